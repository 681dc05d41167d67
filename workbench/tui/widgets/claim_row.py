"""One claim as a line or two of a list, in the columns the width allows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from workbench.domain.terminal import show
from workbench.tui import looks
from workbench.tui.widgets.virtual_list import fit

if TYPE_CHECKING:
    from workbench.domain.claims import ClaimSummary

OUTCOME_WIDTH = 15
KIND_WIDTH = 7
WHO_WIDTH = 14
WORDING_CHARACTERS = 400
"""More of a wording never fits into a row."""

Piece = tuple[str, str]
"""Some text and the name of the style it is drawn in."""


class Columns(NamedTuple):
    """Cells each column takes in a row of one line; nought when it is left out."""

    kind: int
    wording: int
    speaker: int
    document: int
    outcome: int
    reviewer: int


def columns_for(width: int) -> Columns:
    """What a line of so many cells has room for, the two of the mark already taken off."""
    kind = KIND_WIDTH if width >= 56 else 0
    speaker = max(14, width // 9) if width >= 96 else 0
    reviewer = 12 if width >= 112 else 0
    document = max(14, width // 7) if width >= 112 else 0
    taken = sum(column + 1 for column in (kind, speaker, reviewer, document) if column) + OUTCOME_WIDTH + 1
    return Columns(kind, max(8, width - taken), speaker, document, OUTCOME_WIDTH, reviewer)


def heading(width: int) -> str:
    """The names of the columns, set as the rows are."""
    columns = columns_for(width - 2)
    names = ("Kind", "Claim", "Speaker", "Document", "State · rating", "Reviewer")
    return "  " + " ".join(fit(name, cells) for name, cells in zip(names, columns, strict=True) if cells)


def one_line(claim: ClaimSummary, width: int, badge: str = "") -> list[Piece]:
    """The claim in one line of so many cells; ``badge`` marks what was found of it."""
    columns = columns_for(width)
    look = looks.outcome(claim.state, claim.rating)
    room = columns.wording - (len(badge) + 1 if badge else 0)
    pieces = [
        (fit(_kind(claim), columns.kind), "quiet"),
        (fit(_wording(claim), room), "quiet" if look.word == "dismissed" else "plain"),
        (badge, "warn"),
        (fit(show(claim.speaker or ""), columns.speaker), "quiet"),
        (fit(show(claim.document_title or ""), columns.document), "quiet"),
        (fit(look.label, columns.outcome), look.tone),
        (fit(show(claim.reviewer or ""), columns.reviewer), "quiet"),
    ]
    spaced = [piece for text, style in pieces if text for piece in ((text, style), (" ", "plain"))]
    return spaced[:-1]


def two_lines(claim: ClaimSummary, width: int, line: int, badge: str = "") -> list[Piece]:
    """Line 0 or 1 of the claim in two: what it says; then how it stands, where it comes from and who has it."""
    look = looks.outcome(claim.state, claim.rating)
    if line == 0:
        tone = "quiet" if look.word == "dismissed" else "plain"
        if not badge:
            return [(fit(_wording(claim), width), tone)]
        return [(fit(_wording(claim), width - len(badge) - 1), tone), (" ", "plain"), (badge, "warn")]
    who = show(claim.reviewer or "")[:WHO_WIDTH]
    origin = " · ".join(show(part) for part in (_kind(claim), claim.speaker, claim.document_title) if part)
    room = max(0, width - OUTCOME_WIDTH - 1 - (cell_len(who) + 1 if who else 0))
    pieces = [(fit(look.label, OUTCOME_WIDTH), look.tone), (" ", "plain"), (fit(origin, room), "quiet")]
    return [*pieces, (" ", "plain"), (who, "quiet")] if who else pieces


def _kind(claim: ClaimSummary) -> str:
    return looks.KIND_WORDS[claim.kind] if claim.kind else ""


def _wording(claim: ClaimSummary) -> str:
    """The wording, without the role in brackets after the speaker's name: there the rows of one speaker look alike."""
    wording, speaker = claim.wording[:WORDING_CHARACTERS], claim.speaker
    if speaker and wording.startswith(f"{speaker} ("):
        end = wording.find(")", len(speaker))
        if end > 0:
            wording = speaker + wording[end + 1 :]
    return show(wording)
