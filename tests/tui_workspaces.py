"""Workspaces that the tests of the terminal UI work on."""

from __future__ import annotations

import hashlib
import sqlite3
from typing import TYPE_CHECKING

from workbench.domain.assertions import AssertionKind
from workbench.domain.ids import document_id
from workbench.operations.assertions import add_assertion
from workbench.settings import Settings
from workbench.store.trail import new
from workbench.workspace import Workspace, create

if TYPE_CHECKING:
    from pathlib import Path

HARBOUR = """The harbour will be dredged

The port authority said on Monday that the channel would be deepened to 14 metres by June 2025.
"We will not raise the fees," said its director, Ines Falk. The work is to cost 38 million euros,
a third more than was announced in March.

Three firms have bid for it. The first dredger arrived on 4 November 2024 and began near the lighthouse.
Fishermen say that the mud has been dumped on the oyster beds. Falk called that untrue.
"""

SCHOOLS = """Schools count their heat

The city measured 31 degrees in two of its 46 schools last summer, a report says. Mayor Tom Adeyemi
announced that shades would be fitted in all of them by 2026.
"No child should sit in an oven," Adeyemi told the council.
"""

PASSAGES = (
    (
        HARBOUR,
        "the channel would be deepened to 14 metres by June 2025",
        AssertionKind.REPORTED,
        "port authority",
    ),
    (HARBOUR, '"We will not raise the fees,"', AssertionKind.QUOTATION, "Ines Falk"),
    (HARBOUR, "The work is to cost 38 million euros", AssertionKind.QUANTITY, None),
    (HARBOUR, "Three firms have bid for it", AssertionKind.COUNT, None),
    (HARBOUR, "The first dredger arrived on 4 November 2024", AssertionKind.EVENT, None),
    (HARBOUR, "the mud has been dumped on the oyster beds", AssertionKind.REPORTED, "Fishermen"),
    (SCHOOLS, "The city measured 31 degrees in two of its 46 schools", AssertionKind.QUANTITY, None),
    (SCHOOLS, "shades would be fitted in all of them by 2026", AssertionKind.REPORTED, "Tom Adeyemi"),
    (SCHOOLS, '"No child should sit in an oven,"', AssertionKind.QUOTATION, "Tom Adeyemi"),
)


def settings_in(folder: Path, reviewer: str = "Ana Ruiz") -> Settings:
    """Settings of a workspace in a folder."""
    return Settings(folder / "claims.db", folder / "references", reviewer, "test")


def add_document(workspace: Workspace, title: str, text: str, extractor: str = "none") -> str:
    """Store a document without extracting anything from it."""
    id_ = document_id(text)
    with workspace.journal.writing() as trail:
        fields = new(
            f"document/{id_}",
            title=title,
            text_digest=trail.keep_text(text),
            bytes_digest=workspace.blobs.put(text.encode()),
            characters=len(text),
            media_type="text/plain",
            encoding="utf-8",
            reader="text/1",
            extractor=extractor,
        )
        trail.record("document.ingested", [fields])
    return id_


def harbour_workspace(folder: Path, reviewer: str = "Ana Ruiz", **settings: object) -> Settings:
    """A workspace with two short articles and nine claims."""
    chosen = settings_in(folder, reviewer)
    workspace = create(chosen, title="Harbour and schools", **settings)  # type: ignore[arg-type]
    ids = {
        HARBOUR: add_document(workspace, "The harbour will be dredged", HARBOUR),
        SCHOOLS: add_document(workspace, "Schools count their heat", SCHOOLS),
    }
    for text, words, kind, speaker in PASSAGES:
        add_assertion(workspace.journal, ids[text], words, kind, speaker=speaker)
    workspace.close()
    return chosen


def large_workspace(folder: Path, claims: int) -> Settings:
    """The harbour workspace with claims put straight into its tables, as many as asked for."""
    chosen = harbour_workspace(folder)
    with sqlite3.connect(chosen.database) as connection:
        (document,) = connection.execute("SELECT id FROM document LIMIT 1").fetchone()
        (event,) = connection.execute("SELECT id FROM event ORDER BY lam DESC LIMIT 1").fetchone()
        rows = (
            (
                hashlib.sha256(str(i).encode()).hexdigest()[:16],
                event,
                event,
                f"Made claim number {i}",
                document,
                i + 10_000,
            )
            for i in range(claims)
        )
        connection.executemany(
            "INSERT INTO claim (id, version, first_event, last_event, created_by, created_at, created_lam, wording, "
            "state, kind, document_id, position, check_worthiness, listed) "
            "VALUES (?, 1, ?, ?, 'ana ruiz', 0, 1, ?, 'open', 'count', ?, ?, 500, 1)",
            rows,
        )
        connection.execute(
            "INSERT INTO claim_text (rowid, wording) SELECT n, wording FROM claim WHERE position >= 10000"
        )
    connection.close()
    return chosen
