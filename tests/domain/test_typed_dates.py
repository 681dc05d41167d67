"""A typed date keeps its precision, and what could be two dates is none."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.typed_dates import parse_typed_date
from workbench.errors import BadDate


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("2024", "2024"),
        ("2024-12", "2024-12"),
        ("2024-12-18", "2024-12-18"),
        ("2024-2-8", "2024-02-08"),
        ("2024/03/04", "2024-03-04"),
        (" 2024.3 ", "2024-03"),
        ("18 December 2024", "2024-12-18"),
        ("December 18, 2024", "2024-12-18"),
        ("Wed 18 Dec 2024", "2024-12-18"),
        ("Dec 2024", "2024-12"),
        ("18/12/2024", "2024-12-18"),
        ("12/18/2024", "2024-12-18"),
        ("04/04/2024", "2024-04-04"),
        ("12/2024", "2024-12"),
        ("20241218", "2024-12-18"),
        ("2024-02-29", "2024-02-29"),
    ],
)
def test_what_was_typed_and_no_more(typed: str, iso: str) -> None:
    assert parse_typed_date(typed) == iso


@pytest.mark.parametrize(
    "typed", ["03/04/2024", "3.4.2024", "03-04-2024", "04 03 2024", "Wed 03/04/2024", "03/04/2024 10:00"]
)
def test_a_date_that_could_be_either_way_round_is_refused(typed: str) -> None:
    with pytest.raises(BadDate, match="either way round"):
        parse_typed_date(typed)


@pytest.mark.parametrize(
    "typed", ["18 December", "March", "18", "24/12/18", "18 Dec 24", "10:30", "", "soon"]
)
def test_a_year_is_never_filled_in(typed: str) -> None:
    with pytest.raises(BadDate, match="no year of four digits"):
        parse_typed_date(typed)


@pytest.mark.parametrize(
    "typed",
    ["2024-13", "2024-02-30", "0000", "2024 2025", "18 Dec 2024 QQQ", "1e400 2024", "2024 " * 20_000],
)
def test_what_is_no_date_is_refused(typed: str) -> None:
    with pytest.raises(BadDate):
        parse_typed_date(typed)


@given(st.dates())
def test_an_iso_date_is_itself(day: object) -> None:
    assert parse_typed_date(str(day)) == str(day)


@given(st.text() | st.from_regex(r"[0-9 /.,:+-]{0,12}2024[0-9 /.,:a-z-]{0,12}", fullmatch=True))
def test_whatever_is_typed_is_a_date_or_refused(typed: str) -> None:
    try:
        assert re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", parse_typed_date(typed), re.ASCII)
    except BadDate as error:
        assert len(str(error)) < 1000
