"""Independence of sources from the texts that were captured, and a rule that advises."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from desks import add_claims, look

from workbench.domain.evidence import Stance
from workbench.domain.ratings import Rating
from workbench.domain.references import Standing
from workbench.domain.workspaces import SourcingRule
from workbench.errors import UsageMistake
from workbench.operations import capture, claims, evidence, references, source_notes, verdicts
from workbench.operations.sourcing import sourcing
from workbench.operations.undo import undo
from workbench.operations.workspaces import set_workspace

if TYPE_CHECKING:
    from workbench.workspace import Workspace

WIRE = (
    "The port authority said on Monday that the channel would be deepened before the summer, and that the mud "
    "would be taken to the old quarry behind the town. Its director called the plan sober and long overdue. "
    "Fishermen who had asked for a hearing were told to write a letter, which forty of them did within a week. "
)
OTHER = (
    "Anyone who walks along the pier at dawn can see three barges waiting where no barge used to wait, low in the "
    "water and without lights, and a boy who counts them for his uncle writes the number on the wall of the shed. "
)


@pytest.fixture
def claim(desk: Workspace, document: str) -> str:
    return add_claims(desk, document, 1)[0]


def lay(desk: Workspace, claim: str, name: str, text: str, **how: Standing) -> str:
    """A reference of a source with a captured text, attached; its id."""
    reference, _ = references.add_reference(desk.journal, title=f"In {name}", source=name)
    path = desk.settings.database.parent / f"{name}.txt"
    path.write_text(text)
    capture.keep_file(desk.journal, desk.blobs, reference, path)
    evidence.attach(desk.journal, claim, reference, Stance.SUPPORTS, **how)
    return reference


def summary(desk: Workspace, claim: str) -> str:
    return sourcing(desk.reader, look(desk, claim)).summary


def test_a_wire_story_in_three_papers_is_one_voice(desk: Workspace, claim: str) -> None:
    lay(desk, claim, "The Quay", WIRE)
    lay(desk, claim, "Mill News", f"By our staff. {WIRE}")
    lay(desk, claim, "The Pier", f"{WIRE} Subscribe to our letter.")
    assert summary(desk, claim) == "3 secondary references, 1 independent voice (3 copies of one text)"
    lay(desk, claim, "The Shed", OTHER)
    assert summary(desk, claim) == "4 secondary references, 2 independent voices (3 copies of one text)"


def test_a_short_text_printed_twice_is_one_voice_too(desk: Workspace, claim: str) -> None:
    lay(desk, claim, "The Quay", "The gates are shut.")
    lay(desk, claim, "Mill News", "The gates are shut.")
    assert summary(desk, claim) == "2 secondary references, 1 independent voice (2 copies of one text)"


def test_names_that_a_reviewer_joined_are_one_voice(desk: Workspace, claim: str) -> None:
    lay(desk, claim, "The Quay", WIRE)
    lay(desk, claim, "Quay Online", OTHER)
    assert summary(desk, claim) == "2 secondary references, 2 independent voices"
    source_notes.join_sources(desk.journal, "The Quay", "Quay Online")
    assert summary(desk, claim) == "2 secondary references, 1 independent voice (2 of one source)"


def test_a_joined_duplicate_counts_once(desk: Workspace, claim: str) -> None:
    one, other = lay(desk, claim, "The Quay", WIRE), lay(desk, claim, "The Shed", OTHER)
    references.join_references(desk.journal, one, other)
    assert summary(desk, claim) == "1 secondary reference, 1 independent voice"


def test_standing_is_said_of_a_use_and_goes_with_a_split(desk: Workspace, document: str) -> None:
    first, second = add_claims(desk, document, 2)
    claims.join(desk.journal, [second], first)
    lay(desk, first, "The Quay", WIRE, standing=Standing.PRIMARY)
    (piece,) = look(desk, first).evidence
    assert (piece.standing, piece.reference.standing) == (Standing.PRIMARY, None)
    assert summary(desk, first) == "1 primary reference"
    passages = [member.id for member in look(desk, first).members]
    split = claims.split(desk.journal, first, passages[:1], "A part", copy_evidence=True)
    assert look(desk, split).evidence[0].standing is Standing.PRIMARY


def test_a_rule_advises_and_never_forbids(desk: Workspace, claim: str) -> None:
    lay(desk, claim, "The Quay", WIRE)
    assert sourcing(desk.reader, look(desk, claim)).advice == ""
    set_workspace(desk.journal, sourcing="primary-or-2")
    assert desk.reader.workspace().sourcing is SourcingRule.PRIMARY_OR_2
    assert "2 independent" in sourcing(desk.reader, look(desk, claim)).advice
    verdicts.record(desk.journal, claim, Rating.TRUE, "One is enough here: the director told them herself.")
    lay(desk, claim, "The Shed", OTHER)
    assert sourcing(desk.reader, look(desk, claim)).is_met
    with pytest.raises(UsageMistake, match="sourcing is one of"):
        set_workspace(desk.journal, sourcing="lots")


def test_setting_a_rule_can_be_undone(desk: Workspace) -> None:
    set_workspace(desk.journal, sourcing="primary-or-3")
    undo(desk.journal)
    assert desk.reader.workspace().sourcing is SourcingRule.NONE
