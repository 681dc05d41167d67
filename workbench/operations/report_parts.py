"""The workspace's records as the parts of a report."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from workbench.domain.archives import best_copy, day_in_words
from workbench.domain.identifiers import address_key
from workbench.domain.rechecks import SOURCE_SAYS
from workbench.domain.spans import Span
from workbench.operations.audit import summary
from workbench.operations.bibliography import retrieved_on
from workbench.reports.parts import (
    Appearance,
    CitedReference,
    Correction,
    Enquiry,
    FigureReading,
    HistoryEntry,
    OpenClaim,
    Passage,
    ReportArchived,
    ReportDocument,
    ReportEvidence,
    ReportSnapshot,
    ReportVerdict,
    SourceNote,
)

if TYPE_CHECKING:
    from workbench.domain.archives import ArchivedCopy
    from workbench.domain.claims import ClaimSummary, StoredAssertion, Verdict
    from workbench.domain.documents import Document
    from workbench.domain.events import Event
    from workbench.domain.evidence import Evidence
    from workbench.domain.references import Reference
    from workbench.domain.snapshots import Snapshot
    from workbench.domain.sources import Source


def time_of(milliseconds: int) -> datetime:
    """An instant as an aware time in UTC."""
    return datetime.fromtimestamp(milliseconds / 1000, UTC)


def document_part(document: Document) -> ReportDocument:
    """A document as a report shows it."""
    return ReportDocument(
        id=document.id,
        title=document.title,
        text_sha256=document.text_digest,
        author=document.author,
        publisher=document.publisher,
        published=document.published,
        url=document.url,
        appearances=tuple(
            Appearance(a.publisher, a.url, a.published, a.author) for a in document.appearances
        ),
        supersedes=document.supersedes,
        withdrawn=(document.withdrawn_reason or "its addition was undone") if document.withdrawn else None,
    )


def passage_part(member: StoredAssertion, text: str) -> Passage:
    """An assertion in its sentence, with its reading."""
    reading = member.reading
    around = Span(
        min(reading.sentence.start, reading.span.start), max(reading.sentence.end, reading.span.end)
    )
    return Passage(
        id=member.id,
        document_id=member.document_id,
        document_title=member.document_title,
        words=reading.text,
        start=reading.span.start,
        end=reading.span.end,
        before=text[around.start : reading.span.start],
        after=text[reading.span.end : around.end],
        kind=str(reading.kind),
        speaker=reading.speaker,
        role=reading.role,
        organisation=reading.organisation,
        cited_source=reading.cited_source,
        figures=tuple(
            FigureReading(
                words=figure.span.of(text),
                value=figure.value,
                high=figure.high,
                unit=figure.unit,
                comparator=str(figure.comparator),
                change=str(figure.change) if figure.change else None,
            )
            for figure in reading.figures
        ),
        date=reading.date,
        corrections=tuple(
            Correction(what, _said(program), _said(getattr(reading, what, None)))
            for what, program in sorted(member.corrected.items())
            if what not in {"start", "end", "parts"}
        ),
        rejected=member.rejected_reason if member.rejected else None,
    )


def _said(value: object) -> str:
    return "" if value is None else str(value)


def verdict_part(verdict: Verdict) -> ReportVerdict:
    """A verdict with its standing."""
    standing = "withdrawn" if verdict.withdrawn else "current" if verdict.is_current else "superseded"
    return ReportVerdict(
        id=verdict.id,
        reviewer=verdict.reviewer,
        rating=str(verdict.rating),
        rationale=verdict.rationale,
        at=time_of(verdict.recorded_at),
        standing=standing,
        confidence=str(verdict.confidence) if verdict.confidence else None,
        stale="; ".join(verdict.stale) or None,
    )


def archived_copy(copies: list[ArchivedCopy]) -> ReportArchived | None:
    """The copy of a reference to cite, of all that are recorded of it; ``None`` while no archive holds one."""
    best = best_copy(copies)
    if best is None or best.url is None:
        return None
    day = day_in_words(best.captured_at) if best.captured_at else None
    return ReportArchived(best.url, best.archive, best.captured_at, day)


def evidence_part(piece: Evidence, copies: list[ArchivedCopy]) -> ReportEvidence:
    """A piece of evidence with its citation, its capture, and its reference's copy in a web archive."""
    reference = piece.reference
    return ReportEvidence(
        id=piece.id,
        stance=str(piece.stance),
        citation=reference.cited().words or reference.title,
        reference_id=reference.id,
        url=reference.url,
        standing=str(piece.standing) if piece.standing else None,
        excerpt=piece.excerpt,
        start=piece.span.start if piece.span else None,
        end=piece.span.end if piece.span else None,
        locator=piece.locator,
        note=piece.note,
        snapshot=_snapshot(piece.snapshot, reference.url) if piece.snapshot else None,
        archived=archived_copy(copies),
        enquiry=Enquiry(
            str(reference.method),
            reference.person,
            reference.noted_on,
            str(reference.reply) if reference.reply else None,
            reference.reply_by,
            reference.note,
        )
        if reference.is_note
        else None,
        source_since=SOURCE_SAYS[piece.source_state] if piece.source_state else None,
        reviewer=piece.reviewer,
        withdrawn="withdrawn by a reviewer" if piece.withdrawn else None,
    )


def cited_part(
    reference: Reference, capture: Snapshot | None, copies: list[ArchivedCopy], source: Source | None
) -> CitedReference:
    """An entry of the bibliography."""
    cited = reference.cited()
    return CitedReference(
        id=reference.id,
        words=cited.words,
        links=cited.links,
        retrieved=cited.accessed or retrieved_on(reference, capture),
        sha256=capture.bytes_digest if capture else None,
        archived=archived_copy(copies),
        source=_source_words(source) if source else None,
        notes=tuple(SourceNote(note.text, note.reviewer) for note in source.notes) if source else (),
    )


def _source_words(source: Source) -> str:
    return f"{source.name} ({source.about})" if source.about else source.name


def _snapshot(snapshot: Snapshot, url: str | None) -> ReportSnapshot:
    return ReportSnapshot(
        id=snapshot.id,
        at=time_of(snapshot.taken_at),
        method=str(snapshot.method),
        outcome=str(snapshot.outcome),
        reason=snapshot.reason,
        sha256=snapshot.bytes_digest,
        url=snapshot.final_url if address_key(snapshot.final_url) != address_key(url) else None,
        reviewer=snapshot.reviewer,
    )


def history_part(event: Event, names: dict[str, str]) -> HistoryEntry:
    """An event of a claim, for internal reports."""
    reviewer = event.body.reviewer if event.body else ""
    return HistoryEntry(
        at=time_of(event.header.ts),
        reviewer=names.get(reviewer, reviewer),
        op=event.body.op if event.body else "redacted",
        summary=summary(event),
        event=event.id,
    )


def open_claim_part(row: ClaimSummary) -> OpenClaim:
    """A claim nobody has worked on."""
    return OpenClaim(
        id=row.id,
        wording=row.wording,
        document_id=row.document_id,
        document_title=row.document_title or "",
        kind=str(row.kind or "other"),
        check_worthiness=row.check_worthiness,
    )
