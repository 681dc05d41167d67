"""The JSON rows that ``workbench extract`` prints: one contract for scripts, in this order of keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.domain.assertions import Assertion, DateMention, Figure
    from workbench.domain.spans import Span
    from workbench.extraction.pipeline import Sentence


def _pair(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span is not None else None


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _figure(figure: Figure) -> dict[str, object]:
    return {
        "value": figure.value,
        "high": figure.high,
        "unit": figure.unit,
        "comparator": str(figure.comparator),
        "change": str(figure.change) if figure.change else None,
        "start": figure.span.start,
        "end": figure.span.end,
    }


def assertion_row(assertion: Assertion, document: str) -> dict[str, object]:
    """One assertion as ``workbench extract --jsonl`` prints it; ``document`` is the argument as typed."""
    return {
        "document": document,
        "kind": str(assertion.kind),
        "start": assertion.span.start,
        "end": assertion.span.end,
        "text": assertion.text,
        "parts": _pairs(assertion.parts),
        "content": _pairs(assertion.content),
        "sentence": _pair(assertion.sentence),
        "speaker": assertion.speaker,
        "speaker_span": _pair(assertion.speaker_span),
        "role": assertion.role,
        "organisation": assertion.organisation,
        "cue": assertion.cue,
        "cue_span": _pair(assertion.cue_span),
        "cited_source": assertion.cited_source,
        "subject": assertion.subject,
        "attribute": assertion.attribute,
        "value": assertion.value,
        "high": assertion.high,
        "unit": assertion.unit,
        "comparator": str(assertion.comparator) if assertion.comparator else None,
        "change": str(assertion.change) if assertion.change else None,
        "value_span": _pair(assertion.value_span),
        "figures": [_figure(figure) for figure in assertion.figures],
        "date": assertion.date,
        "date_anchor": assertion.date_anchor,
        "dates": [_date(mention) for mention in assertion.dates],
        "entities": [
            {"text": entity.text, "type": entity.type, "start": entity.span.start, "end": entity.span.end}
            for entity in assertion.entities
        ],
        "check_worthiness": assertion.check_worthiness / 1000,
        "cues": list(assertion.cues),
    }


def _date(mention: DateMention) -> dict[str, object]:
    return {"start": mention.span.start, "end": mention.span.end, "date": mention.date}


def sentence_row(sentence: Sentence, document: str) -> dict[str, object]:
    """One sentence as ``workbench extract --sentences`` prints it."""
    return {
        "document": document,
        "start": sentence.span.start,
        "end": sentence.span.end,
        "text": sentence.text,
        "check_worthiness": sentence.check_worthiness / 1000,
    }


def date_row(mention: DateMention, document: str, text: str) -> dict[str, object]:
    """One date expression as ``workbench extract --dates`` prints it; ``text`` is the whole document."""
    return {"document": document, **_date(mention), "text": mention.span.of(text)}


def figure_row(figure: Figure, document: str, text: str) -> dict[str, object]:
    """One figure as ``workbench extract --figures`` prints it; ``text`` is the whole document."""
    return {"document": document, **_figure(figure), "text": figure.span.of(text)}
