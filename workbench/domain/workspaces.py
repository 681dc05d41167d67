"""What a workspace says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class SourcingRule(StrEnum):
    """What a workspace asks for before a claim is rated."""

    NONE = "none"
    PRIMARY_OR_2 = "primary-or-2"
    PRIMARY_OR_3 = "primary-or-3"

    @property
    def voices(self) -> int:
        """How many independent secondary voices stand for a primary reference."""
        return {"primary-or-2": 2, "primary-or-3": 3}.get(self, 0)


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
    sourcing: SourcingRule
    """What is asked for before a claim is rated; advice."""
    created_at: int
    events: int
    heads: tuple[str, ...]
    last_event_at: int
    documents: int
    assertions: int
    references: int
    snapshots: int
    evidence: int
