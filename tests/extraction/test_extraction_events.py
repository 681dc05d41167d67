"""What happened, when, and in which words: events of invented affairs."""

from __future__ import annotations

import pytest

from workbench.domain.assertions import Assertion, AssertionKind
from workbench.extraction.pipeline import extract

PUBLISHED = "2024-12-20"


def events(text: str, published: str = PUBLISHED) -> list[Assertion]:
    return [item for item in extract(text, published=published) if item.kind is AssertionKind.EVENT]


HAPPENED = [
    ("In 2008 the judges upheld the ban by five to four.", "2008"),
    ("Divers found the wreck of the trawler on Thursday.", "2024-12-19"),
    ("The mill, opened in 1937, was sold to a bank in Oslo.", "1937"),
    ("Wages have been frozen since April 2020.", "2020-04/.."),
    ("The 1998 rail strike cost the port of Oslo a year of trade.", "1998"),
    ("The accident on 23 January 2018 closed the strait.", "2018-01-23"),
    ("Between 2008 and 2017 the yard lost nine ships.", "2008/2017"),
    ("She resigned two days ago.", "2024-12-18"),
    ("The order to leave the ship came at 12.58.", None),
    ("During the Hill administration, Norway imposed tariffs on Peru.", None),
    ("A training rocket was fired into Norway.", None),
    ("The recent closure of the Bergen yard left a gap.", None),
    ("After the sale of Acme to a rival from Peru, prices rose.", None),
]


@pytest.mark.parametrize(("text", "date"), HAPPENED)
def test_what_happened_is_an_event_with_its_date(text: str, date: str | None) -> None:
    [event] = events(text)
    assert event.date == date


NOTHING_HAPPENED = [
    "Norway will open a base in 2040.",
    "The commission should publish the 2019 text.",
    "Ann Hill told parliament in May 2023 that the charter forbids it.",
    "“We will not pay,” Ann Hill said on Tuesday.",
    "The port is a tenth of what it is in Peru today.",
    "Tariffs are wrong, as the writer Tom Ross wrote in 2019.",
    "Did Norway sell the mill in 2019?",
    "“Norway sold the mill in 2019,” Ann Hill said.",
    "The union plans a strike on March 21.",
    "Acme said on Friday it will cut 300 jobs by the end of June.",
    "Yields tend to fall in dry summers.",
    "Acme had sales of 9 billion euros in 2023.",
    "Trade came to 3 billion crowns in 2023.",
    "The rocket should have flown in May 2023.",
    "The rocket was to have flown in May 2023.",
]


@pytest.mark.parametrize("text", NOTHING_HAPPENED)
def test_plans_sayings_and_generalities_are_no_events(text: str) -> None:
    assert events(text) == []


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("A hearing is planned for 18 January 2030.", "2030-01-18"),
        ("First deliveries are due in the spring of 2030.", "2030-03/2030-05"),
        ("The lease on the base runs until the end of 2032.", "2032-12-31"),
        ("The port has until 22 May to appeal.", "2029-05-22"),
        ("An appeal must be lodged by 13 June.", "2029-06-13"),
        ("Deliveries are to start in March 2030.", "2030-03"),
        ("On 14 June a minute's silence will be held before the match.", "2029-06-14"),
        ("The committee will question Ann Hill on May 24.", "2029-05-24"),
        ("The cut takes effect on October 1.", "2029-10-01"),
    ],
)
def test_what_is_set_for_a_day_to_come_is_dated_like_an_event(text: str, date: str) -> None:
    [event] = events(text, published="2029-05-01")
    assert event.date == date


@pytest.mark.parametrize("when", ["two days later", "within a week", "at noon", "that night"])
def test_what_happened_at_a_time_nobody_can_work_out_is_an_event_without_a_date(when: str) -> None:
    [event] = [item for item in extract(f"The order was signed {when}.") if item.kind == "event"]
    assert (event.text, event.date) == (f"The order was signed {when}", None)


def test_what_did_not_happen_is_no_event_without_a_date() -> None:
    assert not [item for item in extract("The order was not signed two days later.") if item.kind == "event"]


@pytest.mark.parametrize(
    "text",
    [
        "The economy will shrink by May 2030.",
        "By 2040 the town will have no doctor left.",
        "The port could close in June 2030.",
        "If Norway pays, the mill will open on 3 June 2030.",
        "The lease runs until 2019, the ledger shows.",
    ],
)
def test_what_may_come_is_no_event(text: str) -> None:
    assert events(text, published="2029-05-01") == []


def test_clauses_that_happened_at_different_times_are_events_of_their_own() -> None:
    text = "In 2013 the court upheld the ban, and in 2018 it threw out the case on a technicality."
    assert [(event.date, event.text.rstrip(".,")) for event in events(text)] == [
        ("2013", "In 2013 the court upheld the ban"),
        ("2018", "in 2018 it threw out the case on a technicality"),
    ]


def test_an_act_done_again_is_two_events() -> None:
    found = events("Norway carried out tests in 1974 and then 1998.")
    assert {(event.date, event.text) for event in found} == {
        ("1974", "Norway carried out tests in 1974"),
        ("1998", "Norway carried out tests in 1974 and then 1998"),
    }


def test_what_is_said_to_have_happened_has_its_own_date_and_not_that_of_the_saying() -> None:
    [event] = events(
        "Tom Ross told reporters on Tuesday that the board had met only once between April and October."
    )
    assert event.date == "2024-04/2024-10"


def test_a_clause_behind_when_happens_at_the_date_before_it() -> None:
    found = events("It was the worst fire since 1981, when the old theatre burned down.")
    assert ("1981", "the old theatre burned down") in {
        (event.date, event.text.rstrip(".")) for event in found
    }


def test_the_dateline_is_no_part_of_what_happened() -> None:
    [event] = events("OSLO, Dec 18 (Newswire) — Norway closed the Bergen yard on Tuesday.")
    assert event.text.startswith("Norway closed")
    assert event.date == "2024-12-17"


def test_a_date_dates_its_own_clause_alone() -> None:
    text = "Exports rose 4 percent in 2022, and the yard lost 300 workers."
    dates = {item.value: item.date for item in extract(text) if item.kind in {"quantity", "count"}}
    assert dates == {"4": "2022", "300": None}


def test_a_date_in_front_dates_the_whole_sentence() -> None:
    text = "In 2022, exports rose 4 percent, and the yard lost 300 workers."
    dates = {item.value: item.date for item in extract(text) if item.kind in {"quantity", "count"}}
    assert dates == {"4": "2022", "300": "2022"}


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Acme, which was spun off from Bolt in 2016, has 40 yards.", "Acme"),
        ("The mill, opened in 1937, was sold to Bolt in 1970 and closed in 2000.", "mill"),
    ],
)
def test_an_event_told_behind_its_subject_is_still_about_it(text: str, subject: str) -> None:
    assert {event.subject for event in events(text)} == {subject}


def test_a_span_between_two_months_is_one_time() -> None:
    assert len(events("The board met only once between April and October.")) == 1
    assert len(events("It was the third fire, after those of 2011 and 2019.")) == 1


def test_a_time_of_day_parts_no_clause() -> None:
    [event] = events("The first crew reached the mill at 3:52 pm on January 4 and left at 4:10 pm.")
    assert event.text.startswith("The first crew")


def test_a_relative_clause_ends_where_the_main_verb_begins() -> None:
    [left] = events("Ann Hill, who left in 2018 with a pay-off, told the police that nobody had asked.")
    assert left.text == "left in 2018 with a pay-off"
    assert left.wording == "Ann Hill left in 2018 with a pay-off."


def test_whose_figures_they_are_is_no_event() -> None:
    found = events(
        "Sales have doubled since May 2019, according to figures published by Acme on 3 June 2020."
    )
    assert all(not event.text.startswith("according") for event in found)


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("In 2019 it added seven more.", ["2019"]),
        ("On 6 March 2023 Ann Hill wrote to two members of the board.", ["2023-03-06"]),
        ("It is the worst since 2003, when nine envoys lost their posts.", ["2003"]),
        ("Inflation was 6.1 per cent in 2023.", []),
        ("The budget stood at $2.9 billion in 2024.", []),
    ],
)
def test_what_was_done_is_an_event_and_a_yearly_level_is_none(text: str, dates: list[str]) -> None:
    assert [item.date for item in extract(text) if item.kind is AssertionKind.EVENT] == dates
