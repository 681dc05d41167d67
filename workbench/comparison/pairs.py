"""Which assertions are worth setting against each other: those that share rare terms, or runs of quoted words.

Never all pairs: each assertion looks at a bounded number of holders of its rarest terms and keeps the best few, so that
the cost follows the number of assertions.
"""

from __future__ import annotations

from collections import defaultdict, deque
from typing import TYPE_CHECKING, NamedTuple

from workbench.comparison.agreement import share_a_day, share_a_month
from workbench.comparison.figures import is_measure
from workbench.comparison.traces import NEXT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.comparison.corpus import Corpus, Item

MOST_HOLDERS = 40
"""Assertions remembered per term beyond which it proposes nothing: with so many it is a subject, not a trace."""
MOST_LOOKED_AT = 80
"""Holders an assertion looks at, its rarest terms first."""
MOST_PARTNERS = 12
"""Assertions that one is set against, the most alike first."""
ARCHIVE = 10_000
"""Passages from which a corpus is an archive, in which each is set against fewer."""
MOST_IN_ARCHIVE = 6
LEAST_SHARED = 2
"""Terms two assertions must share to be set against each other, or one that is so much of them as ``ALIKE`` says."""
ALIKE = 0.25
MOST_NEIGHBOURS = 6
"""Passages with figures just before one with figures that may explain it, or be explained."""
RUNS_KEPT = 24
"""Runs under which a quotation is remembered: those of the least hashes, so that two quotations keep the same ones."""
MOST_RECKONED = 24
"""Passages remembered per result of reckoning."""
MOST_QUOTING = 12
"""Quotations remembered per run of words."""


class Pair(NamedTuple):
    """Two assertions, the earlier first, with what they share."""

    a: Item
    b: Item
    shared: frozenset[str]
    weight: float
    """What the shared terms tell."""
    dice: float
    """Share of both that is shared, 0 to 1."""
    cover: float
    """Share of the shorter one that is shared, 0 to 1."""
    is_reckoned: bool = False
    """Whether nothing but their figures brought them together."""

    @property
    def likeness(self) -> float:
        """How alike the wordings are, 0 to 1: a short assertion may stand whole in a long one."""
        return (self.dice + self.cover) / 2


def pair_of(one: Item, other: Item, corpus: Corpus) -> Pair:
    """Two assertions side by side."""
    first, second = (one, other) if one.number < other.number else (other, one)
    shared = first.terms & second.terms
    weight = corpus.weigh(shared)
    both, short = first.weight + second.weight, min(first.weight, second.weight)
    return Pair(
        first, second, shared, weight, 2 * weight / both if both else 0.0, weight / short if short else 0.0
    )


def pairs(corpus: Corpus) -> Iterator[Pair]:
    """Candidate pairs of a corpus, each once."""
    items, rarity, places = corpus.items, corpus.rarity, corpus.places
    most = MOST_PARTNERS if len(items) <= ARCHIVE else MOST_IN_ARCHIVE
    holders: defaultdict[str, list[int]] = defaultdict(list)
    quoting: defaultdict[int, list[int]] = defaultdict(list)
    neighbours: deque[Item] = deque(maxlen=MOST_NEIGHBOURS)
    reckoning = _Reckoning(corpus)
    for item in corpus.distinct:
        item.weight = corpus.weigh(item.terms)
        told: defaultdict[int, float] = defaultdict(float)
        looked_at = 0
        known_by = item.terms | item.traces | item.days | item.moments | item.echoes
        for term in sorted(known_by, key=places.__getitem__):
            some = holders[term]
            if len(some) > MOST_HOLDERS:
                continue
            if looked_at < MOST_LOOKED_AT:
                looked_at += len(some)
                weight = rarity[term]
                for number in some:
                    told[number] += weight
            some.append(item.number)
        for number in _quoting_alike(item, quoting):
            told[number] += item.weight
        if item.figures:
            for other in neighbours:
                if _is_near(other, item):
                    told[other.number] += item.weight
            neighbours.append(item)
        given = set()
        for number in sorted(told, key=told.__getitem__, reverse=True)[:most]:
            pair = pair_of(items[number], item, corpus)
            shared = len(pair.shared) + len(pair.a.traces & pair.b.traces)
            is_told = shared >= LEAST_SHARED or pair.likeness >= ALIKE or item.keys.runs or _is_told(pair)
            if is_told and not pair.a.meets(pair.b):
                given.add(number)
                yield pair
        for number in reckoning.partners(item):
            if number not in given:
                yield pair_of(items[number], item, corpus)._replace(is_reckoned=True)


class _Reckoning:
    """Who gives what the figures of whom add up to."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._given: defaultdict[str, list[int]] = defaultdict(list)
        self._made: defaultdict[str, list[int]] = defaultdict(list)

    def partners(self, item: Item) -> Sequence[int]:
        """Some earlier passages of the same affair whose figures explain this one's, or are explained by them."""
        found: dict[int, None] = {}
        for mine, theirs, kept in (
            (item.reckoned, self._given, self._made),
            (item.amounts, self._made, self._given),
        ):
            for key in sorted(mine):
                if len(theirs[key]) <= MOST_RECKONED:
                    found.update(dict.fromkeys(theirs[key]))
                if len(kept[key]) <= MOST_RECKONED:
                    kept[key].append(item.number)
        items, share = self._corpus.items, self._corpus.share_a_name
        near = [
            number
            for number in found
            if share(items[number].document, item.document) and not item.meets(items[number])
        ]
        return near[-MOST_PARTNERS:]


def _is_told(pair: Pair) -> bool:
    """Whether one shared term is enough: as many dead, digits turned, measures of one named thing, a text going on."""
    a, b = pair.a, pair.b
    if any(" " in trace for trace in a.traces & b.traces) or a.echoes & b.echoes or _is_near(a, b):
        return True
    if (pair.shared and (share_a_day(pair) or share_a_month(pair))) or a.moments & b.moments:
        return True
    return bool(a.names & b.names) and _measures(a) and _measures(b)


def _measures(item: Item) -> bool:
    return any(is_measure(figure.unit) for figure in item.figures)


def _is_near(one: Item, other: Item) -> bool:
    """Whether one passage follows the other within a sentence or two of one document."""
    return one.document == other.document and 0 <= other.keys.span.start - one.keys.span.end <= NEXT


def _quoting_alike(item: Item, quoting: defaultdict[int, list[int]]) -> Iterator[int]:
    for run in item.keys.runs:
        yield from quoting.get(run, ())
    for run in sorted(item.keys.runs)[:RUNS_KEPT]:
        some = quoting[run]
        if len(some) < MOST_QUOTING:
            some.append(item.number)
