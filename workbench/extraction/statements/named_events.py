"""Happenings named by a noun: after the closure of Oslo harbour, the recent sale of Acme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.spans import Span
from workbench.extraction.statements.acts import is_name
from workbench.extraction.text.lexicon import (
    AUXILIARIES,
    DETERMINERS,
    EVENT_NOUNS,
    PREDICTION,
    PRONOUNS,
    TEMPORAL,
)
from workbench.extraction.text.words import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.extraction.text.tokens import Token

PRESUPPOSING = word_set("with despite amid")
"""Words behind which "the" and a noun of happening take it as known."""
RECENT = word_set("recent latest")
ANNOUNCING = TEMPORAL | PRESUPPOSING | RECENT
"""Words that announce a happening."""
ENDS = (
    frozenset({",", ";", ".", "—", "–", "!", "?", ":"}) | AUXILIARIES | PREDICTION | {"that", "which", "who"}
)
BODIES = frozenset({"establishment"})
"""Nouns of happening only where "of" follows: the diplomatic establishment is a body of people."""
FARTHEST_NOUN = 9
LONGEST = 24


def named_event(tokens: Sequence[Token]) -> Span | None:
    """The first happening that is named with who or what it befell."""
    for i, token in enumerate(tokens):
        first = _opens(tokens, i) if token.low in ANNOUNCING else None
        if first is not None and (place := _happening(tokens, first)):
            return place
    return None


def _opens(tokens: Sequence[Token], i: int) -> int | None:
    """Where the phrase begins that a word announces: behind "after", with the article before "recent"."""
    if tokens[i].low in RECENT:
        return i - 1 if i and tokens[i - 1].low in DETERMINERS else None
    if tokens[i].low in PRESUPPOSING:
        return i + 1 if i + 1 < len(tokens) and tokens[i + 1].low == "the" else None
    return None if i and tokens[i - 1].low in {"it", "and", "ever"} else i + 1


def _happening(tokens: Sequence[Token], first: int) -> Span | None:
    named = False
    for k in range(first, min(len(tokens), first + FARTHEST_NOUN)):
        low = tokens[k].low
        if low in ENDS or low in PRONOUNS or low == "(":
            return None
        named = named or is_name(tokens[k])
        if low in BODIES and (k + 1 == len(tokens) or tokens[k + 1].low != "of"):
            return None
        if low in EVENT_NOUNS:
            end = _end_of_phrase(tokens, k)
            named = named or any(word.is_capitalised for word in tokens[k:end])
            return Span(tokens[first].start, tokens[end - 1].end) if named and end > k + 1 else None
    return None


def _end_of_phrase(tokens: Sequence[Token], k: int) -> int:
    """One past the prepositional phrases behind a noun."""
    end = k + 1
    while end < len(tokens) and end - k < LONGEST and tokens[end].low not in ENDS:
        end += 1
    return end
