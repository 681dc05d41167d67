"""Copies of a database while others write, by SQLite's backup API: the only safe way to copy an open file."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from workbench.errors import ReadOnlyWorkspace, RuleViolation
from workbench.store.engine import BUSY_TIMEOUT_MS, engine_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Engine


def copy_database(source: Path, target: Path) -> None:
    """Copy a database into a new file, whole or not at all.

    Raises:
        RuleViolation: the target exists.
        ReadOnlyWorkspace: its folder cannot be written.
        sqlite3.Error: the source cannot be read, or the disk is full.
    """
    if target.exists():
        raise RuleViolation(f"{target} exists already: choose another name for the backup.")
    partial = target.with_name(f".{target.name}.{os.getpid()}.partial")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _backup(source, partial)
        with partial.open("rb+") as file:
            os.fsync(file.fileno())
        os.link(partial, target)
    except FileExistsError:
        raise RuleViolation(f"{target} exists already: choose another name for the backup.") from None
    except OSError as error:
        raise ReadOnlyWorkspace(target, error.strerror or str(error)) from None
    finally:
        partial.unlink(missing_ok=True)


def _backup(source: Path, target: Path) -> None:
    address = f"file:{quote(str(source.resolve()))}?mode=ro"
    with closing(sqlite3.connect(address, uri=True, timeout=BUSY_TIMEOUT_MS / 1000)) as reading:
        reading.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
        with closing(sqlite3.connect(target)) as writing:
            reading.backup(writing)


@contextmanager
def private_copy(path: Path) -> Iterator[Engine]:
    """An engine on a temporary copy, which is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="workbench-") as folder:
        copy = Path(folder) / "copy.db"
        _backup(path, copy)
        engine = engine_on(copy)
        try:
            yield engine
        finally:
            engine.dispose()
