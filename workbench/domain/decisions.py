"""Findings as a workspace holds them: computed by the program, judged by reviewers.

What the program computes is a cache and may be made anew at will. What a reviewer decided is an event, and stays when
the finding is no longer computed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from workbench.domain.findings import FindingType
from workbench.domain.ids import tagged_id
from workbench.domain.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.domain.claims import StoredAssertion
    from workbench.domain.findings import Difference, Finding


UNMARKED = frozenset({"indirect", "reworded"})
"""Differences of a quotation and a report of it, or of quotations in other words: all differs, so nothing is marked."""


class FindingStatus(StrEnum):
    """What reviewers made of a finding."""

    OPEN = "open"
    """Nobody has judged it."""
    ACCEPTED = "accepted"
    """It is so: a real difference, a real agreement; of claims that are the same, they were joined."""
    DISMISSED = "dismissed"
    """It is not so, or does not matter, for a reason."""


FINDING_DISMISS_REASONS = (
    "about different things",
    "both can be right",
    "misread by the program",
    "does not matter here",
)
"""What the screens offer; any other words do as well."""

TYPE_ORDER = (
    FindingType.CONFLICT,
    FindingType.QUOTATION_VARIANT,
    FindingType.SAME,
    FindingType.CONSISTENT_TOTAL,
    FindingType.SPELLING_VARIANT,
    FindingType.NEAR_COPY,
)
"""The order in which kinds of finding are shown: what has to be chased first."""

TYPE_WORDS = {
    FindingType.CONFLICT: ("conflict", "conflicts"),
    FindingType.QUOTATION_VARIANT: ("quotation variant", "quotation variants"),
    FindingType.SAME: ("same claim", "same claims"),
    FindingType.CONSISTENT_TOTAL: ("consistent total", "consistent totals"),
    FindingType.SPELLING_VARIANT: ("spelling variant", "spelling variants"),
    FindingType.NEAR_COPY: ("copy", "copies"),
}
"""One and many of each kind, as people read them."""


def finding_id(finding: Finding) -> str:
    """The id of a finding: the same assertions in the same relation have the same id everywhere.

    Of a name, its spellings count as well: two names may stand in one assertion.
    """
    spelt = [spellings(finding.differences)] if finding.type is FindingType.SPELLING_VARIANT else []
    return tagged_id("finding", str(finding.type), sorted(finding.assertions), *map(sorted, spelt))


def differing(type_: FindingType, differences: Iterable[Difference], number: int) -> list[str]:
    """The words that are marked in the passage with this number: its side of the differences, or every spelling."""
    if type_ is FindingType.SPELLING_VARIANT:
        return sorted(spellings(differences))
    telling = [difference for difference in differences if difference.kind not in UNMARKED]
    return [difference.b if number else difference.a for difference in telling]


def spellings(differences: Iterable[Difference]) -> set[str]:
    """The spellings that a finding on a name tells."""
    return {text for difference in differences for text in (difference.a, difference.b)}


@dataclass(frozen=True, slots=True)
class FindingFilter:
    """Which findings a list shows; what is ``None`` does not restrict."""

    type: FindingType | None = None
    status: FindingStatus | None = None
    document_id: str | None = None
    """Only findings with an assertion in this document."""
    claim_id: str | None = None
    """Only findings with an assertion of this claim, or of one it absorbed."""


@dataclass(frozen=True, slots=True)
class FindingSummary:
    """A finding with what was decided of it."""

    n: int
    """Local row number; never leaves this database."""
    id: str
    type: FindingType
    status: FindingStatus
    explanation: str
    differences: tuple[Difference, ...]
    confidence: int
    """Integer thousandths."""
    assertions: tuple[str, ...]
    documents: tuple[str, ...]
    """Ids of the documents of ``assertions``, each once, in their order."""
    is_computed: bool
    """Whether the program still notices it; one that was decided is kept when it does not."""
    reason: str | None = None
    """Why it was dismissed."""
    reviewer: str | None = None
    """Display name of who decided last; ``None`` where nobody did."""
    decided_at: int | None = None
    """Milliseconds since 1970."""
    places: tuple[Span | None, ...] = ()
    """For each of ``assertions`` the sentence that is shown in its place, if one is."""


@dataclass(frozen=True, slots=True)
class FindingPassage:
    """One passage of a finding: an assertion, or a sentence near it in which a name is spelled so."""

    assertion: StoredAssertion
    claim_id: str | None
    """The listed claim that gathers it, also through a join."""
    wording: str
    """That claim's wording; empty where there is none."""
    span: Span
    words: str
    """What stands there."""

    @property
    def is_asserted(self) -> bool:
        """Whether the passage is the assertion and no sentence near it."""
        return self.span == self.assertion.reading.span

    @property
    def around(self) -> Span:
        """The passage with the rest of its sentence."""
        if not self.is_asserted:
            return self.span
        sentence = self.assertion.reading.sentence
        return Span(min(sentence.start, self.span.start), max(sentence.end, self.span.end))


@dataclass(frozen=True, slots=True)
class FindingDetail:
    """A finding with its passages."""

    summary: FindingSummary
    passages: tuple[FindingPassage, ...]

    @property
    def shown(self) -> tuple[FindingPassage, ...]:
        """The passages that are shown, each once: two spellings of a name may stand in one sentence."""
        by_place: dict[tuple[str, Span], FindingPassage] = {}
        for passage in self.passages:
            by_place.setdefault((passage.assertion.document_id, passage.span), passage)
        return tuple(by_place.values())

    @property
    def claims(self) -> tuple[str, ...]:
        """Ids of the claims it is about, each once."""
        return tuple(dict.fromkeys(p.claim_id for p in self.passages if p.claim_id is not None))


@dataclass(frozen=True, slots=True)
class FindingCounts:
    """How many findings there are, by kind and by what was decided."""

    by: dict[tuple[FindingType, FindingStatus], int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.by.values())

    def of(self, type_: FindingType | None = None, status: FindingStatus | None = None) -> int:
        """How many are of a kind, or a status, or both."""
        return sum(
            number
            for (kind, decided), number in self.by.items()
            if type_ in {None, kind} and status in {None, decided}
        )
