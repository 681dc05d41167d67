"""Dialogues with a reviewer: ask, write, say what was done; a refusal is shown in its own words."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, cast

from textual import work
from textual.screen import Screen

from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from workbench.tui.app import WorkbenchApp
    from workbench.tui.desk import Desk


class DeskScreen(Screen[Any]):
    """A screen that works on the workspace."""

    HORIZONTAL_BREAKPOINTS = [(0, "-stacked"), (110, "-beside")]  # noqa: RUF012 - Textual's own name

    @property
    def workbench(self) -> WorkbenchApp:
        """The app, as ours."""
        return cast("WorkbenchApp", self.app)

    @property
    def desk(self) -> Desk:
        """What the screen works through."""
        return self.workbench.desk

    def say(self, words: str, *, title: str = "") -> None:
        """Tell what was done."""
        self.app.notify(words, title=title, markup=False)


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
