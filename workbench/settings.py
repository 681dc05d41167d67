"""Which workspace, which references folder and which reviewer: from flags, then the environment, then defaults."""

from __future__ import annotations

import getpass
import os
import socket
from dataclasses import dataclass
from pathlib import Path

DEFAULT_DATABASE = "claims.db"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run of the program works on."""

    database: Path
    references: Path
    """Folder of stored bytes."""
    reviewer: str
    """Name of who acts."""
    device: str
    """Name of this machine, recorded when a writer is enrolled."""
    allow_private: tuple[str, ...] = ()
    """HOST or HOST:PORT of private networks that may be fetched from."""


def load(
    *,
    database: str | None = None,
    references: str | None = None,
    reviewer: str | None = None,
    allow_private: tuple[str, ...] = (),
) -> Settings:
    """Settings from typed flags, then the environment, then defaults.

    The variables are ``WORKBENCH_DB``, ``WORKBENCH_REFERENCES`` and ``WORKBENCH_REVIEWER``. The database is
    ``./claims.db`` unless said otherwise, its bytes lie in ``references/`` beside it, and the reviewer is the
    login name.
    """
    chosen = Path(database or os.environ.get("WORKBENCH_DB") or DEFAULT_DATABASE).expanduser()
    folder = references or os.environ.get("WORKBENCH_REFERENCES")
    return Settings(
        database=chosen,
        references=Path(folder).expanduser() if folder else chosen.parent / "references",
        reviewer=(reviewer or os.environ.get("WORKBENCH_REVIEWER") or login_name()).strip(),
        device=socket.gethostname(),
        allow_private=allow_private,
    )


def login_name() -> str:
    """The name of the account this runs under."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "reviewer"
