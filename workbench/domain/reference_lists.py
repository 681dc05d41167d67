"""The formats in which other programs keep lists of references."""

from __future__ import annotations

from enum import StrEnum
from pathlib import PurePath


class ListFormat(StrEnum):
    """A format of reference lists."""

    CSL_JSON = "csl-json"
    BIBTEX = "bibtex"
    RIS = "ris"


SUFFIXES = {
    ".json": ListFormat.CSL_JSON,
    ".csljson": ListFormat.CSL_JSON,
    ".bib": ListFormat.BIBTEX,
    ".bibtex": ListFormat.BIBTEX,
    ".ris": ListFormat.RIS,
}


def format_of(name: str) -> ListFormat | None:
    """The format that a file's name ends on."""
    return SUFFIXES.get(PurePath(name).suffix.lower())
