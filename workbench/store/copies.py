"""Copies of a database while others write, by SQLite's backup API: the only safe way to copy an open file."""

from __future__ import annotations

import errno
import os
import sqlite3
import tempfile
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.errors import ReadOnlyWorkspace, RuleViolation, StorageFull
from workbench.store.engine import BUSY_TIMEOUT_MS, address_of, engine_on, make_folder_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Engine


def copy_database(source: Path, target: Path) -> None:
    """Copy a database into a new file, whole or not at all.

    Raises:
        RuleViolation: the target exists.
        ReadOnlyWorkspace, StorageFull: its folder cannot be written.
        sqlite3.Error: the source cannot be read, or the disk is full.
    """
    taken = RuleViolation(f"{target} exists already: choose another name for the backup.")
    if target.exists():
        raise taken
    make_folder_of(target)
    partial = target.with_name(f".{target.name}.{os.getpid()}.partial")
    try:
        _backup(source, partial)
        with partial.open("rb+") as file:
            os.fsync(file.fileno())
        _give_name(partial, target)
    except FileExistsError:
        raise taken from None
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise StorageFull(target) from None
        raise ReadOnlyWorkspace(target, error.strerror or str(error)) from None
    finally:
        for name in (partial.name, f"{partial.name}-journal"):
            with suppress(OSError):
                partial.with_name(name).unlink()


def _give_name(partial: Path, target: Path) -> None:
    """Name the finished copy; a link never takes another file's place, and some drives know none."""
    try:
        os.link(partial, target)
    except FileExistsError:
        raise
    except OSError:
        if target.exists():
            raise FileExistsError(target) from None
        partial.replace(target)


def _backup(source: Path, target: Path) -> None:
    """Copy by SQLite's backup; what a killed writer left in the source is rolled back first."""
    address = address_of(source, read_only=not os.access(source, os.W_OK))
    with closing(sqlite3.connect(address, uri=True)) as reading:
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
