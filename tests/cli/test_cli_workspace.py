"""Workspaces: created, shown, set, summed up; and what cannot be opened."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Program


def test_init_creates_an_empty_workspace_and_says_where(program: Program) -> None:
    ran = program("workspace", "init", "--title", "Trial", "--required-reviews", 2)
    assert (ran.code, ran.out) == (0, "")
    assert "Created the workspace" in ran.err
    shown = program("workspace", "show", "--json").json
    assert (shown["title"], shown["required_reviews"], shown["documents"]) == ("Trial", 2, 0)
    assert shown["claims"] == {"total": 0, "left": 0, "by_state": {}, "by_rating": {}}
    assert shown["events"] >= 1
    assert len(shown["heads"][0]) == 64


def test_init_refuses_a_place_that_is_taken(desk: Program) -> None:
    before = (desk.folder / "claims.db").read_bytes()
    ran = desk("workspace", "init")
    assert (ran.code, ran.out) == (3, "")
    assert "exists already" in ran.err
    assert (desk.folder / "claims.db").read_bytes() == before


def test_without_arguments_and_terminal_the_summary_is_printed_and_nothing_is_written(desk: Program) -> None:
    before = {path: path.read_bytes() for path in desk.folder.rglob("*") if path.is_file()}
    ran = desk()
    assert ran.code == 0
    head = desk("audit", "head").out.strip()
    for words in ("Untitled workspace", "1 with", "open", "Left", head):
        assert words in ran.out
    assert ran.err == ""
    assert {path: path.read_bytes() for path in desk.folder.rglob("*") if path.is_file()} == before


def test_without_arguments_an_absent_workspace_exits_4_and_is_not_created(program: Program) -> None:
    ran = program()
    assert (ran.code, ran.out) == (4, "")
    assert "workspace init" in ran.err
    assert not (program.folder / "claims.db").exists()


def test_set_changes_what_was_named_and_nothing_else(desk: Program) -> None:
    assert desk("workspace", "set", "--title", "Renamed", "--contact", "desk@herald.example").code == 0
    shown = desk("workspace", "show", "--json").json
    assert (shown["title"], shown["contact"], shown["required_reviews"]) == (
        "Renamed",
        "desk@herald.example",
        1,
    )
    assert "Nothing to change" in desk("workspace", "set", "--title", "Renamed").err


def test_set_without_a_setting_is_a_usage_mistake(desk: Program) -> None:
    assert desk("workspace", "set").code == 2
    assert desk("workspace", "set", "--required-reviews", 3).code == 2


def test_the_workspace_is_chosen_before_the_verb_and_after_it(desk: Program) -> None:
    other = desk.folder / "other" / "mine.db"
    other.parent.mkdir()
    assert desk("--db", other, "workspace", "init", "--title", "Before").code == 0
    assert desk("workspace", "show", "--json", "--db", other).json["title"] == "Before"
    assert desk("--db", other, "workspace", "show", "--json").json["title"] == "Before"
    assert desk("workspace", "show", "--json").json["title"] == ""
    last = desk("--db", desk.folder / "absent.db", "workspace", "show", "--json", "--db", other)
    assert last.json["title"] == "Before"


def test_references_go_to_the_folder_that_was_chosen(program: Program) -> None:
    program.file("a.txt", "The river rose by 4 metres.")
    assert program("document", "add", "a.txt", "--references", "elsewhere").code == 0
    assert len([p for p in (program.folder / "elsewhere").rglob("*") if p.is_file()]) == 1
    assert not (program.folder / "references").exists()


@pytest.mark.parametrize(
    "arguments", [("claim", "list"), ("audit", "verify"), ("undo",), ("report", "export")]
)
def test_what_cannot_be_opened_exits_4_with_one_sentence(
    program: Program, arguments: tuple[str, ...]
) -> None:
    database = program.folder / "claims.db"
    absent = program(*arguments)
    assert (absent.code, absent.out) == (4, "")
    assert "There is no workspace" in absent.err

    database.write_bytes(b"SQLite? no, a poem in many lines. " * 200)
    refused = program(*arguments)
    assert (refused.code, refused.out) == (4, "")
    assert "not a workbench database" in refused.err

    database.unlink()
    connection = sqlite3.connect(database)
    connection.execute("CREATE TABLE poem (line TEXT)")
    connection.close()
    foreign = program(*arguments)
    assert (foreign.code, foreign.out) == (4, "")
    assert "another program" in foreign.err


def test_a_workspace_of_a_newer_program_exits_4(desk: Program) -> None:
    connection = sqlite3.connect(desk.folder / "claims.db")
    connection.execute("PRAGMA user_version=999")
    connection.close()
    ran = desk("claim", "list")
    assert (ran.code, ran.out) == (4, "")
    assert "newer workbench" in ran.err
    assert len(ran.err.strip().splitlines()) == 1


def test_a_folder_that_cannot_be_written_exits_4(program: Program) -> None:
    program.file("a.txt", "The river rose by 4 metres.")
    ran = program("--db", "a.txt/claims.db", "workspace", "init")
    assert (ran.code, ran.out) == (4, "")
    assert "claims.db" in ran.err
