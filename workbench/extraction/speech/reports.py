"""Reporting frames: source, cue and what is said, in indirect speech and around quotations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.extraction.speech.according import SAYS_WHOSE, according
from workbench.extraction.speech.active import active
from workbench.extraction.speech.borders import ENDS
from workbench.extraction.speech.cues import (
    CUES,
    FIXED,
    FIXED_OPENERS,
    LONGEST_FIXED,
    Cue,
)
from workbench.extraction.speech.neighbours import begin_behind, cut_at_later, mark_nested
from workbench.extraction.speech.turned import NOUNS, NOUNS_OF_INTENT, nominal
from workbench.extraction.speech.unnamed import EMERGED, unnamed
from workbench.extraction.speech.verb_groups import PERIODS
from workbench.extraction.text.lexicon import (
    ADVERBS,
    MONTHS_AND_DAYS,
)

if TYPE_CHECKING:
    from workbench.extraction.reading import Unit
    from workbench.extraction.speech.frames import Frame
    from workbench.extraction.text.tokens import Token

NOMINAL = NOUNS | NOUNS_OF_INTENT
OPENERS = NOMINAL | FIXED_OPENERS | CUES.keys() | SAYS_WHOSE | EMERGED
"""Words at which a frame may be found."""
WITHIN = MONTHS_AND_DAYS | ADVERBS | {"very"}
LONGEST_GAP = 2
LONGEST_SMALL_WORD = 4
SHORTEST_TITLE, LONGEST_TITLE = 4, 24
MOST_FRAMES = 30
"""Frames read in one unit: a bound for text that says nothing but "said"."""


def frames(unit: Unit) -> list[Frame]:
    """The reporting frames of a unit, in order of their cues."""
    found: list[Frame] = []
    items = unit.items
    past = -1
    for i in [k for k, item in enumerate(items) if item.low in OPENERS]:
        if i <= past or len(found) == MOST_FRAMES:
            continue
        if frame := _frame_at(unit, i, found):
            if found:
                begin_behind(found[-1], frame, items)
            found.append(frame)
            past = frame.verb
    cut_at_later(found, items)
    mark_nested(found, items)
    return found


def _frame_at(unit: Unit, i: int, earlier: list[Frame]) -> Frame | None:
    items, low = unit.items, unit.items[i].low
    if low in SAYS_WHOSE and (whose := according(unit, i)):
        return whose
    if low in FIXED_OPENERS and (fixed := _fixed(items, i)):
        length, phrase = fixed
        return active(unit, i, i + length, phrase, earlier, is_fixed=True)
    if low in NOMINAL and (named := nominal(unit, i)):
        return named
    if nobodys := unnamed(unit, i):
        return nobodys
    cue = CUES.get(low)
    if cue is None or (
        items[i].is_capitalised and i > 0 and items[i - 1].low not in ENDS and not _is_title(items)
    ):
        return None
    return active(unit, i, i + 1, cue, earlier)


def _is_title(items: list[Token]) -> bool:
    """Whether the words are capitalised as in a headline."""
    long = [
        item for item in items[: LONGEST_TITLE + 1] if item.is_word and len(item.low) > LONGEST_SMALL_WORD
    ]
    return SHORTEST_TITLE < len(items) <= LONGEST_TITLE and all(item.is_capitalised for item in long)


def _fixed(items: list[Token], i: int) -> tuple[int, Cue] | None:
    """A phrase that reports, with its length; an adverb or a day may stand within: called on Friday for."""
    lows = [item.low for item in items[i : i + LONGEST_FIXED + LONGEST_GAP]]
    for gap in range(1, LONGEST_GAP + 1):
        for at in range(1, LONGEST_FIXED):
            if not _may_stand_within(lows[at : at + gap], gap):
                continue
            for length in range(min(LONGEST_FIXED, len(lows) - gap), at, -1):
                phrase = (*lows[:at], *lows[at + gap : length + gap])
                if phrase in FIXED:
                    return length + gap, FIXED[phrase]
    for length in range(min(LONGEST_FIXED, len(lows)), 1, -1):
        phrase = tuple(lows[:length])
        if phrase in FIXED:
            return length, FIXED[phrase]
    return None


def _may_stand_within(lows: list[str], length: int) -> bool:
    """Whether words are an adverb or a time: often, last week, on Friday."""
    if len(lows) < length:
        return False
    if length == 1:
        return lows[0] in WITHIN or lows[0].endswith("ly")
    return lows[0] in {"on", "last", "this"} and (lows[1] in MONTHS_AND_DAYS or lows[1] in PERIODS)
