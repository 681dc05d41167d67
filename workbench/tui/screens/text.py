"""A text of several lines, such as a comment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Label, TextArea

from workbench.domain.policies import ensure_said
from workbench.tui.screens.form import Form, plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget


class TextScreen(Form[str]):
    """Dismissed with the text written."""

    def __init__(self, heading: str, subject: str, *, placeholder: str = "") -> None:
        super().__init__(heading)
        self._subject = subject
        self._placeholder = placeholder

    def fields(self) -> Iterable[Widget]:
        """What it is about, and room to write."""
        yield Label(plain(self._subject), classes="subject", markup=False)
        yield TextArea(id="text", placeholder=self._placeholder)

    def answer(self) -> str:
        """The text, which may not be empty."""
        return ensure_said(self.heading, self.query_one("#text", TextArea).text)
