"""Spellings of one name: what findings gather, reviewers join, split off and rename; filters and searches follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from noticed import notice, spelt
from tui_workspaces import add_document

from workbench.domain.assertions import AssertionKind
from workbench.domain.claims import ClaimFilter
from workbench.errors import RuleViolation, UnknownId
from workbench.operations import assertions, entities, findings, undo
from workbench.store.verify import verify

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.workspace import Workspace

TEXT = (
    "The Harbour Board said that the quay is safe. "
    "The HB told us that the quay will be closed. "
    "Later the Port Office denied it. Who knows what the W.H.O. thinks. WHO officials came on Monday."
)
WORDS = (
    "the quay is safe",
    "told us that the quay will be closed",
    "Later the Port Office denied it",
    "Who knows what",
    "WHO officials came on Monday",
)
SPEAKERS = ("Harbour Board", "HB", "Port Office", None, None)


@pytest.fixture
def spoken(desk: Workspace) -> list[str]:
    """Five claims; their assertions in order."""
    document = add_document(desk, "The quay", TEXT)
    made = [
        assertions.add_assertion(desk.journal, document, words, AssertionKind.REPORTED, speaker=speaker)[0]
        for words, speaker in zip(WORDS, SPEAKERS, strict=True)
    ]
    notice(desk, spelt(made[0], made[1], "Harbour Board", "HB"))
    return made


@pytest.fixture(autouse=True)
def _stays_in_order(desk: Workspace) -> Iterator[None]:
    yield
    checked = verify(desk.settings.database)
    assert checked.ok, checked.findings


def groups(desk: Workspace) -> dict[str, tuple[str, ...]]:
    return {entity.name: entity.spellings for entity in desk.reader.entities()}


def test_an_acronym_of_two_bodies_does_not_make_them_one(desk: Workspace, spoken: list[str]) -> None:
    notice(
        desk,
        spelt(spoken[0], spoken[1], "Harbour Board", "HB"),
        spelt(spoken[1], spoken[2], "Hotel Bureau", "HB", "Bureau of Hotels"),
    )
    assert groups(desk) == {
        "Harbour Board": ("HB", "Harbour Board"),
        "Bureau of Hotels": ("Bureau of Hotels", "Hotel Bureau"),
    }


def wordings(desk: Workspace, wanted: ClaimFilter) -> list[str]:
    return [row.wording for row in desk.reader.claim_page(desk.reader.claim_order(wanted))]


def test_spellings_that_were_noticed_are_one_name_until_the_finding_is_dismissed(
    desk: Workspace, spoken: list[str]
) -> None:
    assert groups(desk) == {"Harbour Board": ("HB", "Harbour Board")}
    (finding,) = [row.id for row in desk.reader.finding_page(desk.reader.finding_order())]
    findings.dismiss(desk.journal, [finding], "about different things")
    assert groups(desk) == {}
    undo.undo(desk.journal)
    assert groups(desk) == {"Harbour Board": ("HB", "Harbour Board")}


def test_a_speaker_is_found_under_every_spelling(desk: Workspace, spoken: list[str]) -> None:
    assert wordings(desk, ClaimFilter(speaker="HB")) == [WORDS[0], WORDS[1]]
    assert desk.reader.claim_counts(ClaimFilter(speaker="harbour board")).total == 2
    assert wordings(desk, ClaimFilter(speaker="Port Office")) == [WORDS[2]]


def test_a_name_is_found_where_any_spelling_stands_and_acronyms_only_as_they_are_written(
    desk: Workspace, spoken: list[str]
) -> None:
    assert wordings(desk, ClaimFilter(entity="Harbour Board")) == [WORDS[0], WORDS[1]]
    assert wordings(desk, ClaimFilter(entity="WHO")) == [WORDS[4]]
    entities.join(desk.journal, "World Health Organization", "WHO")
    assert wordings(desk, ClaimFilter(entity="World Health Organization")) == [WORDS[4]]


def test_a_search_finds_the_other_spellings_and_says_so(desk: Workspace, spoken: list[str]) -> None:
    assert wordings(desk, ClaimFilter(text="hb quay")) == [WORDS[0], WORDS[1]]
    assert wordings(desk, ClaimFilter(text="harbour board closed")) == [WORDS[1]]
    assert wordings(desk, ClaimFilter(text='"harbour" closed')) == [], "a part of the name stands for itself"
    assert desk.reader.also_searched("the hb quay") == ["Harbour Board"]
    assert desk.reader.also_searched("quay") == []


def test_a_reviewer_joins_a_name_to_another_and_takes_it_back(desk: Workspace, spoken: list[str]) -> None:
    entities.join(desk.journal, "Port Office", "HB")
    assert groups(desk) == {"Harbour Board": ("HB", "Harbour Board", "Port Office")}
    assert wordings(desk, ClaimFilter(speaker="Port Office")) == [*WORDS[:3]]
    with pytest.raises(RuleViolation):
        entities.join(desk.journal, "Harbour Board", "Port Office")
    undo.undo(desk.journal)
    assert groups(desk) == {"Harbour Board": ("HB", "Harbour Board")}
    entities.join(desk.journal, "Port Office", "HB")
    assert groups(desk) == {"Harbour Board": ("HB", "Harbour Board", "Port Office")}


def test_a_spelling_that_was_split_off_stays_so_when_findings_are_computed_again(
    desk: Workspace, spoken: list[str]
) -> None:
    entities.join(desk.journal, "Port Office", "HB")
    entities.split(desk.journal, "HB")
    assert groups(desk) == {"Harbour Board": ("Harbour Board", "Port Office")}, "the others stay together"
    notice(desk, spelt(spoken[0], spoken[1], "Harbour Board", "HB"))
    assert groups(desk) == {"Harbour Board": ("Harbour Board", "Port Office")}
    desk.journal.rebuild()
    assert groups(desk) == {"Harbour Board": ("Harbour Board", "Port Office")}
    with pytest.raises(UnknownId):
        entities.split(desk.journal, "HB")
    undo.undo(desk.journal)
    assert groups(desk) == {"Port Office": ("HB", "Port Office")}, "the rebuild emptied what was computed"


def test_a_split_spelling_can_be_joined_elsewhere(desk: Workspace, spoken: list[str]) -> None:
    entities.split(desk.journal, "HB")
    assert groups(desk) == {}
    entities.join(desk.journal, "HB", "Port Office")
    assert groups(desk) == {"Port Office": ("HB", "Port Office")}


def test_a_name_is_called_as_a_reviewer_says_also_after_its_spelling_left(
    desk: Workspace, spoken: list[str]
) -> None:
    entities.rename(desk.journal, "HB", "The Board of the Harbour")
    assert list(groups(desk)) == ["The Board of the Harbour"]
    assert desk.reader.entity("the board of the harbour").spellings == ("HB", "Harbour Board")
    entities.join(desk.journal, "Port Office", "Harbour Board")
    entities.split(desk.journal, "HB")
    assert groups(desk) == {"The Board of the Harbour": ("Harbour Board", "Port Office")}
    entities.rename(desk.journal, "Port Office", "Board")
    assert list(groups(desk)) == ["Board"]
    with pytest.raises(UnknownId):
        entities.rename(desk.journal, "Nobody", "Somebody")
    with pytest.raises(RuleViolation):
        entities.rename(desk.journal, "Board", "---")
