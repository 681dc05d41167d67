"""Dates that count from another: the document's own, or one told before. None has a value without that other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.extraction.dates import calendar
from workbench.extraction.dates.forms import Form, Opening
from workbench.extraction.dates.words import (
    DAY,
    HALF,
    MONTH_NAME,
    NUMBER,
    ORDINAL,
    PART,
    SEASON,
    SEASON_MONTHS,
    UNIT,
    VAGUE,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    month_number,
    number_of,
    ordinal_of,
)
from workbench.extraction.text.words import word_list

if TYPE_CHECKING:
    from workbench.extraction.dates.calendar import Anchor
    from workbench.extraction.dates.context import Context
    from workbench.extraction.dates.forms import Parts, Value

HALVES = {"decade": ("year", 5), "century": ("year", 50), "year": ("month", 6)}
DAY_PARTS = r"(?:morning|afternoon|evening|night)"
MONTH_CONTEXT = (
    r"(?:(?<=[Ii]n\s)|(?<=[Ss]ince\s)|(?<=[Bb]y\s)|(?<=[Uu]ntil\s)|(?<=[Ff]rom\s)|(?<=[Dd]uring\s)|(?<=[Oo]f\s)"
    r"|(?<=[Bb]etween\s)|(?<=[Tt]hrough\s)|(?<=[Bb]efore\s)|(?<=[Aa]fter\s)|(?<=[Tt]his\s)|(?<=[Ff]or\s)|(?<=[Tt]o\s))"
)
CLEAR_MONTH = r"(?:January|February|September|October|November|December)"
NOW = re.compile(
    r"\b(?:(?:it|they|we)\s(?:is|are)|still(?:\s\w{1,20}){3,5}|still|known|even|what\s(?:is|are)|used|exists?|of|as\s\w{1,20}|would\sbe)(?:\s\w{1,20}){0,2}\s$"
)
"""Before "today" where it only means these days."""
ANY_DAY = re.compile(r"\b(?:[Aa]|[Aa]ny|[Ee]very|[Ee]ach)\s$")
"""Before a weekday that is no one day, or the day of a date named before: 6 March, a Thursday."""
EARLY_IN_YEAR = 4
THE = re.compile(r"\b[Tt]he\s$")
BACK = {"last", "previous", "preceding", "past"}


def unit_of(written: str) -> str:
    """A unit of time in the singular."""
    low = written.lower()
    return "century" if low.startswith("centur") else low


def _ago(parts: Parts, context: Context) -> Value:
    """Three days ago, half a century ago, five weeks ago today."""
    from_ = context.own_date
    if not parts["to"]:
        return counted(from_, parts, -1)
    number, unit = number_of(parts["count"] or ""), unit_of(parts["unit"])
    then = calendar.same_day(from_, unit, -number) if from_ is not None and number is not None else None
    what = parts["to"].split()[-1]
    return calendar.moved(then, "day" if what == "today" else what, 0) if then else None


def counted(from_: Anchor | None, parts: Parts, way: int, *, is_open: bool = True) -> Value:
    """So many units away; where the number is vague, only that it was before."""
    if from_ is None:
        return None
    unit = unit_of(parts["unit"])
    if parts["half"]:
        unit, number = HALVES.get(unit, (unit, 0))
        return calendar.moved(from_, unit, way * number) if number else None
    number_ = number_of(parts["count"])
    if number_ is not None:
        return calendar.moved(from_, unit, way * number_)
    return calendar.since_or_until(from_, unit, None, ahead=False) if is_open and way < 0 else None


def _stretch(parts: Parts, context: Context) -> Value:
    """The past 35 years, the next five days."""
    ahead = parts["way"].lower().split()[-1] in {"next", "coming", "following"}
    from_ = context.told_date if ahead and context.is_ahead is not True else None
    from_ = from_ or context.own_date
    if from_ is None:
        return None
    number = number_of(parts["count"]) if parts["count"] else 1
    return calendar.since_or_until(from_, unit_of(parts["unit"]), number, ahead=ahead)


def _deictic(parts: Parts, context: Context) -> Value:
    """Yesterday, last night; not "today" where it means these days."""
    low = " ".join(parts["word"].lower().split())
    if low == "today" and (
        NOW.search(context.text, max(0, context.start - 60), context.start)
        or context.text.startswith(" than ", context.end)
    ):
        return None
    away = {"yesterday": -1, "last night": -1, "tomorrow": 1, "the day before yesterday": -2}.get(low)
    away = 2 if low == "the day after tomorrow" else away or 0
    from_ = context.own_date
    return calendar.moved(from_, "day", away) if from_ else None


def _shifted(parts: Parts, context: Context) -> Value:
    """Last week, this year, next Tuesday."""
    from_ = context.own_date
    if from_ is None:
        return None
    way = parts["way"].lower().removeprefix("the ").split()
    step = -1 if way[-1] in BACK else 1 if way[-1] in {"next", "coming"} else 0
    return stepped(from_, parts["what"].lower(), step, context)


def stepped(from_: Anchor, what: str, step: int, context: Context) -> Value:
    """The day, month, season or stretch named, before (-1), around (0) or after (1) a date."""
    if what in SEASON_MONTHS:
        return calendar.last_season(from_, what, step=step)
    if what in WEEKDAYS:
        return calendar.weekday(from_, what, step={-1: -1, 1: 2}.get(step, int(context.is_ahead is True)))
    if what[:3] != "mon" and month_number_or_none(what):
        return calendar.last_month(from_, what, step=step)
    if what == "decade":
        return calendar.decade(max(10, from_.year + 10 * step))
    if what == "century":
        return calendar.century(from_.year // 100 + 1 + step)
    if what == "weekend" and step == 0:
        return calendar.weekend(from_, ahead=context.is_ahead is True)
    return calendar.moved(from_, what, step)


def month_number_or_none(word: str) -> int | None:
    """The number of a month written in full; nothing for another word."""
    return month_number(word) if re.fullmatch(MONTH_NAME, word.capitalize()) else None


def _edge(parts: Parts, context: Context) -> Value:
    """The end of the year, the beginning of last month."""
    which = parts["which"].lower()
    from_ = context.told_date if which == "that" else context.own_date
    if from_ is None:
        return None
    step = -1 if which.endswith("last") else 1 if which == "next" else 0
    if _is_year_gone(parts, from_, context):
        step = -1
    whole = stepped(from_, parts["unit"], step, context)
    if not isinstance(whole, str) or (parts["edge"].lower() == "middle" and "/" in whole):
        return None
    return calendar.edge(whole, parts["edge"], is_deadline=context.is_deadline)


def _is_year_gone(parts: Parts, from_: Anchor, context: Context) -> bool:
    """Whether the end of the year is told early in the next one as what has been: the bank held 2 billion at it."""
    is_end = parts["which"].lower() == "the" and parts["unit"] == "year" and parts["edge"].lower() == "end"
    is_early = from_.month is not None and from_.month <= EARLY_IN_YEAR
    return is_end and is_early and not context.is_deadline and context.is_ahead is False


def _year_end(_: Parts, context: Context) -> Value:
    from_ = context.own_date
    return calendar.edge(str(from_.year), "end", is_deadline=context.is_deadline) if from_ else None


def _quarter(parts: Parts, context: Context) -> Value:
    number, from_ = ordinal_of(parts["number"]), context.own_date
    if from_ is None or not number or number > 4:
        return None
    step = {"last": -1, "next": 1}.get(parts["which"], 0)
    return calendar.months(from_.year + step, {"half": 6}.get(parts["size"], 3), number)


def _month(parts: Parts, context: Context) -> Value:
    number = month_number(parts["month"])
    year = context.year_of_day(number, None)
    if year is None:
        return None
    written = calendar.month(year, number)
    return calendar.part_of_month(written, parts["part"]) if parts["part"] else written


def _part_of_month(parts: Parts, context: Context) -> Value:
    """The second week of March: days 8 to 14; the last half of it."""
    number = month_number(parts["month"])
    year = int(parts["year"]) if parts["year"] else context.year_of_day(number, None)
    if year is None:
        return None
    last = calendar.last_day(calendar.month(year, number))
    size = {"week": 7, "half": 15}[parts["size"]]
    if parts["which"].lower() in {"last", "final", "latter"}:
        first = 16 if size == 15 else last - 6
    else:
        first = 1 + size * ((ordinal_of(parts["which"]) or 1) - 1)
    if size == 15 and first > 16:
        return None
    end = last if first == 16 else min(last, first + size - 1)
    return calendar.interval(calendar.day(year, number, first), calendar.day(year, number, end))


def _year_meant(parts: Parts, context: Context) -> int | None:
    """The year that "last year", "this year" or "the same year" points at."""
    told = parts["way"] not in {"last", "this", "next"}
    from_ = context.told_date if told else context.own_date
    return from_.year + {"last": -1, "next": 1}.get(parts["way"], 0) if from_ else None


def _month_of_year(parts: Parts, context: Context) -> Value:
    year, number = _year_meant(parts, context), month_number(parts["month"])
    if year is None:
        return None
    if parts["day"]:
        return calendar.day(year, number, ordinal_of(parts["day"]) or 0)
    written = calendar.month(year, number)
    return calendar.part_of_month(written, parts["part"]) if parts["part"] else written


def _day_of_week(parts: Parts, context: Context) -> Value:
    from_ = context.told_date if parts["way"] not in {"last", "this", "next"} else context.own_date
    if from_ is None or from_.exact is None:
        return None
    monday = calendar.moved(from_, "day", -from_.exact.weekday())
    away = 7 * {"last": -1, "next": 1}.get(parts["way"], 0) + WEEKDAYS.index(parts["weekday"].lower())
    start = calendar.anchor(monday or "")
    return calendar.moved(start, "day", away) if start else None


def _season_of_year(parts: Parts, context: Context) -> Value:
    year = _year_meant(parts, context)
    return calendar.season(parts["season"], year) if year else None


def _weekday(parts: Parts, context: Context) -> Value:
    if context.own_date is None or ANY_DAY.search(context.text, max(0, context.start - 6), context.start):
        return None
    name = parts["weekday"] or parts["other"]
    if (told := context.story_day) is not None:
        return calendar.weekday(told, name, step=2)
    if THE.search(context.text, max(0, context.start - 4), context.start) and (day := context.day_told):
        return calendar.weekday(day, name, step=1)
    return calendar.weekday(context.own_date, name, step=int(context.is_ahead is True))


def _weekday_of_month(parts: Parts, context: Context) -> Value:
    """Friday the 14th: of the nearest month in which that day is a Friday."""
    from_, number = context.own_date, ordinal_of(parts["day"])
    if from_ is None or not number:
        return None
    return calendar.weekday_of_month(from_, parts["weekday"], number, ahead=context.is_ahead is True)


def _weekend(_: Parts, context: Context) -> Value:
    from_ = context.own_date
    return calendar.weekend(from_, ahead=context.is_ahead is True) if from_ else None


def _holiday(parts: Parts, context: Context) -> Value:
    """A feast that keeps its day in every year."""
    month, number = next(day for name, day in HOLIDAYS.items() if re.fullmatch(name, parts["name"]))
    year = int(parts["year"]) if parts["year"] else context.year_of_day(month, number)
    return calendar.day(year, month, number) if year else None


def _season(parts: Parts, context: Context) -> Value:
    """In the summer: the last one to have begun."""
    from_ = context.own_date
    if from_ is None:
        return None
    first, _ = SEASON_MONTHS[parts["season"].lower()]
    begun = from_.month is None or first <= from_.month
    return calendar.season(parts["season"], from_.year if begun else from_.year - 1)


HOLIDAYS = {
    r"Christmas\sEve": (12, 24),
    r"Christmas\sDay": (12, 25),
    r"Boxing\sDay": (12, 26),
    r"New\sYear['’]s\sEve": (12, 31),
    r"New\sYear['’]s\sDay": (1, 1),
    r"Halloween": (10, 31),
    r"Valentine['’]s\sDay": (2, 14),
}
NOT_NAMED = "".join(
    rf"(?<!{name}\s)"
    for name in word_list("Black Good Ash Super Bloody Easter Palm Cyber Holy Shrove Fat Whit Giving")
)
"""Days with names of their own: Good Friday."""
OF_LAST = r"(?:\sof)?\s(?P<way>last|this|next|the\ssame|that)\s"
WHAT = rf"(?P<what>weekend|week|month|quarter|year|decade|century|{SEASON}|{WEEKDAY}|{MONTH_NAME})"
COUNTED = rf"(?:(?P<half>{HALF})|(?P<count>{NUMBER}|{VAGUE}))\s(?P<unit>{UNIT})s?(?:\sand\sa\shalf)?"

# The first form that holds at a place wins, so the longer ones stand first.
RELATIVE = (
    Form(
        rf"{COUNTED}\sago(?:\s(?P<to>today|this\s(?:week|month|year)))?",
        _ago,
        Opening.DIGIT | Opening.COUNT,
    ),  # two years ago, half a century ago, five weeks ago today
    Form(
        rf"(?:[Tt]he\s)?(?P<which>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ll]ast|[Ff]inal|[Ll]atter)\s(?P<size>week|half)\sof\s"
        rf"(?P<month>{MONTH_NAME})(?:,?\s(?P<year>{YEAR}))?",
        _part_of_month,
        Opening.ARTICLE,
    ),  # the second week of March
    Form(
        r"(?P<word>[Tt]he\sday\s(?:before\syesterday|after\stomorrow)|[Yy]esterday|[Tt]oday|[Tt]omorrow|[Tt]onight"
        rf"|[Ll]ast\snight|[Tt]his\s{DAY_PARTS})",
        _deictic,
        Opening.ARTICLE | Opening.NAME,
    ),
    Form(
        rf"(?P<way>(?:[Tt]he\s)?(?:[Ll]ast|[Pp]ast|[Pp]revious|[Nn]ext|[Cc]oming|[Ff]ollowing))\s"
        rf"(?P<count>{NUMBER}|few|several|couple\sof)\s(?P<unit>{UNIT})s",
        _stretch,
        Opening.ARTICLE,
    ),  # the past 35 years
    Form(
        r"(?P<way>(?:[Tt]he|[Tt]his)\spast)(?P<count>)\s(?P<unit>year|decade|century)",
        _stretch,
        Opening.ARTICLE,
    ),  # the past decade
    Form(
        rf"(?P<way>[Ll]ast|[Tt]his(?:\s(?:past|coming))?|[Nn]ext|[Tt]he\s(?:past|current|coming))\s{WHAT}",
        _shifted,
        Opening.ARTICLE,
    ),  # last week, next Tuesday
    Form(
        r"(?:[Tt]he\s)?(?P<edge>[Ee]nd|[Ss]tart|[Bb]eginning|[Mm]iddle|[Cc]lose)\sof\s(?P<which>the|this|last|next|that)\s"
        r"(?P<unit>year|month|week|decade|century)",
        _edge,
        Opening.ARTICLE | Opening.NAME,
    ),  # the end of the year
    Form(r"(?:the\s)?year(?:['’]s)?[\s-]end", _year_end, Opening.ARTICLE | Opening.NAME),
    Form(
        rf"(?:the\s)?(?P<number>{ORDINAL}|[1-4](?:st|nd|rd|th))[\s-](?P<size>quarter|half)\sof\s(?P<which>this|last|next|the)\s"
        r"year",
        _quarter,
        Opening.DIGIT | Opening.ARTICLE,
    ),  # the first quarter of this year
    Form(
        rf"(?:(?P<part>{PART})[\s-])?(?P<month>{MONTH_NAME})(?:\s(?P<day>{DAY}))?{OF_LAST}year",
        _month_of_year,
        Opening.NAME,
    ),  # June last year, late March of this year
    Form(
        rf"(?P<part>)(?:the\s)?(?P<day>{DAY})\s(?:of\s)?(?P<month>{MONTH_NAME}){OF_LAST}year",
        _month_of_year,
        Opening.DIGIT | Opening.ARTICLE,
    ),  # 4 January this year
    Form(rf"(?P<weekday>{WEEKDAY}){OF_LAST}week", _day_of_week, Opening.NAME),  # Friday last week
    Form(rf"(?P<season>{SEASON}){OF_LAST}year", _season_of_year, Opening.NAME),  # summer last year
    Form(rf"(?P<part>{PART})[\s-](?P<month>{MONTH_NAME})(?![\w-])", _month, Opening.NAME),  # late September
    Form(
        rf"(?P<weekday>{WEEKDAY}),?\s(?:the\s)?(?P<day>[0-3]?\d(?:st|nd|rd|th)|(?<=the\s){ORDINAL})(?![\w-])(?!\s(?:century|quarter))",
        _weekday_of_month,
        Opening.NAME,
    ),  # Friday the 14th
    Form(
        rf"(?:(?<=[Oo]n\s)(?P<weekday>{WEEKDAY})|{NOT_NAMED}(?P<other>{WEEKDAY})(?!\s[A-Z][a-z]))(?!\sthe\s\d)",
        _weekday,
        Opening.NAME,
    ),
    Form(r"(?<=the\s)weekend(?!\s(?:of|before|after))", _weekend, Opening.NAME),
    Form(rf"(?P<name>{'|'.join(HOLIDAYS)})(?:,?\s(?P<year>{YEAR}))?", _holiday, Opening.NAME),
    Form(rf"(?P<part>)(?P<month>{MONTH_CONTEXT}{MONTH_NAME}|{CLEAR_MONTH})(?![\w-])", _month, Opening.NAME),
    Form(
        rf"(?:(?<=[Ii]n\sthe\s)|(?<=[Ll]ast\s)|(?<=[Oo]ver\sthe\s))(?P<season>{SEASON})",
        _season,
        Opening.NAME,
    ),
)
