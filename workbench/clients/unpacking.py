"""The body of an answer, read and unpacked within limits."""

from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_PIECE_BYTES = 65_536
_MIB = 1 << 20

BIG_BYTES = 4 * _MIB
"""Over this an unpacked body counts as big."""

_GZIP = frozenset({"gzip", "x-gzip"})
_WINDOW_GZIP, _WINDOW_ZLIB, _WINDOW_RAW = 31, 15, -15


class OversizeError(Exception):
    """The answer is bigger than the workbench takes; the text is a clause for a sentence."""


class BrokenAnswerError(Exception):
    """The answer is not what its headers say; the text is a clause for a sentence."""


class CutShortError(BrokenAnswerError):
    """The connection ended before the answer did."""

    def __init__(self) -> None:
        super().__init__("the answer was cut short")


def read_body(
    chunks: Iterable[bytes],
    *,
    encoding: str,
    most_wire_bytes: int,
    most_bytes: int,
    on_big: Callable[[], None] = lambda: None,
) -> bytes:
    """Everything the chunks hold, unpacked.

    Args:
        chunks: the body as received.
        encoding: the ``Content-Encoding``.
        most_wire_bytes: limit before unpacking.
        most_bytes: limit after it; nothing much over it is ever in memory.
        on_big: called before the body grows over ``BIG_BYTES``; may wait.

    Raises:
        OversizeError: a limit is passed.
        BrokenAnswerError: it is packed in a way nobody asked for, damaged, or cut short.
    """
    body = io.BytesIO()
    is_big = False
    for piece in _unpacked(_counted(chunks, most_wire_bytes), encoding.strip().lower()):
        if body.tell() + len(piece) > most_bytes:
            raise OversizeError(f"it unpacks to more than {most_bytes // _MIB} MiB")
        if not is_big and body.tell() + len(piece) > BIG_BYTES:
            is_big = True
            on_big()
        body.write(piece)
    return body.getvalue()


def _counted(chunks: Iterable[bytes], most_bytes: int) -> Iterator[bytes]:
    total = 0
    for chunk in chunks:
        total += len(chunk)
        if total > most_bytes:
            raise OversizeError(f"it sends more than {most_bytes // _MIB} MiB")
        yield chunk


def _unpacked(chunks: Iterator[bytes], encoding: str) -> Iterator[bytes]:
    if encoding in {"", "identity"}:
        return chunks
    if encoding in _GZIP:
        return _inflated(chunks, _WINDOW_GZIP)
    if encoding == "deflate":
        return _deflated(chunks)
    raise BrokenAnswerError(f"the server packed the answer as {encoding[:40]!r}, which was not asked for")


def _deflated(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """``deflate`` means zlib's format, but some servers send the bare stream."""
    first = next((chunk for chunk in chunks if chunk), b"")
    is_zlib = len(first) > 0 and first[0] & 0x0F == 8
    window = _WINDOW_ZLIB if is_zlib else _WINDOW_RAW

    def again() -> Iterator[bytes]:
        yield first
        yield from chunks

    return _inflated(again(), window)


def _inflated(chunks: Iterator[bytes], window: int) -> Iterator[bytes]:
    """Unpack in pieces of bounded size, whatever a chunk would become as a whole."""
    unpacker = zlib.decompressobj(window)
    has_begun = False
    try:
        for chunk in chunks:
            packed = chunk
            while packed:
                has_begun = True
                if unpacker.eof:
                    # A gzip file may have several members; anything else after the end is padding.
                    if window != _WINDOW_GZIP or not packed.startswith(b"\x1f\x8b"):
                        return
                    unpacker = zlib.decompressobj(window)
                yield unpacker.decompress(packed, _PIECE_BYTES)
                packed = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
    except zlib.error as error:
        raise BrokenAnswerError("the answer is packed wrongly and cannot be unpacked") from error
    if has_begun and not unpacker.eof:
        raise CutShortError
