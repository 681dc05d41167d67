"""HTML pages: the article's paragraphs without menus and footers, and what the page states of itself."""

from __future__ import annotations

import logging
import re
from functools import cache
from typing import TYPE_CHECKING, Any

from workbench.domain.reading import ReadText
from workbench.readers.encoding import Decoded, decode
from workbench.readers.page_body import body_text
from workbench.readers.page_facts import PageFacts, stated_facts
from workbench.readers.page_tree import page_tree
from workbench.readers.stated import one_line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MOST_NESTING = 300_000
"""Sum of the depths of a page's elements, which trafilatura's time grows with; a page beyond it (15,000
elements at a depth of 20, say) has its whole body read instead. News pages stay below a third of it."""

_META_CHARSET = re.compile(
    rb"<meta[^<>]{0,400}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE
)
_PRESCAN_BYTES = 4096


def read_html(data: bytes, *, name: str, charset: str | None) -> tuple[ReadText, Decoded]:
    """Read a page's main text with its title, author, site, date and address.

    When trafilatura finds no main text, or the page is too big for it, the body's own text is taken and a
    note says so.

    Args:
        data: the page.
        name: for errors.
        charset: what the sender declares; the page's own ``meta`` element is asked when it declares none.

    Raises:
        UndecodableText: the page holds NUL or a lone surrogate.
    """
    decoded = decode(data, name=name, declared=charset or _declared_charset(data))
    root = page_tree(decoded.text)
    if root is None:
        return _page("", decoded, PageFacts(), "html/body-1"), decoded
    facts = stated_facts(root)
    is_tangled = _is_tangled(root)
    article = None if is_tangled else _article(root)
    if article is not None and (text := _paragraphs(article.text or "")):
        facts = facts._replace(
            title=one_line(article.title) or facts.title,
            author=facts.author or one_line(article.author),
            publisher=facts.publisher or one_line(article.sitename),
        )
        return _page(text, decoded, facts, f"html/trafilatura-{_trafilatura_version()}"), decoded
    why = (
        "The page is too big or too deep to find its main text"
        if is_tangled
        else "No main text was found in the page"
    )
    return _page(body_text(root), decoded, facts, "html/body-1", f"{why}: its whole text was taken."), decoded


def _page(text: str, decoded: Decoded, facts: PageFacts, reader: str, *notes: str) -> ReadText:
    return ReadText(text, "text/html", decoded.encoding, reader, **facts._asdict(), notes=notes)


def _declared_charset(data: bytes) -> str | None:
    """The charset of a ``meta`` element in the first 4 kB: WHATWG's prescan of 1 kB is often too short."""
    found = _META_CHARSET.search(data[:_PRESCAN_BYTES])
    return found[1].decode("ascii") if found else None


def _is_tangled(root: HtmlElement) -> bool:
    """Whether the page has too many elements, too deep inside each other."""
    from lxml import etree

    depth = nesting = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        nesting += depth
        if nesting > 2 * MOST_NESTING:
            return True
    return False


def _article(root: HtmlElement) -> Any | None:
    """trafilatura's reading of the page, or ``None`` when it finds none."""
    trafilatura = _trafilatura()
    try:
        return trafilatura.bare_extraction(
            root,
            with_metadata=True,
            include_comments=False,
            date_extraction_params={"extensive_search": False},
        )
    except (RecursionError, ValueError, TypeError, AttributeError, KeyError, IndexError):
        # Pages in the wild trip it in ways it does not document; the body text is read then, and noted.
        return None


@cache
def _trafilatura() -> Any:
    """The library, silenced: what it logs about a page is no news for a reviewer."""
    for noisy in ("trafilatura", "htmldate", "courlan", "justext"):
        logging.getLogger(noisy).setLevel(logging.CRITICAL + 1)
    import trafilatura

    return trafilatura


@cache
def _trafilatura_version() -> str:
    from importlib.metadata import version

    return version("trafilatura")


def _paragraphs(text: str) -> str:
    """Blocks set apart by an empty line; items of one list and rows of one table stay together."""
    lines = [" ".join(line.split()) for line in text.split("\n")]
    joined: list[str] = []
    before = ""
    for line in filter(None, lines):
        if before:
            joined.append("\n" if line[:2] == before[:2] and line[:2] in {"- ", "| "} else "\n\n")
        joined.append(line)
        before = line
    return "".join(joined)
