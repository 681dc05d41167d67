"""Reporting frames: source, cue and what is said, in indirect speech and around quotations."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from workbench.extraction.active import active
from workbench.extraction.borders import DASHES, ENDS, MARKS, end_of_body
from workbench.extraction.cues import (
    CUES,
    FIXED,
    FIXED_OPENERS,
    LONGEST_FIXED,
    Cue,
    Takes,
)
from workbench.extraction.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    MODALS,
    MONTHS_AND_DAYS,
)
from workbench.extraction.said import Frame
from workbench.extraction.sources import (
    is_plausible,
    source_after,
)
from workbench.extraction.tokens import QUOTED
from workbench.extraction.turned import NOUNS, NOUNS_OF_INTENT, nominal

if TYPE_CHECKING:
    from workbench.extraction.reading import Unit
    from workbench.extraction.tokens import Token

SECOND_CLAUSES = frozenset({"and", "but", "while", "although", "though", "whereas"})
NOMINAL = NOUNS | NOUNS_OF_INTENT
OPENERS = NOMINAL | FIXED_OPENERS | CUES.keys() | {"according"}
"""Words at which a frame may be found."""
LONGEST_SMALL_WORD = 4
SHORTEST_TITLE, LONGEST_TITLE = 4, 24
MOST_FRAMES = 30
"""Frames read in one unit: a bound for text that says nothing but "said"."""


def frames(unit: Unit) -> list[Frame]:
    """The reporting frames of a unit, in order of their cues."""
    found: list[Frame] = []
    items = unit.items
    i = 0
    while i < len(items) and len(found) < MOST_FRAMES:
        frame = _frame_at(unit, i, found)
        if frame:
            if found:
                _begin_behind(found[-1], frame)
            found.append(frame)
            i = max(i, frame.verb)
        i += 1
    _cut_at_later_frames(found, items)
    return found


def _begin_behind(earlier: Frame, frame: Frame) -> None:
    """A, X said, and B, Y said: what stands before the second cue begins behind the first."""
    spoken_before = earlier.content and earlier.content[-1][1] <= earlier.cue_first
    if spoken_before and frame.content and frame.content[0][0] <= earlier.verb < frame.content[0][1]:
        frame.content[0] = (earlier.verb + 1, frame.content[0][1])
        if frame.content[0][0] >= frame.content[0][1]:
            frame.content.pop(0)


def _frame_at(unit: Unit, i: int, earlier: list[Frame]) -> Frame | None:
    items, low = unit.items, unit.items[i].low
    if low not in OPENERS:
        return None
    if low == "according" and i + 1 < len(items) and items[i + 1].low == "to":
        return _according(unit, i)
    if low in FIXED_OPENERS and (fixed := _fixed(items, i)):
        length, phrase = fixed
        return active(unit, i, i + length, phrase, earlier, is_fixed=True)
    if low in NOMINAL and (named := nominal(unit, i)):
        return named
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
    lows = [item.low for item in items[i : i + LONGEST_FIXED + 1]]
    for length in range(min(LONGEST_FIXED, len(lows)), 1, -1):
        phrase = tuple(lows[:length])
        if phrase in FIXED:
            return length, FIXED[phrase]
    for length in range(min(LONGEST_FIXED, len(lows) - 1), 1, -1):
        for gap in range(1, length):
            low = lows[gap]
            phrase = (*lows[:gap], *lows[gap + 1 : length + 1])
            if phrase in FIXED and (low in MONTHS_AND_DAYS | ADVERBS | {"very"} or low.endswith("ly")):
                return length + 1, FIXED[phrase]
    return None


def _according(unit: Unit, i: int) -> Frame | None:
    """According to X, clause; clause, according to X."""
    items = unit.items
    source = source_after(items, i + 2)
    if source is None or not is_plausible(items, source, weak=False):
        return None
    last = _past_apposition(items, source.last)
    frame = Frame(
        source._replace(outer_last=last), i, i + 2, last - 1, [], Takes.CLAUSE | Takes.POST, "according to"
    )
    end = end_of_body(items)
    opens = i == 0 or items[i - 1].low in CONJUNCTIONS or (i > 1 and items[i - 2].low in {"and", "but"})
    if opens or i < 2:
        begin = last
        while begin < end and items[begin].low not in {",", ":", ";", QUOTED} and begin - last < 12:
            begin += 1
        while begin < end and items[begin].low in MARKS:
            begin += 1
        if begin < end:
            frame.content.append((begin, end))
            frame.is_direct = items[begin].low == QUOTED
        frame.is_open = items[-1].low in {":", ";", ","}
        return frame if frame.content or frame.is_open else None
    start, stop = 0, i
    while stop > 0 and items[stop - 1].low in MARKS:
        stop -= 1
    if stop == 0:
        return None
    frame.content.append((start, stop))
    frame.is_direct = items[stop - 1].low == QUOTED
    return frame


def _past_apposition(items: list[Token], last: int) -> int:
    """One past "the former adviser, Ann Hill" or "Ann Hill, a former adviser"."""
    if last >= len(items) or items[last].low != ",":
        return last
    close = last + 1
    while close < len(items) and close - last < 16 and items[close].low not in MARKS | ENDS | {QUOTED}:
        close += 1
    if close >= len(items) or items[close].low != "," or close == last + 1:
        return last
    inner = items[last + 1 : close]
    named = len(inner) <= 5 and all(word.is_capitalised for word in inner)
    described = inner[0].low in {"a", "an", "the", "who", "which"} and not any(
        word.low in MODALS for word in inner
    )
    verbs = any(word.low in AUXILIARIES for word in inner) and inner[0].low not in {"who", "which"}
    return close if (named or described) and not verbs else last


def _cut_at_later_frames(found: list[Frame], items: list[Token]) -> None:
    """End what one source says where the next source of the same rank begins, but keep nested reports."""
    for frame, later in pairwise(found):
        if not frame.content or later.source is None:
            continue
        first, last = frame.content[-1]
        begin = min(later.source.outer_first, later.cue_first)
        if not first < begin < last or first >= later.cue_last:
            continue
        before = items[begin - 1].low
        spoken_before = later.content and later.content[0][0] <= frame.cue_first < later.content[0][1]
        if before == QUOTED or before in {";", "—"}:
            frame.content[-1] = (first, begin)
        elif (spoken_before and before == "," and begin - 1 > first) or (
            before in {"and", "but", "while", "although", "though", "whereas"}
            and begin - 2 >= first
            and items[begin - 2].low in DASHES | {",", QUOTED}
        ):
            frame.content[-1] = (first, begin - 1 - (items[begin - 2].low == ","))
        elif later.cue_first == later.verb and before in {"and", "but"} and later.source == frame.source:
            frame.content[-1] = (first, begin)
        if frame.content[-1][0] >= frame.content[-1][1]:
            frame.content.pop()
    for frame, later in pairwise(found):
        # X called it wrong and said that ...: the shared source ends the first report at the second verb.
        if frame.content and later.source == frame.source and frame.source is not None:
            first, last = frame.content[-1]
            if first < later.cue_first < last:
                end = later.cue_first
                while end > first and items[end - 1].low in {"and", "but", ",", "then"}:
                    end -= 1
                frame.content[-1] = (first, end)
                if end <= first:
                    frame.content.pop()
