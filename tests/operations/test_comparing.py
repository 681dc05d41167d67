"""Documents are compared when they change: all with all while they are few, only what changed when they are many."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from desks import add_text
from sqlalchemy import text

from workbench.comparison.added import postings_of
from workbench.comparison.keys import DocumentKeys
from workbench.domain.decisions import FindingStatus
from workbench.domain.findings import FindingType
from workbench.errors import ReadOnlyWorkspace
from workbench.operations import assertions, claims, comparing, findings, ingest, reextract, undo
from workbench.store.compared import compared_document
from workbench.store.verify import verify

if TYPE_CHECKING:
    from workbench.workspace import Workspace

MONDAY = (
    "The Harbour Board said on Monday that the ferry would carry 420 passengers. "
    "“We will never raise the fare for the islanders,” said Ines Falk, its director. "
)
TUESDAY = (
    "The new hull has more room, the board said on Tuesday. "
    "“We will seldom raise the fare for the islanders,” said Ines Falk, its director. "
)
APART = "The museum opened on Sunday. Its roof is made of 900 tiles, the museum said. "
VARIANT = FindingType.QUOTATION_VARIANT


@pytest.fixture(params=["few", "many"])
def pair(request: pytest.FixtureRequest, desk: Workspace, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Two reports of one ferry and a third text, compared as few documents are, or as one added to many."""
    if request.param == "many":
        monkeypatch.setattr(comparing, "SMALL", 0)
    documents = []
    for number, words in enumerate((MONDAY, APART, TUESDAY)):
        documents.append(add_text(desk, words, name=f"{number}.txt"))
        comparing.bring_up_to_date(desk.journal)
    return documents


def found(desk: Workspace) -> list[tuple[FindingType, set[str]]]:
    rows = desk.reader.finding_page(desk.reader.finding_order())
    return [(row.type, set(row.documents)) for row in rows]


def test_an_added_document_is_set_against_the_rest(desk: Workspace, pair: list[str]) -> None:
    assert (VARIANT, {pair[0], pair[2]}) in found(desk)
    assert not any(pair[1] in documents for _type, documents in found(desk))
    assert desk.reader.findings_due() == {}
    assert not comparing.bring_up_to_date(desk.journal), "nothing changed"
    assert comparing.bring_up_to_date(desk.journal, anew=True)
    assert (VARIANT, {pair[0], pair[2]}) in found(desk)
    assert verify(desk.settings.database).ok


def test_what_a_withdrawn_document_said_is_found_no_more_until_it_is_back(
    desk: Workspace, pair: list[str]
) -> None:
    ingest.withdraw_document(desk.journal, pair[0], "embargoed")
    comparing.bring_up_to_date(desk.journal)
    assert found(desk) == []
    undo.undo(desk.journal)
    comparing.bring_up_to_date(desk.journal)
    assert (VARIANT, {pair[0], pair[2]}) in found(desk)


def test_a_rejected_reading_takes_its_findings_with_it_but_not_what_was_decided(
    desk: Workspace, pair: list[str]
) -> None:
    rows = desk.reader.finding_page(desk.reader.finding_order())
    decided = next(row for row in rows if row.type is VARIANT)
    findings.accept(desk.journal, [decided.id])
    rejections = [
        assertions.reject_assertion(desk.journal, assertion, "not a quotation")
        for assertion in decided.assertions
    ]
    comparing.bring_up_to_date(desk.journal)
    kept = desk.reader.finding(decided.id).summary
    assert (kept.status, kept.is_computed) == (FindingStatus.ACCEPTED, False)
    assert (VARIANT, {pair[0], pair[2]}) in found(desk)
    for rejection in rejections:
        assert rejection is not None
        undo.undo(desk.journal, rejection.id)
    comparing.bring_up_to_date(desk.journal)
    assert desk.reader.finding(decided.id).summary.is_computed


def test_claims_that_reviewers_word_alike_are_proposed_as_one_until_the_rewording_is_undone(
    desk: Workspace, pair: list[str]
) -> None:
    def worded_alike() -> list[set[str]]:
        rows = desk.reader.finding_page(desk.reader.finding_order())
        return [set(row.documents) for row in rows if row.explanation.startswith("Reviewers gave")]

    for document, passage in ((pair[0], "420 passengers"), (pair[2], "has more room")):
        claim = next(
            row.id
            for row in desk.reader.claim_page(desk.reader.claim_order())
            if row.document_id == document and passage in row.wording
        )
        assert worded_alike() == []
        reworded = claims.reword(
            desk.journal, claim, "The new island ferry's capacity exceeds the old vessel's."
        )
        comparing.bring_up_to_date(desk.journal)
    assert worded_alike() == [{pair[0], pair[2]}]
    assert reworded is not None
    undo.undo(desk.journal, reworded.id)
    comparing.bring_up_to_date(desk.journal)
    assert worded_alike() == []


def test_what_is_remembered_of_documents_follows_their_readings(desk: Workspace, pair: list[str]) -> None:
    stored = compared(desk, pair[2])
    quotation = next(
        a.id for a in desk.reader.document_assertions(pair[2]) if str(a.reading.kind) == "quotation"
    )
    assertions.reject_assertion(desk.journal, quotation, "no")
    comparing.bring_up_to_date(desk.journal)
    assert len(compared(desk, pair[2]).assertions) < len(stored.assertions)
    reextract.reextract(desk.journal, pair[0])
    comparing.bring_up_to_date(desk.journal)
    for document in pair:
        assert terms(desk, document) == postings_of(compared(desk, document)), document


def compared(desk: Workspace, document: str) -> DocumentKeys:
    """What comparison remembers of a document; the same as it would draw from it now."""
    from workbench.comparison.keys import keys_of

    with desk.reader.engine.begin() as connection:
        drawn = connection.scalar(
            text("SELECT drawn FROM document_key WHERE document_id = :id"), {"id": document}
        )
        anew = keys_of(compared_document(connection, document))
    kept = DocumentKeys.from_bytes(drawn)
    assert kept is not None
    assert drawn == anew.to_bytes()
    return anew


def terms(desk: Workspace, document: str) -> set[str]:
    with desk.reader.engine.begin() as connection:
        query = "SELECT term FROM document_term JOIN document ON document_n = n WHERE id = :id"
        return set(connection.scalars(text(query), {"id": document}))


def test_keys_are_drawn_at_ingest_and_only_once(
    desk: Workspace, document: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(_document: object) -> None:
        raise AssertionError("it was drawn already")

    monkeypatch.setattr("workbench.comparison.keys.keys_of", never)
    assert comparing.bring_up_to_date(desk.journal)


def test_another_version_of_comparison_computes_everything_anew(
    desk: Workspace, pair: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.comparison.keys.VERSION", 10_000)
    assert comparing.is_behind(desk.journal)
    comparing.bring_up_to_date(desk.journal)
    assert not comparing.is_behind(desk.journal)
    assert (VARIANT, {pair[0], pair[2]}) in found(desk)
    assert terms(desk, pair[0])


@pytest.mark.parametrize(
    "texts", [[], [MONDAY], ["He said “unfortunate”. " * 40], [MONDAY, MONDAY + "Sent by wire."]]
)
def test_no_document_one_or_boilerplate_is_no_trouble(desk: Workspace, texts: list[str]) -> None:
    for number, words in enumerate(texts):
        add_text(desk, words, name=f"{number}.txt")
    comparing.bring_up_to_date(desk.journal)
    assert not comparing.is_behind(desk.journal)
    assert desk.reader.finding_counts().total <= 3


def test_nothing_is_kept_in_a_workspace_opened_for_reading(desk: Workspace, pair: list[str]) -> None:
    from workbench.workspace import open_workspace

    add_text(desk, "The ferry was painted blue by its crew in May.", name="blue.txt")
    reading = open_workspace(desk.settings, read_only=True)
    with pytest.raises(ReadOnlyWorkspace):
        comparing.bring_up_to_date(reading.journal)
    with comparing.up_to_date(reading.journal) as reader:
        assert reader.findings_due() == {}
    assert desk.reader.findings_due() != {}
    reading.close()
