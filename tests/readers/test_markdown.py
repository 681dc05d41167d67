"""Markdown keeps its source and says who wrote it when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.readers.read import read_bytes

if TYPE_CHECKING:
    from workbench.domain.reading import ReadText


def read(source: str) -> ReadText:
    return read_bytes(source.encode(), name="brief.md")


def test_the_source_is_the_text_and_front_matter_says_what_it_is() -> None:
    source = (
        "---\n"
        'title: "Sanctions: what we know"\n'
        "author: [Ann Lee, 'Bo Roy']\n"
        "site: The Harbour Brief\n"
        "date: 2024-12-19T08:00:00Z\n"
        "url: https://example.org/sanctions\n"
        "tags:\n  - title: not this one\n"
        "---\n\n# Another heading\n\nText **as** it is.\n"
    )
    found = read(source.replace("\n", "\r\n"))
    assert found.text == source
    assert found.media_type == "text/markdown"
    assert found.title == "Sanctions: what we know"
    assert found.author == "Ann Lee, Bo Roy"
    assert found.publisher == "The Harbour Brief"
    assert found.published == "2024-12-19"
    assert found.url == "https://example.org/sanctions"


def test_a_leading_heading_is_the_title_when_nothing_else_states_one() -> None:
    assert read("\n# Four entities named #\n\nText.").title == "Four entities named"
    assert read("---\ndate: 2024\n---\n# Heading\n").title == "Heading"
    assert read("Text first.\n\n# Later heading\n").title is None
    assert read("## A section\n\nText.").title is None


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    found = read("---\n\nThe minister: nothing was decided.\n\ntitle: words of the text\n")
    assert (found.title, found.author) == (None, None)


def test_unclear_dates_and_addresses_are_left_out() -> None:
    found = read("---\ndate: 03/04/2024\nurl: javascript:alert(1)\ntitle:\n---\nText.\n")
    assert (found.published, found.url, found.title) == (None, None, None)
