"""One report as the grammar finds it: source, cue and the ranges of what is said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.extraction.speech.cues import Takes
    from workbench.extraction.speech.phrases import Source


@dataclass(slots=True)
class Frame:
    """One source with its cue in a unit. Ranges count items; ``content`` may be empty where only a quotation follows.

    ``source`` is nothing where the speaker has to be carried over from before ("..., adding that").
    """

    source: Source | None
    cue_first: int
    cue_last: int
    verb: int
    content: list[tuple[int, int]]
    takes: Takes
    lemma: str
    is_direct: bool = False
    """The cue stands right beside a quoted run."""
    is_negated: bool = False
    is_question: bool = False
    """What is said or left unsaid is a question: did not say when."""
    is_nested: bool = False
    """Part of what another source says, and no report of its own: Hill said she believed that."""
    is_unnamed: bool = False
    """Nobody is named who says it: the source is who was told, or "it"."""
    is_open: bool = False
    """The unit ends with a colon or the like: what is said stands in the next paragraph."""
