"""Counts: what a number counts, where its noun stands elsewhere or is left out, and numbers that count nothing."""

from __future__ import annotations

import pytest

from workbench.domain.assertions import AssertionKind
from workbench.extraction.pipeline import extract, figures_of

COUNTS = [
    ("Three private Lahore-based companies were named.", "3", "companies", "="),
    ("More than 2,000 soldiers crossed the river.", "2000", "soldiers", ">"),
    ("Some 310 million people vote.", "310000000", "people", "~"),
    ("As many as twenty-one ships sank.", "21", "ships", "<="),
    ("Dozens of houses burnt down.", "12", "houses", "~"),
    ("One hundred and sixteen members voted.", "116", "members", "="),
    ("Kenya is the fifth most populous country there.", "5", "country", "="),
    ("It was the seventh round of talks.", "7", "round", "="),
    ("They opened their third-largest plant.", "3", "plant", "="),
    ("The sect is 3 million-odd people today.", "3000000", "people", "="),
]


@pytest.mark.parametrize(("text", "value", "unit", "comparator"), COUNTS)
def test_a_count_names_what_is_counted(text: str, value: str, unit: str, comparator: str) -> None:
    [count] = [item for item in extract(text) if item.kind is AssertionKind.COUNT]
    assert (count.value, count.unit, str(count.comparator)) == (value, unit, comparator)


@pytest.mark.parametrize(
    "text",
    [
        "The S-400 and the S 400 are the same system.",
        "Sanctions under E.O. 13382 were announced.",
        "After 9/11 the law changed.",
        "1. The minister resigned.",
        "Both sides withdrew their envoys.",
        "The two sides met again.",
        "She played a third-party role.",
        "First, the court met.",
        "He lives in Part 3 of the town, at Route 66.",
        "The vote took place in 1998.",
        "Kick-off was at 17:22 on the day.",
        "No one knew.",
        "It was a first-class ticket.",
    ],
)
def test_a_number_that_only_names_or_points_is_no_count(text: str) -> None:
    assert [
        item for item in extract(text) if item.kind in {AssertionKind.COUNT, AssertionKind.QUANTITY}
    ] == []


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("The quake struck at dawn, killing at least 168.", "168", "people"),
        ("Oslo ranked 58th in the table.", "58", "place"),
        ("The clerk came second in the vote.", "2", "place"),
        ("A nine-judge bench heard it.", "9", "judge"),
        ("It is the third-costliest in the town’s history.", "3", "costliest"),
        ("They repaired 12 of the harbour’s cranes.", "12", "cranes"),
        ("Large and small mills shut: 30 old and new mills in all.", "30", "mills"),
        ("The blast left 12 dead.", "12", "people"),
        ("They kept 3 of their last boats.", "3", "boats"),
        ("The mayor, a mother of four, resigned.", "4", "children"),
        ("The roll was short by 2,213.", "2213", None),
    ],
)
def test_a_count_is_found_where_its_noun_stands_elsewhere(text: str, value: str, unit: str | None) -> None:
    [count] = [item for item in extract(text) if item.kind is AssertionKind.COUNT]
    assert (count.value, count.unit) == (value, unit)


def test_a_level_without_a_noun_is_a_count() -> None:
    text = "Norway grew richer in 2019 when life expectancy was around 73."
    assert [figure.value for figure in figures_of(text)] == ["73"]
    [count] = [item for item in extract(text) if item.kind is AssertionKind.COUNT]
    assert (count.value, count.unit) == ("73", None)


def test_one_of_many_is_a_figure_of_no_assertion() -> None:
    text = "Oslo is one of the largest ports of Norway."
    assert [figure.value for figure in figures_of(text)] == ["1"]
    assert all(not item.figures for item in extract(text))


def test_the_number_of_a_climate_conference_counts_nothing() -> None:
    assert figures_of("She went to COP 27 and to COP28.") == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The letters describe four.", "4"),
        ("Of those yards nine no longer exist.", "9"),
        ("Divers looked for the 22 still missing.", "22"),
        ("The board has announced six more from Oslo.", "6"),
        ("There are about sixty in the world.", "60"),
        ("There are 600,000 of us.", "600000"),
        ("The director earned 360,000 a year.", "360000"),
        ("It paid the families of the nine who died.", "9"),
        ("The fifth oldest of them was built here.", "5"),
        ("In the end 31 passed.", "31"),
    ],
)
def test_a_number_alone_counts_what_was_told_of_before(text: str, value: str) -> None:
    assert [item.value for item in extract(text) if item.kind is AssertionKind.COUNT] == [value]


@pytest.mark.parametrize(
    "text", ["He turned four.", "The yard was founded by two.", "It ranked them by one."]
)
def test_a_number_alone_that_counts_nothing_is_no_figure_of_things(text: str) -> None:
    assert [item for item in extract(text) if item.kind is AssertionKind.COUNT] == []


def test_parts_of_a_whole_are_counts_with_the_noun_they_are_said_to_be() -> None:
    found = extract("Of the 412 aboard, 341 were passengers and 71 were crew.")
    assert [(item.value, item.unit) for item in found if item.kind is AssertionKind.COUNT][1:] == [
        ("341", "passengers"),
        ("71", "crew"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The 120mm tube reaches the wall.", [("120", "millimeter")]),
        ("The fund raised $120mm.", [("120000000", "USD")]),
        ("Some 300 trawlers fish in the strait.", [("300", "trawlers")]),
        ("About 200 sales staff left.", [("200", "staff")]),
        ("Some 40 sailors crew the ship.", [("40", "sailors")]),
        ("Behind the 96 stand the 31,000 citizens.", [("31000", "citizens")]),
        ("A quarter of the budget went to roads.", [("0.25", "budget")]),
        ("Three of every five samples failed.", [("0.6", "samples")]),
    ],
)
def test_what_is_counted_is_no_verb(text: str, found: list[tuple[str, str]]) -> None:
    assert [(item.value, item.unit) for item in extract(text) if item.value] == found


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Some 300 French and 200 Italian pilots left.", {("300", "pilots"), ("200", "pilots")}),
        ("In May it listed three firms; in June it added seven more.", {("3", "firms"), ("7", None)}),
        ("The town lost six doctors and in June another eleven.", {("6", "doctors"), ("11", None)}),
        ("It sold 40, or 2 percent, of them.", {("40", None), ("2", "percent")}),
        ("It returned 3.2 billion somi to the treasury.", {("3200000000", "somi")}),
        ("It made 3 million extra for them.", {("3000000", None)}),
        ("He treated seven of the 43.", {("7", None), ("43", None)}),
        ("Eleven of the injured were workers.", {("11", "people")}),
        ("It rates 31 as good, eight as fair and nine as poor.", {("31", None), ("8", None), ("9", None)}),
        ("Five go to Oslo.", {("5", None)}),
        ("He was warned for a year and a half.", {("1.5", "year")}),
        ("It took two years and a half.", {("2.5", "year")}),
        ("Today 60 of its 86 million euros come from firms.", {("60000000", "EUR"), ("86000000", "EUR")}),
    ],
)
def test_a_number_may_share_its_noun_or_leave_it_out(text: str, figures: set[tuple[str, str | None]]) -> None:
    assert {(f.value, f.unit) for f in figures_of(text)} == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "She brought in 24 people the first time, 12 the second and 8 the third, a total of 44.",
            [("24", "people"), ("12", "people"), ("8", "people"), ("44", "people")],
        ),
        (
            "It made six demands, four to the council, one to the mayor and one to the port.",
            [("6", "demands"), ("4", "demands"), ("1", "demands"), ("1", "demands")],
        ),
        ("Oslo had 31 inspectors, against nine in 2018.", [("31", "inspectors"), ("9", "inspectors")]),
        ("Of the 16 boats only 11 could be launched.", [("16", "boats"), ("11", "boats")]),
        ("The jury has 12 members, four for the state.", [("12", "members"), ("4", "members")]),
        ("It speaks for 300 of the port’s roughly 900 clerks.", [("300", "clerks"), ("900", "clerks")]),
        ("It weighed 12 kilograms, four in the north.", [("12", "kilogram")]),
        ("It has 12 members, and in 2019 it met.", [("12", "members")]),
    ],
)
def test_a_number_alone_counts_what_its_sentence_counted(text: str, figures: list[tuple[str, str]]) -> None:
    assert [(f.value, f.unit) for f in figures_of(text) if f.unit != "time"] == figures
