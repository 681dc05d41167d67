"""What the parts of the terminal UI tell each other across threads."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message


@dataclass
class Waiting(Message):
    """A write waits for another's; sent from the thread that waits."""

    words: str
