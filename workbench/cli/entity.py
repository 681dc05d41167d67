"""``workbench entity``: people, bodies and instruments that the texts write in several ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli.commands import Noun
from workbench.cli.output import (
    Column,
    listing_options,
    object_option,
    put,
    put_fields,
    put_listing,
    put_object,
    say,
)
from workbench.cli.records import entity_object
from workbench.cli.session import reading, writing
from workbench.cli.words import TEXT

if TYPE_CHECKING:
    from workbench.domain.names import NamedEntity


@click.group("entity", cls=Noun)
def entity() -> None:
    """Gather the spellings of a name, so that filters and searches find them all."""


@entity.command("list", epilog="workbench entity list --json")
@listing_options
def list_(form: str | None) -> None:
    """List names with several spellings, and in how many claims they stand."""
    with reading() as ws:

        def row(found: NamedEntity) -> list[str]:
            return [found.name, str(found.claims), " | ".join(found.spellings)]

        columns = [Column("NAME"), Column("CLAIMS", to_the_right=True), Column("SPELLINGS")]
        put_listing(
            form,
            ws.reader.entities(counted=True),
            entity_object,
            columns,
            row,
            none="No name has several spellings.",
        )


@entity.command("show", epilog="workbench entity show MOFA")
@click.argument("name", metavar="NAME", type=TEXT)
@object_option
def show(name: str, as_json: bool) -> None:
    """Print a name, given by any of its spellings, with all of them."""
    with reading() as ws:
        meant = ws.reader.entity(name)
        found = next(each for each in ws.reader.entities(counted=True) if each.spellings == meant.spellings)
        if as_json:
            put_object(entity_object(found))
            return
        put(found.name)
        put_fields([("Claims", str(found.claims)), *(("Spelling", spelling) for spelling in found.spellings)])


@entity.command("join", epilog='workbench entity join "Foreign Office" --into MOFA')
@click.argument("spelling", metavar="SPELLING", type=TEXT)
@click.option(
    "--into", required=True, metavar="NAME", type=TEXT, help="The name it belongs to, by any spelling."
)
def join(spelling: str, into: str) -> None:
    """Say that a spelling is one of a name's; all that belong with it come along."""
    with writing() as ws:
        from workbench.operations import entities

        entities.join(ws.journal, spelling, into)
        say(f"{spelling} belongs to {ws.reader.entity(into).name} now.")


@entity.command("split", epilog='workbench entity split "State Department"')
@click.argument("spelling", metavar="SPELLING", type=TEXT)
def split(spelling: str) -> None:
    """Say that a spelling does not belong with the others, whatever the findings say."""
    with writing() as ws:
        from workbench.operations import entities

        entities.split(ws.journal, spelling)
    say(f"{spelling} stands by itself now.")


@entity.command("rename", epilog='workbench entity rename MOFA "Ministry of Foreign Affairs of Pakistan"')
@click.argument("name", metavar="NAME", type=TEXT)
@click.argument("new", metavar="NEW-NAME", type=TEXT)
def rename(name: str, new: str) -> None:
    """Call a name, with all its spellings, by another."""
    with writing() as ws:
        from workbench.operations import entities

        event = entities.rename(ws.journal, name, new)
    say(f"{name} is called {new} now." if event else "Nothing to change.")
