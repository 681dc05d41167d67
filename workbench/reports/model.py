"""What a verification report holds: frozen, sorted and complete, and all that a template may see.

Text is as stored; cleaning and escaping belong to the formats. Times are aware UTC datetimes. Dates people
gave are the ISO 8601 strings they gave, maybe partial. States, kinds, stances and ratings are the words of
``domain``. The records below a report are in ``parts``.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from workbench.reports.across import NOTHING_FOUND

if TYPE_CHECKING:
    from workbench.reports.across import Across
    from workbench.reports.parts import (
        CitedReference,
        DismissedClaim,
        LooseEnd,
        OpenClaim,
        Passage,
        RatingMeaning,
        ReportClaim,
        ReportDocument,
        Trail,
    )

REVIEWED_STATES = ("concluded", "disputed", "stale", "needs_second", "in_review")
"""States of the claims a report sets out in full, the most settled first."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What was asked for; empty means everything."""

    states: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    """Titles of the documents asked for."""
    claims_left_out: int = 0
    """Claims of the workspace that this scope leaves out."""

    @property
    def is_whole(self) -> bool:
        """Whether the whole workspace was asked for."""
        return not (self.states or self.documents)


@dataclass(frozen=True, slots=True)
class Totals:
    """What cannot be counted from the report itself, within its scope."""

    assertions: int
    references: int
    snapshots: int


class Chapter(NamedTuple):
    """A document with the reviewed claims set out under it."""

    document: ReportDocument
    claims: tuple[ReportClaim, ...]
    also: tuple[ReportClaim, ...]
    """Reviewed claims it makes too, set out under an earlier document."""


@dataclass(frozen=True, slots=True)
class ReportModel:
    """A report, whole. Whatever order it is filled in, it comes out sorted.

    ``claims`` are those in a state of ``REVIEWED_STATES``; ``open_claims`` and ``dismissed_claims`` hold the
    rest of the scope, so that every other count follows from what is here.
    """

    workspace: str
    title: str
    trail: Trail
    totals: Totals
    scope: Scope = Scope()
    internal: bool = False
    """Whether comments and history are for the reader; formats leave them out otherwise."""
    required_reviews: int = 1
    scale: str = "standard/1"
    ratings: tuple[RatingMeaning, ...] = ()
    """The rating scale, from true to unproven; the one field whose order is the caller's."""
    documents: tuple[ReportDocument, ...] = ()
    claims: tuple[ReportClaim, ...] = ()
    open_claims: tuple[OpenClaim, ...] = ()
    dismissed_claims: tuple[DismissedClaim, ...] = ()
    bibliography: tuple[CitedReference, ...] = ()
    """The references that evidence comes from, numbered."""
    loose_ends: tuple[LooseEnd, ...] = ()
    """References that could not be reached and enquiries without a reply, used by a claim or not."""
    across: Across = NOTHING_FOUND
    """What was found between the articles."""

    def __post_init__(self) -> None:
        documents = sorted(self.documents, key=lambda d: (d.published or "9999", d.title, d.id))
        rank = {document.id: place for place, document in enumerate(documents)}

        def place(passage: Passage) -> tuple[int, str, int, int, str]:
            return (
                rank.get(passage.document_id, len(rank)),
                passage.document_id,
                passage.start,
                passage.end,
                passage.id,
            )

        def place_of_claim(claim: ReportClaim) -> tuple[tuple[int, str, int, int, str], str]:
            first = place(claim.passages[0]) if claim.passages else (len(rank) + 1, "", 0, 0, "")
            return first, claim.id

        claims = (replace(claim, passages=tuple(sorted(claim.passages, key=place))) for claim in self.claims)
        ordered: dict[str, list[Any]] = {
            "documents": documents,
            "claims": sorted(claims, key=place_of_claim),
            "open_claims": sorted(
                self.open_claims, key=lambda c: (-c.check_worthiness, c.document_title, c.wording, c.id)
            ),
            "dismissed_claims": sorted(
                self.dismissed_claims, key=lambda c: (c.document_title, c.wording, c.id)
            ),
            "bibliography": [
                replace(entry, number=number)
                for number, entry in enumerate(
                    sorted(self.bibliography, key=lambda r: (r.words.casefold(), r.links, r.id)), 1
                )
            ],
            "loose_ends": sorted(self.loose_ends, key=lambda e: (e.problem, e.citation, e.id)),
        }
        for name, items in ordered.items():
            object.__setattr__(self, name, tuple(items))

    def number_of(self, reference_id: str) -> int:
        """The number under which the bibliography has a reference; 0 when it has not."""
        return next((entry.number for entry in self.bibliography if entry.id == reference_id), 0)

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """Every document with its reviewed claims; one that several documents make stands under the first."""
        at_home: dict[str, list[ReportClaim]] = defaultdict(list)
        elsewhere: dict[str, list[ReportClaim]] = defaultdict(list)
        for claim in self.claims:
            makers = dict.fromkeys(passage.document_id for passage in claim.passages)
            for maker in makers:
                (at_home if maker == claim.home else elsewhere)[maker].append(claim)
        return tuple(
            Chapter(document, tuple(at_home[document.id]), tuple(elsewhere[document.id]))
            for document in self.documents
        )

    @property
    def other_claims(self) -> tuple[ReportClaim, ...]:
        """Reviewed claims that no document of this report makes, for instance those a reviewer opened."""
        known = {document.id for document in self.documents}
        return tuple(claim for claim in self.claims if claim.home not in known)

    @property
    def claims_by_state(self) -> dict[str, int]:
        """How many claims are in each state; every state is there, the most settled first."""
        counts = dict.fromkeys(REVIEWED_STATES, 0)
        for claim in self.claims:
            counts[claim.state] += 1
        return counts | {"open": len(self.open_claims), "dismissed": len(self.dismissed_claims)}

    @property
    def claims_by_rating(self) -> dict[str, int]:
        """How many concluded claims have each rating, in the order of the scale."""
        counts = {meaning.rating: 0 for meaning in self.ratings}
        for claim in self.claims:
            if claim.rating is not None:
                counts[claim.rating] = counts.get(claim.rating, 0) + 1
        return counts

    @property
    def claim_count(self) -> int:
        """All claims within the scope: reviewed, open and dismissed."""
        return len(self.claims) + len(self.open_claims) + len(self.dismissed_claims)

    @property
    def evidence_count(self) -> int:
        """Pieces of evidence on reviewed claims that were not withdrawn."""
        return sum(piece.withdrawn is None for claim in self.claims for piece in claim.evidence)

    def for_readers(self) -> ReportModel:
        """The report without comments, history and dismissed findings, unless it is internal."""
        if self.internal:
            return self
        return replace(
            self,
            claims=tuple(replace(claim, comments=(), history=()) for claim in self.claims),
            across=self.across.without_dismissed(),
        )
