"""Web archives: what their replies mean, and what they leave out."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st
from service_mimic import AVAILABLE, CDX_HEADER, KEY, STAMP, Mimic, mimicking, services_at

from workbench.clients.memento import links
from workbench.clients.wayback import PASSING, Done, Failed, Pending, Reuse, Submitted, Wayback
from workbench.domain.archives import Capture, memento_moment
from workbench.errors import UnexpectedReply, UsageMistake

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.operations.services import Services

NEAR = datetime(2024, 12, 19, 12, tzinfo=UTC)
PAGE = "https://herald.example/mill"
NOTHING: dict[str, Any] = {"archived_snapshots": {}}


@pytest.fixture
def mimic() -> Iterator[Mimic]:
    with mimicking() as server:
        yield server


@pytest.fixture
def services(mimic: Mimic, tmp_path: Path) -> Services:
    return services_at(mimic, tmp_path)


@pytest.fixture
def wayback(services: Services) -> Wayback:
    return services.wayback(saving=True)


def row(stamp: str) -> list[str]:
    return ["example,herald)/mill", stamp, PAGE, "text/html", "200", "3I42H3S6", "12"]


def test_the_closest_capture_comes_with_its_time_and_a_secure_address(mimic: Mimic, wayback: Wayback) -> None:
    found = wayback.closest(PAGE, NEAR)
    assert found == Capture(
        "Internet Archive", f"https://web.archive.org/web/{STAMP}/{PAGE}", "2024-12-19T08:30:00Z"
    )
    assert mimic.asked() == {"url": [PAGE], "timestamp": ["20241219120000"]}


def test_an_address_unknown_with_its_scheme_is_asked_for_without(mimic: Mimic, wayback: Wayback) -> None:
    mimic.behaviours = [NOTHING, AVAILABLE]
    assert wayback.closest(PAGE, NEAR) is not None
    assert [mimic.asked(n)["url"] for n in (0, 1)] == [[PAGE], ["herald.example/mill"]]


def test_not_available_is_not_never_archived_the_index_is_asked(mimic: Mimic, wayback: Wayback) -> None:
    before, after = [CDX_HEADER, row("20240101000000")], [CDX_HEADER, row("20241220000000")]
    mimic.behaviours = [NOTHING, NOTHING, before, after]
    found = wayback.find(PAGE, NEAR)
    assert found == Capture(
        "Internet Archive", f"{mimic.url}/web/20241220000000/{PAGE}", "2024-12-20T00:00:00Z"
    )
    assert mimic.asked(2)["limit"] == ["-1"]
    assert mimic.asked(2)["to"] == mimic.asked(3)["from"] == ["20241219120000"]
    # Collapsed rows would stand for the first of a run of equal captures, which need not be the nearest.
    assert "collapse" not in mimic.asked(3)


@pytest.mark.parametrize("more", [{"status": "302"}, {"status": "404"}, {"available": False}])
def test_a_captured_redirect_or_error_is_no_copy_of_the_page(
    mimic: Mimic, wayback: Wayback, more: dict[str, Any]
) -> None:
    closest = AVAILABLE["archived_snapshots"]["closest"] | more  # type: ignore[index]
    mimic.behaviours = [{"archived_snapshots": {"closest": closest}}] * 2
    found = wayback.find(PAGE, NEAR)
    assert found is not None
    assert found.url.startswith(f"{mimic.url}/web/")


def test_nothing_anywhere_is_none(mimic: Mimic, wayback: Wayback) -> None:
    mimic.behaviours = [NOTHING, NOTHING, [], [CDX_HEADER]]
    assert wayback.find(PAGE, NEAR) is None


@pytest.mark.parametrize(
    "reply",
    [
        {"archived_snapshots": {"closest": {"url": "http://web.archive.org/web/1/x"}}},
        {"archived_snapshots": {"closest": {"url": "javascript:x", "timestamp": STAMP}}},
        {"archived_snapshots": {"closest": {"url": "http://a.example/x", "timestamp": "2024"}}},
        {"archived_snapshots": {"closest": {"url": "http://a.example/x", "timestamp": "20241399999999"}}},
        {"archived_snapshots": []},
        {},
    ],
)
def test_a_half_understood_availability_is_an_error(mimic: Mimic, wayback: Wayback, reply: Any) -> None:
    mimic.behaviour = reply
    with pytest.raises(UnexpectedReply):
        wayback.closest(PAGE, NEAR)


@pytest.mark.parametrize(
    "table", [[["stamp", "url"], ["1", "2"]], [CDX_HEADER, ["x"]], [CDX_HEADER, 7], {"a": 1}]
)
def test_an_index_of_another_shape_is_an_error(mimic: Mimic, wayback: Wayback, table: Any) -> None:
    mimic.behaviour = table
    with pytest.raises(UnexpectedReply):
        wayback.captures(PAGE)


def test_saving_sends_the_keys_in_a_header_and_gives_a_job(mimic: Mimic, wayback: Wayback) -> None:
    assert wayback.save(PAGE) == Submitted("spn2-0123abcd")
    method, path, headers, body = mimic.requests[-1]
    assert (method, path) == ("POST", "/save")
    assert headers["Authorization"] == f"LOW {KEY}:{KEY}"
    assert headers["Accept"] == "application/json"
    assert parse_qs(body.decode())["url"] == [PAGE]


def test_finding_sends_no_key(mimic: Mimic, services: Services) -> None:
    services.wayback().find(PAGE, NEAR)
    assert all("Authorization" not in headers for _, _, headers, _ in mimic.requests)


@pytest.mark.parametrize(
    ("reply", "meaning"),
    [
        (
            {"url": PAGE, "job_id": "spn2-1", "message": "The same snapshot had been made 4 minutes ago."},
            Submitted("spn2-1", "The same snapshot had been made 4 minutes ago."),
        ),
        (
            {"url": PAGE, "job_id": None, "message": "The same snapshot had been made 4 minutes ago."},
            Reuse("The same snapshot had been made 4 minutes ago."),
        ),
        (
            {"status": "error", "status_ext": "error:user-session-limit", "message": "Wait."},
            Failed("user-session-limit", "Wait.", passes=True),
        ),
        (
            {"status": "error", "status_ext": "error:blocked-url", "message": "Blocked."},
            Failed("blocked-url", "Blocked.", passes=False),
        ),
        (
            {"status": "error", "status_ext": "error:too-many-daily-captures", "message": "10 times today."},
            Reuse("10 times today."),
        ),
        ({"status": "error"}, Failed("unknown", "", passes=False)),
    ],
)
def test_what_the_archive_says_to_a_wish_to_save(
    mimic: Mimic, wayback: Wayback, reply: Any, meaning: object
) -> None:
    mimic.behaviour = reply
    assert wayback.save(PAGE) == meaning


@pytest.mark.parametrize(
    "reply", [{"url": PAGE}, {"job_id": "../../etc"}, {"job_id": ""}, {"message": "Hello"}]
)
def test_a_wish_that_got_no_job_is_an_error(mimic: Mimic, wayback: Wayback, reply: Any) -> None:
    mimic.behaviour = reply
    with pytest.raises(UnexpectedReply):
        wayback.save(PAGE)


@pytest.mark.parametrize(
    ("reply", "meaning"),
    [
        ({"status": "pending", "resources": []}, Pending("j")),
        (
            {"status": "error", "status_ext": "error:no-browsers-available", "message": "Busy"},
            Failed("no-browsers-available", "Busy", passes=True),
        ),
        (
            {"status": "error", "status_ext": "error:not-found", "message": "404"},
            Failed("not-found", "404", passes=False),
        ),
    ],
)
def test_what_became_of_a_job(mimic: Mimic, wayback: Wayback, reply: Any, meaning: object) -> None:
    mimic.behaviour = reply
    assert wayback.status("j") == meaning


def test_a_job_that_is_done_names_its_capture(mimic: Mimic, wayback: Wayback) -> None:
    mimic.behaviour = {"status": "success", "timestamp": STAMP, "original_url": PAGE}
    assert wayback.status("j") == Done(
        Capture("Internet Archive", f"{mimic.url}/web/{STAMP}/{PAGE}", "2024-12-19T08:30:00Z")
    )


def test_a_job_the_archive_forgot_has_failed(mimic: Mimic, wayback: Wayback) -> None:
    assert wayback.status("spn2-unknown") == Failed(
        "unknown-job", "the archive no longer knows of this request", passes=True
    )


@pytest.mark.parametrize("reply", [{"status": "success"}, {"status": "done"}, {"status": 1}])
def test_a_job_in_no_known_state_is_an_error(mimic: Mimic, wayback: Wayback, reply: Any) -> None:
    mimic.behaviour = reply
    with pytest.raises(UnexpectedReply):
        wayback.status("j")


def test_errors_that_pass_are_told_from_those_that_stay() -> None:
    assert {"no-browsers-available", "too-many-requests", "celery"} <= PASSING
    assert PASSING.isdisjoint({"blocked-url", "not-found", "unauthorized", "invalid-host-resolution"})


# Memento.


def test_a_timegate_is_asked_for_a_moment_and_followed_to_the_copy(mimic: Mimic, services: Services) -> None:
    found = services.memento(f"{mimic.url}/timegate/").find(PAGE, NEAR)
    assert found == Capture("127.0.0.1", f"{mimic.url}/memento/{STAMP}/{PAGE}", "2024-12-19T08:30:00Z")
    _, path, headers, _ = mimic.requests[0]
    assert path == f"/timegate/{PAGE}"
    assert headers["Accept-Datetime"] == "Thu, 19 Dec 2024 12:00:00 GMT"


def test_a_timegate_may_hold_the_place_for_the_address(mimic: Mimic, services: Services) -> None:
    assert services.memento(f"{mimic.url}/timegate/x/{{url}}").find(PAGE, NEAR) is not None
    assert mimic.requests[0][1] == f"/timegate/x/{PAGE}"


def test_an_archive_without_the_page_has_none(mimic: Mimic, services: Services) -> None:
    mimic.behaviour = "empty"
    assert services.memento(f"{mimic.url}/timegate").find(PAGE, NEAR) is None


def test_a_server_that_knows_nothing_of_memento_is_named(mimic: Mimic, services: Services) -> None:
    mimic.behaviour = "html"
    with pytest.raises(UnexpectedReply, match="Memento-Datetime"):
        services.memento(f"{mimic.url}/any").find(PAGE, NEAR)


@pytest.mark.parametrize("address", ["archive.example", "ftp://archive.example", "", "javascript:x"])
def test_a_timegate_must_be_an_address(services: Services, address: str) -> None:
    with pytest.raises(UsageMistake, match="TimeGate"):
        services.memento(address)


def test_links_are_read_with_their_commas_and_dates() -> None:
    header = (
        '<https://a.example/x,y>; rel="original", <http://b.example/1>; rel="first memento"; '
        'datetime="Thu, 19 Dec 2024 08:30:00 GMT", <http://b.example/tm>;rel=timemap;type="application/link-format"'
    )
    original, first, timemap = links(header)
    assert (original.url, original.relations) == ("https://a.example/x,y", {"original"})
    assert (first.relations, first.moment) == ({"first", "memento"}, "Thu, 19 Dec 2024 08:30:00 GMT")
    assert timemap.relations == {"timemap"}


@given(st.text(alphabet='<>;,="ab \n', max_size=80))
def test_any_link_header_is_read_to_its_end(header: str) -> None:
    assert len(list(links(header))) <= header.count("<")


@given(st.text(max_size=60))
def test_any_moment_is_a_time_or_none(value: str) -> None:
    found = memento_moment(value)
    assert found is None or datetime.fromisoformat(found).tzinfo is not None
