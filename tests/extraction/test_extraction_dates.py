"""Dates as written and what they resolve to."""

from __future__ import annotations

import pytest

from workbench.extraction.pipeline import date_mentions, extract

DATES = [
    ("18 December 2024", "2024-12-18"),
    ("December 18, 2024", "2024-12-18"),
    ("Wednesday, December 18, 2024", "2024-12-18"),
    ("Dec. 18, 2024", "2024-12-18"),
    ("2024-12-18", "2024-12-18"),
    ("18/12/2024", "2024-12-18"),
    ("24/9/24", "2024-09-24"),
    ("April 2024", "2024-04"),
    ("1998", "1998"),
    ("the 1990s", "1990/1999"),
    ("early 2000s", "2000/2004"),
    ("20th century", "1900/1999"),
    ("summer of 2012", "2012-06/2012-08"),
    ("yesterday", "2024-12-19"),
    ("Tuesday", "2024-12-17"),
    ("last month", "2024-11"),
    ("last week", "2024-12-09/2024-12-15"),
    ("two years ago", "2022"),
    ("December 18", "2024-12-18"),
    ("January 5", "2024-01-05"),
]


@pytest.mark.parametrize(("written", "value"), DATES)
def test_a_date_resolves_to_iso(written: str, value: str) -> None:
    text = f"It began in {written}, they say."
    [found] = date_mentions(text, published="2024-12-20")
    assert found.date == value
    assert written.removeprefix("the ") in found.span.of(text)


def test_relative_dates_need_an_anchor_and_say_which() -> None:
    text = "Pakistan signed the treaty on Tuesday."
    assert date_mentions(text) == []
    [event] = [item for item in extract(text, published="2024-12-20") if item.kind == "event"]
    assert (event.date, event.date_anchor) == ("2024-12-17", "2024-12-20")


def test_a_dateline_anchors_where_nothing_else_does() -> None:
    text = "A heading\n\nFriday, July 21, 2017\n\nThe minister of Norway resigned yesterday."
    assert [mention.date for mention in date_mentions(text)] == ["2017-07-21", "2017-07-20"]


@pytest.mark.parametrize(
    ("other", "value"),
    [("25/12/2024", "2024-03-04"), ("12/25/2024", "2024-04-03"), ("", "2024")],
)
def test_the_article_shows_which_part_of_a_numeric_date_is_the_day(other: str, value: str) -> None:
    mentions = date_mentions(f"They met on 4/3/2024 and again {other}.")
    assert mentions[0].date == value


def test_since_opens_an_interval_even_with_a_letter_for_the_digit() -> None:
    [event] = [
        item for item in extract("Since I950s, Turkey has been an ally of Norway.") if item.kind == "event"
    ]
    assert event.date == "1950/.."


def test_the_ends_of_a_range_are_two_mentions_and_one_date_of_an_event() -> None:
    text = "From 1990 to 1999 Norway was led by others."
    assert [mention.date for mention in date_mentions(text)] == ["1990", "1999"]
    [event] = [item for item in extract(text) if item.kind == "event"]
    assert event.date == "1990/1999"


@pytest.mark.parametrize(
    "text", ["It has 2000 people.", "Resolution 1540 was passed.", "They may march second.", "31/31/2024"]
)
def test_numbers_and_words_that_are_no_dates(text: str) -> None:
    assert date_mentions(text, published="2024-12-20") == []


@pytest.mark.parametrize(
    "head",
    ["LAGOS, 12 March 2025 — ", "Lagos, March 12, 2025 (Newswire) - ", "LAGOS, Mar 12, 2025: "],
)
def test_a_dateline_before_prose_anchors_and_dates_nothing_itself(head: str) -> None:
    text = f"{head}The central bank of Norway raised its rate by a quarter on Tuesday and warned the firms in Oslo."
    [event] = [item for item in extract(text) if item.kind == "event"]
    assert (event.date, event.date_anchor) == ("2025-03-11", "2025-03-12")


def test_days_earlier_count_back_from_the_last_date() -> None:
    text = "The vote was held on 12 March 2025. Two days earlier, Norway had closed its border."
    found = extract(text)
    assert [(item.date, item.date_anchor) for item in found if item.text.startswith("Two")] == [
        ("2025-03-10", "2025-03-12")
    ]
    assert not [item for item in found if item.kind == "count"]


def test_the_year_in_the_title_of_an_act_dates_no_event() -> None:
    text = "Norway closed four offices in Oslo under the Roads Act 1998."
    assert {item.date for item in extract(text)} == {None}
