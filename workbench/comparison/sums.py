"""Sums and shares that one sentence tells: "tolls were 21.4 million, of which 13.1 million ... and 8.3 million ...".

The parts of a sum must follow each other behind the whole, or in front of it, and either the words between say that
they are parts or the number is too odd to fit by chance.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from workbench.comparison.figures import BOUNDS, is_measure, is_share, written
from workbench.comparison.parts import (
    LEAST_WHOLE,
    MOST_FIGURES,
    MOST_PARTS,
    TELLING_DIGITS,
    are_parts,
    digits,
    is_one_kind,
    is_plain,
    may_add,
)
from workbench.domain.findings import Difference, Finding, FindingType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from workbench.comparison.corpus import Corpus, Item
    from workbench.comparison.figure_keys import FigureKey
    from workbench.domain.findings import ComparedDocument
    from workbench.domain.spans import Span

LEAST_FIGURES = 3
CLOSE = Decimal("0.1")
"""How far a share is from the bound that it is given with, as a share of it."""
HALF_PERCENT = Decimal("0.005")
OPEN = {">": 1, ">=": 1, "<": -1, "<=": -1}
OF = re.compile(r"\bof\b", re.IGNORECASE)
"""Between a share and its whole."""
OF_WITHIN = 20
"""Characters behind a share."""
CONFIDENCE = 900
DIVIDING = re.compile(
    r":|\b(?:of|to) (?:which|whom|these|those|them)\b|\b(?:made up|consist(?:s|ed|ing)?|composed) of\b"
    r"|\bcompris(?:es|ed|ing)\b|\b(?:split|divided|shared|broken down)\b",
    re.IGNORECASE,
)
"""Words between a whole and its parts that say that they are its parts."""
PARTING = re.compile(r"\bof (?:the|its|their|his|her|our|all|those|these)\b", re.IGNORECASE)
"""In front of a whole: "of the eleven houses, six ... and five ..."."""
OF_OWNER = re.compile(r"\bOf (?:[\w’'-]{1,20} ){0,3}[\w-]{1,20}[’']s? $")
"""In front of a whole: "Of the town's 312 shops, ..."."""
ADDING = re.compile(r"\b(?:total|together|altogether|overall|combined|in all|sum|adding up)\b", re.IGNORECASE)
"""Words between parts and the whole behind them."""
REMAINING = re.compile(r"\b(?:remaining|other|rest of the|others,?)\s+$", re.IGNORECASE)
"""In front of a number that is what is left."""
BEFORE_OWNER = 60
BEFORE = 12
"""Characters in front of a whole in which it is said to be one."""


def told_sums(corpus: Corpus, load: Callable[[str], ComparedDocument]) -> Iterator[Finding]:
    """A finding for each sentence that gives a whole and its parts as assertions of their own."""
    seen: set[tuple[int, int]] = set()
    for item in corpus.distinct:
        place = (item.document, item.keys.sentence.start)
        if len(item.figures) < LEAST_FIGURES or place in seen:
            continue
        if (found := _told(item, corpus, load)) is None:
            continue
        kind, figures, whole, told, words = found
        ids = readings_of(item, corpus, figures)
        if len(ids) < 2:
            continue
        seen.add(place)
        yield _finding(ids, words, Difference(kind, whole, told))


def told_remainders(corpus: Corpus, load: Callable[[str], ComparedDocument]) -> Iterator[Finding]:
    """A finding for each rest that a part leaves of its whole: 23 of the 27 go on; the remaining four do not."""
    seen: set[tuple[int, Span]] = set()
    for item in corpus.distinct:
        for rest in item.figures if len(item.beside) >= LEAST_FIGURES else ():
            place = (item.document, rest.span)
            told = None if place in seen else _rest_of(rest, item.beside)
            if told is None or not REMAINING.search(
                load(corpus.documents[item.document].id).text,
                max(0, rest.span.start - BEFORE),
                rest.span.start,
            ):
                continue
            seen.add(place)
            part, total = told
            ids = readings_of(item, corpus, (part, total, rest))
            sides = written(total), f"{written(part)} + {written(rest)}"
            if len(ids) > 1:
                yield _finding(ids, " = ".join(sides), Difference("sum", *sides))


def _rest_of(rest: FigureKey, beside: Sequence[FigureKey]) -> tuple[FigureKey, FigureKey] | None:
    """The part and the whole, side by side in front of it, between which a figure lies."""
    before = [figure for figure in beside if figure.span.end <= rest.span.start]
    for part, total in pairwise(before):
        if all(map(is_plain, (rest, part, total))) and may_add(total, (part, rest)):
            left = Decimal(total.value) - Decimal(part.value)
            if left == Decimal(rest.value) and 0 < left < Decimal(total.value):
                return part, total
    return None


def _finding(ids: tuple[str, ...], words: str, difference: Difference) -> Finding:
    explanation = f"The figures agree: {words}."
    return Finding(FindingType.CONSISTENT_TOTAL, ids, explanation, (difference,), CONFIDENCE)


def readings_of(item: Item, corpus: Corpus, figures: Sequence[FigureKey]) -> tuple[str, ...]:
    """The reading that is about each of these figures of a passage, once; the passage where there is none."""
    places = {figure.span for figure in figures}
    readings = {
        each.figures[0].span: each.id
        for each in reversed(corpus.documents[item.document].assertions)
        if each.figures and each.figures[0].span in places
    }
    return tuple(dict.fromkeys(readings.get(figure.span, item.id) for figure in figures))


class _Told(NamedTuple):
    kind: str
    figures: tuple[FigureKey, ...]
    whole: str
    told: str
    words: str


def _told(item: Item, corpus: Corpus, load: Callable[[str], ComparedDocument]) -> _Told | None:
    """What the sentence tells of its figures; the text is opened where the numbers fit."""
    figures = sorted(item.figures[:MOST_FIGURES], key=lambda figure: figure.span.start)
    sums, shares = [*_sums(figures)], [*_shares(figures)]
    if not sums and not shares:
        return None
    text = load(corpus.documents[item.document].id).text
    for total, parts in sums:
        if _is_told(total, parts, text):
            whole, told = written(total), " + ".join(written(part) for part in parts)
            return _Told("sum", (total, *parts), whole, told, f"{whole} = {told}")
    for share, total, part in shares:
        if _is_of(text, share.span.end, total.span.start):
            whole, told = text[share.span.start : share.span.end], f"{written(part)} of {written(total)}"
            return _Told("share", (part, share, total), whole, told, f"{told} is {_bound(share)}{whole}")
    return None


def _is_of(text: str, first: int, last: int) -> bool:
    """Whether a share is told to be one of the whole behind it, with no stop between."""
    found = OF.search(text, first, last)
    between = text[first : found.start()] if found else ""
    return found is not None and len(between) <= OF_WITHIN and not set(".;:") & set(between)


def _bound(share: FigureKey) -> str:
    bound = BOUNDS.get(share.comparator)
    return f"{bound} " if bound else ""


def _shares(figures: Sequence[FigureKey]) -> Iterator[tuple[FigureKey, FigureKey, FigureKey]]:
    """Each share with its whole right behind it and its part in front of it, or behind the whole."""
    for at, (share, total) in enumerate(pairwise(figures)):
        if not is_plain(total) or is_measure(total.unit):
            continue
        for part in (*figures[max(0, at - 1) : at], *figures[at + 2 : at + 3]):
            if is_plain(part) and not is_measure(part.unit) and _is_that_share(share, total, part):
                yield share, total, part


def _is_that_share(share: FigureKey, total: FigureKey, part: FigureKey) -> bool:
    value = Decimal(share.value) / 100 if is_share(share) else Decimal(share.value)
    whole, amount = Decimal(total.value), Decimal(part.value)
    if share.high or share.change or not 0 < value < 1 or not 0 < amount < whole or whole < LEAST_WHOLE:
        return False
    away = amount / whole - value
    if share.comparator in OPEN:
        return 0 <= away * OPEN[share.comparator] <= value * CLOSE
    return abs(away) <= (HALF_PERCENT if share.comparator == "=" else value * CLOSE)


def _sums(figures: Sequence[FigureKey]) -> Iterator[tuple[FigureKey, Sequence[FigureKey]]]:
    """Each figure that is the sum of those right behind it, or right in front of it."""
    for at, total in enumerate(figures):
        if not is_plain(total):
            continue
        for size in range(2, MOST_PARTS + 1):
            for parts in (figures[at + 1 : at + 1 + size], figures[max(0, at - size) : at]):
                if len(parts) == size and are_parts(parts, of_all_kinds=True) and _add_up(total, parts):
                    yield total, parts


def _add_up(total: FigureKey, parts: Sequence[FigureKey]) -> bool:
    values = [Decimal(part.value) for part in parts]
    return min(values) > 0 and sum(values) == Decimal(total.value) and may_add(total, parts)


def _opens_of(text: str, place: int) -> bool:
    """Whether a sentence opens with whose number stands there: of the reservoir's | 7.2 billion litres."""
    return OF_OWNER.search(text, max(0, place - BEFORE_OWNER), place) is not None


def _is_told(total: FigureKey, parts: Sequence[FigureKey], text: str) -> bool:
    if digits(total) >= TELLING_DIGITS and all(is_one_kind(total, part) for part in parts):
        return True
    front = text[max(0, total.span.start - BEFORE) : total.span.start]
    is_parted = bool(PARTING.search(front)) or front.endswith("Of ") or _opens_of(text, total.span.start)
    if parts[0].span.start > total.span.start:
        between = text[total.span.end : parts[-1].span.start]
        return bool(DIVIDING.search(between)) or is_parted
    return bool(ADDING.search(text[parts[-1].span.end : total.span.start])) or is_parted
