"""Bounds and changes: the words around a number that say more than, about, up, down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.assertions import Change, Comparator
from workbench.extraction.text.lexicon import FUNCTION_WORDS
from workbench.extraction.text.words import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.extraction.text.tokens import Token


# Words before a number that bound it; the longest fit is taken.
_BOUNDS = {
    Comparator.OVER: """
        more than|over|above|greater than|higher than|longer than|larger than|in excess of|exceeding|exceeded|
        upwards of|upward of|beyond|topping|topped|surpassing|surpassed|well over|better than|bigger than|farther than
        """,
    Comparator.UNDER: """
        less than|fewer than|under|below|lower than|shorter than|smaller than|well under|short of
        """,
    Comparator.AT_LEAST: """
        at least|no fewer than|no less than|not less than|no earlier than|a minimum of|minimum of|as few as|as little as
        """,
    Comparator.AT_MOST: """
        at most|within|no longer than|up to|no later than|not exceeding|as many as|as much as|no more than|
        not more than|a maximum of|maximum of|at the most
        """,
    Comparator.ABOUT: """
        about|around|roughly|approximately|some|nearly|almost|an estimated|estimated|close to|circa|more or less|approx|
        near|virtually|just about|as high as|as low as
        """,
}


BOUNDS: dict[tuple[str, ...], Comparator] = {
    tuple(words.split()): comparator for comparator, row in _BOUNDS.items() for words in row.split("|")
}


BOUND_WORDS = frozenset(words[-1] for words in BOUNDS)


_OR_BEHIND = {
    Comparator.AT_LEAST: "more longer older higher above over greater larger bigger better later",
    Comparator.AT_MOST: "less fewer younger lower under below shorter smaller earlier",
    Comparator.ABOUT: "so thereabouts",
}
BOUNDS_BEHIND: dict[tuple[str, ...], Comparator] = {
    **{("or", word): comparator for comparator, row in _OR_BEHIND.items() for word in row.split()},
    ("at", "least"): Comparator.AT_LEAST,
    ("at", "most"): Comparator.AT_MOST,
}


SIGNS = {"~": Comparator.ABOUT, "≈": Comparator.ABOUT, ">": Comparator.OVER, "<": Comparator.UNDER,
"≥": Comparator.AT_LEAST,
         "≤": Comparator.AT_MOST}  # fmt: skip


UPWARD = word_set(
    """
    rose risen rise rises rising up increase increased increases increasing grew grown grow grows growing
    growth gained gain gains jumped jump jumps climbed climb climbs soared surged surge advanced added
    higher
    """
)


DOWNWARD = word_set(
    """
    fell fallen fall falls falling down decrease decreased decreases decreasing dropped drop drops dropping
    declined decline declines declining lost shrank shrunk plunged plunge slumped slipped sank lower
    reduction reduced reducing slid slide slides sliding tumbled dipped eased retreated
    """
)


FALLS = frozenset({"falls", "rise", "climbs"})
"""Words of change that end the names of places."""


CHANGING = (
    UPWARD
    | DOWNWARD
    | word_set(
        """
    raise raised raises raising cut cuts cutting lower lowered lowers lowering slow slowed slows slowing went go goes
    going move moved moves moving change changed changes changing shift shifted extend extended widen widened narrow
    narrowed
    double doubled expand expanded boost boosted trim trimmed slash slashed swing swung
    """
    )
)
"""Verbs that take "from ... to ...": a change between two figures, no range."""


FARTHEST_GIVE = 5
TIMES = word_set("year month week day hour minute decade")
LONGER_AFTER = word_set(
    "for after took take takes lasted lasts last spent of is was just well little than with"
)
ELSEWHERE = frozenset({"from", "that", "in", "at", "on", "into", "with"})
"""Behind these a number is not how much has changed: fell in nine days, added that nine had come."""
PHRASAL = word_set(
    """
    gave give gives giving given make makes made pick picked put puts set sets rack racked end ends ended take
    takes took taken turn turned sign signed show showed come comes came bring brought call called back break
    broke build built hold held look looked line lined follow followed split tear tore write wrote blow blew
    """
)
"""Verbs before "up" that say nothing of a rise: gave up 12 points."""
PUTTING = word_set(
    """
    write writes wrote written note noted jot jotted lay lays laid hand hands handed shut shuts set sets put puts take
    takes took taken turn turns turned vote voted gun gunned hunt hunted track tracked pin pinned
    """
)
"""Verbs before "down" that say nothing of a fall: wrote down nine faults."""


def bound_of(tokens: Sequence[Token], first: int, last: int) -> Comparator:
    """How the words beside a figure bound it; "above the 40 metres" compares with a known one and bounds nothing."""
    k = first
    while k > 0 and tokens[k - 1].low in {"a", "an", "only", "just"} and tokens[k - 1].low not in BOUND_WORDS:
        k -= 1
    if k > 0 and tokens[k - 1].low in SIGNS:
        return SIGNS[tokens[k - 1].low]
    if k and tokens[k - 1].low == "over" and _spans_time(tokens, k - 1, last):
        return Comparator.EXACTLY
    for length in (4, 3, 2, 1):
        if k >= length and (words := tuple(token.low for token in tokens[k - length : k])) in BOUNDS:
            return BOUNDS[words]
    behind = tuple(token.low for token in tokens[last : last + 2])
    if behind in BOUNDS_BEHIND:
        return BOUNDS_BEHIND[behind]
    wider = tuple(token.low for token in tokens[last + 1 : last + 3])
    if wider in BOUNDS_BEHIND and wider[0] == "or":
        return BOUNDS_BEHIND[wider]
    if last < len(tokens) and tokens[last].low == "+":
        return Comparator.AT_LEAST
    if _gives_or_takes(tokens, last):
        return Comparator.ABOUT
    return Comparator.EXACTLY


def _gives_or_takes(tokens: Sequence[Token], last: int) -> bool:
    """Nineteen million crowns, give or take: behind the figure and at most the words that it counts."""
    for k in range(last, min(len(tokens) - 2, last + FARTHEST_GIVE)):
        if tokens[k].low == "give":
            return tokens[k + 1].low == "or" and tokens[k + 2].low == "take"
        if not tokens[k].is_word and tokens[k].low not in {",", "(", "-", "–", "—"}:
            return False
    return False


def _spans_time(tokens: Sequence[Token], over: int, last: int) -> bool:
    """Whether "over two years" says how long something takes, not that it takes longer."""
    if tokens[last - 1].low.rstrip("s") not in TIMES:
        return False
    return over == 0 or tokens[over - 1].low not in LONGER_AFTER


def _way_before(tokens: Sequence[Token], by: int) -> Change | None:
    """Cut mortality by 30%, grow sales by 35%: the verb a few words before "by"."""
    for k in range(by - 1, max(-1, by - 5), -1):
        low = tokens[k].low
        if low in {"and", "but", "or"} or not tokens[k].is_word:
            return None
        if (low in UPWARD and low not in {"up", "higher", "added"}) or low in {
            "raise",
            "raised",
            "raises",
            "raising",
            "boosted",
            "boost",
        }:
            return Change.UP
        if (low in DOWNWARD and low not in {"down", "lower", "lost"}) or low in {
            "cut",
            "cuts",
            "cutting",
            "lowered",
            "slashed",
            "trimmed",
        }:
            return Change.DOWN
    return None


def change_of(tokens: Sequence[Token], first: int, unit: str | None) -> Change | None:
    """Up or down, from the verb just before: rose 3 percent, fell by 12, down more than a third."""
    if unit in TIMES:
        return None
    for k in range(first - 1, max(-1, first - 6), -1):
        low = tokens[k].low
        if tokens[k].is_capitalised and k and low in FALLS:
            return None  # Niagara Falls did not fall
        if low in ELSEWHERE and tokens[k + 1].low not in {"least", "most"}:
            return None
        if low == "by" and (way := _way_before(tokens, k)):
            return way
        if k and tokens[k - 1].low in {"up": PHRASAL, "down": PUTTING}.get(low, ()):
            return None
        if low in UPWARD:
            return Change.UP if low != "up" or tokens[k + 1].low != "to" else None
        if low in DOWNWARD:
            return Change.DOWN if low != "down" or tokens[k + 1].low != "to" else None
        if low == "to" or not (
            low in FUNCTION_WORDS
            or low in BOUND_WORDS
            or low in {"than", "least", "most", "$", "£", "€", "another", "further", "an", "estimated"}
        ):
            return None
    return None
