"""Taking documents in, reading them again, and correcting what was read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from desks import TEXT, add_claims, add_source, add_text, look, support

from workbench.domain.assertions import Assertion, AssertionKind
from workbench.domain.claims import NO_LONGER_FOUND, State
from workbench.domain.ratings import Rating
from workbench.domain.spans import Span
from workbench.errors import (
    AmbiguousQuote,
    BadDate,
    BinaryFile,
    BrokenFile,
    EmptyFile,
    QuoteNotFound,
    RuleViolation,
    StaleEdit,
    UnknownId,
    UnstorableText,
    UsageMistake,
)
from workbench.extraction import pipeline
from workbench.operations import assertions, claims, ingest, undo, verdicts
from workbench.operations.reextract import reextract
from workbench.store.verify import verify

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.workspace import Workspace

NEWS = "The minister said that 40 mills were closed in 2019. “We were sad,” said Anna Miller.\n"


@pytest.fixture(autouse=True)
def _stays_in_order(desk: Workspace) -> Iterator[None]:
    yield
    found = verify(desk.settings.database)
    assert found.ok, found.findings


def add(
    desk: Workspace, text: str = NEWS, *, supersedes: str | None = None, **stated: str
) -> ingest.Ingested:
    said = ingest.Stated(**stated)
    return ingest.add_bytes(
        desk.journal, desk.blobs, text.encode(), name="news.txt", stated=said, supersedes=supersedes
    )


def test_a_text_is_stored_exactly_with_its_bytes_and_a_claim_for_each_assertion(desk: Workspace) -> None:
    made = add(
        desk, title="Mills close", publisher="Mill News", published="18 Dec 2024", url="https://m.example/1"
    )
    document = desk.reader.document(made.document_id)
    assert desk.reader.document_text(made.document_id) == NEWS
    assert desk.blobs.get(document.bytes_digest) == NEWS.encode()
    assert (document.title, document.publisher, document.published) == (
        "Mills close",
        "Mill News",
        "2024-12-18",
    )
    stored = desk.reader.document_assertions(made.document_id)
    assert len(stored) == made.assertions == made.claims == document.claims > 1
    for assertion in stored:
        (claim,) = desk.reader.claims_on(assertion.id)
        assert look(desk, claim).members == (assertion,)
        assert assertion.reading.text == NEWS[assertion.reading.span.start : assertion.reading.span.end]


def test_a_text_without_a_stated_title_is_called_by_its_first_line(desk: Workspace) -> None:
    path = "HomeNewsPortsForty mills of the north coast close...\n\nForty mills of the north coast close in one year\n"
    made = [add(desk, f"{opening}\n{NEWS}") for opening in ("Mills close", path)]
    titles = [desk.reader.document(each.document_id).title for each in made]
    assert titles == ["Mills close", "Forty mills of the north coast close in one year"]


def test_the_same_text_twice_is_one_document_and_says_so(desk: Workspace) -> None:
    first = add(desk, publisher="Mill News")
    events = desk.reader.workspace().events
    again = add(desk, publisher="Mill News")
    assert (again.document_id, again.is_new, again.appearance_added) == (first.document_id, False, False)
    assert desk.reader.workspace().events == events
    elsewhere = add(desk, publisher="Barn News", published="2024-12")
    assert (elsewhere.is_new, elsewhere.appearance_added) == (False, True)
    assert [a.publisher for a in desk.reader.document(first.document_id).appearances] == [
        "Mill News",
        "Barn News",
    ]
    assert len(desk.reader.documents()) == 1


def test_a_newer_edition_supersedes_and_never_itself(desk: Workspace) -> None:
    old = add(desk).document_id
    new = add(desk, NEWS + "Corrected.", supersedes=old).document_id
    assert desk.reader.document(old).superseded_by == new
    with pytest.raises(RuleViolation, match="comes after"):
        add(desk, supersedes=new)
    with pytest.raises(RuleViolation, match="comes after"):
        add(desk, supersedes=old)
    with pytest.raises(UnknownId):
        add(desk, "Other.", supersedes="nothing")
    undo.undo(desk.journal)
    assert desk.reader.document(old).superseded_by is None


def test_an_edition_added_before_anyone_said_what_it_supersedes(desk: Workspace) -> None:
    old, new = add(desk).document_id, add(desk, NEWS + "Corrected.").document_id
    add(desk, NEWS + "Corrected.", supersedes=old)
    assert desk.reader.document(new).supersedes == old


def test_a_withdrawn_document_leaves_the_work_and_is_not_added_again(desk: Workspace) -> None:
    made = add(desk)
    with pytest.raises(RuleViolation, match="must not be empty"):
        ingest.withdraw_document(desk.journal, made.document_id, " ")
    with pytest.raises(UnknownId, match="no document 'nothing'"):
        ingest.withdraw_document(desk.journal, "nothing", "embargoed")
    ingest.withdraw_document(desk.journal, made.document_id, "embargoed")
    assert not desk.reader.claim_order()
    with pytest.raises(RuleViolation, match="embargoed"):
        add(desk)
    with pytest.raises(RuleViolation, match="was withdrawn"):
        assertions.add_assertion(desk.journal, made.document_id, "40 mills", AssertionKind.COUNT)
    undo.undo(desk.journal)
    assert len(desk.reader.claim_order()) == made.claims


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", EmptyFile),
        (b" \n ", EmptyFile),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), BinaryFile),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", BrokenFile),
    ],
)
def test_what_is_no_text_is_refused_and_nothing_is_kept(
    desk: Workspace, data: bytes, error: type[Exception]
) -> None:
    before = desk.reader.workspace()
    with pytest.raises(error):
        ingest.add_bytes(desk.journal, desk.blobs, data, name="it")
    assert desk.reader.workspace() == before
    assert not list(desk.blobs.digests())


def test_what_is_stated_wrongly_is_refused_before_anything_is_written(desk: Workspace) -> None:
    before = desk.reader.workspace()
    with pytest.raises(BadDate):
        add(desk, published="03/04/2024")
    with pytest.raises(UnstorableText):
        add(desk, title="a\x00b")
    with pytest.raises(UnstorableText):
        add(desk, publisher="a\ud800b")
    assert desk.reader.workspace() == before


def test_a_folder_stands_for_its_texts(tmp_path: Path) -> None:
    for name in ("b.md", "a.txt", "sub/c.HTML", "picture.png", ".hidden/d.txt", "sub/.e.txt"):
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    found = [
        p.relative_to(tmp_path).as_posix() for p in ingest.files_in([tmp_path / "in", tmp_path / "odd.name"])
    ]
    assert found == ["in/a.txt", "in/b.md", "in/sub/c.HTML", "odd.name"]


def test_a_passage_marked_by_hand(desk: Workspace, document: str) -> None:
    made, claim = assertions.add_assertion(
        desk.journal,
        document,
        "the mice\nkept to the  barn",
        AssertionKind.EVENT,
        wording=" The mice stayed in the barn ",
        speaker=" the cat ",
        value="3",
        comparator=">=",
        date="1891",
    )
    stored = desk.reader.assertion(made)
    assert (stored.by_person, stored.reading.kind, stored.reading.speaker) == (
        True,
        AssertionKind.EVENT,
        "the cat",
    )
    assert stored.reading.text == "the mice kept to the barn"
    assert look(desk, claim).wording == "The mice stayed in the barn"
    with pytest.raises(RuleViolation, match=f"marked as event already: assertion {made}"):
        assertions.add_assertion(desk.journal, document, stored.reading.span, AssertionKind.EVENT)
    assertions.add_assertion(desk.journal, document, stored.reading.span, AssertionKind.OTHER)


@pytest.mark.parametrize(
    ("words", "fields", "error"),
    [
        ("not there", {}, QuoteNotFound),
        ("The ", {}, AmbiguousQuote),
        (" ", {}, QuoteNotFound),
        (Span(5, 5), {}, UsageMistake),
        (Span(-1, 5), {}, UsageMistake),
        (Span(0, 10**6), {}, UsageMistake),
        ("The mill", {"state": "concluded"}, UsageMistake),
        ("The mill", {"comparator": "about"}, UsageMistake),
        ("The mill", {"value": "many"}, UsageMistake),
        ("The mill", {"value": "NaN"}, UsageMistake),
        ("The mill stood", {"speaker": "a\x00b"}, UnstorableText),
    ],
)
def test_what_cannot_be_marked(
    desk: Workspace, document: str, words: Any, fields: dict[str, Any], error: type[Exception]
) -> None:
    before = desk.reader.workspace()
    with pytest.raises(error):
        assertions.add_assertion(desk.journal, document, words, AssertionKind.OTHER, **fields)
    with pytest.raises(UnknownId):
        assertions.add_assertion(desk.journal, "nothing", "The mill", AssertionKind.OTHER)
    assert desk.reader.workspace() == before


def program_assertion(desk: Workspace) -> str:
    return desk.reader.document_assertions(add(desk).document_id)[0].id


def test_a_correction_keeps_what_the_program_had_read(desk: Workspace) -> None:
    id_ = program_assertion(desk)
    was = desk.reader.assertion(id_).reading
    assertions.correct_assertion(desk.journal, id_, speaker="Someone else", kind="other")
    assertions.correct_assertion(desk.journal, id_, speaker="A third", shown={"speaker": "Someone else"})
    stored = desk.reader.assertion(id_)
    assert (stored.reading.speaker, stored.reading.kind) == ("A third", AssertionKind.OTHER)
    assert stored.corrected == {"speaker": was.speaker, "kind": str(was.kind)}
    with pytest.raises(StaleEdit):
        assertions.correct_assertion(desk.journal, id_, speaker="A fourth", shown={"speaker": "Someone else"})
    assertions.correct_assertion(desk.journal, id_, speaker=None)
    assert desk.reader.assertion(id_).reading.speaker is None
    assert assertions.correct_assertion(desk.journal, id_, speaker=" ") is None


def test_a_corrected_place_moves_the_passage_and_not_its_id(desk: Workspace) -> None:
    id_ = program_assertion(desk)
    assertions.correct_assertion(desk.journal, id_, start=4, end=12)
    stored = desk.reader.assertion(id_)
    assert stored.id == id_
    assert stored.reading.text == NEWS[4:12]
    assert stored.reading.parts == (Span(4, 12),)
    (claim,) = desk.reader.claims_on(id_)
    assert look(desk, claim).members[0].reading.text == NEWS[4:12]


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "joke"},
        {"kind": None},
        {"comparator": "≥"},
        {"value": "lots"},
        {"start": "4"},
        {"start": 9, "end": 3},
        {"end": 10**9},
        {"start": -3},
        {"document_id": "x"},
        {"withdrawn": True},
    ],
)
def test_a_correction_to_what_is_none_is_refused(desk: Workspace, fields: dict[str, Any]) -> None:
    id_ = program_assertion(desk)
    before = desk.reader.assertion(id_)
    with pytest.raises(UsageMistake):
        assertions.correct_assertion(desk.journal, id_, **fields)
    assert desk.reader.assertion(id_) == before
    with pytest.raises(UnknownId):
        assertions.correct_assertion(desk.journal, "nothing", speaker="x")


def test_a_rejected_reading_dismisses_only_what_rests_on_it_alone(desk: Workspace, document: str) -> None:
    id_ = program_assertion(desk)
    (alone,) = desk.reader.claims_on(id_)
    assertions.reject_assertion(desk.journal, id_, "it is no such thing")
    assert desk.reader.assertion(id_).rejected_reason == "it is no such thing"
    assert look(desk, alone).dismissed == "misread by the program"
    (worked_on,) = add_claims(desk, document, 1)
    claims.take(desk.journal, [worked_on])
    assertions.reject_assertion(desk.journal, look(desk, worked_on).members[0].id, "no")
    assert look(desk, worked_on).state is State.IN_REVIEW
    with pytest.raises(RuleViolation):
        assertions.reject_assertion(desk.journal, id_, "")
    with pytest.raises(UnknownId):
        assertions.reject_assertion(desk.journal, "nothing", "no")


def reading(start: int, end: int, **more: Any) -> Assertion:
    span = Span(start, end)
    return Assertion(AssertionKind.OTHER, span, TEXT[start:end], (span,), span, check_worthiness=300, **more)


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[Assertion]:
    """What the extractor finds from now on; a stand-in for the extractor of another year."""
    found: list[Assertion] = []
    monkeypatch.setattr(pipeline, "extract", lambda _text, **_more: list(found))
    return found


def on(desk: Workspace, document: str) -> dict[str, Any]:
    return {stored.reading.text: stored for stored in desk.reader.document_assertions(document)}


def test_reading_again_adds_revises_and_retires_as_one_event(desk: Workspace, reads: list[Assertion]) -> None:
    reads += [reading(0, 8), reading(29, 38, speaker="nobody"), reading(29, 38, speaker="nobody")]
    document = add_text(desk)
    assert len(on(desk, document)) == 2
    kept, changed = (desk.reader.claims_on(stored.id)[0] for stored in on(desk, document).values())
    reads[:] = [reading(29, 38, speaker="the miller"), reading(72, 82)]
    events = desk.reader.workspace().events
    came_of_it = reextract(desk.journal, document)
    assert (came_of_it.added, came_of_it.revised, came_of_it.retired) == (1, 1, 1)
    assert desk.reader.workspace().events == events + 1
    assert on(desk, document)[TEXT[29:38]].reading.speaker == "the miller"
    assert look(desk, kept).dismissed == NO_LONGER_FOUND
    assert look(desk, changed).state is State.OPEN
    assert reextract(desk.journal, document).added == 0
    assert desk.reader.workspace().events == events + 1
    reads.append(reading(0, 8))
    reextract(desk.journal, document)
    assert look(desk, kept).state is State.OPEN


def test_reading_again_keeps_what_a_person_set(desk: Workspace, reads: list[Assertion]) -> None:
    reads += [reading(0, 28, speaker="nobody")]
    document = add_text(desk)
    (stored,) = on(desk, document).values()
    assertions.correct_assertion(desk.journal, stored.id, speaker="Anna")
    reads[:] = [reading(0, 28, speaker="the river", role="river")]
    reextract(desk.journal, document)
    again = desk.reader.assertion(stored.id)
    assert (again.reading.speaker, again.reading.role) == ("Anna", "river")
    assert again.corrected == {"speaker": "the river"}


def test_a_claim_someone_worked_on_keeps_its_passage_and_gets_its_heir(
    desk: Workspace, reads: list[Assertion]
) -> None:
    reads += [reading(0, 28)]
    document = add_text(desk)
    (old,) = on(desk, document).values()
    (claim,) = desk.reader.claims_on(old.id)
    support(desk, claim, add_source(desk))
    verdicts.record(desk.journal, claim, Rating.TRUE, "So it is")
    reads[:] = [reading(4, 28), reading(100, 120)]
    assert reextract(desk.journal, document).retired == 1
    found = look(desk, claim)
    assert {member.reading.text for member in found.members} == {TEXT[0:28], TEXT[4:28]}
    assert found.dismissed is None
    assert found.state is State.STALE  # the passages are others now
    assert desk.reader.claims_on(on(desk, document)[TEXT[100:120]].id) != [claim]


def test_reading_again_leaves_alone_what_was_marked_by_hand_or_undone(
    desk: Workspace, reads: list[Assertion]
) -> None:
    document = add_text(desk)
    by_hand, claim = assertions.add_assertion(
        desk.journal, document, Span(0, 28), AssertionKind.OTHER, speaker="Me"
    )
    reads[:] = [reading(0, 28, speaker="nobody"), reading(29, 38)]
    reextract(desk.journal, document)
    assert desk.reader.assertion(by_hand).reading.speaker == "Me"
    assert desk.reader.claims_on(by_hand) == [claim]
    undo.undo(desk.journal)
    assert TEXT[29:38] not in on(desk, document)
    reextract(desk.journal, document)
    assert TEXT[29:38] not in on(desk, document)
    with pytest.raises(UnknownId):
        reextract(desk.journal, "nothing")
