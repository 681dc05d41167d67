"""Whether the day or the month comes first in dates written in digits, as the document itself shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from workbench.extraction.dates import calendar
from workbench.extraction.dates.words import DAY, MONTH, YEAR, year_of

if TYPE_CHECKING:
    from workbench.extraction.dates.calendar import Anchor

NUMERIC = re.compile(
    r"(?<![\w/.-])[0-3]?\d(?:/[0-3]?\d/(?:\d{4}|\d\d)|\.[0-3]?\d\.\d{4}|-[0-3]?\d-\d{4})(?![\w/-])"
)
IN_DIGITS = re.compile(r"[/.-](?<=\d.)\d{1,2}[/.-]\d\d")
"""Quick to look for, and in all of them."""
DAY_AND_MONTH = re.compile(rf"(?<![\w.,])(?:{DAY}\s(?:of\s)?{MONTH}|{MONTH}\s{DAY}),?\s{YEAR}")


class DayOrder(NamedTuple):
    """What comes first, and the date of the document that shows it."""

    is_day_first: bool
    shown_by: str

    def __str__(self) -> str:
        return f"{'day' if self.is_day_first else 'month'} first, as in {self.shown_by}"


def order_of(text: str, anchor: Anchor | None) -> DayOrder | None:
    """The order a document keeps: by numeric dates that leave no choice, else its own date, else its worded ones."""
    if IN_DIGITS.search(text) is None:
        return None
    numeric = [match.group() for match in NUMERIC.finditer(text)]
    if not numeric:
        return None
    return _most(numeric) or _from_anchor(numeric, anchor) or _worded(text)


def resolve(written: str, order: DayOrder | None) -> str | None:
    """A date in digits; where nothing shows which part is the day, only the year is certain."""
    first, second, third = re.split(r"[/.-]", written)
    one, two, year = int(first), int(second), year_of(third)
    if one == two or one > 12 >= two or "." in written:
        return calendar.day(year, two, one)
    if two > 12 >= one:
        return calendar.day(year, one, two)
    if one > 12 or order is None:
        return f"{year:04d}" if one <= 12 else None
    return calendar.day(year, two, one) if order.is_day_first else calendar.day(year, one, two)


def is_ambiguous(written: str) -> bool:
    """Whether both parts could be the month, and the writing does not tell."""
    first, second = (int(part) for part in re.split(r"[/.-]", written)[:2])
    return first != second and first <= 12 and second <= 12 and "." not in written


def _most(numeric: list[str]) -> DayOrder | None:
    """By dates that can be read one way only: 24/9/24."""
    day_first = [written for written in numeric if _parts(written)[0] > 12 >= _parts(written)[1]]
    month_first = [written for written in numeric if _parts(written)[1] > 12 >= _parts(written)[0]]
    if len(day_first) == len(month_first):
        return None
    return (
        DayOrder(True, day_first[0]) if len(day_first) > len(month_first) else DayOrder(False, month_first[0])
    )


def _from_anchor(numeric: list[str], anchor: Anchor | None) -> DayOrder | None:
    """By a numeric date that is the document's own date when read one way."""
    if anchor is None or anchor.day is None or anchor.day == anchor.month:
        return None
    for written in numeric:
        one, two, year = _parts(written)
        if year == anchor.year and (one, two) == (anchor.day, anchor.month):
            return DayOrder(True, f"{written}, the document's own date")
        if year == anchor.year and (two, one) == (anchor.day, anchor.month):
            return DayOrder(False, f"{written}, the document's own date")
    return None


def _worded(text: str) -> DayOrder | None:
    """By the outlet's manner where dates are in words: 18 December 2024, or December 18, 2024."""
    worded = [" ".join(match.group().split()) for match in DAY_AND_MONTH.finditer(text)]
    day_first = [written for written in worded if written[0].isdigit()]
    month_first = [written for written in worded if not written[0].isdigit()]
    if len(day_first) == len(month_first):
        return None
    return (
        DayOrder(True, day_first[0]) if len(day_first) > len(month_first) else DayOrder(False, month_first[0])
    )


def _parts(written: str) -> tuple[int, int, int]:
    first, second, year = re.split(r"[/.-]", written)
    return int(first), int(second), year_of(year)
