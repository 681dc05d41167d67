"""``workbench finding``: what articles set against each other agree and disagree on, and what was decided of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli.commands import Noun
from workbench.cli.finding_show import put_finding
from workbench.cli.output import (
    Column,
    ShortIds,
    listing_options,
    object_option,
    plural,
    put_listing,
    put_object,
    say,
)
from workbench.cli.records import finding_object
from workbench.cli.session import reading, writing
from workbench.cli.words import TEXT, OneOf
from workbench.domain.decisions import (
    FINDING_DISMISS_REASONS,
    TYPE_WORDS,
    FindingFilter,
    FindingStatus,
)
from workbench.domain.findings import FindingType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbench.domain.decisions import FindingDetail
    from workbench.domain.events import Event
    from workbench.store.reader import Reader

PAGE = 100
"""Findings read at once."""
FINDINGS = click.argument("ids", metavar="FINDING...", nargs=-1, required=True, type=TEXT)


@click.group("finding", cls=Noun)
def finding() -> None:
    """List what the articles agree and disagree on, and judge it."""


@finding.command(
    "list",
    epilog="""
    workbench finding list --status open --type conflict
    workbench finding list --document 3xk7qa
    workbench finding list --claim 7kq2mz --json
    """,
)
@click.option("--type", "type_", type=OneOf(FindingType), help="Only findings of this kind.")
@click.option(
    "--status", type=OneOf(FindingStatus), help="Only findings that are open, accepted or dismissed."
)
@click.option(
    "--document", type=TEXT, metavar="DOCUMENT", help="Only findings with a passage of this document."
)
@click.option("--claim", type=TEXT, metavar="CLAIM", help="Only findings about this claim.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most so many.")
@listing_options
def list_(
    type_: FindingType | None,
    status: FindingStatus | None,
    document: str | None,
    claim: str | None,
    limit: int | None,
    form: str | None,
) -> None:
    """List findings by kind, conflicts first, as they were computed last."""
    with reading() as ws:
        wanted = FindingFilter(
            type_,
            status,
            ws.reader.resolve("document", document) if document else None,
            ws.reader.resolve("claim", claim) if claim else None,
        )
        tell_if_behind(ws.reader)
        put_findings(form, ws.reader, ws.reader.finding_order(wanted, limit))


def tell_if_behind(reader: Reader) -> None:
    """Say when documents or readings changed since findings were computed."""
    due = len(reader.findings_due())
    if due:
        say(f"{plural(due, 'document')} changed since: run `workbench compare`.")


def put_findings(form: str | None, reader: Reader, numbers: Iterable[int]) -> None:
    """Print findings, read page by page."""
    short = ShortIds(reader)

    def row(found: FindingDetail) -> list[str]:
        summary = found.summary
        return [
            short("finding", summary.id),
            TYPE_WORDS[summary.type][0],
            str(summary.status),
            f"{summary.confidence / 1000:.2f}",
            str(len(summary.documents)),
            summary.explanation,
        ]

    columns = [
        Column("ID"),
        Column("KIND"),
        Column("STATUS"),
        Column("SURE", to_the_right=True),
        Column("DOCS", to_the_right=True),
        Column("EXPLANATION"),
    ]
    put_listing(form, _pages(reader, numbers), finding_object, columns, row, none="No findings.")


def _pages(reader: Reader, numbers: Iterable[int]) -> Iterator[FindingDetail]:
    order = list(numbers)
    for start in range(0, len(order), PAGE):
        yield from reader.findings(order[start : start + PAGE])


@finding.command("show", epilog="workbench finding show 4mz7qk --json")
@click.argument("id_", metavar="FINDING", type=TEXT)
@object_option
def show(id_: str, as_json: bool) -> None:
    """Print a finding with its passages, what differs in them, and what was decided."""
    with reading() as ws:
        found = ws.reader.finding(ws.reader.resolve("finding", id_))
        if as_json:
            put_object(finding_object(found))
        else:
            put_finding(found, ShortIds(ws.reader))


@finding.command("accept", epilog="workbench finding accept 4mz7qk 9w3ho2")
@FINDINGS
def accept(ids: tuple[str, ...]) -> None:
    """Say that findings are so. Claims found to be the same are joined, in the same event."""
    with writing() as ws:
        from workbench.operations.findings import accept as judge

        event = judge(ws.journal, [ws.reader.resolve("finding", id_) for id_ in ids])
    _tell(event, "Accepted")
    joined = [c for c in event.body.changes if c.entity_type == "claim"] if event and event.body else []
    if joined:
        into = joined[0].fields["joined_into"][1]
        say(f"Joined {plural(len(joined), 'claim')} into {into}. To take it back: workbench undo")


@finding.command("dismiss", epilog='workbench finding dismiss 4mz7qk --reason "about different things"')
@FINDINGS
@click.option(
    "--reason",
    required=True,
    type=TEXT,
    help=f"Why; for instance {', '.join(map(repr, FINDING_DISMISS_REASONS))}, or any other words.",
)
def dismiss(ids: tuple[str, ...], reason: str) -> None:
    """Say that findings are not so, or do not matter."""
    with writing() as ws:
        from workbench.operations.findings import dismiss as judge

        event = judge(ws.journal, [ws.reader.resolve("finding", id_) for id_ in ids], reason)
    _tell(event, "Dismissed")


@finding.command("reopen", epilog="workbench finding reopen 4mz7qk")
@FINDINGS
def reopen(ids: tuple[str, ...]) -> None:
    """Take back what was decided of findings. Claims that were joined stay so; undo takes a join back."""
    with writing() as ws:
        from workbench.operations.findings import reopen as judge

        event = judge(ws.journal, [ws.reader.resolve("finding", id_) for id_ in ids])
    _tell(event, "Reopened")


def _tell(event: Event | None, done: str) -> None:
    if event is None or event.body is None:
        say("Nothing to change.")
        return
    decided = [c for c in event.body.changes if c.entity_type == "decision"]
    say(f"{done} {plural(len(decided), 'finding')}.")
