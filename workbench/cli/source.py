"""``workbench source``: who publishes, and how far they are to be trusted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from workbench.cli.commands import Noun
from workbench.cli.output import (
    Column,
    filled,
    listing_options,
    object_option,
    plural,
    put,
    put_fields,
    put_heading,
    put_listing,
    put_object,
    say,
)
from workbench.cli.session import reading, writing
from workbench.cli.words import TEXT, OneOf, listed
from workbench.domain.sources import SourceKind, folded_name
from workbench.errors import AmbiguousPrefix, UnknownId

if TYPE_CHECKING:
    from workbench.domain.references import Reference
    from workbench.domain.sources import Source, Sources


@click.group("source", cls=Noun)
def source() -> None:
    """Say what is known of who publishes. References and documents name sources; an id begins or a name is typed."""


@source.command("list", epilog="workbench source list --json")
@listing_options
def list_(form: str | None) -> None:
    """List every source that a reference or a document names, with what reviewers said of it."""
    with reading() as ws:
        columns = [Column("ID"), Column("NAME"), Column("KIND"), Column("REFS", to_the_right=True)]
        columns += [Column("DOCS", to_the_right=True), Column("CREDIBILITY")]

        def row(found: Source) -> list[str]:
            numbers = [str(found.references), str(found.documents)]
            return [found.id[:8], found.name, found.about, *numbers, found.credibility]

        none = "No sources yet: name one with `--source` on a reference, or `--publisher` on a document."
        put_listing(form, ws.reader.sources(), source_object, columns, row, none=none)


@source.command("show", epilog='workbench source show "The Herald"')
@click.argument("name", metavar="NAME", type=TEXT)
@object_option
def show(name: str, as_json: bool) -> None:
    """Print a source with its names, its credibility notes and its references."""
    with reading() as ws:
        sources = ws.reader.sources()
        found = known_source(sources, name)
        cited = [
            r
            for r in ws.reader.references()
            if not r.withdrawn and not r.joined_into and sources.of(r.source) is found
        ]
        if as_json:
            put_object(source_object(found) | {"cited": [r.id for r in cited]})
        else:
            _put_source(found, cited)


def _put_source(found: Source, cited: list[Reference]) -> None:
    put(filled(found.name))
    put()
    put_fields(
        [
            ("Id", found.id),
            ("Kind", str(found.kind or "")),
            ("Country", found.country),
            ("Also named", ", ".join(found.aliases)),
            ("Named by", f"{plural(found.references, 'reference')}, {plural(found.documents, 'document')}"),
        ]
    )
    if found.notes:
        put_heading("Credibility")
    for note in found.notes:
        put(filled(f"{note.reviewer}: {note.text}", "  "))
    if cited:
        put_heading("References")
    for reference in cited:
        put(filled(f"{reference.id}  {reference.citation}", "  "))


@source.command(
    "set",
    help=f"""Say what is known of a source: KIND is one of {listed(SourceKind)}; the note is yours, with your name.

    An empty text takes back what was said.""",
    epilog="""
    workbench source set "The Herald" --kind outlet --country PK --note "Prints corrections; owner is in office."
    """,
)
@click.argument("name", metavar="NAME", type=TEXT)
@click.option("--kind", type=TEXT, metavar="KIND", help="What it is.")
@click.option("--country", type=TEXT, help="Where it is at home.")
@click.option("--note", type=TEXT, help="How credible it is, and why: your note, shown with your name.")
def set_(name: str, **given: str | None) -> None:
    """Say what is known of a source."""
    wanted = {field: value for field, value in given.items() if value is not None}
    if not wanted:
        raise click.UsageError("Say something of it: --kind, --country or --note.")
    if wanted.get("kind"):
        wanted["kind"] = OneOf(SourceKind).convert(wanted["kind"], None, None)
    with writing() as ws:
        from workbench.operations.source_notes import describe_source

        named = _named(ws.reader.sources(), name)
        event = describe_source(ws.journal, named, **wanted)
    say(f"Set {', '.join(sorted(wanted))} of {named}." if event else "Nothing to change.")


@source.command("join", epilog='workbench source join "The Herald" "Herald Online"')
@click.argument("keep", metavar="KEEP", type=TEXT)
@click.argument("other", metavar="OTHER", type=TEXT)
def join(keep: str, other: str) -> None:
    """Say that two names are one source's; references by either count as one voice."""
    with writing() as ws:
        from workbench.operations.source_notes import join_sources

        sources = ws.reader.sources()
        kept, joined = _named(sources, keep), _named(sources, other)
        join_sources(ws.journal, kept, joined)
    say(f"{joined} counts as {kept} from now on.")


def source_object(found: Source) -> dict[str, Any]:
    """A source as JSON has it."""
    return {
        "id": found.id,
        "name": found.name,
        "kind": str(found.kind) if found.kind else None,
        "country": found.country,
        "aliases": list(found.aliases),
        "notes": [{"reviewer": note.reviewer, "text": note.text} for note in found.notes],
        "references": found.references,
        "documents": found.documents,
    }


def known_source(sources: Sources, given: str) -> Source:
    """The source of this name, or whose id begins like this.

    Raises:
        UnknownId, AmbiguousPrefix: there is none, or more than one.
    """
    if (found := sources.of(given)) is not None:
        return found
    begun = [known for known in sources if given.strip() and known.id.startswith(given.strip().lower())]
    if len(begun) > 1:
        raise AmbiguousPrefix("source", given, [known.id for known in begun])
    if not begun:
        raise UnknownId("source", given)
    return begun[0]


def _named(sources: Sources, given: str) -> str:
    """The name that was meant: a known one in its known spelling, or a new one as it was typed."""
    try:
        found = known_source(sources, given)
    except UnknownId:
        return given
    names = (found.name, *found.aliases)
    return next((name for name in names if folded_name(name) == folded_name(given)), found.name)
