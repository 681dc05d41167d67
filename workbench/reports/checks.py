"""What the program found when it held a claim's words against its sources, as a report shows it."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.domain.side_by_side import SIGNS, Tone

OUTCOME_MARKS = {
    "verbatim": "✓",
    "edited": "✓",
    "found": "✓",
    "near": "≈",
    "not found": "?",
    "absent": "–",
}
"""A sign beside the word of an outcome; any other outcome gets a cross."""

OUTCOME_MEANINGS = {
    "verbatim": "the same words",
    "edited": "the same words, but for edits that convention allows",
    "altered": "words were changed",
    "omitted": "words were left out without a mark",
    "spliced": "words of two places, or in another order",
    "said by someone else": "the source gives the words to another speaker",
    "not found": "the source does not have these words",
}

ALIGNED_NOTE = (
    "[-…-] are words that only the source has, {+…+} words that only the quotation has, ⟨…⟩ edits that convention "
    "allows, the source’s words before the quotation’s."
)
"""How to read aligned words; both readable formats say it once a claim."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """A piece of a quotation laid beside its source."""

    words: str
    tone: str = "same"
    """``same``, ``legal`` (an edit convention allows), ``source`` or ``quoted`` (only one of the two has it)."""
    edit: str | None = None
    """Of what kind the difference is: ``case``, ``ellipsis``, ``changed`` and so on."""

    @property
    def signed(self) -> str:
        """The words with the signs of their tone."""
        before, after = SIGNS[Tone(self.tone)]
        return f"{before}{self.words}{after}"


@dataclass(frozen=True, slots=True)
class ReportQuoteCheck:
    """A quotation of the claim against one source."""

    quotation: str
    outcome: str
    """``verbatim``, ``edited``, ``altered``, ``omitted``, ``spliced``, ``said by someone else`` or ``not found``."""
    citation: str
    """The source in short."""
    whose: str | None = None
    """Whose words they are in the source."""
    parts: tuple[tuple[Aligned, ...], ...] = ()
    """Each quoted run beside the source's words; empty where the source has none of it."""
    remarks: tuple[str, ...] = ()
    start: int | None = None
    """Where the words stand in the source's readable text, in code points."""
    end: int | None = None
    snapshot_id: str = ""

    @property
    def is_edited(self) -> bool:
        """Whether anything differs, so that the aligned words say more than the passage does."""
        return any(piece.tone != "same" for part in self.parts for piece in part)


@dataclass(frozen=True, slots=True)
class ReportFigureCheck:
    """A figure or date of the claim against one source."""

    words: str
    outcome: str
    """``found``, ``near``, ``contradicted`` or ``absent``."""
    citation: str
    """The source in short."""
    found: str | None = None
    """As the source has it."""
    excerpt: str | None = None
    """The sentence it stands in."""
    explanation: str = ""


def outcome_mark(outcome: str) -> str:
    """A sign beside the word of an outcome."""
    return OUTCOME_MARKS.get(outcome, "✗")


def outcome_tone(outcome: str) -> str:
    """The colour class of an outcome: ``good``, ``near``, ``open`` or ``bad``."""
    return {"✓": "good", "≈": "near", "?": "open", "–": "open"}.get(outcome_mark(outcome), "bad")
