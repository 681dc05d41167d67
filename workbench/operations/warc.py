"""Captures as WARC records: for web archives, other tools, and a drawer that outlasts this program.

A page that was fetched is a ``response`` with the status and the headers that were kept, a file a ``resource``; a
``metadata`` record beside each says how it came. Bodies are stored unpacked, so headers of their packing are renamed
as web archives do (``X-Archive-Orig-``).

Definition: WARC File Format 1.1 (ISO 28500:2017).
"""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from io import BytesIO
from typing import TYPE_CHECKING, Any, BinaryIO

from workbench import __version__
from workbench.domain.snapshots import CaptureMethod
from workbench.errors import BlobDamaged, BlobMissing
from workbench.operations.whole_file import written_whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from warcio.recordloader import ArcWarcRecord
    from warcio.warcwriter import WARCWriter

    from workbench.domain.references import Reference
    from workbench.domain.snapshots import SnapshotOrigin
    from workbench.store.blobs import Blobs
    from workbench.store.reader import Reader

RENAMED = frozenset({"content-encoding", "transfer-encoding", "content-length"})
"""Headers that tell of the body as it was sent."""

_NO_FIELD = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Written:
    """What went into a WARC file, and a sentence for each capture that could not."""

    captures: int
    faults: tuple[str, ...]


def export(reader: Reader, blobs: Blobs, reference_ids: Iterable[str], path: Path) -> Written:
    """Write every saved capture of references to a file, whole or not at all; packed when its name ends in ``.gz``.

    Raises:
        UnknownId: there is no such reference.
        ReadOnlyWorkspace, StorageFull: the file cannot be written.
    """
    references = [reader.reference(id_) for id_ in dict.fromkeys(reference_ids)]
    with written_whole(path) as partial, partial.open("wb") as file:
        return _write(reader, blobs, references, file, path.name)


def _write(reader: Reader, blobs: Blobs, references: list[Reference], file: BinaryIO, name: str) -> Written:
    from warcio.warcwriter import WARCWriter

    writer = WARCWriter(file, gzip=name.endswith(".gz"), warc_version="WARC/1.1")
    info = {
        "software": f"workbench/{__version__}",
        "format": "WARC File Format 1.1",
        "conformsTo": "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
        "description": _plain(f"Evidence captured for the workspace {reader.workspace().title}".strip()),
    }
    writer.write_record(writer.create_warcinfo_record(_plain(name), info))
    captures, faults = 0, []
    for reference in references:
        for origin in _origins(reader, reference):
            try:
                body = blobs.get(origin.snapshot.bytes_digest or "")
            except (BlobMissing, BlobDamaged) as error:
                faults.append(f"Snapshot {origin.snapshot.id} of {reference.title} was left out: {error}")
                continue
            main = _capture(writer, reference, origin, body)
            writer.write_record(main)
            writer.write_record(_story(writer, reference, origin, main))
            captures += 1
    return Written(captures, tuple(faults))


def _origins(reader: Reader, reference: Reference) -> Iterator[SnapshotOrigin]:
    """The saved captures of a reference, oldest first."""
    for snapshot in reversed(reader.snapshots(reference.id)):
        if snapshot.is_saved:
            yield reader.snapshot_origin(snapshot.id)


def _capture(writer: WARCWriter, reference: Reference, origin: SnapshotOrigin, body: bytes) -> ArcWarcRecord:
    from warcio.statusandheaders import StatusAndHeaders

    snapshot = origin.snapshot
    about = {
        "WARC-Date": _date(snapshot.taken_at),
        "WARC-Payload-Digest": _digest(snapshot.bytes_digest or ""),
    }
    if origin.address:
        about["WARC-IP-Address"] = origin.address
    uri = _uri(reference, origin)
    if snapshot.method is not CaptureMethod.FETCHED:
        kind = _plain(snapshot.media_type or "application/octet-stream")
        return writer.create_warc_record(
            uri,
            "resource",
            payload=BytesIO(body),
            length=len(body),
            warc_content_type=kind,
            warc_headers_dict=about,
        )
    headers = [*_kept(origin), ("Content-Length", str(len(body)))]
    return writer.create_warc_record(
        uri,
        "response",
        payload=BytesIO(body),
        length=len(body),
        http_headers=StatusAndHeaders(_status_line(snapshot.status), headers, protocol="HTTP/1.1"),
        warc_headers_dict=about,
    )


def _kept(origin: SnapshotOrigin) -> Iterator[tuple[str, str]]:
    for name, value in origin.headers:
        yield (f"X-Archive-Orig-{name}" if name in RENAMED else name), _plain(value)


def _story(
    writer: WARCWriter, reference: Reference, origin: SnapshotOrigin, main: ArcWarcRecord
) -> ArcWarcRecord:
    """How a capture came: what it was asked for, each redirect, and what the workspace calls it."""
    snapshot = origin.snapshot
    fields: list[tuple[str, Any]] = [
        ("reference", reference.id),
        ("snapshot", snapshot.id),
        ("citation", reference.citation),
        ("method", snapshot.method),
        ("reviewer", snapshot.reviewer),
        ("sha256", snapshot.bytes_digest),
        ("requested", snapshot.url),
        *(("redirect", f"{status} {url} ({address})") for url, status, address in origin.chain),
        ("private-host", snapshot.private_host),
    ]
    lines = "".join(f"{name}: {_plain(str(value))}\r\n" for name, value in fields if value)
    data = lines.encode()
    return writer.create_warc_record(
        main.rec_headers.get_header("WARC-Target-URI"),
        "metadata",
        payload=BytesIO(data),
        length=len(data),
        warc_headers_dict={
            "WARC-Date": _date(snapshot.taken_at),
            "WARC-Concurrent-To": main.rec_headers.get_header("WARC-Record-ID"),
        },
    )


def _uri(reference: Reference, origin: SnapshotOrigin) -> str:
    """The address it came from; a file that has none is named by its content."""
    found = origin.snapshot.final_url or reference.url
    return _plain(found).replace(" ", "%20") if found else f"urn:sha256:{origin.snapshot.bytes_digest}"


def _status_line(status: int | None) -> str:
    code = status or 200
    try:
        return f"{code} {HTTPStatus(code).phrase}"
    except ValueError:
        return str(code)


def _digest(sha256_hex: str) -> str:
    return f"sha256:{base64.b32encode(bytes.fromhex(sha256_hex)).decode()}"


def _date(milliseconds: int) -> str:
    at = datetime.fromtimestamp(milliseconds / 1000, UTC)
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _plain(value: str) -> str:
    """A value as one line, whatever a server or a person put into it."""
    return _NO_FIELD.sub(" ", value).strip()
