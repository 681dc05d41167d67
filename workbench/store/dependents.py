"""What rests on things that an event created: an undo must not take them away from under it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from workbench.store import tables as t
from workbench.store.chunks import in_chunks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

_USES = (
    ("claim", t.evidence, "claim_id"),
    ("claim", t.verdict, "claim_id"),
    ("claim", t.comment, "claim_id"),
    ("claim", t.claim, "joined_into"),
    ("claim", t.claim, "split_from"),
    ("document", t.appearance, "document_id"),
    ("document", t.assertion, "document_id"),
    ("document", t.document, "supersedes"),
    ("reference", t.evidence, "reference_id"),
    ("reference", t.reference, "joined_into"),
)
"""Type of what is used, table and field that use it."""


class Use(NamedTuple):
    """One entity that refers to another."""

    entity: str
    field: str


def later_use(connection: Connection, event_id: str, created: Iterable[str]) -> Use | None:
    """Something that stands, came with another event, and rests on what this event created.

    Args:
        connection: where to read.
        event_id: the event.
        created: the entities ``<type>/<id>`` it created.
    """
    by_type: dict[str, list[str]] = {}
    for entity in created:
        entity_type, _, id_ = entity.partition("/")
        by_type.setdefault(entity_type, []).append(id_)
    for entity_type, table, field in _USES:
        for chunk in in_chunks(by_type.get(entity_type, ())):
            found = connection.scalar(
                select(table.c.id)
                .where(
                    table.c[field].in_(chunk), table.c.first_event != event_id, table.c.withdrawn.is_not(True)
                )
                .limit(1)
            )
            if found is not None:
                return Use(f"{table.name}/{found}", field)
    return _membership(connection, event_id, by_type.get("assertion", []))


def _membership(connection: Connection, event_id: str, assertions: list[str]) -> Use | None:
    member = t.claim_member.c
    for chunk in in_chunks(assertions):
        found = connection.execute(
            select(t.claim.c.id, member.assertion_id)
            .join(t.claim_member, member.claim_id == t.claim.c.id)
            .where(
                member.assertion_id.in_(chunk),
                t.claim.c.first_event != event_id,
                t.claim.c.withdrawn.is_not(True),
            )
            .limit(1)
        ).first()
        if found is not None:
            return Use(f"claim/{found.id}", f"members.{found.assertion_id}")
    return None
