"""Making a workspace, adding documents, reading and withdrawing them, exporting the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from on_screen import reviewing
from tui_workspaces import HARBOUR, SCHOOLS, settings_in

from workbench.tui.paths import completed_path, typed_paths

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from workbench.settings import Settings


async def test_an_absent_workspace_is_created_after_asking_and_documents_are_asked_for(
    tmp_path: Path,
) -> None:
    settings = settings_in(tmp_path / "new")
    (tmp_path / "new").mkdir()
    article = tmp_path / "harbour.txt"
    article.write_text(HARBOUR)
    async with reviewing(settings) as review:
        await review.sees("There is no workspace at", "A new workspace")
        assert not settings.database.exists()
        await review.type("Harbour desk")
        await review.press("ctrl+s")
        await review.sees("Add documents")
        await review.type(str(article))
        await review.press("enter")
        await review.sees("✓ The harbour will be dredged", "1 document taken, 0 refused")
        await review.press("escape")
        await review.sees("Harbour desk", " left of ", "○ open")
        assert review.workspace.reader.workspace().documents == 1


async def test_leaving_without_creating_leaves_nothing_behind(tmp_path: Path) -> None:
    async with reviewing(settings_in(tmp_path)) as review:
        await review.sees("There is no workspace at")
        await review.pilot.press("escape")
        await review.pilot.pause(0.2)
    assert review.app.return_value == 4
    assert list(tmp_path.iterdir()) == []  # noqa: ASYNC240 - a test may wait


async def test_one_bad_file_is_reported_and_the_rest_go_on(settings: Settings, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text(SCHOOLS.replace("31", "33"))
    (folder / "b.txt").write_bytes(b"\x00\x01\x02" * 400)
    (folder / "c.txt").write_text("")
    (folder / "d.txt").write_text(HARBOUR.replace("38 million", "39 million"))
    async with reviewing(settings) as review:
        await review.press("i")
        await review.type(str(folder))
        await review.press("ctrl+s")
        await review.sees("2 documents taken, 2 refused", "b.txt", "c.txt")
        await review.press("escape")
        assert review.workspace.reader.workspace().documents == 4


async def test_a_document_is_read_searched_and_withdrawn(settings: Settings) -> None:
    async with reviewing(settings) as review:
        await review.press("2")
        await review.sees("2 documents · 9 claims left", "6 left", "The harbour will be dredged")
        await review.press("p")
        await review.sees("6 passages marked", "Fishermen say")
        await review.press("slash")
        await review.type("oyster beds")
        await review.sees("1 found")
        await review.press("escape", "escape")
        await review.press("W")
        await review.type("embargoed until Friday")
        await review.press("enter")
        await review.sees("– withdrawn", "embargoed until Friday", "3 claims left")
        await review.press("1")
        await review.sees("3 left of 3")
        await review.press("u")
        await review.sees("9 left of 9")


async def test_the_claims_of_one_document_are_shown(settings: Settings) -> None:
    async with reviewing(settings) as review:
        await review.press("2", "j", "c")
        await review.sees("3 left of 3", "The city measured 31 degrees")


async def test_enter_reads_the_passage_in_its_document(settings: Settings) -> None:
    async with reviewing(settings) as review:
        await review.press("j", "j", "j", "enter")
        await review.sees("6 passages marked", "Fishermen say that the mud")
        await review.press("escape")
        await review.sees("9 left of 9")


async def test_the_report_is_exported_and_its_place_said(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with reviewing(settings) as review:
        await review.press("r", "ctrl+s")
        await review.pilot.pause(0.3)
        await review.settle()
        assert str(tmp_path / "report.html") in review.notices[-1]
        assert "Three firms have bid for it" in (tmp_path / "report.html").read_text()
        await review.press("r", "tab", "enter", "down", "enter")
        await review.press("ctrl+s")
        await review.pilot.pause(0.3)
        await review.settle()
        assert (tmp_path / "report.md").read_text().startswith("# ")


def test_paths_are_told_apart_and_completed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "two words.txt").write_text("x")
    (tmp_path / "folder").mkdir()
    monkeypatch.chdir(tmp_path)
    assert [p.name for p in typed_paths("two words.txt")] == ["two words.txt"]
    assert [p.name for p in typed_paths("'two words.txt' folder")] == ["two words.txt", "folder"]
    assert completed_path("fo") == "folder/"
    assert completed_path(f"{tmp_path}/tw") == f"{tmp_path}/two words.txt"
    assert completed_path("nothing-like-it") is None
