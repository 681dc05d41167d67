"""Documents: added one by one and by the folder, listed, shown, withdrawn, read again; and files refused."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Program


def test_the_first_document_creates_the_workspace_and_says_so(program: Program) -> None:
    program.file("a.txt", "Flood\n\nThe river rose by 4 metres on 3 May 2021.")
    ran = program("document", "add", "a.txt", "--publisher", "The Herald", "--published", "4 May 2021")
    assert ran.code == 0
    assert "Created the workspace" in ran.err
    assert "added" in ran.out
    (found,) = program("document", "list", "--json").json
    assert (found["title"], found["publisher"], found["published"]) == ("Flood", "The Herald", "2021-05-04")
    assert found["assertions"] == found["claims"] == found["claims_left"] > 0
    assert found["appearances"][0]["publisher"] == "The Herald"
    assert found["id"] in ran.out


def test_the_same_text_again_is_reported_and_another_publisher_adds_an_appearance(desk: Program) -> None:
    again = desk("document", "add", "brief.txt", "--json").json[0]
    assert (again["status"], again["assertions"]) == ("known already", 0)
    wire = desk("document", "add", "brief.txt", "--publisher", "Wire", "--json").json[0]
    assert wire["status"] == "appearance added"
    (found,) = desk("document", "list", "--json").json
    assert [a["publisher"] for a in found["appearances"]] == [None, "Wire"]


def test_standard_input_is_a_document(program: Program) -> None:
    ran = program("document", "add", "-", "--title", "Piped", stdin=b"Twelve boats sank in 2019.")
    assert ran.code == 0
    assert program("document", "list", "--json").json[0]["title"] == "Piped"


def test_a_folder_is_walked_and_one_bad_file_does_not_stop_the_rest(program: Program) -> None:
    program.file("in/a.txt", "Twelve boats sank in 2019.")
    program.file("in/b/c.md", "# Heading\n\nNine boats sank in 2020.")
    program.file("in/bad.txt", b"\x00\x01\x02\xff\xfe binary" * 40)
    program.file("in/empty.txt", "")
    program.file("in/picture.png", b"\x89PNG\r\n\x1a\n")
    program.file("in/.hidden.txt", "Not for you.")
    ran = program("document", "add", "in", "--jsonl")
    assert ran.code == 1
    rows = {row["file"]: row for row in ran.jsonl}
    assert {name: row["status"] for name, row in rows.items()} == {
        "in/a.txt": "added",
        "in/b/c.md": "added",
        "in/bad.txt": "refused",
        "in/empty.txt": "refused",
    }
    assert rows["in/bad.txt"]["document"] is None
    assert "bad.txt" in rows["in/bad.txt"]["error"]
    assert rows["in/bad.txt"]["error"] in ran.err
    assert "holds no text" in ran.err
    assert "Took 2 files of 4" in ran.err
    assert len(program("document", "list", "--json").json) == 2


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", "no whole PDF"),
        (b"", "holds no text"),
        (b" \n\n ", "holds no text"),
        (b"Words with a \x00 in them, and then quite a lot more.", "a.txt"),
    ],
)
def test_a_file_that_cannot_be_taken_exits_1_and_leaves_the_workspace_as_it_was(
    desk: Program, content: bytes, words: str
) -> None:
    before = desk("audit", "head").out
    ran = desk("document", "add", desk.file("a.txt", content))
    assert (ran.code, ran.out) == (1, "")
    assert words in ran.err
    assert desk("audit", "head").out == before


def test_an_encoding_that_is_not_declared_is_read_and_said(program: Program) -> None:
    text = "Le maire a déclaré que douze élèves étaient blessés à l’école près de la forêt. " * 8
    program.file("a.txt", text.encode("windows-1252"))
    ran = program("document", "add", "a.txt", "--json")
    assert ran.code == 0
    shown = program("document", "show", ran.json[0]["document"], "--json").json
    assert "déclaré" in shown["text"]
    assert shown["encoding"] != "utf-8"


def test_a_name_that_stands_for_nothing_creates_no_workspace(program: Program) -> None:
    ran = program("document", "add", "nowhere.txt")
    assert (ran.code, ran.out) == (1, "")
    assert "nowhere.txt" in ran.err
    assert not (program.folder / "claims.db").exists()
    (program.folder / "hollow").mkdir()
    assert program("document", "add", "hollow").code == 1
    assert not (program.folder / "claims.db").exists()


def test_a_title_can_be_said_of_one_text_only(program: Program) -> None:
    program.file("in/a.txt", "Twelve boats sank in 2019.")
    program.file("in/b.txt", "Nine boats sank in 2020.")
    ran = program("document", "add", "in", "--title", "Both", "--published", "2020")
    assert (ran.code, ran.out) == (2, "")
    assert "--title, --published can be said of one text only; 2 are given" in ran.err
    assert not (program.folder / "claims.db").exists()


def test_a_date_that_could_be_two_is_a_usage_mistake(program: Program) -> None:
    program.file("a.txt", "Twelve boats sank in 2019.")
    ran = program("document", "add", "a.txt", "--published", "03/04/2021")
    assert (ran.code, ran.out) == (2, "")
    assert "either way round" in ran.err


def test_a_newer_edition_supersedes_the_older_one(desk: Program) -> None:
    (old,) = desk("document", "list", "--json").json
    ran = desk("document", "add", "-", "--supersedes", old["id"][:6], stdin=b"Five entities were sanctioned.")
    assert ran.code == 0
    first, second = desk("document", "list", "--json").json
    assert second["supersedes"] == old["id"]
    assert first["superseded_by"] == second["id"]
    assert desk("document", "add", "-", "--supersedes", "zzzzzz", stdin=b"Six were named.").code == 2


def test_show_prints_a_document_with_its_assertions_and_its_exact_text(desk: Program) -> None:
    (row,) = desk("document", "list", "--json").json
    ran = desk("document", "show", row["id"][:6])
    assert ran.code == 0
    assert "2,750 kilometers" in ran.out
    assert "Jon Finer" in ran.out
    shown = desk("document", "show", row["id"], "--json").json
    assert shown["text"] == (desk.folder / "brief.txt").read_text()
    passage = next(p for p in shown["passages"] if p["kind"] == "quantity")
    assert shown["text"][passage["start"] : passage["end"]] == passage["text"]
    assert desk("document", "show", row["id"], "--text").out.rstrip("\n") == shown["text"].rstrip("\n")


def test_withdraw_needs_a_reason_and_takes_the_claims_out(desk: Program) -> None:
    (row,) = desk("document", "list", "--json").json
    assert desk("document", "withdraw", row["id"]).code == 2
    assert desk("document", "withdraw", row["id"], "--reason", "  ").code == 3
    ran = desk("document", "withdraw", row["id"], "--reason", "under embargo")
    assert (ran.code, ran.out) == (0, "")
    (row,) = desk("document", "list", "--json").json
    assert (row["withdrawn"], row["withdrawn_reason"]) == (True, "under embargo")
    again = desk("document", "add", "brief.txt")
    assert again.code == 3
    assert "under embargo" in again.err


def test_reextract_says_what_changed(desk: Program) -> None:
    (row,) = desk("document", "list", "--json").json
    ran = desk("document", "reextract", row["id"])
    assert (ran.code, ran.out) == (0, "")
    assert "0 assertions added, 0 revised, 0 retired" in ran.err


def test_a_file_name_that_is_no_text_is_taken_all_the_same(program: Program) -> None:
    folder = program.folder / "in"
    folder.mkdir()
    name = os.fsdecode(b"caf\xe9.txt")
    try:
        (folder / name).write_text("Twelve boats sank in 2019, " + "and nobody spoke of it " * 12)
    except OSError:
        pytest.skip("the file system here takes UTF-8 names only")
    ran = program("document", "add", "in", "--jsonl")
    assert ran.code == 0
    assert ran.jsonl[0]["file"] == f"in/{name}"
    assert program("document", "list", "--json").json[0]["title"] == "caf?.txt"
    assert program("extract", f"in/{name}", "--jsonl").jsonl[0]["document"] == f"in/{name}"
