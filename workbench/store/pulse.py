"""Noticing that the database was written, by this process or another, without reading any of it."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from pathlib import Path

BUSY_TIMEOUT_MS = 20
"""A commit under way is not waited for: it is noticed the next time."""


class Pulse:
    """One held connection that is asked now and then; it holds no lock in between."""

    def __init__(self, database: Path) -> None:
        """Connect for reading; raises nothing, an unreadable file is simply never seen to change."""
        self._connection: sqlite3.Connection | None = None
        self._seen: int | None = None
        try:
            address = f"file:{quote(str(database.resolve()))}?mode=ro"
            self._connection = sqlite3.connect(
                address, uri=True, isolation_level=None, check_same_thread=False
            )
            self._connection.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
        except sqlite3.Error:
            return
        self.has_changed()

    def has_changed(self) -> bool:
        """Whether anyone committed since this was last asked (a few microseconds)."""
        if self._connection is None:
            return False
        try:
            (version,) = self._connection.execute("PRAGMA data_version").fetchone()
        except sqlite3.Error:
            return False
        changed = bool(version != self._seen)
        self._seen = version
        return changed

    def close(self) -> None:
        """Let go of the database."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
