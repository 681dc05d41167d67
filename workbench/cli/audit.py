"""``workbench audit``: reading the trail and checking it."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from workbench.cli.commands import Noun
from workbench.cli.output import (
    Column,
    ShortIds,
    is_terminal,
    listing_options,
    object_option,
    plural,
    put,
    put_listing,
    put_object,
    put_table,
    say,
    when,
)
from workbench.cli.records import event_object
from workbench.cli.session import reading
from workbench.cli.words import TEXT
from workbench.errors import ExitCode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from workbench.domain.verification import Verification
    from workbench.operations.audit import LogEntry


@click.group("audit", cls=Noun)
def audit() -> None:
    """Read the trail of every change, and verify it."""


@audit.command("log", epilog="workbench audit log --claim 7kq2mz")
@click.option(
    "--claim", metavar="CLAIM", type=TEXT, help="Only events that touch this claim or what hangs on it."
)
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Only the newest so many.")
@listing_options
def log(claim: str | None, limit: int | None, form: str | None) -> None:
    """List events, oldest first."""
    with reading() as ws:
        from workbench.operations import audit as operations

        short = ShortIds(ws.reader)
        claim_id = ws.reader.resolve("claim", claim) if claim else None

        def row(entry: LogEntry) -> list[str]:
            op = entry.event.body.op if entry.event.body else "redacted"
            return [
                when(entry.event.header.ts),
                short("event", entry.event.id),
                entry.reviewer,
                op,
                entry.summary,
            ]

        columns = [Column(title) for title in ("AT", "EVENT", "REVIEWER", "WHAT", "HOW")]
        found = operations.log(ws.reader, claim_id=claim_id, newest=limit)
        put_listing(form, found, event_object, columns, row, none="No events.")


@audit.command("verify", epilog="workbench audit verify --json")
@click.option(
    "--snapshots",
    is_flag=True,
    help="Read and hash every stored file too, not only look whether it is there.",
)
@object_option
def verify(snapshots: bool, as_json: bool) -> ExitCode:
    """Check the database, every event's hashes and links, that replay gives these tables, and the stored files.

    Exit code 1 when something is not as it should be. What the trail cannot show is a whole end cut off by someone
    who holds every copy: keep the head digest that reports print.
    """
    with reading() as ws:
        from workbench.operations import audit as operations

        with _progress(snapshots) as on_file:
            result = operations.verify(
                ws.settings.database, ws.blobs, ws.reader, snapshots=snapshots, on_file=on_file
            )
    if as_json:
        put_object(_verification(result))
    else:
        _put_verification(result)
    return ExitCode.DONE if result.ok else ExitCode.PARTIAL


@contextmanager
def _progress(snapshots: bool) -> Iterator[Callable[[int, int], None]]:
    """A bar on standard error while files are read, when a person looks on."""
    if not (snapshots and is_terminal("stderr")):
        yield lambda _done, _of: None
        return
    with click.progressbar(length=1, label="Reading stored files", file=sys.stderr) as bar:

        def advance(done: int, of: int) -> None:
            bar.length = of
            bar.update(done - bar.pos)

        yield advance


def _verification(result: Verification) -> dict[str, Any]:
    """What ``--json`` prints; ``more`` counts findings beyond those listed."""
    return {
        "ok": result.ok,
        "events": result.events,
        "heads": list(result.heads),
        "first_bad": result.first_bad,
        "findings": [
            {"kind": finding.kind, "place": finding.place, "explanation": finding.explanation}
            for finding in result.findings
        ],
        "more": result.more,
    }


def _put_verification(result: Verification) -> None:
    if result.ok:
        put(f"All is as recorded: {plural(result.events, 'event')}, head {', '.join(result.heads)}.")
        return
    number = len(result.findings) + result.more
    put(f"{plural(number, 'finding')} in {plural(result.events, 'event')}.")
    if result.first_bad:
        put(f"The first event with something wrong: {result.first_bad}")
    put()
    columns = [Column("KIND"), Column("PLACE"), Column("WHAT")]
    put_table(columns, [[f.kind, f.place, f.explanation] for f in result.findings])
    if result.more:
        say(f"{result.more} more are not listed.")


@audit.command("head", epilog="workbench audit head")
@object_option
def head(as_json: bool) -> None:
    """Print the digest of the newest event, which stands for the whole trail: one line, more after a merge."""
    with reading() as ws:
        from workbench.operations import audit as operations

        events, heads = operations.heads(ws.reader)
    if as_json:
        put_object({"events": events, "heads": list(heads)})
        return
    for digest in heads:
        put(digest)
    say(f"{plural(events, 'event')}.")
