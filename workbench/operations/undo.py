"""Taking back one's newest action, by an event that sets every field back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workbench.domain.events import NOT_UNDONE, Change, Event, one_per_entity
from workbench.errors import NothingToUndo, RuleViolation, UndoRefused, UnknownId
from workbench.store.history import event_by_id, later_event, newest_not_undone

if TYPE_CHECKING:
    from workbench.store.journal import Journal
    from workbench.store.trail import Trail


@dataclass(frozen=True, slots=True)
class Undone:
    """The event that took another back; taking it back again is the way to redo."""

    event: Event
    of: Event

    @property
    def was_redo(self) -> bool:
        """Whether what was taken back was itself an undo."""
        return self.of.body is not None and self.of.body.op == "event.undone"


def undo(journal: Journal, event_id: str | None = None) -> Undone:
    """Take back this reviewer's newest event that was not undone yet, or the one named.

    Undoing a creation withdraws what was created; undoing an undo is redo. Fetches are passed over.

    Raises:
        NothingToUndo: there is no such event.
        UndoRefused: a later event has set one of its fields since; the error names it.
        RuleViolation: the event named is another reviewer's, undone already, or of a kind that stays.
    """
    with journal.writing() as trail:
        event = _chosen(trail, journal, event_id)
        assert event.body is not None  # noqa: S101 - chosen for its body
        changes = [_inverse(trail, event, change) for change in event.body.changes]
        changes.append(trail.change(f"event/{event.id}", undone=True))
        recorded = trail.record("event.undone", one_per_entity(changes))
        assert recorded is not None  # noqa: S101 - marking the event as undone is a change
        return Undone(recorded, event)


def _chosen(trail: Trail, journal: Journal, event_id: str | None) -> Event:
    if event_id is None:
        event = newest_not_undone(trail.connection, journal.reviewer, NOT_UNDONE)
        if event is None or event.body is None:
            raise NothingToUndo(journal.reviewer_name)
        return event
    event = event_by_id(trail.connection, event_id)
    if event is None or event.body is None:
        raise UnknownId("event", event_id)
    if event.body.reviewer != journal.reviewer:
        raise RuleViolation(
            f"Event {event_id[:12]} is {event.body.reviewer}'s: only its reviewer can undo it."
        )
    if event.body.op in NOT_UNDONE:
        raise RuleViolation(f"{event.body.op} records what happened outside the workspace and stays.")
    if trail.value(f"event/{event_id}", "undone"):
        raise RuleViolation(f"Event {event_id[:12]} was undone already.")
    return event


def _inverse(trail: Trail, event: Event, change: Change) -> Change:
    """The change that sets an entity back; one that was created is withdrawn."""
    for name, (_old, new) in change.fields.items():
        if not _same(trail.value(change.entity, name), new):
            raise _refusal(trail, event, change.entity, name)
    created_here = trail.created_in(change.entity_type, change.entity_id) == event.id
    if created_here and change.entity_type == "reviewer":
        return Change(change.entity, {})
    if created_here and change.entity_type != "event":
        return trail.change(change.entity, withdrawn=True)
    back: dict[str, tuple[Any, Any]] = {name: (new, old) for name, (old, new) in change.fields.items()}
    return Change(change.entity, back)


def _same(stored: Any, set_to: Any) -> bool:
    """Whether a field still holds what was set; unset and false are alike."""
    absent = (None, False)
    return bool(stored == set_to or (stored in absent and set_to in absent))


def _refusal(trail: Trail, event: Event, entity: str, field: str) -> UndoRefused:
    assert event.body is not None  # noqa: S101 - only events with a body come here
    later = later_event(trail.connection, entity, field, event)
    if later is None or later.body is None:
        return UndoRefused(event.id, event.body.op, "unknown", "an edit outside the trail", entity, field)
    return UndoRefused(event.id, event.body.op, later.id, later.body.op, entity, field)
