"""How two dates stand to each other, each as precise as its text gave it."""

from __future__ import annotations

import re
from typing import NamedTuple

FULL = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
FIRST, LAST = (0, 0, 0), (9999, 99, 99)
MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905

Day = tuple[int, int, int]


class Period(NamedTuple):
    """The days a date may mean, and how precise it is: 3 for a day, 2 for a month, 1 for a year, 0 for an interval."""

    first: Day
    last: Day
    precision: int


def period(iso: str) -> Period | None:
    """The days an ISO 8601 date, partial date or interval stands for; nothing for any other text."""
    start, slash, end = iso.partition("/")
    if not slash:
        return _single(start)
    first, last = _single(start), _single(end)
    if (first is None and start not in {"", ".."}) or (last is None and end not in {"", ".."}):
        return None
    return Period(first.first if first else FIRST, last.last if last else LAST, 0)


def _single(iso: str) -> Period | None:
    match = FULL.fullmatch(iso)
    if match is None:
        return None
    year, month, day = (int(part or 0) for part in match.groups())
    if not month:
        return Period((year, 1, 1), (year, 12, 31), 1)
    if not day:
        return Period((year, month, 1), (year, month, 31), 2)
    return Period((year, month, day), (year, month, day), 3)


def covers(one: Period, other: Period) -> bool:
    """Whether every day of the other is one of the first."""
    return one.first <= other.first and other.last <= one.last


def overlap(one: Period, other: Period) -> bool:
    """Whether they have a day in common."""
    return one.first <= other.last and other.first <= one.last


def said(iso: str) -> str:
    """A date as people write it: ``18 December 2024``; an interval as it stands."""
    match = FULL.fullmatch(iso)
    if match is None or not match[2]:
        return iso
    return " ".join(
        part for part in (str(int(match[3])) if match[3] else "", MONTHS[int(match[2]) - 1], match[1]) if part
    )
