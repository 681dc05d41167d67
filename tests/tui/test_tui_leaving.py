"""Leaving a screen while an answer is under way breaks nothing."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING

from on_screen import reviewing
from textual import work
from textual.widgets import Static

from workbench.tui.flow import DeskScreen

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from workbench.settings import Settings


class SlowToGo(Static):
    """Lets the answer come while it goes, and stays for it."""

    def __init__(self, answer: threading.Event) -> None:
        super().__init__()
        self._answer = answer

    async def on_unmount(self) -> None:
        """The rest of the screen is gone by now."""
        await asyncio.sleep(0.1)
        self._answer.set()
        await asyncio.sleep(0.2)


class AskingScreen(DeskScreen):
    """Asks something and shows the answer."""

    def __init__(self) -> None:
        super().__init__()
        self._answer = threading.Event()
        self.is_asking = threading.Event()

    def compose(self) -> ComposeResult:
        """Where the answer is shown, and what goes last."""
        yield Static(id="answer")
        yield SlowToGo(self._answer)

    def on_mount(self) -> None:
        """Ask."""
        self.ask_and_show()

    @work
    async def ask_and_show(self) -> None:
        """The answer comes when the screen is going."""
        self.is_asking.set()
        await self.desk.ask(lambda _reader: self._answer.wait(10))
        self.query_one("#answer", Static).update("answered")


async def test_an_answer_that_comes_while_the_screen_goes_is_let_go(settings: Settings) -> None:
    async with reviewing(settings) as review:
        asking = AskingScreen()
        await review.app.push_screen(asking)
        await asyncio.to_thread(asking.is_asking.wait, 5)
        await review.app.pop_screen()
        await review.sees("9 left of 9")


async def test_an_answer_that_comes_while_the_program_ends_is_let_go(settings: Settings) -> None:
    async with reviewing(settings) as review:
        asking = AskingScreen()
        await review.app.push_screen(asking)
        await asyncio.to_thread(asking.is_asking.wait, 5)
