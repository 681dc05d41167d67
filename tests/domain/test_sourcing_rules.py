"""How many independent voices a claim has, and what a workspace asks for."""

from __future__ import annotations

from typing import Any

import pytest

from workbench.domain.evidence import Evidence, Stance
from workbench.domain.references import NoteMethod, Reference, ReferenceType, Standing
from workbench.domain.sourcing import Sourcing, sourcing_of
from workbench.domain.workspaces import SourcingRule


def piece(
    name: str,
    stance: Stance = Stance.SUPPORTS,
    *,
    said: Standing | None = None,
    withdrawn: bool = False,
    **known: Any,
) -> Evidence:
    reference = Reference(name, ReferenceType.WEBPAGE, name, **known)
    return Evidence(
        f"e{name}", "c", reference, None, stance, None, None, None, None, withdrawn, "Ana", 0, None, said
    )


def sourced(*pieces: Evidence, rule: SourcingRule = SourcingRule.PRIMARY_OR_2, **how: Any) -> Sourcing:
    return sourcing_of(pieces, rule, **how)


def test_copies_of_one_text_are_one_voice() -> None:
    found = sourced(
        piece("a", source="A"), piece("b", source="B"), piece("c", source="C"), copies=[["a", "c"]]
    )
    assert found.summary == "3 secondary references, 2 independent voices (2 copies of one text)"
    assert [voice.references for voice in found.whole.voices] == [("a", "c"), ("b",)]


def test_one_source_is_one_voice_under_all_its_names() -> None:
    pieces = [piece("a", source="The Quay"), piece("b", source="Quay Online"), piece("c", source="Mill News")]
    assert len(sourced(*pieces).whole.voices) == 3
    found = sourced(*pieces, source_of=lambda name: "quay" if "Quay" in name else name)
    assert found.summary == "3 secondary references, 2 independent voices (2 of one source)"


def test_a_site_stands_for_a_source_that_nobody_named() -> None:
    named = piece("a", source="The Quay", url="https://www.quay.example/1")
    bare = piece("b", url="https://quay.example/2")
    other = piece("c", source="A Guest", url="https://quay.example/3")
    assert len(sourced(named, other).whole.voices) == 2
    assert len(sourced(named, bare).whole.voices) == 1
    assert len(sourced(bare, piece("d"), piece("e")).whole.voices) == 3


def test_voices_are_joined_through_one_another() -> None:
    pieces = [piece(name, source=source) for name, source in (("a", "A"), ("b", "B"), ("c", "B"), ("d", "D"))]
    found = sourced(*pieces, copies=[["a", "b"]])
    assert [voice.references for voice in found.whole.voices] == [("a", "b", "c"), ("d",)]
    assert "3 copies or of one source" in found.summary


def test_people_asked_are_voices_of_their_own() -> None:
    calls = [piece(name, method=NoteMethod.CALL, person=name, source=None) for name in ("Ines", "Tom")]
    assert len(sourced(*calls).whole.voices) == 2


def test_primary_is_what_was_said_of_this_use() -> None:
    found = sourced(
        piece("a", said=Standing.PRIMARY, standing=Standing.SECONDARY),
        piece("b", said=Standing.SECONDARY, standing=Standing.PRIMARY),
    )
    assert found.summary == "1 primary reference; 1 secondary reference, 1 independent voice"
    assert found.is_met


def test_only_what_bears_on_the_claim_counts() -> None:
    found = sourced(piece("a", Stance.CONTEXT), piece("b", withdrawn=True))
    assert found.summary == "nothing that supports or refutes it"
    assert not found.is_met


@pytest.mark.parametrize(
    ("rule", "number", "met"),
    [
        (SourcingRule.NONE, 0, True),
        (SourcingRule.PRIMARY_OR_2, 1, False),
        (SourcingRule.PRIMARY_OR_2, 2, True),
        (SourcingRule.PRIMARY_OR_3, 2, False),
        (SourcingRule.PRIMARY_OR_3, 3, True),
    ],
)
def test_a_rule_is_met_by_independent_voices(rule: SourcingRule, number: int, *, met: bool) -> None:
    found = sourced(*(piece(str(n), source=str(n)) for n in range(number)), rule=rule)
    assert found.is_met is met
    assert bool(found.advice) is not met
    if not met:
        assert f"{rule.voices} independent" in found.advice


def test_a_rule_is_met_by_one_side_alone() -> None:
    split = sourced(piece("a", source="A"), piece("b", Stance.REFUTES, source="B"))
    assert len(split.whole.voices) == 2
    assert not split.is_met
