"""Which tables an entity of the trail is projected to, and which of their columns events set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from workbench.domain.identifiers import address_key, bare_doi
from workbench.store import tables as t

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Table


@dataclass(frozen=True, slots=True)
class Child:
    """A set (``value`` is None) or map of an entity, one row per member; event fields are ``<name>.<member>``."""

    table: Table
    owner: str
    member: str
    value: str | None = None


class Key(NamedTuple):
    """What a field is compared by, kept in a column of its own so that it can be looked up."""

    field: str
    of: Callable[[str | None], str | None]


@dataclass(frozen=True, slots=True)
class EntityType:
    """Where entities of one type are projected to."""

    table: Table
    children: dict[str, Child]
    fields: tuple[str, ...]
    """The columns that event fields set."""
    keys: dict[str, Key]
    """Columns computed from one of those."""


CLAIM_DERIVED = frozenset(
    {"state", "rating", "kind", "speaker", "document_id", "position", "check_worthiness", "listed"}
)


def _entity(
    table: Table,
    derived: frozenset[str] = frozenset(),
    keys: dict[str, Key] | None = None,
    **children: Child,
) -> EntityType:
    computed = derived | set(keys or ())
    fields = tuple(c.name for c in table.c if c.name not in t.REGISTER and c.name not in computed)
    return EntityType(table, children, fields, keys or {})


ENTITIES: dict[str, EntityType] = {
    "workspace": _entity(t.workspace),
    "reviewer": _entity(t.reviewer),
    "writer": _entity(t.writer),
    "document": _entity(t.document),
    "appearance": _entity(t.appearance),
    "assertion": _entity(t.assertion, reading=Child(t.assertion_reading, "assertion_id", "field", "value")),
    "claim": _entity(
        t.claim,
        CLAIM_DERIVED,
        members=Child(t.claim_member, "claim_id", "assertion_id"),
        tags=Child(t.claim_tag, "claim_id", "tag"),
    ),
    "comment": _entity(t.comment),
    "reference": _entity(
        t.reference, keys={"url_key": Key("url", address_key), "doi_key": Key("doi", bare_doi)}
    ),
    "source": _entity(t.source, notes=Child(t.source_note, "source_id", "reviewer", "note")),
    "snapshot": _entity(t.snapshot),
    "fetch": _entity(t.fetch),
    "recheck": _entity(t.recheck),
    "archived": _entity(t.archived),
    "evidence": _entity(t.evidence),
    "verdict": _entity(
        t.verdict,
        members=Child(t.verdict_member, "verdict_id", "assertion_id"),
        evidence=Child(t.verdict_evidence, "verdict_id", "evidence_id"),
        sources=Child(t.verdict_source, "verdict_id", "evidence_id", "state"),
    ),
    "decision": _entity(t.decision),
    "spelling": _entity(t.spelling),
    "event": _entity(t.undone),
}

PROJECTED: tuple[Table, ...] = tuple(
    table
    for entity in ENTITIES.values()
    for table in (entity.table, *(child.table for child in entity.children.values()))
)
"""Every table that replay rebuilds and compares."""
