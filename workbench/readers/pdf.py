"""PDF: the text of its pages, in order, with the place where each page begins."""

from __future__ import annotations

import re
from importlib.metadata import version
from typing import Any

from workbench.domain.reading import ReadText
from workbench.errors import BrokenFile, EmptyFile
from workbench.readers.stated import one_line

MOST_PAGES = 5_000
SHORT_LINE = 0.75
"""Share of the longest usual line below which a line that ends a sentence ends a paragraph."""
ENDS_SENTENCE = (".", "!", "?", ":", "”", '"', "’")

_BROKEN_WORD = re.compile(r"(?<=[^\W\d_])[\ufffe\u00ad\x02]\r?\n?")


def read_pdf(data: bytes, *, name: str) -> ReadText:
    """Read the text layer of a PDF; what only stands in its pictures is not read.

    Raises:
        BrokenFile: it is damaged, encrypted, or has too many pages.
        EmptyFile: it has no text layer, as a scan has none.
    """
    import pypdfium2

    try:
        file = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        encrypted = "password" in str(error).lower()
        raise BrokenFile(name, "it is encrypted" if encrypted else "it is no whole PDF") from error
    try:
        if len(file) > MOST_PAGES:
            raise BrokenFile(name, f"it has {len(file)} pages, over the limit of {MOST_PAGES}")
        pages = [_page_text(file, number) for number in range(len(file))]
        facts = file.get_metadata_dict(skip_empty=True)
    except pypdfium2.PdfiumError as error:
        raise BrokenFile(name, "a page of it is damaged") from error
    finally:
        file.close()
    if not any(pages):
        raise EmptyFile(name)
    empty = sum(not page for page in pages)
    return ReadText(
        text="\n\n".join(pages),
        media_type="application/pdf",
        encoding=None,
        reader=f"pdf/pdfium-{version('pypdfium2')}",
        title=one_line(facts.get("Title")),
        author=one_line(facts.get("Author")),
        pages=_starts(pages),
        notes=(f"{empty} of {len(pages)} pages have no text layer: pictures are not read.",) if empty else (),
    )


def _page_text(file: Any, number: int) -> str:
    page = file[number]
    text_page = page.get_textpage()
    try:
        return paragraphs(text_page.get_text_range())
    finally:
        text_page.close()
        page.close()


def paragraphs(page: str) -> str:
    """A page's lines joined to paragraphs: one ends at a blank line, or where a sentence ends on a short line."""
    page = _BROKEN_WORD.sub("", page).replace("\x00", "")
    lines = [" ".join(line.split()) for line in page.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    usual = sorted(len(line) for line in lines if line)
    full = usual[int(len(usual) * 0.8)] if usual else 0
    found: list[list[str]] = [[]]
    for line in lines:
        if line:
            found[-1].append(line)
        if found[-1] and (not line or (line.endswith(ENDS_SENTENCE) and len(line) < SHORT_LINE * full)):
            found.append([])
    return "\n\n".join("\n".join(block) for block in found if block)


def _starts(pages: list[str]) -> tuple[int, ...]:
    starts, place = [], 0
    for page in pages:
        starts.append(place)
        place += len(page) + 2
    return tuple(starts)
