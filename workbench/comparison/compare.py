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
from workbench.comparison.durations import judge_durations
from workbench.comparison.estimates import told_estimates
from workbench.comparison.groups import THOUSAND, Groups
from workbench.comparison.happenings import judge_days, judge_tolls
from workbench.comparison.keys import keys_of
from workbench.comparison.likelihood.judged import Likelihood
from workbench.comparison.name_findings import spelling_variants
from workbench.comparison.pairs import pairs
from workbench.comparison.reckoning import judge_reckoning
from workbench.comparison.same import judge_wordings
from workbench.comparison.sums import told_remainders, told_sums
from workbench.comparison.titles import judge_titles
from workbench.comparison.totals import NAMED, judge_total
from workbench.comparison.turned import judge_turned
from workbench.comparison.variants import judge_variant
from workbench.domain.findings import Finding, FindingType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from workbench.comparison.judging import Judgement
    from workbench.comparison.keys import DocumentKeys
    from workbench.comparison.pairs import Pair
    from workbench.domain.findings import ComparedDocument

MOST_PARTNERS = 10
"""Findings of one type on one assertion; with more it is the assertion that is odd, and ten say so."""
NUMBER = re.compile(r"[0-9][0-9,.]*")
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
def findings_of(
    corpus: Corpus, load: Callable[[str], ComparedDocument], *, about: int | None = None
) -> list[Finding]:
    """Every finding of a corpus, in the order of its documents.

    With the number of a document, those that it has no part in may be missing.
    """
    judged: defaultdict[FindingType, list[Judgement]] = defaultdict(list)
    looked_at = pairs(corpus) if about is None else _beside(about, pairs(corpus))
    for judgement in _judged(looked_at, corpus, load):
        judged[judgement.type].append(judgement)
    judged[FindingType.CONFLICT] = _unexplained(
        judged[FindingType.CONFLICT], judged[FindingType.CONSISTENT_TOTAL]
    )
    same = Groups(corpus, judged.pop(FindingType.SAME, ()), judged[FindingType.CONFLICT])
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


def _unexplained(conflicts: Iterable[Judgement], totals: Iterable[Judgement]) -> list[Judgement]:
    """The conflicts but those of counts that elsewhere agree: four firms here, one named and three more there."""
    agreeing = {_numbers(total) for total in totals if total.about == NAMED}
    return [one for one in conflicts if one.about != "figure" or _numbers(one) not in agreeing]


def _numbers(judgement: Judgement) -> frozenset[str]:
    """The last number on either side of what differs: 4 and 3 of "4 firms" and "1 + 3 contractors"."""
    sides = (judgement.differences[0].a, judgement.differences[0].b)
    return frozenset(number for side in sides for number in NUMBER.findall(side)[-1:])


def _beside(document: int, some: Iterable[Pair]) -> Iterator[Pair]:
    """The pairs of a document's passages and of those that they are paired with."""
    every = list(some)
    own = [pair for pair in every if document in {pair.a.document, pair.b.document}]
    near = {item.number for pair in own for item in (pair.a, pair.b)}
    return (pair for pair in every if pair.a.number in near and pair.b.number in near)


def _judged(
    looked_at: Iterable[Pair], corpus: Corpus, load: Callable[[str], ComparedDocument]
) -> Iterator[Judgement]:
    likelihood = Likelihood(corpus, load)
    for pair in looked_at:
        worded = judge_wordings(pair)
        if worded is not None:
            yield worded
        yield from likelihood.judged(pair, ruled(pair, corpus, load))
    yield from ruled_over_texts(corpus)


def ruled(pair: Pair, corpus: Corpus, load: Callable[[str], ComparedDocument]) -> list[Judgement]:
    """What the rules on two passages say of them: a quotation's variant, conflicts, a total."""

    def opened(item: Item) -> ComparedDocument:
        return load(corpus.documents[item.document].id)

    def explained(*, is_apart: bool) -> Judgement | None:
        if not (pair.a.figures and pair.b.figures) or lone.are_tallies_of_one(pair):
            return None
        return judge_total(pair, opened, is_apart=is_apart) or judge_reckoning(pair, corpus)

    is_apart = no_name_shared(pair)
    if pair.is_reckoned:
        total = explained(is_apart=is_apart)
        return [total] if total is not None else []
    variant = judge_variant(pair, corpus, opened)
    if variant is not None:
        return [variant, *(one for one in judge_conflicts(pair, corpus) if one.about == "figure")]
    total = explained(is_apart=is_apart)
    conflicts = [*judge_turned(pair, corpus)]
    if not is_apart or pair.dice >= SURELY_ONE:
        conflicts += judge_conflicts(pair, corpus)
    if total is None:
        return conflicts
    return [total, *(conflict for conflict in conflicts if not _is_explained(conflict, total))]


def ruled_over_texts(corpus: Corpus) -> Iterator[Judgement]:
    """What the rules over all passages of an affair say: titles, ages, days, tolls, times of day, durations."""
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
