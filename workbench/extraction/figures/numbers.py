"""The number that begins at a word: in digits, in words, vague, signed, or a share such as one in five."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from workbench.extraction.figures.digits import in_digits
from workbench.extraction.figures.numerals import GLYPHS, SIGNS, SINGULAR_PARTS, STARTS, VAGUE, Number
from workbench.extraction.figures.spelled import in_words, vague
from workbench.extraction.text.lexicon import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.extraction.text.tokens import Token

DASHES = frozenset({"-", "−"})
LONGEST_DECIMALS = 9
BEFORE_PART = frozenset({"by", "than", "nearly", "almost", "about", "roughly", "over", "under", "around"})
ROUND = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 50, 100, 1000, 10_000, 100_000, 1_000_000})
"""What shares are of: one in five, seven in 10, one in 1,000."""


def number_at(tokens: Sequence[Token], i: int) -> Number | None:
    """The longest number that begins at token ``i``, or nothing."""
    number = _unshared(tokens, i)
    if number is None or number.is_ordinal or number.is_fraction or number.last >= len(tokens):
        return number
    return _share(tokens, number) or number


def _unshared(tokens: Sequence[Token], i: int) -> Number | None:
    low = tokens[i].low
    if low[0].isdigit():
        return in_digits(tokens, i)
    if low in GLYPHS:
        return Number(i, i + 1, GLYPHS[low], is_fraction=True)
    if low in SIGNS or low in DASHES:
        return _signed(tokens, i)
    if low == ".":
        return _leading_point(tokens, i)
    if low in VAGUE:
        return vague(tokens, i)
    if low not in STARTS and ("-" not in low or low.partition("-")[0] not in STARTS):
        return None
    if low == "a":
        return vague(tokens, i) or in_words(tokens, i) or _part_alone(tokens, i)
    return in_words(tokens, i)


def _part_alone(tokens: Sequence[Token], i: int) -> Number | None:
    """A part that what follows does not say to be one: fell by a fifth, more than a third."""
    part = SINGULAR_PARTS.get(tokens[i + 1].low) if i + 1 < len(tokens) else None
    if part is None or not i or tokens[i - 1].low not in BEFORE_PART:
        return None
    following = tokens[i + 2] if i + 2 < len(tokens) else None
    if following is not None and following.is_word and following.low not in FUNCTION_WORDS:
        return None
    return Number(i, i + 2, Decimal(1) / part, is_fraction=True, in_words=True)


def _signed(tokens: Sequence[Token], i: int) -> Number | None:
    """Minus five, -9.2; a dash between two things is no sign."""
    if i + 1 >= len(tokens) or tokens[i + 1].low in SIGNS or tokens[i + 1].low in DASHES:
        return None
    if tokens[i].low in DASHES and not (stands_free(tokens, i) and tokens[i + 1].text[0].isdigit()):
        return None
    number = _unshared(tokens, i + 1)
    return number._replace(first=i, value=-number.value) if number and not number.is_ordinal else None


def stands_free(tokens: Sequence[Token], i: int) -> bool:
    """Whether a mark belongs to what follows it: a blank before it, none behind."""
    return tokens[i].end == tokens[i + 1].start and not (i and tokens[i - 1].end == tokens[i].start)


def _leading_point(tokens: Sequence[Token], i: int) -> Number | None:
    """.500: digits glued to a point that ends no sentence."""
    if i + 1 >= len(tokens) or not tokens[i + 1].text.isdecimal() or not stands_free(tokens, i):
        return None
    if len(tokens[i + 1].text) > LONGEST_DECIMALS:
        return None
    return Number(i, i + 2, Decimal(f"0.{tokens[i + 1].text}"))


def _share(tokens: Sequence[Token], number: Number) -> Number | None:
    """One in five, two out of three, three of every five, one over twenty at the end of a phrase."""
    link, at = tokens[number.last].low, number.last + 1
    following = tokens[at].low if at < len(tokens) else ""
    if link == "out" and following == "of":
        at += 1 + (at + 1 < len(tokens) and tokens[at + 1].low == "every")
    elif link in {"in", "of"} and following == "every":
        at += 1  # Three of every five
    elif link not in {"in", "over"}:
        return None
    if at >= len(tokens) or number.is_vague or number.is_scaled:
        return None
    whole = _unshared(tokens, at)
    if whole is None or whole.is_ordinal or whole.is_fraction or not 0 < number.value < whole.value:
        return None
    if link == "over" and (number.value != 1 or whole.last < len(tokens)):
        return None
    if whole.value not in ROUND and (link == "in" and number.value != 1):
        return None
    if number.value != number.value.to_integral_value() or (link == "in" and 1500 < whole.value < 2100):
        return None
    return Number(
        number.first, whole.last, number.value / whole.value, in_words=number.in_words, is_share=True
    )
