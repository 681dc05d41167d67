"""Texts all in capitals still give speakers, quotations and figures, in their own words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.extraction.capitals import calmed
from workbench.extraction.pipeline import extract, sentences

TELEX = (
    "WEXBY — MAYOR DORA QUIST SAID ON MONDAY THAT THE BRIDGE WOULD CLOSE FOR THREE WEEKS.\n\n"
    "“WE WILL NOT WAIT FOR THE COUNCIL,” SHE SAID. THE WORK COSTS $5 MILLION.\n\n"
    "LEN ORME, A SPOKESMAN FOR THE BUILDERS, SAID: “THE ROAD IS SAFE AND IT WILL OPEN IN MAY.”\n"
)


def test_quotations_and_reports_in_capitals_have_their_speakers() -> None:
    said = {(str(item.kind), item.speaker) for item in extract(TELEX) if item.speaker}
    assert said >= {("reported", "DORA QUIST"), ("quotation", "DORA QUIST"), ("quotation", "LEN ORME")}


def test_what_is_found_in_capitals_is_given_in_the_words_of_the_text() -> None:
    for item in extract(TELEX):
        assert item.text == item.span.of(TELEX)
        assert item.wording.isupper()
        assert item.cue is None or item.cue.isupper()
        for entity in item.entities:
            assert entity.text == entity.span.of(TELEX)


def test_figures_in_capitals_have_value_and_unit() -> None:
    figures = {(item.value, item.unit) for item in extract(TELEX) if item.kind == "quantity"}
    assert figures == {("3", "week"), ("5000000", "USD")}


def test_a_text_in_capitals_has_its_sentences() -> None:
    assert [item.text for item in sentences(TELEX)][1:3] == [
        "“WE WILL NOT WAIT FOR THE COUNCIL,” SHE SAID.",
        "THE WORK COSTS $5 MILLION.",
    ]


@pytest.mark.parametrize(
    ("loud", "calm"),
    [
        ("THE ROAD IN WEXBY, LEN ORME SAID, IS SAFE.", "The road in wexby, Len Orme said, is safe."),
        ("MR. ORME LEFT. THE U.S. AND CANADA STAYED.", "Mr. Orme left. The U.S. and Canada stayed."),
        ("THE COUNCIL SAID THAT McKAY PAID IN JUNE.", "The council said that mckay paid in June."),
    ],
)
def test_names_alone_keep_a_capital(loud: str, calm: str) -> None:
    assert calmed(loud) == calm


@pytest.mark.parametrize(
    "text", ["A headline: ROAD CLOSED", "NATO AND THE UN", "Dora Quist left.", "", "12", "“”"]
)
def test_a_text_that_is_not_all_in_capitals_stays_as_it_is(text: str) -> None:
    assert calmed(text) is text


@given(st.text(max_size=300).map(str.upper))
def test_the_calmed_text_has_the_same_places(text: str) -> None:
    calm = calmed(text)
    assert len(calm) == len(text)
    assert all(a == b or a.lower() == b for a, b in zip(text, calm, strict=True))
