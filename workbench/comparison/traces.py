"""What passages find each other by beside their words: numbers as they are, turned, or in another unit."""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from math import floor, log
from typing import TYPE_CHECKING

from workbench.comparison.agreement import is_name
from workbench.comparison.figures import (
    DIGITS_ROUNDED,
    ROUNDED_FROM,
    is_measure,
    is_odd,
    is_share,
    ordered_digits,
    tells_alone,
)
from workbench.comparison.parts import (
    LEAST_WHOLE,
    MOST_FIGURES,
    MOST_PARTS,
    are_of_one_unit,
    is_amount,
    is_plain,
    is_sum,
    may_add,
)
from workbench.comparison.units import in_base
from workbench.domain.assertions import Change

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from workbench.comparison.corpus import Item
    from workbench.comparison.figure_keys import FigureKey
    from workbench.comparison.keys import AssertionKeys
    from workbench.domain.spans import Span

STEP = log(1.04)
"""Two measures nearer to each other than half of this have one step in common."""
HALF = Decimal("0.5")
FINE_STEP = log(1.01)
"""The same for a product and what it makes."""
COARSE_STEP = log(1.12)
"""The same for a number and the round one that stands for it."""
LEAST_SUM = 10
NEXT = 160
"""Characters between passages, and figures, that follow each other."""
UNHEARD_OF = Decimal(10) ** 30
"""What no news counts to."""
WHOLE_DAY = len("2024-12-18")
WHOLE = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")
MOST_DATES = 2
OF_TIME = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade", "century"})
"""Units in which everything in the news is measured."""


def traces(keys: AssertionKeys) -> Iterator[str]:
    """A figure with what befell the counted or what is counted, a number of two digits and more alone, a wording."""
    if keys.worded:
        yield f"#worded {keys.worded:x}"
    for figure in keys.figures:
        if figure.trace:
            yield figure.trace
        if tells_alone(figure.value):
            yield f"#{figure.value}"


def days(keys: AssertionKeys) -> Iterator[str]:
    """The whole days that it is dated to."""
    return (f"#{day}" for day in keys.dates if len(day) == WHOLE_DAY)


def moments(keys: AssertionKeys, terms: Iterable[str]) -> Iterator[str]:
    """Its days, months and years, each with a name that it has beside it."""
    dates = [date for date in keys.dates[:MOST_DATES] if WHOLE.fullmatch(date)]
    for name in terms if dates else ():
        if is_name(name):
            yield from (f"{date} {name}" for date in dates)


def echoes(keys: AssertionKeys) -> Iterator[str]:
    """What figures are found by where their digits were turned or their unit is another."""
    for figure in keys.figures:
        if is_odd(figure.value):
            yield f"#turned {ordered_digits(figure.value)}"
        if is_measure(figure.unit) and figure.unit not in OF_TIME:
            amount, base = in_base(Decimal(figure.value), figure.unit)
            yield from _steps(f"#{base}", amount, STEP)


def amounts(figures: Sequence[FigureKey]) -> Iterator[str]:
    """What figures are found by as the result of reckoning with others."""
    for figure in figures[:MOST_FIGURES]:
        value = Decimal(figure.value)
        if is_share(figure):
            yield from _whole_percent(value, figure.change or "")
        elif value >= LEAST_SUM and is_sum(figure._replace(change=None)):
            yield f"={value.normalize():f}"
            if not is_measure(figure.unit):
                yield from _steps("~", value, FINE_STEP)
                if value >= ROUNDED_FROM:
                    yield from _steps("#~", value, COARSE_STEP)


def rounds(figures: Sequence[FigureKey]) -> Iterator[str]:
    """What round numbers and bounds may stand for: more than 1,100, some 5.4 billion."""
    for figure in figures[:MOST_FIGURES]:
        value = Decimal(figure.value)
        is_round = value >= ROUNDED_FROM and len(value.normalize().as_tuple().digits) <= DIGITS_ROUNDED
        if is_round and not is_measure(figure.unit):
            yield from _steps("#~", value, COARSE_STEP)


def reckoned(figures: Sequence[FigureKey]) -> Iterator[str]:
    """What comes of reckoning with figures side by side: their sums, what share one is, the part that is a share."""
    some = figures[:MOST_FIGURES]
    for at, first in enumerate(some):
        for size in range(2, min(MOST_PARTS, len(some) - at) + 1):
            parts = some[at : at + size]
            if not is_plain(parts[-1]) or not is_plain(first) or not may_add(first, parts):
                break
            yield f"={sum((Decimal(part.value) for part in parts), Decimal(0)).normalize():f}"
        if at + 1 < len(some):
            yield from _of_two(first, some[at + 1])


def _of_two(one: FigureKey, other: FigureKey) -> Iterator[str]:
    """The part that is a share of a whole; or what share one is of the other, what it leaves of it, and by how
    many percent they differ.
    """
    share, whole = (one, other) if is_share(one) else (other, one)
    if is_share(share):
        product = Decimal(share.value) * Decimal(whole.value) / 100
        if product >= LEAST_SUM and is_amount(whole):
            yield from _steps("~", product, FINE_STEP)
    elif is_plain(one) and is_plain(other):
        less, more = sorted((Decimal(one.value), Decimal(other.value)))
        if 0 < less < more and may_add(one, (other,)):
            yield f"={(more - less).normalize():f}"
            if more >= LEAST_WHOLE:
                yield from _whole_percent(100 * less / more)
        if LEAST_WHOLE <= less < more and are_of_one_unit(one, other):
            yield from _whole_percent(100 * (more - less) / more, Change.DOWN)
            yield from _whole_percent(100 * (more - less) / less, Change.UP)


def _whole_percent(value: Decimal, change: str = "") -> tuple[str, str]:
    return f"%{change}{floor(value)}", f"%{change}{floor(value + HALF)}"


@lru_cache(maxsize=1 << 14)
def _steps(scale: str, amount: Decimal, step: float) -> tuple[str, ...]:
    """The two steps of a scale that an amount lies next to."""
    if not 0 < amount < UNHEARD_OF:
        return ()
    at = log(amount) / step
    return f"{scale} {floor(at)}", f"{scale} {floor(at + 0.5)}.5"


def set_beside(items: Sequence[Item]) -> None:
    """Give each passage the figures that stand in its sentence and in those around it."""
    told: defaultdict[tuple[int, int], dict[Span, FigureKey]] = defaultdict(dict)
    for item in items:
        for figure in item.figures:
            told[item.document, item.keys.sentence.start].setdefault(figure.span, figure)
    made: dict[tuple[int, int], tuple[tuple[FigureKey, ...], frozenset[str]]] = {}
    ordered = sorted(told)
    sentences = [sorted(told[place].values(), key=lambda figure: figure.span.start) for place in ordered]
    joined = [
        one[0] == other[0] and second[0].span.start - first[-1].span.end <= NEXT
        for (one, first), (other, second) in pairwise(zip(ordered, sentences, strict=True))
    ]
    for at, place in enumerate(ordered):
        before = sentences[at - 1] if at and joined[at - 1] else []
        behind = sentences[at + 1] if at < len(joined) and joined[at] else []
        window = (*before, *sentences[at], *behind)
        if len(window) > 1:
            made[place] = window, frozenset(reckoned(window))
    for item in items:
        if item.figures:
            place = (item.document, item.keys.sentence.start)
            item.beside, item.reckoned = made.get(place, (item.figures, frozenset()))
            item.reckoned |= frozenset(rounds(item.figures))
