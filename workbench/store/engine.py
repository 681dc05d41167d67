"""The SQLAlchemy engine: transactions that begin when we say so, and every connection set up alike.

SQLAlchemy's default on SQLite sends no BEGIN before a SELECT, so read-then-write loses updates without an error.
Here the driver's own transactions are off and BEGIN is sent by the engine: plain for reading, IMMEDIATE for writing.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from sqlalchemy import Engine as Engine  # noqa: PLC0414 - given on to the wiring, which must not import it
from sqlalchemy import create_engine, event
from sqlalchemy.pool import NullPool, StaticPool

from workbench.errors import NewerWorkspace, NotAWorkspace, ReadOnlyWorkspace, RuleViolation, WorkspaceAbsent
from workbench.store import tables
from workbench.store.triggers import TRIGGERS

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection

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
        WorkspaceAbsent, NotAWorkspace, NewerWorkspace: see ``check_header``.
    """
    check_header(path)
    return engine_on(path, read_only=read_only)


def engine_on(path: Path, *, read_only: bool = False) -> Engine:
    """An engine on a database file, whatever it holds."""
    mode = "ro" if read_only else "rw"
    address = f"file:{quote(str(path.resolve()))}?mode={mode}"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False, timeout=5.0)

    return _engine(connect, journal=None if read_only else "TRUNCATE")


def memory_engine() -> Engine:
    """An engine on an empty database in memory with all tables, for replay."""

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)

    engine = _engine(connect, journal=None, in_memory=True)
    with engine.execution_options(write=True).begin() as connection:
        create_schema(connection)
    return engine


def create_database(path: Path) -> Engine:
    """An engine on a new database with all tables.

    Raises:
        RuleViolation: there is a file already.
        ReadOnlyWorkspace: the folder cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o666, exist_ok=False)
    except FileExistsError:
        raise RuleViolation(f"{path} exists already: open it, or choose another place with --db.") from None
    except OSError as error:
        raise ReadOnlyWorkspace(path, error.strerror or str(error)) from None
    engine = engine_on(path)
    with engine.execution_options(write=True).begin() as connection:
        create_schema(connection)
    return engine


def discard_database(path: Path) -> None:
    """Remove a database that was only just created, with its companions."""
    for suffix in ("", "-journal", "-lock"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _engine(connect: Any, *, journal: str | None, in_memory: bool = False) -> Engine:
    engine = create_engine("sqlite://", creator=connect, poolclass=StaticPool if in_memory else NullPool)

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
    connection.exec_driver_sql(f"PRAGMA application_id={tables.APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version={tables.SCHEMA_VERSION}")


def check_header(path: Path) -> None:
    """Make sure that a file is a workspace of ours that this program understands.

    Raises:
        WorkspaceAbsent: there is no file.
        NotAWorkspace: it is something else.
        NewerWorkspace: a newer program made it.
    """
    if not path.is_file():
        if path.exists():
            raise NotAWorkspace(path, "it is not a file")
        raise WorkspaceAbsent(path)
    connection = None
    try:
        connection = sqlite3.connect(f"file:{quote(str(path.resolve()))}?mode=ro", uri=True, timeout=5.0)
        application_id = connection.execute("PRAGMA application_id").fetchone()[0]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
    except sqlite3.Error as error:
        raise NotAWorkspace(path, str(error)) from None
    finally:
        if connection is not None:
            connection.close()
    if application_id != tables.APPLICATION_ID:
        raise NotAWorkspace(path, "another program's file")
    if version > tables.SCHEMA_VERSION:
        raise NewerWorkspace(path, f"schema {version}, this program knows {tables.SCHEMA_VERSION}")
