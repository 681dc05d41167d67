"""Counts: a number of things, a share of things, and the bare numbers that state a level or an age."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.extraction import ranks
from workbench.extraction.bounds import BOUND_WORDS
from workbench.extraction.counted import noun_at
from workbench.extraction.found import make
from workbench.extraction.lexicon import DETERMINERS, FUNCTION_WORDS
from workbench.extraction.numbers import BEFORE_PART, number_at
from workbench.extraction.numerals import MULTIPLES
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
PAIR = 2
"""Things already known to be two are not counted again: the two sides."""
LONGEST_OWNER = 5
LIMITS = frozenset({"combined", "total", "last", "first", "past", "next", "top", "remaining"})
VICTIMS = word_set("dead injured wounded missing homeless killed hurt arrested detained")
PERSONS = word_set(
    "boy girl man woman son daughter brother sister wife husband father mother teenager student"
)
DASHES = frozenset({"-", "–", "—", "−"})
RESOLUTIONS = frozenset({"2K", "4K", "5K", "8K", "10K"})
"""Of screens, and lengths of races."""
PLURAL_AUXILIARIES = word_set("are were have had remain remained")
IDENTIFIER = re.compile(r"\d{6,}")
"""So many digits in a row, with no mark between them and no thing behind, number a rule, a case, a telephone."""
PRONOUNS = frozenset({"that", "this", "those", "these", "what", "whom", "which", "them", "it", "us"})
PARENTS = frozenset({"mother", "father", "parent", "parents", "grandmother", "grandfather"})
COMPARING = word_set(
    "the as that this his her their its our more less worse better what than those these a an"
)
OLDER_YOUNGER = word_set("over under above below aged age")
PEOPLE = word_set(
    """
    people children adults men women patients boys girls those anyone everyone youths teenagers workers voters pupils
    students residents players drivers citizens athletes persons males females kids minors pensioners
    """
)
KILLING = word_set("killing killed kills injuring injured wounding wounded drowning displacing")
OPENS_BOUND = word_set("at more as many up less fewer no")
ABBREVIATION = re.compile(r"[bcdfghjklmnpqrstvwxz]{2,5}")
"""A word without vowels abbreviates what is measured: ppb, rpg."""
NO_THING = word_set("x am pm vs th st nd rd mr mrs ms dr jr sr hrs lt gmt")


def counted(tokens: Sequence[Token], number: Number, amount: Range) -> Found | None:
    """A number of things; one that counts nothing named states a level at most."""
    i, last = amount.first, amount.last
    if number.is_share:
        return _share(tokens, number)
    if (times := _times(tokens, amount)) is not None:
        return times
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
    if (tokens[i].low == "zero" and following == "-") or tokens[i].text in RESOLUTIONS:
        return None
    if number.is_fraction and following != "of" and not (number.value < 1 and following in DETERMINERS):
        return bare(tokens, number, amount)
    if number.is_fraction and (whole := _referred(tokens, last)):
        return make(tokens, i, last, amount.value, unit=whole, is_measure=True)
    noun = _noun_behind(tokens, number, last)
    if noun is None:
        return bare(tokens, number, amount)
    definite = i > 0 and tokens[i - 1].low in POINTING
    acronym = _is_acronym(tokens[noun])
    found = make(
        tokens, i, last, amount.value, high=amount.high, unit=tokens[noun].text if acronym else tokens[noun].low,
        is_measure=number.is_fraction or acronym, vague=number.is_vague,
    )  # fmt: skip
    return found._replace(is_definite=definite and number.value == PAIR)


def _share(tokens: Sequence[Token], number: Number) -> Found:
    """One in five voters."""
    noun = noun_at(tokens, number.last)
    unit = tokens[noun].low if noun is not None else None
    return make(tokens, number.first, number.last, number.value, unit=unit, is_measure=True)


def multiple(tokens: Sequence[Token], i: int) -> Found:
    """Twice the rate, a measure; raised twice, a count."""
    following = tokens[i + 1].low if i + 1 < len(tokens) else ""
    return make(tokens, i, i + 1, MULTIPLES[tokens[i].low], unit="times", is_measure=following in COMPARING)


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
        while tokens[at].low in LIMITS and at + 1 < len(tokens):
            at += 1
        if tokens[at].text[0].isdigit() and (whole := number_at(tokens, at)):
            at = whole.last
    elif following in FURTHER or number.is_fraction or following == "+":
        at = last + 1
    noun = noun_at(tokens, at)
    if noun is not None:
        return noun
    if number.is_fraction:
        return noun_at(tokens, at, plural=False) if following == "of" else None
    return _thing(tokens, number, last)


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
    if not token.is_word or is_name or token.low in FUNCTION_WORDS | NO_THING:
        return None
    is_exact = number.value != number.value.to_integral_value()
    before = tokens[number.first - 1].low if number.first else ""
    is_modifier = before in DETERMINERS and not token.low.endswith(("ed", "ly"))
    return last if is_exact or is_modifier or ABBREVIATION.fullmatch(token.low) else None


def bare(tokens: Sequence[Token], number: Number, amount: Range) -> Found | None:
    """A number whose thing is not named beside it: an age, the dead, a level, or what was counted before."""
    i, last = amount.first, amount.last
    if _is_age(tokens, number):
        return make(tokens, i, last, amount.value, high=amount.high, unit="year", is_measure=True)
    if _are_victims(tokens, number):
        return make(tokens, i, last, amount.value, high=amount.high, unit="people", is_measure=False)
    if number.is_fraction and number.in_words and i and tokens[i - 1].low in BEFORE_PART:
        return make(tokens, i, last, amount.value, unit=None, is_measure=True)
    if i > 1 and tokens[i - 1].low == "of" and tokens[i - 2].low in PARENTS:
        return make(tokens, i, last, amount.value, high=amount.high, unit="children", is_measure=False)
    if not _is_stated(tokens, number, last):
        return None
    is_exact = amount.value != amount.value.to_integral_value()
    return make(tokens, i, last, amount.value, high=amount.high, unit=None, is_measure=is_exact)


def _is_age(tokens: Sequence[Token], number: Number) -> bool:
    """Anna Berg, 44, ...; aged 60; at the age of 35."""
    i, last = number.first, number.last
    if not i or number.value > OLDEST or number.is_fraction or number.value < 1:
        return False
    before = tokens[i - 1].low
    if before in OLDER_YOUNGER and i > 1 and tokens[i - 2].low in PEOPLE and not number.in_words:
        return True
    if before in {"aged", "ages", "turned", "turns", "turning"} or (
        before in {"of", "age"} and i > 1 and "age" in {before, tokens[i - 2].low}
    ):
        return True
    following = tokens[last].low if last < len(tokens) else "."
    is_name = (
        i > 1 and tokens[i - 2].is_word and (tokens[i - 2].is_capitalised or tokens[i - 2].low in PERSONS)
    )
    return before == "," and is_name and following in ENDS_PHRASE and not number.in_words


def _are_victims(tokens: Sequence[Token], number: Number) -> bool:
    """Killing at least 168: whoever is not named is people."""
    k = number.first - 1
    while k >= 0 and number.first - k < LONGEST_OWNER and tokens[k].low in BOUND_WORDS | OPENS_BOUND:
        k -= 1
    if number.is_fraction:
        return False
    if number.last < len(tokens) and tokens[number.last].low in VICTIMS:
        return True
    if k < 0 or tokens[k].low not in KILLING:
        return False
    following = tokens[number.last] if number.last < len(tokens) else None
    return following is None or not following.is_word or following.low in FUNCTION_WORDS


def _are_some(tokens: Sequence[Token], number: Number) -> bool:
    """Four are still open; three of whom left: a number in words for things told of before."""
    words = [token.low for token in tokens[number.last : number.last + 2]]
    if number.value < PAIR or not words:
        return False
    return words[0] in PLURAL_AUXILIARIES or (
        words[0] == "of" and words[1:] in (["whom"], ["which"], ["them"])
    )


def _is_stated(tokens: Sequence[Token], number: Number, last: int) -> bool:
    """Whether a bare number says something: after a bound, large enough, with a scale or decimals."""
    i = number.first
    before = tokens[i - 1].low if i else ""
    following = tokens[last].low if last < len(tokens) else "."
    if number.is_fraction:
        return before in BOUND_WORDS or following == "of"
    if number.in_words:
        return number.is_scaled or _are_some(tokens, number)
    if IDENTIFIER.fullmatch(tokens[i].text):
        return False
    if last < len(tokens) and tokens[last].start == tokens[last - 1].end and following not in ENDS_PHRASE:
        return False
    if before in DASHES or (last > number.last and tokens[number.last].low in DASHES):
        return False
    if number.is_scaled or last - i > 1 or before in BOUND_WORDS | {"from", "to", "was", "were"}:
        return True
    return number.value >= SMALLEST_BARE and following in BEHIND_BARE
