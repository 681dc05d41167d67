"""The JSON objects that commands print: one function a noun, with the keys in a fixed order.

Ids are whole; times are ISO 8601 in UTC ending in ``Z``; dates of publication are ISO 8601 and may be partial;
check-worthiness is a number from 0 to 1; offsets are Unicode code points, half open; what is absent is null.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbench.cli.output import moment

if TYPE_CHECKING:
    from workbench.domain.claims import Claim, ClaimSummary, Comment, StoredAssertion, Verdict
    from workbench.domain.decisions import FindingDetail
    from workbench.domain.documents import Document
    from workbench.domain.evidence import Evidence
    from workbench.domain.names import NamedEntity
    from workbench.domain.references import Reference
    from workbench.domain.snapshots import Snapshot
    from workbench.domain.sourcing import Sourcing
    from workbench.operations.audit import LogEntry

Record = dict[str, Any]


def claim_row(claim: ClaimSummary) -> Record:
    """A claim as a listing has it; ``document`` is the first that makes it."""
    return {
        "id": claim.id,
        "wording": claim.wording,
        "kind": _word(claim.kind),
        "state": str(claim.state),
        "rating": _word(claim.rating),
        "speaker": claim.speaker,
        "document": claim.document_id,
        "document_title": claim.document_title,
        "reviewer": claim.reviewer,
        "check_worthiness": claim.check_worthiness / 1000,
        "version": claim.version,
    }


def claim_object(claim: Claim, texts: dict[str, str], history: list[LogEntry], sourcing: Sourcing) -> Record:
    """A claim with its passages, evidence, verdicts, comments and events; ``texts`` are those of its documents."""
    return {
        "id": claim.id,
        "wording": claim.wording,
        "state": str(claim.state),
        "rating": _word(claim.rating),
        "version": claim.version,
        "required_reviews": claim.required_reviews,
        "taken_by": claim.taken_by,
        "assignee": claim.assignee,
        "dismissed": claim.dismissed,
        "joined_into": claim.joined_into,
        "absorbed": list(claim.absorbed),
        "split_from": claim.split_from,
        "withdrawn": claim.withdrawn,
        "tags": list(claim.tags),
        "check_worthiness": claim.check_worthiness / 1000,
        "opened_at": moment(claim.opened_at),
        "documents": len(claim.documents),
        "voices": claim.voices,
        "passages": [passage_object(member, texts[member.document_id]) for member in claim.members],
        "evidence": [evidence_object(piece) for piece in claim.evidence],
        "sourcing": sourcing_object(sourcing),
        "verdicts": [verdict_object(verdict) for verdict in claim.verdicts],
        "comments": [comment_object(comment) for comment in claim.comments],
        "history": [event_object(entry) for entry in history],
    }


def sourcing_object(sourcing: Sourcing) -> Record:
    """How a claim is sourced; ``voices`` lists the references that count once together."""
    side = sourcing.whole
    return {
        "rule": str(sourcing.rule),
        "met": sourcing.is_met,
        "primary": list(side.primary),
        "secondary": side.secondary,
        "independent": len(side.voices),
        "voices": [{"references": list(v.references), "reason": v.reason or None} for v in side.voices],
        "summary": sourcing.summary,
        "advice": sourcing.advice or None,
    }


def assertion_object(assertion: StoredAssertion) -> Record:
    """An assertion as it counts now: the keys of ``workbench extract``, and what a reviewer made of it.

    Its wording is left out: that of the claim it belongs to counts.
    """
    from workbench.extraction.rows import assertion_row

    row = assertion_row(assertion.reading, assertion.document_id)
    del row["wording"]
    return {
        "id": assertion.id,
        **row,
        "document_title": assertion.document_title,
        "corrected": assertion.corrected,
        "rejected": assertion.rejected,
        "rejected_reason": assertion.rejected_reason,
        "by_person": assertion.by_person,
    }


def passage_object(assertion: StoredAssertion, text: str) -> Record:
    """An assertion with the rest of its sentence ``before`` and ``after`` it."""
    before, after = surroundings(assertion, text)
    return {**assertion_object(assertion), "before": before, "after": after}


def surroundings(assertion: StoredAssertion, text: str) -> tuple[str, str]:
    """What stands before and after an assertion in its sentence."""
    reading = assertion.reading
    start = min(reading.sentence.start, reading.span.start)
    end = max(reading.sentence.end, reading.span.end)
    return text[start : reading.span.start], text[reading.span.end : end]


def evidence_object(piece: Evidence) -> Record:
    """A piece of evidence with its reference and the snapshot it was taken from."""
    return {
        "id": piece.id,
        "claim": piece.claim_id,
        "stance": str(piece.stance),
        "standing": _word(piece.standing),
        "excerpt": piece.excerpt,
        "start": piece.span.start if piece.span else None,
        "end": piece.span.end if piece.span else None,
        "locator": piece.locator,
        "note": piece.note,
        "withdrawn": piece.withdrawn,
        "source_state": _word(piece.source_state),
        "reviewer": piece.reviewer,
        "attached_at": moment(piece.attached_at),
        "reference": reference_object(piece.reference),
        "snapshot": snapshot_object(piece.snapshot) if piece.snapshot else None,
    }


def verdict_object(verdict: Verdict) -> Record:
    """A verdict with what it weighed; ``stale`` holds the reasons why it no longer fits the claim."""
    return {
        "id": verdict.id,
        "claim": verdict.claim_id,
        "reviewer": verdict.reviewer,
        "rating": str(verdict.rating),
        "scale": verdict.scale,
        "rationale": verdict.rationale,
        "confidence": _word(verdict.confidence),
        "wording": verdict.wording,
        "claim_version": verdict.claim_version,
        "passages": sorted(verdict.members),
        "evidence": sorted(verdict.evidence),
        "recorded_at": moment(verdict.recorded_at),
        "current": verdict.is_current,
        "withdrawn": verdict.withdrawn,
        "stale": list(verdict.stale),
    }


def finding_object(finding: FindingDetail) -> Record:
    """A finding with what was decided of it; ``assertions`` are the places it is about, in its own order."""
    summary = finding.summary
    return {
        "id": summary.id,
        "type": str(summary.type),
        "status": str(summary.status),
        "assertions": [
            {
                "id": passage.assertion.id,
                "document": passage.assertion.document_id,
                "start": passage.span.start,
                "end": passage.span.end,
                "text": passage.words,
                "claim": passage.claim_id,
            }
            for passage in finding.passages
        ],
        "explanation": summary.explanation,
        "differences": [{"kind": d.kind, "a": d.a, "b": d.b} for d in summary.differences],
        "confidence": summary.confidence / 1000,
        "computed": summary.is_computed,
        "reason": summary.reason,
        "reviewer": summary.reviewer,
        "decided_at": moment(summary.decided_at) if summary.decided_at is not None else None,
    }


def entity_object(entity: NamedEntity) -> Record:
    """A name with its spellings."""
    return {"name": entity.name, "spellings": list(entity.spellings), "claims": entity.claims}


def comment_object(comment: Comment) -> Record:
    """A reviewer's remark."""
    return {
        "id": comment.id,
        "claim": comment.claim_id,
        "reviewer": comment.reviewer,
        "text": comment.text,
        "written_at": moment(comment.written_at),
    }


def document_row(document: Document) -> Record:
    """A document as a listing has it, with where it appeared."""
    return {
        "id": document.id,
        "title": document.title,
        "author": document.author,
        "publisher": document.publisher,
        "published": document.published,
        "url": document.url,
        "characters": document.characters,
        "media_type": document.media_type,
        "encoding": document.encoding,
        "reader": document.reader,
        "extractor": document.extractor,
        "text_sha256": document.text_digest,
        "bytes_sha256": document.bytes_digest,
        "fetched_from": document.fetched_from,
        "private_host": document.private_host,
        "supersedes": document.supersedes,
        "superseded_by": document.superseded_by,
        "withdrawn": document.withdrawn,
        "withdrawn_reason": document.withdrawn_reason,
        "copies": list(document.copies),
        "assertions": document.assertions,
        "claims": document.claims,
        "claims_left": document.claims_open,
        "added_by": document.added_by,
        "added_at": moment(document.added_at),
        "appearances": [
            {"id": a.id, "publisher": a.publisher, "url": a.url, "published": a.published, "author": a.author}
            for a in document.appearances
        ],
    }


def reference_object(reference: Reference) -> Record:
    """A reference; ``csl`` is the item in CSL-JSON 1.0.2."""
    return {
        "id": reference.id,
        "type": str(reference.type),
        "title": reference.title,
        "url": reference.url,
        "source": reference.source,
        "author": reference.author,
        "issued": reference.issued,
        "doi": reference.doi,
        "standing": _word(reference.standing),
        "note": reference.note,
        "method": _word(reference.method),
        "person": reference.person,
        "noted_on": reference.noted_on,
        "reply": _word(reference.reply),
        "reply_by": reference.reply_by,
        "withdrawn": reference.withdrawn,
        "joined_into": reference.joined_into,
        "reviewer": reference.reviewer,
        "added_at": moment(reference.added_at),
        "citation": reference.citation,
        "csl": reference.csl_item(),
    }


def snapshot_object(snapshot: Snapshot) -> Record:
    """One capture; ``sha256`` names its bytes in the references folder."""
    return {
        "id": snapshot.id,
        "reference": snapshot.reference_id,
        "outcome": str(snapshot.outcome),
        "method": str(snapshot.method),
        "reason": snapshot.reason,
        "url": snapshot.url,
        "final_url": snapshot.final_url,
        "status": snapshot.status,
        "media_type": snapshot.media_type,
        "media_type_claimed": snapshot.media_type_claimed,
        "title": snapshot.title,
        "sha256": snapshot.bytes_digest,
        "size_bytes": snapshot.size_bytes,
        "text_sha256": snapshot.text_digest,
        "reader": snapshot.reader,
        "private_host": snapshot.private_host,
        "reviewer": snapshot.reviewer,
        "taken_at": moment(snapshot.taken_at),
        "memento_at": snapshot.memento_at,
    }


def event_object(entry: LogEntry) -> Record:
    """An event of the trail; ``changes`` is ``{entity: {field: [old, new]}}``, null when the body was redacted."""
    event = entry.event
    body = event.body
    return {
        "id": event.id,
        "op": body.op if body else None,
        "reviewer": entry.reviewer,
        "reason": body.reason if body else None,
        "summary": entry.summary,
        "at": moment(event.header.ts),
        "lam": event.header.lam,
        "writer": event.header.writer,
        "seq": event.header.seq,
        "parents": list(event.header.parents),
        "changes": {c.entity: {name: list(pair) for name, pair in c.fields.items()} for c in body.changes}
        if body
        else None,
    }


def _word(word: object) -> str | None:
    return None if word is None else str(word)
