"""Look-ups and archives on screen, against services on loopback."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from on_screen import reviewing
from service_mimic import KEY, REGISTER, Mimic, mimicking
from textual.widgets import Input

from workbench.domain.archives import ArchiveState
from workbench.domain.evidence import Stance
from workbench.operations import references
from workbench.workspace import open_workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from on_screen import Review

    from workbench.settings import Settings


@pytest.fixture
def mimic(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Mimic]:
    with mimicking() as server:
        file = tmp_path / "config.toml"
        file.write_text(server.config())
        file.chmod(0o600)
        monkeypatch.setenv("WORKBENCH_CONFIG", str(file))
        yield server


@pytest.fixture
def outside(settings: Settings, mimic: Mimic) -> Settings:
    """The harbour workspace with the services on loopback let through."""
    return replace(settings, allow_private=(mimic.host,))


async def go_to(review: Review, service: str) -> None:
    """Move the cursor to a service's row."""
    names = ["factcheck", "wikipedia", "wikidata", "federal-register", "crossref", "opensanctions"]
    await review.press("g", *["j"] * names.index(service))


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_nothing_is_sent_before_enter_and_the_query_is_shown(
    outside: Settings, mimic: Mimic, size: tuple[int, int]
) -> None:
    async with reviewing(outside, size) as review:
        await review.press("L")
        await review.sees("Google Fact Check Tools", "Will be sent", "nothing sent yet")
        assert review.app.screen.query_one("#query", Input).value
        await go_to(review, "wikipedia")
        await review.sees("a lead, not a source")
        assert mimic.requests == []


async def test_enter_asks_one_service_and_its_hits_stand_below_it(outside: Settings, mimic: Mimic) -> None:
    async with reviewing(outside) as review:
        await review.press("L")
        await review.sees("Crossref")
        await go_to(review, "federal-register")
        await review.press("enter")
        await review.sees("Addition of Mills", "1 hit", "primary")
        await review.press("j")
        await review.sees("Adds four mills.", "89 FR 99999", "Found with the Federal Register API")
        assert len(mimic.requests) == 1


async def test_an_answer_that_was_kept_says_so_and_is_asked_for_anew_with_a_key(
    outside: Settings, mimic: Mimic
) -> None:
    async with reviewing(outside) as review:
        for times in (1, 2):
            await review.press("L")
            await review.sees("Crossref")
            await go_to(review, "crossref")
            await review.press("enter")
            await review.sees("1 hit", "nothing was sent" if times == 2 else "asked ")
            assert len(mimic.requests) == 1
            if times == 1:
                await review.press("escape")
        await review.press("F")
        for _ in range(100):
            if len(mimic.requests) == 2:
                break
            await review.pilot.pause(0.02)
        assert len(mimic.requests) == 2


async def test_the_query_is_edited_before_it_is_sent(outside: Settings, mimic: Mimic) -> None:
    async with reviewing(outside) as review:
        await review.press("L")
        await review.sees("Crossref")
        await go_to(review, "wikidata")
        await review.press("e")
        review.app.screen.query_one("#query", Input).clear()
        await review.type("Ines Falk")
        await review.sees("Ines Falk")
        await review.press("enter")
        await review.sees("Jonas Miller")
        assert mimic.asked()["search"] == ["Ines Falk"]


async def test_a_service_that_fails_says_so_in_its_row_and_the_others_go_on(
    outside: Settings, mimic: Mimic
) -> None:
    async with reviewing(outside) as review:
        await review.press("L")
        await review.sees("Crossref")
        mimic.behaviours = ["html"]
        await go_to(review, "factcheck")
        await review.press("enter")
        await review.sees("! no answer", "is not understood")
        await go_to(review, "crossref")
        await review.press("enter")
        await review.sees("Wheels of mills", "! no answer")
        assert KEY not in review.text


async def test_the_chosen_services_are_asked_together(outside: Settings, mimic: Mimic) -> None:
    async with reviewing(outside) as review:
        await review.press("L")
        await review.sees("Crossref")
        await review.press("s")
        assert mimic.requests == []
        await go_to(review, "wikipedia")
        await review.press("space", "j", "j", "space", "s")
        await review.sees("Old Mill (River)", "Addition of Mills", "2 hits")
        assert len(mimic.requests) == 2


async def test_a_hit_is_attached_with_one_key_and_its_page_is_kept(
    outside: Settings, claim_ids: list[str], mimic: Mimic
) -> None:
    result = REGISTER["results"][0] | {"html_url": f"{mimic.url}/memento/x"}
    async with reviewing(outside) as review:
        await review.press("L")
        await review.sees("Crossref")
        mimic.behaviours = [{"count": 1, "results": [result]}]
        await go_to(review, "federal-register")
        await review.press("enter")
        await review.sees("Addition of Mills")
        await review.press("j", "a")
        await review.sees("How does it bear on the claim?", "supports")
        await review.press("2")
        await review.sees("Adds four mills.", "known as  reference")
        await review.press("escape")
        await review.sees("Evidence  1", "refutes")
        (piece,) = review.workspace.reader.claim(claim_ids[0]).evidence
        assert (piece.stance, piece.bears_on_a_rating) == (Stance.REFUTES, True)
        assert piece.reference.csl["custom"]["found_with"] == "Federal Register"


async def test_a_lead_is_attached_as_context_only_and_says_what_it_is(
    outside: Settings, claim_ids: list[str], mimic: Mimic
) -> None:
    async with reviewing(outside) as review:
        await review.press("L")
        await review.sees("Crossref")
        await go_to(review, "wikipedia")
        await review.press("enter")
        await review.sees("Old Mill (River)")
        await review.press("j", "a")
        await review.sees("context only", "as a lead, not a source")
        await review.press("1")
        (piece,) = review.workspace.reader.claim(claim_ids[0]).evidence
        assert (piece.stance, piece.note) == (Stance.CONTEXT, "Found with Wikipedia: a lead, not a source.")
        assert any("a lead, not a source" in notice for notice in review.notices)


async def test_all_of_a_hit_can_be_read(outside: Settings, mimic: Mimic) -> None:
    async with reviewing(outside, (80, 24)) as review:
        await review.press("L")
        await review.sees("Crossref")
        await go_to(review, "factcheck")
        await review.press("enter")
        await review.sees("No, the mill has one wheel")
        await review.press("j", "o")
        await review.sees("rating: False", "claimed by: A flyer", "Found with the Google")
        await review.press("escape", "enter")
        await review.sees("rating: False")


async def test_the_screen_can_be_left_while_a_service_is_silent(outside: Settings, mimic: Mimic) -> None:
    mimic.behaviour = "silent"
    async with reviewing(outside) as review:
        await review.press("L")
        await review.sees("Crossref")
        await go_to(review, "crossref")
        await review.pilot.press("enter")
        await review.sees("asking …")
        await review.pilot.press("escape")
        await review.sees(" left of ")
    assert threading.active_count() < 50


async def test_what_is_missing_is_said_where_it_is_needed(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKBENCH_CONFIG", str(tmp_path / "none.toml"))
    async with reviewing(settings) as review:
        await review.press("L")
        await review.sees("not ready", "needs key in [factcheck]", "none.toml")
        await review.press("enter")
        await review.sees("! no answer", "put `key")


async def test_a_wrong_configuration_is_told_and_the_screen_can_be_left(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "config.toml"
    file.write_text("[crossref]\non = 1\n")
    monkeypatch.setenv("WORKBENCH_CONFIG", str(file))
    async with reviewing(settings) as review:
        await review.press("L")
        await review.sees("The look-ups cannot be used")
        assert any("line 2" in notice for notice in review.notices)
        await review.press("escape")
        await review.sees(" left of ")


async def test_hostile_words_of_a_service_are_shown_harmlessly(outside: Settings, mimic: Mimic) -> None:
    result = REGISTER["results"][0] | {"title": "[/nope] \x1b]52;c;aGk=\x07 \u202ebad", "abstract": "[bold"}
    async with reviewing(outside) as review:
        await review.press("L")
        await review.sees("Crossref")
        mimic.behaviours = [{"results": [result]}]
        await go_to(review, "federal-register")
        await review.press("enter", "j")
        await review.sees("[/nope]", "<U+202E>")
        assert "\x1b" not in review.text


# Archives.


def add_page(settings: Settings) -> str:
    workspace = open_workspace(settings)
    try:
        return references.add_reference(
            workspace.journal, url="https://herald.example/mill", title="The mill", issued="2024-12-19"
        )[0]
    finally:
        workspace.close()


async def test_an_archived_copy_is_found_from_the_list_of_references(outside: Settings, mimic: Mimic) -> None:
    page = add_page(outside)
    async with reviewing(outside) as review:
        await review.press("3")
        await review.sees("The mill")
        await review.press("A")
        await review.sees("Web archive", "Find a copy")
        await review.press("1")
        await review.sees("In web archives  1", "✓ found", "captured 2024-12-19")
        (copy,) = review.workspace.reader.archived_copies([page])[page]
        assert copy.state is ArchiveState.FOUND
        assert mimic.asked()["timestamp"] == ["20241219120000"]


async def test_a_page_is_saved_and_a_failure_says_whether_to_try_again(
    outside: Settings, mimic: Mimic
) -> None:
    add_page(outside)
    async with reviewing(outside) as review:
        await review.press("3")
        await review.sees("The mill")
        await review.press("A", "2")
        await review.sees("✓ saved")
        mimic.job_says = lambda: {"status": "error", "status_ext": "error:blocked-url", "message": "Blocked."}
        await review.press("A", "2")
        await review.sees("asking again will not help")
        await review.press("escape")
        await review.sees("! failed")


async def test_waiting_for_an_archive_can_be_left_and_taken_up_again(outside: Settings, mimic: Mimic) -> None:
    add_page(outside)
    done, mimic.job_says = mimic.job_says, lambda: {"status": "pending"}
    async with reviewing(outside) as review:
        await review.press("3")
        await review.sees("The mill")
        await review.pilot.press("A", "2")
        await review.sees("a request goes on at the archive")
        for _ in range(100):
            if any("/save/status" in path for _, path, _, _ in mimic.requests):
                break
            await review.pilot.pause(0.02)
        await review.press("escape")
        await review.sees("… submitted", "not archived yet")
        mimic.job_says = done
        await review.press("A", "3")
        await review.sees("✓ saved")
        assert sum(method == "POST" for method, _, _, _ in mimic.requests) == 1
