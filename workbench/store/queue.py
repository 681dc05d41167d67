"""Writers of one file wait in a fair queue: a lock on a side file, taken before SQLite's own.

``busy_timeout`` alone starves: of eight writers one may get a single commit in four seconds. A blocking lock on a
side file serves them in turn. Where such locks fail (some network drives) SQLite's lock is tried again and again
with a short random pause.
"""

from __future__ import annotations

import errno
import os
import random
import sys
import threading
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from workbench.errors import ReadOnlyWorkspace, StorageFull, WorkspaceBusy
from workbench.store.failures import PATIENCE_S

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

NOTICE_AFTER_S = 0.5
WAITING = "waiting for another reviewer's write"


def pause() -> None:
    """Sleep for a short random time before the next try."""
    time.sleep(random.uniform(0.0005, 0.004))  # noqa: S311 - jitter, not a secret


class WriteQueue:
    """The queue of writers before one database file."""

    def __init__(self, database: Path, on_wait: Callable[[str], None] | None = None) -> None:
        self._database = database
        self._side_file = database.with_name(database.name + "-lock")
        self._on_wait = on_wait

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Hold the queue's head for the length of the block.

        Raises:
            ReadOnlyWorkspace, StorageFull: the side file cannot be made beside the database.
            WorkspaceBusy: others kept it for 30 seconds.
        """
        try:
            handle = os.open(self._side_file, os.O_RDWR | os.O_CREAT, 0o666)
        except OSError as error:
            if error.errno == errno.ENOSPC:
                raise StorageFull(self._database) from None
            raise ReadOnlyWorkspace(self._database, error.strerror or str(error)) from None
        self._wait_for(handle)
        try:
            yield
        finally:
            os.close(handle)  # closing drops the lock

    def _wait_for(self, handle: int) -> None:
        """Return with the lock, or raise with the handle closed or given up to the thread that waits on it."""
        if _try_lock(handle):
            return
        waiting = _Waiting(handle)
        waiting.start()
        try:
            if waiting.is_granted(NOTICE_AFTER_S):
                return
            if self._on_wait is not None:
                self._on_wait(WAITING)
            if waiting.is_granted(PATIENCE_S - NOTICE_AFTER_S):
                return
        except BaseException:
            waiting.give_up()
            raise
        waiting.give_up()
        raise WorkspaceBusy(self._database, PATIENCE_S)


@contextmanager
def sole(database: Path, work: str) -> Iterator[bool]:
    """Whether this process is the only one that does some work on the workspace, for the length of the block.

    Raises:
        ReadOnlyWorkspace: the side file cannot be made beside the database.
    """
    try:
        handle = os.open(database.with_name(f"{database.name}-{work}"), os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise ReadOnlyWorkspace(database, error.strerror or str(error)) from None
    try:
        yield _try_lock(handle)
    finally:
        os.close(handle)  # closing drops the lock


class _Waiting(threading.Thread):
    """Waits for the lock in the system's own queue, which serves in turn; asking again and again would starve.

    The system offers no such wait that ends by itself, so a thread does it, and drops the lock when nobody wants it
    any more.
    """

    def __init__(self, handle: int) -> None:
        super().__init__(name="workbench-write-queue", daemon=True)
        self._side_handle = handle
        self._granted = threading.Event()
        self._deciding = threading.Lock()
        self._given_up = False

    def run(self) -> None:
        """Wait as long as it takes."""
        _lock(self._side_handle)
        with self._deciding:
            self._granted.set()
            if self._given_up:
                os.close(self._side_handle)

    def is_granted(self, within_s: float) -> bool:
        """Whether the lock came within so many seconds."""
        return self._granted.wait(max(0.0, within_s))

    def give_up(self) -> None:
        """Let the lock go, now or when it comes."""
        with self._deciding:
            self._given_up = True
            if self._granted.is_set():
                os.close(self._side_handle)


if sys.platform == "win32":  # pragma: no cover - not run on this platform
    import msvcrt

    def _try_lock(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _lock(handle: int) -> None:
        while not _try_lock(handle):
            pause()

else:
    import fcntl

    def _try_lock(handle: int) -> bool:
        """Take the lock if it is free; where the file system knows no such locks, go on without one."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return True
        return True

    def _lock(handle: int) -> None:
        """Take the lock when it is this one's turn, or go on without one as above."""
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)
