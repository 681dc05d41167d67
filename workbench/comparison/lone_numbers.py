"""Two near numbers of one kind of thing where neither text gives hardly another of it: each text's only number of
patients, of deputies, of crowns for one harbour.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from workbench.comparison.figures import base_amount, is_measure, is_share
from workbench.comparison.words import term_set

if TYPE_CHECKING:
    from workbench.comparison.corpus import Corpus
    from workbench.comparison.figure_keys import FigureKey
    from workbench.comparison.pairs import Pair

MOST_GIVEN = 2
"""Numbers of the kind in either text."""
FARTHEST = Decimal("1.5")
"""How many times the smaller number the larger may be: slips, roundings and later counts are near."""
LEAST_SHARED = 2
"""Words the passages must share beside what is counted or measured."""
LEAST_ALIKE = 0.15
"""Likeness of their wordings."""
OF_ANY = term_set("person people percent year month week day hour minute kilometre metre tonne crown")
"""Units, and people: they say nothing of what a number is of."""


def are_of_one(pair: Pair, mine: FigureKey, theirs: FigureKey, corpus: Corpus) -> bool:
    """Whether two figures that cannot both hold are each text's number of one thing."""
    if pair.a.document == pair.b.document or not (mine.kind and theirs.kind) or mine.is_rank:
        return False
    if mine.high or theirs.high or pair.likeness < LEAST_ALIKE or not _are_near(mine, theirs):
        return False
    here = corpus.numbers[pair.a.document, mine.kind]
    there = corpus.numbers[pair.b.document, theirs.kind]
    if max(len(here), len(there)) > MOST_GIVEN or mine.value in there or theirs.value in here:
        return False
    words = pair.shared - {mine.kind, theirs.kind} - OF_ANY
    return len(words) >= LEAST_SHARED + is_share(mine)  # everything grows by some percent


def _are_near(mine: FigureKey, theirs: FigureKey) -> bool:
    if is_measure(mine.unit) != is_measure(theirs.unit):
        return False
    small, large = sorted((abs(base_amount(mine)), abs(base_amount(theirs))))
    return 0 < small < large <= FARTHEST * small
