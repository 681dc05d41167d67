"""Figures that look different and agree: a sum and its parts, a share, a bound and a value, two units, a margin.

Shown as explained, so that nobody chases them. That numbers fit by chance is the danger: the rounder and smaller they
are, the more the passages must have in common.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import partial
from itertools import combinations, permutations
from typing import TYPE_CHECKING

from workbench.comparison.agreement import dates_apart
from workbench.comparison.figures import (
    Standing,
    allowed,
    is_measure,
    is_share,
    rounding,
    stand,
    written,
)
from workbench.comparison.judging import Judgement
from workbench.comparison.parts import (
    LEAST_WHOLE,
    MOST_FIGURES,
    PEOPLE_VOTING,
    PERSONS,
    TELLING_DIGITS,
    are_parts,
    digits,
    is_one_kind,
    is_plain,
    may_add,
)
from workbench.comparison.roundings import written_otherwise
from workbench.comparison.traces import NEXT
from workbench.comparison.units import ROUNDING
from workbench.comparison.words import term_set
from workbench.domain.findings import Difference, FindingType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from workbench.comparison.corpus import Item
    from workbench.comparison.figure_keys import FigureKey
    from workbench.comparison.pairs import Pair
    from workbench.domain.findings import ComparedDocument

NAMED = "named"
"""What a sum is about in which one side names singly what the other counts."""
NEAR_ENOUGH = Decimal("0.01")
"""How far a share times its whole may miss the part, as a share of the part."""
BESIDE = 8
"""Characters beside a number in which "other" stands."""
ALSO = re.compile(r"\balso\b[^.;:!?]*$")
FARTHEST_ALSO = 24
"""Characters before a number in which "also" stands: it is also sold in three countries."""
PAST_BOUND = Decimal("0.2")
"""How far past it a figure is that was bounded so: 702 of 1,184 are more than half."""
LEAST_SHARED = 2
ONE_FATE = term_set("dead missing rescued surviving")
"""Fates that one person has one of: the rescued are no part of the dead."""
VOTES = term_set("vote ballot abstention")


def judge_total(
    pair: Pair, opened: Callable[[Item], ComparedDocument], *, is_apart: bool
) -> Judgement | None:
    """The judgement that figures of two assertions explain each other, or nothing.

    ``opened`` gives an assertion's document where the words beside a figure decide. ``is_apart`` says that they name
    different things; a body named singly beside a count may be one of them.
    """
    if not (pair.a.figures and pair.b.figures) or dates_apart(pair):
        return None
    if not pair.shared and not _follows(pair):
        return None
    for kind, mine, theirs, words in _found(pair, is_apart=is_apart and not _tells_on(pair)):
        return _agreeing(pair, words, Difference("sum" if kind == NAMED else kind, mine, theirs), kind)
    return _with_one_more(pair, opened)


def _with_one_more(pair: Pair, opened: Callable[[Item], ComparedDocument]) -> Judgement | None:
    """A count that is another count of others and the one already spoken of: four bridges, three other bridges."""
    if len(pair.shared) < LEAST_SHARED:
        return None
    a, b = pair.a.figures[:MOST_FIGURES], pair.b.figures[:MOST_FIGURES]
    for whole, parts, item, is_first in ((a, b, pair.b, True), (b, a, pair.a, False)):
        for total in whole:
            for part in parts:
                if not _is_one_more(total, part) or not _counts_others(part, opened(item).text):
                    continue
                sides = written(total), f"1 + {written(part)}"
                told = f"{sides[0]} = 1 + {written(part)} besides"
                return _agreeing(pair, told, Difference("sum", *(sides if is_first else sides[::-1])), "sum")
    return None


def _agreeing(pair: Pair, words: str, difference: Difference, about: str) -> Judgement:
    score = min(0.95, 0.6 + pair.likeness / 3)
    explain = partial("The figures agree: {}.".format, words)
    return Judgement(FindingType.CONSISTENT_TOTAL, pair.a, pair.b, score, explain, (difference,), about)


def _is_one_more(total: FigureKey, part: FigureKey) -> bool:
    is_count = (
        bool(total.noun and part.noun) and total.noun[-1] == part.noun[-1] and not is_measure(total.unit)
    )
    return is_count and is_plain(total) and is_plain(part) and Decimal(total.value) == Decimal(part.value) + 1


def _counts_others(part: FigureKey, text: str) -> bool:
    """Whether a number is written as one of others: "three other bridges", "the other three bridges"."""
    start, end = part.span
    behind, before = text[end : end + BESIDE].lstrip(), text[max(0, start - BESIDE) : start].rstrip()
    is_further = ALSO.search(text, max(0, start - FARTHEST_ALSO), start) is not None
    return is_further or behind.startswith("other ") or before.endswith(" other")


def _found(pair: Pair, *, is_apart: bool) -> Iterator[tuple[str, str, str, str]]:
    a, b = pair.a.figures[:MOST_FIGURES], pair.b.figures[:MOST_FIGURES]
    if not is_apart:
        yield from written_otherwise(pair)
        yield from _complements(pair, a, b)
    for whole, parts, is_first in ((a, b, True), (b, a, False)):
        found = [*_named_parts(pair, whole, parts)]
        if not is_apart:
            found += [*_sums(pair, whole, parts), *_shares(pair, whole, parts)]
        for kind, one, some, words in found:
            yield (kind, one, some, words) if is_first else (kind, some, one, words)


def _complements(
    pair: Pair, a: Sequence[FigureKey], b: Sequence[FigureKey]
) -> Iterator[tuple[str, str, str, str]]:
    """Two parts of a whole that both sides give: 18 of 60 failed, 42 of the 60 passed."""
    for total in a:
        here = [part for part in a if part != total and _is_part(part, total)]
        is_vote = bool(total.noun) and total.noun[-1] in PEOPLE_VOTING
        if digits(total) < 2 and len(pair.shared) <= LEAST_SHARED and not is_vote:
            continue
        if not here or not any(_is_that_whole(total, other) for other in b):
            continue
        for mine in here:
            for theirs in b:
                rest = Decimal(total.value) - Decimal(mine.value)
                if _is_part(theirs, total) and rest == Decimal(theirs.value) and rest != Decimal(mine.value):
                    here_there = written(mine), written(theirs)
                    yield "sum", *here_there, f"{' + '.join(here_there)} = {written(total)}"


def _is_that_whole(one: FigureKey, other: FigureKey) -> bool:
    """Whether two counts are of one whole: the nine members are the nine councillors."""
    if stand(one, other) is Standing.EQUAL:
        return True
    voting = bool(one.noun and other.noun) and {one.noun[-1], other.noun[-1]} <= PEOPLE_VOTING
    return voting and one.value == other.value and is_plain(one) and is_plain(other)


def _is_part(part: FigureKey, total: FigureKey) -> bool:
    """Whether a figure counts exactly, and of one kind with a greater one or without a noun of its own."""
    plain = not (part.high or part.change or part.is_rank or is_share(part)) and part.comparator == "="
    is_kind = part.unit is None or is_one_kind(total, part)
    return plain and is_kind and 0 < Decimal(part.value) < Decimal(total.value)


def _named_parts(
    pair: Pair, whole: Sequence[FigureKey], parts: Sequence[FigureKey]
) -> Iterator[tuple[str, str, str, str]]:
    """A count that is another count and the bodies named beside it: four firms, one operator and three contractors."""
    for total in whole:
        for part in parts:
            fits = part.beside and Decimal(total.value) == Decimal(part.value) + part.beside
            if (
                fits
                and not (total.change or total.beside)
                and is_one_kind(total, part)
                and len(pair.shared) >= LEAST_SHARED
            ):
                told = f"{part.beside} + {written(part)}"
                yield (
                    NAMED,
                    written(total),
                    told,
                    f"{written(total)} = {part.beside} named + {written(part)}",
                )


def _sums(
    pair: Pair, whole: Sequence[FigureKey], parts: Sequence[FigureKey]
) -> Iterator[tuple[str, str, str, str]]:
    """A figure that is the sum of two or three others."""
    for total in whole:
        if total.high or total.change or total.is_rank or is_share(total):
            continue
        if len(parts) < 2:
            continue
        for size in (2, 3):
            for some in combinations(parts, size):
                summed = sum((Decimal(p.value) for p in some), Decimal(0))
                if (
                    are_parts(some, of_all_kinds=_tells_on(pair))
                    and not any(_is_of_another_measure(total, part) for part in some)
                    and _fits(total, summed)
                    and not _of_other_fate(total, some)
                    and _is_told(pair, total, some)
                ):
                    told = " + ".join(written(p) for p in some)
                    yield "sum", written(total), told, f"{written(total)} = {told}"


def _is_of_another_measure(total: FigureKey, part: FigureKey) -> bool:
    """Whether a part has a unit that nothing is added up in to make the whole: six people and 34 years, 40 mg."""
    return (is_measure(total.unit) or is_measure(part.unit)) and part.unit not in {None, total.unit}


def _shares(
    pair: Pair, whole: Sequence[FigureKey], parts: Sequence[FigureKey]
) -> Iterator[tuple[str, str, str, str]]:
    """A percentage of a figure that makes the figure of the other side, or the share that two parts have."""
    percents = [figure for figure in whole if is_share(figure) and not figure.change]
    amounts = [figure for figure in parts if not is_share(figure)]
    for percent in percents:
        share = Decimal(percent.value) / 100
        if not 0 < share < 1:
            continue
        for total in whole:
            for part in amounts:
                is_whole = any(other.value == total.value for other in amounts)
                if is_share(total) or not (_comparable(total, part) or is_whole):
                    continue
                told = (
                    is_whole
                    or digits(percent) > 1
                    or (total.unit == part.unit and len(pair.shared) >= LEAST_SHARED)
                )
                if told and _is_at(percent, share * Decimal(total.value), Decimal(part.value)):
                    yield (
                        "share", f"{written(percent)} of {written(total)}", written(part),
                        f"{written(percent)} of {written(total)} is {written(part)}",
                    )  # fmt: skip
        for total, part in permutations(amounts, 2):
            if _is_share_of(pair, percent, total, part):
                shown = f"{written(part)} of {written(total)}"
                yield "share", written(percent), shown, f"{shown} is {written(percent)}"
        for one, other in combinations(amounts, 2):
            together = Decimal(one.value) + Decimal(other.value)
            if one.unit == other.unit and together and len(pair.shared) >= LEAST_SHARED:
                for part in (one, other):
                    if abs(Decimal(part.value) / together - share) <= Decimal("0.006"):
                        yield (
                            "share", written(percent), f"{written(part)} of {together.normalize():f}",
                            f"{written(part)} of {together.normalize():f} is {written(percent)}",
                        )  # fmt: skip


def _is_share_of(pair: Pair, percent: FigureKey, total: FigureKey, part: FigureKey) -> bool:
    """Whether a part of a whole is the percentage that the other side gives, as rounded as it is written."""
    whole, value = Decimal(total.value), Decimal(part.value)
    if not 0 < value < whole or whole < LEAST_WHOLE or not pair.shared - {"percent"}:
        return False
    if not may_add(total, (part,)) or "degree" in {total.unit, part.unit}:
        return False
    slack = ROUNDING * Decimal(10) ** min(0, int(Decimal(percent.value).as_tuple().exponent))
    return abs(value / whole * 100 - Decimal(percent.value)) <= slack


def _is_at(percent: FigureKey, product: Decimal, part: Decimal) -> bool:
    """Whether a part is the share of a whole, or a little past the bound that the share is."""
    if percent.comparator in {">", ">="}:
        return product <= part <= product * (1 + PAST_BOUND)
    if percent.comparator in {"<", "<="}:
        return product * (1 - PAST_BOUND) <= part <= product
    return _is_near(product, part)


def _is_near(product: Decimal, part: Decimal) -> bool:
    """Whether a share of a whole is the part, within the rounding of both."""
    slack = max(abs(part) * NEAR_ENOUGH, rounding(str(part)))
    return bool(part) and abs(product - part) <= slack


def _comparable(total: FigureKey, part: FigureKey) -> bool:
    if total.unit == part.unit:
        return True
    return bool(total.noun and part.noun) and {total.noun[-1], part.noun[-1]} <= PEOPLE_VOTING


def _of_other_fate(total: FigureKey, parts: Sequence[FigureKey]) -> bool:
    """Whether a part met another fate than all of the whole did, or the whole is of things that meet none."""
    if total.fate:
        return total.fate in ONE_FATE and any(part.fate in ONE_FATE - {total.fate} for part in parts)
    are_things = bool(total.noun) and total.noun[-1] not in PERSONS
    return are_things and any(part.fate in ONE_FATE for part in parts)


def _fits(total: FigureKey, value: Decimal) -> bool:
    if total.comparator not in {"=", "~"}:
        return False
    limits = allowed(total)
    return limits.low is not None and limits.high is not None and limits.low <= value <= limits.high


def _is_told(pair: Pair, total: FigureKey, parts: Sequence[FigureKey]) -> bool:
    """Whether a sum is unlikely to be chance: of large odd numbers, or of things called the same in alike passages."""
    one_unit = total.unit is not None and all(
        part.unit in {total.unit, None} or is_one_kind(total, part) for part in parts
    )
    odd = min(digits(part) for part in parts) >= TELLING_DIGITS or digits(total) >= TELLING_DIGITS
    odd = odd or (len(parts) > 2 and digits(total) > 1)
    if _tells_on(pair) or (_are_votes(total, parts) and (pair.shared or _follows(pair))):
        return True
    if not one_unit and not odd:
        return False
    is_near = pair.a.document == pair.b.document and len(parts) > 2
    return len(pair.shared) >= (1 if odd and (one_unit or is_near) else LEAST_SHARED)


def _are_votes(total: FigureKey, parts: Sequence[FigureKey]) -> bool:
    """Whether the parts are votes and the whole counts those who may vote: 27 votes, 15 and three abstentions."""
    votes = any(part.noun and part.noun[-1] in VOTES for part in parts)
    return votes and bool(total.noun) and total.noun[-1] in PEOPLE_VOTING - VOTES


def _tells_on(pair: Pair) -> bool:
    """Whether the later passage goes on about what the one before it counts: "of this amount", "of whom"."""
    return pair.b.keys.is_partitive and _follows(pair)


def _follows(pair: Pair) -> bool:
    """Whether the later passage stands right behind the other."""
    a, b = pair.a, pair.b
    return a.document == b.document and 0 <= b.keys.span.start - a.keys.span.end <= NEXT
