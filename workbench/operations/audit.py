"""Reading the trail as a person would, and checking it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.domain.verification import Fault, Verification
from workbench.errors import BlobDamaged, BlobMissing, DamagedWorkspace, UnknownId, UnreadableWorkspace
from workbench.store.verify import verify as verify_database

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from workbench.domain.events import Event
    from workbench.store.blobs import Blobs
    from workbench.store.reader import Reader


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One event as a line of the log."""

    event: Event
    reviewer: str
    """Display name."""
    summary: str
    """What it did, in a few words."""


def log(reader: Reader, claim_id: str | None = None, newest: int | None = None) -> list[LogEntry]:
    """Events oldest first: all, those of one claim, or only the newest so many."""
    names = reader.reviewer_names()
    events = reader.events(newest) if claim_id is None else reader.claim_history(claim_id)
    if newest is not None:
        events = events[-newest:]
    return [LogEntry(event, _name(event, names), summary(event)) for event in events]


def _name(event: Event, names: dict[str, str]) -> str:
    return names.get(event.body.reviewer, event.body.reviewer) if event.body else "(redacted)"


_NOUNS = {"archived": "archive record"}
"""Entities whose names do not read as a thing."""


def summary(event: Event) -> str:
    """What an event did: how many of what it created, which fields it set."""
    if event.body is None:
        return "its body was redacted"
    made: dict[str, int] = {}
    fields: set[str] = set()
    for change in event.body.changes:
        is_new = all(old is None for old, _new in change.fields.values())
        if is_new and (len(change.fields) > 1 or "reference_id" in change.fields):
            noun = _NOUNS.get(change.entity_type, change.entity_type)
            made[noun] = made.get(noun, 0) + 1
        else:
            fields.update(_field_said(name, new) for name, (_old, new) in change.fields.items())
    parts = [
        f"{number} {noun if number == 1 else _PLURALS.get(noun, noun + 's')}" for noun, number in made.items()
    ]
    said = ", ".join(parts + sorted(fields)[:4])
    return said + (f" ({event.body.reason})" if event.body.reason else "")


_PLURALS = {"evidence": "evidence", "fetch": "fetches"}


def _field_said(name: str, new: object) -> str:
    collection, dot, _member = name.partition(".")
    field = collection if dot else name
    if isinstance(new, str) and not dot:
        short = new if len(new) <= 60 else new[:57] + "..."
        return f"{field} = {short}"
    return field


def heads(reader: Reader) -> tuple[int, tuple[str, ...]]:
    """How many events the trail has and the digests of its newest ones: one in a shared file, more after a merge."""
    info = reader.workspace()
    return info.events, info.heads


def verify(
    database: Path,
    blobs: Blobs,
    reader: Reader,
    *,
    snapshots: bool = True,
    on_file: Callable[[int, int], None] = lambda _done, _of: None,
) -> Verification:
    """Check the whole workspace: the database, its trail and tables, and the stored files.

    Args:
        database: the file.
        blobs: its references folder.
        reader: the open workspace.
        snapshots: whether every stored file is read and hashed too; else only its being there is checked.
        on_file: told after each file how many are done, and of how many.
    """
    found = verify_database(database)
    files = tuple(_missing_or_damaged(reader, blobs, snapshots, on_file))
    return replace(found, ok=found.ok and not files, findings=found.findings + files)


def _missing_or_damaged(
    reader: Reader,
    blobs: Blobs,
    snapshots: bool,  # noqa: FBT001 - as verify has it
    on_file: Callable[[int, int], None],
) -> list[Fault]:
    try:
        named = sorted(reader.kept_bytes().items())
    except (DamagedWorkspace, UnreadableWorkspace) as error:
        return [Fault("file unknown", "bytes", f"which files are named cannot be read: {error.reason}")]
    found = []
    for number, (digest, owner) in enumerate(named, start=1):
        fault = _fault(blobs, digest, owner, snapshots)
        if fault is not None:
            found.append(fault)
        on_file(number, len(named))
    return found


def _fault(blobs: Blobs, digest: str, owner: str, snapshots: bool) -> Fault | None:  # noqa: FBT001
    place = f"bytes/{digest}"
    try:
        if not blobs.has(digest):
            return Fault("file missing", place, f"the bytes of {owner} are not in the folder")
        if snapshots:
            blobs.ensure_whole(digest)
    except UnknownId:
        return Fault("file missing", place, f"{owner} names no digest of stored bytes")
    except (BlobDamaged, BlobMissing) as error:
        return Fault("file altered", place, f"of {owner}: {error}")
    return None
