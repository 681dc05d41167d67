"""What a terminal would obey, a person sees."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.terminal import is_harmless, show

OBEYED = {"Cc", "Cs", "Zl", "Zp"}
BIDI = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


def is_obeyed(character: str) -> bool:
    return unicodedata.category(character) in OBEYED or unicodedata.bidirectional(character) in BIDI


@given(st.text(st.characters(codec=None)), st.booleans())
def test_nothing_shown_is_obeyed(text: str, keep: bool) -> None:
    shown = show(text, keep_newlines=keep)
    assert not any(is_obeyed(c) for c in shown if not (keep and c == "\n"))
    assert is_harmless(shown)
    assert show(shown, keep_newlines=keep) == shown


def test_every_control_override_and_invisible_character_is_marked_wherever_it_stands() -> None:
    for code in [
        *range(0x20),
        *range(0x7F, 0xA0),
        *range(0x200B, 0x2010),
        *range(0x2028, 0x202F),
        0x2066,
        0xFEFF,
    ]:
        if chr(code) not in "\t\n":
            assert chr(code) not in show(f"a{chr(code)}b")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("Ünïcode 🌾 日本 عربي", "Ünïcode 🌾 日本 عربي"),
        ("\x1b]52;c;aGk=\x07", "␛]52;c;aGk=␇"),
        ("a\u202eb", "a<U+202E>b"),
        ("\x9b31m", "<U+009B>31m"),
        ("a\r\nb\tc", "a b c"),
        ("\u3164", "<U+3164>"),
        ("a\u115fb", "a<U+115F>b"),
        ("\ud800", "<U+D800>"),
        ("[/nope]", "[/nope]"),
    ],
)
def test_what_is_shown(text: str, shown: str) -> None:
    assert show(text) == shown


def test_newlines_stay_where_they_are_wanted() -> None:
    assert show("a\n\tb\x1b", keep_newlines=True) == "a\n    b␛"
