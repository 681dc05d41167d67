"""All that the detail of a finding shows, read in one go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.domain.decisions import differing
from workbench.domain.marking import marked_runs

if TYPE_CHECKING:
    from workbench.domain.decisions import FindingDetail, FindingPassage
    from workbench.domain.marking import Run
    from workbench.store.reader import Reader
    from workbench.tui.desk import Desk

SHOWN = 12
"""Passages set beside each other; a finding that has more says how many."""


@dataclass(frozen=True, slots=True)
class Side:
    """One passage in its sentence, with what differs marked."""

    passage: FindingPassage
    before: str
    runs: tuple[Run, ...]
    after: str


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding and its passages in their sentences."""

    finding: FindingDetail
    sides: tuple[Side, ...]


def read_finding_view(reader: Reader, desk: Desk, finding_id: str) -> FindingView:
    """Read what the detail of a finding shows; raises UnknownId."""
    finding = reader.finding(finding_id)
    sides = [
        _side(finding, number, passage, desk.document_text(reader, passage.assertion.document_id))
        for number, passage in enumerate(finding.shown[:SHOWN])
    ]
    return FindingView(finding, tuple(sides))


def _side(finding: FindingDetail, number: int, passage: FindingPassage, text: str) -> Side:
    span, around = passage.span, passage.around
    words = differing(finding.summary.type, finding.summary.differences, number)
    return Side(
        passage,
        text[around.start : span.start],
        tuple(marked_runs(span.of(text), words)),
        text[span.end : around.end],
    )
