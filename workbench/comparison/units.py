"""Figures brought to one unit: miles beside kilometres, terabytes beside gigabytes, cents beside dollars.

pint knows the conversions; it takes a while to import, so it is asked here alone and only once a comparison needs it.
Money is compared within one currency and counted things within one noun: nothing here knows an exchange rate, or that
soldiers are troops.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from tokenize import TokenError
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pint import UnitRegistry

    from workbench.domain.assertions import Figure

SHARES = {"percent": Decimal(1), "percentage_point": Decimal(1), "basis_point": Decimal(1) / 100}
"""What a share is in hundredths. A percentage and a change in percentage points are not the same measure."""
CALENDAR = {"decade": "year"}
"""pint's own decade is a step of a logarithm; ours is ten years."""
SYMBOLS = {
    "kilometer": "km", "meter": "m", "centimeter": "cm", "millimeter": "mm", "kilogram": "kg", "gram": "g",
    "milligram": "mg", "kilowatt": "kW", "megawatt": "MW", "gigawatt": "GW", "terawatt": "TW", "percent": "%",
    "kilowatt_hour": "kWh", "megawatt_hour": "MWh", "degree_Celsius": "°C", "degree_Fahrenheit": "°F",
    "hertz": "Hz", "kilohertz": "kHz", "megahertz": "MHz", "gigahertz": "GHz", "metric_ton": "tonnes",
}  # fmt: skip
"""Units that are written by their sign, or by another name than pint's."""
POWERS = {"2": "square", "3": "cubic"}
PLURALS = {"foot": "feet", "inch": "inches", "century": "centuries"}
INVARIANT = frozenset({"hertz", "kelvin", "becquerel", "sievert", "pascal"})
COMMON: dict[str, tuple[Decimal, str]] = {
    unit: (Decimal(factor), base)
    for base, row in {
        "meter": "meter 1|kilometer 1000|centimeter 0.01|millimeter 0.001|mile 1609.344|yard 0.9144|foot 0.3048"
        "|inch 0.0254|nautical_mile 1852",
        "meter ** 2": "meter ** 2 1|kilometer ** 2 1000000|hectare 10000",
        "meter ** 3": "meter ** 3 1|liter 0.001|milliliter 0.000001|gallon 0.003785411784",
        "kilogram": "kilogram 1|gram 0.001|milligram 0.000001|metric_ton 1000|ton 907.18474|pound 0.45359237"
        "|ounce 0.028349523125",
        "second": "second 1|minute 60|hour 3600|day 86400|week 604800|month 2629800|year 31557600",
    }.items()
    for unit, _, factor in (entry.rpartition(" ") for entry in row.split("|"))
}
"""Units of every day with what makes them base units, as pint has it: most texts need no other."""
LOGARITHMIC = frozenset({"decibel"})
CODE = 3
"""Letters of a currency's code."""
ROUNDING = Decimal(1) / 2
"""How far a rounded figure may stand from the true one, in its last written place."""

MOST_ROUNDED = Decimal("0.05")
"""60 miles are called 100 km; 700 miles are not called 1,000."""


class Measured(NamedTuple):
    """A value in the base unit of what it measures: a length in metres, a time in seconds, money as it is."""

    value: Decimal
    unit: str


def in_base(value: Decimal, unit: str | None) -> Measured:
    """A value in base units; one whose unit pint does not know stays as it is."""
    if unit is None:
        return Measured(value, "")
    if unit in SHARES:
        return Measured(value * SHARES[unit], "percent" if unit == "percent" else "percentage_point")
    factor, offset, base = _conversion(unit)
    return Measured(value * factor + offset, base)


def is_money(unit: str | None) -> bool:
    """Whether a unit is the code of a currency."""
    return unit is not None and len(unit) == CODE and unit.isupper()


def comparable(one: Figure, other: Figure) -> bool:
    """Whether two figures measure the same thing in units that convert into each other."""
    return in_base(Decimal(1), one.unit).unit == in_base(Decimal(1), other.unit).unit


def in_unit_of(one: Figure, other: Figure) -> Decimal | None:
    """The value of a figure in the unit of another, or nothing where the two do not convert."""
    return converted(Decimal(one.value), one.unit, other.unit) if comparable(one, other) else None


def converted(value: Decimal, unit: str | None, into: str | None) -> Decimal | None:
    """A value of one unit in another, or nothing where the two measure different things."""
    if unit == into:
        return value
    here, zero, step = in_base(value, unit), in_base(Decimal(0), into), in_base(Decimal(1), into)
    return (here.value - zero.value) / (step.value - zero.value) if here.unit == step.unit else None


def are_equal(one: Figure, other: Figure) -> bool:
    """Whether two figures say the same amount: 1,709 miles and 2,750 km.

    In one unit the values are the same. In two, one of them was converted and rounded: the cruder decides, so that
    2,750 km may stand for anything from 2,745 to 2,755.
    """
    if one.unit == other.unit:
        return Decimal(one.value) == Decimal(other.value)
    there = in_unit_of(one, other)
    back = in_unit_of(other, one)
    if there is None or back is None:
        return False
    return abs(there - Decimal(other.value)) <= slack(other.value) or abs(back - Decimal(one.value)) <= slack(
        one.value
    )


def slack(written: str) -> Decimal:
    """How far a value may be rounded: half its last place that is no idle zero (5 for 2750), 5 percent at most."""
    value = Decimal(written).normalize()
    exponent = int(value.as_tuple().exponent)
    return min(ROUNDING * Decimal(10) ** exponent, abs(value) * MOST_ROUNDED)


def unit_words(unit: str | None, *, is_one: bool = False) -> str:
    """A unit that measures as it is written behind a number: miles, km, square feet, km/h as "km per hour"."""
    if not unit:
        return ""
    if unit in SYMBOLS:
        return "tonne" if is_one and unit == "metric_ton" else SYMBOLS[unit]
    over, per, under = unit.partition(" / ")
    if per:
        return f"{unit_words(over, is_one=is_one)} per {unit_words(under, is_one=True)}"
    base, power, exponent = unit.partition(" ** ")
    if power:
        return f"{POWERS.get(exponent, exponent)} {_plural(base, is_one=is_one)}"
    return _plural(unit, is_one=is_one)


def _plural(unit: str, *, is_one: bool) -> str:
    """A unit's name, spelled out where it has several words, in the plural where more than one is meant."""
    name = unit.replace("_", " ")
    if is_one or is_money(unit) or unit in INVARIANT or name.endswith("s"):
        return name
    return PLURALS.get(name, f"{name}s")


@lru_cache(maxsize=2048)
def is_measure(unit: str) -> bool:
    """Whether a unit measures, by pint's names, as a share or in money; else it is a noun that is counted."""
    return unit in SHARES or unit in CALENDAR or is_money(unit) or _is_named(unit, _registry())


@lru_cache(maxsize=512)
def _conversion(unit: str) -> tuple[Decimal, Decimal, str]:
    """What to multiply by and to add to reach the base unit, and that unit's name; what pint does not know stays."""
    if unit in COMMON:
        factor, base = COMMON[unit]
        return factor, Decimal(0), base
    registry = _registry()
    name = CALENDAR.get(unit, unit)
    if unit in LOGARITHMIC or not _is_named(name, registry):
        return Decimal(1), Decimal(0), unit
    zero = registry.Quantity(Decimal(0), registry.Unit(name)).to_base_units()
    one = registry.Quantity(Decimal(1), registry.Unit(name)).to_base_units()
    times = Decimal(10) if unit in CALENDAR else Decimal(1)
    return (one.magnitude - zero.magnitude) * times, zero.magnitude, str(one.units)


def _is_named(unit: str, registry: UnitRegistry[Decimal]) -> bool:
    """Whether pint itself gives a unit this name: a count of "points" is no length, though pint knows the point."""
    try:
        return str(registry.Unit(unit)) == unit
    except (AttributeError, ValueError, TypeError, TokenError):
        return False


@lru_cache(maxsize=1)
def _registry() -> UnitRegistry[Decimal]:
    """pint's units, reckoned in decimals."""
    import pint

    return pint.UnitRegistry(non_int_type=Decimal, autoconvert_offset_to_baseunit=True)
