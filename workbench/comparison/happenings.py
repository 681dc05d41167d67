"""One happening dated to different days: documents on one affair that each give it one day, and not the same."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import partial
from itertools import combinations
from typing import TYPE_CHECKING

from workbench.comparison.judging import Judgement
from workbench.comparison.texts import word_set
from workbench.comparison.words import term
from workbench.domain.findings import Difference, FindingType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.comparison.corpus import Corpus, Item

HAPPENINGS = {
    term(word): word
    for word in sorted(
        word_set(
            """
            landslide earthquake explosion fire crash collapse derailment attack shooting flood storm accident eruption
            avalanche sinking murder stabbing kidnapping robbery raid ambush coup assassination spill wreck collision
            stampede referendum coronation
            """
        )
    )
}
"""What happens once in an affair and has a day."""
FARTHEST_DAYS = 7
"""Days between two dates of one happening; farther apart they are two."""
MOST_DOCUMENTS = 24
"""Documents that date one kind of happening in one month; of more it is a kind of news."""


def judge_days(corpus: Corpus) -> Iterator[Judgement]:
    """Conflicts between the days that documents on one affair give a happening."""
    dated: defaultdict[tuple[str, str], list[tuple[date, Item]]] = defaultdict(list)
    for (_, happening), days in _days(corpus).items():
        if len(days) == 1:
            ((day, item),) = days.items()
            dated[happening, day.isoformat()[:7]].append((day, item))
    for (happening, _), some in sorted(dated.items(), key=lambda entry: entry[0]):
        for (one, first), (other, second) in combinations(some, 2) if len(some) <= MOST_DOCUMENTS else ():
            apart = abs((one - other).days)
            if 0 < apart <= FARTHEST_DAYS and corpus.share_a_name(first.document, second.document):
                yield Judgement(
                    FindingType.CONFLICT,
                    first,
                    second,
                    0.6,
                    partial("One {} is dated {} and {}.".format, HAPPENINGS[happening], one, other),
                    (Difference("date", one.isoformat(), other.isoformat()),),
                    "date",
                )


def _days(corpus: Corpus) -> dict[tuple[int, str], dict[date, Item]]:
    """From a document and a happening to the days it is given there, each with the first passage that does."""
    found: defaultdict[tuple[int, str], dict[date, Item]] = defaultdict(dict)
    for item in corpus.distinct:
        for happening in item.terms & HAPPENINGS.keys() if item.keys.dates else ():
            for written in item.keys.dates:
                if (day := _day(written)) is not None:
                    found[item.document, happening].setdefault(day, item)
    return found


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written) if len(written) == 10 else None
    except ValueError:
        return None
