"""Reading a document again with the extractor of today: assertions added, revised and retired, as one event."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workbench.domain.claims import NO_LONGER_FOUND, assertion_id
from workbench.domain.events import Change
from workbench.errors import UnknownId
from workbench.operations.ingest import open_for
from workbench.store.claim_use import claims_on, is_touched, program_assertions
from workbench.store.library import document_text, documents
from workbench.store.projection import member_field
from workbench.store.records import assertion_fields
from workbench.store.trail import new

if TYPE_CHECKING:
    from workbench.domain.assertions import Assertion
    from workbench.domain.claims import StoredAssertion
    from workbench.store.journal import Journal
    from workbench.store.trail import Trail


@dataclass(frozen=True, slots=True)
class Reextracted:
    """How many assertions another reading added, revised and retired."""

    added: int
    revised: int
    retired: int


def reextract(journal: Journal, document_id: str) -> Reextracted:
    """Read a document again.

    What a person set is kept. A retired assertion stays on a claim that a person worked on, and hands it to a new
    one of its kind that overlaps it by half; a claim nobody worked on that is left with none is dismissed.

    Raises:
        UnknownId: there is no such document.
    """
    from workbench.extraction.pipeline import EXTRACTOR, extract

    with journal.engine.begin() as connection:
        found = documents(connection, document_id)
        if not found:
            raise UnknownId("document", document_id)
        text = document_text(connection, document_id)
    readings = {
        assertion_id(document_id, reading.kind, reading.parts, reading.value_span): reading
        for reading in extract(text, published=found[0].published)
    }
    with journal.writing() as trail:
        known = program_assertions(trail.connection, document_id)
        revised = [_revised(trail, stored, readings[id_]) for id_, stored in known.items() if id_ in readings]
        gone = [
            stored
            for id_, stored in known.items()
            if id_ not in readings and not trail.value(f"assertion/{id_}", "retired")
        ]
        # What a person marked by hand, or whose adding was undone, stays as they left it.
        fresh = {id_: reading for id_, reading in readings.items() if not trail.knows("assertion", id_)}
        changes, heirs = _retirements(trail, gone, fresh)
        for id_, reading in fresh.items():
            if id_ in heirs:
                changes.append(new(f"assertion/{id_}", document_id=document_id, **assertion_fields(reading)))
            else:
                changes += open_for(document_id, reading)
        changes += revised
        changes += _reopened(trail, [id_ for id_ in known if id_ in readings])
        changes.append(trail.change(f"document/{document_id}", extractor=EXTRACTOR))
        trail.record("document.reextracted", changes)
        return Reextracted(len(fresh), sum(bool(change.fields) for change in revised), len(gone))


def _reopened(trail: Trail, found: list[str]) -> list[Change]:
    """Claims that were dismissed only because their passage had no longer been found, and it is again."""
    changes = []
    for id_ in found:
        if trail.value(f"assertion/{id_}", "retired"):
            for claim_id in claims_on(trail.connection, id_):
                entity = f"claim/{claim_id}"
                if trail.value(entity, "dismissed") == NO_LONGER_FOUND:
                    changes.append(trail.change(entity, dismissed=None))
    return changes


def _revised(trail: Trail, stored: StoredAssertion, reading: Assertion) -> Change:
    """The fields in which the program reads otherwise now; where a person set one, only the reading beside it."""
    entity = f"assertion/{stored.id}"
    fields: dict[str, tuple[Any, Any]] = {}
    then, now = assertion_fields(stored.reading), assertion_fields(reading)
    for name in sorted(set(then) | set(now)):
        if name in stored.corrected:
            if stored.corrected[name] != now.get(name):
                fields[member_field("reading", name)] = ([stored.corrected[name]], [now.get(name)])
        elif then.get(name) != now.get(name):
            fields[name] = (then.get(name), now.get(name))
    fields |= trail.change(entity, retired=None).fields
    return Change(entity, fields)


def _retirements(
    trail: Trail, gone: list[StoredAssertion], fresh: dict[str, Assertion]
) -> tuple[list[Change], set[str]]:
    """Changes that retire readings, and the new readings that inherit a claim a person worked on."""
    changes: list[Change] = []
    heirs: set[str] = set()
    retired = {stored.id for stored in gone}
    for stored in gone:
        changes.append(trail.change(f"assertion/{stored.id}", retired=True))
        for claim_id in claims_on(trail.connection, stored.id):
            entity = f"claim/{claim_id}"
            if is_touched(trail.connection, claim_id):
                heir = _heir(stored, fresh)
                if heir is not None:
                    heirs.add(heir)
                    inherited: dict[str, Any] = {member_field("members", heir): True}
                    changes.append(trail.change(entity, **inherited))
            elif trail.members(claim_id) <= retired:
                changes.append(trail.change(entity, dismissed=NO_LONGER_FOUND))
    return changes, heirs


def _heir(stored: StoredAssertion, fresh: dict[str, Assertion]) -> str | None:
    span = stored.reading.span
    for id_, reading in fresh.items():
        shorter = min(span.end - span.start, reading.span.end - reading.span.start)
        if reading.kind == stored.reading.kind and 2 * span.overlap(reading.span) >= shorter:
            return id_
    return None
