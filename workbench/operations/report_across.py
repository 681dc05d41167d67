"""The chapter of a report on what the articles agree and disagree on, read from the workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.decisions import FindingFilter, FindingStatus
from workbench.reports.across import (
    NOTES,
    Across,
    FoundPassage,
    ReportDifference,
    ReportFinding,
    ReportName,
    ReportVoice,
)
from workbench.store.chunks import in_chunks

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from workbench.domain.decisions import FindingDetail, FindingPassage, FindingSummary
    from workbench.domain.findings import FindingType
    from workbench.store.reader import Reader

OPEN_SHOWN = 100
"""Findings of each kind nobody has judged that a report shows, the surest first."""
READ_AT_ONCE = 100


def across_part(reader: Reader, documents: Collection[str], text_of: Callable[[str], str]) -> Across:
    """What was found between the articles asked for; between all of them when none is named."""
    scope = set(documents)
    shown: list[FindingSummary] = []
    left_out = 0
    for kind in NOTES:
        summaries = _of_kind(reader, kind, scope)
        judged = [one for one in summaries if one.status is not FindingStatus.OPEN]
        still_open = sorted(
            (one for one in summaries if one.status is FindingStatus.OPEN),
            key=lambda one: (-one.confidence, one.id),
        )
        shown += [*judged, *still_open[:OPEN_SHOWN]]
        left_out += max(0, len(still_open) - OPEN_SHOWN)
    found = [
        detail
        for numbers in in_chunks([one.n for one in shown], READ_AT_ONCE)
        for detail in reader.findings(numbers)
    ]
    titles = reader.document_titles()
    return Across(
        findings=tuple(_finding(detail, text_of) for detail in found),
        names=tuple(ReportName(entity.name, entity.spellings) for entity in reader.entities()),
        voices=tuple(
            ReportVoice(tuple(group), tuple(titles[document] for document in group))
            for group in reader.voices()
            if not scope or scope.intersection(group)
        ),
        left_out=left_out,
        behind=len(reader.findings_due()),
    )


def _of_kind(reader: Reader, kind: FindingType, scope: set[str]) -> list[FindingSummary]:
    order = reader.finding_order(FindingFilter(type=kind))
    summaries = [one for numbers in in_chunks(order) for one in reader.finding_page(numbers)]
    return [one for one in summaries if not scope or scope.intersection(one.documents)]


def _finding(detail: FindingDetail, text_of: Callable[[str], str]) -> ReportFinding:
    summary = detail.summary
    return ReportFinding(
        id=summary.id,
        type=str(summary.type),
        status=str(summary.status),
        explanation=summary.explanation,
        confidence=summary.confidence,
        passages=tuple(_passage(passage, text_of) for passage in detail.shown),
        differences=tuple(ReportDifference(d.kind, d.a, d.b) for d in summary.differences),
        reason=summary.reason,
        reviewer=summary.reviewer,
    )


def _passage(found: FindingPassage, text_of: Callable[[str], str]) -> FoundPassage:
    reading, text = found.assertion.reading, text_of(found.assertion.document_id)
    span, around = found.span, found.around
    return FoundPassage(
        document_id=found.assertion.document_id,
        document_title=found.assertion.document_title,
        words=found.words,
        before=text[around.start : span.start],
        after=text[span.end : around.end],
        speaker=reading.speaker if found.is_asserted else None,
        claim_id=found.claim_id,
    )
