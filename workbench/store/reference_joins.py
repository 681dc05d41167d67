"""References that were joined into another, and the reference that is known by an address or a DOI."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import or_, select

from workbench.domain.identifiers import address_key, bare_doi
from workbench.store import tables as t
from workbench.store.chunks import in_chunks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection


def kept_references(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """For each reference the one that stands for it: itself, or what it was joined into, directly or through others."""
    kept = {id_: id_ for id_ in ids}
    into = _joined(connection, kept.values())
    while into:
        kept = {id_: into.get(stands, stands) for id_, stands in kept.items()}
        into = _joined(connection, into.values())
    return kept


def _joined(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for chunk in in_chunks(sorted(set(ids))):
        rows = connection.execute(
            select(t.reference.c.id, t.reference.c.joined_into).where(
                t.reference.c.id.in_(chunk), t.reference.c.joined_into.is_not(None)
            )
        )
        found.update({row.id: row.joined_into for row in rows})
    return found


def reference_group(connection: Connection, reference_id: str) -> list[str]:
    """A reference and every reference joined into it, directly or through others."""
    return list(reference_groups(connection, [reference_id]))


def reference_groups(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """These references and all that were joined into them, each with the one of these that it is read through."""
    rows = connection.execute(
        select(t.reference.c.id, t.reference.c.joined_into)
        .where(t.reference.c.joined_into.is_not(None), t.reference.c.withdrawn.is_not(True))
        .order_by(t.reference.c.id)
    )
    absorbed: dict[str, list[str]] = {}
    for row in rows:
        absorbed.setdefault(row.joined_into, []).append(row.id)
    found = {id_: id_ for id_ in ids}
    frontier = list(found)
    while frontier:
        id_ = frontier.pop()
        for member in absorbed.get(id_, ()):
            if member not in found:
                found[member] = found[id_]
                frontier.append(member)
    return found


def known_reference(connection: Connection, url: str | None, doi: str | None) -> str | None:
    """The reference that stands for an address or a DOI in any spelling; the one added first, withdrawn ones aside."""
    keys = {t.reference.c.url_key: address_key(url), t.reference.c.doi_key: bare_doi(doi)}
    same = [column == key for column, key in keys.items() if key is not None]
    if not same:
        return None
    found = connection.scalar(
        select(t.reference.c.id)
        .where(or_(*same), t.reference.c.withdrawn.is_not(True))
        .order_by(t.reference.c.created_lam, t.reference.c.id)
        .limit(1)
    )
    return None if found is None else kept_references(connection, [found])[found]


class KnownItems(NamedTuple):
    """What the references of a workspace are known by."""

    keys: dict[str, str]
    """The reference that stands for each address and DOI, in the form they are compared by."""
    item_ids: set[str]
    """The ids that items bear in CSL."""


def known_items(connection: Connection) -> KnownItems:
    """What the references that stand are known by."""
    columns = (t.reference.c.id, t.reference.c.url_key, t.reference.c.doi_key, t.reference.c.csl)
    rows = connection.execute(
        select(*columns)
        .where(t.reference.c.withdrawn.is_not(True))
        .order_by(t.reference.c.created_lam, t.reference.c.id)
    ).all()
    kept = kept_references(connection, [row.id for row in rows])
    keys: dict[str, str] = {}
    for row in rows:
        for key in (row.url_key, row.doi_key):
            if key is not None:
                keys.setdefault(key, kept[row.id])
    return KnownItems(keys, {str((row.csl or {}).get("id", row.id)) for row in rows})
