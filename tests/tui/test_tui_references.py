"""Fetching several references behind the screens, the queue, looking again, and what changed."""

from __future__ import annotations

import asyncio
import html
import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from changing_site import Answer, ChangingSite, page, served
from on_screen import reviewing
from test_tui_hostile import HOSTILE, drawn

from workbench.clients.web import WebClient
from workbench.domain.evidence import Stance
from workbench.domain.ratings import Rating
from workbench.domain.terminal import is_harmless
from workbench.operations import capture, evidence, queue, references, verdicts
from workbench.store.queue import sole
from workbench.workspace import open_workspace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.settings import Settings
    from workbench.workspace import Workspace

WORDS = "The work is to cost 38 million euros"
BEFORE = page("The budget.", f"{WORDS}, the port says.", "Signed in May.", title="The budget")
AFTER = page("The budget.", "The work is to cost 52 million euros, the port says.", "Signed in May.")


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[ChangingSite]:
    monkeypatch.setattr("workbench.clients.politeness.PAUSE_S", 0.0)
    monkeypatch.setattr("workbench.clients.many.FIRST_WAIT_S", 0.01)
    with served() as site:
        site.pages |= {"/budget": BEFORE, "/bids": page("Three firms.", title="The bids")}
        yield site


@pytest.fixture
def allowed(settings: Settings, site: ChangingSite) -> Settings:
    return replace(settings, allow_private=(site.host,))


@pytest.fixture
def workspace(allowed: Settings) -> Iterator[Workspace]:
    workspace = open_workspace(allowed)
    yield workspace
    workspace.close()


def add(workspace: Workspace, site: ChangingSite, *paths: str) -> list[str]:
    return [references.add_reference(workspace.journal, url=site.url(path))[0] for path in paths]


def captured(workspace: Workspace, site: ChangingSite, path: str) -> str:
    (ref,) = add(workspace, site, path)
    web = WebClient(allow_private=[site.host])
    capture.fetch(workspace.journal, workspace.blobs, web, workspace.reader, ref)
    return ref


async def test_selected_references_are_fetched_while_the_reviewer_goes_on(
    allowed: Settings, workspace: Workspace, site: ChangingSite
) -> None:
    seen = threading.Event()
    site.pages["/budget"] = Answer(BEFORE.body, until=seen)
    add(workspace, site, "/budget", "/bids", "/absent")
    async with reviewing(allowed) as review:
        await review.pilot.press("3")
        await review.sees("3 references")
        await review.pilot.press("ctrl+a")
        await review.sees("3 selected")
        await review.pilot.press("F")
        await review.sees("fetching")
        await review.pilot.press("1")
        await review.sees("9 left of 9")
        seen.set()
        await review.pilot.press("3", "Q")
        await review.sees("Fetch queue", "✓ saved", "! failed", "the server answered 404")
        await review.sees("0 left")
        await review.pilot.press("escape")
        await review.sees("The bids", "References")
    assert [event.body.op for event in workspace.reader.events() if event.body].count("fetch.queued") == 1


async def test_what_was_left_is_shown_and_fetched_when_asked(
    allowed: Settings, workspace: Workspace, site: ChangingSite
) -> None:
    ids = add(workspace, site, "/budget", "/bids")
    queue.enqueue(workspace.journal, ids)
    async with reviewing(allowed) as review:
        await review.press("3")
        await review.sees("2 queued")
        assert site.asked() == []
        await review.press("Q")
        await review.sees("○ queued", "2 left")
        await review.press("x")
        await review.sees("– cancelled", "1 left")
        await review.press("r")
        await review.sees("✓ saved", "0 left")
        await review.press("m")
        await review.sees("0 left")
        await review.settle()
    assert {row.state for row in workspace.reader.settled_fetches(9)} == {"saved", "cancelled"}
    assert len(site.asked()) == 2


async def test_leaving_keeps_what_waits(allowed: Settings, workspace: Workspace, site: ChangingSite) -> None:
    site.pages |= {f"/{n}": Answer(page(str(n)).body, takes_s=0.6) for n in range(5)}
    add(workspace, site, *(f"/{n}" for n in range(5)))
    async with reviewing(allowed) as review:
        await review.pilot.press("3")
        await review.sees("5 references")
        await review.pilot.press("ctrl+a", "F")
        await review.sees("fetching")
    assert workspace.reader.waiting_fetches()
    for _ in range(100):  # the thread lets go of the queue soon after
        with sole(workspace.settings.database, "fetching") as is_free:
            if is_free:
                break
        await asyncio.sleep(0.05)
    assert queue.Runner(workspace.journal, workspace.blobs, workspace.reader, workspace.web().fetch).run()
    assert len(workspace.reader.settled_fetches(9)) == 5


async def test_looking_again_tells_what_is_not_there_and_makes_the_verdict_stale(
    allowed: Settings, workspace: Workspace, site: ChangingSite, claim_ids: list[str]
) -> None:
    ref = captured(workspace, site, "/budget")
    evidence.attach(workspace.journal, claim_ids[2], ref, Stance.SUPPORTS, excerpt=WORDS)
    verdicts.record(workspace.journal, claim_ids[2], Rating.TRUE, "The budget says so.")
    site.pages["/budget"] = AFTER
    async with reviewing(allowed) as review:
        await review.press("3")
        await review.press("D")
        assert "no two captures" in review.notices[-1]
        await review.press("R")
        await review.sees("Checks  1", "! changed")
        assert "1 piece of evidence not there now" in review.notices[-1]
        await review.press("D")
        await review.sees("The work is to cost", "38", "52", "1 of 1")
        assert "Signed in May" not in review.text
        await review.press("w")
        await review.sees("Signed in May")
        await review.press("escape", "1")
        await review.sees("↻ stale")
        await review.press("j", "j")
        await review.sees("the newest capture does not hold these words")
        await review.sees("stale: an excerpt it weighed is not in the newest")


async def test_an_address_is_added_as_a_document(
    allowed: Settings, workspace: Workspace, site: ChangingSite
) -> None:
    async with reviewing(allowed) as review:
        await review.press("i")
        await review.type(f"{site.url('/budget')} {site.url('/absent')}")
        await review.press("enter")
        await review.sees(
            "✓ The budget", "was not fetched: the server answered 404", "1 document taken, 1 refused"
        )
        await review.press("escape")
    assert site.url("/budget") in [document.url for document in workspace.reader.documents()]


async def test_words_of_hostile_pages_do_nothing_on_these_screens(
    allowed: Settings, workspace: Workspace, site: ChangingSite
) -> None:
    words = [html.escape(hostile) for hostile in HOSTILE[:-1]]
    site.pages["/bad"] = page(*words, title=words[12])
    ref = captured(workspace, site, "/bad")
    site.pages["/bad"] = page(*reversed(words), title=words[0])
    web = WebClient(allow_private=[site.host])
    capture.fetch(workspace.journal, workspace.blobs, web, workspace.reader, ref)
    queue.enqueue(workspace.journal, [ref])
    async with reviewing(allowed) as review:
        await review.press("3")
        for keys in (("space",), ("D",), ("w",), ("escape",), ("Q",), ("r",)):
            await review.press(*keys)
            assert all(is_harmless(segment.text) for segment in drawn(review.app))
        await review.sees("reused")
