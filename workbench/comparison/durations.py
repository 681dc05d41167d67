"""How many years something lasted in one passage, and from when to when in another: 19 years, from 1997 to 2016."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from workbench.comparison.agreement import is_name
from workbench.comparison.figures import written
from workbench.comparison.judging import Judgement
from workbench.comparison.words import term_set
from workbench.domain.findings import Difference, FindingType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.comparison.corpus import Corpus, Item
    from workbench.comparison.figure_keys import FigureKey

PERIOD = re.compile(r"([0-9]{4})/([0-9]{4}|\.\.)")
YEAR = re.compile(r"[0-9]{4}")
LEAST_YEARS = 5
"""Years that tell something: everything lasts for two."""
TELLING_YEARS = 10
"""Years of which one word shared is enough."""
LONG_YEARS = 60
"""Years that tell by themselves, where they are not round: 138 years, founded in 1887."""
MOST_SHARING = 24
"""Passages that have one word and one number of years in common; of more it tells nothing."""
OF_TIME = term_set("year age old time decade")
LEAST_SHARED = 2
"""Words shared where only one year is given, and its distance from the text's own date."""
TELLING = 3.5
"""What one word tells that is enough then."""
SCORE = 0.7


class _Span(NamedTuple):
    item: Item
    date: str
    told: str
    """As people say it."""
    is_whole: bool
    """Whether both its ends are told, or that it goes on."""


def judge_durations(corpus: Corpus) -> Iterator[Judgement]:
    """The judgements that the years between two dates are those another passage gives."""
    lasting: defaultdict[tuple[int, str], list[tuple[Item, FigureKey]]] = defaultdict(list)
    for item in corpus.distinct:
        for figure in item.figures:
            if figure.unit == "year" and figure.value.isdigit() and not (figure.high or figure.is_rank):
                for term in _found_by(item, int(figure.value)):
                    lasting[int(figure.value), term].append((item, figure))
    told: set[tuple[int, int]] = set()
    for years, span in _spans(corpus) if lasting else ():
        for term in _found_by(span.item, years):
            some = lasting.get((years, term), ())
            for item, figure in some if len(some) <= MOST_SHARING else ():
                if (span.item.number, item.number) not in told and _is_of_one(corpus, span, item, years):
                    told.add((span.item.number, item.number))
                    yield _judgement(span, item, figure)


def _found_by(item: Item, years: int) -> Iterator[str]:
    """The words that a number of years stands beside; a long one is found by itself as well."""
    if years >= LEAST_YEARS:
        yield from _telling(item)
    if _tell_alone(years):
        yield ""


def _tell_alone(years: int) -> bool:
    return years >= LONG_YEARS and years % 10 != 0


def _telling(item: Item) -> Iterator[str]:
    return (term for term in item.terms if term not in OF_TIME and (term[0] != "@" or is_name(term)))


def _spans(corpus: Corpus) -> Iterator[tuple[int, _Span]]:
    """The years between the dates a passage gives, or from its date to that of its text."""
    for item in corpus.distinct:
        published = (corpus.documents[item.document].published or "")[:4]
        for date in item.keys.dates:
            if match := PERIOD.fullmatch(date):
                end = published if match[2] == ".." else match[2]
                said = f"since {match[1]}" if match[2] == ".." else f"{match[1]} to {match[2]}"
            elif YEAR.fullmatch(date):
                end, said = published, date
            else:
                continue
            if end.isdigit():
                yield int(end) - int(date[:4]), _Span(item, date, said, match is not None)


def _is_of_one(corpus: Corpus, span: _Span, item: Item, years: int) -> bool:
    if span.item.meets(item) or not corpus.share_a_name(span.item.document, item.document):
        return False
    shared = set(_telling(span.item)) & set(_telling(item))
    is_told = any(corpus.rarity[term] >= TELLING for term in shared)
    is_short = (not span.is_whole or years < TELLING_YEARS) and not _tell_alone(years)
    if is_short and len(shared) < LEAST_SHARED and not is_told:
        return False
    dates = [date for date in item.keys.dates if PERIOD.fullmatch(date) or YEAR.fullmatch(date)]
    return not dates or span.date in dates


def _judgement(span: _Span, item: Item, figure: FigureKey) -> Judgement:
    years = written(figure)
    sides = (span.told, years) if span.item.number < item.number else (years, span.told)
    first, second = sorted((span.item, item), key=lambda one: one.number)
    explain = partial("The figures agree: {} makes {}.".format, span.told, years)
    difference = Difference("duration", *sides)
    return Judgement(FindingType.CONSISTENT_TOTAL, first, second, SCORE, explain, (difference,), "duration")
