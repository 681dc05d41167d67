"""A claim in other words, with the words it has now in view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Label, TextArea

from workbench.domain.policies import ensure_said
from workbench.tui.screens.form import Form, plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget


class RewordScreen(Form[str]):
    """Dismissed with the new wording, on one line."""

    def __init__(self, shown: str, mine: str) -> None:
        super().__init__("Reword")
        self._shown = shown
        self._mine = mine

    def fields(self) -> Iterable[Widget]:
        """The wording now, and the one to be."""
        yield Label("Now", markup=False)
        yield Label(plain(self._shown), classes="subject", markup=False)
        yield Label("In other words, so that it can be understood without the article", markup=False)
        yield TextArea(self._mine, id="wording")

    def on_mount(self) -> None:
        """Write on at the end."""
        area = self.query_one("#wording", TextArea)
        area.move_cursor(area.document.end)

    def answer(self) -> str:
        """The new wording."""
        return ensure_said("A claim's wording", " ".join(self.query_one("#wording", TextArea).text.split()))
