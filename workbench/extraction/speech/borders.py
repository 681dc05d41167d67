"""Where what is said ends: at a second verb, a time, a new sentence; lists and places in between belong to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.extraction.speech.cues import CUES
from workbench.extraction.text.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    MONTHS_AND_DAYS,
    PREPOSITIONS,
    PRONOUNS,
)
from workbench.extraction.text.tokens import QUOTED
from workbench.extraction.text.verbs import is_finite, is_past, looks_past
from workbench.extraction.text.words import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.extraction.text.tokens import Token

ENDS = frozenset({".", "!", "?", "…", "..."})
DASHES = frozenset({"—", "–", "--", "-", "―"})
MARKS = DASHES | {",", ":", ";"}
SUBORDINATORS = word_set(
    """
    while when after although though before as because if since whereas until once despite contrary given
    notwithstanding unlike
    """
)
TIMES = MONTHS_AND_DAYS | {"week", "month", "year", "night"}
FARTHEST_VERB = 8
FARTHEST_WHO = 3
LONGEST_PLACE = 3


def end_of_body(items: Sequence[Token]) -> int:
    """One past the last item that is no closing mark."""
    end = len(items)
    while end and (items[end - 1].low in ENDS or items[end - 1].low in {";", ":", ","}):
        end -= 1
    return end


def end_of_clause(items: Sequence[Token], first: int, end: int, cue_first: int) -> int:
    """Where a reported clause ends that begins at ``first``: at the latest at ``end``."""
    is_subordinate = _is_subordinate(items, cue_first)
    is_relative = any(
        item.low in {"who", "whom"} for item in items[max(0, cue_first - FARTHEST_WHO) : cue_first]
    )
    is_that = items[first - 1].low == "that"
    for k in range(first + 1, end - 1):
        low = items[k].low
        if low == ";":
            return k
        if low == "," and is_subordinate and opens_main_clause(items, k + 1, end):
            return k
        if low == "," and not is_that and _turns_to_another(items, k + 1, end):
            return k
        if low == "," and is_relative and is_finite(items[k + 1]):
            return k
    return end


def _is_subordinate(items: Sequence[Token], cue_first: int) -> bool:
    """Whether the cue stands in a clause that the sentence opens with: While Hill said A, B."""
    at = int(items[0].low in {"but", "and", "even", "yet"})
    if at == cue_first or (
        at + 1 == cue_first and items[at].low in {"by", "in", "after", "before", "without"}
    ):
        return items[cue_first].low.endswith("ing")
    return at < cue_first and items[at].low in SUBORDINATORS


def opens_main_clause(items: Sequence[Token], k: int, end: int) -> bool:
    """Whether a subject with its verb begins at item ``k``."""
    if (
        k >= end
        or items[k].low in CONJUNCTIONS
        or items[k].low in PREPOSITIONS
        or not (items[k].is_word or items[k].low == QUOTED)
    ):
        return False
    if items[k].low in PRONOUNS:
        return k + 1 < end and (
            is_finite(items[k + 1]) or items[k + 1].low in ADVERBS or items[k + 1].low in CUES
        )
    for n in range(k + 1, min(end, k + FARTHEST_VERB)):
        if is_finite(items[n]):
            return True
        if items[n].low in MARKS or (items[n].low in CONJUNCTIONS and items[n].low not in {"and", "or"}):
            return False
    return False


def _turns_to_another(items: Sequence[Token], k: int, end: int) -> bool:
    """Whether "and" at item ``k`` opens what another did: Hill said the wall was safe, | and the tenants moved back."""
    if items[k].low not in {"and", "but"} or k + 2 >= end or items[k + 1].low in PRONOUNS:
        return False
    for n in range(k + 2, min(end, k + FARTHEST_VERB)):
        if is_finite(items[n]):
            return (
                is_past(items[n]) and items[n].low not in AUXILIARIES and opens_main_clause(items, k + 1, end)
            )
        if items[n].low in MARKS or items[n].low in CONJUNCTIONS:
            return False
    return False


def _is_verb_group(items: Sequence[Token], k: int, end: int) -> bool:
    """Whether a verb without a subject of its own begins at item ``k``: but | stopped short."""
    while k < end and (items[k].low in ADVERBS or items[k].low.endswith("ly")):
        k += 1
    if k >= end:
        return False
    return items[k].low in AUXILIARIES or (is_finite(items[k]) and not items[k].is_capitalised)


def _is_second_verb(items: Sequence[Token], first: int, k: int, end: int) -> bool:
    """Whether "and" joins another act of the source: praised the plan and | in May gave it money."""
    at = k + 1
    if at + 2 < end and items[at].low in {"in", "on", "last", "this"} and items[at + 1].low in TIMES:
        at += 2
    if at >= end or not is_past(items[at]) or items[at].low in CUES:
        return False
    # A clause in the object has verbs of its own: people who came and left.
    return not any(is_finite(item) or item.low in {"who", "that", "which"} for item in items[first:k])


def end_of_object(items: Sequence[Token], first: int, end: int) -> int:
    """Where the object of a reporting verb ends that begins at ``first``."""
    k = first + 1
    while k < end:
        low = items[k].low
        if low == ",":
            over = _past_comma(items, k, end)
            if over == k:
                return k
            k = over
            continue
        if low in {";", ":", "("} or low in DASHES:
            return k
        if low == "but" and _is_verb_group(items, k + 1, end):
            return k
        if low == "and" and _is_second_verb(items, first, k, end):
            return k
        k += 1
    return end


def _past_comma(items: Sequence[Token], k: int, end: int) -> int:
    """One past a comma inside the object: of a list that ends in "and", of a place ("Oslo, Norway, "); else ``k``."""
    stop = k + 1
    while stop < end and stop - k <= LONGEST_PLACE and items[stop].is_capitalised:
        stop += 1
    if stop < end and items[stop].low == "," and stop > k + 1:
        # "... from its new envoy, Ann Hill, show": the main verb comes behind the name.
        is_verb_behind = stop + 1 < end and (is_finite(items[stop + 1]) or items[stop + 1].low in CUES)
        return stop if is_verb_behind else stop + 1
    for n in range(k + 1, min(end, k + FARTHEST_VERB)):
        low = items[n].low
        if low in {"and", "or"} and n > k + 1:
            return n + 1 if not _is_verb_group(items, n + 1, end) else k
        if (
            (low in CONJUNCTIONS and low not in {"and", "or"})
            or low in PRONOUNS
            or is_finite(items[n])
            or low in CUES
        ):
            return k
    return k


def is_whole(items: Sequence[Token], first: int, last: int) -> bool:
    """Whether words have a main verb: no subordinate clause or phrase alone."""
    opener = items[first]
    if opener.low.endswith("ing") or (looks_past(opener) and last - first > 1):
        return False
    is_aside = opener.low in CONJUNCTIONS
    for k in range(first + 1, last):
        low = items[k].low
        if low == ",":
            is_aside = False
        elif (low in CONJUNCTIONS and low not in {"and", "or", "but"}) or (
            low in SUBORDINATORS and low != "as"
        ):
            is_aside = True
        elif not is_aside and is_finite(items[k]):
            return True
    return False
