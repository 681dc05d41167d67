"""EPUB books: the text of the chapters in reading order, and what the package says of the book."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from workbench.domain.reading import ReadText
from workbench.errors import BrokenFile
from workbench.readers.encoding import decode
from workbench.readers.packed import Package
from workbench.readers.page_body import body_text
from workbench.readers.page_tree import page_tree
from workbench.readers.stated import iso_date, one_line

if TYPE_CHECKING:
    from lxml.etree import _Element

_CONTAINER = "META-INF/container.xml"
_RIGHTS = "META-INF/encryption.xml"
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"


def read_book(data: bytes, *, name: str) -> ReadText:
    """Read a book's chapters in the order of its spine.

    Raises:
        BrokenFile: it is damaged, locked, or holds more than such a file should.

    Reference:
        W3C EPUB 3.3, "Open Container Format" and "Package document".
    """
    package = Package(data, name)
    if _RIGHTS in package.names and package.xml(_RIGHTS).find(".//{*}EncryptedKey") is not None:
        raise BrokenFile(name, "it is locked by a publisher's rights management")
    root_file = package.xml(_CONTAINER).find(".//{*}rootfile")
    place = (root_file.get("full-path") if root_file is not None else None) or ""
    book = package.xml(place)
    chapters = [_chapter(package, path) for path in _spine(book, posixpath.dirname(place))]
    return ReadText(
        text="\n\n".join(chapter for chapter in chapters if chapter),
        media_type="application/epub+zip",
        encoding=None,
        reader="epub/1",
        title=_stated(book, "title"),
        author=_stated(book, "creator"),
        publisher=_stated(book, "publisher"),
        published=iso_date(_stated(book, "date")),
    )


def _spine(book: _Element, folder: str) -> list[str]:
    """Paths of the chapters inside the archive, in reading order; a chapter named twice is read once."""
    items = {item.get("id"): item.get("href") for item in book.iterfind(".//{*}manifest/{*}item")}
    named = [items.get(item.get("idref")) for item in book.iterfind(".//{*}spine/{*}itemref")]
    paths = [posixpath.normpath(posixpath.join(folder, unquote(href))) for href in named if href]
    return list(dict.fromkeys(paths))


def _chapter(package: Package, path: str) -> str:
    if path not in package.names:
        return ""
    page = decode(package.read(path).replace(b"\0", b""), name=package.name).text
    root = page_tree(page)
    return body_text(root) if root is not None else ""


def _stated(book: _Element, what: str) -> str | None:
    return one_line(book.findtext(f".//{_DUBLIN_CORE}{what}"))
