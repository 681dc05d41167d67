"""The trail, backups and reports on the command line; and reading without a workspace."""

from __future__ import annotations

import json
import shutil
import sqlite3
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Program


def edit(database: Path, *statements: str) -> None:
    """What someone with the ``sqlite3`` shell does."""
    connection = sqlite3.connect(database, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def test_the_log_names_every_event_oldest_first(desk: Program) -> None:
    claim = desk.claim()
    desk("claim", "take", claim)
    desk("--reviewer", "Ben", "claim", "comment", claim, "Hm.")
    events = desk("audit", "log", "--json").json
    assert events[0]["op"] == "workspace.created"
    assert [e["op"] for e in events][-1] == "claim.commented"
    assert (events[-1]["reviewer"], len(events[-1]["id"])) == ("Ben", 64)
    assert desk("audit", "log", "--jsonl", "--limit", 2).jsonl == events[-2:]
    touching = desk("audit", "log", "--claim", claim[:8], "--json").json
    assert [e["op"] for e in touching] == ["document.ingested", "claim.taken", "claim.commented"]
    table = desk("audit", "log")
    assert (table.code, table.err) == (0, "")
    assert len(table.out.splitlines()) == len(events) + 1


def test_head_is_the_newest_events_digest(desk: Program) -> None:
    newest = desk("audit", "log", "--json").json[-1]["id"]
    assert desk("audit", "head").out == newest + "\n"
    shown = desk("audit", "head", "--json").json
    assert shown["heads"] == [newest]
    assert shown["events"] == len(desk("audit", "log", "--json").json)


def test_verify_is_content_with_an_untouched_workspace(desk: Program) -> None:
    ran = desk("audit", "verify", "--json")
    assert ran.code == 0
    assert ran.json == {
        "ok": True,
        "events": len(desk("audit", "log", "--json").json),
        "heads": [desk("audit", "head").out.strip()],
        "first_bad": None,
        "findings": [],
        "more": 0,
    }
    assert "All is as recorded" in desk("audit", "verify", "--snapshots").out


def test_verify_finds_an_edited_row_and_exits_1(desk: Program) -> None:
    claim = desk.claim()
    edit(desk.folder / "claims.db", f"UPDATE claim SET wording = 'Forged' WHERE id = '{claim}'")
    ran = desk("audit", "verify", "--json")
    assert (ran.code, ran.json["ok"]) == (1, False)
    assert any(claim in finding["place"] for finding in ran.json["findings"])
    table = desk("audit", "verify")
    assert table.code == 1
    assert claim in table.out


def test_verify_finds_an_edited_event_and_says_which_is_the_first(desk: Program) -> None:
    claim = desk.claim()
    desk("claim", "reword", claim, "Honest words.")
    bad = desk("audit", "log", "--json").json[-1]["id"]
    desk("claim", "take", claim)
    edit(desk.folder / "claims.db", "UPDATE event_body SET body = replace(body, 'Honest', 'Forged')")
    ran = desk("audit", "verify", "--json")
    assert (ran.code, ran.json["first_bad"]) == (1, bad)


def test_verify_finds_a_stored_file_that_is_gone_and_one_that_was_altered(desk: Program) -> None:
    (row,) = desk("document", "list", "--json").json
    stored = desk.folder / "references" / row["bytes_sha256"][:2] / row["bytes_sha256"]
    stored.chmod(0o644)
    stored.write_bytes(b"Forged.")
    assert desk("audit", "verify").code == 0, "only their being there is checked"
    altered = desk("audit", "verify", "--snapshots", "--json")
    assert (altered.code, [f["kind"] for f in altered.json["findings"]]) == (1, ["file altered"])
    stored.unlink()
    missing = desk("audit", "verify", "--json")
    assert (missing.code, [f["kind"] for f in missing.json["findings"]]) == (1, ["file missing"])


def test_a_backup_is_a_workspace_of_its_own_with_its_files(desk: Program) -> None:
    target = desk.folder / "safe" / "copy.db"
    ran = desk("backup", target)
    assert (ran.code, ran.out.strip()) == (0, str(target))
    assert desk("--db", target, "audit", "verify", "--snapshots").code == 0
    assert desk("--db", target, "claim", "list", "--json").json == desk("claim", "list", "--json").json
    again = desk("backup", target)
    assert (again.code, again.out) == (3, "")
    assert "exists already" in again.err


def test_a_backup_with_a_missing_file_says_which_and_exits_1(desk: Program) -> None:
    (row,) = desk("document", "list", "--json").json
    shutil.rmtree(desk.folder / "references")
    ran = desk("backup", desk.folder / "safe" / "copy.db", "--json")
    assert (ran.code, ran.json["missing"]) == (1, [row["bytes_sha256"]])
    assert row["bytes_sha256"] in ran.err


def test_a_report_is_written_to_standard_output_or_a_file_with_the_same_bytes(desk: Program) -> None:
    before = desk("audit", "head").out
    printed = desk("report", "export", "--format", "markdown")
    assert (printed.code, printed.err) == (0, "")
    path = desk.folder / "out" / "report.md"
    written = desk("report", "export", "--output", path)
    assert (written.code, written.out) == (0, "")
    assert path.read_bytes().decode() == printed.out
    assert before.strip()[:12] in printed.out
    assert desk("audit", "head").out == before, "exporting writes no event"
    assert [p.name for p in path.parent.iterdir()] == ["report.md"]


def test_the_format_follows_the_file_name_unless_it_is_said(desk: Program) -> None:
    for name, begins in (("r.html", "<!"), ("r.json", "{"), ("r", "<!")):
        assert desk("report", "export", "--output", name).code == 0
        assert (desk.folder / name).read_text().lower().startswith(begins)
    assert desk("report", "export", "--output", "r.html", "--format", "json").code == 0
    assert json.loads((desk.folder / "r.html").read_text())["version"] == 1


def test_a_report_is_narrowed_titled_and_internal(sourced: tuple[Program, str, str]) -> None:
    desk, claim, _evidence = sourced
    desk("verdict", "record", claim, "true", "--rationale", "The sheet says so.")
    desk("claim", "comment", claim, "Between ourselves.")
    whole = desk("report", "export", "--format", "json", "--title", "What we checked").json
    assert (whole["title"], len(whole["claims"])) == ("What we checked", 1)
    assert whole["open_claims"]
    narrowed = desk("report", "export", "--format", "json", "--state", "concluded")
    assert (len(narrowed.json["claims"]), narrowed.json["open_claims"]) == (1, [])
    assert "Between ourselves." not in narrowed.out
    assert "Between ourselves." in desk("report", "export", "--format", "json", "--internal").out
    assert desk("report", "export", "--document", "zzzzzz").code == 2
    assert desk("report", "export", "--format", "docx").code == 2


def test_a_report_that_cannot_be_written_exits_4_and_leaves_nothing(desk: Program) -> None:
    desk.file("taken", "a file, not a folder")
    ran = desk("report", "export", "--output", "taken/report.html")
    assert (ran.code, ran.out) == (4, "")
    assert (desk.folder / "taken").read_text() == "a file, not a folder"


TEXT = "“This is an emerging threat,” said Jon Finer. On Thursday the missile flew 2,750 kilometers.\n"


def test_extract_prints_the_documented_row_and_touches_no_workspace(program: Program) -> None:
    program.file("a.txt", TEXT)
    before = sorted(program.folder.iterdir())
    ran = program("extract", "a.txt", "--published", "2024-12-19", "--jsonl")
    assert (ran.code, ran.err) == (0, "")
    assert sorted(program.folder.iterdir()) == before
    quotation = next(row for row in ran.jsonl if row["kind"] == "quotation")
    assert list(quotation) == [
        "document", "kind", "start", "end", "text", "parts", "content", "sentence", "speaker", "speaker_span",
        "role", "organisation", "cue", "cue_span", "cited_source", "subject", "attribute", "value", "high",
        "unit", "comparator", "change", "value_span", "figures", "date", "date_anchor", "dates", "entities",
        "check_worthiness", "cues", "wording",
    ]  # fmt: skip
    assert (quotation["document"], quotation["speaker"]) == ("a.txt", "Jon Finer")
    assert all(TEXT[row["start"] : row["end"]] == row["text"] for row in ran.jsonl)
    assert program("extract", "a.txt", "--published", "2024-12-19", "--json").json == ran.jsonl


def test_extract_sentences_dates_and_figures(program: Program) -> None:
    program.file("a.txt", TEXT)
    sentences = program("extract", "a.txt", "--sentences", "--jsonl").jsonl
    assert [set(row) for row in sentences] == [{"document", "start", "end", "text", "check_worthiness"}] * 2
    (date,) = program("extract", "a.txt", "--dates", "--jsonl", "--published", "2024-12-19").jsonl
    assert (TEXT[date["start"] : date["end"]], date["date"]) == ("Thursday", "2024-12-19")
    (figure,) = program("extract", "a.txt", "--figures", "--jsonl").jsonl
    assert (figure["value"], figure["unit"], figure["comparator"]) == ("2750", "kilometer", "=")
    table = program("extract", "a.txt", "--figures")
    assert (table.code, table.err) == (0, "")
    assert "kilometer" in table.out


def test_extract_goes_on_after_a_bad_file_and_prints_equal_files_twice(program: Program) -> None:
    program.file("a.txt", TEXT)
    program.file("b.txt", TEXT)
    program.file("bad.txt", b"\x89PNG\r\n\x1a\n\x00\x00")
    ran = program("extract", "a.txt", "bad.txt", "absent.txt", "./b.txt", "-", "--jsonl", stdin=TEXT.encode())
    assert ran.code == 1
    assert "bad.txt" in ran.err
    assert "absent.txt" in ran.err
    rows = ran.jsonl
    assert [row["document"] for row in rows if row["kind"] == "quotation"] == ["a.txt", "./b.txt", "-"]


def test_extract_refuses_a_date_that_is_none(program: Program) -> None:
    program.file("a.txt", TEXT)
    ran = program("extract", "a.txt", "--published", "yesterday")
    assert (ran.code, ran.out) == (2, "")


@pytest.mark.parametrize("form", ["--json", "--jsonl"])
def test_extract_of_nothing_is_an_empty_listing(program: Program, form: str) -> None:
    program.file("a.txt", "Hello there, and good evening.")
    ran = program("extract", "a.txt", "--figures", form)
    assert (ran.code, ran.out) == (0, "[]\n" if form == "--json" else "")
