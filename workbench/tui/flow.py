"""Dialogues with a reviewer: ask, write, say what was done; a refusal is shown in its own words."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, cast

from textual import work
from textual.message_pump import MessagePump
from textual.screen import Screen

from workbench.errors import RuleViolation, WorkbenchError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from workbench.tui.app import WorkbenchApp
    from workbench.tui.desk import Desk


class AtDesk(MessagePump):
    """What every screen that works on the workspace has."""

    @property
    def workbench(self) -> WorkbenchApp:
        """The app, as ours."""
        return cast("WorkbenchApp", self.app)

    @property
    def desk(self) -> Desk:
        """What the screen works through."""
        return self.workbench.desk

    def say(self, words: str) -> None:
        """Tell what was done."""
        self.app.notify(words, markup=False)


class DeskScreen(AtDesk, Screen[Any]):
    """A screen of its own, not a dialogue."""

    HORIZONTAL_BREAKPOINTS = [(0, "-stacked"), (110, "-beside")]  # noqa: RUF012 - Textual's own name

    def ensure_writable(self) -> None:
        """Refuse in one sentence where nothing can be written."""
        if self.desk.is_read_only:
            raise RuleViolation("This workspace is read-only here: nothing can be changed.")


def flow(method: Callable[..., Awaitable[None]]) -> Callable[..., Any]:
    """Run an action of a screen as a dialogue of its own, in a worker; it is not begun while it runs."""
    name = method.__name__

    @wraps(method)
    async def run(self: DeskScreen, *arguments: Any) -> None:
        desk = self.desk
        if name in desk.busy:
            return
        desk.busy.add(name)
        try:
            await method(self, *arguments)
        except WorkbenchError as error:
            self.workbench.refuse(error)
        finally:
            desk.busy.discard(name)

    return work(run, group="dialogues", name=name, exit_on_error=True)
