"""Phrases that say whose the sentence is: according to X, in the view of X, by the reckoning of X, in X's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.extraction.speech.borders import ENDS, MARKS, end_of_body, is_whole
from workbench.extraction.speech.cues import Takes
from workbench.extraction.speech.frames import Frame
from workbench.extraction.speech.phrases import Source, is_plausible, source_after
from workbench.extraction.text.lexicon import AUXILIARIES, CONJUNCTIONS, DETERMINERS, MODALS, POSSESSIVES
from workbench.extraction.text.tokens import QUOTED
from workbench.extraction.text.words import word_set

if TYPE_CHECKING:
    from workbench.extraction.reading import Unit
    from workbench.extraction.text.tokens import Token

SAYS_WHOSE = frozenset({"according", "as", "in", "by"})
VIEWS = {
    "in": frozenset(
        {"view", "opinion", "words", "telling", "account", "estimation", "judgment", "judgement", "version"}
    ),
    "by": frozenset(
        {"count", "account", "reckoning", "estimate", "estimates", "calculation", "calculations", "tally"}
    ),
}
OBJECTS = frozenset({"him", "her", "them"})
YARDSTICKS = word_set(
    "need needs taste tastes size type plan plans schedule rule rules law laws principle principles formula age "
    "ability income custom tradition season weather degree number kind merit order level rank protocol script "
    "procedure procedures"
)
"""What something happens according to without being said."""
FARTHEST_VIEW = 5
FARTHEST_COMMA = 12


def according(unit: Unit, i: int) -> Frame | None:
    """A frame around a phrase that says whose the sentence is."""
    items = unit.items
    whose = _whose(items, i)
    if whose is None or not _may_tell(items, i, whose[0]):
        return None
    source, behind = whose
    opens = (
        (i < 2 and items[0].low != QUOTED)
        or items[i - 1].low in CONJUNCTIONS
        or items[i - 2].low in {"and", "but"}
    )
    last = _past_apposition(items, behind, may_end=not opens)
    outer_last = last if source.last == behind else source.last
    frame = Frame(
        source._replace(outer_last=outer_last),
        i,
        i + 2,
        last - 1,
        [],
        Takes.CLAUSE | Takes.POST,
        "according to",
    )
    if opens:
        return _opening(items, frame, last)
    stop = i
    while stop > 0 and items[stop - 1].low in MARKS:
        stop -= 1
    if stop == 0:
        return None
    frame.content.append((0, stop))
    frame.is_direct = items[stop - 1].low == QUOTED
    return frame


def _whose(items: list[Token], i: int) -> tuple[Source, int] | None:
    """The source that the phrase at item ``i`` names, and one past the phrase."""
    if items[i].low == "according":
        if i + 3 < len(items) and items[i + 2].low in OBJECTS and not items[i + 3].is_word:
            return Source(i + 2, i + 3, i + 2, i + 3), i + 3
        source = source_after(items, i + 2) if i + 1 < len(items) and items[i + 1].low == "to" else None
        return (source, source.last) if source else None
    if items[i].low == "as":
        source = source_after(items, i + 2) if i + 1 < len(items) and items[i + 1].low == "per" else None
        return (source, source.last) if source else None
    views = VIEWS[items[i].low]
    if (
        i > 1
        and items[i - 1].low not in MARKS
        and items[i - 1].low not in CONJUNCTIONS
        and items[i - 1].low != QUOTED
    ):
        return None
    for k in range(i + 1, min(len(items) - 1, i + FARTHEST_VIEW)):
        if items[k].low not in views:
            continue
        if items[k + 1].low == "of":
            source = source_after(items, k + 2) if k == i + 2 and items[k - 1].low in DETERMINERS else None
            return (source, source.last) if source else None
        owner = k - 1 - (items[k - 1].low in {"'s", "’", "'"})
        is_owned = owner < k - 1 or items[owner].low in POSSESSIVES
        return (Source(i + 1, owner + 1, i + 1, k), k + 1) if is_owned and owner > i else None
    return None


def _may_tell(items: list[Token], i: int, source: Source) -> bool:
    """Whether the phrase names who says it; behind "according to" stands hardly anything else."""
    if _is_possessive(items, source) or is_plausible(items, source, weak=False):
        return True
    last = items[source.last - 1].low
    return items[i].low == "according" and items[source.first].low in DETERMINERS and last not in YARDSTICKS


def _is_possessive(items: list[Token], source: Source) -> bool:
    """Whether one word names the source: his, her, them."""
    return source.last - source.first == 1 and (
        (items[source.first].low in POSSESSIVES or items[source.first].low in OBJECTS)
        and items[source.first].low
        not in {
            "my",
            "your",
            "our",
        }
    )


def _opening(items: list[Token], frame: Frame, last: int) -> Frame | None:
    """The frame of a phrase that opens the sentence: what follows is said."""
    end = end_of_body(items)
    begin = last
    while begin < end and items[begin].low not in {",", ":", ";", QUOTED} and begin - last < FARTHEST_COMMA:
        begin += 1
    if begin - last == FARTHEST_COMMA or begin == end:
        begin = last
    while begin < end and items[begin].low in MARKS:
        begin += 1
    mark = next((k for k in range(begin, end - 1) if items[k].low in {";", ":"}), None)
    if mark is not None and items[mark + 1].low == QUOTED and not is_whole(items, begin, mark):
        begin = mark + 1  # According to Hill, more tolls: “...”; a bare phrase only leads into her words.
    frame.is_open = items[-1].low in {":", ";", ","}
    # According to Hill, more tolls; | and her words stand in the next paragraph.
    leads = frame.is_open and not is_whole(items, begin, end) and items[begin].low != QUOTED
    if begin < end and not leads:
        frame.content.append((begin, end))
        frame.is_direct = items[begin].low == QUOTED
    return frame if frame.content or frame.is_open else None


def _past_apposition(items: list[Token], last: int, *, may_end: bool) -> int:
    """One past "the former adviser, Ann Hill" or "Ann Hill, a former adviser"."""
    if last >= len(items) or items[last].low != ",":
        return last
    close = last + 1
    while (
        close < len(items)
        and close - last < 16
        and items[close].low not in MARKS
        and items[close].low not in ENDS
        and items[close].low != QUOTED
    ):
        close += 1
    ends = close >= len(items) or items[close].low in ENDS
    if close == last + 1 or not (may_end if ends else items[close].low == ","):
        return last
    inner = items[last + 1 : close]
    named = len(inner) <= 5 and all(word.is_capitalised for word in inner)
    described = inner[0].low in {"a", "an", "the", "who", "which"} and not any(
        word.low in MODALS for word in inner
    )
    verbs = any(word.low in AUXILIARIES for word in inner) and inner[0].low not in {"who", "which"}
    return close if (named or described) and not verbs else last
