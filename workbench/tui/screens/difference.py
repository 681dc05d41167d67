"""What changed between two captures of a reference; left and right go through them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from workbench.comparison.changes import Edit
from workbench.domain.terminal import show
from workbench.errors import WorkbenchError
from workbench.tui.flow import DeskScreen
from workbench.tui.looks import QUIET, moment
from workbench.tui.widgets.key_line import KeyLine
from workbench.tui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from workbench.comparison.changes import Paragraph
    from workbench.domain.references import Reference
    from workbench.domain.snapshots import Snapshot
    from workbench.operations.diff import Comparison

TONES = {Edit.KEPT: "", Edit.ADDED: "$text-success underline", Edit.REMOVED: "$text-error strike"}
MARKS = {Edit.KEPT: "  ", Edit.ADDED: "+ ", Edit.REMOVED: "- "}


class DifferenceScreen(DeskScreen):
    """Shows what changed from one capture to a later one."""

    AUTO_FOCUS = "#changes"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "left,h", "older", "Older", id="text.older", tooltip="Compare the capture before with its own."
        ),
        Binding("right,l", "newer", "Newer", id="text.newer", tooltip="Compare the capture after."),
        Binding("w", "whole", "Whole text", id="text.whole", tooltip="With what did not change, or without."),
        Binding("down,j", "scroll(1)", "Down", show=False, id="list.down", tooltip="One line down."),
        Binding("up,k", "scroll(-1)", "Up", show=False, id="list.up", tooltip="One line up."),
        Binding("escape", "back", "Back", id="text.back", tooltip="Back to the references."),
    ]

    def __init__(self, reference: Reference, captures: list[Snapshot]) -> None:
        """``captures`` are at least two with readable text, newest first."""
        super().__init__()
        self._reference = reference
        self._captures = captures
        self._place = next(
            (n for n in range(len(captures) - 1) if captures[n].text_digest != captures[n + 1].text_digest), 0
        )
        self._is_whole = False

    def compose(self) -> ComposeResult:
        """Title, text, keys."""
        yield StatusLine()
        with VerticalScroll(id="changes"):
            yield Static(id="difference", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Compare."""
        self.query_one(StatusLine).title = self._reference.title
        self.compare()

    @work(group="difference", exclusive=True, description="Comparing captures")
    async def compare(self) -> None:
        """Compare two captures in a thread."""
        from workbench.operations.diff import compare

        old, new = self._captures[self._place + 1], self._captures[self._place]
        try:
            found = await self.desk.ask(lambda reader: compare(reader, self._reference.id, old.id, new.id))
        except WorkbenchError as error:
            self.workbench.refuse(error)
            return
        status = self.query_one(StatusLine)
        status.right = f"{moment(old.taken_at)} → {moment(new.taken_at)}"
        status.middle = f"{self._place + 1} of {len(self._captures) - 1}"
        self.query_one("#difference", Static).update(self._content(found))
        self.query_one("#changes", VerticalScroll).scroll_home(animate=False)

    def _content(self, found: Comparison) -> Content:
        shown = found.paragraphs if self._is_whole else found.changed
        if not shown:
            return Content.styled("The texts of these two captures are the same.", QUIET)
        return Content("\n\n").join(_paragraph(one) for one in shown)

    def action_older(self) -> None:
        """The pair before."""
        self._place = min(self._place + 1, len(self._captures) - 2)
        self.compare()

    def action_newer(self) -> None:
        """The pair after."""
        self._place = max(self._place - 1, 0)
        self.compare()

    def action_whole(self) -> None:
        """With or without what did not change."""
        self._is_whole = not self._is_whole
        self.compare()

    def action_scroll(self, lines: int) -> None:
        """Scroll the text."""
        self.query_one("#changes", VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_back(self) -> None:
        """Back."""
        self.dismiss(None)


def _paragraph(one: Paragraph) -> Content:
    edits = {run.edit for run in one.runs}
    mark = MARKS[next(iter(edits))] if len(edits) == 1 else "± "
    return Content.assemble((mark, QUIET), *((show(run.words), TONES[run.edit]) for run in one.runs))
