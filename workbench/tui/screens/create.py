"""There is no workspace here: shall one be made?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Input, Label, Select

from workbench.domain.terminal import show
from workbench.tui.screens.form import Form, field

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from textual.widget import Widget


class CreateScreen(Form[tuple[str, int]]):
    """Dismissed with the title and the number of reviews a claim needs."""

    hint = "enter create it · tab next field · escape leave without creating anything"

    def __init__(self, database: Path) -> None:
        super().__init__("A new workspace")
        self._database = database

    def fields(self) -> Iterable[Widget]:
        """Where it would be, its title, how many reviews."""
        yield Label(
            f"There is no workspace at {show(str(self._database))}. Create one there?",
            markup=False,
            classes="subject",
        )
        yield field("Title", Input(placeholder="What is being checked", id="title", compact=True))
        options = [("one review concludes a claim", 1), ("two agreeing reviews conclude a claim", 2)]
        yield field("Reviews", Select(options, value=1, allow_blank=False, id="reviews", compact=True))

    def answer(self) -> tuple[str, int]:
        """Title and number of reviews."""
        return self.query_one("#title", Input).value.strip(), int(
            str(self.query_one("#reviews", Select).value)
        )

    def on_input_submitted(self) -> None:
        """Enter creates it as well."""
        self.action_save()
