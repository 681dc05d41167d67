"""Appending to the trail inside one transaction: what ``Journal.writing`` hands out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, insert, select, text
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from workbench.domain.events import (
    EVENT_VERSION,
    KNOWN_OPS,
    SALT_BYTES,
    Body,
    Change,
    Event,
    Header,
    body_digest,
    event_id,
    one_per_entity,
)
from workbench.domain.ids import sha256_hex
from workbench.errors import NewerWorkspace, StaleEdit, UnknownId
from workbench.store import tables as t
from workbench.store.current import current_fields, current_value, exists
from workbench.store.entities import ENTITIES
from workbench.store.projection import apply_event

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from sqlalchemy import Connection

    from workbench.store.journal import Journal

_DISTINCT_OPS = text(
    "WITH RECURSIVE ops(op) AS (SELECT min(op) FROM event_body UNION ALL "
    "SELECT (SELECT min(op) FROM event_body WHERE op > ops.op) FROM ops WHERE ops.op IS NOT NULL) "
    "SELECT op FROM ops WHERE op IS NOT NULL"
)


def ensure_understood(connection: Connection, path: Path) -> None:
    """Refuse to write where a newer program has written what this one would not carry on rightly.

    Raises:
        NewerWorkspace: the trail holds an unknown op or event version, or tables of a newer projection.
    """
    unknown = [op for op in connection.scalars(_DISTINCT_OPS) if op not in KNOWN_OPS]
    if unknown:
        raise NewerWorkspace(path, f"it holds {', '.join(unknown)} events")
    newest = connection.scalar(select(func.max(t.event.c.v))) or EVENT_VERSION
    if newest > EVENT_VERSION:
        raise NewerWorkspace(path, f"event version {newest}")
    version = int(connection.scalar(select(t.meta.c.value).where(t.meta.c.key == "projection_version")) or 0)
    if version > t.PROJECTION_VERSION:
        raise NewerWorkspace(path, f"tables of version {version}")


def new(entity: str, **fields: Any) -> Change:
    """The creation of an entity ``<type>/<id>``; fields that are ``None`` are left out."""
    return Change(entity, {name: (None, value) for name, value in fields.items() if value is not None})


class Trail:
    """The trail within one writing transaction: read what is, record what changes."""

    def __init__(self, connection: Connection, journal: Journal) -> None:
        self.connection = connection
        self._journal = journal
        self.workspace_id: str = connection.scalar(select(t.workspace.c.id)) or ""
        self.writer = ""
        self.last_event: str | None = None

    def has_event(self, id_: str) -> bool:
        """Whether an event of this id is in the file."""
        return self.connection.scalar(select(t.event.c.n).where(t.event.c.id == id_)) is not None

    def knows(self, entity_type: str, id_: str) -> bool:
        """Whether an entity was ever created, withdrawn or not."""
        return exists(self.connection, f"{entity_type}/{id_}")

    def value(self, entity: str, field: str) -> Any:
        """What a field holds now; a member of a set is true or false."""
        return current_value(self.connection, entity, field)

    def creator(self, entity_type: str, id_: str) -> str | None:
        """The id of the reviewer whose event created an entity."""
        table = ENTITIES[entity_type].table
        created_by: str | None = self.connection.scalar(select(table.c.created_by).where(table.c.id == id_))
        return created_by

    def members(self, claim_id: str) -> set[str]:
        """Ids of the assertions that a claim gathers itself."""
        member = t.claim_member.c
        return set(self.connection.scalars(select(member.assertion_id).where(member.claim_id == claim_id)))

    def new_id(self) -> str:
        """A random id for something a person opens."""
        return self._journal.new_id()

    def keep_text(self, words: str) -> str:
        """Store a text under its digest, once."""
        digest = sha256_hex(words.encode())
        self.connection.execute(
            sqlite_insert(t.blob_text).on_conflict_do_nothing(), [{"digest": digest, "text": words}]
        )
        return digest

    def change(self, entity: str, *, shown: dict[str, Any] | None = None, **fields: Any) -> Change:
        """A change of an entity's fields to new values; fields that hold them already are left out.

        Args:
            entity: ``<type>/<id>``.
            shown: what the person saw in some of these fields when deciding.
            fields: the new values.

        Raises:
            UnknownId: the entity was never created (``event/<id>``, the mark of an undone event, begins so).
            StaleEdit: a field no longer holds what was shown.
        """
        return self.changes([entity], shown=shown, **fields)[0]

    def changes(
        self, entities: Iterable[str], *, shown: dict[str, Any] | None = None, **fields: Any
    ) -> list[Change]:
        """The same change of several entities, read at once; see ``change``."""
        held = self.values({entity: tuple(fields) for entity in entities})
        found = []
        for entity, stored in held.items():
            for name, seen in (shown or {}).items():
                if name in fields and seen != stored[name]:
                    raise StaleEdit(entity, name, seen, stored[name])
            changed = {name: (stored[name], new) for name, new in fields.items() if stored[name] != new}
            found.append(Change(entity, changed))
        return found

    def values(self, wanted: Mapping[str, Iterable[str]]) -> dict[str, dict[str, Any]]:
        """What fields of many entities hold now, by entity and field.

        Raises:
            UnknownId: one was never created.
        """
        held = current_fields(self.connection, wanted)
        for entity, names in wanted.items():
            if entity not in held:
                entity_type, _, id_ = entity.partition("/")
                if entity_type != "event":
                    raise UnknownId(entity_type, id_)
                held[entity] = dict.fromkeys(names)
        return {entity: held[entity] for entity in wanted}

    def record(self, op: str, changes: Iterable[Change], *, reason: str = "") -> Event | None:
        """Append one event and apply it; nothing is recorded when no field changes.

        Raises:
            StaleEdit: an old value is not the stored one.
        """
        meant = tuple(change for change in one_per_entity(changes) if change.fields)
        if not meant:
            return None
        held = current_fields(self.connection, {change.entity: tuple(change.fields) for change in meant})
        for change in meant:
            _ensure_fresh(change, held.get(change.entity))
        body = Body(op, self._journal.reviewer, meant, self._journal.entropy(SALT_BYTES).hex(), reason)
        return self._append(body)

    def _append(self, body: Body) -> Event:
        connection = self.connection
        heads = sorted(connection.scalars(select(t.head.c.event)))
        parents_lam = connection.scalar(select(func.max(t.event.c.lam)).where(t.event.c.id.in_(heads))) or 0
        mine = connection.execute(
            select(t.event.c.seq, t.event.c.id)
            .where(t.event.c.writer == self.writer)
            .order_by(t.event.c.seq.desc())
            .limit(1)
        ).first()
        said = body.canonical()
        header = Header(
            writer=self.writer,
            seq=mine.seq + 1 if mine else 1,
            prev=mine.id if mine else "",
            parents=tuple(heads),
            lam=parents_lam + 1,
            ts=self._journal.clock(),
            body=body_digest(said),
        )
        placed = header.canonical()
        event = Event(event_id(placed), header, body)
        self._store(event, placed, said)
        return event

    def _store(self, event: Event, placed: str, said: str) -> None:
        header, body = event.header, event.body
        assert body is not None  # noqa: S101 - appended with its body
        number = store_event(self.connection, event, placed, said)
        self.connection.execute(delete(t.head).where(t.head.c.event.in_(header.parents)))
        self.connection.execute(insert(t.head), [{"event": event.id}])
        apply_event(self.connection, event, event_n=number)
        self.last_event = event.id

    def begin_as(self, writer: str) -> None:
        """Write as this writer from now on."""
        self.writer = writer

    def enrol(self, workspace_id: str) -> None:
        """Enter this writer and this reviewer where the trail does not know them yet."""
        self.workspace_id = workspace_id
        reviewer = self._journal.reviewer
        if not self.knows("writer", self.writer):
            enrolment: dict[str, tuple[Any, Any]] = {
                "reviewer": (None, reviewer),
                "device": (None, self._journal.device),
                "key": (None, None),
            }
            self.record("writer.enrolled", [Change(f"writer/{self.writer}", enrolment)])
        if not self.knows("reviewer", reviewer):
            name = " ".join(self._journal.reviewer_name.split())
            self.record("reviewer.enrolled", [new(f"reviewer/{reviewer}", name=name)])


def _ensure_fresh(change: Change, held: dict[str, Any] | None) -> None:
    for name, (old, _new) in change.fields.items():
        stored = None if held is None else held[name]
        if stored != old:
            raise StaleEdit(change.entity, name, old, stored)


def store_event(connection: Connection, event: Event, placed: str, said: str | None) -> int:
    """Insert a header and, if it was not redacted, its body; returns the row's number."""
    header = event.header
    if said is not None and event.body is not None:
        connection.execute(
            sqlite_insert(t.event_body).on_conflict_do_nothing(),
            [{"digest": header.body, "op": event.body.op, "reviewer": event.body.reviewer, "body": said}],
        )
    result = connection.execute(
        insert(t.event).values(
            id=event.id,
            v=header.v,
            writer=header.writer,
            seq=header.seq,
            lam=header.lam,
            ts=header.ts,
            body=header.body,
            header=placed,
        )
    )
    inserted = result.inserted_primary_key
    assert inserted is not None  # noqa: S101 - one row was inserted
    return int(inserted[0])
