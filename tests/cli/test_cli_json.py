"""The keys of every JSON object: scripts rely on them, so that one may be added but none renamed or lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from conftest import Program

ASSERTION = (
    "id document kind start end text parts content sentence speaker speaker_span role organisation cue cue_span "
    "cited_source subject attribute value high unit comparator change value_span figures date date_anchor dates "
    "entities check_worthiness cues document_title corrected rejected rejected_reason by_person"
)
SNAPSHOT = (
    "id reference outcome method reason url final_url status media_type media_type_claimed title sha256 size_bytes "
    "text_sha256 reader private_host reviewer taken_at memento_at"
)
REFERENCE = (
    "id type title url source author issued doi standing note method person noted_on reply reply_by withdrawn "
    "joined_into reviewer added_at citation csl"
)
EVENT = "id op reviewer reason summary at lam writer seq parents changes"
DOCUMENT = (
    "id title author publisher published url characters media_type encoding reader extractor text_sha256 bytes_sha256 "
    "fetched_from private_host supersedes superseded_by withdrawn withdrawn_reason copies assertions claims "
    "claims_left added_by added_at appearances"
)


def keys(found: dict[str, Any]) -> str:
    return " ".join(found)


def test_the_workspace(desk: Program) -> None:
    shown = desk("workspace", "show", "--json").json
    assert keys(shown) == (
        "id title database references_folder is_sample required_reviews scale sourcing contact created_at documents "
        "assertions claims references snapshots evidence events heads last_event_at"
    )
    assert keys(shown["claims"]) == "total left by_state by_rating"
    assert shown["created_at"].endswith("Z")


def test_documents(desk: Program) -> None:
    (row,) = desk("document", "list", "--json").json
    assert keys(row) == DOCUMENT
    assert keys(row["appearances"][0]) == "id publisher url published author"
    shown = desk("document", "show", row["id"], "--json").json
    assert keys(shown) == DOCUMENT + " text passages"
    assert {keys(passage) for passage in shown["passages"]} == {ASSERTION}
    (added,) = desk("document", "add", "brief.txt", "--json").json
    assert keys(added) == "file status document title assertions claims notes error"


def test_a_claim_with_all_that_hangs_on_it(sourced: tuple[Program, str, str]) -> None:
    desk, claim, _evidence = sourced
    desk("verdict", "record", claim, "true", "--rationale", "The sheet says so.")
    desk("claim", "comment", claim, "Settled.")
    shown = desk("claim", "show", claim, "--json").json
    assert keys(shown) == (
        "id wording state rating version required_reviews taken_by assignee dismissed joined_into absorbed split_from "
        "withdrawn tags check_worthiness opened_at documents voices passages evidence sourcing verdicts comments "
        "history"
    )
    assert keys(shown["passages"][0]) == ASSERTION + " before after"
    assert keys(shown["passages"][0]["figures"][0]) == "value high unit comparator change start end"
    (piece,) = shown["evidence"]
    assert keys(piece) == (
        "id claim stance standing excerpt start end locator note withdrawn source_state reviewer attached_at "
        "reference snapshot"
    )
    assert keys(piece["reference"]) == REFERENCE
    assert keys(piece["snapshot"]) == SNAPSHOT
    assert keys(shown["verdicts"][0]) == (
        "id claim reviewer rating scale rationale confidence wording claim_version passages evidence recorded_at "
        "current withdrawn stale"
    )
    assert keys(shown["comments"][0]) == "id claim reviewer text written_at"
    assert {keys(event) for event in shown["history"]} == {EVENT}


def test_references(desk: Program, site: str) -> None:
    desk.file("sheet.txt", "Fact sheet.")
    added = desk("reference", "add", "sheet.txt", "--json").json
    assert keys(added) == REFERENCE + " is_new snapshot"
    (row,) = desk("reference", "list", "--json").json
    assert keys(row) == REFERENCE + " snapshots"
    shown = desk("reference", "show", row["id"], "--json").json
    assert keys(shown) == REFERENCE + " snapshots checks archived text"
    assert keys(shown["snapshots"][0]) == SNAPSHOT
    page = desk("reference", "add", f"{site}/page", "--no-fetch").id
    fetched = desk("reference", "fetch", page, "--json", "--allow-private", site.removeprefix("http://"))
    assert (fetched.code, keys(fetched.json)) == (0, SNAPSHOT)


def test_the_trail_undo_and_backup(desk: Program) -> None:
    assert {keys(event) for event in desk("audit", "log", "--json").json} == {EVENT}
    assert keys(desk("audit", "verify", "--json").json) == "ok events heads first_bad findings more"
    assert keys(desk("audit", "head", "--json").json) == "events heads"
    desk("claim", "take", desk.claim())
    assert keys(desk("undo", "--json").json) == "event undone op was_redo"
    assert keys(desk("backup", "copy/claims.db", "--json").json) == "database references_folder files missing"
