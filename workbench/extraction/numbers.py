"""Numbers in digits and in words, read from tokens."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from workbench.extraction.words import word_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.extraction.tokens import Token

SMALL = {
    word: value
    for value, word in enumerate(
        word_list(
            """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen
    """
        )
    )
}
TENS = {
    word: value
    for value, word in zip(
        range(20, 100, 10), word_list("twenty thirty forty fifty sixty seventy eighty ninety"), strict=True
    )
}
SCALES = {
    "hundred": Decimal(100), "thousand": Decimal(1_000), "lakh": Decimal(100_000), "lakhs": Decimal(100_000),
    "million": Decimal(10**6), "crore": Decimal(10**7), "crores": Decimal(10**7), "billion": Decimal(10**9),
    "trillion": Decimal(10**12), "quadrillion": Decimal(10**15),
}  # fmt: skip
SHORT_SCALES = {
    "k": Decimal(1_000), "m": Decimal(10**6), "mn": Decimal(10**6), "mln": Decimal(10**6), "bn": Decimal(10**9),
    "b": Decimal(10**9), "mil": Decimal(10**6), "bil": Decimal(10**9), "tn": Decimal(10**12), "trn": Decimal(10**12),
}  # fmt: skip
DOZEN = {"dozen": Decimal(12), "score": Decimal(20)}
VAGUE_PLURALS = {
    "tens": Decimal(10), "dozens": Decimal(12), "scores": Decimal(20), "hundreds": Decimal(100),
    "thousands": Decimal(1_000),
    "millions": Decimal(10**6), "billions": Decimal(10**9), "trillions": Decimal(10**12),
}  # fmt: skip
SMALL_ORDINALS = {
    word: value
    for value, word in enumerate(
        word_list(
            """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
    fifteenth sixteenth seventeenth eighteenth nineteenth
    """
        ),
        start=1,
    )
}
TENS_ORDINALS = {word[:-1] + "ieth": value for word, value in TENS.items()}
SCALE_ORDINALS = {
    "hundredth": Decimal(100), "thousandth": Decimal(1_000), "millionth": Decimal(10**6), "billionth": Decimal(10**9),
}  # fmt: skip
FRACTION_NAMES = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4,
    "fifth": 5,
    "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7, "eighth": 8, "eighths": 8, "ninth": 9,
    "ninths": 9,
    "tenth": 10, "tenths": 10, "hundredth": 100, "hundredths": 100,
}  # fmt: skip
GLYPHS = {
    "½": Decimal("0.5"),
    "¼": Decimal("0.25"),
    "¾": Decimal("0.75"),
    "⅓": Decimal("0.333"),
    "⅔": Decimal("0.667"),
}

DIGITS = re.compile(r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d+(?:\.\d+)?")
GLUED = re.compile(r"(\d{1,15}(?:\.\d{1,9})?)(k|m|mn|mln|bn|b|tn|trn)", re.IGNORECASE)
DIGIT_ORDINAL = re.compile(r"(\d{1,6})(?:st|nd|rd|th)", re.IGNORECASE)
MIXED = re.compile(r"([a-z]{3,9})-and-a-(half|third|quarter)")
LONGEST_WORD_NUMBER = 24
"""Tokens a number in words may span: a bound against endless lists of number words."""


class Number(NamedTuple):
    """A number at ``tokens[first:last]``."""

    first: int
    last: int
    value: Decimal
    is_ordinal: bool = False
    is_fraction: bool = False
    is_vague: bool = False
    """"Hundreds", "dozens": an order of magnitude."""
    in_words: bool = False


def plain(value: Decimal) -> str:
    """The decimal string without exponent or idle zeros: ``310000000``, ``0.5``."""
    written = format(value, "f")
    return written.rstrip("0").rstrip(".") if "." in written else written


def number_at(tokens: Sequence[Token], i: int) -> Number | None:
    """The longest number that begins at token ``i``, or nothing."""
    low = tokens[i].low
    if low[0].isdigit():
        return _in_digits(tokens, i)
    if low in GLYPHS:
        return Number(i, i + 1, GLYPHS[low], is_fraction=True)
    if low in VAGUE_PLURALS:
        return _vague(tokens, i)
    return _in_words(tokens, i)


def _in_digits(tokens: Sequence[Token], i: int) -> Number | None:
    written = tokens[i].low
    if ordinal := DIGIT_ORDINAL.fullmatch(written):
        return Number(i, i + 1, Decimal(ordinal[1]), is_ordinal=True)
    if glued := GLUED.fullmatch(written):
        return Number(i, i + 1, Decimal(glued[1]) * SHORT_SCALES[glued[2].lower()])
    if written.count("/") == 1 and all(part.isdecimal() and len(part) < 4 for part in written.split("/")):
        over, under = (Decimal(part) for part in written.split("/"))
        return Number(i, i + 1, over / under, is_fraction=True) if under and over < under else None
    if len(written) > 40 or not DIGITS.fullmatch(written):
        return None
    value, last = Decimal(written.replace(",", "")), i + 1
    if last < len(tokens) and tokens[last].low in GLYPHS:
        value, last = value + GLYPHS[tokens[last].low], last + 1
    elif last < len(tokens) and (part := re.fullmatch(r"(\d)/(\d)", tokens[last].low)) and part[2] != "0":
        value, last = value + Decimal(part[1]) / Decimal(part[2]), last + 1
    return scaled(tokens, i, last, value)


def scaled(tokens: Sequence[Token], first: int, last: int, value: Decimal) -> Number:
    """Apply the scale words that follow: 1.5 million, 3 dozen, 2 hundred thousand."""
    while last < len(tokens) and last - first < 4:
        word = tokens[last].low
        joined = tokens[last].start == tokens[last - 1].end
        if word in SCALES or word in DOZEN:
            value *= SCALES.get(word) or DOZEN[word]
        elif word in SHORT_SCALES and (joined or len(word) > 1):
            value *= SHORT_SCALES[word]
        else:
            break
        last += 1
    return Number(first, last, value)


def _vague(tokens: Sequence[Token], i: int) -> Number:
    """Hundreds of thousands, tens of millions."""
    value, last = VAGUE_PLURALS[tokens[i].low], i + 1
    if last + 1 < len(tokens) and tokens[last].low == "of" and tokens[last + 1].low in VAGUE_PLURALS:
        value, last = value * VAGUE_PLURALS[tokens[last + 1].low], last + 2
    return Number(i, last, value, is_vague=True, in_words=True)


def _in_words(tokens: Sequence[Token], i: int) -> Number | None:
    low = tokens[i].low
    if low in {"a", "an"}:
        return _after_article(tokens, i)
    if low == "half":
        return Number(i, i + 1, Decimal("0.5"), is_fraction=True, in_words=True)
    if (mixed := MIXED.fullmatch(low)) and mixed[1] in SMALL:
        value = SMALL[mixed[1]] + Decimal(1) / FRACTION_NAMES[mixed[2]]
        return Number(i, i + 1, value, in_words=True)
    if not _is_number_word(low):
        return None
    total, group, last, ordinal = Decimal(0), Decimal(0), i, False
    seen = ""
    while last < len(tokens) and last - i < LONGEST_WORD_NUMBER and not ordinal:
        word = tokens[last].low
        if word == "and" and seen == "scale" and last + 1 < len(tokens) and _adds(tokens[last + 1].low):
            last += 1
            continue
        step = _step(word, seen)
        if step is None:
            break
        kind, value = step
        ordinal = kind.startswith("ordinal")
        if kind.endswith("scale"):
            if value == 100:
                group = (group or Decimal(1)) * value
            else:
                total, group = total + (group or Decimal(1)) * value, Decimal(0)
        elif kind.endswith("dozen"):
            group = (group or Decimal(1)) * value
        else:
            group += value
        seen = kind
        last += 1
    return _fraction(tokens, i, last, total + group, is_ordinal=ordinal)


def _fraction(tokens: Sequence[Token], first: int, last: int, value: Decimal, *, is_ordinal: bool) -> Number:
    """Two thirds; three and a half; two-thirds comes as one token and is split by ``_step``."""
    if not is_ordinal and last < len(tokens):
        name = tokens[last].low.lstrip("-")
        if name in FRACTION_NAMES and (name.endswith("s") or name == "half" or value == 1) and value < 20:
            return Number(first, last + 1, value / FRACTION_NAMES[name], is_fraction=True, in_words=True)
        if last + 2 < len(tokens) and [t.low for t in tokens[last : last + 2]] == ["and", "a"]:
            name = tokens[last + 2].low
            if name in {"half", "quarter", "third"}:
                return Number(first, last + 3, value + Decimal(1) / FRACTION_NAMES[name], in_words=True)
    compound = tokens[first].low.split("-")
    if last == first + 1 and len(compound) == 2 and compound[1] in FRACTION_NAMES and compound[0] in SMALL:
        return Number(
            first,
            last,
            Decimal(SMALL[compound[0]]) / FRACTION_NAMES[compound[1]],
            is_fraction=True,
            in_words=True,
        )
    return Number(first, last, value, is_ordinal=is_ordinal, in_words=True)


def _after_article(tokens: Sequence[Token], i: int) -> Number | None:
    """A hundred, a dozen, a million, a third of, a quarter of."""
    if i + 1 >= len(tokens):
        return None
    word = tokens[i + 1].low
    if word in SCALES or word in DOZEN:
        if word == "score":
            return None
        found = scaled(tokens, i, i + 1, Decimal(1))
        return found._replace(in_words=True)
    if (
        word in {"third", "quarter", "fifth", "tenth", "half"}
        and i + 2 < len(tokens)
        and tokens[i + 2].low == "of"
    ):
        return Number(i, i + 2, Decimal(1) / FRACTION_NAMES[word], is_fraction=True, in_words=True)
    return None


def _is_number_word(low: str) -> bool:
    return _step(low, "") is not None


def _adds(low: str) -> bool:
    step = _step(low, "scale")
    return step is not None and not step[0].endswith("scale")


def _step(word: str, seen: str) -> tuple[str, Decimal] | None:
    """What one more word adds after a word of kind ``seen``: its kind and value,
    or nothing where it cannot follow."""
    kind, value = "", Decimal(0)
    if word in SMALL:
        kind, value = "small", Decimal(SMALL[word])
    elif word in TENS:
        kind, value = "tens", Decimal(TENS[word])
    elif word in SMALL_ORDINALS:
        kind, value = "ordinal small", Decimal(SMALL_ORDINALS[word])
    elif word in TENS_ORDINALS:
        kind, value = "ordinal tens", Decimal(TENS_ORDINALS[word])
    elif word in SCALES:
        return ("scale", SCALES[word]) if seen else None
    elif word in SCALE_ORDINALS and seen:
        return "ordinal scale", SCALE_ORDINALS[word]
    elif word == "dozen":
        return ("dozen", Decimal(12)) if seen == "small" else None
    elif "-" in word:
        kind, value = _hyphenated(word)
    if not kind:
        return None
    allowed = seen in {"", "scale"} or (seen == "tens" and kind.endswith("small") and 0 < value < 10)
    return (kind, value) if allowed else None


def _hyphenated(word: str) -> tuple[str, Decimal]:
    """Twenty-one, thirty-third, two-thirds (read again as a fraction by the caller)."""
    head, _, tail = word.partition("-")
    if head in TENS and tail in SMALL and 0 < SMALL[tail] < 10:
        return "small", Decimal(TENS[head] + SMALL[tail])
    if head in TENS and tail in SMALL_ORDINALS and SMALL_ORDINALS[tail] < 10:
        return "ordinal small", Decimal(TENS[head] + SMALL_ORDINALS[tail])
    if head in SMALL and tail in FRACTION_NAMES and (tail.endswith("s") or head == "one"):
        return "small", Decimal(SMALL[head])
    return "", Decimal(0)
