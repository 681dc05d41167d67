"""The queue of references waiting to be fetched, as records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import exists, func, select

from workbench.domain.fetch_queue import FetchState, QueuedFetch
from workbench.domain.snapshots import Outcome
from workbench.errors import UnknownId
from workbench.store import tables as t
from workbench.store.claim_detail import reviewer_names

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import Connection, Row
    from sqlalchemy.sql import ColumnElement, Select

_earlier = t.snapshot.alias("earlier")
_IS_WAITING = (
    t.fetch.c.snapshot_id.is_(None) & t.fetch.c.withdrawn.is_not(True) & t.reference.c.withdrawn.is_not(True)
)


def _select(*where: ColumnElement[bool]) -> Select[Any]:
    came_before = (_earlier.c.created_lam < t.snapshot.c.created_lam) | (
        (_earlier.c.created_lam == t.snapshot.c.created_lam) & (_earlier.c.n < t.snapshot.c.n)
    )
    is_known = exists().where(
        _earlier.c.reference_id == t.snapshot.c.reference_id,
        _earlier.c.bytes_digest == t.snapshot.c.bytes_digest,
        came_before,
    )
    return (
        select(
            t.fetch,
            func.coalesce(t.reference.c.title, t.snapshot.c.title, t.reference.c.url).label("title"),
            t.reference.c.url,
            t.reference.c.withdrawn.label("reference_withdrawn"),
            t.snapshot.c.outcome,
            t.snapshot.c.reason,
            t.snapshot.c.size_bytes,
            t.snapshot.c.created_at.label("settled_at"),
            is_known.label("is_known"),
        )
        .join(t.reference, t.reference.c.id == t.fetch.c.reference_id)
        .outerjoin(t.snapshot, t.snapshot.c.id == t.fetch.c.snapshot_id)
        .where(*where)
    )


def waiting(connection: Connection) -> list[QueuedFetch]:
    """What waits to be fetched, in the order it was asked for."""
    query = _select(_IS_WAITING).order_by(t.fetch.c.created_lam, t.fetch.c.n)
    return _records(connection, query)


def settled(connection: Connection, newest: int) -> list[QueuedFetch]:
    """The newest so many that were done or cancelled, newest first."""
    order = func.coalesce(t.snapshot.c.created_lam, t.fetch.c.created_lam)
    query = _select(~_IS_WAITING).order_by(order.desc(), t.fetch.c.n.desc()).limit(newest)
    return _records(connection, query)


def fetch(connection: Connection, fetch_id: str) -> QueuedFetch:
    """One of them.

    Raises:
        UnknownId: there is none.
    """
    found = _records(connection, _select(t.fetch.c.id == fetch_id))
    if not found:
        raise UnknownId("fetch", fetch_id)
    return found[0]


def waiting_for(connection: Connection, reference_ids: Collection[str]) -> dict[str, str]:
    """The id of the fetch that waits for each of these references, where one does."""
    wanted = set(reference_ids)
    return {one.reference_id: one.id for one in waiting(connection) if one.reference_id in wanted}


def held_until(connection: Connection, now_ms: int) -> dict[str, int]:
    """Addresses whose servers asked not to come back before a time that is still ahead, with that time."""
    rows = connection.execute(
        select(t.snapshot.c.url, func.max(t.snapshot.c.retry_at).label("at"))
        .where(t.snapshot.c.retry_at > now_ms)
        .group_by(t.snapshot.c.url)
    )
    return {row.url: row.at for row in rows if row.url}


def _records(connection: Connection, query: Select[Any]) -> list[QueuedFetch]:
    names = reviewer_names(connection)
    return [
        QueuedFetch(
            id=row.id,
            reference_id=row.reference_id,
            title=row.title or "",
            url=row.url or "",
            state=_state(row),
            reason=row.reason if _state(row) is FetchState.FAILED else None,
            snapshot_id=row.snapshot_id,
            size_bytes=row.size_bytes,
            reviewer=names.get(row.created_by, row.created_by),
            queued_at=row.created_at,
            settled_at=row.settled_at,
        )
        for row in connection.execute(query)
    ]


def _state(row: Row[Any]) -> FetchState:
    if row.snapshot_id is None:
        return FetchState.CANCELLED if row.withdrawn or row.reference_withdrawn else FetchState.QUEUED
    if row.outcome != Outcome.SAVED:
        return FetchState.FAILED
    return FetchState.REUSED if row.is_known else FetchState.SAVED
