"""Applying events to the tables: one generic function for all entities, then the derived columns and caches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

from sqlalchemy import delete, insert, select, update

from workbench.domain.canonical import ensure_storable
from workbench.store import tables
from workbench.store.chunks import in_chunks
from workbench.store.derive import derive_claims
from workbench.store.entities import ENTITIES, Child, EntityType
from workbench.store.finding_cache import note_decisions, note_due
from workbench.store.spellings import regroup

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

    from workbench.domain.events import Change, Event


def member_field(name: str, member: str) -> str:
    """The event field of one member of a set or map; keys of events are ASCII.

    Raises:
        NotCanonical: the member is no text that can be stored.
    """
    ensure_storable(member)
    return f"{name}.{quote(member, safe='')}"


def apply_event(connection: Connection, event: Event, *, event_n: int, derive: bool = True) -> set[str]:
    """Apply an event's changes to the tables.

    Returns:
        Ids of the claims whose derived columns it touches; they are recomputed here unless ``derive`` is false.
    """
    if event.body is None:
        return set()
    known = _existing(connection, event.body.changes)
    created: set[str] = set()
    pending: dict[str, list[dict[str, Any]]] = {}
    for change in event.body.changes:
        spec = ENTITIES[change.entity_type]
        scalars, members = _split(spec, change)
        if change.entity in known:
            connection.execute(
                update(spec.table)
                .where(spec.table.c.id == change.entity_id)
                .values(version=spec.table.c.version + 1, last_event=event.id, **scalars)
            )
        else:
            known.add(change.entity)
            created.add(change.entity)
            blank = dict.fromkeys((*spec.fields, *spec.keys))
            pending.setdefault(change.entity_type, []).append(
                {**blank, **_register(event, change.entity_id), **scalars}
            )
        for child, member, value in members:
            if child.value is None and value and change.entity in created:
                pending.setdefault(f"{change.entity_type}.{child.table.name}", []).append(
                    {child.owner: change.entity_id, child.member: member}
                )
            else:
                _set_member(connection, child, change.entity_id, member, value)
    _insert_pending(connection, pending)
    _note_touched(connection, event_n, event.body.changes)
    _note_for_comparison(connection, event_n, event.body.changes, derive=derive)
    touched = _touched_claims(connection, event.body.changes)
    if derive:
        derive_claims(connection, touched)
    return touched


def _register(event: Event, entity_id: str) -> dict[str, Any]:
    assert event.body is not None  # noqa: S101 - only events with a body are applied
    return {
        "id": entity_id,
        "version": 1,
        "first_event": event.id,
        "last_event": event.id,
        "created_by": event.body.reviewer,
        "created_at": event.header.ts,
        "created_lam": event.header.lam,
    }


def _existing(connection: Connection, changes: Sequence[Change]) -> set[str]:
    """Which of the entities that these changes name were created before."""
    wanted: dict[str, list[str]] = {}
    for change in changes:
        wanted.setdefault(change.entity_type, []).append(change.entity_id)
    found: set[str] = set()
    for entity_type, ids in wanted.items():
        table = ENTITIES[entity_type].table
        for chunk in in_chunks(ids):
            rows = connection.execute(select(table.c.id).where(table.c.id.in_(chunk)))
            found.update(f"{entity_type}/{row.id}" for row in rows)
    return found


def _split(spec: EntityType, change: Change) -> tuple[dict[str, Any], list[tuple[Child, str, Any]]]:
    scalars: dict[str, Any] = {}
    members: list[tuple[Child, str, Any]] = []
    for name, (_old, new) in change.fields.items():
        collection, dot, member = name.partition(".")
        if dot:
            members.append((spec.children[collection], unquote(member), new))
        else:
            scalars[name] = new
    for column, key in spec.keys.items():
        if key.field in scalars:
            scalars[column] = key.of(scalars[key.field])
    return scalars, members


def _set_member(connection: Connection, child: Child, owner: str, member: str, value: Any) -> None:
    table = child.table
    connection.execute(delete(table).where(table.c[child.owner] == owner, table.c[child.member] == member))
    if value:
        row = {child.owner: owner, child.member: member}
        connection.execute(insert(table), [row if child.value is None else {**row, child.value: value}])


def _insert_pending(connection: Connection, pending: dict[str, list[dict[str, Any]]]) -> None:
    for name, rows in pending.items():
        entity_type, _, child = name.partition(".")
        table = tables.metadata.tables[child] if child else ENTITIES[entity_type].table
        connection.execute(insert(table), rows)


def _note_touched(connection: Connection, event_n: int, changes: Iterable[Change]) -> None:
    rows = [
        {"entity": entity, "event_n": event_n} for entity in sorted({change.entity for change in changes})
    ]
    if rows:
        connection.execute(insert(tables.event_touch), rows)


def _note_for_comparison(
    connection: Connection, event_n: int, changes: Sequence[Change], *, derive: bool
) -> None:
    """Keep the cache of findings in step: what is due, what was decided, which spellings belong together."""
    note_due(connection, changes, event_n)
    decided = {change.entity_id for change in changes if change.entity_type == "decision"}
    if decided:
        note_decisions(connection, decided)
    if derive and (decided or any(change.entity_type == "spelling" for change in changes)):
        regroup(connection)


def _touched_claims(connection: Connection, changes: Sequence[Change]) -> set[str]:
    """The claims whose derived columns depend on what changed."""
    by_type: dict[str, set[str]] = {}
    for change in changes:
        by_type.setdefault(change.entity_type, set()).add(change.entity_id)
    claims = set(by_type.get("claim", ())) | _related_claims(changes)
    for entity_type, table in (("evidence", tables.evidence), ("verdict", tables.verdict)):
        for chunk in in_chunks(sorted(by_type.get(entity_type, ()))):
            claims.update(connection.scalars(select(table.c.claim_id).where(table.c.id.in_(chunk))))
    member = tables.claim_member
    for chunk in in_chunks(sorted(by_type.get("assertion", ()))):
        claims.update(connection.scalars(select(member.c.claim_id).where(member.c.assertion_id.in_(chunk))))
    for chunk in in_chunks(sorted(by_type.get("document", ()))):
        claims.update(
            connection.scalars(
                select(member.c.claim_id)
                .join(tables.assertion, tables.assertion.c.id == member.c.assertion_id)
                .where(tables.assertion.c.document_id.in_(chunk))
            )
        )
    if any("required_reviews" in change.fields for change in changes if change.entity_type == "workspace"):
        # Without a verdict, how many of them conclude a claim does not matter to it.
        claims.update(connection.scalars(select(tables.verdict.c.claim_id).distinct()))
    return claims


def _related_claims(changes: Iterable[Change]) -> set[str]:
    """The claims that another was joined into or split from, before or now."""
    return {
        claim
        for change in changes
        if change.entity_type == "claim"
        for name in ("joined_into", "split_from")
        for claim in change.fields.get(name, ())
        if claim is not None
    }
