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
from sqlalchemy.exc import DatabaseError, IntegrityError, OperationalError

from workbench.domain.ids import random_id, reviewer_id
from workbench.errors import (
    DamagedWorkspace,
    ReadOnlyWorkspace,
    StorageFull,
    UnknownId,
    WorkbenchError,
    WorkspaceBusy,
)
from workbench.store import tables as t
from workbench.store.queue import PATIENCE_S, WriteQueue, pause
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
        self._device = device
        self._on_wait = on_wait

    def new_id(self) -> str:
        """A random id for something a person opens."""
        return random_id(self.entropy)

    @contextmanager
    def writing(self) -> Iterator[Trail]:
        """One transaction in which events are recorded; nothing is kept when the block raises.

        Raises:
            ReadOnlyWorkspace, WorkspaceBusy, StorageFull, DamagedWorkspace: the database cannot be written.
            NewerWorkspace: the trail holds events of a newer program.
        """
        if self.read_only:
            raise ReadOnlyWorkspace(self.path, "it was opened for reading only")
        queue = WriteQueue(self.path, self._on_wait)
        with (
            queue.turn(),
            self.translating_errors(),
            self.engine.execution_options(write=True).connect() as connection,
        ):
            self._begin(connection)
            try:
                ensure_understood(connection, self.path)
                trail = Trail(connection, self)
                self._enrol(trail)
                recorded_before = trail.last_event
                yield trail
                if trail.last_event == recorded_before:
                    connection.rollback()
                    return
                self._commit(connection, trail)
            except BaseException:
                connection.rollback()
                raise
            self._memory.remember(
                trail.workspace_id, self._place, Remembered(trail.writer, trail.last_event or "")
            )

    def rebuild(self) -> None:
        """Make the tables anew from the trail; the trail itself is not touched."""
        from workbench.store.replay import rebuild

        queue = WriteQueue(self.path, self._on_wait)
        with (
            queue.turn(),
            self.translating_errors(),
            self.engine.execution_options(write=True).connect() as connection,
        ):
            self._begin(connection)
            rebuild(connection)
            connection.commit()

    @property
    def _place(self) -> Path:
        return self.path.resolve()

    def _begin(self, connection: Connection) -> None:
        deadline = time.monotonic() + PATIENCE_S
        while True:
            try:
                connection.begin()
            except OperationalError as error:
                if not _is_busy(error):
                    raise
                if time.monotonic() > deadline:
                    raise WorkspaceBusy(self.path, PATIENCE_S) from None
                pause()
            else:
                return

    def _commit(self, connection: Connection, trail: Trail) -> None:
        """Commit; repeat while readers hold the file, and after another error look whether it is durable."""
        deadline = time.monotonic() + PATIENCE_S
        driver = connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)  # noqa: S101 - this journal is for SQLite
        while True:
            try:
                driver.execute("COMMIT")
            except sqlite3.OperationalError as error:
                if _sqlite_is_busy(error) and time.monotonic() < deadline:
                    pause()
                    continue
                if driver.in_transaction:
                    driver.execute("ROLLBACK")
                if not self._is_durable(trail.last_event):
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
        trail.enrol(trail.workspace_id, device=self._device)

    @contextmanager
    def translating_errors(self) -> Iterator[None]:
        """Database errors as the workbench's own, each with what to do about it."""
        try:
            yield
        except IntegrityError as error:
            raise UnknownId("entry named here", str(error.orig)) from error
        except DatabaseError as error:
            raise self._translated(error.orig) from error
        except sqlite3.Error as error:
            raise self._translated(error) from error

    def _translated(self, error: BaseException | None) -> WorkbenchError:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        reason = str(error)
        if code in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}:
            return ReadOnlyWorkspace(self.path, reason)
        if code == sqlite3.SQLITE_FULL:
            return StorageFull(self.path)
        if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            return WorkspaceBusy(self.path, PATIENCE_S)
        return DamagedWorkspace(self.path, reason)


def acting_as(journal: Journal, reviewer: str) -> Journal:
    """The same journal for another reviewer of this process."""
    other = object.__new__(Journal)
    other.__dict__.update(journal.__dict__)
    other.reviewer_name, other.reviewer = reviewer, reviewer_id(reviewer)
    return other


def _is_busy(error: OperationalError) -> bool:
    return isinstance(error.orig, sqlite3.OperationalError) and _sqlite_is_busy(error.orig)


def _sqlite_is_busy(error: sqlite3.OperationalError) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
