"""Claims: the propositions under review, with all that hangs on them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from workbench.domain.ids import tagged_id
from workbench.domain.workspaces import SourcingRule

if TYPE_CHECKING:
    from workbench.domain.assertions import Assertion, AssertionKind
    from workbench.domain.evidence import Evidence
    from workbench.domain.ratings import Confidence, Rating
    from workbench.domain.spans import Span


class State(StrEnum):
    """Where a claim stands in its review; the first that holds, in this order (see ``policies.state_of``)."""

    DISMISSED = "dismissed"
    STALE = "stale"
    DISPUTED = "disputed"
    CONCLUDED = "concluded"
    NEEDS_SECOND = "needs_second"
    IN_REVIEW = "in_review"
    OPEN = "open"


OPEN_STATES = (State.OPEN, State.IN_REVIEW, State.NEEDS_SECOND, State.DISPUTED, State.STALE)
"""States that still want something from a reviewer."""

DISMISS_REASONS = ("not a factual claim", "duplicate", "out of scope", "misread by the program")
"""What the screens offer; any other words do as well."""

NO_LONGER_FOUND = "no longer found"


class ClaimSort(StrEnum):
    """The orders a list of claims can take."""

    DOCUMENT = "document"
    """By document, then by place in it."""
    WORTHINESS = "worthiness"
    """The most check-worthy first."""


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Which claims a list shows; what is ``None`` does not restrict. ``text`` is a full-text search."""

    state: State | None = None
    unfinished: bool = False
    """Only claims that still want something: neither concluded nor dismissed."""
    kind: AssertionKind | None = None
    speaker: str | None = None
    """Only what this speaker said, under whichever spelling of the name."""
    entity: str | None = None
    """Only claims in which this name stands, in any of its spellings."""
    document_id: str | None = None
    reviewer: str | None = None
    """Assigned to, taken by or judged by this reviewer id."""
    tag: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class ClaimSummary:
    """One row of the list of claims."""

    n: int
    """Local row number; never leaves this database."""
    id: str
    wording: str
    kind: AssertionKind | None
    speaker: str | None
    document_id: str | None
    document_title: str | None
    state: State
    rating: Rating | None
    reviewer: str | None
    """Display name of who took it, or has it assigned, or judged it last."""
    check_worthiness: int
    """Integer thousandths."""
    version: int


@dataclass(frozen=True, slots=True)
class StoredAssertion:
    """An assertion as it counts now: the program's reading with a reviewer's corrections on top."""

    id: str
    document_id: str
    document_title: str
    reading: Assertion
    """What counts now."""
    corrected: dict[str, object]
    """What the program had read, for each field a person set."""
    rejected: bool
    rejected_reason: str | None
    by_person: bool
    """Whether a reviewer marked the passage by hand."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """One reviewer's dated conclusion, with what it weighed. Superseded, never edited."""

    id: str
    claim_id: str
    reviewer_id: str
    reviewer: str
    rating: Rating
    scale: str
    rationale: str
    confidence: Confidence | None
    claim_version: int
    wording: str
    """The wording weighed."""
    members: frozenset[str]
    evidence: frozenset[str]
    recorded_at: int
    """Milliseconds since 1970."""
    order: tuple[int, str]
    withdrawn: bool = False
    is_current: bool = False
    stale: tuple[str, ...] = ()
    """Why a current verdict no longer fits the claim; empty when it does."""


@dataclass(frozen=True, slots=True)
class Comment:
    """A reviewer's remark on a claim."""

    id: str
    claim_id: str
    reviewer: str
    text: str
    written_at: int
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim with all that hangs on it, read through to the claims it absorbed."""

    id: str
    wording: str
    state: State
    rating: Rating | None
    version: int
    taken_by: str | None
    """Display name."""
    assignee: str | None
    """Display name."""
    dismissed: str | None
    """The reason it was dismissed for."""
    joined_into: str | None
    split_from: str | None
    withdrawn: bool
    check_worthiness: int
    tags: tuple[str, ...] = ()
    members: tuple[StoredAssertion, ...] = ()
    absorbed: tuple[str, ...] = ()
    """Ids of claims joined into this one, directly or through others."""
    evidence: tuple[Evidence, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    """Newest first, superseded and withdrawn ones too."""
    comments: tuple[Comment, ...] = ()
    required_reviews: int = 1
    sourcing_rule: SourcingRule = SourcingRule.NONE
    """What the workspace asks for before a claim is rated; advice."""
    opened_at: int = 0
    voices: int = 0
    """How many independent documents make it: copies of one text count once."""

    @property
    def documents(self) -> tuple[str, ...]:
        """Ids of the documents that make it, each once."""
        return tuple(dict.fromkeys(m.document_id for m in self.members if not m.rejected))

    @property
    def voices_said(self) -> str:
        """How many documents make it and how many voices those are, where that is not the same; else empty."""
        documents = len(self.documents)
        if documents < 2 or self.voices in {0, documents}:
            return ""
        voices = "one voice" if self.voices == 1 else f"{self.voices} voices"
        return f"{documents} documents, {voices}"

    @property
    def current_verdicts(self) -> tuple[Verdict, ...]:
        """Each reviewer's latest verdict that was not withdrawn."""
        return tuple(v for v in self.verdicts if v.is_current)


@dataclass(frozen=True, slots=True)
class ClaimCounts:
    """How many claims a filter lets through, by state and rating."""

    total: int
    by_state: dict[State, int] = field(default_factory=dict)
    by_rating: dict[Rating, int] = field(default_factory=dict)

    @property
    def left(self) -> int:
        """Claims that still want something from a reviewer."""
        return sum(self.by_state.get(state, 0) for state in OPEN_STATES)


def assertion_id(document_id: str, kind: str, parts: tuple[Span, ...], figure: Span | None) -> str:
    """The id of an assertion: where it stands and of which kind it is, not how it was read further."""
    return tagged_id(
        "assertion", document_id, str(kind), [list(p) for p in parts], list(figure) if figure else None
    )


def ingested_claim_id(assertion: str) -> str:
    """The id of the claim that ingest opens for an assertion."""
    return tagged_id("claim", assertion)
