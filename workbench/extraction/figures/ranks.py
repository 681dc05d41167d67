"""Ordinals that rank a thing, and the few uses of "one" that count."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from workbench.extraction.figures.counted import noun_at
from workbench.extraction.figures.found import make
from workbench.extraction.figures.numerals import SMALL_ORDINALS
from workbench.extraction.text.lexicon import BE, DETERMINERS, FUNCTION_WORDS, SUPERLATIVES
from workbench.extraction.text.words import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.extraction.figures.found import Found
    from workbench.extraction.figures.numerals import Number
    from workbench.extraction.text.tokens import Token

GENERIC_AFTER_ONE = word_set(
    """
    day thing way another point hand side could would can should might may has is was can't's
    """
)
RANKED = word_set("ranked ranks ranking finished finishing placed came comes coming stood stands")
LIMITING = frozenset({"only", "just", "least"})
POINTS_TO_ONE = DETERMINERS | word_set("same last next first other which right wrong big new old good")
OPENS_GROUP = DETERMINERS | frozenset({"'s", "only", "few", "several", "many"})
NO_RANK = word_set(
    """
    party hand class rate degree person amendment fleet army avenue street lady world war reich quarter half
    """
)


def one(tokens: Sequence[Token], number: Number) -> Found | None:
    """ "Only one seat" counts; "one of the largest" and "one man" are said where every figure is asked for."""
    i, last = number.first, number.last
    following = tokens[last].low if last < len(tokens) else ""
    before = tokens[i - 1].low if i else ""
    if following == "of":
        return _one_of(tokens, i, last + 1)
    if (
        following in FUNCTION_WORDS
        or following in GENERIC_AFTER_ONE
        or before in POINTS_TO_ONE
        or (i and tokens[i].is_capitalised)
    ):
        return None
    noun = noun_at(tokens, last, plural=False)
    if noun is None:
        return None
    figure = make(tokens, i, last, number.value, unit=tokens[noun].low, is_measure=False)
    return figure._replace(is_idle=before not in LIMITING)


def _one_of(tokens: Sequence[Token], i: int, at: int) -> Found | None:
    """One of the five, one of Norway's largest ports."""
    while at < len(tokens) and (tokens[at].low in OPENS_GROUP or tokens[at].is_capitalised):
        at += 1
    group = noun_at(tokens, at)
    if group is None:
        return None
    return make(tokens, i, i + 1, Decimal(1), unit=tokens[group].low, is_measure=False)._replace(is_idle=True)


HYPHENATED = re.compile(r"([a-z]{5,12}|\d{1,3}(?:st|nd|rd|th))-([a-z]{3,12})")


def hyphenated(tokens: Sequence[Token], i: int) -> Found | None:
    """Third-largest exporter: a rank and its superlative in one word."""
    match = HYPHENATED.fullmatch(tokens[i].low) if "-" in tokens[i].low else None
    if match is None or (match[2] not in SUPERLATIVES and match[2] not in {"most", "least"}):
        return None
    value = SMALL_ORDINALS.get(match[1]) or (int(match[1][:-2]) if match[1][0].isdigit() else None)
    noun = noun_at(tokens, i + 1, plural=False)
    if value is None:
        return None
    unit = match[2] if noun is None else tokens[noun].low
    return make(tokens, i, i + 1, Decimal(value), unit=unit, is_measure=False)._replace(is_rank=True)


def _is_place(tokens: Sequence[Token], number: Number) -> bool:
    """Ranked 58th, came second, is now 11th: a place that names no thing."""
    before = tokens[number.first - 1].low if number.first else ""
    if before not in RANKED and not (before == "now" and tokens[number.first].low[0].isdigit()):
        return False
    following = tokens[number.last] if number.last < len(tokens) else None
    return following is None or not following.is_word or following.low in FUNCTION_WORDS


def _stands(tokens: Sequence[Token], number: Number) -> bool:
    """Are fifth, four points behind: a place in a table."""
    before = tokens[number.first - 1].low if number.first else ""
    following = tokens[number.last].low if number.last < len(tokens) else "."
    return before in BE and following in {",", ".", ";", "with"}


def rank(tokens: Sequence[Token], number: Number) -> Found | None:
    """Fifth most populous country, the seventh round, third-largest exporter; not "third-party" nor "First, ..."."""
    i, last = number.first, number.last
    if _is_place(tokens, number) or _stands(tokens, number):
        return make(tokens, i, last, number.value, unit="place", is_measure=False)._replace(is_rank=True)
    if last >= len(tokens) or (tokens[i].is_capitalised and i > 0) or tokens[last].is_capitalised:
        return None
    low, following = tokens[i].low, tokens[last].low
    superlative = following in SUPERLATIVES or following in {"most", "least"} or following.endswith("est")
    if (
        following in NO_RANK
        or not tokens[last].is_word
        or (low == "second" and i and tokens[i - 1].low in {"a", "per"} and not superlative)
    ):
        return None
    definite = i > 0 and (tokens[i - 1].low in {"the", "'s", "’s"} or tokens[i - 1].low in DETERMINERS)
    if number.value == 1 and not (
        superlative
        or (
            definite and following in {"time", "country", "woman", "man", "person", "nation", "state", "ever"}
        )
    ):
        return None
    if not (superlative or definite):
        return None
    if following in FUNCTION_WORDS and following not in {"most", "least", "such"}:
        return None
    noun = noun_at(tokens, last, plural=False)
    if noun is None and not superlative:
        return None
    unit = following if noun is None else tokens[noun].low
    return make(tokens, i, last, number.value, unit=unit, is_measure=False)._replace(is_rank=True)
