"""Dates that say by themselves when: how they are written and what they stand for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.extraction.dates import calendar, day_order
from workbench.extraction.dates.forms import Form, Opening
from workbench.extraction.dates.words import (
    DAY,
    DECADES,
    MONTH,
    MONTH_NAME,
    ORDINAL,
    PART,
    SEASON,
    SHORT_YEAR,
    WEEKDAY_BEFORE,
    YEAR,
    month_number,
    ordinal_of,
    year_of,
)

if TYPE_CHECKING:
    from workbench.extraction.dates.context import Context
    from workbench.extraction.dates.forms import Parts, Value

TO = r"(?:\s?[-–—]\s?|\s(?:to|until|till|through)\s)"
AND = r"(?:,\s|\s(?:and|or|&)\s|,\sand\s)"
COUNTED_CENTURY = rf"(?:\d\d?(?:st|nd|rd|th)|{ORDINAL})"
EDGE = r"(?:[Tt]he\s)?(?P<edge>end|start|beginning|close|turn|middle)\sof\s(?:the\s)?"
NOT_YEAR = r"(?!\s(?:of\s)?(?:last|this|next)\syear)"
"""January 4 this year is said with its year."""
NOT_COUNTED = r"(?!\s[a-z]{2,20}s(?!\w))(?!\s(?:people|percent|per\scent|million|billion|km|men|women))"
"""After the second of two days: "May 28 and 30 soldiers" names one day."""


def _number(written: str) -> int:
    return int(re.sub(r"\D", "", written))


def _iso(parts: Parts, _: Context) -> Value:
    return calendar.checked(re.sub(r"[/.]", "-", parts["iso"]))


def _slashed(parts: Parts, _: Context) -> Value:
    year, month, number = (int(part) for part in re.split(r"[/.]", parts["written"]))
    return calendar.day(year, month, number)


def _numeric(parts: Parts, context: Context) -> Value:
    written = parts["written"]
    if context.order and day_order.is_ambiguous(written):
        context.used = str(context.order)
    return day_order.resolve(written, context.order)


def _days(parts: Parts, context: Context) -> Value:
    """A day and month, perhaps a second day, perhaps the year: 3 June 2024, June 3-5, May 28 and 30."""
    month, first, last = month_number(parts["month"]), _number(parts["first"]), parts["last"]
    year = year_of(parts["year"]) if parts["year"] else context.year_of_day(month, first)
    if year is None:
        return None
    start = calendar.day(year, month, first)
    if not last:
        return start
    end = calendar.day(year, month, _number(last))
    if parts["listed"]:
        return {"head": start, "last": end}
    return calendar.interval(start, end)


def _word_day(parts: Parts, context: Context) -> Value:
    month, number = month_number(parts["month"]), ordinal_of(parts["day"]) or 0
    year = year_of(parts["year"]) if parts["year"] else context.year_of_day(month, number)
    return calendar.day(year, month, number) if year else None


def _month(parts: Parts, _: Context) -> Value:
    written = calendar.month(year_of(parts["year"]), month_number(parts["month"]))
    return calendar.part_of_month(written, parts["part"]) if parts["part"] else written


def _months(parts: Parts, _: Context) -> Value:
    year, first, last = year_of(parts["year"]), month_number(parts["head"]), month_number(parts["last"])
    start, end = calendar.month(year, first), calendar.month(year, last)
    return {"head": start, "last": end} if parts["listed"] else calendar.interval(start, end)


def _season(parts: Parts, _: Context) -> Value:
    return calendar.season(parts["season"], _number(parts["year"][:4]))


def _quarter(parts: Parts, _: Context) -> Value:
    number = ordinal_of(parts["number"])
    return calendar.months(year_of(parts["year"]), 3, number) if number and number < 5 else None


def _half(parts: Parts, _: Context) -> Value:
    number = {"latter": 2}.get(parts["number"].lower()) or ordinal_of(parts["number"])
    return calendar.months(year_of(parts["year"]), 6, number) if number and number < 3 else None


def _edge(parts: Parts, context: Context) -> Value:
    """The end of 2020, the start of the 1990s, the turn of the 20th century."""
    if parts["decade"]:
        whole: str | None = calendar.decade(int(parts["decade"]))
    elif parts["century"]:
        whole = calendar.century(ordinal_of(parts["century"]) or 0)
    else:
        whole = parts["year"]
    return calendar.edge(whole, parts["edge"], is_deadline=context.is_deadline) if whole else None


def _edge_of_month(parts: Parts, context: Context) -> Value:
    number = month_number(parts["month"])
    year = int(parts["year"]) if parts["year"] else context.year_of_day(number, None)
    if year is None:
        return None
    return calendar.edge(calendar.month(year, number), parts["edge"], is_deadline=context.is_deadline)


def _part_of_year(parts: Parts, _: Context) -> Value:
    return calendar.part_of_year(int(parts["year"]), parts["part"])


def _decade(parts: Parts, _: Context) -> Value:
    written = re.sub("[Il]", "1", parts["decade"])
    year = int(written) if len(written) == 4 else 1900 + int(written)
    if year % 100 == 0 and year < 2000:
        return calendar.century(year // 100 + 1, parts["part"])  # "the 1800s" are a hundred years
    return calendar.decade(year, parts["part"])


def _word_decade(parts: Parts, _: Context) -> Value:
    return calendar.decade(1910 + 10 * DECADES.index(parts["decade"]), parts["part"])


def _century(parts: Parts, _: Context) -> Value:
    return calendar.century(ordinal_of(parts["number"]) or 0, parts["part"])


def _centuries(parts: Parts, _: Context) -> Value:
    first, last = ordinal_of(parts["head"]), ordinal_of(parts["last"])
    return {"head": calendar.century(first or 0, parts["part"]), "last": calendar.century(last or 0)}


def _fiscal(parts: Parts, _: Context) -> Value:
    first = str(year_of(parts["first"]))
    if not parts["last"]:
        return first
    return calendar.interval(first, calendar.end_of_years(first, parts["last"]))


def _years(parts: Parts, _: Context) -> Value:
    return {"head": parts["head"], "last": calendar.end_of_years(parts["head"], parts["last"])}


def _year(parts: Parts, _: Context) -> Value:
    return str(year_of(parts["year"]))


# The first form that holds at a place wins, so the longer ones stand first.
ABSOLUTE = (
    Form(
        r"(?P<iso>[12]\d\d\d-[01]\d-[0-3]\d)(?:T[\d:.]{2,15}(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-])",
        _iso,
        Opening.DIGIT,
    ),  # 2024-12-18
    Form(r"(?P<iso>[12]\d\d\d-(?:0[1-9]|1[0-2]))(?![\w-])", _iso, Opening.DIGIT),  # 2024-12
    Form(
        r"(?P<written>[12]\d\d\d(?:/[01]?\d/[0-3]?\d|\.[01]\d\.[0-3]\d))(?![\w/])", _slashed, Opening.DIGIT
    ),  # 2024/12/18
    Form(
        r"(?P<written>[0-3]?\d(?:/[0-3]?\d/|\.[0-3]?\d\.|-[0-3]?\d-)\d\d\d\d)(?![\w/-])(?!\.\d)",
        _numeric,
        Opening.DIGIT,
    ),  # 18/12/2024, 18.12.2024
    Form(
        r"(?P<written>[0-3]?\d/[0-3]?\d/\d\d|[0-3]\d\.[0-3]\d\.\d\d)(?![\w/])(?!\.\d)",
        _numeric,
        Opening.DIGIT,
    ),  # 24/9/24
    Form(
        rf"{WEEKDAY_BEFORE}?(?:the\s)?(?P<head>(?P<first>{DAY}))(?:(?:{TO}|(?P<listed>{AND}))(?P<last>{DAY}))?"
        rf"(?:\s(?:of\s)?|-)(?P<month>{MONTH}){NOT_YEAR}(?:,?[\s-](?P<year>{YEAR}|{SHORT_YEAR}|(?<=-)\d\d(?![\w-])))?",
        _days,
        Opening.DIGIT | Opening.ARTICLE | Opening.NAME,
    ),  # Wednesday, 18 December 2024; 3-5 June; 18-Dec-24
    Form(
        rf"{WEEKDAY_BEFORE}?(?P<head>(?P<month>{MONTH})\s(?:the\s)?(?P<first>{DAY}))"
        rf"(?:(?:{TO}|(?P<listed>{AND}))(?P<last>{DAY}){NOT_COUNTED})?{NOT_YEAR}(?:,?\s(?P<year>{YEAR}|{SHORT_YEAR}))?",
        _days,
        Opening.NAME,
    ),  # Dec. 18, 2024; May 28 and 30
    Form(
        rf"{WEEKDAY_BEFORE}?(?:the\s)?(?P<day>{ORDINAL})\sof\s(?P<month>{MONTH})(?:,?\s(?P<year>{YEAR}))?",
        _word_day,
        Opening.ARTICLE | Opening.NAME,
    ),  # the first of May
    Form(
        rf"(?P<head>{MONTH})(?:{TO}|(?P<listed>{AND}))(?P<last>{MONTH})(?:,?\s|\s(?:of|in)\s)(?P<year>{YEAR})",
        _months,
        Opening.NAME,
    ),  # March to May 2024
    Form(
        rf"(?:(?P<part>{PART})[\s-])?(?P<month>{MONTH})(?:(?:,?\s|\sof\s|-)(?P<year>{YEAR}|{SHORT_YEAR}))",
        _month,
        Opening.NAME,
    ),  # mid-December 2024
    Form(
        rf"(?P<season>{SEASON})(?:\sof)?,?\s(?P<year>{YEAR}(?:[-–/](?:\d\d){{1,2}}(?!\w))?)",
        _season,
        Opening.NAME,
    ),  # summer 2019
    Form(
        rf"Q(?P<number>[1-4])(?:\sof)?\s(?:FY\s?)?(?P<year>{YEAR}|{SHORT_YEAR})", _quarter, Opening.NAME
    ),  # Q3 2024
    Form(rf"(?P<number>[1-4])Q\s?(?P<year>{YEAR}|{SHORT_YEAR}|\d\d(?!\w))", _quarter, Opening.DIGIT),  # 3Q24
    Form(
        rf"(?:the\s)?(?P<number>{ORDINAL}|[1-4](?:st|nd|rd|th))[\s-]quarter(?:\s(?:of|in))?\s(?:fiscal\s)?(?P<year>{YEAR})",
        _quarter,
        Opening.DIGIT | Opening.ARTICLE,
    ),  # the third quarter of 2024
    Form(rf"H(?P<number>[12])\s(?P<year>{YEAR}|{SHORT_YEAR})", _half, Opening.NAME),  # H1 2024
    Form(
        rf"(?:the\s)?(?P<number>[Ff]irst|[Ss]econd|latter)[\s-]half\sof\s(?P<year>{YEAR})",
        _half,
        Opening.ARTICLE,
    ),  # the second half of 2020
    Form(
        rf"{EDGE}(?:(?P<decade>[12]\d\d0)s|(?P<century>{COUNTED_CENTURY})[\s-]century|(?P<year>{YEAR}))",
        _edge,
        Opening.ARTICLE | Opening.NAME,
    ),  # the end of 2020, the turn of the 20th century
    Form(
        rf"{EDGE}(?P<month>{MONTH_NAME})(?!\s\d\d?(?!\d))(?:,?\s(?P<year>{YEAR}))?",
        _edge_of_month,
        Opening.ARTICLE | Opening.NAME,
    ),  # the end of June
    Form(
        rf"(?:(?P<part>{PART})[\s-](?:the\s)?)?(?P<decade>[1Il2][0-9]\d0)s(?!\w)",
        _decade,
        Opening.DIGIT | Opening.NAME,
    ),  # the 1990s, late 1990s
    Form(
        rf"(?:(?P<part>{PART})[\s-])?(?<=[Tt]he\s)(?P<decade>[1Il2][0-9]\d0)['’]s(?!\w)",
        _decade,
        Opening.DIGIT | Opening.NAME,
    ),  # the 1990's
    Form(
        rf"(?:(?P<part>{PART})[\s-](?:the\s)?)?['’](?P<decade>[2-9]0)s(?!\w)",
        _decade,
        Opening.DIGIT | Opening.NAME,
    ),  # the '90s
    Form(
        rf"(?:(?P<part>{PART})[\s-])?(?:[Tt]he\s)(?P<decade>{'|'.join(DECADES[1:])})(?!\w)",
        _word_decade,
        Opening.ARTICLE | Opening.NAME,
    ),  # the sixties
    Form(
        rf"(?:(?P<part>{PART})[\s-](?:the\s)?|[Tt]he\s)?(?P<number>{COUNTED_CENTURY})[\s-]century(?!\w)(?!\sB\.?C)",
        _century,
        Opening.DIGIT | Opening.ARTICLE | Opening.NAME,
    ),  # the late 19th century
    Form(
        rf"(?:(?P<part>{PART})[\s-])?(?:the\s)?(?P<head>{COUNTED_CENTURY})(?:{TO}|{AND})(?P<last>{COUNTED_CENTURY})\scenturies",
        _centuries,
        Opening.DIGIT | Opening.ARTICLE | Opening.NAME,
    ),  # the 18th and 19th centuries
    Form(rf"(?P<part>{PART})[\s-](?P<year>{YEAR})", _part_of_year, Opening.NAME),  # early 2023
    Form(
        rf"(?:FY\s?|(?:[Ff]iscal|[Ff]inancial|[Tt]ax|[Aa]cademic)(?:\s[Yy]ear)?\s)(?P<first>{YEAR}|['’]?\d\d(?!\w))"
        r"(?:[-–/](?P<last>\d\d\d\d|\d\d)(?!\w))?",
        _fiscal,
        Opening.NAME,
    ),  # FY2024/25, fiscal 2024
    Form(
        rf"(?P<head>{YEAR})\s?[-–/]\s?(?P<last>\d\d\d\d|\d\d)(?![\w%-])(?![.,]\d)", _years, Opening.DIGIT
    ),  # 1990–1999, 1990-99
    Form(
        rf"(?:(?<=[Ii]n\s)|(?<=[Oo]f\s)|(?<=[Ss]ince\s)|(?<=[Ff]rom\s))(?P<year>{SHORT_YEAR})",
        _year,
        Opening.DIGIT,
    ),  # in ’98
    Form(rf"(?P<year>{YEAR})", _year, Opening.DIGIT),
)
