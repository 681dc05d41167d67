"""Figures in different units laid beside each other."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal

import pytest

from workbench.comparison.units import COMMON, are_equal, comparable, converted, in_base, in_unit_of
from workbench.domain.assertions import Figure
from workbench.domain.spans import Span


def figure(value: str, unit: str | None) -> Figure:
    return Figure(value, Span(0, len(value)), unit=unit)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("1709", "mile"), ("2750", "kilometer")),
        (("100", "kilometer / hour"), ("62", "mile / hour")),
        (("6", "foot"), ("1.83", "meter")),
        (("2", "megametric_ton"), ("2000000", "metric_ton")),
        (("60", "mile"), ("100", "kilometer")),
        (("90", "minute"), ("1.5", "hour")),
        (("2", "decade"), ("20", "year")),
        (("25", "basis_point"), ("0.25", "percentage_point")),
        (("68", "degree_Fahrenheit"), ("20", "degree_Celsius")),
        (("1000", "acre"), ("405", "hectare")),
        (("40", "USD"), ("40", "USD")),
        (("7", "ships"), ("7", "ships")),
    ],
)
def test_the_same_amount_in_two_units_is_equal_within_rounding(
    one: tuple[str, str], other: tuple[str, str]
) -> None:
    assert are_equal(figure(*one), figure(*other))
    assert are_equal(figure(*other), figure(*one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("1709", "mile"), ("2900", "kilometer")),
        (("700", "mile"), ("1000", "kilometer")),
        (("1709", "mile"), ("2750", "kilogram")),
        (("40", "USD"), ("40", "EUR")),
        (("40", "USD"), ("41", "USD")),
        (("7", "ships"), ("7", "boats")),
        (("7", None), ("7", "ships")),
        (("5", "percent"), ("5", "percentage_point")),
        (("12", "points"), ("12", "point")),
        (("90", "USD / month"), ("90", "USD / year")),
    ],
)
def test_other_amounts_and_other_things_are_not_equal(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert not are_equal(figure(*one), figure(*other))


def test_a_figure_is_brought_into_the_unit_of_another() -> None:
    there = in_unit_of(figure("1709", "mile"), figure("1", "kilometer"))
    assert there is not None
    assert round(there) == 2750
    assert in_unit_of(figure("3", "USD"), figure("1", "kilometer")) is None


def test_degrees_convert_by_their_zero_too() -> None:
    value = converted(Decimal(212), "degree_Fahrenheit", "degree_Celsius")
    assert value is not None
    assert round(value, 6) == 100


def test_counted_things_and_money_compare_only_with_themselves() -> None:
    assert comparable(figure("3", "ships"), figure("9", "ships"))
    assert not comparable(figure("3", "ships"), figure("9", "ferries"))
    assert not comparable(figure("3", "PKR"), figure("9", "INR"))
    assert in_base(Decimal(3), "ships") == (3, "ships")


def test_extraction_never_imports_pint() -> None:
    program = (
        "import sys; from workbench.extraction.pipeline import extract; "
        "extract('It is 3 km.'); print('pint' in sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert said.stdout.strip() == "False"


@pytest.mark.parametrize("unit", COMMON)
def test_units_of_every_day_convert_as_pint_has_it(unit: str) -> None:
    import pint

    here = pint.UnitRegistry(non_int_type=Decimal).Quantity(Decimal(1), unit).to_base_units()
    factor, base = COMMON[unit]
    assert (here.magnitude, str(here.units)) == (factor, base)


def test_texts_with_units_of_every_day_are_compared_without_pint() -> None:
    code = (
        "import sys; from tests.comparison.dossiers import document; from workbench.comparison.compare import compare; "
        "compare([document('a', 'The Orrin Bridge is 40 km long, 25 miles say others.'), "
        "document('b', 'The Orrin Bridge is 45 km long.')]); print('pint' in sys.modules)"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "False"
