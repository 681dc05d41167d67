"""Files that are not ours, cannot be read or written, and disks that are full: one sentence, nothing lost."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import tempfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from desks import add_claims, add_text, look, open_desk

from workbench import settings, workspace
from workbench.errors import (
    ExitCode,
    NewerWorkspace,
    NotAWorkspace,
    ReadOnlyWorkspace,
    RuleViolation,
    StorageFull,
    UnreadableWorkspace,
    WorkspaceAbsent,
    WorkspaceUnavailable,
)
from workbench.operations import backup, claims
from workbench.store.engine import create_database
from workbench.store.verify import verify
from workbench.store.writers import ForgetfulMemory

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from workbench.workspace import Workspace

NOBODY = 65534


@pytest.fixture
def desk(tmp_path: Path) -> Workspace:
    return open_desk(tmp_path)


def opened(path: Path, **options: Any) -> Workspace:
    return workspace.open_workspace(settings.load(database=str(path), reviewer="Anna"), **options)


def another_application(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE recipe (name TEXT)")
        connection.commit()


def a_newer_workspace(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(
            "PRAGMA application_id=0x776B6263; PRAGMA user_version=99; CREATE TABLE x (y)"
        )


def never_begun(path: Path) -> None:
    create_database(path).dispose()


@pytest.mark.parametrize(
    ("make", "error", "said"),
    [
        (lambda _path: None, WorkspaceAbsent, "no workspace at"),
        (lambda path: path.mkdir(), NotAWorkspace, "not a file"),
        (lambda path: path.touch(), NotAWorkspace, "it is empty"),
        (lambda path: path.write_text("Dear diary, " * 500), NotAWorkspace, "not a database"),
        (lambda path: path.write_bytes(b"SQLite format 3\x00" + os.urandom(5000)), NotAWorkspace, "not a"),
        (another_application, NotAWorkspace, "another program's file"),
        (a_newer_workspace, NewerWorkspace, "schema 99"),
        (never_begun, NotAWorkspace, "never begun"),
    ],
)
@pytest.mark.parametrize("read_only", [False, True])
def test_what_is_no_workspace_of_ours_is_refused_and_left_alone(
    tmp_path: Path,
    make: Callable[[Path], object],
    error: type[WorkspaceUnavailable],
    said: str,
    read_only: bool,
) -> None:
    path = tmp_path / "it.db"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(error, match=said) as caught:
        opened(path, read_only=read_only)
    assert caught.value.exit_code == ExitCode.UNAVAILABLE
    assert (path.read_bytes() if path.is_file() else None) == before
    assert {found.name for found in tmp_path.iterdir()} <= {"it.db", "it.db-journal"}


def test_an_existing_file_is_never_created_over(desk: Workspace) -> None:
    before = desk.settings.database.read_bytes()
    with pytest.raises(RuleViolation, match="exists already"):
        workspace.create(desk.settings, memory=ForgetfulMemory())
    assert desk.settings.database.read_bytes() == before


def test_a_workspace_whose_settings_are_refused_is_not_left_half_made(tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "other")
    chosen = replace(desk.settings, database=tmp_path / "new.db")
    with pytest.raises(RuleViolation, match="1 or 2 reviews"):
        workspace.create(chosen, required_reviews=3, memory=ForgetfulMemory())
    assert [path.name for path in tmp_path.iterdir()] == ["other"]


def test_opened_for_reading_nothing_is_written_and_nothing_left_beside_it(desk: Workspace) -> None:
    (claim,) = add_claims(desk, add_text(desk), 1)
    lock = desk.settings.database.with_name("claims.db-lock")
    for name in ("claims.db-lock", "claims.db-journal"):
        desk.settings.database.with_name(name).unlink(missing_ok=True)
    before = desk.settings.database.read_bytes()
    reading = workspace.open_workspace(desk.settings, read_only=True)
    assert look(reading, claim).wording
    with pytest.raises(ReadOnlyWorkspace, match="opened for reading only"):
        claims.take(reading.journal, [claim])
    assert desk.settings.database.read_bytes() == before
    assert not lock.exists()


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that other users can reach."""
    folder = Path(tempfile.mkdtemp(prefix="workbench-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def as_nobody(action: Callable[[], str]) -> str:
    """What an action says when it is done without root's rights, in a child."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            if os.geteuid() == 0:
                os.setgroups([])
                os.setgid(NOBODY)
                os.setuid(NOBODY)
            said = action()
        except BaseException as error:  # noqa: BLE001 - it is what the child has to say
            said = f"{type(error).__name__}: {error}"
        os.write(writing, said.encode())
        os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    with os.fdopen(reading) as pipe:
        return pipe.read()


pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")


@pytest.mark.parametrize(
    ("file_mode", "folder_mode", "said"),
    [
        (0o444, 0o777, "ReadOnlyWorkspace"),
        (0o666, 0o555, "ReadOnlyWorkspace"),
        (0o444, 0o555, "ReadOnlyWorkspace"),
        (0o000, 0o555, "UnreadableWorkspace"),
    ],
)
def test_a_file_or_folder_without_the_right_to_write_is_read_and_said_so(
    open_folder: Path, file_mode: int, folder_mode: int, said: str
) -> None:
    desk = open_desk(open_folder)
    (claim,) = add_claims(desk, add_text(desk), 1)
    lock = desk.settings.database.with_name("claims.db-lock")
    lock.unlink(missing_ok=True)
    desk.settings.database.chmod(file_mode)
    open_folder.chmod(folder_mode)

    def try_it() -> str:
        theirs = workspace.open_workspace(desk.settings, memory=ForgetfulMemory())
        assert look(theirs, claim).wording == "The mill stood by the river"
        claims.take(theirs.journal, [claim])
        return "written"

    assert as_nobody(try_it).startswith(f"{said}: {desk.settings.database} cannot be")
    open_folder.chmod(0o755)
    desk.settings.database.chmod(0o644)
    assert verify(desk.settings.database).ok
    assert look(desk, claim).taken_by is None


def test_a_folder_without_the_right_to_write_takes_no_new_workspace(open_folder: Path) -> None:
    desk = open_desk(open_folder / "desk")
    open_folder.chmod(0o555)
    chosen = replace(desk.settings, database=open_folder / "new.db")

    def try_it() -> str:
        workspace.create(chosen, memory=ForgetfulMemory())
        return "created"

    assert as_nobody(try_it).startswith("ReadOnlyWorkspace")


def fill(desk: Workspace, claim: str) -> list[str]:
    """Write until the disk is full; the comments that were acknowledged."""
    written = []
    with pytest.raises(StorageFull, match="full: nothing was changed; free some space"):
        while True:
            written.append(claims.comment(desk.journal, claim, "words and words " * 2000))
    return written


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "small"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(command, capture_output=True, check=False).returncode != 0:
        pytest.skip("mounting a small disk needs root")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_full_disk_loses_nothing_and_works_again_when_there_is_room(small_disk: Path) -> None:
    ballast = small_disk / "ballast"
    ballast.write_bytes(bytes(500_000))
    desk = open_desk(small_disk)
    (claim,) = add_claims(desk, add_text(desk), 1)
    written = fill(desk, claim)
    assert written
    assert {comment.id for comment in look(desk, claim).comments} == set(written)
    (small_disk / "claims.db-lock").unlink()
    with pytest.raises(StorageFull):
        add_text(desk, "More words. " * 20_000)
    with pytest.raises(StorageFull):
        backup.backup(desk.settings.database, desk.blobs, small_disk / "backup.db")
    assert not list(small_disk.glob("*backup*"))
    ballast.unlink()
    claims.take(desk.journal, [claim])
    assert verify(desk.settings.database).ok


@pytest.fixture
def size_limit() -> Iterator[int]:
    """No file of this process may grow beyond this, as under a quota."""
    limit = 3_000_000
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, before[1]))
    yield limit
    resource.setrlimit(resource.RLIMIT_FSIZE, before)
    signal.signal(signal.SIGXFSZ, handler)


def test_a_size_limit_loses_nothing(desk: Workspace, size_limit: int) -> None:
    (claim,) = add_claims(desk, add_text(desk), 1)
    written = fill(desk, claim)
    assert {comment.id for comment in look(desk, claim).comments} == set(written)
    assert desk.settings.database.stat().st_size <= size_limit
    assert verify(desk.settings.database).ok


def test_a_file_that_went_away_is_said_to_be_gone(desk: Workspace) -> None:
    desk.settings.database.unlink()
    with pytest.raises(UnreadableWorkspace, match="unable to open database file"):
        desk.reader.claim_order()
    with pytest.raises(UnreadableWorkspace, match="check your rights"):
        add_text(desk)
