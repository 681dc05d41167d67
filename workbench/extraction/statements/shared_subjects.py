"""Passages that begin behind their subject: which ones do, and whom "who" or "which" before them stands for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from workbench.extraction.speech.cues import CUES
from workbench.extraction.statements.subjects import Phrase
from workbench.extraction.text.lexicon import (
    ADVERBS,
    CONJUNCTIONS,
    DETERMINERS,
    EVENT_NOUNS,
    PREPOSITIONS,
    PRONOUNS,
)
from workbench.extraction.text.segments import is_verb
from workbench.extraction.text.tokens import END, START
from workbench.extraction.text.verbs import IRREGULAR_PARTICIPLES, is_finite

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.domain.spans import Span
    from workbench.extraction.reading import Sentence
    from workbench.extraction.text.tokens import Token

STANDING_FOR = frozenset({"who", "which"})
FARTHEST_LEAD = 8
LONGEST_ANTECEDENT = 8
SHORTEST_ASIDE = 3


def place(tokens: Sequence[Token], span: Span) -> Phrase:
    """The tokens of a sentence that a span holds."""
    if span.start <= tokens[0].start and tokens[-1].end <= span.end:
        return Phrase(0, len(tokens))
    first = bisect_right(tokens, span.start, key=END)
    last = bisect_left(tokens, span.end, first, key=START)
    return Phrase(first, last)


def lacks_subject(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a passage inside a sentence opens with its verb: was sold in 2016; in May, imposed a ban."""
    if not first:
        return False
    return tokens[first - 1].low in STANDING_FOR or _opens_with_verb(tokens, first, last)


def _opens_with_verb(tokens: Sequence[Token], first: int, last: int) -> bool:
    start = _after_date(tokens, first, last)
    while start < last - 1 and (tokens[start].low in ADVERBS or tokens[start].low.endswith("ly")):
        start += 1
    opening = tokens[start]
    return (
        is_finite(opening)
        or (opening.low in IRREGULAR_PARTICIPLES and not opening.is_capitalised)
        or (start == first and is_verb(tokens, start))
    )


def _after_date(tokens: Sequence[Token], first: int, last: int) -> int:
    """Where the words go on behind a short opening phrase between commas: in December 2021, | imposed."""
    if tokens[first].low not in PREPOSITIONS:
        return first
    near = range(first + 1, min(last - 1, first + FARTHEST_LEAD))
    return next((k + 1 for k in near if tokens[k].low == ","), first)


def stood_for(sentence: Sentence, first: int) -> Phrase | None:
    """The noun phrase that "who" or "which" right before a passage stands for, where only one can be meant."""
    tokens = sentence.tokens
    comma = first - 2
    if comma < 1 or tokens[first - 1].low not in STANDING_FOR or tokens[comma].low != ",":
        return None
    if not _opens_with_verb(tokens, first, len(tokens)):
        return None  # "which Norway sold": it is no subject
    at = bisect_left(sentence.names, comma, key=lambda name: name.last)
    named = sentence.names[at] if at < len(sentence.names) and sentence.names[at].last == comma else None
    start = named.first if named else None
    if start is None:
        start = _start_of_noun(tokens, comma)
    elif tokens[start - 1].low == "the" and start:
        start -= 1
    # "The head of Acme, who": whoever is meant, the words do not tell.
    if start is None or (
        start
        and (tokens[start - 1].low in PREPOSITIONS or tokens[start - 1].low in {"and", "'s"})
        and not _leads(tokens, start)
    ):
        return None
    return Phrase(start, comma)


def _leads(tokens: Sequence[Token], start: int) -> bool:
    """Whether only the preposition that opens the sentence stands before a phrase: in | a second phase, which."""
    return start == 1 and tokens[0].low in PREPOSITIONS


def _start_of_noun(tokens: Sequence[Token], comma: int) -> int | None:
    """Where a plain noun phrase that ends at a comma begins: at its article, without a preposition in it."""
    for k in range(comma - 1, max(-1, comma - LONGEST_ANTECEDENT), -1):
        if tokens[k].low in DETERMINERS:
            return k
        if (
            not tokens[k].is_word
            or tokens[k].low in PREPOSITIONS
            or tokens[k].low in CONJUNCTIONS
            or tokens[k].low in PRONOUNS
            or is_verb(tokens, k)
        ):
            return None
    return None


def end_of_own(tokens: Sequence[Token], first: int, last: int) -> int:
    """Where a clause's own words end: who came in May | , has left; that it rained | and that nobody came."""
    opener = tokens[first - 1].low if first else ""
    near = range(first + SHORTEST_ASIDE, last - 1)
    if opener in STANDING_FOR:
        return next((k for k in near if tokens[k].low == "," and _is_verb_behind(tokens[k + 1])), last)
    if opener == "that":
        return next(
            (k for k in near if tokens[k].low in {"and", "but"} and tokens[k + 1].low == "that"), last
        )
    return last


def _is_verb_behind(token: Token) -> bool:
    """Whether a word behind a clause in commas is the main verb: who left in May, | contend that."""
    return is_finite(token) or (token.low in CUES and not token.is_capitalised)


def names_only(tokens: Sequence[Token]) -> bool:
    """Whether words are no clause but name what happened: the recent closure of the yard in Bergen."""
    if any(is_verb(tokens, k) for k in range(len(tokens))):
        return False
    head = next((k for k, token in enumerate(tokens) if token.low in EVENT_NOUNS), None)
    if head is None or tokens[0].low not in DETERMINERS:
        return False
    return not any(token.low in PREPOSITIONS or token.text == "," for token in tokens[:head])
