"""The list of findings: grouped by kind, rows read a page at a time."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from rich.segment import Segment

from workbench.domain.decisions import TYPE_ORDER, TYPE_WORDS, FindingStatus
from workbench.domain.findings import FindingType
from workbench.domain.terminal import show
from workbench.tui import looks
from workbench.tui.widgets.paged_list import PagedList
from workbench.tui.widgets.virtual_list import fit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.style import Style
    from textual import events

    from workbench.domain.decisions import FindingCounts, FindingSummary
    from workbench.tui.widgets.claim_row import Piece

STATUS_WIDTH = 12
SIDE_CHARACTERS = 32
EXPLANATION_CHARACTERS = 400
"""More of an explanation never fits into a row."""


class FindingList(PagedList["FindingSummary"]):
    """Holds the row numbers of all findings, with a heading (a negative number) before each kind."""

    def __init__(self, *, id: str | None = None, empty: str = "") -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id, empty=empty)
        self._counts: FindingCounts | None = None
        self._titles: dict[str, str] = {}

    @property
    def row_height(self) -> int:
        """Two lines each."""
        return 2

    def show_order(
        self,
        order: Sequence[int],
        counts: FindingCounts,
        rows: Iterable[FindingSummary],
        titles: dict[str, str],
        *,
        keep: int | None = None,
    ) -> None:
        """Show other findings.

        Args:
            order: their row numbers, by kind.
            counts: how many there are of each kind.
            rows: rows read with it.
            titles: the documents' titles by id.
            keep: the row number the cursor stays on.
        """
        self._counts, self._titles = counts, titles
        self.show_rows(_with_headings(order, counts), rows)
        place = self.cursor
        if keep is not None and keep in self.order:
            place = self.order.index(keep)
        self.set_reactive(FindingList.cursor, self._off_headings(place, 1))
        self.rows_changed()
        self.post_message(self.Highlighted(self))

    def to(self, number: int) -> bool:
        """Put the cursor on a finding; whether it is listed."""
        if number not in self.order:
            return False
        self.cursor = self.order.index(number)
        return True

    def action_move(self, rows: int) -> None:
        """Move the cursor by some rows, past headings."""
        if self.order:
            step = 1 if rows > 0 else -1
            wanted = max(0, min(len(self.order) - 1, self.cursor + rows))
            self.cursor = self._off_headings(wanted, step)

    def pointed_at(self, event: events.Click) -> None:
        """The mouse stands on no heading."""
        self.cursor = self._off_headings(self.cursor, 1)
        super().pointed_at(event)

    def scroll_to_cursor(self) -> None:
        """Bring the cursor into view, with the heading over it."""
        if 0 < self.cursor < len(self.order) and self.order[self.cursor - 1] < 0:
            top = (self.cursor - 1) * self.row_height
            if top < self.scroll_offset.y:
                self.scroll_to(y=top, animate=False, force=True, immediate=True)
        super().scroll_to_cursor()

    def _off_headings(self, place: int, step: int) -> int:
        count = len(self.order)
        for way in (step, -step):
            at = place
            while 0 <= at < count:
                if self.order[at] > 0:
                    return at
                at += way
        return 0

    def draw_row(self, index: int, line: int, width: int, base: Style) -> list[Segment]:
        """A heading; or the mark of the cursor, then the finding."""
        number = self.order[index]
        if number < 0:
            return self._draw_heading(number, line, base)
        row = self.row_at(index)
        if row is None:
            return [Segment("  ·" if line == 0 else "", self.tone("quiet", base))]
        mark = "▌ " if index == self.cursor else "  "
        pieces = _first_line(row, width - 3) if line == 0 else self._second_line(row, width - 3)
        return [
            Segment(mark, self.tone("mark", base)),
            *(Segment(text, base if style == "plain" else self.tone(style, base)) for text, style in pieces),
        ]

    def _draw_heading(self, number: int, line: int, base: Style) -> list[Segment]:
        if line == 0 or self._counts is None:
            return []
        kind = TYPE_ORDER[-number - 1]
        look = looks.FINDINGS[kind]
        total, left = self._counts.of(kind), self._counts.of(kind, FindingStatus.OPEN)
        words = TYPE_WORDS[kind][1]
        return [
            Segment(f"{look.mark} {words[:1].upper()}{words[1:]}", self.tone("mark", base)),
            Segment(f"  {total:,}, {left:,} open", self.tone("quiet", base)),
        ]

    def _second_line(self, row: FindingSummary, width: int) -> list[Piece]:
        look = looks.FINDING_STATUSES[row.status]
        where = " · ".join(show(self._titles.get(document, document)) for document in row.documents)
        if row.differences and row.type is not FindingType.SPELLING_VARIANT:
            first = row.differences[0]
            where = f"{_cut(first.a)} → {_cut(first.b)} · {where}"
        if row.reason:
            where = f"{show(row.reason)} · {where}"
        elif not row.is_computed:
            where = f"no longer noticed · {where}"
        return [
            (fit(look.label, STATUS_WIDTH), look.tone),
            (" ", "plain"),
            (fit(where, max(0, width - STATUS_WIDTH - 1)), "quiet"),
        ]


def _first_line(row: FindingSummary, width: int) -> list[Piece]:
    look = looks.FINDINGS[row.type]
    quiet = row.status is FindingStatus.DISMISSED
    said = show(row.explanation[:EXPLANATION_CHARACTERS])
    return [(f"{look.mark} ", look.tone), (fit(said, width - 2), "quiet" if quiet else "plain")]


def _cut(words: str) -> str:
    """The words of one side of a difference, as many as tell two rows apart."""
    flat = show(" ".join(words[: 2 * SIDE_CHARACTERS].split()))
    return (
        f"“{flat if len(flat) <= SIDE_CHARACTERS else flat[: SIDE_CHARACTERS - 1] + '…'}”"
        if flat
        else "nothing"
    )


def _with_headings(order: Sequence[int], counts: FindingCounts) -> array[int]:
    """The numbers with a negative one, the kind's place in the order, before those of each kind."""
    found: array[int] = array("q")
    start = 0
    for place, kind in enumerate(TYPE_ORDER, 1):
        number = counts.of(kind)
        if number and start < len(order):
            found.append(-place)
            found.extend(order[start : start + number])
            start += number
    found.extend(order[start:])
    return found
