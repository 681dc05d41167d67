"""Ordinals that rank a thing, and the few uses of "one" that count."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from workbench.extraction.counted import noun_at
from workbench.extraction.found import make
from workbench.extraction.lexicon import DETERMINERS, FUNCTION_WORDS, SUPERLATIVES
from workbench.extraction.numbers import number_at
from workbench.extraction.words import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.extraction.found import Found
    from workbench.extraction.numbers import Number
    from workbench.extraction.tokens import Token

GENERIC_AFTER_ONE = word_set(
    """
    day thing way another point hand side could would can should might may has is was can't's
    """
)
NO_RANK = word_set(
    """
    party hand class rate degree person amendment fleet army avenue street lady world war reich quarter half
    """
)


def one(tokens: Sequence[Token], number: Number) -> Found | None:
    """ "One" counts only in "only one", "one of the five" and before "in N"."""
    i, last = number.first, number.last
    following = tokens[last].low if last < len(tokens) else ""
    before = tokens[i - 1].low if i else ""
    if (
        following == "in"
        and last + 1 < len(tokens)
        and (out_of := number_at(tokens, last + 1))
        and out_of.value > 1
    ):
        share = Decimal(1) / out_of.value
        counted = noun_at(tokens, out_of.last)
        unit = tokens[counted].low if counted else None
        return make(tokens, i, out_of.last, share, unit=unit, is_measure=False)
    if following == "of" and last + 2 < len(tokens) and tokens[last + 1].low in DETERMINERS:
        group = noun_at(tokens, last + 2)
        if group is None:
            return None
        figure = make(tokens, i, last, number.value, unit=tokens[group].low, is_measure=False)
        return figure._replace(is_idle=True)
    if (
        before not in {"only", "just", "least"}
        or following in FUNCTION_WORDS
        or following in GENERIC_AFTER_ONE
    ):
        return None
    noun = noun_at(tokens, last, plural=False)
    return (
        None if noun is None else make(tokens, i, last, number.value, unit=tokens[noun].low, is_measure=False)
    )


def rank(tokens: Sequence[Token], number: Number) -> Found | None:
    """Fifth most populous country, the seventh round, third-largest exporter; not "third-party" nor "First, ..."."""
    i, last = number.first, number.last
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
    if following in FUNCTION_WORDS and following not in {"most", "least"}:
        return None
    noun = noun_at(tokens, last, plural=False)
    if noun is None:
        return None
    return make(tokens, i, last, number.value, unit=tokens[noun].low, is_measure=False)._replace(is_rank=True)
