"""Names in several spellings: what one spelling is, and what belongs together under one name."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from workbench.domain.ids import tagged_id

_WORD = re.compile(r"[^\W_]+")
LONGEST_ACRONYM = 6
_ALSO_WORDS = frozenset(
    {"us", "it", "who", "is", "as", "am", "an", "at", "or", "so", "aid", "all", "ice", "act", "start"}
)
"""Acronyms that are everyday words when written small."""


@dataclass(frozen=True, slots=True)
class NamedEntity:
    """A person, body or instrument under all its spellings."""

    name: str
    """What it is called: as a reviewer named it, else the longest spelling."""
    spellings: tuple[str, ...]
    """In alphabetical order."""
    claims: int = 0
    """Listed claims in which one of the spellings stands."""


def spelling_key(text: str) -> str:
    """What two writings of one spelling share: words without case, accents and marks."""
    folded = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(c for c in folded if not unicodedata.combining(c))
    return " ".join(_WORD.findall(plain))


def spelling_id(text: str) -> str:
    """The id under which decisions on a spelling are kept."""
    return tagged_id("spelling", spelling_key(text))


def is_acronym(text: str) -> bool:
    """Whether the case of a spelling tells: ``US`` is not "us", ``WHO`` not "who"."""
    letters = [c for c in text if c.isalpha()]
    return 0 < len(letters) <= LONGEST_ACRONYM and text.isupper() and len(_WORD.findall(text)) == 1


def is_told_by_case(text: str) -> bool:
    """Whether a search that does not look at case must leave a spelling out: it would find ordinary words."""
    return is_acronym(text) and spelling_key(text) in _ALSO_WORDS
