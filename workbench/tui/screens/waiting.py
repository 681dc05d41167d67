"""A dialogue that waits for something outside: seconds count up while it works, and what came of it is said."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, TypeVar

from textual.content import Content
from textual.widgets import ProgressBar, Static

from workbench.domain.terminal import show
from workbench.errors import WorkbenchError
from workbench.tui.screens.form import Form

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

Result = TypeVar("Result")


class WaitingForm(Form[Result]):
    """Dismissed with what came; else it says why not and stays until it is closed."""

    def __init__(self, title: str, subject: str, waited_for: str) -> None:
        """Take the dialogue's title, what it is about, and what to tell a hasty reviewer to wait for."""
        super().__init__(title)
        self._subject = subject
        self._waited_for = waited_for
        self._began = time.monotonic()
        self._is_over = False

    def fields(self) -> Iterable[Widget]:
        """What it is about, a bar that moves, and the seconds."""
        yield Static(Content(show(self._subject)), markup=False)
        yield ProgressBar(total=None, show_eta=False, show_percentage=False, id="bar")
        yield Static("", id="seconds", markup=False)

    def on_mount(self) -> None:
        """Begin at once."""
        self.set_interval(0.5, self._count)
        self.begin()

    def begin(self) -> None:
        """Start the work, in a worker."""
        raise NotImplementedError

    def _count(self) -> None:
        if not self._is_over:
            self.query_one("#seconds", Static).update(f"{time.monotonic() - self._began:.0f} s")

    def answer(self) -> Result:
        """There is nothing to fill in."""
        raise WorkbenchError(f"Wait for {self._waited_for}, or press escape.")

    def end(self, words: str) -> None:
        """Nothing came: say why, and stay."""
        self._is_over = True
        self.query_one("#bar", ProgressBar).display = False
        self.query_one("#seconds", Static).update("")
        self.refuse(words)
