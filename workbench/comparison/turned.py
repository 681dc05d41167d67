"""Numbers with their digits turned: whoever writes 36 where others have 63 contradicts them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from workbench.comparison.agreement import dates_apart, is_bygone
from workbench.comparison.figures import (
    Standing,
    are_one_thing,
    is_counted,
    is_odd,
    is_turned,
    stand,
    written,
)
from workbench.comparison.judging import Judgement
from workbench.comparison.words import term_set
from workbench.domain.findings import Difference, FindingType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.comparison.corpus import Corpus
    from workbench.comparison.figure_keys import FigureKey
    from workbench.comparison.pairs import Pair

OF_MEASURES = term_set(
    "metre kilometre centimetre millimetre litre tonne foot inch long wide high deep tall year"
)
"""Words beside a measure that say nothing of what it is of."""
LEAST_TURNED = 3
"""Digits, but for the noughts behind them."""
SURE = 0.7


def judge_turned(pair: Pair, corpus: Corpus) -> Iterator[Judgement]:
    """The judgements that one assertion has the other's number with two digits turned."""
    a, b = pair.a, pair.b
    if a.echoes.isdisjoint(b.echoes) or not corpus.share_a_name(a.document, b.document) or dates_apart(pair):
        return
    is_of_then = is_bygone(pair, corpus)
    for mine in a.figures:
        if is_of_then and not is_odd(mine.value):
            continue  # three firms of 2018 are not the three of this year; 1,340 of them are
        for theirs in b.figures:
            if is_turned(mine, theirs) and _is_slip(pair, mine, theirs):
                here, there = written(mine), written(theirs)
                explain = partial(
                    "One passage gives {} where the other gives {}, with the same digits.".format, here, there
                )
                yield Judgement(
                    FindingType.CONFLICT, a, b, SURE, explain, (Difference("figure", here, there),), "figure"
                )


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
