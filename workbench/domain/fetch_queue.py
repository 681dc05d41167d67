"""The queue of references waiting to be fetched; it lies in the workspace and survives closing the program."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FetchState(StrEnum):
    """Where a fetch stands."""

    QUEUED = "queued"
    RUNNING = "running"
    """Known only to the process that fetches."""
    SAVED = "saved"
    REUSED = "reused"
    """The bytes are those of an earlier capture, which is kept once."""
    FAILED = "failed"
    CANCELLED = "cancelled"


WAITING = frozenset({FetchState.QUEUED, FetchState.RUNNING})


@dataclass(frozen=True, slots=True)
class QueuedFetch:
    """One reference in the queue, with what came of it."""

    id: str
    reference_id: str
    title: str
    url: str
    state: FetchState
    reason: str | None
    """Why it failed."""
    snapshot_id: str | None
    size_bytes: int | None
    reviewer: str
    queued_at: int
    """Milliseconds since 1970."""
    settled_at: int | None
