"""The findings between the assertions of some documents: the door of this room."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from workbench.comparison.conflicts import judge_conflicts
from workbench.comparison.corpus import Corpus, Item
from workbench.comparison.keys import keys_of
from workbench.comparison.pairs import pairs
from workbench.comparison.same import judge_same
from workbench.comparison.titles import judge_titles
from workbench.comparison.totals import judge_total
from workbench.comparison.variants import judge_variant
from workbench.domain.findings import Difference, Finding, FindingType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from workbench.comparison.judging import Judgement
    from workbench.comparison.keys import DocumentKeys
    from workbench.comparison.spellings import Spelling
    from workbench.domain.findings import ComparedDocument

THOUSAND = 1000


def compare(documents: Sequence[ComparedDocument]) -> list[Finding]:
    """Every finding between the assertions of these documents, in the order of the documents.

    The same documents give the same findings. Time grows with the number of assertions, never with its square.
    """
    known = {document.id: document for document in documents}
    return compare_keys([keys_of(document) for document in documents], known.__getitem__)


def compare_keys(documents: Sequence[DocumentKeys], load: Callable[[str], ComparedDocument]) -> list[Finding]:
    """As ``compare``, from keys made before; ``load`` opens a document whose words are needed."""
    corpus = Corpus(documents)
    judged = list(_judged(corpus, load))
    found = [*_near_copies(corpus), *_spelling_variants(corpus), *_paired(judged)]
    found += _same((judgement for judgement in judged if judgement.type is FindingType.SAME), corpus)
    ids = [assertion.id for document in documents for assertion in document.assertions]
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


def _judged(corpus: Corpus, load: Callable[[str], ComparedDocument]) -> Iterator[Judgement]:
    def opened(item: Item) -> ComparedDocument:
        return load(corpus.documents[item.document].id)

    for pair in pairs(corpus.distinct, corpus):
        variant = judge_variant(pair, opened)
        if variant is not None:
            yield variant
            continue
        total = judge_total(pair)
        conflicts = list(judge_conflicts(pair, corpus))
        if total is not None:
            yield total
            conflicts = [conflict for conflict in conflicts if conflict.about != "figure"]
        yield from conflicts
        if conflicts:
            continue
        same = judge_same(pair, corpus)
        if same is not None:
            yield same
    yield from judge_titles(corpus)


def _paired(judged: Iterable[Judgement]) -> Iterator[Finding]:
    """Findings of two assertions; of several on one pair of places the surest."""
    kept: list[Judgement] = []
    for judgement in sorted(judged, key=lambda j: -j.score):
        if judgement.type is FindingType.SAME or any(_is_one_place(judgement, other) for other in kept):
            continue
        kept.append(judgement)
        yield Finding(
            judgement.type,
            (judgement.a.id, judgement.b.id),
            judgement.explanation,
            judgement.differences,
            int(judgement.score * THOUSAND),
        )


def _is_one_place(one: Judgement, other: Judgement) -> bool:
    return (
        one.type is other.type and one.about == other.about and one.a.meets(other.a) and one.b.meets(other.b)
    )


def _same(judged: Iterable[Judgement], corpus: Corpus) -> Iterator[Finding]:
    """One finding for every group of assertions that state one fact."""
    leader: dict[int, int] = {}

    def lead(number: int) -> int:
        while leader.setdefault(number, number) != number:
            leader[number] = number = leader[leader[number]]
        return number

    best: dict[int, Judgement] = {}
    for judgement in judged:
        first, second = sorted((lead(judgement.a.number), lead(judgement.b.number)))
        leader[second] = first
        best[judgement.b.number] = max(
            judgement, best.get(judgement.b.number, judgement), key=lambda j: j.score
        )
    groups: defaultdict[int, list[Item]] = defaultdict(list)
    for number in sorted(leader):
        groups[lead(number)].append(corpus.items[number])
    for item in corpus.distinct:
        if item.twins and item.number not in leader:
            groups[item.number].append(item)
    for members in groups.values():
        surest = max(
            (best[m.number] for m in members if m.number in best), key=lambda j: j.score, default=None
        )
        twins = [corpus.items[number] for member in members for number in member.twins]
        members = sorted([*members, *twins], key=lambda item: item.number)
        members = [
            m
            for n, m in enumerate(members)
            if not any(m.meets(other) for other in members[max(0, n - 9) : n])
        ]
        voices = {corpus.voice.get(member.document, member.document) for member in members}
        if len(members) > 1 and (
            len(voices) > 1 or not corpus.copied.issuperset(m.document for m in members)
        ):
            yield Finding(
                FindingType.SAME,
                tuple(member.id for member in members),
                surest.explanation if surest else "The passages have the same words.",
                (),
                int(surest.score * THOUSAND) if surest else THOUSAND,
            )


def _spelling_variants(corpus: Corpus) -> Iterator[Finding]:
    places = corpus.spellings
    for group in corpus.names.groups():
        first: dict[tuple[int, int], Spelling] = {}
        for one in group:
            at, number = places[one]
            first.setdefault((at, number), one)
        if len(first) < 2:
            continue
        ordered = sorted(first)
        names = ", ".join(f"“{one.text}”" for one in sorted(group, key=places.__getitem__))
        yield Finding(
            FindingType.SPELLING_VARIANT,
            tuple(corpus.documents[at].assertions[number].id for at, number in ordered),
            f"One name in {len(group)} spellings: {names}.",
            tuple(Difference("spelling", first[ordered[0]].text, first[place].text) for place in ordered[1:]),
            900,
        )


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
