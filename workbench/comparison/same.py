"""Whether two assertions state the same fact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.comparison.agreement import (
    dates_apart,
    dates_meet,
    names_differ,
    no_name_shared,
    senses_differ,
)
from workbench.comparison.figures import VAGUE, Standing, stand
from workbench.comparison.judging import Judgement
from workbench.domain.findings import FindingType

if TYPE_CHECKING:
    from workbench.comparison.pairs import Pair

ALIKE = 0.6
"""Likeness from which wordings alone say that two assertions are one claim."""
ALIKE_WITH_FIGURE = 0.33
"""Likeness that does where they give the same number of the same things."""
LEAST_SHARED = 3
"""Terms that must be shared."""
FOR_DATE = 0.08
FOR_FIGURE = 0.12
FOR_SPEAKER = 0.06
AGAINST_NAMES = 0.2
"""What agreeing dates, figures, speakers add to the likeness, and what differing names take away."""


def judge_same(pair: Pair) -> Judgement | None:
    """The judgement that two assertions state the same fact, or nothing."""
    a, b = pair.a, pair.b
    if no_name_shared(pair) or dates_apart(pair) or senses_differ(pair):
        return None
    standings = [stand(f, g) for f in a.keys.figures for g in b.keys.figures]
    if Standing.APART in standings and Standing.EQUAL not in standings:
        return None
    counted = same_count(pair)
    score = pair.likeness
    if a.keys.dates and b.keys.dates:
        score += FOR_DATE
    if Standing.EQUAL in standings:
        score += FOR_FIGURE
    if a.speaker & b.speaker:
        score += FOR_SPEAKER
    if names_differ(pair):
        score -= AGAINST_NAMES
    enough = len(pair.shared) >= LEAST_SHARED
    if not (enough and score >= ALIKE) and not (counted and score >= ALIKE_WITH_FIGURE):
        return None
    return Judgement(FindingType.SAME, a, b, min(1.0, score), explain(pair, counted=counted))


def same_count(pair: Pair) -> bool:
    """Whether both give the same number of the same things, and what they say of those things does not differ."""
    for mine in pair.a.keys.figures:
        for theirs in pair.b.keys.figures:
            if mine.value != theirs.value or mine.unit is None or theirs.unit is None:
                continue
            if not mine.noun or not theirs.noun:
                continue
            is_one_noun = mine.noun[-1] == theirs.noun[-1]
            is_vague = bool({mine.noun[-1], theirs.noun[-1]} & VAGUE)
            if (is_one_noun or is_vague) and not _described_apart(mine.noun, theirs.noun):
                return True
    return False


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
