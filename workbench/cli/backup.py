"""``workbench backup``: a copy of the whole workspace."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from workbench.cli.commands import Verb
from workbench.cli.output import is_terminal, object_option, plural, put, put_object, say
from workbench.cli.session import reading
from workbench.errors import ExitCode

if TYPE_CHECKING:
    from contextlib import AbstractContextManager


@click.command("backup", cls=Verb, epilog="workbench backup ~/backups/sanctions/claims.db")
@click.argument("file", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path))
@object_option
def backup(file: Path, as_json: bool) -> ExitCode:
    """Copy the database to a new FILE and its stored files to references/ beside it, while others go on writing.

    Exit code 1 when stored files are missing and so could not be copied.
    """
    with reading() as ws, _bar() as bar:
        from workbench.operations.backup import backup as copy

        def progress(done: int, of: int) -> None:
            if bar is not None:
                bar.length = of
                bar.update(done - bar.pos)

        result = copy(ws.settings.database, ws.blobs, file, progress)
    if as_json:
        put_object(
            {
                "database": str(result.database),
                "references_folder": str(result.references),
                "files": result.files,
                "missing": list(result.missing),
            }
        )
    else:
        put(str(result.database))
    say(f"Copied the database and {plural(result.files, 'stored file')}.")
    for digest in result.missing:
        say(f"Not copied, since it is not in the references folder: {digest}")
    return ExitCode.PARTIAL if result.missing else ExitCode.DONE


def _bar() -> AbstractContextManager[Any]:
    """A progress bar on standard error when a person looks on."""
    if is_terminal("stderr"):
        return click.progressbar(length=0, label="Copying", file=sys.stderr)
    return nullcontext(None)
