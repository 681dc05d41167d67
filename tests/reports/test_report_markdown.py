"""The Markdown report: what the data says is never markup."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from model_samples import HEIGHT, HOSTILE, everywhere, followed_by, rich

from workbench.reports.foreign import HIDDEN, visible
from workbench.reports.markup import code, link, plain, strong
from workbench.reports.render import render

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

FRAGMENTS = st.sampled_from(
    ["*", "**", "_", "`", "``", "[", "](", ")", "<", ">", "#", "# ", "- ", "+ ", "1. ", "1) ", "~~", "~~~", "```", "|",
     "---", "===", "\\", "!", "![", "&lt;", "&", "  ", "    ", "\n", "\n\n", "\t", "http://x.example", "www.x.example",
     "<b>", "</b>", "<!--", "a@x.example", ":", "=", "a", "\u00a0", "\u202e", "\u05d0", "“", "$", "{", "^", "[x]: y"]
)  # fmt: skip
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"])) | st.lists(FRAGMENTS).map("".join)
PROSE = {
    "paragraph_open",
    "paragraph_close",
    "inline",
    "text",
    "text_special",
    "softbreak",
    "link_open",
    "link_close",
}


def tokens(source: str) -> Iterator[Token]:
    """All tokens a Markdown reader with tables and strike-out sees, those inside lines included."""
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(source):
        yield token
        yield from token.children or ()


def shape(source: str) -> Counter[str]:
    """How often each construct occurs; lines of prose and links apart."""
    return Counter(token.type for token in tokens(source) if token.type not in PROSE)


def ensure_links_are_addresses(source: str) -> None:
    for token in tokens(source):
        if token.type == "link_open":
            assert re.match(r"(?i:https?://|mailto:)", str(token.attrs["href"]))


def read(source: str) -> str:
    """The text a reader sees."""
    return "".join(
        token.content for token in tokens(source) if token.type in {"text", "text_special", "code_inline"}
    )


@settings(max_examples=80, deadline=None)
@given(ANY_TEXT)
def test_text_after_every_string_makes_no_markup(text: str) -> None:
    source = render(followed_by(text), "markdown")
    assert shape(source) == shape(render(followed_by("x"), "markdown"))
    ensure_links_are_addresses(source)
    assert HIDDEN.search(re.sub("[\u2068\u2069]", "", source)) is None


@settings(max_examples=80, deadline=None)
@given(ANY_TEXT)
def test_text_before_every_string_makes_no_markup(text: str) -> None:
    before = text[:12]  # event ids are shown cut to sixteen
    source = render(everywhere(rich(internal=True), lambda old: f"{before}x{old}"), "markdown")
    assert shape(source) == shape(render(everywhere(rich(internal=True), lambda old: f"x{old}"), "markdown"))
    ensure_links_are_addresses(source)


@settings(deadline=None)
@given(ANY_TEXT)
def test_a_line_reads_as_it_was_written(text: str) -> None:
    words = read(plain(text)).strip("\u2068\u2069")
    assert (
        words.split()
        == "".join(f"⟨U+{ord(c):04X}⟩" if HIDDEN.match(c) else c for c in text.replace("\r\n", "\n")).split()
    )


@settings(deadline=None)
@given(ANY_TEXT, ANY_TEXT, ANY_TEXT)
def test_the_words_of_a_passage_are_bold_wherever_they_stand(before: str, words: str, after: str) -> None:
    source = "> " + strong(words, before, after)
    bold = [token.type for token in tokens(source)].count("strong_open")
    assert bold == (1 if visible(words).strip() else 0)
    assert not {token.type for token in tokens(source)} & {
        "em_open",
        "code_inline",
        "link_open",
        "html_inline",
    }


@pytest.mark.parametrize("text", ["a", "`", "``a``", "a`", "` `", "a b", "<b>", "*x*", "\\"])
def test_code_is_shown_as_it_is(text: str) -> None:
    (inside,) = [token.content for token in tokens(code(text)) if token.type == "code_inline"]
    assert inside.strip() == text


def test_addresses_are_links_and_other_schemes_are_words() -> None:
    assert link("https://a.example/x?y=1&z=(2)") == "<https://a.example/x?y=1&z=(2)>"
    assert shape(link("javascript:alert(1)")) == shape("words")
    assert not [token for token in tokens(link("javascript:alert(1)")) if token.type == "link_open"]


def test_hostile_text_yields_no_picture_no_html_and_no_foreign_link() -> None:
    source = render(followed_by(HOSTILE), "markdown")
    kinds = {token.type for token in tokens(source)}
    assert not kinds & {
        "image",
        "html_inline",
        "html_block",
        "fence",
        "code_block",
        "table_open",
        "em_open",
        "hr",
    }
    assert not [
        token for token in tokens(source) if token.type == "link_open" and "evil" in str(token.attrs["href"])
    ]


def test_comments_are_in_it_only_when_internal() -> None:
    assert HEIGHT.comments[1].author in render(rich(internal=True), "markdown")
    assert "they say it changes nothing" in render(rich(internal=True), "markdown")
    assert "they say it changes nothing" not in render(rich(), "markdown")


def test_the_passage_is_quoted_with_its_words_in_bold() -> None:
    assert "\n> **“Not one cellar got wet,”** Mayor Ruta Saar told the council on Monday.\n" in render(
        rich(), "markdown"
    )
