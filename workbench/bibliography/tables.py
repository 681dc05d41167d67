"""Tables of words: a line has what CSL calls it, a colon, and the words of another format for it, the usual first."""

from __future__ import annotations


def read_as(table: str) -> dict[str, str]:
    """What CSL calls each word of the other format."""
    return {word: meaning for meaning, words in _lines(table) for word in words}


def written_as(table: str) -> dict[str, str]:
    """The usual word of the other format for what CSL calls it."""
    return {meaning: words[0] for meaning, words in _lines(table)}


def _lines(table: str) -> list[tuple[str, list[str]]]:
    lines = (line.partition(":") for line in table.splitlines() if ":" in line)
    return [(meaning.strip(), words.split()) for meaning, _, words in lines]
