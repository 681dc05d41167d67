"""The first rows read without SQLAlchemy are the rows the list shows."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from tui_workspaces import harbour_workspace, large_workspace, settings_in

from workbench.domain.claims import State
from workbench.domain.ratings import Rating
from workbench.errors import NewerWorkspace, NotAWorkspace, WorkspaceAbsent
from workbench.operations import claims, verdicts
from workbench.store import first_page
from workbench.store.first_page import read_first_page
from workbench.store.identity import SCHEMA_VERSION
from workbench.store.journal import acting_as
from workbench.workspace import create, open_workspace

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.settings import Settings


def same_as_the_query(settings: Settings, rows: int) -> bool:
    workspace = open_workspace(settings)
    wanted = tuple(workspace.reader.claim_page(workspace.reader.claim_order(limit=rows)))
    workspace.close()
    found = read_first_page(settings.database, rows)
    assert found is not None
    assert found.rows == wanted
    return bool(wanted)


def reviewed(settings: Settings) -> Settings:
    """Claims in every state that a few actions reach, by two reviewers."""
    workspace = open_workspace(settings)
    ids = [row.id for row in workspace.reader.claim_page(workspace.reader.claim_order())]
    ben = acting_as(workspace.journal, "Ben Osei")
    claims.take(workspace.journal, ids[:1])
    claims.assign(workspace.journal, ids[1:2], "Cleo Marsh")
    claims.dismiss(ben, ids[2:3], "duplicate")
    verdicts.record(workspace.journal, ids[3], Rating.UNPROVEN, "no record found")
    verdicts.record(ben, ids[4], Rating.UNPROVEN, "no record found")
    claims.join(workspace.journal, [ids[5]], ids[6])
    claims.split(workspace.journal, ids[7], [workspace.reader.claim(ids[7]).members[0].id], "Shades by 2026")
    workspace.close()
    return settings


def test_the_rows_are_those_of_the_query(tmp_path: Path) -> None:
    assert same_as_the_query(harbour_workspace(tmp_path), 128)


def test_so_they_are_after_review_joins_splits_and_dismissals(tmp_path: Path) -> None:
    settings = reviewed(harbour_workspace(tmp_path))
    assert same_as_the_query(settings, 128)
    found = read_first_page(settings.database)
    assert found is not None
    assert {row.state for row in found.rows} >= {State.DISMISSED, State.CONCLUDED, State.IN_REVIEW}
    assert "Cleo Marsh" in {row.reviewer for row in found.rows}


def test_so_they_are_when_fewer_are_read_than_there_are(tmp_path: Path) -> None:
    settings = reviewed(harbour_workspace(tmp_path))
    for rows in range(1, 9):
        assert same_as_the_query(settings, rows)


def test_so_they_are_in_a_long_list_with_claims_of_no_document(tmp_path: Path) -> None:
    settings = large_workspace(tmp_path, 300)
    with sqlite3.connect(settings.database) as connection:
        connection.execute("UPDATE claim SET document_id = NULL, position = NULL WHERE n % 7 = 0")
    connection.close()
    assert same_as_the_query(settings, 128)
    assert same_as_the_query(settings, 10_000)


def test_an_empty_workspace_has_no_rows_and_its_title(tmp_path: Path) -> None:
    create(settings_in(tmp_path), title="Nothing yet", is_sample=True).close()
    found = read_first_page(tmp_path / "claims.db")
    assert found == first_page.FirstPage("Nothing yet", True, ())


def test_an_absent_file_is_absent(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceAbsent):
        read_first_page(tmp_path / "claims.db")


@pytest.mark.parametrize("content", [b"not a database at all, but long enough to look at " * 20, b""])
def test_another_file_is_not_ours(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "claims.db").write_bytes(content)
    with pytest.raises(NotAWorkspace):
        read_first_page(tmp_path / "claims.db")


def test_a_newer_file_is_said_to_be_newer(tmp_path: Path) -> None:
    settings = harbour_workspace(tmp_path)
    with sqlite3.connect(settings.database) as connection:
        connection.execute(f"PRAGMA user_version={SCHEMA_VERSION + 1}")
    connection.close()
    with pytest.raises(NewerWorkspace):
        read_first_page(settings.database)


def test_a_file_held_by_a_writer_gives_no_page_instead_of_waiting(tmp_path: Path) -> None:
    settings = harbour_workspace(tmp_path)
    holder = sqlite3.connect(settings.database, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    try:
        assert read_first_page(settings.database) is None
    finally:
        holder.close()


def test_reading_imports_no_sqlalchemy(tmp_path: Path) -> None:
    settings = harbour_workspace(tmp_path)
    program = (
        "import sys; from pathlib import Path; from workbench.store.first_page import read_first_page; "
        f"page = read_first_page(Path({str(settings.database)!r})); "
        "print(len(page.rows), 'sqlalchemy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["9", "False"]
