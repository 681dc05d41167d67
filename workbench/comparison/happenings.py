"""One happening told apart: documents on one affair that each give it one day, or one number of the injured, and not
the same.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from decimal import Decimal
from functools import partial
from itertools import combinations
from typing import TYPE_CHECKING

from workbench.comparison.figures import Standing, is_counted, is_measure, stand, written
from workbench.comparison.judging import Judgement
from workbench.comparison.parts import is_plain, may_be_people
from workbench.comparison.texts import word_set
from workbench.comparison.words import term, term_set
from workbench.domain.findings import Difference, FindingType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from workbench.comparison.corpus import Corpus, Item
    from workbench.comparison.figure_keys import FigureKey

    Told = tuple[FigureKey, Item]

HAPPENINGS = {
    term(word): word
    for word in sorted(
        word_set(
            """
            landslide earthquake explosion fire crash collapse derailment attack shooting flood storm accident eruption
            avalanche sinking murder stabbing kidnapping robbery raid ambush coup assassination spill wreck collision
            stampede referendum coronation resignation dismissal insolvency bankruptcy
            """
        )
    )
}
"""What happens once in an affair and has a day."""
FARTHEST_DAYS = 7
"""Days between two dates of one happening; farther apart they are two."""
COUNTED_OFTEN = term_set("vote ballot abstention people person time thing part side point question case day")
"""What texts on one affair have many numbers of."""
LEAST = 10
CLOSEST, FARTHEST = Decimal("1.01"), Decimal("1.3")
"""How many times the lesser the greater of two numbers is that are of one thing."""
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
            for date_told in item.keys.dates:
                if (day := _day(date_told)) is not None:
                    found[item.document, happening].setdefault(day, item)
    return found


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written) if len(written) == 10 else None
    except ValueError:
        return None


def judge_tolls(corpus: Corpus) -> Iterator[Judgement]:
    """Conflicts between the dead, the injured of an affair, or whatever else each document has one number of."""
    counted: defaultdict[str, dict[int, dict[str, Told]]] = defaultdict(dict)
    for item in corpus.distinct:
        for figure in item.figures if not item.keys.is_partitive else ():
            if is_plain(figure) and (what := _counted(figure)):
                there = counted[what].setdefault(item.document, {})
                there.setdefault(figure.value, (figure, item))
    for documents in counted.values():
        on_one: defaultdict[str, list[Told]] = defaultdict(list)
        for document, numbers in sorted(documents.items()):
            for name in corpus.affairs.names_of(document) if len(numbers) == 1 else ():
                on_one[name] += numbers.values()
        yield from _apart(on_one.values())


def _counted(figure: FigureKey) -> str:
    """What befell the counted, or what they are, where that tells: pages, deputies, patients; not votes."""
    if figure.fate:
        return "" if is_measure(figure.unit) else figure.fate
    tells = is_counted(figure) and bool(figure.noun) and figure.noun[-1] not in COUNTED_OFTEN
    return f"#{figure.noun[-1]}" if tells and not figure.is_passing and Decimal(figure.value) >= LEAST else ""


def _may_be_one(mine: FigureKey, theirs: FigureKey) -> bool:
    """Whether two numbers that differ may be of one thing: whom the same befell; nearly as many things of a kind."""
    if stand(mine, theirs) is not Standing.APART:
        return False
    if mine.fate:
        return may_be_people(mine) == may_be_people(theirs)
    less, more = sorted((Decimal(mine.value), Decimal(theirs.value)))
    return CLOSEST * less <= more <= FARTHEST * less


def _apart(affairs: Iterable[Sequence[Told]]) -> Iterator[Judgement]:
    told: set[tuple[int, int]] = set()
    for some in affairs:
        for (mine, one), (theirs, other) in combinations(some, 2) if len(some) <= MOST_DOCUMENTS else ():
            pair = (one.number, other.number)
            if pair in told or not _may_be_one(mine, theirs) or _years_apart(one, other):
                continue
            told.add(pair)
            here, there = written(mine), written(theirs)
            yield Judgement(
                FindingType.CONFLICT,
                one,
                other,
                0.6,
                partial("One text gives {} where the other gives {}.".format, here, there),
                (Difference("figure", here, there),),
                "figure",
            )


def _years_apart(one: Item, other: Item) -> bool:
    """Whether the passages tell of other years: the last flood killed 17."""
    here, there = ({date[:4] for date in item.keys.dates} for item in (one, other))
    return bool(here and there and here.isdisjoint(there))
