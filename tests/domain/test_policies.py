"""The state of a claim: the first that holds, as a table."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from workbench.domain.assertions import AssertionKind
from workbench.domain.claims import OPEN_STATES, State
from workbench.domain.policies import (
    ClaimFacts,
    WeighedVerdict,
    chosen,
    current_verdicts,
    ensure_rateable,
    ensure_said,
    state_of,
    why_stale,
)
from workbench.domain.ratings import STANDARD, Rating
from workbench.errors import RuleViolation, UsageMistake, VerdictWithoutEvidence

CLAIM = ClaimFacts(
    id="c",
    wording="The roof was red",
    dismissed=False,
    taken=False,
    absorbed_by=None,
    members=frozenset({"m"}),
    evidence=frozenset({"e"}),
    verdicts=(),
)


def verdict(reviewer: str, rating: str = "true", lam: int = 5, **changed: Any) -> WeighedVerdict:
    fresh = WeighedVerdict(
        id=f"{reviewer}{lam}",
        claim_id="c",
        reviewer=reviewer,
        rating=rating,
        wording="The roof was red",
        members=frozenset({"m"}),
        evidence=frozenset({"e"}),
        order=(lam, reviewer),
    )
    return replace(fresh, **changed)


BARE = replace(CLAIM, evidence=frozenset())
ANNA, BEN = verdict("anna"), verdict("ben")
OLD = verdict("anna", wording="The roof was blue")


@pytest.mark.parametrize(
    ("claim", "required", "state", "rating"),
    [
        (BARE, 1, State.OPEN, None),
        (replace(BARE, taken=True), 1, State.IN_REVIEW, None),
        (CLAIM, 1, State.IN_REVIEW, None),
        (replace(CLAIM, verdicts=(ANNA,)), 2, State.NEEDS_SECOND, None),
        (replace(CLAIM, verdicts=(ANNA,)), 1, State.CONCLUDED, Rating.TRUE),
        (replace(CLAIM, verdicts=(ANNA, BEN)), 2, State.CONCLUDED, Rating.TRUE),
        (replace(CLAIM, verdicts=(ANNA, BEN)), 1, State.CONCLUDED, Rating.TRUE),
        (replace(CLAIM, verdicts=(ANNA, verdict("ben", "mixed"))), 1, State.DISPUTED, None),
        (replace(CLAIM, verdicts=(ANNA, verdict("ben", "mixed"))), 2, State.DISPUTED, None),
        (replace(CLAIM, verdicts=(OLD,)), 1, State.STALE, None),
        # the earlier of two states that both hold
        (replace(CLAIM, verdicts=(OLD, verdict("ben", "mixed"))), 2, State.STALE, None),
        (replace(CLAIM, verdicts=(OLD,), dismissed=True), 1, State.DISMISSED, None),
        (replace(CLAIM, verdicts=(ANNA,), dismissed=True), 1, State.DISMISSED, None),
        # one reviewer's earlier verdict counts no more, stale or not
        (replace(CLAIM, verdicts=(OLD, verdict("anna", "false", 9))), 1, State.CONCLUDED, Rating.FALSE),
        (replace(CLAIM, verdicts=(verdict("anna", "false", 9), OLD)), 1, State.CONCLUDED, Rating.FALSE),
        (replace(CLAIM, verdicts=(ANNA, verdict("anna", "true", 9))), 2, State.NEEDS_SECOND, None),
    ],
)
def test_the_first_state_that_holds(
    claim: ClaimFacts, required: int, state: State, rating: Rating | None
) -> None:
    assert state_of(claim, required) == (state, rating)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"wording": "The roof is red"}, "reworded"),
        ({"members": frozenset({"m", "n"})}, "other passages"),
        ({"members": frozenset()}, "other passages"),
        ({"evidence": frozenset()}, "withdrawn"),
        ({"splits": ((9, "x"),)}, "split"),
        ({"absorbed_by": "d"}, "joined into another"),
        ({"id": "d"}, "before the claim was joined"),
    ],
)
def test_what_makes_a_verdict_stale(change: dict[str, Any], reason: str) -> None:
    (said,) = why_stale(ANNA, replace(CLAIM, **change))
    assert reason in said


@pytest.mark.parametrize(
    "change", [{}, {"evidence": frozenset({"e", "more"})}, {"splits": ((2, "x"),)}, {"taken": True}]
)
def test_what_does_not(change: dict[str, Any]) -> None:
    assert why_stale(ANNA, replace(CLAIM, **change)) == ()


def test_the_order_of_the_trail_says_which_verdict_is_latest() -> None:
    later = verdict("anna", "false", 6)
    assert current_verdicts((later, ANNA, BEN)) == (BEN, later)


def test_every_state_but_the_two_ends_wants_something() -> None:
    assert set(State) - set(OPEN_STATES) == {State.DISMISSED, State.CONCLUDED}


def test_only_unproven_may_stand_without_evidence() -> None:
    ensure_rateable("c", Rating.UNPROVEN, has_bearing_evidence=False)
    for rating in set(Rating) - {Rating.UNPROVEN}:
        ensure_rateable("c", rating, has_bearing_evidence=True)
        with pytest.raises(VerdictWithoutEvidence):
            ensure_rateable("c", rating, has_bearing_evidence=False)


def test_every_rating_is_defined() -> None:
    assert list(STANDARD.definitions) == list(Rating)
    assert all(STANDARD.definitions.values())
    assert STANDARD.label == "standard/1"


def test_text_that_must_be_said_is_said() -> None:
    assert ensure_said("A reason", "  so it is ") == "so it is"
    with pytest.raises(RuleViolation, match="A reason must not be empty"):
        ensure_said("A reason", " \n ")


def test_a_value_off_the_list_is_refused_with_the_list() -> None:
    assert chosen("kind", AssertionKind, "count") is AssertionKind.COUNT
    with pytest.raises(UsageMistake, match=r"kind is one of quotation, .*not 'Count'"):
        chosen("kind", AssertionKind, "Count")
