"""What later looks at an address found, how captures came, and which evidence rests on a reference."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from workbench.domain.rechecks import CheckOutcome, Recheck
from workbench.domain.snapshots import Outcome, SnapshotOrigin
from workbench.errors import UnknownId
from workbench.store import tables as t
from workbench.store.claim_detail import reviewer_names
from workbench.store.records import snapshot_of
from workbench.store.reference_joins import reference_group

if TYPE_CHECKING:
    from sqlalchemy import Connection


class Resting(NamedTuple):
    """A piece of evidence that was taken from a reference and not withdrawn."""

    id: str
    claim_id: str
    snapshot_id: str | None
    method: str | None
    """How that snapshot was got."""
    excerpt: str | None
    source_state: str | None


def resting_on(connection: Connection, reference_id: str) -> list[Resting]:
    """The evidence taken from a reference and from what was joined into it, oldest first."""
    piece = t.evidence.c
    rows = connection.execute(
        select(
            piece.id,
            piece.claim_id,
            piece.snapshot_id,
            t.snapshot.c.method,
            piece.excerpt,
            piece.source_state,
        )
        .outerjoin(t.snapshot, t.snapshot.c.id == piece.snapshot_id)
        .where(
            piece.reference_id.in_(reference_group(connection, reference_id)), piece.withdrawn.is_not(True)
        )
        .order_by(piece.created_lam, piece.id)
    )
    return [Resting(*row) for row in rows]


def captured(connection: Connection) -> set[str]:
    """Ids of the references that have a saved capture."""
    saved = select(t.snapshot.c.reference_id).where(t.snapshot.c.outcome == Outcome.SAVED).distinct()
    return set(connection.scalars(saved))


def rechecks(connection: Connection, reference_id: str) -> list[Recheck]:
    """The checks of a reference, newest first."""
    names = reviewer_names(connection)
    rows = connection.execute(
        select(t.recheck)
        .where(t.recheck.c.reference_id.in_(reference_group(connection, reference_id)))
        .order_by(t.recheck.c.created_lam.desc(), t.recheck.c.n.desc())
    )
    return [
        Recheck(
            id=row.id,
            reference_id=row.reference_id,
            outcome=CheckOutcome(row.outcome),
            reason=row.reason,
            status=row.status,
            final_url=row.final_url,
            compared_id=row.compared_id,
            snapshot_id=row.snapshot_id,
            days_absent=row.days_absent or 0,
            reviewer=names.get(row.created_by, row.created_by),
            checked_at=row.created_at,
        )
        for row in rows
    ]


def snapshot_origin(connection: Connection, snapshot_id: str) -> SnapshotOrigin:
    """How a snapshot was got, in full.

    Raises:
        UnknownId: there is none.
    """
    row = connection.execute(select(t.snapshot).where(t.snapshot.c.id == snapshot_id)).first()
    if row is None:
        raise UnknownId("snapshot", snapshot_id)
    names = reviewer_names(connection)
    return SnapshotOrigin(
        snapshot=snapshot_of(row, names.get(row.created_by, row.created_by)),
        chain=tuple((url, status, address) for url, status, address in row.chain or ()),
        headers=tuple((name, value) for name, value in row.headers or ()),
        address=row.address,
    )
