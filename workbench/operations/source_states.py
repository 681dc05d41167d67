"""What becomes of evidence when its source is captured again, or is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.rechecks import SourceState
from workbench.domain.snapshots import CaptureMethod
from workbench.domain.spans import Span, TextQuote, find_words
from workbench.errors import AmbiguousQuote, QuoteNotFound
from workbench.store.rechecks import Resting, resting_on

if TYPE_CHECKING:
    from workbench.domain.events import Change
    from workbench.store.trail import Trail

_SAME_MARKS = str.maketrans(
    {"‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "‑": "-", "\u00a0": " "}
)
"""Marks that sites exchange for one another without changing a word."""


def holds(text: str, excerpt: str) -> bool:
    """Whether the words stand in a text; other blanks and other forms of quotation marks and dashes do no harm."""
    return place_of(text, excerpt) is not None


def place_of(text: str, excerpt: str) -> Span | None:
    """Where the words stand in a text, the first place of several."""
    words = excerpt.translate(_SAME_MARKS)
    try:
        return find_words(TextQuote(words), text.translate(_SAME_MARKS))
    except AmbiguousQuote as several:
        return Span(several.places[0], several.places[0] + len(words))
    except QuoteNotFound:
        return None


def after_capture(trail: Trail, reference_id: str, text: str, method: str) -> list[Change]:
    """What a new capture with this text means for the evidence taken from the reference.

    A page that a reviewer saved, perhaps from behind a paywall, is not contradicted by what comes without a login.
    """
    return [
        trail.change(f"evidence/{piece.id}", source_state=state)
        for piece in resting_on(trail.connection, reference_id)
        if (state := _state_in(piece, text)) is None or is_comparable(piece.method, method)
    ]


def is_comparable(taken_by: str | None, captured_by: str) -> bool:
    """Whether words missing from a capture tell anything of those taken from another."""
    return taken_by != CaptureMethod.SAVED_PAGE or captured_by == CaptureMethod.SAVED_PAGE


def after_loss(trail: Trail, reference_id: str) -> list[Change]:
    """What it means for the evidence that the page is gone."""
    return [
        trail.change(f"evidence/{piece.id}", source_state=str(SourceState.PAGE_GONE))
        for piece in resting_on(trail.connection, reference_id)
    ]


def _state_in(piece: Resting, text: str) -> str | None:
    if piece.excerpt is None or holds(text, piece.excerpt):
        return None
    return str(SourceState.EXCERPT_MISSING)
