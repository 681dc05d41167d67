"""How often a host is asked: few requests at once, pauses between them, and no sooner than it asks for."""

from __future__ import annotations

import math
import threading
import time
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

AT_ONCE = 2
PAUSE_S = 1.0
LONGEST_PAUSE_S = 60.0
"""A longer pause that robots.txt asks for is not kept to; such a host is asked once a minute."""
LONGEST_RETRY_AFTER_S = 7 * 24 * 3600.0


@dataclass(slots=True)
class _Host:
    pause_s: float
    running: int = 0
    next_at: float = -math.inf


class Pauses:
    """Keeps count of the requests to each host; safe to use from several threads."""

    def __init__(self, *, pause_s: float | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._hosts: defaultdict[str, _Host] = defaultdict(
            lambda: _Host(pause_s=PAUSE_S if pause_s is None else pause_s)
        )
        self._lock = threading.Lock()

    def ready_in(self, url: str) -> float:
        """Seconds until this address's host may be asked; infinite while two requests to it are under way."""
        with self._lock:
            host = self._hosts[host_of(url)]
            if host.running >= AT_ONCE:
                return math.inf
            return max(0.0, host.next_at - self._clock())

    def begin(self, url: str) -> None:
        """A request to this address begins."""
        with self._lock:
            host = self._hosts[host_of(url)]
            host.running += 1
            host.next_at = max(host.next_at, self._clock() + host.pause_s)

    def end(self, url: str, passed: Iterable[str] = ()) -> None:
        """It is over; hosts that redirects led to were asked as well."""
        with self._lock:
            self._hosts[host_of(url)].running -= 1
            for other in {host_of(address) for address in passed} - {host_of(url)}:
                host = self._hosts[other]
                host.next_at = max(host.next_at, self._clock() + host.pause_s)

    def hold(self, url: str, seconds: float) -> None:
        """Do not ask this host before so many seconds are over."""
        with self._lock:
            host = self._hosts[host_of(url)]
            host.next_at = max(host.next_at, self._clock() + seconds)

    def slow_down(self, url: str, pause_s: float) -> None:
        """Keep at least such a pause between requests to this host from now on."""
        with self._lock:
            host = self._hosts[host_of(url)]
            host.pause_s = max(host.pause_s, min(pause_s, LONGEST_PAUSE_S))


def host_of(url: str) -> str:
    """The host a request goes to, in lower case; an address without one stands for itself."""
    try:
        return (urlsplit(url).hostname or url).rstrip(".")
    except ValueError:
        return url


def retry_after(value: str | None, *, now: datetime | None = None) -> float | None:
    """In how many seconds a ``Retry-After`` asks to come back, at most a week; ``None`` when it says nothing.

    Definition: RFC 9110, section 10.2.3.
    """
    text = (value or "").strip()
    if text.isascii() and text.isdigit():
        return min(float(text[:9]), LONGEST_RETRY_AFTER_S)
    try:
        at = parsedate_to_datetime(text[:100])
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if at.tzinfo is None:
        at = at.replace(tzinfo=UTC)
    seconds = (at - (now or datetime.now(UTC))).total_seconds()
    return min(max(seconds, 0.0), LONGEST_RETRY_AFTER_S)
