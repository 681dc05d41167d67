"""Rows as the frozen records of the domain, which are all that leaves the store."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbench.domain.archives import ArchivedCopy, ArchiveState, memento_moment
from workbench.domain.assertions import (
    Assertion,
    AssertionKind,
    Change,
    Comparator,
    DateMention,
    Entity,
    Figure,
    plain_assertion,
)
from workbench.domain.claims import StoredAssertion
from workbench.domain.documents import Appearance
from workbench.domain.references import NoteMethod, Reference, ReferenceType, Reply, Standing
from workbench.domain.snapshots import CaptureMethod, Outcome, Snapshot
from workbench.domain.spans import Span

if TYPE_CHECKING:
    from sqlalchemy import Row


def _span(value: list[int] | None) -> Span | None:
    return None if value is None else Span(*value)


def _spans(value: list[list[int]] | None) -> tuple[Span, ...]:
    return tuple(Span(*item) for item in value or ())


def _figure(value: dict[str, Any]) -> Figure:
    return Figure(
        value=value["value"],
        span=Span(value["start"], value["end"]),
        high=value["high"],
        unit=value["unit"],
        comparator=Comparator(value["comparator"]),
        change=Change(value["change"]) if value["change"] else None,
    )


def assertion_fields(reading: Assertion) -> dict[str, Any]:
    """An assertion's reading as events and columns hold it; empty lists and absent values are ``None``."""
    return {name: value for name, value in plain_assertion(reading).items() if value not in (None, [], ())}


def reading_of(row: Row[Any], text: str) -> Assertion:
    """The reading that an assertion's row holds now."""
    return Assertion(
        kind=AssertionKind(row.kind),
        span=Span(row.start, row.end),
        text=text[row.start : row.end],
        parts=_spans(row.parts),
        sentence=_span(row.sentence) or Span(row.start, row.end),
        content=_spans(row.content),
        speaker=row.speaker,
        speaker_span=_span(row.speaker_span),
        role=row.role,
        organisation=row.organisation,
        cue=row.cue,
        cue_span=_span(row.cue_span),
        cited_source=row.cited_source,
        subject=row.subject,
        attribute=row.attribute,
        value=row.value,
        high=row.high,
        unit=row.unit,
        comparator=Comparator(row.comparator) if row.comparator else None,
        change=Change(row.change) if row.change else None,
        value_span=_span(row.value_span),
        figures=tuple(_figure(f) for f in row.figures or ()),
        date=row.date,
        date_anchor=row.date_anchor,
        dates=tuple(DateMention(Span(d["start"], d["end"]), d["date"]) for d in row.dates or ()),
        entities=tuple(Entity(e["text"], e["type"], Span(e["start"], e["end"])) for e in row.entities or ()),
        check_worthiness=row.check_worthiness or 0,
        cues=tuple(row.cues or ()),
    )


def stored_assertion(row: Row[Any], text: str, title: str, corrected: dict[str, object]) -> StoredAssertion:
    """An assertion's row with its document's text and title and what a person corrected."""
    return StoredAssertion(
        id=row.id,
        document_id=row.document_id,
        document_title=title,
        reading=reading_of(row, text),
        corrected=corrected,
        rejected=bool(row.rejected),
        rejected_reason=row.rejected_reason,
        by_person=bool(row.by_person),
    )


def appearance_of(row: Row[Any]) -> Appearance:
    """An appearance's row as a record."""
    return Appearance(row.id, row.document_id, row.publisher, row.url, row.published, row.author)


def reference_of(row: Row[Any], reviewer: str) -> Reference:
    """A reference's row as a record."""
    return Reference(
        id=row.id,
        type=ReferenceType(row.type),
        title=row.title or row.page_title or row.url or f"doi:{row.doi}",
        url=row.url,
        source=row.source,
        author=row.author,
        issued=row.issued,
        doi=row.doi,
        standing=Standing(row.standing) if row.standing else None,
        csl=row.csl or {},
        note=row.note,
        method=NoteMethod(row.method) if row.method else None,
        person=row.person,
        noted_on=row.noted_on,
        reply=Reply(row.reply) if row.reply else None,
        reply_by=row.reply_by,
        joined_into=row.joined_into,
        withdrawn=bool(row.withdrawn),
        reviewer=reviewer,
        added_at=row.created_at,
    )


def snapshot_of(row: Row[Any], reviewer: str) -> Snapshot:
    """A snapshot's row as a record."""
    return Snapshot(
        id=row.id,
        reference_id=row.reference_id,
        outcome=Outcome(row.outcome),
        method=CaptureMethod(row.method),
        reason=row.reason,
        url=row.url,
        final_url=row.final_url,
        status=row.status,
        media_type=row.media_type,
        media_type_claimed=row.media_type_claimed,
        title=row.title,
        bytes_digest=row.bytes_digest,
        size_bytes=row.size_bytes,
        text_digest=row.text_digest,
        reader=row.reader,
        pages=tuple(row.pages or ()),
        private_host=row.private_host,
        reviewer=reviewer,
        taken_at=row.created_at,
        memento_at=memento_moment(dict(row.headers or ()).get("memento-datetime")),
    )


def archived_of(row: Row[Any], reviewer: str) -> ArchivedCopy:
    """An archived copy's row as a record."""
    return ArchivedCopy(
        id=row.id,
        reference_id=row.reference_id,
        archive=row.archive,
        state=ArchiveState(row.state),
        url=row.url,
        captured_at=row.captured_at,
        job=row.job,
        reason=row.reason,
        reviewer=reviewer,
        recorded_at=row.created_at,
    )
