"""Figures of one affair that reckoning brings together, whatever else their passages say: 2,900 drawings and 1,400 maps
are the 4,300 objects of another text; 61.3 percent of 59,708 voters are some 36,600.

The rounder and smaller a number, the sooner it fits by chance: then what is counted must be the same too.
"""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from itertools import chain, pairwise, product
from typing import TYPE_CHECKING, NamedTuple

from workbench.comparison.agreement import dates_apart, no_name_shared
from workbench.comparison.figures import (
    VAGUE,
    Standing,
    base_amount,
    is_measure,
    is_odd,
    is_share,
    rounding,
    stand,
    written,
)
from workbench.comparison.judging import Judgement
from workbench.comparison.parts import (
    LEAST_WHOLE,
    MOST_PARTS,
    PEOPLE_VOTING,
    PERSONS,
    TELLING_DIGITS,
    are_of_one_unit,
    are_parts,
    digits,
    is_amount,
    is_one_kind,
    is_plain,
    is_sum,
    may_add,
)
from workbench.comparison.roundings import are_exact_alike
from workbench.comparison.traces import OF_TIME
from workbench.comparison.units import ROUNDING, is_money
from workbench.comparison.words import term_set
from workbench.domain.assertions import Change
from workbench.domain.findings import Difference, FindingType

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.comparison.corpus import Corpus, Item
    from workbench.comparison.figure_keys import FigureKey
    from workbench.comparison.pairs import Pair

MARGIN = term_set("vote win majority margin lead beat ahead difference")
LARGE = 1000
"""Whole from which two digits are no chance."""
ROUNDLY = Decimal("1.5")
"""Percentage points by which a fraction said in words may miss."""
CLOSELY = Decimal("0.1")
"""How near a share comes to the bound it is given with, as a share of it."""
NEARLY = Decimal("0.006")
"""How far a product may miss, as a share of it."""
NEAR_BY = Decimal("0.06")
"""How near an exact number is to the round one that stands for it."""
LEAST_OF_THINGS = 20
"""Things that others of one kind make by no chance."""
MOST_OF_UNIT = 3
"""Figures of one unit side by side, of which two lie some round number apart by chance."""
CLOSE_UNITS = Decimal("1.02")
"""How many times the smaller of two measures the larger may be, where one is round."""
LEAST_SHARED = 2
SCORE = 0.7


class _Found(NamedTuple):
    kind: str
    figures: tuple[FigureKey, ...]
    """Those that were reckoned with."""
    explained: str
    """The figure that stands on one side."""
    reckoned: str
    """What the other side has for it."""
    words: str


def believed_total(pair: Pair) -> Judgement | None:
    """How figures agree of which that is believed: both can hold, or reckoning makes one of the others."""
    for mine, theirs in product(pair.a.figures, pair.b.figures):
        if stand(mine, theirs) is Standing.COMPATIBLE and not are_exact_alike(mine, theirs):
            here, there = written(mine), written(theirs)
            words = f"{here} and {there} can both hold"
            return _judgement(pair, _Found("range", (theirs,), here, there, words), is_first=True)
    return _reckoned(pair, is_believed=True)


def judge_reckoning(pair: Pair, corpus: Corpus) -> Judgement | None:
    """The judgement that the figures of one passage make a figure of the other, or nothing."""
    a, b = pair.a, pair.b
    is_made = not (a.amounts.isdisjoint(b.reckoned) and b.amounts.isdisjoint(a.reckoned))
    is_near = is_made or not a.echoes.isdisjoint(b.echoes)
    if not is_near or not corpus.share_a_name(a.document, b.document):
        return None
    for mine, theirs in product(a.figures, b.figures):
        if kind := _agrees(mine, theirs):
            here, there = written(mine), written(theirs)
            words = f"{here} = {there}" if kind == "unit" else f"{here} and {there} can both hold"
            return _judgement(pair, _Found(kind, (theirs,), here, there, words), is_first=True)
    return _reckoned(pair, is_believed=False)


def _reckoned(pair: Pair, *, is_believed: bool) -> Judgement | None:
    for one, other, is_first in ((pair.a, pair.b, True), (pair.b, pair.a, False)):
        if one.amounts & other.reckoned:
            for found in _found(pair, one.figures, other, is_believed=is_believed):
                return _judgement(pair, found, is_first=is_first)
    return None


def _judgement(pair: Pair, found: _Found, *, is_first: bool) -> Judgement:
    sides = (found.explained, found.reckoned)
    return Judgement(
        FindingType.CONSISTENT_TOTAL,
        pair.a,
        pair.b,
        SCORE,
        partial("The figures agree: {}.".format, found.words),
        (Difference(found.kind, *(sides if is_first else sides[::-1])),),
        found.kind,
    )


def _agrees(mine: FigureKey, theirs: FigureKey) -> str:
    """Whether a figure is another's in its own unit, or right at the bound or the round number that another gives."""
    if (
        mine.is_rank
        or theirs.is_rank
        or mine.fate != theirs.fate
        or stand(mine, theirs) is not Standing.COMPATIBLE
    ):
        return ""
    if is_measure(mine.unit):
        is_other = mine.unit != theirs.unit and mine.unit not in OF_TIME
        odd = is_odd(mine.value) + is_odd(theirs.value)
        return "unit" if is_other and (odd > 1 or (odd and _are_close(mine, theirs))) else ""
    if mine.high or theirs.high or is_share(mine) or is_money(mine.unit):
        return ""
    here, there = Decimal(mine.value), Decimal(theirs.value)
    is_near = abs(here - there) <= NEAR_BY * max(here, there)
    exact = max(digits(mine), digits(theirs))
    is_round = (
        exact >= TELLING_DIGITS and min(here, there) >= LARGE and exact > min(digits(mine), digits(theirs))
    )
    return "range" if is_near and is_round else ""


def _are_close(mine: FigureKey, theirs: FigureKey) -> bool:
    """Whether two measures are one but for the rounding of either."""
    less, more = sorted((base_amount(mine), base_amount(theirs)))
    return less > 0 and more <= CLOSE_UNITS * less


def _found(pair: Pair, results: Sequence[FigureKey], other: Item, *, is_believed: bool) -> Iterator[_Found]:
    own = {figure.span for figure in other.figures}
    for result in results:
        if is_share(result):
            some = (
                _changes(pair, result, other.beside)
                if result.change
                else _ratios(pair, result, other.beside, is_believed=is_believed)
            )
        else:
            some = chain(
                _sums(pair, result, other, is_believed=is_believed),
                _margins(result, other.beside),
                _differences(result, other.beside),
                _products(result, other.beside),
            )
        yield from (found for found in some if any(figure.span in own for figure in found.figures))


def _sums(pair: Pair, total: FigureKey, other: Item, *, is_believed: bool) -> Iterator[_Found]:
    figures = other.beside
    value = Decimal(total.value)
    if not is_sum(total):
        return
    sentence = other.keys.sentence
    if any(Decimal(figure.value) == value for figure in figures if sentence.covers(figure.span)):
        return
    for first in range(len(figures)):
        for size in range(2, MOST_PARTS + 1):
            parts = figures[first : first + size]
            if len(parts) < size or not all(map(is_plain, parts)) or not may_add(total, parts):
                continue
            is_sum_of = sum(Decimal(part.value) for part in parts) == value
            is_told = is_believed and not _are_other_things(total, parts)
            if is_sum_of and (is_told or _is_no_chance(pair, total, parts)):
                told = " + ".join(map(written, parts))
                yield _Found("sum", tuple(parts), written(total), told, f"{written(total)} = {told}")


def _margins(total: FigureKey, figures: Sequence[FigureKey]) -> Iterator[_Found]:
    """By how much a vote was won."""
    if not is_plain(total) or not set(total.near) & MARGIN:
        return
    for one, other in pairwise(figures):
        lead = abs(Decimal(one.value) - Decimal(other.value))
        if lead == Decimal(total.value) and are_parts((one, other)) and _are_of_a_vote(total, one, other):
            told = f"{written(one)} - {written(other)}"
            yield _Found("margin", (one, other), written(total), told, f"{written(total)} = {told}")


def _differences(rest: FigureKey, figures: Sequence[FigureKey]) -> Iterator[_Found]:
    """What lies between two amounts, or is left of one: a fine of 1.34 billion cut to 1.02 billion, by 320 million."""
    value = Decimal(rest.value)
    if not is_plain(rest._replace(change=None)) or value < LARGE or not is_odd(rest.value):
        return
    if digits(rest) < TELLING_DIGITS and sum(figure.unit == rest.unit for figure in figures) > MOST_OF_UNIT:
        return
    for one, other in pairwise(figures):
        more, less = sorted((one, other), key=lambda figure: -Decimal(figure.value))
        is_left = Decimal(more.value) - Decimal(less.value) == value
        if (
            is_left
            and is_plain(more)
            and is_plain(less)
            and may_add(more, (less,))
            and may_add(rest, (more,))
        ):
            told = f"{written(more)} - {written(less)}"
            yield _Found("margin", (one, other), written(rest), told, f"{written(rest)} = {told}")


def _are_of_a_vote(total: FigureKey, one: FigureKey, other: FigureKey) -> bool:
    """Whether figures count votes or voters, as far as they say what they count."""
    nouns = {*total.noun[-1:], *one.noun[-1:], *other.noun[-1:]}
    return bool(nouns) and nouns <= PEOPLE_VOTING


def _is_no_chance(pair: Pair, total: FigureKey, parts: Sequence[FigureKey]) -> bool:
    if total.fate and any(part.fate not in {"", total.fate} for part in parts):
        return False
    if _are_other_things(total, parts):
        return False
    if total.fate and total.fate in {part.fate for part in parts} and Decimal(total.value) >= LARGE:
        return True
    kinds = {part.fate or part.noun[-1] for part in parts if part.fate or part.noun}
    is_telling = digits(total) >= TELLING_DIGITS or (digits(total) > 1 and Decimal(total.value) >= LARGE)
    if is_telling and (len(parts) <= 2 or len(kinds) <= 2):
        return True
    are_votes = bool(total.noun) and total.noun[-1] in PEOPLE_VOTING
    is_kind = any(is_one_kind(total, part) for part in parts) and all(
        part.unit is None or is_one_kind(total, part) or are_votes for part in parts
    )
    # 84 lorries are 60 carriers of one kind and 24 of another.
    are_many = Decimal(total.value) >= LEAST_OF_THINGS
    are_things = are_many and all(part.noun and not part.fate for part in parts) and not kinds & PERSONS
    of_total = is_kind or not total.noun or are_things
    are_one = len(kinds) == 1 and of_total and bool(pair.shared)
    return (is_kind or are_one) and is_odd(total.value) and not dates_apart(pair) and not no_name_shared(pair)


def _are_other_things(total: FigureKey, parts: Sequence[FigureKey]) -> bool:
    """Whether people are added up from helicopters, or the injured from numbers that say of neither who they are."""
    if total.fate and not any(part.fate for part in parts):
        return not all(part.noun for part in parts)
    of_people = bool(total.noun) and total.noun[-1] in PERSONS
    return of_people and any(part.noun and part.noun[-1] not in PERSONS | VAGUE for part in parts)


def _products(part: FigureKey, figures: Sequence[FigureKey]) -> Iterator[_Found]:
    """A share of a whole that is the part: 61.3 percent of 59,708 voters."""
    if not is_plain(part) or is_measure(part.unit):
        return
    for share, whole in _neighbours(figures):
        if not is_share(share) or share.change or not is_amount(whole) or not _may_be_part(part, whole):
            continue
        amount = Decimal(share.value) * Decimal(whole.value) / 100
        value = Decimal(part.value)
        is_told = digits(share) > 1 or digits(part) > 1
        if is_told and abs(amount - value) <= max(value * NEARLY, rounding(part.value)):
            told = f"{written(share)} of {written(whole)}"
            yield _Found("share", (share, whole), written(part), told, f"{told} is {written(part)}")


def _may_be_part(part: FigureKey, whole: FigureKey) -> bool:
    if part.unit == whole.unit or is_one_kind(whole, part):
        return True
    voting = bool(part.noun and whole.noun) and {part.noun[-1], whole.noun[-1]} <= PEOPLE_VOTING
    return voting or (None in {part.unit, whole.unit} and digits(part) >= TELLING_DIGITS)


def _ratios(
    pair: Pair, share: FigureKey, figures: Sequence[FigureKey], *, is_believed: bool
) -> Iterator[_Found]:
    """A part of a whole that is the share: 1,075 of 4,300 objects are a quarter."""
    if share.high:
        return
    for part, whole in _neighbours(figures):
        if not (is_plain(part) and is_plain(whole) and may_add(whole, (part,))):
            continue
        if not 0 < Decimal(part.value) < Decimal(whole.value) or Decimal(whole.value) < LEAST_WHOLE:
            continue
        is_told = is_believed or _is_of_one_thing(pair, share, part, whole)
        if not is_told or dates_apart(pair):
            continue
        if _is_that_share(share, Decimal(part.value) / Decimal(whole.value) * 100):
            told = f"{written(part)} of {written(whole)}"
            yield _Found("share", (part, whole), written(share), told, f"{told} is {written(share)}")


def _changes(pair: Pair, share: FigureKey, figures: Sequence[FigureKey]) -> Iterator[_Found]:
    """Two amounts between which the change lies that is told: from 920 to 570 is a fall of 38 percent."""
    is_single = not share.high and share.comparator in {"=", "~"}
    if not is_single or not is_odd(share.value) or not pair.shared or dates_apart(pair):
        return
    for one, other in pairwise(figures):
        less, more = sorted((one, other), key=lambda figure: Decimal(figure.value))
        if (
            not (is_plain(one) and is_plain(other) and are_of_one_unit(one, other))
            or Decimal(less.value) <= 0
        ):
            continue
        first, last = (more, less) if share.change == Change.DOWN else (less, more)
        change = abs(Decimal(last.value) - Decimal(first.value)) / Decimal(first.value) * 100
        if change > 0 and _is_that_share(share, change):
            told = f"{written(first)} to {written(last)}"
            yield _Found(
                "change", (one, other), written(share), told, f"{told} is {share.change} {written(share)}"
            )


def _is_of_one_thing(pair: Pair, share: FigureKey, part: FigureKey, whole: FigureKey) -> bool:
    """Whether a share is told of what the part and the whole are of, by the words beside them."""
    units = {part.unit, whole.unit} - {None}
    if len(units) > 1 and not is_one_kind(whole, part):
        return False
    beside = {*share.near} & {*part.near, *whole.near} - {"percent"}
    counted = {*part.noun, *whole.noun} & {*share.near}
    return bool(counted) or len(beside) >= LEAST_SHARED or bool(beside and len(pair.shared) > LEAST_SHARED)


def _is_that_share(share: FigureKey, percent: Decimal) -> bool:
    value = Decimal(share.value)
    if share.comparator in {">", ">="}:
        return 0 <= percent - value <= CLOSELY * value
    if share.comparator in {"<", "<="}:
        return 0 <= value - percent <= CLOSELY * value
    slack = ROUNDING * Decimal(10) ** min(0, int(value.as_tuple().exponent))
    return abs(percent - value) <= (ROUNDLY if share.comparator == "~" else slack)


def _neighbours(figures: Sequence[FigureKey]) -> Iterator[tuple[FigureKey, FigureKey]]:
    for one, other in pairwise(figures):
        yield one, other
        yield other, one
