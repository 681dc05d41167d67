"""References as records; one that was added without a title bears that of its newest captured page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from workbench.store import tables as t
from workbench.store.chunks import in_chunks
from workbench.store.records import reference_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from workbench.domain.references import Reference

_PAGE_TITLE = (
    select(t.snapshot.c.title)
    .where(
        t.snapshot.c.reference_id == t.reference.c.id,
        t.snapshot.c.title.is_not(None),
        t.snapshot.c.withdrawn.is_not(True),
    )
    .order_by(t.snapshot.c.created_lam.desc(), t.snapshot.c.first_event.desc())
    .limit(1)
    .scalar_subquery()
    .label("page_title")
)


def all_references(connection: Connection, names: dict[str, str]) -> list[Reference]:
    """All references in the order they were added, withdrawn ones too."""
    query = select(t.reference, _PAGE_TITLE).order_by(t.reference.c.created_lam, t.reference.c.n)
    return [reference_of(row, names.get(row.created_by, row.created_by)) for row in connection.execute(query)]


def references_by_id(
    connection: Connection, ids: Iterable[str], names: dict[str, str]
) -> dict[str, Reference]:
    """The references with these ids."""
    found = {}
    for chunk in in_chunks(sorted(ids)):
        for row in connection.execute(select(t.reference, _PAGE_TITLE).where(t.reference.c.id.in_(chunk))):
            found[row.id] = reference_of(row, names.get(row.created_by, row.created_by))
    return found
