"""Triggers that stop accidents on the trail's headers: no UPDATE, no DELETE, no INSERT that replaces.

They do not stop an attacker, who can drop them; hashes, replay and remembered heads show what was done.
"""

from __future__ import annotations

TRIGGERS = {
    "event_is_never_changed": (
        "CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event "
        "BEGIN SELECT RAISE(ABORT, 'events are never changed'); END"
    ),
    "event_is_never_deleted": (
        "CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event "
        "BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END"
    ),
    "event_is_never_replaced": (
        "CREATE TRIGGER event_is_never_replaced BEFORE INSERT ON event "
        "WHEN EXISTS (SELECT 1 FROM event WHERE id = NEW.id OR n = NEW.n) "
        "BEGIN SELECT RAISE(ABORT, 'events are never replaced'); END"
    ),
}
