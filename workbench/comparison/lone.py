"""What each of two texts says once: its only number of patients, of crowns for one harbour; the only day it gives for
one inspection. Two that are near each other are then of one thing, however differently it is told.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from workbench.comparison.agreement import dates_meet, is_name
from workbench.comparison.figures import MEASURES, base_amount, is_measure, is_odd, is_share
from workbench.comparison.traces import OF_TIME
from workbench.comparison.words import term, term_set

if TYPE_CHECKING:
    from collections.abc import Iterable

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
LEAST_TOLD = 6.0
"""What the words that have one date in either text tell together."""
VOTES = term("vote")
OF_ANY = term_set("person people percent crown kilometre metre centimetre millimetre litre tonne") | {
    term(unit) for unit in MEASURES
}
"""Units, and people: they say nothing of what a number is of."""


def are_of_one(pair: Pair, mine: FigureKey, theirs: FigureKey, corpus: Corpus) -> bool:
    """Whether two figures that cannot both hold are each text's number of one thing."""
    if pair.a.document == pair.b.document or not (mine.kind and theirs.kind) or mine.is_rank or is_rate(mine):
        return False
    if mine.high or theirs.high or pair.likeness < LEAST_ALIKE or not _are_near(mine, theirs, FARTHEST):
        return False
    if mine.kind == theirs.kind == VOTES and are_tallies_of_one(pair):
        return True
    words = pair.shared - {mine.kind, theirs.kind} - OF_ANY
    # Everything grows by some percent.
    if len(words) >= LEAST_SHARED + is_share(mine) and _are_lone(pair, mine, theirs, corpus):
        return True
    if mine.kind in SHORT_TIMES or not _are_near(mine, theirs, NEAR):
        return False
    return _are_lone_beside({*mine.near} & {*theirs.near} & words, pair, mine, theirs, corpus)


def is_rate(figure: FigureKey) -> bool:
    """Whether a figure is so much in a time: rivers and winds rise and fall."""
    return " / " in (figure.unit or "")


def are_of_one_named(pair: Pair, mine: FigureKey, theirs: FigureKey, corpus: Corpus) -> bool:
    """Whether two measures are each text's only one of something that few passages name: the range of a missile."""
    varies = mine.unit in OF_TIME or is_rate(mine)
    if pair.a.document == pair.b.document or varies or not _are_near(mine, theirs, FARTHEST):
        return False
    names = {word for word in pair.shared if is_name(word)}
    return is_measure(mine.unit) and _are_lone_beside(names, pair, mine, theirs, corpus)


def are_tallies_of_one(pair: Pair) -> bool:
    """Whether two tallies have one of their two numbers in common: 58 votes to 39, 58 votes to 36."""
    here, there = ({f.value for f in item.figures if f.kind == VOTES} for item in (pair.a, pair.b))
    return len(here) == len(there) == 2 and here != there and any(is_odd(value) for value in here & there)


def _are_lone_beside(
    words: Iterable[str], pair: Pair, mine: FigureKey, theirs: FigureKey, corpus: Corpus
) -> bool:
    """Whether a telling word has no other number of the kind beside it in either text."""
    return any(
        corpus.rarity[word] >= TELLING and _are_lone(pair, mine, theirs, corpus, word) for word in words
    )


def _are_lone(pair: Pair, mine: FigureKey, theirs: FigureKey, corpus: Corpus, word: str = "") -> bool:
    """Whether neither text gives the other's number, or hardly another of the kind; beside a word, none."""
    one, other = pair.a.document, pair.b.document
    here, there = corpus.numbers(one, mine.kind), corpus.numbers(other, theirs.kind)
    if mine.value in there or theirs.value in here:
        return False
    most = MOST_GIVEN
    if word:
        here, there, most = corpus.numbers(one, mine.kind, word), corpus.numbers(other, theirs.kind, word), 1
    return max(len(here - there), len(there - here)) <= most  # 58 to 39 and 58 to 36: of 58 both are sure


def _are_near(mine: FigureKey, theirs: FigureKey, times: Decimal) -> bool:
    if is_measure(mine.unit) != is_measure(theirs.unit):
        return False
    small, large = sorted((abs(base_amount(mine)), abs(base_amount(theirs))))
    return 0 < small < large <= times * small


def are_of_one_time(pair: Pair, corpus: Corpus) -> bool:
    """Whether two passages share words beside which the two texts have no date in common."""
    words = [word for word in pair.shared - OF_ANY if word[0] != "@"]
    if len(words) < LEAST_SHARED or corpus.weigh(words) < LEAST_TOLD:
        return False
    told = [word for word in words if _are_apart(corpus, word, pair.a.document, pair.b.document)]
    return len(told) >= LEAST_SHARED and corpus.weigh(told) >= LEAST_TOLD


def _are_apart(corpus: Corpus, word: str, one: int, other: int) -> bool:
    """Whether two texts, by their numbers, have no date in common beside a word."""
    here, there = corpus.dates(one, word), corpus.dates(other, word)
    return not any(dates_meet(mine, theirs) for mine in here for theirs in there)
