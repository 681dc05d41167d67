"""Checking the trail: every hash, link, count and order, in one pass over headers and bodies."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from workbench.domain.canonical import NotCanonical, canonical_json
from workbench.domain.events import EVENT_VERSION, KNOWN_OPS, body_digest, event_id, parse_body, parse_header
from workbench.domain.verification import Fault
from workbench.store import tables as t
from workbench.store.entities import ENTITIES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from workbench.domain.events import Body, Header

UNREADABLE = "unreadable event"
FIRST_OP = "workspace.created"


class Chain:
    """One pass over all headers and bodies in the order ``(lam, id)``."""

    def __init__(self) -> None:
        self.first_bad: str | None = None
        """Id of the first event that something is wrong with."""
        self.heads: set[str] = set()
        """Events that nothing follows."""
        self.events = 0
        self._lam: dict[str, int] = {}
        self._last: dict[str, tuple[int, str]] = {}
        self._first: str | None = None

    def walk(self, connection: Connection) -> Iterator[Fault]:
        """What is wrong with each event, the earliest first."""
        query = (
            select(t.event, t.event_body.c.body.label("said"), t.event_body.c.op, t.event_body.c.reviewer)
            .select_from(t.event.outerjoin(t.event_body, t.event_body.c.digest == t.event.c.body))
            .order_by(t.event.c.lam, t.event.c.id)
        )
        for row in connection.execute(query).yield_per(500):
            self.events += 1
            found = list(self._event(row))
            if found and self.first_bad is None:
                self.first_bad = str(row.id)
            yield from found

    def _event(self, row: Any) -> Iterator[Fault]:
        name = f"event/{row.id}"
        self.heads.add(row.id)
        try:
            if event_id(row.header) != row.id:
                yield Fault("event altered", name, "its header does not hash to its id")
            header = parse_header(json.loads(row.header))
            canonical = header.canonical() == row.header
        except _NO_EVENT as error:
            yield Fault(UNREADABLE, name, f"its header is none: {error}")
            return
        if not canonical:
            yield Fault("event altered", name, "its header is not in canonical form")
        columns = (header.v, header.writer, header.seq, header.lam, header.ts, header.body)
        if columns != (row.v, row.writer, row.seq, row.lam, row.ts, row.body):
            yield Fault("event altered", name, "its columns do not repeat its header")
        if header.v > EVENT_VERSION:
            yield Fault("event unknown", name, f"version {header.v} was written by a newer program")
        yield from self._links(name, row.id, header)
        yield from _said(name, row, is_first=not header.parents)
        self._lam[row.id] = header.lam
        self._last[header.writer] = (header.seq, row.id)
        self.heads.difference_update(header.parents)

    def _links(self, name: str, id_: str, header: Header) -> Iterator[Fault]:
        missing = [parent for parent in header.parents if parent not in self._lam]
        for parent in missing:
            yield Fault("event missing", f"event/{parent}", f"the parent of {name} is not in the trail")
        if list(header.parents) != sorted(set(header.parents)):
            yield Fault("event altered", name, "its parents are not sorted")
        if not missing:
            expected = 1 + max((self._lam[parent] for parent in header.parents), default=0)
            if header.lam != expected:
                yield Fault(
                    "order broken", name, f"its clock says {header.lam}, its parents make it {expected}"
                )
        if not header.parents:
            if self._first is not None:
                yield Fault("order broken", name, f"it has no parents, yet {self._first} came first")
            self._first = self._first or f"event/{id_}"
        seq, prev = self._last.get(header.writer, (0, ""))
        if (header.seq, header.prev) != (seq + 1, prev):
            went = f"writer {header.writer} went from {seq} to {header.seq}"
            yield Fault("sequence broken", name, f"{went}: an event between was removed or added")

    def close(self, connection: Connection) -> Iterator[Fault]:
        """What only the whole trail shows."""
        stored = set(connection.scalars(select(t.head.c.event)))
        for lost in sorted(stored - self.heads):
            yield Fault("heads wrong", f"event/{lost}", "the file names it as newest, and the trail does not")
        for unnamed in sorted(self.heads - stored):
            yield Fault(
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
            yield Fault("event missing", f"body/{row.digest}", "no event in the trail has this body")


_NO_EVENT = (ValueError, TypeError, AttributeError, RecursionError)
"""What stored bytes that are no event raise when they are read as one."""


def _said(name: str, row: Any, *, is_first: bool) -> Iterator[Fault]:
    if row.said is None:
        yield Fault("event body missing", name, "what it said is not in the file")
        return
    try:
        if body_digest(row.said) != row.body:
            yield Fault("event altered", name, "its body does not hash to what its header names")
        value = json.loads(row.said)
        body = parse_body(value)
    except _NO_EVENT as error:
        yield Fault(UNREADABLE, name, f"its body is none: {error}")
        return
    if not _is_canonical(value, row.said):
        yield Fault("event altered", name, "its body is not in canonical form")
    if (body.op, body.reviewer) != (row.op, row.reviewer):
        yield Fault("event altered", name, "its columns do not repeat its body")
    if body.op not in KNOWN_OPS:
        yield Fault("event unknown", name, f"{body.op} was written by a newer program")
    if is_first and body.op != FIRST_OP:
        yield Fault("order broken", name, f"a trail begins with {FIRST_OP}, not with {body.op}")
    unknown = sorted(_unknown_fields(body))
    if unknown:
        yield Fault(UNREADABLE, name, f"it sets {', '.join(unknown[:5])}, which this program does not know")


def _is_canonical(value: Any, said: str) -> bool:
    try:
        return canonical_json(value) == said
    except NotCanonical:
        return False


def _unknown_fields(body: Body) -> Iterator[str]:
    for change in body.changes:
        spec = ENTITIES.get(change.entity_type)
        if spec is None:
            yield change.entity_type
            continue
        for name in change.fields:
            collection, dot, _member = name.partition(".")
            if collection not in (spec.children if dot else spec.fields):
                yield f"{change.entity_type}.{collection}"
