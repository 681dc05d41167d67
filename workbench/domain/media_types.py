"""What bytes are by their first marks, whatever their name or sender claims."""

from __future__ import annotations

from typing import NamedTuple


class Signature(NamedTuple):
    """A kind of file known by the marks it begins with."""

    media_type: str
    description: str
    """For a sentence: ``a PDF``, ``a Word document (DOCX)``."""


_OCTETS = "application/octet-stream"

_MARKS: tuple[tuple[int, bytes, Signature], ...] = (
    (0, b"SQLite format 3\0", Signature("application/vnd.sqlite3", "an SQLite database")),
    (0, b"\x89PNG\r\n\x1a\n", Signature("image/png", "a PNG image")),
    (0, b"\xff\xd8\xff", Signature("image/jpeg", "a JPEG image")),
    (0, b"GIF87a", Signature("image/gif", "a GIF image")),
    (0, b"GIF89a", Signature("image/gif", "a GIF image")),
    (0, b"II*\0", Signature("image/tiff", "a TIFF image")),
    (0, b"MM\0*", Signature("image/tiff", "a TIFF image")),
    (8, b"WEBP", Signature("image/webp", "a WebP image")),
    (8, b"WAVE", Signature("audio/wav", "a WAV recording")),
    (8, b"AVI ", Signature("video/x-msvideo", "an AVI video")),
    (4, b"ftypheic", Signature("image/heic", "a HEIC image")),
    (4, b"ftypavif", Signature("image/avif", "an AVIF image")),
    (4, b"ftypM4A", Signature("audio/mp4", "an M4A recording")),
    (4, b"ftyp", Signature("video/mp4", "an MP4 video")),
    (0, b"ID3", Signature("audio/mpeg", "an MP3 recording")),
    (0, b"OggS", Signature("audio/ogg", "an Ogg recording")),
    (0, b"fLaC", Signature("audio/flac", "a FLAC recording")),
    (0, b"\x1aE\xdf\xa3", Signature("video/webm", "a WebM or Matroska video")),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Signature("application/x-ole-storage", "an old Office file")),
    (0, b"{\\rtf", Signature("application/rtf", "an RTF document")),
    (0, b"%!PS", Signature("application/postscript", "a PostScript document")),
    (0, b"\x1f\x8b", Signature("application/gzip", "a gzip archive")),
    (0, b"BZh91AY&SY", Signature("application/x-bzip2", "a bzip2 archive")),
    (0, b"\xfd7zXZ\0", Signature("application/x-xz", "an xz archive")),
    (0, b"\x28\xb5\x2f\xfd", Signature("application/zstd", "a zstd archive")),
    (0, b"7z\xbc\xaf\x27\x1c", Signature("application/x-7z-compressed", "a 7-Zip archive")),
    (0, b"Rar!\x1a\x07", Signature("application/vnd.rar", "a RAR archive")),
    (257, b"ustar", Signature("application/x-tar", "a tar archive")),
    (0, b"\x7fELF", Signature(_OCTETS, "a program")),
    (0, b"\xca\xfe\xba\xbe", Signature(_OCTETS, "a program")),
    (0, b"wOFF", Signature("font/woff", "a font")),
    (0, b"wOF2", Signature("font/woff2", "a font")),
)

_OFFICE = "application/vnd.openxmlformats-officedocument."

_ZIPPED: tuple[tuple[bytes, Signature], ...] = (
    (b"word/document.xml", Signature(_OFFICE + "wordprocessingml.document", "a Word document (DOCX)")),
    (b"xl/workbook.xml", Signature(_OFFICE + "spreadsheetml.sheet", "an Excel workbook (XLSX)")),
    (b"ppt/presentation.xml", Signature(_OFFICE + "presentationml.presentation", "a presentation (PPTX)")),
    (b"mimetypeapplication/epub+zip", Signature("application/epub+zip", "an EPUB book")),
    (b"mimetypeapplication/vnd.oasis.opendocument.", Signature("application/vnd.oasis", "an ODF document")),
)

_PDF = Signature("application/pdf", "a PDF")
_ZIP = Signature("application/zip", "a ZIP archive")
_UNKNOWN = Signature(_OCTETS, "binary data")

_PRINTED = (b"{\\rtf", b"%!PS", b"BZh91AY&SY")
"""Marks of printable characters that are certain by themselves."""

_BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")
_SAMPLE_BYTES = 65_536
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b"))


def binary_signature(data: bytes) -> Signature | None:
    """What the bytes are when they are no text; ``None`` for text in any encoding."""
    # PDF readers accept the mark anywhere in the first 1,024 bytes, but a text may speak of "%PDF-".
    if data[:1024].lstrip(b"\0\t\n\f\r \xef\xbb\xbf").startswith(b"%PDF-"):
        return _PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return next((signature for name, signature in _ZIPPED if name in data), _ZIP)
    for place, mark, signature in _MARKS:
        # A text may begin with "ID3" or "GIF89a"; the files those marks stand for hold a NUL soon after.
        if data.startswith(mark, place) and (not mark.isascii() or mark in _PRINTED or b"\0" in data[:512]):
            return signature
    if data.startswith(_BYTE_ORDER_MARKS) or utf16_by_pattern(data):
        return None
    return _UNKNOWN if _mostly_controls(data[:_SAMPLE_BYTES]) else None


def looks_like_html(data: bytes) -> bool:
    """Whether the bytes begin as an HTML page does, after a byte order mark, blanks and comments."""
    start = data[:_SAMPLE_BYTES].lstrip(b"\xef\xbb\xbf\xff\xfe").replace(b"\0", b"").lstrip().lower()
    while start.startswith((b"<!--", b"<?")):
        _, closed, start = start.partition(b"-->" if start.startswith(b"<!--") else b">")
        if not closed:
            return False
        start = start.lstrip()
    return start.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<title", b"<meta"))


def sniffed_media_type(data: bytes) -> str:
    """The media type that the bytes themselves show."""
    if signature := binary_signature(data):
        return signature.media_type
    return "text/html" if looks_like_html(data) else "text/plain"


def utf16_by_pattern(data: bytes) -> str | None:
    """``utf-16-le`` or ``utf-16-be`` when every other byte is mostly NUL: Western text without a mark."""
    sample = data[:4096]
    half = len(sample) // 2
    if half < 2:
        return None
    low, high = sample[0 : half * 2 : 2].count(0), sample[1 : half * 2 : 2].count(0)
    if high > 0.7 * half and low < 0.05 * half:
        return "utf-16-le"
    if low > 0.7 * half and high < 0.05 * half:
        return "utf-16-be"
    return None


def _mostly_controls(sample: bytes) -> bool:
    """Whether more bytes are control characters than a text with some damage would hold.

    In compressed or encrypted data one byte in ten is one; in a text hardly any is.
    """
    return len(sample) - len(sample.translate(None, _CONTROLS)) > max(3, len(sample) // 33)
