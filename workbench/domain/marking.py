"""Where the words of a difference stand in a passage, so that they can be shown marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

Run = tuple[str, bool]
"""Some words, and whether they are the ones that differ."""


def marked_runs(text: str, words: Iterable[str]) -> list[Run]:
    """The text in runs, with the first place of each of these words marked; what does not stand there is passed over.

    Longer words are placed first, and no place is marked twice.
    """
    taken: list[tuple[int, int]] = []
    for looked_for in sorted({w for w in words if w.strip()}, key=lambda w: (-len(w), w)):
        start = _place(text, looked_for, taken)
        if start >= 0:
            taken.append((start, start + len(looked_for)))
    runs: list[Run] = []
    end = 0
    for start, stop in sorted(taken):
        if start > end:
            runs.append((text[end:start], False))
        runs.append((text[start:stop], True))
        end = stop
    if end < len(text) or not runs:
        runs.append((text[end:], False))
    return runs


def _place(text: str, words: str, taken: list[tuple[int, int]]) -> int:
    """The first place of the words that is free and does not begin or end inside a word; -1 when there is none."""
    start = text.find(words)
    while start >= 0:
        end = start + len(words)
        inside = (text[start - 1 : start].isalnum() and words[0].isalnum()) or (
            text[end : end + 1].isalnum() and words[-1].isalnum()
        )
        if not inside and all(end <= low or high <= start for low, high in taken):
            return start
        start = text.find(words, start + 1)
    return -1
