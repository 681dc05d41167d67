"""What keeps two alike assertions apart: other places or people, other periods, opposite senses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.comparison.words import opposites

if TYPE_CHECKING:
    from workbench.comparison.pairs import Pair

PLACE_KEYS = ("country:", "of:")


def names_differ(pair: Pair) -> bool:
    """Whether each side names somebody or something that the other has not, where the other names another.

    "Turnout in Brent was 61 percent" and "Turnout in Camden was 61 percent" are alike in all but what they are about.
    """
    mine = (pair.a.persons | _bodies(pair.a.others)) - (pair.b.persons | pair.b.others)
    theirs = (pair.b.persons | _bodies(pair.b.others)) - (pair.a.persons | pair.a.others)
    return bool(mine and theirs)


def _bodies(keys: frozenset[str]) -> frozenset[str]:
    return frozenset(key for key in keys if not key.startswith("of:"))


def no_name_shared(pair: Pair) -> bool:
    """Whether both sides have names and none in common."""
    mine = pair.a.persons | pair.a.others
    theirs = pair.b.persons | pair.b.others
    return bool(mine and theirs) and not mine & theirs


def dates_apart(pair: Pair) -> bool:
    """Whether both sides are dated and no date of the one is, or contains, one of the other."""
    mine, theirs = pair.a.keys.dates, pair.b.keys.dates
    return bool(mine and theirs) and not any(dates_meet(a, b) for a in mine for b in theirs)


def dates_meet(one: str, other: str) -> bool:
    """Whether two ISO dates, partial or intervals, share a day."""
    first, second = bounds(one), bounds(other)
    return first[0] <= second[1] and second[0] <= first[1]


def bounds(date: str) -> tuple[str, str]:
    """The first and last day of a date, as strings that sort."""
    start, _, end = date.partition("/")
    end = end or start
    low = "0000" if start in {"", ".."} else start
    high = "9999" if end == ".." else end
    return (low + "-01-01"[len(low) - 4 :] if len(low) < 10 else low[:10]), (
        high + "-12-31"[len(high) - 4 :] if len(high) < 10 else high[:10]
    )


def senses_differ(pair: Pair) -> str:
    """The term that one side denies and the other states, or two terms that rule each other out; else nothing."""
    a, b = pair.a, pair.b
    for term in sorted((a.negated ^ b.negated) & pair.shared):
        return term
    against = opposites()
    for term in sorted(a.terms - b.terms):
        if other := against.get(term, frozenset()) & (b.terms - a.terms):
            return f"{term} / {min(other)}"
    return ""
