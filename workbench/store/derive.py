"""The derived columns of claims: computed from the other tables, never set by events; the index goes with them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, or_, select, update

from workbench.domain.policies import ClaimFacts, WeighedVerdict, state_of
from workbench.store import tables
from workbench.store.chunks import in_chunks
from workbench.store.claim_text import Texts, index_claims
from workbench.store.entities import CLAIM_DERIVED

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from sqlalchemy import Connection, Row

t = tables


def derive_claims(connection: Connection, claim_ids: Collection[str]) -> None:
    """Recompute state, rating, list columns and search text of these claims and of those they are joined with."""
    required = connection.scalar(select(t.workspace.c.required_reviews)) or 1
    texts = Texts(connection)
    for chunk in in_chunks(sorted(with_joined(connection, claim_ids))):
        groups = claim_groups(connection, chunk)
        leads = _leads(connection, chunk)
        rows = []
        for claim_id, fact in _facts(connection, groups).items():
            state, rating = state_of(fact, required)
            rows.append({"_id": claim_id, "state": state, "rating": rating, **leads[claim_id]})
        if rows:
            connection.execute(
                update(t.claim)
                .where(t.claim.c.id == bindparam("_id"))
                .values({name: bindparam(name) for name in sorted(CLAIM_DERIVED)}),
                rows,
            )
        index_claims(connection, groups, texts)


def with_joined(connection: Connection, claim_ids: Iterable[str]) -> set[str]:
    """These claims with all that absorbed them, all they absorbed, and all they were split from, at any depth."""
    found: set[str] = set()
    frontier = set(claim_ids)
    while frontier:
        found |= frontier
        reached: set[str] = set()
        for chunk in in_chunks(sorted(frontier)):
            related = or_(
                t.claim.c.joined_into.in_(chunk), t.claim.c.split_from.in_(chunk), t.claim.c.id.in_(chunk)
            )
            rows = connection.execute(
                select(t.claim.c.id, t.claim.c.joined_into, t.claim.c.split_from).where(
                    or_(t.claim.c.joined_into.is_not(None), t.claim.c.split_from.is_not(None)), related
                )
            )
            for row in rows:
                reached |= {row.id, row.joined_into or row.id, row.split_from or row.id}
        frontier = reached - found
    return found


def absorbed_claims(connection: Connection, claim_ids: Iterable[str]) -> dict[str, list[str]]:
    """For each claim, itself and every claim joined into it, directly or through others."""
    groups: dict[str, list[str]] = {}
    for claim_id in claim_ids:
        group, frontier = [claim_id], [claim_id]
        while frontier:
            rows = connection.scalars(
                select(t.claim.c.id)
                .where(t.claim.c.joined_into.in_(frontier), t.claim.c.withdrawn.is_not(True))
                .order_by(t.claim.c.id)
            )
            frontier = [row for row in rows if row not in group]
            group.extend(frontier)
        groups[claim_id] = group
    return groups


def claim_groups(connection: Connection, claim_ids: list[str]) -> dict[str, list[str]]:
    """As ``absorbed_claims``, asking only for claims that absorbed any; those that do not exist are left out."""
    known = connection.scalars(select(t.claim.c.id).where(t.claim.c.id.in_(claim_ids))).all()
    joined = set(
        connection.scalars(select(t.claim.c.joined_into).where(t.claim.c.joined_into.in_(claim_ids)))
    )
    return {claim: [claim] for claim in known} | absorbed_claims(connection, sorted(joined & set(known)))


def claim_facts(connection: Connection, claim_ids: list[str]) -> dict[str, ClaimFacts]:
    """What the state of each of these claims depends on, read through to absorbed claims."""
    return _facts(connection, claim_groups(connection, claim_ids))


def _facts(connection: Connection, groups: dict[str, list[str]]) -> dict[str, ClaimFacts]:
    columns = (
        t.claim.c.id,
        t.claim.c.wording,
        t.claim.c.dismissed,
        t.claim.c.taken_by,
        t.claim.c.joined_into,
    )
    claims = {row.id: row for row in connection.execute(select(*columns).where(t.claim.c.id.in_(groups)))}
    everyone = sorted({member for group in groups.values() for member in group})
    members = _members(connection, everyone)
    evidence, sources = _live_evidence(connection, everyone)
    verdicts = _verdicts(connection, everyone)
    splits = _splits(connection, everyone)
    return {
        claim_id: ClaimFacts(
            id=claim_id,
            wording=row.wording or "",
            dismissed=row.dismissed is not None,
            taken=row.taken_by is not None,
            absorbed_by=row.joined_into,
            members=frozenset(m for c in groups[claim_id] for m in members[c]),
            evidence=frozenset(e for c in groups[claim_id] for e in evidence[c]),
            verdicts=tuple(v for c in groups[claim_id] for v in verdicts[c]),
            splits=tuple(s for c in groups[claim_id] for s in splits[c]),
            sources={e: sources[e] for c in groups[claim_id] for e in evidence[c] if e in sources},
        )
        for claim_id, row in claims.items()
    }


def _members(connection: Connection, claim_ids: list[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for chunk in in_chunks(claim_ids):
        for row in connection.execute(select(t.claim_member).where(t.claim_member.c.claim_id.in_(chunk))):
            found[row.claim_id].append(row.assertion_id)
    return found


def _live_evidence(
    connection: Connection, claim_ids: list[str]
) -> tuple[dict[str, list[str]], dict[str, str]]:
    """Pieces not withdrawn by claim, and what became of the sources of some."""
    found: dict[str, list[str]] = defaultdict(list)
    sources: dict[str, str] = {}
    for chunk in in_chunks(claim_ids):
        rows = connection.execute(
            select(t.evidence.c.id, t.evidence.c.claim_id, t.evidence.c.source_state).where(
                t.evidence.c.claim_id.in_(chunk), t.evidence.c.withdrawn.is_not(True)
            )
        )
        for row in rows:
            found[row.claim_id].append(row.id)
            if row.source_state is not None:
                sources[row.id] = row.source_state
    return found, sources


def _splits(connection: Connection, claim_ids: list[str]) -> dict[str, list[tuple[int, str]]]:
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for chunk in in_chunks(claim_ids):
        rows = connection.execute(
            select(t.claim.c.split_from, t.claim.c.created_lam, t.claim.c.first_event).where(
                t.claim.c.split_from.in_(chunk), t.claim.c.withdrawn.is_not(True)
            )
        )
        for row in rows:
            found[row.split_from].append((row.created_lam, row.first_event))
    return found


def _verdicts(connection: Connection, claim_ids: list[str]) -> dict[str, list[WeighedVerdict]]:
    rows: list[Row[Any]] = []
    for chunk in in_chunks(claim_ids):
        rows += connection.execute(
            select(t.verdict).where(t.verdict.c.claim_id.in_(chunk), t.verdict.c.withdrawn.is_not(True))
        ).all()
    weighed = weighed_by(connection, [row.id for row in rows])
    sources = _sources_weighed(connection, [row.id for row in rows])
    found: dict[str, list[WeighedVerdict]] = defaultdict(list)
    for row in rows:
        members, evidence = weighed[row.id]
        found[row.claim_id].append(
            WeighedVerdict(
                row.id,
                row.claim_id,
                row.created_by,
                row.rating,
                row.wording,
                members,
                evidence,
                (row.created_lam, row.first_event),
                sources.get(row.id, {}),
            )
        )
    return found


def _sources_weighed(connection: Connection, verdict_ids: list[str]) -> dict[str, dict[str, str]]:
    source = t.verdict_source
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for chunk in in_chunks(verdict_ids):
        for row in connection.execute(select(source).where(source.c.verdict_id.in_(chunk))):
            found[row.verdict_id][row.evidence_id] = row.state
    return found


def weighed_by(
    connection: Connection, verdict_ids: list[str]
) -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """For each verdict, the assertions and the pieces of evidence it weighed."""
    members: dict[str, set[str]] = defaultdict(set)
    evidence: dict[str, set[str]] = defaultdict(set)
    for chunk in in_chunks(verdict_ids):
        for row in connection.execute(
            select(t.verdict_member).where(t.verdict_member.c.verdict_id.in_(chunk))
        ):
            members[row.verdict_id].add(row.assertion_id)
        for row in connection.execute(
            select(t.verdict_evidence).where(t.verdict_evidence.c.verdict_id.in_(chunk))
        ):
            evidence[row.verdict_id].add(row.evidence_id)
    return {v: (frozenset(members[v]), frozenset(evidence[v])) for v in verdict_ids}


_NO_LEAD: dict[str, Any] = {
    "kind": None,
    "speaker": None,
    "document_id": None,
    "position": None,
    "check_worthiness": 0,
    "listed": False,
}


def _leads(connection: Connection, claim_ids: list[str]) -> dict[str, dict[str, Any]]:
    """The columns a list shows of each claim, taken from its first passage."""
    claims = connection.execute(
        select(t.claim.c.id, t.claim.c.withdrawn, t.claim.c.joined_into).where(t.claim.c.id.in_(claim_ids))
    )
    leads = {row.id: {**_NO_LEAD, "listed": not row.withdrawn and row.joined_into is None} for row in claims}
    rows = connection.execute(
        select(
            t.claim_member.c.claim_id,
            t.assertion.c.kind,
            t.assertion.c.speaker,
            t.assertion.c.document_id,
            t.assertion.c.start,
            t.assertion.c.check_worthiness,
            t.document.c.withdrawn,
        )
        .join(t.assertion, t.assertion.c.id == t.claim_member.c.assertion_id)
        .join(t.document, t.document.c.id == t.assertion.c.document_id)
        .where(t.claim_member.c.claim_id.in_(claim_ids))
        .order_by(
            t.document.c.withdrawn.is_(True),
            t.document.c.created_lam,
            t.document.c.id,
            t.assertion.c.start,
            t.assertion.c.id,
        )
    )
    seen: set[str] = set()
    for row in rows:
        lead = leads[row.claim_id]
        if row.claim_id not in seen:
            seen.add(row.claim_id)
            lead.update(
                kind=row.kind,
                speaker=row.speaker,
                document_id=row.document_id,
                position=row.start,
                listed=lead["listed"] and not row.withdrawn,
            )
        lead["check_worthiness"] = max(lead["check_worthiness"], row.check_worthiness or 0)
    return leads
