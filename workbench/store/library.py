"""Documents, references, snapshots and reviewers, as records."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from workbench.domain.claims import OPEN_STATES, StoredAssertion
from workbench.domain.documents import Appearance, Document
from workbench.domain.workspaces import SourcingRule, WorkspaceInfo
from workbench.errors import UnknownId
from workbench.store import tables as t
from workbench.store.chunks import in_chunks
from workbench.store.claim_detail import blob_text, reviewer_names, stored_assertions
from workbench.store.records import appearance_of, snapshot_of
from workbench.store.reference_joins import reference_group, reference_groups
from workbench.store.reference_list import all_references, references_by_id
from workbench.store.voices import voices

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from workbench.domain.references import Reference
    from workbench.domain.snapshots import Snapshot


def workspace_info(connection: Connection) -> WorkspaceInfo:
    """The workspace's own settings and how long its trail is."""
    row = connection.execute(select(t.workspace)).one()
    return WorkspaceInfo(
        id=row.id,
        title=row.title or "",
        required_reviews=row.required_reviews or 1,
        scale=row.scale or "standard/1",
        is_sample=bool(row.is_sample),
        contact=row.contact,
        sourcing=SourcingRule(row.sourcing or "none"),
        created_at=row.created_at,
        events=connection.scalar(select(func.count()).select_from(t.event)) or 0,
        heads=tuple(sorted(connection.scalars(select(t.head.c.event)))),
        last_event_at=connection.scalar(
            select(t.event.c.ts).order_by(t.event.c.lam.desc(), t.event.c.id.desc()).limit(1)
        )
        or 0,
        documents=connection.scalar(select(func.count()).where(t.document.c.withdrawn.is_not(True))) or 0,
        assertions=connection.scalar(
            select(func.count()).where(
                t.assertion.c.rejected.is_not(True), t.assertion.c.withdrawn.is_not(True)
            )
        )
        or 0,
        references=connection.scalar(select(func.count()).where(t.reference.c.withdrawn.is_not(True))) or 0,
        snapshots=connection.scalar(select(func.count()).where(t.snapshot.c.outcome == "saved")) or 0,
        evidence=connection.scalar(select(func.count()).where(t.evidence.c.withdrawn.is_not(True))) or 0,
    )


def documents(connection: Connection, document_id: str | None = None) -> list[Document]:
    """All documents in the order they were added, or the one with this id; withdrawn ones too."""
    query = select(t.document).order_by(t.document.c.created_lam, t.document.c.n)
    if document_id is not None:
        query = query.where(t.document.c.id == document_id)
    rows = connection.execute(query).all()
    names = reviewer_names(connection)
    appearances = _appearances(connection, document_id)
    assertions, claims, left = _document_counts(connection, document_id)
    followers = {
        row.supersedes: row.id
        for row in connection.execute(
            select(t.document.c.id, t.document.c.supersedes)
            .where(t.document.c.supersedes.is_not(None), t.document.c.withdrawn.is_not(True))
            .order_by(t.document.c.created_lam, t.document.c.id)
        )
    }
    copies = {
        id_: tuple(other for other in group if other != id_) for group in voices(connection) for id_ in group
    }
    return [
        Document(
            id=row.id,
            title=row.title or "",
            text_digest=row.text_digest,
            bytes_digest=row.bytes_digest,
            characters=row.characters,
            media_type=row.media_type,
            encoding=row.encoding,
            reader=row.reader,
            extractor=row.extractor,
            supersedes=row.supersedes,
            superseded_by=followers.get(row.id),
            withdrawn=bool(row.withdrawn),
            withdrawn_reason=row.withdrawn_reason,
            appearances=tuple(appearances[row.id]),
            assertions=assertions.get(row.id, 0),
            claims_open=left.get(row.id, 0),
            claims=claims.get(row.id, 0),
            added_by=names.get(row.created_by, row.created_by),
            added_at=row.created_at,
            fetched_from=row.fetched_from,
            private_host=row.private_host,
            copies=copies.get(row.id, ()),
        )
        for row in rows
    ]


def document_titles(connection: Connection) -> dict[str, str]:
    """The title of each document by its id."""
    rows = connection.execute(select(t.document.c.id, t.document.c.title))
    return {row.id: row.title or "" for row in rows}


def _appearances(connection: Connection, document_id: str | None) -> dict[str, list[Appearance]]:
    query = select(t.appearance).where(t.appearance.c.withdrawn.is_not(True)).order_by(t.appearance.c.n)
    if document_id is not None:
        query = query.where(t.appearance.c.document_id == document_id)
    found: dict[str, list[Appearance]] = defaultdict(list)
    for row in connection.execute(query):
        found[row.document_id].append(appearance_of(row))
    return found


def appearances_of(connection: Connection, document_id: str) -> list[Appearance]:
    """Where a document appeared."""
    return _appearances(connection, document_id)[document_id]


def withdrawn_with(connection: Connection, document_id: str) -> list[str]:
    """Assertions and claims that came with a document and were withdrawn when its ingest was undone."""
    event = connection.scalar(select(t.document.c.first_event).where(t.document.c.id == document_id))
    assertions, claims = (
        connection.scalars(
            select(table.c.id).where(table.c.first_event == event, table.c.withdrawn.is_(True))
        ).all()
        for table in (t.assertion, t.claim)
    )
    return [*(f"assertion/{a}" for a in sorted(assertions)), *(f"claim/{c}" for c in sorted(claims))]


def _document_counts(
    connection: Connection, document_id: str | None
) -> tuple[dict[str, int], dict[str, int], dict[str, int]]:
    """Assertions, listed claims and unfinished claims of each document."""

    def counted(column: Any, *where: Any) -> dict[str, int]:
        query = select(column, func.count()).where(column.is_not(None), *where).group_by(column)
        if document_id is not None:
            query = query.where(column == document_id)
        return {str(row[0]): int(row[1]) for row in connection.execute(query)}

    standing = (t.assertion.c.rejected.is_not(True), t.assertion.c.withdrawn.is_not(True))
    listed = t.claim.c.listed.is_(True)
    return (
        counted(t.assertion.c.document_id, *standing),
        counted(t.claim.c.document_id, listed),
        counted(t.claim.c.document_id, listed, t.claim.c.state.in_(OPEN_STATES)),
    )


def document_text(connection: Connection, document_id: str) -> str:
    """A document's stored text.

    Raises:
        UnknownId: there is no such document.
    """
    digest = connection.scalar(select(t.document.c.text_digest).where(t.document.c.id == document_id))
    if digest is None:
        raise UnknownId("document", document_id)
    return blob_text(connection, digest)


def document_assertions(connection: Connection, document_id: str) -> list[StoredAssertion]:
    """The assertions of a document by place, rejected ones too."""
    ids = connection.scalars(
        select(t.assertion.c.id).where(
            t.assertion.c.document_id == document_id, t.assertion.c.withdrawn.is_not(True)
        )
    ).all()
    return stored_assertions(connection, ids)


def references(connection: Connection, reference_id: str | None = None) -> list[Reference]:
    """All references in the order they were added, or the one with this id; withdrawn ones too."""
    names = reviewer_names(connection)
    if reference_id is None:
        return all_references(connection, names)
    return list(references_by_id(connection, [reference_id], names).values())


def snapshots(connection: Connection, reference_id: str) -> list[Snapshot]:
    """The captures of a reference and of what was joined into it, newest first, failed ones too."""
    names = reviewer_names(connection)
    rows = connection.execute(
        select(t.snapshot)
        .where(t.snapshot.c.reference_id.in_(reference_group(connection, reference_id)))
        .order_by(t.snapshot.c.created_lam.desc(), t.snapshot.c.n.desc())
    )
    return [snapshot_of(row, names.get(row.created_by, row.created_by)) for row in rows]


def newest_captures(connection: Connection, references: Iterable[str]) -> dict[str, Snapshot]:
    """The newest saved capture of each reference that has one, those of what was joined into it among them."""
    names = reviewer_names(connection)
    standing = reference_groups(connection, references)
    found: dict[str, tuple[tuple[int, int], Snapshot]] = {}
    for chunk in in_chunks(sorted(standing)):
        rows = connection.execute(
            select(t.snapshot).where(t.snapshot.c.reference_id.in_(chunk), t.snapshot.c.outcome == "saved")
        )
        for row in rows:
            order, kept = (row.created_lam, row.n), standing[row.reference_id]
            if kept not in found or found[kept][0] < order:
                found[kept] = (order, snapshot_of(row, names.get(row.created_by, row.created_by)))
    return {id_: snapshot for id_, (_order, snapshot) in found.items()}


def snapshot_text(connection: Connection, snapshot_id: str) -> str:
    """The readable text of a snapshot; empty when it has none."""
    return blob_text(
        connection, connection.scalar(select(t.snapshot.c.text_digest).where(t.snapshot.c.id == snapshot_id))
    )


def kept_bytes(connection: Connection) -> dict[str, str]:
    """Every digest of bytes that the workspace names, with what it belongs to."""
    found = {}
    for table, noun in ((t.document, "document"), (t.snapshot, "snapshot")):
        rows = connection.execute(
            select(table.c.id, table.c.bytes_digest).where(table.c.bytes_digest.is_not(None))
        )
        found.update({row.bytes_digest: f"{noun}/{row.id}" for row in rows})
    return found
