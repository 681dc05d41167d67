"""A quotation laid beside the words of a text, stretch by stretch, as the front ends show it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.domain.checks import EditKind, Stretch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.domain.checks import QuoteCheck

BLANKS = re.compile(r"\s+")
MARKS_AND_BLANKS = re.compile(r"[^\w\s\[(“‘«„]*\s*")
BETWEEN_WORDS = frozenset({EditKind.DROPPED, EditKind.OMITTED, EditKind.MOVED, EditKind.ASIDE})


def stretches(quotation: str, check: QuoteCheck, text: str) -> tuple[Stretch, ...]:
    """The whole quotation in order, with what the text has in place of each part; blanks are single."""
    return tuple(_merged(_pieces(quotation, check, text)))


def _pieces(quotation: str, check: QuoteCheck, text: str) -> Iterator[Stretch]:
    at = 0
    for difference in check.differences:
        start, end = difference.quoted
        stands_between = start == end and difference.kind in BETWEEN_WORDS
        if stands_between:
            match = MARKS_AND_BLANKS.match(quotation, start)
            start = end = match.end() if match else start
        start = max(start, at)
        yield _same(quotation[at:start])
        source = BLANKS.sub(" ", difference.source.of(text)).strip()
        yield Stretch(difference.kind, BLANKS.sub(" ", quotation[start : max(start, end)]), source)
        if stands_between:
            yield _same(" ")
        at = max(start, end)
    yield _same(quotation[at:])


def _same(words: str) -> Stretch:
    shown = BLANKS.sub(" ", words)
    return Stretch(None, shown, shown)


def _merged(pieces: Iterator[Stretch]) -> Iterator[Stretch]:
    """The pieces without empty ones, equal ones side by side as one."""
    kept: Stretch | None = None
    for piece in pieces:
        if not piece.quoted and not piece.source:
            continue
        if kept is not None and kept.kind is None and piece.kind is None:
            kept = _same(kept.quoted + piece.quoted)
            continue
        if kept is not None:
            yield kept
        kept = piece
    if kept is not None:
        yield kept
