"""Pauses for a host, what Retry-After means, asking only for what changed, and robots.txt."""

from __future__ import annotations

import math
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from loopback_site import PAGE

from workbench.clients.many import Ask, Asking
from workbench.clients.politeness import LONGEST_PAUSE_S, Pauses, host_of, retry_after
from workbench.clients.robots import Robots
from workbench.clients.web import WebClient
from workbench.domain.fetching import Fetched, NotModified, Unreachable, Validators

if TYPE_CHECKING:
    from loopback_site import Site

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0),
        (" 0 ", 0.0),
        ("Sun, 01 Mar 2026 12:01:30 GMT", 90.0),
        ("Sun, 01 Mar 2026 13:01:30 +0100", 90.0),
        ("Sun, 01 Mar 2026 11:00:00 GMT", 0.0),
        ("Sunday, 01-Mar-26 12:00:05 GMT", 5.0),
        ("99999999999999999999", 604_800.0),
        ("Fri, 31 Dec 2100 23:59:59 GMT", 604_800.0),
        ("-5", None),
        ("1.5", None),
        ("soon", None),
        ("٣", None),
        ("", None),
        (None, None),
        ("x" * 100_000, None),
    ],
)
def test_retry_after_is_read_in_both_its_forms_and_bounded(value: str | None, seconds: float | None) -> None:
    assert retry_after(value, now=NOW) == seconds


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://Desk.Example./a?b", "desk.example"),
        ("http://desk.example:8080/", "desk.example"),
        ("http://[::1]:80/", "::1"),
        ("nothing", "nothing"),
        ("http://[broken", "http://[broken"),
    ],
)
def test_a_host_is_one_however_it_is_written(url: str, host: str) -> None:
    assert host_of(url) == host


def test_two_at_once_and_a_pause_between_and_other_hosts_free() -> None:
    clock = Clock()
    pauses = Pauses(clock=clock)
    one, other = "https://a.example/1", "https://b.example/1"
    assert pauses.ready_in(one) == 0
    pauses.begin(one)
    assert pauses.ready_in("http://A.example:8080/2") == 1
    assert pauses.ready_in(other) == 0
    clock.now += 1
    assert pauses.ready_in(one) == 0
    pauses.begin(one)
    clock.now += 5
    assert pauses.ready_in(one) == math.inf
    pauses.end(one, [other])
    assert pauses.ready_in(one) == 0
    assert pauses.ready_in(other) == 1, "a redirect led there"
    pauses.hold(one, 30)
    pauses.end(one)
    assert pauses.ready_in(one) == 30
    pauses.slow_down(other, 1e9)
    clock.now += 2
    pauses.begin(other)
    assert pauses.ready_in(other) == LONGEST_PAUSE_S


def client(site: Site) -> WebClient:
    return WebClient(allow_private=[site.host])


@pytest.mark.parametrize(
    ("path", "status", "seconds"), [("/busy", 429, 30.0), ("/down", 503, 604_800.0), ("/broken", 500, None)]
)
def test_a_server_that_asks_for_peace_is_heard(
    site: Site, path: str, status: int, seconds: float | None
) -> None:
    outcome = client(site).fetch(site.url(path))
    assert isinstance(outcome, Unreachable)
    assert (outcome.status, outcome.retry_after_s) == (status, seconds)


def test_an_empty_page_is_a_page_and_more_than_was_said_is_not_taken(site: Site) -> None:
    empty = client(site).fetch(site.url("/empty"))
    assert isinstance(empty, Fetched)
    assert empty.body == b""
    longer = client(site).fetch(site.url("/more-than-said"))
    assert isinstance(longer, Fetched)
    assert longer.body == PAGE[:10]


@pytest.mark.parametrize(
    "known", [{"etag": 'W/"7"'}, {"last_modified": "Sun, 01 Mar 2026 12:00:00 GMT"}], ids=["etag", "date"]
)
def test_a_page_that_did_not_change_is_not_sent_again(site: Site, known: dict[str, str]) -> None:
    outcome = client(site).fetch_if_changed(site.url("/same"), Validators(site.url("/same"), **known))
    assert outcome == NotModified(site.url("/same"), site.url("/same"), ())


def test_validators_go_only_to_the_address_that_gave_them(site: Site) -> None:
    known = Validators(site.url("/same"), etag='W/"7"')
    outcome = client(site).fetch_if_changed(site.url("/to//same"), known)
    assert isinstance(outcome, NotModified)
    assert ["If-None-Match" in headers for _path, headers in site.requests] == [False, True]
    assert isinstance(client(site).fetch_if_changed(site.url("/page"), known), Fetched)
    assert "If-None-Match" not in site.requests[-1][1]


def test_words_of_a_server_that_are_no_header_are_not_sent_back(site: Site) -> None:
    known = Validators(site.url("/same"), etag='"1"\r\nX-Evil: 1', last_modified="märz")
    assert isinstance(client(site).fetch_if_changed(site.url("/same"), known), Fetched)
    assert "X-Evil" not in site.requests[-1][1]


def test_not_modified_that_nobody_asked_for_is_no_page(site: Site) -> None:
    outcome = client(site).fetch(site.url("/always-304"))
    assert isinstance(outcome, Unreachable)
    assert outcome.status == 304


def test_robots_txt_is_fetched_once_and_its_pause_is_kept(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = b"User-agent: workbench\nDisallow: /private\nCrawl-delay: 7\n\nUser-agent: *\nDisallow: /\n"
    handler = site.RequestHandlerClass
    monkeypatch.setattr(handler, "get_robots.txt", lambda self: self.answer(rules), raising=False)
    robots = Robots(client(site))
    assert robots.refusal(site.url("/page")) is None
    refusal = robots.refusal(site.url("/private/page"))
    assert refusal is not None
    assert "robots.txt" in refusal.reason
    assert robots.pause_s(site.url("/page")) == 7
    assert [path for path, _ in site.requests] == ["/robots.txt"]


def test_an_unexpected_failure_reaches_the_one_who_asks() -> None:
    def broken(ask: Ask[int]) -> Fetched:
        raise ZeroDivisionError

    asking = Asking(broken, Pauses(pause_s=0))
    asks = [Ask(1, "http://a.example/")]

    def more() -> list[Ask[int]]:
        return [asks.pop()] if asks else []

    with pytest.raises(ZeroDivisionError):
        list(asking.answers(more))
