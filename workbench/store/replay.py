"""Replaying the trail: into an empty database to compare with, or in place to rebuild the tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select, text, update
from sqlalchemy.schema import DropTable

from workbench.store import tables as t
from workbench.store.chunks import in_chunks
from workbench.store.derive import derive_claims
from workbench.store.entities import PROJECTED
from workbench.store.history import events_in_order
from workbench.store.projection import apply_event
from workbench.store.spellings import regroup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection


def replay(source: Connection, target: Connection) -> None:
    """Apply every event of ``source`` to the tables of ``target``, which may be the same database, emptied."""
    touched: set[str] = set()
    for number, event in events_in_order(source):
        touched |= apply_event(target, event, event_n=number, derive=False)
    derive_claims(target, touched)


def copy_texts(source: Connection, target: Connection) -> None:
    """Give an empty database the texts that projected rows refer to."""
    for page in in_chunks(source.execute(select(t.blob_text)).yield_per(200), 200):
        target.execute(insert(t.blob_text), [{"digest": row.digest, "text": row.text} for row in page])


def empty_projection(connection: Connection) -> None:
    """Make what replay fills anew, empty and in today's shape: projected tables and caches, never the trail."""
    connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    connection.execute(update(t.claim).values(joined_into=None, split_from=None))
    connection.execute(update(t.document).values(supersedes=None))
    there = set(connection.scalars(text("SELECT name FROM sqlite_schema WHERE type = 'table'")))
    made_anew = [table for table in reversed((*PROJECTED, *t.CACHES)) if table.name in there]
    for table in made_anew:
        connection.execute(delete(table))
    for table in made_anew:
        connection.execute(DropTable(table))
    t.metadata.create_all(connection, tables=(*PROJECTED, *t.CACHES))
    connection.execute(delete(t.event_touch))
    connection.execute(text("DELETE FROM claim_text"))


def rebuild(connection: Connection) -> None:
    """Make the tables anew from the trail, in place, and note the projection's version."""
    empty_projection(connection)
    replay(connection, connection)
    regroup(connection)
    connection.execute(
        update(t.meta).where(t.meta.c.key == "projection_version").values(value=str(t.PROJECTION_VERSION))
    )


def projected_rows(connection: Connection, table: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """The rows of a projected table in the order of their keys, local numbers left out; a key names its entity.

    Values are as SQLite holds them, so that no reading of them hides a difference.
    """
    keys = ["id"] if "id" in table.c else [column.name for column in table.primary_key.columns]
    columns = ", ".join(f'"{column.name}"' for column in table.c if column.name != "n")
    query = f'SELECT {columns} FROM "{table.name}" ORDER BY {", ".join(keys)}'  # noqa: S608 - names of ours
    for row in connection.exec_driver_sql(query).yield_per(500).mappings():
        yield "/".join([table.name, *(str(row[key]) for key in keys)]), dict(row)
