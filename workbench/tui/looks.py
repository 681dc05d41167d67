"""How kinds, states, ratings and stances look: always a word, with a mark and a colour as helps to the eye."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from workbench.domain.assertions import AssertionKind
from workbench.domain.checks import MISATTRIBUTED, Fidelity, FigureOutcome
from workbench.domain.claims import State
from workbench.domain.decisions import TYPE_ORDER, TYPE_WORDS, FindingStatus
from workbench.domain.evidence import Stance
from workbench.domain.findings import FindingType
from workbench.domain.ratings import Rating

if TYPE_CHECKING:
    from collections.abc import Iterable


class Look(NamedTuple):
    """A mark, a word and the tone they are drawn in."""

    mark: str
    word: str
    tone: str
    """One of ``TONES``."""

    @property
    def label(self) -> str:
        """Mark and word."""
        return f"{self.mark} {self.word}"


TONES = {
    "plain": "$foreground",
    "quiet": "$quiet",
    "good": "$text-success",
    "bad": "$text-error",
    "warn": "$text-warning",
    "busy": "$text-accent",
}
"""Theme variables of the tones."""

QUIET = TONES["quiet"]

KIND_WORDS = {
    AssertionKind.QUOTATION: "quote",
    AssertionKind.REPORTED: "said",
    AssertionKind.QUANTITY: "figure",
    AssertionKind.COUNT: "count",
    AssertionKind.EVENT: "event",
    AssertionKind.OTHER: "other",
}

STATES = {
    State.OPEN: Look("○", "open", "plain"),
    State.IN_REVIEW: Look("◐", "in review", "busy"),
    State.NEEDS_SECOND: Look("◑", "needs second", "warn"),
    State.DISPUTED: Look("≠", "disputed", "bad"),
    State.STALE: Look("↻", "stale", "warn"),
    State.CONCLUDED: Look("●", "concluded", "good"),
    State.DISMISSED: Look("–", "dismissed", "quiet"),
}

RATINGS = {
    Rating.TRUE: Look("✓", "true", "good"),
    Rating.MOSTLY_TRUE: Look("✓", "mostly true", "good"),
    Rating.MIXED: Look("±", "mixed", "warn"),
    Rating.MISLEADING: Look("!", "misleading", "warn"),
    Rating.MOSTLY_FALSE: Look("✗", "mostly false", "bad"),
    Rating.FALSE: Look("✗", "false", "bad"),
    Rating.UNPROVEN: Look("?", "unproven", "quiet"),
}

STANCES = {
    Stance.SUPPORTS: Look("+", "supports", "good"),
    Stance.REFUTES: Look("−", "refutes", "bad"),
    Stance.CONTEXT: Look("·", "context", "quiet"),
}

FINDINGS = {
    FindingType.CONFLICT: Look("≠", "conflict", "bad"),
    FindingType.QUOTATION_VARIANT: Look("≈", "quotation variant", "warn"),
    FindingType.SAME: Look("=", "same claim", "busy"),
    FindingType.CONSISTENT_TOTAL: Look("Σ", "consistent total", "good"),
    FindingType.SPELLING_VARIANT: Look("~", "spelling variant", "quiet"),
    FindingType.NEAR_COPY: Look("‖", "copy", "quiet"),
}

FINDING_STATUSES = {
    FindingStatus.OPEN: Look("○", "open", "plain"),
    FindingStatus.ACCEPTED: Look("●", "accepted", "good"),
    FindingStatus.DISMISSED: Look("–", "dismissed", "quiet"),
}

BADGES = (
    FindingType.CONFLICT,
    FindingType.QUOTATION_VARIANT,
    FindingType.SAME,
    FindingType.CONSISTENT_TOTAL,
)
"""The kinds of open finding that a claim's row is marked with, in this order."""


def badge(kinds: Iterable[FindingType]) -> str:
    """The marks of a claim's open findings: ``≠≈``."""
    present = set(kinds)
    return "".join(FINDINGS[kind].mark for kind in BADGES if kind in present)


def badge_legend() -> list[tuple[str, str]]:
    """Every mark of a claim's row with its meaning."""
    return [(FINDINGS[kind].mark, TYPE_WORDS[kind][0]) for kind in BADGES]


def finding_legend() -> list[tuple[str, str]]:
    """Every mark of a finding with its meaning."""
    return [(FINDINGS[kind].mark, TYPE_WORDS[kind][0]) for kind in TYPE_ORDER]


CHECKS = {
    str(Fidelity.VERBATIM): Look("✓", "verbatim", "good"),
    str(Fidelity.EDITED): Look("✓", "edited", "good"),
    str(Fidelity.ALTERED): Look("✗", "altered", "bad"),
    str(Fidelity.OMITTED): Look("✗", "omitted", "bad"),
    str(Fidelity.SPLICED): Look("✗", "spliced", "bad"),
    str(Fidelity.NOT_FOUND): Look("?", "not found", "warn"),
    MISATTRIBUTED: Look("✗", "someone else", "bad"),
    str(FigureOutcome.FOUND): Look("✓", "found", "good"),
    str(FigureOutcome.NEAR): Look("≈", "near", "warn"),
    str(FigureOutcome.CONTRADICTED): Look("✗", "contradicted", "bad"),
    str(FigureOutcome.ABSENT): Look("·", "absent", "quiet"),
}
"""How what a source says of a quotation or a figure looks."""


def outcome(state: State, rating: Rating | None) -> Look:
    """Of a concluded claim its rating, of any other its state: nothing is lost, for only concluded ones have one."""
    return RATINGS[rating] if rating is not None else STATES[state]


def moment(milliseconds: int) -> str:
    """A recorded time for reading: local date and minute."""
    return datetime.fromtimestamp(milliseconds / 1000).astimezone().strftime("%Y-%m-%d %H:%M")


def counted(number: int, noun: str) -> str:
    """``1 claim``, ``1,200 claims``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
