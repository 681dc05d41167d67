"""Someone changed it meanwhile: both values side by side, and the reviewer decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Label, OptionList
from textual.widgets.option_list import Option

from workbench.tui.screens.form import Form, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.content import Content
    from textual.widget import Widget

    from workbench.errors import StaleEdit

REWORD = (
    ("theirs", "Keep what it is now; drop mine"),
    ("mine", "Put mine in its place"),
    ("again", "Write it again, with theirs in view"),
)
JUDGE_NEW = (
    ("again", "Look at the new wording and judge that; my reasons are kept"),
    ("theirs", "Leave it for now"),
)


class StaleScreen(Form[str]):
    """Dismissed with the value of the choice."""

    hint = "enter choose · escape leave it as it is now"

    def __init__(self, error: StaleEdit, mine: str | None, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__("Changed meanwhile by another reviewer")
        self._error = error
        self._mine = mine
        self._choices = choices

    def fields(self) -> Iterable[Widget]:
        """What it was, what it is, what it would be."""
        field = self._error.field.replace("_", " ")
        yield Label(f"The {field} when you saw it", markup=False)
        yield Label(_value(self._error.expected), markup=False, classes="subject")
        yield Label(f"The {field} now", markup=False)
        yield Label(_value(self._error.stored), markup=False, classes="subject now")
        if self._mine is not None:
            yield Label("Yours", markup=False)
            yield Label(plain(self._mine), markup=False, classes="subject")
        yield OptionList(*[Option(label) for _, label in self._choices], markup=False)

    def on_mount(self) -> None:
        """Nothing is overwritten by a hasty enter: the first choice keeps what is there."""
        options = self.query_one(OptionList)
        options.highlighted = 0
        options.focus()

    @on(OptionList.OptionSelected)
    def choose(self, event: OptionList.OptionSelected) -> None:
        """The reviewer's choice."""
        self.dismiss(self._choices[event.option_index][0])

    def action_save(self) -> None:
        """The choice highlighted."""
        self.dismiss(self._choices[self.query_one(OptionList).highlighted or 0][0])


def _value(value: object) -> Content:
    return plain("nothing" if value is None else str(value))
