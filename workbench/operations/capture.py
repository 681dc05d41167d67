"""Capturing references: fetched from the web or taken from a file, kept as snapshots with what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from workbench.domain.fetching import Fetched, FetchOutcome, Refused
from workbench.domain.media_types import sniffed_media_type
from workbench.domain.snapshots import CaptureMethod, Outcome
from workbench.errors import InputRefused, RuleViolation, UnknownId
from workbench.readers.read import file_bytes, read_bytes
from workbench.store.library import snapshots
from workbench.store.trail import new

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.clients.web import WebClient
    from workbench.domain.reading import ReadText
    from workbench.domain.snapshots import Snapshot
    from workbench.store.blobs import Blobs
    from workbench.store.journal import Journal
    from workbench.store.reader import Reader

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
    reference = reader.reference(reference_id)
    if reference.url is None:
        raise RuleViolation(
            f"Reference {reference_id} has no address to fetch: add a file or a note instead."
        )
    outcome = web.fetch(reference.url)
    return _record(journal, reference_id, _outcome_fields(blobs, outcome))


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
    return _record(journal, reference_id, fields | _body_fields(blobs, data, path.name, None))


def _outcome_fields(blobs: Blobs, outcome: FetchOutcome) -> dict[str, Any]:
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
        return fields | _body_fields(blobs, outcome.body, outcome.final_url, outcome.media_type_claimed)
    result = Outcome.REFUSED if isinstance(outcome, Refused) else Outcome.UNREACHABLE
    status = None if isinstance(outcome, Refused) else outcome.status
    return fields | {"outcome": str(result), "status": status, "reason": outcome.reason}


def _body_fields(blobs: Blobs, body: bytes, name: str, claimed: str | None) -> dict[str, Any]:
    """What is kept of the bytes; where there is no readable text, the reason says why."""
    read: ReadText | None = None
    reason = None
    try:
        read = read_bytes(body, name=name, media_type=claimed)
    except InputRefused as error:
        reason = f"no readable text: {error}"
    return {
        "bytes_digest": blobs.put(body),
        "size_bytes": len(body),
        "media_type": read.media_type if read else sniffed_media_type(body),
        "reader": read.reader if read else None,
        "pages": list(read.pages) or None if read else None,
        "title": read.title if read else None,
        "reason": reason,
        "_text": read.text if read else None,
    }


def _record(journal: Journal, reference_id: str, fields: dict[str, Any]) -> Snapshot:
    text = fields.pop("_text", None)
    fields = {name: _storable(value) for name, value in fields.items()}
    with journal.writing() as trail:
        if text is not None:
            fields["text_digest"] = trail.keep_text(text)
        id_ = trail.new_id()
        trail.record("reference.captured", [new(f"snapshot/{id_}", reference_id=reference_id, **fields)])
        return next(found for found in snapshots(trail.connection, reference_id) if found.id == id_)


def _storable(value: Any) -> Any:
    """What a server said of itself, with U+FFFD for what cannot be stored: its words must not lose the capture."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode().replace("\x00", "\ufffd")
    if isinstance(value, list):
        return [_storable(item) for item in value]
    return value
