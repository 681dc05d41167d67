"""What reading a file gives: its text, and what the file says of itself."""

from __future__ import annotations

from dataclasses import dataclass

FORMATS = "text, Markdown, HTML, PDF, DOCX, EPUB or EML"
"""What is read, for sentences."""

NORMALISATION = "plain/1"
"""The rules that every stored text keeps to, by version; the version stands with the reader's beside each text.

No byte order mark, CRLF and CR as LF, no NUL, no lone surrogate, never blank; Unicode is not normalised and no blank is
repaired. A paragraph, heading, list item or table row of a format begins on a line of its own; where a format has
pages, the place where each begins is kept.
"""


@dataclass(frozen=True, slots=True)
class ReadText:
    """The readable text of some bytes, with how it was read.

    Everything but the text is what the file states; nothing is guessed, and what is not stated is ``None``.
    """

    text: str
    """No byte order mark, no carriage return, no NUL, no lone surrogate; never blank."""
    media_type: str
    """What the bytes were read as: ``text/plain``, ``text/html``, ``application/pdf``."""
    encoding: str | None
    """The encoding the bytes were decoded from, by its WHATWG name (``utf-8``, ``windows-1252``); nothing where
    the format has its own."""
    reader: str
    """Reader with its version, then that of ``NORMALISATION``: ``html/trafilatura-2.3.1 plain/1``.

    The same bytes and reader give the same text.
    """
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    """ISO 8601 date, maybe partial: ``2024``, ``2024-12`` or ``2024-12-19``."""
    url: str | None = None
    """The address the page gives as its own."""
    pages: tuple[int, ...] = ()
    """Where each page begins in the text, for formats that have pages."""
    notes: tuple[str, ...] = ()
    """What a person should know about this reading, each one sentence."""
