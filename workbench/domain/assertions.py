"""What an extractor finds: one place in a document where someone states something."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from workbench.domain.spans import Span


class AssertionKind(StrEnum):
    """The six kinds of assertion (the first that holds names a passage; one sentence may carry several)."""

    QUOTATION = "quotation"
    """Words in quotation marks given as someone's."""
    REPORTED = "reported"
    """Indirect speech: a named source said, announced or maintains that ..."""
    QUANTITY = "quantity"
    """A number with a unit or measure."""
    COUNT = "count"
    """A cardinal or ordinal count or rank of things, in digits or words."""
    EVENT = "event"
    """A dated or datable thing that happened."""
    OTHER = "other"
    """Checkable, and none of these."""


class Comparator(StrEnum):
    """How a figure bounds what it measures."""

    EXACTLY = "="
    OVER = ">"
    UNDER = "<"
    AT_LEAST = ">="
    AT_MOST = "<="
    ABOUT = "~"


class Change(StrEnum):
    """Whether a figure is a rise or a fall rather than a level."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as written: its value, what it counts or measures, and where it stands."""

    value: str
    """Decimal string, the full number: 310 million is ``310000000``."""
    span: Span
    """The whole figure as written: sign, currency, scale words, unit, both ends of a range."""
    high: str | None = None
    """Upper end of a range."""
    unit: str | None = None
    """pint's name (``kilometer``), an ISO 4217 code, ``percent``, ``percentage_point``, ``basis_point``, or for
    counts the counted noun."""
    comparator: Comparator = Comparator.EXACTLY
    change: Change | None = None


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression and the ISO 8601 value it resolves to (``2024-04``, ``1990/1999``, ``1950/..``)."""

    span: Span
    date: str


@dataclass(frozen=True, slots=True)
class Entity:
    """A named thing in the passage; ``type`` is person, organisation, place, instrument, system or other."""

    text: str
    type: str
    span: Span


@dataclass(frozen=True, slots=True)
class Assertion:
    """One assertion as the extractor read it. Offsets are code points in the stored text, half open.

    ``figures`` holds every figure of the passage; ``value``, ``high``, ``unit``, ``comparator``, ``change`` and
    ``value_span`` repeat the first. Figures inside a quotation live in ``figures`` only.
    """

    kind: AssertionKind
    span: Span
    text: str
    parts: tuple[Span, ...]
    """Runs that make up the assertion; of a quotation, its quoted runs with their marks."""
    sentence: Span
    content: tuple[Span, ...] = ()
    """Of ``reported`` and quotations: what is said, without source and cue."""
    speaker: str | None = None
    """The name, resolved."""
    speaker_span: Span | None = None
    """The mention that attributes these words ("he", "a spokesman")."""
    role: str | None = None
    organisation: str | None = None
    cue: str | None = None
    cue_span: Span | None = None
    cited_source: str | None = None
    subject: str | None = None
    attribute: str | None = None
    value: str | None = None
    high: str | None = None
    unit: str | None = None
    comparator: Comparator | None = None
    change: Change | None = None
    value_span: Span | None = None
    figures: tuple[Figure, ...] = ()
    date: str | None = None
    date_anchor: str | None = None
    dates: tuple[DateMention, ...] = ()
    entities: tuple[Entity, ...] = ()
    check_worthiness: int = 0
    """Integer thousandths, 0 to 1000."""
    cues: tuple[str, ...] = field(default=())
    """Why the score is what it is, in words a person can read."""
    wording: str = ""
    """The claim proposed from this passage, in self-contained words."""


def plain_figure(figure: Figure) -> dict[str, Any]:
    """A figure in the terms of JSON."""
    return {
        "value": figure.value,
        "high": figure.high,
        "unit": figure.unit,
        "comparator": str(figure.comparator),
        "change": str(figure.change) if figure.change else None,
        "start": figure.span.start,
        "end": figure.span.end,
    }


def plain_date(mention: DateMention) -> dict[str, Any]:
    """A date expression in the terms of JSON."""
    return {"start": mention.span.start, "end": mention.span.end, "date": mention.date}


def plain_assertion(reading: Assertion) -> dict[str, Any]:
    """A reading in the terms of JSON, without its words and the proposed wording; offsets are as in the reading."""
    return {
        "kind": str(reading.kind),
        "start": reading.span.start,
        "end": reading.span.end,
        "parts": [list(p) for p in reading.parts],
        "content": [list(c) for c in reading.content],
        "sentence": list(reading.sentence),
        "speaker": reading.speaker,
        "speaker_span": list(reading.speaker_span) if reading.speaker_span else None,
        "role": reading.role,
        "organisation": reading.organisation,
        "cue": reading.cue,
        "cue_span": list(reading.cue_span) if reading.cue_span else None,
        "cited_source": reading.cited_source,
        "subject": reading.subject,
        "attribute": reading.attribute,
        "value": reading.value,
        "high": reading.high,
        "unit": reading.unit,
        "comparator": str(reading.comparator) if reading.comparator else None,
        "change": str(reading.change) if reading.change else None,
        "value_span": list(reading.value_span) if reading.value_span else None,
        "figures": [plain_figure(f) for f in reading.figures],
        "date": reading.date,
        "date_anchor": reading.date_anchor,
        "dates": [plain_date(mention) for mention in reading.dates],
        "entities": [
            {"text": e.text, "type": e.type, "start": e.span.start, "end": e.span.end}
            for e in reading.entities
        ],
        "check_worthiness": reading.check_worthiness,
        "cues": list(reading.cues),
    }
