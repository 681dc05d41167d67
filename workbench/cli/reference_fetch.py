"""Fetching references, one at once or many through the queue, and the queue itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from workbench.cli.commands import Verb
from workbench.cli.output import (
    Column,
    ShortIds,
    is_terminal,
    listing_options,
    moment,
    plural,
    put,
    put_listing,
    put_object,
    put_objects,
    say,
    when,
)
from workbench.cli.records import snapshot_object
from workbench.cli.reference_add import tell_capture
from workbench.cli.session import reading, writing
from workbench.cli.words import TEXT
from workbench.domain.fetch_queue import FetchState
from workbench.errors import ExitCode

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from workbench.domain.fetch_queue import QueuedFetch
    from workbench.operations.queue import Progress
    from workbench.workspace import Workspace

EVERY = "all"


@click.command(
    "fetch",
    cls=Verb,
    epilog="""
    workbench reference fetch 9tq3vw
    workbench reference fetch 9tq3vw 4mz0ka
    workbench reference fetch --missing
    """,
)
@click.argument("ids", metavar="[REFERENCE]...", nargs=-1, type=TEXT)
@click.option("--all", "everything", is_flag=True, help="Every reference that has an address.")
@click.option("--missing", is_flag=True, help="Those that have an address and no saved capture yet.")
@click.option("--queued", is_flag=True, help="What waits in the queue.")
@click.option("--json", "form", flag_value="json", help="Print one JSON object; of several, an array.")
@click.option("--jsonl", "form", flag_value="jsonl", help="Print one JSON object a line.")
def fetch(ids: tuple[str, ...], everything: bool, missing: bool, queued: bool, form: str | None) -> ExitCode:
    """Fetch references again into new snapshots; print the snapshot's id, or a line for each.

    One is fetched at once. Several are queued as one event and fetched politely: two at a time from a host, a second
    between, another try where it may help. What is not done when you interrupt stays queued. When a page does not
    come that is recorded too, and the exit code is 1.
    """
    if sum((bool(ids), everything, missing, queued)) != 1:
        raise click.UsageError("Name references, or say --all, --missing or --queued.")
    with writing() as ws:
        from workbench.operations import queue

        if len(ids) == 1:
            return _fetch_one(ws, ids[0], form)
        if queued:
            return work_through(ws, None, form)
        wanted = [ws.reader.resolve("reference", id_) for id_ in ids]
        if everything:
            wanted = queue.fetchable(ws.reader.references())
        elif missing:
            wanted = queue.missing(ws.reader)
        if not wanted:
            say("There is nothing to fetch.")
            return ExitCode.DONE
        return work_through(ws, queue.enqueue(ws.journal, wanted), form)


def _fetch_one(ws: Workspace, given: str, form: str | None) -> ExitCode:
    from workbench.operations import capture

    snapshot = capture.fetch(ws.journal, ws.blobs, ws.web(), ws.reader, ws.reader.resolve("reference", given))
    if form == "json":
        put_object(snapshot_object(snapshot))
    elif form:
        put_objects(form, [snapshot_object(snapshot)])
    else:
        put(snapshot.id)
    return tell_capture(snapshot)


@click.command(
    "queue",
    cls=Verb,
    epilog="""
    workbench reference queue
    workbench reference queue --run
    workbench reference queue --cancel all
    """,
)
@click.option("--run", "run_it", is_flag=True, help="Fetch what waits.")
@click.option(
    "--cancel",
    multiple=True,
    type=TEXT,
    metavar="FETCH|all",
    help="Take it out of the queue; may be repeated.",
)
@click.option(
    "--limit",
    type=click.IntRange(0),
    default=20,
    show_default=True,
    help="Show so many that are done, the newest.",
)
@listing_options
def queue(run_it: bool, cancel: tuple[str, ...], limit: int, form: str | None) -> ExitCode | None:
    """List the fetch queue: what waits, and what came of the newest; it survives closing the program."""
    if run_it and cancel:
        raise click.UsageError("Say --run or --cancel, not both.")
    if run_it:
        with writing() as ws:
            return work_through(ws, None, form)
    if cancel:
        with writing() as ws:
            _cancel(ws, cancel)
        return None
    with reading() as ws:
        found = [*ws.reader.waiting_fetches(), *ws.reader.settled_fetches(limit)]
        short = ShortIds(ws.reader)

        def row(one: QueuedFetch) -> list[str]:
            about = one.reason or f"{one.title} {one.url if one.title != one.url else ''}".strip()
            at = when(one.settled_at or one.queued_at)
            return [short("fetch", one.id), str(one.state), short("reference", one.reference_id), at, about]

        columns = [Column(title) for title in ("ID", "STATE", "REFERENCE", "SINCE", "WHAT")]
        none = "The queue is empty: fill it with `workbench reference fetch --missing` or several ids."
        put_listing(form, found, fetch_object, columns, row, none=none)
    return None


def _cancel(ws: Workspace, given: Sequence[str]) -> None:
    from workbench.operations.queue import cancel

    if EVERY in given:
        ids = [one.id for one in ws.reader.waiting_fetches()]
    else:
        ids = [ws.reader.resolve("fetch", id_) for id_ in given]
    say(f"Cancelled {plural(cancel(ws.journal, ids), 'fetch', 'fetches')}.")


def work_through(ws: Workspace, only: Collection[str] | None, form: str | None) -> ExitCode:
    """Fetch what waits, or these fetches, print a row for each, and say how it went."""
    from workbench.operations.queue import Runner, counts

    runner = Runner(ws.journal, ws.blobs, ws.reader, ws.web().fetch)
    done: list[QueuedFetch] = []

    def told(step: Progress) -> None:
        if step.fetch.state is not FetchState.RUNNING:
            done.append(step.fetch)
        if is_terminal("stderr"):
            say(_progress(step))

    try:
        runner.run(only, on_step=told)
    finally:  # also when someone interrupts or the disk is full: what was fetched is recorded
        _put_fetches(done, form)
        left = len([one for one in ws.reader.waiting_fetches() if only is None or one.id in only])
        said = ", ".join(f"{number} {state}" for state, number in counts(done).items()) or "Nothing fetched"
        say(f"{said}{f'; {left} still queued' if left else ''}.")
    failed = any(one.state is FetchState.FAILED for one in done)
    return ExitCode.PARTIAL if failed or left else ExitCode.DONE


def _progress(step: Progress) -> str:
    one = step.fetch
    if one.state is FetchState.RUNNING:
        return f"{'Fetching' if step.tries == 1 else f'Try {step.tries}:'} {one.url} ..."
    return f"{one.state}: {one.url}{f' ({one.reason})' if one.reason else ''}"


def _put_fetches(done: Sequence[QueuedFetch], form: str | None) -> None:
    if form is not None:
        put_objects(form, map(fetch_object, done))
        return
    for one in done:
        put(f"{one.snapshot_id}  {one.state}  {one.url}{f'  ({one.reason})' if one.reason else ''}")


def fetch_object(one: QueuedFetch) -> dict[str, Any]:
    """One fetch of the queue; ``state`` is queued, saved, reused, failed or cancelled."""
    return {
        "id": one.id,
        "reference": one.reference_id,
        "title": one.title,
        "url": one.url,
        "state": str(one.state),
        "reason": one.reason,
        "snapshot": one.snapshot_id,
        "size_bytes": one.size_bytes,
        "reviewer": one.reviewer,
        "queued_at": moment(one.queued_at),
        "settled_at": moment(one.settled_at) if one.settled_at else None,
    }
