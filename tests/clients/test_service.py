"""The exchange every service client stands on: how often it asks, where it goes, and what it never says."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from service_mimic import KEY, QUICK, Mimic, mimicking

from workbench.clients.replies import parse_json
from workbench.clients.service import ServiceClient
from workbench.errors import RequestRefused, ServiceUnreachable, UnexpectedReply

if TYPE_CHECKING:
    import ssl
    from collections.abc import Iterator

    from loopback_site import Site


@pytest.fixture
def mimic() -> Iterator[Mimic]:
    with mimicking() as server:
        yield server


def client(mimic: Mimic, pause_s: float = 0.0, *others: Mimic) -> ServiceClient:
    return ServiceClient(
        mimic.url,
        allow_private=[one.host for one in (mimic, *others)],
        pause_s=pause_s,
        headers={"Authorization": f"ApiKey {KEY}"},
        secrets=[KEY],
        bounds=QUICK,
    )


def test_requests_to_one_service_go_one_at_a_time_with_a_pause_whoever_asks(mimic: Mimic) -> None:
    mimic.behaviour = {"query": {"search": []}}
    clients = [client(mimic, pause_s=0.2) for _ in range(4)]
    began = time.monotonic()
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda one: one.get("/w/api.php"), clients))
    assert time.monotonic() - began >= 0.6
    assert len(mimic.requests) == 4


def test_redirects_are_followed_on_the_same_host_with_the_key(mimic: Mimic) -> None:
    mimic.behaviours = ["looping", "looping", {"ok": True}]
    assert client(mimic).get("/a") == {"ok": True}
    assert all(headers["Authorization"] == f"ApiKey {KEY}" for _, _, headers, _ in mimic.requests)


def test_a_redirect_to_another_host_is_not_followed_so_no_key_goes_there(mimic: Mimic) -> None:
    with mimicking() as other:
        mimic.behaviours, mimic.elsewhere = ["leading_away"], other.url
        with pytest.raises(UnexpectedReply, match="leads to another place"):
            client(mimic, 0.0, other).get("/a")
        assert other.requests == []


def test_a_key_that_the_service_repeats_is_not_repeated(mimic: Mimic) -> None:
    mimic.behaviour = "forbidding"
    with pytest.raises(RequestRefused, match="may not do this") as caught:
        client(mimic).get("/a")
    assert KEY not in str(caught.value)
    assert KEY not in repr(caught.value.__dict__)


def test_no_cookie_is_kept_and_no_encoding_asked_for_that_cannot_be_bounded(mimic: Mimic) -> None:
    mimic.behaviour = {}
    one = client(mimic)
    one.get("/a")
    one.get("/b")
    for _, _, headers, _ in mimic.requests:
        assert "Cookie" not in headers
        assert headers["Accept-Encoding"] == "gzip, deflate"
        assert headers["Accept"] == "application/json"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"{} {}",
        b"\xff",
        b'{"a": NaN}',
        b'{"a": 1, "a": 2}',
        b"[" * 5000,
        b"1" * 5000,
        b"[" * 61 + b"]" * 61,
    ],
)
def test_json_that_readers_may_read_differently_is_refused(body: bytes) -> None:
    with pytest.raises(UnexpectedReply):
        parse_json(body, "service.example")


@pytest.mark.parametrize(
    ("body", "value"), [(b"\xef\xbb\xbf[1]", [1]), (b"null", None), (b"[" * 59 + b"]" * 59, ...)]
)
def test_other_json_is_read(body: bytes, value: object) -> None:
    read = parse_json(body, "service.example")
    assert value is ... or read == value


def test_a_certificate_nobody_signed_is_not_taken_and_no_key_is_sent(
    tls_site: tuple[Site, ssl.SSLContext],
) -> None:
    site, _trust = tls_site
    one = ServiceClient(
        f"https://{site.host}", allow_private=[site.host], headers={"Authorization": KEY}, bounds=QUICK
    )
    with pytest.raises(ServiceUnreachable, match="certificate is not valid"):
        one.get("/page")
    assert site.requests == []
