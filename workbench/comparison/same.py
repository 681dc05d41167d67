"""Whether two assertions state the same fact."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from workbench.comparison.agreement import (
    dates_apart,
    dates_meet,
    is_bygone,
    names_differ,
    no_name_shared,
    senses_differ,
)
from workbench.comparison.figures import VAGUE, Standing, stand
from workbench.comparison.judging import Judgement
from workbench.comparison.titles import office_of, offices_conflict
from workbench.domain.assertions import AssertionKind
from workbench.domain.findings import FindingType

if TYPE_CHECKING:
    from workbench.comparison.corpus import Corpus, Item
    from workbench.comparison.keys import FigureKey
    from workbench.comparison.pairs import Pair

ALIKE = 0.6
"""Likeness from which wordings alone say that two assertions are one claim."""
ALIKE_WITH_FIGURE = 0.33
"""Likeness that does where they give the same number of the same things."""
LEAST_DICE = 0.45
"""Share of both that must be shared: an office named in passing is no statement of the whole sentence."""
LEAST_SHARED = 3
"""Terms that must be shared."""
LEAST_BEYOND = 2
"""Terms beside the counted things that must be shared for one count of them; of names one is enough."""
ALIKE_BEYOND = 0.4
"""Likeness from which one term is enough, as it is for a number of two digits and more."""
LEAST_NUMBERS = 2
"""Numbers of two digits and more that make two passages one without a word on what they count: 88 and 61."""
FOR_DATE = 0.08
FOR_FIGURE = 0.12
FOR_SPEAKER = 0.06
AGAINST_NAMES = 0.3
"""What agreeing dates, figures, speakers add to the likeness, and what differing names take away."""


def judge_same(pair: Pair, corpus: Corpus) -> Judgement | None:
    """The judgement that two assertions state the same fact, or nothing."""
    a, b = pair.a, pair.b
    have_figures = a.figures and b.figures
    if not have_figures and pair.likeness < ALIKE - FOR_DATE - FOR_SPEAKER:
        return None
    if no_name_shared(pair) or dates_apart(pair) or senses_differ(pair) or _offices_differ(pair):
        return None
    standings = [stand(f, g) for f in a.figures for g in b.figures]
    if _of_other_things(pair):
        return None
    if Standing.APART in standings and Standing.EQUAL not in standings:
        return None
    counted = same_count(pair) and not is_bygone(pair, corpus)
    score = pair.likeness
    if a.keys.dates and b.keys.dates:
        score += FOR_DATE
    score += FOR_FIGURE * min(2, standings.count(Standing.EQUAL))
    if a.speaker & b.speaker:
        score += FOR_SPEAKER
    if names_differ(pair):
        score -= AGAINST_NAMES
    enough = len(pair.shared) >= LEAST_SHARED and pair.dice >= LEAST_DICE
    if not (enough and score >= ALIKE) and not (counted and score >= ALIKE_WITH_FIGURE):
        return None
    return Judgement(FindingType.SAME, a, b, min(1.0, score), partial(explain, pair, counted=counted))


def same_count(pair: Pair) -> bool:
    """Whether both give the same number of the same things, and say something more of them that is the same."""
    for mine in pair.a.figures:
        for theirs in pair.b.figures:
            if mine.value != theirs.value or not _are_one_thing(mine, theirs):
                continue
            beyond = pair.shared - {*mine.noun, *theirs.noun}
            enough = 1 if is_odd(mine.value) or pair.likeness >= ALIKE_BEYOND else LEAST_BEYOND
            if len(beyond) >= enough or any(_is_name(term) for term in beyond):
                return True
    return len(_odd_numbers(pair.a) & _odd_numbers(pair.b)) >= LEAST_NUMBERS


def _are_one_thing(mine: FigureKey, theirs: FigureKey) -> bool:
    if mine.fate and mine.fate == theirs.fate:
        return True
    if not mine.noun or not theirs.noun:
        return False
    is_one_noun = mine.noun[-1] == theirs.noun[-1] or bool({mine.noun[-1], theirs.noun[-1]} & VAGUE)
    return is_one_noun and not _described_apart(mine.noun, theirs.noun)


def _odd_numbers(item: Item) -> set[str]:
    """Numbers of two digits and more, whatever they count."""
    return {figure.value for figure in item.figures if is_odd(figure.value)}


def is_odd(value: str) -> bool:
    """Whether a number has two digits and more before its noughts: few things are counted by it."""
    return len(value.rstrip("0").replace(".", "")) >= 2


def _is_name(term: str) -> bool:
    return term.startswith("@") and not term.startswith(("@country:", "@of:"))


def _offices_differ(pair: Pair) -> bool:
    """Whether one states a person's office and the other gives them one that rules it out."""
    mine, theirs = pair.a.keys.role, pair.b.keys.role
    if mine is None or theirs is None or AssertionKind.OTHER not in {pair.a.keys.kind, pair.b.keys.kind}:
        return False
    return offices_conflict(office_of(pair.a, mine[1]), office_of(pair.b, theirs[1]))


def _of_other_things(pair: Pair) -> bool:
    """Whether one wording is used of two things: all but their names is shared, or what is counted is elsewhere.

    Three Chinese firms are not three Norwegian ones.
    """
    mine, theirs = pair.a.terms - pair.shared, pair.b.terms - pair.shared
    if mine and theirs and mine <= pair.a.names and theirs <= pair.b.names:
        return True
    return any(
        mine.value == theirs.value
        and mine.noun[-1:] == theirs.noun[-1:]
        and _described_apart(mine.noun, theirs.noun)
        for mine in pair.a.figures
        for theirs in pair.b.figures
    )


def _described_apart(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether the counted things are named by different places: Chinese firms are not Karachi-based ones."""
    here = {term for term in mine[:-1] if term.startswith("@")}
    there = {term for term in theirs[:-1] if term.startswith("@")}
    return bool(here and there and not here & there)


def explain(pair: Pair, *, counted: bool) -> str:
    """What agrees, in one sentence."""
    parts = []
    names = sorted(term[1:].partition(":")[2] or term[1:] for term in pair.shared if term.startswith("@"))
    if names:
        parts.append(f"both name {', '.join(names[:4])}")
    if counted:
        parts.append("give the same number of the same things")
    if any(dates_meet(a, b) for a in pair.a.keys.dates for b in pair.b.keys.dates):
        parts.append("the same date")
    if pair.a.speaker & pair.b.speaker:
        parts.append("have the same speaker")
    words = [term for term in pair.a.keys.terms if term in pair.shared and not term.startswith("@")]
    if words:
        parts.append(f"share the words {', '.join(words[:6])}")
    return f"The passages {'; '.join(parts)}."
