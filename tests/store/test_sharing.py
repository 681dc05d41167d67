"""Several processes on one file: nothing acknowledged is lost, whoever waits, whoever is killed.

``test_nothing_is_lost`` is to stay: it is the reason for ``store.engine``'s way of beginning transactions.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import sqlite3
import sys
import threading
import time
import traceback
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
from desks import PASSAGES, add_claims, add_text, look, open_desk
from sqlalchemy import create_engine, text

from workbench.domain.claims import ClaimFilter
from workbench.errors import StaleEdit, WorkspaceBusy
from workbench.operations import claims
from workbench.store import journal as journal_module
from workbench.store import queue as queue_module
from workbench.store.queue import WAITING, WriteQueue
from workbench.store.verify import verify

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from workbench.workspace import Workspace

PROCESSES, ROUNDS = 4, 40
LEAST_KILLED, MOST_KILLED = 15, 90
"""Rounds of killing; a slow machine acknowledges little in each."""
SPAWN = multiprocessing.get_context("fork")
pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")


@pytest.fixture
def desk(tmp_path: Path) -> Workspace:
    return open_desk(tmp_path)


def in_process(target: Callable[..., Any], *arguments: Any) -> Any:
    """A child that exits 1 and says why when it raises."""

    def guarded() -> None:
        try:
            target(*arguments)
        except BaseException:  # noqa: BLE001 - the child ends here, whatever it was
            traceback.print_exc(file=sys.stderr)
            os._exit(1)
        os._exit(0)

    child = SPAWN.Process(target=guarded)
    child.start()
    return child


def review(folder: Path, name: str, opened: list[str], acknowledged: Path) -> None:
    """Read what a claim is, then write on: a tag, a comment, or the wording with one letter more."""
    desk = open_desk(folder, name)
    chance = random.Random(name)
    with acknowledged.open("w") as log:
        for number in range(ROUNDS):
            claim = chance.choice(opened)
            if number % 3 == 0:
                claims.tag(desk.journal, [claim], add=[f"{name}-{number}"])
                log.write(f"tag {claim} {name}-{number}\n".lower())
            elif number % 3 == 1:
                claims.comment(desk.journal, claim, f"{name}-{number}")
                log.write(f"comment {claim} {name}-{number}\n")
            else:
                add_a_letter(desk, claim)
                log.write(f"letter {claim}\n")


def add_a_letter(desk: Workspace, claim: str) -> None:
    while True:
        shown = look(desk, claim).wording
        try:
            claims.reword(desk.journal, claim, shown + "x", shown=shown)
        except StaleEdit as error:
            assert error.expected == shown
            assert error.stored != shown
        else:
            return


def read_on(folder: Path, stop: Any, reads: Any) -> None:
    desk = open_desk(folder, "Reader")
    while not stop.is_set():
        assert desk.reader.workspace().heads
        rows = desk.reader.claim_page(desk.reader.claim_order(ClaimFilter(text="mill")))
        assert len(rows) <= len(PASSAGES)
        with reads.get_lock():
            reads.value += 1


def test_nothing_is_lost(tmp_path: Path, desk: Workspace) -> None:
    opened = add_claims(desk, add_text(desk), 3)
    before = {claim: look(desk, claim).wording for claim in opened}
    stop, reads = SPAWN.Event(), SPAWN.Value("i", 0)
    reader = in_process(read_on, tmp_path, stop, reads)
    logs = [tmp_path / f"{n}.log" for n in range(PROCESSES)]
    writers = [in_process(review, tmp_path, f"R{n}", opened, log) for n, log in enumerate(logs)]
    for writer in writers:
        writer.join()
    stop.set()
    reader.join()
    assert [writer.exitcode for writer in writers] == [0] * PROCESSES
    assert reader.exitcode == 0
    assert reads.value > 0

    done = [line.split() for log in logs for line in log.read_text().splitlines()]
    assert len(done) == PROCESSES * ROUNDS
    for claim in opened:
        found = look(desk, claim)
        assert set(found.tags) == {
            what for kind, of, *rest in done if (kind, of) == ("tag", claim) for what in rest
        }
        said = {what for kind, of, *rest in done if (kind, of) == ("comment", claim) for what in rest}
        assert {comment.text for comment in found.comments} == said
        letters = sum((kind, of) == ("letter", claim) for kind, of, *_rest in done)
        assert found.wording == before[claim] + "x" * letters
    checked = verify(desk.settings.database)
    assert checked.ok, checked.findings
    assert len(checked.heads) == 1


def count_up(path: Path, times: int) -> None:
    """Read, then write one more, as SQLAlchemy's engine does it when nobody tells it how to begin."""
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": 30})
    done = 0
    while done < times:
        with engine.connect() as connection:
            value = connection.execute(text("SELECT value FROM counter")).scalar_one()
            time.sleep(0.001)
            connection.execute(text("UPDATE counter SET value = :new"), {"new": value + 1})
            connection.commit()
            done += 1


def test_the_control_loses_updates_so_the_test_above_can_fail(tmp_path: Path) -> None:
    path = tmp_path / "control.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE counter (value INTEGER)")
        connection.execute("INSERT INTO counter VALUES (0)")
        connection.commit()
    writers = [in_process(count_up, path, ROUNDS) for _ in range(PROCESSES)]
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0] * PROCESSES  # every update was acknowledged
    with closing(sqlite3.connect(path)) as connection:
        (value,) = connection.execute("SELECT value FROM counter").fetchone()
    assert value < PROCESSES * ROUNDS


def test_threads_of_one_process_lose_nothing_either(desk: Workspace) -> None:
    (claim,) = add_claims(desk, add_text(desk), 1)
    wording = look(desk, claim).wording
    threads = [
        threading.Thread(target=lambda: [add_a_letter(desk, claim) for _ in range(5)]) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert look(desk, claim).wording == wording + "x" * 20
    assert verify(desk.settings.database).ok


def write_until_killed(folder: Path, name: str, claim: str, pipe: int) -> None:
    desk = open_desk(folder, name, seed=os.getpid())
    number = 0
    while True:
        number += 1
        claims.comment(desk.journal, claim, f"{os.getpid()}-{number} " + "long " * 500)
        os.write(pipe, f"{os.getpid()}-{number}\n".encode())


def test_writers_killed_at_random_lose_nothing_they_acknowledged(tmp_path: Path, desk: Workspace) -> None:
    (claim,) = add_claims(desk, add_text(desk), 1)
    chance = random.Random(7)
    acknowledged: set[str] = set()
    rounds = 0
    while rounds < LEAST_KILLED or (rounds < MOST_KILLED and len(acknowledged) <= LEAST_KILLED):
        rounds += 1
        reading, writing = os.pipe()
        writers = [in_process(write_until_killed, tmp_path, name, claim, writing) for name in ("A", "B")]
        os.close(writing)
        time.sleep(chance.uniform(0.06, 0.3))
        for writer in writers:
            os.kill(writer.pid, signal.SIGKILL)
            writer.join()
            assert writer.exitcode == -signal.SIGKILL
        with os.fdopen(reading) as pipe:
            acknowledged.update(line.strip() for line in pipe if line.endswith("\n"))
        # Opening rolls back what the killed left half done, for readers too.
        open_desk(tmp_path)
    assert len(acknowledged) > LEAST_KILLED
    kept = {comment.text.split()[0] for comment in look(desk, claim).comments}
    assert acknowledged <= kept
    assert len(kept - acknowledged) <= 2 * rounds  # at most one commit each whose acknowledgement never came
    checked = verify(desk.settings.database)
    assert checked.ok, checked.findings


def die_while_writing(folder: Path, claim: str) -> None:
    desk = open_desk(folder, "Ben")
    with desk.journal.writing() as trail:
        trail.keep_text("half a thought " * 2_000_000)  # more than the cache holds, so pages reach the file
        trail.record("claim.dismissed", [trail.change(f"claim/{claim}", dismissed="never")])
        os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize("read_only", [False, True])
def test_what_a_killed_writer_left_half_done_is_rolled_back_when_opened(
    tmp_path: Path, desk: Workspace, read_only: bool
) -> None:
    from workbench.workspace import open_workspace

    (claim,) = add_claims(desk, add_text(desk), 1)
    writer = in_process(die_while_writing, tmp_path, claim)
    writer.join()
    assert (tmp_path / "claims.db-journal").stat().st_size > 0
    opened = open_workspace(desk.settings, read_only=read_only)
    assert look(opened, claim).dismissed is None
    assert verify(desk.settings.database).ok


@pytest.fixture
def no_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waiting ends after half a second."""
    monkeypatch.setattr(queue_module, "PATIENCE_S", 0.5)
    monkeypatch.setattr(queue_module, "NOTICE_AFTER_S", 0.1)
    monkeypatch.setattr(journal_module, "PATIENCE_S", 0.5)


@pytest.fixture
def held(desk: Workspace) -> Iterator[sqlite3.Connection]:
    """Another program's write transaction that does not end."""
    with closing(sqlite3.connect(desk.settings.database, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield other


@pytest.mark.usefixtures("no_patience")
def test_a_writer_that_waits_too_long_says_so_and_changes_nothing(desk: Workspace) -> None:
    (claim,) = add_claims(desk, add_text(desk), 1)
    told: list[str] = []
    desk.journal._on_wait = told.append
    with (
        WriteQueue(desk.settings.database).turn(),
        pytest.raises(WorkspaceBusy, match=r"in use by others .* nothing was changed, try again"),
    ):
        claims.take(desk.journal, [claim])
    assert told == [WAITING]
    claims.take(desk.journal, [claim])


@pytest.mark.usefixtures("no_patience")
def test_a_file_another_program_keeps_is_busy_not_broken(desk: Workspace, held: sqlite3.Connection) -> None:
    with pytest.raises(WorkspaceBusy):
        add_text(desk)
    held.execute("ROLLBACK")
    add_text(desk)


def test_a_writer_waits_for_another_programs_write_to_end(desk: Workspace, held: sqlite3.Connection) -> None:
    writing = threading.Thread(target=add_text, args=(desk,))
    writing.start()
    time.sleep(0.3)
    assert writing.is_alive()
    held.execute("COMMIT")
    writing.join(timeout=20)
    assert len(desk.reader.documents()) == 1


def test_a_reader_in_the_way_only_delays_a_commit(desk: Workspace) -> None:
    with closing(sqlite3.connect(desk.settings.database, isolation_level=None)) as reading:
        reading.execute("BEGIN")
        reading.execute("SELECT count(*) FROM event").fetchone()
        writing = threading.Thread(target=add_text, args=(desk,))
        writing.start()
        time.sleep(0.3)
        reading.execute("COMMIT")
        writing.join(timeout=20)
    assert len(desk.reader.documents()) == 1


def test_writers_are_served_in_turn(tmp_path: Path, desk: Workspace) -> None:
    """By SQLite's own waiting one of several writers may get a single commit in seconds."""
    (claim,) = add_claims(desk, add_text(desk), 1)
    counts = SPAWN.Array("i", PROCESSES)

    def write(place: int) -> None:
        mine = open_desk(tmp_path, f"R{place}")
        end = time.monotonic() + 1.5
        while time.monotonic() < end:
            claims.comment(mine.journal, claim, "again")
            counts[place] += 1

    writers = [in_process(write, place) for place in range(PROCESSES)]
    for writer in writers:
        writer.join()
        assert writer.exitcode == 0
    assert min(counts) * 15 > max(counts)
