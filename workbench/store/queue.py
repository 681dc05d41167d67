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
import time
from contextlib import contextmanager
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
        try:
            self._wait_for(handle)
            yield
        finally:
            os.close(handle)  # closing drops the lock

    def _wait_for(self, handle: int) -> None:
        started = time.monotonic()
        noticed = False
        while not _try_lock(handle):
            waited = time.monotonic() - started
            if waited > PATIENCE_S:
                raise WorkspaceBusy(self._database, waited)
            if waited > NOTICE_AFTER_S and not noticed and self._on_wait is not None:
                noticed = True
                self._on_wait(WAITING)
            pause()


if sys.platform == "win32":  # pragma: no cover - not run on this platform
    import msvcrt

    def _try_lock(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

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
