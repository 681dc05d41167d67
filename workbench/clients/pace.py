"""One request at a time to a service, with a pause between them, whoever asks in this process."""

from __future__ import annotations

import threading
import time
from typing import Self


class Pace:
    """Lets one request at a time to a service, with a pause between them, whoever asks in this process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._last = 0.0

    def __enter__(self) -> Self:
        self._lock.acquire()
        return self

    def __exit__(self, *_: object) -> None:
        self._last = time.monotonic()
        self._lock.release()

    def rest(self, pause_s: float) -> None:
        """Wait until the pause since the last request is over; to be called while entered."""
        left = self._last + pause_s - time.monotonic()
        if self._last and left > 0:
            time.sleep(left)


_PACES: dict[str, Pace] = {}
_PACES_LOCK = threading.Lock()


def pace_of(host: str) -> Pace:
    """The pace of all requests to a host and port."""
    with _PACES_LOCK:
        return _PACES.setdefault(host, Pace())
