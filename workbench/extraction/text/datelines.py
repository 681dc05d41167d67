"""Where a document says when it was written: a line at its top, or the dateline its first words stand behind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.domain.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# LAGOS, 12 March 2025 — The bank ...; Leeds, Dec 19, 2024 (Reuters) - A builder ...; OSLO, Dec 19 —; OSLO, Monday —
DATELINE = re.compile(
    r"\s{0,4}((?:[A-Z][\w.’'/ -]{1,40}+,|[A-Z]{3}[A-Z .’'/-]{0,30}) ?(?:[\w., ]{3,40}?\d{4}|[A-Z][a-z]{2,8}\.? \d{1,2}"
    r"|\d{1,2} [A-Z][a-z]{2,8}\.?|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day))\)?"
    r"\s?(?:\([^()\n]{2,40}\))?\s?(?:[—–:]|-{1,2}\s)"
)
LONGEST_DATE_LINE = 120
LONGEST_DATELINE = 9
"""Words of a line that ends in a full stop and still only dates the page."""
TOP = 1_500
TOP_LINES = 12


def date_lines(text: str) -> Iterator[Span]:
    """The places among a document's first lines where its own date may stand, in order."""
    start = 0
    for line in text[:TOP].splitlines(keepends=True)[:TOP_LINES]:
        bare = line.rstrip()
        ends_a_sentence = bare.endswith((".", "!", "?")) and len(bare.split()) > LONGEST_DATELINE
        if len(bare) <= LONGEST_DATE_LINE and not ends_a_sentence:
            yield Span(start, start + len(bare))
        elif head := DATELINE.match(bare[:LONGEST_DATE_LINE]):
            yield Span(start + head.start(1), start + head.end(1))
        start += len(line)


def end_of_heading(text: str, start: int) -> int:
    """Where the prose begins behind the dateline that stands at ``start``; ``start`` itself where none does."""
    match = DATELINE.match(text, start)
    return match.end() if match else start


def headings(text: str, paragraphs: Sequence[int]) -> list[Span]:
    """The datelines that open paragraphs; ``paragraphs`` holds where the first ones begin."""
    return [Span(*match.span(1)) for start in paragraphs if (match := DATELINE.match(text, start))]
