"""``python -m workbench.samples [FOLDER]``: build the sample workspace anew, here or in a folder."""

from __future__ import annotations

import sys
from pathlib import Path

from workbench.errors import ExitCode, WorkbenchError
from workbench.samples.build import build


def main(arguments: list[str]) -> int:
    """Build and say where; returns the exit code."""
    if len(arguments) > 1 or any(argument.startswith("-") for argument in arguments):
        sys.stderr.write("usage: python -m workbench.samples [FOLDER]\n")
        return ExitCode.USAGE
    try:
        target = build(Path(arguments[0] if arguments else "."))
    except WorkbenchError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    sys.stderr.write(f"The sample workspace is at {target}.\n")
    return ExitCode.DONE


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
