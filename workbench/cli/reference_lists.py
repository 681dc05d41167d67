"""References as lists: taken in, given out, cited; duplicates found and joined."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from workbench.cli.commands import Verb
from workbench.cli.output import (
    Column,
    ShortIds,
    listing_options,
    plural,
    put,
    put_heading,
    put_listing,
    put_objects,
    say,
)
from workbench.cli.records import reference_object
from workbench.cli.session import reading, writing
from workbench.cli.words import TEXT, OneOf, stdin_bytes
from workbench.domain.citations import Style
from workbench.domain.reference_lists import ListFormat
from workbench.errors import ExitCode, InputRefused, UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.operations.bibliography import Imported

STDIN = "-"


@click.command(
    "import",
    cls=Verb,
    epilog="""
    workbench reference import library.bib
    workbench reference import export.json more.ris --preview
    pandoc-export | workbench reference import - --format csl-json
    """,
)
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=TEXT)
@click.option(
    "--format", "format_", type=OneOf(ListFormat), help="What the files are; their names say it otherwise."
)
@click.option("--preview", is_flag=True, help="Say what would be new, known and refused, and change nothing.")
@listing_options
def import_(files: tuple[str, ...], format_: ListFormat | None, preview: bool, form: str | None) -> ExitCode:
    """Take references in from CSL-JSON, BibTeX or RIS; "-" reads standard input.

    An entry whose DOI or address is known, in whatever spelling, is not added again. All that is new is one event, so
    that one undo takes the import back. When an entry is refused, the exit code is 1.
    """
    from workbench.operations.bibliography import Fate, import_references, preview_import

    entries, refused = _read(files, format_)
    if preview:
        with reading() as ws:
            found = preview_import(ws.reader, entries)
    else:
        with writing() as ws:
            found = import_references(ws.journal, entries)
    _put_imported(form, found)
    counts = [f"{sum(row.fate is fate for row in found)} {fate}" for fate in Fate]
    say(
        f"{'Would take' if preview else 'Took'} {plural(len(found), 'entry', 'entries')}: {', '.join(counts)}."
    )
    return ExitCode.PARTIAL if refused or any(row.fate is Fate.REFUSED for row in found) else ExitCode.DONE


def _read(files: Sequence[str], format_: ListFormat | None) -> tuple[list[Any], bool]:
    """The entries of every file that can be read, and whether one cannot."""
    from workbench.operations.bibliography import chosen_format, read_list

    formats = {file: chosen_format("standard input" if file == STDIN else file, format_) for file in files}
    entries: list[Any] = []
    refusals: list[InputRefused] = []
    for file, chosen in formats.items():
        try:
            name, data = ("standard input", stdin_bytes()) if file == STDIN else (file, _bytes(file))
            entries += read_list(data, chosen, name)
        except InputRefused as error:
            refusals.append(error)
            if len(formats) > 1:
                say(str(error))
    if refusals and len(formats) == 1:
        raise refusals[0]
    return entries, bool(refusals)


def _bytes(file: str) -> bytes:
    try:
        return Path(file).expanduser().read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableFile(file, reason) from None


def _put_imported(form: str | None, found: list[Imported]) -> None:
    columns = [Column(title) for title in ("FILE", "ENTRY", "", "REFERENCE", "TITLE OR REASON")]
    put_listing(
        form,
        found,
        lambda row: {
            "file": row.file,
            "entry": row.place,
            "status": str(row.fate),
            "reference": row.reference_id,
            "title": row.title,
            "reason": row.reason or None,
        },
        columns,
        lambda row: [
            row.file,
            row.place,
            str(row.fate),
            row.reference_id or "",
            row.reason or row.title or "",
        ],
        none="There was no entry to take.",
    )


@click.command(
    "export",
    cls=Verb,
    epilog="""
    workbench reference export --output references.json
    workbench reference export 9tq3vw b6s2ku --format bibtex
    """,
)
@click.argument("ids", metavar="[REFERENCE]...", nargs=-1, type=TEXT)
@click.option(
    "--format", "format_", type=OneOf(ListFormat), help="[default: what --output ends on, or csl-json]."
)
@click.option("--output", type=TEXT, metavar="FILE", help="Where to write [default: standard output].")
def export(ids: tuple[str, ...], format_: ListFormat | None, output: str | None) -> None:
    """Give references out as CSL-JSON, BibTeX or RIS: those named, or all but notes."""
    with reading() as ws:
        from workbench.operations.bibliography import chosen_format, export_references
        from workbench.operations.whole_file import write_whole

        chosen = format_ or (chosen_format(output, None) if output else ListFormat.CSL_JSON)
        wanted = [ws.reader.resolve("reference", id_) for id_ in ids]
        text = export_references(ws.reader, chosen, wanted)
    if output is None:
        click.echo(text, nl=False)
    else:
        write_whole(Path(output).expanduser(), text)
        say(f"Wrote {output}.")


@click.command("cite", cls=Verb, epilog="workbench reference cite 9tq3vw --style short")
@click.argument("ids", metavar="REFERENCE...", nargs=-1, required=True, type=TEXT)
@click.option("--style", type=OneOf(Style), default=Style.FULL, help="How much to say [default: full].")
def cite(ids: tuple[str, ...], style: Style) -> None:
    """Print references as they are cited, a line each.

    Up to three people are named; of four or more the first, and "et al.".
    """
    with reading() as ws:
        from workbench.operations.bibliography import citation

        for id_ in ids:
            found = ws.reader.reference(ws.reader.resolve("reference", id_))
            put(found.short_citation if style is Style.SHORT else citation(ws.reader, found).line)


@click.command("duplicates", cls=Verb, epilog="workbench reference duplicates --json")
@click.option("--json", "form", flag_value="json", help="Print a JSON array of objects.")
@click.option("--jsonl", "form", flag_value="jsonl", help="Print one JSON object a line.")
def duplicates(form: str | None) -> None:
    """List references that seem to be one item: the same DOI, address, or title with date and source."""
    with reading() as ws:
        from workbench.domain.duplicates import duplicates as proposed

        groups, short = proposed(ws.reader.references()), ShortIds(ws.reader)
        if form is not None:
            put_objects(
                form,
                (
                    {"reason": g.reason, "references": [reference_object(r) for r in g.references]}
                    for g in groups
                ),
            )
            return
        for group in groups:
            put_heading(group.reason.capitalize())
            for found in group.references:
                put(f"  {short('reference', found.id)}  {found.citation}".replace("\n", " "))
    say(
        f"{plural(len(groups), 'group')}: join two with `workbench reference join KEEP DUPLICATE`."
        if groups
        else "No two references seem to be one item."
    )


@click.command("join", cls=Verb, epilog="workbench reference join 9tq3vw b6s2ku")
@click.argument("keep", metavar="KEEP", type=TEXT)
@click.argument("duplicate", metavar="DUPLICATE", type=TEXT)
def join(keep: str, duplicate: str) -> None:
    """Let KEEP stand for DUPLICATE: its captures and evidence are read through it. `workbench undo` parts them."""
    with writing() as ws:
        from workbench.operations.references import join_references

        kept, joined = (ws.reader.resolve("reference", id_) for id_ in (keep, duplicate))
        join_references(ws.journal, kept, joined)
    say(f"Joined reference {joined} into {kept}.")
