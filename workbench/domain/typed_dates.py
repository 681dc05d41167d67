"""Dates that people type, kept with the precision they were typed in and never guessed."""

from __future__ import annotations

import re
from datetime import datetime

from workbench.errors import BadDate

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z")
_NUMERIC = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{2}|\d{4})\Z")
_FIRST = datetime(2000, 1, 1)  # noqa: DTZ001 - a default to compare with, never a moment
_SECOND = datetime(2001, 2, 2)  # noqa: DTZ001


def parse_typed_date(given: str) -> str:
    """A typed date as ISO 8601: ``2024``, ``2024-12`` or ``2024-12-18``, whatever was said of it.

    What is missing is never filled in: the text is parsed against two defaults that differ in every field, and
    only what comes out the same was written there.

    Raises:
        BadDate: it is no date, has no year, or its day and month could be either way round.
    """
    text = given.strip()
    iso = _ISO.match(text)
    if iso:
        return _checked(given, *(int(part) if part else None for part in iso.groups()))
    numeric = _NUMERIC.match(text)
    if numeric:
        first, second = int(numeric[1]), int(numeric[2])
        if first <= 12 and second <= 12 and first != second:
            raise BadDate(given, "day and month could be either way round: write it as 2024-12-18")
    return _by_two_defaults(
        given, text, dayfirst=bool(numeric) and int(numeric[1]) > 12 if numeric else False
    )


def _by_two_defaults(given: str, text: str, *, dayfirst: bool) -> str:
    from dateutil import parser

    try:
        one = parser.parse(text, default=_FIRST, dayfirst=dayfirst)
        two = parser.parse(text, default=_SECOND, dayfirst=dayfirst)
    except (ValueError, OverflowError, TypeError):
        raise BadDate(given, "write it as 2024, 2024-12 or 2024-12-18") from None
    if one.year != two.year:
        raise BadDate(given, "it has no year")
    month = one.month if one.month == two.month else None
    day = one.day if one.day == two.day and month else None
    return _checked(given, one.year, month, day)


def _checked(given: str, year: int | None, month: int | None, day: int | None) -> str:
    if year is None:
        raise BadDate(given, "it has no year")
    try:
        datetime(year, month or 1, day or 1)  # noqa: DTZ001 - only to check the numbers
    except ValueError as error:
        raise BadDate(given, str(error)) from None
    return "-".join([f"{year:04}", *(f"{part:02}" for part in (month, day) if part)])
