"""Units: the table against pint, the forms units are written in, and money that several countries name alike."""

from __future__ import annotations

import pint
import pytest

from workbench.extraction.figures import unit_names, units
from workbench.extraction.pipeline import figures_of

SHARES = {"percent", "percentage_point", "basis_point"}
NEVER_DIVIDED = {"degree_Celsius", "degree_Fahrenheit", "decade", "decibel"}
"""What pint counts from a point of its own or by logarithms."""


@pytest.fixture(scope="module")
def registry() -> pint.UnitRegistry:  # type: ignore[type-arg]
    """pint's own units, which take a while to read."""
    return pint.UnitRegistry()


def test_every_unit_is_named_as_pint_names_it(registry: pint.UnitRegistry) -> None:  # type: ignore[type-arg]
    tables = [units.PLAIN, units.SYMBOLS, units.AFTER_DIGITS, units.PARTS]
    for name in {name for table in tables for name in table.values()} - SHARES:
        assert str(registry.Unit(name)) == name
    for length in units.LENGTHS:
        for power in (2, 3):
            assert str(registry.Unit(unit_names.raised(length, power))) == unit_names.raised(length, power)


def test_units_made_of_units_are_named_as_pint_names_them(registry: pint.UnitRegistry) -> None:  # type: ignore[type-arg]
    names = set(units.PLAIN.values()) - SHARES
    for name in names - NEVER_DIVIDED:
        for below in ("hour", "meter ** 2", "kilometer / hour"):
            if name != below:
                made = unit_names.divided(name, below)
                assert str(registry.Unit(f"({name}) / ({below})")) == made


@pytest.mark.parametrize(
    ("written", "value", "unit"),
    [
        ("90 km/h", "90", "kilometer / hour"),
        ("90 kilometres per hour", "90", "kilometer / hour"),
        ("90 kilometres an hour", "90", "kilometer / hour"),
        ("60 mph", "60", "mile / hour"),
        ("3 m/s", "3", "meter / second"),
        ("12 kV/cm", "12", "kilovolt / centimeter"),
        ("40m2", "40", "meter ** 2"),
        ("40 m²", "40", "meter ** 2"),
        ("40 sq. ft", "40", "foot ** 2"),
        ("40 square miles", "40", "mile ** 2"),
        ("7 cubic metres", "7", "meter ** 3"),
        ("9.8 m/s²", "9.8", "meter / second ** 2"),
        ("120 mg/dL", "120", "milligram / deciliter"),
        ("12 V", "12", "volt"),
        ("3 million bpd", "3000000", "oil_barrel / day"),
        ("5x", "5", "times"),
        ("400 Nm", "400", "meter * newton"),
        ("400 nm", "400", "nanometer"),
        ("25 Mbps", "25", "megabit / second"),
        ("25 MB", "25", "megabyte"),
        ("6 kWh", "6", "hour * kilowatt"),
        ("20 barrels a day", "20", "oil_barrel / day"),
        ("5 feet 6 inches", "5.5", "foot"),
        ("6 ft 3 in", "6.25", "foot"),
        ("5'6\"", "5.5", "foot"),
        ("8 pounds 4 ounces", "8.25", "pound"),
        ("30 degrees Celsius", "30", "degree_Celsius"),
        ("30 °C", "30", "degree_Celsius"),
        ("minus 12 degrees Celsius", "-12", "degree_Celsius"),
        ("37C", "37", "degree_Celsius"),
        ("22m", "22", "meter"),
        ("3 tablespoons", "3", "tablespoon"),
        ("12 parsecs", "12", "parsec"),
        ("4 tonnes of CO2 per capita", "4", "metric_ton"),
        ("$40,000 per capita", "40000", "USD / capita"),
        ("3.5 percentage points", "3.5", "percentage_point"),
        ("3.5% points", "3.5", "percentage_point"),
        ("40 bps", "40", "basis_point"),
    ],
)
def test_a_unit_is_read_in_its_usual_forms(written: str, value: str, unit: str) -> None:
    [figure] = figures_of(f"The reading was {written}.")
    assert (figure.value, figure.unit) == (value, unit)


@pytest.mark.parametrize(
    ("written", "value", "unit"),
    [
        ("$3.5m", "3500000", "USD"),
        ("US$3.5 million", "3500000", "USD"),
        ("$ 3.5 million", "3500000", "USD"),
        ("3.5 million euros", "3500000", "EUR"),
        ("€3,5 million", "3500000", "EUR"),
        ("EUR 300", "300", "EUR"),
        ("300 EUR", "300", "EUR"),
        ("A$300", "300", "AUD"),
        ("300 Australian dollars", "300", "AUD"),
        ("300 Hong Kong dollars", "300", "HKD"),
        ("300 South Korean won", "300", "KRW"),
        ("£300", "300", "GBP"),
        ("300 pounds sterling", "300", "GBP"),
        ("₹300 crore", "3000000000", "INR"),
        ("¥300", "300", "JPY"),
        ("300 yen", "300", "JPY"),
        ("85 cents", "85", "cent"),
        ("85p", "85", "penny"),
        ("$15/hour", "15", "USD / hour"),
        ("Rs. 500", "500", "INR"),
        ("Fr. 16.8 million", "16800000", "CHF"),
        ("$3.50/MMBtu", "3.5", "USD / megabritish_thermal_unit"),
        ("€30/MWh", "30", "EUR / hour / megawatt"),
        ("millions of dollars", "1000000", "USD"),
        ("$4 a share", "4", "USD / share"),
        ("half a million dollars", "500000", "USD"),
        ("two and a half million dollars", "2500000", "USD"),
    ],
)
def test_money_is_read_in_its_usual_forms(written: str, value: str, unit: str) -> None:
    [figure] = figures_of(f"The fee was {written}.")
    assert (figure.value, figure.unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The fee is Rs 400.", "INR"),
        ("Pakistan raised the fee. In Karachi it is Rs 400.", "PKR"),
        ("Sri Lanka raised the fee to 400 rupees.", "LKR"),
        ("Denmark raised the fee to 400 kroner.", "DKK"),
        ("Norway raised the fee to 400 kroner.", "NOK"),
        ("The Mexican office raised the fee to 400 pesos.", "MXN"),
        ("The Philippine office raised the fee to 400 pesos.", "PHP"),
        ("India gave 400 Pakistani rupees.", "PKR"),
    ],
)
def test_the_country_a_text_speaks_of_says_whose_money_it_is(text: str, unit: str) -> None:
    [figure] = figures_of(text)
    assert figure.unit == unit


def test_what_was_paid_years_ago_is_paid_once() -> None:
    [price, years] = figures_of("They paid $10 a year ago and again for 3 years.")
    assert (price.value, price.unit) == ("10", "USD")
    assert years.unit == "year"


def test_an_article_before_a_sum_is_no_country() -> None:
    [figure] = figures_of("A $1.5-million house was sold.")
    assert (figure.value, figure.unit) == ("1500000", "USD")
