"""What the parts of the terminal UI tell each other across threads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from workbench.domain.fetch_queue import QueuedFetch


@dataclass
class FetchStep(Message):
    """A fetch of the queue began or was settled; sent from the thread that fetches."""

    fetch: QueuedFetch


@dataclass
class FetchingEnded(Message):
    """The queue was worked through, or another process does it; sent from the thread that fetched."""

    words: str
    is_refusal: bool


@dataclass
class Waiting(Message):
    """A write waits for another's; sent from the thread that waits."""

    words: str
