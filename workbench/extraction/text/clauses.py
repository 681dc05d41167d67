"""Clauses that can stand alone: a long sentence cut where one complete statement ends and the next begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.spans import Span
from workbench.extraction.text.lexicon import (
    AUXILIARIES,
    DETERMINERS,
    EVENT_VERBS,
    FUNCTION_WORDS,
    MODALS,
    POSSESSIVES,
    PREPOSITIONS,
)
from workbench.extraction.text.segments import Segment, is_verb
from workbench.extraction.text.words import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.extraction.reading import Sentence
    from workbench.extraction.text.tokens import Token

JOINS = word_set("and but while whereas yet")
WHEN = frozenset({"when", "after", "before", "once", "since", "while", "as"})
"""Openers of a clause in front that says when the main one happened."""
DATE_LINKS = PREPOSITIONS | {",", "the", "then", "again", "later"}
"""What may stand between "and" and the date that opens a clause: and, in 2018, it closed."""
SHORTEST_CLAUSE = 4
MOST_DATES = 12
"""Dates of one sentence: one with more is a list or a table."""


def dated_parts(tokens: Sequence[Token], cut: Sequence[Segment], starts: set[int]) -> list[Segment]:
    """The segments of a sentence as its dates part and join them.

    One that only says when belongs to the segment beside it; "and in 2018" opens another where verbs stand on
    both sides.

    Args:
        tokens: the sentence.
        cut: its segments.
        starts: the places where its dates begin.
    """
    parts: list[Segment] = []
    waits = False
    for part in cut:
        words = tokens[part.first : part.last]
        # "Since April 2020" opens no clause, whatever stands behind it.
        joins = bool(part.opener) and tokens[part.first].start in starts
        bare = bool(starts) and any(word.start in starts for word in words) and not _is_clause(words)
        if parts and (waits or joins or bare):
            parts[-1] = parts[-1]._replace(last=part.last)
            waits = False
            continue
        fronted = not parts and part.opener in WHEN
        parts.append(part._replace(first=0) if fronted or (joins and not parts) else part)
        waits = bare or fronted
    if len(starts) > MOST_DATES:
        return parts
    return [piece for part in parts for piece in _cut_at_dates(tokens, part, starts)]


def _cut_at_dates(tokens: Sequence[Token], part: Segment, starts: set[int]) -> list[Segment]:
    """A segment cut before each "and" that a date follows with a clause of its own."""
    pieces: list[Segment] = []
    first, opener = part.first, part.opener
    for k in range(part.first + 1, part.last):
        if tokens[k].start not in starts:
            continue
        link = k - 1
        while link > first and tokens[link].low in DATE_LINKS:
            link -= 1
        if (
            tokens[link].low in JOINS
            and _is_clause(tokens[first:link])
            and _is_clause(tokens[k + 1 : part.last])
        ):
            pieces.append(Segment(first, link, opener))
            first, opener = link + 1, tokens[link].low
    return [*pieces, Segment(first, part.last, opener)]


def _is_clause(words: Sequence[Token]) -> bool:
    return any(is_verb(words, k) for k in range(len(words)))


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
    if not named and (
        (token.low not in DETERMINERS or token.low in POSSESSIVES)
        or token.low in {"this", "that", "these", "those"}
    ):
        return False
    return _has_verb(tokens[i + 1 : i + 8])


def _has_verb(tokens: Sequence[Token]) -> bool:
    return any(
        token.low in AUXILIARIES
        or token.low in MODALS
        or (token.low in EVENT_VERBS and not token.is_capitalised)
        for token in tokens
    )
