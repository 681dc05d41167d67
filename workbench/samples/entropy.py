"""Clock and entropy of the sample: the same at every build, so that the same trail comes out."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime


class FixedEntropy:
    """Bytes that follow from a seed: SHA-256 over the seed and a counter. For samples and tests, never for ids
    that two workspaces could share.
    """

    def __init__(self, seed: str) -> None:
        self._seed = seed
        self._count = 0

    def __call__(self, size: int) -> bytes:
        """The next ``size`` bytes."""
        self._count += 1
        return hashlib.shake_256(f"{self._seed}\0{self._count}".encode()).digest(size)


class SetClock:
    """A clock that stands where it was set."""

    def __init__(self) -> None:
        self._milliseconds = 0

    def set(self, at: str) -> None:
        """Set it to an ISO 8601 time with its zone."""
        self._milliseconds = int(datetime.fromisoformat(at).astimezone(UTC).timestamp() * 1000)

    def __call__(self) -> int:
        """Milliseconds since 1970."""
        return self._milliseconds
