"""What two assertions have in common that state the same fact, in a sentence a person can follow."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from workbench.comparison.agreement import dates_apart, dates_meet, is_bygone
from workbench.comparison.figures import Standing, are_one_thing, described_apart, is_odd, stand
from workbench.comparison.judging import Judgement
from workbench.domain.assertions import AssertionKind
from workbench.domain.findings import FindingType

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workbench.comparison.corpus import Corpus, Item
    from workbench.comparison.figure_keys import FigureKey
    from workbench.comparison.pairs import Pair

ALIKE = 0.45
"""Likeness from which two passages are one claim in all they say, whatever numbers each adds."""
LEAST_WORDS = 4
"""Words, and names, that no two passages on other things share when they have no others."""
COMMON = 2
"""Digits of a number that many things of an affair have."""
SHOWN = 6
"""Words named in an explanation; names are fewer."""
NAMES_SHOWN = 4
FEW_SHOWN = 2


def judge_wordings(pair: Pair) -> Judgement | None:
    """The judgement that reviewers gave the claims of two assertions the same wording, or nothing."""
    a, b = pair.a, pair.b
    if not a.keys.worded or a.keys.worded != b.keys.worded:
        return None
    return Judgement(FindingType.SAME, a, b, 1.0, lambda: "Reviewers gave both claims the same wording.")


def gives_office(item: Item) -> bool:
    """Whether a passage says who somebody is and nothing else."""
    return item.keys.role is not None and item.keys.kind == AssertionKind.OTHER


def are_apart(pair: Pair, corpus: Corpus) -> bool:
    """Whether two passages are of two things, however alike: all but their names is shared, or what they count differs.

    Three Chinese firms are not three Norwegian ones, three firms of 2018 not the three of this year, two of the four
    gates not all four.
    """
    a, b = pair.a, pair.b
    mine, theirs = a.terms - pair.shared, b.terms - pair.shared
    if mine and theirs and mine <= a.names and theirs <= b.names:
        return True
    return gives_office(a) != gives_office(b) or _count_otherwise(pair) or _counts_of_then(pair, corpus)


def _counts_of_then(pair: Pair, corpus: Corpus) -> bool:
    """Whether one side counts what was years ago, by a number that many things have."""
    if not (pair.a.figures and pair.b.figures) or not is_bygone(pair, corpus):
        return False
    mine, theirs = ({figure.value for figure in item.figures} for item in (pair.a, pair.b))
    return not any(map(is_odd, mine & theirs))


def _count_otherwise(pair: Pair) -> bool:
    a, b = pair.a, pair.b
    if _counts_the_whole(a, b) or _counts_the_whole(b, a):
        return True
    if len(a.figures) == len(b.figures) == 1 and _count_two_things(a.figures[0], b.figures[0]):
        return True
    return any(
        mine.value == theirs.value
        and mine.noun[-1:] == theirs.noun[-1:]
        and described_apart(mine.noun, theirs.noun)
        for mine, theirs in product(a.figures, b.figures)
    )


def _count_two_things(mine: FigureKey, theirs: FigureKey) -> bool:
    """Whether equal numbers say themselves that they are of two things: 12 crowns, twelve people."""
    if mine.value != theirs.value or mine.unit is None or theirs.unit is None:
        return False
    is_common = len(mine.value) <= COMMON
    return is_common and stand(mine, theirs) is Standing.OTHER and not are_one_thing(mine, theirs)


def _counts_the_whole(one: Item, other: Item) -> bool:
    """Whether the one number of a passage is the whole of which the other tells a part."""
    wholes = {figure.value for figure in other.figures if figure.is_whole}
    return len(one.figures) == 1 and not one.keys.is_partitive and one.figures[0].value in wholes


def have_the_same_words(pair: Pair) -> bool:
    """Whether two texts tell one thing in the same words, in whatever order; quotations are another matter."""
    a, b = pair.a, pair.b
    is_quoted = AssertionKind.QUOTATION in {a.keys.kind, b.keys.kind}
    is_another = a.document == b.document or dates_apart(pair) or a.negated != b.negated
    return a.terms == b.terms and len(a.terms) >= LEAST_WORDS and not is_quoted and not is_another


def number_alone(pair: Pair) -> str:
    """The number in which alone two passages are one, whatever else each says; nothing where they are one in all."""
    mine, theirs = ({figure.number for figure in item.figures} for item in (pair.a, pair.b))
    if not mine & theirs or mine == theirs or pair.likeness >= ALIKE:
        return ""
    return next(figure.number for figure in pair.a.figures if figure.number in theirs)


def explain(pair: Pair, around: Callable[[], Sequence[str]]) -> str:
    """What agrees, in one sentence; where that is little, the words that stand around both as well."""
    parts = []
    names = pair.a.shows(term for term in pair.a.keys.terms if term.startswith("@") and term in pair.b.terms)
    if names:
        parts.append(f"both name {', '.join(names[:NAMES_SHOWN])}")
    if {figure.number for figure in pair.a.figures} & {figure.number for figure in pair.b.figures}:
        parts.append("give the same number")
    if any(dates_meet(a, b) for a in pair.a.keys.dates for b in pair.b.keys.dates):
        parts.append("have the same date")
    if pair.a.speaker & pair.b.speaker:
        parts.append("have the same speaker")
    words = pair.a.shows(term for term in pair.shared if not term.startswith("@"))
    if words:
        parts.append(f"share the words {', '.join(words[:SHOWN])}")
    if len(words) < FEW_SHOWN and (beside := around()):
        parts.append(f"stand among the words {', '.join(beside)}")
    return f"The passages {'; '.join(parts)}." if parts else "The passages say much the same."
