"""Judging findings: accepting, dismissing, reopening. Each is one event, also where it joins claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbench.domain.decisions import FindingStatus
from workbench.domain.findings import FindingType
from workbench.domain.policies import ensure_said
from workbench.errors import RuleViolation
from workbench.store.claim_use import is_touched, standings
from workbench.store.finding_cache import plain_differences
from workbench.store.finding_list import finding_detail
from workbench.store.trail import new

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.domain.decisions import FindingDetail, FindingSummary
    from workbench.domain.events import Change, Event
    from workbench.store.journal import Journal
    from workbench.store.trail import Trail


def accept(journal: Journal, finding_ids: Sequence[str]) -> Event | None:
    """Say that findings are so; the claims of one that says they are the same are joined, in the same event.

    The claim that stays is the first that a person worked on, else the first in the order of the documents. Undo
    takes the decision and the join back.

    Raises:
        UnknownId: there is no such finding.
    """
    with journal.writing() as trail:
        found = _details(trail, finding_ids)
        changes = [_decided(trail, each.summary, FindingStatus.ACCEPTED) for each in found]
        alike = [each.claims for each in found if each.summary.type is FindingType.SAME]
        changes += _joins(trail, alike)
        return trail.record("finding.accepted", changes)


def dismiss(journal: Journal, finding_ids: Sequence[str], reason: str) -> Event | None:
    """Say that findings are not so, or do not matter, and why.

    Raises:
        UnknownId: there is no such finding.
        RuleViolation: no reason is given.
    """
    reason = ensure_said("The reason for a dismissal", reason)
    with journal.writing() as trail:
        changes = [
            _decided(trail, each.summary, FindingStatus.DISMISSED, reason)
            for each in _details(trail, finding_ids)
        ]
        return trail.record("finding.dismissed", changes, reason=reason)


def reopen(journal: Journal, finding_ids: Sequence[str]) -> Event | None:
    """Take back what was decided of findings; claims that were joined stay so: ``undo`` takes a join back.

    Raises:
        UnknownId: there is no such finding.
        RuleViolation: one was not decided.
    """
    with journal.writing() as trail:
        found = _details(trail, finding_ids)
        for each in found:
            if each.summary.status is FindingStatus.OPEN:
                raise RuleViolation(f"Finding {each.summary.id} is open: there is nothing to reopen.")
        changes = [_decided(trail, each.summary, FindingStatus.OPEN) for each in found]
        return trail.record("finding.reopened", changes)


def _details(trail: Trail, finding_ids: Iterable[str]) -> list[FindingDetail]:
    return [finding_detail(trail.connection, id_) for id_ in dict.fromkeys(finding_ids)]


def _decided(
    trail: Trail, finding: FindingSummary, status: FindingStatus, reason: str | None = None
) -> Change:
    """The decision, with the finding as it was shown: it is to be read when the program no longer notices it."""
    entity = f"decision/{finding.id}"
    fields: dict[str, Any] = {
        "type": str(finding.type),
        "assertions": list(finding.assertions),
        "status": str(status),
        "reason": reason,
        "explanation": finding.explanation,
        "differences": plain_differences(finding.differences),
        "confidence": finding.confidence,
    }
    if not trail.knows("decision", finding.id):
        return new(entity, **fields)
    return trail.change(entity, **fields, withdrawn=None)


def _joins(trail: Trail, alike: Iterable[Sequence[str]]) -> list[Change]:
    """The changes that join each group of claims into one; groups that share a claim are one group."""
    groups: list[list[str]] = []
    for claims in alike:
        sharing = [group for group in groups if not set(group).isdisjoint(claims)]
        groups = [group for group in groups if group not in sharing]
        groups.append(list(dict.fromkeys([c for group in [*sharing, claims] for c in group])))
    changes: list[Change] = []
    for group in groups:
        standing = standings(trail.connection, group)
        workable = [c for c in group if standing[c].dismissed is None]
        if len(group) > 1 and workable:
            into = next((c for c in workable if is_touched(trail.connection, c)), workable[0])
            absorbed = [f"claim/{c}" for c in group if c != into]
            changes += trail.changes(absorbed, joined_into=into)
    return changes
