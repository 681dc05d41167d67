"""What a field of an entity holds now, in the terms of events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from sqlalchemy import select

from workbench.store.tables import ENTITIES

if TYPE_CHECKING:
    from sqlalchemy import Connection


def exists(connection: Connection, entity: str) -> bool:
    """Whether ``<type>/<id>`` was ever created."""
    entity_type, _, id_ = entity.partition("/")
    table = ENTITIES[entity_type].table
    return connection.scalar(select(table.c.n).where(table.c.id == id_)) is not None


def current_value(connection: Connection, entity: str, field: str) -> Any:
    """What a field holds now: ``None`` when unset; a member of a set is true or false."""
    entity_type, _, id_ = entity.partition("/")
    spec = ENTITIES[entity_type]
    collection, dot, member = field.partition(".")
    if not dot:
        return connection.scalar(select(spec.table.c[field]).where(spec.table.c.id == id_))
    child = spec.children[collection]
    columns = child.table.c
    found = columns[child.member] if child.value is None else columns[child.value]
    value = connection.scalar(
        select(found).where(columns[child.owner] == id_, columns[child.member] == unquote(member))
    )
    return value is not None if child.value is None else value
