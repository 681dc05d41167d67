"""What a workspace says of itself."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WorkspaceInfo:
    """Settings of a workspace and what it holds; times are milliseconds since 1970."""

    id: str
    title: str
    required_reviews: int
    scale: str
    is_sample: bool
    contact: str | None
    """Who to write to, sent with every request to the web."""
    created_at: int
    events: int
    heads: tuple[str, ...]
    last_event_at: int
    documents: int
    assertions: int
    references: int
    snapshots: int
    evidence: int
