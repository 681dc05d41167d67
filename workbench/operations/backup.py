"""A copy of the whole workspace while others go on writing."""

from __future__ import annotations

import errno
import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.errors import DamagedWorkspace, StorageFull
from workbench.store.blobs import Blobs
from workbench.store.copies import copy_database
from workbench.store.engine import open_engine
from workbench.store.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class BackedUp:
    """What a backup holds."""

    database: Path
    references: Path
    files: int
    """Stored files the copy names."""
    missing: tuple[str, ...]
    """Digests of files that could not be copied because they are not there."""


def backup(
    database: Path, blobs: Blobs, target: Path, on_progress: Callable[[int, int], None] | None = None
) -> BackedUp:
    """Copy the database to ``target`` and the stored files it names to ``references/`` beside it.

    Args:
        database: the workspace's file; others may write to it meanwhile.
        blobs: its stored files.
        target: the new file.
        on_progress: told how many files of how many are copied.

    Raises:
        RuleViolation: ``target`` exists.
        ReadOnlyWorkspace, StorageFull: it cannot be written.
    """
    try:
        copy_database(database, target)
    except sqlite3.Error as error:
        if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_FULL:
            raise StorageFull(target) from None
        raise DamagedWorkspace(database, str(error)) from None
    copies = Blobs(target.parent / "references")
    engine = open_engine(target, read_only=True)
    try:
        named = sorted(Reader(engine).kept_bytes())
    finally:
        engine.dispose()
    missing = []
    for number, digest in enumerate(named, 1):
        if not blobs.has(digest):
            missing.append(digest)
        elif not copies.has(digest):
            _copy(blobs, copies, digest, target)
        if on_progress is not None:
            on_progress(number, len(named))
    return BackedUp(target, target.parent / "references", len(named) - len(missing), tuple(missing))


def _copy(blobs: Blobs, copies: Blobs, digest: str, target: Path) -> None:
    try:
        copies.put(blobs.get(digest))
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise StorageFull(target) from None
        raise
