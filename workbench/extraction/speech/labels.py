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
    POSSESSIVES,
    PREPOSITIONS,
)
from workbench.extraction.text.tokens import QUOTED
from workbench.extraction.text.verbs import is_finite
from workbench.extraction.text.words import word_set

if TYPE_CHECKING:
    from workbench.extraction.speech.cues import Cue
    from workbench.extraction.text.tokens import Token

FARTHEST_LABEL = 26
FARTHEST_AS = 14
LINK = {"put": "at"}
"""Put the toll at nine; all others take "as"."""
QUALIFYING = frozenset({"call", "term", "dub", "label", "brand", "deem", "declare"})
"""Verbs that give a quality without a further word."""
ENDINGS = (
    "al", "ful", "less", "ous", "ive", "able", "ible", "ish", "ary", "ory", "ic", "ent", "ant", "ate", "ed", "ing",
)  # fmt: skip
QUALITIES = word_set(
    "wrong false fair unfair weak safe unsafe late illegal invalid void null dead absurd cruel sad good bad cheap rash "
    "hasty empty unwise unjust"
)
"""Adjectives by their endings, and short ones."""
BEFORE_THING = DETERMINERS | POSSESSIVES | frozenset({"it", "him", "them"})
ENDS_QUALITY = frozenset({"and", "but", "because", "for", "as", "in", "on", "at", "after", "since"})
LONGEST_THING = 8
SHORTEST_QUALITY = 4
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
    if cue.lemma in QUALIFYING and (last := _qualified(items, j, end)):
        return (j, last)
    return (j, j)


def _qualified(items: list[Token], j: int, end: int) -> int | None:
    """One past the quality that ends a clause: called the decree | unconstitutional."""
    if items[j].low not in BEFORE_THING and not items[j].is_capitalised:
        return None
    first = j + 1 + (items[j].low in DETERMINERS or items[j].low in POSSESSIVES)
    for k in range(first, min(end, j + LONGEST_THING)):
        if items[k].low in PREPOSITIONS or items[k].low in CONJUNCTIONS or not items[k].is_word:
            return None
        is_last = k + 1 >= end or not items[k + 1].is_word or items[k + 1].low in ENDS_QUALITY
        if is_last and not items[k].is_capitalised and _is_quality(items[k].low):
            return k + 1
    return None


def _is_quality(word: str) -> bool:
    return word in QUALITIES or (len(word) >= SHORTEST_QUALITY and word.endswith(ENDINGS))


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
