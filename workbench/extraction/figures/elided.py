"""Numbers that count what the sentence has counted before: six recommendations, | four to the ministry."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from workbench.extraction.figures.found import make
from workbench.extraction.figures.numbers import number_at
from workbench.extraction.figures.numerals import SMALL_ORDINALS
from workbench.extraction.text.lexicon import AUXILIARIES, MODALS
from workbench.extraction.text.words import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.extraction.figures.found import Found
    from workbench.extraction.figures.numerals import Number
    from workbench.extraction.text.tokens import Token

BEFORE_PART = frozenset({",", ";", "and", "but"})
BEHIND_PART = word_set("to for in on at from by with under near off")
"""Words that say which of the things a part is: four to the ministry, one in the north."""
BEFORE_SOME = BEFORE_PART | {"only", "just"}
BEFORE_OTHER = frozenset({"against", "than"})
MOVED = frozenset({"up", "down"})
BEHIND_OTHER = word_set("in last the a during . , )")
"""What follows the number of another time: against nine in 2018."""


def completed(tokens: Sequence[Token], i: int, figure: Found | None, before: Sequence[Found]) -> Found | None:
    """A number at token ``i`` that nothing beside it explains, with what the last count before it counts.

    Args:
        tokens: the sentence.
        i: where a number may begin.
        figure: what was found there: nothing, or a figure that may lack what it is of.
        before: the figures of the sentence before it.
    """
    if figure is not None and (figure.figure.unit is not None or figure.is_measure or figure.is_rank):
        return figure
    counted = [item for item in before if _counts(item)]
    number = number_at(tokens, i) if counted else None
    if number is None or not _is_plain(number):
        return figure
    whole = next((item for item in reversed(counted) if _is_of(tokens, number, item)), None)
    if whole is None:
        return figure
    if figure is None:
        unit = whole.figure.unit
        return make(tokens, i, number.last, number.value, unit=unit, is_measure=False)
    return figure._replace(figure=replace(figure.figure, unit=whole.figure.unit))


def _counts(item: Found) -> bool:
    return not (item.is_measure or item.is_rank or item.is_idle) and item.figure.unit is not None


def _is_plain(number: Number) -> bool:
    return (
        not (number.is_ordinal or number.is_share or number.is_fraction or number.is_vague)
        and number.value >= 1
        and number.value == number.value.to_integral_value()
    )


def _is_of(tokens: Sequence[Token], number: Number, whole: Found) -> bool:
    """Whether a number is a part of what was counted, one of its turns, or its number at another time."""
    i = number.first
    if not i or number.last >= len(tokens):
        return False
    before, following = tokens[i - 1].low, tokens[number.last].low
    if before in BEFORE_OTHER or (before == "from" and i > 1 and tokens[i - 2].low in MOVED):
        return following in BEHIND_OTHER
    if before == "of" and i > 1 and tokens[i - 2].low == "total":
        return following in BEHIND_OTHER and number.value > Decimal(whole.figure.value)
    if following == "the" and number.last + 1 < len(tokens) and tokens[number.last + 1].low in SMALL_ORDINALS:
        return before in BEFORE_PART  # 24 people the first time, 22 the second
    if number.value >= Decimal(whole.figure.value):
        return False
    is_some = number.value > 1 and (following in AUXILIARIES or following in MODALS)  # "one is tempted"
    return (before in BEFORE_PART and following in BEHIND_PART) or (before in BEFORE_SOME and is_some)
