"""Claims against their sources in a workspace: quotations, speakers, figures, and attaching what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from desks import add_text, look, open_desk, support

from workbench.domain.assertions import AssertionKind
from workbench.domain.checks import MISATTRIBUTED, Attribution, FigureOutcome, QuotationCheck
from workbench.domain.evidence import Stance
from workbench.domain.references import ReferenceType
from workbench.domain.spans import Span
from workbench.errors import RuleViolation, UnknownId
from workbench.operations import assertions, capture, claims, evidence, ingest, references
from workbench.operations.checking import Checker

if TYPE_CHECKING:
    from workbench.workspace import Workspace

ARTICLE = """The mill is for sale

“Nobody has turned the wheel since the spring, and the roof is not safe,” Ada Brook told the council on Tuesday.
The mill stands on 2.75 hectares beside the river. “The river will take it,” said Tom Ferrer, the council's surveyor.
"""
HEARING = """Hearing on the mill

“Nobody has turned the wheel since the spring, and the roof is safe,” Ms Brook told the council on 3 June 2025.
“The river will take it,” she added. The mill stands on 27,500 square metres.
“The river will rise,” said Tom Ferrer.
"""


def _claim(desk: Workspace, words: str) -> str:
    """The claim that extraction opened for a passage with these words."""
    for row in desk.reader.claim_page(desk.reader.claim_order()):
        claim = desk.reader.claim(row.id)
        if any(words in member.reading.text for member in claim.members):
            return row.id
    raise AssertionError(words)


def _source(desk: Workspace, text: str, **stated: object) -> str:
    reference, _ = references.add_reference(desk.journal, title="Minutes", **stated)  # type: ignore[arg-type]
    path = desk.settings.database.parent / "minutes.txt"
    path.write_text(text, encoding="utf-8")
    capture.keep_file(desk.journal, desk.blobs, reference, path)
    return reference


@pytest.fixture
def article(desk: Workspace) -> str:
    return ingest.add_bytes(desk.journal, desk.blobs, ARTICLE.encode(), name="mill.txt").document_id


def test_a_quotation_is_checked_against_every_source_it_rests_on(desk: Workspace, article: str) -> None:
    claim = _claim(desk, "Nobody has turned")
    minutes = _source(desk, HEARING)
    support(desk, claim, minutes)
    support(desk, claim, _source(desk, ARTICLE))
    checked = Checker(desk.reader).check(look(desk, claim))
    first, second = (source.quotations[0] for source in checked.sources)
    assert (first.outcome, first.attribution) == ("altered", Attribution.SAME)
    assert first.remarks == ("A negation is added: the source has no “not”.",)
    assert second.outcome == "verbatim"
    assert [line.number for line in checked.lines] == list(range(1, len(checked.lines) + 1))
    assert checked.findings == ()  # one source bears it out
    against_one = Checker(desk.reader).check(look(desk, claim), reference_id=minutes)
    assert [line.outcome for line in against_one.findings if isinstance(line.item, QuotationCheck)] == [
        "altered"
    ]


def test_words_that_the_source_gives_to_someone_else_are_a_finding(desk: Workspace, article: str) -> None:
    claim = _claim(desk, "The river will take it")
    support(desk, claim, _source(desk, HEARING))
    (line,) = Checker(desk.reader).check(look(desk, claim)).findings
    assert (line.outcome, line.item.said_by) == (MISATTRIBUTED, "Brook")  # type: ignore[union-attr]


def test_a_figure_is_looked_for_whatever_its_unit(desk: Workspace, article: str) -> None:
    claim = _claim(desk, "2.75 hectares")
    checked = Checker(desk.reader).check(look(desk, claim), reference_id=_source(desk, HEARING))
    (figure,) = checked.sources[0].figures
    assert (figure.outcome, figure.found) == (FigureOutcome.FOUND, "27,500 square metres")
    claims.reword(desk.journal, claim, "The mill of the river stands on 4 hectares.")
    checked = Checker(desk.reader).check(look(desk, claim), reference_id=_source(desk, HEARING))
    (figure,) = checked.sources[0].figures
    assert figure.outcome is FigureOutcome.CONTRADICTED
    assert checked.findings[0].item is figure


def test_a_speech_is_its_authors_own_words(desk: Workspace, article: str) -> None:
    claim = _claim(desk, "The river will take it")
    speech = _source(
        desk, "Friends, the river will take it.", type_=ReferenceType.SPEECH, author="Tom Ferrer"
    )
    (source,) = Checker(desk.reader).check(look(desk, claim), reference_id=speech).sources
    assert source.quotations[0].attribution is Attribution.SAME


def test_what_is_found_is_attached_with_its_exact_place(desk: Workspace, article: str) -> None:
    claim = _claim(desk, "The river will take it")
    twice = _source(desk, "“The river will take it,” wrote X. “The river will take it,” said Tom Ferrer.")
    (line, *_) = Checker(desk.reader).check(look(desk, claim), reference_id=twice).lines
    assert line.excerpt is not None
    assert line.excerpt.start > 30  # the second of the two, which is his
    evidence.attach(
        desk.journal, claim, twice, Stance.SUPPORTS, span=line.excerpt, snapshot_id=line.source.snapshot.id
    )
    (piece,) = look(desk, claim).evidence
    assert piece.span == line.excerpt
    assert piece.excerpt == "The river will take it,"
    (again, *_) = Checker(desk.reader).check(look(desk, claim)).lines
    assert again.source.evidence == (piece.id,)


def test_a_place_is_refused_that_has_other_words_or_none(desk: Workspace, article: str) -> None:
    claim, minutes = _claim(desk, "The river will take it"), _source(desk, HEARING)
    with pytest.raises(RuleViolation, match="other words"):
        evidence.attach(desk.journal, claim, minutes, Stance.CONTEXT, excerpt="The wheel", span=Span(0, 7))
    with pytest.raises(RuleViolation, match="no passage"):
        evidence.attach(desk.journal, claim, minutes, Stance.CONTEXT, span=Span(5, 99_999))
    assert look(desk, claim).evidence == ()


def test_what_cannot_be_checked_says_why(desk: Workspace, article: str) -> None:
    claim = look(desk, _claim(desk, "The river will take it"))
    checker = Checker(desk.reader)
    assert checker.check(claim).sources == ()
    bare, _ = references.add_reference(desk.journal, title="A book nobody has")
    with pytest.raises(RuleViolation, match="no snapshot with readable text"):
        checker.check(claim, reference_id=bare)
    with pytest.raises(UnknownId):
        checker.check(claim, snapshot_id="nosuchsnapshot00")
    with pytest.raises(UnknownId):
        checker.check(claim, reference_id="nosuchreference0")


def test_a_rejected_passage_and_withdrawn_evidence_are_not_checked(desk: Workspace, article: str) -> None:
    claim = _claim(desk, "The river will take it")
    piece = support(desk, claim, _source(desk, HEARING))
    (member,) = look(desk, claim).members
    assert member.reading.kind is AssertionKind.QUOTATION
    assertions.reject_assertion(desk.journal, member.id, "a proverb")
    (source,) = Checker(desk.reader).check(look(desk, claim)).sources
    assert source.quotations == ()
    evidence.withdraw(desk.journal, piece)
    assert Checker(desk.reader).check(look(desk, claim)).sources == ()


def test_the_same_text_is_read_once_for_all_claims(desk: Workspace, article: str) -> None:
    minutes = _source(desk, HEARING)
    checker = Checker(desk.reader)
    (snapshot,) = desk.reader.snapshots(minutes)
    reference = desk.reader.reference(minutes)
    assert checker.text_of(reference, snapshot) is checker.text_of(reference, snapshot)
    other = Checker(open_desk(desk.settings.database.parent, "Ben").reader)
    add_text(desk, "The barn burnt down in spring.")
    first, second = (
        each.check(look(desk, _claim(desk, "2.75")), reference_id=minutes) for each in (checker, other)
    )
    assert first == second


def test_words_in_marks_of_a_wording_are_checked_where_no_passage_is_a_quotation(
    desk: Workspace, article: str
) -> None:
    claim = _claim(desk, "2.75 hectares")
    claims.reword(desk.journal, claim, "The mill stands “beside the river” and “above the old quay”.")
    checked = Checker(desk.reader).check(look(desk, claim), reference_id=_source(desk, ARTICLE))
    assert [quotation.outcome for quotation in checked.sources[0].quotations] == ["verbatim", "not found"]
    assert [line.item.text for line in checked.findings] == ["above the old quay"]  # type: ignore[union-attr]
