"""The line at the top: which workspace, what is filtered, how much is left."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from workbench.domain.terminal import show
from workbench.tui.looks import QUIET
from workbench.tui.widgets.virtual_list import fit


class StatusLine(Widget):
    """Three texts on one line; the middle one gives way first."""

    title: reactive[str] = reactive("")
    middle: reactive[str] = reactive("")
    right: reactive[str] = reactive("")

    def render(self) -> Content:
        """The line as wide as the screen."""
        width = self.size.width
        right = show(self.right)
        name = " Workbench "
        room = max(0, width - len(name) - len(right) - 2)
        title = show(self.title)
        middle = show(self.middle)
        title = fit(title, min(len(title), room if not middle else max(12, room // 2)))
        left = len(name) + len(title) + 1
        gap = max(0, width - left - len(right) - 1)
        return Content.assemble(
            (name, "bold $text-primary"),
            (title + " ", "$foreground"),
            (fit(f"  {middle}" if middle else "", gap), "$text-accent"),
            (right + " ", QUIET),
        )
