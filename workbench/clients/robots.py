"""What a site's robots.txt asks of programs; kept to when many addresses are looked at again.

Definition: RFC 9309. A file that cannot be had because of the server or the network counts as a no to everything,
one that is not there as a yes.
"""

from __future__ import annotations

import threading
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit
from urllib.robotparser import RobotFileParser

from workbench.domain.fetching import Fetched, Refused, Unreachable

if TYPE_CHECKING:
    from workbench.clients.web import WebClient

AGENT = "workbench"
MOST_BYTES = 500 * 1024


class Robots:
    """The robots.txt of every site asked about, each fetched once; safe to use from several threads."""

    def __init__(self, web: WebClient) -> None:
        self._web = web
        self._rules: dict[str, RobotFileParser | Unreachable | Refused] = {}
        self._locks: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)
        self._lock = threading.Lock()

    def refusal(self, url: str) -> Unreachable | Refused | None:
        """Why this address may not be asked; ``None`` when it may."""
        rules = self._of(url)
        if not isinstance(rules, RobotFileParser):
            reason = f"its robots.txt cannot be read: {rules.reason}"
            if isinstance(rules, Refused):
                return Refused(url, url, (), reason)
            return replace(rules, url=url, final_url=url, chain=(), reason=reason)
        if rules.can_fetch(AGENT, url):
            return None
        return Refused(url, url, (), "its robots.txt asks programs not to fetch it")

    def pause_s(self, url: str) -> float | None:
        """The pause between requests that the site asks for."""
        rules = self._of(url)
        asked = rules.crawl_delay(AGENT) if isinstance(rules, RobotFileParser) else None
        return float(asked) if asked is not None else None

    def _of(self, url: str) -> RobotFileParser | Unreachable | Refused:
        scheme, place, *_ = urlsplit(url)
        address = urlunsplit((scheme, place, "/robots.txt", "", ""))
        with self._lock:
            of_this_site = self._locks[address]
        with of_this_site:
            if address not in self._rules:
                self._rules[address] = self._read(address)
            return self._rules[address]

    def _read(self, address: str) -> RobotFileParser | Unreachable | Refused:
        answer = self._web.fetch(address)
        rules = RobotFileParser()
        if isinstance(answer, Fetched):
            rules.parse(answer.body[:MOST_BYTES].decode("utf-8", "replace").splitlines())
            return rules
        if isinstance(answer, Unreachable) and 400 <= (answer.status or 0) < 500 and answer.status != 429:
            rules.parse([])
            return rules
        return answer
