"""One claim as people read it: what is claimed, where it stands, on what, and what reviewers made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.cli.output import filled, plural, put, put_fields, put_heading, when
from workbench.cli.records import surroundings
from workbench.domain.decisions import TYPE_WORDS
from workbench.domain.rechecks import SOURCE_SAYS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.cli.output import ShortIds
    from workbench.domain.claims import Claim, StoredAssertion, Verdict
    from workbench.domain.decisions import FindingSummary
    from workbench.domain.evidence import Evidence
    from workbench.domain.sourcing import Sourcing
    from workbench.operations.audit import LogEntry

NEWEST_EVENTS = 8
INDENT = "  "


def put_claim(
    claim: Claim,
    texts: dict[str, str],
    history: list[LogEntry],
    sourcing: Sourcing,
    short: ShortIds,
    findings: Sequence[FindingSummary],
) -> None:
    """Print a claim in sections; what there is none of is left out."""
    put(filled(claim.wording))
    put()
    _put_standing(claim, short)
    if claim.members:
        put_heading("Passages")
        for member in claim.members:
            _put_passage(member, texts[member.document_id], short)
    if findings:
        put_heading("Findings")
        for found in findings:
            status = "" if found.status == "open" else f", {found.status}"
            put(
                f"{INDENT}{short('finding', found.id)}  {TYPE_WORDS[found.type][0]}{status}: {found.explanation}"
            )
    if claim.evidence:
        put_heading("Evidence")
        put(filled(f"Sourcing: {sourcing.summary}.", INDENT))
        if sourcing.advice:
            put(filled(sourcing.advice, INDENT))
        for piece in claim.evidence:
            _put_evidence(piece, short)
    if claim.verdicts:
        put_heading("Verdicts")
        for verdict in claim.verdicts:
            _put_verdict(verdict, short)
    if claim.comments:
        put_heading("Comments")
        for comment in claim.comments:
            put(f"{INDENT}{comment.reviewer}, {when(comment.written_at)}")
            put(filled(comment.text, INDENT * 2))
    _put_history(history, short)


def _put_standing(claim: Claim, short: ShortIds) -> None:
    state = str(claim.state).replace("_", " ") + (f": {claim.rating}" if claim.rating else "")
    put_fields(
        [
            ("Id", claim.id),
            ("State", state),
            ("Joined into", short("claim", claim.joined_into)),
            ("Holds", ", ".join(short("claim", absorbed) for absorbed in claim.absorbed)),
            ("Split from", short("claim", claim.split_from)),
            ("Dismissed", claim.dismissed),
            ("Withdrawn", "its opening was undone" if claim.withdrawn else None),
            ("Said in", claim.voices_said),
            ("Taken by", claim.taken_by),
            ("Assigned to", claim.assignee),
            ("Tags", ", ".join(claim.tags)),
            ("Check-worthiness", f"{claim.check_worthiness / 1000:.2f}"),
        ]
    )


def _put_passage(member: StoredAssertion, text: str, short: ShortIds) -> None:
    reading = member.reading
    before, after = surroundings(member, text)
    rejected = f", rejected: {member.rejected_reason}" if member.rejected else ""
    by_hand = ", marked by hand" if member.by_person else ""
    put(
        f"{INDENT}{short('assertion', member.id)}  {reading.kind} in {member.document_title}{by_hand}{rejected}"
    )
    put(filled(f"{before}>>{reading.text}<<{after}", INDENT * 2))
    who = ", ".join(part for part in (reading.speaker, reading.role, reading.organisation) if part)
    figures = "; ".join(
        f"{figure.comparator} {figure.value}{f' to {figure.high}' if figure.high else ''} {figure.unit or ''}".rstrip()
        for figure in reading.figures
    )
    for name, value in (
        ("Speaker", who),
        ("Citing", reading.cited_source),
        ("Figures", figures),
        ("Date", reading.date),
        ("Worth checking for", ", ".join(reading.cues)),
    ):
        if value:
            put(f"{INDENT * 2}{name}: {value}")
    for name, read in sorted(member.corrected.items()):
        put(f"{INDENT * 2}Corrected: the program had read {read!r} as {name.replace('_', ' ')}")


def _put_evidence(piece: Evidence, short: ShortIds) -> None:
    gone = ", withdrawn" if piece.withdrawn else ""
    put(
        f"{INDENT}{short('evidence', piece.id)}  {piece.stance}{gone}, by {piece.reviewer}, {when(piece.attached_at)}"
    )
    put(filled(piece.reference.citation, INDENT * 2))
    kind = f"{piece.standing} source" if piece.standing else ""
    if said := ", ".join(part for part in (kind, piece.locator) if part):
        put(f"{INDENT * 2}{said}")
    if piece.excerpt:
        put(filled(f"“{piece.excerpt}”", INDENT * 2))
    if piece.note:
        put(filled(f"Note: {piece.note}", INDENT * 2))
    if piece.source_state is not None:
        put(filled(f"Its source: {SOURCE_SAYS[piece.source_state]}.", INDENT * 2))
    if piece.snapshot is not None:
        digest = (piece.snapshot.bytes_digest or "")[:16]
        put(f"{INDENT * 2}Snapshot {digest}, {piece.snapshot.method}, {when(piece.snapshot.taken_at)}")


def _put_verdict(verdict: Verdict, short: ShortIds) -> None:
    standing = "withdrawn" if verdict.withdrawn else "current" if verdict.is_current else "superseded"
    sure = f", {verdict.confidence} confidence" if verdict.confidence else ""
    put(
        f"{INDENT}{short('verdict', verdict.id)}  {verdict.rating}{sure}, {standing}, "
        f"by {verdict.reviewer}, {when(verdict.recorded_at)}"
    )
    put(filled(verdict.rationale, INDENT * 2))
    if verdict.stale:
        put(filled(f"Stale: {'; '.join(verdict.stale)}.", INDENT * 2))


def _put_history(history: list[LogEntry], short: ShortIds) -> None:
    earlier = len(history) - NEWEST_EVENTS
    put_heading(
        "History"
        + (f", the newest {NEWEST_EVENTS} of {plural(len(history), 'event')}" if earlier > 0 else "")
    )
    for entry in history[-NEWEST_EVENTS:]:
        op = entry.event.body.op if entry.event.body else "redacted"
        line = f"{when(entry.event.header.ts)}  {short('event', entry.event.id)}  {entry.reviewer}  {op}"
        put(f"{INDENT}{line}  {entry.summary}".replace("\n", " ").rstrip())
