"""Figures: values, units, bounds, changes, and the numbers that are none."""

from __future__ import annotations

import pytest

from workbench.domain.assertions import AssertionKind
from workbench.extraction.pipeline import extract, figures_of

MEASURES = [
    ("The missile flew 2750 kilometers.", ("2750", None, "kilometer", "=", None)),
    ("It has a range of above 5000 kilometers.", ("5000", None, "kilometer", ">", None)),
    ("The road is about 1,200 km long.", ("1200", None, "kilometer", "~", None)),
    ("Sales reached $1.5 billion.", ("1500000000", None, "USD", "=", None)),
    ("The fine was €20m for the firm.", ("20000000", None, "EUR", "=", None)),
    ("They spent Rs 300 crore on it.", ("3000000000", None, "INR", "=", None)),
    ("Output rose 19 per cent in May.", ("19", None, "percent", "=", "up")),
    ("Exports fell by at least 12% last year.", ("12", None, "percent", ">=", "down")),
    ("The rate moved by 25 basis points.", ("25", None, "basis_point", "=", None)),
    ("Support dropped three percentage points.", ("3", None, "percentage_point", "=", "down")),
    ("Between 252 and 287 miles separate them.", ("252", "287", "mile", "=", None)),
    ("Expect 8-10 tonnes of it.", ("8", "10", "metric_ton", "=", None)),
    ("It cost $2 to $3 million.", ("2000000", "3000000", "USD", "=", None)),
    ("A 300-mile pipeline was laid.", ("300", None, "mile", "=", None)),
    ("The 45-year-old was arrested.", ("45", None, "year", "=", None)),
    ("The five-day trip ended.", ("5", None, "day", "=", None)),
    ("A N4.2 trillion road programme began.", ("4200000000000", None, "NGN", "=", None)),
    ("Shares closed at RM31.20 in Kuala Lumpur.", ("31.2", None, "MYR", "=", None)),
    ("The club paid R$ 12m for him.", ("12000000", None, "BRL", "=", None)),
    ("A fine of A$1.2 million was set.", ("1200000", None, "AUD", "=", None)),
    ("It sold for AUD1.5m in May.", ("1500000", None, "AUD", "=", None)),
    ("Shares rose to 164p on Monday.", ("164", None, "penny", "=", None)),
    ("It runs from 252 miles to 287 miles.", ("252", "287", "mile", "=", None)),
    ("He got three-and-a-half years in prison.", ("3.5", None, "year", "=", None)),
    ("The tags worked over two years.", ("2", None, "year", "=", None)),
    ("It worked for over two years.", ("2", None, "year", ">", None)),
    ("They waited for half an hour.", ("0.5", None, "hour", "=", None)),
    ("The minister may act within 28 days.", ("28", None, "day", "=", None)),
    ("The firm cut mortality by 30% this year.", ("30", None, "percent", "=", "down")),
    ("The rate was higher, up from 40 per cent.", ("40", None, "percent", "=", None)),
    ("They pumped 500,000 barrels a day.", ("500000", None, "oil_barrel / day", "=", None)),
    ("No more than 30 square kilometres burnt.", ("30", None, "kilometer ** 2", "<=", None)),
    ("It weighed 500kg or more.", ("500", None, "kilogram", ">=", None)),
    ("Bread costs 50 cents.", ("50", None, "cent", "=", None)),
]


@pytest.mark.parametrize(("text", "expected"), MEASURES)
def test_a_measure_is_read_with_its_value_unit_bound_and_change(
    text: str, expected: tuple[str | None, ...]
) -> None:
    [figure] = figures_of(text)
    change = str(figure.change) if figure.change else None
    assert (figure.value, figure.high, figure.unit, str(figure.comparator), change) == expected
    assert any(item.kind is AssertionKind.QUANTITY for item in extract(text))


COUNTS = [
    ("Three private Lahore-based companies were named.", "3", "companies", "="),
    ("More than 2,000 soldiers crossed the river.", "2000", "soldiers", ">"),
    ("Some 310 million people vote.", "310000000", "people", "~"),
    ("As many as twenty-one ships sank.", "21", "ships", "<="),
    ("Dozens of houses burnt down.", "12", "houses", "~"),
    ("Two-thirds of voters agreed.", "0.6666666666666666666666666667", "voters", "="),
    ("One hundred and sixteen members voted.", "116", "members", "="),
    ("Kenya is the fifth most populous country there.", "5", "country", "="),
    ("It was the seventh round of talks.", "7", "round", "="),
    ("They opened their third-largest plant.", "3", "plant", "="),
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


def test_figures_inside_a_quotation_live_only_there() -> None:
    found = extract("Mr. Hill said: “We lost 40 lorries and $3 million.” The town has 12 schools.")
    [quotation] = [item for item in found if item.kind is AssertionKind.QUOTATION]
    assert [figure.value for figure in quotation.figures] == ["40", "3000000"]
    assert [item.value for item in found if item.kind in {AssertionKind.COUNT, AssertionKind.QUANTITY}] == [
        "12"
    ]


def test_the_value_span_covers_the_whole_figure_as_written() -> None:
    text = "Costs rose to about US$1.5 billion to $2 billion a year."
    [figure] = figures_of(text)
    assert figure.span.of(text) == "US$1.5 billion to $2 billion a year"


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("The party holds 15 of the 28 seats.", [("15", "seats"), ("28", "seats")]),
        ("Roughly one in five voters signed.", [("0.2", "voters")]),
        ("There are four to five thousand people.", [("4000", "people")]),
        ("He gave up 517 rushing yards.", [("517", "yards")]),
    ],
)
def test_shares_and_counts_name_what_they_count(text: str, figures: list[tuple[str, str]]) -> None:
    assert [(figure.value, figure.unit) for figure in figures_of(text)] == figures
    assert {figure.change for figure in figures_of(text)} == {None}


def test_a_level_without_a_noun_is_a_figure_and_no_assertion() -> None:
    text = "Norway grew richer in 2019 when life expectancy was around 73."
    assert [figure.value for figure in figures_of(text)] == ["73"]
    assert not [item for item in extract(text) if item.kind in {AssertionKind.COUNT, AssertionKind.QUANTITY}]


def test_one_of_many_is_a_figure_of_no_assertion() -> None:
    text = "Oslo is one of the largest ports of Norway."
    assert [figure.value for figure in figures_of(text)] == ["1"]
    assert all(not item.figures for item in extract(text))
