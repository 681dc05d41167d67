"""Relative dates said in full: "on Tuesday" becomes "on 17 December 2024" where the text gives the day."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.extraction.text.words import word_list

if TYPE_CHECKING:
    from workbench.extraction.dates.grammar import Found

MONTHS = word_list("January February March April May June July August September October November December")
DAY, MONTH, YEAR = re.compile(r"\d{4}-\d\d-\d\d"), re.compile(r"\d{4}-\d\d"), re.compile(r"\d{4}")
LED = re.compile(
    r"(?:(?<!\w)(?:on|in|since|until|till|by|from|before|after|of|for|between|and|to|during|through|as)|[A-Z][a-z]{2,8}\.?\s\d{1,2},?)\s$",
    re.IGNORECASE,
)
POINTING = re.compile(
    r"(?:last|next|this|past|previous|following|same|ago|later|earlier|before|after|yesterday|tonight|tomorrow)(?!\w)"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?!\w)",
    re.IGNORECASE,
)
"""Words that point from another day; a bare "in May" leaves its year to be guessed, and a claim does not guess;
"today" is as often these days."""
PART_OF_DAY = re.compile(r"\s(?:morning|afternoon|evening|night|noon|lunchtime|midnight)")
OWNED = ("’s", "'s")
FULL_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


def told(date: Found, text: str) -> str | None:
    """The words that stand for a relative date in a claim; nothing where it is no single day, month or year.

    "Thursday night" stays as it is: its day may be the one before the date.
    """
    words = date.span.of(text)
    if (
        date.anchor is None
        or not POINTING.search(words)
        or FULL_YEAR.search(words)
        or text.startswith(OWNED, date.span.end)
        or words.endswith(OWNED)
    ):
        return None
    said = _said(date.value)
    if said is None:
        return None
    if PART_OF_DAY.match(text, date.span.end):
        return None
    if words.lower().startswith(("on ", "in ", "since ", "until ", "by ")):
        return f"{words.split()[0]} {said}"
    if LED.search(text, max(0, date.span.start - 8), date.span.start):
        return said
    return f"{'on' if DAY.fullmatch(date.value) else 'in'} {said}"


def _said(value: str) -> str | None:
    if DAY.fullmatch(value):
        year, month, day = value.split("-")
        return f"{int(day)} {MONTHS[int(month) - 1]} {year}"
    if MONTH.fullmatch(value) and 1 <= int(value[5:]) <= len(MONTHS):
        return f"{MONTHS[int(value[5:]) - 1]} {value[:4]}"
    return value if YEAR.fullmatch(value) else None
