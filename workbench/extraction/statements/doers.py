"""Whose verb it is: the subject of a verb in a unit, over auxiliaries, infinitives, participles and "and"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.extraction.speech.phrases import Source, is_plausible, source_after
from workbench.extraction.speech.sources import at_clause_start, source_before
from workbench.extraction.speech.voices import stand
from workbench.extraction.text.lexicon import (
    ADVERBS,
    AUXILIARIES,
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    MODALS,
    MONTHS_AND_DAYS,
    NEGATIONS,
    PREPOSITIONS,
    PRONOUNS,
)
from workbench.extraction.text.tokens import QUOTED
from workbench.extraction.text.verbs import is_finite, is_past

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.extraction.text.tokens import Token

ENDS = frozenset({".", "!", "?", "…", "..."})
JOINING = frozenset({"and", "but", "or", ",", "then"})
TIMES = frozenset(
    {"day", "week", "month", "year", "time", "night", "morning", "evening", "afternoon", "moment", "way"}
)
FARTHEST = 40
"""Items a subject may stand before its verb."""
MOST_STEPS = 6
"""Verbs that a chain may go back over: he began by saying he would call."""


def doer(items: Sequence[Token], verb: int, *, voices: bool = False) -> Source | None:
    """The source whose act ``items[verb]`` is; nothing where none can be told.

    ``voices`` tells that words in marks stand right beside the verb: then whatever is its subject speaks.
    """
    low = max(0, verb - FARTHEST)
    for _ in range(MOST_STEPS):
        k = _before_helpers(items, verb)
        if k < low:
            return _after_opening(items, verb) if verb - k < 3 and k < 0 else None
        found = _subject_or_verb(items, verb, k, low, voices=voices)
        if isinstance(found, Source):
            return found
        if found is None:
            return _after_opening(items, verb) if _opens_sentence(items, k) else _of_clause(items, k, low)
        verb = found
    return None


def _subject_or_verb(
    items: Sequence[Token], verb: int, k: int, low: int, *, voices: bool
) -> Source | int | None:
    """What stands before a verb and its helpers: its subject, or an earlier verb that shares its subject with it."""
    here = items[k].low
    participle = items[verb].low.endswith("ing") and not any(item.low in BE for item in items[k + 1 : verb])
    if here == "to":
        return _verb_before(items, k, low)
    if here in JOINING:
        named = _named(items, k, low, voices=voices) if here == "," and not participle else None
        return named or _conjunct(items, k, verb, low)
    if participle and is_past(items[k]):
        return k  # was heard saying
    if participle and (here in PREPOSITIONS or here in CONJUNCTIONS or here == QUOTED):
        return None if _opens_sentence(items, k) else _before_preposition(items, k, low)
    return _named(items, k, low, voices=voices) or _within(at_clause_start(items, k), low)


def _before_preposition(items: Sequence[Token], k: int, low: int) -> Source | int | None:
    """Ann Hill, Mayor of Ohio, despite | saying; she began by | saying."""
    named = _behind_comma(items, k - 1, low) if k > low and items[k - 1].low == "," else None
    return named or _verb_before(items, k, low)


def _named(items: Sequence[Token], k: int, low: int, *, voices: bool) -> Source | None:
    """The phrase that ends with item ``k``, if it can speak."""
    found = source_before(items, k)
    if found is None or found.first < low:
        return None
    return found if is_plausible(items, found, weak=False) or (voices and _is_someone(items, found)) else None


def _is_someone(items: Sequence[Token], source: Source) -> bool:
    """Whether a phrase without a name or a calling begins like one for a person or a thing that is read."""
    return (
        (items[source.first].low in DETERMINERS or items[source.first].low == "one")
        and items[source.last - 1].low not in MONTHS_AND_DAYS
        and items[source.last - 1].low not in TIMES
    )


def _behind_comma(items: Sequence[Token], comma: int, low: int) -> Source | None:
    """The subject that an aside parts from its verb: Ann Hill, Mayor of Ohio, despite saying."""
    return _named(items, comma, low, voices=False) or (
        _named(items, comma - 1, low, voices=False) if comma else None
    )


def _of_clause(items: Sequence[Token], k: int, low: int) -> Source | None:
    """The phrase that opens the clause of item ``k``: the minister never tires of saying."""
    start = k
    while (
        start > low
        and items[start - 1].low not in ENDS
        and items[start - 1].low not in CONJUNCTIONS
        and items[start - 1].low not in {",", ";", ":", QUOTED}
    ):
        start -= 1
    found = (
        source_after(items, start) if items[start].low in DETERMINERS or items[start].is_capitalised else None
    )
    return found if found and found.last <= k and is_plausible(items, found, weak=False) else None


def _within(found: Source | None, low: int) -> Source | None:
    return found if found and found.first >= low else None


def is_passive(items: Sequence[Token], verb: int) -> bool:
    """Whether a form of "be" makes the past form passive: was told."""
    k = verb - 1
    while k >= 0 and items[k].low in ADVERBS:
        k -= 1
    return k >= 0 and items[k].low in BE and not items[verb].low.endswith("ing")


def _before_helpers(items: Sequence[Token], verb: int) -> int:
    """The last item before a verb that is no auxiliary, modal, adverb or "not"."""
    k = verb - 1
    while k >= 0 and (
        items[k].low in AUXILIARIES
        or items[k].low in MODALS
        or items[k].low in NEGATIONS
        or items[k].low in ADVERBS
        or (items[k].low.endswith("ly") and len(items[k].low) > 4 and not items[k].is_capitalised)
    ):
        k -= 1
    return k


def _opens_sentence(items: Sequence[Token], k: int) -> bool:
    return k <= 0 or items[k - 1].low in ENDS


def _verb_before(items: Sequence[Token], k: int, low: int) -> int | None:
    """The nearest finite verb before item ``k`` in its sentence."""
    for j in range(k - 1, low - 1, -1):
        if items[j].low in ENDS or items[j].low == ";":
            return None
        if items[j].low.endswith("ing") and stand(items[j]):
            return j
        if _is_main_verb(items, j):
            return j
    return None


def _is_main_verb(items: Sequence[Token], j: int) -> bool:
    return is_finite(items[j]) or (
        bool(voiced := stand(items[j])) and voiced is not None and voiced[1] in {"s", "past"}
    )


def _conjunct(items: Sequence[Token], k: int, verb: int, low: int) -> int | None:
    """The verb that "and" joins to this one: of the same tense where there is one."""
    past = is_past(items[verb])
    first = None
    for j in range(k - 1, low - 1, -1):
        if items[j].low in ENDS or items[j].low == ";":
            break
        if _is_main_verb(items, j) and items[j].low not in MODALS:
            first = first if first is not None else j
            if is_past(items[j]) == past:
                return j
    return first


def _after_opening(items: Sequence[Token], verb: int) -> Source | None:
    """The subject behind a participle that opens the sentence: Calling it late, Ann Hill left."""
    depth = 0
    for k in range(verb + 1, min(len(items) - 1, verb + FARTHEST)):
        low = items[k].low
        depth += (low == "(") - (low == ")")
        if low in ENDS:
            return None
        if (low != "," and low != QUOTED) or depth:
            continue
        if items[k + 1].low in PRONOUNS:
            return Source(k + 1, k + 2, k + 1, k + 2)
        for j in range(k + 2, min(len(items), k + 12)):
            if _is_main_verb(items, j):
                found = source_before(items, _before_helpers(items, j))
                if found and found.first > k and is_plausible(items, found, weak=False):
                    return found
                break
    return None
