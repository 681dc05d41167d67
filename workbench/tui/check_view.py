"""All that the check of a claim shows, worked out in one go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.domain.checks import Checked
    from workbench.domain.claims import Claim
    from workbench.domain.references import Reference
    from workbench.store.reader import Reader
    from workbench.tui.desk import Desk

AROUND_CHARACTERS = 240


@dataclass(frozen=True, slots=True)
class CheckRow:
    """A line of the check with the words around what was found."""

    id: str
    checked: Checked
    before: str = ""
    words: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class CheckView:
    """All that the screen shows, read in one go."""

    wording: str
    rows: tuple[CheckRow, ...]
    sources: int
    findings: int


def read_check_view(desk: Desk, claim_id: str, reference: Reference | None, reader: Reader) -> CheckView:
    """Hold a claim against its evidence, or against one reference."""
    checker = desk.checker(reader)
    claim = reader.claim(claim_id)
    found = checker.check(claim, reference_id=reference.id if reference else None)
    rows = tuple(
        _with_context(line, checker.text_of(line.source.reference, line.source.snapshot).text)
        for line in found.lines
    )
    return CheckView(claim.wording, rows, len(found.sources), len(found.findings))


def _with_context(line: Checked, text: str) -> CheckRow:
    """The line with some of its source before and behind what was found, cut between words."""
    id_ = f"{line.source.snapshot.id}/{line.number}"
    span = line.excerpt
    if span is None:
        return CheckRow(id_, line)
    low, high = max(0, span.start - AROUND_CHARACTERS), min(len(text), span.end + AROUND_CHARACTERS)
    before, after = text[low : span.start], text[span.end : high]
    if low:
        before = "… " + before.partition(" ")[2]
    if high < len(text):
        after = after.rpartition(" ")[0] + " …"
    return CheckRow(id_, line, before, span.of(text), after)


def check_notice(desk: Desk, claim: Claim, reader: Reader) -> tuple[Checked, ...]:
    """What the check of a claim's evidence found, kept while wording, passages and evidence stay the same."""
    key = (
        claim.id,
        claim.wording,
        tuple((member.id, member.reading, member.rejected) for member in claim.members),
        tuple((piece.id, piece.withdrawn) for piece in claim.evidence),
    )
    return desk.once(("check", claim.id), key, lambda: desk.checker(reader).check(claim).findings)
