"""Laying references against claims, and taking them off again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.rechecks import SourceState
from workbench.domain.spans import Span, TextQuote, find_words
from workbench.errors import QuoteNotFound, RuleViolation, UnknownId
from workbench.operations.claims import ensure_workable
from workbench.operations.source_states import holds, is_comparable
from workbench.store.library import references, snapshot_text, snapshots
from workbench.store.reference_joins import kept_references
from workbench.store.trail import new

if TYPE_CHECKING:
    from workbench.domain.events import Event
    from workbench.domain.evidence import Stance
    from workbench.domain.references import Standing
    from workbench.domain.snapshots import Snapshot
    from workbench.store.journal import Journal
    from workbench.store.trail import Trail


def attach(
    journal: Journal,
    claim_id: str,
    reference_id: str,
    stance: Stance,
    *,
    excerpt: str | None = None,
    span: Span | None = None,
    snapshot_id: str | None = None,
    locator: str | None = None,
    note: str | None = None,
    standing: Standing | None = None,
) -> str:
    """Attach a reference to a claim as evidence; returns the evidence's id.

    Args:
        journal: who writes.
        claim_id: the claim.
        reference_id: the reference; one that was joined into another stands for that.
        stance: how it bears on the claim.
        excerpt: words of the snapshot (or of the note); kept exactly as they stand there, with their position.
        span: where the excerpt stands in the snapshot's text, for words that stand there more than once; alone it is
            the excerpt.
        snapshot_id: which capture; the newest saved one when not given.
        locator: page, paragraph or time code, as a person would cite it; the page of the excerpt when not given.
        note: why it matters.
        standing: whether it is primary or secondary for this claim; as the reference's own when not given.

    Raises:
        QuoteNotFound, AmbiguousQuote: the excerpt does not pick one place in the text.
        RuleViolation: there is an excerpt but no text it could stand in, or the span has other words than the excerpt.
    """
    with journal.writing() as trail:
        ensure_workable(trail, [claim_id])
        reference_id = kept_references(trail.connection, [reference_id])[reference_id]
        found = references(trail.connection, reference_id)
        if not found or found[0].withdrawn:
            raise UnknownId("reference", reference_id)
        snapshot = _snapshot(trail, reference_id, snapshot_id)
        words = None
        if span is not None:
            words = _words_at(trail, span, excerpt, snapshot, reference_id)
            locator = locator or _page(snapshot, span)
        elif excerpt and excerpt.strip():
            if found[0].is_note:
                words = _excerpt_of_note(excerpt, found[0].note or "")
            else:
                words, span = _excerpt_of_snapshot(trail, excerpt, snapshot, reference_id)
                locator = locator or _page(snapshot, span)
        id_ = trail.new_id()
        fields = new(
            f"evidence/{id_}",
            claim_id=claim_id,
            reference_id=reference_id,
            snapshot_id=snapshot.id if snapshot else None,
            stance=str(stance),
            standing=str(standing) if standing else None,
            excerpt=words,
            excerpt_start=span.start if span else None,
            excerpt_end=span.end if span else None,
            locator=locator,
            note=note,
            source_state=_already_lost(trail, reference_id, snapshot, words) if span else None,
        )
        trail.record("evidence.attached", [fields])
        return id_


def withdraw(journal: Journal, evidence_id: str, reason: str = "") -> Event | None:
    """Take a piece of evidence off its claim; verdicts that weighed it become stale."""
    with journal.writing() as trail:
        if not trail.knows("evidence", evidence_id):
            raise UnknownId("evidence", evidence_id)
        change = trail.change(f"evidence/{evidence_id}", withdrawn=True)
        return trail.record("evidence.withdrawn", [change], reason=reason)


def _snapshot(trail: Trail, reference_id: str, snapshot_id: str | None) -> Snapshot | None:
    captures = snapshots(trail.connection, reference_id)
    if snapshot_id is None:
        return next((s for s in captures if s.is_saved), None)
    chosen = next((s for s in captures if s.id == snapshot_id), None)
    if chosen is None:
        raise UnknownId("snapshot of this reference", snapshot_id)
    return chosen


def _already_lost(
    trail: Trail, reference_id: str, snapshot: Snapshot | None, words: str | None
) -> str | None:
    """The state of a source whose newest capture no longer holds the words that were taken from an older one."""
    newest = next((s for s in snapshots(trail.connection, reference_id) if s.is_saved), None)
    if words is None or newest is None or snapshot is None or newest.id == snapshot.id:
        return None
    if not is_comparable(snapshot.method, newest.method):
        return None
    text = snapshot_text(trail.connection, newest.id)
    return None if holds(text, words) else str(SourceState.EXCERPT_MISSING)


def _text(trail: Trail, snapshot: Snapshot | None, reference_id: str) -> str:
    text = snapshot_text(trail.connection, snapshot.id) if snapshot else ""
    if not text:
        raise RuleViolation(
            f"Reference {reference_id} has no snapshot with readable text to take an excerpt from: "
            "fetch it, add a saved copy, or attach it without an excerpt."
        )
    return text


def _words_at(
    trail: Trail, span: Span, excerpt: str | None, snapshot: Snapshot | None, reference_id: str
) -> str:
    """The words at a place, which have to be those of the excerpt where one is given; blanks may differ."""
    text = _text(trail, snapshot, reference_id)
    if not 0 <= span.start < span.end <= len(text):
        raise RuleViolation(f"The text has {len(text)} characters: there is no passage at {tuple(span)}.")
    words = span.of(text)
    if excerpt is not None and excerpt.split() != words.split():
        raise RuleViolation(f"At {tuple(span)} stand other words than the excerpt: {words[:80]!r}.")
    return words


def _excerpt_of_snapshot(
    trail: Trail, excerpt: str, snapshot: Snapshot | None, reference_id: str
) -> tuple[str, Span]:
    text = _text(trail, snapshot, reference_id)
    span = find_words(TextQuote(excerpt.strip()), text)
    return span.of(text), span


def _page(snapshot: Snapshot | None, span: Span) -> str | None:
    page = snapshot.page_of(span.start) if snapshot else None
    return f"p. {page}" if page else None


def _excerpt_of_note(excerpt: str, note: str) -> str:
    if not note:
        raise QuoteNotFound(excerpt)
    return find_words(TextQuote(excerpt.strip()), note).of(note)
