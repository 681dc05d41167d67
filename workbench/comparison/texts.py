"""The words of a text with an index from each word to its places."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from workbench.domain.spans import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


class IndexedText:
    """A text as words without case, blanks and marks, each with its place.

    Building one is linear in the text; it serves any number of comparisons.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        matches = list(WORD.finditer(text))
        self.words: Sequence[str] = [plain(match[0]) for match in matches]
        self.starts: Sequence[int] = [match.start() for match in matches]
        self.ends: Sequence[int] = [match.end() for match in matches]

    @cached_property
    def places(self) -> Mapping[str, Sequence[int]]:
        """From a word to the numbers of its occurrences, ascending."""
        places: defaultdict[str, list[int]] = defaultdict(list)
        for number, word in enumerate(self.words):
            places[word].append(number)
        return dict(places)

    def span(self, first: int, last: int) -> Span:
        """The place of words ``first`` up to, not with, ``last``; empty behind the word before where they are equal."""
        if first < last:
            return Span(self.starts[first], self.ends[last - 1])
        at = self.ends[first - 1] if first else 0
        return Span(at, at)


def plain(word: str) -> str:
    """A word as it is compared: no case, straight apostrophes."""
    return word.casefold().replace("’", "'")


def word_set(text: str) -> frozenset[str]:
    """The words of a table written as text."""
    return frozenset(text.split())
