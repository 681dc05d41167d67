"""Copies of references in web archives, as records."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import select

from workbench.store import tables as t
from workbench.store.chunks import in_chunks
from workbench.store.records import archived_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from workbench.domain.archives import ArchivedCopy


def archived_copies(
    connection: Connection, references: Iterable[str], names: dict[str, str]
) -> dict[str, list[ArchivedCopy]]:
    """The copies of each reference that has any, in the order they were recorded; withdrawn ones are left out."""
    found: dict[str, list[ArchivedCopy]] = defaultdict(list)
    for chunk in in_chunks(sorted(set(references))):
        rows = connection.execute(
            select(t.archived)
            .where(t.archived.c.reference_id.in_(chunk), t.archived.c.withdrawn.is_not(True))
            .order_by(t.archived.c.created_lam, t.archived.c.n)
        )
        for row in rows:
            found[row.reference_id].append(archived_of(row, names.get(row.created_by, row.created_by)))
    return dict(found)
