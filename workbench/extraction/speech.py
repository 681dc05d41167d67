"""Reporting frames: source, cue and what is said, in indirect speech and around quotations."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from workbench.extraction.cues import (
    CUES,
    DOCUMENT_NOUNS,
    EVIDENCE_LEMMAS,
    FIXED,
    FIXED_OPENERS,
    LONGEST_FIXED,
    PEOPLE_NOUNS,
    Cue,
    Takes,
)
from workbench.extraction.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    MODALS,
    MONTHS_AND_DAYS,
    PREPOSITIONS,
    PRONOUNS,
)
from workbench.extraction.said import ENDS, MARKS, Frame, end_of_body, find_said, looks_past
from workbench.extraction.sources import (
    Left,
    Source,
    is_plausible,
    left_of,
    source_after,
    source_before,
)
from workbench.extraction.tokens import QUOTED
from workbench.extraction.turned import NOUNS, NOUNS_OF_INTENT, nominal, passive
from workbench.extraction.voices import NEVER_BEHIND

if TYPE_CHECKING:
    from workbench.extraction.reading import Unit
    from workbench.extraction.tokens import Token

SECOND_CLAUSES = frozenset({"and", "but", "while", "although", "though", "whereas"})
MOST_FRAMES = 30
"""Frames read in one unit: a bound for text that says nothing but "said"."""


def frames(unit: Unit) -> list[Frame]:
    """The reporting frames of a unit, in order of their cues."""
    found: list[Frame] = []
    items = unit.items
    i = 0
    while i < len(items) and len(found) < MOST_FRAMES:
        frame = _frame_at(unit, i, found)
        if frame:
            if found:
                _begin_behind(found[-1], frame)
            found.append(frame)
            i = max(i, frame.verb)
        i += 1
    _cut_at_later_frames(found, items)
    return found


def _begin_behind(earlier: Frame, frame: Frame) -> None:
    """A, X said, and B, Y said: what stands before the second cue begins behind the first."""
    spoken_before = earlier.content and earlier.content[-1][1] <= earlier.cue_first
    if spoken_before and frame.content and frame.content[0][0] <= earlier.verb < frame.content[0][1]:
        frame.content[0] = (earlier.verb + 1, frame.content[0][1])
        if frame.content[0][0] >= frame.content[0][1]:
            frame.content.pop(0)


def _frame_at(unit: Unit, i: int, earlier: list[Frame]) -> Frame | None:
    items, low = unit.items, unit.items[i].low
    if low == "according" and i + 1 < len(items) and items[i + 1].low == "to":
        return _according(unit, i)
    if low in FIXED_OPENERS and (fixed := _fixed(items, i)):
        length, takes = fixed
        return _active(unit, i, i + length, Cue(low, "past", takes), earlier, is_fixed=True)
    if low in NOUNS | NOUNS_OF_INTENT and (named := nominal(unit, i)):
        return named
    cue = CUES.get(low)
    if cue is None or (items[i].is_capitalised and i > 0 and items[i - 1].low not in ENDS):
        return None
    return _active(unit, i, i + 1, cue, earlier)


def _fixed(items: list[Token], i: int) -> tuple[int, Takes] | None:
    for length in range(LONGEST_FIXED, 1, -1):
        phrase = tuple(item.low for item in items[i : i + length])
        if phrase in FIXED:
            return length, FIXED[phrase]
    return None


def _active(
    unit: Unit, first: int, last: int, cue: Cue, earlier: list[Frame], *, is_fixed: bool = False
) -> Frame | None:
    """A frame around a verb in the active voice, or nothing where the verb reports nothing here."""
    items = unit.items
    left = left_of(items, first)
    if not is_fixed and not left.is_modal and (turned := passive(unit, last, left, cue)):
        claim = earlier[-1].content[-1:] if earlier and earlier[-1].lemma in NOUNS else []
        if claim and claim[0][1] == left.cue_first:
            turned.content = claim
        return turned
    if left.is_modal or (left.is_passive and cue.form != "ing") or _is_noun(items, first, cue):
        return None
    inverted = _inverted(items, left, last, cue)
    source = inverted or (
        None if cue.form == "ing" and not left.is_passive else source_before(items, left.subject_end)
    )
    weak = cue.lemma in EVIDENCE_LEMMAS
    if source and not is_plausible(items, source, weak=weak and not _is_that(items, last)):
        return None
    if source and source.first == left.subject_end and items[source.first].low == "it" and weak:
        return None
    if (
        source
        and source.outer_first
        and items[source.outer_first - 1].low in {"if", "unless", "whether", "whenever"}
    ):
        return None
    if source is None:
        carried = _carried(items, left, cue, earlier)
        if carried is None:
            return None
        source = carried.source
    after = inverted.outer_last if inverted else last
    frame = Frame(
        source, left.cue_first, last, last - 1, [], cue.takes, cue.lemma, is_negated=left.is_negated
    )
    if inverted and inverted.last > last - 1:
        frame.verb = inverted.last - 1
    return (
        frame
        if find_said(unit, frame, after, left, cue, inverted=bool(inverted), is_fixed=is_fixed)
        else None
    )


def _is_noun(items: list[Token], i: int, cue: Cue) -> bool:
    """Whether "claims", "reports", "call" stands as a noun or a bare infinitive."""
    if i == 0:
        return cue.form != "ing"
    before = items[i - 1]
    if cue.lemma == "say" and cue.form == "base":
        return not before.is_word or before.low in DETERMINERS - {"this", "these", "those"}
    if before.low in DETERMINERS - {"that", "this", "these", "those"} or before.low == "'s":
        return True
    if before.low in PREPOSITIONS and cue.form in {"base", "s", "past"}:
        return True
    if cue.form == "base" and before.is_capitalised and not before.low.endswith("s"):
        return True
    return cue.form == "base" and before.is_word and not (
        before.low in PRONOUNS or before.low.endswith("s") or before.low in PEOPLE_NOUNS or before.low in ADVERBS
        or before.low in {"do", "did", "who", "people", "police"} or before.is_capitalised
    )  # fmt: skip


def _is_that(items: list[Token], at: int) -> bool:
    return at < len(items) and items[at].low == "that"


def _inverted(items: list[Token], left: Left, after: int, cue: Cue) -> Source | None:
    """“...,” said Hill: the source behind the verb."""
    k = left.subject_end
    if not (Takes.POST in cue.takes and k >= 0 and items[k].low in MARKS | {QUOTED}) or cue.form not in {
        "past",
        "s",
    }:
        return None
    if cue.lemma in NEVER_BEHIND or _is_that(items, after):
        return None
    found = source_after(items, after)
    if found is None or not is_plausible(items, found, weak=True):
        return None
    quoted = items[k].low == QUOTED or (k > 0 and items[k - 1].low == QUOTED)
    if not quoted and (named := source_before(items, k)) and is_plausible(items, named, weak=True):
        return None
    follows = items[found.last].low if found.last < len(items) else "."
    return (
        found
        if (follows != QUOTED or quoted)
        and follows
        in ENDS
        | MARKS
        | PREPOSITIONS
        | {QUOTED, "who", "as", "(", "when", "while", "after", *MONTHS_AND_DAYS}
        else None
    )


def _carried(items: list[Token], left: Left, cue: Cue, earlier: list[Frame]) -> Frame | None:
    """The frame whose source this verb shares: X commented and said that; ..., adding that."""
    k = left.subject_end
    if k < 0:
        return Frame(None, 0, 0, 0, [], cue.takes, cue.lemma) if cue.form == "ing" else None
    joins = items[k].low in {"and", "but", ",", "while", "before", QUOTED, "then"}
    if cue.form == "ing" and items[k].low in DOCUMENT_NOUNS | {"comments", "remarks"}:
        subject = _main_subject(items, k)
        return Frame(subject, 0, 0, 0, [], cue.takes, cue.lemma) if subject else None
    if not joins:
        return None
    if cue.form != "ing" and items[k].low not in {"and", "but", "then"}:
        return None
    if earlier:
        return earlier[-1]
    if items[k].low == QUOTED:
        return Frame(None, 0, 0, 0, [], cue.takes, cue.lemma)
    subject = _main_subject(items, k)
    if subject is None:
        return None
    return Frame(subject, 0, 0, 0, [], cue.takes, cue.lemma)


def _main_subject(items: list[Token], k: int) -> Source | None:
    """The first plausible subject of the unit before ``k``: a name or pronoun right before a verb."""
    for j in range(1, k):
        if items[j].low in AUXILIARIES | ADVERBS | MODALS or looks_past(items[j]):
            found = source_before(items, left_of(items, j).subject_end)
            if found and is_plausible(items, found, weak=False):
                return found
    return None


def _according(unit: Unit, i: int) -> Frame | None:
    """According to X, clause; clause, according to X."""
    items = unit.items
    source = source_after(items, i + 2)
    if source is None or not is_plausible(items, source, weak=False):
        return None
    last = _past_apposition(items, source.last)
    frame = Frame(
        source._replace(outer_last=last), i, i + 2, last - 1, [], Takes.CLAUSE | Takes.POST, "according to"
    )
    end = end_of_body(items)
    opens = i == 0 or items[i - 1].low in CONJUNCTIONS or (i > 1 and items[i - 2].low in {"and", "but"})
    if opens or i < 2:
        begin = last
        while begin < end and items[begin].low not in {",", ":", ";", QUOTED} and begin - last < 12:
            begin += 1
        while begin < end and items[begin].low in MARKS:
            begin += 1
        if begin < end:
            frame.content.append((begin, end))
            frame.is_direct = items[begin].low == QUOTED
        frame.is_open = items[-1].low in {":", ";", ","}
        return frame if frame.content or frame.is_open else None
    start, stop = 0, i
    while stop > 0 and items[stop - 1].low in MARKS:
        stop -= 1
    if stop == 0:
        return None
    frame.content.append((start, stop))
    frame.is_direct = items[stop - 1].low == QUOTED
    return frame


def _past_apposition(items: list[Token], last: int) -> int:
    """One past "the former adviser, Ann Hill" or "Ann Hill, a former adviser"."""
    if last >= len(items) or items[last].low != ",":
        return last
    close = last + 1
    while close < len(items) and close - last < 16 and items[close].low not in MARKS | ENDS | {QUOTED}:
        close += 1
    if close >= len(items) or items[close].low != "," or close == last + 1:
        return last
    inner = items[last + 1 : close]
    named = len(inner) <= 5 and all(word.is_capitalised for word in inner)
    described = inner[0].low in {"a", "an", "the", "who", "which"} and not any(
        word.low in MODALS for word in inner
    )
    verbs = any(word.low in AUXILIARIES for word in inner) and inner[0].low not in {"who", "which"}
    return close if (named or described) and not verbs else last


def _cut_at_later_frames(found: list[Frame], items: list[Token]) -> None:
    """End what one source says where the next source of the same rank begins, but keep nested reports."""
    for frame, later in pairwise(found):
        if not frame.content or later.source is None:
            continue
        first, last = frame.content[-1]
        begin = min(later.source.outer_first, later.cue_first)
        if not first < begin < last or first >= later.cue_last:
            continue
        before = items[begin - 1].low
        spoken_before = later.content and later.content[0][0] <= frame.cue_first < later.content[0][1]
        if before == QUOTED or before in {";", "—"}:
            frame.content[-1] = (first, begin)
        elif (spoken_before and before == "," and begin - 1 > first) or (
            before in {"and", "but", "while", "although", "though", "whereas"}
            and begin - 2 >= first
            and items[begin - 2].low in {",", QUOTED}
        ):
            frame.content[-1] = (first, begin - 1 - (items[begin - 2].low == ","))
        elif later.cue_first == later.verb and before in {"and", "but"} and later.source == frame.source:
            frame.content[-1] = (first, begin)
        if frame.content[-1][0] >= frame.content[-1][1]:
            frame.content.pop()
    for frame, later in pairwise(found):
        # X called it wrong and said that ...: the shared source ends the first report at the second verb.
        if frame.content and later.source == frame.source and frame.source is not None:
            first, last = frame.content[-1]
            if first < later.cue_first < last:
                end = later.cue_first
                while end > first and items[end - 1].low in {"and", "but", ",", "then"}:
                    end -= 1
                frame.content[-1] = (first, end)
                if end <= first:
                    frame.content.pop()
