"""Dates as written and what they resolve to."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.extraction.pipeline import date_mentions, extract

PUBLISHED = "2024-12-20"
"""A Friday."""

ABSOLUTE = [
    ("18 December 2024", "2024-12-18"),
    ("December 18, 2024", "2024-12-18"),
    ("December 18 2024", "2024-12-18"),
    ("Wednesday, December 18, 2024", "2024-12-18"),
    ("Wed, 18 Dec 2024", "2024-12-18"),
    ("Dec. 18, 2024", "2024-12-18"),
    ("DECEMBER 18, 2024", "2024-12-18"),
    ("the 18th of December, 2024", "2024-12-18"),
    ("18-Dec-24", "2024-12-18"),
    ("2024-12-18", "2024-12-18"),
    ("2024-12-18T10:30:00Z", "2024-12-18"),
    ("2024/12/18", "2024-12-18"),
    ("18/12/2024", "2024-12-18"),
    ("12/18/2024", "2024-12-18"),
    ("18.12.2024", "2024-12-18"),
    ("24/9/24", "2024-09-24"),
    ("3-5 June 2024", "2024-06-03/2024-06-05"),
    ("June 3 to 5, 2024", "2024-06-03/2024-06-05"),
    ("April 2024", "2024-04"),
    ("Apr. 2024", "2024-04"),
    ("March to May 2024", "2024-03/2024-05"),
    ("March to May in 2024", "2024-03/2024-05"),
    ("mid-December 2024", "2024-12-10/2024-12-20"),
    ("late September 2013", "2013-09-15/2013-09-30"),
    ("early 2023", "2023-01/2023-06"),
    ("summer of 2012", "2012-06/2012-08"),
    ("winter 2019-20", "2019-12/2020-02"),
    ("Q3 2024", "2024-07/2024-09"),
    ("3Q24", "2024-07/2024-09"),
    ("the first quarter of 2013", "2013-01/2013-03"),
    ("the second half of 2020", "2020-07/2020-12"),
    ("H1 2020", "2020-01/2020-06"),
    ("FY2024/25", "2024/2025"),
    ("fiscal 2024", "2024"),
    ("the fiscal year 2023-24", "2023/2024"),
    ("the end of 2020", "2020-12"),
    ("1998", "1998"),
    ("the 1990s", "1990/1999"),
    ("the 1990's", "1990/1999"),
    ("the '90s", "1990/1999"),
    ("the sixties", "1960/1969"),
    ("early 2000s", "2000/2004"),
    ("the late 1990s", "1995/1999"),
    ("the 1800s", "1800/1899"),
    ("the 20th century", "1900/1999"),
    ("the late nineteenth century", "1850/1899"),
    ("’98", "1998"),
]

RELATIVE = [
    ("yesterday", "2024-12-19"),
    ("the day before yesterday", "2024-12-18"),
    ("last night", "2024-12-19"),
    ("Tuesday", "2024-12-17"),
    ("last Tuesday", "2024-12-17"),
    ("last Friday", "2024-12-13"),
    ("Friday last week", "2024-12-13"),
    ("last week", "2024-12-09/2024-12-15"),
    ("last month", "2024-11"),
    ("this year", "2024"),
    ("last year", "2023"),
    ("June last year", "2023-06"),
    ("last June", "2024-06"),
    ("last summer", "2024-06/2024-08"),
    ("last winter", "2023-12/2024-02"),
    ("two years ago", "2022"),
    ("seventeen years ago", "2007"),
    ("thirty-two years ago", "1992"),
    ("half a century ago", "1974"),
    ("three weeks ago", "2024-11-25/2024-12-01"),
    ("three weeks ago today", "2024-11-29"),
    ("a month ago today", "2024-11-20"),
    ("two years ago this month", "2022-12"),
    ("Friday the 13th", "2024-12-13"),
    ("Sunday the 24th", "2024-11-24"),
    ("December 18", "2024-12-18"),
    ("the first of May", "2024-05-01"),
    ("January 5", "2024-01-05"),
    ("late September", "2024-09-15/2024-09-30"),
    ("the past decade", "2014/2024"),
    ("the past 35 years", "1989/2024"),
    ("several years ago", "../2024"),
    ("the past few days", "../2024-12-20"),
    ("the first quarter of this year", "2024-01/2024-03"),
    ("Halloween", "2024-10-31"),
]


@pytest.mark.parametrize(("written", "value"), ABSOLUTE)
def test_a_date_that_needs_no_other_resolves_to_iso(written: str, value: str) -> None:
    [found] = date_mentions(f"It was built in {written} by others.")
    assert found.date == value


@pytest.mark.parametrize(("written", "value"), RELATIVE)
def test_a_relative_date_counts_from_the_day_of_publication(written: str, value: str) -> None:
    text = f"It was built in {written}, they say."
    assert date_mentions(text) == []
    [found] = date_mentions(text, published=PUBLISHED)
    assert found.date == value
    assert found.span.of(text) in written


AHEAD = [
    ("The court will rule on Monday.", "2024-12-23"),
    ("On Monday the court will rule.", "2024-12-23"),
    ("The court ruled on Monday.", "2024-12-16"),
    ("The vote is to be held on February 3.", "2025-02-03"),
    ("The vote was held on February 3.", "2024-02-03"),
    ("The bridge is due to open in March.", "2025-03"),
    ("The fair took place this weekend.", "2024-12-14/2024-12-15"),
    ("The fair will take place this weekend.", "2024-12-21/2024-12-22"),
    ("They will meet next Tuesday.", "2024-12-24"),
    ("It must be paid by the end of the year.", "2024-12-31"),
    ("The rules will change next month.", "2025-01"),
    ("She was asked to report by 30 June.", "2025-06-30"),
    ("She let it be known on Thursday that she will go.", "2024-12-19"),
]


@pytest.mark.parametrize(("text", "value"), AHEAD)
def test_the_tense_of_a_clause_says_on_which_side_a_date_lies(text: str, value: str) -> None:
    assert [found.date for found in date_mentions(text, published=PUBLISHED)] == [value]


TOLD = [
    ("The mine closed on 12 March 2019. Two days later, a pump failed.", "2019-03-14"),
    ("The mine closed on 12 March 2019. A week earlier, a pump had failed.", "2019-03-04/2019-03-10"),
    ("The mine closed on 12 March 2019 and reopened the following week.", "2019-03-18/2019-03-24"),
    ("The mine closed on 12 March 2019. The same day, a pump failed.", "2019-03-12"),
    ("The mine closed in 2019. A year earlier, a pump had failed.", "2018"),
    ("The mine closed in May 2019. The next month, a pump failed.", "2019-06"),
    ("The mine closed on 12 March 2019. On April 3, a pump failed.", "2019-04-03"),
    ("The mine stood still from 28 May to 3 June 2019.", "2019-06-03"),
    ("The mine opened in 1955. Over the next five years, it grew.", "1955/1960"),
    ("The mine closed on 12 March 2019. By Saturday it was flooded.", "2019-03-16"),
    ("She filled the jar on 12 March 2019, a Tuesday. The next day, a pump failed.", "2019-03-13"),
    ("The mine closed on 12 March 2019. The notice came on the 14th.", "2019-03-14"),
    (
        "The mine closed on Tuesday, 10 December. By noon the pumps stood.\n\nOn the Friday they went home.",
        "2024-12-13",
    ),
]


PARTS = [
    ("since the second week of October", "2024-10-08/2024-10-14"),
    ("in the second half of May 2023", "2023-05-16/2023-05-31"),
    ("the last week of September", "2024-09-24/2024-09-30"),
]


@pytest.mark.parametrize(("text", "value"), PARTS)
def test_a_week_or_half_of_a_month_is_some_of_its_days(text: str, value: str) -> None:
    assert [found.date for found in date_mentions(text, published=PUBLISHED)] == [value]


def test_the_end_of_the_year_told_early_in_the_next_lies_behind() -> None:
    text = "The mill held two tons at the end of the year."
    dates = [date_mentions(text, published=day)[0].date for day in ("2025-02-03", "2025-10-03")]
    assert dates == ["2024-12", "2025-12"]


@pytest.mark.parametrize(("text", "value"), TOLD)
def test_a_date_may_count_from_the_one_told_before_it(text: str, value: str) -> None:
    assert date_mentions(text, published=PUBLISHED)[-1].date == value


@pytest.mark.parametrize(
    "text",
    [
        "The mine, which closed on 12 March 2019, reopened on Wednesday.",
        "The mine closed on 12 March 2019. On Wednesday the owner said it was sold.",
    ],
)
def test_news_of_today_is_told_of_this_week(text: str) -> None:
    assert date_mentions(text, published=PUBLISHED)[-1].date == "2024-12-18"


def test_the_anchor_of_a_date_is_shown() -> None:
    text = "Norway closed the mine on Tuesday. Two days later, Norway opened the port of Oslo."
    found = [item for item in extract(text, published=PUBLISHED) if item.kind == "event"]
    assert [(item.date, item.date_anchor) for item in found] == [
        ("2024-12-17", "2024-12-20"),
        ("2024-12-19", "2024-12-17"),
    ]


def test_a_year_is_not_guessed() -> None:
    assert date_mentions("The mine closed on 12 March.") == []
    assert date_mentions("Every year on 12 March the mine rests.", published=PUBLISHED) == []


@pytest.mark.parametrize(
    "head",
    [
        "A heading\n\nFriday, July 21, 2017\n\n",
        "A heading\n\nPublished July 21, 2017\n\n",
        "OSLO, 21 July 2017 — ",
        "Oslo, July 21, 2017 (Newswire) - ",
        "OSLO, Jul 21, 2017: ",
    ],
)
def test_a_dateline_anchors_where_nothing_else_does(head: str) -> None:
    text = f"{head}The minister of Norway resigned on Tuesday after a vote in the parliament that he had lost in June."
    [event] = [item for item in extract(text) if item.kind == "event" and item.date == "2017-07-18"]
    assert event.date_anchor == "2017-07-21"


ORDERS = [
    ("They met on 4/3/2024 and again on 25/12/2024.", "2024-03-04", "day first, as in 25/12/2024"),
    ("They met on 4/3/2024 and again on 12/25/2024.", "2024-04-03", "month first, as in 12/25/2024"),
    (
        "They met on 4/3/2024 and again on 25 December 2024.",
        "2024-03-04",
        "day first, as in 25 December 2024",
    ),
    ("They met on 4/3/2024 and on June 2, 2024.", "2024-04-03", "month first, as in June 2, 2024"),
    ("They met on 4/3/2024 and again.", "2024", None),
    ("They met on 25/12/2024 and again.", "2024-12-25", None),
]


@pytest.mark.parametrize(("text", "value", "anchor"), ORDERS)
def test_the_document_shows_which_part_of_a_numeric_date_is_the_day(
    text: str, value: str, anchor: str | None
) -> None:
    assert date_mentions(text)[0].date == value
    [event, *_] = [item for item in extract(f"Norway and Peru won. {text}") if item.kind == "event"]
    assert (event.date, event.date_anchor) == (value, anchor)


def test_the_documents_own_date_shows_the_order() -> None:
    [found] = date_mentions("They met on 9/12/2024.", published="2024-12-09")
    assert found.date == "2024-12-09"


def test_several_days_in_one_expression_are_several_dates() -> None:
    text = "The fair was held on May 28 and 30, 2024 and lost money in the 18th and 19th centuries."
    found = date_mentions(text)
    assert [item.span.of(text) for item in found] == ["May 28", "30", "18th", "19th"]
    assert [item.date for item in found] == ["2024-05-28", "2024-05-30", "1700/1799", "1800/1899"]


def test_the_ends_of_a_range_are_two_mentions_and_one_date_of_an_event() -> None:
    text = "From 1990 to 1999 Norway was led by others."
    assert [mention.date for mention in date_mentions(text)] == ["1990", "1999"]
    [event] = [item for item in extract(text) if item.kind == "event"]
    assert event.date == "1990/1999"


@pytest.mark.parametrize("since", ["Since 1950", "Since the 1950s", "Since I950s"])
def test_since_opens_an_interval_even_with_a_letter_for_the_digit(since: str) -> None:
    [event] = [
        item for item in extract(f"{since}, Turkey has been an ally of Norway.") if item.kind == "event"
    ]
    assert event.date == "1950/.."


NO_DATES = [
    "It has 2000 people.",
    "The storm hit 1500 homes and some 1900 boats.",
    "Resolution 1540 was passed.",
    "They may march second.",
    "They may 10 times a day.",
    "31/31/2024",
    "The Sun said so.",
    "The shop shuts every Friday, and he came on a Monday.",
    "He slept on the 12th floor.",
    "It happened on Black Friday, said the Sunday Times.",
    "Oil cost $1990 in Room 1984.",
    "The mill is still in use today.",
    "The mill is still run by the same family today.",
    "More mills are shut today than ever before.",
    "That made the mill what it is today.",
    "The town was founded in 300 BC.",
    "April Jones and Johnnie Christmas met Senator May.",
    "It was built for 24/7 use, 3/4 inch wide.",
]


@pytest.mark.parametrize("text", NO_DATES)
def test_numbers_and_words_that_are_no_dates(text: str) -> None:
    assert date_mentions(text, published=PUBLISHED) == []


def test_the_possessive_belongs_to_the_expression() -> None:
    text = "Last year's vote was closer than 2019's."
    found = date_mentions(text, published=PUBLISHED)
    assert [item.span.of(text) for item in found] == ["Last year's", "2019's"]


def test_days_earlier_are_no_count() -> None:
    text = "The vote was held on 12 March 2025. Two days earlier, Norway had closed its border."
    assert not [item for item in extract(text) if item.kind == "count"]


def test_the_year_in_the_title_of_an_act_dates_no_event() -> None:
    text = "Norway closed four offices in Oslo under the Roads Act 1998."
    assert {item.date for item in extract(text)} == {None}


def test_a_date_inside_a_quotation_is_the_quotations() -> None:
    text = "“We closed the mine in 1998,” said Ann Hill, who now runs three hotels in Oslo."
    dates = {(item.kind, item.date) for item in extract(text)}
    assert ("quotation", "1998") in dates
    assert not [date for kind, date in dates if date and kind not in {"quotation", "reported"}]


WORDS = """
18 3 30 1998 2024 ’98 December Dec. May June Tuesday last next this the of and to from , . - – / in since by early late
mid summer quarter first half century 1990s years days week ago later earlier before year month today Q3 FY24 several
"""


@given(st.lists(st.sampled_from(WORDS.split()), max_size=30).map(" ".join))
def test_dates_stand_in_order_without_overlap_and_have_iso_values(text: str) -> None:
    found = date_mentions(text, published=PUBLISHED)
    assert all(before.span.end <= after.span.start for before, after in pairwise(found))
    for item in found:
        first, _, last = item.date.partition("/")
        assert all(end == ".." or end[:4].isdigit() for end in (first, last) if end)
        assert ".." in {first, last} or not last or first[:4] <= last[:4]


@pytest.mark.parametrize(
    ("text", "published", "date"),
    [
        ("Growth of 2 percent was expected in November.", "2025-03-14", "2024-11"),
        ("Growth fell from 9 percent in October 2022 to 2 percent in February.", "2025-03-14", "2025-02"),
    ],
)
def test_a_month_without_its_year_is_the_likely_one(text: str, published: str, date: str) -> None:
    assert [mention.date for mention in date_mentions(text, published=published)][-1] == date


def test_a_day_far_behind_a_bare_year_is_of_no_year() -> None:
    text = "The yard was sold in 2019. Its owners sued. They won. Ann Hill wrote to them on Nov. 14."
    assert [mention.date for mention in date_mentions(text)] == ["2019"]


def test_a_year_that_only_describes_a_thing_dates_nothing_else() -> None:
    text = "The Hulk, a barge built in 2006, left the port of Bergen on Nov. 7."
    assert [mention.date for mention in date_mentions(text)] == ["2006"]
