"""Checking a workspace: SQLite's own check, the trail's hashes, links and order, and replay against the tables."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select
from sqlalchemy.exc import DatabaseError

from workbench.domain.canonical import NotCanonical, canonical_json
from workbench.domain.events import EVENT_VERSION, KNOWN_OPS, body_digest, event_id, parse_body, parse_header
from workbench.domain.findings import Finding, Verification
from workbench.domain.ids import sha256_hex
from workbench.store import tables as t
from workbench.store.copies import private_copy
from workbench.store.engine import memory_engine
from workbench.store.replay import copy_texts, projected_rows, replay
from workbench.store.triggers import TRIGGERS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection, Engine

    from workbench.domain.events import Header

MOST_FINDINGS = 200
"""After so many the rest is only counted."""


def verify(path: Path) -> Verification:
    """Check everything that lies in the database; nothing is repaired.

    A private copy is checked, so that nobody who works on the file has to wait.
    """
    try:
        with private_copy(path) as engine:
            return _verify(engine)
    except (sqlite3.DatabaseError, DatabaseError) as error:
        damage = Finding("database damaged", "SQLite", str(getattr(error, "orig", error)))
        return Verification(ok=False, events=0, heads=(), first_bad=None, findings=(damage,))


def _verify(engine: Engine) -> Verification:
    with engine.begin() as connection:
        check = _Check()
        check.add_all(_integrity(connection))
        check.add_all(_triggers(connection))
        chain = _Chain()
        check.add_all(chain.walk(connection))
        check.add_all(chain.close(connection))
        check.add_all(_texts(connection))
        if not check.findings or all(f.kind not in _NO_REPLAY for f in check.findings):
            check.add_all(_replayed(connection))
        heads = tuple(sorted(chain.heads))
        number = connection.scalar(select(func.count()).select_from(t.event)) or 0
    return Verification(
        ok=not check.findings and not check.more,
        events=number,
        heads=heads,
        first_bad=chain.first_bad,
        findings=tuple(check.findings),
        more=check.more,
    )


_NO_REPLAY = frozenset({"unreadable event"})


@dataclass
class _Check:
    findings: list[Finding] = field(default_factory=list)
    more: int = 0

    def add_all(self, found: Iterator[Finding]) -> None:
        for finding in found:
            if len(self.findings) < MOST_FINDINGS:
                self.findings.append(finding)
            else:
                self.more += 1


def _integrity(connection: Connection) -> Iterator[Finding]:
    for row in connection.exec_driver_sql("PRAGMA integrity_check(20)"):
        if row[0] != "ok":
            yield Finding("database damaged", "SQLite", str(row[0]))


def _triggers(connection: Connection) -> Iterator[Finding]:
    present = {
        row.name: row.sql
        for row in connection.exec_driver_sql("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    }
    for name, sql in TRIGGERS.items():
        if present.get(name) != sql:
            yield Finding("trigger missing", name, "the guard on events was dropped or altered")
    for name in sorted(set(present) - set(TRIGGERS)):
        yield Finding("trigger unknown", name, "no trigger of this name belongs to a workspace")


class _Chain:
    """One pass over all headers and bodies in the order ``(lam, id)``."""

    def __init__(self) -> None:
        self.first_bad: str | None = None
        self.heads: set[str] = set()
        self._lam: dict[str, int] = {}
        self._last: dict[str, tuple[int, str]] = {}
        self._first: str | None = None

    def walk(self, connection: Connection) -> Iterator[Finding]:
        query = (
            select(t.event, t.event_body.c.body.label("said"), t.event_body.c.op, t.event_body.c.reviewer)
            .select_from(t.event.outerjoin(t.event_body, t.event_body.c.digest == t.event.c.body))
            .order_by(t.event.c.lam, t.event.c.id)
        )
        for row in connection.execute(query).yield_per(500):
            found = list(self._event(row))
            if found and self.first_bad is None:
                self.first_bad = row.id
            yield from found

    def _event(self, row: Any) -> Iterator[Finding]:
        name = f"event/{row.id}"
        if event_id(row.header) != row.id:
            yield Finding("event altered", name, "its header does not hash to its id")
        try:
            header = parse_header(json.loads(row.header))
            canonical = header.canonical() == row.header
        except (ValueError, KeyError, TypeError, RecursionError, NotCanonical) as error:
            yield Finding("unreadable event", name, f"its header is none: {error}")
            self._seen(row.id, row.writer, row.seq, row.lam, ())
            return
        if not canonical:
            yield Finding("event altered", name, "its header is not in canonical form")
        columns = (header.v, header.writer, header.seq, header.lam, header.ts, header.body)
        if columns != (row.v, row.writer, row.seq, row.lam, row.ts, row.body):
            yield Finding("event altered", name, "its columns do not repeat its header")
        if header.v > EVENT_VERSION:
            yield Finding("event unknown", name, f"version {header.v} was written by a newer program")
        yield from self._links(name, row.id, header)
        yield from _body(name, row)
        self._seen(row.id, header.writer, header.seq, header.lam, header.parents)

    def _links(self, name: str, id_: str, header: Header) -> Iterator[Finding]:
        missing = [parent for parent in header.parents if parent not in self._lam]
        for parent in missing:
            yield Finding("event missing", f"event/{parent}", f"the parent of {name} is not in the trail")
        if list(header.parents) != sorted(set(header.parents)):
            yield Finding("event altered", name, "its parents are not sorted")
        if not missing:
            expected = 1 + max((self._lam[parent] for parent in header.parents), default=0)
            if header.lam != expected:
                yield Finding(
                    "order broken", name, f"its clock says {header.lam}, its parents make it {expected}"
                )
        if not header.parents:
            if self._first is not None:
                yield Finding("order broken", name, f"it has no parents, yet {self._first} came first")
            self._first = self._first or f"event/{id_}"
        seq, prev = self._last.get(header.writer, (0, ""))
        if (header.seq, header.prev) != (seq + 1, prev):
            said = f"writer {header.writer} went from {seq} to {header.seq}"
            yield Finding("sequence broken", name, f"{said}: an event between was removed or added")

    def _seen(self, id_: str, writer: str, seq: int, lam: int, parents: tuple[str, ...]) -> None:
        self._lam[id_] = lam
        self._last[writer] = (seq, id_)
        self.heads.difference_update(parents)
        self.heads.add(id_)

    def close(self, connection: Connection) -> Iterator[Finding]:
        """What only the whole trail shows."""
        stored = set(connection.scalars(select(t.head.c.event)))
        for lost in sorted(stored - self.heads):
            yield Finding(
                "heads wrong", f"event/{lost}", "the file names it as newest, and the trail does not"
            )
        for unnamed in sorted(self.heads - stored):
            yield Finding(
                "heads wrong",
                f"event/{unnamed}",
                "nothing follows it, yet the file does not name it as newest",
            )
        orphans = connection.execute(
            select(t.event_body.c.digest)
            .select_from(t.event_body.outerjoin(t.event, t.event.c.body == t.event_body.c.digest))
            .where(t.event.c.id.is_(None))
        )
        for row in orphans:
            yield Finding("event missing", f"body/{row.digest}", "no event in the trail has this body")


def _body(name: str, row: Any) -> Iterator[Finding]:
    if row.said is None:
        yield Finding("event body missing", name, "what it said is not in the file")
        return
    if body_digest(row.said) != row.body:
        yield Finding("event altered", name, "its body does not hash to what its header names")
    try:
        value = json.loads(row.said)
        body = parse_body(value)
        canonical = canonical_json(value) == row.said
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        yield Finding("unreadable event", name, f"its body is none: {error}")
        return
    if not canonical:
        yield Finding("event altered", name, "its body is not in canonical form")
    if (body.op, body.reviewer) != (row.op, row.reviewer):
        yield Finding("event altered", name, "its columns do not repeat its body")
    if body.op not in KNOWN_OPS:
        yield Finding("event unknown", name, f"{body.op} was written by a newer program")
    unknown = sorted({change.entity_type for change in body.changes} - set(t.ENTITIES))
    if unknown:
        yield Finding(
            "unreadable event", name, f"it changes {', '.join(unknown)}, which this program does not know"
        )


def _texts(connection: Connection) -> Iterator[Finding]:
    for row in connection.execute(select(t.blob_text)).yield_per(100):
        if sha256_hex(row.text.encode("utf-8", "surrogatepass")) != row.digest:
            yield Finding("text altered", f"text/{row.digest}", "a stored text does not hash to its name")


def _replayed(connection: Connection) -> Iterator[Finding]:
    engine = memory_engine()
    try:
        with engine.execution_options(write=True).begin() as target:
            target.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
            copy_texts(connection, target)
            replay(connection, target)
            for table in t.PROJECTED:
                yield from _compared(table, connection, target)
            target.rollback()
    finally:
        engine.dispose()


def _compared(table: Any, stored: Connection, replayed: Connection) -> Iterator[Finding]:
    have = projected_rows(stored, table)
    want = projected_rows(replayed, table)
    left, right = next(have, None), next(want, None)
    while left is not None or right is not None:
        if right is None or (left is not None and left[0] < right[0]):
            assert left is not None  # noqa: S101 - one of the two is there
            yield Finding("row added", left[0], "no event made this row")
            left = next(have, None)
        elif left is None or right[0] < left[0]:
            yield Finding("row missing", right[0], "the trail has it, the tables do not")
            right = next(want, None)
        else:
            for name, value in right[1].items():
                if left[1][name] != value:
                    said = f"{name} is {_short(left[1][name])}; the trail says {_short(value)}"
                    yield Finding("row altered", left[0], said)
            left, right = next(have, None), next(want, None)


def _short(value: Any) -> str:
    said = repr(value)
    return said if len(said) <= 80 else said[:77] + "..."
