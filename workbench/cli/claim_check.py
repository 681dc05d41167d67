"""``workbench claim check``: a claim's quotations, figures and dates against what its sources say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli.check_records import claim_check_object
from workbench.cli.check_words import put_claim_check
from workbench.cli.commands import Verb
from workbench.cli.output import ShortIds, listing_options, plural, put, put_object, put_objects, say
from workbench.cli.session import reading, writing
from workbench.cli.words import TEXT, OneOf
from workbench.domain.evidence import Stance
from workbench.domain.side_by_side import LEGEND
from workbench.errors import ExitCode, RuleViolation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.domain.checks import ClaimCheck
    from workbench.operations.checking import Checker
    from workbench.workspace import Workspace


@click.command(
    "check",
    cls=Verb,
    epilog="""
    workbench claim check 7kq2mz
    workbench claim check 7kq2mz --reference 9tq3vw --attach 1 --stance refutes
    workbench claim check --all --strict
    """,
)
@click.argument("id_", metavar="[CLAIM]", type=TEXT, required=False)
@click.option("--all", "everything", is_flag=True, help="Every claim that rests on evidence.")
@click.option("--reference", metavar="ID", type=TEXT, help="Against this reference, attached or not.")
@click.option("--snapshot", metavar="ID", type=TEXT, help="Against this capture.")
@click.option(
    "--attach", metavar="N", type=click.IntRange(min=1), help="Attach what line N found, with its place."
)
@click.option("--stance", type=OneOf(Stance), help="How what is attached bears on the claim.")
@click.option("--strict", is_flag=True, help="Exit with 1 when there are findings.")
@listing_options
def check(
    id_: str | None,
    everything: bool,
    reference: str | None,
    snapshot: str | None,
    attach: int | None,
    stance: Stance | None,
    strict: bool,
    form: str | None,
) -> ExitCode:
    """Hold a claim's quotations, figures and dates against its evidence, or against one reference.

    A finding is a quotation that no source bears out (altered, cut, spliced, said by someone else, not there) and a
    figure that a source contradicts. Nothing is recorded unless --attach says so.
    """
    if everything == bool(id_):
        raise click.UsageError("Name one claim, or ask for --all.")
    if everything and (reference or snapshot or attach):
        raise click.UsageError("--reference, --snapshot and --attach are about one claim.")
    if bool(attach) != bool(stance):
        raise click.UsageError("--attach N and --stance belong together.")
    with writing() if attach else reading() as ws:
        from workbench.operations.checking import Checker

        checker = Checker(ws.reader)
        if everything:
            return _all(ws, checker, form, strict=strict)
        found = _one(ws, checker, str(id_), reference, snapshot)
        if attach and stance:
            _attach(ws, found, attach, stance)
            return ExitCode.DONE
        _put(found, form, ShortIds(ws.reader))
    return ExitCode.PARTIAL if strict and found.findings else ExitCode.DONE


def _one(
    ws: Workspace, checker: Checker, id_: str, reference: str | None, snapshot: str | None
) -> ClaimCheck:
    claim = ws.reader.claim(ws.reader.resolve("claim", id_))
    return checker.check(
        claim,
        reference_id=ws.reader.resolve("reference", reference) if reference else None,
        snapshot_id=ws.reader.resolve("snapshot", snapshot) if snapshot else None,
    )


def _put(found: ClaimCheck, form: str | None, short: ShortIds) -> None:
    if form == "json":
        put_object(claim_check_object(found))
    elif form == "jsonl":
        put_objects("jsonl", [claim_check_object(found)])
    elif not found.sources:
        say(
            "No evidence of this claim has readable text: attach some, or name a --reference to check against."
        )
    else:
        put_claim_check(found, short)
        say(LEGEND)


def _all(ws: Workspace, checker: Checker, form: str | None, *, strict: bool) -> ExitCode:
    from workbench.operations.checking import claims_with_evidence

    counts = {"claims": 0, "findings": 0}

    def checks() -> Iterator[ClaimCheck]:
        for claim in claims_with_evidence(ws.reader):
            found = checker.check(claim)
            counts["claims"] += 1
            counts["findings"] += bool(found.findings)
            yield found

    if form is not None:
        put_objects(form, map(claim_check_object, checks()))
    else:
        short, is_first = ShortIds(ws.reader), True
        for found in checks():
            if found.lines:
                if not is_first:
                    put("\n")
                put_claim_check(found, short)
                is_first = False
        if not is_first:
            say(LEGEND)
    with_some = f"{counts['findings']} with findings" if counts["findings"] else "none with findings"
    say(f"Checked {plural(counts['claims'], 'claim')}, {with_some}.")
    return ExitCode.PARTIAL if strict and counts["findings"] else ExitCode.DONE


def _attach(ws: Workspace, found: ClaimCheck, number: int, stance: Stance) -> None:
    from workbench.operations import evidence

    line = next((line for line in found.lines if line.number == number), None)
    if line is None:
        raise RuleViolation(f"There is no line {number}: this check has {plural(len(found.lines), 'line')}.")
    if line.excerpt is None:
        raise RuleViolation(f"Line {number} found nothing in the source, so there is nothing to attach.")
    attached = evidence.attach(
        ws.journal,
        found.claim_id,
        line.source.reference.id,
        stance,
        span=line.excerpt,
        snapshot_id=line.source.snapshot.id,
    )
    put(attached)
    say(f"Attached characters {line.excerpt.start} to {line.excerpt.end} of its text: {stance}.")
