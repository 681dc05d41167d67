"""Pages: the article without what stands around it, and only what the page states of itself."""

from __future__ import annotations

import contextlib
import logging
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from workbench.errors import EmptyFile
from workbench.readers.read import read_bytes

if TYPE_CHECKING:
    from workbench.domain.reading import ReadText

HEAD = """
<title>Row over licences - The Harbour Brief</title>
<link rel="canonical" href="https://example.org/2024/licences">
<meta property="og:site_name" content="The Harbour Brief">
<meta name="author" content="By Ann Lee">
<meta property="article:published_time" content="2024-12-19T10:00:00Z">
"""
ARTICLE = """
<nav><a href="/">Home</a> <a href="/politics">Politics of the day</a></nav>
<article><h1>Row over licences</h1>
<p>The ministry said on Thursday that it had <a href="/y">signed</a> the agreement. It is
   the <b>seventh</b> round of talks.</p>
<h2>What comes next</h2>
<p>“We will act,” said the minister, before leaving the room without answering any further questions.</p>
<ul><li>The first point of the plan</li><li>The second point of it</li></ul>
</article>
<aside><p>Subscribe to our newsletter for more stories like this one every morning.</p></aside>
<footer><p>Read More</p><p>Leave a Comment</p><p>Contact: desk@example.org</p></footer>
"""


def page(body: str = ARTICLE, head: str = HEAD) -> str:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"


def read(source: str | bytes, media_type: str | None = None) -> ReadText:
    data = source if isinstance(source, bytes) else source.encode()
    return read_bytes(data, name="page.html", media_type=media_type)


def test_the_main_text_comes_in_paragraphs_without_menus_and_footers() -> None:
    found = read(page())
    assert found.text.split("\n\n") == [
        "Row over licences",
        "The ministry said on Thursday that it had signed the agreement. It is the seventh round of talks.",
        "What comes next",
        "“We will act,” said the minister, before leaving the room without answering any further questions.",
        "- The first point of the plan\n- The second point of it",
    ]
    assert found.reader.startswith("html/trafilatura-2.")
    assert found.notes == ()


def test_the_page_says_who_published_it_when() -> None:
    found = read(page())
    assert found.title == "Row over licences"
    assert found.author == "Ann Lee"
    assert found.publisher == "The Harbour Brief"
    assert found.published == "2024-12-19"
    assert found.url == "https://example.org/2024/licences"


def test_linked_data_goes_before_meta_elements() -> None:
    linked = """<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "x"},
        {"@type": "NewsArticle", "headline": "Licences", "datePublished": "2024-12-18",
         "author": [{"name": "Bo Roy"}, {"name": "Cy Dee"}], "publisher": {"name": "Agency"}}]}</script>"""
    found = read(page(head=linked + HEAD))
    assert (found.author, found.published) == ("Bo Roy, Cy Dee", "2024-12-18")


@pytest.mark.parametrize(
    "broken", ["{", "[" * 100_000, '{"datePublished": 5, "author": 7, "headline": []}', "null"]
)
def test_broken_linked_data_is_passed_over(broken: str) -> None:
    found = read(page(head=f'<script type="application/ld+json">{broken}</script>{HEAD}'))
    assert found.published == "2024-12-19"


@pytest.mark.parametrize(
    "body",
    [
        "<p>Published on 19 December 2024 by the desk of the paper.</p>",
        '<p>See the <time datetime="2019-01-01">older</time> story.</p>',
        '<p>See <a href="/2019/01/01/story">the story</a> of that day.</p>',
        "<p>Copyright 2026 the paper and its owners, all rights reserved.</p>",
    ],
)
def test_no_date_is_taken_from_the_visible_text_or_from_addresses(body: str) -> None:
    found = read(
        page(f"<article>{body * 4}</article>", head='<link rel=canonical href="https://e.org/2020/05/06/a">')
    )
    assert found.published is None


@pytest.mark.parametrize(
    ("stated", "published"),
    [
        ("2024-12-19", "2024-12-19"),
        ("2024/12/19", "2024-12-19"),
        ("2024-12", "2024-12"),
        ("2024", "2024"),
        ("Thu, 19 Dec 2024 10:00:00 GMT", "2024-12-19"),
        ("12/11/2024", None),
        ("2024-13-01", None),
        ("yesterday", None),
    ],
)
def test_stated_dates_are_taken_as_partial_as_they_are_stated(stated: str, published: str | None) -> None:
    assert (
        read(page(head=f'<meta name="citation_publication_date" content="{stated}">')).published == published
    )


def test_a_very_big_page_gives_its_whole_text_and_says_so() -> None:
    big = read(page("".join(f"<p>Paragraph <b>{n}</b>.</p><script>x()</script>" for n in range(40_000))))
    assert big.text.startswith("Paragraph 0.\n\nParagraph 1.")
    assert big.reader == "html/body-1 plain/1"
    assert big.notes == ("The page is too big or too deep to find its main text: its whole text was taken.",)
    assert big.title == "Row over licences - The Harbour Brief"


@pytest.mark.parametrize(
    ("codec", "head", "claimed"),
    [
        ("cp1251", "<meta charset=windows-1251>", None),
        ("cp1251", '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">', None),
        ("cp1251", "<meta charset=utf-8>", "text/html; charset=windows-1251"),
        ("utf-8", "<meta charset=iso-8859-1>", None),
        ("utf-16", "", None),
    ],
)
def test_a_page_is_decoded_as_it_declares(codec: str, head: str, claimed: str | None) -> None:
    words = (
        "Министр заявил, что санкции незаконны и что ответ последует завтра, после заседания правительства."
    )
    assert words in read(page(f"<article><p>{words}</p></article>", head).encode(codec), claimed).text


@pytest.mark.parametrize(
    "source",
    [
        "<html><body>" + "<div>" * 100_000 + "words",
        "<html><body>" + "<b><i>" * 50_000 + "words",
        "<" * 500_000,
        "<p " + "a=b " * 200_000 + ">words",
        "<!--" + "x" * 1_000_000,
        "<meta " * 100_000,
        "<p>&#0; &#xD800; words</p>",
        "<html>",
        "<table>" * 3_000 + "words",
        "<table>" * 1_000 + "words",
        ("<table><tr><td>" * 40 + "words" + "</table>" * 40) * 200,
        "<ul><li>" * 70 + "<ul><li>words</ul>" * 10_000,
    ],
)
def test_a_hostile_page_is_read_or_refused_in_time(source: str) -> None:
    began = time.monotonic()
    with contextlib.suppress(EmptyFile):
        read(source).text.encode()
    assert time.monotonic() - began < 20


def test_the_reader_is_silent(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG), pytest.raises(EmptyFile):
        read("<html><body></body></html>")
    assert not [record for record in caplog.records if record.levelno >= logging.INFO]


def test_the_library_for_pages_is_not_loaded_for_texts() -> None:
    script = (
        "import sys; from workbench.readers.read import read_bytes\n"
        "read_bytes('Größe'.encode('cp1252'), name='a.txt'); read_bytes(b'# A', name='a.md')\n"
        "print([m for m in ('trafilatura', 'lxml', 'charset_normalizer') if m in sys.modules])"
    )
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert loaded.stdout == "[]\n"
