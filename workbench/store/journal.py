"""The one door for writing: every change is an event, and nothing else changes the workspace.

``Journal.writing`` waits its turn, opens one short ``BEGIN IMMEDIATE`` transaction and hands out a ``Trail``. Its
``record`` appends the event and applies its changes to the tables; both are committed together or not at all.
"""

from __future__ import annotations

import sqlite3
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import select

from workbench.domain.canonical import NotCanonical
from workbench.domain.ids import random_id, reviewer_id
from workbench.errors import ReadOnlyWorkspace, UsageMistake, WorkspaceBusy
from workbench.store import tables as t
from workbench.store.failures import PATIENCE_S, is_busy, translated
from workbench.store.queue import WriteQueue, pause
from workbench.store.trail import Trail, ensure_understood
from workbench.store.writers import Remembered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sqlalchemy import Connection, Engine

    from workbench.domain.ids import Clock, Entropy
    from workbench.store.writers import WriterMemory


class Journal:
    """Writes events for one reviewer into one workspace; safe to use from several threads."""

    def __init__(
        self,
        engine: Engine,
        path: Path,
        *,
        reviewer: str,
        memory: WriterMemory,
        clock: Clock,
        entropy: Entropy,
        device: str = "",
        read_only: bool = False,
        on_wait: Callable[[str], None] | None = None,
    ) -> None:
        self.engine = engine
        self.path = path
        self.reviewer_name = reviewer
        self.reviewer = reviewer_id(reviewer)
        self.clock = clock
        self.entropy = entropy
        self.read_only = read_only
        self._memory = memory
        self.device = device
        self._on_wait = on_wait

    def new_id(self) -> str:
        """A random id for something a person opens."""
        return random_id(self.entropy)

    @contextmanager
    def writing(self) -> Iterator[Trail]:
        """One transaction in which events are recorded; nothing is kept when the block raises.

        Raises:
            ReadOnlyWorkspace, UnreadableWorkspace, WorkspaceBusy, StorageFull, DamagedWorkspace: the database
                cannot be written.
            NewerWorkspace: the trail holds events of a newer program.
            UnstorableText: something given holds NUL or half of a surrogate pair.
            UsageMistake: nobody is named as the reviewer.
        """
        if not self.reviewer:
            raise UsageMistake("Every change names its reviewer: say who you are with --reviewer NAME.")
        with self._transaction() as connection:
            ensure_understood(connection, self.path)
            trail = Trail(connection, self)
            self._enrol(trail)
            recorded_before = trail.last_event
            yield trail
            if trail.last_event == recorded_before:
                return
            self._commit(connection, trail.last_event)
            self._memory.remember(
                trail.workspace_id, self._place, Remembered(trail.writer, trail.last_event or "")
            )

    @contextmanager
    def caching(self) -> Iterator[Connection]:
        """One transaction for what can be computed anew at will: no event is recorded and nothing else may change.

        Raises:
            ReadOnlyWorkspace, UnreadableWorkspace, WorkspaceBusy, StorageFull, DamagedWorkspace: the database
                cannot be written.
        """
        with self._transaction() as connection:
            yield connection
            self._commit(connection, None)

    def rebuild(self) -> None:
        """Make the tables anew from the trail; the trail itself is not touched.

        Raises:
            NewerWorkspace: the trail holds what this program would not replay rightly.
        """
        from workbench.store.replay import rebuild

        with self._transaction() as connection:
            ensure_understood(connection, self.path)
            rebuild(connection)
            self._commit(connection, None)

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        """This writer's turn, as a transaction that is rolled back unless the block commits it."""
        if self.read_only:
            raise ReadOnlyWorkspace(self.path, "it was opened for reading only")
        with (
            WriteQueue(self.path, self._on_wait).turn(),
            self.translating_errors(),
            self._begun() as connection,
        ):
            try:
                yield connection
            finally:
                connection.rollback()

    @property
    def _place(self) -> Path:
        return self.path.resolve()

    @contextmanager
    def _begun(self) -> Iterator[Connection]:
        """A connection with a write transaction, tried for until patience ends."""
        deadline = time.monotonic() + PATIENCE_S
        engine = self.engine.execution_options(write=True)
        while True:
            connection = None
            try:
                connection = engine.connect()
                connection.begin()
            except WorkspaceBusy:
                if connection is not None:
                    connection.close()
                if time.monotonic() > deadline:
                    raise
                pause()
            else:
                break
        with connection:
            yield connection

    def _commit(self, connection: Connection, last_event: str | None) -> None:
        """Commit; repeat while readers hold the file, and after another error look whether it is durable."""
        deadline = time.monotonic() + PATIENCE_S
        driver = connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)  # noqa: S101 - this journal is for SQLite
        while True:
            try:
                driver.execute("COMMIT")
            except sqlite3.OperationalError as error:
                if is_busy(error) and time.monotonic() < deadline:
                    pause()
                    continue
                if driver.in_transaction:
                    driver.execute("ROLLBACK")
                if not self._is_durable(last_event):
                    raise
            return

    def _is_durable(self, event_id: str | None) -> bool:
        with self.engine.connect() as connection:
            return connection.scalar(select(t.event.c.n).where(t.event.c.id == event_id)) is not None

    def _enrol(self, trail: Trail) -> None:
        """Go on as the writer remembered for this file, or enrol a new one; a new workspace does it itself."""
        if not trail.workspace_id:
            return
        remembered = self._memory.recall(trail.workspace_id, self._place)
        known = remembered is not None and trail.has_event(remembered.last_event)
        trail.begin_as(remembered.writer if remembered and known else self.new_id())
        trail.enrol(trail.workspace_id)

    @contextmanager
    def translating_errors(self) -> Iterator[None]:
        """Errors of the driver and of encoding as the workbench's own, each with what to do about it."""
        try:
            yield
        except (sqlite3.Error, UnicodeEncodeError, NotCanonical) as error:
            found = translated(self.path, error)
            assert found is not None  # noqa: S101 - these are all known there
            raise found from error


def acting_as(journal: Journal, reviewer: str) -> Journal:
    """The same journal for another reviewer of this process."""
    other = object.__new__(Journal)
    other.__dict__.update(journal.__dict__)
    other.reviewer_name, other.reviewer = reviewer, reviewer_id(reviewer)
    return other
