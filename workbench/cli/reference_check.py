"""Looking again at references, and what changed between two captures of one."""

from __future__ import annotations

import shutil
import textwrap
from typing import TYPE_CHECKING, Any

import click

from workbench.cli.commands import Verb
from workbench.cli.output import (
    ShortIds,
    filled,
    is_terminal,
    listing_options,
    moment,
    object_option,
    plural,
    put,
    put_heading,
    put_object,
    put_objects,
    say,
    when,
)
from workbench.cli.session import reading, writing
from workbench.cli.words import TEXT
from workbench.domain.rechecks import CheckOutcome, Recheck
from workbench.domain.terminal import show
from workbench.errors import ExitCode

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.comparison.changes import Paragraph
    from workbench.operations.diff import Comparison
    from workbench.operations.recheck import Checked

TONES = {"removed": "red", "added": "green"}
MARKS = {"removed": ("[-", "-]"), "added": ("{+", "+}"), "kept": ("", "")}


@click.command(
    "check",
    cls=Verb,
    epilog="""
    workbench reference check 9tq3vw
    workbench reference check --all --json
    """,
)
@click.argument("ids", metavar="[REFERENCE]...", nargs=-1, type=TEXT)
@click.option("--all", "everything", is_flag=True, help="Every reference that was captured from an address.")
@listing_options
def check(ids: tuple[str, ...], everything: bool, form: str | None) -> ExitCode:
    """Look whether pages are still what was captured, and whether the excerpts used as evidence still stand there.

    Each is same, changed, moved, gone (absent on three different days), blocked or unreachable; every look is
    recorded, other bytes are kept as a new snapshot, and verdicts whose excerpt is not there now become stale. Of
    several references, those are left out whose site's robots.txt asks for it. Exit code 1 when there are findings.
    """
    if bool(ids) == everything:
        raise click.UsageError("Name references, or say --all.")
    with writing() as ws:
        from workbench.operations.recheck import Checker, checkable

        wanted = [ws.reader.resolve("reference", id_) for id_ in ids]
        if everything:
            wanted = checkable(ws.reader, ws.reader.references())
        if not wanted:
            say("There is nothing to check: no reference has a capture of its address.")
            return ExitCode.DONE
        checker = Checker(ws.journal, ws.blobs, ws.reader, ws.web())
        short = ShortIds(ws.reader)
        done: list[Checked] = []
        try:
            for found in checker.check(wanted, on_begin=_began):
                done.append(found)
                if form is None:
                    _put_check(found, short)
        finally:
            if form is not None:
                put_objects(form, map(check_object, done))
            left = f"; {len(wanted) - len(done)} not checked" if len(done) < len(wanted) else ""
            findings = sum(found.is_finding for found in done)
            say(f"Checked {plural(len(done), 'reference')}: {plural(findings, 'finding')}{left}.")
    return ExitCode.PARTIAL if findings or left else ExitCode.DONE


def _began(url: str, tries: int) -> None:
    if is_terminal("stderr"):
        say(f"{'Checking' if tries == 1 else f'Try {tries}:'} {url} ...")


def seen(found: Recheck, seen_at: int) -> str:
    """When a page was there and when it was not; nobody knows when in between it went."""
    if found.outcome in {CheckOutcome.GONE, CheckOutcome.UNREACHABLE, CheckOutcome.BLOCKED}:
        return f"seen {when(seen_at)}, not there at {when(found.checked_at)}"
    return f"captured {when(seen_at)}, looked at {when(found.checked_at)}"


def _put_check(found: Checked, short: ShortIds) -> None:
    about = found.recheck
    put(f"{short('reference', found.reference.id)}  {about.outcome}  {found.reference.title}")
    put(f"    {seen(about, found.seen_at)}")
    if about.reason:
        put(filled(about.reason, "    "))
    if about.snapshot_id:
        put(f"    new snapshot {about.snapshot_id}")
    if about.outcome is CheckOutcome.CHANGED:
        put(f"    workbench reference diff {short('reference', found.reference.id)} shows all of it")
    for excerpt in found.excerpts:
        where = (
            f"evidence {short('evidence', excerpt.evidence_id)} on claim {short('claim', excerpt.claim_id)}"
        )
        if excerpt.is_there:
            put(f"    still there, {where}")
        else:
            put(filled(f"NOT THERE NOW, {where}: “{excerpt.excerpt}”", "    "))
        for paragraph in excerpt.around:
            put(filled(marked(paragraph), "      "))
    if found.lost and not found.excerpts:
        put(f"    evidence that rests on it: {', '.join(short('evidence', id_) for id_ in found.lost)}")


def put_checks(checks: Sequence[Recheck]) -> None:
    """The checks of a reference, newest first."""
    if checks:
        put_heading("Checks")
    for found in checks:
        put(f"  {when(found.checked_at)}  {found.outcome}, by {found.reviewer}")
        if found.reason:
            put(filled(found.reason, "    "))


def recheck_object(about: Recheck) -> dict[str, Any]:
    """One look at an address; ``days_absent`` counts different days on which the server said there is no such page."""
    return {
        "id": about.id,
        "outcome": str(about.outcome),
        "reason": about.reason,
        "status": about.status,
        "final_url": about.final_url,
        "days_absent": about.days_absent,
        "compared": about.compared_id,
        "snapshot": about.snapshot_id,
        "reviewer": about.reviewer,
        "checked_at": moment(about.checked_at),
    }


def check_object(found: Checked) -> dict[str, Any]:
    """One check with what it means for the evidence; ``excerpts`` are given when the text is another."""
    return recheck_object(found.recheck) | {
        "reference": found.reference.id,
        "url": found.reference.url,
        "finding": found.is_finding,
        "seen_at": moment(found.seen_at),
        "lost_evidence": list(found.lost),
        "excerpts": [
            {
                "evidence": excerpt.evidence_id,
                "claim": excerpt.claim_id,
                "excerpt": excerpt.excerpt,
                "present": excerpt.is_there,
                "changes": paragraph_objects(excerpt.around),
            }
            for excerpt in found.excerpts
        ],
    }


@click.command(
    "diff",
    cls=Verb,
    epilog="""
    workbench reference diff 9tq3vw
    workbench reference diff 9tq3vw b2c4 k7mq --side-by-side
    """,
)
@click.argument("id_", metavar="REFERENCE", type=TEXT)
@click.argument("old", metavar="[OLD", type=TEXT, required=False)
@click.argument("new", metavar="NEW]", type=TEXT, required=False)
@click.option("--side-by-side", is_flag=True, help="Old on the left, new on the right.")
@click.option("--whole", is_flag=True, help="With the paragraphs that did not change.")
@object_option
def diff(id_: str, old: str | None, new: str | None, side_by_side: bool, whole: bool, as_json: bool) -> None:
    """Print what changed between two captures of a reference: paragraphs, and words within them.

    Without snapshots named: the newest, and the newest before it whose text is another. Removed words stand in [- -],
    added ones in {+ +}.
    """
    if (old is None) != (new is None):
        raise click.UsageError("Name both snapshots, or none.")
    with reading() as ws:
        from workbench.operations.diff import compare

        id_ = ws.reader.resolve("reference", id_)
        named = [ws.reader.resolve("snapshot", one) for one in (old, new) if one]
        found = compare(ws.reader, id_, *named)
    shown = [one for one in found.paragraphs if whole or not one.is_kept]
    if as_json:
        put_object(_diff_object(found, shown))
        return
    put(f"- {when(found.old.taken_at)}  snapshot {found.old.id}")
    put(f"+ {when(found.new.taken_at)}  snapshot {found.new.id}")
    if not shown:
        say("Their texts are the same.")
    elif side_by_side:
        _put_side_by_side(shown)
    else:
        for one in shown:
            click.echo()
            click.echo(_wrapped(one))


def _diff_object(found: Comparison, shown: Iterable[Paragraph]) -> dict[str, Any]:
    return {
        "reference": found.old.reference_id,
        "old": {"snapshot": found.old.id, "taken_at": moment(found.old.taken_at)},
        "new": {"snapshot": found.new.id, "taken_at": moment(found.new.taken_at)},
        "paragraphs": paragraph_objects(shown),
    }


def paragraph_objects(paragraphs: Iterable[Paragraph]) -> list[dict[str, Any]]:
    """Paragraphs with their runs of kept, added and removed words, and where they stand in either text."""
    return [
        {
            "old": list(one.old) if one.old else None,
            "new": list(one.new) if one.new else None,
            "runs": [{"edit": str(run.edit), "words": run.words} for run in one.runs],
        }
        for one in paragraphs
    ]


def marked(paragraph: Paragraph) -> str:
    """A paragraph on one line with its removed and added words in marks."""
    return " ".join("".join(run.words.join(MARKS[run.edit]) for run in paragraph.runs).split())


def _wrapped(paragraph: Paragraph) -> str:
    """The same for a screen: in colour where it is a terminal."""
    if not is_terminal("stdout"):
        return filled(marked(paragraph))
    parts = [
        click.style(show(run.words.join(MARKS[run.edit])), fg=TONES.get(run.edit)) for run in paragraph.runs
    ]
    return "".join(parts)


def _put_side_by_side(shown: Sequence[Paragraph]) -> None:
    width = max(20, (min(shutil.get_terminal_size().columns, 160) - 3) // 2)
    for one in shown:
        click.echo()
        sides = [
            show("".join(run.words for run in one.runs if run.edit != hidden))
            for hidden in ("added", "removed")
        ]
        left, right = (textwrap.wrap(side, width) or [""] for side in sides)
        for number in range(max(len(left), len(right))):
            cells = [side[number] if number < len(side) else "" for side in (left, right)]
            click.echo(f"{cells[0]:<{width}} | {cells[1]}".rstrip())
