"""Two estimates of one thing in a sentence: police put the crowd at 4,000, the organisers at 10,000."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from workbench.comparison.figures import Standing, stand, written
from workbench.comparison.sums import readings_of
from workbench.comparison.words import term_set
from workbench.domain.findings import Difference, Finding, FindingType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from workbench.comparison.corpus import Corpus
    from workbench.comparison.figure_keys import FigureKey
    from workbench.domain.findings import ComparedDocument

BOUND = r"(?:(?:about|some|around|over|nearly|almost|only|just|more than|less than|at least|up to)\s+)?$"
PUT_AT = re.compile(
    rf"\b(?:put|puts|putting|estimat\w{{1,4}})\b[^.;:!?]{{0,80}}?\bat\s+{BOUND}", re.IGNORECASE
)
"""In front of the first estimate."""
GIVEN = re.compile(
    rf"\b(?:at|(?:spoke|speaks?|speaking|talked|estimate|figure) of|said|says|counted|claimed|claims|gave)\s+{BOUND}",
    re.IGNORECASE,
)
"""In front of the second."""
ESTIMATING = term_set("put estimate")
"""Terms near the first: only then is its text opened."""
UNNAMED = "thing"
"""What both count that neither names."""
BEFORE = 110
CONFIDENCE = 800


def told_estimates(corpus: Corpus, load: Callable[[str], ComparedDocument]) -> Iterator[Finding]:
    """A conflict for each two estimates that cannot both hold."""
    seen: set[tuple[int, int]] = set()
    for item in corpus.distinct:
        place = (item.document, item.keys.sentence.start)
        if len(item.figures) < 2 or place in seen:
            continue
        figures = sorted(item.figures, key=lambda figure: figure.span.start)
        for one, other in pairwise(figures):
            if not _may_be_one(one, other) or not _are_told(
                one, other, load(corpus.documents[item.document].id).text
            ):
                continue
            seen.add(place)
            ids = readings_of(item, corpus, (one, other))
            here, there = written(one), written(other)
            if len(ids) > 1:
                explanation = f"One sentence gives {here} and {there} for one thing, by two estimates."
                yield Finding(
                    FindingType.CONFLICT, ids, explanation, (Difference("figure", here, there),), CONFIDENCE
                )
            break


def _may_be_one(one: FigureKey, other: FigureKey) -> bool:
    """Whether two numbers may be of one thing and cannot both hold."""
    if (
        ESTIMATING.isdisjoint(one.near)
        or one.fate != other.fate
        or one.change
        or other.change
        or one.is_rank
        or other.is_rank
    ):
        return False
    if None in {one.unit, other.unit}:
        named = one if one.unit else other
        unit, noun = named.unit or UNNAMED, named.noun or (UNNAMED,)
        one, other = (figure._replace(unit=unit, noun=noun) for figure in (one, other))
    return stand(one, other) is Standing.APART


def _are_told(one: FigureKey, other: FigureKey, text: str) -> bool:
    first, second = one.span.start, other.span.start
    return bool(
        PUT_AT.search(text, max(0, first - BEFORE), first)
        and GIVEN.search(text, max(one.span.end, second - BEFORE), second)
    )
