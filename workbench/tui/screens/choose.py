"""One of several, by arrow and enter or by its number; or in words of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, Label, OptionList
from textual.widgets.option_list import Option

from workbench.domain.terminal import show
from workbench.tui.looks import QUIET
from workbench.tui.screens.form import Form

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget


class ChooseScreen(Form[str]):
    """Dismissed with the value chosen."""

    hint = "enter choose · escape cancel"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(str(number), f"number({number})", f"Choose {number}", show=False) for number in range(1, 10)
    ]

    def __init__(
        self, heading: str, options: Sequence[tuple[str, str]], *, own_words: str = "", subject: str = ""
    ) -> None:
        """Offer options as pairs of value and label; ``own_words`` names a field for another answer."""
        super().__init__(heading)
        self._options = options
        self._own_words = own_words
        self._subject = subject

    def fields(self) -> Iterable[Widget]:
        """The options, numbered, and perhaps a line to type on."""
        if self._subject:
            yield Label(Content(show(self._subject, keep_newlines=True)), classes="subject", markup=False)
        yield OptionList(
            *[Option(_numbered(i, label)) for i, (_, label) in enumerate(self._options, 1)], markup=False
        )
        if self._own_words:
            yield Label(self._own_words, markup=False)
            yield Input(placeholder="In your own words, then enter", id="own", compact=True)

    def on_mount(self) -> None:
        """Begin at the first."""
        options = self.query_one(OptionList)
        options.highlighted = 0
        options.focus()

    @on(OptionList.OptionSelected)
    def choose(self, event: OptionList.OptionSelected) -> None:
        """Enter, or the mouse."""
        self.dismiss(self._options[event.option_index][0])

    @on(Input.Submitted, "#own")
    def choose_own(self, event: Input.Submitted) -> None:
        """Words of one's own."""
        if event.value.strip():
            self.dismiss(event.value.strip())

    def action_number(self, number: int) -> None:
        """The option with this number."""
        if number <= len(self._options):
            self.dismiss(self._options[number - 1][0])

    def action_save(self) -> None:
        """What is typed, else what is highlighted."""
        typed = self.query_one("#own", Input).value.strip() if self._own_words else ""
        highlighted = self.query_one(OptionList).highlighted
        if typed:
            self.dismiss(typed)
        elif highlighted is not None:
            self.dismiss(self._options[highlighted][0])


def _numbered(number: int, label: str) -> Content:
    mark = f"{number} " if number < 10 else "  "
    return Content.assemble((mark, QUIET), show(label))
