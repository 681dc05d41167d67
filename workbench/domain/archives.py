"""Archived copies of references: what a web archive holds of a page, or was asked to hold.

A page that was submitted is not archived: only ``found``, ``saved`` and ``reused`` copies can be cited.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from enum import StrEnum
from typing import Any

INTERNET_ARCHIVE = "Internet Archive"


class ArchiveState(StrEnum):
    """How far an archived copy is."""

    FOUND = "found"
    """The archive had it before."""
    SUBMITTED = "submitted"
    """The archive took the request and has not said yet what came of it."""
    SAVED = "saved"
    """The archive captured the page when asked."""
    REUSED = "reused"
    """The archive gave a capture it had made shortly before instead of a new one."""
    FAILED = "failed"


ARCHIVED = frozenset({ArchiveState.FOUND, ArchiveState.SAVED, ArchiveState.REUSED})
"""States in which there is a copy that can be cited."""


@dataclass(frozen=True, slots=True)
class Capture:
    """A copy that an archive holds."""

    archive: str
    url: str
    captured_at: str
    """ISO 8601 in UTC: ``2024-12-19T08:30:00Z``."""


@dataclass(frozen=True, slots=True)
class ArchivedCopy:
    """A copy in a web archive as it is recorded on a reference."""

    id: str
    reference_id: str
    archive: str
    """The archive's name."""
    state: ArchiveState
    url: str | None
    captured_at: str | None
    """When the archive captured it, ISO 8601 in UTC."""
    job: str | None
    """What the archive calls a request to save; kept so that a later run can ask what came of it."""
    reason: str | None
    """Why it failed, or what is to be known of it."""
    reviewer: str
    recorded_at: int
    """Milliseconds since 1970."""

    @property
    def is_archived(self) -> bool:
        """Whether there is a copy that can be cited."""
        return self.state in ARCHIVED and self.url is not None

    @property
    def sentence(self) -> str:
        """What a report says of it: ``archived at URL, 19 December 2024``; empty while there is no copy."""
        if not self.is_archived:
            return ""
        day = f", {day_in_words(self.captured_at)}" if self.captured_at else ""
        return f"archived at {self.url}{day}"

    def csl(self) -> dict[str, Any]:
        """The variables of CSL-JSON 1.0.2 that cite it; none while there is no copy."""
        if not self.is_archived:
            return {}
        found: dict[str, Any] = {"archive": self.archive, "archive_location": self.url}
        if self.captured_at:
            year, month, day = (int(part) for part in self.captured_at[:10].split("-"))
            found["available-date"] = {"date-parts": [[year, month, day]]}
        return found


def day_in_words(moment: str) -> str:
    """The day of an ISO 8601 time as reports write it: ``19 December 2024``."""
    day = datetime.fromisoformat(moment)
    return f"{day.day} {day:%B} {day.year:04}"


def iso_moment(moment: datetime) -> str:
    """An aware time as it is recorded: to the second, in UTC."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def memento_moment(value: str | None) -> str | None:
    """The time in a ``Memento-Datetime`` header as ISO 8601 in UTC; ``None`` when it is absent or none."""
    if not value:
        return None
    try:
        read = parsedate_to_datetime(value[:100])
    except (ValueError, TypeError, OverflowError):
        return None
    return iso_moment(read if read.tzinfo else read.replace(tzinfo=UTC))


def best_copy(copies: list[ArchivedCopy]) -> ArchivedCopy | None:
    """The copy to cite: of those there are, the one recorded last."""
    return next((copy for copy in sorted(copies, key=lambda c: -c.recorded_at) if copy.is_archived), None)
