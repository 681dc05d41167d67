"""One figure written in two ways: in two units, rounded, or as a bound or a range that the other lies in."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from workbench.comparison.agreement import is_name
from workbench.comparison.figures import Standing, base_amount, is_measure, is_odd, is_share, stand, written
from workbench.comparison.lone import OF_ANY
from workbench.comparison.parts import MOST_FIGURES
from workbench.comparison.traces import OF_TIME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.comparison.figure_keys import FigureKey
    from workbench.comparison.pairs import Pair

CLOSE = Decimal("0.1")
"""How far a figure is from a bound that was chosen for it, as a share of it."""
CLOSE_SHARE = Decimal("0.2")
"""The same of shares, which are bounded by halves, thirds and quarters: 38 percent is more than a third."""
NEAR_BY = Decimal("0.03")
FARTHEST = 2
"""How many times its bound a figure may be."""
LEAST_SHARED = 2
ALIKE = 0.4
"""Likeness from which a bare number is of what the other side counts."""
LARGE = 1000
NEAR = Decimal("1.15")
"""How many times the smaller of two such figures the larger may be."""


def written_otherwise(pair: Pair) -> Iterator[tuple[str, str, str, str]]:
    """Each two figures of a pair that are one: how they differ, both as written, and the words for it."""
    for mine in pair.a.figures[:MOST_FIGURES]:
        for theirs in pair.b.figures[:MOST_FIGURES]:
            if _stand(pair, mine, theirs) is not Standing.COMPATIBLE or not _share_context(
                pair, mine, theirs
            ):
                continue
            if _is_far(mine, theirs):
                continue
            here, there = written(mine), written(theirs)
            if mine.unit != theirs.unit and is_measure(mine.unit) and is_measure(theirs.unit):
                is_bound = bool({mine.comparator, theirs.comparator} - {"=", "~"})
                yield (
                    "unit",
                    here,
                    there,
                    f"{here} {'and' if is_bound else '='} {there}{' can both hold' * is_bound}",
                )
            elif mine.high or theirs.high or {mine.comparator, theirs.comparator} - {"=", "~"}:
                if not (mine.value == theirs.value and mine.high == theirs.high):
                    yield "range", here, there, f"{here} and {there} can both hold"
            elif mine.value != theirs.value and not are_exact_alike(mine, theirs):
                yield "rounding", here, there, f"{here} and {there} are one figure, rounded"


def _stand(pair: Pair, mine: FigureKey, theirs: FigureKey) -> Standing:
    """How two figures stand; of much alike passages a bare number counts what the other does: nearly 400 of them."""
    if None in {mine.unit, theirs.unit} and pair.likeness >= ALIKE and len(pair.shared) > LEAST_SHARED:
        unit, noun = (theirs.unit, theirs.noun) if mine.unit is None else (mine.unit, mine.noun)
        mine, theirs = (figure._replace(unit=unit, noun=noun) for figure in (mine, theirs))
    return stand(mine, theirs)


def are_exact_alike(mine: FigureKey, theirs: FigureKey) -> bool:
    """Whether two numbers are given to one place and neither as about: 240 million is not 250, rounded."""
    places = {Decimal(figure.value).normalize().as_tuple().exponent for figure in (mine, theirs)}
    return len(places) == 1 and mine.comparator == theirs.comparator == "=" and mine.unit == theirs.unit


def _is_far(mine: FigureKey, theirs: FigureKey) -> bool:
    """Whether one figure is a bound that the other is nowhere near: "more than six feet" does not explain 1,140 m."""
    if not {mine.comparator, theirs.comparator} - {"=", "~"}:
        return False
    here = base_amount(mine)
    there = base_amount(theirs)
    are_bounds = {"=", "~"}.isdisjoint({mine.comparator, theirs.comparator})
    farthest = 1 + CLOSE if are_bounds else FARTHEST
    return max(abs(here), abs(there)) > farthest * min(abs(here), abs(there))


def _share_context(pair: Pair, mine: FigureKey, theirs: FigureKey) -> bool:
    """Whether so much else is shared that two figures which may both hold are of one thing."""
    counted = set(mine.noun[-1:]) & set(theirs.noun[-1:])
    near = (set(mine.near) & set(theirs.near)) - counted
    converts = mine.unit != theirs.unit and is_measure(mine.unit) and is_measure(theirs.unit)
    if converts and is_odd(mine.value) and is_odd(theirs.value) and (near or pair.a.names & pair.b.names):
        return True
    if (near or len(pair.shared) > LEAST_SHARED) and _bounds_closely(mine, theirs):
        return True
    if _are_large_and_near(mine, theirs) and pair.shared - counted - OF_ANY:
        return True
    if _is_about(mine, theirs) and any(map(is_name, pair.a.names & pair.b.names)):
        return True
    return len(near) >= LEAST_SHARED or (bool(near) and pair.likeness >= 0.3) or pair.likeness >= 0.5


def _are_large_and_near(mine: FigureKey, theirs: FigureKey) -> bool:
    """Whether two figures are so large, and so near, that hardly two things of an affair have them."""
    if is_share(mine) or is_share(theirs) or (mine.unit or theirs.unit) in OF_TIME:
        return False
    less, more = sorted(abs(base_amount(figure)) for figure in (mine, theirs))
    return less >= LARGE and more <= NEAR * less


def _is_about(mine: FigureKey, theirs: FigureKey) -> bool:
    """Whether one count is said to be about, or rounds to, a figure right at it: 640 people, about 650 people."""
    here, there = Decimal(mine.value), Decimal(theirs.value)
    is_near = abs(here - there) <= NEAR_BY * max(here, there)
    return is_near and mine.unit == theirs.unit and not is_share(mine) and not is_measure(mine.unit)


def _bounds_closely(mine: FigureKey, theirs: FigureKey) -> bool:
    """Whether one side gives a bound and the other a figure right at it: "a little over 60 km" and 63 km."""
    bounds = [figure for figure in (mine, theirs) if figure.comparator not in {"=", "~"}]
    if len(bounds) != 1 or mine.value == theirs.value or mine.high or theirs.high:
        return False
    here = base_amount(mine)
    there = base_amount(theirs)
    close = CLOSE_SHARE if is_share(mine) and is_share(theirs) else CLOSE
    return abs(here - there) <= close * max(abs(here), abs(there))
