"""Documents as comparison reads them, and the cache of what it remembers of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, func, insert, select

from workbench.domain.findings import ComparedAssertion, ComparedDocument
from workbench.store import tables as t
from workbench.store.chunks import in_chunks
from workbench.store.library import document_text
from workbench.store.records import reading_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Connection


def standing_documents(connection: Connection) -> list[str]:
    """Ids of the documents that were not withdrawn, in the order they were added."""
    query = select(t.document.c.id).where(t.document.c.withdrawn.is_not(True))
    return list(connection.scalars(query.order_by(t.document.c.created_lam, t.document.c.n)))


def compared_document(connection: Connection, document_id: str) -> ComparedDocument:
    """A document with every assertion that counts: neither rejected nor retired nor withdrawn.

    Raises:
        UnknownId: there is no such document.
    """
    text = document_text(connection, document_id)
    assertion = t.assertion.c
    rows = connection.execute(
        select(t.assertion)
        .where(
            assertion.document_id == document_id,
            assertion.rejected.is_not(True),
            assertion.retired.is_not(True),
            assertion.withdrawn.is_not(True),
        )
        .order_by(assertion.start, assertion.id)
    )
    published = connection.scalar(
        select(func.min(t.appearance.c.published)).where(
            t.appearance.c.document_id == document_id, t.appearance.c.withdrawn.is_not(True)
        )
    )
    readings = [ComparedAssertion(row.id, reading_of(row, text)) for row in rows]
    return ComparedDocument(document_id, text, readings, published)


def kept_keys(connection: Connection, documents: Iterable[str], version: str) -> dict[str, bytes]:
    """What comparison of this version remembers of documents; those it has to read anew are left out."""
    found: dict[str, bytes] = {}
    for chunk in in_chunks(documents):
        rows = connection.execute(
            select(t.document_key.c.document_id, t.document_key.c.drawn).where(
                t.document_key.c.document_id.in_(chunk), t.document_key.c.version == version
            )
        )
        found.update((row.document_id, row.drawn) for row in rows)
    return found


def keep_keys(connection: Connection, keys: Mapping[str, bytes], version: str) -> None:
    """Remember what comparison drew from documents, until they or their readings change."""
    for chunk in in_chunks(keys):
        connection.execute(delete(t.document_key).where(t.document_key.c.document_id.in_(chunk)))
        connection.execute(
            insert(t.document_key),
            [{"document_id": id_, "version": version, "drawn": keys[id_]} for id_ in chunk],
        )
