"""The fetch queue: one event queues many, each is settled once, politely, and closing the program loses nothing."""

from __future__ import annotations

import threading
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import TYPE_CHECKING

import pytest
from changing_site import Answer, ChangingSite, page, served
from desks import open_desk

from workbench.clients.politeness import Pauses
from workbench.clients.web import WebClient
from workbench.domain.fetch_queue import FetchState
from workbench.errors import QueueBusy, RuleViolation, UnknownId
from workbench.operations import queue, references
from workbench.operations.audit import summary, verify
from workbench.operations.undo import undo
from workbench.store.queue import sole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.workspace import Workspace


@pytest.fixture
def site() -> Iterator[ChangingSite]:
    with served() as site:
        yield site


@pytest.fixture(autouse=True)
def _tries_again_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.clients.many.FIRST_WAIT_S", 0.01)


@pytest.fixture(autouse=True)
def _stays_in_order(desk: Workspace) -> Iterator[None]:
    yield
    found = verify(desk.settings.database, desk.blobs, desk.reader)
    assert found.ok, found.findings


def runner(desk: Workspace, site: ChangingSite, pause_s: float = 0.0, **hosts: str) -> queue.Runner:
    def at_home(host: str, port: int, deadline: float) -> list[str]:
        return ["127.0.0.1"]

    allowed = [site.host, *(f"{host}:{site.server_port}" for host in hosts.values())]
    web = WebClient(allow_private=allowed, resolve=at_home)
    pauses = Pauses(pause_s=pause_s)
    return queue.Runner(desk.journal, desk.blobs, desk.reader, web.fetch, pauses=pauses)


def add(desk: Workspace, *urls: str) -> list[str]:
    return [references.add_reference(desk.journal, url=url)[0] for url in urls]


def states(desk: Workspace) -> list[str]:
    return [str(one.state) for one in desk.reader.waiting_fetches()]


def test_several_are_queued_as_one_event_and_fetched(desk: Workspace, site: ChangingSite) -> None:
    site.pages |= {"/a": page("Alpha."), "/b": page("Beta.")}
    wanted = add(desk, site.url("/a"), site.url("/b"), site.url("/absent"))
    events = len(desk.reader.events())
    ids = queue.enqueue(desk.journal, wanted)
    assert len(desk.reader.events()) == events + 1
    assert summary(desk.reader.events()[-1]) == "3 fetches"
    assert states(desk) == ["queued"] * 3
    steps: list[queue.Progress] = []
    done = runner(desk, site).run(on_step=steps.append)
    assert {one.id: one.state for one in done} == dict(
        zip(ids, [FetchState.SAVED, FetchState.SAVED, FetchState.FAILED], strict=True)
    )
    assert [one.reason for one in done if one.reason] == ["the server answered 404 Not Found"]
    assert [s.fetch.state for s in steps].count(FetchState.RUNNING) == 3
    assert states(desk) == []
    assert {one.id for one in desk.reader.settled_fetches(10)} == set(ids)


def test_what_waits_survives_and_another_process_goes_on(desk: Workspace, site: ChangingSite) -> None:
    site.pages["/a"] = page("Alpha.")
    (ref,) = add(desk, site.url("/a"))
    (fetch,) = queue.enqueue(desk.journal, [ref])
    assert queue.enqueue(desk.journal, [ref]) == [fetch], "what waits already is not queued twice"
    later = open_desk(desk.settings.database.parent, "Ben")
    assert states(later) == ["queued"]
    (done,) = runner(later, site).run()
    assert (done.state, done.reviewer) == (FetchState.SAVED, "Anna")
    assert runner(later, site).run() == []


def test_bytes_that_were_captured_before_are_said_to_be_reused(desk: Workspace, site: ChangingSite) -> None:
    site.pages["/a"] = page("Alpha.")
    wanted = add(desk, site.url("/a"))
    for expected in (FetchState.SAVED, FetchState.REUSED):
        queue.enqueue(desk.journal, wanted)
        (done,) = runner(desk, site).run()
        assert done.state is expected
    assert len(desk.reader.snapshots(wanted[0])) == 2
    assert len(list(desk.blobs.digests())) == 1, "the bytes are kept once"


def test_a_host_is_asked_by_two_at_once_and_with_pauses(desk: Workspace, site: ChangingSite) -> None:
    for number in range(5):
        site.pages[f"/{number}"] = Answer(page("x").body, takes_s=0.25)
    queue.enqueue(desk.journal, add(desk, *(site.url(f"/{number}") for number in range(5))))
    done = runner(desk, site, pause_s=0.1).run()
    assert [one.state for one in done] == [FetchState.SAVED] * 5
    assert site.most_at_once == 2
    times = [at for at, *_ in site.requests]
    assert times[-1] - times[0] >= 4 * 0.1 * 0.8, "a pause before each but the first"


def test_other_hosts_do_not_wait_for_a_slow_one(desk: Workspace, site: ChangingSite) -> None:
    site.pages["/slow"] = Answer(b"<p>slow</p>", takes_s=1.5)
    site.pages["/quick"] = page("quick")
    slow = [f"http://slow.example:{site.server_port}/slow?{n}" for n in range(2)]
    site.pages |= {f"/slow?{n}": Answer(b"<p>slow</p>", takes_s=1.5) for n in range(2)}
    queue.enqueue(desk.journal, add(desk, *slow, f"http://quick.example:{site.server_port}/quick"))
    done = runner(desk, site, a="slow.example", b="quick.example").run()
    assert done[0].url.endswith("/quick")


@pytest.mark.parametrize("status", [503, 429, 500])
def test_a_passing_failure_is_tried_again(desk: Workspace, site: ChangingSite, status: int) -> None:
    site.pages["/a"] = [Answer(b"", status), Answer(b"", status), page("There.")]
    queue.enqueue(desk.journal, add(desk, site.url("/a")))
    tries: list[int] = []
    (done,) = runner(desk, site).run(on_step=lambda step: tries.append(step.tries))
    assert (done.state, tries) == (FetchState.SAVED, [1, 2, 3, 0])


def test_after_three_tries_it_is_recorded_as_failed(desk: Workspace, site: ChangingSite) -> None:
    site.pages["/a"] = Answer(b"", 503)
    queue.enqueue(desk.journal, add(desk, site.url("/a")))
    (done,) = runner(desk, site).run()
    assert (done.state, done.reason) == (FetchState.FAILED, "the server answered 503 Service Unavailable")
    assert len(site.requests) == 3


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (Answer(b"", 404), "404"),
        (Answer(b"", 403), "403"),
        (Answer(b"x", headers={"Content-Encoding": "br"}), "which was not asked for"),
        (Answer(b"", 302, {"Location": "ftp://elsewhere.example/"}), "http and https"),
    ],
)
def test_a_final_failure_is_not_tried_again(
    desk: Workspace, site: ChangingSite, answer: Answer, reason: str
) -> None:
    site.pages["/a"] = answer
    queue.enqueue(desk.journal, add(desk, site.url("/a")))
    (done,) = runner(desk, site).run()
    assert reason in str(done.reason)
    assert site.asked() == ["/a"]


def test_a_pause_that_is_asked_for_in_seconds_is_kept(desk: Workspace, site: ChangingSite) -> None:
    site.pages["/a"] = [Answer(b"", 429, {"Retry-After": "1"}), page("There.")]
    queue.enqueue(desk.journal, add(desk, site.url("/a")))
    (done,) = runner(desk, site).run()
    assert done.state is FetchState.SAVED
    (first, *_), (second, *_) = site.requests
    assert second - first >= 0.99


def test_nothing_is_asked_before_the_time_a_server_names(desk: Workspace, site: ChangingSite) -> None:
    now = datetime.now(UTC)
    at = now.replace(microsecond=0) + timedelta(seconds=2)
    not_before = time.monotonic() + (at - now).total_seconds()
    site.pages["/a"] = [Answer(b"", 503, {"Retry-After": format_datetime(at, usegmt=True)}), page("There.")]
    queue.enqueue(desk.journal, add(desk, site.url("/a")))
    (done,) = runner(desk, site).run()
    assert done.state is FetchState.SAVED
    assert site.requests[1][0] >= not_before - 0.05


def test_a_host_that_wants_long_peace_gets_it_also_from_the_next_run(
    desk: Workspace, site: ChangingSite
) -> None:
    site.pages |= {"/a": Answer(b"", 503, {"Retry-After": "3600"}), "/b": page("Beta.")}
    queue.enqueue(desk.journal, add(desk, site.url("/a"), site.url("/b")))
    (done,) = runner(desk, site, pause_s=0.05).run()
    assert done.state is FetchState.FAILED
    assert (site.asked(), states(desk)) == (["/a"], ["queued"])
    assert runner(desk, site).run() == []
    assert (site.asked(), states(desk)) == (["/a"], ["queued"])


def test_cancelled_and_undone_fetches_are_not_done(desk: Workspace, site: ChangingSite) -> None:
    first, second = queue.enqueue(desk.journal, add(desk, site.url("/a"), site.url("/b")))
    assert queue.cancel(desk.journal, [first]) == 1
    assert queue.cancel(desk.journal, [first]) == 0
    assert [one.id for one in desk.reader.waiting_fetches()] == [second]
    undo(desk.journal)
    assert len(states(desk)) == 2, "cancelling can be undone"
    undo(desk.journal, next(e.id for e in desk.reader.events() if e.body and e.body.op == "fetch.queued"))
    assert runner(desk, site).run() == []
    assert {one.state for one in desk.reader.settled_fetches(5)} == {FetchState.CANCELLED}
    with pytest.raises(UnknownId):
        queue.cancel(desk.journal, ["nothing"])


def test_a_page_fetched_by_hand_settles_what_waits_for_it(desk: Workspace, site: ChangingSite) -> None:
    from workbench.operations import capture

    site.pages["/a"] = page("Alpha.")
    (ref,) = add(desk, site.url("/a"))
    queue.enqueue(desk.journal, [ref])
    capture.fetch(desk.journal, desk.blobs, WebClient(allow_private=[site.host]), desk.reader, ref)
    assert states(desk) == []


def test_stopping_leaves_the_rest_queued(desk: Workspace, site: ChangingSite) -> None:
    site.pages |= {f"/{n}": page(str(n)) for n in range(6)}
    queue.enqueue(desk.journal, add(desk, *(site.url(f"/{n}") for n in range(6))))
    running = runner(desk, site, pause_s=0.05)
    done = running.run(on_step=lambda step: running.stop() if step.tries == 0 else None)
    assert len(done) == 1
    assert len(states(desk)) == 5
    assert len(runner(desk, site).run()) == 5


def test_what_is_queued_meanwhile_is_taken_up(desk: Workspace, site: ChangingSite) -> None:
    site.pages |= {"/a": Answer(page("Alpha.").body, takes_s=0.3), "/b": page("Beta.")}
    first, second = add(desk, site.url("/a"), site.url("/b"))
    queue.enqueue(desk.journal, [first])
    running = runner(desk, site)

    def on_step(step: queue.Progress) -> None:
        if step.tries and step.fetch.reference_id == first:
            queue.enqueue(desk.journal, [second])
            running.look_again()

    done = running.run(on_step=on_step)
    assert {one.reference_id for one in done} == {first, second}


def test_two_processes_do_not_work_through_it_at_once(desk: Workspace, site: ChangingSite) -> None:
    with sole(desk.settings.database, "fetching"), pytest.raises(QueueBusy):
        runner(desk, site).run()


def test_only_what_has_an_address_is_queued(desk: Workspace, site: ChangingSite) -> None:
    deed, _ = references.add_reference(desk.journal, title="The deed")
    with pytest.raises(RuleViolation, match="no address"):
        queue.enqueue(desk.journal, [*add(desk, site.url("/a")), deed])
    assert states(desk) == []
    with pytest.raises(UnknownId):
        queue.enqueue(desk.journal, ["nothing"])
    assert queue.missing(desk.reader) == add(desk, site.url("/a"))


def test_several_threads_may_queue_while_one_runs(desk: Workspace, site: ChangingSite) -> None:
    site.pages |= {f"/{n}": page(str(n)) for n in range(8)}
    wanted = add(desk, *(site.url(f"/{n}") for n in range(8)))
    queue.enqueue(desk.journal, wanted[:1])
    running = runner(desk, site, pause_s=0.02)
    threads = [
        threading.Thread(target=lambda id_=id_: (queue.enqueue(desk.journal, [id_]), running.look_again()))
        for id_ in wanted[1:]
    ]
    for thread in threads:
        thread.start()
    running.run()
    for thread in threads:
        thread.join()
    runner(desk, site).run()
    assert len(desk.reader.settled_fetches(20)) == 8
