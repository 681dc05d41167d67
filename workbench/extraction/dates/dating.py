"""Which of a sentence's dates says when something was that only part of the sentence states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.assertions import AssertionKind
from workbench.domain.spans import Span
from workbench.extraction.text.clauses import dated_parts

if TYPE_CHECKING:
    from workbench.extraction.dates.grammar import Found
    from workbench.extraction.reading import Reading, Sentence

OPENING = 24
"""Characters from a sentence's start within which a date holds for all its clauses: "In 2008, ..."."""


def dates_of(reading: Reading, span: Span, sentence: Span, kind: AssertionKind) -> list[Found]:
    """The dates in the passage, else in its clause, else the one that opens its sentence.

    A date inside a quotation is the quotation's, or of the report that holds it: it dates nothing else.
    """
    if kind is AssertionKind.QUOTATION:
        return reading.dates_in(span)
    outside = [date for date in reading.dates_in(sentence) if not reading.run_over(date.span)]
    inside = [date for date in outside if span.covers(date.span)]
    if inside:
        return inside
    if kind is AssertionKind.REPORTED and (quoted := reading.dates_in(span)):
        return quoted
    if not outside:
        return []
    near = _beside(reading.sentence_at(span.start), span, outside)
    return near or [date for date in outside[:1] if date.span.start - sentence.start < OPENING]


def _beside(sentence: Sentence, span: Span, dates: list[Found]) -> list[Found]:
    """The dates that stand in the clauses a passage lies in."""
    tokens = sentence.tokens
    found = []
    for part in dated_parts(tokens, sentence.segments, {date.span.start for date in dates}):
        clause = Span(tokens[part.first].start, tokens[part.last - 1].end)
        if clause.overlap(span):
            found += [date for date in dates if clause.covers(date.span)]
    return found
