"""Checking a workspace: SQLite's own check, the trail's hashes, links and order, and replay against the tables."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from workbench.domain.ids import sha256_hex
from workbench.domain.verification import Fault, Verification
from workbench.errors import DamagedWorkspace, OlderTables, UnreadableWorkspace
from workbench.store import tables as t
from workbench.store.chain import UNREADABLE, Chain
from workbench.store.copies import private_copy
from workbench.store.derive import derive_claims
from workbench.store.engine import memory_engine
from workbench.store.entities import PROJECTED
from workbench.store.failures import translated
from workbench.store.history import events_in_order
from workbench.store.projection import apply_event
from workbench.store.replay import copy_texts, projected_rows
from workbench.store.triggers import TRIGGERS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection

MOST_FINDINGS = 200
"""After so many the rest is only counted."""


def verify(path: Path) -> Verification:
    """Check everything that lies in the database; nothing is repaired.

    A private copy is checked, so that nobody who works on the file has to wait.

    Raises:
        WorkspaceBusy: others kept the file.
        StorageFull: there is no room for the copy.
        OlderTables: replay gives tables of another shape than those stored.
    """
    check, chain = _Check(), Chain()
    try:
        with private_copy(path) as engine, engine.begin() as connection:
            _refuse_older_tables(connection, path)
            _check_all(connection, check, chain)
    except sqlite3.Error as error:
        refusal = translated(path, error)
        if refusal is not None and not isinstance(refusal, (DamagedWorkspace, UnreadableWorkspace)):
            raise refusal from None
        check.add_all(iter([Fault("database damaged", "SQLite", str(error))]))
    except (DamagedWorkspace, UnreadableWorkspace) as error:
        check.add_all(iter([Fault("database damaged", "SQLite", error.reason)]))
    return Verification(
        ok=not check.findings,
        events=chain.events,
        heads=tuple(sorted(chain.heads)),
        first_bad=chain.first_bad,
        findings=tuple(check.findings),
        more=check.more,
    )


def _refuse_older_tables(connection: Connection, path: Path) -> None:
    try:
        version = connection.scalar(select(t.meta.c.value).where(t.meta.c.key == "projection_version"))
    except (SQLAlchemyError, DamagedWorkspace, UnreadableWorkspace):
        return  # the checks say what is wrong
    if version is not None and version.isdecimal() and int(version) < t.PROJECTION_VERSION:
        raise OlderTables(path)


def _check_all(connection: Connection, check: _Check, chain: Chain) -> None:
    """Every check in turn; one that meets a damaged page ends there, and the next begins."""
    for found in (
        _integrity(connection),
        _triggers(connection),
        chain.walk(connection),
        chain.close(connection),
        _texts(connection),
    ):
        check.add_all(_until_damage(found))
    if all(finding.kind != UNREADABLE for finding in check.findings):
        check.add_all(_until_damage(_replayed(connection)))


def _until_damage(found: Iterator[Fault]) -> Iterator[Fault]:
    try:
        yield from found
    except (DamagedWorkspace, UnreadableWorkspace) as error:
        yield Fault("database damaged", "SQLite", error.reason)


@dataclass
class _Check:
    findings: list[Fault] = field(default_factory=list)
    more: int = 0

    def add_all(self, found: Iterator[Fault]) -> None:
        for finding in found:
            if len(self.findings) < MOST_FINDINGS:
                self.findings.append(finding)
            else:
                self.more += 1


def _integrity(connection: Connection) -> Iterator[Fault]:
    for row in connection.exec_driver_sql("PRAGMA integrity_check(20)"):
        if row[0] != "ok":
            yield Fault("database damaged", "SQLite", str(row[0]))


def _triggers(connection: Connection) -> Iterator[Fault]:
    present = {
        row.name: row.sql
        for row in connection.exec_driver_sql("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    }
    for name, sql in TRIGGERS.items():
        if present.get(name) != sql:
            yield Fault("trigger missing", name, "the guard on events was dropped or altered")
    for name in sorted(set(present) - set(TRIGGERS)):
        yield Fault("trigger unknown", name, "no trigger of this name belongs to a workspace")


def _texts(connection: Connection) -> Iterator[Fault]:
    for row in connection.execute(select(t.blob_text)).yield_per(100):
        if (
            not isinstance(row.text, str)
            or sha256_hex(row.text.encode("utf-8", "surrogatepass")) != row.digest
        ):
            yield Fault("text altered", f"text/{row.digest}", "a stored text does not hash to its name")
    for table in (t.document, t.snapshot):
        lost = (
            select(table.c.id, table.c.text_digest)
            .select_from(table.outerjoin(t.blob_text, t.blob_text.c.digest == table.c.text_digest))
            .where(table.c.text_digest.is_not(None), t.blob_text.c.digest.is_(None))
        )
        for row in connection.execute(lost):
            yield Fault(
                "text missing", f"text/{row.text_digest}", f"the text of {table.name} {row.id} is not there"
            )


def _replayed(connection: Connection) -> Iterator[Fault]:
    with memory_engine().execution_options(write=True).connect() as target, target.begin():
        target.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        copy_texts(connection, target)
        yield from _applied(connection, target)
        for table in PROJECTED:
            yield from _compared(table, connection, target)
        target.rollback()


def _applied(connection: Connection, target: Connection) -> Iterator[Fault]:
    """Replay, going on after an event that the tables do not take."""
    touched: set[str] = set()
    for number, event in events_in_order(connection):
        try:
            touched |= apply_event(target, event, event_n=number, derive=False)
        except (SQLAlchemyError, ValueError, TypeError) as error:
            reason = str(error).partition("\n")[0]
            yield Fault("event not applicable", f"event/{event.id}", f"the tables do not take it: {reason}")
    try:
        derive_claims(target, touched)
    except (SQLAlchemyError, ValueError, TypeError) as error:
        yield Fault("replay stopped", "claim", f"states cannot be computed: {error}")


def _compared(table: Any, stored: Connection, replayed: Connection) -> Iterator[Fault]:
    have = projected_rows(stored, table)
    want = projected_rows(replayed, table)
    left, right = next(have, None), next(want, None)
    while left is not None or right is not None:
        if right is None or (left is not None and left[0] < right[0]):
            assert left is not None  # noqa: S101 - one of the two is there
            yield Fault("row added", left[0], "no event made this row")
            left = next(have, None)
        elif left is None or right[0] < left[0]:
            yield Fault("row missing", right[0], "the trail has it, the tables do not")
            right = next(want, None)
        else:
            for name, value in right[1].items():
                if left[1][name] != value:
                    said = f"{name} is {_short(left[1][name])}; the trail says {_short(value)}"
                    yield Fault("row altered", left[0], said)
            left, right = next(have, None), next(want, None)


def _short(value: Any) -> str:
    said = repr(value)
    return said if len(said) <= 80 else said[:77] + "..."
