"""Names of things: tagged digests for what follows from content, pure randomness for what people open.

An id is 80 bits in 16 base32 characters, lower case. Ids are never time-led, so the shortest prefix that is unique
stays short and can be typed, as with git.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from base64 import b32encode
from collections.abc import Callable

from workbench.domain.canonical import canonical_json

ID_CHARACTERS = 16
_ID_BYTES = 10

Entropy = Callable[[int], bytes]
"""Gives so many random bytes; tests and the sample hand in a fixed one."""

Clock = Callable[[], int]
"""Gives the time as integer milliseconds since 1970 (UTC)."""


def sha256_hex(data: bytes) -> str:
    """The SHA-256 of bytes as 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def random_id(entropy: Entropy) -> str:
    """A new id of pure randomness."""
    return _base32(entropy(_ID_BYTES))


def tagged_id(tag: str, *parts: object) -> str:
    """The id that follows from content: a digest over a domain tag and the canonical form of the parts."""
    data = f"workbench-{tag}-v1\0".encode() + canonical_json(list(parts)).encode()
    return _base32(hashlib.sha256(data).digest()[:_ID_BYTES])


def document_id(text: str) -> str:
    """The id of a document with this stored text; the same text has the same id everywhere."""
    return tagged_id("document", text)


def reviewer_id(name: str) -> str:
    """The id of a reviewer: the name in one form, case folded, spaces collapsed."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", name).casefold()).strip()


def _base32(data: bytes) -> str:
    return b32encode(data).decode().lower()
