"""Adding a reference: an address, a file, a saved copy of an address, or a reviewer's note."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from workbench.cli.output import put, put_object, say
from workbench.cli.records import reference_object, snapshot_object
from workbench.cli.session import writing
from workbench.domain.references import NoteMethod, ReferenceType, Reply, Standing
from workbench.errors import ExitCode

if TYPE_CHECKING:
    from workbench.domain.snapshots import Snapshot
    from workbench.workspace import Workspace

DETAILS = {
    "title": "What it is called.",
    "source": "Who publishes it: an outlet, an agency, an office.",
    "author": "Who wrote or said it.",
    "issued": "When it came out, as 2024, 2024-12 or 2024-12-19.",
    "doi": "Its DOI.",
}
"""What a person can say of any reference, with the help for each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What was asked to be added."""

    target: str | None
    saved: str | None
    no_fetch: bool
    type: ReferenceType | None
    title: str | None
    source: str | None
    author: str | None
    issued: str | None
    doi: str | None
    standing: Standing | None
    note: str | None
    method: NoteMethod | None
    person: str | None
    noted_on: str | None
    reply: Reply | None
    reply_by: str | None

    @property
    def url(self) -> str | None:
        """The target when it is an address."""
        return self.target if self.target and "://" in self.target else None

    @property
    def file(self) -> Path | None:
        """The file to keep: a local target, or the saved copy of an address."""
        name = self.saved or (self.target if self.url is None else None)
        return Path(name).expanduser() if name else None


def add_reference(wanted: Wanted, *, as_json: bool) -> ExitCode:
    """Add what is wanted and capture it, print its id or all of it, and say what came of it."""
    _ensure_fits(wanted)
    file = wanted.file
    if file is not None:
        _ensure_readable(file)
    with writing() as ws:
        from workbench.operations import capture

        fetches = wanted.url is not None and file is None and not wanted.no_fetch
        web = ws.web() if fetches else None
        snapshot = None
        if wanted.note is not None:
            id_, is_new = _add_note(ws, wanted), True
        else:
            id_, is_new = _add_item(ws, wanted)
        if file is not None:
            snapshot = capture.keep_file(ws.journal, ws.blobs, id_, file)
        elif web is not None:
            say(f"Fetching {wanted.url} ...")
            snapshot = capture.fetch(ws.journal, ws.blobs, web, ws.reader, id_)
        if as_json:
            put_object(_added(ws, id_, is_new, snapshot))
        else:
            put(id_)
    if is_new:
        say(f"Added reference {id_}.")
    else:
        say(f"The address is known already as reference {id_}: its details were left as they are.")
    return tell_capture(snapshot) if snapshot is not None else ExitCode.DONE


def tell_capture(snapshot: Snapshot) -> ExitCode:
    """Say what came of a capture; PARTIAL when nothing was saved."""
    if not snapshot.is_saved:
        say(f"Nothing was saved ({snapshot.outcome}): {snapshot.reason}. That is recorded.")
        return ExitCode.PARTIAL
    how = {"fetched": "Fetched", "saved page": "Kept the copy you saved"}.get(
        str(snapshot.method), "Kept the file"
    )
    say(f"{how}: {snapshot.size_bytes} bytes of {snapshot.media_type}, SHA-256 {snapshot.bytes_digest}.")
    if snapshot.private_host:
        say(f"It came from a private network ({snapshot.private_host}).")
    if snapshot.reason:
        say(f"Note: {snapshot.reason}")
    return ExitCode.DONE


def _ensure_fits(wanted: Wanted) -> None:
    """Refuse what contradicts itself before anything is written."""
    of_note = {
        "--method": wanted.method,
        "--person": wanted.person,
        "--on": wanted.noted_on,
        "--reply": wanted.reply,
        "--reply-by": wanted.reply_by,
    }
    if wanted.note is not None:
        if wanted.method is None:
            raise click.UsageError(
                "Say with --method how you learnt it: call, letter, e-mail, meeting, book or other."
            )
        if wanted.target or wanted.saved:
            raise click.UsageError(
                "A note stands for itself: add the address or file as a reference of its own."
            )
        alien = [
            f"--{name}" for name in ("type", "author", "issued", "doi") if getattr(wanted, name) is not None
        ]
        if alien:
            raise click.UsageError(f"{', '.join(alien)} cannot be said of a note: use --person and --on.")
        return
    stray = [flag for flag, value in of_note.items() if value is not None]
    if stray:
        raise click.UsageError(
            f"{', '.join(stray)} can be said of a note only: write what was said with --note."
        )
    if wanted.saved and wanted.url is None:
        raise click.UsageError("--file is a saved copy of an address: name the address, or the file alone.")
    if wanted.target is None and not (wanted.title or wanted.doi):
        raise click.UsageError("Name an address or a file, or write a note with --note and --method.")


def _ensure_readable(file: Path) -> None:
    """A file that cannot be taken is refused before its reference is added."""
    from workbench.readers.read import file_bytes

    file_bytes(file)


def _add_item(ws: Workspace, wanted: Wanted) -> tuple[str, bool]:
    from workbench.operations import references

    kind = wanted.type or (ReferenceType.WEBPAGE if wanted.url else ReferenceType.DOCUMENT)
    name = wanted.file.stem if wanted.file is not None and wanted.url is None else None
    return references.add_reference(
        ws.journal,
        url=wanted.url,
        title=wanted.title or name,
        type_=kind,
        standing=wanted.standing,
        source=wanted.source,
        author=wanted.author,
        issued=wanted.issued,
        doi=wanted.doi,
    )


def _add_note(ws: Workspace, wanted: Wanted) -> str:
    from workbench.operations import references

    assert wanted.method is not None  # noqa: S101 - checked by _ensure_fits
    return references.add_note(
        ws.journal,
        method=wanted.method,
        note=wanted.note or "",
        person=wanted.person,
        noted_on=wanted.noted_on,
        title=wanted.title,
        source=wanted.source,
        standing=wanted.standing,
        reply=wanted.reply,
        reply_by=wanted.reply_by,
    )


def _added(ws: Workspace, id_: str, is_new: bool, snapshot: Snapshot | None) -> dict[str, Any]:
    """The reference as one object, with what this capture brought."""
    return reference_object(ws.reader.reference(id_)) | {
        "is_new": is_new,
        "snapshot": snapshot_object(snapshot) if snapshot else None,
    }
