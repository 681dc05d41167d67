"""What keeps two alike assertions apart: other places or people, other periods, opposite senses."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from workbench.comparison.words import opposites

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.comparison.corpus import Corpus
    from workbench.comparison.pairs import Pair

SINCE = "/.."
"""How a date ends that is still going on."""
MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")
MANY = 100_000
"""Days, or months, between dates that are not that precise."""
BYGONE_YEARS = 2
"""Years before a text was published from which a date is not that of its undated news."""


def names_differ(pair: Pair) -> bool:
    """Whether each side names somebody or something that the other has not.

    "Turnout in Brent was 61 percent" and "Turnout in Camden was 61 percent" are alike in all but what they are about.
    """
    mine, theirs = pair.a.names, pair.b.names
    return bool(mine - theirs and theirs - mine)


def is_name(term: str) -> bool:
    """Whether a term is a name: of a person, a body, a place, and not of a country."""
    return term.startswith("@") and not term.startswith(("@country:", "@of:"))


def no_name_shared(pair: Pair) -> bool:
    """Whether both sides have names of one sort (people, countries, others) and none of any sort in common."""
    mine, theirs = pair.a.names, pair.b.names
    if not mine or not theirs or mine & theirs:
        return False
    return any(_of_sort(mine, sort) and _of_sort(theirs, sort) for sort in (True, False))


def _of_sort(names: frozenset[str], is_country: bool) -> bool:  # noqa: FBT001
    return any(name.startswith("@country:") == is_country for name in names)


def dates_apart(pair: Pair) -> bool:
    """Whether both sides are dated and no date of the one is, or contains, one of the other."""
    return never_meet(pair.a.keys.dates, pair.b.keys.dates)


def never_meet(here: Sequence[str], there: Sequence[str]) -> bool:
    """Whether there are dates on both sides and no two of them meet."""
    return bool(here and there) and not any(dates_meet(a, b) for a in here for b in there)


def is_bygone(pair: Pair, corpus: Corpus) -> bool:
    """Whether one side alone is dated, long before the other side's text was published: the two are of two periods."""
    for one, other in ((pair.a, pair.b), (pair.b, pair.a)):
        published = corpus.documents[other.document].published
        if one.keys.dates and not other.keys.dates and published:
            last = max(bounds(date)[1] for date in one.keys.dates)
            return last[:4] < str(int(published[:4]) - BYGONE_YEARS) if published[:4].isdigit() else False
    return False


def dates_meet(one: str, other: str) -> bool:
    """Whether two ISO dates, partial or intervals, share a day; "since 1989" and "since 1998" do not."""
    if one.endswith(SINCE) and other.endswith(SINCE):
        one, other = one.removesuffix(SINCE), other.removesuffix(SINCE)
    first, second = bounds(one), bounds(other)
    return first[0] <= second[1] and second[0] <= first[1]


def share_a_day(pair: Pair) -> bool:
    """Whether both passages tell of one whole day."""
    return not pair.a.days.isdisjoint(pair.b.days)


def share_a_month(pair: Pair) -> bool:
    """Whether both passages are dated to one month, or to days or weeks of it."""
    return any(
        dates_meet(one, other)
        for one in pair.a.keys.dates
        if _is_of_a_month(one)
        for other in pair.b.keys.dates
        if _is_of_a_month(other)
    )


@lru_cache(maxsize=4096)
def _is_of_a_month(date: str) -> bool:
    start, _, end = date.partition("/")
    return len(start) >= len("2024-12") and end != ".."


@lru_cache(maxsize=4096)
def bounds(date: str) -> tuple[str, str]:
    """The first and last day of a date, as strings that sort."""
    start, _, end = date.partition("/")
    end = end or start
    low = "0000" if start in {"", ".."} else start
    high = "9999" if end == ".." else end
    return (low + "-01-01"[len(low) - 4 :] if len(low) < 10 else low[:10]), (
        high + "-12-31"[len(high) - 4 :] if len(high) < 10 else high[:10]
    )


def since_agrees(pair: Pair) -> bool:
    """Whether "not since 2019" stands beside what happened in 2019 or before: it happened then for the last time."""
    for one, other in ((pair.a, pair.b), (pair.b, pair.a)):
        since = [date.removesuffix("/..") for date in one.keys.dates if date.endswith("/..")]
        if one.negated - other.negated and since and other.keys.dates:
            return all(bounds(date)[0] <= bounds(since[0])[1] for date in other.keys.dates)
    return False


def senses_differ(pair: Pair) -> str:
    """The term that one side denies and the other states, or two terms that rule each other out; else nothing."""
    a, b = pair.a, pair.b
    turned = sorted(term for term in (a.negated ^ b.negated) & pair.shared if term[0] != "@")
    if turned and not since_agrees(pair):
        return turned[0]
    if not (a.polar and b.polar):
        return ""
    against = opposites()
    for term in sorted(a.polar - b.terms):
        if other := against[term] & (b.polar - a.terms):
            return f"{term} / {min(other)}"
    return ""


def days_between(one: str, other: str) -> int:
    """Days from one whole day to another; many where one is none."""
    if min(len(one), len(other)) < len("2024-12-18"):
        return MANY
    try:
        first, second = (date.fromisoformat(bounds(value)[0]) for value in (one, other))
    except ValueError:
        return MANY
    return abs((first - second).days)


def months_between(one: str, other: str) -> int:
    """Months from one whole month to another; many where one is none."""
    if not (MONTH.fullmatch(one) and MONTH.fullmatch(other)):
        return MANY
    (year, month), (there, then) = (map(int, value.split("-")) for value in (one, other))
    return abs(12 * (year - there) + month - then)
