"""Describing sources, and joining two names of one source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbench.domain.policies import chosen, ensure_said
from workbench.domain.sources import SourceKind, source_id
from workbench.errors import RuleViolation, UsageMistake
from workbench.store.projection import member_field
from workbench.store.source_list import kept_source
from workbench.store.trail import new

if TYPE_CHECKING:
    from workbench.domain.events import Event
    from workbench.store.journal import Journal
    from workbench.store.trail import Trail

_DESCRIBED = frozenset({"kind", "country", "note"})


def describe_source(journal: Journal, name: str, **fields: str | None) -> Event | None:
    """Say what is known of a source: ``kind``, ``country``, and this reviewer's ``note`` on its credibility.

    A field given as ``None`` or blank is emptied; one not given stays. A name joined into another describes that.

    Raises:
        UsageMistake: a source has no such field, or not with this value.
    """
    name = ensure_said("A source's name", name)
    unknown = sorted(set(fields) - _DESCRIBED)
    if unknown:
        raise UsageMistake(f"{', '.join(unknown)} cannot be said of a source.")
    said = {field: (value or "").strip() or None for field, value in fields.items()}
    if said.get("kind"):
        said["kind"] = chosen("kind", SourceKind, said["kind"])
    with journal.writing() as trail:
        id_ = kept_source(trail.connection, _named(trail, name))
        wanted: dict[str, Any] = {field: value for field, value in said.items() if field != "note"}
        if "note" in said:
            wanted[member_field("notes", journal.reviewer)] = said["note"]
        return trail.record("source.described", [trail.change(f"source/{id_}", **wanted)])


def join_sources(journal: Journal, keep: str, other: str) -> Event | None:
    """Say that two names are one source's: the second counts as a name of the first from now on.

    Raises:
        RuleViolation: they are one name, or were joined already.
    """
    keep, other = ensure_said("A source's name", keep), ensure_said("A source's name", other)
    with journal.writing() as trail:
        kept, joined = kept_source(trail.connection, source_id(keep)), source_id(other)
        if kept == kept_source(trail.connection, joined):
            raise RuleViolation(f"“{keep}” and “{other}” are one source already.")
        if trail.knows("source", joined) and trail.value(f"source/{joined}", "joined_into"):
            raise RuleViolation(f"“{other}” was joined into another source: undo that first.")
        if not trail.knows("source", kept):
            _named(trail, keep)
        _named(trail, other)
        return trail.record("source.joined", [trail.change(f"source/{joined}", joined_into=kept)])


def _named(trail: Trail, name: str) -> str:
    """The id of the source of this name, entered where the trail does not know it yet."""
    id_ = source_id(name)
    if not trail.knows("source", id_):
        trail.record("source.named", [new(f"source/{id_}", name=" ".join(name.split()))])
    return id_
