"""Figures that look different and agree, told with their parts; and figures that only fit by chance."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.comparison.dossiers import document, found, kinds
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


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        (
            "The agency suspended the operator Brightquay and three haulage contractors in Marren.",
            "The agency suspended four firms in Marren.",
            "sum",
        ),
        (
            "The Kettle treaty allows a catch of 240,000 tonnes of herring a year.",
            "The Kettle treaty gives Norvik 150,000 tonnes of herring and Sealand 90,000 tonnes.",
            "sum",
        ),
        ("The missile flew 1,709 miles from Marren.", "The missile flew 2,750 km from Marren.", "unit"),
        (
            "Turnout in Marren was 61.3 percent of 59,708 registered voters.",
            "In Marren 36,600 people voted, the registered voters’ list shows.",
            "share",
        ),
        (
            "In Marren 38 per cent of the pumps inspected failed.",
            "In Marren the inspectors looked at 50 pumps; 19 pumps failed.",
            "share",
        ),
        (
            "The ferry lies 34 nautical miles from Marren.",
            "The wreck is 63 kilometres north of Marren.",
            "unit",
        ),
        (
            "More than 300 trawlers fish in the Kettle Strait.",
            "In the Kettle Strait 310 trawlers fish for herring.",
            "range",
        ),
    ],
)
def test_figures_that_look_different_and_agree_are_explained(one: str, other: str, kind: str) -> None:
    assert (FindingType.CONSISTENT_TOTAL, kind) in kinds(one, other)
    assert FindingType.CONFLICT not in {f.type for f in found(one, other)}


def test_a_sentence_that_goes_on_about_a_sum_explains_it() -> None:
    text = "The Kettle Fund has 12 million euros. Of this amount, 7.5 million goes to boats and 4.5 million to houses."
    (total,) = compare([document("a", text)])
    assert (total.type, total.differences[0].kind) == (FindingType.CONSISTENT_TOTAL, "sum")


def test_parts_behind_of_so_many_are_a_sum() -> None:
    text = "Of 48 upper sockets it rates 31 as good, eight as fair and nine as poor."
    (total,) = compare([document("a", text)])
    assert total.explanation == "The figures agree: 48 sockets = 31 + 8 + 9."


def test_what_remains_is_what_a_part_leaves_of_its_whole() -> None:
    text = "At the end 23 of the 27 contracts were resumed. The remaining four are for chairs."
    (total,) = compare([document("a", text)])
    assert (total.type, total.explanation) == (
        FindingType.CONSISTENT_TOTAL,
        "The figures agree: 27 contracts = 23 contracts + 4.",
    )


def test_a_text_that_says_when_it_came_out_is_dated_by_that() -> None:
    told = "MARREN, 9 May 2021 – The Kettle Line has been a partner of Ruan Ferries for 44 years."
    since = "MARREN, 12 May 2021 – Ruan Ferries has had the Kettle Line for a partner since 1977."
    [finding] = [
        f
        for f in compare([document("a", told), document("b", since)])
        if f.type is FindingType.CONSISTENT_TOTAL
    ]
    assert "since 1977 makes 44 years" in finding.explanation


def test_years_and_a_date_are_told_to_agree_by_one_telling_word() -> None:
    idle = "MARREN, 9 May 2021 – The committee of the accord has been idle for seven years, Ada Lund said."
    since = (
        "MARREN, 12 May 2021 – The accord has a committee which last came to anything in 2014, Ada Lund said."
    )
    [finding] = [
        f
        for f in compare([document("a", idle), document("b", since)])
        if f.type is FindingType.CONSISTENT_TOTAL
    ]
    assert "2014 makes 7 years" in finding.explanation
