"""References taken in as lists, joined, and given out; sources described and joined."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from desks import add_claims, add_source, look, support

from workbench.domain.duplicates import duplicates
from workbench.domain.evidence import Stance
from workbench.domain.reference_lists import ListFormat
from workbench.domain.references import Standing
from workbench.domain.sources import SourceKind
from workbench.errors import RuleViolation, UndoRefused, UnknownId, UsageMistake
from workbench.operations import bibliography, capture, evidence, references, source_notes
from workbench.operations.audit import verify
from workbench.operations.bibliography import Fate
from workbench.operations.undo import undo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.workspace import Workspace


@pytest.fixture(autouse=True)
def _stays_in_order(desk: Workspace) -> Iterator[None]:
    yield
    found = verify(desk.settings.database, desk.blobs, desk.reader)
    assert found.ok, found.findings


ITEMS: list[dict[str, Any]] = [
    {
        "id": "mud",
        "type": "article-newspaper",
        "title": "Mud",
        "URL": "https://quay.example/mud?utm_source=x",
    },
    {"id": "silt", "type": "chapter", "title": "Silt", "DOI": "10.1000/SILT"}
    | {"custom": {"workbench": {"standing": "primary"}}},
    {"id": "again", "type": "webpage", "title": "Mud again", "URL": "HTTPS://Quay.example:443/mud#part"},
    {"id": "none", "type": "webpage"},
]


def take(
    desk: Workspace, items: list[dict[str, Any]], *, preview: bool = False
) -> list[bibliography.Imported]:
    entries = bibliography.read_list(json.dumps(items).encode(), ListFormat.CSL_JSON, "a.json")
    if preview:
        return bibliography.preview_import(desk.reader, entries)
    return bibliography.import_references(desk.journal, entries)


def test_an_import_is_one_event_and_tells_what_became_of_every_entry(desk: Workspace) -> None:
    before = desk.reader.workspace().events
    found = take(desk, ITEMS)
    assert [row.fate for row in found] == [Fate.NEW, Fate.NEW, Fate.KNOWN, Fate.REFUSED]
    assert found[2].reference_id == found[0].reference_id
    assert (found[3].place, found[3].reason) == ("item 4 (none)", "it has neither title, address nor DOI")
    assert desk.reader.workspace().events == before + 1
    mud, silt = desk.reader.references()
    assert (mud.title, mud.url, mud.doi) == ("Mud", "https://quay.example/mud?utm_source=x", None)
    assert (silt.doi, silt.standing) == ("10.1000/silt", Standing.PRIMARY)
    assert [row.fate for row in take(desk, ITEMS)] == [Fate.KNOWN, Fate.KNOWN, Fate.KNOWN, Fate.REFUSED]
    assert desk.reader.workspace().events == before + 1
    undo(desk.journal)
    assert all(reference.withdrawn for reference in desk.reader.references())
    assert take(desk, ITEMS)[0].fate is Fate.NEW


def test_a_preview_says_the_same_and_changes_nothing(desk: Workspace) -> None:
    before = desk.reader.workspace().heads
    assert [row.fate for row in take(desk, ITEMS, preview=True)] == [row.fate for row in take(desk, ITEMS)]
    assert desk.reader.workspace().heads != before
    assert take(desk, ITEMS, preview=True)[0].fate is Fate.KNOWN


def test_what_was_taken_in_is_given_out_as_it_was(desk: Workspace) -> None:
    take(desk, ITEMS)
    assert json.loads(bibliography.export_references(desk.reader, ListFormat.CSL_JSON)) == ITEMS[:2]


def test_two_items_never_bear_one_id(desk: Workspace) -> None:
    take(desk, ITEMS[:1])
    take(desk, [{"id": "mud", "type": "book", "title": "Another"}])
    given_out = json.loads(bibliography.export_references(desk.reader, ListFormat.CSL_JSON))
    first, second = desk.reader.references()
    assert [item["id"] for item in given_out] == ["mud", second.id]
    assert first.id != second.id


def test_a_captured_page_is_given_out_with_the_day_it_was_captured(desk: Workspace) -> None:
    (row,) = take(desk, ITEMS[:1])
    path = desk.settings.database.parent / "mud.txt"
    path.write_text("Mud.")
    assert row.reference_id
    capture.keep_file(desk.journal, desk.blobs, row.reference_id, path)
    (item,) = json.loads(bibliography.export_references(desk.reader, ListFormat.CSL_JSON))
    assert item["accessed"] == {"date-parts": [[2023, 11, 14]]}
    cited = bibliography.citation(desk.reader, desk.reader.reference(row.reference_id))
    assert cited.line.endswith("Accessed 14 November 2023.")


def test_notes_are_given_out_only_by_name(desk: Workspace) -> None:
    note = references.add_note(desk.journal, method="call", note="He said so.", person="P. Adeyemi")  # type: ignore[arg-type]
    assert json.loads(bibliography.export_references(desk.reader, ListFormat.CSL_JSON)) == []
    (item,) = json.loads(bibliography.export_references(desk.reader, ListFormat.CSL_JSON, [note]))
    assert "He said so." not in json.dumps(item)


def test_a_file_whose_name_says_no_format_needs_one(desk: Workspace) -> None:
    with pytest.raises(UsageMistake, match="--format"):
        bibliography.chosen_format("list.txt", None)


@pytest.fixture
def two(desk: Workspace, document: str) -> tuple[str, str, str]:
    """A claim, a reference, and a duplicate of it that is evidence on the claim."""
    (claim,) = add_claims(desk, document, 1)
    keep, _ = references.add_reference(desk.journal, url="https://quay.example/deed", title="The deed")
    duplicate = add_source(desk)
    support(desk, claim, duplicate)
    return claim, keep, duplicate


def test_evidence_and_captures_of_a_duplicate_are_read_through_the_one_that_stands(
    desk: Workspace, two: tuple[str, str, str]
) -> None:
    claim, keep, duplicate = two
    references.join_references(desk.journal, keep, duplicate)
    assert [piece.reference.id for piece in look(desk, claim).evidence] == [keep]
    (snapshot,) = desk.reader.snapshots(keep)
    assert desk.reader.reference(duplicate).joined_into == keep
    second = evidence.attach(
        desk.journal, claim, duplicate, Stance.REFUTES, excerpt="roof is red", snapshot_id=snapshot.id
    )
    piece = next(piece for piece in look(desk, claim).evidence if piece.id == second)
    assert (piece.reference.id, piece.snapshot and piece.snapshot.id) == (keep, snapshot.id)
    with pytest.raises(RuleViolation, match="one already"):
        references.join_references(desk.journal, duplicate, keep)


def test_a_join_can_be_undone_and_done_again(desk: Workspace, two: tuple[str, str, str]) -> None:
    claim, keep, duplicate = two
    references.join_references(desk.journal, keep, duplicate)
    undo(desk.journal)
    assert [piece.reference.id for piece in look(desk, claim).evidence] == [duplicate]
    assert desk.reader.snapshots(keep) == []
    undo(desk.journal)
    assert [piece.reference.id for piece in look(desk, claim).evidence] == [keep]


def test_joins_follow_one_another_and_never_in_a_circle(desk: Workspace) -> None:
    first, second, third = (
        references.add_reference(desk.journal, url=f"https://quay.example/{n}")[0] for n in range(3)
    )
    references.join_references(desk.journal, second, third)
    references.join_references(desk.journal, first, second)
    assert references.add_reference(desk.journal, url="https://QUAY.example/2") == (first, False)
    for keep, duplicate in ((third, first), (second, first), (first, third), (first, first)):
        with pytest.raises(RuleViolation):
            references.join_references(desk.journal, keep, duplicate)
    other, _ = references.add_reference(desk.journal, url="https://quay.example/other")
    with pytest.raises(RuleViolation, match="was joined into"):
        references.join_references(desk.journal, other, third)
    with pytest.raises(UnknownId):
        references.join_references(desk.journal, other, "none")


def test_duplicates_are_proposed_once_by_the_surest_reason(desk: Workspace) -> None:
    def add(**said: str) -> str:
        with desk.journal.writing() as trail:
            from workbench.store.trail import new

            id_ = trail.new_id()
            trail.record("reference.added", [new(f"reference/{id_}", type="webpage", **said)])
        return id_

    a = add(title="Mud", doi="10.1000/a", url="https://quay.example/")
    b = add(title="Mud", doi="https://doi.org/10.1000/A", url="https://quay.example")
    c = add(title="Silt", issued="2024", source="The Quay")
    d = add(title="“Silt”", issued="2024", source="the quay")
    add(title="Silt", issued="2024")
    found = duplicates(desk.reader.references())
    assert [(group.reason, [r.id for r in group.references]) for group in found] == [
        ("same DOI", [a, b]),
        ("same title, date and source", [c, d]),
    ]
    references.join_references(desk.journal, a, b)
    assert len(duplicates(desk.reader.references())) == 1


def test_sources_are_named_by_references_and_documents_and_described_by_reviewers(
    desk: Workspace, ben: Workspace
) -> None:
    from desks import add_text

    references.add_reference(desk.journal, title="A", source="The Quay")
    references.add_reference(desk.journal, title="B", source="the  quay")
    add_text(desk, "A text of its own.", publisher="The Quay")
    source_notes.describe_source(
        desk.journal, "THE QUAY", kind="outlet", country="NL", note="Prints corrections."
    )
    source_notes.describe_source(ben.journal, "The Quay", note="Owned by the port.")
    (found,) = desk.reader.sources()
    assert (found.kind, found.country, found.references, found.documents) == (SourceKind.OUTLET, "NL", 2, 1)
    assert found.credibility == "Prints corrections. (Anna) · Owned by the port. (Ben)"
    undo(ben.journal)
    undo(desk.journal)
    (found,) = desk.reader.sources()
    assert (found.is_described, found.references) == (False, 2)


def test_a_note_is_each_reviewer_s_own_and_can_be_taken_back(desk: Workspace) -> None:
    source_notes.describe_source(desk.journal, "The Quay", note="Doubtful.")
    source_notes.describe_source(desk.journal, "The Quay", note="Sound.")
    (found,) = desk.reader.sources()
    assert found.credibility == "Sound. (Anna)"
    source_notes.describe_source(desk.journal, "The Quay", note="")
    assert len(desk.reader.sources()) == 0
    with pytest.raises(UsageMistake, match="kind is one of"):
        source_notes.describe_source(desk.journal, "The Quay", kind="nonsense")
    with pytest.raises(UsageMistake, match="cannot be said"):
        source_notes.describe_source(desk.journal, "The Quay", colour="red")


def test_two_names_become_one_source(desk: Workspace) -> None:
    references.add_reference(desk.journal, title="A", source="The Quay")
    references.add_reference(desk.journal, title="B", source="Quay Online")
    source_notes.describe_source(desk.journal, "The Quay", kind="outlet")
    source_notes.join_sources(desk.journal, "The Quay", "Quay Online")
    (found,) = desk.reader.sources()
    assert (found.name, found.aliases, found.references) == ("The Quay", ("Quay Online",), 2)
    source_notes.describe_source(desk.journal, "Quay Online", note="One house.")
    (found,) = desk.reader.sources()
    assert found.credibility == "One house. (Anna)"
    for keep, other in (("Quay Online", "The Quay"), ("The Quay", "the quay"), ("The Quay", "Quay Online")):
        with pytest.raises(RuleViolation):
            source_notes.join_sources(desk.journal, keep, other)
    joined = next(e.id for e in desk.reader.events() if e.body and e.body.op == "source.joined")
    undo(desk.journal, joined)
    assert [source.name for source in desk.reader.sources()] == ["Quay Online", "The Quay"]


def test_an_import_is_not_undone_from_under_evidence_or_a_join(desk: Workspace, document: str) -> None:
    (claim,) = add_claims(desk, document, 1)
    (row,) = take(desk, ITEMS[:1])
    assert row.reference_id
    imported = desk.reader.events()[-1].id
    support(desk, claim, row.reference_id)
    with pytest.raises(UndoRefused, match="reference_id"):
        undo(desk.journal, imported)
    undo(desk.journal)
    other, _ = references.add_reference(desk.journal, title="Another print")
    references.join_references(desk.journal, row.reference_id, other)
    with pytest.raises(UndoRefused, match="joined_into"):
        undo(desk.journal, imported)
