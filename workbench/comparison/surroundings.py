"""What a sentence is about, as far as its words tell: how many telling words a claim shares with it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from functools import cached_property
from math import log
from typing import TYPE_CHECKING, NamedTuple

from workbench.comparison.words import terms

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbench.domain.spans import Span

BEFORE = 0.5
"""What a word shared with the sentence before counts: "It has a range of ..." """
TELLING_SHARE = 0.1
"""Share of the sentences up to which a word that stands in them tells one from another."""


class Shared(NamedTuple):
    """What a claim and a sentence have in common."""

    share: float
    """Of the weight of the claim's words, from 0 to 1."""
    telling: int
    """Shared words that few sentences of the text have."""


class Surroundings:
    """The sentences of a text by what they are about."""

    def __init__(self, text: str, sentences: Sequence[Span]) -> None:
        self._text = text
        self.sentences = sentences
        self._starts = [sentence.start for sentence in sentences]

    def number_of(self, place: int) -> int:
        """The number of the sentence a place stands in."""
        return max(0, bisect_right(self._starts, place) - 1)

    @cached_property
    def _terms(self) -> Sequence[frozenset[str]]:
        return [frozenset(terms(sentence.of(self._text))) for sentence in self.sentences]

    @cached_property
    def _spread(self) -> Mapping[str, int]:
        """In how many sentences each term stands."""
        return Counter(term for found in self._terms for term in found)

    def shared(self, about: Sequence[str], number: int) -> Shared:
        """What a claim's terms have in common with a sentence, and half as much with the one before it.

        The terms come in one order, so that sums of their weights are the same to the last digit in every run.
        """
        if not about or not self.sentences:
            return Shared(0.0, 0)
        here = self._terms[number]
        before = self._terms[number - 1] if number else frozenset[str]()
        common = max(1.0, TELLING_SHARE * len(self.sentences))
        total = got = 0.0
        telling = 0
        for term in about:
            spread = self._spread.get(term, 0)
            weight = log(2 + len(self.sentences) / (1 + spread))
            total += weight
            if term in here:
                got += weight
                telling += spread <= max(3.0, common)
            elif term in before:
                got += BEFORE * weight
        return Shared(got / total, telling)
