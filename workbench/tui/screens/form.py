"""The frame of every dialogue: a title, fields, one line for what is wrong, and two keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Label, Static

from workbench.domain.terminal import show
from workbench.errors import WorkbenchError
from workbench.tui.flow import AtDesk

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult
    from textual.widget import Widget

T = TypeVar("T")


class Form(AtDesk, ModalScreen["T | None"], Generic[T]):
    """Dismissed with the answer, or with ``None`` when the reviewer thinks better of it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "Save", id="form.save", priority=True, tooltip="Save what is filled in."),
        Binding("escape", "cancel", "Cancel", id="form.cancel", tooltip="Close without saving."),
    ]
    CSS_PATH = "form.tcss"
    hint = "ctrl+s save · tab next field · escape cancel"
    is_tall = False
    VERTICAL_BREAKPOINTS = [(0, "-short"), (32, "-high")]  # noqa: RUF012 - Textual's own name

    def __init__(self, heading: str) -> None:
        super().__init__()
        self.heading = heading

    def compose(self) -> ComposeResult:
        """The frame with the fields in it."""
        form = (
            Vertical(classes="form -tall")
            if self.is_tall
            else VerticalScroll(classes="form", can_focus=False)
        )
        with form:
            form.border_title = Content(show(self.heading))
            form.border_subtitle = Content(self.hint)
            yield from self.fields()
            yield Static(id="error", classes="error", markup=False)

    def fields(self) -> Iterable[Widget]:
        """What the reviewer fills in, from top to bottom."""
        raise NotImplementedError

    def answer(self) -> T:
        """What was filled in; raises WorkbenchError for what cannot be taken."""
        raise NotImplementedError

    def refuse(self, words: str) -> None:
        """Say what is wrong; everything filled in stays."""
        error = self.query_one("#error", Static)
        error.update(Content(show(words)))
        error.set_class(bool(words), "-shown")
        error.scroll_visible(animate=False)

    def action_save(self) -> None:
        """Close with the answer, when it can be taken."""
        try:
            answer = self.answer()
        except WorkbenchError as error:
            self.refuse(str(error))
        else:
            self.dismiss(answer)

    def action_cancel(self) -> None:
        """Close without an answer."""
        self.dismiss(None)


def field(name: str, widget: Widget) -> Vertical:
    """A field under its name."""
    return Vertical(Label(name, markup=False), widget, classes="field")


def row(*fields: Widget) -> Vertical:
    """Fields side by side."""
    return Vertical(*fields, classes="row")


def plain(text: str) -> Content:
    """Stored text for an option or a line: harmless, and never markup."""
    return Content(show(text))
