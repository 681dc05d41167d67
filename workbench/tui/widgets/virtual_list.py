"""A list of any length that draws only the rows in view."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

if TYPE_CHECKING:
    from rich.style import Style
    from textual import events


class VirtualList(ScrollView, can_focus=True):
    """Rows by number: a subclass says how many there are and draws one when asked."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "move(1)", "Down", show=False, id="list.down", tooltip="One row down."),
        Binding("up,k", "move(-1)", "Up", show=False, id="list.up", tooltip="One row up."),
        Binding(
            "pagedown,ctrl+f",
            "page(1)",
            "Page down",
            show=False,
            id="list.page_down",
            tooltip="One page down.",
        ),
        Binding(
            "pageup,ctrl+b", "page(-1)", "Page up", show=False, id="list.page_up", tooltip="One page up."
        ),
        Binding("g,home", "first", "First", show=False, id="list.first", tooltip="To the first row."),
        Binding("G,end", "last", "Last", show=False, id="list.last", tooltip="To the last row."),
        Binding(
            "enter", "choose", "Open", show=False, id="list.choose", tooltip="Open the row under the cursor."
        ),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "list--cursor",
        "list--quiet",
        "list--strong",
        "list--good",
        "list--bad",
        "list--warn",
        "list--busy",
        "list--mark",
    }

    cursor: reactive[int] = reactive(0, repaint=False)
    """The number of the row under the cursor."""

    @dataclass
    class Highlighted(Message):
        """The cursor stands on another row, or the row under it is another."""

        source: VirtualList

        @property
        def control(self) -> VirtualList:
            """The list it comes from."""
            return self.source

    @dataclass
    class Chosen(Message):
        """A row was opened with enter or a double click."""

        source: VirtualList
        index: int

        @property
        def control(self) -> VirtualList:
            """The list it comes from."""
            return self.source

    def __init__(self, *, id: str | None = None, empty: str = "") -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self.empty = empty
        """What is shown in place of rows, one line or several."""
        self._styles: dict[tuple[str, bool], Style] = {}

    @property
    def row_count(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    @property
    def row_height(self) -> int:
        """How many lines a row takes."""
        return 1

    def draw_row(self, index: int, line: int, width: int, base: Style) -> list[Segment]:
        """One line of a row, at most ``width`` cells; its styles are to be put on ``base``."""
        raise NotImplementedError

    def rows_changed(self) -> None:
        """Draw again after rows came, went or changed; the cursor stays within them."""
        self._fit()
        self.cursor = max(0, min(self.cursor, self.row_count - 1))
        self.scroll_to_cursor()
        self.refresh()

    def _fit(self) -> None:
        self.virtual_size = Size(self.scrollable_content_region.width, self.row_count * self.row_height)

    def on_resize(self) -> None:
        """Fit the rows to the new width; the cursor stays in view."""
        self._fit()
        self.scroll_to_cursor()

    def notify_style_update(self) -> None:
        """Forget styles of the theme before."""
        self._styles.clear()
        super().notify_style_update()

    def tone(self, name: str, base: Style) -> Style:
        """A named style of the theme on top of a row's own."""
        key = (name, base.bgcolor is not None and base is self._style("cursor"))
        found = self._styles.get(key)
        if found is None:
            found = self._styles[key] = base + self.get_component_rich_style(f"list--{name}", partial=True)
        return found

    def _style(self, name: str) -> Style:
        found = self._styles.get((name, False))
        if found is None:
            found = self._styles[name, False] = self.get_component_rich_style(f"list--{name}")
        return found

    def render_line(self, y: int) -> Strip:
        """Line ``y`` of what is in view."""
        width = self.size.width
        at = y + self.scroll_offset.y
        if self.row_count == 0:
            return self._empty_line(y, width)
        index, line = divmod(at, self.row_height)
        if index >= self.row_count:
            return Strip.blank(width, self.rich_style)
        base = self._style("cursor") if index == self.cursor else self.rich_style
        segments = self.draw_row(index, line, width, base)
        return Strip(segments).extend_cell_length(width, base).crop(0, width)

    def _empty_line(self, y: int, width: int) -> Strip:
        lines = self.empty.split("\n")
        start = max(0, min(self.size.height // 3, self.size.height - len(lines)))
        if not start <= y < start + len(lines):
            return Strip.blank(width, self.rich_style)
        text = lines[y - start][: width - 1].center(width)
        style = self.rich_style if y == start else self.tone("quiet", self.rich_style)
        return Strip([Segment(text, style)], cell_len(text))

    def watch_cursor(self, old: int, new: int) -> None:
        """Draw the two rows the cursor left and reached; scroll only when it leaves the view."""
        self.scroll_to_cursor()
        for index in {old, new}:
            self.refresh_row(index)
        self.post_message(self.Highlighted(self))

    def refresh_row(self, index: int) -> None:
        """Draw one row again."""
        top = index * self.row_height - self.scroll_offset.y
        self.refresh(Region(0, top, self.size.width, self.row_height))

    def scroll_to_cursor(self) -> None:
        """Bring the cursor into view with the least scrolling."""
        height = self.size.height
        if height <= 0:
            return
        top, bottom = self.cursor * self.row_height, (self.cursor + 1) * self.row_height
        if top < self.scroll_offset.y:
            self.scroll_to(y=top, animate=False, force=True, immediate=True)
        elif bottom > self.scroll_offset.y + height:
            self.scroll_to(y=bottom - height, animate=False, force=True, immediate=True)

    def action_move(self, rows: int) -> None:
        """Move the cursor by some rows."""
        self.cursor = max(0, min(self.row_count - 1, self.cursor + rows))

    def action_page(self, pages: int) -> None:
        """Move the cursor by a view's height."""
        self.action_move(pages * max(1, self.size.height // self.row_height - 1))

    def action_first(self) -> None:
        """To the first row."""
        self.action_move(-self.row_count)

    def action_last(self) -> None:
        """To the last row."""
        self.action_move(self.row_count)

    def action_choose(self) -> None:
        """Open the row under the cursor."""
        if self.row_count:
            self.post_message(self.Chosen(self, self.cursor))

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse is; twice opens the row."""
        index = (event.y + self.scroll_offset.y) // self.row_height
        if 0 <= index < self.row_count:
            self.cursor = index
            self.pointed_at(event)

    def pointed_at(self, event: events.Click) -> None:
        """The mouse put the cursor on its row."""
        if event.chain == 2:
            self.action_choose()


def fit(text: str, width: int) -> str:
    """The text in exactly so many cells, with an ellipsis where it was cut."""
    if width <= 0:
        return ""
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    return set_cell_size(set_cell_size(text, width - 1).rstrip() + "…", width)
