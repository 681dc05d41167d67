"""Dates that people type, kept with the precision they were typed in and never guessed."""

from __future__ import annotations

import re
import warnings
from datetime import datetime

from workbench.errors import BadDate

_YEAR_FIRST = re.compile(r"(\d{4})(?:([-/.])(\d{1,2})(?:\2(\d{1,2}))?)?\Z", re.ASCII)
_WHOLE_YEAR = re.compile(r"(?<!\d)(?:\d{4}|\d{8})(?!\d)", re.ASCII)
_FIRST = datetime(2000, 1, 1)  # noqa: DTZ001 - a default to compare with, never a moment
_SECOND = datetime(2001, 2, 2)  # noqa: DTZ001
MOST_CHARACTERS = 60
_ADVICE = "write it as 2024, 2024-12 or 2024-12-18"


def parse_typed_date(given: str) -> str:
    """A typed date as ISO 8601: ``2024``, ``2024-12`` or ``2024-12-18``, whatever was said of it.

    What is missing is never filled in: the text is parsed against two defaults that differ in every field, and
    only what comes out the same was written there. It is also parsed with the day first and with the month first;
    a date that comes out differently is refused.

    Raises:
        BadDate: it is no date, has no year of four digits, or its day and month could be either way round.
    """
    text = given.strip()
    iso = _YEAR_FIRST.match(text)
    if iso:
        return _checked(given, *(int(part) if part else None for part in iso.group(1, 3, 4)))
    if len(text) > MOST_CHARACTERS:
        raise BadDate(given[:MOST_CHARACTERS] + "...", _ADVICE)
    if not _WHOLE_YEAR.search(text):
        raise BadDate(given, "it has no year of four digits")
    readings = {_by_two_defaults(given, text, dayfirst=dayfirst) for dayfirst in (False, True)}
    if len(readings) > 1:
        raise BadDate(given, "day and month could be either way round: write it as 2024-12-18")
    return readings.pop()


def _by_two_defaults(given: str, text: str, *, dayfirst: bool) -> str:
    from dateutil import parser

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # a word taken for a time zone nobody knows
            one, two = (parser.parse(text, default=start, dayfirst=dayfirst) for start in (_FIRST, _SECOND))
    except (ValueError, OverflowError, TypeError, ArithmeticError, Warning):
        raise BadDate(given, _ADVICE) from None
    if one.year != two.year:
        raise BadDate(given, "it has no year of four digits")
    month = one.month if one.month == two.month else None
    day = one.day if one.day == two.day and month else None
    return _checked(given, one.year, month, day)


def _checked(given: str, year: int | None, month: int | None, day: int | None) -> str:
    if year is None:
        raise BadDate(given, "it has no year of four digits")
    try:
        datetime(year, month or 1, day or 1)  # noqa: DTZ001 - only to check the numbers
    except ValueError as error:
        raise BadDate(given, str(error)) from None
    return "-".join([f"{year:04}", *(f"{part:02}" for part in (month, day) if part)])
