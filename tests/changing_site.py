"""A real web server on loopback whose pages a test changes, and which remembers who asked when."""

from __future__ import annotations

import hashlib
import http.server
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass
class Answer:
    """What a path answers."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    takes_s: float = 0.0
    until: threading.Event | None = None
    """The answer is held back until this is set."""


def page(*paragraphs: str, title: str = "A page") -> Answer:
    """A page of these paragraphs."""
    shown = "".join(f"<p>{words}</p>" for words in paragraphs)
    return Answer(f"<html><head><title>{title}</title></head><body>{shown}</body></html>".encode())


class ChangingSite(http.server.ThreadingHTTPServer):
    """Answers by path from ``pages``; a list of answers is given one after the other, the last for ever."""

    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.pages: dict[str, Answer | list[Answer]] = {}
        self.requests: list[tuple[float, str, str, dict[str, str]]] = []
        """Time, Host, path and headers of each."""
        self.most_at_once = 0
        self._running = 0
        self._lock = threading.Lock()

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.server_port}"

    def url(self, path: str) -> str:
        return f"http://{self.host}{path}"

    def asked(self) -> list[str]:
        """The paths asked for, in order."""
        return [path for _at, _host, path, _headers in self.requests]

    def begin(self, host: str, path: str, headers: dict[str, str]) -> Answer:
        with self._lock:
            self._running += 1
            self.most_at_once = max(self.most_at_once, self._running)
            self.requests.append((time.monotonic(), host, path, headers))
            found = self.pages.get(path, Answer(b"no such page", 404))
            if isinstance(found, list):
                return found.pop(0) if len(found) > 1 else found[0]
            return found

    def end(self) -> None:
        with self._lock:
            self._running -= 1


class _Handler(http.server.BaseHTTPRequestHandler):
    server: ChangingSite

    def log_message(self, *_: Any) -> None:
        """Keep silent."""

    def do_GET(self) -> None:
        answer = self.server.begin(self.headers["Host"], self.path, dict(self.headers.items()))
        try:
            time.sleep(answer.takes_s)
            if answer.until is not None:
                answer.until.wait(20)
            etag = f'"{hashlib.sha256(answer.body).hexdigest()[:12]}"'
            is_known = answer.status == 200 and self.headers.get("If-None-Match") == etag
            body = b"" if is_known else answer.body
            self.send_response_only(304 if is_known else answer.status)
            usual = {
                "Content-Type": "text/html; charset=utf-8",
                "Content-Length": str(len(body)),
                "ETag": etag,
            }
            for name, value in (usual | answer.headers).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)
        except OSError:
            self.close_connection = True
        finally:
            self.server.end()


@contextmanager
def served() -> Iterator[ChangingSite]:
    """The site, for the length of the block."""
    with ChangingSite() as site:
        thread = threading.Thread(target=site.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield site
        site.shutdown()
        thread.join()
