"""Foreign text made harmless: hidden characters become visible, only plain addresses become links."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

# Controls (C0 but tab and newline, DEL, C1), Arabic letter mark, zero width space, directional marks, line
# and paragraph separators, embeddings and overrides, word joiner, invisible operators, isolates, byte order
# mark, surrogates, interlinear annotation, noncharacters, tags: what changes a text's looks unseen.
HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufdd0-\ufdef"
    "\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_ADDRESS = re.compile(r"(?:https?://|mailto:)\S", re.IGNORECASE)


def hidden_runs(text: str) -> list[tuple[str, bool]]:
    """The text in runs, each with whether it is the mark of a hidden character (``⟨U+202E⟩``).

    Line ends become ``\\n`` first, so that a carriage return counts as hidden only when it stands alone.
    """
    text = text.replace("\r\n", "\n")
    runs: list[tuple[str, bool]] = []
    end = 0
    for found in HIDDEN.finditer(text):
        if found.start() > end:
            runs.append((text[end : found.start()], False))
        runs.append((f"⟨U+{ord(found.group()):04X}⟩", True))
        end = found.end()
    if end < len(text):
        runs.append((text[end:], False))
    return runs


def visible(text: str) -> str:
    """The text with every hidden character shown as a mark such as ``⟨U+202E⟩``."""
    return "".join(run for run, _ in hidden_runs(text))


def reads_right_to_left(text: str) -> bool:
    """Whether some of it is Hebrew, Arabic or another script that could reorder its surroundings."""
    return _RIGHT_TO_LEFT.search(text) is not None


def safe_address(url: str | None) -> str | None:
    """The address, percent-encoded, if it may become a link: http, https or mailto, nothing hidden in it."""
    if url is None or not _ADDRESS.match(url) or HIDDEN.search(url) or re.search(r"\s", url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme != "mailto" and not parts.netloc:
        return None
    return quote(url, safe="%:/?#@!$&'*+,;=-._~[]()")
