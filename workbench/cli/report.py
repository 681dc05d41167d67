"""``workbench report``: the verification report."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from workbench.cli.commands import Noun
from workbench.cli.output import say
from workbench.cli.session import reading
from workbench.cli.words import TEXT, OneOf
from workbench.domain.claims import State

SUFFIXES = {".html": "html", ".htm": "html", ".md": "markdown", ".markdown": "markdown", ".json": "json"}
FORMATS = ("html", "markdown", "json")


@click.group("report", cls=Noun)
def report() -> None:
    """Write the verification report."""


@report.command(
    "export",
    epilog="""
    workbench report export --output report.html
    workbench report export --format markdown --state concluded --title "What we checked"
    """,
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    help="How it is written [default: by --output, else html].",
)
@click.option(
    "--output",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write; standard output unless said.",
)
@click.option(
    "--state", "states", multiple=True, type=OneOf(State), help="Only claims in this state; may be repeated."
)
@click.option(
    "--document",
    "documents",
    multiple=True,
    type=TEXT,
    metavar="DOCUMENT",
    help="Only claims of this document; may be repeated.",
)
@click.option("--title", type=TEXT, help="The report's title; the workspace's unless said.")
@click.option("--internal", is_flag=True, help="With comments and history.")
def export(
    format_: str | None,
    output: Path | None,
    states: tuple[State, ...],
    documents: tuple[str, ...],
    title: str | None,
    internal: bool,
) -> None:
    """Write what was checked, found and not checked: one file, whole or not at all.

    The same state of the workspace gives the same bytes. Nothing is recorded in the trail.
    """
    with reading() as ws:
        from workbench.operations.export import export as exported
        from workbench.operations.whole_file import write_whole

        chosen = [ws.reader.resolve("document", given) for given in documents]
        name = format_ or SUFFIXES.get(output.suffix.lower() if output else "", "html")
        text = exported(ws.reader, name, title=title, states=states, documents=chosen, internal=internal)
        if output is None:
            sys.stdout.buffer.write(text.encode())
            return
        write_whole(output, text)
    say(f"Wrote {output}.")
