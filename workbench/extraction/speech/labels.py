"""Names given to things: called it “a shame”, described the law as harmless, put the toll at nine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.extraction.speech.borders import (
    ENDS,
    MARKS,
    end_of_object,
)
from workbench.extraction.text.lexicon import (
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
)
from workbench.extraction.text.tokens import QUOTED
from workbench.extraction.text.verbs import is_finite

if TYPE_CHECKING:
    from workbench.extraction.speech.cues import Cue
    from workbench.extraction.text.tokens import Token

FARTHEST_LABEL = 26
FARTHEST_AS = 14
LINK = {"put": "at"}
"""Put the toll at nine; all others take "as"."""
BY_LINK_ALONE = frozenset({"view", "regard", "cast", "paint", "frame", "put"})
"""Verbs that give a name to something only together with that word."""


def label(items: list[Token], j: int, end: int, cue: Cue) -> tuple[int, int]:
    """Something with the name or quality given to it: called it “a shame”, described the law as harmless."""
    for k in range(j, min(end, j + FARTHEST_LABEL)):
        if items[k].low == QUOTED and cue.lemma not in BY_LINK_ALONE:
            return (j, end_of_object(items, k, end))
        if items[k].low == LINK.get(cue.lemma, "as") and k - j < FARTHEST_AS and k + 1 < end:
            return (j, end_of_object(items, k, end))
        is_verb = is_finite(items[k]) and items[k - 1].low not in DETERMINERS
        if is_verb or items[k].low in MARKS or items[k].low in ENDS:
            break
    if cue.lemma == "call" and _names_twice(items, j, end):
        return (j, end_of_object(items, j, end))
    return (j, j)


def _names_twice(items: list[Token], j: int, end: int) -> bool:
    """Called the vote a mistake: a second noun phrase follows the first."""
    if items[j].low in PREPOSITIONS or items[j].low in {"a", "an", "out"}:
        return False
    for k in range(j + 1, min(end, j + 10)):
        if items[k].low in {"a", "an"}:
            return items[k - 1].low not in PREPOSITIONS and not is_finite(items[k - 1])
        if (items[k].low in MARKS or (items[k].low in CONJUNCTIONS and items[k].low != "and")) or items[
            k
        ].low == "to":
            return False
    return False
