"""Acronyms and their expansions as a text itself gives them: "the National Port Agency (NPA)"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.comparison.countries import country_of
from workbench.comparison.name_words import BODIES
from workbench.comparison.spellings import SMALL
from workbench.comparison.texts import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

GIVEN = re.compile(
    r"[(\[]\s?(?:or |hereafter |henceforth |known as |abbreviated (?:as|to) )?"
    r"[“\"'‘]?([A-Z][A-Za-z&.-]{1,11})[”\"'’]?(?: for short|[,;][^()\[\]\n]{1,40})?\s?[)\]]"
)
GIVEN_FIRST = re.compile(r"\b([A-Z][A-Za-z.]{1,10})\s[(\[](?:the )?([A-Z][^()\[\]\n]{5,90})[)\]]")
BEFORE = 110
"""Characters before a bracket in which the expansion stands."""
LEAST_SMALL = 3
"""Letters of an acronym whose expansion is written small: "voyage data recorder (VDR)"."""
PART = re.compile(r"[^\W_][\w’']*")


def acronyms(text: str) -> list[tuple[str, str]]:
    """Pairs of an expansion and its acronym, in the order of the text, each once."""
    return list(dict.fromkeys(_found(text)))


def _found(text: str) -> Iterator[tuple[str, str]]:
    for match in GIVEN.finditer(text):
        if letters := _letters(match[1]):
            before = text[max(0, match.start() - BEFORE) : match.start()].rsplit("\n", 1)[-1].rstrip(" ,")
            if (start := _start(before, letters)) is not None:
                yield " ".join(before[start:].split()), match[1]
    for match in GIVEN_FIRST.finditer(text):
        if (letters := _letters(match[1])) and _start(match[2], letters) == 0:
            yield " ".join(match[2].split()), match[1]


def _letters(short: str) -> str:
    """The letters of an acronym in small, without a plural's s; nothing for a word."""
    letters = re.sub(r"[^A-Za-z]", "", short)
    if sum(letter.isupper() for letter in letters) < 2:
        return ""
    return (letters[:-1] if letters[-1] == "s" and len(letters) > 2 else letters).casefold()


def _start(before: str, letters: str) -> int | None:
    """Where an expansion begins: the last words that begin with the acronym's letters, in order.

    Small words may be left out, and of the words the last may give no letter of its own. Where a body's name stands
    in front of an acronym of other letters, the acronym is of another language.
    """
    words = list(PART.finditer(before))
    start = _by_initials(words, letters)
    if start is None:
        start = _by_beginnings(words, letters)
    if start is not None:
        is_large = before[start].isupper()
        return (
            start
            if is_large or (len(letters) >= LEAST_SMALL and _is_all_initials(before[start:], letters))
            else None
        )
    return None if country_of(letters.upper()) else _body(words)


def _by_initials(words: Sequence[re.Match[str]], letters: str) -> int | None:
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
    return start if left == 0 else None


def _by_beginnings(words: Sequence[re.Match[str]], letters: str) -> int | None:
    """As by initials, each word giving one letter or more: "Central Treaty Organization (CENTO)"."""
    for first in range(len(words) - 1, max(-1, len(words) - len(letters) - 4), -1):
        some = [plain(word[0]) for word in words[first:] if plain(word[0]) not in SMALL]
        if words[first][0][0].isupper() and len(some) > 1 and spells(letters, some):
            return words[first].start()
    return None


def spells(letters: str, words: Sequence[str]) -> bool:
    """Whether the beginnings of all these words, one letter or more of each, make an acronym."""
    reached = {0}
    for word in words:
        reached = {
            at + size
            for at in reached
            for size in range(1, len(word) + 1)
            if letters.startswith(word[:size], at)
        }
    return len(letters) in reached


def _is_all_initials(expansion: str, letters: str) -> bool:
    words = [word[0] for word in PART.finditer(expansion)]
    return "".join(word[0] for word in words if word.casefold() not in SMALL).casefold() == letters


def _body(words: Sequence[re.Match[str]]) -> int | None:
    """Where the name of a body begins that ends in front of an acronym."""
    at = len(words)
    while at > 0 and (words[at - 1][0][0].isupper() or plain(words[at - 1][0]) in SMALL):
        at -= 1
    while at < len(words) and plain(words[at][0]) in SMALL:
        at += 1
    names = [plain(word[0]) for word in words[at:]]
    is_body = len(names) > 1 and (names[-1] in BODIES or names[0] in BODIES)
    return words[at].start() if is_body and at > 0 else None
