"""Which reader fits: by what the sender claims, else by the name, else by the bytes."""

from __future__ import annotations

from enum import StrEnum
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from workbench.domain.media_types import binary_signature, looks_like_html
from workbench.errors import BinaryFile

_SUFFIXES = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".eml": "message/rfc822",
}


class Kind(StrEnum):
    """The formats the workbench reads, by their media type."""

    TEXT = "text/plain"
    MARKDOWN = "text/markdown"
    HTML = "text/html"
    PDF = "application/pdf"
    WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    BOOK = "application/epub+zip"
    MAIL = "message/rfc822"


_PACKED = frozenset({Kind.PDF, Kind.WORD, Kind.BOOK})
"""Formats known by their first bytes, whatever is claimed."""

_CLAIMS = {
    "text/html": Kind.HTML,
    "application/xhtml+xml": Kind.HTML,
    "text/markdown": Kind.MARKDOWN,
    "text/x-markdown": Kind.MARKDOWN,
    "text/plain": Kind.TEXT,
    "message/rfc822": Kind.MAIL,
}


def kind_of(data: bytes, *, name: str, media_type: str | None = None) -> Kind:
    """Find how to read the bytes.

    The first bytes decide where they show a PDF, a Word document or an EPUB book. Of text, a claimed media type
    decides, then the suffix of the name (a path or a URL), then whether the bytes begin as HTML; everything else is
    plain text.

    Raises:
        BinaryFile: the bytes are an archive, an image, a database or the like, whatever is claimed.
    """
    if signature := binary_signature(data):
        if signature.media_type in _PACKED:
            return Kind(signature.media_type)
        raise BinaryFile(name, f"it looks like {signature.description}")
    if claimed := _CLAIMS.get(essence(media_type)):
        return claimed
    if by_name := _SUFFIXES.get(_suffix(name)):
        return Kind(by_name)
    return Kind.HTML if looks_like_html(data) else Kind.TEXT


def essence(media_type: str | None) -> str:
    """A media type without its parameters, in lower case; empty for none."""
    return (media_type or "").partition(";")[0].strip().lower()


def charset(media_type: str | None) -> str | None:
    """The ``charset`` parameter of a media type."""
    for parameter in (media_type or "").split(";")[1:]:
        key, _, value = parameter.partition("=")
        if key.strip().lower() == "charset":
            return value.strip().strip("\"'") or None
    return None


def _suffix(name: str) -> str:
    """The suffix of a path, or of a URL's path without its query."""
    path = _url_path(name) if "://" in name else name
    return PurePosixPath(path).suffix.lower()


def _url_path(url: str) -> str:
    try:
        return urlsplit(url).path
    except ValueError:
        return url
