"""The list of claims: what it shows at which size, searching, narrowing, and a great many rows."""

from __future__ import annotations

import time
from array import array
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from on_screen import reviewing
from rich.cells import cell_len
from tui_workspaces import large_workspace, settings_in

from workbench.domain.assertions import AssertionKind
from workbench.domain.claims import ClaimSummary, State
from workbench.domain.ratings import Rating
from workbench.operations import claims
from workbench.tui.widgets.claim_row import heading, one_line, two_lines
from workbench.workspace import create, open_workspace

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.settings import Settings

CLAIM = ClaimSummary(
    1,
    "abcdefghijklmnop",
    "The harbour is to be 14 metres deep by the summer of 2025",
    AssertionKind.QUANTITY,
    "Ines Falk",
    "d",
    "The harbour will be dredged",
    State.CONCLUDED,
    Rating.MOSTLY_FALSE,
    "Ana Ruiz",
    500,
    1,
)


@pytest.mark.parametrize("width", [20, 40, 56, 78, 96, 112, 158, 240])
def test_a_row_fills_its_width_and_says_the_rating_in_a_word(width: int) -> None:
    text = "".join(piece for piece, _ in one_line(CLAIM, width))
    assert cell_len(text) == max(width, 24)
    assert "✗ mostly false" in text
    for line in (0, 1):
        assert cell_len("".join(piece for piece, _ in two_lines(CLAIM, max(width, 40), line))) == max(
            width, 40
        )


def test_wide_rows_have_every_column_under_its_name() -> None:
    row = "  " + "".join(piece for piece, _ in one_line(CLAIM, 150))
    names = heading(152)
    for name, value in (
        ("Kind", "figure"),
        ("Speaker", "Ines"),
        ("Document", "The harbour will"),
        ("Reviewer", "Ana"),
    ):
        assert row.index(value, names.index(name)) == names.index(name)


def test_the_role_after_the_speakers_name_is_left_out_of_the_row() -> None:
    claim = replace(
        CLAIM, speaker="Ines Falk", wording="Ines Falk (director of the port) said that it is deep"
    )
    assert two_lines(claim, 60, 0)[0][0].strip() == "Ines Falk said that it is deep"


def test_two_lines_leave_nothing_out() -> None:
    text = " ".join(piece for line in (0, 1) for piece, _ in two_lines(CLAIM, 90, line))
    for word in ("figure", "Ines Falk", "The harbour will be dredged", "mostly false", "Ana Ruiz"):
        assert word in text


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (160, 50)])
@pytest.mark.parametrize("theme", ["workbench-night", "workbench-day"])
async def test_list_and_detail_share_the_screen(
    settings: Settings, size: tuple[int, int], theme: str
) -> None:
    async with reviewing(settings, size) as review:
        review.app.theme = theme
        await review.press("j", "j")
        await review.sees(
            "Workbench Harbour and schools",
            "9 left of 9",
            "▌",
            "○ open",
            "The work is to cost 38 million euros",
            "Passage",
            "a third more than was announced",
            "v Verdict",
            "? Keys",
            "q Quit",
        )
        lines = review.text.split("\n")
        assert len(lines) == size[1]
        assert all(cell_len(line) == size[0] for line in lines)
        left_of_detail = any("○ open" in line and "▏" in line for line in lines)
        assert left_of_detail == (size[0] >= 110)


async def test_the_empty_workspace_says_how_to_begin(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    create(settings, title="New").close()
    async with reviewing(settings, (80, 24)) as review:
        await review.sees("No claims yet.", "Press i to add documents")
        await review.press("t", "n", "v", "G", "space", "enter", "m")
        await review.sees("No claims yet.")
        assert "There is no claim under the cursor." in review.notices


async def test_search_narrows_as_typed_and_escape_shows_all_again(settings: Settings) -> None:
    async with reviewing(settings) as review:
        await review.press("slash", "o", "y", "s")
        await review.sees("/oys", "1 left of 1", "the mud has been dumped")
        await review.press("enter", "t")
        await review.sees("◐ in review")
        await review.press("escape")
        await review.sees("9 left of 9")


async def test_words_with_marks_of_any_kind_can_be_searched(settings: Settings) -> None:
    async with reviewing(settings) as review:
        await review.press("slash")
        for typed in ('"', "it's (C++) -x a:b*", "AND OR NOT", "%_'"):
            await review.type(typed)
            await review.settle()
        await review.sees("No claim fits.")


async def test_the_filter_narrows_and_is_named_at_the_top(settings: Settings) -> None:
    workspace = open_workspace(settings)
    rows = workspace.reader.claim_page(workspace.reader.claim_order())
    claims.tag(workspace.journal, [rows[1].id, rows[8].id], ["urgent"])
    workspace.close()
    async with reviewing(settings) as review:
        await review.press("f", "tab")
        await review.press("enter", "down", "enter")
        await review.press("ctrl+s")
        await review.sees("quotation", "2 left of 2")
        await review.press("f")
        await review.press(*["tab"] * 6, "enter", "down", "enter", "ctrl+s")
        await review.sees("#urgent", "quotation", "2 left of 2")
        await review.press("f", "ctrl+r")
        await review.sees("9 left of 9")


async def test_sorting_and_one_line_rows(settings: Settings) -> None:
    async with reviewing(settings, (140, 40)) as review:
        await review.press("S")
        await review.sees("most check-worthy first")
        await review.press("z")
        await review.sees("Kind", "Speaker", "Document", "State · rating", "Reviewer")
        await review.press("z", "Z")
        await review.press("S")
        await review.sees("9 left of 9")


async def test_the_cursor_is_kept_by_claim_when_rows_above_it_go(
    settings: Settings, claim_ids: list[str]
) -> None:
    async with reviewing(settings) as review:
        await review.press("G")
        await review.press("f")
        await review.press("tab", "enter", "down", "enter", "ctrl+s")
        await review.sees("2 left of 2")
        assert review.app.screen.claims.cursor == 1  # type: ignore[attr-defined]
        await review.press("escape")
        await review.sees("9 left of 9")
        assert review.app.screen.claims.current.id == claim_ids[8]  # type: ignore[attr-defined]


async def test_a_hundred_thousand_claims_are_all_reached_and_keys_answer_at_once(tmp_path: Path) -> None:
    settings = large_workspace(tmp_path, 100_000)
    async with reviewing(settings) as review:
        await review.sees("100,009 left of 100,009")
        await review.press("G")
        await review.sees("No child should sit in an oven")
        await review.press("k", "g")
        await review.sees("the channel would be deepened")
        screen = review.app.screen
        assert isinstance(screen.claims.order, array)  # type: ignore[attr-defined]
        assert len(screen.claims.order) == 100_009  # type: ignore[attr-defined]
        started = time.perf_counter()
        for _ in range(200):
            screen.claims.action_move(1)  # type: ignore[attr-defined]
        screen.claims.action_page(1)  # type: ignore[attr-defined]
        assert time.perf_counter() - started < 5
        await review.sees("Made claim number 2")
        await review.press("slash")
        await review.type("99999")
        await review.sees("Made claim number 99999", "1 left of 1")


async def test_every_key_is_in_the_help_and_in_the_palette(settings: Settings) -> None:
    async with reviewing(settings, (120, 60)) as review:
        ids = {a.binding.id for a in review.app.screen.active_bindings.values() if a.binding.id}
        assert {
            "review.verdict",
            "review.attach",
            "review.join",
            "claims.next",
            "review.undo",
            "go.documents",
        } <= ids
        named = [a.binding for a in review.app.screen.active_bindings.values() if a.binding.id]
        assert all(binding.tooltip or binding.id.startswith(("detail.", "form.")) for binding in named)
        await review.press("question_mark")
        await review.sees("Review", "Take back your newest action", "ctrl+p finds every action")
        await review.press("escape", "ctrl+p")
        await review.type("reword")
        await review.sees("Reword (w)")
        await review.press("enter")
        await review.sees("In other words")


async def test_a_picture_of_the_screen_needs_nothing_from_the_network(settings: Settings) -> None:
    async with reviewing(settings) as review:
        svg = review.app.export_screenshot()
        assert svg == review.app.export_screenshot()
    assert "Three&#160;firms" in svg
    assert "@font-face" not in svg
    assert "url(http" not in svg


async def test_q_quits_with_nothing_wrong(settings: Settings) -> None:
    async with reviewing(settings) as review:
        await review.pilot.press("q")
        await review.pilot.pause(0.1)
    assert review.app.return_value == 0
