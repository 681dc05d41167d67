"""Taking back one's newest action, by an event that sets every field back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workbench.domain.events import NOT_UNDONE, Change, Event
from workbench.errors import NothingToUndo, RuleViolation, UndoRefused, UnknownId
from workbench.store.dependents import later_use
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

    Undoing a creation withdraws what was created; undoing an undo is redo. Fetches are passed over, and a reviewer
    named for the first time stays known.

    Raises:
        NothingToUndo: there is no such event.
        UndoRefused: a later event has set one of its fields since, or built on what it created; the error names it.
        RuleViolation: the event named is another reviewer's, undone already, or of a kind that stays.
    """
    with journal.writing() as trail:
        event = _chosen(trail, journal, event_id)
        changes = _inverse(trail, event)
        changes.append(trail.change(f"event/{event.id}", undone=True))
        for change in changes:
            _ensure_joinable(trail, change)
        recorded = trail.record("event.undone", changes)
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
        raise RuleViolation(
            f"{event.body.op} records what happened outside the workspace, or a name, and stays."
        )
    if trail.value(f"event/{event_id}", "undone"):
        raise RuleViolation(f"Event {event_id[:12]} was undone already.")
    return event


def _inverse(trail: Trail, event: Event) -> list[Change]:
    """The changes that set back what an event set; what it created is withdrawn."""
    assert event.body is not None  # noqa: S101 - chosen for its body
    said = event.body.changes
    wanted = {change.entity: (*change.fields, "first_event") for change in said}
    held = trail.values(wanted)
    for change in said:
        for name, (_old, new) in change.fields.items():
            if not _same(held[change.entity][name], new):
                raise _refusal(trail, event, change.entity, name)
    created = [change.entity for change in said if held[change.entity]["first_event"] == event.id]
    created = [entity for entity in created if not entity.startswith(("event/", "reviewer/"))]
    use = later_use(trail.connection, event.id, created)
    if use is not None:
        raise _refusal(trail, event, use.entity, use.field)
    stays = {change.entity for change in said if change.entity_type == "reviewer"}
    return [
        *trail.changes(created, withdrawn=True),
        *(
            Change(change.entity, {name: (new, old) for name, (old, new) in change.fields.items()})
            for change in said
            if change.entity not in created and change.entity not in stays
        ),
    ]


def _ensure_joinable(trail: Trail, change: Change) -> None:
    """Refuse a redone join whose target is gone, or rests on what is to be joined by now."""
    _old, into = change.fields.get("joined_into", (None, None))
    noun = change.entity_type
    while into is not None:
        is_gone = noun != "source" and trail.value(f"{noun}/{into}", "withdrawn")
        if change.entity_id == into or is_gone:
            raise RuleViolation(
                f"{noun.capitalize()} {change.entity_id} cannot be joined into {into} again: that was withdrawn, "
                "or joined into this one, since."
            )
        into = trail.value(f"{noun}/{into}", "joined_into")


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
