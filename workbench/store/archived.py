"""Copies of references in web archives, as records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from workbench.store import tables as t
from workbench.store.records import archived_of
from workbench.store.reference_joins import reference_group

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
    for reference_id in set(references):
        rows = connection.execute(
            select(t.archived)
            .where(
                t.archived.c.reference_id.in_(reference_group(connection, reference_id)),
                t.archived.c.withdrawn.is_not(True),
            )
            .order_by(t.archived.c.created_lam, t.archived.c.n)
        )
        copies = [archived_of(row, names.get(row.created_by, row.created_by)) for row in rows]
        if copies:
            found[reference_id] = copies
    return found
