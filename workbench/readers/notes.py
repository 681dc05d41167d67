"""What a person should know about how a file was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.readers.encoding import Decoded


def of_decoding(decoded: Decoded) -> tuple[str, ...]:
    """Where the encoding had to be guessed, or did not fit."""
    notes = []
    if decoded.guessed:
        notes.append(f"The encoding is not stated; {decoded.encoding} was assumed: check accented letters.")
    if decoded.replaced:
        what = "1 character" if decoded.replaced == 1 else f"{decoded.replaced} characters"
        notes.append(f"{what} could not be decoded and stand as U+FFFD.")
    return tuple(notes)
