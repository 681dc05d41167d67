"""The screen of findings: grouped by kind, judged with one key, from each finding to its claims and back."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from noticed import notice, spelt
from on_screen import reviewing, screen_text
from tui_workspaces import add_document, settings_in

from workbench.domain.assertions import AssertionKind
from workbench.domain.decisions import FindingStatus
from workbench.domain.findings import Difference, Finding, FindingType
from workbench.operations import comparing
from workbench.operations.assertions import add_assertion
from workbench.workspace import create, open_workspace

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.settings import Settings

MONDAY = "The bridge will be 420 metres long, the Road Board said. “We never close the road,” said its head."
TUESDAY = "The bridge will be 460 metres long, the RB said. “We seldom close the road,” said its head."
WORDS = ("The bridge will be 4{}0 metres long", "“We {} close the road,”")


def two_reports(folder: Path) -> tuple[Settings, list[Finding]]:
    """Two articles, four claims, and what was found between them."""
    settings = settings_in(folder)
    workspace = create(settings, title="Bridge")
    made = []
    for title, text, length, word in (("Monday", MONDAY, "2", "never"), ("Tuesday", TUESDAY, "6", "seldom")):
        document = add_document(workspace, title, text)
        for words, kind in (
            (WORDS[0].format(length), AssertionKind.QUANTITY),
            (WORDS[1].format(word), AssertionKind.QUOTATION),
        ):
            made.append(add_assertion(workspace.journal, document, words, kind)[0])
    length_1, quote_1, length_2, quote_2 = made
    findings = [
        Finding(
            FindingType.CONFLICT,
            (length_1, length_2),
            "Two lengths of one bridge.",
            (Difference("figure", "420 metres", "460 metres"),),
            900,
        ),
        Finding(
            FindingType.QUOTATION_VARIANT,
            (quote_1, quote_2),
            "One remark with other words.",
            (Difference("changed", "never", "seldom"),),
            800,
        ),
        Finding(FindingType.SAME, (length_1, length_2), "The same bridge.", (), 600),
        spelt(length_1, length_2, "Road Board", "RB"),
    ]
    notice(workspace, *findings)
    workspace.close()
    return settings, findings


@pytest.fixture
def bridge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Two reports of one bridge, compared already."""
    settings, _ = two_reports(tmp_path)
    # What was noticed here is to stay: nothing is compared anew while these tests look at it.
    monkeypatch.setattr(comparing, "is_behind", lambda _journal: False)
    return settings


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_findings_are_grouped_with_their_passages_beside_or_under_each_other(
    bridge: Settings, size: tuple[int, int]
) -> None:
    async with reviewing(bridge, size) as review:
        await review.press("4")
        await review.sees("≠ Conflicts  1, 1 open", "Two lengths of one bridge.", "4 open of 4", "figure:")
        await review.sees("The bridge will be 420 metres long", "The bridge will be 460 metres long")
        both = [line for line in review.text.splitlines() if line.count(" metres long") == 2]
        assert bool(both) == (size[0] >= 110), "side by side where there is room"
        await review.press("G")
        await review.sees("~ Spelling variants  1, 1 open", "One name.")
        await review.press("g")
        assert review.app.screen.query_one("#findings").cursor == 1, "the cursor stands on no heading"


async def test_what_differs_is_underlined_as_well_as_coloured(bridge: Settings) -> None:
    async with reviewing(bridge) as review:
        await review.press("4", "j")
        await review.sees("One remark with other words.", "changed: “never” → “seldom”")
        marked = [
            segment.text
            for strip in review.app.screen._compositor.render_strips()
            for segment in strip
            if segment.style and segment.style.underline and segment.style.bold
        ]
        assert {"never", "seldom"} <= set(marked)


async def test_a_finding_is_accepted_undone_dismissed_with_a_reason_and_reopened(bridge: Settings) -> None:
    async with reviewing(bridge) as review:
        await review.press("4")
        await review.sees("4 open of 4")
        await review.press("a")
        await review.sees("3 open of 4", "● accepted", "≈ quotation variant")
        await review.press("u")
        await review.sees("4 open of 4")
        await review.press("d")
        await review.sees("Dismiss this quotation variant", "about different things")
        await review.press("2")
        await review.sees("3 open of 4", "– dismissed", "both can be right")
        await review.press("n", "n", "n")
        await review.sees("Two lengths of one bridge.")
        review.app.screen.query_one("#findings").cursor = 3
        await review.press("o")
        await review.sees("4 open of 4")
    workspace = open_workspace(bridge)
    assert workspace.reader.finding_counts().of(status=FindingStatus.OPEN) == 4
    ops = [event.body.op for event in workspace.reader.events() if event.body]
    assert ops[-4:] == ["finding.accepted", "event.undone", "finding.dismissed", "finding.reopened"]
    workspace.close()


async def test_the_cursor_stays_where_it_went_while_the_list_was_read(bridge: Settings) -> None:
    async with reviewing(bridge) as review:
        await review.press("4")
        await review.sees("4 open of 4", "▌ ≠ Two lengths")
        screen = review.app.screen
        for steps in range(1, 12):
            screen.query_one("#findings").cursor = 1
            screen.refresh_list()
            for _ in range(steps):  # the list is being read by then, or about to be
                await asyncio.sleep(0)
            screen.query_one("#findings").action_move(1)
            await review.settle()
            assert screen.findings.current.explanation == "One remark with other words.", steps


async def test_m_joins_the_claims_found_to_be_the_same_and_nothing_else(bridge: Settings) -> None:
    async with reviewing(bridge) as review:
        await review.press("4", "m")
        assert "Only claims found to be the same are joined" in review.notices[-1]
        await review.press("j", "j")
        await review.sees("= same claim  ○ open")
        await review.press("m")
        assert "joined 1 claim into one" in review.notices[-1]
        assert review.workspace.reader.claim_counts().total == 3
        await review.press("u")
        assert review.workspace.reader.claim_counts().total == 4


async def test_from_a_finding_to_either_claim_and_back(bridge: Settings) -> None:
    async with reviewing(bridge) as review:
        await review.press("4")
        await review.sees("Two lengths of one bridge.")
        await review.press("c")
        await review.sees("Go to which claim?")
        await review.press("2")
        await review.sees(" left of ", "Findings  3", "≠ conflict")
        current = review.app.screen.claims.current
        assert current is not None
        assert current.wording == WORDS[0].format("6")
        await review.press("4")
        await review.sees("Two lengths of one bridge.", "4 open of 4")


async def test_claims_are_marked_and_lead_to_their_findings(bridge: Settings) -> None:
    async with reviewing(bridge) as review:
        await review.sees("≠=", "≈")
        await review.press("tab", "enter")
        await review.sees("of one claim", "3 open of 3")
        await review.press("escape")
        await review.sees("4 open of 4")
        await review.press("1", "tab", "j", "F")
        await review.sees("of one claim", "1 open of 1", "One remark with other words.")
        await review.press("1", "question_mark")
        await review.press("end")
        await review.sees("Marks of open findings on a claim", "quotation variant")


async def test_findings_are_filtered_by_kind_and_status(bridge: Settings) -> None:
    async with reviewing(bridge) as review:
        await review.press("4", "f")
        await review.sees("Show only", "Kind")
        await review.press("enter", "down", "down", "enter", "ctrl+s")
        await review.sees("quotation variant", "1 open of 1")
        await review.press("a")
        await review.sees("0 open of 1")
        await review.press("n")
        assert "Nothing else is left to judge here." in review.notices[-1]


async def test_a_search_says_which_other_spellings_it_finds(bridge: Settings) -> None:
    async with reviewing(bridge) as review:
        await review.press("slash")
        await review.type("rb")
        await review.sees("also Road Board")


async def test_documents_are_compared_when_they_changed_and_on_a_read_only_workspace_in_a_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings, _ = two_reports(tmp_path)
    workspace = open_workspace(settings)
    claim = workspace.reader.claim_page(workspace.reader.claim_order())[0]
    member = workspace.reader.claim(claim.id).members[0]
    from workbench.operations.assertions import correct_assertion

    correct_assertion(workspace.journal, member.id, speaker="the Road Board")
    workspace.close()
    before = settings.database.read_bytes()
    monkeypatch.setattr("workbench.tui.desk.os.access", lambda *_about: False)
    async with reviewing(settings) as review:
        await review.press("4")
        await review.sees(" open of ")
        assert "Two lengths of one bridge." not in screen_text(review.app), "no comparison says so"
    assert settings.database.read_bytes() == before
    monkeypatch.undo()
    async with reviewing(settings) as review:
        await review.press("4")
        await review.sees(" open of ")
        assert review.workspace.reader.findings_due() == {}
