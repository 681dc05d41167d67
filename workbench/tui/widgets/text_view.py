"""A text of any length with places marked in it, and one passage that can be chosen by sentence and word."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from workbench.domain.spans import Span
from workbench.domain.terminal import show

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style
    from textual import events

FOUND_SHOWN = 500
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]{0,3}\s|\n")
_WORD_END = re.compile(r"\S(?=\s|\Z)")
_WORD_START = re.compile(r"(?<!\S)\S")


class TextView(ScrollView, can_focus=True):
    """Wraps the text once per width and draws only the lines in view."""

    DEFAULT_CSS = """
    TextView {
        background: $background;
        scrollbar-gutter: stable;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        scrollbar-color: $foreground 25%;
        scrollbar-background: $background;
        padding: 0 1;
    }

    TextView > .text--mark { text-style: underline; }
    TextView > .text--found { background: $warning-muted; color: $text-warning; }
    TextView > .text--passage { background: $primary-muted; color: $text-primary; text-style: bold; }
    TextView > .text--selection { background: $success-muted; color: $text-success; text-style: bold; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"text--mark", "text--found", "text--passage", "text--selection"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "down,j",
            "sentence(1)",
            "Next sentence",
            show=False,
            id="text.down",
            tooltip="Choose the next sentence, or scroll.",
        ),
        Binding(
            "up,k",
            "sentence(-1)",
            "Sentence before",
            show=False,
            id="text.up",
            tooltip="Choose the sentence before, or scroll.",
        ),
        Binding(
            "right,l",
            "grow(1)",
            "One word more",
            show=False,
            id="text.more",
            tooltip="Take one word more at the end.",
        ),
        Binding(
            "left,h",
            "grow(-1)",
            "One word less",
            show=False,
            id="text.less",
            tooltip="Take one word less at the end.",
        ),
        Binding(
            "shift+right,L",
            "shrink(1)",
            "Begin later",
            show=False,
            id="text.later",
            tooltip="Begin one word later.",
        ),
        Binding(
            "shift+left,H",
            "shrink(-1)",
            "Begin earlier",
            show=False,
            id="text.earlier",
            tooltip="Begin one word earlier.",
        ),
        Binding(
            "pagedown,space", "page(1)", "Page down", show=False, id="text.page_down", tooltip="One page on."
        ),
        Binding("pageup", "page(-1)", "Page up", show=False, id="text.page_up", tooltip="One page back."),
        Binding(
            "n", "found(1)", "Next found", show=False, id="text.found", tooltip="To the next place found."
        ),
        Binding(
            "N",
            "found(-1)",
            "Found before",
            show=False,
            id="text.found_before",
            tooltip="To the place found before.",
        ),
    ]

    @dataclass
    class Selected(Message):
        """Another passage is chosen, or none."""

        view: TextView
        span: Span | None

    def __init__(self, text: str = "", *, id: str | None = None, can_select: bool = False) -> None:  # noqa: A002
        super().__init__(id=id)
        self.text = text
        self.can_select = can_select
        """Whether a passage can be chosen; else the keys scroll."""
        self.marks: Sequence[Span] = ()
        """Places underlined."""
        self.passage: Span | None = None
        """The place the text is read for."""
        self.selection: Span | None = None
        self.found: list[Span] = []
        self._starts: array[int] = array("q")
        self._wrapped_at = 0
        self._drag_from: int | None = None

    def show_text(self, text: str, *, passage: Span | None = None, marks: Sequence[Span] = ()) -> None:
        """Show another text, scrolled to the passage."""
        self.text, self.passage, self.marks = text, passage, marks
        self.selection, self.found, self._wrapped_at = None, [], 0
        self._wrap()
        self.scroll_to_offset(passage.start if passage else 0)
        self.refresh()

    def search(self, words: str) -> int:
        """Mark where words stand, in any case and with any blanks between; returns how many places."""
        parts = words.split()
        self.found = []
        if parts:
            pattern = re.compile(r"\s+".join(re.escape(part) for part in parts), re.IGNORECASE)
            for match in pattern.finditer(self.text):
                self.found.append(Span(*match.span()))
                if len(self.found) == FOUND_SHOWN:
                    break
        if self.found:
            self._choose(self.found[0], around=len(parts) < 4)
        self.refresh()
        return len(self.found)

    def select(self, span: Span | None) -> None:
        """Choose a passage and bring it into view."""
        self.selection = span
        if span is not None:
            self.scroll_to_offset(span.start)
        self.refresh()
        self.post_message(self.Selected(self, span))

    def _choose(self, span: Span, *, around: bool) -> None:
        """Choose what was found: the whole sentence about a few words, the words themselves when they are many."""
        if self.can_select:
            self.select(self.sentence_at(span.start) if around else span)
        else:
            self.passage = span
            self.scroll_to_offset(span.start)

    # Wrapping: line starts as offsets, so that any offset finds its line by bisection.

    def on_resize(self) -> None:
        """Wrap anew at another width; the place being read stays in view."""
        self._wrap()
        place = self.selection or self.passage
        if place is not None:
            self.scroll_to_offset(place.start)

    def _wrap(self) -> None:
        width = max(8, self.scrollable_content_region.width)
        if width != self._wrapped_at:
            self._wrapped_at = width
            self._starts = wrap(self.text, width)
            self.virtual_size = Size(width, len(self._starts))

    def line_of(self, offset: int) -> int:
        """The number of the line an offset stands on."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def scroll_to_offset(self, offset: int) -> None:
        """Bring an offset to the upper third of the view, unless it is in view."""
        line, height = self.line_of(offset), max(1, self.size.height)
        if not self.scroll_offset.y <= line < self.scroll_offset.y + height - 1:
            self.scroll_to(y=max(0, line - height // 3), animate=False, force=True, immediate=True)

    def render_line(self, y: int) -> Strip:
        """Line ``y`` of what is in view."""
        width = self.size.width
        number = y + self.scroll_offset.y
        if number >= len(self._starts):
            return Strip.blank(width, self.rich_style)
        start = self._starts[number]
        end = self._starts[number + 1] if number + 1 < len(self._starts) else len(self.text)
        segments = [
            Segment(show(self.text[a:b].rstrip("\n")), style) for a, b, style in self._runs(start, end)
        ]
        return Strip(segments).extend_cell_length(width, self.rich_style).crop(0, width)

    def _runs(self, start: int, end: int) -> list[tuple[int, int, Style]]:
        """The line cut where a style changes."""
        places: list[tuple[Span, str]] = [
            (mark, "mark") for mark in self.marks if mark.overlap(Span(start, end))
        ]
        places += [(place, "found") for place in self.found if place.overlap(Span(start, end))]
        places += [
            (place, name)
            for place, name in ((self.passage, "passage"), (self.selection, "selection"))
            if place
        ]
        cuts = sorted({start, end, *(c for place, _ in places for c in place if start < c < end)})
        runs = []
        for a, b in pairwise(cuts):
            style = self.rich_style
            for place, name in places:
                if place.start <= a and b <= place.end:
                    style += self.get_component_rich_style(f"text--{name}", partial=True)
            runs.append((a, b, style))
        return runs

    # Choosing.

    def sentence_at(self, offset: int) -> Span:
        """The sentence or line about an offset, without blanks at its ends."""
        low = max(0, offset - 2_000)
        start = low
        for match in _SENTENCE_END.finditer(self.text, low, offset):
            start = match.end()
        ending = _SENTENCE_END.search(self.text, offset, offset + 2_000)
        end = ending.end() if ending else min(len(self.text), offset + 2_000)
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return Span(start, end)

    def action_sentence(self, step: int) -> None:
        """The next sentence, or the one before; a text that is only read scrolls."""
        if not self.can_select:
            self.scroll_relative(y=step, animate=False)
            return
        at = (
            self.selection or Span(self._starts[min(self.scroll_offset.y, len(self._starts) - 1)], 0)
            if self._starts
            else None
        )
        if at is None:
            return
        if self.selection is None:
            self.select(self._solid(at.start, 1))
        else:
            self.select(self._solid(at.end if step > 0 else at.start - 1, step))

    def _solid(self, offset: int, step: int) -> Span | None:
        """The first sentence with anything in it, from an offset on or back."""
        while 0 <= offset < len(self.text) and self.text[offset].isspace():
            offset += step
        return self.sentence_at(offset) if 0 <= offset < len(self.text) else self.selection

    def action_grow(self, step: int) -> None:
        """One word more or less at the end."""
        if self.selection is None:
            return
        start, end = self.selection
        if step > 0:
            match = _WORD_END.search(self.text, end)
            end = match.end() if match else len(self.text)
        else:
            shorter = self.text[start:end].rsplit(None, 1)
            end = start + len(shorter[0]) if len(shorter) > 1 else end
        self.select(Span(start, end))

    def action_shrink(self, step: int) -> None:
        """Begin one word later or earlier."""
        if self.selection is None:
            return
        start, end = self.selection
        if step > 0:
            match = _WORD_START.search(self.text, start + 1, end)
            start = match.start() if match else start
        else:
            before = [m.start() for m in _WORD_START.finditer(self.text, max(0, start - 200), start)]
            start = before[-1] if before else start
        self.select(Span(start, end))

    def action_page(self, pages: int) -> None:
        """One page on or back; when choosing, the sentence there is chosen."""
        self.scroll_relative(y=pages * max(1, self.size.height - 2), animate=False, force=True)
        if self.can_select and self._starts:
            line = max(
                0, min(len(self._starts) - 1, self.scroll_offset.y + pages * max(1, self.size.height - 2))
            )
            self.select(self._solid(self._starts[line], 1))

    def action_found(self, step: int) -> None:
        """To the next place found, or the one before."""
        if not self.found:
            return
        at = (self.selection or self.passage or Span(0, 0)).start
        later = [place for place in self.found if place.start > at]
        earlier = [place for place in self.found if place.end < at]
        target = (later or self.found)[0] if step > 0 else (earlier or self.found)[-1]
        self._choose(target, around=True)
        self.refresh()

    # The mouse chooses whole words.

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin to choose."""
        if self.can_select:
            self._drag_from = self._offset_at(event.x, event.y)
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Choose on."""
        if self._drag_from is not None:
            here = self._offset_at(event.x, event.y)
            start, end = sorted((self._drag_from, here))
            self.selection = self._whole_words(start, end)
            self.refresh()

    def on_mouse_up(self, _event: events.MouseUp) -> None:
        """What is chosen stays."""
        if self._drag_from is not None:
            self._drag_from = None
            self.release_mouse()
            self.post_message(self.Selected(self, self.selection))

    def _offset_at(self, x: int, y: int) -> int:
        if not self._starts:
            return 0
        number = max(0, min(len(self._starts) - 1, y + self.scroll_offset.y))
        start = self._starts[number]
        end = self._starts[number + 1] if number + 1 < len(self._starts) else len(self.text)
        cells = 0
        for offset in range(start, end):
            cells += cell_len(show(self.text[offset]))
            if cells > x - self.gutter.left:
                return offset
        return max(start, end - 1)

    def _whole_words(self, start: int, end: int) -> Span:
        while start > 0 and not self.text[start - 1].isspace():
            start -= 1
        while end < len(self.text) and not self.text[end].isspace():
            end += 1
        return Span(start, end)


def wrap(text: str, width: int) -> array[int]:
    """Offsets at which the lines of a text begin when it is wrapped between words."""
    starts = array("q")
    position, length = 0, len(text)
    while position < length:
        starts.append(position)
        newline = text.find("\n", position, position + width + 1)
        if newline >= 0:
            end = newline + 1
        elif length - position <= width:
            end = length
        else:
            blank = text.rfind(" ", position, position + width + 1)
            end = blank + 1 if blank > position else position + width
        if not text[position:end].isascii() or not text[position:end].strip("\n").isprintable():
            end = _fit_cells(text, position, end, width)
        position = end
    return starts


def _fit_cells(text: str, start: int, end: int, width: int) -> int:
    """The end moved back until the line fits, for wide characters and for what is shown longer than it is."""
    while end > start + 1 and cell_len(show(text[start:end].rstrip("\n")).rstrip()) > width:
        blank = text.rfind(" ", start + 1, end - 1)
        end = blank + 1 if blank > start else max(start + 1, (start + end) // 2)
    return end
