"""Word lists written as running text."""

from __future__ import annotations


def word_list(row: str) -> list[str]:
    """The words of a text in order."""
    return row.split()


def word_set(row: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(row.split())
