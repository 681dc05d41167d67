"""``workbench reference``: citable items, their captures, and reviewers' notes of what is not on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from workbench.cli.commands import Noun
from workbench.cli.output import (
    Column,
    ShortIds,
    filled,
    listing_options,
    object_option,
    put,
    put_fields,
    put_heading,
    put_listing,
    put_object,
    say,
    when,
)
from workbench.cli.records import reference_object, snapshot_object
from workbench.cli.reference_add import DETAILS, Wanted, add_reference
from workbench.cli.reference_archive import archive, archived_object
from workbench.cli.reference_check import check, diff, put_checks, recheck_object
from workbench.cli.reference_fetch import fetch, queue
from workbench.cli.reference_find import find
from workbench.cli.reference_lists import cite, duplicates, export, import_, join
from workbench.cli.reference_warc import warc
from workbench.cli.session import reading, writing
from workbench.cli.words import TEXT, TEXT_OR_STDIN, OneOf, listed
from workbench.domain.references import NoteMethod, ReferenceType, Reply, Standing

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.domain.archives import ArchivedCopy
    from workbench.domain.references import Reference
    from workbench.domain.snapshots import Snapshot
    from workbench.errors import ExitCode
    from workbench.workspace import Workspace

TYPE = click.option(
    "--type", type=OneOf(ReferenceType), metavar="TYPE", help=f"What it is: {listed(ReferenceType)}."
)
NOTE_OPTIONS = (
    click.option(
        "--note",
        type=TEXT_OR_STDIN,
        metavar="TEXT|-",
        help="A reviewer's note: what was said, or stands in the letter or book.",
    ),
    click.option(
        "--person", type=TEXT, metavar="NAME", help="Of a note: whom you spoke or wrote to, or the author."
    ),
    click.option("--on", "noted_on", type=TEXT, metavar="DATE", help="Of a note: when."),
    click.option("--reply", type=OneOf(Reply), help="Of a note: what became of the enquiry."),
    click.option("--reply-by", type=TEXT, metavar="DATE", help="Of a note: the deadline given."),
)


def _details(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that describe a citable item, for adding and for correcting one."""
    command = click.option(
        "--standing", type=OneOf(Standing), help="Whether it is the record itself or tells of it."
    )(command)
    for name, help_ in reversed(DETAILS.items()):
        metavar = "DATE" if name == "issued" else None
        command = click.option(f"--{name}", type=TEXT, metavar=metavar, help=help_)(command)
    return TYPE(command)


def _about_a_note(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that describe a reviewer's note."""
    for option in reversed(NOTE_OPTIONS):
        command = option(command)
    return command


@click.group("reference", cls=Noun)
def reference() -> None:
    """Add what claims are checked against, fetch it, note calls and letters."""


@reference.command(
    "add",
    epilog="""
    workbench reference add https://office.example/notice --standing primary
    workbench reference add https://herald.example/paywalled --file saved.html
    workbench reference add transcript.txt --type speech --author "Jon Finer" --issued 2024-12-19
    workbench reference add --note "He confirmed the range." --method call --person "A. Khan" --on 2024-12-20
    """,
)
@click.argument("target", metavar="[URL|FILE]", required=False, type=TEXT)
@_details
@click.option(
    "--file",
    "saved",
    type=TEXT,
    metavar="SAVED",
    help="A copy you saved of the page at URL, say from behind a paywall.",
)
@click.option("--no-fetch", is_flag=True, help="Add the address without fetching it now.")
@_about_a_note
@click.option("--method", type=OneOf(NoteMethod), help="Of a note: how you learnt it.")
@object_option
def add(as_json: bool, **given: Any) -> ExitCode:
    """Add a web address, a file, or a note of a call, letter, meeting or book; print its id.

    An address is fetched at once into a snapshot that is kept; what came of it is recorded even when it cannot be
    reached (exit code 1). An address that is known already is not added twice.
    """
    return add_reference(Wanted(**given), as_json=as_json)


@reference.command("list", epilog="workbench reference list --json")
@listing_options
def list_(form: str | None) -> None:
    """List all references in the order they were added, withdrawn ones too."""
    with reading() as ws:
        short = ShortIds(ws.reader)

        def row(found: Reference) -> list[str]:
            standing = (
                "withdrawn"
                if found.withdrawn
                else "joined"
                if found.joined_into
                else str(found.standing or "")
            )
            return [
                short("reference", found.id),
                str(found.type),
                standing,
                _got(found, captures(found)),
                found.citation,
            ]

        def captures(found: Reference) -> list[Snapshot]:
            return ws.reader.snapshots(found.id)

        def as_object(found: Reference) -> dict[str, Any]:
            return reference_object(found) | {"snapshots": [snapshot_object(s) for s in captures(found)]}

        columns = [Column(title) for title in ("ID", "TYPE", "STANDING", "GOT", "CITATION")]
        none = "No references yet: add one with `workbench reference add URL`."
        put_listing(form, ws.reader.references(), as_object, columns, row, none=none)


def _got(found: Reference, captures: list[Snapshot]) -> str:
    """What is in hand of a reference, in a word or two."""
    if found.is_note:
        return str(found.reply or "noted")
    saved = sum(capture.is_saved for capture in captures)
    if saved:
        return "saved" if saved == 1 else f"saved {saved} times"
    return str(captures[0].outcome) if captures else "not fetched"


@reference.command("show", epilog="workbench reference show 9tq3vw --text")
@click.argument("id_", metavar="REFERENCE", type=TEXT)
@click.option(
    "--text", "only_text", is_flag=True, help="Print the readable text of the newest snapshot alone."
)
@click.option("--snapshot", metavar="ID", type=TEXT, help="With --text: of this snapshot.")
@object_option
def show(id_: str, only_text: bool, snapshot: str | None, as_json: bool) -> None:
    """Print a reference with its captures."""
    with reading() as ws:
        id_ = ws.reader.resolve("reference", id_)
        found, captures = ws.reader.reference(id_), ws.reader.snapshots(id_)
        chosen = ws.reader.resolve("snapshot", snapshot) if snapshot else None
        with_text = next((s.id for s in captures if s.text_digest and chosen in {None, s.id}), None)
        text = found.note if found.is_note else ws.reader.snapshot_text(with_text) if with_text else None
        copies = ws.reader.archived_copies([id_]).get(id_, [])
        if as_json:
            put_object(
                reference_object(found)
                | {
                    "snapshots": [snapshot_object(s) for s in captures],
                    "checks": [recheck_object(check) for check in ws.reader.rechecks(id_)],
                    "archived": [archived_object(copy) for copy in copies],
                    "text": text,
                }
            )
        elif only_text:
            put(text or "")
            if not text:
                say("There is no readable text.")
        else:
            _put_reference(ws, found, captures)
            put_checks(ws.reader.rechecks(id_))
            _put_archived(copies)


def _source_words(ws: Workspace, name: str | None) -> str | None:
    """Who publishes it, with what is known of them."""
    source = ws.reader.sources().of(name)
    if source is None:
        return name
    known = f"{source.name} ({source.about})" if source.about else source.name
    return f"{known}: {source.credibility}" if source.credibility else known


def _put_reference(ws: Workspace, found: Reference, captures: list[Snapshot]) -> None:
    from workbench.operations.bibliography import citation

    short = ShortIds(ws.reader)
    put(filled(citation(ws.reader, found).line))
    put()
    put_fields(
        [
            ("Id", found.id),
            ("Withdrawn", "its addition was undone" if found.withdrawn else None),
            ("Joined into", found.joined_into),
            ("Type", str(found.type)),
            ("Standing", str(found.standing or "")),
            ("Source", _source_words(ws, found.source)),
            ("Address", found.url),
            ("DOI", found.doi),
            ("Method", str(found.method or "")),
            ("Person", found.person),
            ("On", found.noted_on),
            ("Reply", str(found.reply or "")),
            ("Reply by", found.reply_by),
            ("Added", f"by {found.reviewer}, {when(found.added_at)}"),
        ]
    )
    if found.note:
        put_heading("Note")
        put(filled(found.note, "  "))
    if captures:
        put_heading("Captures")
    for capture in captures:
        got = (
            f"{capture.size_bytes} bytes of {capture.media_type}"
            if capture.is_saved
            else str(capture.outcome)
        )
        put(f"  {short('snapshot', capture.id)}  {when(capture.taken_at)}  {capture.method}  {got}")
        archived = f"a web archive captured it {capture.memento_at}" if capture.memento_at else None
        for line in (
            archived,
            capture.reason,
            capture.final_url if capture.final_url != capture.url else None,
        ):
            if line:
                put(filled(line, "    "))
        if capture.bytes_digest:
            put(f"    sha256 {capture.bytes_digest}")


def _put_archived(copies: list[ArchivedCopy]) -> None:
    if copies:
        put_heading("In web archives")
    for copy in copies:
        captured = f", captured {copy.captured_at}" if copy.captured_at else ""
        put(f"  {copy.state} ({copy.archive}{captured}); {when(copy.recorded_at)}, {copy.reviewer}")
        for line in (copy.url, copy.reason, f"job {copy.job}" if copy.job and not copy.is_archived else None):
            if line:
                put(filled(line, "    "))


@reference.command("correct", epilog="workbench reference correct 9tq3vw --reply answered")
@click.argument("id_", metavar="REFERENCE", type=TEXT)
@click.option("--url", type=TEXT, metavar="URL", help="Its address.")
@_details
@_about_a_note
def correct(id_: str, **given: Any) -> None:
    """Correct what is known of a reference, for instance that an enquiry was answered."""
    wanted = {name: value for name, value in given.items() if value is not None}
    if not wanted:
        raise click.UsageError("Name what to correct, for instance --title or --reply.")
    with writing() as ws:
        from workbench.operations.references import correct_reference

        id_ = ws.reader.resolve("reference", id_)
        event = correct_reference(ws.journal, id_, **wanted)
    say(f"Corrected {', '.join(sorted(wanted))} of reference {id_}." if event else "Nothing to change.")


for verb in (fetch, queue, check, diff, warc, find, archive, import_, export, cite, duplicates, join):
    reference.add_command(verb)
