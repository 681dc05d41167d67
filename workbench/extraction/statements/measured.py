"""What a figure is about: the thing counted or measured, what moved to it, what has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.extraction.speech.cues import CUES, Takes
from workbench.extraction.statements.subjects import LONGEST, MARKS, QUOTES, RELATIVE, Phrase, of_clause
from workbench.extraction.text.lexicon import (
    ADVERBS,
    DETERMINERS,
    FUNCTION_WORDS,
    PREPOSITIONS,
    PRONOUNS,
)
from workbench.extraction.text.segments import is_verb, opens_clause
from workbench.extraction.text.words import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.extraction.text.tokens import Token

FARTHEST_THAT = 4
NO_NOUN = word_set(
    "last next ago yesterday today each long high tall wide deep old later below above up down apart away ahead around "
    "owing due north south east west lower higher longer larger smaller bigger better worse faster slower greater "
    "older younger cheaper straight year-on-year cumulative upstream downstream apiece each"
)
MOVING = word_set(
    """
    raise raises raised raising cut cuts cutting lift lifts lifted lifting lower lowers lowered lowering increase
    increases increased increasing reduce reduces reduced reducing put puts putting set sets setting keep keeps kept
    keeping hold holds held holding leave leaves left leaving trim trims trimmed slash slashes slashed push pushed bring
    brought take took retain retained double doubled fix fixed limit limited cap capped estimate estimated
    """
)
"""Verbs whose object is at a figure then."""
NO_OBJECT = word_set("unchanged steady flat up down again further")
JOINS = frozenset({"and", "but", "while", "whereas", "when", ";", "—", "–"})
DIMENSIONS = frozenset({"long", "high", "tall", "wide", "deep", "old", "thick"})


def of_figure(
    tokens: Sequence[Token], clause: Phrase, first: int, last: int, *, is_rank: bool, is_measure: bool
) -> Phrase | None:
    """What the figure ``tokens[first:last]`` of a clause is about.

    A budget of 5 million: the budget; with a range of 40 km: what has the range; a 40-km pipe: the pipe;
    40 km long, the fifth largest: what stands before the comma; else the subject of the clause.
    """
    is_apposed = is_rank or (last < clause.last and tokens[last].low in DIMENSIONS)
    if (
        is_measure
        and last + 1 < clause.last
        and tokens[last].low == "of"
        and _opens(tokens, clause.first, first)
    ):
        at = last + 1 + (tokens[last + 1].low in DETERMINERS or tokens[last + 1].low == "all")
        if whole := _noun_behind(tokens, at, clause.last):
            return whole  # More than 95 per cent of all data
    is_aged = is_measure and first > clause.first and tokens[first - 1].low == "," and last < clause.last
    if is_aged and tokens[last].low in {",", "."} and tokens[first - 2].is_capitalised:
        return _phrase_ending(tokens, clause.first, first - 1)  # Ann Hill, 44,
    tied = is_measure or is_apposed
    if tied and (holder := _holder(tokens, clause.first, first, is_apposed=is_apposed)):
        return holder
    repeats = last < len(tokens) and tokens[last].low == "times"  # how often, of what the clause is about
    if not is_rank and not repeats and (noun := _noun_behind(tokens, last, clause.last)):
        return noun
    start = _nearest_clause(tokens, clause.first, first)
    tied_to = _behind_relative(tokens, start, first) or (_moved(tokens, start, first) if is_measure else None)
    subject = tied_to or of_clause(tokens, _reported(tokens, start, first), clause.last)
    if subject is None or subject.first > first:
        return _beside(tokens, start, first) or subject  # With rains 6 per cent below normal, Peru ...
    return subject


def _opens(tokens: Sequence[Token], start: int, figure: int) -> bool:
    """Whether nothing but a bound stands before a figure in its clause."""
    return figure - start < FARTHEST_THAT and not any(
        is_verb(tokens, k) or tokens[k].low in MARKS for k in range(start, figure)
    )


def _moved(tokens: Sequence[Token], start: int, figure: int) -> Phrase | None:
    """What somebody moves to a figure or keeps at it: raised | its forecast | to 5.6 per cent."""
    link = figure - 1
    while link > start and (tokens[link].low in ADVERBS or tokens[link].low.endswith("ly")):
        link -= 1
    if tokens[link].low not in {"to", "from", "by", "at"}:
        return None
    verb = next((k for k in range(link - 1, max(start, link - LONGEST), -1) if tokens[k].low in MOVING), None)
    if verb is None or any(token.low in MARKS or token.text in QUOTES for token in tokens[verb:link]):
        return None
    near = range(verb + 1, link)
    end = next((k for k in near if tokens[k].low in PREPOSITIONS or tokens[k].low in NO_OBJECT), link)
    return Phrase(verb + 1, end) if end > verb + 1 and tokens[verb + 1].low not in PRONOUNS else None


def _beside(tokens: Sequence[Token], start: int, figure: int) -> Phrase | None:
    """What stands right before a figure in words without a verb: with rains | 6 per cent below normal."""
    end = figure
    while end > start and tokens[end - 1].low in PREPOSITIONS:
        end -= 1
    held = _phrase_ending(tokens, start, end)
    if held and all(
        token.low in ADVERBS or token.low.endswith("ly") for token in tokens[held.first : held.last]
    ):
        return None
    if held is None and end > start and tokens[end - 1].is_word and tokens[end - 1].low.endswith("s"):
        held = Phrase(end - 1, end)
    return held


def _behind_relative(tokens: Sequence[Token], start: int, figure: int) -> Phrase | None:
    """What "that", "which" or "who" before a figure's verb stands for: a trial | that cost £6m."""
    verbs = 0
    for k in range(figure - 1, start, -1):
        verbs += is_verb(tokens, k)
        if tokens[k].low in {"that", "which", "who"}:
            end = k - (tokens[k - 1].low == ",")
            acts = is_verb(tokens, k + 1) or tokens[k + 1].low == "cost"
            opens = acts and tokens[k - 1].low not in CUES
            return _phrase_ending(tokens, start, end) if opens and end > start else None
        if tokens[k].low in {",", ";"} and verbs:
            return None
    return None


def _reported(tokens: Sequence[Token], start: int, figure: int) -> int:
    """Where what is said begins, where a figure stands in it: Hill said | the cost had risen by 40%."""
    for verb in range(figure - 2, start, -1):
        cue = CUES.get(tokens[verb].low)
        if cue is None or not cue.takes & (Takes.THAT | Takes.CLAUSE) or not is_verb(tokens, verb):
            continue
        near = range(verb + 1, min(figure, verb + FARTHEST_THAT))
        begins = next((k for k in near if tokens[k].low == "that"), verb) + 1
        if opens_clause(tokens, begins) and any(is_verb(tokens, k) for k in range(begins + 1, figure)):
            return begins
    return start


def _nearest_clause(tokens: Sequence[Token], start: int, figure: int) -> int:
    """Where the clause of a figure begins: winds were strong, and | waves were up to 3 m."""
    for k in range(figure - 1, start, -1):
        if (
            tokens[k].low in JOINS
            and opens_clause(tokens, k + 1)
            and any(is_verb(tokens, i) for i in range(k + 2, figure))
            and any(is_verb(tokens, i) for i in range(start + 1, k))
        ):
            return k + 1
    return start


def _holder(tokens: Sequence[Token], start: int, first: int, *, is_apposed: bool) -> Phrase | None:
    """The noun phrase that ``with a range of`` or a comma before the figure ties it to."""
    k = first - 1
    near = max(start, first - 8)
    while k > near and tokens[k].low not in MARKS and tokens[k].low != "with" and not is_verb(tokens, k):
        k -= 1
    if k <= start or not (tokens[k].low == "with" or (is_apposed and tokens[k].low == ",")):
        return None
    end = k
    while end > start and tokens[end - 1].low in MARKS:
        end -= 1
    held = _phrase_ending(tokens, start, end)
    if held and tokens[k].low == "," and _hangs(tokens, start, held):
        return None  # "It fell with the loss of its crew, the second worst": the whole clause is meant.
    return held


def _hangs(tokens: Sequence[Token], start: int, phrase: Phrase) -> bool:
    """Whether a phrase without a name is tied to a verb by a preposition."""
    if phrase.first <= start or tokens[phrase.first - 1].low not in PREPOSITIONS:
        return False
    return not any(token.is_capitalised for token in tokens[phrase.first : phrase.last])


def _phrase_ending(tokens: Sequence[Token], start: int, end: int) -> Phrase | None:
    """The noun phrase that ends before ``end``; a name in brackets is passed over."""
    k = end
    while k > start and end - k < LONGEST:
        low = tokens[k - 1].low
        if low in MARKS or (low in PREPOSITIONS and low != "of") or low in RELATIVE or is_verb(tokens, k - 1):
            break
        k -= 1
        if low in DETERMINERS and not (k > start and tokens[k - 1].low == "of"):
            break
    named = any(token.is_capitalised or token.low in DETERMINERS for token in tokens[k:end])
    return Phrase(k, end) if end > k and named else None


def _noun_behind(tokens: Sequence[Token], last: int, end: int) -> Phrase | None:
    """A 40-km pipe, three private firms: the noun right behind the figure, up to what qualifies it."""
    k = last
    while k < end and k - last < LONGEST and _continues(tokens, k, is_first=k == last):
        k += 1
    if k == last:
        return None
    tail = k + 1
    while tail < end and tail - k < 6 and (tokens[tail].is_capitalised or tokens[tail].low == "the"):
        tail += 1
    closed = tail >= end or tokens[tail].low in FUNCTION_WORDS or not tokens[tail].is_word
    if k < end and tokens[k].low in {"of", "in", "from"} and tail > k + 1 and closed:
        k = tail if tokens[tail - 1].is_capitalised else k
    return Phrase(last, k)


def _continues(tokens: Sequence[Token], k: int, *, is_first: bool) -> bool:
    """Whether the noun phrase behind a figure goes on: not past its plural noun into a verb, not into a time."""
    low = tokens[k].low
    if low == "and" and not is_first and k + 1 < len(tokens):
        return tokens[k - 1].is_capitalised and tokens[k + 1].is_capitalised
    if (
        not tokens[k].is_word
        or low in FUNCTION_WORDS
        or low in NO_NOUN
        or low.endswith("ly")
        or is_verb(tokens, k)
    ):
        return False
    plural = not is_first and (
        tokens[k - 1].low.endswith("s") or tokens[k - 1].low in {"people", "men", "women", "children"}
    )
    return not plural or low.endswith("s") or tokens[k].is_capitalised
