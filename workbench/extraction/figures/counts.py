"""Counts: a number of things, or a share of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.extraction.figures import ranks
from workbench.extraction.figures.counted import noun_at
from workbench.extraction.figures.found import make
from workbench.extraction.figures.levels import bare, named_before
from workbench.extraction.figures.numbers import ROUND, number_at
from workbench.extraction.figures.numerals import MULTIPLES
from workbench.extraction.text.lexicon import AUXILIARIES, CONJUNCTIONS, DETERMINERS, FUNCTION_WORDS, MODALS
from workbench.extraction.text.segments import is_verb
from workbench.extraction.text.verbs import is_finite
from workbench.extraction.text.words import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.extraction.figures.found import Found
    from workbench.extraction.figures.numerals import Number
    from workbench.extraction.figures.ranges import Range
    from workbench.extraction.text.tokens import Token

POINTING = frozenset({"the", "these", "those", "both", "his", "her", "their", "its", "our", "other", "all"})
FURTHER = frozenset({"more", "other", "additional", "further", "new", "fewer"})
YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
PAIR = 2
"""Things already known to be two are not counted again: the two sides."""
LONGEST_OWNER = 5
FARTHEST_VERB = 12
LONGEST_THING = 2
"""Words of what one of so many is: one young doctor in five."""
LIMITS = frozenset({"all", "combined", "total", "last", "first", "past", "next", "top", "remaining"})
ROUGHLY = word_set("about around roughly some nearly almost approximately")
RESOLUTIONS = frozenset({"2K", "4K", "5K", "8K", "10K"})
"""Of screens, and lengths of races."""
PRONOUNS = frozenset({"that", "this", "those", "these", "what", "whom", "which", "them", "it", "us"})
COMPARING = word_set(
    "the as that this his her their its our more less worse better what than those these a an"
)
ABBREVIATION = re.compile(r"[bcdfghjklmnpqrstvwxz]{2,5}")
"""A word without vowels abbreviates what is measured: ppb, rpg."""
COIN = re.compile(r"[a-z]{3,9}(?<!ed)(?<!ly)(?<!ing)(?<!er)(?<!est)")
"""What stands alone behind millions is money of a country, where it is no plural: 318 billion somi."""
NO_COIN = word_set(
    """
    strong extra dead short plus total overall worth apiece altogether alone cash debt aid abroad annually
    online live away ahead apart together left lost spent gone cut rise fall gap deal plan fund bill package
    """
)
NO_THING = word_set("aboard x am pm vs th st nd rd mr mrs ms dr jr sr hrs lt gmt")


def counted(tokens: Sequence[Token], number: Number, amount: Range) -> Found | None:
    """A number of things or a share of them; one that counts nothing named states a level at most."""
    i, last = amount.first, amount.last
    if number.is_share:
        return _share(tokens, number)
    if (known := _times(tokens, amount) or named_before(tokens, amount)) is not None:
        return known
    if tokens[i].low == "one" and last == i + 1:
        return _one_thing_in(tokens, i) or ranks.one(tokens, number)
    if _only_names(tokens, number, amount):
        return None
    following = tokens[last].low if last < len(tokens) else ""
    if number.is_fraction and following != "of" and not (number.value < 1 and following in DETERMINERS):
        return bare(tokens, number, amount)
    if number.is_fraction and (whole := _referred(tokens, last)):
        return make(tokens, i, last, amount.value, unit=whole, is_measure=True)
    noun = _noun_behind(tokens, number, last)
    return bare(tokens, number, amount) if noun is None else _things(tokens, number, amount, noun)


def _only_names(tokens: Sequence[Token], number: Number, amount: Range) -> bool:
    """Whether a number counts nothing at all: a year, zero-sum, a 4K screen."""
    i, last = amount.first, amount.last
    if tokens[i].low == "zero" and last < len(tokens) and tokens[last].low == "-":
        return True
    is_year = not number.in_words and last == i + 1 and YEAR.fullmatch(tokens[i].text) is not None
    return tokens[i].text in RESOLUTIONS or (is_year and not _are_things(tokens, last))


def _things(tokens: Sequence[Token], number: Number, amount: Range, noun: int) -> Found:
    """So many of the things that a noun names."""
    i, acronym = amount.first, _is_acronym(tokens[noun])
    found = make(
        tokens, i, amount.last, amount.value, high=amount.high, vague=number.is_vague,
        unit=tokens[noun].text if acronym else tokens[noun].low, is_measure=number.is_fraction or acronym,
    )  # fmt: skip
    is_known = i > 0 and tokens[i - 1].low in POINTING and number.value == PAIR
    return found._replace(is_definite=is_known)


def _share(tokens: Sequence[Token], number: Number) -> Found:
    """One in five voters."""
    noun = noun_at(tokens, number.last)
    unit = tokens[noun].low if noun is not None else None
    return make(tokens, number.first, number.last, number.value, unit=unit, is_measure=True)


def _one_thing_in(tokens: Sequence[Token], i: int) -> Found | None:
    """One doctor in five."""
    for at in range(i + 2, min(i + 2 + LONGEST_THING, len(tokens) - 1)):
        if tokens[at].low == "in":
            whole = number_at(tokens, at + 1)
            is_round = whole is not None and (whole.value in ROUND or whole.value % 1000 == 0)
            if whole is None or not is_round or whole.is_ordinal or whole.value < PAIR:
                return None
            unit = tokens[at - 1].low
            return make(tokens, i, whole.last, 1 / whole.value, unit=unit, is_measure=True)
        if not tokens[at].is_word or tokens[at].low in FUNCTION_WORDS:
            return None
    return None


def multiple(tokens: Sequence[Token], i: int) -> Found:
    """Twice the rate and a tenfold rise, measures; raised twice, a count."""
    following = tokens[i + 1].low if i + 1 < len(tokens) else ""
    is_measure = tokens[i].low.endswith("fold") or following in COMPARING
    return make(tokens, i, i + 1, MULTIPLES[tokens[i].low], unit="times", is_measure=is_measure)


def _times(tokens: Sequence[Token], amount: Range) -> Found | None:
    """Five times the limit, a measure; told five times, a count."""
    last = amount.last
    if last >= len(tokens) or tokens[last].low != "times":
        return None
    following = tokens[last + 1] if last + 1 < len(tokens) else None
    is_measure = following is not None and (following.low in COMPARING or following.low.endswith("er"))
    return make(
        tokens, amount.first, last, amount.value, high=amount.high, unit="times", is_measure=is_measure
    )


def _is_acronym(token: Token) -> bool:
    """Whether a word in capitals stands behind a number as its measure: 4,800 TOPS."""
    return token.text.isupper() and len(token.text) > 1


def _are_things(tokens: Sequence[Token], last: int) -> bool:
    """Whether four digits that look like a year count what follows: 2000 soldiers."""
    noun = noun_at(tokens, last)
    return noun is not None and noun <= last + 1


def _referred(tokens: Sequence[Token], last: int) -> str | None:
    """The pronoun a share is of: three quarters of that, half of those who came."""
    if last + 1 >= len(tokens) or tokens[last].low != "of" or tokens[last + 1].low not in PRONOUNS:
        return None
    pronoun = tokens[last + 1].low
    following = tokens[last + 2].low if last + 2 < len(tokens) else "."
    is_alone = following in FUNCTION_WORDS or not following[0].isalpha() or following.endswith("ed")
    return pronoun if is_alone or pronoun == "what" else None


def _noun_behind(tokens: Sequence[Token], number: Number, last: int) -> int | None:
    """What is counted: right behind, or behind "of the": 15 of the 28 seats, two-thirds of voters."""
    following = tokens[last].low if last < len(tokens) else ""
    at = last
    if following == "of" and last + 1 < len(tokens):
        at = last + 1
        if tokens[at].low in DETERMINERS and at + 1 < len(tokens):
            at += 1
        at = _past_owner(tokens, at)
        while (tokens[at].low in LIMITS or tokens[at].low in ROUGHLY) and at + 1 < len(tokens):
            at += 1
        if tokens[at].text[0].isdigit() and (whole := number_at(tokens, at)):
            at = whole.last
    elif following in FURTHER or number.is_fraction or following == "+":
        at = last + 1
    noun = noun_at(tokens, at)
    if noun is not None:
        is_verb_there = (
            number.is_fraction
            and noun > at
            and following in DETERMINERS
            and _is_predicate(tokens, number.first, noun)
        )
        return noun - is_verb_there
    if number.is_fraction:
        return noun_at(tokens, at, plural=False) if following == "of" else None
    return _thing(tokens, number, last)


def _is_predicate(tokens: Sequence[Token], first: int, noun: int) -> bool:
    """Whether what looks like a plural is the only verb of a clause that a share opens: half the town | agrees."""
    if first and tokens[first - 1].low not in CONJUNCTIONS and tokens[first - 1].low not in {",", ";", ":"}:
        return False
    for k in range(noun + 1, min(len(tokens), noun + FARTHEST_VERB)):
        if tokens[k].low in CONJUNCTIONS or not tokens[k].is_word:
            return True
        if is_verb(tokens, k) or tokens[k].low in AUXILIARIES or tokens[k].low in MODALS:
            return False
    return True


def _past_owner(tokens: Sequence[Token], at: int) -> int:
    """One past a possessor: the country's 9,620 stations."""
    for k in range(at, min(at + LONGEST_OWNER, len(tokens) - 1)):
        if tokens[k].low == "'s":
            return k + 1
    return at


def _thing(tokens: Sequence[Token], number: Number, last: int) -> int | None:
    """The singular right behind digits that it measures: 15.3 ppg, 4 ppb, a 5 speed gearbox."""
    if number.in_words or last >= len(tokens):
        return None
    token = tokens[last]
    is_name = token.is_capitalised and not token.text.isupper()
    following = tokens[last + 1] if last + 1 < len(tokens) else None
    if is_finite(token) and (following is None or not following.is_word or following.low in FUNCTION_WORDS):
        return None  # Behind the 96 stand the others.
    if not token.is_word or is_name or token.low in FUNCTION_WORDS or token.low in NO_THING:
        return None
    if number.is_scaled:
        ends = following is None or not following.is_word or following.low in FUNCTION_WORDS
        is_coin = ends and COIN.fullmatch(token.low) and token.low not in NO_COIN
        return last if is_coin else None
    is_exact = number.value != number.value.to_integral_value()
    before = tokens[number.first - 1].low if number.first else ""
    is_modifier = before in DETERMINERS and not token.low.endswith(("ed", "ly"))
    return last if is_exact or is_modifier or ABBREVIATION.fullmatch(token.low) else None
