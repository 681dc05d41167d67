"""``workbench reference archive``: copies in web archives, looked for or asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from workbench.cli.commands import Verb
from workbench.cli.output import listing_options, moment, plural, put, put_objects, say
from workbench.cli.session import writing
from workbench.cli.words import TEXT
from workbench.domain.archives import ArchiveState
from workbench.errors import ExitCode, RateLimited, WorkbenchError

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.domain.archives import ArchivedCopy
    from workbench.domain.references import Reference
    from workbench.workspace import Workspace

FIND, SAVE, STATUS = "find", "save", "status"


@click.command(
    "archive",
    cls=Verb,
    epilog="""
    workbench reference archive 9tq3vw
    workbench reference archive 9tq3vw --near 2024-12-19 --with https://archive.example/timegate/
    workbench reference archive 9tq3vw 4mzk2a --save
    workbench reference archive 9tq3vw --status
    """,
)
@click.argument("ids", metavar="REFERENCE...", type=TEXT, nargs=-1, required=True)
@click.option("--find", "action", flag_value=FIND, default=True, help="Look for an archived copy. [default]")
@click.option("--save", "action", flag_value=SAVE, help="Ask the Internet Archive to capture the page now.")
@click.option("--status", "action", flag_value=STATUS, help="Ask what became of an earlier --save.")
@click.option(
    "--near",
    type=TEXT,
    metavar="DATE",
    help="With --find: the copy nearest to this date [default: when the reference came out, else today].",
)
@click.option(
    "--with",
    "archive_name",
    type=TEXT,
    default="wayback",
    metavar="ARCHIVE",
    help="wayback, or the address of the TimeGate of any archive that speaks Memento. [default: wayback]",
)
@click.option(
    "--wait",
    type=click.IntRange(0, 3600),
    default=120,
    show_default=True,
    metavar="SECONDS",
    help="With --save and --status: how long to wait for the archive to be done.",
)
@listing_options
def archive(
    ids: tuple[str, ...], action: str, near: str | None, archive_name: str, wait: int, form: str | None
) -> ExitCode:
    """Find an archived copy of references, or have one made; what is known is recorded and cited in reports.

    What was submitted is not archived yet: the archive's job is remembered, and --status (or --save again) asks what
    became of it. Saving needs keys of archive.org: `workbench service list` says where they go.
    """
    from workbench.domain.typed_dates import parse_typed_date

    if action != FIND and (near or archive_name != "wayback"):
        raise click.UsageError(
            "--near and --with go with --find: only the Internet Archive is asked to save."
        )
    wanted = parse_typed_date(near) if near else None
    settled: list[ArchivedCopy] = []
    with writing() as ws:
        whole = [ws.reader.resolve("reference", id_) for id_ in ids]
        act = _action(ws, action, wanted, archive_name, wait)
        failed = 0
        left = list(dict.fromkeys(whole))
        while left:
            id_ = left.pop(0)
            try:
                copy = act(ws.reader.reference(id_))
            except RateLimited as error:
                if len(whole) == 1:
                    raise
                say(f"{id_}: {error}")
                say(f"{plural(len(left), 'reference')} left for later.")
                failed += 1
                break
            except WorkbenchError as error:
                if len(whole) == 1:
                    raise
                say(f"{id_}: {error}")
                failed += 1
                continue
            failed += not _tell(id_, copy, action)
            settled += [copy] if copy else []
    if form is not None:
        put_objects(form, map(archived_object, settled))
    else:
        for copy in settled:
            put(f"{copy.reference_id}  {copy.state}  {copy.url or copy.job or ''}".rstrip())
    return ExitCode.PARTIAL if failed else ExitCode.DONE


def _action(
    ws: Workspace, action: str, near: str | None, archive_name: str, wait: int
) -> Callable[[Reference], ArchivedCopy | None]:
    """What is done with each reference."""
    from workbench.operations import archive as operations

    services, patience = ws.services(), operations.Patience(wait)

    def act(reference: Reference) -> ArchivedCopy | None:
        if action == SAVE:
            say(f"Asking the Internet Archive to capture {reference.url} ...")
            return operations.save(ws.journal, ws.reader, services, reference.id, patience)
        if action == STATUS:
            return operations.status(ws.journal, ws.reader, services, reference.id, patience)
        moment_wanted = operations.moment_near(near or reference.issued)
        return operations.find(ws.journal, ws.reader, services, reference.id, moment_wanted, archive_name)

    return act


def _tell(id_: str, copy: ArchivedCopy | None, action: str) -> bool:
    """Say what is known now; whether it is a copy, or may become one."""
    if copy is None:
        say(f"{id_}: {'no request is under way' if action == STATUS else 'no archived copy was found'}.")
        return action == STATUS
    said = {
        ArchiveState.FOUND: f"the {copy.archive} has it",
        ArchiveState.SAVED: f"saved by the {copy.archive}",
        ArchiveState.REUSED: f"no new capture: the {copy.archive} gave one it had",
        ArchiveState.SUBMITTED: "submitted, which is not archived yet: ask again with --status",
        ArchiveState.FAILED: f"not archived: {copy.reason}",
    }[copy.state]
    when = f", captured {copy.captured_at}" if copy.captured_at else ""
    say(f"{id_}: {said}{when}.")
    return copy.state is not ArchiveState.FAILED


def archived_object(copy: ArchivedCopy) -> dict[str, Any]:
    """An archived copy as JSON."""
    return {
        "id": copy.id,
        "reference": copy.reference_id,
        "archive": copy.archive,
        "state": str(copy.state),
        "url": copy.url,
        "captured_at": copy.captured_at,
        "job": copy.job,
        "reason": copy.reason,
        "reviewer": copy.reviewer,
        "recorded_at": moment(copy.recorded_at),
    }
