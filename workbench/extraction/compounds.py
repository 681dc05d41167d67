"""Numbers glued to what they measure: 300-mile, 45-year-old, 500kg, five-day, N4.2 trillion, 164p."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from workbench.extraction import units
from workbench.extraction.counted import noun_at
from workbench.extraction.found import make
from workbench.extraction.lexicon import SUPERLATIVES
from workbench.extraction.measures import rate_at
from workbench.extraction.numbers import SCALES, SHORT_SCALES, SMALL_ORDINALS, number_at, scaled
from workbench.extraction.words import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.extraction.found import Found
    from workbench.extraction.tokens import Token

HYPHENATED = re.compile(
    r"(\d[\d,.]{0,12})[-‐‑]([a-zA-Z]{1,14})(?:[-‐‑](old|long|wide|high|tall|deep|strong|plus|mile|hour|square))?"
)
WORD_HYPHENATED = re.compile(
    r"([a-z]{3,9}(?:-(?:one|two|three|four|five|six|seven|eight|nine))?)-([a-z]{3,12})(?:-([a-z]{3,9}))?"
)
CODED = re.compile(r"([A-Za-zł]{1,4})(\d{1,12}(?:,\d{3}){0,4}(?:\.\d{1,9})?)([A-Za-z]{1,3})?")
STRICT = 2
"""Letters of a currency this short, or shared with names ("PS5"), need a number no model has."""
DOLLARS = {
    "US": "USD",
    "A": "AUD",
    "AU": "AUD",
    "C": "CAD",
    "CA": "CAD",
    "NZ": "NZD",
    "HK": "HKD",
    "S": "SGD",
}
VIDEO_LINES = word_set("240p 360p 480p 720p 1080p 1440p 2160p 4320p")
NETWORK = re.compile(r"[2-6]G")
"""A generation of telephone networks, no weight."""
TALL = word_set("long wide high tall deep thick away above below across")
GLUED_UNIT = re.compile(r"(\d{1,12}(?:[.,]\d{1,9}){0,5})([a-zA-Z°%][\w/°]{0,5})")


def compound(tokens: Sequence[Token], i: int) -> Found | None:
    """Numbers glued to their unit: 300-mile, 45-year-old, 500kg, five-day, three-year-old."""
    token = tokens[i]
    low = token.low
    if low[0].isdigit():
        if match := HYPHENATED.fullmatch(token.text):
            value, unit = (
                Decimal(match[1].replace(",", "").rstrip(".") or "0") if _is_decimal(match[1]) else None,
                match[2].lower(),
            )
            if value is None:
                return None
            name = units.unit_named(unit) or units.AFTER_DIGITS.get(unit) or units.CURRENCY_WORDS.get(unit)
            if name or match[3] == "old":
                return make(tokens, i, i + 1, value, unit=name or "year", is_measure=True)
            return (
                None
                if unit in {"th", "st"} or match[2][0].isupper()
                else make(tokens, i, i + 1, value, unit=unit, is_measure=False)
            )
        if match := GLUED_UNIT.fullmatch(token.text):
            unit = match[2].lower()
            if unit == "p" and low not in VIDEO_LINES and _is_decimal(match[1]):
                pence = Decimal(match[1].replace(",", ""))
                return make(tokens, i, i + 1, pence, unit="GBP", is_measure=True, coin=Decimal(100))
            name = units.unit_named(unit) or units.AFTER_DIGITS.get(unit)
            if NETWORK.fullmatch(token.text):
                return None
            if unit == "m" and i + 1 < len(tokens) and tokens[i + 1].low in TALL:
                name = "meter"
            if name and unit not in {"k", "b", "s"} and _is_decimal(match[1]):
                return make(tokens, i, i + 1, Decimal(match[1].replace(",", "")), unit=name, is_measure=True)
        return None
    if (match := CODED.fullmatch(token.text)) and (money := _money(tokens, i, match)):
        return money
    if "-" in low and (match := WORD_HYPHENATED.fullmatch(low)):
        if (
            match[2] in SUPERLATIVES
            and match[1] in SMALL_ORDINALS
            and (noun := noun_at(tokens, i + 1, plural=False))
        ):
            value = Decimal(SMALL_ORDINALS[match[1]])
            rank = make(tokens, i, i + 1, value, unit=tokens[noun].low, is_measure=False)
            return rank._replace(is_rank=True)
        number = number_at([token._replace(low=match[1], text=match[1])], 0)
        name = units.unit_named(match[2])
        if number and not number.is_ordinal and not number.is_fraction and (name or match[3] == "old"):
            return make(tokens, i, i + 1, number.value, unit=name or "year", is_measure=True)
    return None


def _is_decimal(written: str) -> bool:
    return re.fullmatch(r"\d{1,12}(?:,\d{3}){0,4}(?:\.\d{1,9})?", written) is not None


def _money(tokens: Sequence[Token], i: int, match: re.Match[str]) -> Found | None:
    """N4.2 trillion, RM31.20, AUD1.5m, $US55,931,000."""
    letters, digits, scale = match[1], match[2], (match[3] or "").lower()
    first = i
    if letters in units.CURRENCY_CODES:
        currency = letters
    elif letters in DOLLARS and i and tokens[i - 1].text == "$" and tokens[i - 1].end == tokens[i].start:
        currency, first = DOLLARS[letters], i - 1
    elif letters in units.GLUED_CURRENCIES and _is_sum(tokens, i, match):
        currency = units.GLUED_CURRENCIES[letters]
    else:
        return None
    if scale and scale not in SHORT_SCALES:
        return None
    found = scaled(tokens, i, i + 1, Decimal(digits.replace(",", "")) * SHORT_SCALES.get(scale, Decimal(1)))
    unit, last = rate_at(tokens, found.last, currency)
    return make(tokens, first, last, found.value, unit=unit, is_measure=True)


def _is_sum(tokens: Sequence[Token], i: int, match: re.Match[str]) -> bool:
    """Whether letters glued to a number are money rather than a name such as N4 or PS5."""
    following = tokens[i + 1].low if i + 1 < len(tokens) else ""
    if following in SCALES or match[3] or "," in match[2]:
        return True
    if len(match[1]) <= STRICT and match[1].isupper() and match[1] != "RM":
        return bool(re.fullmatch(r"\d+\.\d\d", match[2])) or len(match[2]) > STRICT + 1
    return True
