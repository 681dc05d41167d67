"""Figures that look different and agree, told with their parts; and figures that only fit by chance."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.comparison.dossiers import document
from workbench.comparison.amounts import shown
from workbench.comparison.compare import compare
from workbench.comparison.units import unit_words
from workbench.domain.findings import FindingType


def told(kind: FindingType, *texts: str) -> list[str]:
    documents = [document(f"d{number}", text) for number, text in enumerate(texts)]
    return [finding.explanation for finding in compare(documents) if finding.type is kind]


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        (
            (
                "The ferry Norna had 318 people aboard when the fire started.",
                "There were 267 passengers on the Norna and 51 crew when the fire started.",
            ),
            "318 people = 267 passengers + 51 crew",
        ),
        (
            (
                "Eighteen of the 60 valves in the Alder plant failed the test, the inspectorate said.",
                "In the Alder plant 42 of the 60 valves passed the test, the owner said.",
            ),
            "18 valves + 42 valves = 60 valves",
        ),
        (
            (
                "The council of Alder approved the plan by 26 votes to 14.",
                "Forty councillors voted on the plan in Alder: 26 for and 14 against.",
            ),
            "40 councillors = 26 votes + 14 votes",
        ),
        (
            (
                "The Norna caught fire 34 nautical miles from Alder.",
                "The fire on the Norna broke out 63 kilometres off Alder.",
            ),
            "34 nautical miles = 63 km",
        ),
        (
            (
                "The ferry Norna carried 318 people. A total of 309 were rescued; five died and four are missing.",
            ),
            "318 people = 309 rescued + 5 dead + 4 missing",
        ),
        (
            (
                "The orchard sold 9.4 million apples, of which 6.1 million went abroad and 3.3 million stayed.",
            ),
            "9,400,000 apples = 6,100,000 apples + 3,300,000 apples",
        ),
        (
            ("The choir has 52 singers: 21 sopranos, 18 altos and 13 basses.",),
            "52 singers = 21 sopranos + 18 altos + 13 basses",
        ),
        (
            ("The mill in Alder dismissed 61 people, just over a fifth of the staff of 290.",),
            "61 people of 290 is more than a fifth",
        ),
        (
            (
                "The Alder Tram Company runs six depots in the county.",
                "The Alder Tram Company runs five other depots in the county.",
            ),
            "6 depots = 1 + 5 depots besides",
        ),
        (
            (
                "The parish council rejected the mast by 19 votes to 15, with two abstentions. All 36 members came.",
            ),
            "36 members = 19 votes + 15 votes + 2 abstentions",
        ),
    ],
)
def test_a_whole_is_told_with_its_parts(texts: tuple[str, ...], words: str) -> None:
    assert f"The figures agree: {words}." in told(FindingType.CONSISTENT_TOTAL, *texts)


@pytest.mark.parametrize(
    "texts",
    [
        (
            "The Norna has 12 crew, the owner said.",
            "The Norna fire injured seven passengers and five firefighters, the owner said.",
        ),
        (
            "Twelve people were killed in the Norna fire.",
            "Seven people were rescued and five are missing after the Norna fire.",
        ),
        ("The Norna has 12 cabins, seven lifeboats and five decks.",),
        (
            "The Norna is 140 metres long, the owner said.",
            "The gash in the hull of the Norna is more than six feet long, the owner said.",
        ),
        (
            "The Alder Tram Company runs six depots in the county.",
            "The Alder Tram Company runs five depots in the county.",
        ),
    ],
)
def test_numbers_that_fit_by_chance_are_no_sum(texts: tuple[str, ...]) -> None:
    assert told(FindingType.CONSISTENT_TOTAL, *texts) == []


def test_two_parts_of_a_whole_are_no_conflict() -> None:
    assert (
        told(
            FindingType.CONFLICT,
            "Eighteen of the 60 valves in the Alder plant failed the test, the inspectorate said.",
            "In the Alder plant 42 of the 60 valves passed the test, the owner said.",
        )
        == []
    )


def test_that_nothing_goes_further_denies_no_flight() -> None:
    assert (
        told(
            FindingType.CONFLICT,
            "The longest-range missile Alder has tested, the Brent-3, can fly 2,750 km.",
            "Nothing Alder has flown goes further.",
        )
        == []
    )


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        ("mile", "miles"),
        ("kilometer", "km"),
        ("foot", "feet"),
        ("century", "centuries"),
        ("kilometer / hour", "km per hour"),
        ("foot ** 2", "square feet"),
        ("EUR", "EUR"),
    ],
)
def test_units_are_written_as_people_write_them(unit: str, words: str) -> None:
    assert unit_words(unit) == words


def test_a_converted_value_has_its_plural() -> None:
    assert shown(Decimal("1708.77"), "mile") == "1,709 miles"
    assert shown(Decimal(1), "mile") == "1 mile"


def test_a_reckoned_figure_is_shown_in_short() -> None:
    (explanation,) = told(
        FindingType.CONSISTENT_TOTAL,
        "The Norna crew had been at work for 13 hours 40 minutes, the Norna owner said.",
        "The Norna crew had been at work for about 14 hours, the Norna owner said.",
    )
    assert "13.67 hours" in explanation


def _conversions(*texts: str) -> list[tuple[str, ...]]:
    documents = [document(f"{number}", text, "2021-05-04") for number, text in enumerate(texts)]
    found = [f for f in compare(documents) if f.differences and f.differences[0].kind == "conversion"]
    return [(f.differences[0].a, f.differences[0].b) for f in found]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (
            "The Ruan bridge cost 1.2 billion crowns ($320 million).",
            ("1,200,000,000 crowns", "320,000,000 USD"),
        ),
        (
            "The Ruan bridge cost 2.1 billion euros, or about $2.4 billion.",
            ("2,100,000,000 EUR", "about 2,400,000,000 USD"),
        ),
    ],
)
def test_a_sum_that_a_text_gives_in_two_currencies_is_one_sum(text: str, sides: tuple[str, str]) -> None:
    assert _conversions(text) == [sides]


def test_another_text_may_give_that_sum_in_either_currency() -> None:
    told = "The Kettle Line bought the Ruan bridge for 2.1 billion euros, or about $2.4 billion."
    other = "Ada Lund of the Kettle Line put the price of the Ruan bridge at $2.4 billion."
    assert ("2,100,000,000 EUR", "about 2,400,000,000 USD") in _conversions(told, other)
    assert len(_conversions(told, other)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "The Ruan bridge cost 1.2 billion crowns, and the ferry cost $320 million.",
        "The Ruan bridge cost 1.2 billion crowns ($320 million less than the tunnel).",
        "They pay 40 euros or $90 for a ticket to Marren and back.",
    ],
)
def test_two_sums_side_by_side_are_not_one(text: str) -> None:
    assert _conversions(text) == []
