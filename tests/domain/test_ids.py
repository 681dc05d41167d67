"""Ids follow from content or from chance, never from time."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.claims import assertion_id, ingested_claim_id
from workbench.domain.documents import appearance_id
from workbench.domain.ids import document_id, random_id, reviewer_id, sha256_hex, tagged_id
from workbench.domain.spans import Span

SHAPE = re.compile(r"[a-z2-7]{16}\Z")
TEXTS = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]))


@given(st.binary(min_size=10, max_size=10))
def test_a_random_id_shows_all_its_bytes_in_sixteen_characters(data: bytes) -> None:
    assert SHAPE.match(random_id(lambda size: data[:size]))
    assert random_id(lambda size: data[:size]) == random_id(lambda size: data[:size])


@given(TEXTS, TEXTS)
def test_two_texts_have_one_id_only_when_they_are_equal(one: str, other: str) -> None:
    assert SHAPE.match(document_id(one))
    assert (document_id(one) == document_id(other)) == (one == other)


def test_ids_of_content_stay_what_they_are() -> None:
    """They are in every trail: another value would part a file from its own history."""
    assert document_id("The mill stood by the river.\n") == "vsyywhdi6hcnae5q"
    assert assertion_id("d", "count", (Span(1, 2),), None) == "zimssmc6y4of6cjf"
    assert ingested_claim_id("zimssmc6y4of6cjf") == "d3xxyjgmie5wtwav"
    assert appearance_id("d", "Mill News", None, "2024-12", None) == "xepjps5g2gmbudwf"


def test_a_tag_keeps_ids_of_different_things_apart() -> None:
    assert tagged_id("claim", "x") != tagged_id("assertion", "x")
    assert tagged_id("a", "b", "c") != tagged_id("a", "bc")


def test_an_assertion_is_named_by_place_and_kind_alone() -> None:
    here = (Span(3, 9), Span(12, 20))
    assert assertion_id("d", "quotation", here, None) != assertion_id("d", "reported", here, None)
    assert assertion_id("d", "quotation", here, None) != assertion_id("d", "quotation", here[:1], None)
    assert assertion_id("d", "quantity", here, Span(3, 5)) != assertion_id("d", "quantity", here, Span(3, 6))


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Anna Lindqvist", "anna lindqvist"),
        ("  ANNA \t Lindqvist\n", "anna lindqvist"),
        ("Groß", "gross"),
        ("Zoe\u0308", "zo\u00eb"),
        ("", ""),
    ],
)
def test_a_reviewer_is_known_however_the_name_is_typed(name: str, id_: str) -> None:
    assert reviewer_id(name) == id_


def test_sha256() -> None:
    assert sha256_hex(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
