"""Copies of references in web archives, as records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from workbench.store import tables as t
from workbench.store.chunks import in_chunks
from workbench.store.records import archived_of
from workbench.store.reference_joins import reference_groups

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from workbench.domain.archives import ArchivedCopy


def archived_copies(
    connection: Connection, references: Iterable[str], names: dict[str, str]
) -> dict[str, list[ArchivedCopy]]:
    """The copies of each reference that has any, and of what was joined into it, in the order they were recorded.

    Withdrawn ones are left out.
    """
    found: dict[str, list[ArchivedCopy]] = {}
    standing = reference_groups(connection, references)
    for chunk in in_chunks(sorted(standing)):
        rows = connection.execute(
            select(t.archived)
            .where(t.archived.c.reference_id.in_(chunk), t.archived.c.withdrawn.is_not(True))
            .order_by(t.archived.c.created_lam, t.archived.c.n)
        )
        for row in rows:
            copy = archived_of(row, names.get(row.created_by, row.created_by))
            found.setdefault(standing[row.reference_id], []).append(copy)
    return {id_: sorted(copies, key=lambda copy: copy.recorded_at) for id_, copies in found.items()}
