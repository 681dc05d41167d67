"""How much a passage is worth checking: integer thousandths with reasons a person can read.

A linear model trained on sentences of debates weighs words and structure (``model`` says where it is from).
What debates hardly show and news is full of is weighed by hand as well: figures, dates, named actors, attribution,
laws, headings.
"""

from __future__ import annotations

from functools import cache
from itertools import repeat
from math import sqrt
from typing import TYPE_CHECKING

from workbench.extraction.text.lexicon import FUNCTION_WORDS
from workbench.extraction.worthiness import features as feature
from workbench.extraction.worthiness.model import model

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.domain.assertions import Figure
    from workbench.extraction.people.names import Name
    from workbench.extraction.text.tokens import Token

MOST = 1000
ATTRIBUTED = "attributed to a source"
HEADING = "heading"
BY_HAND = {
    feature.FIGURE: 300,
    feature.DATE: 250,
    feature.ACTOR: 100,
    feature.INSTRUMENT: 150,
    feature.RANK: 50,
    ATTRIBUTED: 150,
    HEADING: -700,
}
"""Thousandths of a margin on top of what the model gives."""
SPEAKS_FOR = frozenset(
    {
        feature.FIGURE, feature.FIGURES, feature.DATE, feature.ACTOR, feature.INSTRUMENT, feature.RANK, feature.DONE,
        feature.COMPARED, feature.ALL, feature.MEASURE, feature.TOLD, feature.PUBLIC, ATTRIBUTED,
    }
)  # fmt: skip
SPEAKS_AGAINST = frozenset(
    {
        feature.HEDGED, feature.OPINED, feature.THOUGHT, feature.MINE, feature.YOURS, feature.COURTESY,
        feature.QUESTION, HEADING,
    }
)  # fmt: skip
SHORT, DETAILED = "very short", "detailed"
SHORTEST, LONGEST = 2, 6
"""Steps of length, three words each, up to which a passage is called short and from which it is called detailed."""
LEAST_TOLD = 40
"""Thousandths of a margin below which a reason is not worth a reader's time."""
MOST_REASONS = 6
MOST_WORDS = 3
LEAST_TELLING = 100
"""Weight below which a word is never worth telling, whatever the length."""


def weigh(
    tokens: Sequence[Token],
    names: Sequence[Name],
    *,
    figures: Sequence[Figure] = (),
    dates: int = 0,
    is_attributed: bool = False,
    is_rank: bool = False,
    instruments: int = 0,
    is_heading: bool = False,
) -> tuple[int, tuple[str, ...]]:
    """The score of a passage and what it rests on, strongest first."""
    known, reasons = model(), _reasons()
    lows = feature.lows_of(tokens)
    built = feature.structure_of(
        tokens, lows, names, figures=len(figures), dates=dates, is_rank=is_rank, instruments=instruments
    )
    if is_attributed:
        built.append(ATTRIBUTED)
    if is_heading:
        built.append(HEADING)
    words = feature.words_of(lows)
    root = sqrt(max(1, len(words)))
    margin = sum(map(_structure().get, built, repeat(0))) + sum(map(known.words.get, words, repeat(0))) / root
    told = [reasons[name] for name in built if name in reasons]
    told += _said(words, root)
    told.sort()
    score = _score(known.slope * (margin - known.middle) / MOST)
    return score, tuple([name for _, name in told[:MOST_REASONS]])


def _score(distance: float) -> int:
    """Thousandths, one half where the distance is nought; a root is exact on every machine, a power of e is not."""
    return round(MOST * (1 + distance / sqrt(1 + distance * distance)) / 2)


def _said(words: set[str], root: float) -> list[tuple[int, str]]:
    """The words that speak most for checking, as one reason, if any do."""
    weights, least = model().words, LEAST_TOLD * root
    heavy = sorted([(-weights[word], word) for word in words & _telling() if weights[word] >= least])[
        :MOST_WORDS
    ]
    if not heavy:
        return []
    said = ", ".join([f"“{word}”" for _, word in heavy])
    return [(-round(-sum([weight for weight, _ in heavy]) / root), f"says {said}")]


@cache
def _telling() -> frozenset[str]:
    """The heavy words that say something to a reader: no word beginning, edge, mark, number or function word."""
    return frozenset(
        word
        for word, weight in model().words.items()
        if weight >= LEAST_TELLING
        and all(part[0].isalpha() for part in word.split(" "))
        and not all(part in FUNCTION_WORDS for part in word.split(" "))
    )


@cache
def _structure() -> dict[str, int]:
    """Weights of structure, the model's and those by hand."""
    trained = model().structure
    names = dict.fromkeys([*trained, *BY_HAND])
    return {name: trained.get(name, 0) + BY_HAND.get(name, 0) for name in names}


@cache
def _reasons() -> dict[str, tuple[int, str]]:
    """Rank (heaviest first) and name of the features that have a name for people and weigh in the sense it suggests."""
    found = {}
    for name, weight in _structure().items():
        if abs(weight) < LEAST_TOLD:
            continue
        if (name in SPEAKS_FOR and weight > 0) or (name in SPEAKS_AGAINST and weight < 0):
            found[name] = (-abs(weight), name)
        elif name.startswith("length "):
            step = int(name.removeprefix("length "))
            if step <= SHORTEST and weight < 0:
                found[name] = (-abs(weight), SHORT)
            elif step >= LONGEST and weight > 0:
                found[name] = (-abs(weight), DETAILED)
    return found
