"""Which workspace a command works on, and opening it for the length of a block."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from workbench.cli.output import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from workbench.settings import Settings
    from workbench.workspace import Workspace


@dataclass(slots=True)
class Session:
    """What was chosen on the command line, before the verb or after it."""

    open_screens: Callable[[Settings], int] | None = None
    """Runs the screens; handed in, since the command line knows nothing of them."""
    database: str | None = None
    references: str | None = None
    reviewer: str | None = None
    allow_private: tuple[str, ...] = ()


def session() -> Session:
    """The session of the command that is running."""
    return click.get_current_context().ensure_object(Session)


def settings() -> Settings:
    """The settings of the command that is running: flags, then the environment, then defaults."""
    from workbench.settings import load

    chosen = session()
    return load(
        database=chosen.database,
        references=chosen.references,
        reviewer=chosen.reviewer,
        allow_private=chosen.allow_private,
    )


@contextmanager
def reading() -> Iterator[Workspace]:
    """The workspace, opened so that nothing of it can change."""
    from workbench.workspace import open_workspace

    with _kept_open(open_workspace(settings(), read_only=True)) as workspace:
        yield workspace


@contextmanager
def writing(*, create: bool = False) -> Iterator[Workspace]:
    """The workspace, opened for writing; with ``create`` one is made where there is none, and that is said."""
    from workbench import workspace as workspaces

    chosen = settings()
    if create and not chosen.database.exists():
        opened = workspaces.create(chosen)
        say(f"Created the workspace {chosen.database}.")
    else:
        opened = workspaces.open_workspace(chosen, on_wait=lambda why: say(f"{why[:1].upper()}{why[1:]} ..."))
    with _kept_open(opened) as workspace:
        yield workspace


@contextmanager
def _kept_open(workspace: Workspace) -> Iterator[Workspace]:
    try:
        for warning in workspace.warnings:
            say(f"Note: {warning}")
        with workspace.journal.translating_errors():
            yield workspace
    finally:
        workspace.close()
