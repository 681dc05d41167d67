"""Assertions, references, evidence, verdicts, undo: the work of a reviewer, by commands alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Program


def document_of(desk: Program) -> str:
    """The id of the only document."""
    return str(desk("document", "list", "--json").json[0]["id"])


def test_a_passage_marked_by_hand_opens_a_claim(desk: Program) -> None:
    ran = desk(
        "assertion", "add", document_of(desk), "HARBOUR CITY", "--kind", "other",
        "--wording", "It was in Harbour City.", "--speaker", "The Herald", "--json",
    )  # fmt: skip
    assert ran.code == 0
    shown = desk("claim", "show", ran.json["claim"], "--json").json
    assert shown["wording"] == "It was in Harbour City."
    (passage,) = shown["passages"]
    assert (passage["id"], passage["text"], passage["by_person"]) == (
        ran.json["assertion"],
        "HARBOUR CITY",
        True,
    )
    assert passage["speaker"] == "The Herald"
    twice = desk("assertion", "add", document_of(desk), "HARBOUR CITY", "--kind", "other")
    assert twice.code == 3


@pytest.mark.parametrize("words", ["not in the text at all", "e", ""])
def test_words_that_pick_no_place_are_a_usage_mistake(desk: Program, words: str) -> None:
    ran = desk("assertion", "add", document_of(desk), words, "--kind", "other")
    assert (ran.code, ran.out) == (2, "")


def test_a_reading_is_corrected_and_what_the_program_read_stays(desk: Program) -> None:
    passage = desk("claim", "show", desk.claim(), "--json").json["passages"][0]
    ran = desk(
        "assertion", "correct", passage["id"][:8], "--value", "2,751", "--comparator", "~", "--date", "2024-12/2025-01",
        "--clear", "unit",
    )  # fmt: skip
    assert (ran.code, ran.out) == (0, "")
    now = desk("claim", "show", desk.claim(), "--json").json["passages"][0]
    assert (now["value"], now["comparator"], now["unit"], now["date"]) == (
        "2751",
        "~",
        None,
        "2024-12/2025-01",
    )
    assert now["corrected"]["value"] == "2750"
    assert now["corrected"]["unit"] == "kilometer"


@pytest.mark.parametrize(
    "fields",
    [
        (),
        ("--value", "many"),
        ("--value", "NaN"),
        ("--comparator", "!="),
        ("--date", "soon"),
        ("--kind", "poem"),
        ("--end", "999999"),
        ("--clear", "kind"),
    ],
)
def test_a_correction_that_makes_no_sense_is_a_usage_mistake(desk: Program, fields: tuple[str, ...]) -> None:
    passage = desk("claim", "show", desk.claim(), "--json").json["passages"][0]
    before = desk("audit", "head").out
    ran = desk("assertion", "correct", passage["id"], *fields)
    assert (ran.code, ran.out) == (2, "")
    assert desk("audit", "head").out == before


def test_a_rejected_reading_dismisses_the_claim_that_rests_on_it_alone(desk: Program) -> None:
    claim = desk.claim()
    passage = desk("claim", "show", claim, "--json").json["passages"][0]["id"]
    assert desk("assertion", "reject", passage).code == 2
    assert desk("assertion", "reject", passage, "--reason", "a caption").code == 0
    shown = desk("claim", "show", claim, "--json").json
    assert shown["state"] == "dismissed"
    assert shown["passages"][0]["rejected_reason"] == "a caption"


def test_a_local_file_is_a_reference_with_its_own_snapshot(desk: Program) -> None:
    desk.file("notice.txt", "Notice. Four entities are named.")
    ran = desk(
        "reference",
        "add",
        "notice.txt",
        "--type",
        "regulation",
        "--standing",
        "primary",
        "--issued",
        "18 Dec 2024",
    )
    assert ran.code == 0
    shown = desk("reference", "show", ran.id[:7], "--json").json
    assert (shown["title"], shown["type"], shown["issued"]) == ("notice", "regulation", "2024-12-18")
    assert shown["csl"]["issued"] == {"date-parts": [[2024, 12, 18]]}
    (capture,) = shown["snapshots"]
    assert (capture["outcome"], capture["method"], capture["size_bytes"]) == ("saved", "file", 32)
    assert shown["text"] == "Notice. Four entities are named."
    assert (
        (desk.folder / "references" / capture["sha256"][:2] / capture["sha256"])
        .read_bytes()
        .startswith(b"Notice")
    )
    assert desk("reference", "show", ran.id, "--text").out.startswith("Notice.")
    listed = desk("reference", "list")
    assert (listed.code, listed.err) == (0, "")
    assert "saved" in listed.out
    assert desk("reference", "list", "--json").json[0]["snapshots"] == [capture]


def test_a_saved_copy_stands_for_a_page_behind_a_paywall(desk: Program) -> None:
    desk.file(
        "saved.html",
        "<html><body><p>The range is 2,750 kilometres, a source said on Monday.</p></body></html>",
    )
    ran = desk("reference", "add", "https://herald.example/story", "--file", "saved.html", "--json")
    assert ran.code == 0
    assert (ran.json["url"], ran.json["snapshot"]["method"]) == ("https://herald.example/story", "saved page")
    assert "the copy you saved" in ran.err


def test_an_address_without_fetching_and_the_same_address_again(desk: Program) -> None:
    first = desk("reference", "add", "https://herald.example/story#top", "--no-fetch")
    assert first.code == 0
    again = desk("reference", "add", "https://HERALD.example:443/story", "--no-fetch", "--json")
    assert (again.json["id"], again.json["is_new"]) == (first.id, False)
    assert "known already" in again.err
    assert "not fetched" in desk("reference", "list").out


def test_an_address_that_is_not_let_through_is_recorded_and_exits_1(desk: Program) -> None:
    ran = desk("reference", "add", "http://127.0.0.1:9/page")
    assert ran.code == 1
    reference = ran.out.strip()
    assert "Nothing was saved" in ran.err
    (capture,) = desk("reference", "show", reference, "--json").json["snapshots"]
    assert capture["outcome"] == "refused"
    assert desk("reference", "fetch", reference).code == 1
    assert len(desk("reference", "show", reference, "--json").json["snapshots"]) == 2


def test_a_page_is_fetched_from_a_private_host_that_is_allowed(desk: Program, site: str) -> None:
    ran = desk("reference", "add", f"{site}/page", "--json", "--allow-private", site.removeprefix("http://"))
    assert ran.code == 0, ran.err
    capture = ran.json["snapshot"]
    assert (capture["outcome"], capture["status"]) == ("saved", 200)
    assert capture["private_host"] == site.removeprefix("http://")
    assert "private network" in ran.err
    assert "2,750" in desk("reference", "show", ran.json["id"], "--text").out
    gone = desk("--allow-private", site.removeprefix("http://"), "reference", "add", f"{site}/gone", "--json")
    assert gone.code == 1
    assert (gone.json["snapshot"]["outcome"], gone.json["snapshot"]["status"]) == ("unreachable", 404)


def test_a_password_in_an_address_is_refused_and_not_repeated(desk: Program) -> None:
    before = desk("audit", "head").out
    ran = desk("reference", "add", "https://ana:s3cret@herald.example/story")
    assert (ran.code, ran.out) == (2, "")
    assert "s3cret" not in ran.err
    assert desk("audit", "head").out == before


def test_a_note_of_a_call_is_evidence_enough(desk: Program) -> None:
    note = desk(
        "reference", "add", "--note", "He confirmed that the range is 2,750 km.", "--method", "call",
        "--person", "A. Khan", "--on", "20 Dec 2024", "--reply", "answered",
    ).id  # fmt: skip
    shown = desk("reference", "show", note, "--json").json
    assert (shown["method"], shown["person"], shown["noted_on"], shown["reply"]) == (
        "call",
        "A. Khan",
        "2024-12-20",
        "answered",
    )
    claim = desk.claim()
    assert (
        desk(
            "evidence", "attach", claim, note, "--stance", "supports", "--excerpt", "the range is 2,750 km"
        ).code
        == 0
    )
    assert desk("verdict", "record", claim, "true", "--rationale", "Confirmed.").code == 0
    assert desk("reference", "correct", note, "--reply", "no-reply", "--reply-by", "2025").code == 0
    assert desk("reference", "show", note, "--json").json["reply"] == "no reply"


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--note", "He said so."),
        ("--note", "He said so.", "--method", "call", "--doi", "10.1/x"),
        ("https://herald.example/", "--note", "x", "--method", "call"),
        ("https://herald.example/", "--person", "A. Khan"),
        ("--file", "sheet.txt"),
        ("ftp://herald.example/x",),
        ("https://herald.example/", "--no-fetch", "--issued", "03/04/2021"),
        ("https://herald.example/", "--type", "webpge"),
    ],
)
def test_a_reference_that_contradicts_itself_is_a_usage_mistake(
    desk: Program, arguments: tuple[str, ...]
) -> None:
    desk.file("sheet.txt", "Fact sheet.")
    before = desk("audit", "head").out
    ran = desk("reference", "add", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert desk("audit", "head").out == before


def test_a_file_that_is_not_there_adds_no_reference(desk: Program) -> None:
    before = desk("audit", "head").out
    for arguments in (("absent.txt",), ("https://herald.example/x", "--file", "absent.html")):
        ran = desk("reference", "add", *arguments)
        assert (ran.code, ran.out) == (1, "")
        assert "absent" in ran.err
    assert desk("audit", "head").out == before


def test_an_excerpt_must_stand_in_the_snapshot(sourced: tuple[Program, str, str]) -> None:
    desk, claim, _evidence = sourced
    reference = desk("reference", "list", "--json").json[0]["id"]
    ran = desk("evidence", "attach", claim, reference, "--stance", "refutes", "--excerpt", "9,999 kilometers")
    assert (ran.code, ran.out) == (2, "")
    assert "not in the text" in ran.err
    unfetched = desk("reference", "add", "https://herald.example/x", "--no-fetch").id
    assert desk("evidence", "attach", claim, unfetched, "--stance", "refutes", "--excerpt", "x").code == 3


def test_a_rating_without_evidence_is_refused_and_unproven_is_not(desk: Program) -> None:
    claim = desk.claim()
    ran = desk("verdict", "record", claim, "false", "--rationale", "I think so.")
    assert (ran.code, ran.out) == (3, "")
    assert "no evidence" in ran.err
    assert desk("verdict", "record", claim, "unproven", "--rationale", "Nothing was found.").code == 0
    assert desk("verdict", "record", claim, "unproven", "--rationale", " ").code == 3


def test_a_verdict_concludes_is_superseded_and_withdrawn(sourced: tuple[Program, str, str]) -> None:
    desk, claim, evidence = sourced
    first = desk(
        "verdict",
        "record",
        claim,
        "Mostly_True",
        "--rationale",
        "-",
        "--evidence",
        evidence[:8],
        stdin=b"It fits.\n",
    ).id
    shown = desk("claim", "show", claim, "--json").json
    assert (shown["state"], shown["rating"]) == ("concluded", "mostly true")
    assert (shown["verdicts"][0]["rationale"], shown["verdicts"][0]["evidence"]) == ("It fits.", [evidence])
    second = desk("verdict", "record", claim, "true", "--rationale", "On reflection.").id
    shown = desk("claim", "show", claim, "--json").json
    assert [(v["id"], v["current"]) for v in shown["verdicts"]] == [(second, True), (first, False)]
    others = desk("--reviewer", "Ben", "verdict", "withdraw", second, "--reason", "not mine")
    assert others.code == 3
    assert desk("verdict", "withdraw", second[:8], "--reason", "too fast").code == 0
    assert desk("claim", "show", claim, "--json").json["rating"] == "mostly true"


def test_evidence_that_was_weighed_and_is_withdrawn_makes_the_verdict_stale(
    sourced: tuple[Program, str, str],
) -> None:
    desk, claim, evidence = sourced
    desk("verdict", "record", claim, "true", "--rationale", "The sheet says so.")
    assert desk("evidence", "withdraw", evidence, "--reason", "another missile").code == 0
    shown = desk("claim", "show", claim, "--json").json
    assert (shown["state"], shown["verdicts"][0]["stale"]) == ("stale", ["evidence it weighed was withdrawn"])


def test_undo_takes_the_newest_action_back_and_undoing_that_is_redo(desk: Program) -> None:
    claim = desk.claim()
    before = desk("claim", "show", claim, "--json").json["wording"]
    desk("claim", "reword", claim, "Other words.")
    ran = desk("undo")
    assert ran.code == 0
    assert "Undid claim.reworded" in ran.err
    assert desk("claim", "show", claim, "--json").json["wording"] == before
    redone = desk("undo", ran.id[:12], "--json")
    assert (redone.json["undone"], redone.json["was_redo"]) == (ran.id, True)
    assert desk("claim", "show", claim, "--json").json["wording"] == "Other words."


def test_undo_is_refused_when_someone_built_on_it(desk: Program) -> None:
    claim = desk.claim()
    desk("claim", "reword", claim, "Ana's words.")
    desk("--reviewer", "Ben", "claim", "reword", claim, "Ben's words.")
    ran = desk("undo")
    assert (ran.code, ran.out) == (3, "")
    assert "claim.reworded" in ran.err
    assert desk("--reviewer", "Newcomer", "undo").code == 3
    assert desk("undo", "zzzz").code == 2
