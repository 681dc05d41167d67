"""The HTML report in a real browser: it fits a phone, asks the network for nothing and prints."""

from __future__ import annotations

import html
import re
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest
from model_samples import HOSTILE, empty, followed_by, rich

from workbench.reports.render import render

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PHONE_WIDTH = 320


class Listener(ThreadingHTTPServer):
    """Serves one page and, as everybody's proxy, notes whatever else the browser asks for."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.page = b""
        self.asked: list[str] = []

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.server_port}"


class _Answer(BaseHTTPRequestHandler):
    server: Listener

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(self.server.page)

    do_POST = do_HEAD = do_GET  # noqa: N815

    def do_CONNECT(self) -> None:
        self.server.asked.append(self.path)
        self.send_error(403)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Requests are noted, not printed."""


@pytest.fixture
def listener() -> Iterator[Listener]:
    with Listener() as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def browse(chromium: str, folder: Path, *arguments: str) -> str:
    """What headless Chromium prints."""
    command = [
        chromium, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
        f"--user-data-dir={folder / 'browser'}", *arguments,
    ]  # fmt: skip
    return subprocess.run(command, capture_output=True, check=True, timeout=90).stdout.decode()


@pytest.mark.parametrize("name", ["rich", "hostile", "empty"])
def test_nothing_sticks_out_on_a_phone(name: str, chromium: str, tmp_path: Path) -> None:
    model = {"rich": rich(internal=True), "hostile": followed_by(HOSTILE), "empty": empty()}[name]
    frame = tmp_path / "frame.html"
    frame.write_text(
        f'<!DOCTYPE html><iframe id="phone" style="width:{PHONE_WIDTH}px;height:700px;border:0" '
        f'srcdoc="{html.escape(render(model, "html"))}"></iframe><output id="widths"></output><script>'
        "phone.onload = () => { const page = phone.contentDocument;"
        "page.querySelectorAll('details').forEach(part => part.open = true);"
        "widths.textContent = page.documentElement.scrollWidth + ' of ' + page.documentElement.clientWidth +"
        "' ' + getComputedStyle(page.querySelector('.kicker')).textTransform }</script>",
        encoding="utf-8",
    )
    seen = browse(
        chromium, tmp_path, "--hide-scrollbars", "--virtual-time-budget=5000", "--dump-dom", frame.as_uri()
    )
    # The style sheet was let through by the page's own policy: the kicker is set in capitals.
    assert f'<output id="widths">{PHONE_WIDTH} of {PHONE_WIDTH} uppercase</output>' in seen


def asked_for(page: str, chromium: str, folder: Path, listener: Listener) -> list[str]:
    """The addresses a page makes the browser ask for, its own first; the browser's calls home are left out."""
    listener.page = page.encode()
    browse(
        chromium,
        folder,
        f"--proxy-server={listener.address}",
        "--proxy-bypass-list=<-loopback>",
        "--virtual-time-budget=5000",
        "--dump-dom",
        f"http://{listener.address}/report.html",
    )
    home = re.compile(r"(?:https?://)?[^/]*(?:google|googleapis|gvt1)\.com[:/]")
    return [address for address in listener.asked if not home.match(address)]


@pytest.mark.parametrize("name", ["rich", "hostile"])
def test_reading_it_asks_the_network_for_nothing(
    name: str, chromium: str, tmp_path: Path, listener: Listener
) -> None:
    page = render({"rich": rich(internal=True), "hostile": followed_by(HOSTILE)}[name], "html")
    assert asked_for(page, chromium, tmp_path, listener) == [f"http://{listener.address}/report.html"]


def test_a_page_that_does_ask_the_network_would_be_noticed(
    chromium: str, tmp_path: Path, listener: Listener
) -> None:
    page = render(rich(), "html").replace("<main>", "<main><img src='http://evil.example/i.png'>")
    unguarded = re.sub("<meta http-equiv[^>]*>", "", page)
    assert "http://evil.example/i.png" not in asked_for(page, chromium, tmp_path, listener), (
        "the policy holds"
    )
    assert "http://evil.example/i.png" in asked_for(unguarded, chromium, tmp_path, listener)


def test_it_prints_to_paper(chromium: str, tmp_path: Path) -> None:
    page, paper = tmp_path / "report.html", tmp_path / "report.pdf"
    page.write_text(render(rich(), "html"), encoding="utf-8")
    browse(chromium, tmp_path, "--no-pdf-header-footer", f"--print-to-pdf={paper}", page.as_uri())
    assert paper.read_bytes().startswith(b"%PDF-")
    assert 4 <= len(re.findall(rb"/Type\s*/Page\b", paper.read_bytes())) <= 14
