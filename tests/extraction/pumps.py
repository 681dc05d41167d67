"""Hostile texts for a regular expression, made from the expression: one for each of its loops.

A loop that backtracks shows it on a text that enters the loop many times and then fails. So for each loop of a pattern
a text is made of what leads to it, its body very often, and a character that nothing accepts.
"""

from __future__ import annotations

import re
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

UNBOUNDED = 50
"""Repetitions from which a loop is pumped."""
CATEGORIES = {
    ops.CATEGORY_DIGIT: "1",
    ops.CATEGORY_NOT_DIGIT: "a",
    ops.CATEGORY_SPACE: " ",
    ops.CATEGORY_NOT_SPACE: "a",
    ops.CATEGORY_WORD: "a",
    ops.CATEGORY_NOT_WORD: " ",
}
CANDIDATES = [chr(number) for number in (*range(32, 127), 9, 10, 0xA0, 0xE9, 0x2019, 0x201C, 0x201D, 0x2013)]


def pumped(pattern: re.Pattern[str], length: int) -> Iterator[str]:
    """A text of about this length for each loop of a pattern, twice: with one end that fails and another."""
    for lead, body in loops(pattern):
        repeated = (lead + body * (length // max(1, len(body))))[:length]
        yield repeated + "\x00"
        yield lead + "\n".join([repeated[: length // 2]] * 2) + "\x01"


def loops(pattern: re.Pattern[str]) -> list[tuple[str, str]]:
    """What leads to each loop of a pattern, and one round of it."""
    return [(lead, body) for lead, body in _loops(parser.parse(pattern.pattern, pattern.flags), "") if body]


def _loops(tree: Any, lead: str) -> Iterator[tuple[str, str]]:
    for op, value in tree:
        if op in {ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT}:
            _least, most, inner = value
            if most >= UNBOUNDED:
                yield lead, _sample(inner)
            yield from _loops(inner, lead)
        elif op is ops.SUBPATTERN:
            yield from _loops(value[-1], lead)
        elif op is ops.ATOMIC_GROUP:
            yield from _loops(value, lead)
        elif op is ops.BRANCH:
            for branch in value[1]:
                yield from _loops(branch, lead)
        elif op in {ops.ASSERT, ops.ASSERT_NOT}:
            yield from _loops(value[1], lead)
        lead += _sample([(op, value)])


def _sample(tree: Any) -> str:
    """A short text that a part of a pattern accepts, as far as one can be made without looking around."""
    out = []
    for op, value in tree:
        if op is ops.LITERAL:
            out.append(chr(value))
        elif op is ops.NOT_LITERAL:
            out.append("b" if value == ord("a") else "a")
        elif op is ops.ANY:
            out.append("a")
        elif op is ops.IN:
            out.append(_one_of(value))
        elif op in {ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT}:
            out.append(_sample(value[2]) * max(1, min(value[0], 5)))
        elif op is ops.SUBPATTERN:
            out.append(_sample(value[-1]))
        elif op is ops.ATOMIC_GROUP:
            out.append(_sample(value))
        elif op is ops.BRANCH:
            out.append(_sample(value[1][0]))
    return "".join(out)


def _one_of(members: list[Any]) -> str:
    """A character of a set, letters and digits first."""
    if members[0][0] is ops.NEGATE:
        return next(
            char for char in sorted(CANDIDATES, key=str.isalnum, reverse=True) if not _has(members[1:], char)
        )
    op, value = members[0]
    if op is ops.CATEGORY:
        return CATEGORIES.get(value, "a")
    return chr(value[0]) if op is ops.RANGE else chr(value)


def _has(members: list[Any], char: str) -> bool:
    for op, value in members:
        if op is ops.LITERAL and chr(value) == char:
            return True
        if op is ops.RANGE and value[0] <= ord(char) <= value[1]:
            return True
        if op is ops.CATEGORY and re.match(_category(value), char):
            return True
    return False


def _category(value: Any) -> str:
    names = {
        ops.CATEGORY_DIGIT: r"\d",
        ops.CATEGORY_NOT_DIGIT: r"\D",
        ops.CATEGORY_SPACE: r"\s",
        ops.CATEGORY_NOT_SPACE: r"\S",
        ops.CATEGORY_WORD: r"\w",
        ops.CATEGORY_NOT_WORD: r"\W",
    }
    return names[value]
