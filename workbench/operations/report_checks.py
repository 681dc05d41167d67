"""A claim's check as the parts of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.checks import FigureOutcome
from workbench.domain.side_by_side import pieces, whose_words
from workbench.reports.checks import Aligned, ReportFigureCheck, ReportQuoteCheck

if TYPE_CHECKING:
    from workbench.domain.checks import ClaimCheck, FigureCheck, PartCheck, QuotationCheck, SourceCheck


def quote_checks(check: ClaimCheck) -> tuple[ReportQuoteCheck, ...]:
    """Every quotation against every source."""
    return tuple(_quotation(item, source) for source in check.sources for item in source.quotations)


def figure_checks(check: ClaimCheck) -> tuple[ReportFigureCheck, ...]:
    """Every figure and date against the sources that have it; one that none has, once."""
    said: dict[tuple[str, str], list[tuple[FigureCheck, SourceCheck]]] = {}
    for source in check.sources:
        for item in source.figures:
            said.setdefault((item.kind, item.words), []).append((item, source))
    rows = []
    for pairs in said.values():
        told = [pair for pair in pairs if pair[0].outcome is not FigureOutcome.ABSENT]
        rows += [_figure(item, _named(source)) for item, source in told]
        if not told:
            nowhere = f"none of {len(pairs)} sources" if len(pairs) > 1 else _named(pairs[0][1])
            rows.append(_figure(pairs[0][0], nowhere))
    return tuple(rows)


def _named(source: SourceCheck) -> str:
    """The source in short: the evidence above it cites it in full."""
    reference = source.reference
    return ", ".join(part for part in (f"“{reference.title}”", reference.source) if part)


def _quotation(item: QuotationCheck, source: SourceCheck) -> ReportQuoteCheck:
    place = item.place
    return ReportQuoteCheck(
        quotation=item.text,
        outcome=item.outcome,
        citation=_named(source),
        whose=whose_words(item) or None,
        parts=tuple(_aligned(part) for part in item.parts),
        remarks=item.remarks,
        start=place.start if place else None,
        end=place.end if place else None,
        snapshot_id=source.snapshot.id,
    )


def _aligned(part: PartCheck) -> tuple[Aligned, ...]:
    return tuple(
        Aligned(words, str(tone), str(stretch.kind) if stretch.kind else None)
        for stretch in part.stretches
        for words, tone in pieces(stretch)
    )


def _figure(item: FigureCheck, named: str) -> ReportFigureCheck:
    return ReportFigureCheck(
        words=item.words,
        outcome=str(item.outcome),
        citation=named,
        found=item.found,
        excerpt=item.excerpt,
        explanation=item.explanation,
    )
