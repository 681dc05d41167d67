"""Dates as people write them."""

from __future__ import annotations

import re

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")


def day(date: str) -> str:
    """An ISO 8601 date as people write it (``19 December 2024``); anything else as it stands."""
    found = _DAY.fullmatch(date)
    if not found:
        return date
    year, month, number = found.groups()
    if month is None:
        return year
    if not 1 <= int(month) <= 12 or not 1 <= int(number or 1) <= 31:
        return date
    name = MONTHS[int(month) - 1]
    return f"{int(number)} {name} {year}" if number else f"{name} {year}"
