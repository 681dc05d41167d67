"""``workbench evidence``: passages of references laid against claims."""

from __future__ import annotations

import click

from workbench.cli.commands import Noun
from workbench.cli.output import put, say
from workbench.cli.session import writing
from workbench.cli.words import TEXT, TEXT_OR_STDIN, OneOf
from workbench.domain.evidence import Stance
from workbench.domain.references import Standing


@click.group("evidence", cls=Noun)
def evidence() -> None:
    """Lay passages of references against claims, and take them off again."""


@evidence.command(
    "attach",
    epilog="""
    workbench evidence attach 7kq2mz 9tq3vw --stance supports --excerpt "a range of 2,750 kilometres" --locator "p. 3"
    """,
)
@click.argument("claim", metavar="CLAIM", type=TEXT)
@click.argument("reference", metavar="REFERENCE", type=TEXT)
@click.option("--stance", type=OneOf(Stance), required=True, help="How it bears on the claim.")
@click.option(
    "--excerpt",
    type=TEXT_OR_STDIN,
    metavar="TEXT|-",
    help="The words that count, as they stand in the snapshot or note.",
)
@click.option("--snapshot", metavar="ID", type=TEXT, help="Which capture; the newest saved one unless said.")
@click.option("--locator", type=TEXT, help="Page, paragraph or time code, as you would cite it.")
@click.option("--note", type=TEXT, help="Why it matters.")
@click.option(
    "--standing",
    type=OneOf(Standing),
    help="Primary or secondary for this claim; as the reference's own unless said.",
)
def attach(
    claim: str,
    reference: str,
    stance: Stance,
    excerpt: str | None,
    snapshot: str | None,
    locator: str | None,
    note: str | None,
    standing: Standing | None,
) -> None:
    """Attach a reference to a claim, with the exact words that bear on it; print the evidence's id."""
    with writing() as ws:
        from workbench.operations import evidence as operations

        claim_id, reference_id = ws.reader.resolve("claim", claim), ws.reader.resolve("reference", reference)
        attached = operations.attach(
            ws.journal,
            claim_id,
            reference_id,
            stance,
            excerpt=excerpt,
            snapshot_id=ws.reader.resolve("snapshot", snapshot) if snapshot else None,
            locator=locator,
            note=note,
            standing=standing,
        )
    put(attached)
    say(f"Attached reference {reference_id} to claim {claim_id}: {stance}.")


@evidence.command("withdraw", epilog='workbench evidence withdraw b6s2ku --reason "another missile"')
@click.argument("id_", metavar="EVIDENCE", type=TEXT)
@click.option("--reason", type=TEXT, default="", help="Why; it stands in the trail.")
def withdraw(id_: str, reason: str) -> None:
    """Take a piece of evidence off its claim. Verdicts that weighed it become stale."""
    with writing() as ws:
        from workbench.operations import evidence as operations

        id_ = ws.reader.resolve("evidence", id_)
        event = operations.withdraw(ws.journal, id_, reason)
    say(f"Withdrew evidence {id_}." if event else f"Evidence {id_} was withdrawn already.")
