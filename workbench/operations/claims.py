"""Working on claims: take, reword, join, split, dismiss, reopen, assign, tag, comment. Each is one event."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbench.domain.events import Change
from workbench.domain.ids import reviewer_id
from workbench.domain.policies import ensure_said
from workbench.errors import RuleViolation, UnknownId
from workbench.store.claim_detail import claim_detail
from workbench.store.claim_use import standings
from workbench.store.projection import member_field
from workbench.store.trail import new

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from workbench.domain.claims import Claim
    from workbench.domain.events import Event
    from workbench.store.journal import Journal
    from workbench.store.trail import Trail


def workable(trail: Trail, claim_id: str, *, dismissed: bool = False) -> Claim:
    """A claim that can be worked on, with all that hangs on it; see ``ensure_workable``."""
    ensure_workable(trail, [claim_id], dismissed=dismissed)
    return claim_detail(trail.connection, claim_id)


def ensure_workable(trail: Trail, claim_ids: Iterable[str], *, dismissed: bool = False) -> list[str]:
    """The ids of claims that can all be worked on, each once.

    Raises:
        UnknownId: there is no such claim, or it was withdrawn.
        RuleViolation: one was joined into another, or dismissed (unless ``dismissed`` allows that).
    """
    wanted = list(dict.fromkeys(claim_ids))
    found = standings(trail.connection, wanted)
    for claim_id in wanted:
        claim = found.get(claim_id)
        if claim is None or claim.withdrawn:
            raise UnknownId("claim", claim_id)
        if claim.joined_into is not None:
            raise RuleViolation(
                f"Claim {claim_id} was joined into {claim.joined_into}: work on that one, or reopen this."
            )
        if claim.dismissed is not None and not dismissed:
            raise RuleViolation(f"Claim {claim_id} was dismissed ({claim.dismissed}): reopen it first.")
    return wanted


def take(journal: Journal, claim_ids: Sequence[str]) -> Event | None:
    """Mark claims as being worked on by this reviewer."""
    return _set_on_all(journal, "claim.taken", claim_ids, taken_by=journal.reviewer)


def release(journal: Journal, claim_ids: Sequence[str]) -> Event | None:
    """Give claims back that someone took."""
    return _set_on_all(journal, "claim.taken", claim_ids, taken_by=None)


def reword(journal: Journal, claim_id: str, wording: str, *, shown: str | None = None) -> Event | None:
    """Put a claim in other words; verdicts on the old wording become stale.

    Args:
        journal: who writes.
        claim_id: the claim.
        wording: the new words.
        shown: the wording the reviewer saw when deciding; refused with ``StaleEdit`` when it is another now.
    """
    wording = ensure_said("A claim's wording", wording)
    with journal.writing() as trail:
        ensure_workable(trail, [claim_id])
        seen = None if shown is None else {"wording": shown}
        return trail.record(
            "claim.reworded", [trail.change(f"claim/{claim_id}", shown=seen, wording=wording)]
        )


def join(journal: Journal, claim_ids: Sequence[str], into: str) -> Event | None:
    """Join claims into another; what hangs on them is read through it, and their verdicts are stale there."""
    with journal.writing() as trail:
        ensure_workable(trail, [into])
        absorbed = ensure_workable(trail, (c for c in claim_ids if c != into), dismissed=True)
        if not absorbed:
            raise RuleViolation("Joining needs at least two claims.")
        return trail.record("claim.joined", trail.changes(map(_entity, absorbed), joined_into=into))


def split(
    journal: Journal,
    claim_id: str,
    assertion_ids: Sequence[str],
    wording: str,
    *,
    copy_evidence: bool = False,
) -> str:
    """Open a new claim with some of a claim's passages; verdicts on the old claim become stale.

    The passages leave the old claim, unless it would keep none: then they serve both.

    Returns:
        The id of the new claim.
    """
    wording = ensure_said("A claim's wording", wording)
    with journal.writing() as trail:
        claim = workable(trail, claim_id)
        owned = {member.id for member in claim.members}
        chosen = list(dict.fromkeys(assertion_ids))
        if not chosen:
            raise RuleViolation("Splitting needs at least one passage for the new claim.")
        for assertion in chosen:
            if assertion not in owned:
                raise UnknownId("passage of this claim", assertion)
        opened = trail.new_id()
        members = {member_field("members", assertion): (None, True) for assertion in chosen}
        changes = [
            Change(f"claim/{opened}", {"wording": (None, wording), "split_from": (None, claim_id), **members})
        ]
        if set(chosen) != owned:
            leaving: dict[str, Any] = {member_field("members", a): False for a in chosen}
            changes += trail.changes(map(_entity, (claim_id, *claim.absorbed)), **leaving)
        if copy_evidence:
            changes += _copied_evidence(trail, claim, opened)
        trail.record("claim.split", changes)
        return opened


def _copied_evidence(trail: Trail, claim: Claim, opened: str) -> list[Change]:
    return [
        new(
            f"evidence/{trail.new_id()}",
            claim_id=opened,
            reference_id=piece.reference.id,
            snapshot_id=piece.snapshot.id if piece.snapshot else None,
            stance=str(piece.stance),
            standing=str(piece.said_standing) if piece.said_standing else None,
            excerpt=piece.excerpt,
            excerpt_start=piece.span.start if piece.span else None,
            excerpt_end=piece.span.end if piece.span else None,
            locator=piece.locator,
            note=piece.note,
            copied_from=piece.id,
            source_state=str(piece.source_state) if piece.source_state else None,
        )
        for piece in claim.evidence
        if not piece.withdrawn
    ]


def dismiss(journal: Journal, claim_ids: Sequence[str], reason: str) -> Event | None:
    """Put claims aside for a reason ("not a factual claim", "duplicate", ...)."""
    reason = ensure_said("The reason for a dismissal", reason)
    return _set_on_all(journal, "claim.dismissed", claim_ids, reason=reason, dismissed=reason)


def reopen(journal: Journal, claim_ids: Sequence[str]) -> Event | None:
    """Take claims up again that were dismissed, or joined into another."""
    with journal.writing() as trail:
        wanted = list(dict.fromkeys(claim_ids))
        found = standings(trail.connection, wanted)
        for claim_id in wanted:
            claim = found.get(claim_id)
            if claim is None or claim.withdrawn:
                raise UnknownId("claim", claim_id)
            if claim.dismissed is None and claim.joined_into is None:
                raise RuleViolation(
                    f"Claim {claim_id} is neither dismissed nor joined: there is nothing to reopen."
                )
        changes = trail.changes(map(_entity, wanted), dismissed=None, joined_into=None)
        return trail.record("claim.reopened", changes)


def assign(journal: Journal, claim_ids: Sequence[str], reviewer: str | None) -> Event | None:
    """Say who is to review claims; ``None`` takes the assignment back."""
    assignee = None if reviewer is None else reviewer_id(ensure_said("The reviewer's name", reviewer))
    with journal.writing() as trail:
        changes = trail.changes(map(_entity, ensure_workable(trail, claim_ids)), assignee=assignee)
        if assignee is not None and not trail.knows("reviewer", assignee):
            changes.append(new(f"reviewer/{assignee}", name=" ".join(str(reviewer).split())))
        return trail.record("claim.assigned", changes)


def tag(
    journal: Journal, claim_ids: Sequence[str], add: Collection[str] = (), remove: Collection[str] = ()
) -> Event | None:
    """Put tags on claims and take others off; a tag is kept in lower case without blanks around it."""
    said = [(name, True) for name in add] + [(name, False) for name in remove]
    if not said:
        raise RuleViolation("Name at least one tag to add or to remove.")
    with journal.writing() as trail:
        wanted: dict[str, Any] = {member_field("tags", _tag(name)): present for name, present in said}
        tagged = ensure_workable(trail, claim_ids, dismissed=True)
        return trail.record("claim.tagged", trail.changes(map(_entity, tagged), **wanted))


def _tag(name: str) -> str:
    return " ".join(ensure_said("A tag", name).casefold().split())


def comment(journal: Journal, claim_id: str, text: str) -> str:
    """Write a remark on a claim; returns the comment's id."""
    text = ensure_said("A comment", text)
    with journal.writing() as trail:
        ensure_workable(trail, [claim_id], dismissed=True)
        id_ = trail.new_id()
        trail.record("claim.commented", [new(f"comment/{id_}", claim_id=claim_id, text=text)])
        return id_


def _entity(claim_id: str) -> str:
    return f"claim/{claim_id}"


def _set_on_all(
    journal: Journal, op: str, claim_ids: Sequence[str], *, reason: str = "", **fields: Any
) -> Event | None:
    with journal.writing() as trail:
        changes = trail.changes(map(_entity, ensure_workable(trail, claim_ids)), **fields)
        return trail.record(op, changes, reason=reason)
