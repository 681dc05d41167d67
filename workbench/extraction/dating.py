"""Which of a sentence's dates says when something was that only part of the sentence states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.assertions import AssertionKind
from workbench.extraction.clauses import clause_around

if TYPE_CHECKING:
    from workbench.domain.spans import Span
    from workbench.extraction.dates import Found
    from workbench.extraction.reading import Reading

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
    clause = clause_around(reading.sentence_at(span.start), span)
    near = [date for date in outside if clause.covers(date.span)]
    return near or [date for date in outside[:1] if date.span.start - sentence.start < OPENING]
