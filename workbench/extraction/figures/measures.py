"""The unit that stands behind a number, and what it is per."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.extraction.figures import units
from workbench.extraction.figures.unit_names import divided, of_symbol, raised
from workbench.extraction.text.lexicon import DETERMINERS, FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.extraction.text.tokens import Token

SHARES = frozenset({"percent", "percentage_point", "basis_point"})
NO_RATE_BEFORE = frozenset({"ago", "earlier", "later", "before", "after", "from", "prior", "hence"})
HYPHENS = frozenset({"-", "‐", "‑"})
KINDS = frozenset(
    {
        "calendar",
        "working",
        "business",
        "full",
        "consecutive",
        "straight",
        "whole",
        "more",
        "additional",
        "extra",
        "further",
    }
) | {"solid", "previous", "long", "statute", "short", "odd", "successive"}
"""Adjectives between a number and its unit: 7 calendar days, two more miles."""
SPACED = frozenset({"V", "W"})
"""Symbols of one letter that stand apart from their number."""
PARTS_PER = {"million": "ppm", "billion": "part / billion", "trillion": "part / trillion"}
ORDINAL_SECOND = frozenset({"place", "round", "half", "time", "term", "quarter", "year", "day"})


class Unit(NamedTuple):
    """A unit by its name and one past its last token."""

    name: str
    last: int


def unit_at(tokens: Sequence[Token], i: int) -> Unit | None:
    """The unit that begins at token ``i``, with what it is per: kilometres per hour, kV/cm, barrels a day."""
    found = _simple(tokens, i)
    if found is None and i + 1 < len(tokens) and tokens[i].low in KINDS:
        found = _simple(tokens, i + 1)
    return None if found is None else rated(tokens, found)


def _simple(tokens: Sequence[Token], i: int) -> Unit | None:
    if i >= len(tokens):
        return None
    low = tokens[i].low
    glued = i > 0 and tokens[i - 1].end == tokens[i].start
    if low in HYPHENS and glued and i + 1 < len(tokens) and tokens[i].end == tokens[i + 1].start:
        return _simple(tokens, i + 1)
    following = tokens[i + 1].low if i + 1 < len(tokens) else ""
    if low in units.SQUARED or low in units.CUBED:
        return _raised(tokens, i)
    if low in {"degree", "degrees", "°", "deg", "º"}:
        return _degrees(tokens, i)
    if following and (two := units.PLAIN.get(f"{low}-{following}")):
        return Unit(two, i + 2)
    if low in {"percent", "%", "pct", "percentage"} and following in {"point", "points", "pts"}:
        return Unit("percentage_point", i + 2)
    if following == "per" and low in {"part", "parts"}:
        share = PARTS_PER.get(tokens[i + 2].low) if i + 2 < len(tokens) else None
        return Unit(share, i + 3) if share else None
    if glued and tokens[i].text in {"C", "F"}:
        return Unit("degree_Celsius" if low == "c" else "degree_Fahrenheit", i + 1)
    name = of_symbol(tokens[i].text) or units.PLAIN.get(low.removesuffix("-old"))
    if name is None and (glued or low == "m" or tokens[i].text in SPACED):
        name = units.AFTER_DIGITS.get(low) or ("meter" if tokens[i].text == "m" else None)
    if name is None or (low == "second" and following in ORDINAL_SECOND):
        return None
    if name in units.LENGTHS and following in {"²", "³"}:
        return Unit(raised(name, units.POWERS[following]), i + 2)
    if name in units.LENGTHS and following in {"squared", "cubed"}:
        return Unit(raised(name, 2 if following == "squared" else 3), i + 2)
    return Unit(name, i + 1)


def _raised(tokens: Sequence[Token], i: int) -> Unit | None:
    """Square miles, sq. ft, cubic metres."""
    power = 2 if tokens[i].low in units.SQUARED else 3
    at = i + 1
    if at < len(tokens) and tokens[at].low in {".", "-"}:
        at += 1
    base = units.PLAIN.get(tokens[at].low) if at < len(tokens) else None
    return Unit(raised(base, power), at + 1) if base in units.LENGTHS else None


def _degrees(tokens: Sequence[Token], i: int) -> Unit | None:
    """Degrees of a temperature or of an angle; no academic ones."""
    following = tokens[i + 1].low if i + 1 < len(tokens) else ""
    scale = units.PLAIN.get(following)
    if scale in {"degree_Celsius", "degree_Fahrenheit", "kelvin"}:
        return Unit(scale, i + 2)
    if following in {"c", "f"}:
        return Unit("degree_Celsius" if following == "c" else "degree_Fahrenheit", i + 2)
    return None if following in {"in", "from", "of"} else Unit("degree", i + 1)


def _past_age(tokens: Sequence[Token], last: int) -> int:
    """One past what makes a time an age: five years old, six weeks of age."""
    low = tokens[last].low
    if low == "old":
        return last + 1
    is_of_age = low == "of" and last + 1 < len(tokens) and tokens[last + 1].low == "age"
    return last + 2 if is_of_age else last


def rated(tokens: Sequence[Token], unit: Unit) -> Unit:
    """A unit with what it is per: barrels a day, kilometres per hour, dollars per share; shares have none."""
    name, last = unit
    if name in units.TIMES and last < len(tokens):
        unit = Unit(name, _past_age(tokens, last))
        if unit.last > last:
            return unit
    if last + 1 >= len(tokens) or name in SHARES:
        return unit
    link, below = tokens[last].low, tokens[last + 1].low
    if link in HYPHENS and below.startswith("a-") and below[2:] in units.RATES:
        return Unit(divided(name, units.PLAIN.get(below[2:], below[2:])), last + 2)
    if link in {"a", "an", "each"}:
        after = tokens[last + 2].low if last + 2 < len(tokens) else ""
        if below not in units.RATES or after in NO_RATE_BEFORE:
            return unit
        return Unit(divided(name, units.PLAIN.get(below, below)), last + 2)
    if link not in {"per", "/"} or below in {"cent", "se"}:
        return unit
    if (whole := _simple(tokens, last + 1)) is not None:
        return Unit(divided(name, whole.name), whole.last)
    is_thing = tokens[last + 1].is_word and below not in FUNCTION_WORDS and below not in DETERMINERS
    return Unit(divided(name, below), last + 2) if is_thing else unit
