"""A virtual list of stored rows: all row numbers in order, and the rows of the pages that were looked at."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from textual.message import Message

from workbench.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

PAGE_ROWS = 64
PAGES_KEPT = 200


class Numbered(Protocol):
    """A row that knows its number."""

    @property
    def n(self) -> int:
        """The row's number, from 1."""


Row = TypeVar("Row", bound=Numbered)


class PagedList(VirtualList, Generic[Row]):
    """Asks for rows when they come into view; numbers below 1 stand for what is no stored row."""

    @dataclass
    class PageWanted(Message):
        """Rows that come into view have not been read yet."""

        numbers: list[int]

    def __init__(self, *, id: str | None = None, empty: str = "") -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id, empty=empty)
        self.order: array[int] = array("q")
        self._rows: dict[int, Row] = {}
        self._asked: set[int] = set()

    @property
    def row_count(self) -> int:
        """How many rows there are."""
        return len(self.order)

    @property
    def current(self) -> Row | None:
        """The row under the cursor, when it was read."""
        return self._rows.get(self.order[self.cursor]) if self.order else None

    def show_rows(self, order: array[int], rows: Iterable[Row]) -> None:
        """Hold another order, and the rows read with it; those read before are forgotten."""
        self.order = order
        self._rows = {row.n: row for row in rows}
        self._asked.clear()

    def add_rows(self, rows: Sequence[Row]) -> None:
        """Take rows that were asked for."""
        if len(self._rows) > PAGES_KEPT * PAGE_ROWS:
            self._rows.clear()
            self._asked.clear()
        was_unread = self.current is None
        self._rows.update((row.n, row) for row in rows)
        self._asked.difference_update(row.n for row in rows)
        self.refresh()
        if was_unread and self.current is not None:
            self.post_message(self.Highlighted(self))

    def row_at(self, index: int) -> Row | None:
        """The row at a place; one that was not read yet is asked for, with its page."""
        number = self.order[index]
        row = self._rows.get(number)
        if row is None and number not in self._asked:
            start = index // PAGE_ROWS * PAGE_ROWS
            numbers = [number for number in self.order[start : start + PAGE_ROWS] if number > 0]
            self._asked.update(numbers)
            self.post_message(self.PageWanted(numbers))
        return row
