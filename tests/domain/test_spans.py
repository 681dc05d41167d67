"""Passages are found where their words stand, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.spans import Span, TextQuote, anchor, find_words, quote_at
from workbench.errors import AmbiguousQuote, QuoteNotFound

TEXT = "The roof was red. The door was red. The roof leaked."


def test_words_that_occur_once_are_found() -> None:
    span = anchor(TextQuote("roof leaked"), TEXT)
    assert span.of(TEXT) == "roof leaked"


def test_context_picks_the_place_of_words_that_occur_twice() -> None:
    with pytest.raises(AmbiguousQuote) as caught:
        anchor(TextQuote("was red"), TEXT)
    assert caught.value.places == (9, 27)
    assert anchor(TextQuote("was red", prefix="door "), TEXT) == Span(27, 34)
    assert anchor(TextQuote("was red", suffix=". The door"), TEXT) == Span(9, 16)


@pytest.mark.parametrize("words", ["Was red", "was  red", "was blue", ""])
def test_the_search_is_exact(words: str) -> None:
    with pytest.raises(QuoteNotFound):
        anchor(TextQuote(words), TEXT)


def test_overlapping_occurrences_count() -> None:
    with pytest.raises(AmbiguousQuote):
        anchor(TextQuote("aa"), "aaa")


@given(st.text(min_size=1, max_size=200), st.data())
def test_a_passage_quoted_with_its_context_is_found_again_or_is_truly_ambiguous(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    quote = quote_at(span, text)
    try:
        assert anchor(quote, text) == span
    except AmbiguousQuote as error:
        assert span.start in error.places
        assert len(error.places) > 1


def test_blanks_of_copied_words_may_differ() -> None:
    text = "A range of\n  2,750\u00a0km (as said)."
    assert find_words(TextQuote("range of 2,750 km (as"), text).of(text) == "range of\n  2,750\u00a0km (as"


def test_words_with_other_blanks_that_occur_twice_are_ambiguous() -> None:
    with pytest.raises(AmbiguousQuote):
        find_words(TextQuote("was red"), "was  red and was\nred")


@pytest.mark.parametrize("words", [" ", "", "(unclosed", "a+", "\\"])
def test_words_that_are_not_there_are_not_found_whatever_they_look_like(words: str) -> None:
    with pytest.raises(QuoteNotFound):
        find_words(TextQuote(words), TEXT)


def test_spans_share_code_points_or_do_not() -> None:
    assert Span(0, 4).overlap(Span(2, 9)) == 2
    assert Span(0, 4).overlap(Span(4, 9)) == 0
    assert Span(0, 9).covers(Span(0, 9))
    assert not Span(1, 9).covers(Span(0, 9))
