"""A whole document or capture to read, at a passage, with a line to search it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widgets import Input

from workbench.domain.terminal import show
from workbench.tui.flow import DeskScreen
from workbench.tui.widgets.key_line import KeyLine
from workbench.tui.widgets.status_line import StatusLine
from workbench.tui.widgets.text_view import TextView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from workbench.domain.claims import StoredAssertion
    from workbench.domain.spans import Span
    from workbench.store.reader import Reader


class ReadingScreen(DeskScreen):
    """Shows one text; escape goes back."""

    AUTO_FOCUS = "TextView"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back", id="text.back", tooltip="Back to where you came from."),
        Binding("slash", "search", "Search", key_display="/", id="text.search", tooltip="Search this text."),
    ]

    def __init__(
        self,
        title: str,
        text: str,
        *,
        note: str = "",
        passage: Span | None = None,
        marks: Sequence[Span] = (),
    ) -> None:
        super().__init__()
        self._heading = title
        self._note = note
        self._text = text
        self._passage = passage
        self._marks = marks

    def compose(self) -> ComposeResult:
        """Title, search, text, keys."""
        yield StatusLine()
        yield Input(
            placeholder="Search this text …   enter: next place · escape: back to the text",
            id="search",
            compact=True,
        )
        yield TextView()
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin at the passage."""
        status = self.query_one(StatusLine)
        status.title, status.right = self._heading, self._note
        self.call_after_refresh(
            self.query_one(TextView).show_text, self._text, passage=self._passage, marks=self._marks
        )

    def action_search(self) -> None:
        """Show the search line."""
        self.query_one("#search", Input).add_class("-shown").focus()

    @on(Input.Changed, "#search")
    def search(self, event: Input.Changed) -> None:
        """Mark the places as they are typed."""
        found = self.query_one(TextView).search(event.value)
        self.query_one(StatusLine).middle = f"{found} found" if event.value.strip() else ""

    @on(Input.Submitted, "#search")
    def search_on(self) -> None:
        """Back to the text at the place found; n goes on to the next."""
        self.query_one(TextView).focus()

    def action_back(self) -> None:
        """From the search line to the text, from the text to the screen before."""
        search = self.query_one("#search", Input)
        if search.has_class("-shown"):
            search.value = ""
            search.remove_class("-shown")
            self.query_one(TextView).focus()
        else:
            self.dismiss(None)


async def open_passage(screen: DeskScreen, member: StoredAssertion, at: Span | None = None) -> None:
    """Read a passage, or another place of its document, with the document's other passages underlined."""
    desk = screen.desk

    def read(reader: Reader) -> tuple[str, list[Span]]:
        text = desk.document_text(reader, member.document_id)
        return text, [
            a.reading.span for a in reader.document_assertions(member.document_id) if not a.rejected
        ]

    text, marks = await desk.ask(read)
    note = f"{len(marks)} passages marked · {show(str(member.reading.kind))}"
    await screen.app.push_screen_wait(
        ReadingScreen(member.document_title, text, note=note, passage=at or member.reading.span, marks=marks)
    )
