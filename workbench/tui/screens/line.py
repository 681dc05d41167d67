"""One line of text, with what is known offered while typing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.suggester import SuggestFromList
from textual.widgets import Input, Label

from workbench.errors import RuleViolation
from workbench.tui.screens.form import Form, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget


class LineScreen(Form[str]):
    """Dismissed with what was typed."""

    hint = "enter save · → take the suggestion · escape cancel"

    def __init__(
        self,
        heading: str,
        *,
        hint: str,
        suggestions: Sequence[str] = (),
        may_be_empty: bool = False,
        value: str = "",
    ) -> None:
        super().__init__(heading)
        self._explanation = hint
        self._suggestions = suggestions
        self._may_be_empty = may_be_empty
        self._value = value

    def fields(self) -> Iterable[Widget]:
        """The line and what to write on it."""
        known = SuggestFromList(self._suggestions, case_sensitive=False) if self._suggestions else None
        yield Input(self._value, id="line", suggester=known, compact=True)
        yield Label(plain(self._explanation), markup=False)

    def answer(self) -> str:
        """What is typed."""
        typed = self.query_one("#line", Input).value.strip()
        if not typed and not self._may_be_empty:
            raise RuleViolation("Type something first, or press escape.")
        return typed

    @on(Input.Submitted)
    def save(self) -> None:
        """Enter saves."""
        self.action_save()
