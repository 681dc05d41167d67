"""Figures of a sentence: numbers with their units or counted things, bounds and changes."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from itertools import zip_longest
from typing import TYPE_CHECKING

from workbench.extraction.figures import currencies, ranks
from workbench.extraction.figures.amounts import HALF_MORE, amount_at
from workbench.extraction.figures.compounds import glued
from workbench.extraction.figures.counts import counted, multiple
from workbench.extraction.figures.elided import completed
from workbench.extraction.figures.found import make
from workbench.extraction.figures.numbers import number_at
from workbench.extraction.figures.numerals import AFTER_ARTICLE, GLYPHS, MULTIPLES, STARTS, plain
from workbench.extraction.figures.ranges import ranged
from workbench.extraction.figures.short_millions import read_as_money
from workbench.extraction.figures.units import TIMES
from workbench.extraction.text.lexicon import FUNCTION_WORDS
from workbench.extraction.text.words import Remembered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.domain.spans import Span
    from workbench.extraction.figures.amounts import Amount
    from workbench.extraction.figures.found import Found
    from workbench.extraction.text.tokens import Token

LONGEST_DURATION = 1000
ONE_AND_A_HALF = Decimal("1.5")
LONGEST_OWNED = 6
"""Words from a part to the whole it is told of."""
LEAST_SCALE = 1_000_000
LONGEST_DESCRIPTION = 3
"""Words between two numbers that count one kind of thing, "and" among them."""
_HYPHEN = re.compile(r"[-‐‑]")
_NUMBER_LIKE = re.compile(rf"[^\W\d_]{{0,4}}\d|[.−{''.join(GLYPHS)}-]|[a-z]{{1,12}}-")
"""How else a token worth asking for a number begins: digits, perhaps behind letters of money, a point, a sign."""


def figures(tokens: Sequence[Token], taken: Sequence[Span] = (), text: str = "") -> list[Found]:
    """The figures of one sentence, in order.

    Args:
        tokens: the sentence.
        taken: places of dates, instruments and systems, whose numbers are none.
        text: the document, whose countries decide which rupees are meant.
    """
    found: list[Found] = []
    past = 0
    spans = iter(sorted(taken))
    current = next(spans, None)
    for i in [k for k, token in enumerate(tokens) if MAY_BEGIN[token.low]]:
        if i < past or (_opens_nothing(tokens, i) and not _is_one_and_a_half(tokens, i)):
            continue
        token = tokens[i]
        while current is not None and current.end <= token.start:
            current = next(spans, None)
        is_taken = current is not None and current.start < token.end
        figure = _duration_at(tokens, i) if is_taken else completed(tokens, i, _figure_at(tokens, i), found)
        if figure is not None:
            found.append(read_as_money(_settled(figure, text), found, tokens, text))
            past = figure.last
        elif not is_taken:
            past = _past(tokens, i)
    return [_shared(item, after, tokens) for item, after in zip_longest(found, found[1:])]


def _shared(item: Found, after: Found | None, tokens: Sequence[Token]) -> Found:
    """A number that counts what the next one names: 2,500 French and | 1,500 German soldiers."""
    if after is not None and (scale := _scale_of_whole(item, after, tokens)):
        value = plain(Decimal(item.figure.value) * scale)
        figure = replace(item.figure, value=value, unit=after.figure.unit)
        return item._replace(figure=figure, is_measure=after.is_measure)
    if after is None or item.figure.unit is not None or after.figure.unit is None:
        return item
    between = tokens[item.last : after.first]
    is_list = 1 < len(between) <= LONGEST_DESCRIPTION and between[-1].low in {"and", "or"}
    if not is_list or item.is_measure or after.is_measure or after.is_rank:
        return item
    if any(not token.is_word or token.low in FUNCTION_WORDS for token in between[:-1]):
        return item
    return item._replace(figure=replace(item.figure, unit=after.figure.unit))


def _scale_of_whole(part: Found, whole: Found, tokens: Sequence[Token]) -> Decimal | None:
    """What a part is counted in that leaves it to the whole: 60 | of the agency's 86 million crowns."""
    between = tokens[part.last : whole.first]
    if not between or between[0].low != "of" or len(between) > LONGEST_OWNED or part.ends or part.figure.high:
        return None
    number = number_at(tokens, whole.first) if whole.figure.unit else None
    if number is None or not number.is_scaled or part.last - part.first > 1:
        return None
    bare = _unscaled(tokens[whole.first])
    if bare is None or not bare:
        return None
    scale = Decimal(whole.figure.value) / bare
    own = _unscaled(tokens[part.first])
    is_less = own is not None and own == Decimal(part.figure.value) and 0 < own < bare
    return scale if is_less and scale >= LEAST_SCALE else None


def _unscaled(token: Token) -> Decimal | None:
    """A number in digits as it stands, without the million behind it."""
    bare = token.text.replace(",", "")
    return Decimal(bare) if bare.replace(".", "", 1).isdigit() else None


MAY_BEGIN = Remembered(lambda word: word in STARTS or _NUMBER_LIKE.match(word) is not None)
"""Whether a number may begin with a word."""


def _opens_nothing(tokens: Sequence[Token], i: int) -> bool:
    """Whether a full stop ends the sentence or an article stands before a plain noun, as nearly all of them do."""
    if tokens[i].low not in {".", "a", "an"}:
        return False
    if i + 1 == len(tokens):
        return True
    following = tokens[i + 1].low
    return tokens[i].low != "." and following not in AFTER_ARTICLE and _HYPHEN.search(following) is None


def _is_one_and_a_half(tokens: Sequence[Token], i: int) -> bool:
    """A year and a half."""
    return (
        tokens[i].low in {"a", "an", "one"}
        and i + 4 < len(tokens)
        and tokens[i + 1].low in TIMES
        and [token.low for token in tokens[i + 2 : i + 5]] == HALF_MORE
    )


def _duration_at(tokens: Sequence[Token], i: int) -> Found | None:
    """The time inside a date that is told by it: two days later, the last 200 days. It states nothing of its own."""
    amount = amount_at(tokens, i)
    if amount is None or amount.unit not in TIMES or amount.value >= LONGEST_DURATION:
        return None
    return make(tokens, amount.first, amount.last, amount.value, unit=amount.unit, is_measure=True)._replace(
        is_idle=True
    )


def _past(tokens: Sequence[Token], i: int) -> int:
    """One past a number that is no figure, so that its tail is not read as another."""
    if tokens[i].text[0].isdigit() and (number := number_at(tokens, i)):
        return number.last
    return i + 1


def _figure_at(tokens: Sequence[Token], i: int) -> Found | None:
    """The figure whose number begins at token ``i``."""
    if (ranked := ranks.hyphenated(tokens, i)) is not None:
        return ranked
    if tokens[i].low in MULTIPLES:
        return multiple(tokens, i)
    if _is_one_and_a_half(tokens, i):
        return make(tokens, i, i + 5, ONE_AND_A_HALF, unit=tokens[i + 1].low, is_measure=True)
    amount = amount_at(tokens, i)
    if amount is None:
        return None
    number = amount.number
    if number is not None and number.is_ordinal:
        return ranks.rank(tokens, number)
    whole = ranged(tokens, amount)
    if whole.unit is None and number is not None:
        found = counted(tokens, number, whole)
    else:
        is_thing = number is None and (one := glued(tokens, i)) is not None and one.is_thing
        found = make(
            tokens, whole.first, whole.last, whole.value, high=whole.high, unit=whole.unit, is_measure=not is_thing,
            vague=number is not None and number.is_vague,
        )  # fmt: skip
    return found._replace(ends=_ends(tokens, found, whole.ends)) if found and whole.ends else found


def _ends(tokens: Sequence[Token], whole: Found, ends: tuple[Amount, Amount]) -> tuple[Found, ...]:
    """What was and what is, in the unit of the change."""
    unit, is_measure = whole.figure.unit, whole.is_measure
    return tuple(
        make(tokens, end.first, end.last, end.value, unit=unit, is_measure=is_measure) for end in ends
    )


def _settled(found: Found, text: str) -> Found:
    """A figure whose money is that of the country the document speaks of."""
    unit = found.figure.unit
    if unit is None or not found.is_measure:
        return found
    named = currencies.settled(unit, text)
    if named is unit:
        return found
    ends = tuple(_settled(end, text) for end in found.ends)
    return found._replace(figure=replace(found.figure, unit=named), ends=ends)
