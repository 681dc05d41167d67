"""Amounts in one word: 300-mile, 45-year-old, 500kg, five-day, N4.2 trillion, 164p, 20MW."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from workbench.extraction.figures import currencies, units
from workbench.extraction.figures.digits import decimal, scaled
from workbench.extraction.figures.measures import Unit, rated
from workbench.extraction.figures.numbers import DASHES, number_at, stands_free
from workbench.extraction.figures.numerals import HALVES, SCALES, SHORT_SCALES, STARTS
from workbench.extraction.figures.unit_names import of_symbol
from workbench.extraction.text.lexicon import FUNCTION_WORDS
from workbench.extraction.text.words import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.extraction.text.tokens import Token


class Glued(NamedTuple):
    """An amount whose number and unit share a word; ``is_thing`` where the unit is a noun: 24-page."""

    first: int
    last: int
    value: Decimal
    unit: str
    is_thing: bool = False


_DIGITS_FIRST = re.compile(r"(\d[\d,.]{0,18})([a-zA-Z°µμ%¢\"].{0,11})")
_HYPHENATED = re.compile(r"(\d[\d,.]{0,18})((?:[-‐‑][a-zA-Z]{1,14}){1,4})")
_FRACTION = re.compile(r"(\d{1,2})/(\d{1,2})[-‐]([a-zA-Z]{1,12})")
_HEIGHT = re.compile(r"(\d)[-‐](?:foot|feet|ft)[-‐](\d{1,2})")
_CODED = re.compile(r"([A-Za-zł]{1,4})(\d{1,12}(?:,\d{3}){0,4}(?:\.\d{1,9})?)([A-Za-z]{1,3})?")
STRICT = 2
"""Letters of a currency this short, or shared with names ("PS5"), need a number no model has."""
DOLLARS = {
    "US": "USD", "A": "AUD", "AU": "AUD", "C": "CAD", "CA": "CAD", "NZ": "NZD", "HK": "HKD", "S": "SGD",
}  # fmt: skip
VIDEO_LINES = word_set("240p 360p 480p 720p 1080p 1440p 2160p 4320p")
NETWORK = re.compile(r"[2-6]G")
"""A generation of telephone networks, no weight."""
NO_UNIT = word_set("k m b s th st nd rd am pm d mm bn mn tn cr")
HOTTEST = 300
MEMBERS = word_set("member judge man woman person player nation country state party team justice seat")
"""Who or what a body is made up of: a seven-judge bench. "Two-way" and "five-star" count nothing."""


def glued(tokens: Sequence[Token], i: int) -> Glued | None:
    """The amount that the word at ``i`` gives alone or with the word before or behind it."""
    token = tokens[i]
    if token.text in DASHES:
        return _below_zero(tokens, i)
    if token.low[0].isdigit():
        return _after_digits(tokens, i) or _hyphenated_digits(tokens, i) or _hyphen_behind(tokens, i)
    if "-" in token.low:
        return _hyphenated_words(tokens, i)
    if token.is_word and (match := _CODED.fullmatch(token.text)):
        return _money(tokens, i, match)
    return None


def _below_zero(tokens: Sequence[Token], i: int) -> Glued | None:
    """-12C: a sign that belongs to the word behind it."""
    if i + 1 >= len(tokens) or not tokens[i + 1].text[0].isdigit() or not stands_free(tokens, i):
        return None
    found = _after_digits(tokens, i + 1)
    return None if found is None else found._replace(first=i, value=-found.value)


def _after_digits(tokens: Sequence[Token], i: int) -> Glued | None:
    """500kg, 164p, 32m2, 1.8m, 40C, 20kV/cm: digits, then letters in the same word."""
    match = _DIGITS_FIRST.fullmatch(tokens[i].text)
    value = decimal(match[1]) if match else None
    if match is None or value is None or NETWORK.fullmatch(match[0]) or match[2].lower() in NO_UNIT:
        return None
    unit = _letters(tokens, i, value, match[2])
    return None if unit is None else _rated(tokens, i, i + 1, value, unit)


def _letters(tokens: Sequence[Token], i: int, value: Decimal, letters: str) -> str | None:
    """What the letters glued to a number mean."""
    low = letters.lower()
    if low == "p":
        return None if tokens[i].low in VIDEO_LINES else "penny"
    if letters in {"C", "F"}:
        scale = "degree_Celsius" if letters == "C" else "degree_Fahrenheit"
        return scale if len(tokens[i].text) > STRICT and value <= HOTTEST else None
    if low == "x":
        return "times"
    if letters in {"c", "¢"}:
        return "cent"
    if letters in currencies.CODES:
        return letters
    return of_symbol(letters) or units.AFTER_DIGITS.get(low) or currencies.WORDS.get(low)


def _hyphenated_digits(tokens: Sequence[Token], i: int) -> Glued | None:
    """300-mile, 45-year-old, 1.5-million-dollar, 6-foot-2, 24-page."""
    text = tokens[i].text
    if height := _HEIGHT.match(text):
        return Glued(i, i + 1, Decimal(height[1]) + Decimal(height[2]) / 12, "foot")
    match = _HYPHENATED.fullmatch(text)
    value = decimal(match[1].rstrip(".,")) if match else None
    if match is None or value is None:
        return _fraction_first(i, text)
    words = re.split(r"[-‐‑]", match[2])[1:]
    if words[0] in {"plus", "odd"}:
        return None
    return _worded(i, value, words)


def _fraction_first(i: int, text: str) -> Glued | None:
    """1/2-inch, 3/4-mile."""
    match = _FRACTION.fullmatch(text)
    if match is None or int(match[2]) <= int(match[1]):
        return None
    found = _worded(i, Decimal(match[1]) / Decimal(match[2]), [match[3]])
    return None if found is None or found.is_thing else found


def _hyphen_behind(tokens: Sequence[Token], i: int) -> Glued | None:
    """1.5-million-dollar, 2.5-hour: decimals whose words are a token of their own."""
    if i + 2 >= len(tokens) or tokens[i + 1].text not in {"-", "‐"} or not tokens[i + 2].is_word:
        return None
    if tokens[i].end != tokens[i + 1].start or tokens[i + 1].end != tokens[i + 2].start:
        return None
    value = decimal(tokens[i].text)
    words = re.split(r"[-‐‑]", tokens[i + 2].text)
    found = None if value is None or words[0] in {"plus", "odd"} else _worded(i, value, words)
    if found is None or (found.is_thing and found.unit != "magnitude" and "." in tokens[i].text):
        return None
    return found._replace(last=i + 3)


def _hyphenated_words(tokens: Sequence[Token], i: int) -> Glued | None:
    """Five-day, twenty-one-year-old, three-and-a-half-hour, two-million-dollar."""
    words = tokens[i].low.split("-")
    if words[0] not in STARTS or len(words) > 7:
        return None
    if words[0] in HALVES and len(words) == 2:
        part = _worded(i, Decimal(1) / HALVES[words[0]], words[1:])
        return None if part is None or part.is_thing else part
    for count in range(len(words) - 1, 0, -1):
        joined = "-".join(words[:count])
        number = number_at([replace(tokens[i], low=joined, text=joined)], 0)
        if number is not None and not number.is_ordinal and not number.is_fraction:
            found = _worded(i, number.value, words[count:])
            return None if found is None or (found.is_thing and found.unit not in MEMBERS) else found
    return None


def _worded(i: int, value: Decimal, words: list[str]) -> Glued | None:
    """The words behind a hyphenated number: a scale, then a unit, money or a thing."""
    while words and (scale := SCALES.get(words[0].lower())):
        value, words = value * scale, words[1:]
    if not words:
        return None
    low = words[0].lower()
    if low == "in" and len(words) > 1:
        return None  # a one-in-100-year flood
    two = units.PLAIN.get("-".join(words[:2]).lower()) if len(words) > 1 else None
    unit = (
        two
        or of_symbol(words[0])
        or units.AFTER_DIGITS.get(low)
        or currencies.WORDS.get(low)
        or currencies.COINS.get(low)
    )
    if low in units.SQUARED or low in units.CUBED:
        base = units.PLAIN.get(words[1].lower()) if len(words) > 1 else None
        unit = f"{base} ** {2 if low in units.SQUARED else 3}" if base in units.LENGTHS else None
    if unit:
        if words[1:] in (
            ["an", "hour"],
            ["a", "day"],
            ["a", "week"],
            ["a", "month"],
            ["a", "year"],
            ["a", "share"],
        ):
            unit = f"{unit} / {words[2]}"
        return Glued(i, i + 1, value, unit)
    if (
        words[0][0].isupper()
        or low in NO_UNIT
        or low in SHORT_SCALES
        or len(words) > 2
        or low in FUNCTION_WORDS
    ):
        return None
    return Glued(i, i + 1, value, low, is_thing=True)


def _money(tokens: Sequence[Token], i: int, match: re.Match[str]) -> Glued | None:
    """N4.2 trillion, RM31.20, AUD1.5m, $US55,931,000."""
    letters, digits, scale = match[1], match[2], (match[3] or "").lower()
    first = i
    if letters in currencies.CODES and (len(digits) > STRICT or _has_scale(tokens, i, match)):
        currency = letters
    elif letters in DOLLARS and i and tokens[i - 1].text == "$" and tokens[i - 1].end == tokens[i].start:
        currency, first = DOLLARS[letters], i - 1
    elif letters in currencies.GLUED and _is_sum(tokens, i, match):
        currency = currencies.GLUED[letters]
    else:
        return None
    value = decimal(digits)
    if value is None or (scale and scale not in SHORT_SCALES):
        return None
    found = scaled(tokens, i, i + 1, value * SHORT_SCALES.get(scale, Decimal(1)))
    return _rated(tokens, first, found.last, found.value, currencies.RENAMED.get(currency, currency))


def _rated(tokens: Sequence[Token], first: int, last: int, value: Decimal, unit: str) -> Glued:
    name, end = rated(tokens, Unit(unit, last))
    return Glued(first, end, value, name)


def _has_scale(tokens: Sequence[Token], i: int, match: re.Match[str]) -> bool:
    """Whether a scale makes glued letters and digits a sum: AUD5m; COP27 is a conference."""
    return bool(match[3]) or (i + 1 < len(tokens) and tokens[i + 1].low in SCALES)


def _is_sum(tokens: Sequence[Token], i: int, match: re.Match[str]) -> bool:
    """Whether letters glued to a number are money rather than a name such as N4 or PS5."""
    following = tokens[i + 1].low if i + 1 < len(tokens) else ""
    if following in SCALES or match[3] or "," in match[2]:
        return True
    if len(match[1]) <= STRICT and match[1].isupper() and match[1] != "RM":
        return bool(re.fullmatch(r"\d+\.\d\d", match[2])) or len(match[2]) > STRICT + 1
    return True
