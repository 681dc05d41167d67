"""``workbench verdict``: concluding claims."""

from __future__ import annotations

import click

from workbench.cli.commands import Noun
from workbench.cli.output import put, say
from workbench.cli.session import writing
from workbench.cli.words import TEXT, TEXT_OR_STDIN, OneOf, listed
from workbench.domain.ratings import Confidence, Rating


@click.group("verdict", cls=Noun)
def verdict() -> None:
    """Conclude claims with a rating and its reasons."""


@verdict.command(
    "record",
    help=f"""Conclude a claim; print the verdict's id. An earlier verdict of yours stays and is superseded.

    RATING is one of {listed(Rating)}. Any but unproven needs evidence that supports or refutes the claim.""",
    epilog="""
    workbench verdict record 7kq2mz mostly-true --rationale "The notice gives the range; the date is a day off."
    workbench verdict record 7kq2mz false --rationale - --confidence high < reasons.txt
    """,
)
@click.argument("claim", metavar="CLAIM", type=TEXT)
@click.argument("rating", metavar="RATING", type=OneOf(Rating))
@click.option(
    "--rationale",
    required=True,
    type=TEXT_OR_STDIN,
    metavar="TEXT|-",
    help="Why: readers of the report see it.",
)
@click.option("--confidence", type=OneOf(Confidence), help="How sure you are.")
@click.option(
    "--evidence",
    "weighed",
    multiple=True,
    type=TEXT,
    metavar="ID",
    help="A piece of evidence weighed, may be repeated; all of the claim's unless said.",
)
@click.option(
    "--shown", type=TEXT, metavar="WORDING", help="The wording you judged; refused when it is another by now."
)
def record(
    claim: str,
    rating: Rating,
    rationale: str,
    confidence: Confidence | None,
    weighed: tuple[str, ...],
    shown: str | None,
) -> None:
    """Conclude a claim."""
    with writing() as ws:
        from workbench.operations import verdicts
        from workbench.operations.sourcing import sourcing

        claim_id = ws.reader.resolve("claim", claim)
        recorded = verdicts.record(
            ws.journal,
            claim_id,
            rating,
            rationale,
            confidence=confidence,
            weighed=[ws.reader.resolve("evidence", given) for given in weighed] or None,
            shown=shown,
        )
        found = ws.reader.claim(claim_id)
        advice = sourcing(ws.reader, found).advice if rating is not Rating.UNPROVEN else ""
    put(recorded)
    say(f"Rated claim {claim_id} {rating}. State: {str(found.state).replace('_', ' ')}.")
    if advice:
        say(f"Note: {advice}")


@verdict.command(
    "withdraw", epilog='workbench verdict withdraw n4f7ya --reason "I had read the wrong notice"'
)
@click.argument("id_", metavar="VERDICT", type=TEXT)
@click.option("--reason", required=True, type=TEXT, help="Why; it stands in the trail.")
def withdraw(id_: str, reason: str) -> None:
    """Take your own verdict back. The one it superseded counts again."""
    with writing() as ws:
        from workbench.operations import verdicts

        id_ = ws.reader.resolve("verdict", id_)
        event = verdicts.withdraw(ws.journal, id_, reason)
    say(f"Withdrew verdict {id_}." if event else f"Verdict {id_} was withdrawn already.")
