"""Several reports in one sentence: where the words of one end because another begins."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from workbench.extraction.speech.borders import DASHES
from workbench.extraction.speech.cues import Takes
from workbench.extraction.speech.said import is_as
from workbench.extraction.text.lexicon import PRONOUNS
from workbench.extraction.text.tokens import QUOTED

if TYPE_CHECKING:
    from workbench.extraction.speech.frames import Frame
    from workbench.extraction.text.tokens import Token

SECOND_CLAUSES = frozenset({"and", "but", "while", "although", "though", "whereas"})

NAMES_TOPIC = frozenset({"comment on", "speak of", "speak about", "talk of", "talk about", "refer to"})
"""Verbs whose object is but the topic where a second verb gives the words: commented on it and said that."""


def begin_behind(earlier: Frame, frame: Frame, items: list[Token]) -> None:
    """A, X said, and B, Y said: what stands before the second cue begins behind the first."""
    if earlier.content and is_as(items, frame) and frame.content:
        first, last = earlier.content[-1]
        if first <= frame.cue_first < last and frame.content[0][0] <= earlier.cue_first:
            # Hill said it was rust, not sabotage as the firm had claimed: what the firm claimed is not told apart.
            frame.is_nested = True
    spoken_before = earlier.content and earlier.content[-1][1] <= earlier.cue_first
    if spoken_before and frame.content and frame.content[0][0] <= earlier.verb < frame.content[0][1]:
        _narrow(frame, 0, earlier.verb + 1, frame.content[0][1])


def cut_at_later(found: list[Frame], items: list[Token]) -> None:
    """End what one source says where the next source of the same rank begins, but keep nested reports."""
    for frame, later in pairwise(found):
        if frame.content and later.source is not None:
            _cut_at_source(frame, later, items)
    for frame, later in pairwise(found):
        if frame.content and later.source == frame.source and frame.source is not None:
            _cut_at_second_verb(frame, later, items)
            if frame.lemma in NAMES_TOPIC and later.takes & Takes.CLAUSE:
                frame.is_nested = True


def mark_nested(found: list[Frame], items: list[Token]) -> None:
    """Mark reports that begin another's words: Hill said | she believed ..., but not: Hill said | the firm said ..."""
    for frame, later in pairwise(found):
        source = later.source
        if not frame.content or source is None or source.first != frame.content[-1][0]:
            continue
        is_pronoun = source.last - source.first == 1 and items[source.first].low in PRONOUNS
        later.is_nested = later.is_nested or is_pronoun or not later.takes & Takes.CLAUSE


def _cut_at_source(frame: Frame, later: Frame, items: list[Token]) -> None:
    """X said A, but Y said B: the first report ends before the second source."""
    source = later.source
    first, last = frame.content[-1]
    begin = min(source.outer_first if source else later.cue_first, later.cue_first)
    if not first < begin < last or first >= later.cue_last:
        return
    before = items[begin - 1].low
    if before in {QUOTED, ";", "—"}:
        _narrow(frame, -1, first, begin)
    elif _begins_second(frame, later, items, begin):
        _narrow(frame, -1, first, begin - 1 - (items[begin - 2].low == ","))
    elif later.cue_first == later.verb and before in {"and", "but"} and source == frame.source:
        _narrow(frame, -1, first, begin)


def _begins_second(frame: Frame, later: Frame, items: list[Token], begin: int) -> bool:
    """Whether a report of the same rank begins at item ``begin``: behind a comma, or behind ", but"."""
    first = frame.content[-1][0]
    if items[begin - 1].low == ",":
        spoken_before = later.content and later.content[0][0] <= frame.cue_first < later.content[0][1]
        return bool(spoken_before) and begin - 1 > first
    behind_mark = begin - 2 >= first and (
        items[begin - 2].low in DASHES or items[begin - 2].low in {",", QUOTED}
    )
    return items[begin - 1].low in SECOND_CLAUSES and behind_mark


def _cut_at_second_verb(frame: Frame, later: Frame, items: list[Token]) -> None:
    """X called it wrong and said that ...: the shared source ends the first report at the second verb."""
    first, last = frame.content[-1]
    if first < later.cue_first < last:
        end = later.cue_first
        while end > first and items[end - 1].low in {"and", "but", ",", "then"}:
            end -= 1
        _narrow(frame, -1, first, end)


def _narrow(frame: Frame, at: int, first: int, last: int) -> None:
    """Give one range of what is said new ends; nothing left of it, it goes."""
    if first < last:
        frame.content[at] = (first, last)
    else:
        frame.content.pop(at)
