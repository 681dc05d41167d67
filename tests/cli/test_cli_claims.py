"""Claims on the command line: listed, shown, worked on; ids typed short; rules and stale edits refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Program


def test_list_prints_a_table_for_people(desk: Program) -> None:
    ran = desk("claim", "list")
    assert (ran.code, ran.err) == (0, "")
    head, *rows = ran.out.splitlines()
    assert head.split() == ["ID", "KIND", "STATE", "RATING", "REVIEWER", "SPEAKER", "WORDING"]
    assert any("quantity" in row and "2,750 kilometers" in row for row in rows)
    assert len({row.index("open") for row in rows}) == 1, "columns are aligned"


def test_json_is_an_array_and_jsonl_one_object_a_line_and_both_say_the_same(desk: Program) -> None:
    array = desk("claim", "list", "--json").json
    assert array == desk("claim", "list", "--jsonl").jsonl
    assert list(array[0]) == [
        "id",
        "wording",
        "kind",
        "state",
        "rating",
        "speaker",
        "document",
        "document_title",
        "reviewer",
        "check_worthiness",
        "version",
    ]
    assert all(len(row["id"]) == 16 and 0 <= row["check_worthiness"] <= 1 for row in array)
    assert desk("claim", "list", "--json", "--state", "disputed").json == []
    assert desk("claim", "list", "--jsonl", "--state", "disputed").out == ""


def test_filters_narrow_the_list(desk: Program) -> None:
    def wordings(*filters: str) -> list[str]:
        return [row["wording"] for row in desk("claim", "list", "--json", *filters).json]

    everything = wordings()
    assert wordings("--kind", "quantity") == [w for w in everything if "2,750" in w]
    assert wordings("--speaker", "finer") == [w for w in everything if "emerging threat" in w]
    assert wordings("--search", "kilometers range") == wordings("--kind", "quantity")
    assert wordings("--limit", "2") == everything[:2]
    assert sorted(wordings("--sort", "worthiness")) == sorted(everything)
    assert wordings("--unfinished") == wordings("--state", "open") == everything
    assert wordings("--document", desk("document", "list", "--json").json[0]["id"][:5]) == everything
    nobody = desk("claim", "list", "--speaker", "Nobody")
    assert (nobody.code, nobody.out) == (0, "")
    assert "No claim has the speaker 'Nobody'" in nobody.err


def test_the_reviewer_filter_finds_taken_and_assigned_claims(desk: Program) -> None:
    first, second, *_ = (row["id"] for row in desk("claim", "list", "--json").json)
    assert desk("claim", "take", first[:8]).code == 0
    assert desk("claim", "assign", second, "--to", "Ben  Okri").code == 0
    assert [row["id"] for row in desk("claim", "list", "--json", "--reviewer", "ana").json] == [first]
    assert [row["id"] for row in desk("claim", "list", "--json", "--reviewer", "BEN OKRI").json] == [second]


@pytest.mark.parametrize("search", ["it's", "C++", "100%", '"', "a AND (", "*", "wording:x", "NEAR(", "-- ;"])
def test_any_search_is_answered(desk: Program, search: str) -> None:
    ran = desk("claim", "list", "--search", search, "--json")
    assert ran.code == 0
    assert isinstance(ran.json, list)


def test_show_prints_the_claim_whole(sourced: tuple[Program, str, str]) -> None:
    desk, claim, evidence = sourced
    desk("verdict", "record", claim, "true", "--rationale", "The sheet says so.", "--confidence", "high")
    desk("claim", "comment", claim, "Looks settled.")
    ran = desk("claim", "show", claim[:8])
    assert (ran.code, ran.err) == (0, "")
    for words in (
        "concluded: true",
        ">>The missile has a range of 2,750 kilometers.<<",
        "supports",
        "“2,750 kilometers at most”",
        "The sheet says so.",
        "high confidence, current",
        "Looks settled.",
        "verdict.recorded",
    ):
        assert words in ran.out
    shown = desk("claim", "show", claim, "--json").json
    assert shown["rating"] == "true"
    assert shown["evidence"][0]["id"] == evidence
    assert shown["evidence"][0]["snapshot"]["sha256"]
    assert shown["verdicts"][0]["evidence"] == [evidence]
    assert shown["comments"][0]["text"] == "Looks settled."
    assert [e["op"] for e in shown["history"]][-1] == "claim.commented"
    assert shown["passages"][0]["figures"][0]["value"] == "2750"


def test_take_and_release(desk: Program) -> None:
    claim = desk.claim()
    ran = desk("claim", "take", claim)
    assert (ran.code, ran.out) == (0, "")
    assert desk("claim", "show", claim, "--json").json["taken_by"] == "Ana"
    assert "Nothing to change" in desk("claim", "take", claim).err
    assert desk("claim", "take", claim, "--release").code == 0
    shown = desk("claim", "show", claim, "--json").json
    assert (shown["taken_by"], shown["state"]) == (None, "open")


def test_reword_from_an_argument_or_standard_input(desk: Program) -> None:
    claim = desk.claim()
    assert desk("claim", "reword", claim, "The missile can fly 2,750 km.").code == 0
    assert desk("claim", "show", claim, "--json").json["wording"] == "The missile can fly 2,750 km."
    assert desk("claim", "reword", claim, "-", stdin="It flies, it is said, “far”.\n".encode()).code == 0
    assert desk("claim", "show", claim, "--json").json["wording"] == "It flies, it is said, “far”."
    assert desk("claim", "reword", claim, "   ").code == 3
    assert desk("claim", "reword", claim, "-", stdin=b"\xff\xfe\x00").code == 2


def test_a_stale_edit_is_refused_and_shows_both_wordings(desk: Program) -> None:
    claim = desk.claim()
    seen = desk("claim", "show", claim, "--json").json["wording"]
    assert desk("--reviewer", "Ben", "claim", "reword", claim, "Ben was here.").code == 0
    before = desk("audit", "head").out
    ran = desk("claim", "reword", claim, "Ana too.", "--shown", seen)
    assert (ran.code, ran.out) == (3, "")
    assert seen in ran.err
    assert "Ben was here." in ran.err
    judged = desk("verdict", "record", claim, "unproven", "--rationale", "No source.", "--shown", seen)
    assert (judged.code, judged.out) == (3, "")
    assert desk("audit", "head").out == before
    assert desk("claim", "reword", claim, "Ana too.", "--shown", "Ben was here.").code == 0


def test_join_reads_through_and_reopen_takes_it_apart(desk: Program) -> None:
    first, second, third, *_ = (row["id"] for row in desk("claim", "list", "--json").json)
    assert desk("claim", "join", second, third, "--into", first).code == 0
    shown = desk("claim", "show", first, "--json").json
    assert sorted(shown["absorbed"]) == sorted([second, third])
    assert len(shown["passages"]) == 3
    assert second not in {row["id"] for row in desk("claim", "list", "--json").json}
    refused = desk("claim", "take", second)
    assert refused.code == 3
    assert "joined into" in refused.err
    assert desk("claim", "reopen", second).code == 0
    assert desk("claim", "show", first, "--json").json["absorbed"] == [third]
    assert desk("claim", "join", first, "--into", first).code == 3


def test_split_prints_the_new_claim(desk: Program) -> None:
    first, second, *_ = (row["id"] for row in desk("claim", "list", "--json").json)
    desk("claim", "join", second, "--into", first)
    passage = desk("claim", "show", first, "--json").json["passages"][1]["id"]
    opened = desk("claim", "split", first, passage[:8], "--wording", "On its own.").id
    shown = desk("claim", "show", opened, "--json").json
    assert (shown["wording"], shown["split_from"]) == ("On its own.", first)
    assert [p["id"] for p in shown["passages"]] == [passage]


def test_dismiss_and_reopen(desk: Program) -> None:
    first, second, *_ = (row["id"] for row in desk("claim", "list", "--json").json)
    ran = desk("claim", "dismiss", first, second, "--reason", "not a factual claim")
    assert (ran.code, ran.out) == (0, "")
    assert "2 claims" in ran.err
    assert desk("claim", "show", first, "--json").json["dismissed"] == "not a factual claim"
    assert desk("claim", "reword", first, "x").code == 3
    assert desk("claim", "reopen", first).code == 0
    assert desk("claim", "show", first, "--json").json["state"] == "open"
    assert desk("claim", "reopen", first).code == 3
    last = desk("audit", "log", "--claim", second, "--json").json[-1]
    assert set(last["changes"]) == {f"claim/{first}", f"claim/{second}"}, "both in one event"


def test_assign_tag_and_comment(desk: Program) -> None:
    claim = desk.claim()
    assert desk("claim", "assign", claim).code == 2
    assert desk("claim", "assign", claim, "--to", "Ben", "--nobody").code == 2
    assert desk("claim", "assign", claim, "--to", "Ben").code == 0
    assert desk("claim", "tag", claim).code == 2
    assert desk("claim", "tag", claim, "--add", "Urgent", "--add", "range").code == 0
    assert desk("claim", "tag", claim, "--remove", "range").code == 0
    assert len(desk("claim", "comment", claim, "Ask the ministry.").id) == 16
    shown = desk("claim", "show", claim, "--json").json
    assert (shown["assignee"], shown["tags"]) == ("Ben", ["urgent"])
    assert (shown["comments"][0]["text"], shown["comments"][0]["reviewer"]) == ("Ask the ministry.", "Ana")
    assert [row["id"] for row in desk("claim", "list", "--json", "--tag", "URGENT").json] == [claim]
    assert desk("claim", "assign", claim, "--nobody").code == 0
    assert desk("claim", "show", claim, "--json").json["assignee"] is None


def test_an_unknown_id_and_an_ambiguous_prefix_exit_2(program: Program) -> None:
    program.file(
        "many.txt",
        " ".join(f"In {year} the harbour took in {year - 1800} boats." for year in range(1900, 2000)),
    )
    assert program("document", "add", "many.txt").code == 0
    unknown = program("claim", "show", "zzzzzzz")
    assert (unknown.code, unknown.out) == (2, "")
    assert "no claim 'zzzzzzz'" in unknown.err
    ids = [row["id"] for row in program("claim", "list", "--json").json]
    first = next(c for c in "abcdefghijklmnopqrstuvwxyz234567" if sum(i.startswith(c) for i in ids) > 1)
    ambiguous = program("claim", "take", first)
    assert (ambiguous.code, ambiguous.out) == (2, "")
    assert "more than one claim" in ambiguous.err
    for nonsense in ("", "%", "'; DROP TABLE claim; --", "é"):
        assert program("claim", "show", nonsense).code == 2


def test_listed_ids_are_short_and_can_be_typed(desk: Program) -> None:
    for line in desk("claim", "list").out.splitlines()[1:]:
        short = line.split()[0]
        assert 6 <= len(short) < 16
        assert desk("claim", "show", short).code == 0


def test_one_bad_id_among_several_changes_nothing(desk: Program) -> None:
    before = desk("audit", "head").out
    assert desk("claim", "dismiss", desk.claim(), "zzzzzz", "--reason", "duplicate").code == 2
    assert desk("audit", "head").out == before
