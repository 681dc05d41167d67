"""The SQLAlchemy engine: transactions that begin when we say so, and every connection set up alike.

SQLAlchemy's default on SQLite sends no BEGIN before a SELECT, so read-then-write loses updates without an error.
Here the driver's own transactions are off and BEGIN is sent by the engine: plain for reading, IMMEDIATE for writing.
"""

from __future__ import annotations

import errno
import sqlite3
from contextlib import closing
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from sqlalchemy import Connection as Connection  # noqa: PLC0414 - given on to those who must not import it
from sqlalchemy import Engine as Engine  # noqa: PLC0414 - likewise
from sqlalchemy import create_engine, event
from sqlalchemy.pool import NullPool

from workbench.errors import (
    NewerWorkspace,
    NotAWorkspace,
    ReadOnlyWorkspace,
    RuleViolation,
    StorageFull,
    WorkbenchError,
    WorkspaceAbsent,
    WorkspaceBusy,
)
from workbench.store import tables
from workbench.store.failures import error_code, is_busy, translated
from workbench.store.identity import APPLICATION_ID, SCHEMA_VERSION
from workbench.store.triggers import TRIGGERS

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import ExceptionContext

BUSY_TIMEOUT_MS = 5_000
_ON_EVERY_CONNECTION = (
    f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}",
    "PRAGMA foreign_keys=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA synchronous=FULL",
    "PRAGMA cache_size=-16000",
)
FULL_TEXT = (
    "CREATE VIRTUAL TABLE claim_text USING fts5(wording, passage, speaker, document, "
    "tokenize=\"unicode61 remove_diacritics 2\", prefix='2 3')"
)


def open_engine(path: Path, *, read_only: bool) -> Engine:
    """An engine on an existing workspace database.

    Raises:
        WorkspaceAbsent, NotAWorkspace, NewerWorkspace, UnreadableWorkspace, WorkspaceBusy: see ``check_header``.
    """
    check_header(path, read_only=read_only)
    return engine_on(path, read_only=read_only)


def engine_on(path: Path, *, read_only: bool = False) -> Engine:
    """An engine on a database file, whatever it holds.

    Whatever SQLite or an encoding refuses comes out of it as an error of the workbench, for reading too.
    """
    address = address_of(path, read_only=read_only)

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False, timeout=5.0)

    engine = _engine(connect, journal=None if read_only else "TRUNCATE")

    @event.listens_for(engine, "handle_error")
    def translate(context: ExceptionContext) -> BaseException | None:
        return translated(path, context.original_exception)

    return engine


def address_of(path: Path, *, read_only: bool) -> str:
    """What SQLite opens an existing file by; it makes none."""
    return f"file:{quote(str(path.resolve()))}?mode={'ro' if read_only else 'rw'}"


@cache
def memory_engine() -> Engine:
    """An engine whose every connection is an empty database in memory with all tables, for replay."""

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        for statement in _schema():
            connection.execute(statement)
        return connection

    return _engine(connect, journal=None)


@cache
def _schema() -> tuple[str, ...]:
    """The statements that make an empty workspace database."""
    blank = _engine(lambda: sqlite3.connect(":memory:", isolation_level=None), journal=None)
    with blank.execution_options(write=True).connect() as connection:
        create_schema(connection)
        made = connection.exec_driver_sql(
            "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'claim\\_text\\_%' ESCAPE '\\'"
        )
        return tuple(row.sql for row in made)


def create_database(path: Path) -> Engine:
    """An engine on a new database with all tables.

    Raises:
        RuleViolation: there is a file already.
        ReadOnlyWorkspace: the folder cannot be written.
    """
    make_folder_of(path)
    try:
        path.touch(mode=0o666, exist_ok=False)
    except FileExistsError:
        if not path.exists():
            raise ReadOnlyWorkspace(path, f"{path.parent} is no folder") from None
        raise RuleViolation(f"{path} exists already: open it, or choose another place with --db.") from None
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise StorageFull(path) from None
        raise ReadOnlyWorkspace(path, error.strerror or str(error)) from None
    engine = engine_on(path)
    try:
        with engine.execution_options(write=True).begin() as connection:
            create_schema(connection)
    except BaseException:
        discard_database(path)
        raise
    return engine


def make_folder_of(path: Path) -> None:
    """Make the folder a new file goes to, if it is not there.

    Raises:
        ReadOnlyWorkspace, StorageFull: the system does not make it.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise ReadOnlyWorkspace(path, f"{path.parent} is no folder") from None
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise StorageFull(path) from None
        raise ReadOnlyWorkspace(path, error.strerror or str(error)) from None


def discard_database(path: Path) -> None:
    """Remove a database that was only just created, with its companions."""
    for suffix in ("", "-journal", "-lock"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _engine(connect: Any, *, journal: str | None) -> Engine:
    engine = create_engine("sqlite://", creator=connect, poolclass=NullPool)

    @event.listens_for(engine, "connect")
    def set_up(dbapi: Any, _record: Any) -> None:
        for pragma in _ON_EVERY_CONNECTION:
            dbapi.execute(pragma)
        if journal is not None:
            dbapi.execute(f"PRAGMA journal_mode={journal}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        write = connection.get_execution_options().get("write", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    return engine


def create_schema(connection: Connection) -> None:
    """Create every table, trigger and index in an empty database."""
    tables.metadata.create_all(connection)
    connection.exec_driver_sql(FULL_TEXT)
    for trigger in TRIGGERS.values():
        connection.exec_driver_sql(trigger)
    connection.execute(
        tables.meta.insert(), [{"key": "projection_version", "value": str(tables.PROJECTION_VERSION)}]
    )
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA_VERSION}")


def check_header(path: Path, *, read_only: bool = False) -> None:
    """Make sure that a file is a workspace of ours that this program understands.

    What a killed writer left half done is rolled back by SQLite here, if the file can be written.

    Raises:
        WorkspaceAbsent: there is no file.
        NotAWorkspace: it is something else.
        NewerWorkspace: a newer program made it.
        UnreadableWorkspace, WorkspaceBusy: the system or another program keeps it from us.
    """
    if not path.is_file():
        if path.exists():
            raise NotAWorkspace(path, "it is not a file")
        raise WorkspaceAbsent(path)
    try:
        application_id, version, _events = _header(path, read_only=read_only)
    except sqlite3.Error as error:
        raise _refusal(path, error) from None
    if application_id != APPLICATION_ID:
        raise NotAWorkspace(path, "it is empty" if path.stat().st_size == 0 else "another program's file")
    if version > SCHEMA_VERSION:
        raise NewerWorkspace(path, f"schema {version}, this program knows {SCHEMA_VERSION}")


def _header(path: Path, *, read_only: bool) -> tuple[int, int, int]:
    """Application id, schema version and number of tables; reading the last makes SQLite look for a journal."""
    try:
        with closing(sqlite3.connect(address_of(path, read_only=read_only), uri=True)) as connection:
            connection.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
            application_id = connection.execute("PRAGMA application_id").fetchone()[0]
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            return (
                application_id,
                version,
                connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0],
            )
    except sqlite3.OperationalError as error:
        # A reader cannot roll back what a killed writer left; nothing is lost by doing it.
        if read_only and error_code(error) in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN}:
            return _header(path, read_only=False)
        raise


def _refusal(path: Path, error: sqlite3.Error) -> WorkbenchError:
    if is_busy(error):
        return WorkspaceBusy(path, BUSY_TIMEOUT_MS / 1000)
    if isinstance(error, sqlite3.OperationalError):
        return translated(path, error) or NotAWorkspace(path, str(error))
    return NotAWorkspace(path, str(error))
