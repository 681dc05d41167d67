"""Words of outside services made plain: no markup, no line ends, nothing that cannot be stored, and not too long."""

from __future__ import annotations

import html
import re
from datetime import date

_TAG = re.compile(r"</?[A-Za-z!][^<>]*>")
_BREAK = re.compile(r"</?(?:p|br|div|li|title|jats:p|jats:title|jats:sec)\b[^<>]*>", re.IGNORECASE)
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
LONGEST_READ = 20_000


def plain(text: str, most: int = 600) -> str:
    """The text in one line without tags, entities read, cut to so many characters at a word."""
    stripped = _TAG.sub("", _BREAK.sub(" ", text[:LONGEST_READ]))
    line = " ".join(_UNSTORABLE.sub("\ufffd", html.unescape(stripped)).split())
    if len(line) <= most:
        return line
    return line[:most].rpartition(" ")[0].rstrip(",;:. ") + " …" if " " in line[:most] else line[:most] + "…"


def web_address(value: object) -> str | None:
    """The value when it is an http or https address that can be stored; else ``None``."""
    if not isinstance(value, str) or len(value) > 4000 or not value.startswith(("http://", "https://")):
        return None
    return None if _UNSTORABLE.search(value) or any(c.isspace() for c in value) else value


def day_of(value: object) -> str | None:
    """The day that a date or a time stamp of ISO 8601 begins with; ``None`` when it begins with none."""
    if not isinstance(value, str):
        return None
    try:
        return date.fromisoformat(value[:10]).isoformat() if value[4:5] == "-" else None
    except ValueError:
        return None
