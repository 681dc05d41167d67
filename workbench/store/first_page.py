"""The first rows of the list of claims, read with ``sqlite3`` alone.

Importing SQLAlchemy takes longer than drawing the first frame. So that the frame already holds rows, this module
repeats one query of ``claim_list`` in plain SQL; a test compares the two. It writes nothing and waits for nobody
longer than a moment: where it cannot read, the list fills once the workspace is open.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from workbench.domain.assertions import AssertionKind
from workbench.domain.claims import ClaimSummary, State
from workbench.domain.ratings import Rating
from workbench.errors import NewerWorkspace, NotAWorkspace, WorkspaceAbsent
from workbench.store.identity import APPLICATION_ID, SCHEMA_VERSION

if TYPE_CHECKING:
    from pathlib import Path

ROWS = 128
BUSY_TIMEOUT_MS = 200

# Walks the documents in order and the claims of each by an index, so that it stops after the first rows whatever
# the number of claims; claims without a document come last.
_STANDING = """
    SELECT claim.n FROM document CROSS JOIN claim ON claim.document_id = document.id
    WHERE claim.listed ORDER BY document.n, claim.position, claim.n LIMIT ?
"""
_LOOSE = """
    SELECT claim.n FROM claim WHERE claim.listed AND claim.document_id IS NULL ORDER BY claim.n LIMIT ?
"""
_PAGE = """
    SELECT claim.n, claim.id, claim.wording, claim.kind, claim.speaker, claim.document_id, document.title,
           claim.state, claim.rating, claim.check_worthiness, claim.version,
           coalesce((SELECT name FROM reviewer WHERE reviewer.id = who.id), who.id)
    FROM claim
    LEFT JOIN document ON document.id = claim.document_id
    JOIN (SELECT claim.n AS n, coalesce(claim.taken_by, claim.assignee,
                 (SELECT created_by FROM verdict
                  WHERE verdict.claim_id = claim.id AND verdict.withdrawn IS NOT TRUE
                  ORDER BY created_lam DESC, first_event DESC LIMIT 1)) AS id
          FROM claim WHERE claim.n IN ({marks})) AS who ON who.n = claim.n
"""


@dataclass(frozen=True, slots=True)
class FirstPage:
    """What the first frame shows."""

    title: str
    is_sample: bool
    rows: tuple[ClaimSummary, ...]
    """The first claims in document order."""


def read_first_page(database: Path, rows: int = ROWS) -> FirstPage | None:
    """The workspace's title and its first claims; ``None`` when they cannot be read just now.

    Raises:
        WorkspaceAbsent: there is no file.
        NotAWorkspace: it is something else.
        NewerWorkspace: a newer program made it.
    """
    if not database.is_file():
        if database.exists():
            raise NotAWorkspace(database, "it is not a file")
        raise WorkspaceAbsent(database)
    try:
        address = f"file:{quote(str(database.resolve()))}?mode=ro"
        with closing(sqlite3.connect(address, uri=True, isolation_level=None)) as connection:
            connection.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
            _check_header(database, connection)
            connection.execute("BEGIN")
            return _read(connection, rows)
    except sqlite3.OperationalError:
        return None
    except sqlite3.DatabaseError as error:
        raise NotAWorkspace(database, str(error)) from None


def _check_header(database: Path, connection: sqlite3.Connection) -> None:
    (application_id,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application_id != APPLICATION_ID:
        raise NotAWorkspace(database, "another program's file")
    if version > SCHEMA_VERSION:
        raise NewerWorkspace(database, f"schema {version}, this program knows {SCHEMA_VERSION}")


def _read(connection: sqlite3.Connection, rows: int) -> FirstPage:
    title, is_sample = connection.execute("SELECT title, is_sample FROM workspace").fetchone() or ("", False)
    order = [n for (n,) in connection.execute(_STANDING, (rows,))]
    if len(order) < rows:
        order += [n for (n,) in connection.execute(_LOOSE, (rows - len(order),))]
    query = _PAGE.format(marks=",".join("?" * len(order)))
    found = {row[0]: _summary(row) for row in connection.execute(query, order)}
    return FirstPage(title or "", bool(is_sample), tuple(found[n] for n in order))


def _summary(row: tuple[Any, ...]) -> ClaimSummary:
    n, id_, wording, kind, speaker, document_id, title, state, rating, worthiness, version, reviewer = row
    return ClaimSummary(
        n=n,
        id=id_,
        wording=wording or "",
        kind=AssertionKind(kind) if kind else None,
        speaker=speaker,
        document_id=document_id,
        document_title=title,
        state=State(state),
        rating=Rating(rating) if rating else None,
        reviewer=reviewer,
        check_worthiness=worthiness or 0,
        version=version,
    )
