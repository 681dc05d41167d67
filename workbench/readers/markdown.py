"""Markdown: the source is the text; front matter and a leading title say what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.reading import ReadText
from workbench.readers.stated import iso_date, one_line, web_address

if TYPE_CHECKING:
    from workbench.readers.encoding import Decoded

_LONGEST_FRONT_MATTER_LINES = 200

_KEYS = {
    "title": "title",
    "author": "author",
    "authors": "author",
    "publisher": "publisher",
    "site": "publisher",
    "source": "publisher",
    "date": "published",
    "published": "published",
    "url": "url",
    "link": "url",
    "canonical": "url",
    "canonical_url": "url",
}


def read_markdown(decoded: Decoded) -> ReadText:
    """Take the source as it stands, with title, author, publisher, date and address of its front matter.

    Without a front matter title, a first line ``# ...`` is the title.
    """
    matter, rest = _front_matter(decoded.text)
    return ReadText(
        decoded.text,
        media_type="text/markdown",
        encoding=decoded.encoding,
        reader="markdown/1",
        title=one_line(matter.get("title")) or _leading_title(rest),
        author=one_line(matter.get("author")),
        publisher=one_line(matter.get("publisher")),
        published=iso_date(matter.get("published")),
        url=web_address(matter.get("url")),
    )


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    """The plain ``key: value`` lines between two ``---`` lines at the top, and the text after them.

    Only single-line values are read: nothing nested is needed, and YAML proper would be one more parser for
    foreign text.
    """
    if not text.startswith("---\n"):
        return {}, text
    lines = text[: 200 * _LONGEST_FRONT_MATTER_LINES].split("\n")[1:_LONGEST_FRONT_MATTER_LINES]
    end = next((n for n, line in enumerate(lines) if line.rstrip() in {"---", "..."}), None)
    if end is None:
        return {}, text
    matter: dict[str, str] = {}
    for line in lines[:end]:
        key, colon, value = line.partition(":")
        field = _KEYS.get(key.strip().lower()) if colon and not key.startswith((" ", "\t", "#")) else None
        if field and (plain := _scalar(value)):
            matter.setdefault(field, plain)
    return matter, "\n".join(text.split("\n", end + 2)[end + 2 :])


def _scalar(value: str) -> str | None:
    """A one-line YAML value without its quotes; a flow list becomes a comma-separated line."""
    value = value.strip()
    if value.startswith("[") and value.endswith("]"):
        return ", ".join(part.strip().strip("\"'") for part in value[1:-1].split(","))
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return None if value in {"", "|", ">", "null", "~"} else value


def _leading_title(text: str) -> str | None:
    """The heading that a text begins with."""
    first = text.lstrip("\n")[:500].partition("\n")[0]
    return one_line(first[2:].rstrip("# ")) if first.startswith("# ") else None
