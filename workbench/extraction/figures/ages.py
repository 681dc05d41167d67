"""How old people are: Anna Berg, 44; a man aged 60; Mr Berg was 61."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.extraction.figures.numerals import CARDINALS
from workbench.extraction.people.gazetteer import ADDRESS
from workbench.extraction.text.verbs import is_past
from workbench.extraction.text.words import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.extraction.figures.found import Found
    from workbench.extraction.figures.numerals import Number
    from workbench.extraction.people.names import Name
    from workbench.extraction.text.tokens import Token

OLDEST = 120
PERSONS = word_set(
    "boy girl man woman son daughter brother sister wife husband father mother teenager student"
)
OF_AGE = word_set("boy girl man woman teenager student youth")
"""Of them an age is told with "of"; a mother of four has four children."""
OLDER_YOUNGER = word_set("over under above below aged age")
PEOPLE = word_set(
    """
    people children adults men women patients boys girls those anyone everyone youths teenagers workers voters pupils
    students residents players drivers citizens athletes persons males females kids minors pensioners
    """
)
EXTREMES = word_set("youngest oldest eldest")
NEAR = 6
"""Tokens before an age among which the youngest or the oldest is named."""
IS = word_set("is was")
ENDS_PHRASE = frozenset({",", ".", ")", ";"})
ENDS_CLAUSE = ENDS_PHRASE | word_set("and when but who")
YEAR = "year"


def is_age(tokens: Sequence[Token], number: Number) -> bool:
    """Whether a bare number is somebody's age: Anna Berg, 44, ...; aged 60; at the age of 35; who is four."""
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
    if before == "of" and i > 1 and tokens[i - 2].low in OF_AGE:
        return following in ENDS_CLAUSE or is_past(tokens[last])  # a woman of 44
    if following in ENDS_CLAUSE and any(token.low in EXTREMES for token in tokens[max(0, i - NEAR) : i]):
        return before in IS or before in EXTREMES  # the oldest of the dead was 71
    if before in IS and following in ENDS_CLAUSE:
        return _is_somebody(tokens, i - 2)
    is_name = (
        i > 1 and tokens[i - 2].is_word and (tokens[i - 2].is_capitalised or tokens[i - 2].low in PERSONS)
    )
    return before == "," and is_name and following in ENDS_PHRASE and not number.in_words


def _is_somebody(tokens: Sequence[Token], k: int) -> bool:
    """Whether a person stands before "is": she; Mr Berg; Anna Berg, who."""
    if k < 0:
        return False
    if tokens[k].low in {"he", "she"}:
        return True
    if tokens[k].is_capitalised:
        return k > 0 and tokens[k - 1].low in ADDRESS
    return tokens[k].low == "who" and k > 1 and tokens[k - 1].low == "," and tokens[k - 2].is_capitalised


def with_ages(found: list[Found], tokens: Sequence[Token], names: Sequence[Name]) -> list[Found]:
    """The figures of a sentence, where what somebody named "is" or "was" is an age in years."""
    ends = {name.last for name in names if name.type == "person"}
    return [_aged(item) if _is_of_named(item, tokens, ends) else item for item in found]


def _is_of_named(item: Found, tokens: Sequence[Token], ends: set[int]) -> bool:
    i = item.first
    following = tokens[item.last].low if item.last < len(tokens) else "."
    aside = i > 1 and tokens[i - 2].low == "," and any(tokens[end].low == "," for end in ends if end < i - 2)
    return (
        item.figure.unit is None
        and (i - 1 in ends or aside)  # Ann Hill, the other one who died, was 52
        and tokens[i - 1].low in IS
        and following in ENDS_CLAUSE
        and 1 <= float(item.figure.value) <= OLDEST
    )


def _aged(item: Found) -> Found:
    return item._replace(figure=replace(item.figure, unit=YEAR), is_measure=True)


def tells_age(item: Found, tokens: Sequence[Token]) -> bool:
    """Whether a time is somebody's age: 44 in "Anna Berg, 44"; "44-year-old"; "44 years of age"."""
    last = tokens[item.last - 1].low
    is_told = last in {"old", "age"} or last.endswith("-old")
    return item.is_measure and item.figure.unit == YEAR and (is_told or last.isdigit() or last in CARDINALS)
