"""Capturing references: fetched from the web or taken from a file, kept as snapshots with what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from workbench.domain.fetching import Fetched, FetchOutcome, Refused
from workbench.domain.media_types import sniffed_media_type
from workbench.domain.snapshots import CaptureMethod, Outcome
from workbench.errors import InputRefused, RuleViolation, UnknownId
from workbench.operations.source_states import after_capture
from workbench.readers.read import file_bytes, read_bytes
from workbench.store.fetch_queue import waiting_for
from workbench.store.library import snapshots
from workbench.store.trail import new

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.clients.web import WebClient
    from workbench.domain.events import Change
    from workbench.domain.reading import ReadText
    from workbench.domain.snapshots import Snapshot
    from workbench.store.blobs import Blobs
    from workbench.store.journal import Journal
    from workbench.store.reader import Reader
    from workbench.store.trail import Trail

KEPT_HEADERS = frozenset(
    {
        "content-type",
        "content-length",
        "content-encoding",
        "date",
        "last-modified",
        "etag",
        "server",
        "memento-datetime",
    }
)
"""Response headers that tell of the capture; others may hold what is private to the reviewer."""


def fetch(journal: Journal, blobs: Blobs, web: WebClient, reader: Reader, reference_id: str) -> Snapshot:
    """Fetch a reference's address and record what came of it, also when nothing came.

    The exchange is over and the bytes are stored before the transaction opens.

    Raises:
        UnknownId: there is no such reference.
        RuleViolation: it has no address.
    """
    return record(journal, blobs, reference_id, web.fetch(address_of(reader, reference_id)))


def address_of(reader: Reader, reference_id: str) -> str:
    """The address a reference is fetched from.

    Raises:
        UnknownId: there is no such reference.
        RuleViolation: it has no address.
    """
    url = reader.reference(reference_id).url
    if url is None:
        raise RuleViolation(
            f"Reference {reference_id} has no address to fetch: add a file or a note instead."
        )
    return url


def record(journal: Journal, blobs: Blobs, reference_id: str, outcome: FetchOutcome) -> Snapshot:
    """Record what came of fetching a reference's address; a fetch of it that waits in the queue is settled by it."""
    return _record(journal, reference_id, taken(journal, blobs, outcome))


class Taken(NamedTuple):
    """The fields of a snapshot to be recorded, and its readable text."""

    fields: dict[str, Any]
    text: str | None


def keep_file(journal: Journal, blobs: Blobs, reference_id: str, path: Path) -> Snapshot:
    """Take a local file as a snapshot: the reference itself, or a page a reviewer saved from its address.

    Raises:
        UnreadableFile, FileTooLarge: the file cannot be taken.
        UnknownId: there is no such reference.
    """
    data = file_bytes(path)
    with journal.writing() as trail:
        if not trail.knows("reference", reference_id):
            raise UnknownId("reference", reference_id)
        url = trail.value(f"reference/{reference_id}", "url")
    method = CaptureMethod.SAVED_PAGE if url else CaptureMethod.FILE
    fields = {"outcome": str(Outcome.SAVED), "method": str(method), "url": url, "final_url": url}
    body, text = _body_fields(blobs, data, path.name, None)
    return _record(journal, reference_id, Taken(fields | body, text))


def taken(journal: Journal, blobs: Blobs, outcome: FetchOutcome) -> Taken:
    """What a snapshot holds of an answer; its bytes are stored, nothing is recorded yet."""
    fields: dict[str, Any] = {
        "method": str(CaptureMethod.FETCHED),
        "url": outcome.url,
        "final_url": outcome.final_url,
        "chain": [[hop.url, hop.status, hop.address] for hop in outcome.chain] or None,
    }
    if isinstance(outcome, Fetched):
        fields |= {
            "outcome": str(Outcome.SAVED),
            "status": outcome.status,
            "headers": [[name, value] for name, value in outcome.headers if name in KEPT_HEADERS] or None,
            "address": outcome.address,
            "private_host": urlsplit(outcome.final_url).netloc if outcome.private else None,
            "media_type_claimed": outcome.media_type_claimed,
        }
        body, text = _body_fields(blobs, outcome.body, outcome.final_url, outcome.media_type_claimed)
        return Taken(fields | body, text)
    if isinstance(outcome, Refused):
        return Taken(fields | {"outcome": str(Outcome.REFUSED), "reason": outcome.reason}, None)
    asked = outcome.retry_after_s
    more = {
        "outcome": str(Outcome.UNREACHABLE),
        "status": outcome.status,
        "reason": outcome.reason,
        "retry_at": None if asked is None else journal.clock() + round(asked * 1000),
    }
    return Taken(fields | more, None)


def _body_fields(blobs: Blobs, body: bytes, name: str, claimed: str | None) -> Taken:
    """What is kept of the bytes; where there is no readable text, the reason says why."""
    read: ReadText | None = None
    reason = None
    try:
        read = read_bytes(body, name=name, media_type=claimed)
    except InputRefused as error:
        reason = f"no readable text: {error}"
    fields = {
        "bytes_digest": blobs.put(body),
        "size_bytes": len(body),
        "media_type": read.media_type if read else sniffed_media_type(body),
        "reader": read.reader if read else None,
        "pages": list(read.pages) or None if read else None,
        "title": read.title if read else None,
        "reason": reason,
    }
    return Taken(fields, read.text if read else None)


def _record(journal: Journal, reference_id: str, captured: Taken) -> Snapshot:
    with journal.writing() as trail:
        id_, changes = snapshot_changes(trail, reference_id, captured)
        waiting = waiting_for(trail.connection, [reference_id]).get(reference_id)
        if waiting is not None:
            changes.append(trail.change(f"fetch/{waiting}", snapshot_id=id_))
        trail.record("reference.captured", changes)
        return next(found for found in snapshots(trail.connection, reference_id) if found.id == id_)


def snapshot_changes(trail: Trail, reference_id: str, captured: Taken) -> tuple[str, list[Change]]:
    """A new snapshot's id, its creation, and what it means for the evidence taken from the reference."""
    fields = {name: _storable(value) for name, value in captured.fields.items()}
    if captured.text is not None:
        fields["text_digest"] = trail.keep_text(captured.text)
    id_ = trail.new_id()
    changes = [new(f"snapshot/{id_}", reference_id=reference_id, **fields)]
    if fields["outcome"] == Outcome.SAVED:
        changes += after_capture(trail, reference_id, captured.text or "", fields["method"])
    return id_, changes


def _storable(value: Any) -> Any:
    """What a server said of itself, with U+FFFD for what cannot be stored: its words must not lose the capture."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode().replace("\x00", "\ufffd")
    if isinstance(value, list):
        return [_storable(item) for item in value]
    return value
