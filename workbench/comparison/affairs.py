"""Which documents are on one affair: those that share a name that few others have."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from workbench.comparison.countries import country_of
from workbench.comparison.name_words import HEADS, PORTFOLIOS
from workbench.comparison.names import full_key
from workbench.comparison.spellings import TITLES, spelling, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from workbench.comparison.keys import DocumentKeys

LEAST_WORDS = 2
"""Words of names that two documents share, if no name as a whole."""
SHORTEST_WORD = 5
NO_AFFAIR = HEADS | PORTFOLIOS | TITLES
"""Words of names that names of any affair have."""
MOST_KIN = 8
"""Documents remembered of a name; one of more is of no affair alone."""


class Affairs:
    """Documents by their numbers, asked two by two."""

    def __init__(self, documents: Sequence[DocumentKeys]) -> None:
        self._documents_of = _holders(map(_keys_named, documents))
        self._documents_with = _holders(map(_name_words, documents))
        self._are_few = len(documents) <= MOST_KIN
        self._names_of = cache(lambda at: self._rare(_keys_named(documents[at]), self._documents_of))
        self._words_of = cache(lambda at: self._rare(_name_words(documents[at]), self._documents_with))

    def names_of(self, at: int) -> frozenset[str]:
        """The names of a document that few others have."""
        return self._names_of(at)

    def share_a_name(self, one: int, other: int) -> bool:
        """Whether two documents name somebody or something that few others name."""
        return not self._names_of(one).isdisjoint(self._names_of(other))

    def are_one(self, one: int, other: int) -> bool:
        """Whether documents have a name in common, or two words of names though no name as a whole."""
        return (
            self.share_a_name(one, other) or len(self._words_of(one) & self._words_of(other)) >= LEAST_WORDS
        )

    def stand_together(self, one: str, other: str) -> bool:
        """Whether one document has both of two names."""
        return not set(self._documents_of.get(one, ())).isdisjoint(self._documents_of.get(other, ()))

    def are_kin(self, one: str, other: str) -> bool:
        """Whether two names stand in documents on one affair."""
        if self.stand_together(one, other):
            return True
        mine, theirs = self._documents_of.get(one, ()), self._documents_of.get(other, ())
        return any(self.are_one(a, b) for a in mine for b in theirs)

    def _rare(self, told: Iterable[str], holders: Mapping[str, Sequence[int]]) -> frozenset[str]:
        return frozenset(key for key in told if self._are_few or len(holders[key]) < MOST_KIN)


def _holders(told: Iterable[set[str]]) -> Mapping[str, Sequence[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for at, keys in enumerate(told):
        for key in keys:
            if len(found[key]) < MOST_KIN:
                found[key].append(at)
    return found


def _name_words(document: DocumentKeys) -> set[str]:
    """The words of names that are of one affair: no kind of body, no office."""
    return {
        word
        for name in document.names
        for word in tokens(name.text)
        if len(word) >= SHORTEST_WORD and word not in NO_AFFAIR and not country_of(word)
    }


def _keys_named(document: DocumentKeys) -> set[str]:
    return {full_key(one) for name in document.names if (one := spelling(name.text, name.kind))}
