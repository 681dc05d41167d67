"""Taking back one's newest act, and refusing where others built on it."""

# ruff: noqa: ARG005 - every act takes the same arguments
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from desks import TEXT, add_claims, add_source, add_text, look, support
from noticed import found, notice, passages

from workbench.domain.assertions import AssertionKind
from workbench.domain.claims import State
from workbench.domain.findings import FindingType
from workbench.domain.ratings import Rating
from workbench.errors import NothingToUndo, RuleViolation, UndoRefused, UnknownId
from workbench.operations import (
    assertions,
    claims,
    entities,
    evidence,
    findings,
    ingest,
    references,
    undo,
    verdicts,
    workspaces,
)
from workbench.store.entities import PROJECTED
from workbench.store.replay import projected_rows
from workbench.store.verify import verify

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from workbench.workspace import Workspace


@pytest.fixture
def opened(desk: Workspace, document: str) -> list[str]:
    return add_claims(desk, document, 4)


@pytest.fixture(autouse=True)
def _stays_in_order(desk: Workspace) -> Iterator[None]:
    yield
    found = verify(desk.settings.database)
    assert found.ok, found.findings


def state(desk: Workspace) -> dict[str, Any]:
    """Everything the tables say, but for counts of events and what was withdrawn or marked as undone."""
    passed_over = {"version", "last_event"}
    with desk.reader.engine.begin() as connection:
        rows = {key: row for table in PROJECTED for key, row in projected_rows(connection, table)}
    gone = {row["id"] for row in rows.values() if row.get("withdrawn")}
    return {
        key: {name: value for name, value in row.items() if name not in passed_over}
        for key, row in rows.items()
        if gone.isdisjoint(key.split("/")) and not key.startswith("undone/")
    }


def newest(desk: Workspace) -> str:
    return desk.reader.events(newest=1)[0].id


ACTS: dict[str, Callable[[Workspace, list[str], str], object]] = {
    "take": lambda desk, c, s: claims.take(desk.journal, c[:2]),
    "reword": lambda desk, c, s: claims.reword(desk.journal, c[0], "Other words"),
    "join": lambda desk, c, s: claims.join(desk.journal, c[:2], c[2]),
    "split": lambda desk, c, s: claims.split(
        desk.journal, c[0], [look(desk, c[0]).members[0].id], "New", copy_evidence=True
    ),
    "dismiss": lambda desk, c, s: claims.dismiss(desk.journal, c[:2], "duplicate"),
    "assign": lambda desk, c, s: claims.assign(desk.journal, c[:1], "Anna"),
    "tag": lambda desk, c, s: claims.tag(desk.journal, c[:2], add=["é", "b.c"]),
    "comment": lambda desk, c, s: claims.comment(desk.journal, c[0], "Hm"),
    "attach": lambda desk, c, s: support(desk, c[1], s),
    "detach": lambda desk, c, s: evidence.withdraw(desk.journal, look(desk, c[3]).evidence[0].id),
    "judge": lambda desk, c, s: verdicts.record(desk.journal, c[3], Rating.MIXED, "Both"),
    "judge first": lambda desk, c, s: verdicts.record(desk.journal, c[0], Rating.UNPROVEN, "Nothing"),
    "withdraw verdict": lambda desk, c, s: verdicts.withdraw(
        desk.journal, look(desk, c[3]).verdicts[0].id, "No"
    ),
    "mark": lambda desk, c, s: assertions.add_assertion(
        desk.journal, desk.reader.documents()[0].id, "The river remembers", AssertionKind.EVENT
    ),
    "correct": lambda desk, c, s: assertions.correct_assertion(
        desk.journal, look(desk, c[0]).members[0].id, speaker="Someone", kind="event", value="3"
    ),
    "reject": lambda desk, c, s: assertions.reject_assertion(
        desk.journal, look(desk, c[0]).members[0].id, "no"
    ),
    "refer": lambda desk, c, s: references.add_reference(desk.journal, url="https://example.org/"),
    "correct reference": lambda desk, c, s: references.correct_reference(
        desk.journal, s, title="The true deed"
    ),
    "add": lambda desk, c, s: add_text(desk, "Another text altogether. It has two sentences."),
    "appear": lambda desk, c, s: add_text(desk, TEXT, publisher="Barn News"),
    "withdraw document": lambda desk, c, s: ingest.withdraw_document(
        desk.journal, desk.reader.documents()[0].id, "embargoed"
    ),
    "accept": lambda desk, c, s: findings.accept(
        desk.journal, notice(desk, found(FindingType.SAME, *passages(desk, c[:2])))
    ),
    "dismiss finding": lambda desk, c, s: findings.dismiss(
        desk.journal, notice(desk, found(FindingType.CONFLICT, *passages(desk, c[:2]))), "both can be right"
    ),
    "join names": lambda desk, c, s: entities.join(desk.journal, "The Mill", "Mill House"),
    "set": lambda desk, c, s: workspaces.set_workspace(desk.journal, required_reviews=2, title="Mills"),
}


@pytest.mark.parametrize("act", ACTS)
def test_undo_sets_everything_back_and_redo_sets_it_again(
    desk: Workspace, opened: list[str], act: str
) -> None:
    source = add_source(desk)
    support(desk, opened[3], source)
    verdicts.record(desk.journal, opened[3], Rating.TRUE, "So it is written.")
    before = state(desk)
    ACTS[act](desk, opened, source)
    done = newest(desk)
    after = state(desk)
    assert after != before
    taken_back = undo.undo(desk.journal)
    assert taken_back.of.id == done
    assert not taken_back.was_redo
    assert state(desk) == before
    redone = undo.undo(desk.journal)
    assert redone.was_redo
    assert state(desk) == after
    assert undo.undo(desk.journal).was_redo
    assert state(desk) == before


def test_undoing_a_verdict_restores_the_one_it_superseded(desk: Workspace, opened: list[str]) -> None:
    support(desk, opened[0], add_source(desk))
    first = verdicts.record(desk.journal, opened[0], Rating.TRUE, "So it is")
    verdicts.record(desk.journal, opened[0], Rating.FALSE, "Or is it")
    undo.undo(desk.journal)
    assert [v.id for v in look(desk, opened[0]).current_verdicts] == [first]
    assert (look(desk, opened[0]).state, look(desk, opened[0]).rating) == (State.CONCLUDED, Rating.TRUE)


def test_a_field_that_was_set_again_stops_the_undo_and_names_the_later_event(
    desk: Workspace, ben: Workspace, opened: list[str]
) -> None:
    claims.reword(desk.journal, opened[0], "Anna's words")
    claims.reword(ben.journal, opened[0], "Ben's words")
    later = newest(desk)
    with pytest.raises(UndoRefused) as caught:
        undo.undo(desk.journal)
    assert caught.value.later_id == later
    assert later[:12] in str(caught.value)
    assert "claim.reworded" in str(caught.value)
    assert look(desk, opened[0]).wording == "Ben's words"


def test_one_undoes_only_ones_own(desk: Workspace, ben: Workspace, opened: list[str]) -> None:
    claims.take(desk.journal, opened[:1])
    taken = newest(desk)
    with pytest.raises(NothingToUndo, match="Ben has done nothing here"):
        undo.undo(ben.journal)
    claims.comment(ben.journal, opened[0], "Hm")
    with pytest.raises(RuleViolation, match="only its reviewer"):
        undo.undo(ben.journal, taken)
    assert undo.undo(desk.journal).of.id == taken


def test_an_older_event_is_undone_by_its_id_and_only_once(desk: Workspace, opened: list[str]) -> None:
    claims.take(desk.journal, opened[:1])
    taken = newest(desk)
    claims.comment(desk.journal, opened[0], "Hm")
    undo.undo(desk.journal, taken)
    assert look(desk, opened[0]).state is State.OPEN
    with pytest.raises(RuleViolation, match="undone already"):
        undo.undo(desk.journal, taken)
    with pytest.raises(UnknownId):
        undo.undo(desk.journal, "f" * 64)


def test_what_happened_outside_is_passed_over_and_stays(desk: Workspace, opened: list[str]) -> None:
    claims.take(desk.journal, opened[:1])
    add_source(desk)
    captured = newest(desk)
    undo.undo(desk.journal)
    (deed,) = desk.reader.references()
    assert deed.withdrawn  # adding it was the newest act that can be taken back
    assert desk.reader.snapshots(deed.id)
    for op in ("workspace.created", "writer.enrolled", "reviewer.enrolled"):
        event = next(e.id for e in desk.reader.events() if e.body and e.body.op == op)
        with pytest.raises(RuleViolation, match="stays"):
            undo.undo(desk.journal, event)
    with pytest.raises(RuleViolation, match=r"reference\.captured records"):
        undo.undo(desk.journal, captured)


@pytest.mark.parametrize(
    "build",
    [
        lambda ben, claim, document: claims.comment(ben.journal, claim, "Mine"),
        lambda ben, claim, document: verdicts.record(ben.journal, claim, Rating.UNPROVEN, "Mine"),
        lambda ben, claim, document: support(ben, claim, add_source(ben)),
        lambda ben, claim, document: claims.join(ben.journal, [add_own(ben, document)], claim),
        lambda ben, claim, document: claims.split(
            ben.journal, claim, [look(ben, claim).members[0].id], "Mine"
        ),
    ],
)
def test_what_another_built_on_a_claim_is_not_taken_from_under_them(
    desk: Workspace, ben: Workspace, document: str, build: Callable[[Workspace, str, str], object]
) -> None:
    (claim,) = add_claims(desk, document, 1)
    build(ben, claim, document)
    later = newest(desk)
    with pytest.raises(UndoRefused) as caught:
        undo.undo(desk.journal)
    assert caught.value.later_id == later
    assert not look(desk, claim).withdrawn


def add_own(desk: Workspace, document: str) -> str:
    return assertions.add_assertion(
        desk.journal, document, "The cat kept the mice away", AssertionKind.OTHER
    )[1]


def test_a_document_others_work_on_is_not_taken_away(desk: Workspace, ben: Workspace, document: str) -> None:
    add_own(ben, document)
    with pytest.raises(UndoRefused, match=r"assertion\.added"):
        undo.undo(desk.journal)
    undo.undo(ben.journal)
    undo.undo(desk.journal)
    assert desk.reader.document(document).withdrawn


def test_a_reference_others_cite_is_not_taken_away(
    desk: Workspace, ben: Workspace, opened: list[str]
) -> None:
    source = add_source(desk)
    support(ben, opened[0], source)
    with pytest.raises(UndoRefused, match=r"evidence\.attached"):
        undo.undo(desk.journal)


def test_an_ingest_undone_and_the_same_file_added_again_is_whole(desk: Workspace) -> None:
    text = "The minister said that 40 mills were closed in 2019. “We were sad,” said Anna Miller.\n"
    first = ingest.add_bytes(desk.journal, desk.blobs, text.encode(), name="a.txt")
    before = state(desk)
    undo.undo(desk.journal)
    assert desk.reader.document(first.document_id).withdrawn
    assert not desk.reader.claim_order()
    again = ingest.add_bytes(desk.journal, desk.blobs, text.encode(), name="a.txt")
    assert again == first
    assert state(desk) == before
    undo.undo(desk.journal)
    assert not desk.reader.claim_order()


def test_a_passage_marked_again_after_its_marking_was_undone(desk: Workspace, document: str) -> None:
    first = add_own(desk, document)
    undo.undo(desk.journal)
    assert look(desk, first).withdrawn
    second = add_own(desk, document)
    assert second != first
    assert [m.reading.text for m in look(desk, second).members] == ["The cat kept the mice away"]


def test_a_join_is_not_redone_into_a_cycle_or_into_nothing(
    desk: Workspace, ben: Workspace, opened: list[str]
) -> None:
    one, two, *_ = opened
    claims.join(desk.journal, [one], two)
    undone = undo.undo(desk.journal)
    claims.join(ben.journal, [two], one)
    with pytest.raises(RuleViolation, match="cannot be joined"):
        undo.undo(desk.journal, undone.event.id)
    assert look(desk, one).joined_into is None
    assert look(desk, two).joined_into == one


def test_undoing_an_assignment_keeps_the_reviewer_it_named(desk: Workspace, opened: list[str]) -> None:
    claims.assign(desk.journal, opened[:1], "Cem")
    undo.undo(desk.journal)
    assert look(desk, opened[0]).assignee is None
    assert desk.reader.reviewer_names()["cem"] == "Cem"
    claims.assign(desk.journal, opened[:1], "CEM")
    assert look(desk, opened[0]).assignee == "Cem"
