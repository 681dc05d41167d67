"""Looking again: what is there now, whether the words that count still are, and what that does to verdicts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from changing_site import Answer, ChangingSite, page, served
from desks import CountingClock, add_claims, add_source, look

from workbench.clients.politeness import Pauses
from workbench.clients.web import WebClient
from workbench.domain.claims import State
from workbench.domain.evidence import Stance
from workbench.domain.ratings import Rating
from workbench.domain.rechecks import CheckOutcome, SourceState
from workbench.errors import NothingToCompare, RuleViolation
from workbench.operations import capture, evidence, recheck, references, verdicts
from workbench.operations.audit import verify
from workbench.operations.claims import split
from workbench.operations.export import export
from workbench.operations.undo import undo

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.operations.recheck import Checked
    from workbench.workspace import Workspace

WORDS = "The roof of the mill is red"
BEFORE = page("The mill stands.", f"{WORDS}, as all can see.", "The river runs by.")
AFTER = page("The mill stands.", "The roof of the mill is blue, as all can see.", "The river runs by.")
DAY_MS = 24 * 3600 * 1000


@pytest.fixture
def site() -> Iterator[ChangingSite]:
    with served() as site:
        site.pages["/deed"] = BEFORE
        yield site


@pytest.fixture
def claim(desk: Workspace, document: str) -> str:
    return add_claims(desk, document, 1)[0]


@pytest.fixture(autouse=True)
def _tries_again_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.clients.many.FIRST_WAIT_S", 0.01)


@pytest.fixture(autouse=True)
def _stays_in_order(desk: Workspace) -> Iterator[None]:
    yield
    found = verify(desk.settings.database, desk.blobs, desk.reader)
    assert found.ok, found.findings


def web(site: ChangingSite) -> WebClient:
    return WebClient(allow_private=[site.host])


def captured(desk: Workspace, site: ChangingSite, path: str = "/deed") -> str:
    reference, _ = references.add_reference(desk.journal, url=site.url(path))
    capture.fetch(desk.journal, desk.blobs, web(site), desk.reader, reference)
    return reference


def judged_on(desk: Workspace, site: ChangingSite, claim: str, excerpt: str | None = WORDS) -> str:
    """A verdict that rests on the page."""
    reference = captured(desk, site)
    evidence.attach(desk.journal, claim, reference, Stance.SUPPORTS, excerpt=excerpt)
    verdicts.record(desk.journal, claim, Rating.TRUE, "As the deed says.")
    assert look(desk, claim).state is State.CONCLUDED
    return reference


def check(desk: Workspace, site: ChangingSite, *wanted: str) -> list[Checked]:
    checker = recheck.Checker(desk.journal, desk.blobs, desk.reader, web(site), pauses=Pauses(pause_s=0))
    return list(checker.check(wanted))


def test_a_page_that_did_not_change_is_asked_for_with_its_etag_and_is_the_same(
    desk: Workspace, site: ChangingSite, claim: str
) -> None:
    reference = judged_on(desk, site, claim)
    (found,) = check(desk, site, reference)
    assert found.recheck.outcome is CheckOutcome.SAME
    assert not found.is_finding
    assert "If-None-Match" in site.requests[-1][3]
    assert len(desk.reader.snapshots(reference)) == 1
    assert [one.outcome for one in desk.reader.rechecks(reference)] == [CheckOutcome.SAME]
    assert look(desk, claim).state is State.CONCLUDED


def test_words_that_are_not_there_now_make_the_verdict_stale_until_it_is_confirmed(
    desk: Workspace, site: ChangingSite, claim: str
) -> None:
    reference = judged_on(desk, site, claim)
    site.pages["/deed"] = AFTER
    (found,) = check(desk, site, reference)
    assert found.recheck.outcome is CheckOutcome.CHANGED
    (change,) = found.excerpts
    assert not change.is_there
    assert [run.words for one in change.around for run in one.runs if run.edit != "kept"] == ["red", "blue"]
    seen = look(desk, claim)
    assert seen.state is State.STALE
    assert seen.verdicts[0].stale == ("an excerpt it weighed is not in the newest capture of its source",)
    (piece,) = seen.evidence
    assert piece.source_state is SourceState.EXCERPT_MISSING
    assert piece.span is not None
    assert piece.snapshot is not None
    assert piece.span.of(desk.reader.snapshot_text(piece.snapshot.id)) == WORDS, (
        "it stands in its own snapshot"
    )
    verdicts.record(desk.journal, claim, Rating.TRUE, "It was so when it was written.")
    assert look(desk, claim).state is State.CONCLUDED
    check(desk, site, reference)
    assert look(desk, claim).state is State.CONCLUDED, "what was weighed does not make it stale again"


def test_words_that_come_back_make_the_verdict_fit_again(
    desk: Workspace, site: ChangingSite, claim: str
) -> None:
    reference = judged_on(desk, site, claim)
    site.pages["/deed"] = AFTER
    check(desk, site, reference)
    assert look(desk, claim).state is State.STALE
    site.pages["/deed"] = BEFORE
    (found,) = check(desk, site, reference)
    assert found.lost == ()
    assert look(desk, claim).state is State.CONCLUDED


def test_a_capture_by_hand_tells_the_same_as_a_check(desk: Workspace, site: ChangingSite, claim: str) -> None:
    reference = judged_on(desk, site, claim)
    site.pages["/deed"] = AFTER
    capture.fetch(desk.journal, desk.blobs, web(site), desk.reader, reference)
    assert look(desk, claim).state is State.STALE


def test_a_change_elsewhere_in_the_page_leaves_the_verdict(
    desk: Workspace, site: ChangingSite, claim: str
) -> None:
    reference = judged_on(desk, site, claim)
    site.pages["/deed"] = page("The mill stood.", f"{WORDS}, as all can see.", "The river runs by.")
    (found,) = check(desk, site, reference)
    assert found.recheck.outcome is CheckOutcome.CHANGED
    assert (found.excerpts[0].is_there, found.lost) == (True, ())
    assert len(desk.reader.snapshots(reference)) == 2
    assert look(desk, claim).state is State.CONCLUDED


@pytest.mark.parametrize(
    "again", ["“The roof of the mill is red”", "The roof of  the mill is red", WORDS + " —"]
)
def test_other_marks_and_blanks_are_no_loss(
    desk: Workspace, site: ChangingSite, claim: str, again: str
) -> None:
    reference = judged_on(desk, site, claim)
    site.pages["/deed"] = page("The mill stands.", f"{again}, as all can see.", "The river runs by.")
    check(desk, site, reference)
    assert look(desk, claim).state is State.CONCLUDED


def test_other_bytes_with_the_same_text_are_the_same_page(desk: Workspace, site: ChangingSite) -> None:
    reference = captured(desk, site)
    site.pages["/deed"] = Answer(BEFORE.body.replace(b"<body>", b"<body><!-- served at noon -->"))
    (found,) = check(desk, site, reference)
    assert (found.recheck.outcome, found.is_finding) == (CheckOutcome.SAME, False)
    assert found.recheck.reason == "its bytes are others, its text is the same"
    assert found.recheck.snapshot_id is not None


def test_a_page_that_leads_elsewhere_has_moved(desk: Workspace, site: ChangingSite, claim: str) -> None:
    reference = judged_on(desk, site, claim)
    site.pages |= {"/deed": Answer(b"", 301, {"Location": "/new"}), "/new": BEFORE}
    (found,) = check(desk, site, reference)
    assert found.recheck.outcome is CheckOutcome.MOVED
    assert found.recheck.reason == f"it leads to {site.url('/new')} now"
    assert look(desk, claim).state is State.CONCLUDED
    site.pages["/new"] = page("Welcome to the new site of the county.")
    (found,) = check(desk, site, reference)
    assert found.recheck.outcome is CheckOutcome.MOVED
    assert str(found.recheck.reason).endswith("and its text is another")
    assert look(desk, claim).state is State.STALE


def test_a_page_is_gone_only_after_three_different_days(
    desk: Workspace, site: ChangingSite, claim: str
) -> None:
    reference = judged_on(desk, site, claim, excerpt=None)
    clock = desk.journal.clock
    assert isinstance(clock, CountingClock)
    site.pages["/deed"] = Answer(b"", 404)
    said = []
    for _ in range(2):
        said += [check(desk, site, reference)[0].recheck, check(desk, site, reference)[0].recheck]
        clock.now += DAY_MS
    assert [(one.outcome, one.days_absent) for one in said] == [
        (CheckOutcome.UNREACHABLE, 1),
        (CheckOutcome.UNREACHABLE, 1),
        (CheckOutcome.UNREACHABLE, 2),
        (CheckOutcome.UNREACHABLE, 2),
    ]
    assert said[-1].reason == "the server answered 404 Not Found (absent on 2 days so far)"
    assert look(desk, claim).state is State.CONCLUDED
    (found,) = check(desk, site, reference)
    assert found.recheck.outcome is CheckOutcome.GONE
    assert look(desk, claim).verdicts[0].stale == ("a page it weighed is gone",)
    verdicts.record(desk.journal, claim, Rating.TRUE, "We hold the capture.")
    assert look(desk, claim).state is State.CONCLUDED
    site.pages["/deed"] = BEFORE
    assert check(desk, site, reference)[0].recheck.outcome is CheckOutcome.SAME
    assert look(desk, claim).evidence[0].source_state is None
    site.pages["/deed"] = Answer(b"", 410)
    clock.now += DAY_MS
    assert check(desk, site, reference)[0].recheck.days_absent == 1, "days are counted anew"


def test_days_without_a_network_say_nothing_about_the_page(desk: Workspace, site: ChangingSite) -> None:
    reference = captured(desk, site)
    clock = desk.journal.clock
    assert isinstance(clock, CountingClock)
    site.pages["/deed"] = Answer(b"", 500)
    for _ in range(4):
        (found,) = check(desk, site, reference)
        assert (found.recheck.outcome, found.recheck.days_absent) == (CheckOutcome.UNREACHABLE, 0)
        clock.now += DAY_MS


@pytest.mark.parametrize("status", [401, 403, 451])
def test_a_closed_door_is_said_to_be_one(
    desk: Workspace, site: ChangingSite, claim: str, status: int
) -> None:
    reference = judged_on(desk, site, claim)
    site.pages["/deed"] = Answer(b"", status)
    (found,) = check(desk, site, reference)
    assert (found.recheck.outcome, found.recheck.status) == (CheckOutcome.BLOCKED, status)
    assert look(desk, claim).state is State.CONCLUDED


def test_robots_txt_is_obeyed_when_many_are_looked_at_and_not_for_the_one_a_person_asks_about(
    desk: Workspace, site: ChangingSite
) -> None:
    site.pages |= {"/open": page("Open."), "/robots.txt": Answer(b"User-agent: *\nDisallow: /deed\n")}
    closed, free = captured(desk, site), captured(desk, site, "/open")
    del site.requests[:]
    found = {one.reference.id: one.recheck for one in check(desk, site, closed, free)}
    assert found[closed].outcome is CheckOutcome.BLOCKED
    assert found[closed].reason == "its robots.txt asks programs not to fetch it"
    assert found[free].outcome is CheckOutcome.SAME
    assert sorted(site.asked()) == ["/open", "/robots.txt"]
    (alone,) = check(desk, site, closed)
    assert alone.recheck.outcome is CheckOutcome.SAME


@pytest.mark.parametrize(("status", "outcome"), [(404, CheckOutcome.SAME), (503, CheckOutcome.UNREACHABLE)])
def test_a_robots_txt_that_is_not_there_allows_and_one_that_fails_forbids(
    desk: Workspace, site: ChangingSite, status: int, outcome: CheckOutcome
) -> None:
    site.pages |= {"/open": page("Open."), "/robots.txt": Answer(b"", status)}
    found = check(desk, site, captured(desk, site), captured(desk, site, "/open"))
    assert {one.recheck.outcome for one in found} == {outcome}


def test_every_check_is_an_event_that_stays(desk: Workspace, site: ChangingSite, claim: str) -> None:
    reference = judged_on(desk, site, claim)
    site.pages["/deed"] = AFTER
    check(desk, site, reference)
    newest = desk.reader.events()[-1]
    assert newest.body is not None
    assert newest.body.op == "reference.checked"
    assert undo(desk.journal).of.body.op == "verdict.recorded"  # type: ignore[union-attr]


def test_evidence_from_an_older_capture_is_weighed_as_it_is(
    desk: Workspace, site: ChangingSite, claim: str
) -> None:
    reference = captured(desk, site)
    (old,) = desk.reader.snapshots(reference)
    site.pages["/deed"] = AFTER
    capture.fetch(desk.journal, desk.blobs, web(site), desk.reader, reference)
    evidence.attach(desk.journal, claim, reference, Stance.SUPPORTS, excerpt=WORDS, snapshot_id=old.id)
    assert look(desk, claim).evidence[0].source_state is SourceState.EXCERPT_MISSING
    verdicts.record(desk.journal, claim, Rating.TRUE, "It was so.")
    assert look(desk, claim).state is State.CONCLUDED
    passage = look(desk, claim).members[0].id
    opened = split(desk.journal, claim, [passage], "The mill stood.", copy_evidence=True)
    assert look(desk, opened).evidence[0].source_state is SourceState.EXCERPT_MISSING


def test_only_what_was_captured_can_be_checked(desk: Workspace, site: ChangingSite) -> None:
    bare, _ = references.add_reference(desk.journal, url=site.url("/never"))
    with pytest.raises(NothingToCompare, match="fetch it first"):
        check(desk, site, bare)
    with pytest.raises(RuleViolation, match="no address"):
        check(desk, site, add_source(desk))
    known = captured(desk, site)
    assert recheck.checkable(desk.reader, desk.reader.references()) == [known]


def test_a_page_whose_text_cannot_be_read_any_more_holds_no_words(
    desk: Workspace, site: ChangingSite, claim: str
) -> None:
    reference = judged_on(desk, site, claim)
    site.pages["/deed"] = Answer(
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", headers={"Content-Type": "application/pdf"}
    )
    (found,) = check(desk, site, reference)
    assert found.recheck.outcome is CheckOutcome.CHANGED
    assert found.lost
    assert look(desk, claim).state is State.STALE


@pytest.mark.parametrize("format_name", ["html", "markdown", "json"])
def test_a_report_says_what_became_of_the_source(
    desk: Workspace, site: ChangingSite, claim: str, format_name: str
) -> None:
    reference = judged_on(desk, site, claim)
    site.pages["/deed"] = AFTER
    check(desk, site, reference)
    told = export(desk.reader, format_name)
    assert "the newest capture does not hold these words" in told
    assert "an excerpt it weighed is not in the newest capture of its source" in told


def saved_by_hand(desk: Workspace, site: ChangingSite, claim: str, tmp_path: Path) -> str:
    reference, _ = references.add_reference(desk.journal, url=site.url("/deed"))
    (tmp_path / "saved.html").write_bytes(BEFORE.body)
    capture.keep_file(desk.journal, desk.blobs, reference, tmp_path / "saved.html")
    evidence.attach(desk.journal, claim, reference, Stance.SUPPORTS, excerpt=WORDS)
    verdicts.record(desk.journal, claim, Rating.TRUE, "As the deed says.")
    return reference


def test_a_page_saved_from_behind_a_paywall_is_not_contradicted_by_the_paywall(
    desk: Workspace, site: ChangingSite, claim: str, tmp_path: Path
) -> None:
    reference = saved_by_hand(desk, site, claim, tmp_path)
    site.pages["/deed"] = page("Subscribe to read on.")
    (found,) = check(desk, site, reference)
    assert found.recheck.outcome is CheckOutcome.BLOCKED
    assert found.recheck.reason == "what comes is not the page that was saved by hand"
    assert (found.recheck.snapshot_id, found.lost) == (None, ())
    capture.fetch(desk.journal, desk.blobs, web(site), desk.reader, reference)
    assert look(desk, claim).state is State.CONCLUDED


def test_a_page_saved_by_hand_is_the_same_while_its_words_stand_there(
    desk: Workspace, site: ChangingSite, claim: str, tmp_path: Path
) -> None:
    reference = saved_by_hand(desk, site, claim, tmp_path)
    site.pages["/deed"] = page("Subscribe!", f"{WORDS}, as all can see.")
    (found,) = check(desk, site, reference)
    assert (found.recheck.outcome, found.is_finding) == (CheckOutcome.SAME, False)
    (tmp_path / "saved.html").write_bytes(AFTER.body)
    capture.keep_file(desk.journal, desk.blobs, reference, tmp_path / "saved.html")
    assert look(desk, claim).state is State.STALE, "what the reviewer saved later counts"
