"""Gathering the spellings of a name: joined, split off, and called by the name that readers know."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbench.domain.names import spelling_id, spelling_key
from workbench.domain.policies import ensure_said
from workbench.errors import RuleViolation, UnknownId
from workbench.store.entity_list import entity_named
from workbench.store.trail import new

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.domain.events import Change, Event
    from workbench.store.journal import Journal
    from workbench.store.trail import Trail


def join(journal: Journal, spelling: str, into: str) -> Event | None:
    """Say that a spelling, with all that belong with it, is one of another name's; filters and searches follow.

    Args:
        journal: who writes.
        spelling: any writing of a name, also one the program never noticed.
        into: the name, or one of its spellings; it keeps its name.

    Raises:
        RuleViolation: they belong together already, or one has no word in it.
    """
    one, other = _said(spelling), _said(into)
    with journal.writing() as trail:
        mine, theirs = _group(trail, one), _group(trail, other)
        if set(map(spelling_key, mine)) & set(map(spelling_key, theirs)):
            raise RuleViolation(f"{one} and {other} belong together already.")
        placed = _Placed(trail, [*mine, *theirs])
        end = next((text for text in mine if placed.of(text)["joined_to"] is None), mine[0])
        placed.set(end, joined_to=theirs[0])
        for text in mine:
            placed.set(text, name=None)
        return trail.record("entity.joined", placed.changes())


def split(journal: Journal, spelling: str) -> Event | None:
    """Say that a spelling does not belong with the others, whatever findings say; those stay together.

    Raises:
        UnknownId: it belongs with no other.
    """
    text = _said(spelling)
    with journal.writing() as trail:
        group = _group(trail, text)
        key = spelling_key(text)
        rest = [other for other in group if spelling_key(other) != key]
        if not rest:
            raise UnknownId("entity", spelling)
        placed = _Placed(trail, group)
        own = placed.of(text)
        behind = [other for other in rest if _leads_to(placed.of(other)["joined_to"], text)]
        heir = own["joined_to"] or next((other for other in rest if other not in behind), rest[0])
        for other in behind:
            placed.set(other, joined_to=None if spelling_key(other) == spelling_key(heir) else heir)
        if own["name"]:
            placed.set(heir, name=own["name"])
        placed.set(text, apart=True, joined_to=None, name=None)
        return trail.record("entity.split", placed.changes())


def rename(journal: Journal, given: str, name: str) -> Event | None:
    """Call a name, with all its spellings, by another.

    Raises:
        UnknownId: there is no such name.
        RuleViolation: the new one has no word in it.
    """
    name = _said(name)
    with journal.writing() as trail:
        found = entity_named(trail.connection, given)
        if found is None:
            raise UnknownId("entity", given)
        placed = _Placed(trail, found.spellings)
        for text in found.spellings:
            placed.set(text, name=None)
        placed.set(found.spellings[0], name=name)
        return trail.record("entity.renamed", placed.changes())


def _said(text: str) -> str:
    text = " ".join(ensure_said("A name", text).split())
    if not spelling_key(text):
        raise RuleViolation(f"{text!r} has no word in it.")
    return text


def _group(trail: Trail, text: str) -> Sequence[str]:
    """All spellings of a name, or the one writing where none is known."""
    found = entity_named(trail.connection, text)
    return found.spellings if found else [text]


def _leads_to(joined_to: str | None, text: str) -> bool:
    return joined_to is not None and spelling_key(joined_to) == spelling_key(text)


class _Placed:
    """What is set of some spellings, and what is to be set."""

    def __init__(self, trail: Trail, texts: Sequence[str]) -> None:
        self._trail = trail
        self._texts = {spelling_key(text): text for text in texts}
        self._held = {key: self._read(text) for key, text in self._texts.items()}
        self._wanted: dict[str, dict[str, Any]] = {}

    def _read(self, text: str) -> dict[str, Any]:
        blank: dict[str, Any] = {"joined_to": None, "apart": None, "name": None}
        entity = f"spelling/{spelling_id(text)}"
        if not self._trail.knows("spelling", spelling_id(text)):
            return blank
        held = self._trail.values({entity: (*blank, "withdrawn")})[entity]
        return blank if held.pop("withdrawn") else held

    def of(self, text: str) -> dict[str, Any]:
        """What is set of a spelling so far."""
        key = spelling_key(text)
        return self._held.get(key, self._read(text)) | self._wanted.get(key, {})

    def set(self, text: str, **fields: Any) -> None:
        """Want some fields of a spelling to hold these values."""
        key = spelling_key(text)
        self._texts.setdefault(key, text)
        self._wanted[key] = self._wanted.get(key, {}) | fields

    def changes(self) -> list[Change]:
        """The changes that bring all this about."""
        changes = []
        for key in self._wanted:
            text = self._texts[key]
            wanted, id_ = self.of(text), spelling_id(text)
            if wanted == self._read(text):
                continue
            if self._trail.knows("spelling", id_):
                changes.append(self._trail.change(f"spelling/{id_}", **wanted, withdrawn=None))
            else:
                changes.append(new(f"spelling/{id_}", text=text, **wanted))
        return changes
