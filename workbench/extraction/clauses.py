"""Clauses that can stand alone: a long sentence cut where one complete statement ends and the next begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.spans import Span
from workbench.extraction.lexicon import (
    AUXILIARIES,
    DETERMINERS,
    EVENT_VERBS,
    FUNCTION_WORDS,
    MODALS,
    POSSESSIVES,
)
from workbench.extraction.words import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.extraction.reading import Sentence
    from workbench.extraction.tokens import Token

JOINS = word_set("and but while whereas yet")
SHORTEST_CLAUSE = 4


def clause_around(sentence: Sentence, place: Span) -> Span:
    """The clause of a sentence that holds a place; the whole sentence where no cut is safe."""
    tokens = sentence.tokens
    first, last = 0, len(tokens)
    for start, after in _cuts(tokens):
        if tokens[after].start <= place.start:
            first = after
        elif tokens[start].start >= place.end:
            last = start
            break
    if first == 0 and last == len(tokens):
        return sentence.span
    end = tokens[last - 1].end if last < len(tokens) else sentence.span.end
    return Span(tokens[first].start if first else sentence.span.start, end)


def _cuts(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Places where one statement ends (index of the mark) and the next begins, both complete in themselves."""
    cuts: list[tuple[int, int]] = []
    start = depth = 0
    for i, token in enumerate(tokens[:-SHORTEST_CLAUSE]):
        depth += (token.text in "([“«") - (token.text in ")]”»")
        if depth or token.low not in {",", ";"}:
            continue
        after = i + 1 + (tokens[i + 1].low in JOINS)
        if token.low == "," and after == i + 1:
            continue
        if _opens_clause(tokens, after) and _has_verb(tokens[start:i]) and _has_verb(tokens[after:]):
            cuts.append((i, after))
            start = after
    return cuts


def _opens_clause(tokens: Sequence[Token], i: int) -> bool:
    """Whether a subject that needs nothing before it begins here, with its verb near."""
    token = tokens[i]
    named = token.is_capitalised and (token.low not in FUNCTION_WORDS or token.text == "US")
    if not named and token.low not in DETERMINERS - POSSESSIVES - {"this", "that", "these", "those"}:
        return False
    return _has_verb(tokens[i + 1 : i + 8])


def _has_verb(tokens: Sequence[Token]) -> bool:
    return any(
        token.low in AUXILIARIES
        or token.low in MODALS
        or (token.low in EVENT_VERBS and not token.is_capitalised)
        for token in tokens
    )
