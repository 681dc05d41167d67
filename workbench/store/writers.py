"""Which writer this user is in which file: remembered in the user's own state folder, never in the workspace.

A writer is kept per workspace id and file path. When the last event it remembers is not in the file (a restored
backup, a copied file), going on under the same name would fork its chain, so a new writer is enrolled.
"""

from __future__ import annotations

import json
import secrets
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Remembered:
    """A writer and the last event it wrote."""

    writer: str
    last_event: str


class WriterMemory(Protocol):
    """Where writers are remembered."""

    def recall(self, workspace_id: str, path: Path) -> Remembered | None:
        """The writer used with this file last time."""

    def remember(self, workspace_id: str, path: Path, remembered: Remembered) -> None:
        """Keep the writer and its newest event."""


class ForgetfulMemory:
    """Remembers within one process only: for tests, samples and one-off programs."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], Remembered] = {}

    def recall(self, workspace_id: str, path: Path) -> Remembered | None:
        """The writer used with this file last time."""
        return self._kept.get((workspace_id, str(path)))

    def remember(self, workspace_id: str, path: Path, remembered: Remembered) -> None:
        """Keep the writer and its newest event."""
        self._kept[(workspace_id, str(path))] = remembered


class StateFolderMemory:
    """Remembers in one small file per workspace in the user's state folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def recall(self, workspace_id: str, path: Path) -> Remembered | None:
        """The writer used with this file last time; ``None`` when nothing readable is there."""
        entry = self._read(workspace_id).get(str(path))
        match entry:
            case {"writer": str(writer), "last_event": str(last_event)}:
                return Remembered(writer, last_event)
            case _:
                return None

    def remember(self, workspace_id: str, path: Path, remembered: Remembered) -> None:
        """Keep the writer and its newest event; where the folder cannot be written, a new writer comes next time."""
        entries = self._read(workspace_id)
        entries[str(path)] = {"writer": remembered.writer, "last_event": remembered.last_event}
        target = self._file(workspace_id)
        temporary = target.with_suffix(f".{secrets.token_hex(8)}.tmp")
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_text(json.dumps(entries, indent=1), encoding="utf-8")
            temporary.replace(target)
        except OSError:
            with suppress(OSError):
                temporary.unlink()

    def _file(self, workspace_id: str) -> Path:
        return self._folder / "writers" / f"{workspace_id}.json"

    def _read(self, workspace_id: str) -> dict[str, object]:
        try:
            value = json.loads(self._file(workspace_id).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return value if isinstance(value, dict) else {}
