"""What a page states about itself in its head and its JSON-LD: title, author, site, date, address.

Only statements made for machines are read. A date found somewhere in the page may be another story's, so none
is taken from the visible text or the address.

Definitions: schema.org Article, Open Graph protocol, Dublin Core, Highwire Press tags.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from workbench.readers.stated import iso_date, one_line, web_address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_TITLES = ("og:title", "citation_title", "dc.title", "dcterms.title", "twitter:title")
_AUTHORS = ("author", "citation_author", "dc.creator", "dcterms.creator", "article:author", "parsely-author")
_SITES = ("og:site_name", "citation_journal_title", "citation_publisher", "dc.publisher", "dcterms.publisher")
_DATES = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "citation_publication_date",
    "citation_online_date",
    "citation_date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publication_date",
    "publishdate",
    "publish-date",
    "date",
)
_ADDRESSES = ("og:url",)

_LONGEST_JSON = 1_000_000
_MOST_NODES = 5_000


class PageFacts(NamedTuple):
    """What a page states; ``None`` where it is silent."""

    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None


def stated_facts(root: HtmlElement) -> PageFacts:
    """Read the page's own statements, the more explicit before the more general."""
    meta = _meta(root)
    article = next((node for node in _linked_data(root) if "datePublished" in node or "headline" in node), {})
    return PageFacts(
        title=one_line(_text(article.get("headline")) or _first(meta, _TITLES) or root.findtext(".//title")),
        author=_person(_names(article.get("author"))) or _person(_first(meta, _AUTHORS)),
        publisher=one_line(_first(meta, _SITES) or _names(article.get("publisher"))),
        published=_date(article, meta, root),
        url=_canonical(root) or web_address(_first(meta, _ADDRESSES)),
    )


def _meta(root: HtmlElement) -> dict[str, str]:
    """The first content of each ``meta`` name, property or itemprop, by its name in lower case."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        content = (element.get("content") or "").strip()
        for key in (element.get("name"), element.get("property"), element.get("itemprop")):
            if key and content:
                found.setdefault(key.strip().lower(), content)
    return found


def _first(meta: dict[str, str], keys: tuple[str, ...]) -> str | None:
    return next((meta[key] for key in keys if key in meta), None)


def _date(article: dict[str, Any], meta: dict[str, str], root: HtmlElement) -> str | None:
    stated = [_text(article.get("datePublished")), *(meta.get(key) for key in _DATES)]
    stated += [
        element.get("datetime") or element.get("content")
        for element in root.xpath("//*[@itemprop='datePublished'] | //time[@pubdate]")
    ]
    return next((day for value in stated if (day := iso_date(value))), None)


def _canonical(root: HtmlElement) -> str | None:
    for element in root.iter("link"):
        if (element.get("rel") or "").strip().lower() == "canonical":
            return web_address(element.get("href"))
    return None


def _person(name: str | None) -> str | None:
    """A byline without its "By"; an address of a profile page is no name."""
    name = one_line(name)
    if name is None or web_address(name):
        return None
    return one_line(name[3:]) if name[:3].lower() == "by " else name


def _linked_data(root: HtmlElement) -> Iterator[dict[str, Any]]:
    """Every JSON-LD object of the page, outer before inner."""
    for script in root.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        source = script.text or ""
        if len(source) > _LONGEST_JSON:
            continue
        try:
            waiting = [json.loads(source)]
        except (ValueError, RecursionError):
            continue
        seen = 0
        while waiting and seen < _MOST_NODES:
            node = waiting.pop(0)
            seen += 1
            if isinstance(node, dict):
                yield node
                waiting += node["@graph"] if isinstance(node.get("@graph"), list) else []
            elif isinstance(node, list):
                waiting += node


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _names(value: Any) -> str | None:
    """The name of a JSON-LD person or organisation, or of several, in their order."""
    match value:
        case str(name) | {"name": str(name)}:
            return name
        case [*several]:
            named = (_names(one) for one in several[:20] if not isinstance(one, list))
            return ", ".join(filter(None, named)) or None
        case _:
            return None
