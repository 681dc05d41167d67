"""One sum in two currencies, as a text itself gives it: 2.1 billion euros, or around 2.4 billion dollars."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from workbench.comparison.figures import is_measure, is_share, tells_alone, written
from workbench.comparison.parts import is_plain
from workbench.comparison.sums import readings_of
from workbench.comparison.units import is_money
from workbench.domain.findings import Difference, Finding, FindingType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from workbench.comparison.corpus import Corpus, Item
    from workbench.comparison.figure_keys import FigureKey
    from workbench.domain.findings import ComparedDocument

ABOUT = r"(?:(?:about|around|roughly|some|nearly|almost|approximately|just (?:over|under)|worth|equal to)\s)"
CURRENCY = r"(?:\s[a-z]{2,20})?"
"""What follows the number of a currency without a code."""
IN_BRACKETS = re.compile(rf"{CURRENCY}\s{{0,2}}[(\[]\s?(?:or\s)?{ABOUT}?")
IN_OTHER_WORDS = re.compile(rf"{CURRENCY}(?:\s?,\sor\s{ABOUT}?|\sor\s{ABOUT})")
CLOSED = re.compile(rf"{CURRENCY}(?:\sat the (?:time|official rate))?\s?[)\]]")
FARTHEST = 32
"""Characters between the two sums."""
MOST_HOLDERS = 12
"""Passages that give one sum; of more it tells nothing."""
CONFIDENCE = 850


class Conversion(NamedTuple):
    """Two sums that a passage gives for one, and the reading that is about each."""

    item: Item
    first: FigureKey
    second: FigureKey
    readings: tuple[str, str]


def told_conversions(corpus: Corpus, load: Callable[[str], ComparedDocument]) -> Iterator[Finding]:
    """A finding for each sum given in two currencies, and for each other passage that gives it in one of them."""
    told = list(_conversions(corpus, load))
    given: set[tuple[int, int, str]] = set()
    holders = _holders(corpus, {figure.number for each in told for figure in (each.first, each.second)})
    for each in told:
        one, other = written(each.first), written(each.second)
        words = f"The figures agree: {one} are {other}, as the text gives it."
        yield _finding(each.readings, words, one, other)
        for figure, reading, here, there in (
            (each.first, each.readings[1], one, other),
            (each.second, each.readings[0], other, one),
        ):
            for item in holders.get(figure.number, ()) if tells_alone(figure.value) else ():
                place = (item.document, item.keys.sentence.start, reading)
                if (
                    place not in given
                    and item.document != each.item.document
                    and corpus.share_a_name(item.document, each.item.document)
                ):
                    given.add(place)
                    ids, sides = (item.id_of(figure.number), reading), (here, there)
                    if item.number > each.item.number:
                        ids, sides = ids[::-1], sides[::-1]
                    yield _finding(
                        ids, f"The figures agree: {one} are {other}, as one text gives it.", *sides
                    )


def _conversions(corpus: Corpus, load: Callable[[str], ComparedDocument]) -> Iterator[Conversion]:
    seen: set[tuple[int, int]] = set()
    for item in corpus.distinct:
        figures = sorted(item.figures, key=lambda figure: figure.span.start)
        for first, second in pairwise(figures):
            place = (item.document, first.span.start)
            if place in seen or not _may_be_one(first, second):
                continue
            seen.add(place)
            if _is_told(first, second, load(corpus.documents[item.document].id).text):
                readings = readings_of(item, corpus, (first, second))
                if len(readings) == 2:
                    yield Conversion(item, first, second, (readings[0], readings[1]))


def _may_be_one(first: FigureKey, second: FigureKey) -> bool:
    """Whether two figures side by side may be one sum in two currencies, of which one may be no known one."""
    units = (first.unit, second.unit)
    if None in units or units[0] == units[1] or not any(map(is_money, units)):
        return False
    if any(is_measure(figure.unit) or is_share(figure) or not is_plain(figure) for figure in (first, second)):
        return False
    return 0 <= second.span.start - first.span.end <= FARTHEST


def _is_told(first: FigureKey, second: FigureKey, text: str) -> bool:
    between = text[first.span.end : second.span.start]
    if IN_BRACKETS.fullmatch(between):
        return CLOSED.match(text, second.span.end) is not None
    return IN_OTHER_WORDS.fullmatch(between) is not None


def _holders(corpus: Corpus, numbers: set[str]) -> Mapping[str, list[Item]]:
    found: defaultdict[str, list[Item]] = defaultdict(list)
    for item in corpus.distinct if numbers else ():
        for figure in item.figures:
            if figure.number in numbers:
                found[figure.number].append(item)
    return {number: items for number, items in found.items() if len(items) <= MOST_HOLDERS}


def _finding(ids: tuple[str, ...], words: str, one: str, other: str) -> Finding:
    return Finding(
        FindingType.CONSISTENT_TOTAL, ids, words, (Difference("conversion", one, other),), CONFIDENCE
    )
