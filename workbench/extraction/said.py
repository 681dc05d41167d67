"""What is said: the words behind or before a reporting verb that it gives as someone's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.extraction.cues import CUES, WEAK_LEMMAS, Cue, Takes
from workbench.extraction.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    MODALS,
    MONTHS_AND_DAYS,
    NEGATIONS,
    PREPOSITIONS,
    PRONOUNS,
)
from workbench.extraction.tokens import QUOTED
from workbench.extraction.words import word_set

if TYPE_CHECKING:
    from workbench.extraction.reading import Unit
    from workbench.extraction.sources import Left, Source
    from workbench.extraction.tokens import Token


ENDS = frozenset({".", "!", "?", "…", "..."})


MARKS = frozenset({",", ":", ";", "—", "–", "--", "-"})


FARTHEST_THAT = 16


FARTHEST_LABEL = 26


FARTHEST_HEARER = 12


CLAUSE_SUBJECTS = frozenset({"he", "she", "they", "it", "we", "i", "there"})


SHORTEST_CLAUSE = 3


_COMMON_VERBS = word_set(
    """
    makes make needs need wants want goes go comes come gets get gives give takes take keeps keep remains
    remain means mean went came got gave took kept made meant became becomes begins began ran runs left lost
    won saw knew thinks says said shows works helps let lets put puts faces poses owes owns told wrote held
    grew fell rose sent spent paid sold built cut hit met led lies lay stands stood brings brought allows
    requires includes plays looks seems appears
    """
)


@dataclass(slots=True)
class Frame:
    """One source with its cue in a unit. Ranges count items; ``content`` may be empty where only a quotation follows.

    ``source`` is nothing where the speaker has to be carried over from before ("..., adding that").
    """

    source: Source | None
    cue_first: int
    cue_last: int
    verb: int
    content: list[tuple[int, int]]
    takes: Takes
    lemma: str
    is_direct: bool = False
    """The cue stands right beside a quoted run."""
    is_negated: bool = False
    is_open: bool = False
    """The unit ends with a colon or the like: what is said stands in the next paragraph."""


def find_said(
    unit: Unit, frame: Frame, after: int, left: Left, cue: Cue, *, inverted: bool, is_fixed: bool
) -> bool:
    """Find what is said, behind or before the cue; whether there is anything."""
    items = unit.items
    body_end = end_of_body(items)
    behind = _behind(items, frame, after, body_end, cue)
    if behind is None:
        return False
    if behind[0] < behind[1]:
        frame.content.append(behind)
    if _said_before(items, frame, left, after, cue) and (not frame.content or frame.is_direct or inverted):
        start = _start_of_said(items, frame)
        end = (
            frame.source.outer_first
            if frame.source and not inverted and frame.source.first < frame.cue_first
            else left.cue_first
        )
        while end > start and items[end - 1].low in MARKS:
            end -= 1
        if end > start:
            if items[end - 1].low == QUOTED:
                frame.is_direct = True
            frame.content.insert(0, (start, end))
            if len(frame.content) == 1 and (rest := _goes_on(items, start, end, after, body_end)):
                # "It lies in Oslo and, Hill says, builds ships": only what follows "and" is hers.
                first_is_hers = items[end - 1].low not in {"and", "but"}
                frame.content = [*frame.content, rest] if first_is_hers else [rest]
    if not frame.content and items[-1].low in {":", ";", ","} and after >= len(items) - 8:
        frame.is_open = True
    if is_fixed and not frame.content:
        return False
    return bool(frame.content) or frame.is_open


def _goes_on(items: list[Token], start: int, end: int, after: int, body_end: int) -> tuple[int, int] | None:
    """What is said behind a cue that only interrupts it: “Even if it fails, Hill said, it has shown the way”."""
    if after >= body_end or items[after].low != "," or items[end - 1].low == QUOTED:
        return None
    first = after + 1
    if first >= body_end or items[first].low in {"who", "which", "adding", "and", "but"}:
        return None
    if any(item.low == QUOTED for item in items[first:body_end]):
        return None
    if items[end - 1].low not in {"and", "but"} and _is_whole(items, start, end):
        return None
    return (first, body_end) if body_end - first >= SHORTEST_CLAUSE else None


def _is_whole(items: list[Token], start: int, end: int) -> bool:
    """Whether words stand as a sentence of their own: no subordinate or adverbial opening, and a verb."""
    low = items[start].low
    if low in CONJUNCTIONS | PREPOSITIONS | ADVERBS | {"even", "back", "for", "all"}:
        return False
    return any(
        item.low in AUXILIARIES or item.low in MODALS or looks_past(item) or item.low in _COMMON_VERBS
        for item in items[start + 1 : end]
    )


def end_of_body(items: list[Token]) -> int:
    end = len(items)
    while end and items[end - 1].low in ENDS | {";", ":", ","}:
        end -= 1
    return end


def _behind(items: list[Token], frame: Frame, after: int, end: int, cue: Cue) -> tuple[int, int] | None:
    """The range of what is said behind the cue; an empty range where nothing is; None where this is no report."""
    empty = (after, after)
    if after >= end:
        return empty
    j = after
    if Takes.HEARER in cue.takes:
        j = _past_hearer(items, j, end)
    low = items[j].low if j < end else "."
    if low == "that" and Takes.THAT in cue.takes:
        frame.cue_last = j + 1
        return (j + 1, end)
    if low == QUOTED:
        frame.is_direct = True
        return (j, end)
    if low in MARKS and j + 1 < end:
        if items[j + 1].low == QUOTED:
            frame.is_direct = True
            return (j + 1, end)
        if low == ":":
            return (j + 1, end)
    if low in MARKS | ENDS:
        return empty
    if Takes.LABEL in cue.takes:
        return (j, end) if any(item.low == QUOTED for item in items[j : j + FARTHEST_LABEL]) else empty
    if Takes.TO in cue.takes and low == "to":
        return (j, end)
    if (far := _farther(items, j, end, cue)) is not None:
        frame.is_direct = items[far].low == QUOTED
        frame.cue_last = far if frame.is_direct else frame.cue_last
        return (far, end)
    return _bare(items, frame, j, end, cue)


def _bare(items: list[Token], frame: Frame, j: int, end: int, cue: Cue) -> tuple[int, int] | None:
    """A clause without that, or an object."""
    while j < end and (
        items[j].low in MONTHS_AND_DAYS
        or (items[j].low == "on" and j + 1 < end and items[j + 1].low in MONTHS_AND_DAYS)
    ):
        j += 1
    low = items[j].low if j < end else "."
    told = Takes.HEARER in cue.takes and Takes.THAT in cue.takes and j > frame.cue_last
    if (told or Takes.CLAUSE in cue.takes) and cue.lemma not in WEAK_LEMMAS and _begins_clause(items, j, end):
        return (j, end)
    if (
        Takes.OBJECT in cue.takes
        and j < end
        and low not in PREPOSITIONS - {"for", "of", "against", "about"}
        and low not in CONJUNCTIONS
    ):
        named = frame.source is not None and any(
            w.is_capitalised or w.low in PRONOUNS for w in items[frame.source.first : frame.source.last]
        )
        stop = next((k for k in range(j + 1, end) if _object_ends(items, k, end, j)), end)
        return (j, stop) if named and stop - j >= SHORTEST_CLAUSE - 1 and cue.form != "base" else (j, j)
    return (j, j)


def _object_ends(items: list[Token], k: int, end: int, first: int) -> bool:
    """Whether an object of a reporting verb ends before item ``k``: at a comma, or where a second verb begins."""
    low = items[k].low
    if low in {",", ";"}:
        return k > first + 1
    return (
        low in {"but", "and"}
        and k + 1 < end
        and (items[k + 1].low in AUXILIARIES or looks_past(items[k + 1]) or items[k + 1].low in CUES)
    )


def _past_hearer(items: list[Token], j: int, end: int) -> int:
    """One past the person told: told reporters in Ohio on Tuesday that."""
    start = j
    while j < end and j - start < FARTHEST_HEARER:
        low = items[j].low
        if low in {"that", ":", QUOTED} or (low == "," and j + 1 < end and items[j + 1].low == QUOTED):
            return j
        if low == "to" and j > start:
            return j
        if low in CLAUSE_SUBJECTS and j > start and items[j - 1].low not in PREPOSITIONS:
            return j
        if low in MARKS | ENDS or low in MODALS:
            break
        j += 1
    # Told voters she would: the clause begins at the next pronoun or determiner behind the hearer.
    for k in range(start + 1, min(end, start + 6)):
        if items[k].low in PRONOUNS or (items[k].low in DETERMINERS and items[k - 1].low not in PREPOSITIONS):
            return k
    return start


def _farther(items: list[Token], j: int, end: int, cue: Cue) -> int | None:
    """Where what is said begins behind a phrase of place or time: said in a statement on Tuesday that."""
    if (
        items[j].low not in PREPOSITIONS
        and items[j].low not in ADVERBS
        and items[j].low not in MONTHS_AND_DAYS
        and Takes.OBJECT not in cue.takes
    ):
        return None
    for k in range(j, min(end, j + FARTHEST_THAT)):
        low = items[k].low
        if low == "that" and items[k - 1].low not in PREPOSITIONS and Takes.THAT in cue.takes:
            return k + 1
        if low == QUOTED and (items[k - 1].low in MARKS or items[j].low in PREPOSITIONS):
            return k
        if (
            low in ENDS
            or low in MODALS
            or (low in CUES and k > j and CUES[low].form == "past" and items[k - 1].low not in DETERMINERS)
        ):
            return None
    return None


def _begins_clause(items: list[Token], j: int, end: int) -> bool:
    if end - j > 1 and items[j].is_word and items[j].low not in PREPOSITIONS and items[j + 1].low == QUOTED:
        return True
    if end - j < SHORTEST_CLAUSE:
        return False
    first = items[j].low
    if first in PREPOSITIONS or first in {"and", "or", "but", "so", "to"} or first in AUXILIARIES:
        return False
    for k in range(j + 1, min(end, j + 30)):
        low = items[k].low
        if low in AUXILIARIES | NEGATIONS or low in MODALS or looks_past(items[k]) or low in _COMMON_VERBS:
            return True
    return first in PRONOUNS or (items[j].is_capitalised and end - j > 4)


def _said_before(items: list[Token], frame: Frame, left: Left, after: int, cue: Cue) -> bool:
    """Whether what is said stands before the source: ..., X said."""
    if Takes.POST not in cue.takes:
        return False
    before_cue = frame.source is not None and frame.source.first < frame.cue_first
    edge = frame.source.outer_first if frame.source is not None and before_cue else left.cue_first
    if edge <= 0 or items[edge - 1].low not in MARKS | {QUOTED}:
        return False
    follows = items[after].low if after < len(items) else "."
    if items[edge - 1].low == QUOTED or (edge > 1 and items[edge - 2].low == QUOTED):
        return True
    if cue.form == "ing" or cue.lemma in WEAK_LEMMAS - {"report", "state", "claim", "note"}:
        return False
    return edge >= SHORTEST_CLAUSE and (
        follows in ENDS | MARKS | PREPOSITIONS | {QUOTED}
        or follows in MONTHS_AND_DAYS
        or (frame.source is not None and frame.source.first > frame.cue_first)
    )


def _start_of_said(items: list[Token], frame: Frame) -> int:
    """Where what is said before the cue begins: behind a conjunction at the unit's start."""
    first = 0
    while first < frame.cue_first and items[first].low in {"but", "and", "yet", "so", ","}:
        first += 1
    return first


def looks_past(item: Token) -> bool:
    return item.low.endswith("ed") and not item.is_capitalised and "-" not in item.low
