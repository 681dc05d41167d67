"""A backup is whole, whoever writes meanwhile; and a warning is given where sharing is risky."""

from __future__ import annotations

import re
import threading
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from desks import add_claims, add_source, add_text, look, open_desk

from workbench import workspace
from workbench.errors import ReadOnlyWorkspace, RuleViolation
from workbench.operations import claims
from workbench.operations.audit import verify
from workbench.operations.backup import backup
from workbench.store.blobs import Blobs
from workbench.store.copies import copy_database
from workbench.store.place import warnings_about

if TYPE_CHECKING:
    from workbench.workspace import Workspace


@pytest.fixture
def desk(tmp_path: Path) -> Workspace:
    return open_desk(tmp_path / "desk")


def opened(database: Path, desk: Workspace) -> Workspace:
    chosen = replace(desk.settings, database=database, references=database.parent / "references")
    return workspace.open_workspace(chosen, read_only=True)


def test_a_backup_made_while_others_write_is_a_whole_workspace(tmp_path: Path, desk: Workspace) -> None:
    (claim,) = add_claims(desk, add_text(desk), 1)
    add_source(desk)
    stop = threading.Event()

    def keep_writing() -> None:
        mine = open_desk(tmp_path / "desk", "Ben")
        while not stop.is_set():
            claims.comment(mine.journal, claim, "Still writing. " * 100)

    writer = threading.Thread(target=keep_writing)
    writer.start()
    try:
        for number in range(4):
            target = tmp_path / "copies" / f"{number}" / "claims.db"
            made = backup(desk.settings.database, desk.blobs, target)
            assert (made.files, made.missing) == (2, ())
            copy = opened(target, desk)
            found = verify(target, copy.blobs, copy.reader)
            assert found.ok, found.findings
            assert look(copy, claim).wording == look(desk, claim).wording
    finally:
        stop.set()
        writer.join()
    counts = [
        opened(tmp_path / "copies" / f"{n}" / "claims.db", desk).reader.workspace().events for n in range(4)
    ]
    assert counts == sorted(counts)


def test_a_backup_takes_no_other_files_place(tmp_path: Path, desk: Workspace) -> None:
    target = tmp_path / "taken.db"
    target.write_text("a letter")
    with pytest.raises(RuleViolation, match="exists already"):
        backup(desk.settings.database, desk.blobs, target)
    assert target.read_text() == "a letter"


def test_a_backup_that_cannot_be_written_leaves_nothing(tmp_path: Path, desk: Workspace) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ReadOnlyWorkspace, match="cannot be written"):
        backup(desk.settings.database, desk.blobs, tmp_path / "file" / "claims.db")


def test_a_backup_says_which_files_were_not_there(tmp_path: Path, desk: Workspace) -> None:
    add_text(desk)
    (digest,) = desk.reader.kept_bytes()
    desk.blobs.path(digest).unlink()
    made = backup(desk.settings.database, desk.blobs, tmp_path / "copy" / "claims.db")
    assert (made.files, made.missing) == (0, (digest,))


def test_a_drive_that_knows_no_links_gets_its_copy_too(
    tmp_path: Path, desk: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr("os.link", refuse)
    copy_database(desk.settings.database, tmp_path / "copy.db")
    assert opened(tmp_path / "copy.db", desk).reader.workspace().id == desk.reader.workspace().id
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy.db", "desk"]


def test_progress_is_told_file_by_file(tmp_path: Path, desk: Workspace) -> None:
    add_text(desk)
    add_source(desk)
    told: list[tuple[int, int]] = []
    backup(desk.settings.database, desk.blobs, tmp_path / "c.db", lambda *counts: told.append(counts))
    assert told == [(1, 2), (2, 2)]
    assert len(list(Blobs(tmp_path / "references").digests())) == 2


MOUNTS = r"""22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:40 / /mnt/desk rw,relatime shared:2 - nfs4 server:/desk rw,vers=4.2,local_lock=none
31 22 0:41 / /mnt/our\040desk rw - cifs //server/desk rw,nobrl
32 30 8:2 / /mnt/desk/local rw - ext4 /dev/sdb1 rw
33 22 0:42 / /mnt/old rw - nfs server:/old rw,nolock
broken line
"""


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("/srv/claims.db", None),
        ("/mnt/desk/claims.db", r"network drive \(nfs4\)"),
        ("/mnt/desk-too/claims.db", None),
        ("/mnt/desk/local/claims.db", None),
        ("/mnt/our desk/team/claims.db", "cifs, mounted with nobrl, which switches locking off"),
        ("/mnt/old/claims.db", "nfs, mounted with nolock"),
    ],
)
def test_a_network_drive_is_warned_of(tmp_path: Path, place: str, said: str | None) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(MOUNTS)
    warned = warnings_about(Path(place), mounts)
    if said is None:
        assert warned == ()
    else:
        (sentence,) = warned
        assert re.search(said, sentence)


@pytest.mark.parametrize("marker", [".stfolder", ".dropbox.cache"])
def test_a_synchronised_folder_is_warned_of(tmp_path: Path, marker: str) -> None:
    (tmp_path / marker).mkdir()
    (tmp_path / "desk").mkdir()
    (sentence,) = warnings_about(tmp_path / "desk" / "claims.db", tmp_path / "no mounts")
    assert "synchronised" in sentence
    assert marker in sentence
