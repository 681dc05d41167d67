"""Numbers in digits, in the forms of all usual habits: 2,750.5 and 2.750,5, 2 750, 1'000, 1,00,000, 1/2, 5m, 1e6."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from workbench.extraction.figures.numerals import (
    DOZENS,
    GLYPHS,
    PLURAL_SCALES,
    SCALES,
    SHORT_SCALES,
    SINGULAR_PARTS,
    Number,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.extraction.text.tokens import Token

LONGEST = 40
_ENGLISH = re.compile(r"\d{1,15}(?:\.\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")
_CONTINENTAL = re.compile(r"\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,}|[1-9]\d{0,2}\.000")
"""Nobody writes three idle decimals: 100.000 is a hundred thousand."""
_HYPHENATED = re.compile(
    r"(\d{1,15}(?:[.,]\d{1,9}){0,5})(k|m|mn|bn|tn|)-(?:(hundred|thousand|lakh|million|crore|billion|trillion)"
    r"|plus|odd|an?-(?:second|minute|hour|day|week|month|year|share|head|person|barrel|tonne|ton|night))"
)
"""$12-million, 20-odd, $5m-a-year: a hyphen behind digits that ends no unit."""
_COMMA_DECIMAL = re.compile(r"\d{1,15},\d{1,2}")
_POWER_OF_TEN = re.compile(r"(\d{1,15}(?:\.\d{1,15})?)e([+-]?\d{1,2})")
_GLUED = re.compile(r"(\d{1,15}(?:[.,]\d{1,9}){0,5})(k|m|mm|mn|mln|bn|bln|b|cr|tn|trn)")
_ORDINAL = re.compile(r"(\d{1,6}|\d{1,3}(?:,\d{3}){1,5})(?:st|nd|rd|th)")
_FRACTION = re.compile(r"(\d{1,3})/(\d{1,4})")
_GROUP = re.compile(r"\d{3}(?:[.,]\d+)?")


def decimal(written: str) -> Decimal | None:
    """The value of digits with their separators, by the habit they show; nothing for 192.168.1.2 or 3,14,15."""
    if len(written) > LONGEST or (written[0] == "0" and written[1:2].isdecimal()):
        return None
    if _CONTINENTAL.fullmatch(written):
        return Decimal(written.replace(".", "").replace(",", "."))
    if _ENGLISH.fullmatch(written):
        return Decimal(written.replace(",", ""))
    if _COMMA_DECIMAL.fullmatch(written):
        return Decimal(written.replace(",", "."))
    return None


def in_digits(tokens: Sequence[Token], i: int) -> Number | None:
    """The number in digits that begins at token ``i``, with the scale behind it."""
    low = tokens[i].low
    if ordinal := _ORDINAL.fullmatch(low):
        return Number(i, i + 1, Decimal(ordinal[1].replace(",", "")), is_ordinal=True)
    if (glued := _GLUED.fullmatch(low)) and (value := decimal(glued[1])) is not None:
        return Number(i, i + 1, value * SHORT_SCALES[glued[2]], is_scaled=True)
    if "-" in low:
        return _hyphenated(low, i)
    if "/" in low:
        return _fraction(low, i, i + 1)
    if low[-1] in GLYPHS:
        whole = decimal(low[:-1])
        return None if whole is None else scaled(tokens, i, i + 1, whole + GLYPHS[low[-1]])
    value, last = _grouped(tokens, i)
    return None if value is None else _with_part(tokens, i, last, value)


def _hyphenated(low: str, i: int) -> Number | None:
    match = _HYPHENATED.fullmatch(low)
    value = decimal(match[1]) if match else None
    if match is None or value is None:
        return None
    factor = SCALES.get(match[3] or "", Decimal(1)) * SHORT_SCALES.get(match[2], Decimal(1))
    return Number(i, i + 1, value * factor, is_scaled=factor > 1)


def scaled(tokens: Sequence[Token], first: int, last: int, value: Decimal) -> Number:
    """Apply the scale words that follow: 1.5 million, 3 dozen, 2 hundred thousand."""
    begin = last
    while last < len(tokens) and last - begin < 3:
        word = tokens[last].low.removesuffix("-plus").removesuffix("-odd").removesuffix("-strong")
        glued = tokens[last].start == tokens[last - 1].end
        if word == "-" and glued and _is_scale(tokens, last + 1):
            last += 1
            continue
        factor = SCALES.get(word) or PLURAL_SCALES.get(word) or DOZENS.get(word)
        if factor is None and (glued or len(word) > 1) and not (word == "mm" and not glued):
            factor = SHORT_SCALES.get(word)
        if factor is None or (word == "score" and not glued and value > 10):
            break
        if (
            word == "gross"
            and last + 1 < len(tokens)
            and tokens[last + 1].is_word
            and tokens[last + 1].low != "of"
        ):
            break  # 900 gross tonnes: a way to measure, no dozen dozens
        value, last = value * factor, last + 1
    return Number(first, last, value, is_scaled=last > begin)


def _is_scale(tokens: Sequence[Token], i: int) -> bool:
    return i < len(tokens) and tokens[i].low in SCALES


def _fraction(low: str, i: int, last: int) -> Number | None:
    match = _FRACTION.fullmatch(low)
    if match is None or int(match[2]) <= int(match[1]):
        return None
    return Number(i, last, Decimal(match[1]) / Decimal(match[2]), is_fraction=True)


def _with_part(tokens: Sequence[Token], i: int, last: int, value: Decimal) -> Number | None:
    """A number with what may follow its digits: a fraction, a power of ten, a scale."""
    if last < len(tokens):
        following = tokens[last].low
        if following in GLYPHS:
            return scaled(tokens, i, last + 1, value + GLYPHS[following])
        if (part := _FRACTION.fullmatch(following)) and 0 < int(part[1]) < int(part[2]):
            return scaled(tokens, i, last + 1, value + Decimal(part[1]) / Decimal(part[2]))
        if following == "⁄" and last + 1 < len(tokens) and _are_glued(tokens, i, last + 2):
            return _fraction(f"{tokens[i].low}/{tokens[last + 1].low}", i, last + 2)
        if following in {"×", "x"} and (power := _power_of_ten(tokens, last + 1)):
            return Number(i, power[1], value * power[0])
    return _with_half(tokens, scaled(tokens, i, last, value), value)


def _with_half(tokens: Sequence[Token], number: Number, unscaled: Decimal) -> Number:
    """2 and a half million, 3 million and a quarter."""
    words = [token.low for token in tokens[number.last : number.last + 3]]
    if words[:2] != ["and", "a"] or words[2:] not in (["half"], ["quarter"], ["third"]) or not unscaled:
        return number
    share = Decimal(1) / SINGULAR_PARTS[words[2]]
    value = number.value + share * number.value / unscaled
    return scaled(tokens, number.first, number.last + 3, value)._replace(is_scaled=number.is_scaled)


def _power_of_ten(tokens: Sequence[Token], i: int) -> tuple[Decimal, int] | None:
    """10−8, 10^6: the power and one past it."""
    if i >= len(tokens) or tokens[i].text != "10":
        return None
    k, sign = i + 1, 1
    while k < min(len(tokens), i + 3) and tokens[k].text in {"^", "-", "−", "–"}:
        sign = sign if tokens[k].text == "^" else -1
        k += 1
    if k == i + 1 or k >= len(tokens) or not tokens[k].text.isdecimal() or len(tokens[k].text) > 2:
        return None
    return (Decimal(10) ** (sign * int(tokens[k].text)), k + 1) if _are_glued(tokens, i, k + 1) else None


def _grouped(tokens: Sequence[Token], i: int) -> tuple[Decimal | None, int]:
    """Digits whose groups of three are set apart by blanks or apostrophes, or plain digits: the value, one past."""
    low = tokens[i].low
    if power := _POWER_OF_TEN.fullmatch(low):
        return Decimal(f"{power[1]}e{power[2]}"), i + 1
    if not low.isdecimal() or len(low) > 3 or low[0] == "0":
        return decimal(low), i + 1
    groups, last = low, i + 1
    while (place := _next_group(tokens, last)) is not None and len(groups) < LONGEST:
        groups, last = groups + tokens[place].low, place + 1
        if not groups.isdecimal():
            break
    return Decimal(groups.replace(",", ".")), last


def _next_group(tokens: Sequence[Token], last: int) -> int | None:
    """Where the next three digits stand, right behind one blank or apostrophe."""
    if last >= len(tokens):
        return None
    if tokens[last].low == "'" and last + 1 < len(tokens):
        return last + 1 if _is_group(tokens, last + 1) and _are_glued(tokens, last - 1, last + 2) else None
    one_apart = tokens[last].start - tokens[last - 1].end == 1
    return last if one_apart and _is_group(tokens, last) else None


def _is_group(tokens: Sequence[Token], i: int) -> bool:
    return _GROUP.fullmatch(tokens[i].low) is not None


def _are_glued(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether nothing stands between the tokens."""
    if last > len(tokens):
        return False
    return all(tokens[k].end == tokens[k + 1].start for k in range(first, last - 1))
