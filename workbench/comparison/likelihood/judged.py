"""What is believed of two passages: the rules' findings that are likely, and what is likely though no rule saw it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from workbench.comparison.agreement import dates_apart
from workbench.comparison.conflicts import may_contradict
from workbench.comparison.denials import UNDONE
from workbench.comparison.figures import Standing, written
from workbench.comparison.judging import Judgement
from workbench.comparison.likelihood.features import Features
from workbench.comparison.likelihood.trees import forest
from workbench.comparison.reckoning import believed_total
from workbench.comparison.same import are_apart, explain, have_the_same_words, number_alone
from workbench.comparison.totals import NAMED
from workbench.comparison.variants import believed_variant
from workbench.domain.findings import Difference, FindingType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from workbench.comparison.corpus import Corpus, Item
    from workbench.comparison.likelihood.features import Figures
    from workbench.comparison.pairs import Pair
    from workbench.domain.findings import ComparedDocument

RULED: Mapping[FindingType, float] = {
    FindingType.QUOTATION_VARIANT: 0.2,
    FindingType.CONFLICT: 0.2,
    FindingType.CONSISTENT_TOTAL: 0.2,
}
"""How likely a rule's finding must be to be given."""
UNRULED: Mapping[FindingType, float] = {
    FindingType.QUOTATION_VARIANT: 0.6,
    FindingType.CONFLICT: 0.4,
    FindingType.CONSISTENT_TOTAL: 0.45,
}
"""How likely one must be that no rule saw."""
SAME = 0.3
"""How likely two passages must be one claim to weigh when groups of claims are gathered."""
SURE = 0.7
"""The same where the one names singly what the other counts, or has the very words of the other."""
LEAST_LIKE = 0.25
"""Likeness from which two passages are measured that nothing else brings together."""


class Likelihood:
    """What is believed of the pairs of one corpus."""

    def __init__(self, corpus: Corpus, load: Callable[[str], ComparedDocument]) -> None:
        self._corpus = corpus
        self._load = load
        self._features = Features(corpus, load)

    def judged(self, pair: Pair, ruled: Sequence[Judgement]) -> Iterator[Judgement]:
        """What is believed of a pair of which rules have judged so."""
        if not ruled and not may_be_likely(pair):
            return
        rules = {judgement.type for judgement in ruled}
        met = self._features.matched(pair)
        features = self._features.of(pair, met, rules)
        likely = {kind: forest(kind).probability(features) for kind in rules}
        # Rules that one text says were set and were not are too rare to learn from.
        believed = [one for one in ruled if one.about == UNDONE or likely[one.type] >= RULED[one.type]]
        for kind, least in UNRULED.items():
            # Of two passages that agree, or contradict each other, by one rule, that rule has said how.
            if kind not in rules and (one := self._told(kind, pair, met)) is not None:
                score = forest(kind).probability(features)
                if score >= least:
                    believed.append(replace(one, score=score))
        yield from believed
        if any(one.type is FindingType.CONFLICT for one in believed):
            return
        is_named = any(one.about == NAMED for one in believed)
        if pair.shared and not are_apart(pair, self._corpus):
            # An operator and three contractors are the four firms.
            is_sure = is_named or have_the_same_words(pair)
            score = max(forest(FindingType.SAME).probability(features), is_sure * SURE)
            if score >= SAME:
                told = partial(explain, pair, partial(self._features.words_around, pair))
                yield Judgement(FindingType.SAME, pair.a, pair.b, score, told, about=number_alone(pair))

    def _told(self, kind: FindingType, pair: Pair, met: Figures | None) -> Judgement | None:
        """What a pair is if it is likely of a kind, though by no rule."""
        if kind is FindingType.QUOTATION_VARIANT:
            return believed_variant(pair, self._opened)
        return believed_total(pair) if kind is FindingType.CONSISTENT_TOTAL else _conflict(pair, met)

    def _opened(self, item: Item) -> ComparedDocument:
        return self._load(self._corpus.documents[item.document].id)


def _conflict(pair: Pair, met: Figures | None) -> Judgement | None:
    """A conflict, where figures or dates are seen to differ."""
    is_apart = met is not None and met.standing is Standing.APART
    if met is not None and is_apart and may_contradict(pair, met.a, met.b):
        kind, a, b = "figure", written(met.a), written(met.b)
        words = "One passage gives {} where the other gives {}."
    elif dates_apart(pair):
        kind, a, b = "date", pair.a.keys.dates[0], pair.b.keys.dates[0]
        words = "One event is dated {} and {}."
    else:
        return None
    told = partial(words.format, a, b)
    return Judgement(FindingType.CONFLICT, pair.a, pair.b, 0.0, told, (Difference(kind, a, b),), kind)


def may_be_likely(pair: Pair) -> bool:
    """Whether a pair is worth measuring: it shares words enough, a number, a day, or quoted words."""
    a, b = pair.a, pair.b
    return (
        pair.likeness >= LEAST_LIKE
        or not a.traces.isdisjoint(b.traces)
        or not a.days.isdisjoint(b.days)
        or not set(a.keys.runs).isdisjoint(b.keys.runs)
        or not (a.amounts.isdisjoint(b.reckoned) and b.amounts.isdisjoint(a.reckoned))
    )
