"""The words dates are written with, as patterns and as the numbers they stand for."""

from __future__ import annotations

import re

from workbench.extraction.text.words import word_list

MONTHS = word_list("jan feb mar apr may jun jul aug sep oct nov dec")
WEEKDAYS = word_list("monday tuesday wednesday thursday friday saturday sunday")
DECADES = word_list("tens twenties thirties forties fifties sixties seventies eighties nineties")
SEASON_MONTHS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}
_UNITS = word_list("one two three four five six seven eight nine")
_TEENS = word_list("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
_TENS = word_list("twenty thirty forty fifty sixty seventy eighty ninety")
NUMBERS = {
    "a": 1, "an": 1, "a dozen": 12, "a hundred": 100, "a thousand": 1000,
    **{word: n for n, word in enumerate([*_UNITS, *_TEENS], 1)},
    **{word: 10 * n for n, word in enumerate(_TENS, 2)},
    **{f"{ten}-{unit}": 10 * n + m for n, ten in enumerate(_TENS, 2) for m, unit in enumerate(_UNITS, 1)},
}  # fmt: skip
ORDINALS = {
    word: n
    for n, word in enumerate(
        word_list(
            """
            first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
            fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first
            """
        ),
        1,
    )
}

MONTH = (
    r"(?:(?=[A-Z])(?i:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|jun[e.]?|jul[y.]?|aug(?:ust|\.)?"
    r"|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)(?![A-Za-z]))"
)
MONTH_NAME = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)(?![A-Za-z])"
)
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
WEEKDAY_BEFORE = (
    rf"(?:(?:{WEEKDAY}|(?:Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|Sat|Sun)\.?"
    r"|(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY),?\s)"
)
"""A weekday in front of a date, where the short forms can be nothing else."""
SEASON = r"(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)"
DAY = r"(?:[0-3]?\d(?:st|nd|rd|th)?)(?![\w%])(?![.,:]\d)"
YEAR = r"(?:1[1-9]\d\d|20\d\d)(?![\w%])(?![.,]\d)"
SHORT_YEAR = r"['’]\d\d(?!\w)"
PART = r"(?:[Ee]arly|[Mm]id|[Ll]ate)"
UNIT = r"(?:day|week|month|quarter|year|decade|century|centurie)"
NUMBER = (
    r"(?:\d{1,4}"
    r"|[Aa]\s(?:dozen|hundred|thousand)|[Aa]n?"
    r"|(?:[Tt]wenty|[Tt]hirty|[Ff]orty|[Ff]ifty|[Ss]ixty|[Ss]eventy|[Ee]ighty|[Nn]inety)"
    r"(?:-(?:one|two|three|four|five|six|seven|eight|nine))?"
    r"|[Tt]en|[Ee]leven|[Tt]welve|(?:[Tt]hir|[Ff]our|[Ff]if|[Ss]ix|[Ss]even|[Ee]igh|[Nn]ine)teen"
    r"|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine)"
)
VAGUE = r"(?:[Ss]everal|[Aa]\s(?:few|couple\sof|number\sof)|[Ss]ome|[Mm]any|[Ff]ew|[Cc]ouple\sof)"
HALF = r"(?:[Hh]alf\sa)"
ORDINAL = rf"(?:{'|'.join(sorted(ORDINALS, key=len, reverse=True))})"


def month_number(name: str) -> int:
    """1 to 12 for a month's name or its abbreviation."""
    return MONTHS.index(name[:3].lower()) + 1


def number_of(written: str) -> int | None:
    """The number a count of units stands for; nothing where it is vague ("several")."""
    low = " ".join(written.lower().split())
    return int(low) if low.isdecimal() else NUMBERS.get(low)


def ordinal_of(written: str) -> int | None:
    """1 for "first" or "1st"."""
    digits = re.sub(r"\D", "", written)
    return int(digits) if digits else ORDINALS.get(written.lower())


def year_of(written: str) -> int:
    """The year of four digits, or of two as in ’24: those up to 69 belong to this century."""
    number = int(re.sub(r"\D", "", written))
    return number if number > 99 else 2000 + number if number < 70 else 1900 + number
