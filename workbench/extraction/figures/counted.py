"""The noun that a number counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.extraction.figures.numerals import CARDINALS
from workbench.extraction.text.lexicon import DETERMINERS, FUNCTION_WORDS, MONTHS_AND_DAYS, SUPERLATIVES
from workbench.extraction.text.verbs import PRESENT, is_finite
from workbench.extraction.text.words import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.extraction.text.tokens import Token


NOT_COUNTED_AFTER = word_set(
    """
    of to in on at by for from with and or as is are was were has have had do does did will would could
    should may might can that which who but if than then so
    """
)


IRREGULAR_PLURALS = word_set(
    """
    people men women children police feet teeth mice geese lice oxen fish sheep deer moose bison salmon trout cod
    aircraft spacecraft hovercraft watercraft personnel staff cattle livestock poultry species series troops media
    data
    criteria phenomena alumni crew offspring headquarters dice bacteria fungi cacti nuclei stimuli syllabi referenda
    memoranda strata curricula candelabra folk townsfolk kinfolk brethren swine shrimp squid infantry cavalry clergy
    spokespeople tribespeople salespeople businesspeople craftspeople laypeople townspeople percent crossroads
    """
)


NO_PLURAL = word_set(
    """
    is was has this its as us thus always perhaps across towards besides less series plus yes news says does goes
    afterwards
    upwards downwards backwards forwards onwards overseas sometimes nowadays whereas
    makes gives gets comes wants knows thinks sees keeps lets means seems appears becomes begins brings tells loses
    pays owes owns meets sends builds grows spends sells buys allows requires includes provides represents contains
    depends belongs exists lacks continues follows threatens deserves refuses carries creates affects violates opposes
    serves receives reaches prevents protects remembers speaks suffers understands writes believes expects hates
    """
)
"""Words in -s that are no plurals, verbs in the main."""
NOT_MEN = word_set("specimen regimen abdomen acumen omen semen stamen yemen hymen")


LONGEST_NOUN = 6
CATCH = word_set("fish shrimp squid trout salmon cod")
CREWS = word_set("staff crew police people field")
"""Plurals without an ending that are verbs as well."""
INSIDE = word_set("most least more such other")
"""Function words that may stand inside the phrase: the two most recent cases."""


def noun_at(tokens: Sequence[Token], i: int, *, plural: bool = True) -> int | None:
    """The head of the noun phrase that begins at token ``i``: what is counted."""
    return _plural_head(tokens, i) if plural else _singular_head(tokens, i)


def _plural_head(tokens: Sequence[Token], i: int) -> int | None:
    """The first plural, or the last of several in a row: rocket parts makers."""
    best = None
    for k in range(i, min(len(tokens), i + LONGEST_NOUN)):
        token = tokens[k]
        if _ends_phrase(tokens, k, i):
            break
        if is_plural(token.low):
            best = k
            if k + 1 == len(tokens) or not _goes_on(tokens, k + 1):
                return k
    return best


def _goes_on(tokens: Sequence[Token], k: int) -> bool:
    """Whether another plural at token ``k`` heads the phrase: rocket parts | makers; not: trawlers | fish."""
    token = tokens[k]
    if not token.is_word or token.is_capitalised or not is_plural(token.low) or token.low in CATCH:
        return False
    following = tokens[k + 1].low if k + 1 < len(tokens) else "."
    return token.low not in CREWS or following not in DETERMINERS  # 40 sailors | crew the ship


def _singular_head(tokens: Sequence[Token], i: int) -> int | None:
    """The noun a rank is of: fifth most populous country."""
    best = None
    for k in range(i, min(len(tokens), i + LONGEST_NOUN)):
        low = tokens[k].low
        if _ends_phrase(tokens, k, i):
            break
        if low.endswith("ly") or low in SUPERLATIVES or low in {"most", "least", "more"}:
            continue
        if best is not None and (low.endswith(("ed", "ing")) or _is_verb(tokens, k)):
            break
        best = k
    return None if best == i and tokens[i].low.endswith("ing") else best


def _is_verb(tokens: Sequence[Token], k: int) -> bool:
    """Whether a form that may be a noun is the verb behind a phrase: a quarter of the budget | went to roads."""
    if not is_finite(tokens[k]):
        return False
    following = tokens[k + 1] if k + 1 < len(tokens) else None
    if following is None or not following.is_word:
        return tokens[k].low not in PRESENT
    return following.low in FUNCTION_WORDS and following.low != "of" and not is_finite(following)


def _ends_phrase(tokens: Sequence[Token], k: int, begin: int) -> bool:
    """Whether token ``k`` can be no part of a noun phrase begun at ``begin``."""
    token = tokens[k]
    low = token.low
    if low in {"and", "or", ",", "-", "&"} and k > begin and k + 1 < len(tokens):
        return not _links(tokens, k)
    if not token.is_word:
        # A model's number: two new 737 Max jets.
        return not (
            k > begin and token.text.isdecimal() and k + 1 < len(tokens) and tokens[k + 1].is_capitalised
        )
    if (
        low in NOT_COUNTED_AFTER
        or (k > begin and low in CARDINALS)
        or (low in FUNCTION_WORDS and low not in INSIDE and token.text != "US")
    ):
        return True
    return low in MONTHS_AND_DAYS and token.is_capitalised


def _links(tokens: Sequence[Token], k: int) -> bool:
    """Whether a conjunction or comma joins two modifiers: digital and physical sales, large, private firms."""
    before, after = tokens[k - 1], tokens[k + 1]
    if tokens[k].low in {"-", "&"}:
        return True
    if not after.is_word or after.low in FUNCTION_WORDS or is_plural(before.low):
        return False
    if before.is_capitalised or after.is_capitalised:
        return before.is_capitalised and after.is_capitalised and tokens[k].low != ","
    return is_plural(after.low) is False and k + 2 < len(tokens) and is_plural(tokens[k + 2].low)


def is_plural(low: str) -> bool:
    """Whether a word has the form of a plural."""
    if low in IRREGULAR_PLURALS:
        return True
    if low.endswith("men"):
        return len(low) > 4 and low not in NOT_MEN
    return (
        len(low) > 3
        and low.endswith("s")
        and not low.endswith(("ss", "us", "is", "'s"))
        and low not in NO_PLURAL
    )
