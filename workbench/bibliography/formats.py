"""Lists of references as other programs keep them: read into CSL items, written from them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.bibliography.items import why_refused
from workbench.domain.reference_lists import ListFormat
from workbench.errors import EmptyFile, FileTooLarge, NotABibliography

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.domain.csl import Item

MOST_BYTES = 20_000_000
MOST_ITEMS = 10_000


class Entry(NamedTuple):
    """One entry of a list."""

    place: str
    """Where it stands: ``item 3 (falk2024)``."""
    item: Item | None
    reason: str = ""
    """Why it is not taken; empty when it is."""


def read_items(data: bytes, format_: ListFormat, name: str) -> list[Entry]:
    """Every entry of a list, those that cannot be taken with the reason.

    Raises:
        FileTooLarge, EmptyFile: it is.
        NotABibliography: it is not in this format, or not Unicode text, or made to harm.
    """
    from workbench.bibliography import bibtex, csl_json, ris

    if len(data) > MOST_BYTES:
        raise FileTooLarge(name, len(data), MOST_BYTES)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotABibliography(name, format_, f"it is not UTF-8 text at byte {error.start}") from None
    if not text.strip():
        raise EmptyFile(name)
    if "\0" in text:
        raise NotABibliography(name, format_, "it holds NUL, which no text does")
    read = {ListFormat.CSL_JSON: csl_json.read, ListFormat.BIBTEX: bibtex.read, ListFormat.RIS: ris.read}[
        format_
    ]
    try:
        found = read(text)
    except RecursionError:
        raise NotABibliography(name, format_, "it is nested too deeply") from None
    except ValueError as error:
        raise NotABibliography(name, format_, str(error)) from None
    if len(found) > MOST_ITEMS:
        raise NotABibliography(name, format_, f"it holds more than {MOST_ITEMS:,} items: split it")
    return [_entry(number, item) for number, item in enumerate(found, 1)]


def _entry(number: int, item: Item | str) -> Entry:
    """What was read, numbered; a text is the reason why nothing could be."""
    if isinstance(item, str):
        return Entry(f"item {number}", None, item)
    key = item.get("id") if isinstance(item, dict) else None
    place = f"item {number} ({str(key)[:60]})" if key else f"item {number}"
    reason = why_refused(item)
    return Entry(place, None if reason else item, reason or "")


def write_items(items: Iterable[Item], format_: ListFormat) -> str:
    """Valid CSL items as a list in a format; ends with a newline."""
    from workbench.bibliography import bibtex, csl_json, ris

    write = {ListFormat.CSL_JSON: csl_json.write, ListFormat.BIBTEX: bibtex.write, ListFormat.RIS: ris.write}[
        format_
    ]
    return write(list(items))
