"""Concluding claims: one verdict per reviewer and claim, superseded by the next and never edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.events import Change
from workbench.domain.policies import ensure_rateable, ensure_said
from workbench.domain.ratings import STANDARD, Confidence, Rating
from workbench.errors import RuleViolation, StaleEdit, UnknownId
from workbench.operations.claims import workable
from workbench.store.projection import member_field

if TYPE_CHECKING:
    from collections.abc import Collection

    from workbench.domain.events import Event
    from workbench.store.journal import Journal


def record(
    journal: Journal,
    claim_id: str,
    rating: Rating,
    rationale: str,
    *,
    confidence: Confidence | None = None,
    weighed: Collection[str] | None = None,
    shown: str | None = None,
) -> str:
    """Conclude a claim; an earlier verdict of this reviewer stays and is superseded.

    Args:
        journal: who judges.
        claim_id: the claim.
        rating: a value of the built-in scale.
        rationale: why; required.
        confidence: how sure.
        weighed: ids of the evidence weighed; all that is attached when not given.
        shown: the wording the reviewer judged; refused with ``StaleEdit`` when it is another now.

    Returns:
        The verdict's id.

    Raises:
        VerdictWithoutEvidence: a rating other than unproven weighs nothing that supports or refutes.
    """
    rationale = ensure_said("A verdict's rationale", rationale)
    with journal.writing() as trail:
        claim = workable(trail, claim_id)
        if shown is not None and shown != claim.wording:
            raise StaleEdit(f"claim/{claim_id}", "wording", shown, claim.wording)
        standing = {piece.id: piece for piece in claim.evidence if not piece.withdrawn}
        chosen = list(standing) if weighed is None else list(dict.fromkeys(weighed))
        for piece in chosen:
            if piece not in standing:
                raise UnknownId("evidence on this claim", piece)
        ensure_rateable(
            claim_id, rating, has_bearing_evidence=any(standing[piece].bears_on_a_rating for piece in chosen)
        )
        id_ = trail.new_id()
        fields: dict[str, tuple[None, object]] = {
            "claim_id": (None, claim_id),
            "rating": (None, str(rating)),
            "scale": (None, STANDARD.label),
            "rationale": (None, rationale),
            "claim_version": (None, claim.version),
            "wording": (None, claim.wording),
        }
        if confidence is not None:
            fields["confidence"] = (None, str(confidence))
        fields |= {member_field("members", member.id): (None, True) for member in claim.members}
        fields |= {member_field("evidence", piece): (None, True) for piece in chosen}
        fields |= {
            member_field("sources", piece): (None, str(standing[piece].source_state))
            for piece in chosen
            if standing[piece].source_state is not None
        }
        trail.record("verdict.recorded", [Change(f"verdict/{id_}", fields)])
        return id_


def withdraw(journal: Journal, verdict_id: str, reason: str) -> Event | None:
    """Take one's own verdict back; the one it superseded counts again.

    Raises:
        RuleViolation: the verdict is another reviewer's.
    """
    reason = ensure_said("The reason for a withdrawal", reason)
    with journal.writing() as trail:
        if not trail.knows("verdict", verdict_id):
            raise UnknownId("verdict", verdict_id)
        owner = trail.creator("verdict", verdict_id)
        if owner != journal.reviewer:
            raise RuleViolation(f"Verdict {verdict_id} is {owner}'s: only its reviewer can withdraw it.")
        change = trail.change(f"verdict/{verdict_id}", withdrawn=True)
        return trail.record("verdict.withdrawn", [change], reason=reason)
