"""The log, the heads and the report: the same state gives the same bytes."""

from __future__ import annotations

import json
import threading
from typing import TYPE_CHECKING

import pytest
from desks import add_claims, add_source, add_text, look, open_desk, support

from workbench.domain.assertions import AssertionKind
from workbench.domain.claims import State
from workbench.domain.ratings import Rating
from workbench.errors import ReadOnlyWorkspace, UsageMistake
from workbench.operations import assertions, audit, claims, verdicts
from workbench.operations.export import build_report, export
from workbench.operations.whole_file import write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.workspace import Workspace

FORMATS = ("html", "markdown", "json")


@pytest.fixture
def reviewed(desk: Workspace, document: str) -> list[str]:
    """Claims concluded, in review, dismissed, joined and open."""
    opened = add_claims(desk, document, 6)
    done, taken, dismissed, joined, *_ = opened
    support(desk, done, add_source(desk))
    verdicts.record(desk.journal, done, Rating.TRUE, "So it is written.")
    claims.take(desk.journal, [taken])
    claims.comment(desk.journal, taken, "A secret remark.")
    claims.dismiss(desk.journal, [dismissed], "out of scope")
    claims.join(desk.journal, [joined], taken)
    return opened


@pytest.mark.parametrize("format_name", FORMATS)
def test_a_report_depends_on_the_state_alone(desk: Workspace, reviewed: list[str], format_name: str) -> None:
    first = export(desk.reader, format_name)
    assert export(desk.reader, format_name) == first
    assert export(open_desk(desk.settings.database.parent, "Ben").reader, format_name) == first
    desk.journal.rebuild()
    assert export(desk.reader, format_name) == first
    assert "A secret remark." not in first
    assert "A secret remark." in export(desk.reader, format_name, internal=True)
    assert desk.reader.workspace().heads[0][:16] in first


def test_exporting_writes_nothing(desk: Workspace, reviewed: list[str]) -> None:
    before = desk.settings.database.read_bytes()
    export(desk.reader, "json")
    assert desk.settings.database.read_bytes() == before


def test_a_report_counts_every_claim_that_stands_once(desk: Workspace, reviewed: list[str]) -> None:
    report = build_report(desk.reader)
    counts = desk.reader.claim_counts()
    assert report.claim_count == counts.total
    assert report.claims_by_state["concluded"] == counts.by_state[State.CONCLUDED] == 1
    assert {claim.id for claim in report.claims} == set(reviewed[:2])
    assert [claim.id for claim in report.dismissed_claims] == [reviewed[2]]
    assert report.dismissed_claims[0].reviewer == "Anna"


def test_a_report_of_a_document_holds_claims_joined_from_it(desk: Workspace, reviewed: list[str]) -> None:
    there = add_text(desk, "The barn burnt down in spring.")
    barn = assertions.add_assertion(desk.journal, there, "barn burnt down", AssertionKind.EVENT)[1]
    claims.join(desk.journal, [barn], reviewed[0])
    report = build_report(desk.reader, documents=[there])
    assert [claim.id for claim in report.claims] == [reviewed[0]]
    assert report.scope.claims_left_out == desk.reader.claim_counts().total - report.claim_count


def test_a_report_of_some_states(desk: Workspace, reviewed: list[str]) -> None:
    report = build_report(desk.reader, states=[State.CONCLUDED], title="Done")
    assert (report.title, report.claim_count, report.open_claims) == ("Done", 1, ())


def test_a_report_made_while_others_write_shows_one_state(desk: Workspace, reviewed: list[str]) -> None:
    """Whatever head it names, its counts are those of that head."""
    stop = threading.Event()

    def keep_writing() -> None:
        mine = open_desk(desk.settings.database.parent, "Ben")
        while not stop.is_set():
            claims.take(mine.journal, reviewed[4:])
            stop.wait(0.8)  # longer than a report takes to read, also on a busy machine
            claims.release(mine.journal, reviewed[4:])
            stop.wait(0.8)

    writer = threading.Thread(target=keep_writing)
    writer.start()
    try:
        for _ in range(5):
            report = build_report(desk.reader)
            in_review = sum(claim.state == "in_review" for claim in report.claims)
            assert in_review in {1, 3}
    finally:
        stop.set()
        writer.join()


def test_a_format_that_is_none_is_refused(desk: Workspace) -> None:
    with pytest.raises(UsageMistake, match="html, markdown, json"):
        export(desk.reader, "docx")


def test_a_report_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    write_whole(tmp_path / "new" / "report.html", "<p>é</p>\n")
    assert (tmp_path / "new" / "report.html").read_bytes() == "<p>é</p>\n".encode()
    (tmp_path / "file").write_text("")
    with pytest.raises(ReadOnlyWorkspace):
        write_whole(tmp_path / "file" / "report.html", "x")


def test_the_log_says_who_did_what_in_order(desk: Workspace, ben: Workspace, reviewed: list[str]) -> None:
    claims.reword(ben.journal, reviewed[0], "Ben's words")
    entries = audit.log(desk.reader)
    assert [entry.event.header.lam for entry in entries] == list(range(1, len(entries) + 1))
    assert (entries[-1].reviewer, entries[-1].summary) == ("Ben", "wording = Ben's words")
    assert [e.event.id for e in audit.log(desk.reader, newest=3)] == [e.event.id for e in entries[-3:]]
    dismissed = next(e for e in entries if e.event.body and e.event.body.op == "claim.dismissed")
    assert dismissed.summary == "dismissed = out of scope (out of scope)"


def test_the_log_of_a_claim_tells_of_what_hangs_on_it_and_was_joined(
    desk: Workspace, reviewed: list[str]
) -> None:
    ops = [e.event.body.op for e in audit.log(desk.reader, claim_id=reviewed[1]) if e.event.body]
    assert ops == ["assertion.added", "assertion.added", "claim.taken", "claim.commented", "claim.joined"]
    ops = [e.event.body.op for e in audit.log(desk.reader, claim_id=reviewed[0]) if e.event.body]
    assert ops == ["assertion.added", "evidence.attached", "verdict.recorded"]


def test_the_heads_are_the_newest_event(desk: Workspace, reviewed: list[str]) -> None:
    events = desk.reader.events()
    assert audit.heads(desk.reader) == (len(events), (events[-1].id,))


def test_hostile_words_come_out_of_the_json_as_they_went_in(desk: Workspace, reviewed: list[str]) -> None:
    words = "\u202e</script><b>\x1b]52;c;x\x07 [/nope] \u2028 制裁"
    claims.reword(desk.journal, reviewed[1], words)
    assert look(desk, reviewed[1]).wording == words
    said = json.loads(export(desk.reader, "json"))
    assert words in {claim["wording"] for claim in said["claims"]}


def test_a_report_shows_what_the_sources_have_of_a_quotation_and_its_figures(desk: Workspace) -> None:
    words = "“We turned the wheel 40 times in March,” said Ada Brook. The mill stands on 2.75 hectares."
    add_text(desk, words, "wheel.txt")
    rows = desk.reader.claim_page(desk.reader.claim_order())
    source = add_source(
        desk, "“We turned the wheel 30 times in March,” said Ada Brook. It has 27,500 square metres."
    )
    for row in rows:
        support(desk, row.id, source)
    model = build_report(desk.reader)
    (said,) = [claim for claim in model.claims if claim.quote_checks]
    (check,) = said.quote_checks
    assert (check.outcome, check.whose) == ("altered", "said by Ada Brook there too")
    assert [(piece.words, piece.tone) for piece in check.parts[0] if piece.tone != "same"] == [
        ("30", "source"),
        ("40", "quoted"),
    ]
    (area,) = [c for claim in model.claims for c in claim.figure_checks if "hectares" in c.words]
    assert (area.outcome, area.found) == ("found", "27,500 square metres")
    html, markdown = export(desk.reader, "html"), export(desk.reader, "markdown")
    assert "<del>[-30-]</del><ins>{+40+}</ins>" in html
    assert "Checked word by word" in markdown
    told = json.loads(export(desk.reader, "json"))
    (again,) = [claim for claim in told["claims"] if claim["quote_checks"]]
    assert again["quote_checks"][0]["parts"][0][1] == {"edit": "changed", "tone": "source", "words": "30"}
