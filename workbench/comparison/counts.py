"""Numbers that one affair has once: whoever gives one gives the same fact, however the passages go on, and whoever
gives it with its digits turned contradicts it.

A passage with several of them has a part in several groups of claims, one for each.
"""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from workbench.comparison.agreement import dates_apart, is_bygone
from workbench.comparison.figures import (
    PEOPLE,
    Standing,
    are_one_thing,
    described_apart,
    is_counted,
    is_measure,
    is_odd,
    is_share,
    is_turned,
    stand,
    written,
)
from workbench.comparison.judging import Judgement
from workbench.comparison.parts import PERSONS, may_be_people
from workbench.comparison.words import term_set
from workbench.domain.findings import Difference, FindingType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.comparison.corpus import Corpus
    from workbench.comparison.figure_keys import FigureKey
    from workbench.comparison.pairs import Pair

LEAST_NAMING = 2
"""Words shared of what is counted that name it: drencher heads, not heads."""
OF_MEASURES = term_set(
    "metre kilometre centimetre millimetre litre tonne foot inch long wide high deep tall year"
)
"""Words beside a measure that say nothing of what it is of."""
LONG = 5
"""Digits of a number that tells by itself what sum it is."""
COMMON_SHARES = frozenset({"25", "33.3", "50", "66.7", "75", "20", "40", "60", "80"})
"""Percentages that halves, thirds, quarters and fifths are."""
LEAST_TURNED = 3
"""Digits, but for the noughts behind them."""
MANY = 1000
"""People of whom an affair has one number: 3,700 depositors are the 3,700 customers."""
LEAST_ALONE = 20
"""Number from which it need not be said again what it counts."""
SURE = 0.7


def judge_counts(pair: Pair, corpus: Corpus) -> Iterator[Judgement]:
    """The judgements that two assertions give one number of one thing, each about its trace; or turn its digits."""
    a, b = pair.a, pair.b
    if not (a.traces & b.traces or a.echoes & b.echoes) or not corpus.share_a_name(a.document, b.document):
        return
    if dates_apart(pair):
        return
    told = set()
    is_of_then = is_bygone(pair, corpus)
    for mine in a.figures:
        if is_of_then and not is_odd(mine.value):
            continue  # three firms of 2018 are not the three of this year; 1,340 of them are
        for theirs in b.figures:
            is_equal = (mine.value, mine.high) == (theirs.value, theirs.high) and _may_be_one_fate(
                mine, theirs
            )
            if is_equal and mine.number not in told and _is_of_one(mine, theirs):
                told.add(mine.number)
                explain = partial("Both give {}, a number that one affair has once.".format, written(mine))
                yield Judgement(FindingType.SAME, a, b, SURE, explain, about=mine.number)
            elif is_turned(mine, theirs) and _is_slip(pair, mine, theirs):
                here, there = written(mine), written(theirs)
                explain = partial(
                    "One passage gives {} where the other gives {}, with the same digits.".format, here, there
                )
                yield Judgement(
                    FindingType.CONFLICT, a, b, SURE, explain, (Difference("figure", here, there),), "figure"
                )


def _may_be_one_fate(mine: FigureKey, theirs: FigureKey) -> bool:
    """Whether the same befell both, or of the one nothing is said: 63 dead are the 63 people that were buried."""
    if mine.fate == theirs.fate:
        return True
    untold, told = (theirs, mine) if mine.fate else (mine, theirs)
    if not may_be_people(told):
        return False
    are_people = untold.unit is None or _are_people(untold)
    return is_odd(mine.value) and not untold.fate and are_people


def _is_slip(pair: Pair, mine: FigureKey, theirs: FigureKey) -> bool:
    """Whether numbers of the same digits are of one thing: three digits are turned by no chance, two want a word."""
    if mine.value in {f.value for f in pair.b.figures} or theirs.value in {f.value for f in pair.a.figures}:
        return False
    are_people = is_counted(mine) and is_counted(theirs) and are_one_thing(mine, theirs)
    if stand(mine, theirs) is not Standing.APART and not are_people:
        return False
    beside = {*mine.near} & {*theirs.near} - {*mine.noun, *theirs.noun} - OF_MEASURES
    is_long = max(len(figure.value.rstrip("0")) for figure in (mine, theirs)) >= LEAST_TURNED
    return bool(beside) or (is_long and not mine.value.endswith("000"))


def _is_of_one(mine: FigureKey, theirs: FigureKey) -> bool:
    """Whether equal figures are of one thing: it befell as many; two words name it; or few things have such a number.

    A measure, a sum, a share says what it is of by a word beside it.
    """
    if mine.fate or theirs.fate:
        return not (is_measure(mine.unit) or is_measure(theirs.unit))
    if mine.is_passing or theirs.is_passing or described_apart(mine.noun, theirs.noun):
        return False
    if mine.is_whole != theirs.is_whole and not is_odd(mine.value):
        return False  # two of the four gates are not all four
    if len({*mine.noun} & {*theirs.noun}) >= LEAST_NAMING and (
        is_odd(mine.value) or not is_measure(mine.unit)
    ):
        return True
    counted = {*mine.noun, *theirs.noun} if mine.noun and theirs.noun else set()
    beside = {*mine.near} & {*theirs.near} - counted - OF_MEASURES
    if is_counted(mine) and is_counted(theirs):
        if is_odd(mine.value) and Decimal(mine.value) >= MANY and _are_people(mine) and _are_people(theirs):
            return True
        return are_one_thing(mine, theirs) and (is_odd(mine.value) or len(beside) >= LEAST_NAMING)
    if _is_said_once(mine, theirs):
        return True
    is_alike = mine.unit == theirs.unit or None in {mine.unit, theirs.unit}
    is_sum = len(mine.value) >= LONG and not any(is_measure(figure.unit) for figure in (mine, theirs))
    if is_sum and is_alike:
        return bool(beside) or is_odd(mine.value)
    if is_share(mine) and mine.value in COMMON_SHARES and len(beside) < LEAST_NAMING:
        return False  # a quarter of the fund, a quarter of the people
    return is_alike and is_odd(mine.value) and Decimal(mine.value) >= 1 and bool(beside)


def _are_people(figure: FigureKey) -> bool:
    return bool(figure.noun) and figure.noun[-1] in PERSONS | PEOPLE


def _is_said_once(mine: FigureKey, theirs: FigureKey) -> bool:
    """Whether an odd number counts something on one side and is a bare number on the other: 96 votes, 96 of them."""
    counted, bare = (mine, theirs) if theirs.unit is None else (theirs, mine)
    is_odd_number = is_odd(mine.value) and Decimal(mine.value) >= LEAST_ALONE
    return bare.unit is None and is_counted(counted) and is_odd_number
