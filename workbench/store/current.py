"""What a field of an entity holds now, in the terms of events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from sqlalchemy import select

from workbench.store.chunks import in_chunks
from workbench.store.entities import ENTITIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Connection

    from workbench.store.entities import Child


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


def current_fields(connection: Connection, wanted: Mapping[str, Iterable[str]]) -> dict[str, dict[str, Any]]:
    """What fields of many entities hold now, in a few queries.

    Args:
        connection: where to read.
        wanted: the names of the fields by entity ``<type>/<id>``.

    Returns:
        The values by entity and field; entities that were never created are left out.
    """
    by_type: dict[str, dict[str, list[str]]] = {}
    for entity, fields in wanted.items():
        entity_type, _, id_ = entity.partition("/")
        by_type.setdefault(entity_type, {})[id_] = list(fields)
    found: dict[str, dict[str, Any]] = {}
    for entity_type, of_type in by_type.items():
        for chunk in in_chunks(of_type):
            held = _held(connection, entity_type, {id_: of_type[id_] for id_ in chunk})
            found |= {f"{entity_type}/{id_}": fields for id_, fields in held.items()}
    return found


def _held(
    connection: Connection, entity_type: str, wanted: dict[str, list[str]]
) -> dict[str, dict[str, Any]]:
    spec = ENTITIES[entity_type]
    names = sorted({name for fields in wanted.values() for name in fields if "." not in name})
    columns = [spec.table.c.id.label("_id"), *(spec.table.c[name] for name in names)]
    rows = {row[0]: row for row in connection.execute(select(*columns).where(spec.table.c.id.in_(wanted)))}
    if not rows:
        return {}
    collections = {name.partition(".")[0] for fields in wanted.values() for name in fields if "." in name}
    sets = {name: _members(connection, spec.children[name], list(rows)) for name in collections}
    found: dict[str, dict[str, Any]] = {}
    for id_, row in rows.items():
        scalars = dict(zip(names, row[1:], strict=True))
        found[id_] = {}
        for name in wanted[id_]:
            collection, dot, member = name.partition(".")
            if dot:
                absent = None if spec.children[collection].value else False
                found[id_][name] = sets[collection].get((id_, unquote(member)), absent)
            else:
                found[id_][name] = scalars[name]
    return found


def _members(connection: Connection, child: Child, owners: list[str]) -> dict[tuple[str, str], Any]:
    columns = child.table.c
    value = columns[child.value] if child.value else columns[child.member].is_not(None)
    query = select(columns[child.owner], columns[child.member], value)
    return {
        (row[0], row[1]): row[2] for row in connection.execute(query.where(columns[child.owner].in_(owners)))
    }
