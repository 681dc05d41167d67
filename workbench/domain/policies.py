"""The rules of review, as pure functions: a claim's state, when a verdict is stale, what may be rated."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from workbench.domain.claims import State
from workbench.domain.ratings import Rating
from workbench.domain.rechecks import WHY_STALE
from workbench.errors import RuleViolation, UsageMistake, VerdictWithoutEvidence

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class WeighedVerdict:
    """What a state depends on of one verdict that was not withdrawn."""

    id: str
    claim_id: str
    reviewer: str
    rating: str
    wording: str
    members: frozenset[str]
    evidence: frozenset[str]
    order: tuple[int, str]
    sources: Mapping[str, str] = field(default_factory=dict)
    """What had become of the sources of that evidence by then, for those that were not as captured."""


@dataclass(frozen=True, slots=True)
class ClaimFacts:
    """What a claim's state depends on, read through to the claims it absorbed."""

    id: str
    wording: str
    dismissed: bool
    taken: bool
    absorbed_by: str | None
    members: frozenset[str]
    evidence: frozenset[str]
    """Pieces not withdrawn."""
    verdicts: tuple[WeighedVerdict, ...]
    splits: tuple[tuple[int, str], ...] = ()
    """Where in the trail other claims were split from this one."""
    sources: Mapping[str, str] = field(default_factory=dict)
    """What has become of the sources of pieces of evidence, for those that are not as captured."""


def current_verdicts(verdicts: tuple[WeighedVerdict, ...]) -> tuple[WeighedVerdict, ...]:
    """Each reviewer's latest verdict, in the order ``(lam, id)``."""
    latest = {verdict.reviewer: verdict for verdict in sorted(verdicts, key=lambda v: v.order)}
    return tuple(sorted(latest.values(), key=lambda v: v.order))


def why_stale(verdict: WeighedVerdict, claim: ClaimFacts) -> tuple[str, ...]:
    """What has changed under a verdict, in words; empty when it still fits."""
    reasons = []
    if verdict.claim_id != claim.id:
        reasons.append("it was given before the claim was joined to this one")
    elif claim.absorbed_by is not None:
        reasons.append("the claim was joined into another")
    if verdict.wording != claim.wording:
        reasons.append("the claim was reworded since")
    if verdict.members != claim.members:
        reasons.append("other passages belong to the claim now")
    if any(split > verdict.order for split in claim.splits):
        reasons.append("another claim was split from it since")
    if not verdict.evidence <= claim.evidence:
        reasons.append("evidence it weighed was withdrawn")
    lost = {
        state
        for piece in verdict.evidence & claim.evidence
        if (state := claim.sources.get(piece)) is not None and state != verdict.sources.get(piece)
    }
    reasons += [why for state, why in WHY_STALE.items() if state in lost]
    return tuple(reasons)


def state_of(claim: ClaimFacts, required_reviews: int) -> tuple[State, Rating | None]:
    """A claim's state and, when concluded, the common rating. The first state that holds counts."""
    if claim.dismissed:
        return State.DISMISSED, None
    current = current_verdicts(claim.verdicts)
    if any(why_stale(verdict, claim) for verdict in current):
        return State.STALE, None
    ratings = {verdict.rating for verdict in current}
    if len(ratings) > 1:
        return State.DISPUTED, None
    if current and len(current) >= required_reviews:
        return State.CONCLUDED, Rating(current[0].rating)
    if current:
        return State.NEEDS_SECOND, None
    if claim.taken or claim.evidence:
        return State.IN_REVIEW, None
    return State.OPEN, None


def ensure_rateable(claim_id: str, rating: Rating, *, has_bearing_evidence: bool) -> None:
    """A rating other than ``unproven`` needs evidence that supports or refutes.

    Raises:
        VerdictWithoutEvidence: there is none.
    """
    if rating is not Rating.UNPROVEN and not has_bearing_evidence:
        raise VerdictWithoutEvidence(claim_id, rating)


def ensure_said(what: str, text: str) -> str:
    """The text without blanks around it.

    Raises:
        RuleViolation: nothing is left.
    """
    said = text.strip()
    if not said:
        raise RuleViolation(f"{what} must not be empty.")
    return said


Choice = TypeVar("Choice", bound=StrEnum)


def chosen(what: str, kind: type[Choice], value: object) -> Choice:
    """A value of a closed list.

    Raises:
        UsageMistake: it is not on the list.
    """
    try:
        return kind(str(value))
    except ValueError:
        raise UsageMistake(f"{what} is one of {', '.join(kind)}, not {value!r}.") from None
