"""Figures of a sentence: numbers with their units or counted things, bounds and changes."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from workbench.extraction import ranks, units
from workbench.extraction.bounds import BOUND_WORDS
from workbench.extraction.compounds import compound
from workbench.extraction.counted import noun_at
from workbench.extraction.found import Found, make
from workbench.extraction.lexicon import DETERMINERS
from workbench.extraction.measures import currency_before, rate_at, unit_at
from workbench.extraction.namings import is_name
from workbench.extraction.numbers import SCALES, SHORT_SCALES, Number, number_at
from workbench.extraction.words import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.domain.spans import Span
    from workbench.extraction.tokens import Token

POINTING = frozenset({"the", "these", "those", "both", "his", "her", "their", "its", "our", "other", "all"})
SMALLEST_BARE = 20
BEHIND_BARE = word_set(
    "in for by at on , . to from as up down ( ) and or who which during last this against ;"
)
YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


def figures(tokens: Sequence[Token], taken: Sequence[Span] = ()) -> list[Found]:
    """The figures of one sentence, in order.

    Args:
        tokens: the sentence.
        taken: places of dates, instruments and systems, whose numbers are none.
    """
    found: list[Found] = []
    i = 0
    spans = iter(sorted(taken))
    current = next(spans, None)
    while i < len(tokens):
        token = tokens[i]
        while current is not None and current.end <= token.start:
            current = next(spans, None)
        if current is not None and current.start < token.end:
            i += 1
            continue
        figure = _figure_at(tokens, i)
        if figure is not None:
            found.append(figure)
            i = max(i + 1, figure.last)
        else:
            i = _past(tokens, i)
    return found


def _past(tokens: Sequence[Token], i: int) -> int:
    """One past a number that is no figure, so that its tail is not read as another."""
    if tokens[i].text[0].isdigit() and (number := number_at(tokens, i)):
        return number.last
    return i + 1


def _figure_at(tokens: Sequence[Token], i: int) -> Found | None:
    token = tokens[i]
    first_character = token.text[0]
    if not (first_character.isdigit() or first_character.isalpha() or first_character in "½¼¾⅓⅔"):
        return None
    if (glued := compound(tokens, i)) is not None:
        return glued
    number = number_at(tokens, i)
    if number is None or is_name(tokens, number):
        return None
    if number.is_ordinal:
        return ranks.rank(tokens, number)
    return _measured(tokens, number) or _counted(tokens, number)


def _measured(tokens: Sequence[Token], number: Number) -> Found | None:
    """A number with a currency or a unit, and the upper end of its range."""
    first, last, value, high = number.first, number.last, number.value, None
    currency = None
    if first:
        currency, first = currency_before(tokens, first)
    upper = _range(tokens, last)
    after = upper.last if upper else last
    unit = unit_at(tokens, after)
    if unit is None and number.is_fraction and after + 1 < len(tokens) and tokens[after].low in {"a", "an"}:
        unit = unit_at(tokens, after + 1)
    if currency is None and unit is None:
        return None
    if upper is not None and _is_wider(value, upper):
        high, last = upper.value, upper.last
        value = _scaled_low(tokens, number, upper)
    elif upper is not None:
        unit = unit_at(tokens, last)
        if currency is None and unit is None:
            return None
    if currency is not None:
        coin = None
        if unit and unit[0] in {"USD", "AUD", "CAD", "EUR", "GBP", "INR", "PKR", "SGD", "HKD", "NZD"}:
            last = unit[1]
            currency = unit[0]
        rate, last = rate_at(tokens, last, currency)
        return make(tokens, first, last, value, high=high, unit=rate, is_measure=True, coin=coin)
    name, end = unit  # type: ignore[misc]
    if (
        first
        and tokens[first - 1].low in {"-", "−"}
        and (first == 1 or tokens[first - 2].end < tokens[first - 1].start)
    ):
        first, value = first - 1, -value
    coin = Decimal(100) if name in {"coin USD", "coin GBP"} else None
    name = name.removeprefix("coin ")
    name, end = rate_at(tokens, end, name)
    if high is None and coin is None and (far := _same_unit_range(tokens, first, end, name)):
        high, end = far.value, far.last
    if number.is_fraction and name in {"second", "hour", "minute"} and not number.in_words:
        return None
    return make(tokens, first, end, value, high=high, unit=name, is_measure=True, coin=coin)


def _is_wider(value: Decimal, upper: Number) -> bool:
    return upper.value > value or upper.value * 1000 <= value


def _scaled_low(tokens: Sequence[Token], number: Number, upper: Number) -> Decimal:
    """The lower end with the scale that stands only behind the upper: 2 to 3 million, four to five thousand."""
    if number.last - number.first > 1 or upper.last - upper.first < 2 or not number.value < upper.value:
        return number.value
    if number.value >= 1000 or tokens[upper.last - 1].low not in SCALES | SHORT_SCALES:
        return number.value
    digits = number_at(tokens[upper.first : upper.first + 1], 0)
    scale = upper.value / digits.value if digits and digits.value else Decimal(1)
    return number.value * scale if scale >= 100 else number.value


def _same_unit_range(tokens: Sequence[Token], first: int, end: int, name: str) -> Number | None:
    """The upper end behind "from 252 miles to 287 miles", its unit included in ``last``."""
    if end + 1 >= len(tokens) or tokens[end].low not in {"to", "and"}:
        return None
    opener = {"to": "from", "and": "between"}[tokens[end].low]
    if opener not in {token.low for token in tokens[max(0, first - 4) : first]}:
        return None
    upper = number_at(tokens, end + 1)
    unit = unit_at(tokens, upper.last) if upper and not upper.is_ordinal else None
    return upper._replace(last=unit[1]) if upper and unit and unit[0] == name else None


def _range(tokens: Sequence[Token], last: int) -> Number | None:
    """The upper end behind "8 to 10", "8-10", "between 8 and 10"."""
    if last + 1 >= len(tokens) or tokens[last].low not in {"to", "-", "–", "—", "and", "or"}:
        return None
    link = tokens[last].low
    at = last + 1
    if tokens[at].low in units.CURRENCY_SIGNS and at + 1 < len(tokens):
        at += 1
    if tokens[at].low == "up" or not (tokens[at].text[0].isdigit() or tokens[at].is_word):
        return None
    number = number_at(tokens, at)
    if number is None or number.is_ordinal or number.is_fraction:
        return None
    if link in {"and", "or"}:
        k = last - 1
        back = [token.low for token in tokens[max(0, k - 6) : k]]
        if link == "and" and "between" not in back:
            return None
        if link == "or" and not number.in_words:
            return None
    return number


def _counted(tokens: Sequence[Token], number: Number) -> Found | None:
    """A number of things; bare numbers without a counted noun are left out."""
    i, last = number.first, number.last
    low = tokens[i].low
    if not number.in_words and number.last - i == 1 and YEAR.fullmatch(tokens[i].text):
        noun = noun_at(tokens, last)
        if noun is None or not tokens[noun].low.endswith("s") or noun > last + 1:
            return None
    upper = _range(tokens, last)
    high = None
    if upper and upper.value > number.value:
        high, last = upper.value, upper.last
    value = number.value if high is None or upper is None else _scaled_low(tokens, number, upper)
    following = tokens[last].low if last < len(tokens) else ""
    if low == "one" and number.last == i + 1 and high is None:
        return ranks.one(tokens, number)
    if low == "zero" and following == "-":
        return None
    at = last
    if following == "of" and last + 1 < len(tokens):
        at = last + 1
        if tokens[at].low in DETERMINERS and at + 1 < len(tokens):
            at += 1
        if tokens[at].text[0].isdigit() and (whole := number_at(tokens, at)):
            at = whole.last
    elif following in {"more", "other", "additional", "further", "new", "fewer"}:
        at = last + 1
    if number.is_fraction and following != "of" and not (number.value < 1 and following in DETERMINERS):
        return _bare(tokens, number, last, high)
    noun = noun_at(tokens, at if not number.is_fraction or following == "of" else last + 1)
    if noun is None:
        return _bare(tokens, number, last, high)
    definite = i > 0 and tokens[i - 1].low in POINTING
    return make(
        tokens, i, last, value, high=high, unit=tokens[noun].low, is_measure=False, vague=number.is_vague
    )._replace(is_definite=definite and number.value <= 10)


def _bare(tokens: Sequence[Token], number: Number, last: int, high: Decimal | None) -> Found | None:
    """A number that counts nothing named: a level, an age, a score's side; it states nothing alone."""
    i = number.first
    before = tokens[i - 1].low if i else ""
    following = tokens[last].low if last < len(tokens) else "."
    if number.is_fraction:
        if number.in_words and before not in BOUND_WORDS and following != "of":
            return None
    elif number.in_words:
        return None
    else:
        stated = number.value >= SMALLEST_BARE and following in BEHIND_BARE
        stated = stated or before in BOUND_WORDS | {"from", "to", "was", "were"} or number.last - i > 1
        if not stated or (
            last < len(tokens)
            and tokens[last].start == tokens[last - 1].end
            and following
            not in {
                ",",
                ".",
                ")",
                ";",
            }
        ):
            return None
    figure = make(tokens, i, last, number.value, high=high, unit=None, is_measure=False)
    return figure._replace(is_definite=True)
