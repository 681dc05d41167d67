"""Counts: a number of things, a share of things, and the bare numbers that state a level or an age."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.extraction import ranks
from workbench.extraction.bounds import BOUND_WORDS
from workbench.extraction.counted import noun_at
from workbench.extraction.found import make
from workbench.extraction.lexicon import DETERMINERS, FUNCTION_WORDS
from workbench.extraction.numbers import number_at
from workbench.extraction.words import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.extraction.found import Found
    from workbench.extraction.numerals import Number
    from workbench.extraction.ranges import Range
    from workbench.extraction.tokens import Token

POINTING = frozenset({"the", "these", "those", "both", "his", "her", "their", "its", "our", "other", "all"})
FURTHER = frozenset({"more", "other", "additional", "further", "new", "fewer"})
SMALLEST_BARE = 20
OLDEST = 120
BEHIND_BARE = word_set(
    "in for by at on , . to from as up down ( ) and or who which during last this against ; than"
)
ENDS_PHRASE = frozenset({",", ".", ")", ";"})
YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
LARGEST_DEFINITE = 10
ABBREVIATION = re.compile(r"[bcdfghjklmnpqrstvwxz]{2,5}")
"""A word without vowels abbreviates what is measured: ppb, rpg."""
NO_THING = word_set("am pm vs th st nd rd mr mrs ms dr jr sr hrs lt gmt")


def counted(tokens: Sequence[Token], number: Number, amount: Range) -> Found | None:
    """A number of things; one that counts nothing named states a level at most."""
    i, last = amount.first, amount.last
    if number.is_share:
        return _share(tokens, number)
    if (
        not number.in_words
        and last - i == 1
        and YEAR.fullmatch(tokens[i].text)
        and not _are_things(tokens, last)
    ):
        return None
    if tokens[i].low == "one" and last == i + 1:
        return ranks.one(tokens, number)
    following = tokens[last].low if last < len(tokens) else ""
    if tokens[i].low == "zero" and following == "-":
        return None
    if number.is_fraction and following != "of" and not (number.value < 1 and following in DETERMINERS):
        return bare(tokens, number, amount)
    noun = _noun_behind(tokens, number, last)
    if noun is None:
        return bare(tokens, number, amount)
    definite = i > 0 and tokens[i - 1].low in POINTING
    found = make(
        tokens,
        i,
        last,
        amount.value,
        high=amount.high,
        unit=tokens[noun].low,
        is_measure=False,
        vague=number.is_vague,
    )
    return found._replace(is_definite=definite and number.value <= LARGEST_DEFINITE)


def _share(tokens: Sequence[Token], number: Number) -> Found:
    """One in five voters."""
    noun = noun_at(tokens, number.last)
    unit = tokens[noun].low if noun is not None else None
    return make(tokens, number.first, number.last, number.value, unit=unit, is_measure=False)


def _are_things(tokens: Sequence[Token], last: int) -> bool:
    """Whether four digits that look like a year count what follows: 2000 soldiers."""
    noun = noun_at(tokens, last)
    return noun is not None and noun <= last + 1


def _noun_behind(tokens: Sequence[Token], number: Number, last: int) -> int | None:
    """What is counted: right behind, or behind "of the": 15 of the 28 seats, two-thirds of voters."""
    following = tokens[last].low if last < len(tokens) else ""
    at = last
    if following == "of" and last + 1 < len(tokens):
        at = last + 1
        if tokens[at].low in DETERMINERS and at + 1 < len(tokens):
            at += 1
        if tokens[at].low in {"combined", "total"} and at + 1 < len(tokens):
            at += 1
        if tokens[at].text[0].isdigit() and (whole := number_at(tokens, at)):
            at = whole.last
    elif following in FURTHER or number.is_fraction:
        at = last + 1
    noun = noun_at(tokens, at)
    if noun is not None:
        return noun
    if number.is_fraction:
        return noun_at(tokens, at, plural=False) if following == "of" else None
    return _thing(tokens, number, last)


def _thing(tokens: Sequence[Token], number: Number, last: int) -> int | None:
    """The singular right behind digits that it measures: 15.3 ppg, 4 ppb, a 5 speed gearbox."""
    if number.in_words or last >= len(tokens):
        return None
    token = tokens[last]
    is_name = token.is_capitalised and not token.text.isupper()
    if not token.is_word or is_name or token.low in FUNCTION_WORDS | NO_THING:
        return None
    is_exact = number.value != number.value.to_integral_value()
    before = tokens[number.first - 1].low if number.first else ""
    is_modifier = before in DETERMINERS and not token.low.endswith(("ed", "ly"))
    return last if is_exact or is_modifier or ABBREVIATION.fullmatch(token.low) else None


def bare(tokens: Sequence[Token], number: Number, amount: Range) -> Found | None:
    """A number that counts nothing named: a level, an age, a score's side; it states nothing alone."""
    i, last = amount.first, amount.last
    if _is_age(tokens, number):
        figure = make(tokens, i, last, amount.value, high=amount.high, unit="year", is_measure=True)
        return figure._replace(is_definite=True)
    if not _is_stated(tokens, number, last):
        return None
    figure = make(tokens, i, last, amount.value, high=amount.high, unit=None, is_measure=False)
    return figure._replace(is_definite=True)


def _is_age(tokens: Sequence[Token], number: Number) -> bool:
    """Anna Berg, 44, ...; aged 60; at the age of 35."""
    i, last = number.first, number.last
    if not i or number.value > OLDEST or number.is_fraction or number.value < 1:
        return False
    before = tokens[i - 1].low
    if before in {"aged", "ages"} or (
        before in {"of", "age"} and i > 1 and "age" in {before, tokens[i - 2].low}
    ):
        return True
    following = tokens[last].low if last < len(tokens) else "."
    is_name = i > 1 and tokens[i - 2].is_capitalised and tokens[i - 2].is_word
    return before == "," and is_name and following in ENDS_PHRASE and not number.in_words


def _is_stated(tokens: Sequence[Token], number: Number, last: int) -> bool:
    """Whether a bare number says something: after a bound, large enough, with a scale or decimals."""
    i = number.first
    before = tokens[i - 1].low if i else ""
    following = tokens[last].low if last < len(tokens) else "."
    if number.is_fraction:
        return not number.in_words or before in BOUND_WORDS or following == "of"
    if number.in_words:
        return False
    if last < len(tokens) and tokens[last].start == tokens[last - 1].end and following not in ENDS_PHRASE:
        return False
    if number.is_scaled or last - i > 1 or before in BOUND_WORDS | {"from", "to", "was", "were"}:
        return True
    return number.value >= SMALLEST_BARE and following in BEHIND_BARE
