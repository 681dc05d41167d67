"""A commit is noticed by a connection that reads nothing and holds nobody up."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from tui_workspaces import harbour_workspace

from workbench.operations.claims import take
from workbench.store.pulse import Pulse
from workbench.workspace import open_workspace

if TYPE_CHECKING:
    from pathlib import Path


def test_a_commit_is_noticed_once_and_reading_is_not(tmp_path: Path) -> None:
    settings = harbour_workspace(tmp_path)
    pulse = Pulse(settings.database)
    workspace = open_workspace(settings)
    rows = workspace.reader.claim_page(workspace.reader.claim_order())
    assert not pulse.has_changed()
    take(workspace.journal, [rows[0].id])
    assert pulse.has_changed()
    assert not pulse.has_changed()
    workspace.close()
    pulse.close()
    assert not pulse.has_changed()


def test_a_writer_at_work_is_not_waited_for_and_is_noticed_afterwards(tmp_path: Path) -> None:
    settings = harbour_workspace(tmp_path)
    pulse = Pulse(settings.database)
    writer = sqlite3.connect(settings.database, isolation_level=None)
    writer.execute("BEGIN EXCLUSIVE")
    writer.execute("UPDATE claim SET check_worthiness = 1")
    assert not pulse.has_changed()
    writer.execute("COMMIT")
    writer.close()
    assert pulse.has_changed()
    pulse.close()


def test_an_absent_file_never_changes(tmp_path: Path) -> None:
    pulse = Pulse(tmp_path / "claims.db")
    assert not pulse.has_changed()
    pulse.close()
