"""Reviewing claims with the keys, one event for each action."""

from __future__ import annotations

import fcntl
from typing import TYPE_CHECKING

from on_screen import reviewing

from workbench.domain.claims import State
from workbench.domain.ratings import Rating
from workbench.operations import claims, verdicts
from workbench.store.journal import acting_as
from workbench.workspace import open_workspace

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.settings import Settings


async def test_t_takes_a_claim_and_t_again_releases_it(settings: Settings, claim_ids: list[str]) -> None:
    async with reviewing(settings) as review:
        await review.press("t")
        assert review.workspace.reader.claim(claim_ids[0]).taken_by == "Ana Ruiz"
        await review.sees("◐ in review", "taken by Ana Ruiz")
        await review.press("t")
        assert review.workspace.reader.claim(claim_ids[0]).taken_by is None


async def test_several_selected_claims_are_dismissed_as_one_event(
    settings: Settings, claim_ids: list[str]
) -> None:
    async with reviewing(settings) as review:
        before = review.workspace.reader.workspace().events
        await review.press("space", "space", "d")
        await review.sees("Dismiss 2 claims")
        await review.press("2")
        await review.sees("7 left of 9")
        assert [review.workspace.reader.claim(i).dismissed for i in claim_ids[:3]] == [
            "duplicate",
            "duplicate",
            None,
        ]
        assert review.workspace.reader.workspace().events == before + 1


async def test_a_dismissal_may_have_a_reason_of_ones_own_and_is_reopened(
    settings: Settings, claim_ids: list[str]
) -> None:
    async with reviewing(settings) as review:
        await review.press("d", "tab")
        await review.type("said in jest")
        await review.press("enter")
        assert review.workspace.reader.claim(claim_ids[0]).dismissed == "said in jest"
        await review.press("o")
        assert review.workspace.reader.claim(claim_ids[0]).dismissed is None


async def test_a_verdict_needs_evidence_unless_unproven(settings: Settings, claim_ids: list[str]) -> None:
    async with reviewing(settings) as review:
        await review.press("v", "ctrl+s")
        await review.sees("Choose a rating")
        await review.press("down", "down", "tab")
        await review.type("It is known.")
        await review.press("ctrl+s")
        await review.sees("has no evidence that supports or refutes")
        await review.press("shift+tab", "end", "ctrl+s")
        await review.sees("? unproven", "8 left of 9")
        verdict = review.workspace.reader.claim(claim_ids[0]).verdicts[0]
        assert (verdict.rating, verdict.rationale) == (Rating.UNPROVEN, "It is known.")


async def test_a_reworded_claim_shows_both_wordings_to_whoever_rewords_it_too(
    settings: Settings, claim_ids: list[str]
) -> None:
    async with reviewing(settings) as review:
        await review.press("w", "f7")
        await review.type("The channel is to be 14 metres deep")
        other = open_workspace(settings)
        claims.reword(acting_as(other.journal, "Ben Osei"), claim_ids[0], "Ben's words")
        await review.press("ctrl+s")
        await review.sees(
            "when you saw it",
            "the channel would be deepened",
            "Ben's words",
            "The channel is to be 14 metres deep",
        )
        assert review.workspace.reader.claim(claim_ids[0]).wording == "Ben's words"
        await review.press("down", "enter")
        assert review.workspace.reader.claim(claim_ids[0]).wording == "The channel is to be 14 metres deep"
        other.close()


async def test_keeping_the_other_wording_writes_nothing(settings: Settings, claim_ids: list[str]) -> None:
    async with reviewing(settings) as review:
        await review.press("w", "f7")
        await review.type("Mine")
        other = open_workspace(settings)
        claims.reword(acting_as(other.journal, "Ben Osei"), claim_ids[0], "Ben's words")
        await review.press("ctrl+s")
        await review.press("enter")
        assert review.workspace.reader.claim(claim_ids[0]).wording == "Ben's words"
        other.close()


async def test_a_verdict_on_a_wording_changed_meanwhile_keeps_the_reasons_typed(
    settings: Settings, claim_ids: list[str]
) -> None:
    async with reviewing(settings) as review:
        await review.press("v", "end", "tab")
        await review.type("No record was found.")
        other = open_workspace(settings)
        claims.reword(acting_as(other.journal, "Ben Osei"), claim_ids[0], "Ben's words")
        await review.press("ctrl+s")
        await review.sees("Changed meanwhile", "Ben's words")
        assert not review.workspace.reader.claim(claim_ids[0]).verdicts
        await review.press("enter")
        await review.sees("Verdict", "Ben's words", "No record was found.")
        await review.press("ctrl+s")
        verdict = review.workspace.reader.claim(claim_ids[0]).verdicts[0]
        assert (verdict.wording, verdict.rationale) == ("Ben's words", "No record was found.")
        other.close()


async def test_joined_claims_become_one_and_undo_parts_them_again(
    settings: Settings, claim_ids: list[str]
) -> None:
    async with reviewing(settings) as review:
        await review.press("shift+down", "m")
        await review.sees("which one stays?")
        await review.press("1")
        await review.sees("8 left of 8", "joined with 1")
        assert review.workspace.reader.claim(claim_ids[1]).joined_into == claim_ids[0]
        await review.press("u")
        await review.sees("9 left of 9")
        assert any("once more to do it again" in notice for notice in review.notices)
        await review.press("u")
        await review.sees("8 left of 8")


async def test_joining_one_claim_alone_is_refused_in_one_sentence(settings: Settings) -> None:
    async with reviewing(settings) as review:
        await review.press("m")
        assert any("Select at least two claims" in notice for notice in review.notices)


async def test_a_claim_is_split_commented_tagged_and_assigned(
    settings: Settings, claim_ids: list[str]
) -> None:
    async with reviewing(settings) as review:
        await review.press("s", "tab")
        await review.press("f7")
        await review.type("The channel gets deeper")
        await review.press("ctrl+s")
        await review.sees("10 left of 10")
        await review.press("c")
        await review.type("Ask the harbour master")
        await review.press("ctrl+s")
        await review.press("number_sign")
        await review.type("Harbour, urgent")
        await review.press("enter")
        await review.press("at")
        await review.type("Ben Osei")
        await review.press("enter")
        await review.sees("#harbour", "#urgent", "assigned to Ben Osei", "Ask the harbour master")
        opened = review.app.screen.claims.current.id  # type: ignore[attr-defined]
        claim = review.workspace.reader.claim(opened)
        assert claim.split_from == claim_ids[0]
        assert claim.tags == ("harbour", "urgent")
        assert claim.assignee == "Ben Osei"


async def test_a_reading_is_corrected_and_the_programs_stays_visible(
    settings: Settings, claim_ids: list[str]
) -> None:
    async with reviewing(settings, (120, 50)) as review:
        await review.press("e", "tab", "tab", "tab")
        await review.type("the port's director")
        await review.press("ctrl+s")
        read = review.workspace.reader.claim(claim_ids[0]).members[0].reading
        assert read.speaker == "the port's director"
        await review.sees("the port's director")


async def test_a_reading_is_rejected_with_a_reason(settings: Settings, claim_ids: list[str]) -> None:
    async with reviewing(settings) as review:
        await review.press("x", "1")
        await review.sees("8 left of 9")
        claim = review.workspace.reader.claim(claim_ids[0])
        assert claim.members[0].rejected
        assert claim.state is State.DISMISSED


async def test_a_passage_is_marked_by_hand_and_opens_a_claim(settings: Settings) -> None:
    async with reviewing(settings) as review:
        await review.press("plus", "1")
        await review.type("Falk called that untrue")
        await review.sees("Mark a passage in The harbour")
        await review.press("ctrl+s")
        await review.sees("10 left of 10", "Falk called that untrue")


async def test_n_goes_to_the_next_claim_that_wants_something(
    settings: Settings, claim_ids: list[str]
) -> None:
    workspace = open_workspace(settings)
    claims.dismiss(workspace.journal, claim_ids[1:4], "duplicate")
    verdicts.record(workspace.journal, claim_ids[4], Rating.UNPROVEN, "nothing found")
    workspace.close()
    async with reviewing(settings) as review:
        await review.press("n")
        assert review.app.screen.claims.current.id == claim_ids[5]  # type: ignore[attr-defined]


async def test_evidence_and_verdict_are_taken_back(settings: Settings, claim_ids: list[str]) -> None:
    workspace = open_workspace(settings)
    verdicts.record(workspace.journal, claim_ids[0], Rating.UNPROVEN, "nothing found")
    workspace.close()
    async with reviewing(settings) as review:
        await review.press("X", "1")
        await review.type("found after all")
        await review.press("enter")
        await review.sees("9 left of 9", "withdrawn")


async def test_what_another_process_writes_appears_by_itself_and_the_cursor_stays(
    settings: Settings, claim_ids: list[str]
) -> None:
    async with reviewing(settings) as review:
        await review.press("j", "j")
        other = open_workspace(settings)
        claims.join(acting_as(other.journal, "Ben Osei"), [claim_ids[0]], claim_ids[1])
        claims.reword(
            acting_as(other.journal, "Ben Osei"), claim_ids[2], "Thirty-eight million euros are to be spent"
        )
        other.close()
        await review.sees("8 left of 8", "Thirty-eight million euros")
        assert review.app.screen.claims.current.id == claim_ids[2]  # type: ignore[attr-defined]


async def test_a_write_waits_its_turn_says_so_and_the_screen_stays_alive(
    settings: Settings, claim_ids: list[str]
) -> None:
    async with reviewing(settings) as review:
        with settings.database.with_name("claims.db-lock").open("a") as queue:
            fcntl.flock(queue, fcntl.LOCK_EX)
            await review.pilot.press("t")
            for _ in range(100):
                if "waiting for another reviewer's write" in review.notices:
                    break
                await review.pilot.pause(0.02)
            assert "waiting for another reviewer's write" in review.notices
            await review.pilot.press("j", "j")
            await review.sees("▌ The work is to cost 38 million euros")
            assert review.workspace.reader.claim(claim_ids[0]).taken_by is None
        await review.sees("◐ in review")
        assert review.workspace.reader.claim(claim_ids[0]).taken_by == "Ana Ruiz"


async def test_a_read_only_workspace_answers_write_keys_with_one_sentence(
    settings: Settings, tmp_path: Path
) -> None:
    settings.database.chmod(0o444)
    async with reviewing(settings, opened=False) as review:
        review.app.desk.workspace = None
        workspace = open_workspace(settings, read_only=True)
        review.app.desk.workspace = workspace
        await review.press("t")
        assert review.notices[-1].startswith("This workspace is read-only here")
        review.app.screen._follow(workspace.reader.workspace())  # type: ignore[attr-defined]
        await review.sees("Read-only")
