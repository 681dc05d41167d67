"""Articles set against each other on the command line: compared, listed, judged; names gathered; copies told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Program

MONDAY = """Ferry line to open

The Harbour Board said on Monday that the ferry "Alma" would carry 420 passengers. "We will never raise the fare for
islanders," said Ines Falk, its director. The Harbour Board (HB) bought the ferry in March 2024.
"""
TUESDAY = """Island waits for its ferry

The ferry "Alma" would carry 460 passengers, the HB said on Tuesday. "We will seldom raise the fare for islanders," said
Ines Falk, its director. The ferry was bought by the Harbour Board in March 2024.
"""


@pytest.fixture
def island(program: Program) -> Program:
    """The program on a workspace with two reports of one ferry."""
    program.file("monday.txt", MONDAY)
    program.file("tuesday.txt", TUESDAY)
    assert program("document", "add", "monday.txt", "tuesday.txt").code == 0
    return program


def test_compare_prints_and_keeps_what_is_found_with_ids_and_places(island: Program) -> None:
    ran = island("compare", "--jsonl")
    assert ran.code == 0
    assert "open." in ran.err
    rows = ran.jsonl
    variant = next(row for row in rows if row["type"] == "quotation_variant")
    assert list(variant) == [
        "id",
        "type",
        "status",
        "assertions",
        "explanation",
        "differences",
        "confidence",
        "computed",
        "reason",
        "reviewer",
        "decided_at",
    ]
    assert {"never", "seldom"} <= {d[side] for d in variant["differences"] for side in "ab"}
    one, other = variant["assertions"]
    text = island("document", "show", one["document"], "--text").out
    assert text[one["start"] : one["end"]] == one["text"]
    assert one["document"] != other["document"]
    assert island("claim", "show", one["claim"], "--json").code == 0
    assert island("finding", "list", "--jsonl").jsonl == rows, "they are kept"
    assert island("audit", "verify").code == 0


def test_check_says_by_its_exit_code_whether_something_is_open(island: Program) -> None:
    assert island("compare", "--check").code == 1
    ids = [row["id"] for row in island("finding", "list", "--json").json]
    assert island("finding", "dismiss", *ids, "--reason", "both can be right").code == 0
    assert island("compare", "--check").code == 0
    assert {row["status"] for row in island("finding", "list", "--json").json} == {"dismissed"}


def test_files_are_compared_without_a_workspace(program: Program) -> None:
    one, other = program.file("monday.txt", MONDAY), program.file("tuesday.txt", TUESDAY)
    ran = program("compare", one, other, "nothing.txt", "--jsonl")
    assert ran.code == 1, "a file could not be read"
    assert "nothing.txt" in ran.err
    variant = next(row for row in ran.jsonl if row["type"] == "quotation_variant")
    assert list(variant) == ["type", "assertions", "explanation", "differences", "confidence"]
    assert [place["document"] for place in variant["assertions"]] == [str(one), str(other)]
    assert list(variant["assertions"][0]) == ["document", "start", "end"]
    assert 0 <= variant["confidence"] <= 1
    assert not (program.folder / "claims.db").exists()
    assert program("compare", one).code == 0
    assert program("compare", one, other, "--check").code == 1
    assert program("compare", "--published", "2024-05-07").code == 2


def test_findings_between_files_are_shown_by_kind_with_their_passages(program: Program) -> None:
    one, other = program.file("monday.txt", MONDAY), program.file("tuesday.txt", TUESDAY)
    shown = program("compare", one, other).out
    assert "1 quotation variant" in shown
    assert "“never” stands against “seldom”" in shown
    assert "monday.txt:" in shown
    assert "changed: never | seldom" in shown
    only = program("compare", one, other, "--type", "quotation_variant", "--jsonl")
    assert [row["type"] for row in only.jsonl] == ["quotation_variant"]
    assert program("compare", "--type", "same").code == 2


def test_findings_are_listed_by_what_is_asked_for_and_behind_is_said(island: Program) -> None:
    assert island("finding", "list").err == "", "what was added was compared at once"
    assertion = island("finding", "list", "--json").json[0]["assertions"][0]["id"]
    island("assertion", "correct", assertion, "--speaker", "Ines Falk")
    assert "1 document changed since: run `workbench compare`" in island("finding", "list").err
    island("compare")
    table = island("finding", "list", "--type", "quotation-variant")
    assert table.err == ""
    assert table.out.splitlines()[0].split() == ["ID", "KIND", "STATUS", "SURE", "DOCS", "EXPLANATION"]
    document = island("document", "list", "--json").json[0]["id"]
    everything = island("finding", "list", "--json").json
    assert len(island("finding", "list", "--document", document[:8], "--json").json) == len(everything)
    claim = everything[0]["assertions"][0]["claim"]
    of_claim = island("finding", "list", "--claim", claim, "--json").json
    assert 0 < len(of_claim) <= len(everything)
    assert island("finding", "list", "--status", "accepted", "--json").json == []


def test_a_finding_is_shown_accepted_and_reopened(island: Program) -> None:
    island("compare")
    row = island("finding", "list", "--type", "quotation-variant", "--json").json[0]
    shown = island("finding", "show", row["id"][:8])
    assert "Passages" in shown.out
    assert "never" in shown.out
    of_claim = island("claim", "show", row["assertions"][0]["claim"]).out
    assert "Findings" in of_claim
    assert row["explanation"] in of_claim
    assert "Accepted 1 finding." in island("finding", "accept", row["id"]).err
    again = island("finding", "show", row["id"], "--json").json
    assert (again["status"], again["reviewer"]) == ("accepted", "Ana")
    assert "Nothing to change." in island("finding", "accept", row["id"]).err
    assert island("finding", "reopen", row["id"]).code == 0
    assert island("finding", "reopen", row["id"]).code == 3, "it is open"
    assert island("finding", "dismiss", row["id"], "--reason", " ").code == 3
    assert island("finding", "accept", "zzzz").code == 2


def test_names_are_gathered_listed_joined_split_and_renamed(island: Program) -> None:
    island("compare")
    names = {row["name"]: row for row in island("entity", "list", "--json").json}
    assert set(names["Harbour Board"]["spellings"]) >= {"HB", "Harbour Board"}
    assert names["Harbour Board"]["claims"] >= 2
    assert island("entity", "show", "hb", "--json").json == names["Harbour Board"]
    assert "belongs to Harbour Board now" in island("entity", "join", "The Board", "--into", "HB").err
    assert "The Board" in island("entity", "show", "HB").out
    assert island("entity", "split", "The Board").code == 0
    assert island("entity", "split", "The Board").code == 2
    assert island("entity", "rename", "HB", "Board of the Harbour").code == 0
    assert [row["name"] for row in island("entity", "list", "--json").json] == ["Board of the Harbour"]
    assert island("undo").code == 0


def test_claims_are_found_under_every_spelling_and_that_is_said(island: Program) -> None:
    island("compare")
    by_name = island("claim", "list", "--entity", "Harbour Board", "--json").json
    assert by_name == island("claim", "list", "--entity", "hb", "--json").json
    assert len(by_name) >= 2
    search = island("claim", "list", "--search", "hb ferry", "--json")
    assert "Found under other spellings too: Harbour Board." in search.err
    speakers = {row["speaker"] for row in island("claim", "list", "--speaker", "HB", "--json").json}
    assert speakers <= {"Harbour Board", "HB"}


def test_copies_of_one_text_are_one_voice(island: Program) -> None:
    story = "\n\n".join(
        f"Number {n}: the council counted {n * 7} boats in bay {n} on Friday, and found that {n * 3} of them were "
        f"painted blue by their owners in the winter before."
        for n in range(1, 8)
    )
    island.file("wire.txt", story)
    island.file("outlet.txt", story + "\n\nSent by the wire.")
    added = island("document", "add", "wire.txt", "outlet.txt")
    assert "1 copy" in added.err
    rows = {row["title"]: row for row in island("document", "list", "--json").json}
    wire, outlet = (row for row in rows.values() if row["copies"])
    assert wire["copies"] == [outlet["id"]]
    assert "one voice with" in island("document", "list").out
    assert "One voice with" in island("document", "show", wire["id"]).out
    copies = island("finding", "list", "--type", "near-copy", "--json").json
    claim, other = (
        island("claim", "list", "--document", document["id"], "--json").json[0]["id"]
        for document in (wire, outlet)
    )
    island("claim", "join", other, "--into", claim)
    shown = island("claim", "show", claim, "--json").json
    assert (shown["documents"], shown["voices"]) == (2, 1)
    assert "2 documents, one voice" in island("claim", "show", claim).out
    island("claim", "take", claim)
    report = island("report", "export", "--format", "markdown").out
    assert "2 documents, one voice: copies of one text count once" in report
    assert "Copies of one text (1)" in report
    island("finding", "dismiss", *(row["id"] for row in copies), "--reason", "two reporters")
    assert island("claim", "show", claim, "--json").json["voices"] == 2


def test_a_spelling_is_shown_in_its_sentence_though_nothing_is_asserted_there(program: Program) -> None:
    program.file("one.txt", "Cranes\n\nThe Tidal Research Board (TRB) bought 12 cranes in March 2024.\n")
    asked = "Why did nobody ask the T.R.B.?"
    program.file("two.txt", f"{asked}\n\nOn 3 May 2024 the quay in Velsen was closed.\n")
    assert program("document", "add", "one.txt", "two.txt").code == 0
    (spelt,) = program("compare", "--jsonl").jsonl
    last = spelt["assertions"][-1]
    assert last["text"] == asked
    text = program("document", "show", last["document"], "--text").out
    assert text[last["start"] : last["end"]] == asked
    assert {"TRB", "T.R.B."} < set(program("entity", "list", "--json").json[0]["spellings"])
    (row,) = program("compare", "one.txt", "two.txt", "--jsonl").jsonl
    assert [(p["start"], p["end"]) for p in row["assertions"]] == [
        (p["start"], p["end"]) for p in spelt["assertions"]
    ]
    shown = program("finding", "show", spelt["id"]).out
    assert shown.count("The Tidal Research Board (TRB) bought") == 1, (
        "a sentence with two spellings is shown once"
    )
    assert asked in shown
    assert program("audit", "verify").code == 0
