"""Snapshots: one capture of a reference, with how it was got and what came of it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """What came of trying to capture a reference; a failure is a finding and is kept."""

    SAVED = "saved"
    UNREACHABLE = "unreachable"
    REFUSED = "refused"


class CaptureMethod(StrEnum):
    """How the bytes were got."""

    FETCHED = "fetched"
    """By this program from the address."""
    FILE = "file"
    """A local file that is the reference itself."""
    SAVED_PAGE = "saved page"
    """A file a reviewer saved from the address, for instance from behind a paywall."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One capture: digests name the bytes in ``references/`` and the readable text in the database."""

    id: str
    reference_id: str
    outcome: Outcome
    method: CaptureMethod
    reason: str | None
    """Why nothing could be saved."""
    url: str | None
    final_url: str | None
    status: int | None
    media_type: str | None
    """What the bytes are, by their content."""
    media_type_claimed: str | None
    title: str | None
    bytes_digest: str | None
    size_bytes: int | None
    text_digest: str | None
    reader: str | None
    pages: tuple[int, ...]
    """Where each page begins in the readable text; empty for formats without pages."""
    private_host: str | None
    """The host of a private network that was let through with ``--allow-private``."""
    reviewer: str
    taken_at: int
    """Milliseconds since 1970."""
    memento_at: str | None = None
    """When a web archive had captured the page, where it came from one that says so; ISO 8601 in UTC."""

    def page_of(self, place: int) -> int | None:
        """The number, from 1, of the page that holds this place of the text."""
        return bisect_right(self.pages, place) or None

    @property
    def has_text(self) -> bool:
        """Whether there is readable text."""
        return self.text_digest is not None

    @property
    def is_saved(self) -> bool:
        """Whether its bytes were kept."""
        return self.outcome is Outcome.SAVED


@dataclass(frozen=True, slots=True)
class SnapshotOrigin:
    """How the bytes of a snapshot came: what an archive file or a later check needs to know."""

    snapshot: Snapshot
    chain: tuple[tuple[str, int, str], ...]
    """Redirects on the way: address, status and the IP address that answered."""
    headers: tuple[tuple[str, str], ...]
    """Those response headers that tell of the capture, names in lower case."""
    address: str | None
    """The IP address that answered in the end."""

    def header(self, name: str) -> str | None:
        """The first header of this name."""
        return next((value for known, value in self.headers if known == name), None)
