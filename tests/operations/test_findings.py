"""Findings are computed at will; what was decided of them stays, is undone, and is in the trail."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from desks import add_claims, add_text, look, open_desk
from noticed import found, notice, passages

from workbench.domain.claims import State
from workbench.domain.decisions import FindingFilter, FindingStatus
from workbench.domain.findings import FindingType
from workbench.errors import RuleViolation, UnknownId
from workbench.operations import assertions, claims, findings, ingest, undo
from workbench.store.verify import verify

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.workspace import Workspace

CONFLICT, SAME, COPY = FindingType.CONFLICT, FindingType.SAME, FindingType.NEAR_COPY


@pytest.fixture
def opened(desk: Workspace, document: str) -> list[str]:
    return add_claims(desk, document, 4)


@pytest.fixture
def noticed(desk: Workspace, opened: list[str]) -> list[str]:
    """A conflict of the first two claims, and the last two said to be the same."""
    a, b, c, d = passages(desk, opened)
    return notice(desk, found(CONFLICT, a, b), found(SAME, c, d))


@pytest.fixture(autouse=True)
def _stays_in_order(desk: Workspace) -> Iterator[None]:
    yield
    checked = verify(desk.settings.database)
    assert checked.ok, checked.findings


def statuses(desk: Workspace) -> list[tuple[FindingType, FindingStatus]]:
    rows = desk.reader.finding_page(desk.reader.finding_order())
    return [(row.type, row.status) for row in rows]


def test_computed_findings_are_open_in_the_order_of_kinds_and_are_no_event(
    desk: Workspace, opened: list[str]
) -> None:
    a, b, c, _d = passages(desk, opened)
    before = desk.reader.workspace().events
    notice(desk, found(COPY, a, c), found(SAME, b, c), found(CONFLICT, b, c), found(CONFLICT, a, b))
    rows = desk.reader.finding_page(desk.reader.finding_order())
    assert [row.type for row in rows] == [CONFLICT, CONFLICT, SAME, COPY]
    assert [row.assertions[0] for row in rows[:2]] == [a, b], "by place in the document"
    assert desk.reader.finding_counts().of(status=FindingStatus.OPEN) == 4
    assert desk.reader.workspace().events == before
    assert desk.reader.findings_due() == {}


def test_decisions_survive_when_findings_are_computed_again(desk: Workspace, noticed: list[str]) -> None:
    conflict, same = noticed
    findings.accept(desk.journal, [conflict])
    findings.dismiss(desk.journal, [same], "about different things")
    detail = desk.reader.finding(same)
    first, second = desk.reader.finding(conflict).summary.assertions, detail.summary.assertions
    notice(desk, found(CONFLICT, *first), found(SAME, *second))
    assert statuses(desk) == [(CONFLICT, FindingStatus.ACCEPTED), (SAME, FindingStatus.DISMISSED)]
    assert desk.reader.finding(same).summary.reason == "about different things"
    assert desk.reader.finding(same).summary.reviewer == "Anna"


def test_what_is_decided_is_kept_when_it_is_no_longer_noticed(desk: Workspace, noticed: list[str]) -> None:
    conflict, same = noticed
    explanation = desk.reader.finding(conflict).summary.explanation
    findings.accept(desk.journal, [conflict])
    notice(desk)
    assert statuses(desk) == [(CONFLICT, FindingStatus.ACCEPTED)]
    kept = desk.reader.finding(conflict)
    assert not kept.summary.is_computed
    assert kept.summary.explanation == explanation
    assert len(kept.passages) == 2
    with pytest.raises(UnknownId):
        desk.reader.finding(same)
    findings.reopen(desk.journal, [conflict])
    assert statuses(desk) == [], "nothing notices it and nobody decided it"
    undo.undo(desk.journal)
    assert statuses(desk) == [(CONFLICT, FindingStatus.ACCEPTED)]


def test_a_rebuild_keeps_decisions_and_asks_for_everything_to_be_compared_again(
    desk: Workspace, document: str, noticed: list[str]
) -> None:
    findings.accept(desk.journal, noticed[:1])
    desk.journal.rebuild()
    assert statuses(desk) == [(CONFLICT, FindingStatus.ACCEPTED)]
    assert list(desk.reader.findings_due()) == [document]


def test_accepting_claims_as_the_same_joins_them_in_the_same_event_and_undo_takes_both_back(
    desk: Workspace, opened: list[str], noticed: list[str]
) -> None:
    before = desk.reader.workspace().events
    event = findings.accept(desk.journal, [noticed[1]])
    assert desk.reader.workspace().events == before + 1
    assert event is not None
    third, fourth = opened[2:]
    assert look(desk, fourth).joined_into == third
    assert len(look(desk, third).members) == 2
    assert event.id in [entry.id for entry in desk.reader.claim_history(fourth)]
    undo.undo(desk.journal)
    assert look(desk, fourth).joined_into is None
    assert statuses(desk)[1] == (SAME, FindingStatus.OPEN)
    undo.undo(desk.journal)
    assert look(desk, fourth).joined_into == third
    assert statuses(desk)[1] == (SAME, FindingStatus.ACCEPTED)


def test_the_claim_that_a_person_worked_on_is_the_one_that_stays(
    desk: Workspace, opened: list[str], noticed: list[str]
) -> None:
    claims.comment(desk.journal, opened[3], "Asked about this one.")
    findings.accept(desk.journal, [noticed[1]])
    assert look(desk, opened[2]).joined_into == opened[3]


def test_findings_that_share_a_claim_are_accepted_as_one_join(desk: Workspace, opened: list[str]) -> None:
    a, b, c, d = passages(desk, opened)
    ids = notice(desk, found(SAME, a, b), found(SAME, c, d), found(SAME, b, c))
    findings.accept(desk.journal, ids)
    assert [look(desk, claim).joined_into for claim in opened] == [None, opened[0], opened[0], opened[0]]


def test_joined_already_or_dismissed_claims_are_no_obstacle(
    desk: Workspace, opened: list[str], noticed: list[str]
) -> None:
    claims.dismiss(desk.journal, [opened[2]], "out of scope")
    findings.accept(desk.journal, [noticed[1]])
    assert look(desk, opened[2]).joined_into == opened[3], "the one that was not dismissed stays"
    findings.reopen(desk.journal, [noticed[1]])
    event = findings.accept(desk.journal, [noticed[1]])
    assert event is not None
    assert event.body is not None
    assert {change.entity_type for change in event.body.changes} == {"decision"}


def test_a_dismissal_needs_a_reason_and_reopening_a_decision(desk: Workspace, noticed: list[str]) -> None:
    with pytest.raises(RuleViolation):
        findings.dismiss(desk.journal, noticed, "  ")
    with pytest.raises(RuleViolation):
        findings.reopen(desk.journal, noticed)
    with pytest.raises(UnknownId):
        findings.accept(desk.journal, ["nothing"])


def test_an_undone_decision_can_be_made_anew(desk: Workspace, noticed: list[str]) -> None:
    findings.dismiss(desk.journal, noticed[:1], "both can be right")
    undo.undo(desk.journal)
    assert desk.reader.finding(noticed[0]).summary.status is FindingStatus.OPEN
    findings.accept(desk.journal, noticed[:1])
    assert desk.reader.finding(noticed[0]).summary.status is FindingStatus.ACCEPTED


def test_findings_are_listed_by_claim_through_joins_by_document_kind_and_status(
    desk: Workspace, document: str, opened: list[str], noticed: list[str]
) -> None:
    claims.join(desk.journal, [opened[1]], opened[2])
    of_claim = desk.reader.finding_order(FindingFilter(claim_id=opened[2]))
    assert [row.id for row in desk.reader.finding_page(of_claim)] == noticed
    assert len(desk.reader.finding_order(FindingFilter(document_id=document))) == 2
    assert len(desk.reader.finding_order(FindingFilter(document_id="nothing"))) == 0
    assert len(desk.reader.finding_order(FindingFilter(type=SAME, status=FindingStatus.OPEN))) == 1
    kinds = desk.reader.open_finding_kinds([opened[0], *opened[2:]])
    assert kinds == {opened[0]: {CONFLICT}, opened[2]: {CONFLICT, SAME}, opened[3]: {SAME}}
    assert {p.claim_id for p in desk.reader.finding(noticed[0]).passages} == {opened[0], opened[2]}


def test_whatever_changes_a_document_or_its_readings_makes_it_due(
    desk: Workspace, document: str, noticed: list[str]
) -> None:
    assertion = desk.reader.finding(noticed[0]).summary.assertions[0]
    other = add_text(desk, "Another text says the roof was red.")
    assert list(desk.reader.findings_due()) == [other]
    notice(desk)
    assertions.correct_assertion(desk.journal, assertion, speaker="The miller")
    assert list(desk.reader.findings_due()) == [document]
    notice(desk)
    undo.undo(desk.journal)
    assert list(desk.reader.findings_due()) == [document]
    notice(desk)
    ingest.withdraw_document(desk.journal, other, "embargoed")
    assert list(desk.reader.findings_due()) == [other]
    notice(desk)
    claims.take(desk.journal, [look(desk, desk.reader.claims_on(assertion)[0]).id])
    assert desk.reader.findings_due() == {}


def test_a_document_that_changed_while_it_was_compared_stays_due(
    desk: Workspace, document: str, noticed: list[str]
) -> None:
    from workbench.store.finding_cache import store_findings

    assertion = desk.reader.finding(noticed[0]).summary.assertions[0]
    assertions.correct_assertion(desk.journal, assertion, speaker="The miller")
    seen = desk.reader.findings_due()
    assertions.correct_assertion(desk.journal, assertion, speaker="The cat")
    with desk.journal.caching() as connection:
        store_findings(connection, [], version="test", seen=seen)
    assert list(desk.reader.findings_due()) == [document]


def test_only_the_findings_of_documents_that_changed_are_replaced(
    desk: Workspace, document: str, opened: list[str]
) -> None:
    other = add_text(desk, "The roof was red. The wheel was green.", name="other.txt")
    elsewhere = passages(desk, [add_claims_in(desk, other)])[0]
    a, b, *_ = passages(desk, opened)
    notice(desk, found(CONFLICT, a, b), found(CONFLICT, a, elsewhere))
    notice(desk, found(SAME, b, elsewhere), about=[other])
    assert [row.type for row in desk.reader.finding_page(desk.reader.finding_order())] == [CONFLICT, SAME]


def add_claims_in(desk: Workspace, document: str) -> str:
    from workbench.domain.assertions import AssertionKind

    return assertions.add_assertion(desk.journal, document, "The roof was red", AssertionKind.OTHER)[1]


def test_another_reviewer_sees_the_decision_and_the_state_of_claims_follows(
    desk: Workspace, opened: list[str], noticed: list[str]
) -> None:
    claims.take(desk.journal, [opened[0]])
    findings.accept(desk.journal, noticed)
    ben = open_desk(desk.settings.database.parent, "Ben")
    assert ben.reader.finding(noticed[0]).summary.reviewer == "Anna"
    assert look(ben, opened[0]).state is State.IN_REVIEW
    with pytest.raises(RuleViolation):
        undo.undo(ben.journal, ben.reader.events(newest=1)[0].id)
