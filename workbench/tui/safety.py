"""The net under all widgets: whatever a widget lets through, no control character leaves in a drawn line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.filter import LineFilter

if TYPE_CHECKING:
    from textual.color import Color

_HARMFUL = (
    *range(0x20),
    *range(0x7F, 0xA0),
    0xAD,
    0x61C,
    0x180E,
    *range(0x200B, 0x2010),
    *range(0x2028, 0x202F),
    *range(0x2060, 0x2070),
    0xFEFF,
    *range(0xFFF9, 0xFFFC),
    *range(0xD800, 0xE000),
    *range(0xE0000, 0xE0080),
)
_DROPPED = dict.fromkeys(_HARMFUL)


class ControlFilter(LineFilter):
    """Drops what a terminal would obey from every segment.

    Text meant to be read goes through ``domain.terminal.show`` before, which makes these characters visible; what is
    dropped here has no width, so the line keeps its own.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """The same segments with harmless text."""
        return [
            segment
            if segment.control or segment.text.isprintable()
            else Segment(segment.text.translate(_DROPPED), segment.style)
            for segment in segments
        ]
