"""Word lists written as running text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_REMEMBERED = 20_000
"""Words kept: those of a language, not all names of a long text."""
_V = TypeVar("_V")


class Remembered(dict[str, _V], Generic[_V]):
    """What a function says of a word, asked of it once: ``map(remembered.__getitem__, words)`` runs without Python."""

    def __init__(self, answer: Callable[[str], _V]) -> None:
        super().__init__()
        self._answer = answer

    def __missing__(self, word: str) -> _V:
        if len(self) >= MOST_REMEMBERED:
            self.clear()
        value = self[word] = self._answer(word)
        return value


def word_list(row: str) -> list[str]:
    """The words of a text in order."""
    return row.split()


def word_set(row: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(row.split())
