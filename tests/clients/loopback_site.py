"""A real web server on loopback that behaves well and badly, and a network that pretends it is public."""

from __future__ import annotations

import gzip
import http.server
import socket
import socketserver
import time
import zlib
from functools import cache
from typing import Any

import httpcore

PUBLIC = "93.184.215.14"
"""Any plain public address; nothing is ever sent there."""

PAGE = b"<html><body><p>The ministry answered on Thursday.</p></body></html>"
MIB = 1 << 20


@cache
def bomb(size_mib: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join(packer.compress(bytes(MIB)) for _ in range(size_mib)) + packer.flush()


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers by path; ``/to/URL`` redirects."""

    protocol_version = "HTTP/1.1"
    server: Site

    def log_message(self, *_: Any) -> None:
        """Keep silent."""

    def do_GET(self) -> None:
        self.server.requests.append((self.path, dict(self.headers.items())))
        if self.path.startswith("/to/"):
            self.answer(b"", status=302, Location=self.path[4:], **{"Set-Cookie": "seen=1; Path=/"})
        elif (action := getattr(self, "get_" + self.path.strip("/").replace("-", "_"), None)) is not None:
            try:
                action()
            except OSError:
                self.close_connection = True
        else:
            self.answer(b"<p>No such page</p>", status=404)

    def answer(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        usual = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body))}
        for name, value in (usual | headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def get_page(self) -> None:
        self.answer(PAGE)

    def get_gzip(self) -> None:
        body = gzip.compress(PAGE[:20]) + gzip.compress(PAGE[20:])
        self.answer(body, **{"Content-Encoding": "gzip"})

    def get_deflate(self) -> None:
        self.answer(zlib.compress(PAGE), **{"Content-Encoding": "deflate"})

    def get_raw_deflate(self) -> None:
        packer = zlib.compressobj(wbits=-15)
        self.answer(packer.compress(PAGE) + packer.flush(), **{"Content-Encoding": "deflate"})

    def get_not_gzip(self) -> None:
        self.answer(PAGE, **{"Content-Encoding": "gzip"})

    def get_half_gzip(self) -> None:
        body = gzip.compress(PAGE)
        self.answer(body[: len(body) // 2], **{"Content-Encoding": "gzip"})

    def get_brotli(self) -> None:
        self.answer(PAGE, **{"Content-Encoding": "br"})

    def get_bomb(self) -> None:
        self.answer(bomb(200), **{"Content-Encoding": "gzip"})

    def get_empty(self) -> None:
        self.answer(b"")

    def get_busy(self) -> None:
        self.answer(b"<p>Too many</p>", status=429, **{"Retry-After": "30"})

    def get_down(self) -> None:
        self.answer(b"<p>Down</p>", status=503, **{"Retry-After": "Fri, 31 Dec 2100 23:59:59 GMT"})

    def get_broken(self) -> None:
        self.answer(b"<p>A stack trace</p>", status=500, **{"Retry-After": "30"})

    def get_more_than_said(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n" + PAGE)
        self.close_connection = True

    def get_same(self) -> None:
        known = self.headers.get("If-None-Match") or self.headers.get("If-Modified-Since")
        self.answer(b"" if known else PAGE, status=304 if known else 200, ETag='W/"7"')

    def get_always_304(self) -> None:
        self.answer(b"", status=304)

    def get_members(self) -> None:
        self.answer(bomb(1) * 200, **{"Content-Encoding": "gzip"})

    def get_deflate_bomb(self) -> None:
        self.answer(zlib.compress(bytes(200 * MIB)), **{"Content-Encoding": "deflate"})

    def get_nearly(self) -> None:
        self.answer(bomb(49), **{"Content-Encoding": "gzip"})

    def get_announced_huge(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(10**15))
        self.end_headers()

    def get_endless(self) -> None:
        self.send_response(200)
        self.send_header("Connection", "close")
        self.end_headers()
        while True:
            self.wfile.write(bytes(MIB))

    def get_cut(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        self.wfile.write(PAGE)
        self.close_connection = True

    def get_cut_chunk(self) -> None:
        self.send_response(200)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        self.wfile.write(b"40\r\nonly a few bytes")
        self.close_connection = True

    def get_drip_head(self) -> None:
        self.drip(b"HTTP/1.1 200 OK\r\nX-Slow: " + b"a" * 1000)

    def get_drip_body(self) -> None:
        self.drip(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n" + b"a" * 1000, at_once=42)

    def get_silent(self) -> None:
        time.sleep(5)

    def get_huge_head(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\n" + b"X-More: " + b"a" * 400_000 + b"\r\n\r\n")

    def get_nonsense(self) -> None:
        self.wfile.write(b"SSH-2.0-OpenSSH_9.2\r\n")
        self.close_connection = True

    def get_nowhere(self) -> None:
        self.answer(b"", status=301)

    def get_bad_redirect(self) -> None:
        self.answer(b"", status=301, Location="http://ok.example:port/")

    def get_loop(self) -> None:
        self.answer(b"", status=302, Location="/loop")

    def get_gone(self) -> None:
        self.answer(b"", status=410)

    def get_error(self) -> None:
        self.wfile.write(b"HTTP/1.1 599 \x1b]0;hostile\x07\r\nContent-Length: 0\r\n\r\n")

    def get_pdf(self) -> None:
        self.answer(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")

    def drip(self, answer: bytes, at_once: int = 0) -> None:
        self.wfile.write(answer[:at_once])
        for byte in answer[at_once:]:
            self.wfile.write(bytes([byte]))
            self.wfile.flush()
            time.sleep(0.02)


class Site(socketserver.ThreadingMixIn, http.server.HTTPServer):
    """The server, with what it was asked."""

    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.requests: list[tuple[str, dict[str, str]]] = []

    def handle_error(self, request: Any, client_address: Any) -> None:
        pass

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.server_port}"

    def url(self, path: str = "/page") -> str:
        return f"http://{self.host}{path}"


class PretendInternet(httpcore.SyncBackend):
    """Connects the one public address to the test's server, and remembers everything it was asked for."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.asked: list[tuple[str, int]] = []

    def connect_tcp(self, host: str, port: int, *rest: Any, **more: Any) -> httpcore.NetworkStream:
        self.asked.append((host, port))
        if host != PUBLIC:
            raise AssertionError(f"a socket was asked for to {host}")
        return super().connect_tcp("127.0.0.1", self.port, *rest, **more)


def names(**addresses: list[str]) -> Any:
    """A resolver that knows these names (``_`` for a dot) and otherwise asks the system for numbers only."""

    def resolve(host: str, port: int, deadline: float) -> list[str]:
        known = addresses.get(host.rstrip(".").replace(".", "_"))
        if known is not None:
            return known
        if not host[0].isdigit() and ":" not in host:
            raise socket.gaierror(socket.EAI_NONAME, "no such name here")
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        return [str(entry[4][0]) for entry in found]

    return resolve
