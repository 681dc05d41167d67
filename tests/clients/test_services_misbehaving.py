"""Every client of an outside service against every way a server may misbehave: a typed error, in time, in bounds."""

from __future__ import annotations

import time
import tracemalloc
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from service_mimic import KEY, Mimic, bomb, mimicking, services_at

from workbench.errors import (
    AddressRefused,
    RateLimited,
    RequestRefused,
    ServiceTrouble,
    ServiceUnreachable,
    UnexpectedReply,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from workbench.operations.services import Services

NEAR = datetime(2024, 12, 19, 12, tzinfo=UTC)
PAGE = "https://herald.example/mill"


def finder(name: str, query: str = "four mills") -> Callable[[Services], Any]:
    return lambda services: services.finder(name).find(query, 5)


CLIENTS: dict[str, Callable[[Services], Any]] = {
    "factcheck": finder("factcheck"),
    "wikipedia": finder("wikipedia"),
    "wikidata": finder("wikidata"),
    "federal-register": finder("federal-register"),
    "crossref": finder("crossref"),
    "crossref by DOI": finder("crossref", "10.5555/mill.1"),
    "opensanctions": finder("opensanctions", "Jonas Miller; Mill Works"),
    "availability": lambda services: services.wayback().closest(PAGE, NEAR),
    "index": lambda services: services.wayback().listed(PAGE, NEAR),
    "save": lambda services: services.wayback(saving=True).save(PAGE),
    "save status": lambda services: services.wayback(saving=True).status("spn2-0123abcd"),
    "memento": lambda services: services.memento(
        f"{services.configuration.access['wikipedia'].url}/timegate/"
    ).find(PAGE, NEAR),
}
MISBEHAVIOURS: dict[str, type[Exception]] = {
    "limited_for_long": RateLimited,
    "limited_until": RateLimited,
    "limited": RateLimited,
    "failing": ServiceUnreachable,
    "unavailable": ServiceUnreachable,
    "forbidding": RequestRefused,
    "unauthorised": RequestRefused,
    "html": UnexpectedReply,
    "truncated": UnexpectedReply,
    "nan": UnexpectedReply,
    "double": UnexpectedReply,
    "deep": UnexpectedReply,
    "binary": UnexpectedReply,
    "null": UnexpectedReply,
    "other_shape": UnexpectedReply,
    "huge": UnexpectedReply,
    "endless": UnexpectedReply,
    "bomb": UnexpectedReply,
    "packed": ServiceUnreachable,
    "short": ServiceUnreachable,
    "dripping": ServiceUnreachable,
    "silent": ServiceUnreachable,
    "looping": ServiceUnreachable,
    "leading_away": UnexpectedReply,
    "leading_nowhere": ServiceUnreachable,
    "nonsense": ServiceUnreachable,
}
OF_MEMENTO: dict[str, type[Exception]] = {
    # It reads headers alone, so what the body does is nothing to it; and it goes where archives point, if it may.
    **dict.fromkeys(("packed", "short", "dripping"), UnexpectedReply),
    "leading_away": AddressRefused,
}


@pytest.fixture
def mimic() -> Iterator[Mimic]:
    with mimicking() as server:
        yield server


@pytest.fixture
def services(mimic: Mimic, tmp_path: Path) -> Services:
    return services_at(mimic, tmp_path)


@pytest.mark.parametrize("client", CLIENTS)
@pytest.mark.parametrize("behaviour", MISBEHAVIOURS)
def test_a_misbehaving_server_is_a_typed_error_that_names_it(
    mimic: Mimic, services: Services, client: str, behaviour: str
) -> None:
    bomb()  # made before the clock runs
    mimic.behaviour = behaviour
    expected = MISBEHAVIOURS[behaviour]
    if client == "memento":
        expected = OF_MEMENTO.get(behaviour, expected)
    began = time.monotonic()
    with pytest.raises(expected) as caught:
        CLIENTS[client](services)
    assert time.monotonic() - began < 4
    said = str(caught.value)
    assert KEY not in said
    assert KEY not in repr(caught.value)
    if isinstance(caught.value, ServiceTrouble):
        assert mimic.host in said


@pytest.mark.parametrize("client", CLIENTS)
def test_a_good_server_is_understood(mimic: Mimic, services: Services, client: str) -> None:
    assert CLIENTS[client](services)


@pytest.mark.parametrize("client", [name for name in CLIENTS if not name.startswith("save")])
def test_nothing_found_is_no_error(mimic: Mimic, services: Services, client: str) -> None:
    mimic.behaviour = "empty"
    assert not CLIENTS[client](services)


@pytest.mark.parametrize("client", [name for name in CLIENTS if name != "opensanctions"])
def test_a_short_retry_after_is_waited_for_once(mimic: Mimic, services: Services, client: str) -> None:
    mimic.behaviour = "limited_for_a_moment"
    assert CLIENTS[client](services)


def test_opensanctions_is_never_asked_again_after_429(mimic: Mimic, services: Services) -> None:
    mimic.behaviour = "limited_for_a_moment"
    with pytest.raises(RateLimited, match="monthly quota"):
        CLIENTS["opensanctions"](services)
    assert len(mimic.requests) == 1


def test_how_long_a_service_wants_to_rest_is_said(mimic: Mimic, services: Services) -> None:
    mimic.behaviour = "limited_for_long"
    with pytest.raises(RateLimited, match="3600 seconds") as caught:
        CLIENTS["wikipedia"](services)
    assert caught.value.wait_s == 3600


@pytest.mark.parametrize("client", [name for name in CLIENTS if name != "memento"])
def test_a_bomb_takes_little_memory(mimic: Mimic, services: Services, client: str) -> None:
    assert len(bomb()) < 200_000
    mimic.behaviour = "bomb"
    tracemalloc.start()
    try:
        with pytest.raises(UnexpectedReply, match="unpacks to more"):
            CLIENTS[client](services)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 20e6


@pytest.mark.parametrize("client", CLIENTS)
def test_nothing_goes_to_loopback_unless_it_is_let_through(
    mimic: Mimic, services: Services, client: str
) -> None:
    from dataclasses import replace

    with pytest.raises(AddressRefused, match="--allow-private"):
        CLIENTS[client](replace(services, allow_private=()))
    assert mimic.requests == []


@pytest.mark.parametrize("client", CLIENTS)
def test_a_server_that_is_gone_is_unreachable(mimic: Mimic, services: Services, client: str) -> None:
    mimic.shutdown()
    mimic.server_close()
    with pytest.raises(ServiceUnreachable, match="refused"):
        CLIENTS[client](services)


@pytest.mark.parametrize("client", CLIENTS)
def test_every_request_says_who_asks(mimic: Mimic, services: Services, client: str) -> None:
    CLIENTS[client](services)
    for _method, path, headers, _body in mimic.requests:
        agent = headers["User-Agent"]
        assert agent.startswith("workbench/")
        assert "(+desk@herald.example) httpx/" in agent
        assert KEY not in path
