"""Acronyms and their expansions as a text itself gives them: "the National Port Agency (NPA)"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.comparison.spellings import SMALL

if TYPE_CHECKING:
    from collections.abc import Iterator

GIVEN = re.compile(r"[(\[]\s?[“\"']?([A-Z][A-Za-z&.-]{1,11})[”\"']?\s?[)\]]")
BEFORE = 110
"""Characters before a bracket in which the expansion stands."""
PART = re.compile(r"[^\W_][\w’']*")


def acronyms(text: str) -> list[tuple[str, str]]:
    """Pairs of an expansion and its acronym, in the order of the text, each once."""
    return list(dict.fromkeys(_found(text)))


def _found(text: str) -> Iterator[tuple[str, str]]:
    for match in GIVEN.finditer(text):
        short = match[1]
        letters = re.sub(r"[^A-Za-z]", "", short)
        if sum(letter.isupper() for letter in letters) < 2:
            continue
        letters = (letters[:-1] if letters[-1] == "s" and len(letters) > 2 else letters).casefold()
        before = text[max(0, match.start() - BEFORE) : match.start()].rsplit("\n", 1)[-1].rstrip(" ,")
        if (start := _start(before, letters)) is not None:
            yield " ".join(before[start:].split()), short


def _start(before: str, letters: str) -> int | None:
    """Where an expansion begins: the last words that have the acronym's letters as their initials, in order.

    Small words may be left out, and of the words the last may give no letter of its own.
    """
    words = [match for match in PART.finditer(before) if match.end() <= len(before)]
    left = len(letters)
    start: int | None = None
    for word in reversed(words):
        if left == 0:
            break
        initial = word[0][0].casefold()
        if initial == letters[left - 1]:
            left -= 1
            start = word.start()
        elif word[0].casefold() not in SMALL and (start is not None or not word[0][0].isupper()):
            return None
    begins_large = start is not None and before[start].isupper()
    return start if left == 0 and begins_large else None
