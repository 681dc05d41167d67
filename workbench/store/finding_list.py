"""Findings as records: which, in what order, how many, one page of them, one with its passages."""

from __future__ import annotations

from array import array
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select, tuple_

from workbench.domain.decisions import (
    FindingCounts,
    FindingDetail,
    FindingFilter,
    FindingPassage,
    FindingStatus,
    FindingSummary,
)
from workbench.domain.findings import Difference, FindingType
from workbench.domain.spans import Span
from workbench.errors import UnknownId
from workbench.store import tables as t
from workbench.store.chunks import in_chunks
from workbench.store.claim_detail import reviewer_names, stored_assertions
from workbench.store.claim_use import listed_claims_on
from workbench.store.derive import absorbed_claims, claim_groups
from workbench.store.library import document_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import ColumnElement, Connection, Engine, Row

ORDER_CHUNK = 20_000
"""Rows one read takes, so that no read holds the file for long."""


def _conditions(connection: Connection, wanted: FindingFilter) -> list[ColumnElement[bool]]:
    finding, member = t.finding.c, t.finding_member.c
    found: list[ColumnElement[bool]] = []
    if wanted.type is not None:
        found.append(finding.type == wanted.type)
    if wanted.status is not None:
        found.append(finding.status == wanted.status)
    if wanted.document_id is not None:
        standing = select(member.finding_id).where(member.document_id == wanted.document_id)
        found.append(finding.id.in_(standing))
    if wanted.claim_id is not None:
        group = absorbed_claims(connection, [wanted.claim_id])[wanted.claim_id]
        held = select(t.claim_member.c.assertion_id).where(t.claim_member.c.claim_id.in_(group))
        found.append(finding.id.in_(select(member.finding_id).where(member.assertion_id.in_(held))))
    return found


def finding_order(engine: Engine, wanted: FindingFilter, limit: int | None = None) -> array[int]:
    """The row numbers of the findings a filter lets through: by kind, then by place in the documents."""
    keys = (t.finding.c.rank, t.finding.c.place, t.finding.c.n)
    order = array("q")
    last: tuple[int, ...] | None = None
    while limit is None or len(order) < limit:
        size = ORDER_CHUNK if limit is None else min(ORDER_CHUNK, limit - len(order))
        with engine.begin() as connection:
            page = select(*keys).where(*_conditions(connection, wanted)).order_by(*keys).limit(size)
            if last is not None:
                page = page.where(tuple_(*keys) > tuple_(*last))
            rows = connection.execute(page).all()
        order.extend(row[-1] for row in rows)
        if len(rows) < size:
            break
        last = tuple(rows[-1])
    return order


def finding_page(connection: Connection, numbers: Sequence[int]) -> list[FindingSummary]:
    """The findings with these row numbers, in this order; numbers that are gone are left out."""
    query = (
        select(t.finding, t.decision.c.reason, t.decision.c.last_event.label("decided"))
        .select_from(t.finding.outerjoin(t.decision, t.decision.c.id == t.finding.c.id))
        .where(t.finding.c.n.in_(list(numbers)))
    )
    rows = {row.n: row for row in connection.execute(query)}
    members = _members(connection, [row.id for row in rows.values()])
    deciders = _deciders(connection, [row.decided for row in rows.values() if row.decided])
    found = []
    for row in (rows[n] for n in numbers if n in rows):
        status = FindingStatus(row.status)
        who, when = (
            deciders.get(row.decided, (None, None)) if status is not FindingStatus.OPEN else (None, None)
        )
        found.append(
            FindingSummary(
                n=row.n,
                id=row.id,
                type=FindingType(row.type),
                status=status,
                explanation=row.explanation,
                differences=tuple(Difference(d["kind"], d["a"], d["b"]) for d in row.differences),
                confidence=row.confidence,
                assertions=tuple(member.assertion_id for member in members[row.id]),
                documents=tuple(dict.fromkeys(member.document_id for member in members[row.id])),
                places=tuple(
                    None if member.start is None else Span(member.start, member.end)
                    for member in members[row.id]
                ),
                is_computed=row.computed,
                reason=row.reason if status is FindingStatus.DISMISSED else None,
                reviewer=who,
                decided_at=when,
            )
        )
    return found


def _members(connection: Connection, findings: Iterable[str]) -> dict[str, list[Row[Any]]]:
    found: defaultdict[str, list[Row[Any]]] = defaultdict(list)
    for chunk in in_chunks(findings):
        rows = connection.execute(
            select(t.finding_member)
            .where(t.finding_member.c.finding_id.in_(chunk))
            .order_by(t.finding_member.c.finding_id, t.finding_member.c.position)
        )
        for row in rows:
            found[row.finding_id].append(row)
    return found


def _deciders(connection: Connection, events: list[str]) -> dict[str, tuple[str, int]]:
    """Who caused each of these events, and when."""
    names = reviewer_names(connection)
    rows = connection.execute(
        select(t.event.c.id, t.event.c.ts, t.event_body.c.reviewer)
        .join(t.event_body, t.event_body.c.digest == t.event.c.body)
        .where(t.event.c.id.in_(events))
    )
    return {row.id: (names.get(row.reviewer, row.reviewer), row.ts) for row in rows}


def finding_counts(connection: Connection, wanted: FindingFilter) -> FindingCounts:
    """How many findings a filter lets through, by kind and by what was decided."""
    kind, status = t.finding.c.type, t.finding.c.status
    query = select(kind, status, func.count()).where(*_conditions(connection, wanted)).group_by(kind, status)
    return FindingCounts(
        {(FindingType(row[0]), FindingStatus(row[1])): row[2] for row in connection.execute(query)}
    )


def finding_detail(connection: Connection, finding_id: str) -> FindingDetail:
    """One finding with its passages, in its own order.

    Raises:
        UnknownId: there is none.
    """
    number = row_number(connection, finding_id)
    if number is None:
        raise UnknownId("finding", finding_id)
    return finding_details(connection, [number])[0]


def row_number(connection: Connection, finding_id: str) -> int | None:
    """The local number of a finding's row."""
    number: int | None = connection.scalar(select(t.finding.c.n).where(t.finding.c.id == finding_id))
    return number


def finding_details(connection: Connection, numbers: Sequence[int]) -> list[FindingDetail]:
    """The findings with these row numbers with their passages; numbers that are gone are left out."""
    summaries = finding_page(connection, numbers)
    wanted = sorted({assertion for summary in summaries for assertion in summary.assertions})
    stored = {assertion.id: assertion for assertion in stored_assertions(connection, wanted)}
    claims = listed_claims_on(connection, wanted)
    wordings: dict[str, str] = {}
    for chunk in in_chunks(sorted(set(claims.values()))):
        rows = connection.execute(select(t.claim.c.id, t.claim.c.wording).where(t.claim.c.id.in_(chunk)))
        wordings.update((row.id, row.wording or "") for row in rows)
    texts: dict[str, str] = {}

    def passage(assertion: str, place: Span | None) -> FindingPassage:
        held = stored[assertion]
        span, words = held.reading.span, held.reading.text
        if place is not None:
            if held.document_id not in texts:
                texts[held.document_id] = document_text(connection, held.document_id)
            span, words = place, place.of(texts[held.document_id])
        claim = claims.get(assertion)
        return FindingPassage(held, claim, wordings.get(claim or "", ""), span, words)

    return [
        FindingDetail(
            summary,
            tuple(
                passage(assertion, place)
                for assertion, place in zip(summary.assertions, summary.places, strict=True)
                if assertion in stored
            ),
        )
        for summary in summaries
    ]


def open_kinds(connection: Connection, claim_ids: Sequence[str]) -> dict[str, frozenset[FindingType]]:
    """For each claim, the kinds of open findings on its passages; claims without any are left out."""
    found: defaultdict[str, set[FindingType]] = defaultdict(set)
    for chunk in in_chunks(claim_ids):
        holders: defaultdict[str, list[str]] = defaultdict(list)
        for claim, group in claim_groups(connection, chunk).items():
            for member in group:
                holders[member].append(claim)
        rows = connection.execute(
            select(t.claim_member.c.claim_id, t.finding.c.type)
            .join(t.finding_member, t.finding_member.c.assertion_id == t.claim_member.c.assertion_id)
            .join(t.finding, t.finding.c.id == t.finding_member.c.finding_id)
            .where(t.claim_member.c.claim_id.in_(list(holders)), t.finding.c.status == FindingStatus.OPEN)
            .distinct()
        )
        for row in rows:
            for claim in holders[row.claim_id]:
                found[claim].add(FindingType(row.type))
    return {claim: frozenset(kinds) for claim, kinds in found.items()}
