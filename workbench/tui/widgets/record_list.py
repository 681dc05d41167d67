"""A list of records held in memory, each drawn by a function."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from rich.segment import Segment

from workbench.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rich.style import Style

    from workbench.tui.widgets.claim_row import Piece

R = TypeVar("R")


class RecordList(VirtualList, Generic[R]):
    """Shows records in the order given; the cursor stays on its record by id."""

    def __init__(
        self,
        draw: Callable[[R, int, int], list[Piece]],
        *,
        id: str | None = None,  # noqa: A002 - Textual's word
        empty: str = "",
    ) -> None:
        """``draw`` gives line 0 or 1 of a record in so many cells."""
        super().__init__(id=id, empty=empty)
        self._draw = draw
        self.records: Sequence[R] = ()

    @property
    def row_count(self) -> int:
        """How many records there are."""
        return len(self.records)

    @property
    def row_height(self) -> int:
        """Two lines each."""
        return 2

    @property
    def current(self) -> R | None:
        """The record under the cursor."""
        return self.records[self.cursor] if self.records else None

    def show_records(self, records: Sequence[R]) -> None:
        """Show other records."""
        kept: Any = self.current
        self.records = records
        if kept is not None:
            places = {getattr(record, "id", None): place for place, record in enumerate(records)}
            self.set_reactive(
                RecordList.cursor, places.get(kept.id, min(self.cursor, max(0, len(records) - 1)))
            )
        self.rows_changed()
        self.post_message(self.Highlighted(self))

    def draw_row(self, index: int, line: int, width: int, base: Style) -> list[Segment]:
        """The mark of the cursor, then the record."""
        mark = "▌ " if index == self.cursor else "  "
        pieces = self._draw(self.records[index], line, width - 3)
        return [
            Segment(mark, self.tone("mark", base)),
            *(Segment(text, base if style == "plain" else self.tone(style, base)) for text, style in pieces),
        ]
