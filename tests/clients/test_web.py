"""Fetching from a real server: what arrives, what is recorded when it does not, and how long it may take."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from loopback_site import PAGE, names

from workbench.clients.http import user_agent
from workbench.clients.resolving import system_addresses
from workbench.clients.web import Limits, WebClient, fetch
from workbench.domain.fetching import Fetched, Hop, Refused, Unreachable

if TYPE_CHECKING:
    import ssl

    from loopback_site import Site

SOON = Limits(seconds=1.0)
SMALL = Limits(wire_bytes=2 << 20, body_bytes=4 << 20)


def test_a_page_arrives_with_what_is_known_of_it(site: Site) -> None:
    outcome = fetch(site.url(), allow_private=[site.host], contact="https://desk.example")
    assert isinstance(outcome, Fetched)
    assert outcome.body == PAGE
    assert (outcome.url, outcome.final_url, outcome.chain, outcome.status) == (
        site.url(),
        site.url(),
        (),
        200,
    )
    assert outcome.media_type_claimed == "text/html; charset=utf-8"
    assert outcome.media_type_sniffed == "text/html"
    assert ("content-length", str(len(PAGE))) in outcome.headers
    assert (outcome.address, outcome.private) == ("127.0.0.1", True)
    assert 0 <= outcome.elapsed_ms < 10_000


def test_the_request_says_honestly_who_asks_and_keeps_no_cookie(site: Site) -> None:
    fetch(site.url("/to/page"), allow_private=[site.host], contact="https://desk.example\r\nX-Evil: 1")
    fetch(site.url("/to//page"), allow_private=[site.host], contact="https://desk.example")
    (_, sent) = site.requests[-1]
    assert sent["Host"] == site.host
    assert sent["User-Agent"] == user_agent("https://desk.example")
    assert sent["User-Agent"].startswith("workbench/")
    assert sent["Accept-Encoding"] == "gzip, deflate"
    for _, headers in site.requests:
        assert "Cookie" not in headers
        assert "X-Evil" not in headers


def test_proxies_of_the_environment_are_not_used(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert isinstance(fetch(site.url(), allow_private=[site.host]), Fetched)


def test_redirects_are_followed_and_kept(site: Site) -> None:
    outcome = fetch(site.url("/to//to//page"), allow_private=[site.host])
    assert isinstance(outcome, Fetched)
    assert outcome.final_url == site.url()
    assert outcome.chain == (
        Hop(site.url("/to//to//page"), 302, "127.0.0.1"),
        Hop(site.url("/to//page"), 302, "127.0.0.1"),
    )


@pytest.mark.parametrize("path", ["/gzip", "/deflate", "/raw-deflate"])
def test_packed_answers_are_unpacked(site: Site, path: str) -> None:
    outcome = fetch(site.url(path), allow_private=[site.host])
    assert isinstance(outcome, Fetched)
    assert outcome.body == PAGE


def test_a_claim_that_is_not_so_is_seen(site: Site) -> None:
    outcome = fetch(site.url("/pdf"), allow_private=[site.host])
    assert isinstance(outcome, Fetched)
    assert (outcome.media_type_claimed, outcome.media_type_sniffed) == (
        "text/html; charset=utf-8",
        "application/pdf",
    )


@pytest.mark.parametrize(
    ("path", "status", "reason"),
    [
        ("/absent", 404, "the server answered 404 Not Found"),
        ("/gone", 410, "the server answered 410 Gone"),
        ("/error", 599, "the server answered 599"),
        ("/cut", None, "the answer was cut short"),
        ("/cut-chunk", None, "the answer was cut short"),
        ("/half-gzip", None, "the answer was cut short"),
        ("/not-gzip", None, "packed wrongly"),
        ("/brotli", None, "'br', which was not asked for"),
        ("/nonsense", None, "keep to HTTP"),
        ("/huge-head", None, "keep to HTTP"),
        ("/nowhere", None, "without saying where"),
        ("/bad-redirect", None, "keep to HTTP"),
        ("/loop", None, "redirects more than 5 times"),
    ],
)
def test_an_answer_that_is_no_page_is_a_finding(
    site: Site, path: str, status: int | None, reason: str
) -> None:
    outcome = fetch(site.url(path), allow_private=[site.host])
    assert isinstance(outcome, Unreachable)
    assert reason in outcome.reason
    assert outcome.status == status
    assert outcome.url == site.url(path)


def test_a_redirect_loop_ends_after_five(site: Site) -> None:
    outcome = fetch(site.url("/loop"), allow_private=[site.host])
    assert len(site.requests) == 6
    assert isinstance(outcome, Unreachable)
    assert len(outcome.chain) == 6


@pytest.mark.parametrize("path", ["/drip-head", "/drip-body", "/silent"])
def test_a_server_that_drips_or_keeps_silent_is_left_at_the_deadline(site: Site, path: str) -> None:
    began = time.monotonic()
    outcome = fetch(site.url(path), allow_private=[site.host], limits=SOON)
    assert outcome == Unreachable(
        site.url(path), site.url(path), (), "there was no whole answer within 1 seconds", may_pass=True
    )
    assert time.monotonic() - began < 1.5


def test_a_handshake_that_never_comes_is_left_at_the_deadline() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        host = f"127.0.0.1:{silent.getsockname()[1]}"
        began = time.monotonic()
        outcome = fetch(f"https://{host}/", allow_private=[host], limits=SOON)
    assert isinstance(outcome, Unreachable)
    assert outcome.reason == "no connection could be made in time"
    assert time.monotonic() - began < 1.5


def test_the_system_is_not_waited_for_beyond_the_deadline(monkeypatch: pytest.MonkeyPatch) -> None:
    over = threading.Event()

    def slow(*_: object, **__: object) -> list[object]:
        over.wait(10)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", slow)
    began = time.monotonic()
    with pytest.raises(TimeoutError):
        system_addresses("slow.example", 80, began + 0.2)
    assert time.monotonic() - began < 1
    over.set()


def test_a_name_server_that_keeps_silent_is_left_at_the_deadline(site: Site) -> None:
    answered = threading.Event()

    def slow(host: str, port: int, deadline: float) -> list[str]:
        if not answered.wait(max(0.0, deadline - time.monotonic())):
            raise TimeoutError("no answer")
        return ["127.0.0.1"]

    outcome = WebClient(allow_private=[site.host], limits=SOON, resolve=slow).fetch(site.url())
    assert isinstance(outcome, Unreachable)
    assert "in time" in outcome.reason


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/announced-huge", "bigger than 2 MiB"),
        ("/endless", "sends more than 2 MiB"),
        ("/bomb", "unpacks to more than 4 MiB"),
    ],
)
def test_an_answer_over_the_limits_is_refused(site: Site, path: str, reason: str) -> None:
    outcome = fetch(site.url(path), allow_private=[site.host], limits=SMALL)
    assert isinstance(outcome, Refused)
    assert reason in outcome.reason


@pytest.mark.skipif(sys.platform != "linux", reason="peak memory is read from /proc")
@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/bomb", "Refused"),
        ("/members", "Refused"),
        ("/deflate-bomb", "Refused"),
        ("/endless", "Refused"),
        ("/nearly", "Fetched"),
    ],
)
def test_a_bomb_takes_at_most_80_mib_above_idle(site: Site, path: str, kind: str) -> None:
    script = f"""
import re
from pathlib import Path
from workbench.clients.web import WebClient
peak = lambda: int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) / 1024
client = WebClient(allow_private=[{site.host!r}])
client.fetch({site.url()!r})
before = peak()
outcome = client.fetch({site.url(path)!r})
print(type(outcome).__name__, round(peak() - before))
"""
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    came, grown_mib = ran.stdout.split()
    assert came == kind
    assert int(grown_mib) <= 80, grown_mib


@pytest.mark.skipif(sys.platform != "linux", reason="peak memory is read from /proc")
def test_bombs_at_the_same_time_do_not_add_up(site: Site) -> None:
    script = f"""
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from workbench.clients.web import WebClient
peak = lambda: int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) / 1024
client = WebClient(allow_private=[{site.host!r}])
with ThreadPoolExecutor(4) as pool:
    list(pool.map(client.fetch, [{site.url()!r}] * 4))
    before = peak()
    kinds = set(type(outcome).__name__ for outcome in pool.map(client.fetch, [{site.url("/bomb")!r}] * 4))
print(*kinds, round(peak() - before))
"""
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    kind, grown_mib = ran.stdout.split()
    assert kind == "Refused"
    assert int(grown_mib) <= 80, grown_mib


def test_nothing_listens_or_no_such_name_is_a_finding() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    refused = fetch(f"http://127.0.0.1:{port}/", allow_private=[f"127.0.0.1:{port}"])
    assert isinstance(refused, Unreachable)
    assert refused.reason == "the connection was refused"

    def unknown(host: str, port: int, deadline: float) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    outcome = WebClient(resolve=unknown).fetch("http://no-such-name.example/")
    assert isinstance(outcome, Unreachable)
    assert outcome.reason == "there is no such name, or no network"


def test_an_untrusted_certificate_is_a_finding(tls_site: tuple[Site, ssl.SSLContext]) -> None:
    site, _ = tls_site
    outcome = fetch(f"https://{site.host}/page", allow_private=[site.host])
    assert isinstance(outcome, Unreachable)
    assert outcome.reason.startswith("its certificate is not valid (")


def test_a_certificate_is_compared_with_the_name_and_not_with_the_address(
    tls_site: tuple[Site, ssl.SSLContext],
) -> None:
    site, trusting = tls_site
    desk, other = f"desk.example:{site.server_port}", f"other.example:{site.server_port}"
    client = WebClient(
        allow_private=[desk, other],
        ssl_context=trusting,
        resolve=names(desk_example=["127.0.0.1"], other_example=["127.0.0.1"]),
    )
    assert isinstance(client.fetch(f"https://{desk}/page"), Fetched)
    outcome = client.fetch(f"https://{other}/page")
    assert isinstance(outcome, Unreachable)
    assert "certificate is not valid" in outcome.reason


def test_plain_http_on_a_tls_port_is_a_finding(site: Site) -> None:
    outcome = fetch(f"https://{site.host}/", allow_private=[site.host])
    assert isinstance(outcome, Unreachable)
    assert outcome.reason == "no secure connection could be made"


def test_one_client_serves_several_threads(site: Site) -> None:
    client = WebClient(allow_private=[site.host])
    with ThreadPoolExecutor(4) as pool:
        outcomes = list(pool.map(client.fetch, [site.url()] * 12))
    assert all(isinstance(outcome, Fetched) and outcome.body == PAGE for outcome in outcomes)


def test_a_downgrade_to_http_is_seen() -> None:
    def came(*urls: str) -> Fetched:
        chain = tuple(Hop(url, 301, "93.184.215.14") for url in urls[:-1])
        return Fetched(urls[0], urls[-1], chain, 200, (), b"", None, "text/plain", "93.184.215.14", False, 1)

    assert came("https://a.example/", "http://a.example/").is_downgraded
    assert not came("http://a.example/", "https://a.example/").is_downgraded
    assert not came("http://a.example/").is_downgraded
