"""One amount: a number with the currency or unit that stands around it, in one word or in several."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from workbench.extraction.figures import currencies, money, units
from workbench.extraction.figures.compounds import glued
from workbench.extraction.figures.digits import decimal
from workbench.extraction.figures.measures import Unit, rated, unit_at
from workbench.extraction.figures.namings import is_name
from workbench.extraction.figures.numbers import number_at
from workbench.extraction.figures.numerals import SHORT_SCALES
from workbench.extraction.figures.unit_names import divided, of_symbol
from workbench.extraction.text.lexicon import FUNCTION_WORDS
from workbench.extraction.text.words import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.extraction.figures.numerals import Number
    from workbench.extraction.text.tokens import Token


class Amount(NamedTuple):
    """A number at ``tokens[first:last]`` with its unit, if it has one."""

    first: int
    last: int
    value: Decimal
    unit: str | None
    number: Number | None = None
    """None where number and unit are one word."""


TALL = word_set(
    """
    long wide high tall deep thick away apart above below sprint race freestyle hurdles dash relay tower swim run pool
    drop x
    """
)
WAYS_OF_WEIGHING = frozenset({"gross", "net", "deadweight"})
"""900 gross tonnes."""
HALF_MORE = ["and", "a", "half"]
"""Behind a time: two years and a half."""
HALF = Decimal("0.5")
LONGEST_IN_METERS = 1000
INCH_MARKS = frozenset({'"', "″", "”", "''"})
FOOT_MARKS = frozenset({"'", "’", "′"})
LONGEST_HEIGHT = 9


def amount_at(tokens: Sequence[Token], i: int) -> Amount | None:
    """The amount whose number begins at token ``i``; nothing where no number does, or one that only names."""
    if (one := glued(tokens, i)) is not None:
        return _with_subunit(tokens, Amount(one.first, one.last, one.value, one.unit))
    if (priced := _priced(tokens, i)) is not None:
        return priced
    number = number_at(tokens, i)
    if number is None or is_name(tokens, number) or _is_time_of_day(tokens, number):
        return None
    if number.is_ordinal or number.is_share:
        return Amount(number.first, number.last, number.value, None, number)
    return _height(tokens, number) or _measured(tokens, number)


def _priced(tokens: Sequence[Token], i: int) -> Amount | None:
    """$15/hour, €30/MWh: money and what it is per, in one word."""
    written, slash, below = tokens[i].text.partition("/")
    if not slash or not i or not below.isalpha() or (value := decimal(written)) is None:
        return None
    paid = money.before(tokens, i)
    return (
        None
        if paid is None
        else Amount(paid[1], i + 1, value, divided(paid[0], of_symbol(below) or below.lower()))
    )


def _is_time_of_day(tokens: Sequence[Token], number: Number) -> bool:
    """10 pm, 1.56pm, 9 a.m."""
    following = tokens[number.last].low if number.last < len(tokens) else ""
    return following in {"am", "pm", "a.m.", "p.m.", "a.m", "p.m", "o'clock"}


def _measured(tokens: Sequence[Token], number: Number) -> Amount:
    first, last, value = number.first, number.last, number.value
    paid = money.before(tokens, first)
    unit = _behind(tokens, number)
    if paid is not None:
        code, first = paid
        if unit is not None and _is_same_money(tokens, number.last, code):
            code, last = unit.name, unit.last
        code, last = rated(tokens, Unit(code, _past_code(tokens, last, code)))
        return Amount(first, last, value, code, number)
    if unit is None and (length := _length(tokens, number)):
        return length
    if unit is None or _is_time_over(number, unit):
        return Amount(first, last, value, None, number)
    if unit.name in units.TIMES and [token.low for token in tokens[unit.last : unit.last + 3]] == HALF_MORE:
        return Amount(first, unit.last + 3, value + HALF, unit.name, number)
    return _with_subunit(tokens, Amount(first, unit.last, value, unit.name, number))


def _behind(tokens: Sequence[Token], number: Number) -> Unit | None:
    """The unit or money behind a number, also in "half an hour" and "millions of dollars"."""
    last = number.last
    if last + 1 < len(tokens):
        last += number.is_fraction and tokens[last].low in {"a", "an"}
        last += number.is_vague and tokens[last].low == "of"
        last += tokens[last].low in WAYS_OF_WEIGHING
    # 2 billion-euro: a hyphen without blanks joins the money to its scale.
    is_joined = (
        number.is_scaled
        and last + 1 < len(tokens)
        and tokens[last].low == "-"
        and tokens[last].end == tokens[last + 1].start
    )
    paid = money.behind(tokens, last + is_joined, number)
    return unit_at(tokens, last) if paid is None else rated(tokens, paid)


def _length(tokens: Sequence[Token], number: Number) -> Amount | None:
    """37m as metres, 120mm as millimetres: behind digits that neither money nor counted things make millions."""
    end = tokens[number.last - 1].text
    if not number.is_scaled or not end.endswith("m"):
        return None
    if end.endswith("mm"):
        value = number.value / SHORT_SCALES["mm"]
        return Amount(number.first, number.last, value, "millimeter", number) if end[0].isdigit() else None
    value = number.value / SHORT_SCALES["m"]
    following = tokens[number.last] if number.last < len(tokens) else None
    is_free = (
        following is None or not following.is_word or following.low in TALL or following.low in FUNCTION_WORDS
    )
    if not is_free or value >= LONGEST_IN_METERS:
        return None
    return Amount(number.first, number.last, value, "meter", number)


def _is_time_over(number: Number, unit: Unit) -> bool:
    """3/4 hours is a date or a choice rather than a time; 1/2 hour is one."""
    return number.is_fraction and not number.in_words and unit.name in {"second", "minute"}


def _is_same_money(tokens: Sequence[Token], i: int, code: str) -> bool:
    """$5 million Canadian dollars, $ 10 dollars: the name behind says more than the sign before."""
    if i < len(tokens) and tokens[i].text in currencies.SIGNS:
        return False
    named = money.behind(tokens, i)
    return named is not None and (code == "USD" or named.name == code)


def _past_code(tokens: Sequence[Token], last: int, code: str) -> int:
    """One past "US" behind "$75 U.S." and "$31.20 US"."""
    is_named = code == "USD" and last < len(tokens) and tokens[last].text in {"U.S.", "U.S", "US", "USD"}
    following = tokens[last + 1] if last + 1 < len(tokens) else None
    return last + 1 if is_named and not (following and following.is_word and following.low != "per") else last


def _with_subunit(tokens: Sequence[Token], amount: Amount) -> Amount:
    """6 ft 2 in, 8 lb 5 oz: the smaller unit right behind makes the value exact."""
    if amount.unit not in units.SUBUNITS or amount.last >= len(tokens):
        return amount
    smaller, of = units.SUBUNITS[amount.unit]
    at = amount.last + (tokens[amount.last].low in {"and", ",", "-"})
    if at >= len(tokens) or not tokens[at].text[0].isalnum():
        return amount
    if (one := glued(tokens, at)) is not None:
        part, name, last = one.value, one.unit, one.last
    elif (number := number_at(tokens, at)) is not None and (
        unit := _subunit_at(tokens, number.last)
    ) is not None:
        part, name, last = number.value, unit.name, unit.last
    else:
        return amount
    if name != smaller or not 0 <= part < of:
        return amount
    return amount._replace(value=amount.value + part / Decimal(of), last=last)


def _subunit_at(tokens: Sequence[Token], i: int) -> Unit | None:
    """The smaller unit; behind feet a bare "in" is one, unless words follow: 6 ft 2 in."""
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    if i < len(tokens) and tokens[i].low == "in" and not (following and following.text[0].isalnum()):
        return Unit("inch", i + 1)
    return unit_at(tokens, i)


def _height(tokens: Sequence[Token], number: Number) -> Amount | None:
    """5'11" and 6′: feet and inches by their marks, 10" and 25.5″ by theirs."""
    last = number.last
    if last >= len(tokens) or number.in_words or tokens[last].start != tokens[last - 1].end:
        return None
    mark = tokens[last].text
    if mark == "″":
        return Amount(number.first, last + 1, number.value, "inch", number)
    if mark not in FOOT_MARKS or number.value > LONGEST_HEIGHT or last + 1 >= len(tokens):
        return Amount(number.first, last + 1, number.value, "foot", number) if mark == "′" else None
    inches = tokens[last + 1]
    if inches.start != tokens[last].end or not inches.text.isdecimal() or len(inches.text) > 2:
        return None
    end = last + 2 + (last + 2 < len(tokens) and tokens[last + 2].text in INCH_MARKS)
    return Amount(number.first, end, number.value + Decimal(inches.text) / 12, "foot", number)
