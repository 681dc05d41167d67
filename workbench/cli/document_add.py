"""Adding many documents: one bad file is reported and the rest go on."""

from __future__ import annotations

import sys
import time
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from workbench.cli.output import is_terminal, plural, put, put_objects, say
from workbench.cli.session import settings, writing
from workbench.cli.words import stdin_bytes
from workbench.domain.decisions import FindingStatus
from workbench.domain.reading import FORMATS
from workbench.domain.references import is_address
from workbench.errors import ExitCode, InputRefused, RuleViolation, UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import AbstractContextManager

    from workbench.clients.politeness import Pauses
    from workbench.clients.web import WebClient
    from workbench.operations.ingest import Ingested, Stated
    from workbench.workspace import Workspace

STDIN = "-"
FIELDS = {
    "title": "Its title, when the file says none or a wrong one.",
    "author": "Who wrote it.",
    "publisher": "Who published it.",
    "published": "When, as 2024, 2024-12 or 2024-12-19; relative dates in the text start from it.",
    "url": "Where it was published.",
}
"""What a person can say of a document, with the help for each."""


def add_documents(
    paths: Sequence[str], stated: dict[str, str | None], supersedes: str | None, form: str | None
) -> ExitCode:
    """Add every text that the paths stand for, and print a row for each.

    Returns:
        DONE; PARTIAL when one of several was refused; the refusal's own code when there was but one.
    """
    given = [f"--{name}" for name in FIELDS if stated[name]] + (["--supersedes"] if supersedes else [])
    files = _files(paths)
    if len(files) != 1 and given:
        raise click.UsageError(f"{', '.join(given)} can be said of one text only; {len(files)} are given.")
    if not files:
        say(f"There is nothing to read in {', '.join(paths)}: no {FORMATS}.")
        return ExitCode.PARTIAL
    _ensure_something_to_read(files)
    with writing(create=True) as ws:
        from workbench.operations.ingest import Stated

        older = ws.reader.resolve("document", supersedes) if supersedes else None
        web = _Web(ws)
        rows: list[dict[str, Any]] = []
        codes: list[ExitCode] = []
        try:
            with _progress(files) as queue:
                for file in queue:
                    row, code = _added(ws, web, file, Stated(**stated), older)
                    rows.append(row)
                    codes.append(code)
        finally:  # also when the disk is full or someone interrupts: what was added is added
            if rows:
                _print(rows, form)
        if any(code is ExitCode.DONE for code in codes):
            _compare(ws)
    refused = [code for code in codes if code is not ExitCode.DONE]
    if len(files) > 1:
        say(f"Took {plural(len(files) - len(refused), 'file')} of {len(files)}.")
        return ExitCode.PARTIAL if refused else ExitCode.DONE
    return codes[0]


def _compare(ws: Workspace) -> None:
    """Set the new documents against the others where that takes no time to speak of, and say what is open."""
    from workbench.cli.compare import counted_words
    from workbench.operations.comparing import bring_up_to_date_if_small

    if bring_up_to_date_if_small(ws.journal):
        counts = ws.reader.finding_counts()
        if counts.of(status=FindingStatus.OPEN):
            say(f"Between the documents: {counted_words(counts)} Look at them with `workbench finding list`.")


def _files(paths: Sequence[str]) -> list[str]:
    from workbench.operations.ingest import files_in

    found: list[str] = []
    for path in paths:
        as_it_is = path == STDIN or is_address(path)
        found += [path] if as_it_is else [str(file) for file in files_in([Path(path)])]
    return list(dict.fromkeys(found))


def _ensure_something_to_read(files: Sequence[str]) -> None:
    """No workspace is created for names that stand for nothing."""
    if not settings().database.exists() and not any(
        f == STDIN or is_address(f) or Path(f).exists() for f in files
    ):
        raise UnreadableFile(", ".join(files), "no such file")


def _progress(files: Sequence[str]) -> AbstractContextManager[Any]:
    """The files, with a bar on standard error when a person looks on and there is something to wait for."""
    if len(files) > 1 and is_terminal("stderr"):
        return click.progressbar(files, label="Adding", file=sys.stderr)
    return nullcontext(files)


class _Web:
    """The client, made when the first address comes, and asked with pauses."""

    def __init__(self, ws: Workspace) -> None:
        self._ws = ws
        self._client: WebClient | None = None
        self._pauses: Pauses | None = None

    def turn(self, url: str) -> WebClient:
        """The client, when the address's host may be asked."""
        from workbench.clients.politeness import Pauses

        if self._client is None or self._pauses is None:
            self._client, self._pauses = self._ws.web(), Pauses()
        time.sleep(self._pauses.ready_in(url))
        self._pauses.begin(url)
        self._pauses.end(url)
        return self._client


def _added(
    ws: Workspace, web: _Web, file: str, stated: Stated, supersedes: str | None
) -> tuple[dict[str, Any], ExitCode]:
    """The row for one file, and what it adds to the exit code."""
    from workbench.operations.ingest import add_bytes, add_file, add_page

    try:
        if is_address(file):
            result = add_page(ws.journal, ws.blobs, web.turn(file), file, stated, supersedes=supersedes)
        elif file == STDIN:
            data = stdin_bytes()
            result = add_bytes(
                ws.journal, ws.blobs, data, name="standard input", stated=stated, supersedes=supersedes
            )
        else:
            result = add_file(ws.journal, ws.blobs, Path(file), stated, supersedes=supersedes)
    except (InputRefused, RuleViolation) as error:
        say(str(error))
        return _row(file, None, "refused", str(error)), error.exit_code
    for note in result.notes:
        say(f"{file}: {note}")
    return _row(file, result, _status(result)), ExitCode.DONE


def _status(result: Ingested) -> str:
    if result.is_new:
        return "added"
    return "appearance added" if result.appearance_added else "known already"


def _row(file: str, result: Ingested | None, status: str, error: str | None = None) -> dict[str, Any]:
    """One file's row: ``status`` is added, appearance added, known already or refused."""
    return {
        "file": file,
        "status": status,
        "document": result.document_id if result else None,
        "title": result.title if result else None,
        "assertions": result.assertions if result else 0,
        "claims": result.claims if result else 0,
        "notes": list(result.notes) if result else [],
        "error": error,
    }


def _print(rows: Sequence[dict[str, Any]], form: str | None) -> None:
    if form is not None:
        put_objects(form, rows)
        return
    for row in rows:
        if row["document"] is not None:
            found = f", {plural(row['assertions'], 'assertion')}" if row["status"] == "added" else ""
            put(f"{row['document']}  {row['status']}{found}  {row['title']}".replace("\n", " "))
