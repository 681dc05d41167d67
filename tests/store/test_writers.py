"""Which writer someone is in which file, and that no writer's chain ever forks."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from desks import add_text, open_desk

from workbench.store.verify import verify
from workbench.store.writers import Remembered, StateFolderMemory

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.workspace import Workspace


@pytest.fixture
def memory(tmp_path: Path) -> StateFolderMemory:
    return StateFolderMemory(tmp_path / "state")


def write(desk: Workspace) -> str:
    """Write something; the writer it was written by."""
    add_text(desk, f"A text of {len(desk.reader.events())} events before it.")
    return desk.reader.events()[-1].header.writer


def test_the_same_writer_goes_on_when_the_file_is_opened_again(
    tmp_path: Path, memory: StateFolderMemory
) -> None:
    first = write(open_desk(tmp_path, memory=memory))
    again = open_desk(tmp_path, memory=memory)
    assert write(again) == first
    assert [event.header.seq for event in again.reader.events()] == [1, 2, 3, 4, 5]


def test_a_restored_backup_is_gone_on_with_by_a_new_writer(tmp_path: Path, memory: StateFolderMemory) -> None:
    desk = open_desk(tmp_path, memory=memory)
    first = write(desk)
    shutil.copy(desk.settings.database, tmp_path / "backup")
    assert write(desk) == first
    shutil.copy(tmp_path / "backup", desk.settings.database)
    restored = open_desk(tmp_path, memory=memory, seed=2)
    second = write(restored)
    assert second != first
    assert [e.body.op for e in restored.reader.events() if e.body and e.header.writer == second] == [
        "writer.enrolled",
        "document.ingested",
    ]
    assert verify(desk.settings.database).ok


def test_a_copy_in_another_place_is_written_by_a_new_writer(
    tmp_path: Path, memory: StateFolderMemory
) -> None:
    desk = open_desk(tmp_path, memory=memory)
    first = write(desk)
    (tmp_path / "copy").mkdir()
    shutil.copy(desk.settings.database, tmp_path / "copy")
    copied = open_desk(tmp_path / "copy", memory=memory, seed=2)
    assert write(copied) != first
    assert write(desk) == first


def test_a_reviewer_is_enrolled_once_under_whatever_spelling(tmp_path: Path) -> None:
    write(open_desk(tmp_path, "Anna  Lindqvist"))
    desk = open_desk(tmp_path, "ANNA LINDQVIST")
    write(desk)
    assert desk.reader.reviewer_names() == {"anna lindqvist": "Anna Lindqvist"}


def test_a_memory_that_cannot_be_read_or_written_costs_a_new_writer_and_nothing_else(tmp_path: Path) -> None:
    blocked = tmp_path / "state"
    blocked.write_text("a file where the folder should be")
    memory = StateFolderMemory(blocked)
    desk = open_desk(tmp_path, memory=memory)
    assert write(desk) != write(desk)
    assert verify(desk.settings.database).ok


def test_damaged_notes_are_no_notes(tmp_path: Path, memory: StateFolderMemory) -> None:
    memory.remember("w", tmp_path / "a", Remembered("me", "e"))
    assert memory.recall("w", tmp_path / "a") == Remembered("me", "e")
    assert memory.recall("w", tmp_path / "b") is None
    for content in ("", "[]", "{", '{"' + str(tmp_path / "a") + '": 3}', "\x00"):
        (tmp_path / "state" / "writers" / "w.json").write_text(content)
        assert memory.recall("w", tmp_path / "a") is None


def test_one_files_note_is_kept_when_anothers_is_written(tmp_path: Path, memory: StateFolderMemory) -> None:
    memory.remember("w", tmp_path / "a", Remembered("me", "1"))
    memory.remember("w", tmp_path / "b", Remembered("you", "2"))
    assert memory.recall("w", tmp_path / "a") == Remembered("me", "1")
    assert not list((tmp_path / "state").rglob("*.tmp"))
