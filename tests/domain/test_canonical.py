"""One byte form for one value."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.canonical import GREATEST_INTEGER, NotCanonical, canonical_json

TEXTS = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]))
KEYS = st.text(st.characters(min_codepoint=1, max_codepoint=127))
SCALARS = st.none() | st.booleans() | st.integers(-GREATEST_INTEGER, GREATEST_INTEGER) | TEXTS
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=20,
)


@given(VALUES)
def test_the_text_parses_back_to_the_value_and_is_its_only_form(value: Any) -> None:
    text = canonical_json(value)
    assert json.loads(text) == value
    assert canonical_json(json.loads(text)) == text
    assert text.encode().decode() == text


@given(st.dictionaries(KEYS, SCALARS, min_size=2, max_size=6))
def test_the_order_in_which_keys_were_set_does_not_matter(value: dict[str, Any]) -> None:
    assert canonical_json(dict(reversed(value.items()))) == canonical_json(value)


def test_strings_are_kept_exactly() -> None:
    # é composed, e with an accent after it, a quote, a control, a character beyond the first plane
    said = '\u00e9 e\u0301 " \x1b \n \U0001f33e \u2028'
    assert canonical_json([said]) == '["\u00e9 e\u0301 \\" \\u001b \\n \U0001f33e \u2028"]'


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (1.5, r"\$: a float"),
        ({"a": [0, float("nan")]}, r"\$\.a\[1\]: a float"),
        ({"é": 1}, "not ASCII"),
        ({1: 1}, "not ASCII"),
        ({"a\x00": 1}, "not ASCII"),
        ("a\x00b", "NUL"),
        ({"a": "\ud800"}, r"\$\.a: a lone surrogate at 0"),
        (2**53, "beyond 2"),
        (-(2**53), "beyond 2"),
        (2**70, "beyond 2"),
        (b"bytes", "a bytes"),
        ({"a": {1, 2}}, "a set"),
    ],
)
def test_what_has_no_one_form_is_refused_with_its_place(value: Any, said: str) -> None:
    with pytest.raises(NotCanonical, match=said):
        canonical_json(value)


def test_the_greatest_integers_are_taken() -> None:
    assert canonical_json([2**53 - 1, -(2**53) + 1]) == "[9007199254740991,-9007199254740991]"


def test_a_value_nested_too_deep_is_refused_not_followed() -> None:
    value: list[Any] = []
    for _ in range(100_000):
        value = [value]
    with pytest.raises(NotCanonical, match="levels"):
        canonical_json(value)


def test_a_long_text_takes_no_time_to_look_at() -> None:
    started = time.perf_counter()
    canonical_json("é" * 5_000_000)
    assert time.perf_counter() - started < 5
