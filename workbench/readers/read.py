"""The door to the readers: bytes or a file in, readable text out.

Text and Markdown are read here; everything with a parser behind it in another process, within limits (``apart``).
"""

from __future__ import annotations

import stat
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.domain.reading import NORMALISATION
from workbench.errors import EmptyFile, FileTooLarge, UnreadableFile
from workbench.readers import apart
from workbench.readers.detect import Kind, charset, kind_of
from workbench.readers.encoding import decode
from workbench.readers.markdown import read_markdown
from workbench.readers.notes import of_decoding
from workbench.readers.text import read_text

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.domain.reading import ReadText

MOST_BYTES = 50_000_000
"""The largest file that is opened."""
MOST_TEXT_BYTES = 20_000_000
"""The longest text that is taken, counted in UTF-8: some ten novels of the longest kind."""


def read_file(path: Path) -> tuple[bytes, ReadText]:
    """Read a file: its bytes as they are, and its text.

    Raises:
        UnreadableFile: it is absent, no regular file, or the system refuses it.
        FileTooLarge: it is over 50 MB (it is not opened then), or its text over 20 MB.
        BinaryFile, EmptyFile, UndecodableText: see ``read_bytes``.
    """
    data = file_bytes(path)
    return data, read_bytes(data, name=str(path))


def file_bytes(path: Path) -> bytes:
    """A file's bytes, whatever they are.

    Raises:
        UnreadableFile: it is absent, no regular file, or the system refuses it.
        FileTooLarge: it is over 50 MB; it is not opened then.
    """
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            what = "a folder" if stat.S_ISDIR(found.st_mode) else "no regular file"
            raise UnreadableFile(path, f"it is {what}")
        _refuse_large(path, found.st_size, MOST_BYTES)
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise UnreadableFile(path, error.strerror or str(error)) from error
    except ValueError as error:  # a NUL in the name
        raise UnreadableFile(path, str(error)) from error


def read_bytes(data: bytes, *, name: str, media_type: str | None = None) -> ReadText:
    """Read the text of some bytes.

    Args:
        data: the whole file, at most 50 MB.
        name: its path or URL: names it in errors, and its suffix says how to read it.
        media_type: what the sender claims, with parameters; it goes before the suffix.

    Raises:
        FileTooLarge: the bytes are over 50 MB, or the text over 20 MB.
        EmptyFile: there is nothing in it but blanks.
        BinaryFile: no reader fits; the error says what it looks like.
        BrokenFile: it is damaged, encrypted, or made to harm.
        ReadingStopped: reading it went over a limit of time or memory.
        UndecodableText: the text holds NUL or a lone surrogate.
    """
    _refuse_large(name, len(data), MOST_BYTES)
    if not data.strip():
        raise EmptyFile(name)
    kind = kind_of(data, name=name, media_type=media_type)
    if kind in {Kind.TEXT, Kind.MARKDOWN}:
        decoded = decode(data, name=name, declared=charset(media_type))
        read = read_markdown(decoded) if kind is Kind.MARKDOWN else read_text(decoded)
        read = replace(read, notes=(*of_decoding(decoded), *read.notes))
    else:
        read = apart.read(kind, data, name=name, charset=charset(media_type))
    _refuse_large(name, len(read.text.encode()), MOST_TEXT_BYTES)
    if not read.text.strip():
        raise EmptyFile(name)
    return replace(read, reader=f"{read.reader} {NORMALISATION}")


def _refuse_large(name: Path | str, size_bytes: int, limit_bytes: int) -> None:
    if size_bytes > limit_bytes:
        raise FileTooLarge(name, size_bytes, limit_bytes)
