"""Times of day that texts on one affair give: one at the minute is one moment; one with its minutes turned, a conflict.

Times are compared on a dial of twelve hours: 23:42 is 11.42 p.m. and also what a story calls 11.42.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import partial
from itertools import combinations, product
from typing import TYPE_CHECKING

from workbench.comparison.agreement import never_meet
from workbench.comparison.judging import Judgement
from workbench.domain.findings import Difference, FindingType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from workbench.comparison.corpus import Corpus, Item

    Told = Mapping[str, list[Item]]

TIME = re.compile(
    r"(?<![\w.,:/$£€₹-])(?P<hour>[01]?[0-9]|2[0-3])(?:(?P<colon>:)|\.)(?P<minute>[0-5][0-9])(?P<half>\s?[ap]\.?m\b)?"
    r"(?![\w%]|[.,:–-][0-9]|\s(?:per|percent|million|billion|trillion|points?|euros?|dollars?|pounds?|crowns?)\b)"
)
BEFORE_TIME = re.compile(
    r"\b(?:at|by|until|since|before|after)\s(?:about\s|around\s|exactly\s)?$", re.IGNORECASE
)
"""What stands in front of a time that is written with a full stop and no "p.m."."""
BEFORE = 16
DIAL = 12
ROUND = frozenset({"00", "30"})
"""Minutes at which everything begins."""
FIVE = 5
"""Minutes that are no multiple of it are one moment's in an affair, whatever else is said."""
MOST_TELLING = 12
"""Passages that give one time; of more it tells nothing."""
SCORE = 0.7


def clocks_in(text: str, start: int, end: int) -> Iterator[str]:
    """The times of day in ``text[start:end]`` as hours and minutes of a dial: 11:42; no whole and half hours."""
    for match in TIME.finditer(text, start, end):
        is_sure = match["colon"] or match["half"]
        before = text[max(start, match.start() - BEFORE) : match.start()]
        if match["minute"] not in ROUND and (is_sure or BEFORE_TIME.search(before)):
            yield f"{int(match['hour']) % DIAL}:{match['minute']}"


def judge_clocks(corpus: Corpus) -> Iterator[Judgement]:
    """Passages of texts on one affair that give one time, and those that give it with its minutes turned."""
    told: defaultdict[str, list[Item]] = defaultdict(list)
    for item in corpus.distinct:
        for clock in item.keys.clocks:
            told[clock].append(item)
    for clock, some in sorted(told.items()):
        if len(some) > MOST_TELLING:
            continue
        for one, other in combinations(some, 2):
            is_odd = int(clock[-2:]) % FIVE or not one.terms.isdisjoint(other.terms)
            if is_odd and _are_of_one(one, other, corpus):
                explain = partial("Both give the time {}.".format, clock)
                yield Judgement(FindingType.SAME, one, other, SCORE, explain, about=f"clock {clock}")
        yield from _turned(clock, told, corpus)


def _turned(clock: str, told: Told, corpus: Corpus) -> Iterator[Judgement]:
    hour, minute = clock.split(":")
    other = f"{hour}:{minute[::-1]}"
    some, others = told[clock], told.get(other, [])
    if not clock < other or len(others) > MOST_TELLING:
        return
    here, there = ({item.document for item in each} for each in (some, others))
    for one, two in product(some, others):
        # A text that gives both tells of two moments.
        if one.document in there or two.document in here or not _are_of_one(one, two, corpus):
            continue
        first, second = (one, two) if one.number < two.number else (two, one)
        sides = (clock, other) if first is one else (other, clock)
        explain = partial("One passage gives the time {} where the other gives {}.".format, *sides)
        difference = Difference("time", *sides)
        yield Judgement(FindingType.CONFLICT, first, second, SCORE, explain, (difference,), "time")


def _are_of_one(one: Item, other: Item, corpus: Corpus) -> bool:
    """Whether two passages are of two texts on one affair, and not dated apart."""
    if one.document == other.document or not corpus.share_a_name(one.document, other.document):
        return False
    return not never_meet(one.keys.dates, other.keys.dates)
