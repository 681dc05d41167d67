"""Evidence: a passage of a snapshot, or a whole reference, laid against a claim."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.domain.rechecks import SourceState
    from workbench.domain.references import Reference, Standing
    from workbench.domain.snapshots import Snapshot
    from workbench.domain.spans import Span


class Stance(StrEnum):
    """How a passage bears on the claim."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    CONTEXT = "context"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage on a claim. To correct a piece, withdraw it and attach another; only ``withdrawn`` changes by hand."""

    id: str
    claim_id: str
    """Where it was attached; a joined claim is read through to the one that absorbed it."""
    reference: Reference
    snapshot: Snapshot | None
    stance: Stance
    excerpt: str | None
    span: Span | None
    """Where the excerpt stands in the snapshot's text."""
    locator: str | None
    note: str | None
    withdrawn: bool
    reviewer: str
    attached_at: int
    """Milliseconds since 1970."""
    source_state: SourceState | None = None
    """What became of its source since, as later captures and checks show; nothing while the words stand there."""
    said_standing: Standing | None = None
    """Whether the reference is primary or secondary for this claim, where a reviewer said so of this use."""

    @property
    def standing(self) -> Standing | None:
        """Whether the reference is the record itself or tells of it, in this use, as far as anyone said."""
        return self.said_standing or self.reference.standing

    @property
    def bears_on_a_rating(self) -> bool:
        """Whether it is enough to rate on: not withdrawn, for or against, on a snapshot or a reviewer's note."""
        return bears_on_a_rating(
            withdrawn=self.withdrawn,
            stance=self.stance,
            has_snapshot=self.snapshot is not None and self.snapshot.is_saved,
            is_note=self.reference.is_note,
        )


def bears_on_a_rating(*, withdrawn: bool, stance: str, has_snapshot: bool, is_note: bool) -> bool:
    """Whether a piece of evidence allows a rating other than ``unproven``."""
    return not withdrawn and stance in {Stance.SUPPORTS, Stance.REFUTES} and (has_snapshot or is_note)
