"""No socket is opened to an address that was not checked, however the address is spelt or reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpcore
import pytest
from loopback_site import PAGE, PUBLIC, names

from workbench.clients.web import WebClient
from workbench.domain.fetching import Fetched, Refused, Unreachable

if TYPE_CHECKING:
    from loopback_site import PretendInternet, Site

SPELLINGS = [
    "http://127.0.0.1/",
    "http://127.1/",
    "http://2130706433/",
    "http://0x7f.1/",
    "http://0x7f000001/",
    "http://017700000001/",
    "http://127.0.1/",
    "http://127.255.255.254:8080/",
    "http://0/",
    "http://0.0.0.0/",
    "http://[::1]/",
    "http://[::]/",
    "http://[0:0:0:0:0:0:0:1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[::127.0.0.1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[2002:7f00:1::]/",
    "http://[fe80::1]/",
    "http://[fec0::1]/",
    "http://[fd00::1]:8443/",
    "http://10.0.0.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://100.64.0.1/",
    "http://192.0.0.8/",
    "http://198.18.0.1/",
    "http://224.0.0.1/",
    "http://255.255.255.255/",
    "https://localhost/",
    "http://localhost./",
    "http://LOCALHOST:80/",
]


@pytest.mark.parametrize("url", SPELLINGS)
def test_no_spelling_of_an_address_gets_past_the_check(url: str, internet: PretendInternet) -> None:
    resolve = names(localhost=["127.0.0.1", "::1"])
    outcome = WebClient(resolve=resolve, sockets=internet).fetch(url)
    assert isinstance(outcome, Refused), outcome
    assert "no public address" in outcome.reason
    assert internet.asked == []


@pytest.mark.parametrize(
    "url", ["http://0177.0.0.1/", "http://127.0.0.1./", "http://127.0.0.1%00.ok.example/"]
)
def test_what_only_some_programs_take_for_an_address_is_not_fetched(
    url: str, internet: PretendInternet
) -> None:
    outcome = WebClient(resolve=names(), sockets=internet).fetch(url)
    assert isinstance(outcome, Refused | Unreachable)
    assert internet.asked == []


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("ftp://ok.example/file", "http and https"),
        ("file:///etc/passwd", "http and https"),
        ("gopher://ok.example/", "http and https"),
        ("javascript:alert(1)", "http and https"),
        ("ok.example/page", "http and https"),
        ("", "http and https"),
        ("http://user:pass@ok.example/", "user name"),
        ("http://user@ok.example/", "user name"),
        ("http://ok.example:22/", "port 22"),
        ("http://ok.example:0/", "port 0"),
        ("http://ok.example:25/", "port 25"),
        ("http:///path", "no host"),
        ("http://ok.example%00.example/", "no valid host"),
        ("http://ok!.example/", "no valid host"),
        ("http://[fe80::1%25eth0]/", "no valid host"),
        ("http://127.0.0.1\\@ok.example/", "backslash"),
        ("http://ok.example/\r\nX-Evil: 1", "no valid address"),
        ("http://\u2460\u2461\u2466.0.0.1/", "no valid address"),
        ("http://[::1", "no valid address"),
        ("http://ok.example:port/", "no valid address"),
        ("http://ok.example/" + "a" * 9_000, "longer than"),
    ],
)
def test_what_is_no_plain_web_address_is_refused(url: str, reason: str, internet: PretendInternet) -> None:
    outcome = WebClient(resolve=names(ok_example=[PUBLIC]), sockets=internet).fetch(url)
    assert isinstance(outcome, Refused)
    assert reason in outcome.reason
    assert outcome.url == url
    assert internet.asked == []


def test_a_public_page_is_fetched_from_the_checked_address(internet: PretendInternet) -> None:
    outcome = WebClient(resolve=names(ok_example=[PUBLIC]), sockets=internet).fetch("http://ok.example/page")
    assert isinstance(outcome, Fetched)
    assert outcome.body == PAGE
    assert (outcome.address, outcome.private) == (PUBLIC, False)
    assert internet.asked == [(PUBLIC, 80)]


def test_the_server_is_asked_by_the_name(internet: PretendInternet, site: Site) -> None:
    WebClient(resolve=names(ok_example=[PUBLIC]), sockets=internet).fetch("http://ok.example/page")
    assert [headers["Host"] for _, headers in site.requests] == ["ok.example"]


@pytest.mark.parametrize(
    "addresses", [["10.0.0.5"], [PUBLIC, "127.0.0.1"], ["::1", PUBLIC], [PUBLIC, "224.0.0.1"]]
)
def test_a_name_with_one_bad_address_is_refused(addresses: list[str], internet: PretendInternet) -> None:
    outcome = WebClient(resolve=names(mixed_example=addresses), sockets=internet).fetch(
        "http://mixed.example/page"
    )
    assert isinstance(outcome, Refused)
    assert "mixed.example is " in outcome.reason
    assert internet.asked == []


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1/page",
        "http://169.254.169.254/latest/",
        "http://2130706433/",
        "http://[::1]/",
        "http://inside.example/page",
        "//inside.example/page",
        "http://ok.example:22/",
        "http://user:pass@ok.example/page",
        "file:///etc/passwd",
    ],
)
def test_a_redirect_is_checked_like_the_first_address(
    target: str, internet: PretendInternet, site: Site
) -> None:
    resolve = names(ok_example=[PUBLIC], inside_example=["10.0.0.5"])
    outcome = WebClient(resolve=resolve, sockets=internet).fetch(f"http://ok.example/to/{target}")
    assert isinstance(outcome, Refused)
    assert [hop.status for hop in outcome.chain] == [302]
    assert internet.asked == [(PUBLIC, 80)]
    assert len(site.requests) == 1


def test_a_name_that_changes_its_address_meanwhile_is_refused(internet: PretendInternet) -> None:
    answers = iter([[PUBLIC], ["127.0.0.1"]])

    def rebinding(host: str, port: int, deadline: float) -> list[str]:
        return next(answers)

    outcome = WebClient(resolve=rebinding, sockets=internet).fetch("http://rebinding.example/to//page")
    assert isinstance(outcome, Refused)
    assert "loopback" in outcome.reason
    assert internet.asked == [(PUBLIC, 80)]


def test_a_local_server_needs_its_host_and_port_named(site: Site) -> None:
    def outcome(*allow_private: str) -> object:
        return type(WebClient(allow_private=allow_private).fetch(site.url()))

    port = site.server_port
    assert outcome() is Refused
    assert outcome("127.0.0.1") is Refused, "the port is no web server's"
    assert outcome(f"127.0.0.1:{port + 1}") is Refused
    assert outcome(f"localhost:{port}") is Refused, "another name for it is another host"
    assert outcome("elsewhere.example", f"127.0.0.1:{port}") is Fetched
    assert len(site.requests) == 1


def test_what_a_refusal_suggests_works(site: Site) -> None:
    refused = WebClient().fetch(site.url())
    assert isinstance(refused, Refused)
    suggested = refused.reason.partition("--allow-private ")[2].partition(" ")[0]
    assert isinstance(WebClient(allow_private=[suggested]).fetch(site.url()), Fetched)


def test_an_allowed_host_may_be_local_but_nothing_stranger() -> None:
    for address in ("0.1.2.3", "224.0.0.1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "240.0.0.1"):

        def resolve(host: str, port: int, deadline: float, found: str = address) -> list[str]:
            return [found]

        outcome = WebClient(allow_private=["odd.example"], resolve=resolve).fetch("http://odd.example/")
        assert isinstance(outcome, Refused)
        assert "--allow-private" not in outcome.reason


def test_an_allowed_host_does_not_let_its_redirects_through(internet: PretendInternet) -> None:
    client = WebClient(allow_private=["ok.example"], resolve=names(ok_example=[PUBLIC]), sockets=internet)
    assert isinstance(client.fetch("http://ok.example/to/http://127.0.0.1/page"), Refused)


def test_the_next_address_is_tried_when_the_first_does_not_answer(site: Site) -> None:
    def resolve(host: str, port: int, deadline: float) -> list[str]:
        return ["127.0.0.2", "127.0.0.1"]

    url = f"http://desk.example:{site.server_port}/page"
    outcome = WebClient(allow_private=[f"desk.example:{site.server_port}"], resolve=resolve).fetch(url)
    assert isinstance(outcome, Fetched)
    assert outcome.address == "127.0.0.1"


def test_a_name_without_an_address_is_unreachable(internet: PretendInternet) -> None:
    outcome = WebClient(resolve=names(empty_example=[]), sockets=internet).fetch("http://empty.example/")
    assert isinstance(outcome, Unreachable)


def test_an_address_that_does_not_answer_is_unreachable() -> None:
    class Deaf(httpcore.SyncBackend):
        def connect_tcp(self, *_: object, **__: object) -> httpcore.NetworkStream:
            raise httpcore.ConnectTimeout("timed out")

    outcome = WebClient(resolve=names(deaf_example=[PUBLIC]), sockets=Deaf()).fetch("http://deaf.example/")
    assert isinstance(outcome, Unreachable)
    assert outcome.reason == "no connection could be made in time"
