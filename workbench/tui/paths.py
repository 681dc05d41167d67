"""Paths that people type, and how they go on."""

from __future__ import annotations

import shlex
from itertools import islice
from pathlib import Path

from textual.suggester import Suggester

from workbench.domain.references import is_address
from workbench.errors import RuleViolation

ENTRIES_LOOKED_AT = 2_000


def typed_paths(typed: str) -> list[Path]:
    """The paths on a line, set apart by blanks; a path that exists as it stands may hold blanks without quotes.

    Raises:
        RuleViolation: nothing is typed, or a quote is not closed.
    """
    whole = Path(typed.strip()).expanduser()
    if not typed.strip():
        raise RuleViolation("Type the path of a file or of a folder.")
    if whole.exists():
        return [whole]
    try:
        return [Path(part).expanduser() for part in shlex.split(typed)]
    except ValueError as error:
        raise RuleViolation(f"The paths cannot be told apart: {error}.") from None


def typed_sources(typed: str) -> tuple[list[str], list[Path]]:
    """The web addresses and the paths on a line.

    Raises:
        RuleViolation: nothing is typed, or a quote is not closed.
    """
    words = typed.split()
    if words and all(map(is_address, words)):
        return words, []
    addresses = [word for word in words if is_address(word)]
    rest = " ".join(word for word in words if not is_address(word)) if addresses else typed
    return addresses, typed_paths(rest)


class PathSuggester(Suggester):
    """Completes the last path on the line from the file system."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        """The line with its last path completed to the first entry that begins so."""
        start = value.rfind(" ") + 1
        completed = completed_path(value[start:])
        return None if completed is None else value[:start] + completed


def completed_path(typed: str) -> str | None:
    """A path completed to the first entry of its folder that begins so; ``None`` when there is none."""
    folder, slash, beginning = typed.rpartition("/")
    if not typed:
        return None
    place = Path(folder + slash or ".").expanduser()
    try:
        names = sorted(entry.name for entry in islice(place.iterdir(), ENTRIES_LOOKED_AT))
    except OSError:
        return None
    for name in names:
        if name.startswith(beginning) and name != beginning and (beginning or not name.startswith(".")):
            return folder + slash + name + ("/" if (place / name).is_dir() else "")
    return None
