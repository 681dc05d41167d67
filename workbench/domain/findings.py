"""What the program noticed between assertions: the same claim, a quotation changed on the way, figures in conflict."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.domain.assertions import Assertion


class FindingType(StrEnum):
    """The kinds of finding between assertions of one document or several."""

    SAME = "same"
    """They state the same fact."""
    QUOTATION_VARIANT = "quotation_variant"
    """One utterance, quoted with other words, in part, indirectly, or given to someone else."""
    CONFLICT = "conflict"
    """They cannot both be right: figures, dates, names, titles, a statement and its negation."""
    CONSISTENT_TOTAL = "consistent_total"
    """Figures that look different and agree."""
    SPELLING_VARIANT = "spelling_variant"
    """One name in several spellings; one place for each."""
    NEAR_COPY = "near_copy"
    """Two documents of one text: one voice."""


@dataclass(frozen=True, slots=True)
class ComparedAssertion:
    """An assertion as comparison sees it: whose it is, and what the extractor or a reviewer read there."""

    id: str
    """The assertion's id in a workspace; where there is none, any name that is unique in the comparison."""
    reading: Assertion
    wording: str = ""
    """The wording of its claim, where a reviewer set it: two worded alike are the same."""


@dataclass(frozen=True, slots=True)
class ComparedDocument:
    """A document as comparison sees it: its text and every assertion that counts."""

    id: str
    text: str
    assertions: Sequence[ComparedAssertion]
    published: str | None = None
    """When it came out: an ISO date, possibly partial, as stated or as the text itself gives it."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One point in which two passages part or agree; ``kind`` names it, ``a`` and ``b`` are the words on each side.

    The sides are in the order of the finding's first two assertions.
    """

    kind: str
    a: str
    b: str


class Place(NamedTuple):
    """A stretch of a document."""

    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Finding:
    """Something noticed between assertions.

    A ``near_copy`` names the first assertion of each document, any other type the assertions it is about: two, but
    for ``same``, ``consistent_total`` and ``spelling_variant``. The last has one for each spelling, and with it the
    sentence in which the spelling first stands: nothing need be asserted there, and then the assertion is the nearest.
    """

    type: FindingType
    assertions: tuple[str, ...]
    """Ids, in the order of the documents and then of their places."""
    explanation: str
    """One sentence a reviewer can follow."""
    differences: tuple[Difference, ...] = ()
    confidence: int = 0
    """Integer thousandths, 0 to 1000."""
    places: tuple[Place, ...] = ()
    """Of a ``spelling_variant``, one for each of ``assertions``."""
