"""Events of the audit trail: their form, their hashes, their order.

An event has two parts. The *body* says what changed: ``{op, reviewer, reason, changes, salt}``. The *header* gives it
its place: exactly ``{v, writer, seq, prev, parents, lam, ts, body}``, where ``body`` is the digest of the body. The id
of the event is the SHA-256 of a domain tag and the header; so a header fixes its body and, through ``parents`` and
``prev``, everything before it. Headers are kept for ever; a body can be redacted without breaking the trail.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from workbench.domain.canonical import canonical_json

if TYPE_CHECKING:
    from collections.abc import Iterable

EVENT_VERSION = 1
_HEADER_TAG = b"fcw-event-v1\0"
_BODY_TAG = b"fcw-body-v1\0"
SALT_BYTES = 16

KNOWN_OPS = frozenset(
    {
        "workspace.created",
        "workspace.set",
        "writer.enrolled",
        "reviewer.enrolled",
        "document.ingested",
        "document.appeared",
        "document.withdrawn",
        "document.reextracted",
        "assertion.added",
        "assertion.corrected",
        "assertion.rejected",
        "claim.opened",
        "claim.taken",
        "claim.reworded",
        "claim.joined",
        "claim.split",
        "claim.dismissed",
        "claim.reopened",
        "claim.assigned",
        "claim.tagged",
        "claim.commented",
        "reference.added",
        "reference.corrected",
        "reference.captured",
        "reference.checked",
        "fetch.queued",
        "fetch.cancelled",
        "archive.found",
        "archive.submitted",
        "archive.settled",
        "reference.imported",
        "reference.joined",
        "source.named",
        "source.described",
        "source.joined",
        "evidence.attached",
        "evidence.withdrawn",
        "verdict.recorded",
        "verdict.withdrawn",
        "finding.accepted",
        "finding.dismissed",
        "finding.reopened",
        "entity.joined",
        "entity.split",
        "entity.renamed",
        "event.undone",
    }
)
"""Every ``op`` this program writes and understands; another one in a trail makes the workspace read-only."""

NOT_UNDONE = frozenset(
    {
        "workspace.created",
        "writer.enrolled",
        "reviewer.enrolled",
        "reference.captured",
        "reference.checked",
        "archive.submitted",
        "archive.settled",
        "source.named",
    }
)
"""Ops that ``undo`` passes over: what they record happened outside the workspace, or only gives a name an id."""


@dataclass(frozen=True, slots=True)
class Change:
    """The fields of one entity that an event sets: ``fields`` maps a name to ``(old, new)``.

    ``entity`` is ``<type>/<id>``. A creation has old ``None`` throughout. A set has one boolean field per member,
    named ``<set>.<member>``; a member that was never there counts as false.
    """

    entity: str
    fields: dict[str, tuple[Any, Any]]

    @property
    def entity_type(self) -> str:
        """The part of ``entity`` before the slash."""
        return self.entity.partition("/")[0]

    @property
    def entity_id(self) -> str:
        """The part of ``entity`` after the slash."""
        return self.entity.partition("/")[2]


def one_per_entity(changes: Iterable[Change]) -> list[Change]:
    """The same changes with those of one entity in one, in the order entities first come up."""
    merged: dict[str, dict[str, tuple[Any, Any]]] = {}
    for change in changes:
        merged.setdefault(change.entity, {}).update(change.fields)
    return [Change(entity, fields) for entity, fields in merged.items()]


@dataclass(frozen=True, slots=True)
class Body:
    """What an event says: who did what to which fields, and why."""

    op: str
    reviewer: str
    changes: tuple[Change, ...]
    salt: str
    reason: str = ""

    def canonical(self) -> str:
        """The text that is stored and hashed."""
        return canonical_json(
            {
                "op": self.op,
                "reviewer": self.reviewer,
                "reason": self.reason,
                "salt": self.salt,
                "changes": [
                    {
                        "entity": c.entity,
                        "fields": {name: [old, new] for name, (old, new) in c.fields.items()},
                    }
                    for c in self.changes
                ],
            }
        )


@dataclass(frozen=True, slots=True)
class Header:
    """The place of an event in the trail."""

    writer: str
    seq: int
    """This writer's own count, from 1."""
    prev: str
    """This writer's event before; empty for the first."""
    parents: tuple[str, ...]
    """All heads the writer saw, sorted: one in a shared file, two after a merge, none for the first event."""
    lam: int
    """Lamport clock: 1 + the parents' greatest."""
    ts: int
    """Milliseconds since 1970; information only, the order is ``(lam, id)``."""
    body: str
    """Digest of the body."""
    v: int = EVENT_VERSION

    def canonical(self) -> str:
        """The text that is stored and hashed."""
        return canonical_json(
            {
                "v": self.v,
                "writer": self.writer,
                "seq": self.seq,
                "prev": self.prev,
                "parents": sorted(self.parents),
                "lam": self.lam,
                "ts": self.ts,
                "body": self.body,
            }
        )


@dataclass(frozen=True, slots=True)
class Event:
    """A stored event: id, header and body."""

    id: str
    header: Header
    body: Body | None = field(default=None)
    """``None`` when the body was redacted."""

    @property
    def order(self) -> tuple[int, str]:
        """What events are sorted by; wrong clocks do no harm to it."""
        return (self.header.lam, self.id)


def body_digest(canonical: str) -> str:
    """The digest of a stored body."""
    return hashlib.sha256(_BODY_TAG + canonical.encode()).hexdigest()


def event_id(canonical_header: str) -> str:
    """The id of an event: the digest of its stored header."""
    return hashlib.sha256(_HEADER_TAG + canonical_header.encode()).hexdigest()


def parse_body(value: dict[str, Any]) -> Body:
    """The body that a parsed JSON object holds.

    Raises:
        ValueError: the object is no event body.
    """
    match value:
        case {
            "op": str(op),
            "reviewer": str(reviewer),
            "reason": str(reason),
            "salt": str(salt),
            "changes": list(said),
        }:
            _ensure_no_more(value, 5)
            return Body(op, reviewer, tuple(_parse_change(change) for change in said), salt, reason)
        case _:
            raise ValueError("it has not the keys of an event body")


def _parse_change(value: Any) -> Change:
    match value:
        case {"entity": str(entity), "fields": dict(fields)} if "/" in entity:
            _ensure_no_more(value, 2)
            if not all(isinstance(pair, list) and len(pair) == 2 for pair in fields.values()):
                raise ValueError("a field has not an old and a new value")
            return Change(entity, {name: (old, new) for name, (old, new) in fields.items()})
        case _:
            raise ValueError("a change names no entity and fields")


def parse_header(value: dict[str, Any]) -> Header:
    """The header that a parsed JSON object holds.

    Raises:
        ValueError: the object is no event header.
    """
    match value:
        case {
            "v": int(v),
            "writer": str(writer),
            "seq": int(seq),
            "prev": str(prev),
            "parents": list(parents),
            "lam": int(lam),
            "ts": int(ts),
            "body": str(body),
        } if all(isinstance(parent, str) for parent in parents):
            _ensure_no_more(value, 8)
            return Header(writer, seq, prev, tuple(parents), lam, ts, body, v)
        case _:
            raise ValueError("it has not the keys of an event header")


def _ensure_no_more(value: dict[str, Any], keys: int) -> None:
    if len(value) != keys:
        raise ValueError(f"it has other keys: {', '.join(sorted(value))}")
