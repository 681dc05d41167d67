"""What goes wrong in the database, as the workbench's own errors, each with what to do about it."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from workbench.domain.canonical import NotCanonical
from workbench.errors import (
    DamagedWorkspace,
    ReadOnlyWorkspace,
    RuleViolation,
    StorageFull,
    UnreadableWorkspace,
    UnstorableText,
    WorkbenchError,
    WorkspaceBusy,
)

if TYPE_CHECKING:
    from pathlib import Path

PATIENCE_S = 30.0
"""How long others' writes are waited for."""
BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_NO_WRITE = frozenset({sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM})
_UNREACHABLE = frozenset({sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_AUTH})


def error_code(error: BaseException | None) -> int:
    """SQLite's primary result code of an error; 0 when it has none."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def is_busy(error: BaseException | None) -> bool:
    """Whether another connection was in the way."""
    return error_code(error) in BUSY


def translated(path: Path, error: BaseException | None) -> WorkbenchError | None:
    """The error a person should see; ``None`` when it is not the database's or the text's.

    Args:
        path: the database.
        error: as the driver, or the encoding of a value, raised it.
    """
    match error:
        case sqlite3.IntegrityError():
            return _of_integrity(error)
        case sqlite3.Error():
            return _of_sqlite(path, error)
        case UnicodeEncodeError():
            return UnstorableText("half of a surrogate pair")
        case NotCanonical():
            return UnstorableText(error.what)
        case _:
            return None


def _of_integrity(error: sqlite3.IntegrityError) -> WorkbenchError:
    if error.sqlite_errorcode == sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
        return RuleViolation("This refers to something that is not in the workspace: nothing was changed.")
    return RuleViolation(f"The workspace does not take this: {error}.")


def _of_sqlite(path: Path, error: sqlite3.Error) -> WorkbenchError:
    code, reason = error_code(error), str(error)
    extended = getattr(error, "sqlite_errorcode", 0)
    # A size limit or a quota answers a write with EFBIG or EDQUOT, which SQLite calls an I/O error.
    if code == sqlite3.SQLITE_FULL or extended == sqlite3.SQLITE_IOERR_WRITE:
        return StorageFull(path)
    if code in _NO_WRITE:
        return ReadOnlyWorkspace(path, reason)
    if code in BUSY:
        return WorkspaceBusy(path, PATIENCE_S)
    if code in _UNREACHABLE:
        return UnreadableWorkspace(path, reason)
    return DamagedWorkspace(path, reason)
