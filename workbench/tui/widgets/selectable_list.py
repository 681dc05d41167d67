"""A list of records of which several can be selected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from rich.segment import Segment
from textual.binding import Binding, BindingType

from workbench.tui.widgets.record_list import RecordList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style

R = TypeVar("R")


class SelectableList(RecordList[R]):
    """The cursor's list; what is selected stays so by id until it is let go or is not listed any more."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "space", "select", "Select", show=False, id="list.select", tooltip="Select it, or let it go."
        ),
        Binding(
            "ctrl+a", "select_all", "Select all", show=False, id="list.select_all", tooltip="Select all."
        ),
        Binding("escape", "clear", "Clear", show=False, id="list.clear", tooltip="Let all selected go."),
    ]

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self._selected: set[Any] = set()

    @property
    def chosen(self) -> list[R]:
        """What is selected, in the order of the list; else the record under the cursor, if there is one."""
        selected = [record for record in self.records if getattr(record, "id", None) in self._selected]
        current = self.current
        return selected or ([current] if current is not None else [])

    @property
    def selected_count(self) -> int:
        """How many are selected."""
        return len(self._selected)

    def show_records(self, records: Sequence[R]) -> None:
        """Show other records; what is gone is not selected any more."""
        self._selected &= {getattr(record, "id", None) for record in records}
        super().show_records(records)

    def draw_row(self, index: int, line: int, width: int, base: Style) -> list[Segment]:
        """A mark where it is selected, then the record."""
        first, *rest = super().draw_row(index, line, width, base)
        if getattr(self.records[index], "id", None) in self._selected:
            first = Segment("✓ ", self.tone("mark", base))
        return [first, *rest]

    def action_select(self) -> None:
        """Select the record under the cursor or let it go, and go on to the next."""
        if self.current is not None:
            self._selected ^= {getattr(self.current, "id", None)}
            self.refresh_row(self.cursor)
            self.action_move(1)
            self.post_message(self.Highlighted(self))

    def action_select_all(self) -> None:
        """Select everything listed."""
        self._selected = {getattr(record, "id", None) for record in self.records}
        self._changed()

    def action_clear(self) -> None:
        """Let all selected go."""
        self._selected.clear()
        self._changed()

    def _changed(self) -> None:
        self.refresh()
        self.post_message(self.Highlighted(self))
