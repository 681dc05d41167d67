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
NEAR = Decimal("1.25")
"""The same where one word alone says that they are of one thing."""
LEAST_SHARED = 2
"""Words the passages must share beside what is counted or measured."""
LEAST_ALIKE = 0.15
"""Likeness of their wordings."""
TELLING = 2.8
"""What a word beside both numbers tells that says of what they are: one of few passages has it."""
SHORT_TIMES = frozenset({"minute", "hour", "day", "week", "month"})
"""Things of which a text has many: whose shift, which strike, whose talks."""
OF_ANY = term_set("person people percent year month week day hour minute kilometre metre tonne crown")
"""Units, and people: they say nothing of what a number is of."""


def are_of_one(pair: Pair, mine: FigureKey, theirs: FigureKey, corpus: Corpus) -> bool:
    """Whether two figures that cannot both hold are each text's number of one thing."""
    if pair.a.document == pair.b.document or not (mine.kind and theirs.kind) or mine.is_rank:
        return False
    if mine.high or theirs.high or pair.likeness < LEAST_ALIKE or not _are_near(mine, theirs, FARTHEST):
        return False
    words = pair.shared - {mine.kind, theirs.kind} - OF_ANY
    # Everything grows by some percent.
    if len(words) >= LEAST_SHARED + is_share(mine) and _are_lone(pair, mine, theirs, corpus):
        return True
    if mine.kind in SHORT_TIMES or not _are_near(mine, theirs, NEAR):
        return False
    beside = {*mine.near} & {*theirs.near} & words
    return any(
        corpus.rarity[term] >= TELLING and _are_lone(pair, mine, theirs, corpus, term)
        for term in sorted(beside)
    )


def _are_lone(pair: Pair, mine: FigureKey, theirs: FigureKey, corpus: Corpus, term: str = "") -> bool:
    """Whether either text gives hardly another number of the kind; beside a term, none."""
    here = corpus.numbers(pair.a.document, mine.kind, term)
    there = corpus.numbers(pair.b.document, theirs.kind, term)
    most = 1 if term else MOST_GIVEN
    return max(len(here), len(there)) <= most and mine.value not in there and theirs.value not in here


def _are_near(mine: FigureKey, theirs: FigureKey, times: Decimal) -> bool:
    if is_measure(mine.unit) != is_measure(theirs.unit):
        return False
    small, large = sorted((abs(base_amount(mine)), abs(base_amount(theirs))))
    return 0 < small < large <= times * small
