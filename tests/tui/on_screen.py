"""A workspace on screen, and ways to look at what the screen says."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import pytest

from workbench.store.first_page import read_first_page
from workbench.tui.app import WorkbenchApp

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from textual.pilot import Pilot

    from workbench.settings import Settings
    from workbench.workspace import Workspace


def screen_text(app: WorkbenchApp) -> str:
    """What a person sees, line by line."""
    lines = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in line) for line in lines)


class Review:
    """A reviewer before the screen."""

    def __init__(self, app: WorkbenchApp, pilot: Pilot[Any]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def text(self) -> str:
        """What the screen says now."""
        return screen_text(self.app)

    @property
    def workspace(self) -> Workspace:
        """The workspace behind it."""
        assert self.app.desk.workspace is not None
        return self.app.desk.workspace

    @property
    def notices(self) -> list[str]:
        """What was told, oldest first."""
        return [notice.message for notice in self.app._notifications]

    async def press(self, *keys: str) -> None:
        """Press keys and wait for what they set off."""
        await self.pilot.press(*keys)
        await self.settle()

    async def type(self, text: str) -> None:
        """Type text, as pasted: one event for all of it."""
        from textual.events import Paste

        self.app.screen.post_message(Paste(text))
        await self.settle()

    async def settle(self) -> None:
        """Wait until no worker runs but those that wait for an answer of the reviewer."""
        for _ in range(200):
            await self.pilot.pause(0.02)
            running = [w for w in self.app.workers if not w.is_finished and w.group != "dialogues"]
            if not running and not self._writing():
                return

    def _writing(self) -> bool:
        return bool(self.app.desk.busy) and not self.app.screen.is_modal and len(self.app.screen_stack) == 1

    async def sees(self, *words: str) -> None:
        """Wait until the screen says all of these, and fail with what it says instead."""
        for _ in range(150):
            if all(word in self.text for word in words):
                return
            await self.pilot.pause(0.02)
        missing = [word for word in words if word not in self.text]
        pytest.fail(f"the screen does not say {missing}:\n{self.text}\n{self.notices}")


@asynccontextmanager
async def reviewing(
    settings: Settings, size: tuple[int, int] = (120, 40), *, opened: bool = True
) -> AsyncIterator[Review]:
    """The terminal UI on a workspace, open and at rest."""
    absent = not settings.database.exists()
    app = WorkbenchApp(settings, first=None if absent else read_first_page(settings.database), absent=absent)
    async with app.run_test(size=size) as pilot:
        review = Review(app, pilot)
        if opened and not absent:
            await review.sees(" left of ")
        await review.settle()
        yield review
