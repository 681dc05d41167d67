"""The findings between the assertions of some documents: the door of this room."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from workbench.comparison.corpus import Corpus, Item
from workbench.comparison.keys import keys_of
from workbench.comparison.pairs import pairs
from workbench.comparison.same import judge_same
from workbench.comparison.variants import judge_variant
from workbench.domain.findings import Difference, Finding, FindingType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from workbench.comparison.judging import Judgement
    from workbench.comparison.keys import DocumentKeys
    from workbench.comparison.spellings import Spelling
    from workbench.domain.findings import ComparedDocument

THOUSAND = 1000
IN_GROUPS = frozenset({FindingType.SAME, FindingType.CONSISTENT_TOTAL})


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
    same = [judgement for judgement in judged if judgement.type is FindingType.SAME]
    found = [*_near_copies(corpus), *_spelling_variants(corpus), *_grouped(same, corpus), *_paired(judged)]
    place = {item.id: item.number for item in reversed(corpus.items)}
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

    for pair in pairs(corpus.items, corpus):
        judgement = judge_variant(pair, opened) or judge_same(pair)
        if judgement is not None:
            yield judgement


def _paired(judged: Iterable[Judgement]) -> Iterator[Finding]:
    """Findings of two assertions; of several on one pair of places the surest."""
    kept: list[Judgement] = []
    for judgement in sorted(judged, key=lambda j: -j.score):
        if judgement.type in IN_GROUPS or any(_is_one_place(judgement, other) for other in kept):
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


def _grouped(judged: Iterable[Judgement], corpus: Corpus) -> Iterator[Finding]:
    """Judgements of one type that share an assertion, as one finding."""
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
    for members in groups.values():
        members = [m for n, m in enumerate(members) if not any(m.meets(other) for other in members[:n])]
        judgement = max((best[m.number] for m in members if m.number in best), key=lambda j: j.score)
        yield Finding(
            FindingType.SAME,
            tuple(member.id for member in members),
            judgement.explanation,
            (),
            int(judgement.score * THOUSAND),
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
