"""Captures as a WARC file, which web archives and their tools read."""

from __future__ import annotations

from pathlib import Path

import click

from workbench.cli.commands import Verb
from workbench.cli.output import plural, say
from workbench.cli.session import reading
from workbench.cli.words import TEXT
from workbench.errors import ExitCode


@click.command(
    "warc",
    cls=Verb,
    epilog="""
    workbench reference warc 9tq3vw 4mz0ka --output evidence.warc.gz
    workbench reference warc --all --output evidence.warc.gz
    """,
)
@click.argument("ids", metavar="[REFERENCE]...", nargs=-1, type=TEXT)
@click.option("--all", "everything", is_flag=True, help="Every reference.")
@click.option(
    "--output", required=True, type=TEXT, metavar="FILE", help="Where to; packed when it ends in .gz."
)
def warc(ids: tuple[str, ...], everything: bool, output: str) -> ExitCode:
    """Write every saved capture of references to a WARC file: exact bytes, headers, redirects, times, digests.

    A stored file that is missing or damaged is left out and said; the exit code is 1 then.
    """
    if bool(ids) == everything:
        raise click.UsageError("Name references, or say --all.")
    with reading() as ws:
        from workbench.operations.warc import export

        wanted = [ws.reader.resolve("reference", id_) for id_ in ids]
        if everything:
            wanted = [one.id for one in ws.reader.references() if not one.withdrawn]
        written = export(ws.reader, ws.blobs, wanted, Path(output).expanduser())
    for fault in written.faults:
        say(fault)
    say(f"Wrote {plural(written.captures, 'capture')} to {output}.")
    return ExitCode.PARTIAL if written.faults else ExitCode.DONE
