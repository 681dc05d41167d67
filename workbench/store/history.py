"""Reading the trail: events in their order, of everything or of one claim."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, select

from workbench.domain.events import Event, parse_body, parse_header
from workbench.errors import DamagedWorkspace
from workbench.store import tables as t
from workbench.store.chunks import in_chunks
from workbench.store.derive import absorbed_claims

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection
    from sqlalchemy.sql import Select

_STORED = select(t.event.c.id, t.event.c.header, t.event_body.c.body).select_from(
    t.event.outerjoin(t.event_body, t.event_body.c.digest == t.event.c.body)
)
READ_AHEAD = 500


def _event(row: Any) -> Event:
    try:
        body = parse_body(json.loads(row.body)) if row.body is not None else None
        return Event(row.id, parse_header(json.loads(row.header)), body)
    except (ValueError, TypeError, RecursionError) as error:
        raise DamagedWorkspace(f"Event {row.id[:12]} of the trail", f"it cannot be read: {error}") from None


def events(connection: Connection, *, claim_id: str | None = None, newest: int | None = None) -> list[Event]:
    """Events in the order ``(lam, id)``: all, or those that touch a claim; only the newest so many when given."""
    query = _STORED if claim_id is None else _STORED.where(t.event.c.n.in_(_touching(connection, claim_id)))
    if newest is not None:
        rows = connection.execute(
            query.order_by(t.event.c.lam.desc(), t.event.c.id.desc()).limit(newest)
        ).all()
        return [_event(row) for row in reversed(rows)]
    return [_event(row) for row in connection.execute(query.order_by(t.event.c.lam, t.event.c.id))]


def events_in_order(connection: Connection) -> Iterator[tuple[int, Event]]:
    """Every event with its row number, a portion in memory at a time."""
    query: Select[tuple[int, str, str, str, int]] = (
        select(t.event.c.n, t.event.c.id, t.event.c.header, t.event_body.c.body, t.event.c.lam)
        .select_from(t.event.outerjoin(t.event_body, t.event_body.c.digest == t.event.c.body))
        .order_by(t.event.c.lam, t.event.c.id)
        .limit(READ_AHEAD)
    )
    page = query
    while rows := connection.execute(page).all():
        for row in rows:
            yield row.n, _event(row)
        last = rows[-1]
        after = (t.event.c.lam > last.lam) | and_(t.event.c.lam == last.lam, t.event.c.id > last.id)
        page = query.where(after)


def _touching(connection: Connection, claim_id: str) -> list[int]:
    """Row numbers of events that touch a claim, what it absorbed, and what hangs on them."""
    group = absorbed_claims(connection, [claim_id])[claim_id]
    entities = [f"claim/{c}" for c in group]
    for noun, table in (("evidence", t.evidence), ("verdict", t.verdict), ("comment", t.comment)):
        ids = connection.scalars(select(table.c.id).where(table.c.claim_id.in_(group)))
        entities += [f"{noun}/{i}" for i in ids]
    members = connection.scalars(
        select(t.claim_member.c.assertion_id).where(t.claim_member.c.claim_id.in_(group))
    )
    entities += [f"assertion/{m}" for m in members]
    numbers: set[int] = set()
    for chunk in in_chunks(entities):
        numbers.update(
            connection.scalars(select(t.event_touch.c.event_n).where(t.event_touch.c.entity.in_(chunk)))
        )
    return sorted(numbers)


def later_event(connection: Connection, entity: str, field: str, after: Event) -> Event | None:
    """The newest event after another that set a field."""
    query = (
        _STORED.join(
            t.event_touch, and_(t.event_touch.c.event_n == t.event.c.n, t.event_touch.c.entity == entity)
        )
        .where(t.event.c.lam >= after.header.lam, t.event.c.id != after.id)
        .order_by(t.event.c.lam.desc(), t.event.c.id.desc())
    )
    for row in connection.execute(query):
        found = _event(row)
        if found.body is not None and any(
            c.entity == entity and field in c.fields for c in found.body.changes
        ):
            return found
    return None


def newest_not_undone(connection: Connection, reviewer: str, passed_over: frozenset[str]) -> Event | None:
    """A reviewer's newest event that was not undone and is of a kind that can be."""
    undone = select(t.undone.c.id).where(t.undone.c.undone.is_(True))
    row = connection.execute(
        _STORED.where(
            t.event_body.c.reviewer == reviewer,
            t.event_body.c.op.not_in(passed_over),
            t.event.c.id.not_in(undone),
        )
        .order_by(t.event.c.lam.desc(), t.event.c.id.desc())
        .limit(1)
    ).first()
    return None if row is None else _event(row)


def event_by_id(connection: Connection, event_id: str) -> Event | None:
    """The event with this id."""
    row = connection.execute(_STORED.where(t.event.c.id == event_id)).first()
    return None if row is None else _event(row)
