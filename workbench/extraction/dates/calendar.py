"""Calendar arithmetic behind the dates grammar: every value is an ISO 8601 string."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from workbench.extraction.dates.words import SEASON_MONTHS, WEEKDAYS, month_number

LAST_YEAR = 9998
MONTHS_AROUND = 4
"""Months from a document's own within which a Friday the 14th is looked for."""


class Anchor(NamedTuple):
    """The day, month or year from which relative dates count."""

    iso: str
    year: int
    month: int | None
    day: int | None

    @property
    def exact(self) -> date | None:
        """The day itself, where it is known."""
        return date(self.year, self.month, self.day) if self.month and self.day else None


def anchor(iso: str) -> Anchor | None:
    """An anchor from an ISO date or partial date (times and zones are cut off); nothing where it is neither."""
    match = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", iso)
    if not match or not checked(match.group()):
        return None
    year, month, day_ = (int(part) if part else None for part in match.groups())
    return Anchor(match.group(), year or 0, month, day_) if year else None


def checked(iso: str) -> str | None:
    """The same string where the day exists."""
    parts = [int(part) for part in iso.split("-")]
    try:
        date(*[*parts, 1, 1][:3])
    except ValueError:
        return None
    return iso


def day(year: int, month: int, number: int) -> str | None:
    """A full date, where the month has that day."""
    return checked(f"{year:04d}-{month:02d}-{number:02d}")


def month(year: int, number: int) -> str:
    """A month of a year."""
    return f"{year:04d}-{number:02d}"


def interval(first: str | None, last: str | None) -> str | None:
    """Two dates as an interval; nothing where they are out of order."""
    if not first or not last:
        return None
    start, end = first.partition("/")[0], last.rpartition("/")[2]
    shared = min(len(start), len(end))
    return f"{start}/{end}" if start[:shared] <= end[:shared] and ".." not in {start, end} else None


def end_of_years(first: str, last: str) -> str | None:
    """The last year of 1990–1999 or 1990-99, in four digits; nothing where it is not after the first."""
    end = last if len(last) == 4 else first[: 4 - len(last)] + last
    return end if int(first) < int(end) < int(first) + 500 else None


def season(name: str, year: int) -> str:
    """A season as its months on the northern half of the earth; a winter is named by the year it begins in."""
    first, last = SEASON_MONTHS[name.lower()]
    return f"{month(year, first)}/{month(year + (last < first), last)}"


def months(year: int, size: int, number: int) -> str:
    """The ``number``-th stretch of ``size`` months: quarters and halves of a year."""
    return f"{month(year, size * (number - 1) + 1)}/{month(year, size * number)}"


def decade(year: int, part: str | None = None) -> str:
    """A decade, or its first half, middle or second half, by any of its years."""
    first = year // 10 * 10
    low, high = {"early": (0, 4), "mid": (4, 6), "late": (5, 9)}.get((part or "").lower(), (0, 9))
    return f"{first + low:04d}/{first + high:04d}"


def century(number: int, part: str | None = None) -> str | None:
    """The 19th century is 1800/1899 as it is spoken of; early and late are its halves."""
    low, high = {"early": (0, 49), "mid": (40, 60), "late": (50, 99)}.get((part or "").lower(), (0, 99))
    first = 100 * (number - 1)
    return f"{first + low:04d}/{first + high:04d}" if 0 < number <= 98 else None


def part_of_year(year: int, part: str) -> str:
    """Early is the first half, late the second."""
    low, high = {"early": (1, 6), "mid": (5, 8), "late": (7, 12)}[part.lower()]
    return f"{month(year, low)}/{month(year, high)}"


def part_of_month(iso: str, part: str) -> str:
    """Early is the first half of a month, late the second."""
    low, high = {"early": (1, 15), "mid": (10, 20), "late": (15, last_day(iso))}[part.lower()]
    return f"{iso}-{low:02d}/{iso}-{high:02d}"


def last_day(iso: str) -> int:
    """The number of days of a month."""
    year, number = (int(part) for part in iso.split("-"))
    return (date(year + number // 12, number % 12 + 1, 1) - timedelta(days=1)).day


def edge(iso: str, which: str, *, is_deadline: bool) -> str:
    """The end, middle or beginning of a month, year, decade or the like.

    A deadline ("by the end of the year") is the outermost day; without one it is the month, or the year of a decade.
    """
    first, _, last = iso.partition("/")
    is_end = which.lower() in {"end", "close"}
    at = (last or first) if is_end else first
    if which.lower() == "middle" and not last:
        return part_of_year(int(iso), "mid") if len(iso) == 4 else part_of_month(iso, "mid")
    if is_deadline and len(at) == 4:
        return f"{at}-12-31" if is_end else f"{at}-01-01"
    if is_deadline and len(at) == 7:
        return f"{at}-{last_day(at) if is_end else 1:02d}"
    if len(at) == 4 and not last:
        return f"{at}-12" if is_end else f"{at}-01"
    return at


def moved(from_: Anchor, unit: str, number: int) -> str | None:
    """The day, week, month or year that lies ``number`` units away; the value is as coarse as the unit."""
    if unit in {"year", "decade", "century"}:
        year = from_.year + number * {"year": 1, "decade": 10, "century": 100}[unit]
        return f"{year:04d}" if 0 < year <= LAST_YEAR else None
    if unit in {"month", "quarter"} and from_.month:
        count = 12 * from_.year + from_.month - 1 + number * (3 if unit == "quarter" else 1)
        if not 12 <= count < 12 * LAST_YEAR:
            return None
        return month(count // 12, count % 12 + 1) if unit == "month" else _quarter(count)
    if unit in {"day", "week", "weekend"} and from_.exact:
        days = number if unit == "day" else 7 * number
        if not 7 < from_.exact.toordinal() + days < date(LAST_YEAR, 1, 1).toordinal():
            return None
        to = from_.exact + timedelta(days=days)
        return to.isoformat() if unit == "day" else _weekend(to) if unit == "weekend" else _week(to)
    return None


def same_day(from_: Anchor, unit: str, number: int) -> Anchor | None:
    """The day whole units away: five weeks ago today; of a month or a year, its last where it is shorter."""
    if unit in {"day", "week"}:
        written = moved(from_, "day", number * (7 if unit == "week" else 1))
    elif unit in {"month", "year"} and from_.day:
        written = moved(from_, "month", number * (12 if unit == "year" else 1))
        written = written and f"{written}-{min(from_.day, last_day(written)):02d}"
    else:
        return None
    return anchor(written) if written else None


def weekday_of_month(from_: Anchor, name: str, number: int, *, ahead: bool) -> str | None:
    """The day of a month that is such a weekday, in the nearest month; of two as near, the one on the side given."""
    for away in range(MONTHS_AROUND):
        for way in (away, -away) if ahead else (-away, away):
            written = moved(from_, "month", way)
            found = anchor(f"{written}-{number:02d}") if written else None
            if found and found.exact and WEEKDAYS[found.exact.weekday()] == name.lower():
                return found.iso
    return None


def since_or_until(from_: Anchor, unit: str, number: int | None, *, ahead: bool) -> str | None:
    """The stretch of the last (or next) ``number`` units up to the anchor; open at its far end where vague."""
    near = moved(from_, unit if unit in {"day", "month"} else "day" if unit == "week" else "year", 0)
    if near is None:
        return None
    if number is None:
        return f"{near}/.." if ahead else f"../{near}"
    away = 7 * number if unit == "week" else 3 * number if unit == "quarter" else number
    step = {"week": "day", "quarter": "month"}.get(unit, unit)
    far = moved(from_, step, away if ahead else -away)
    return interval(near, far) if ahead else interval(far, near)


def _quarter(count: int) -> str:
    return months(count // 12, 3, count % 12 // 3 + 1)


def _week(within: date) -> str:
    monday = within - timedelta(days=within.weekday())
    return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"


def _weekend(within: date) -> str:
    saturday = within + timedelta(days=5 - within.weekday())
    return f"{saturday.isoformat()}/{(saturday + timedelta(days=1)).isoformat()}"


def weekend(from_: Anchor, *, ahead: bool) -> str | None:
    """The weekend that holds the anchor, else the last one or, looking ahead, the coming one."""
    if not from_.exact:
        return None
    return moved(from_, "weekend", 0 if ahead or from_.exact.weekday() > 4 else -1)


def weekday(from_: Anchor, name: str, *, step: int) -> str | None:
    """The last such day up to the anchor (0), strictly before it (-1), from it on (1), strictly after it (2)."""
    if not from_.exact:
        return None
    ahead = (WEEKDAYS.index(name.lower()) - from_.exact.weekday()) % 7
    days = {0: ahead - 7 if ahead else 0, -1: ahead - 7, 1: ahead, 2: ahead or 7}[step]
    return moved(from_, "day", days)


def year_near(from_: Anchor, number: int, day_number: int | None, *, ahead: bool | None) -> int:
    """The year that puts a month, or a day of it, nearest to the anchor; on the side of it that is known."""
    if from_.month is None:
        return from_.year
    place = (number, day_number or 0)
    here = (from_.month, (from_.day or 0) if day_number else 0)
    if ahead is not None and abs(number - from_.month) > 3:
        return from_.year + (ahead and place < here) - (not ahead and place > here)
    distance = number - from_.month
    return from_.year - (distance > 6) + (distance < -6)


def last_season(from_: Anchor, name: str, *, step: int) -> str:
    """The season of this year (0); the last one over by the anchor (-1); the next to begin (1)."""
    first, last = SEASON_MONTHS[name.lower()]
    if step == 0 or from_.month is None:
        return season(name, from_.year + step)
    if step > 0:
        return season(name, from_.year + (from_.month >= first))
    ends = last if first < last else last + 12
    return season(name, from_.year - (from_.month <= ends) - (from_.month + 12 <= ends))


def last_month(from_: Anchor, name: str, *, step: int) -> str:
    """The named month of this year (0), the last one before the anchor (-1), or the next after it (1)."""
    number = month_number(name)
    if step == 0 or from_.month is None:
        return month(from_.year + step, number)
    passed = number < from_.month if step < 0 else number > from_.month
    return month(from_.year if passed else from_.year + step, number)
