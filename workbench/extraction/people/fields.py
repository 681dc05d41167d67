"""What offices and public bodies are for: the Department of | Health and Social Care, the Minister for | Roads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.extraction.people.gazetteer import FIELDS, ORGANISATION_WORDS, RANKS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.extraction.text.tokens import Token

OPENS_FIELD = frozenset({"of", "for", "on"})
JOINS = frozenset({"and", "&", ","})
LONGEST_FIELD = 9
NO_SECOND_FIELD = frozenset({"police", "treasury", "government"})
"""What stands behind "and" as a body of its own."""


def past_field(tokens: Sequence[Token], i: int) -> int:
    """One past what an office or a body is for, by the "of" or "for" at token ``i``; ``i`` where none is told."""
    end = i
    while end < len(tokens) and opens_field(tokens, end):  # Secretary | of State | for Health
        k = first = end + 1 + (end + 1 < len(tokens) and tokens[end + 1].low == "the")
        while k < len(tokens) and k - first < LONGEST_FIELD:
            if _is_field(tokens[k]):
                k += 1
            elif k > first and _adds(tokens, k):
                k += 2
            else:
                break
        if k == first:
            break
        end = k
    return end


def opens_field(tokens: Sequence[Token], i: int) -> bool:
    """Whether an office or a body stands before the "of" or "for" at token ``i``."""
    if tokens[i].low not in OPENS_FIELD or not i or not tokens[i - 1].is_capitalised:
        return False
    return tokens[i - 1].low in ORGANISATION_WORDS or tokens[i - 1].low in RANKS


def adds_field(tokens: Sequence[Token], k: int) -> bool:
    """Whether "and" or a comma at token ``k`` adds a field to those before it: Food | and | Rural Affairs."""
    if not _adds(tokens, k):
        return False
    for at in range(k - 1, max(0, k - LONGEST_FIELD), -1):
        if opens_field(tokens, at):
            return True
        if not (_is_field(tokens[at]) or tokens[at].low in {"and", "&", ",", "the"}):
            break
    return False


def _adds(tokens: Sequence[Token], k: int) -> bool:
    """Whether a field stands on both sides; a comma joins them only where an "and" closes the list."""
    if tokens[k].low not in JOINS or not 0 < k < len(tokens) - 1:
        return False
    if not _is_field(tokens[k - 1]) or not _is_field(tokens[k + 1]):
        return False
    if tokens[k].low != ",":
        return tokens[k + 1].low not in NO_SECOND_FIELD
    for at in range(k + 2, min(len(tokens), k + LONGEST_FIELD)):
        if tokens[at].low in {"and", "&"}:
            return _adds(tokens, at)
        if not (_is_field(tokens[at]) or tokens[at].low == ","):
            break
    return False


def _is_field(token: Token) -> bool:
    return token.is_capitalised and token.low in FIELDS
