"""Figures: values, units, bounds, changes, and the numbers that are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    ("The minister may act within 28 days.", ("28", None, "day", "<=", None)),
    ("The firm cut mortality by 30% this year.", ("30", None, "percent", "=", "down")),
    ("The rate was higher, up from 40 per cent.", ("40", None, "percent", "=", None)),
    ("They pumped 500,000 barrels a day.", ("500000", None, "oil_barrel / day", "=", None)),
    ("No more than 30 square kilometres burnt.", ("30", None, "kilometer ** 2", "<=", None)),
    ("It weighed 500kg or more.", ("500", None, "kilogram", ">=", None)),
    ("Bread costs 50 cents.", ("50", None, "cent", "=", None)),
    ("The well held 40 parts per million of lead.", ("40", None, "ppm", "=", None)),
    ("The well held two parts per billion of lead.", ("2", None, "part / billion", "=", None)),
    ("They cut 400 million-year-old rock.", ("400000000", None, "year", "=", None)),
    ("A 15 million-gallon tank leaked.", ("15000000", None, "gallon", "=", None)),
    ("She left a $3 million-a-year post.", ("3000000", None, "USD / year", "=", None)),
    ("They left a 2 billion-euro plan.", ("2000000000", None, "EUR", "=", None)),
]


@pytest.mark.parametrize(("text", "expected"), MEASURES)
def test_a_measure_is_read_with_its_value_unit_bound_and_change(
    text: str, expected: tuple[str | None, ...]
) -> None:
    [figure] = figures_of(text)
    change = str(figure.change) if figure.change else None
    assert (figure.value, figure.high, figure.unit, str(figure.comparator), change) == expected
    assert any(item.kind is AssertionKind.QUANTITY for item in extract(text))


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


NUMBERS = [
    ("2,750", "2750"),
    ("2.750.000", "2750000"),
    ("2.750,5", "2750.5"),
    ("2 750", "2750"),
    ("2\u202f750\u202f000", "2750000"),
    ("1'000", "1000"),
    ("12,50", "12.5"),
    ("1,00,000", "100000"),
    ("12,34,56,789", "123456789"),
    ("2½", "2.5"),
    ("10 1/2", "10.5"),
    ("5m", "5000000"),
    ("12-million", "12000000"),
    ("100.000", "100000"),
    ("5 mn", "5000000"),
    ("3.2bn", "3200000000"),
    ("4 lakh", "400000"),
    ("4.5 crore", "45000000"),
    ("2 dozen", "24"),
    ("2 and a half million", "2500000"),
    ("twenty-one", "21"),
    ("twenty one", "21"),
    ("ninety-nine hundred", "9900"),
    ("one hundred and five", "105"),
    ("two thousand three hundred and six", "2306"),
    ("three hundred thousand", "300000"),
    ("two point five million", "2500000"),
    ("a hundred", "100"),
    ("a dozen", "12"),
    ("half a million", "500000"),
    ("three quarters of a million", "750000"),
    ("three and a half thousand", "3500"),
    ("a million and a half", "1500000"),
]


@pytest.mark.parametrize(("written", "value"), NUMBERS)
def test_a_number_is_read_in_all_usual_forms(written: str, value: str) -> None:
    [figure] = figures_of(f"The depot holds {written} sacks of it.")
    assert (figure.value, figure.unit) == (value, "sacks")


@pytest.mark.parametrize(
    ("written", "value", "comparator"),
    [
        ("hundreds of", "100", "~"),
        ("tens of thousands of", "10000", "~"),
        ("scores of", "20", "~"),
        ("a handful of", "5", "~"),
        ("nearly forty", "40", "~"),
        ("some 40", "40", "~"),
        ("a little over 40", "40", ">"),
        ("just under 40", "40", "<"),
        ("no fewer than 40", "40", ">="),
        ("no more than 40", "40", "<="),
        ("up to 40", "40", "<="),
    ],
)
def test_words_before_a_number_bound_it(written: str, value: str, comparator: str) -> None:
    [figure] = figures_of(f"They lent {written} sacks to it.")
    assert (figure.value, str(figure.comparator), figure.unit) == (value, comparator, "sacks")


@pytest.mark.parametrize(
    ("written", "low", "high", "unit"),
    [
        ("between 5 and 7 km", "5", "7", "kilometer"),
        ("5-7 km", "5", "7", "kilometer"),
        ("5 – 7 km", "5", "7", "kilometer"),
        ("from 5 to 7 km", "5", "7", "kilometer"),
        ("5 km to 7 km", "5", "7", "kilometer"),
        ("5 to 7 million euros", "5000000", "7000000", "EUR"),
        ("$5-7 million", "5000000", "7000000", "USD"),
        ("from $500,000 to $1.2 million", "500000", "1200000", "USD"),
        ("two or three weeks", "2", "3", "week"),
        ("Rs 5-10 crore", "50000000", "100000000", "INR"),
        ("18- to 24-year-olds", "18", "24", "year"),
        ("5 per cent to 7 per cent", "5", "7", "percent"),
    ],
)
def test_a_range_has_both_ends(written: str, low: str, high: str, unit: str) -> None:
    [figure] = figures_of(f"The plan speaks of {written}.")
    assert (figure.value, figure.high, figure.unit) == (low, high, unit)


def test_a_change_is_one_figure_and_two_assertions() -> None:
    text = "The barge slowed from 19 to 12 knots."
    assert [(figure.value, figure.high) for figure in figures_of(text)] == [("12", "19")]
    stated = [item for item in extract(text) if item.kind is AssertionKind.QUANTITY]
    assert [(item.value, item.high, item.unit) for item in stated] == [
        ("19", None, "knot"),
        ("12", None, "knot"),
    ]


def test_a_rise_and_a_level_are_two_figures() -> None:
    figures = figures_of("Costs rose 3 percent to 8 percent of sales.")
    assert [(figure.value, figure.high) for figure in figures] == [("3", None), ("8", None)]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Two-thirds of voters agreed.", "0.667", "voters"),
        ("A quarter of the county’s 900 wells are dry.", "0.25", "wells"),
        ("Roughly one in five voters signed.", "0.2", "voters"),
        ("Three out of four pupils passed.", "0.75", "pupils"),
        ("Rents fell by a fifth in May.", "0.2", None),
        ("The dose was five times the limit.", "5", "times"),
        ("The bill was twice the price agreed.", "2", "times"),
        ("A tenfold rise came.", "10", "times"),
        ("The half-hour show pleased them.", "0.5", "hour"),
        ("A 1/2-inch bolt held it.", "0.5", "inch"),
        ("A $5m-a-year deal was signed.", "5000000", "USD"),
        ("A magnitude 7.8 quake struck.", "7.8", "magnitude"),
        ("Anna Berg, 44, owns the mill.", "44", "year"),
        ("The boy, 10, swam.", "10", "year"),
        ("Anna Berg, who is four, swam.", "4", "year"),
        ("He is 71, he says.", "71", "year"),
        ("A woman of 44 died.", "44", "year"),
        ("The oldest of the dead was 71.", "71", "year"),
        ("Only one doctor in five changed anything.", "0.2", "doctor"),
        ("Anna Berg was 53 and left the town.", "53", "year"),
        ("The camp takes children under 14.", "14", "year"),
        ("The chip reaches 4,800 TOPS in tests.", "4800", "TOPS"),
        ("Nobody paid within 7 working days of it.", "7", "day"),
    ],
)
def test_shares_multiples_and_ages_are_quantities(text: str, value: str, unit: str | None) -> None:
    item = next(item for item in extract(text) if item.kind is AssertionKind.QUANTITY)
    assert item.value is not None
    assert (str(round(float(item.value), 3)).removesuffix(".0"), item.unit) == (value, unit)


def test_numbers_in_a_row_share_the_unit_of_the_last() -> None:
    figures = figures_of("They tried 10, 25 and 60 milligrams of it.")
    assert [(figure.value, figure.unit) for figure in figures] == [
        (n, "milligram") for n in ("10", "25", "60")
    ]


def test_what_is_compared_with_a_known_figure_is_not_bounded_by_it() -> None:
    [figure] = figures_of("The runway is longer than the 2,300 metres that the jet needs.")
    assert str(figure.comparator) == "="


@pytest.mark.parametrize(
    "text",
    [
        "Call 05822922322 at any time.",
        "Or call 555-1234 now.",
        "The council voted 52-48 for it.",
        "The office opens at 9 a.m. and shuts at 5.30 pm.",
        "The delegates flew to COP27 with a PS5.",
        "The address is 192.168.1.2 for all.",
        "Article 370 and Boeing 737 are names.",
    ],
)
def test_a_number_that_names_is_no_figure(text: str) -> None:
    assert figures_of(text) == []


WORDS = [
    *" .,-–'/’%$£€½",
    "one",
    "two",
    "half",
    "third",
    "and",
    "a",
    "of",
    "in",
    "from",
    "to",
    "million",
    "5",
    "17",
]
WORDS += ["2,750", "km", "ft", "°", "C", "between", "the", "seats", "ago", "per", "year"]


@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_any_row_of_numbers_and_units_gives_places_that_hold_words(words: list[str]) -> None:
    text = " ".join(words)
    for figure in figures_of(text):
        assert figure.span.of(text).strip()
        float(figure.value)
        assert figure.high is None or float(figure.high) > float(figure.value)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Half the village agrees with her.", "village"),
        ("Half the village shops closed.", "shops"),
        ("Half the families depend on the sea.", "families"),
        ("The fire closed half the village shops.", "shops"),
    ],
)
def test_a_share_is_of_the_noun_and_not_of_its_verb(text: str, unit: str) -> None:
    [figure] = figures_of(text)
    assert figure.unit == unit


@pytest.mark.parametrize(
    "text",
    [
        "She added that three tugs had come.",
        "They wrote down nine faults.",
        "Two hulls were added in three yards.",
        "It went down in 55 m.",
    ],
)
def test_what_a_rise_or_fall_only_stands_beside_has_not_changed(text: str) -> None:
    assert figures_of(text)[-1].change is None


def test_a_place_in_a_table_is_a_rank_and_a_return_period_no_length() -> None:
    [place] = [item for item in extract("Rovers are fifth, behind Oslo.") if item.attribute == "rank"]
    assert (place.value, place.unit) == ("5", "place")
    assert figures_of("It stops a one-in-100-year flood.") == []


def test_gross_tonnes_are_no_dozens_of_dozens() -> None:
    [weight] = figures_of("The ferry has 21,300 gross tonnes.")
    assert (weight.value, weight.unit) == ("21300", "metric_ton")


def test_give_or_take_makes_a_figure_about_right() -> None:
    [figure] = [
        item.figures[0] for item in extract("It cost nineteen million crowns, give or take.") if item.figures
    ]
    assert figure.comparator == "~"


def test_a_place_named_for_its_falls_did_not_fall() -> None:
    (found, *_) = extract("The other 22 were treated at Alder Falls, 61 in Marren.")
    assert all(figure.change is None for figure in found.figures)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("The driver, Anna Berg, 44, died.", "Anna Berg"),
        ("Mr Berg was 53.", "Mr Berg"),
        ("Anna Berg, the other one who died, was 52.", "Anna Berg"),
        ("Anna Berg, a 44-year-old driver from Oslo, died.", "Anna Berg"),
        ("Anna Berg, aged 41, drove.", "Anna Berg"),
    ],
)
def test_an_age_is_somebodys(text: str, subject: str) -> None:
    item = next(item for item in extract(text) if item.kind is AssertionKind.QUANTITY)
    assert (item.attribute, item.subject) == ("age", subject)


@pytest.mark.parametrize(
    "text", ["Inflation was 53.", "She served a 44-year term.", "The treaty held for 44 years."]
)
def test_other_numbers_and_times_are_no_ages(text: str) -> None:
    assert all(item.attribute != "age" for item in extract(text))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "Of the fund 840m crowns is to come from Acme, and 360m from the Treasury.",
            [("840000000", "crowns"), ("360000000", "crowns")],
        ),
        (
            "Acme made $410m in 2024, against 366m a year before.",
            [("410000000", "USD"), ("366000000", "USD")],
        ),
        ("The wall, which cost £3m, is 54m high.", [("3000000", "GBP"), ("54", "meter")]),
        ("The wall cost three million euros and ends after 54m.", [("3000000", "EUR"), ("54", "meter")]),
    ],
)
def test_a_bare_m_means_millions_in_a_text_that_writes_money_so(
    text: str, values: list[tuple[str, str]]
) -> None:
    assert [(figure.value, figure.unit) for figure in figures_of(text)] == values
