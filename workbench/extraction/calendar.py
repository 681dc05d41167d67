"""Calendar arithmetic behind the dates grammar: every value is an ISO 8601 string."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from workbench.extraction.words import word_list

if TYPE_CHECKING:
    from collections.abc import Iterable

MONTHS = word_list("jan feb mar apr may jun jul aug sep oct nov dec")
WEEKDAYS = word_list("monday tuesday wednesday thursday friday saturday sunday")
DECADE_WORDS = word_list("twenties thirties forties fifties sixties seventies eighties nineties")
SEASON_MONTHS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}
SMALL = {
    word: n
    for n, word in enumerate(word_list("one two three four five six seven eight nine ten eleven twelve"), 1)
}


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


def month_number(name: str) -> int:
    """1 to 12 for a month's name or its abbreviation."""
    return MONTHS.index(name[:3].lower()) + 1


def _day_number(written: str) -> int:
    return int(re.sub(r"\D", "", written))


def is_day(year: int | None, month: str, written: str) -> bool:
    """Whether the month has that day."""
    return checked(f"{year or 2000:04d}-{month_number(month):02d}-{_day_number(written):02d}") is not None


def day(year: str, month: str, written: str) -> str | None:
    """A full date from a year, a month's name and a day as written."""
    return checked(f"{int(year):04d}-{month_number(month):02d}-{_day_number(written):02d}")


def is_day_first(numerics: Iterable[str]) -> bool | None:
    """What an article shows about its numeric dates: day first, month first, or nothing."""
    votes = 0
    for written in numerics:
        first, second = (int(part) for part in re.split(r"[/.]", written)[:2])
        votes += (first > 12 >= second) - (second > 12 >= first)
    return None if votes == 0 else votes > 0


def numeric(written: str, *, day_first: bool | None) -> str | None:
    """A date in digits; where nothing shows which part is the day, only the year is certain."""
    dotted = "." in written
    first, second, year = (int(part) for part in re.split(r"[/.]", written))
    if year < 100:
        if dotted:
            return None
        year += 2000 if year < 70 else 1900
    if first == second or first > 12 or (second <= 12 and (day_first or dotted)):
        return checked(f"{year:04d}-{second:02d}-{first:02d}")
    if second > 12 or day_first is False:
        return checked(f"{year:04d}-{first:02d}-{second:02d}")
    return f"{year:04d}"


def interval(first: str | None, last: str | None) -> str | None:
    """Two dates as an interval; nothing where they are out of order."""
    if not first or not last:
        return None
    start, end = first.partition("/")[0], last.rpartition("/")[2]
    return f"{start}/{end}" if start[:4] <= end[:4] and ".." not in {start, end} else None


def years(first: str, last: str) -> str | None:
    """1990–1999 or 1990-99."""
    end = last if len(last) == 4 else first[: 4 - len(last)] + last
    return f"{first}/{end}" if int(first) < int(end) < int(first) + 500 else None


def season(name: str, year: int) -> str:
    """A season as its months on the northern half of the earth."""
    first, last = SEASON_MONTHS[name.lower()]
    return f"{year:04d}-{first:02d}/{year + (last < first):04d}-{last:02d}"


def quarter(written: str, year: str) -> str:
    """A quarter of a year as its months."""
    low = written.lower()
    number = (
        int(low[1]) if low[0] == "q" else word_list("first second third fourth").index(low.split()[0]) + 1
    )
    return f"{year}-{3 * number - 2:02d}/{year}-{3 * number:02d}"


def part_of_decade(first: int, part: str | None) -> str:
    """A decade, or its early, middle or late years."""
    low, high = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get(part or "", (0, 9))
    return f"{first + low}/{first + high}"


def nearest_day(from_: Anchor | None, month: str, written: str) -> str | None:
    """A day without its year: in the year that puts it nearest to the anchor; without anchor nothing."""
    if from_ is None:
        return None
    number = month_number(month)
    year = _nearest_year(from_, number)
    return checked(f"{year:04d}-{number:02d}-{_day_number(written):02d}")


def nearest_month(from_: Anchor, month: str) -> str:
    """A month without its year, in the year that puts it nearest to the anchor."""
    number = month_number(month)
    return f"{_nearest_year(from_, number):04d}-{number:02d}"


def _nearest_year(from_: Anchor, month: int) -> int:
    if from_.month is None:
        return from_.year
    distance = month - from_.month
    return from_.year - 1 if distance > 6 else from_.year + 1 if distance < -6 else from_.year


def ago(from_: Anchor, written: str) -> str | None:
    """Three days ago, a year ago."""
    count, unit, _ = written.lower().split()
    number = 1 if count in {"a", "an"} else SMALL.get(count) or int(count)
    return _moved(from_, unit.rstrip("s"), -number)


def later(from_: Anchor, written: str) -> str | None:
    """Two years later, three days earlier."""
    count, unit, way = written.lower().split()
    number = 1 if count in {"a", "an"} else SMALL.get(count) or int(count)
    return _moved(from_, unit.rstrip("s"), -number if way == "earlier" else number)


def _moved(from_: Anchor, unit: str, number: int) -> str | None:
    """The day, month or year that lies ``number`` units away; the value is as coarse as the unit."""
    if unit in {"year", "decade", "century"}:
        year = from_.year + number * {"year": 1, "decade": 10, "century": 100}[unit]
        return f"{year:04d}" if 0 < year < 9999 else None
    if unit == "month" and from_.month:
        months = 12 * from_.year + from_.month - 1 + number
        return f"{months // 12:04d}-{months % 12 + 1:02d}" if 12 <= months < 12 * 9999 else None
    if from_.exact:
        days = from_.exact + timedelta(days=number) if unit == "day" else None
        return days.isoformat() if days else _week(from_.exact + timedelta(weeks=number))
    return None


def _week(within: date) -> str:
    monday = within - timedelta(days=within.weekday())
    return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"


def deictic(from_: Anchor, word: str) -> str | None:
    """Today, yesterday, tomorrow."""
    away = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}.get(word, -2)
    return _moved(from_, "day", away)


def shifted(from_: Anchor, shift: str, what: str) -> str | None:
    """Last week, this year, next Tuesday, last summer."""
    step = {"last": -1, "previous": -1, "this": 0}.get(shift, 1)
    low = what.lower()
    if low in SEASON_MONTHS:
        return last_season(from_, low) if step < 0 else season(low, from_.year + max(step, 0))
    if low in WEEKDAYS:
        return last_weekday(from_, low) if step <= 0 else _next_weekday(from_, low)
    if low[:3] in MONTHS and low != "month":
        if step == 0:
            return f"{from_.year:04d}-{month_number(low):02d}"
        earlier = from_.month is None or month_number(low) < from_.month
        year = from_.year + (0 if step < 0 and earlier else 0 if step > 0 and not earlier else step)
        return f"{year:04d}-{month_number(low):02d}"
    if low in {"decade", "century"}:
        size = 10 if low == "decade" else 100
        first = from_.year // size * size + step * size
        return f"{first}/{first + size - 1}"
    return _moved(from_, low, step)


def last_weekday(from_: Anchor, weekday: str) -> str | None:
    """The last such day up to the anchor, the day of the anchor included."""
    if not from_.exact:
        return None
    back = (from_.exact.weekday() - WEEKDAYS.index(weekday.lower())) % 7
    return (from_.exact - timedelta(days=back)).isoformat()


def _next_weekday(from_: Anchor, weekday: str) -> str | None:
    if not from_.exact:
        return None
    ahead = (WEEKDAYS.index(weekday) - from_.exact.weekday() - 1) % 7 + 1
    return (from_.exact + timedelta(days=ahead)).isoformat()


def last_season(from_: Anchor, name: str) -> str:
    """The latest such season that had begun by the anchor."""
    first, _ = SEASON_MONTHS[name.lower()]
    begun = from_.month is None or first <= from_.month
    return season(name, from_.year if begun else from_.year - 1)
