"""The findings between the assertions of some documents: the door of this room."""

from __future__ import annotations

import gc
import re
from collections import Counter, defaultdict
from contextlib import contextmanager
from typing import TYPE_CHECKING

from workbench.comparison import lone
from workbench.comparison.ages import judge_ages
from workbench.comparison.agreement import no_name_shared
from workbench.comparison.clocks import judge_clocks
from workbench.comparison.conflicts import judge_conflicts
from workbench.comparison.conversions import told_conversions
from workbench.comparison.corpus import Corpus, Item
from workbench.comparison.counts import judge_counts
from workbench.comparison.durations import judge_durations
from workbench.comparison.estimates import told_estimates
from workbench.comparison.figures import described_apart
from workbench.comparison.happenings import judge_days, judge_tolls
from workbench.comparison.keys import keys_of
from workbench.comparison.name_findings import spelling_variants
from workbench.comparison.pairs import pairs
from workbench.comparison.reckoning import judge_reckoning
from workbench.comparison.same import judge_same, judge_wordings
from workbench.comparison.sums import told_remainders, told_sums
from workbench.comparison.titles import judge_titles
from workbench.comparison.totals import NAMED, judge_total
from workbench.comparison.variants import judge_variant
from workbench.domain.findings import Finding, FindingType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from workbench.comparison.judging import Judgement
    from workbench.comparison.keys import DocumentKeys
    from workbench.comparison.pairs import Pair
    from workbench.domain.findings import ComparedDocument

Fact = tuple[str, int]
"""The trace of a figure, or nothing for all that a passage says, and the number of the passage."""
THOUSAND = 1000
READINGS = 8
"""Assertions of one sentence, at most, that may overlap."""
MOST_TOUCHED = 6
"""Passages of a group of claims that one more is held against."""
MOST_PARTNERS = 10
"""Findings of one type on one assertion; with more it is the assertion that is odd, and ten say so."""
SURELY_ONE = 0.5
"""Share of their words from which two passages are on one thing though each names others."""


def compare(documents: Sequence[ComparedDocument]) -> list[Finding]:
    """Every finding between the assertions of these documents, in the order of the documents.

    The same documents give the same findings. Time grows with the number of assertions, never with its square.
    """
    known = {document.id: document for document in documents}
    return compare_keys([keys_of(document) for document in documents], known.__getitem__)


def compare_keys(documents: Sequence[DocumentKeys], load: Callable[[str], ComparedDocument]) -> list[Finding]:
    """As ``compare``, from keys made before; ``load`` opens a document whose words are needed."""
    return findings_of(Corpus(documents), load)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Hold back the search for unused cycles: millions of small objects are made, all in use, and no cycle among them.

    It takes a fifth off the time.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@_uncollected()
def findings_of(corpus: Corpus, load: Callable[[str], ComparedDocument]) -> list[Finding]:
    """Every finding of a corpus, in the order of its documents."""
    judged: defaultdict[FindingType, list[Judgement]] = defaultdict(list)
    for judgement in _judged(corpus, load):
        judged[judgement.type].append(judgement)
    same = _Same(corpus, judged.pop(FindingType.SAME, ()), judged[FindingType.CONFLICT])
    paired = [judgement for some in judged.values() for judgement in some]
    found = [*_near_copies(corpus), *spelling_variants(corpus), *_paired(paired), *same.findings()]
    found += [*told_sums(corpus, load), *told_remainders(corpus, load), *told_estimates(corpus, load)]
    found += told_conversions(corpus, load)
    ids = [assertion.id for document in corpus.documents for assertion in document.assertions]
    place = {name: number for number, name in enumerate(ids)}
    order = list(FindingType)
    return sorted(
        found,
        key=lambda finding: (
            [place[assertion] for assertion in finding.assertions[:2]],
            order.index(finding.type),
            finding.explanation,
        ),
    )


def _is_explained(conflict: Judgement, total: Judgement) -> bool:
    """Whether a conflict is between figures of which a total says that they agree."""
    if conflict.about != "figure":
        return False
    told = f"{total.differences[0].a} {total.differences[0].b}"
    sides = (conflict.differences[0].a, conflict.differences[0].b)
    return any(re.search(rf"(?<![\w.,]){re.escape(side)}(?!\w)", told) for side in sides)  # 115 m is not 15 m


def _judged(corpus: Corpus, load: Callable[[str], ComparedDocument]) -> Iterator[Judgement]:
    def opened(item: Item) -> ComparedDocument:
        return load(corpus.documents[item.document].id)

    def explained(pair: Pair, *, is_apart: bool) -> Judgement | None:
        if not (pair.a.figures and pair.b.figures) or lone.are_tallies_of_one(pair):
            return None
        return judge_total(pair, opened, is_apart=is_apart) or judge_reckoning(pair, corpus)

    for pair in pairs(corpus):
        if pair.is_reckoned:
            if (total := explained(pair, is_apart=no_name_shared(pair))) is not None:
                yield total
            continue
        worded = judge_wordings(pair)
        if worded is not None:
            yield worded
        variant = judge_variant(pair, corpus, opened)
        if variant is not None:
            yield variant
            yield from (one for one in judge_conflicts(pair, corpus) if one.about == "figure")
            continue
        yield from judge_counts(pair, corpus)
        is_apart = no_name_shared(pair)
        total = explained(pair, is_apart=is_apart)
        if total is not None:
            yield total
        if is_apart and pair.dice < SURELY_ONE:
            continue
        conflicts = list(judge_conflicts(pair, corpus))
        if total is not None:
            conflicts = [conflict for conflict in conflicts if not _is_explained(conflict, total)]
        yield from conflicts
        if not conflicts:
            is_explained = total is not None and total.about == NAMED
            same = judge_same(pair, corpus, is_explained=is_explained)
            if same is not None:
                yield same
    yield from judge_titles(corpus)
    yield from judge_ages(corpus)
    yield from judge_days(corpus)
    yield from judge_tolls(corpus)
    yield from judge_clocks(corpus)
    yield from judge_durations(corpus)


def _paired(judged: Iterable[Judgement]) -> Iterator[Finding]:
    """Findings of two assertions; of several on one pair of places the surest, and of each passage not too many."""
    kept: defaultdict[tuple[object, ...], list[Judgement]] = defaultdict(list)
    partners: Counter[tuple[FindingType, int]] = Counter()
    for judgement in sorted(judged, key=lambda j: -j.score):
        a, b = judgement.a, judgement.b
        place = (judgement.type, judgement.about, a.document, b.document)
        if any(a.meets(other.a) and b.meets(other.b) for other in kept[place]):
            continue
        if max(partners[judgement.type, a.number], partners[judgement.type, b.number]) >= MOST_PARTNERS:
            continue
        partners[judgement.type, a.number] += 1
        partners[judgement.type, b.number] += 1
        kept[place].append(judgement)
        yield Finding(
            judgement.type,
            (a.id, b.id),
            judgement.explain(),
            judgement.differences,
            int(judgement.score * THOUSAND),
        )


class _Same:
    """Assertions that state one fact, gathered from judgements, the surest first.

    A passage may have a part in several groups: with all it says in one, with one of its figures in another. Two that
    contradict each other are in none together, whatever each has in common with a third.
    """

    def __init__(
        self, corpus: Corpus, judgements: Iterable[Judgement], conflicts: Iterable[Judgement]
    ) -> None:
        self._corpus = corpus
        self._leader: dict[Fact, Fact] = {}
        self._led: dict[Fact, list[Fact]] = {}
        self._surest: dict[Fact, Judgement] = {}
        """Of each fact, of the judgements in which its passage is the later one."""
        self._words: dict[int, frozenset[str]] = {}
        self._against: defaultdict[int, set[int]] = defaultdict(set)
        for conflict in conflicts:
            self._against[conflict.a.number].add(conflict.b.number)
            self._against[conflict.b.number].add(conflict.a.number)
        for judgement in sorted(judgements, key=lambda judgement: -judgement.score):
            self._add(judgement)

    def _lead(self, fact: Fact) -> Fact:
        leader = self._leader
        while leader.setdefault(fact, fact) != fact:
            leader[fact] = fact = leader[leader[fact]]
        return fact

    def _add(self, judgement: Judgement) -> None:
        later = (judgement.about, judgement.b.number)
        first, second = sorted((self._lead((judgement.about, judgement.a.number)), self._lead(later)))
        if first != second:
            mine, theirs = self._led.get(first, [first]), self._led.get(second, [second])
            if judgement.about:
                are_apart = self._are_of_others(judgement.about, mine, theirs)
            else:
                are_apart = self._contradict(mine, theirs) or not self._touch(mine, theirs)
            if are_apart:
                return
            self._leader[second] = first
            self._led[first] = mine + theirs
        self._surest.setdefault(later, judgement)

    def _contradict(self, mine: Sequence[Fact], theirs: Sequence[Fact]) -> bool:
        few, many = sorted((mine, theirs), key=len)
        against = {number for _, each in few for number in self._against.get(each, ())}
        return bool(against) and any(number in against for _, number in many)

    def _are_of_others(self, number: str, mine: Sequence[Fact], theirs: Sequence[Fact]) -> bool:
        """Whether a number counts what one place has in one group and what another has in the other."""
        here, there = (self._counted(number, facts) for facts in (mine, theirs))
        return any(described_apart(one, other) for one in here for other in there)

    def _counted(self, number: str, facts: Sequence[Fact]) -> set[tuple[str, ...]]:
        items = self._corpus.items
        return {f.noun for _, each in facts[:MOST_TOUCHED] for f in items[each].figures if f.number == number}

    def _touch(self, mine: Sequence[Fact], theirs: Sequence[Fact]) -> bool:
        """Whether the passages of two groups have a word or a number in common, each with each: chains lead astray."""
        if len(mine) == len(theirs) == 1:
            return True
        here = [self._told(number) for _, number in mine[:MOST_TOUCHED]]
        there = [self._told(number) for _, number in theirs[:MOST_TOUCHED]]
        return not any(one.isdisjoint(other) for one in here for other in there)

    def _told(self, number: int) -> frozenset[str]:
        if number not in self._words:
            self._words[number] = self._corpus.items[number].told
        return self._words[number]

    def findings(self) -> Iterator[Finding]:
        """One finding for every group; none for what only one text says, given several times."""
        items = self._corpus.items
        groups: defaultdict[Fact, list[Fact]] = defaultdict(list)
        for fact in sorted(self._leader):
            groups[self._lead(fact)].append(fact)
        for item in self._corpus.distinct:
            if item.twins and ("", item.number) not in self._leader:
                groups["", item.number].append(("", item.number))
        for (about, _), facts in groups.items():
            if about and self._are_one_claim(number for _, number in facts):
                continue
            judgements = [self._surest[fact] for fact in facts if fact in self._surest]
            surest = max(judgements, key=lambda judgement: judgement.score, default=None)
            members = [items[number] for _, number in facts]
            twins = [items[number] for member in members for number in member.twins]
            apart = _apart(sorted([*members, *twins], key=lambda item: item.number))
            if len(apart) > 1 and (judgements or not self._are_one_text(apart)):
                yield Finding(
                    FindingType.SAME,
                    tuple(member.id_of(about) for member in apart),
                    surest.explain() if surest else "They have the same words.",
                    (),
                    int(surest.score * THOUSAND) if surest else THOUSAND,
                )

    def _are_one_claim(self, numbers: Iterable[int]) -> bool:
        """Whether passages are together in a group for all they say: then a figure of theirs needs none of its own."""
        known = self._leader
        leads = {self._lead(("", number)) if ("", number) in known else None for number in numbers}
        return None not in leads and len(leads) == 1

    def _are_one_text(self, members: Sequence[Item]) -> bool:
        """Whether all stand in the same text given several times: that finding says it for all its sentences."""
        documents = {member.document for member in members}
        texts = {self._corpus.documents[at].sketch for at in documents}
        return documents <= self._corpus.copied and len(texts) == 1 and len(documents) > 1


def _apart(members: Sequence[Item]) -> list[Item]:
    """The members without those that are, in part, an earlier one's passage."""
    kept: list[Item] = []
    for member in members:
        if not any(member.meets(other) for other in kept[-READINGS:]):
            kept.append(member)
    return kept


def _near_copies(corpus: Corpus) -> Iterator[Finding]:
    for group in corpus.copies:
        with_assertions = [corpus.documents[at] for at in group if corpus.documents[at].assertions]
        for other in with_assertions[1:]:
            first = with_assertions[0]
            yield Finding(
                FindingType.NEAR_COPY,
                (first.assertions[0].id, other.assertions[0].id),
                "Most of the words of one text stand in the other: they are one voice.",
                (),
                900,
            )
