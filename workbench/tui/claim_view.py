"""All that the detail of a claim shows, read in one go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.domain.decisions import FindingFilter

if TYPE_CHECKING:
    from workbench.domain.claims import Claim, StoredAssertion
    from workbench.domain.decisions import FindingSummary
    from workbench.domain.sourcing import Sourcing
    from workbench.domain.spans import Span
    from workbench.operations.audit import LogEntry
    from workbench.store.reader import Reader
    from workbench.tui.desk import Desk

BEFORE_CHARACTERS = 160
AFTER_CHARACTERS = 420
PASSAGES_SHOWN = 6
FINDINGS_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage with the words around it."""

    assertion: StoredAssertion
    before: str
    words: str
    after: str
    begins: bool
    """Whether the document begins with ``before``."""
    ends: bool


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim, its passages in their documents, and its history."""

    claim: Claim
    passages: tuple[Passage, ...]
    history: tuple[LogEntry, ...]
    short_id: str
    findings: tuple[FindingSummary, ...] = ()
    """What was found of it, conflicts first; the first so many."""
    sourcing: Sourcing | None = None
    """How it is sourced; ``None`` without evidence."""


def read_claim_view(reader: Reader, desk: Desk, claim_id: str) -> ClaimView:
    """Read what the detail of a claim shows; raises UnknownId."""
    from workbench.operations.audit import log
    from workbench.operations.sourcing import sourcing

    claim = reader.claim(claim_id)
    shown = claim.members[:PASSAGES_SHOWN]
    passages = tuple(passage_in(desk.document_text(reader, m.document_id), m) for m in shown)
    history, short_id = tuple(log(reader, claim_id)), desk.short_id(reader, claim_id)
    found = reader.finding_page(reader.finding_order(FindingFilter(claim_id=claim_id), FINDINGS_SHOWN))
    sourced = sourcing(reader, claim) if claim.evidence else None
    return ClaimView(claim, passages, history, short_id, tuple(found), sourced)


def passage_in(text: str, assertion: StoredAssertion) -> Passage:
    """A passage with some hundred characters on each side, cut between words; fewer before, to have it in sight."""
    start, end = assertion.reading.span
    low, high = _context(text, assertion.reading.span)
    return Passage(assertion, text[low:start], text[start:end], text[end:high], low == 0, high == len(text))


def _context(text: str, span: Span) -> tuple[int, int]:
    low = max(0, span.start - BEFORE_CHARACTERS)
    if low > 0:
        blank = text.find(" ", low, span.start)
        low = blank + 1 if blank >= 0 else low
        line = text.find("\n", low, min(low + 60, span.start))
        low = line + 1 if line >= 0 else low
    high = min(len(text), span.end + AFTER_CHARACTERS)
    if high < len(text):
        blank = text.rfind(" ", span.end, high)
        high = blank if blank >= 0 else high
    return low, high
