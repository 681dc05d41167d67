"""Text made harmless for a terminal: what a program would obey, a person sees as a visible mark.

ESC, the C0 and C1 controls, bidi overrides and isolates, zero-width characters and line separators reach a terminal
through every widget and through print. Stored text is never changed; this is for showing it.
"""

from __future__ import annotations

import re

_HARMFUL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
_BLANKS = re.compile(r"[\t\n]+")


def show(text: str, *, keep_newlines: bool = False) -> str:
    """The text with every control, override and invisible character as ``<U+202E>``; C0 controls as their pictures.

    Tabs and newlines become one blank, unless newlines are to be kept.
    """
    shown = text if _is_plain(text) else _HARMFUL.sub(_mark, text)
    if keep_newlines:
        return shown.replace("\t", "    ")
    return _BLANKS.sub(" ", shown)


def is_harmless(text: str) -> bool:
    """Whether a terminal shows the text as it is."""
    return _is_plain(text) or _HARMFUL.search(text) is None


def _is_plain(text: str) -> bool:
    return text.isascii() and text.isprintable()


def _mark(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code == 0x0D:
        return ""
    if code < 0x20:
        return chr(0x2400 + code)
    return f"<U+{code:04X}>"
