"""Numbers in words: twenty-one, one hundred and five, three and a half million, two-thirds, the hundredth."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from workbench.extraction.figures.numerals import (
    CARDINALS,
    HALVES,
    HANDFULS,
    ORDINALS,
    PLURAL_PARTS,
    PLURAL_SCALES,
    SCALE_ORDINALS,
    SCALES,
    SINGULAR_PARTS,
    SMALL,
    TENS,
    VAGUE,
    Number,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.extraction.text.tokens import Token

LONGEST_WORD_NUMBER = 24
"""Tokens a number in words may span: a bound against endless lists of number words."""
TEN, HUNDRED, THOUSAND = 10, 100, 1000
_JOINTS = frozenset({"and", "a", "an", "point", "of", "dozen", "dozens", "score"})
_MULTIPLIERS = SCALES | PLURAL_SCALES
_WORDS = (
    CARDINALS
    | frozenset(_MULTIPLIERS)
    | frozenset(ORDINALS)
    | frozenset(PLURAL_PARTS)
    | frozenset(HALVES)
    | _JOINTS
)


class Word(NamedTuple):
    """A word of a number and one past the token that ends with it; parts of "twenty-one" are words of their own."""

    low: str
    last: int
    ends_token: bool


class Read(NamedTuple):
    """A value read from words and one past them."""

    value: Decimal
    last: int
    is_ordinal: bool = False
    scale: Decimal = Decimal(1)
    """Of the last scale word."""
    ends_in_scale: bool = False
    tail: Decimal | None = None
    """What follows "and": the 5 of one hundred and five."""


def in_words(tokens: Sequence[Token], i: int) -> Number | None:
    """The longest number in words that begins at token ``i``, or nothing."""
    words = _words(tokens, i)
    found = _amount(words, 0) if words else None
    # A number never ends within a token: "two-thirds" is one, "two-second" none.
    if found is None or not words[found.last - 1].ends_token:
        return None
    read, is_fraction = found.read, found.is_fraction
    return Number(
        i, words[found.last - 1].last, read.value, is_ordinal=read.is_ordinal, is_fraction=is_fraction, in_words=True,
        is_scaled=read.scale > HUNDRED,
    )  # fmt: skip


class _Amount(NamedTuple):
    read: Read
    last: int
    is_fraction: bool


def _words(tokens: Sequence[Token], i: int) -> list[Word]:
    """The words that may belong to a number, as far as they reach."""
    found: list[Word] = []
    for k in range(i, min(len(tokens), i + LONGEST_WORD_NUMBER)):
        low = tokens[k].low
        if low in _WORDS:
            found.append(Word(low, k + 1, ends_token=True))
            continue
        parts = low.replace("‐", "-").replace("‑", "-").split("-")
        if low in {"-", "‐"} and found and k + 1 < len(tokens) and tokens[k + 1].low in _WORDS:
            continue
        if len(parts) == 1 or not all(part in _WORDS for part in parts):
            break
        found += [Word(part, k + 1, ends_token=n == len(parts)) for n, part in enumerate(parts, start=1)]
    return found


def _amount(words: list[Word], k: int) -> _Amount | None:
    """A cardinal, an ordinal or a fraction, with scales behind fractions."""
    if words[k].low in {"a", "an"}:
        return _after_article(words, k + 1)
    if words[k].low in HALVES:
        return _half(words, k)
    whole = _cardinal(words, k)
    if whole is None:
        return None
    if whole.is_ordinal:
        return _ordinal(words, whole)
    if (part := _part(words, whole)) is not None:
        return part
    mixed = _mixed(words, whole)
    return _Amount(mixed, mixed.last, is_fraction=False)


def _ordinal(words: list[Word], whole: Read) -> _Amount:
    """ "One hundredth of" is a part, not a rank."""
    if whole.value in SCALE_ORDINALS.values() and _low(words, whole.last) == "of" and _low(words, 0) == "one":
        return _Amount(Read(1 / whole.value, whole.last), whole.last, is_fraction=True)
    return _Amount(whole, whole.last, is_fraction=False)


def _low(words: list[Word], k: int) -> str:
    return words[k].low if k < len(words) else ""


def _cardinal(words: list[Word], k: int) -> Read | None:
    """Twenty-one, two hundred and five thousand, nine point five million, or an ordinal that ends so."""
    total, group, scale, seen = Decimal(0), Decimal(0), Decimal(1), ""
    tail: Decimal | None = None
    begin = k
    while k < len(words):
        low = words[k].low
        if low == "and":
            if seen != "scale" or not _fits(_low(words, k + 1), ""):
                break
            tail, k = Decimal(0), k + 1
            continue
        if low in _MULTIPLIERS or low in {"dozen", "dozens"}:
            factor = _MULTIPLIERS.get(low, Decimal(12))
            if not seen or (factor == HUNDRED and group >= HUNDRED):
                break
            if factor <= HUNDRED:
                group = (group or Decimal(1)) * factor
            elif total and factor >= scale:
                total, group = (total + group) * factor, Decimal(0)
            else:
                total, group = total + (group or Decimal(1)) * factor, Decimal(0)
            scale, seen, tail = factor, "scale", None
        elif low in SCALE_ORDINALS and seen:
            factor = SCALE_ORDINALS[low]
            return Read(
                (total + group) * factor if not total else total + group * factor, k + 1, is_ordinal=True
            )
        elif low in ORDINALS and low not in SCALE_ORDINALS and _fits(low, seen):
            return Read(total + group + ORDINALS[low], k + 1, is_ordinal=True)
        elif low == "point" and seen and (decimals := _decimals(words, k + 1)):
            group, k, seen = group + decimals[0], decimals[1], "point"
            continue
        elif _fits(low, seen) and low in CARDINALS:
            value = SMALL.get(low, TENS.get(low, 0))
            group += value
            tail = tail + value if tail is not None else None
            seen = "tens" if low in TENS else "small"
        else:
            break
        k += 1
    return (
        Read(total + group, k, scale=scale, ends_in_scale=seen == "scale", tail=tail) if k > begin else None
    )


def _fits(low: str, seen: str) -> bool:
    """Whether a word can follow one of kind ``seen`` inside a number."""
    if low in TENS or low.endswith("ieth"):
        return seen in {"", "scale"}
    value = SMALL.get(low, ORDINALS.get(low, -1))
    if value < 0 or value >= HUNDRED:
        return False
    return seen in {"", "scale"} or (seen == "tens" and 0 < value < TEN)


def _decimals(words: list[Word], k: int) -> tuple[Decimal, int] | None:
    """The digits behind "point" and one past them."""
    digits = ""
    while (low := _low(words, k)) in SMALL and SMALL[low] < TEN:
        digits, k = digits + str(SMALL[low]), k + 1
    return (Decimal(f"0.{digits}"), k) if digits else None


def _denominator(words: list[Word], k: int, numerator: Decimal) -> tuple[int, int] | None:
    """What a numerator stands over, and one past it: thirds, twenty-fifths, quarter."""
    low = _low(words, k)
    if low in PLURAL_PARTS and PLURAL_PARTS[low] > 1 and low != "seconds":
        return PLURAL_PARTS[low], k + 1
    if low in SINGULAR_PARTS and (numerator == 1 or low == "half"):
        return SINGULAR_PARTS[low], k + 1
    if low in TENS and (unit := _low(words, k + 1)):
        one = PLURAL_PARTS.get(unit)
        if one is None and numerator == 1:
            one = ORDINALS.get(unit)
        if one and one < TEN:
            return TENS[low] + one, k + 2
    return None


def _part(words: list[Word], whole: Read) -> _Amount | None:
    """Two thirds; one hundred and three quarters, whose whole stands before "and"."""
    under = _denominator(words, whole.last, whole.value)
    if under is None:
        return None
    if whole.tail is not None and whole.tail < under[0]:
        own = whole.scale if whole.scale >= THOUSAND else Decimal(1)
        value = whole.value - whole.tail + whole.tail / under[0] * own
        return _Amount(Read(value, under[1]), under[1], is_fraction=False)
    return _scaled_part(words, whole.value / under[0], under[1])


def _scaled_part(words: list[Word], value: Decimal, k: int) -> _Amount:
    """A part of a scale: half a million, three quarters of a million, quarter million, half a dozen."""
    at = k + (_low(words, k) == "of")
    at += _low(words, at) in {"a", "an"}
    scale = _MULTIPLIERS.get(_low(words, at)) or (Decimal(12) if _low(words, at) == "dozen" else None)
    if scale is not None:
        return _Amount(Read(value * scale, at + 1, scale=scale), at + 1, is_fraction=False)
    return _Amount(Read(value, k), k, is_fraction=True)


def _mixed(words: list[Word], whole: Read) -> Read:
    """Three and a half million; two million and three fifths; twenty and three fifths."""
    if _low(words, whole.last) != "and":
        return whole
    k = whole.last + 1
    if _low(words, k) in {"a", "an"}:
        over: Read | None = Read(Decimal(1), k + 1)
    else:
        over = _cardinal(words, k)
    under = _denominator(words, over.last, over.value) if over and not over.is_ordinal else None
    if over is None or under is None or over.value >= under[0]:
        return whole
    share, last = over.value / under[0], under[1]
    scale = _MULTIPLIERS.get(_low(words, last))
    if whole.ends_in_scale and whole.scale >= THOUSAND:
        last, own = (last + 1, scale) if scale else (last, whole.scale)
        return Read(whole.value + share * own, last, scale=whole.scale)
    value = whole.value + share
    return Read(value * scale, last + 1, scale=scale) if scale else Read(value, last)


def _half(words: list[Word], k: int) -> _Amount | None:
    """Half; a bare "quarter" only before a scale: quarter million."""
    found = _scaled_part(words, Decimal(1) / HALVES[words[k].low], k + 1)
    return None if words[k].low == "quarter" and found.is_fraction else found


def _after_article(words: list[Word], k: int) -> _Amount | None:
    """A hundred and five, a dozen, a third of, a quarter million, a half."""
    low = _low(words, k)
    if low in SCALES or low == "dozen":
        one = [Word("one", words[k - 1].last, ends_token=True), *words[k:]]
        whole = _cardinal(one, 0)
        if whole is None or whole.is_ordinal:
            return None
        mixed = _mixed(one, whole)
        at = mixed.last - 1 + k
        return _Amount(mixed, at, is_fraction=False)
    if low in SINGULAR_PARTS:
        found = _scaled_part(words, Decimal(1) / SINGULAR_PARTS[low], k + 1)
        if not found.is_fraction or _low(words, k + 1) == "of":
            return found
    return None


def vague(tokens: Sequence[Token], i: int) -> Number | None:
    """Hundreds of thousands, tens of millions, a handful of, a couple of: an order of magnitude."""
    if tokens[i].low == "a":
        is_few = i + 2 < len(tokens) and tokens[i + 1].low in HANDFULS and tokens[i + 2].low == "of"
        return Number(i, i + 2, HANDFULS[tokens[i + 1].low], is_vague=True, in_words=True) if is_few else None
    value, last = VAGUE[tokens[i].low], i + 1
    while (
        last + 1 < len(tokens)
        and last - i < TEN
        and tokens[last].low == "of"
        and tokens[last + 1].low in VAGUE
    ):
        value, last = value * VAGUE[tokens[last + 1].low], last + 2
    return Number(i, last, value, is_vague=True, in_words=True)
