"""Ages that texts give one person and that cannot both be right."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from itertools import combinations
from typing import TYPE_CHECKING

from workbench.comparison.judging import Judgement
from workbench.domain.findings import Difference, FindingType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.comparison.corpus import Corpus, Item

MOST_AGES = 6
"""Ages of one person that are set against each other."""


def judge_ages(corpus: Corpus) -> Iterator[Judgement]:
    """Every two ages of a person that the years between their texts do not explain, each age once a text."""
    aged: defaultdict[str, dict[tuple[int, int], Item]] = defaultdict(dict)
    for item in corpus.distinct:
        if item.keys.aged is not None:
            person, years = item.keys.aged
            told = aged[corpus.names.lead(person)]
            if len(told) < MOST_AGES:
                told.setdefault((item.document, years), item)
    for told in aged.values():
        for ((document, years), one), ((there, others), other) in combinations(told.items(), 2):
            published = (corpus.documents[number].published for number in (document, there))
            if not _can_be(years, others, *published):
                yield Judgement(
                    FindingType.CONFLICT,
                    one,
                    other,
                    0.8,
                    partial("One person is said to be {} and {} years old.".format, years, others),
                    (Difference("age", str(years), str(others)),),
                    "age",
                )


def _can_be(one: int, other: int, here: str | None, there: str | None) -> bool:
    """Whether a person had both ages when the texts came out: one, or as many years on as lie between them."""
    if one == other:
        return True
    if here is None or there is None:
        return False
    apart = int(there[:4]) - int(here[:4])
    return apart != 0 and apart - 1 <= other - one <= apart + 1
