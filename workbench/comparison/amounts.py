"""How two figures stand to each other: the same amount, near it, agreeing through a bound, or another amount."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from workbench.comparison.units import are_equal, converted, in_base, is_measure, slack, unit_words
from workbench.domain.assertions import Comparator

if TYPE_CHECKING:
    from workbench.domain.assertions import Figure

NEAR_SHARE = Decimal("0.02")
"""A difference up to this share of the source's figure is called small."""
FEWEST_NEAR = 100
"""A count below this is right or wrong: 46 schools are not nearly 47."""
ABOUT = Decimal("0.1")
"""How far "about" reaches."""
TELLING_DIGITS = 3
"""Digits of a measure that hardly come twice by chance."""
SHORTEST_PLURAL = 3
ORDINAL = re.compile(
    r"(?<![^\W_])(?:\d{1,9}(?:st|nd|rd|th)|(?:\w{2,7}-)?(?:first|second|third|(?:four|fif|six|seven|eigh|nin|ten|eleven"
    r"|twelf|hundred|\w{3,7}teen|\w{3,6}tie)th))(?![^\W_])",
    re.IGNORECASE,
)
OPEN = {Comparator.OVER: 1, Comparator.AT_LEAST: 1, Comparator.UNDER: -1, Comparator.AT_MOST: -1}


class Relation(NamedTuple):
    """How a source's figure stands to a claim's: ``same``, ``near`` or ``other``, and in words."""

    kind: str
    words: str


def are_alike(one: Figure, other: Figure, written: str, found: str) -> bool:
    """Whether two figures can be held against each other: one dimension, currency or counted noun; ranks apart."""
    if is_rank(written) != is_rank(found):
        return False
    if is_count(one) or is_count(other):
        return is_count(one) and is_count(other) and noun(one.unit) == noun(other.unit)
    return in_base(Decimal(1), one.unit).unit == in_base(Decimal(1), other.unit).unit


def is_rank(written: str) -> bool:
    """Whether a figure is written as an ordinal."""
    return ORDINAL.search(written) is not None


def is_count(figure: Figure) -> bool:
    """Whether a figure counts things rather than measures, by its unit."""
    return figure.unit is None or not is_measure(figure.unit)


def noun(unit: str | None) -> str:
    """What is counted, by the last word of its name: entities, listed entities."""
    words = (unit or "").casefold().split()
    return _singular(words[-1]) if words else ""


def _singular(word: str) -> str:
    """A noun without the plural's ending, as regular nouns have it."""
    if word.endswith("ies") and len(word) > SHORTEST_PLURAL:
        return f"{word[:-3]}y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return (
        word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > SHORTEST_PLURAL else word
    )


def is_telling(figure: Figure) -> bool:
    """Whether the same figure hardly stands in a text by chance: a measure of three digits or more."""
    digits = figure.value.strip("-0").replace(".", "").rstrip("0")
    return not is_count(figure) and len(digits) >= TELLING_DIGITS


def relate(one: Figure, other: Figure, found: str) -> Relation | None:
    """How the source's figure ``other`` stands to ``one`` of the claim; nothing where neither bounds the other."""
    there = (
        converted(Decimal(other.value), other.unit, one.unit) if not is_count(one) else Decimal(other.value)
    )
    if there is None:
        return None
    mine = Decimal(one.value)
    if one.change and other.change and one.change != other.change:
        return Relation("other", f"A change the other way: the source says “{found}”.")
    if _has_one_value(one, other, mine, there):
        return _same(one, other, there, found)
    if bool(one.high) != bool(other.high) or (one.high and other.high):
        return _ranges(one, other, mine, there, found)
    if OPEN.get(one.comparator) and OPEN.get(other.comparator):
        return (
            None
            if OPEN[one.comparator] == OPEN[other.comparator]
            else _bounded(one, other, mine, there, found)
        )
    if one.comparator in OPEN or other.comparator in OPEN:
        return _bounded(one, other, mine, there, found)
    return _distance(one, other, mine, there, found)


def _has_one_value(one: Figure, other: Figure, mine: Decimal, there: Decimal) -> bool:
    if bool(one.high) != bool(other.high):
        return False
    if is_count(one):
        return mine == there and one.high == other.high
    if not are_equal(one, other):
        return False
    if one.high is None or other.high is None:
        return True
    top = converted(Decimal(other.high), other.unit, one.unit)
    return top is not None and abs(top - Decimal(one.high)) <= max(slack(one.high), slack(other.high))


def _same(one: Figure, other: Figure, there: Decimal, found: str) -> Relation:
    exact = {Comparator.EXACTLY, Comparator.ABOUT}
    if one.comparator != other.comparator and not {one.comparator, other.comparator} <= exact:
        return Relation("near", f"The value is the same, its bound is not: the source says “{found}”.")
    if one.unit != other.unit and not is_count(one):
        return Relation("same", f"Converted: “{found}” is {shown(there, one.unit)}.")
    return Relation("same", "The source has the same figure.")


def _ranges(one: Figure, other: Figure, mine: Decimal, there: Decimal, found: str) -> Relation:
    low, high = sorted((mine, Decimal(one.high) if one.high else mine))
    top = there
    if other.high:
        top = (
            converted(Decimal(other.high), other.unit, one.unit) if not is_count(one) else None
        ) or Decimal(other.high)
    bottom, top = sorted((there, top))
    if low <= bottom and top <= high:
        return Relation("near", f"The source’s “{found}” lies within the range given.")
    if bottom <= low and high <= top:
        return Relation("near", f"It lies within the source’s range, “{found}”.")
    if low <= top and bottom <= high:
        return Relation("near", f"The ranges overlap: the source says “{found}”.")
    return Relation("other", f"The source says “{found}”.")


def _bounded(one: Figure, other: Figure, mine: Decimal, there: Decimal, found: str) -> Relation:
    """Whether a bound of one lets the other's value through."""
    agrees = (
        _lets(one.comparator, mine, there) if one.comparator in OPEN else _lets(other.comparator, there, mine)
    )
    if not agrees:
        return Relation("other", f"The source says “{found}”.")
    if one.comparator in OPEN:
        return Relation("near", f"Consistent: the source’s “{found}” is within that bound.")
    return Relation("near", f"Consistent: it is within the source’s bound, “{found}”.")


def _lets(comparator: Comparator, bound: Decimal, value: Decimal) -> bool:
    match comparator:
        case Comparator.OVER:
            return value > bound
        case Comparator.AT_LEAST:
            return value >= bound
        case Comparator.UNDER:
            return value < bound
        case _:
            return value <= bound


def _distance(one: Figure, other: Figure, mine: Decimal, there: Decimal, found: str) -> Relation:
    away = abs(mine - there)
    if is_count(one) and max(abs(mine), abs(there)) < FEWEST_NEAR:
        return Relation("other", f"The source says “{found}”.")
    if one.unit == other.unit or is_count(one):
        reach = max(slack(one.value), slack(other.value))
        if away <= reach:
            return Relation("near", f"Within rounding: the source says “{found}”.")
    share = away / abs(there) if there else Decimal(1)
    if share <= NEAR_SHARE:
        return Relation("near", f"{_percent(share)} from the source’s “{found}”.")
    if Comparator.ABOUT in {one.comparator, other.comparator} and share <= ABOUT:
        return Relation("near", f"Roughly: {_percent(share)} from the source’s “{found}”.")
    return Relation("other", f"The source says “{found}”.")


def _percent(share: Decimal) -> str:
    return f"{100 * share:.1f} %"


def shown(value: Decimal, unit: str | None) -> str:
    """A converted value with its unit, to four digits at most."""
    rounded = value if value == value.to_integral() and abs(value) < 10_000 else Decimal(f"{value:.4g}")
    is_one = abs(rounded) == 1
    name = unit_words(unit, is_one=is_one) if unit and is_measure(unit) else (unit or "").replace("_", " ")
    return f"{rounded:,f} {name}".rstrip()
