"""How items are cited: every type, missing parts, no mark twice."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.domain.citations import Archived, cite, cite_shortly, interval_words
from workbench.domain.references import ReferenceType

DAY = {"date-parts": [[2024, 12, 19]]}
FALK = {"family": "Falk", "given": "Ines"}
RUIZ = {"family": "Ruiz", "given": "Ana"}


@pytest.mark.parametrize(
    ("item", "line"),
    [
        (
            {"type": "article-newspaper", "title": "Mud", "author": [FALK], "container-title": "The Quay"}
            | {"section": "City", "page": "3", "issued": DAY, "URL": "https://quay.example/mud"},
            "Ines Falk, “Mud”. The Quay, p. 3, section City, 19 December 2024. https://quay.example/mud",
        ),
        (
            {
                "type": "article-journal",
                "title": "Silt",
                "author": [FALK, RUIZ],
                "container-title": "Harbours",
            }
            | {
                "volume": 12,
                "issue": "3",
                "page": "1-9",
                "issued": {"date-parts": [[2024]]},
                "DOI": "10.1000/S",
            },
            "Ines Falk and Ana Ruiz, “Silt”. Harbours, vol. 12, no. 3, pp. 1-9, 2024. https://doi.org/10.1000/s",
        ),
        (
            {"type": "report", "title": "Dredging", "author": [{"literal": "Port Authority"}], "number": "7"}
            | {"publisher": "City of Quay", "publisher-place": "Quay", "issued": {"date-parts": [[2024, 6]]}},
            "Port Authority, Dredging. No. 7, City of Quay, Quay, June 2024.",
        ),
        (
            {"type": "speech", "title": "Whose mud?", "author": [FALK], "event-title": "Port Day"}
            | {"event-place": "Quay", "event-date": DAY},
            "Ines Falk, “Whose mud?” Speech, Port Day, Quay, 19 December 2024.",
        ),
        (
            {
                "type": "book",
                "title": "Harbours.",
                "editor": [FALK, RUIZ],
                "edition": "22",
                "publisher": "Pier Inc.",
            },
            "Ines Falk and Ana Ruiz (eds.), Harbours. 22nd ed., Pier Inc.",
        ),
        (
            {"type": "treaty", "title": "Treaty of Quay", "issued": {"literal": "Spring 1890"}},
            "Treaty of Quay. Spring 1890.",
        ),
        ({"type": "dataset", "title": "Depths", "version": "2"}, "Depths. Data set, version 2."),
        ({"type": "webpage", "title": "The “red” roof"}, "“The ‘red’ roof”."),
        ({"type": "webpage", "URL": "https://quay.example/"}, "https://quay.example/"),
        (
            {"type": "post", "title": "a", "DOI": "10.1000/1", "URL": "https://doi.org/10.1000/1"},
            "“a”. https://doi.org/10.1000/1",
        ),
        (
            {"type": "book", "title": "T", "issued": {"date-parts": [[2024, 1], [2024, 3]], "circa": 1}},
            "T. About January 2024 to March 2024.",
        ),
    ],
)
def test_a_citation(item: dict[str, Any], line: str) -> None:
    assert cite(item).line == line


def test_three_people_are_named_and_of_four_the_first() -> None:
    people = [FALK, RUIZ, {"literal": "Port Authority"}]
    item = {"type": "book", "title": "T", "author": people}
    assert cite(item).words == "Ines Falk, Ana Ruiz and Port Authority, T."
    assert cite(item | {"author": [*people, {"family": "Bo"}]}).words == "Ines Falk et al., T."


def test_when_it_was_retrieved_and_where_a_copy_is() -> None:
    item = {"type": "webpage", "title": "Mud", "URL": "https://quay.example/mud"}
    copy = Archived("https://archive.example/1", "Some Archive", "2024-12-20")
    assert cite(item, accessed="2024-12-19", archived=copy).line == (
        "“Mud”. https://quay.example/mud Accessed 19 December 2024, archived by Some Archive on 20 December 2024: "
        "https://archive.example/1"
    )
    assert cite(item, accessed="2024-12-19").line.endswith("mud Accessed 19 December 2024.")
    stored = item | {"archive_location": "https://archive.example/2", "archive": "Another", "accessed": DAY}
    assert cite(stored, accessed="2025-01-01").line == (
        "“Mud”. https://quay.example/mud Accessed 19 December 2024, archived by Another: https://archive.example/2"
    )


def test_in_a_few_words() -> None:
    item = {"type": "book", "title": "Harbours " * 20, "author": [FALK, RUIZ], "issued": DAY}
    assert cite_shortly(item).startswith("Falk and Ruiz 2024, Harbours")
    assert len(cite_shortly(item)) < 90
    assert cite_shortly({"type": "webpage", "URL": "https://quay.example/"}) == "https://quay.example/"


def test_an_interval_in_words() -> None:
    assert interval_words("2024-01/2024-03-02") == "January 2024 to 2 March 2024"
    assert interval_words("some day") == "some day"
    assert interval_words(None) == ""


WORDS = st.text(st.sampled_from("ab .?!…"), max_size=8).map("a{}".format)
ITEMS = st.fixed_dictionaries(
    {"type": st.sampled_from([str(t) for t in ReferenceType])},
    optional=dict.fromkeys(
        ("title", "container-title", "publisher", "genre", "event-title", "edition", "number", "page"), WORDS
    )
    | {
        "author": st.lists(st.fixed_dictionaries({}, optional={"family": WORDS, "given": WORDS}), max_size=5),
        "issued": st.fixed_dictionaries({"date-parts": st.just([[2024, 12]])}),
    },
)


@settings(max_examples=300)
@given(ITEMS)
def test_whatever_is_missing_a_citation_reads_well(item: dict[str, Any]) -> None:
    line = cite(item).line
    assert not re.search(r" ,|,,|, ?\.$|  |“”", line)
    assert line == line.strip()
