"""The words and signs numbers are written with, and what a number in a sentence is."""

from __future__ import annotations

from decimal import Context, Decimal
from typing import NamedTuple

from workbench.extraction.text.words import word_list, word_set


class Number(NamedTuple):
    """A number at ``tokens[first:last]``."""

    first: int
    last: int
    value: Decimal
    is_ordinal: bool = False
    is_fraction: bool = False
    is_vague: bool = False
    """"Hundreds", "dozens", "a handful": an order of magnitude."""
    in_words: bool = False
    is_scaled: bool = False
    """With a scale word: 5 million, 5m."""
    is_share: bool = False
    """"One in five", "two out of three"."""


SIGNIFICANT = Context(prec=12)
"""Digits of a value that is a part: a third is 0.333333333333."""


def plain(value: Decimal) -> str:
    """The decimal string without exponent or idle zeros: ``310000000``, ``0.5``."""
    whole = value == value.to_integral_value()
    written = format(value if whole else SIGNIFICANT.plus(value), "f")
    return written.rstrip("0").rstrip(".") if "." in written else written


_TEENS = word_list(
    """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen
    """
)
_TENS = word_list("twenty thirty forty fifty sixty seventy eighty ninety")
SMALL = {word: value for value, word in enumerate(_TEENS)} | {"nought": 0, "naught": 0}
TENS = {word: value for value, word in zip(range(20, 100, 10), _TENS, strict=True)} | {"fourty": 40}

SCALES = {
    "hundred": Decimal(100), "thousand": Decimal(1_000), "lakh": Decimal(100_000), "lac": Decimal(100_000),
    "million": Decimal(10**6), "crore": Decimal(10**7), "billion": Decimal(10**9), "milliard": Decimal(10**9),
    "trillion": Decimal(10**12), "quadrillion": Decimal(10**15), "quintillion": Decimal(10**18),
}  # fmt: skip
PLURAL_SCALES = {"lakhs": SCALES["lakh"], "lacs": SCALES["lac"], "crores": SCALES["crore"]}
SHORT_SCALES = {
    "k": Decimal(1_000), "m": Decimal(10**6), "mm": Decimal(10**6), "mn": Decimal(10**6), "mln": Decimal(10**6),
    "mil": Decimal(10**6), "cr": Decimal(10**7), "bn": Decimal(10**9), "b": Decimal(10**9), "bln": Decimal(10**9),
    "bil": Decimal(10**9), "tn": Decimal(10**12), "trn": Decimal(10**12), "tln": Decimal(10**12),
}  # fmt: skip
DOZENS = {"dozen": Decimal(12), "dozens": Decimal(12), "score": Decimal(20), "gross": Decimal(144)}
VAGUE = {
    "tens": Decimal(10), "dozens": Decimal(12), "scores": Decimal(20), "hundreds": Decimal(100),
    "thousands": Decimal(1_000), "lakhs": Decimal(10**5), "millions": Decimal(10**6), "crores": Decimal(10**7),
    "billions": Decimal(10**9), "trillions": Decimal(10**12),
}  # fmt: skip
HANDFULS = {"handful": Decimal(5), "couple": Decimal(2)}

_SMALL_ORDINALS = word_list(
    """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
    fifteenth sixteenth seventeenth eighteenth nineteenth
    """
)
SMALL_ORDINALS = {word: value for value, word in enumerate(_SMALL_ORDINALS, start=1)}
TENS_ORDINALS = {f"{word[:-1]}ieth": value for word, value in TENS.items()}
SCALE_ORDINALS = {
    f"{word}th": value for word, value in SCALES.items() if word not in {"lakh", "lac", "crore"}
}
ORDINALS = SMALL_ORDINALS | TENS_ORDINALS | {word: int(value) for word, value in SCALE_ORDINALS.items()}

HALVES = {"half": 2, "quarter": 4}
PLURAL_PARTS = {"halves": 2, "quarters": 4} | {f"{word}s": value for word, value in ORDINALS.items()}
SINGULAR_PARTS = HALVES | {word: value for word, value in ORDINALS.items() if value > 2}

GLYPHS = {
    "½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75"), "⅓": Decimal(1) / 3, "⅔": Decimal(2) / 3,
    "⅕": Decimal("0.2"), "⅖": Decimal("0.4"), "⅗": Decimal("0.6"), "⅘": Decimal("0.8"), "⅛": Decimal("0.125"),
    "⅜": Decimal("0.375"), "⅝": Decimal("0.625"), "⅞": Decimal("0.875"),
}  # fmt: skip
SIGNS = word_set("minus negative")
MULTIPLES = {"twice": Decimal(2), "thrice": Decimal(3)} | {
    f"{word}fold": Decimal(value) for word, value in SMALL.items() if value > 1
}

CARDINALS = frozenset(SMALL) | frozenset(TENS)
STARTS = (
    CARDINALS
    | frozenset(ORDINALS)
    | frozenset(VAGUE)
    | frozenset(HALVES)
    | SIGNS
    | frozenset(MULTIPLES)
    | {"a", "an"}
)
"""Words a number in words begins with (a hyphenated word begins with one of them too)."""
AFTER_ARTICLE = frozenset(SCALES) | frozenset(SINGULAR_PARTS) | frozenset(HANDFULS) | {"dozen"}
"""Words that make a number of the article before them."""
