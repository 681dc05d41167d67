"""Bytes to characters: which encoding, how certain, and how much was lost."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from workbench.domain.media_types import utf16_by_pattern
from workbench.errors import UndecodableText

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_AS_BROWSERS_DO = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
}
"""Labels that pages use for a superset of the encoding; a page that declares UTF-16 in ASCII is not in it.

Definition: WHATWG Encoding Standard, "Names and labels" and the prescan of HTML.
"""

_LATIN_LETTERS = {
    "cp1252": "àâäáãåæçèéêëìíîïñòóôöõøœùúûüßÀÂÄÁÃÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÖÕØŒÙÚÛÜ",
    "cp1254": "çğıöşüÇĞİÖŞÜâîûÂÎÛ",
    "cp1250": "ąćęłńóśźżĄĆĘŁŃÓŚŹŻáčďéěíňřšťúůýžÁČĎÉĚÍŇŘŠŤÚŮÝŽäöüőűÄÖÜŐŰăâîşţĂÂÎŞŢđĐßĺľŕ",
    "iso8859-2": "ąćęłńóśźżĄĆĘŁŃÓŚŹŻáčďéěíňřšťúůýžÁČĎÉĚÍŇŘŠŤÚŮÝŽäöüőűÄÖÜŐŰăâîşţĂÂÎŞŢđĐßĺľŕ",
    "mac-roman": "àâäáãåæçèéêëìíîïñòóôöõøœùúûüßÀÂÄÁÃÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÖÕØŒÙÚÛÜ",
}
"""Letters of the languages each single-byte encoding is used for; the first that fits best is taken."""

_LATIN_MARKS = frozenset("“”‘’„‚–—…•€£©®™°§«»¿¡·½¼¾²³ª\N{SOFT HYPHEN}\N{NO-BREAK SPACE}")

_HIGH_RUN = re.compile(rb"[\x80-\xff]+")
_SAMPLE_BYTES = 100_000

_WHATWG_NAMES = {"cp932": "shift_jis", "cp949": "euc-kr", "big5hkscs": "big5", "mac-roman": "macintosh"}


class Decoded(NamedTuple):
    """Text with the encoding it came from."""

    text: str
    encoding: str
    replaced: int = 0
    """How many characters could not be decoded and stand as U+FFFD."""
    guessed: bool = False
    """The bytes carry no statement of their encoding that fits."""


def decode(data: bytes, *, name: str, declared: str | None = None) -> Decoded:
    """Decode a text: by its byte order mark, as UTF-8, as declared, else by what its bytes look like.

    UTF-8 goes before the declaration: bytes that happen to be valid UTF-8 are, while pages that declare
    another encoding and are UTF-8 are common. The mark itself is dropped; line ends become LF.

    Args:
        data: the whole file.
        name: for the error.
        declared: a charset label from a header or an HTML ``meta`` element; an unknown label is ignored.

    Raises:
        UndecodableText: the text holds NUL or a lone surrogate.
    """
    found = _by_mark(data) or _by_declaration_or_bytes(data, _codec(declared))
    _refuse_unstorable(found.text, name)
    text = found.text.replace("\r\n", "\n").replace("\r", "\n")
    return found._replace(text=text, encoding=_public_name(found.encoding))


def _by_mark(data: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _whole(data[len(mark) :], encoding)
    return None


def _by_declaration_or_bytes(data: bytes, declared: str | None) -> Decoded:
    if pattern := utf16_by_pattern(data):
        return _whole(data, pattern)
    # ISO-2022-JP and its like are ASCII bytes throughout, so UTF-8 would accept them as gibberish.
    if declared and declared.startswith(("iso2022", "hz")) and (text := _strict(data, declared)) is not None:
        return Decoded(text, declared)
    if (text := _strict(data, "utf-8", "surrogatepass")) is not None:
        return Decoded(text, "utf-8")
    if (text := _strict(data, declared)) is not None and declared:
        return Decoded(text, declared)
    if _mostly_utf8(data):
        return _whole(data, "utf-8")
    if declared and declared != "utf-8":
        return _whole(data, declared)
    return _whole(data, _guess(data))._replace(guessed=True)


def _whole(data: bytes, encoding: str) -> Decoded:
    """Decode everything; what does not fit becomes U+FFFD, counted; surrogates are kept to be refused."""
    for errors in ("strict", "surrogatepass"):
        try:
            return Decoded(data.decode(encoding, errors), encoding)
        except UnicodeDecodeError:
            continue
    text = data.decode(encoding, "replace")
    written = data.count("\N{REPLACEMENT CHARACTER}".encode()) if encoding == "utf-8" else 0
    return Decoded(text, encoding, replaced=text.count("\N{REPLACEMENT CHARACTER}") - written)


def _strict(data: bytes, encoding: str | None, errors: str = "strict") -> str | None:
    if encoding is None:
        return None
    try:
        return data.decode(encoding, errors)
    except UnicodeDecodeError:
        return None


def _mostly_utf8(data: bytes) -> bool:
    """Whether a few damaged places stand in what is otherwise UTF-8.

    Text in another encoding holds next to no valid sequence of several bytes.
    """
    text = data.decode("utf-8", "replace")
    broken = text.count("\N{REPLACEMENT CHARACTER}")
    whole = sum(len(run) for run in re.findall(r"[^\x00-\x7f�]+", text))
    return whole >= 2 * broken


def _guess(data: bytes) -> str:
    """The likeliest encoding of bytes that are neither UTF-8 nor in the declared encoding."""
    runs = _HIGH_RUN.findall(data[: 20 * _SAMPLE_BYTES])
    high = b"".join(runs)
    # Latin scripts have single accented letters between ASCII ones; other scripts have whole words of them.
    if len(runs) * 2 >= len(high):
        return _likeliest_latin(high)
    return _detected(_sample(data)) or _likeliest_latin(high)


def _likeliest_latin(high: bytes) -> str:
    def fit(encoding: str) -> int:
        letters = _LATIN_LETTERS[encoding]
        return sum(c in letters or c in _LATIN_MARKS for c in high.decode(encoding, "replace"))

    return max(_LATIN_LETTERS, key=fit)


def _detected(sample: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return best.encoding if best else None


def _sample(data: bytes) -> bytes:
    """A stretch from the first byte beyond ASCII, cut where no character of several bytes is broken."""
    first = _HIGH_RUN.search(data)
    start = max(0, first.start() - 1000) if first else 0
    sample = data[start : start + _SAMPLE_BYTES]
    if len(sample) == _SAMPLE_BYTES and (cut := max(sample.rfind(b"\n"), sample.rfind(b" "))) > 0:
        sample = sample[:cut]
    return sample


def _codec(label: str | None) -> str | None:
    """Python's name of the text encoding a label stands for."""
    try:
        found = codecs.lookup((label or "").strip().lower())
    except (LookupError, ValueError):
        return None
    # Python also lists codecs that turn bytes into bytes or read escapes; no page is written in those.
    if not getattr(found, "_is_text_encoding", True) or "escape" in found.name or found.name in _NO_CHARSETS:
        return None
    return _AS_BROWSERS_DO.get(found.name, found.name)


_NO_CHARSETS = frozenset({"idna", "punycode", "utf-7", "undefined", "mbcs", "oem"})


def _public_name(encoding: str) -> str:
    name = encoding.replace("_", "-")
    if name.startswith("cp125"):
        return f"windows-{name[2:]}"
    if name.startswith("iso8859"):
        return f"iso-8859{name[7:]}"
    return _WHATWG_NAMES.get(encoding, name)


def _refuse_unstorable(text: str, name: str) -> None:
    if (place := text.find("\0")) >= 0:
        raise UndecodableText(name, place, "a NUL character")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise UndecodableText(name, error.start, "a lone surrogate") from error
