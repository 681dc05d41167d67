"""Assertions that state one fact, gathered into groups from what is believed of two at a time."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from workbench.domain.findings import Finding, FindingType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from workbench.comparison.corpus import Corpus, Item
    from workbench.comparison.judging import Judgement

THOUSAND = 1000
READINGS = 8
"""Assertions of one sentence, at most, that may overlap."""
ONE_CLAIM = 0.57
"""How likely two passages must be one claim to be given so; or one more and those of a group, on the average."""
MOST_TOUCHED = 6
"""Passages of a group that one more is held against."""


class _Group:
    """Passages that state one fact, with the judgement that first brought two of them together."""

    def __init__(self, surest: Judgement) -> None:
        self.members: list[Item] = []
        self.surest = surest
        self.abouts: set[str] = set()
        self._places: set[tuple[int, int]] = set()

    def add(self, item: Item, about: str) -> None:
        """Take one more passage in."""
        self.members.append(item)
        self.abouts.add(about)
        self._places.add(_sentence(item))

    def tells(self, item: Item) -> bool:
        """Whether a passage, or one that it is a part of, is in the group."""
        return _sentence(item) in self._places and any(member.meets(item) for member in self.members)


def _pair(one: Item, other: Item) -> tuple[int, int]:
    return min(one.number, other.number), max(one.number, other.number)


def _sentence(item: Item) -> tuple[int, int]:
    return item.document, item.keys.sentence.start


class Groups:
    """Groups of claims, the surest pairs first.

    A passage may have a part in several: with all it says in one, with one of its figures in another. Two that
    contradict each other are in none together, whatever each has in common with a third.
    """

    def __init__(
        self, corpus: Corpus, judgements: Iterable[Judgement], conflicts: Iterable[Judgement]
    ) -> None:
        self._corpus = corpus
        self._of: defaultdict[int, list[_Group]] = defaultdict(list)
        self._in: defaultdict[tuple[int, int], list[_Group]] = defaultdict(list)
        """By the document and the place of a sentence."""
        self._all: list[_Group] = []
        self._likely: dict[tuple[int, int], float] = {}
        self._against = {_pair(conflict.a, conflict.b) for conflict in conflicts}
        ordered = sorted(judgements, key=lambda judgement: -judgement.score)
        for judgement in ordered:
            self._likely.setdefault(_pair(judgement.a, judgement.b), judgement.score)
        for judgement in ordered:
            if judgement.score >= ONE_CLAIM:
                self._add(judgement)

    def _add(self, judgement: Judgement) -> None:
        a, b = judgement.a, judgement.b
        is_told = any(group.tells(a) and group.tells(b) for group in self._in[_sentence(a)])
        if _pair(a, b) in self._against or is_told:
            return
        near = [
            (likely, group, other)
            for one, other in ((a, b), (b, a))
            for group in self._of[one.number]
            if (likely := self._likely_in(other, group)) >= ONE_CLAIM
        ]
        if near:
            _, group, other = max(near, key=lambda some: some[0])
            self._join(other, group, judgement.about)
            return
        group = _Group(judgement)
        self._all.append(group)
        self._join(a, group, judgement.about)
        self._join(b, group, judgement.about)

    def _join(self, item: Item, group: _Group, about: str) -> None:
        group.add(item, about)
        self._of[item.number].append(group)
        self._in[_sentence(item)].append(group)

    def _likely_in(self, item: Item, group: _Group) -> float:
        """How likely a passage states what a group states, on the average over its passages: chains lead astray."""
        some = [_pair(item, member) for member in group.members[:MOST_TOUCHED]]
        if any(pair in self._against for pair in some):
            return 0.0
        return sum(self._likely.get(pair, 0.0) for pair in some) / len(some)

    def findings(self) -> Iterator[Finding]:
        """One finding for every group; none for what only one text says, given several times."""
        for group in self._all:
            if any(self._is_within(group, other) for other in self._of[group.members[0].number]):
                continue
            about = min(group.abouts) if len(group.abouts) == 1 else ""
            members = self._with_twins(group.members)
            if len(members) > 1:
                yield Finding(
                    FindingType.SAME,
                    tuple(member.id_of(about) for member in members),
                    group.surest.explain(),
                    (),
                    int(group.surest.score * THOUSAND),
                )
        for item in self._corpus.distinct:
            if item.twins and not self._of[item.number]:
                members = self._with_twins([item])
                if len(members) > 1 and not self._are_one_text(members):
                    ids = tuple(member.id for member in members)
                    yield Finding(FindingType.SAME, ids, "They have the same words.", (), THOUSAND)

    @staticmethod
    def _is_within(group: _Group, other: _Group) -> bool:
        """Whether a smaller group has nothing that the other has not."""
        return len(group.members) < len(other.members) and all(map(other.members.__contains__, group.members))

    def _with_twins(self, members: Iterable[Item]) -> list[Item]:
        """Passages and those with the same words, without those that are, in part, an earlier one's passage."""
        items = self._corpus.items
        some = [twin for member in members for twin in (member, *(items[at] for at in member.twins))]
        kept: list[Item] = []
        for member in sorted(some, key=lambda item: item.number):
            if not any(member.meets(other) for other in kept[-READINGS:]):
                kept.append(member)
        return kept

    def _are_one_text(self, members: Sequence[Item]) -> bool:
        """Whether all stand in the same text given several times: that finding says it for all its sentences."""
        documents = {member.document for member in members}
        texts = {self._corpus.documents[at].sketch for at in documents}
        return documents <= self._corpus.copied and len(texts) == 1 and len(documents) > 1
