"""How kinds, states, ratings and stances look: always a word, with a mark and a colour as helps to the eye."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from workbench.domain.assertions import AssertionKind
from workbench.domain.checks import MISATTRIBUTED, Fidelity, FigureOutcome
from workbench.domain.claims import State
from workbench.domain.evidence import Stance
from workbench.domain.ratings import Rating


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
