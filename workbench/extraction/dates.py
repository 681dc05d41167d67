"""Dates as written, and the ISO 8601 values they resolve to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from workbench.domain.spans import Span
from workbench.extraction import calendar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.extraction.calendar import Anchor

MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)(?![a-z])"
)
WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
SEASON = r"(?:spring|summer|autumn|fall|winter)"
DAY = r"(?:[0-3]?\d(?:st|nd|rd|th)?)(?![\w])"
YEAR = r"(?:1[1-9]\d\d|20\d\d)(?![\w%])(?![.,]\d)"
NUMBER_WORD = (
    r"(?:[Aa]n?|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ee]leven|[Tt]welve"
    r"|\d{1,3})"
)
PERIOD = r"(?:day|week|month|year|decade|century)"
B = r"(?<![\w$£€#.,:/+-])"

# One scan: the first alternative that holds at a place wins, so the longer forms stand first.
DATE = re.compile(
    rf"""(?=[\w'’]){B}(?:
      (?P<iso>[12]\d\d\d-[01]\d(?:-[0-3]\d)?)(?![\w-])
    | (?P<numeric>[0-3]?\d(?P<sep>[/.])[0-3]?\d(?P=sep)(?:\d\d\d\d|\d\d))(?![\w/]|\.\d)
    | (?:{WEEKDAY},?\s)?(?P<dm_day>{DAY})(?:\s(?:of\s)?|-)(?P<dm_month>{MONTH})(?:,?[\s-](?P<dm_year>{YEAR}))?
    | (?:{WEEKDAY},?\s)?(?P<md_month>{MONTH})\s(?P<md_day>{DAY})
        (?:(?:\s?[-–]\s?|\sto\s|\sand\s)(?P<md_last>{DAY}))?(?:,?\s(?P<md_year>{YEAR}))?
    | (?P<my_month>{MONTH})(?:,?\s|\sof\s)(?P<my_year>{YEAR})
    | (?:(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)(?:\sof)?,?\s)(?P<season_year>{YEAR})
    | (?:(?P<part>early|mid|late)[\s-])?(?:the\s)?(?P<decade>[1Il2][0-9]\d0)['’]?s(?!\w)
    | (?:the\s)(?P<word_decade>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)(?!\w)
    | (?:the\s)?['’](?P<short_decade>[2-9]0)s(?!\w)
    | (?:(?:early|mid|late)[\s-])?(?P<century>\d\d)(?:st|nd|rd|th)[\s-]century
    | (?P<first_year>{YEAR})\s?[-–/]\s?(?P<last_year>\d\d\d\d|\d\d)(?![\w%-])
    | (?P<quarter>Q[1-4]|(?:first|second|third|fourth)\squarter\sof)\s(?P<quarter_year>{YEAR})
    | (?P<year>{YEAR})
    | (?P<later>(?:{NUMBER_WORD}\s{PERIOD}s?)\s(?:later|earlier|after(?=[.,;])))(?!\w)
    | (?P<ago>(?:{NUMBER_WORD}\s{PERIOD}s?)\sago)(?!\w)
    | (?P<deictic>(?:the\sday\sbefore\s)?[Yy]esterday|[Tt]oday|[Tt]omorrow|[Tt]onight)(?!\w)
    | (?P<shift>[Ll]ast|[Tt]his|[Nn]ext|the\sprevious|the\sfollowing)\s
        (?P<shifted>week|month|year|decade|century|{SEASON}|{WEEKDAY}|{MONTH})(?!\w)
    | (?P<same>(?:[Tt]hat\ssame|[Tt]he\ssame|[Tt]hat)\s(?:year|month|day))(?!\w)
    | (?P<weekday>{WEEKDAY})(?!\w)
    | (?P<month>January|February|April|June|July|August|September|October|November|December
        |(?<=in\s)March|(?<=[Ss]ince\s)March|(?<=last\s)March|(?<=in\s)May|(?<=[Ss]ince\s)May)(?![\w-])
    | (?P<last_season>(?<=in\sthe\s)(?:spring|summer|autumn|winter))(?!\w)
    )""",
    re.VERBOSE,
)
# LAGOS, 12 March 2025 — The bank ...; Leeds, Dec 19, 2024 (Reuters) - A builder ...
DATELINE = re.compile(
    r"\s{0,4}((?:[A-Z][\w.’'/ -]{1,40},|[A-Z]{3}[A-Z .’'/-]{0,30}) ?[\w., ]{3,40}?\d{4})\)?"
    r"\s?(?:\([^()\n]{2,40}\))?\s?(?:[—–:]|-{1,2}\s)"
)
LONGEST_DATE_LINE = 120
LONGEST_DATELINE = 9
"""Words of a line that ends in a full stop and still only dates the page."""
# What stands before a date and changes its value.
SINCE = re.compile(r"\b[Ss]ince(?:\sthe)?\s$")
# A year that is part of a name or a measure is no date: "Euro 2020", "2,000", "2008 dollars".
NO_YEAR_BEFORE = re.compile(
    r"(?:\b(?:[Nn]o\.?|[Nn]umber|[Rr]oom|[Ff]light|[Rr]oute|[Ss]ection|[Oo]rder|[Rr]esolution)|[#$£€])\s?$"
)
NO_YEAR_AFTER = re.compile(
    r"\s(?:people|troops|soldiers|workers|jobs|votes|kilomet|miles|metres|meters|dollars|euros|feet|tons|tonnes|"
    r"percent|per\scent|acres|others|men|women|children|students|families|homes|hp|horsepower|mph|km|kg|mg|lb|pounds|GB|MB|MW|kW|mAh|nits|watts|hours|days|times|cases|deaths|million|billion)"
)
BETWEEN = re.compile(r"\s?(?:[-–—]|to|through|until|and)\s(?:the\s)?|\s?[-–—]\s?")
OPENS_RANGE = re.compile(r"\b([Bb]etween|[Ff]rom)(?:\sthe)?\s$")


class Found(NamedTuple):
    """A date expression, its ISO 8601 value and, where it was relative, what it was resolved from."""

    span: Span
    value: str
    anchor: str | None = None


def find(text: str, published: Anchor | None = None) -> list[Found]:
    """Every date expression that has a value, in order, without overlaps.

    Relative dates ("on Tuesday", "last month") resolve from ``published``, or, for want of it, from a full date
    that stands alone at the top of the text; without either they are left out.
    """
    found, _ = scan(text, published)
    return [_opened(date, text) for date in found]


def scan(text: str, published: Anchor | None = None) -> tuple[list[Found], list[Span]]:
    """The dates that have a value, and the places of all expressions, resolved or not."""
    anchor = published or dateline(text)
    matches = [match for match in DATE.finditer(text) if not _is_no_date(match, text)]
    day_first = calendar.is_day_first(match["numeric"] for match in matches if match["numeric"])
    found: list[Found] = []
    for match in matches:
        value, resolved_from = _value(match, anchor, found, day_first=day_first)
        if match["first_year"] and value is not None:
            first, _, last = value.partition("/")
            found += [
                Found(Span(*match.span("first_year")), first),
                Found(Span(*match.span("last_year")), last),
            ]
        elif value is not None:
            found.append(Found(Span(*match.span()), value, resolved_from))
    return found, [Span(*match.span()) for match in matches]


def dateline(text: str) -> Anchor | None:
    """The first full date among the short lines at the top of the text, or in the dateline of its first words."""
    for line in text[:1_500].splitlines()[:12]:
        ends_a_sentence = line.rstrip().endswith((".", "!", "?")) and len(line.split()) > LONGEST_DATELINE
        if len(line) > LONGEST_DATE_LINE or ends_a_sentence:
            head = DATELINE.match(line[:LONGEST_DATE_LINE])
            line = head[1] if head else ""
        for match in DATE.finditer(line):
            value, _ = _value(match, None, [], day_first=None)
            if value and re.fullmatch(r"\d{4}-\d\d(?:-\d\d)?", value):
                return calendar.anchor(value)
    return None


def without_datelines(found: list[Found], text: str, paragraphs: Sequence[int]) -> list[Found]:
    """The dates less those that only head a report; ``paragraphs`` holds where the first paragraphs begin."""
    heads = [match.span(1) for start in paragraphs if (match := DATELINE.match(text, start))]
    return [date for date in found if not any(start <= date.span.start < end for start, end in heads)]


def _is_no_date(match: re.Match[str], text: str) -> bool:
    if not match.group("year"):
        return False
    before = text[max(0, match.start() - 14) : match.start()]
    return bool(NO_YEAR_BEFORE.search(before) or NO_YEAR_AFTER.match(text, match.end()))


def _value(
    match: re.Match[str], anchor: Anchor | None, earlier: list[Found], *, day_first: bool | None
) -> tuple[str | None, str | None]:
    """The ISO value of a match and what a relative one was resolved from."""
    group = match.groupdict()
    if value := _absolute(group, day_first=day_first):
        return value, None
    if group["dm_month"] or group["md_month"]:
        day, month = group["dm_day"] or group["md_day"], group["dm_month"] or group["md_month"]
        if (group["dm_year"] or group["md_year"]) or not calendar.is_day(None, month, day):
            return None, None
        return calendar.nearest_day(anchor, month, day), _from(anchor)
    if group["later"]:
        last = next((date for date in reversed(earlier) if date.value[:4].isdigit()), None)
        base = calendar.anchor(last.value) if last and "/" not in last.value else None
        return (calendar.later(base, group["later"]), last.value) if last and base else (None, None)
    if group["same"]:
        last = next((date for date in reversed(earlier) if date.value[:4].isdigit()), None)
        wanted = {"year": 4, "month": 7, "day": 10}[group["same"].rsplit(" ", 1)[-1]]
        return (last.value[:wanted], last.value) if last and len(last.value) >= wanted else (None, None)
    if anchor is None:
        return None, None
    return _relative(group, anchor), _from(anchor)


def _from(anchor: Anchor | None) -> str | None:
    return anchor.iso if anchor else None


def _absolute(group: dict[str, str | None], *, day_first: bool | None) -> str | None:  # noqa: C901
    """The value of a date that needs no anchor: one case a form."""
    match group:
        case {"iso": str(iso)}:
            return calendar.checked(iso)
        case {"numeric": str(written)}:
            return calendar.numeric(written, day_first=day_first)
        case {"dm_year": str(year), "dm_month": str(month), "dm_day": str(day)}:
            return calendar.day(year, month, day)
        case {"md_year": str(year), "md_month": str(month), "md_day": str(day), "md_last": str(last)}:
            return calendar.interval(calendar.day(year, month, day), calendar.day(year, month, last))
        case {"md_year": str(year), "md_month": str(month), "md_day": str(day)}:
            return calendar.day(year, month, day)
        case {"my_year": str(year), "my_month": str(month)}:
            return f"{year}-{calendar.month_number(month):02d}"
        case {"season_year": str(year), "season": str(season)}:
            return calendar.season(season, int(year))
        case {"decade": str(decade)}:
            first = int(re.sub("[Il]", "1", decade))
            return calendar.part_of_decade(first, group["part"])
        case {"word_decade": str(word)}:
            return calendar.part_of_decade(1900 + 10 * calendar.DECADE_WORDS.index(word) + 20, None)
        case {"short_decade": str(tens)}:
            return calendar.part_of_decade(1900 + int(tens), None)
        case {"century": str(number)}:
            return f"{100 * (int(number) - 1)}/{100 * int(number) - 1}"
        case {"first_year": str(first_year), "last_year": str(last_year)}:
            return calendar.years(first_year, last_year)
        case {"quarter": str(quarter), "quarter_year": str(year)}:
            return calendar.quarter(quarter, year)
        case {"year": str(year)}:
            return year
    return None


def _relative(group: dict[str, str | None], anchor: Anchor) -> str | None:
    match group:
        case {"ago": str(ago)}:
            return calendar.ago(anchor, ago)
        case {"deictic": str(word)}:
            return calendar.deictic(anchor, word.lower())
        case {"shift": str(shift), "shifted": str(what)}:
            return calendar.shifted(anchor, shift.lower().removeprefix("the "), what)
        case {"weekday": str(weekday)}:
            return calendar.last_weekday(anchor, weekday)
        case {"month": str(month)}:
            return calendar.nearest_month(anchor, month)
        case {"last_season": str(season)}:
            return calendar.last_season(anchor, season)
    return None


def joined(found: list[Found], text: str) -> list[Found]:
    """Dates with the two ends of a range made one: from 1990 to 1999, 1990–1999; and with "since" opened."""
    kept: list[Found] = []
    i = 0
    while i < len(found):
        date = found[i]
        after = found[i + 1] if i + 1 < len(found) else None
        if after is not None and (whole := _range(date, after, text)):
            kept.append(Found(Span(date.span.start, after.span.end), whole, date.anchor or after.anchor))
            i += 2
        else:
            kept.append(_opened(date, text))
            i += 1
    return kept


def _range(date: Found, after: Found, text: str) -> str | None:
    if after.span.start - date.span.end > 16:
        return None
    link = BETWEEN.fullmatch(text, date.span.end, after.span.start)
    if link is None:
        return None
    opening = OPENS_RANGE.search(text, max(0, date.span.start - 14), date.span.start)
    worded = opening is not None and ("and" in link.group()) == (opening[1].lower() == "between")
    dashed = link.group().strip() in {"-", "–", "—"} and len(date.value) == 4 == len(after.value)
    return calendar.interval(date.value, after.value) if worded or dashed else None


def _opened(date: Found, text: str) -> Found:
    """Since 1950 is the interval from 1950 on."""
    before = text[max(0, date.span.start - 14) : date.span.start]
    if not SINCE.search(before) or ("/" in date.value and not re.fullmatch(r"\d{4}/\d{4}", date.value)):
        return date
    return date._replace(value=f"{date.value[:4] if '/' in date.value else date.value}/..")
