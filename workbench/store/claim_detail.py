"""One claim with all that hangs on it, read through to the claims it absorbed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from workbench.domain.claims import Claim, Comment, State, StoredAssertion, Verdict
from workbench.domain.evidence import Evidence, Stance
from workbench.domain.policies import current_verdicts, why_stale
from workbench.domain.ratings import Confidence, Rating
from workbench.domain.rechecks import SourceState
from workbench.domain.references import Standing
from workbench.domain.spans import Span
from workbench.domain.workspaces import SourcingRule
from workbench.errors import UnknownId
from workbench.store import tables as t
from workbench.store.chunks import in_chunks
from workbench.store.derive import absorbed_claims, claim_facts, weighed_by
from workbench.store.records import snapshot_of, stored_assertion
from workbench.store.reference_joins import kept_references
from workbench.store.reference_list import references_by_id
from workbench.store.voices import independent

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection


def reviewer_names(connection: Connection) -> dict[str, str]:
    """The display name of each reviewer id."""
    return {row.id: row.name for row in connection.execute(select(t.reviewer.c.id, t.reviewer.c.name))}


def claim_detail(connection: Connection, claim_id: str) -> Claim:
    """One claim in full.

    Raises:
        UnknownId: there is none.
    """
    row = connection.execute(select(t.claim).where(t.claim.c.id == claim_id)).first()
    if row is None:
        raise UnknownId("claim", claim_id)
    names = reviewer_names(connection)
    group = absorbed_claims(connection, [claim_id])[claim_id]
    members = _members(connection, group)
    return Claim(
        id=row.id,
        wording=row.wording or "",
        state=State(row.state),
        rating=Rating(row.rating) if row.rating else None,
        version=row.version,
        taken_by=names.get(row.taken_by, row.taken_by),
        assignee=names.get(row.assignee, row.assignee),
        dismissed=row.dismissed,
        joined_into=row.joined_into,
        split_from=row.split_from,
        withdrawn=bool(row.withdrawn),
        check_worthiness=row.check_worthiness or 0,
        tags=tuple(
            sorted(connection.scalars(select(t.claim_tag.c.tag).where(t.claim_tag.c.claim_id == claim_id)))
        ),
        members=tuple(members),
        absorbed=tuple(group[1:]),
        evidence=tuple(claim_evidence(connection, group, names)),
        verdicts=tuple(_verdicts(connection, claim_id, group, names)),
        comments=tuple(_comments(connection, group, names)),
        required_reviews=connection.scalar(select(t.workspace.c.required_reviews)) or 1,
        sourcing_rule=SourcingRule(connection.scalar(select(t.workspace.c.sourcing)) or "none"),
        opened_at=row.created_at,
        voices=independent(connection, [m.document_id for m in members if not m.rejected]),
    )


def _members(connection: Connection, group: list[str]) -> list[StoredAssertion]:
    ids = connection.scalars(
        select(t.claim_member.c.assertion_id).where(t.claim_member.c.claim_id.in_(group))
    )
    return stored_assertions(connection, sorted(set(ids)))


def stored_assertions(connection: Connection, assertion_ids: Iterable[str]) -> list[StoredAssertion]:
    """Assertions as they count now, by document and place."""
    found = []
    texts: dict[str, str] = {}
    for chunk in in_chunks(assertion_ids):
        corrected = corrected_fields(connection, chunk)
        rows = connection.execute(
            select(
                t.assertion,
                t.document.c.title.label("title"),
                t.document.c.text_digest,
                t.document.c.created_lam,
            )
            .join(t.document, t.document.c.id == t.assertion.c.document_id)
            .where(t.assertion.c.id.in_(chunk))
            .order_by(t.document.c.created_lam, t.document.c.id, t.assertion.c.start, t.assertion.c.id)
        ).all()
        for row in rows:
            if row.text_digest not in texts:
                texts[row.text_digest] = blob_text(connection, row.text_digest)
            found.append(
                stored_assertion(row, texts[row.text_digest], row.title or "", corrected.get(row.id, {}))
            )
    return found


def corrected_fields(connection: Connection, assertion_ids: list[str]) -> dict[str, dict[str, object]]:
    """For each assertion a person corrected, what the program had read in those fields."""
    reading = t.assertion_reading
    found: dict[str, dict[str, object]] = {}
    for row in connection.execute(select(reading).where(reading.c.assertion_id.in_(assertion_ids))):
        found.setdefault(row.assertion_id, {})[row.field] = row.value[0]
    return found


def blob_text(connection: Connection, digest: str | None) -> str:
    """The text stored under a digest; empty when there is none."""
    if digest is None:
        return ""
    return connection.scalar(select(t.blob_text.c.text).where(t.blob_text.c.digest == digest)) or ""


def claim_evidence(connection: Connection, claim_ids: list[str], names: dict[str, str]) -> list[Evidence]:
    """The evidence attached to these claims, oldest first, withdrawn pieces too."""
    rows = connection.execute(
        select(t.evidence)
        .where(t.evidence.c.claim_id.in_(claim_ids))
        .order_by(t.evidence.c.created_lam, t.evidence.c.first_event, t.evidence.c.id)
    ).all()
    kept = kept_references(connection, {row.reference_id for row in rows})
    references = references_by_id(connection, set(kept.values()), names)
    snapshots = _by_id(connection, t.snapshot, {row.snapshot_id for row in rows if row.snapshot_id})
    found = []
    for row in rows:
        snapshot = snapshots.get(row.snapshot_id)
        found.append(
            Evidence(
                id=row.id,
                claim_id=row.claim_id,
                reference=references[kept[row.reference_id]],
                snapshot=snapshot_of(snapshot, names.get(snapshot.created_by, snapshot.created_by))
                if snapshot
                else None,
                stance=Stance(row.stance),
                said_standing=Standing(row.standing) if row.standing else None,
                excerpt=row.excerpt,
                span=None if row.excerpt_start is None else Span(row.excerpt_start, row.excerpt_end),
                locator=row.locator,
                note=row.note,
                withdrawn=bool(row.withdrawn),
                reviewer=names.get(row.created_by, row.created_by),
                attached_at=row.created_at,
                source_state=SourceState(row.source_state) if row.source_state else None,
            )
        )
    return found


def _by_id(connection: Connection, table: Any, ids: set[str]) -> dict[str, Any]:
    found = {}
    for chunk in in_chunks(sorted(ids)):
        found.update({row.id: row for row in connection.execute(select(table).where(table.c.id.in_(chunk)))})
    return found


def _verdicts(
    connection: Connection, claim_id: str, group: list[str], names: dict[str, str]
) -> list[Verdict]:
    facts = claim_facts(connection, [claim_id])[claim_id]
    stale = {v.id: why_stale(v, facts) for v in current_verdicts(facts.verdicts)}
    rows = connection.execute(
        select(t.verdict)
        .where(t.verdict.c.claim_id.in_(group))
        .order_by(t.verdict.c.created_lam.desc(), t.verdict.c.first_event.desc())
    ).all()
    weighed = weighed_by(connection, [row.id for row in rows])
    return [
        Verdict(
            id=row.id,
            claim_id=row.claim_id,
            reviewer_id=row.created_by,
            reviewer=names.get(row.created_by, row.created_by),
            rating=Rating(row.rating),
            scale=row.scale,
            rationale=row.rationale,
            confidence=Confidence(row.confidence) if row.confidence else None,
            claim_version=row.claim_version,
            wording=row.wording,
            members=weighed[row.id][0],
            evidence=weighed[row.id][1],
            recorded_at=row.created_at,
            order=(row.created_lam, row.first_event),
            withdrawn=bool(row.withdrawn),
            is_current=row.id in stale,
            stale=stale.get(row.id, ()),
        )
        for row in rows
    ]


def _comments(connection: Connection, group: list[str], names: dict[str, str]) -> list[Comment]:
    rows = connection.execute(
        select(t.comment)
        .where(t.comment.c.claim_id.in_(group), t.comment.c.withdrawn.is_not(True))
        .order_by(t.comment.c.created_lam, t.comment.c.first_event)
    )
    return [
        Comment(
            row.id,
            row.claim_id,
            names.get(row.created_by, row.created_by),
            row.text,
            row.created_at,
            withdrawn=False,
        )
        for row in rows
    ]


def evidence_count(connection: Connection) -> int:
    """How many pieces of evidence are attached and not withdrawn."""
    return connection.scalar(select(func.count()).where(t.evidence.c.withdrawn.is_not(True))) or 0
