"""Queries made of claims: what each service is asked, and what is left out."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.assertions import Assertion, AssertionKind, Entity, Figure
from workbench.domain.claims import Claim, State, StoredAssertion
from workbench.domain.queries import LONGEST_QUERY, Query, doi_in, parse_query, query_for, whole_date
from workbench.domain.services import LOOKUPS
from workbench.domain.spans import Span


def claim(text: str, wording: str = "", **known: Any) -> Claim:
    """A claim with one passage; ``entities`` are pairs of name and type, ``figures`` the words of each."""
    entities = tuple(Entity(name, kind, Span(0, 1)) for name, kind in known.pop("entities", ()))
    figures = []
    for words in known.pop("figures", ()):
        start = 100 + text.index(words)
        figures.append(Figure("0", Span(start, start + len(words))))
    span = Span(100, 100 + len(text))
    reading = Assertion(
        kind=AssertionKind.OTHER,
        span=span,
        text=text,
        parts=(span,),
        sentence=span,
        entities=entities,
        figures=tuple(figures),
        **known,
    )
    member = StoredAssertion(
        "a1", "d1", "An article", reading, {}, rejected=False, rejected_reason=None, by_person=False
    )
    return Claim(
        id="c1",
        wording=wording or text,
        state=State.OPEN,
        rating=None,
        version=1,
        taken_by=None,
        assignee=None,
        dismissed=None,
        joined_into=None,
        split_from=None,
        withdrawn=False,
        check_worthiness=0,
        members=(member,),
    )


DAM = claim(
    "Minister Ada Brandt said on 3 May 2024 that the Lower Weir Authority's dam would hold 14 million litres.",
    speaker="Ada Brandt",
    role="Minister",
    subject="dam",
    date="2024-05-03",
    figures=["14 million litres"],
    entities=[("Ada Brandt", "person"), ("Lower Weir Authority", "organisation")],
)


def test_a_claim_is_asked_for_by_who_speaks_what_it_names_and_its_figures() -> None:
    asked = query_for("factcheck", DAM)
    assert asked == "Ada Brandt Lower Weir Authority 2024 dam hold 14 million litres"


def test_wikipedia_is_asked_for_names_as_they_are_and_little_more() -> None:
    assert query_for("wikipedia", DAM) == '"Ada Brandt" "Lower Weir Authority" dam hold'


def test_wikidata_is_asked_for_one_name() -> None:
    assert query_for("wikidata", DAM) == "Ada Brandt"


def test_names_are_screened_without_who_merely_says_it() -> None:
    assert query_for("opensanctions", DAM) == "Lower Weir Authority"
    about_her = claim("Ada Brandt resigned.", speaker="Ada Brandt", entities=[("Ada Brandt", "person")])
    assert query_for("opensanctions", about_her) == "Ada Brandt"


def test_places_are_not_screened() -> None:
    rivers = claim("The Weir is longer than the Elva.", entities=[("Weir", "place"), ("Elva", "place")])
    assert query_for("opensanctions", rivers) == ""


def test_the_register_is_asked_for_laws_and_bodies_from_two_weeks_before() -> None:
    order = claim(
        "The Weir Office acted under Executive Order 99001 on 3 May 2024.",
        date="2024-05-03",
        entities=[("Weir Office", "organisation"), ("Executive Order 99001", "instrument")],
    )
    assert query_for("federal-register", order) == '"Executive Order 99001" "Weir Office" since:2024-04-19'


def test_a_claim_that_tells_only_a_month_is_asked_for_from_it() -> None:
    listed = claim(
        "The Weir Office listed three dams.", date="2024-05", entities=[("Weir Office", "organisation")]
    )
    assert query_for("federal-register", listed).endswith("since:2024-05")


def test_a_doi_in_the_wording_is_asked_for_itself() -> None:
    cited = claim("The study (doi 10.5555/weir.2023.4) found no leak.")
    assert query_for("crossref", cited) == "10.5555/weir.2023.4"


def test_a_name_within_a_longer_one_and_a_possessor_are_said_once() -> None:
    office = claim(
        "Norrvik's Harbour Office calls Norrvik safe.",
        speaker="Norrvik's Harbour Office",
        entities=[("Norrvik", "place"), ("Harbour Office", "organisation")],
    )
    assert query_for("factcheck", office) == "Norrvik's Harbour Office calls safe"


def test_names_of_the_passage_that_the_wording_lacks_are_left_out() -> None:
    reworded = claim(
        "He, Ada Brandt said, left Norrvik.",
        wording="Per Holm left Norrvik.",
        entities=[("Ada Brandt", "person"), ("Norrvik", "place")],
    )
    assert "Ada Brandt" not in query_for("wikipedia", reworded)
    assert "Norrvik" in query_for("wikipedia", reworded)


def test_a_claim_of_which_nothing_was_read_is_asked_for_by_its_own_words() -> None:
    bare = claim("the ferries were late on most days of the winter")
    assert query_for("wikipedia", bare) == "ferries winter"
    assert query_for("wikidata", bare) == ""


@pytest.mark.parametrize("service", LOOKUPS)
@given(
    text=st.text(min_size=1, max_size=200),
    date=st.sampled_from([None, "2024", "2024-05", "2024-05-03", "0001-01-01"]),
)
def test_any_claim_gives_a_line_that_reads_back(service: str, text: str, date: str | None) -> None:
    asked = query_for(service, claim(text, date=date))
    assert "\n" not in asked
    words, since, _until = parse_query(asked)
    assert len(words) <= LONGEST_QUERY
    assert since is None or len(whole_date(since)) == 10


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("four mills", Query("four mills")),
        (" four  mills since:2024-12 ", Query("four mills", "2024-12")),
        ("since:2024 until:2025-01-31 mills", Query("mills", "2024", "2025-01-31")),
        ("since:yesterday mills", Query("since:yesterday mills")),
        ("a:since:2024", Query("a:since:2024")),
        ("", Query("")),
    ],
)
def test_dates_in_a_query_are_read_apart(typed: str, query: Query) -> None:
    assert parse_query(typed) == query


@pytest.mark.parametrize(
    ("partial", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-02-10", "2024-02-10", "2024-02-10"),
        ("2024-99", "2024-99-01", "2024-99-31"),
    ],
)
def test_a_partial_date_has_a_first_and_a_last_day(partial: str, first: str, last: str) -> None:
    assert (whole_date(partial), whole_date(partial, at_end=True)) == (first, last)


def test_a_doi_is_found_without_what_stands_behind_it() -> None:
    assert doi_in("see https://doi.org/10.5555/abc(1).") == "10.5555/abc(1)"
    assert doi_in("10.5/short") is None
