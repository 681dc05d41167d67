"""Names of units made of others, in the order and form pint writes them."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from workbench.extraction.figures import units

LONGEST_SYMBOL = 28
_POWER = re.compile(r"(\D{1,12})([23²³]|\^[23])")


def divided(unit: str, below: str) -> str:
    """One unit per another: ``mile`` and ``hour`` give ``mile / hour``."""
    return _name(_factors(unit), _factors(below))


def raised(unit: str, power: int) -> str:
    """A length as an area or a volume: ``foot ** 2``."""
    return f"{unit} ** {power}"


@lru_cache(maxsize=4096)
def of_symbol(symbol: str) -> str | None:
    """The unit a symbol of several parts stands for: km/h, A/cm2, m², lb-ft; nothing where a part is unknown."""
    if len(symbol) > LONGEST_SYMBOL:
        return None
    if known := units.unit_named(symbol):
        return known
    above, slash, below = symbol.partition("/")
    if slash:
        first, second = _part(above), _part(below)
        return divided(first, second) if first and second else None
    return _raised_symbol(symbol)


def _part(symbol: str) -> str | None:
    return units.unit_named(symbol) or units.PARTS.get(symbol.lower()) or _raised_symbol(symbol)


def _raised_symbol(symbol: str) -> str | None:
    match = _POWER.fullmatch(symbol)
    if match is None:
        return None
    base = units.PARTS.get(match[1]) or units.unit_named(match[1])
    return raised(base, units.POWERS[match[2]]) if base in units.LENGTHS or base == "second" else None


def _factors(name: str) -> Counter[str]:
    """What a name multiplies, with negative powers for what it divides by."""
    found: Counter[str] = Counter()
    for place, side in enumerate(name.split(" / ")):
        for factor in side.split(" * "):
            base, _, power = factor.partition(" ** ")
            found[base] += (-1 if place else 1) * int(power or 1)
    return found


def _name(above: Counter[str], below: Counter[str]) -> str:
    factors = Counter(above)
    factors.subtract(below)
    over = " * ".join(_power(base, power) for base, power in sorted(factors.items()) if power > 0)
    under = "".join(f" / {_power(base, -power)}" for base, power in sorted(factors.items()) if power < 0)
    return f"{over or 1}{under}"


def _power(base: str, power: int) -> str:
    return base if power == 1 else f"{base} ** {power}"
