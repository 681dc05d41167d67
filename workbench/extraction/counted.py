"""The noun that a number counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.extraction.lexicon import FUNCTION_WORDS, MONTHS_AND_DAYS, SUPERLATIVES
from workbench.extraction.words import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.extraction.tokens import Token


NOT_COUNTED_AFTER = word_set(
    """
    of to in on at by for from with and or as is are was were has have had do does did will would could
    should may might can that which who but if than then so
    """
)


IRREGULAR_PLURALS = word_set(
    """
    people men women children police feet teeth mice geese fish sheep deer aircraft spacecraft personnel
    staff cattle species series troops media data criteria phenomena alumni crew offspring headquarters
    spokespeople
    """
)


NO_PLURAL = word_set(
    """
    is was has this its as us thus always perhaps across towards besides less series plus yes news
    """
)


LONGEST_NOUN = 6


def noun_at(tokens: Sequence[Token], i: int, *, plural: bool = True) -> int | None:
    """The head of the noun phrase that begins at token ``i``: what is counted."""
    best = None
    for k in range(i, min(len(tokens), i + LONGEST_NOUN)):
        token = tokens[k]
        low = token.low
        if low == "and" and plural and k > i and k + 1 < len(tokens) and tokens[k - 1].is_capitalised:
            if tokens[k + 1].is_capitalised:
                continue
            break
        if (
            not token.is_word
            or low in NOT_COUNTED_AFTER
            or (low in FUNCTION_WORDS and low not in {"most", "least", "more", "such", "other"})
        ):
            if low == "-" and k > i:
                continue
            break
        if low in MONTHS_AND_DAYS and token.is_capitalised:
            break
        if plural:
            if _is_plural(low):
                best = k
                following = tokens[k + 1] if k + 1 < len(tokens) else None
                if following is None or not (
                    following.is_word and _is_plural(following.low) and not following.is_capitalised
                ):
                    return k
        elif low.endswith("ly") or low in SUPERLATIVES or low in {"most", "least", "more"}:
            continue
        elif not (low.endswith(("ed", "ing")) and best is not None):
            best = k
        else:
            break
    return best


def _is_plural(low: str) -> bool:
    return low in IRREGULAR_PLURALS or (
        len(low) > 3
        and low.endswith("s")
        and not low.endswith(("ss", "us", "is", "'s"))
        and low not in NO_PLURAL
    )
