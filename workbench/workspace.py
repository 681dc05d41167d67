"""Opening a workspace: wires database, journal, reader, references and web client once.

Nothing heavy is imported before ``open_workspace`` is called, so that a first frame can be drawn before.
"""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from workbench.clients.web import WebClient
    from workbench.domain.ids import Clock, Entropy
    from workbench.operations.services import Services
    from workbench.settings import Settings
    from workbench.store.blobs import Blobs
    from workbench.store.engine import Engine
    from workbench.store.journal import Journal
    from workbench.store.reader import Reader
    from workbench.store.writers import WriterMemory


@dataclass(frozen=True, slots=True)
class Workspace:
    """One open workspace; every part of it is safe to use from several threads."""

    settings: Settings
    journal: Journal
    """The one door for writing."""
    reader: Reader
    blobs: Blobs
    read_only: bool
    warnings: tuple[str, ...] = ()
    """What a person should know of the place the database lies in."""

    def web(self) -> WebClient:
        """A client for the web that names this workspace's contact and keeps to its private hosts."""
        from workbench.clients.web import WebClient

        return WebClient(contact=self.reader.workspace().contact, allow_private=self.settings.allow_private)

    def services(self) -> Services:
        """The outside services under this user's configuration; raises BadConfiguration."""
        return outside_services(
            contact=self.reader.workspace().contact, allow_private=self.settings.allow_private
        )

    def close(self) -> None:
        """Let go of the database."""
        self.reader.engine.dispose()


def now_ms() -> int:
    """Milliseconds since 1970."""
    return time.time_ns() // 1_000_000


def open_workspace(
    settings: Settings,
    *,
    read_only: bool = False,
    clock: Clock = now_ms,
    entropy: Entropy = secrets.token_bytes,
    memory: WriterMemory | None = None,
    on_wait: Callable[[str], None] | None = None,
) -> Workspace:
    """Open a workspace that exists.

    Args:
        settings: where it is and who acts.
        read_only: refuse every write and leave no trace beside the file.
        clock: where event times come from; tests and the sample hand in a fixed one.
        entropy: where ids and salts come from; likewise.
        memory: where this user's writers are remembered; the user's state folder when not given.
        on_wait: told in words when another's write is waited for.

    Raises:
        WorkspaceAbsent, NotAWorkspace, NewerWorkspace, ReadOnlyWorkspace, DamagedWorkspace: it cannot be opened.
    """
    from workbench.store.engine import open_engine
    from workbench.store.place import warnings_about
    from workbench.store.rebuild import ensure_projection

    engine = open_engine(settings.database, read_only=read_only)
    journal = _journal(settings, engine, read_only, clock, entropy, memory, on_wait)
    ensure_projection(journal)
    return _wired(settings, journal, read_only, warnings_about(settings.database))


def create(
    settings: Settings,
    *,
    title: str = "",
    required_reviews: int = 1,
    is_sample: bool = False,
    clock: Clock = now_ms,
    entropy: Entropy = secrets.token_bytes,
    memory: WriterMemory | None = None,
) -> Workspace:
    """Create a workspace in a new file and open it.

    Raises:
        RuleViolation: the file exists, or the settings are refused.
        ReadOnlyWorkspace: the folder cannot be written.
    """
    from workbench.operations.workspaces import create_workspace
    from workbench.store.engine import create_database, discard_database
    from workbench.store.place import warnings_about

    engine = create_database(settings.database)
    journal = _journal(settings, engine, False, clock, entropy, memory, None)
    try:
        create_workspace(journal, title=title, required_reviews=required_reviews, is_sample=is_sample)
    except BaseException:
        engine.dispose()
        discard_database(settings.database)
        raise
    return _wired(settings, journal, False, warnings_about(settings.database))


def state_folder() -> Path:
    """Where this user's writers are remembered."""
    from platformdirs import user_state_path

    return user_state_path("workbench", appauthor=False)


def config_file() -> Path:
    """The user's configuration file: ``WORKBENCH_CONFIG``, or ``config.toml`` in their configuration folder."""
    import os
    from pathlib import Path

    from platformdirs import user_config_path

    named = os.environ.get("WORKBENCH_CONFIG")
    return (
        Path(named).expanduser() if named else user_config_path("workbench", appauthor=False) / "config.toml"
    )


def outside_services(*, contact: str | None = None, allow_private: tuple[str, ...] = ()) -> Services:
    """The outside services under this user's configuration.

    Args:
        contact: for the User-Agent; the configuration's own where there is none.
        allow_private: hosts of private networks that may be asked.

    Raises:
        BadConfiguration: the configuration file cannot be used.
    """
    from platformdirs import user_cache_path

    from workbench.operations.configuration import read_configuration
    from workbench.operations.services import Services

    place = config_file()
    said = read_configuration(place)
    cache = user_cache_path("workbench", appauthor=False)
    return Services(said, place, cache, contact or said.contact, allow_private)


def _journal(
    settings: Settings,
    engine: Engine,
    read_only: bool,  # noqa: FBT001 - internal
    clock: Clock,
    entropy: Entropy,
    memory: WriterMemory | None,
    on_wait: Callable[[str], None] | None,
) -> Journal:
    from workbench.store.journal import Journal
    from workbench.store.writers import StateFolderMemory

    return Journal(
        engine,
        settings.database,
        reviewer=settings.reviewer,
        memory=memory or StateFolderMemory(state_folder()),
        clock=clock,
        entropy=entropy,
        device=settings.device,
        read_only=read_only,
        on_wait=on_wait,
    )


def _wired(settings: Settings, journal: Journal, read_only: bool, warnings: tuple[str, ...]) -> Workspace:  # noqa: FBT001
    from workbench.store.blobs import Blobs
    from workbench.store.reader import Reader

    return Workspace(
        settings, journal, Reader(journal.engine), Blobs(settings.references), read_only, warnings
    )
