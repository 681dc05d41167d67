"""``workbench`` and ``python -m workbench``: runs a command, or the screens, and answers with an exit code."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING

import click

from workbench.cli.output import say
from workbench.cli.root import workbench
from workbench.cli.session import Session
from workbench.errors import ExitCode, WorkbenchError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.settings import Settings


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; every refusal is one sentence on standard error and an exit code of ``ExitCode``.

    Args:
        arguments: what was typed after the program's name; the process's own when not given.
    """
    _show_what_can_be_shown()
    try:
        code = workbench.main(
            list(arguments) if arguments is not None else None,
            prog_name="workbench",
            standalone_mode=False,
            obj=Session(open_screens=_open_screens),
        )
        sys.stdout.flush()
    except WorkbenchError as error:
        say(str(error))
        return error.exit_code
    except click.ClickException as error:
        _explain(error)
        return ExitCode.USAGE
    except (KeyboardInterrupt, click.Abort):
        say("Interrupted.")
        return ExitCode.INTERRUPTED
    except (BrokenPipeError, SystemExit):  # click exits by itself when the pipe was closed, and never else
        _let_go_of_output()
        return ExitCode.DONE
    except OSError as error:
        say(f"{error.filename or 'The output'} could not be read or written: {error.strerror or error}.")
        return ExitCode.PARTIAL
    return int(code or ExitCode.DONE)


def _open_screens(settings: Settings) -> int:
    from workbench.tui.app import run

    return run(settings)


def _show_what_can_be_shown() -> None:
    """Where the terminal's encoding lacks a character its escape is printed, and nothing breaks off."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _explain(error: click.ClickException) -> None:
    """The usage of the command that was mistyped, where to read on, and what was wrong."""
    if isinstance(error, click.UsageError) and error.ctx is not None:
        say(f"{error.ctx.get_usage()}\nRead '{error.ctx.command_path} --help' for more.\n")
    say(error.format_message())


def _let_go_of_output() -> None:
    """Whoever read the output has had enough; nothing more is written to it, not even at exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


if __name__ == "__main__":
    sys.exit(main())
