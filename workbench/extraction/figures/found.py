"""A figure found in a sentence, made with the bound and the change that its neighbours give."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.domain.assertions import Comparator, Figure
from workbench.domain.spans import Span
from workbench.extraction.figures.bounds import bound_of, change_of
from workbench.extraction.figures.numerals import plain

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from workbench.extraction.text.tokens import Token


class Found(NamedTuple):
    """A figure with the tokens it spans; ``is_measure`` tells a quantity from a count, ``is_rank`` an ordinal."""

    figure: Figure
    first: int
    last: int
    is_measure: bool
    is_rank: bool = False
    is_definite: bool = False
    """"The two sides": the number only points back to known things."""
    is_idle: bool = False
    """"One of the best": said where every figure is asked for, and no part of what an assertion states."""
    ends: tuple[Found, ...] = ()
    """Both ends of a change ("from 17 knots to 11"), which assertions state one by one."""


def make(
    tokens: Sequence[Token], first: int, last: int, value: Decimal, *, unit: str | None, is_measure: bool,
    high: Decimal | None = None, vague: bool = False,
) -> Found:  # fmt: skip
    """A figure with the comparator and change that the words around it give."""
    comparator = bound_of(tokens, first, last)
    if vague and comparator is Comparator.EXACTLY:
        comparator = Comparator.ABOUT
    span = Span(tokens[first].start, tokens[last - 1].end)
    figure = Figure(
        plain(value), span, high=plain(high) if high is not None else None, unit=unit, comparator=comparator,
        change=change_of(tokens, first, unit),
    )  # fmt: skip
    return Found(figure, first, last, is_measure)
