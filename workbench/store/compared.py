"""Documents as comparison reads them, and the cache of what it remembers of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import delete, func, insert, select
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

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
    wordings = _wordings(connection, document_id)
    readings = [ComparedAssertion(row.id, reading_of(row, text), wordings.get(row.id, "")) for row in rows]
    return ComparedDocument(document_id, text, readings, published)


def _wordings(connection: Connection, document_id: str) -> dict[str, str]:
    """From an assertion of a document to the wording of its claim, where a reviewer set that."""
    undone = select(t.undone.c.id).where(t.undone.c.undone.is_(True))
    query = (
        select(t.assertion.c.id, t.claim.c.wording)
        .join(t.claim_member, t.claim_member.c.assertion_id == t.assertion.c.id)
        .join(t.claim, t.claim.c.id == t.claim_member.c.claim_id)
        .join(t.event_touch, t.event_touch.c.entity == "claim/" + t.claim.c.id)
        .join(t.event, t.event.c.n == t.event_touch.c.event_n)
        .join(t.event_body, t.event_body.c.digest == t.event.c.body)
        .where(
            t.assertion.c.document_id == document_id,
            t.claim.c.withdrawn.is_not(True),
            t.event_body.c.op == "claim.reworded",
            t.event.c.id.not_in(undone),
        )
    )
    return {row.id: row.wording for row in connection.execute(query)}


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


class Drawn(NamedTuple):
    """What comparison drew from a document: all it remembers, and the terms the document is found by."""

    keys: bytes
    terms: frozenset[str]
    before: frozenset[str] = frozenset()
    """The terms it was found by until now."""


def keep_keys(connection: Connection, drawn: Mapping[str, Drawn], version: str) -> None:
    """Remember what comparison drew from documents, until they or their readings change."""
    for chunk in in_chunks(drawn):
        connection.execute(delete(t.document_key).where(t.document_key.c.document_id.in_(chunk)))
        connection.execute(
            insert(t.document_key),
            [{"document_id": id_, "version": version, "drawn": drawn[id_].keys} for id_ in chunk],
        )
        rows = connection.execute(select(t.document.c.id, t.document.c.n).where(t.document.c.id.in_(chunk)))
        for row in rows:
            _post(connection, row.n, drawn[row.id])


def _post(connection: Connection, number: int, drawn: Drawn) -> None:
    for chunk in in_chunks(sorted(drawn.before - drawn.terms)):
        connection.execute(
            delete(t.document_term).where(
                t.document_term.c.term.in_(chunk), t.document_term.c.document_n == number
            )
        )
    fresh = sorted(drawn.terms - drawn.before)
    if fresh:
        added = sqlite_insert(t.document_term).on_conflict_do_nothing()
        connection.execute(added, [{"term": term, "document_n": number} for term in fresh])


def forget_drawn(connection: Connection) -> None:
    """Forget all that was drawn from documents: another version of comparison draws it otherwise."""
    connection.execute(delete(t.document_term))
    connection.execute(delete(t.document_key))


class TermIndex:
    """Which documents have which term, of those that were not withdrawn."""

    def __init__(self, connection: Connection, terms: Iterable[str]) -> None:
        """``terms`` are those that will be asked about."""
        self._connection = connection
        self._counts: dict[str, int] = {}
        column = t.document_term.c
        for chunk in in_chunks(terms):
            rows = connection.execute(
                select(column.term, func.count()).where(column.term.in_(chunk)).group_by(column.term)
            )
            self._counts.update((row[0], row[1]) for row in rows)

    def documents(self) -> int:
        """How many documents it covers."""
        return self._connection.scalar(select(func.count()).select_from(t.document_key)) or 0

    def count(self, term: str) -> int:
        """How many documents have a term."""
        return self._counts.get(term, 0)

    def holders(self, term: str, limit: int) -> list[str]:
        """The ids of up to so many documents that have a term, in the order they were added."""
        query = (
            select(t.document.c.id)
            .join(t.document_term, t.document_term.c.document_n == t.document.c.n)
            .where(t.document_term.c.term == term, t.document.c.withdrawn.is_not(True))
            .order_by(t.document_term.c.document_n)
            .limit(limit)
        )
        return list(self._connection.scalars(query))
