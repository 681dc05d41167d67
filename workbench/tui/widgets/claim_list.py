"""The list of claims: row numbers in order, rows read a page at a time, one cursor and any number selected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.message import Message

from workbench.tui.widgets.claim_row import one_line, two_lines
from workbench.tui.widgets.paged_list import PAGE_ROWS, PAGES_KEPT, PagedList

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterable

    from rich.style import Style
    from textual import events

    from workbench.domain.claims import ClaimSummary

TWO_LINES_BELOW_WIDTH = 112
TWO_LINES_FROM_HEIGHT = 16
MARK_WIDTH = 2


class ClaimList(PagedList["ClaimSummary"]):
    """Holds the row numbers of all claims and the rows of the pages looked at."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "space",
            "select",
            "Select",
            show=False,
            id="claims.select",
            tooltip="Select this claim, or let it go.",
        ),
        Binding(
            "shift+down",
            "select_to(1)",
            "Select down",
            show=False,
            id="claims.select_down",
            tooltip="Select on.",
        ),
        Binding(
            "shift+up",
            "select_to(-1)",
            "Select up",
            show=False,
            id="claims.select_up",
            tooltip="Select back.",
        ),
        Binding(
            "ctrl+a",
            "select_all",
            "Select all",
            show=False,
            id="claims.select_all",
            tooltip="Select every claim listed.",
        ),
    ]

    @dataclass
    class SelectionChanged(Message):
        """Other claims are selected now."""

        count: int

    def __init__(self, *, id: str | None = None, empty: str = "") -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id, empty=empty)
        self.selected: set[int] = set()
        """Row numbers of the selected claims."""
        self.one_line_rows = False
        """Whether the reviewer wants rows of one line whatever the room."""
        self._badges: dict[int, str] = {}

    @property
    def row_height(self) -> int:
        """Two lines where a narrow list is high enough; then nothing of a claim has to be left out."""
        width, height = self.size
        roomy = width < TWO_LINES_BELOW_WIDTH and height >= TWO_LINES_FROM_HEIGHT
        return 2 if roomy and not self.one_line_rows else 1

    def around(self, index: int) -> list[int]:
        """The numbers of the page a row lies on and of what is in view from there."""
        start = max(0, index - PAGE_ROWS // 2)
        return self.order[start : start + PAGE_ROWS * 2].tolist()

    def place(self, number: int, near: int) -> int:
        """Where a row number stands in the order; ``near`` when it is gone."""
        try:
            return self.order.index(number)
        except ValueError:
            return max(0, min(near, len(self.order) - 1))

    def show_order(
        self, order: array[int], rows: Iterable[ClaimSummary], *, keep: ClaimSummary | None = None
    ) -> None:
        """Show other claims in another order.

        Args:
            order: their row numbers.
            rows: rows read with it, so that nothing in view is blank; others are asked for.
            keep: the claim the cursor stays on, wherever it is now.
        """
        if self.selected and order != self.order:
            self.selected &= set(order)
        self.show_rows(order, rows)
        if keep is not None:
            self.set_reactive(ClaimList.cursor, self.place(keep.n, self.cursor))
        self.rows_changed()
        self.post_message(self.Highlighted(self))

    def show_badges(self, badges: dict[int, str]) -> None:
        """Mark rows with what was found of their claims."""
        if len(self._badges) > PAGES_KEPT * PAGE_ROWS:
            self._badges.clear()
        if any(self._badges.get(number, "") != marks for number, marks in badges.items()):
            self._badges.update(badges)
            self.refresh()

    def draw_row(self, index: int, line: int, width: int, base: Style) -> list[Segment]:
        """The mark of selection and cursor, then the claim."""
        number = self.order[index]
        row = self.row_at(index)
        if row is None:
            return [Segment("  ·" if line == 0 else "", self.tone("quiet", base))]
        mark = "✓ " if number in self.selected else "▌ " if index == self.cursor else "  "
        if line == 1 and mark == "✓ ":
            mark = "▌ " if index == self.cursor else "  "
        room = width - MARK_WIDTH - 1
        badge = self._badges.get(number, "")
        pieces = two_lines(row, room, line, badge) if self.row_height == 2 else one_line(row, room, badge)
        segments = [Segment(mark, self.tone("mark", base))]
        return segments + [
            Segment(text, base if style == "plain" else self.tone(style, base)) for text, style in pieces
        ]

    def action_select(self) -> None:
        """Select the claim under the cursor, or let it go, and move on."""
        if not self.order:
            return
        self.selected ^= {self.order[self.cursor]}
        self._selection_changed()
        self.action_move(1)

    def action_select_to(self, rows: int) -> None:
        """Select the claim under the cursor and the next one."""
        if not self.order:
            return
        self.selected.add(self.order[self.cursor])
        self.action_move(rows)
        self.selected.add(self.order[self.cursor])
        self._selection_changed()

    def action_select_all(self) -> None:
        """Select every claim listed."""
        self.selected = set(self.order)
        self._selection_changed()

    def clear_selection(self) -> None:
        """Let all selected claims go."""
        if self.selected:
            self.selected.clear()
            self._selection_changed()

    def pointed_at(self, event: events.Click) -> None:
        """With ctrl or shift the mouse selects; twice it opens."""
        if event.ctrl or event.shift:
            self.selected ^= {self.order[self.cursor]}
            self._selection_changed()
        else:
            super().pointed_at(event)

    def _selection_changed(self) -> None:
        self.refresh()
        self.post_message(self.SelectionChanged(len(self.selected)))
