"""Ranges: 8 to 10, 8-10 km, between 252 and 287 miles, from $2 to $3 million, 5 per cent to 20 per cent."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.extraction.figures import currencies
from workbench.extraction.figures.amounts import Amount, amount_at
from workbench.extraction.figures.bounds import CHANGING
from workbench.extraction.figures.counted import noun_at
from workbench.extraction.figures.numbers import number_at
from workbench.extraction.figures.numerals import CARDINALS, SCALES, SHORT_SCALES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from workbench.extraction.text.tokens import Token

DASHES = frozenset({"-", "–", "—", "−"})
SIGNS = frozenset({"$", "£", "€", "¥", "₹", "us$", "rs", "us", "hk", "a", "c", "usd", "eur", "gbp"})
REACH = 6
"""Tokens before the lower end among which "from" or "between" is looked for."""
LEAST_SCALE = 100
MOST_IN_ROW = 5


class Range(NamedTuple):
    """Both ends of an amount, the lower first; ``high`` is None for a single amount."""

    first: int
    last: int
    value: Decimal
    high: Decimal | None
    unit: str | None
    ends: tuple[Amount, Amount] | None = None
    """Of a change from one value to another, which says two things: what was, and what is."""


def ranged(tokens: Sequence[Token], low: Amount) -> Range:
    """An amount with the upper end behind it, if one follows."""
    alone = Range(low.first, low.last, low.value, None, low.unit)
    found = _upper_end(tokens, low)
    if found is None:
        return alone._replace(unit=_shared_unit(tokens, low)) if low.unit is None else alone
    upper, opener = found
    value = _scaled_low(tokens, low, upper)
    is_change = opener == "from" and (upper.value < value or _is_rise(tokens, low))
    if upper.value <= value and not is_change:
        return alone
    unit = low.unit if low.unit is not None and _covers(low.unit, upper.unit) else upper.unit
    ends = (low._replace(value=value), upper) if is_change else None
    return Range(low.first, upper.last, min(value, upper.value), max(value, upper.value), unit, ends)


def _upper_end(tokens: Sequence[Token], low: Amount) -> tuple[Amount, str] | None:
    """The upper end and the word that opens the range, where the two belong together."""
    if low.last + 1 >= len(tokens):
        return None
    link, at = tokens[low.last].low, low.last + 1
    if link == "up" and tokens[at].low == "to":
        link, at = "to", at + 1
    if link in DASHES and tokens[at].low == "to":
        at += 1
    if link not in DASHES and link not in {"to", "and", "or"}:
        return None
    opener = _opener(tokens, low.first)
    if link == "and" and opener != "between":
        return None
    upper = _end_at(tokens, at)
    if upper is None or (link == "or" and not _is_choice(low, upper)):
        return None
    if link == "to" and not opener and low.unit and _is_rise(tokens, low):
        return None
    return (upper, opener) if _agree(tokens, low, upper, opener) else None


def _shared_unit(tokens: Sequence[Token], low: Amount) -> str | None:
    """The unit that the last of several numbers gives all of them: 10, 25 and 60 milligrams a day."""
    if low.number is None or low.number.is_ordinal or low.number.is_fraction or low.number.is_share:
        return None
    at = low.last
    if [token.low for token in tokens[at : at + 2]] == [",", "or"]:
        return None  # 2.9 billion, or 38 percent, is one amount told twice
    for _ in range(MOST_IN_ROW):
        at += at < len(tokens) and tokens[at].low == ","
        at += at < len(tokens) and tokens[at].low in {"and", "or"}
        if at in {low.last, len(tokens)} or tokens[at - 1].low not in {",", "and", "or"}:
            return None
        if not tokens[at].text[0].isdigit() and tokens[at].low not in CARDINALS:
            return None
        following = amount_at(tokens, at)
        if following is None or following.number is None or following.first != at:
            return None
        if following.unit is not None:
            return following.unit
        at = following.last
    return None


def _end_at(tokens: Sequence[Token], at: int) -> Amount | None:
    """The amount at or right behind a currency sign."""
    while at < len(tokens) and (
        tokens[at].low in SIGNS or tokens[at].low in {"about", "around", "nearly", "."}
    ):
        at += 1
    if at >= len(tokens) or not (tokens[at].text[0].isdigit() or tokens[at].is_word):
        return None
    upper = amount_at(tokens, at)
    if upper is None or (upper.number and (upper.number.is_ordinal or upper.number.is_fraction)):
        return None
    return upper


def _opener(tokens: Sequence[Token], first: int) -> str:
    """ "from" or "between" a few words before, with no other number between."""
    for k in range(first - 1, max(-1, first - REACH), -1):
        low = tokens[k].low
        if low in {"from", "between"}:
            return low
        if tokens[k].text[0].isdigit() or low in {",", ";", "to"}:
            return ""
    return ""


def _is_choice(low: Amount, upper: Amount) -> bool:
    """Two or three: small neighbours in words."""
    return low.unit is None and upper.number is not None and upper.number.in_words and upper.value > low.value


def _is_rise(tokens: Sequence[Token], low: Amount) -> bool:
    """Whether "rose 3 percent to 8 percent" gives a change and a level, not a range."""
    for k in range(low.first - 1, max(-1, low.first - REACH), -1):
        word = tokens[k].low
        if word in CHANGING:
            return True
        if word in {"to", "at", "of"}:
            return False
    return False


def _agree(tokens: Sequence[Token], low: Amount, upper: Amount, opener: str) -> bool:
    """Whether two ends measure the same thing."""
    if low.unit is None or low.unit == upper.unit:
        return True
    if upper.unit is not None:
        return _covers(low.unit, upper.unit) or _covers(upper.unit, low.unit)
    return (bool(opener) and noun_at(tokens, upper.last) is None) or currencies.is_money(low.unit)


def _covers(rate: str, unit: str | None) -> bool:
    """Whether one end gives the rate that both have: $62 to $68 per share."""
    return unit is None or rate == unit or rate.startswith(f"{unit} / ")


def _scaled_low(tokens: Sequence[Token], low: Amount, upper: Amount) -> Decimal:
    """The lower end with the scale that stands only behind the upper: 2 to 3 million, four to five thousand."""
    number, far = low.number, upper.number
    if number is None or far is None or number.is_scaled or number.is_fraction or number.value >= 1000:
        return low.value
    last = tokens[far.last - 1].low
    digits = number_at(tokens[far.first : far.first + 1], 0)
    if digits is None or not digits.value or (last not in SCALES and last not in SHORT_SCALES):
        return low.value
    scale = far.value / digits.value
    return low.value * scale if scale >= LEAST_SCALE and number.value < digits.value else low.value
