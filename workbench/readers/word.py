"""Word documents (DOCX): paragraphs, headings, lists, tables and notes as text."""

from __future__ import annotations

import io
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from workbench.domain.reading import ReadText
from workbench.errors import BrokenFile
from workbench.readers.packed import Package
from workbench.readers.page_body import body_text
from workbench.readers.page_tree import page_tree
from workbench.readers.stated import one_line

if TYPE_CHECKING:
    from lxml.etree import _Element

_PROPERTIES = "docProps/core.xml"
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"


def read_word(data: bytes, *, name: str) -> ReadText:
    """Read a Word document's text, tracked deletions left out, pictures too.

    Raises:
        BrokenFile: it is damaged, encrypted, or holds more than such a file should.
    """
    import mammoth

    package = Package(data, name)
    for part in sorted(package.names):
        # All XML is unpacked and parsed here, within limits, before the library opens the archive again.
        if part.endswith((".xml", ".rels")):
            package.xml(part)
    try:
        page = mammoth.convert_to_html(
            io.BytesIO(data), convert_image=_no_image, external_file_access=False
        ).value
    except (KeyError, ValueError, TypeError, AttributeError, IndexError, OSError, RecursionError) as error:
        raise BrokenFile(name, "it is no whole Word document") from error
    properties = package.xml(_PROPERTIES) if _PROPERTIES in package.names else None
    root = page_tree(page) if page.strip() else None
    return ReadText(
        text=body_text(root) if root is not None else "",
        media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        encoding=None,
        reader=f"docx/mammoth-{version('mammoth')}",
        title=_stated(properties, "title"),
        author=_stated(properties, "creator"),
    )


def _no_image(_: Any) -> list[Any]:
    return []


def _stated(properties: _Element | None, what: str) -> str | None:
    return one_line(properties.findtext(f"{_DUBLIN_CORE}{what}")) if properties is not None else None
