"""Plain text: the decoded content is the text, and nothing is guessed about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.reading import ReadText

if TYPE_CHECKING:
    from workbench.readers.encoding import Decoded


def read_text(decoded: Decoded) -> ReadText:
    """Take the text as it stands."""
    return ReadText(decoded.text, media_type="text/plain", encoding=decoded.encoding, reader="text/1")
