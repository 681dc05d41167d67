"""What is measured of two passages before trees say how likely they are one claim, one utterance, a conflict, a total.

Each feature is a number that a person can read off the two passages and the texts around them. The trees (``trees.py``)
were grown on these, in this order.
"""

from __future__ import annotations

from collections import Counter
from functools import cache, lru_cache, partial
from itertools import product
from math import log, sqrt
from typing import TYPE_CHECKING, NamedTuple

from workbench.comparison.agreement import (
    bounds,
    dates_meet,
    days_between,
    is_bygone,
    names_differ,
    no_name_shared,
    senses_differ,
    share_a_day,
)
from workbench.comparison.figures import (
    Standing,
    are_of_one_measure,
    base_amount,
    described_apart,
    is_counted,
    is_measure,
    is_odd,
    is_share,
    is_turned,
    stand,
)
from workbench.comparison.traces import OF_TIME
from workbench.comparison.units import is_money
from workbench.domain.assertions import AssertionKind
from workbench.domain.findings import FindingType

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from workbench.comparison.corpus import Corpus, Item
    from workbench.comparison.figure_keys import FigureKey
    from workbench.comparison.pairs import Pair
    from workbench.domain.findings import ComparedDocument

AROUND = 400
"""Characters before and behind a passage in which others say what it is about."""
GRAM = 4
"""Letters of a run by which word forms and small words are compared."""
REMEMBERED = 1 << 12
"""Passages of which the surroundings and the letters are kept in memory."""
FAR_DAYS, FAR_YEARS, UNDATED_DAYS, UNDATED_YEARS = 400, 20, 500, 25
FAR_RATIO = 5.0
"""The logarithm of two figures one of which is nothing."""
ONE_NOUN = 0.5
"""What a common noun adds when the figures of two passages are matched."""
FEW = 13
"""Number below which many things are counted by it."""
SHOWN = 3
"""Words around two passages that an explanation names."""
KINDS = tuple(map(str, AssertionKind))
RULES = (FindingType.QUOTATION_VARIANT, FindingType.CONFLICT, FindingType.CONSISTENT_TOTAL)
"""Rules whose word is heard."""
WORDINGS = (
    "dice", "cover", "weight", "shared", "words", "rarest", "second", "third", "letters", "around", "sentences",
    "a_around_b", "b_around_a", "of_a", "of_b", "length", "one_text", "place",
)  # fmt: skip
NAMES_OF_THINGS = (
    "names", "rarest_name", "names_differ", "no_name", "moments", "roles", "one_role", "senses", "denied",
)  # fmt: skip
SAID = ("one_speaker", "speakers", "said", "quoted", "runs", "run_share", "kind_of_a", "kind_of_b")
DATES = ("dated", "one_dated", "dates_meet", "dates_apart", "days", "years", "one_day", "precision")
COUNTED = (
    "traces", "rarest_trace", "figures_of_a", "figures_of_b", "figures", "equal", "compatible", "apart",
    "described_apart", "reckoned", "echoes", "partitive", "bygone",
)  # fmt: skip
MATCHED = (
    "near", "is_equal", "is_compatible", "is_apart", "ratio", "mine_given", "theirs_given", "others_given",
    "own_given", "noun", "rarest_noun", "nouns", "money", "percent", "measure", "time", "fate", "rank", "odd", "small",
    "bound", "change", "turned", "first_digit",
)  # fmt: skip
"""Of the two figures that are likeliest to be of one thing."""
NAMES = (*WORDINGS, *NAMES_OF_THINGS, *SAID, *DATES, *COUNTED, *MATCHED, *map(str, RULES))
NO_FIGURES = (0.0,) * len(MATCHED)


class Figures(NamedTuple):
    """The two figures of a pair that are likeliest to be of one thing."""

    a: FigureKey
    b: FigureKey
    standing: Standing
    near: float
    """How alike the words beside them are, 0 to 1."""


class Weighed(NamedTuple):
    """Terms with the root of what they tell together."""

    terms: frozenset[str]
    root: float


class Features:
    """The features of the pairs of one corpus; ``load`` opens a document whose letters are needed."""

    def __init__(self, corpus: Corpus, load: Callable[[str], ComparedDocument]) -> None:
        self._corpus = corpus
        self._load = load
        self._given = cache(corpus.numbers)
        self._letters_of = lru_cache(REMEMBERED)(self._letters)
        self._around = lru_cache(REMEMBERED)(partial(self._told, AROUND))
        self._sentence = lru_cache(REMEMBERED)(partial(self._told, 0))
        self._near = lru_cache(REMEMBERED)(self._weighed)
        self._ends = _ends(corpus.items)

    def _letters(self, number: int) -> frozenset[str]:
        item = self._corpus.items[number]
        text = self._load(self._corpus.documents[item.document].id).text
        words = " ".join(item.keys.span.of(text).lower().split())
        return frozenset(words[at : at + GRAM] for at in range(len(words) - GRAM + 1))

    def _beside(self, number: int, before: int, behind: int) -> Iterator[Item]:
        """The passages of a document from one place to another, around one of them."""
        items = self._corpus.items
        document = items[number].document
        for step in (-1, 1):
            at = number if step > 0 else number - 1
            while 0 <= at < len(items) and items[at].document == document:
                start = items[at].keys.sentence.start
                if not before <= start <= behind:
                    break
                yield items[at]
                at += step

    def _told(self, reach: int, number: int) -> Weighed:
        """What is told in a sentence and as many characters around it."""
        start, end = self._corpus.items[number].keys.sentence
        return self._weighed(
            frozenset().union(*(item.terms for item in self._beside(number, start - reach, end + reach)))
        )

    def _weighed(self, terms: Collection[str]) -> Weighed:
        some = frozenset(terms)
        return Weighed(some, sqrt(self._corpus.weigh(some)))

    def _cosine(self, one: Weighed, other: Weighed) -> float:
        shared = one.terms & other.terms
        return self._corpus.weigh(shared) / (one.root * other.root) if shared else 0.0

    def matched(self, pair: Pair) -> Figures | None:
        """The two figures likeliest to be of one thing, where any two may be."""
        found: Figures | None = None
        best = -1.0
        for mine, theirs in product(pair.a.figures, pair.b.figures):
            if not may_be_of_one(mine, theirs):
                continue
            near = self._cosine(self._near(mine.near), self._near(theirs.near))
            is_noun = mine.noun[-1:] == theirs.noun[-1:] and bool(mine.noun)
            if near + ONE_NOUN * is_noun > best:
                best = near + ONE_NOUN * is_noun
                found = Figures(mine, theirs, stand(mine, theirs), near)
        return found

    def words_around(self, pair: Pair) -> list[str]:
        """The most telling words that stand around both passages and are not in both, as the first text has them."""
        shared = self._around(pair.a.number).terms & self._around(pair.b.number).terms - pair.shared
        words = [term for term in shared if term[0] != "@"]
        telling = sorted(words, key=lambda term: (-self._corpus.rarity[term], term))[:SHOWN]
        start, end = pair.a.keys.sentence
        beside = self._beside(pair.a.number, start - AROUND, end + AROUND)
        return list(dict.fromkeys(word for item in beside for word in item.shows(telling)))[:SHOWN]

    def of(self, pair: Pair, met: Figures | None, rules: Collection[FindingType]) -> tuple[float, ...]:
        """The features of a pair, in the order of ``NAMES``.

        ``met`` are its figures that are ``matched``, ``rules`` those that spoke for it.
        """
        return (
            *self._wordings(pair),
            *self._names(pair),
            *_said(pair),
            *_dates(pair),
            *self._counted(pair),
            *(NO_FIGURES if met is None else self._matched(pair, met)),
            *(rule in rules for rule in RULES),
        )

    def _wordings(self, pair: Pair) -> tuple[float, ...]:
        a, b, corpus = pair.a, pair.b, self._corpus
        rarest = [*sorted(map(corpus.rarity.__getitem__, pair.shared), reverse=True)[:3], 0.0, 0.0, 0.0]
        here, there = self._letters_of(a.number), self._letters_of(b.number)
        around, beyond = self._around(a.number), self._around(b.number)
        of_a, of_b = len(a.terms), len(b.terms)
        return (
            pair.dice,
            pair.cover,
            pair.weight,
            len(pair.shared),
            sum(term[0] != "@" for term in pair.shared),
            *rarest[:3],
            len(here & there) / sqrt(len(here) * len(there)) if here and there else 0.0,
            self._cosine(around, beyond),
            self._cosine(self._sentence(a.number), self._sentence(b.number)),
            corpus.weigh(a.terms & beyond.terms) / (a.weight or 1.0),
            corpus.weigh(b.terms & around.terms) / (b.weight or 1.0),
            of_a,
            of_b,
            min(of_a, of_b) / (max(of_a, of_b) or 1),
            a.document == b.document,
            abs(self._place(a) - self._place(b)),
        )

    def _place(self, item: Item) -> float:
        return item.keys.span.start / self._ends[item.document]

    def _names(self, pair: Pair) -> tuple[float, ...]:
        a, b = pair.a, pair.b
        shared = a.names & b.names
        return (
            len(shared),
            max(map(self._corpus.rarity.__getitem__, shared), default=0.0),
            names_differ(pair),
            no_name_shared(pair),
            len(a.moments & b.moments),
            bool(a.keys.role) + bool(b.keys.role),
            bool(a.keys.role and b.keys.role and a.keys.role[0] == b.keys.role[0]),
            bool(senses_differ(pair)),
            bool(a.negated) != bool(b.negated),
        )

    def _counted(self, pair: Pair) -> tuple[float, ...]:
        a, b = pair.a, pair.b
        some = list(product(a.figures, b.figures))
        found = Counter(stand(mine, theirs) for mine, theirs in some)
        traces = a.traces & b.traces
        return (
            len(traces),
            max(map(self._corpus.rarity.__getitem__, traces), default=0.0),
            len(a.figures),
            len(b.figures),
            bool(some),
            found[Standing.EQUAL],
            found[Standing.COMPATIBLE],
            found[Standing.APART],
            any(described_apart(mine.noun, theirs.noun) for mine, theirs in some),
            len(a.amounts & b.reckoned) + len(b.amounts & a.reckoned),
            len(a.echoes & b.echoes),
            a.keys.is_partitive + b.keys.is_partitive,
            is_bygone(pair, self._corpus),
        )

    def _matched(self, pair: Pair, met: Figures) -> tuple[float, ...]:
        mine, theirs, standing, near = met
        here, there = abs(float(base_amount(mine))), abs(float(base_amount(theirs)))
        other, own = self._given(pair.b.document, mine.kind), self._given(pair.a.document, theirs.kind)
        nouns = {*mine.noun} & {*theirs.noun}
        return (
            near,
            standing is Standing.EQUAL,
            standing is Standing.COMPATIBLE,
            standing is Standing.APART,
            abs(log(here / there)) if here and there else FAR_RATIO,
            mine.value in other,
            theirs.value in own,
            len(other),
            len(own),
            bool(mine.noun) and mine.noun[-1:] == theirs.noun[-1:],
            max(map(self._corpus.rarity.__getitem__, nouns), default=0.0),
            len(nouns),
            is_money(mine.unit),
            is_share(mine),
            is_measure(mine.unit),
            mine.unit in OF_TIME,
            bool(mine.fate),
            mine.is_rank,
            is_odd(mine.value) + is_odd(theirs.value),
            (here < FEW) + (there < FEW),
            mine.comparator != theirs.comparator,
            bool(mine.change) != bool(theirs.change),
            is_turned(mine, theirs),
            mine.value[:1] == theirs.value[:1],
        )


def may_be_of_one(mine: FigureKey, theirs: FigureKey) -> bool:
    """Whether two figures may be of one thing: of one measure, or counts that have a noun in common or none."""
    if mine.is_rank != theirs.is_rank:
        return False
    if are_of_one_measure(mine, theirs):
        return True
    if mine.fate or theirs.fate:
        return mine.fate == theirs.fate
    if not all(figure.unit is None or is_counted(figure) for figure in (mine, theirs)):
        return False
    return mine.unit == theirs.unit or not set(mine.noun).isdisjoint(theirs.noun)


def _said(pair: Pair) -> tuple[float, ...]:
    a, b = pair.a.keys, pair.b.keys
    runs, least = len({*a.runs} & {*b.runs}), min(len(a.runs), len(b.runs))
    of_a, of_b = KINDS.index(a.kind), KINDS.index(b.kind)
    return (
        bool(pair.a.speaker & pair.b.speaker),
        bool(pair.a.speaker and pair.b.speaker),
        bool(a.said) + bool(b.said),
        (of_a == 0) + (of_b == 0),
        runs,
        runs / least if least else 0.0,
        of_a,
        of_b,
    )


def _dates(pair: Pair) -> tuple[float, ...]:
    mine, theirs = pair.a.keys.dates, pair.b.keys.dates
    if not (mine and theirs):
        precision = min(map(len, (*mine, *theirs)), default=0)
        return (0, bool(mine or theirs), 0, 0, UNDATED_DAYS, UNDATED_YEARS, 0, precision)
    some = list(product(mine, theirs))
    meet = any(dates_meet(one, other) for one, other in some)
    return (
        1,
        0,
        meet,
        not meet,
        min(FAR_DAYS, *(days_between(one, other) for one, other in some)),
        min(FAR_YEARS, *(abs(_year(one) - _year(other)) for one, other in some)),
        share_a_day(pair),
        min(map(len, (*mine, *theirs))),
    )


def _year(date: str) -> int:
    return int(bounds(date)[0][:4])


def _ends(items: Sequence[Item]) -> dict[int, int]:
    found: dict[int, int] = {}
    for item in items:
        found[item.document] = max(found.get(item.document, 1), item.keys.span.end)
    return found
