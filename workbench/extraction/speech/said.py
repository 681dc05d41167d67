"""What is said: the words behind or before a reporting verb that it gives as someone's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.extraction.speech.behind import behind
from workbench.extraction.speech.borders import (
    ENDS,
    MARKS,
    SUBORDINATORS,
    end_of_body,
    is_whole,
    opens_main_clause,
)
from workbench.extraction.speech.cues import CUES, WEAK_LEMMAS, Cue, Takes
from workbench.extraction.speech.phrases import phrase_ending
from workbench.extraction.speech.verb_groups import PERIODS, past_time
from workbench.extraction.text.lexicon import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    MODALS,
    MONTHS_AND_DAYS,
    PREPOSITIONS,
)
from workbench.extraction.text.tokens import QUOTED
from workbench.extraction.text.verbs import is_finite

if TYPE_CHECKING:
    from workbench.extraction.reading import Unit
    from workbench.extraction.speech.cues import Cue
    from workbench.extraction.speech.frames import Frame
    from workbench.extraction.speech.verb_groups import Left
    from workbench.extraction.text.tokens import Token

GOES_ON = frozenset(
    {"that", "because", "since", "until", "unless", "if", "for", "and", "or", "even", "not", "with"}
)
SPEAKING = frozenset({"report", "state", "claim", "note"})
LONGEST_HEARER = 3
SHORTEST_CLAUSE = 3
FARTHEST_THAT = 16


def find_said(
    unit: Unit, frame: Frame, after: int, left: Left, cue: Cue, *, inverted: bool, is_fixed: bool
) -> bool:
    """Find what is said, behind or before the cue; whether there is anything."""
    items = unit.items
    end = end_of_body(items)
    after = _past_hearer_between_commas(items, frame, after, cue)
    if _is_inserted(items, frame, left):
        after = past_time(items, after, end)
    found = behind(items, frame, after, end, cue)
    if found is None:
        return False
    if found[0] < found[1]:
        frame.content.append(found)
    if is_as(items, frame) and Takes.POST in cue.takes:
        frame.content = _around_as(items, frame, after, end) or [found] * frame.is_direct
        return bool(frame.content)
    before = _before(items, frame, left, after, cue, inverted=inverted)
    if before is not None and _stands_before(items, before, frame, inverted=inverted):
        _put_before(items, frame, before, after, end)
    if not frame.content and cue.form != "ing" and Takes.POST in cue.takes:
        frame.content = _around(items, frame, left, after, end)
    if not frame.content and items[-1].low in {":", ";", ","} and after >= len(items) - 8:
        frame.is_open = True
    if is_fixed and not frame.content:
        return False
    return bool(frame.content) or frame.is_open


def _past_hearer_between_commas(items: list[Token], frame: Frame, after: int, cue: Cue) -> int:
    """The comma behind the hearer of an insertion: the case, Hill had told jurors, rested on little."""
    source = frame.source
    if source is None or Takes.HEARER not in cue.takes or source.first > frame.cue_first:
        return after
    if not source.outer_first or items[source.outer_first - 1].low != ",":
        return after
    for k in range(after, min(len(items) - 1, after + LONGEST_HEARER + 1)):
        if items[k].low == ",":
            return k
        if not items[k].is_word or items[k].low == "that" or is_finite(items[k]):
            break
    return after


def _is_inserted(items: list[Token], frame: Frame, left: Left) -> bool:
    """Whether a mark stands right before source and cue: the mill, Hill said last week, was closed."""
    source = frame.source
    first = source.outer_first if source and source.first < frame.cue_first else left.cue_first
    return first > 0 and items[first - 1].low in MARKS


def _around(items: list[Token], frame: Frame, left: Left, after: int, end: int) -> list[tuple[int, int]]:
    """What an insertion behind the first words of a sentence parts: Together, Hill said, | they owed more."""
    if after >= end or items[after].low != "," or not _is_inserted(items, frame, left):
        return []
    if not opens_main_clause(items, after + 1, end):
        return []
    first = _start_of_said(items, frame)
    source = frame.source
    stop = source.outer_first if source and source.first < frame.cue_first else left.cue_first
    while stop > first and items[stop - 1].low in MARKS:
        stop -= 1
    return [(first, stop), (after + 1, end)] if stop > first else [(after + 1, end)]


def is_as(items: list[Token], frame: Frame) -> bool:
    """Whether the frame is a comment on the sentence: as Hill said."""
    first = frame.source.outer_first if frame.source is not None else 0
    return 0 < first < frame.cue_first and items[first - 1].low == "as"


def _around_as(items: list[Token], frame: Frame, after: int, end: int) -> list[tuple[int, int]]:
    """What a comment with "as" is about: As Hill wrote in May, the mill closed; the mill, as Hill wrote, closed."""
    stop = frame.source.outer_first - 1 if frame.source is not None else 0
    first = 0
    while first < stop and items[first].low in {"and", "but", "if", ","}:
        first += 1
    while stop > first and items[stop - 1].low in MARKS:
        stop -= 1
    content = [(first, stop)] if stop > first else []
    comma = next((k for k in range(after, min(end, after + FARTHEST_THAT)) if items[k].low == ","), None)
    if (
        comma is not None
        and end - comma > SHORTEST_CLAUSE
        and (not content or not is_whole(items, first, stop))
    ):
        content.append((comma + 1, end))
    return content


def _before(
    items: list[Token], frame: Frame, left: Left, after: int, cue: Cue, *, inverted: bool
) -> tuple[int, int] | None:
    """The range of what is said before the cue and its source."""
    if not _said_before(items, frame, left, after, cue):
        return None
    start, end = _start_of_said(items, frame), left.cue_first
    if frame.source and not inverted and frame.source.first < frame.cue_first:
        end = frame.source.outer_first
    while end > start and items[end - 1].low in MARKS:
        end -= 1
    return None if end <= start or _only_says_when(items, start, end) else (start, end)


def _only_says_when(items: list[Token], start: int, end: int) -> bool:
    """Whether the words are a clause that hangs on the cue: When the mill closed, | Ann Hill laughed."""
    if items[start].low not in SUBORDINATORS or any(item.low == QUOTED for item in items[start:end]):
        return False
    return not is_whole(items, start, end)


def _stands_before(items: list[Token], before: tuple[int, int], frame: Frame, *, inverted: bool) -> bool:
    """Whether words before the cue are said too where others stand behind it."""
    if not frame.content or inverted:
        return True
    return frame.is_direct and (items[before[0]].low == QUOTED or is_whole(items, *before))


def _put_before(items: list[Token], frame: Frame, before: tuple[int, int], after: int, end: int) -> None:
    start, stop = before
    if items[stop - 1].low == QUOTED:
        frame.is_direct = True
    elif frame.content and items[start].low != QUOTED and not _breaks_off(items[stop - 1]):
        # “The mill will close, Hill said: ‘...’”: the quotation behind the cue stands for itself.
        frame.content.clear()
    frame.content.insert(0, before)
    if len(frame.content) == 1 and (rest := _goes_on(items, start, stop, after, end)):
        # "It lies in Oslo and, Hill says, builds ships": only what follows "and" is hers.
        first_is_hers = items[stop - 1].low not in {"and", "but"}
        if items[stop - 1].low in {"which", "who"}:
            start, rest = _of_relative(items, start, stop, rest)
            frame.content[0] = (start, stop)
        frame.content = [*frame.content, rest] if first_is_hers else [rest]


def _of_relative(
    items: list[Token], start: int, who: int, rest: tuple[int, int]
) -> tuple[int, tuple[int, int]]:
    """Of a relative clause that source and cue part: The mill, which, Hill says, burned twice, | is for sale."""
    antecedent = phrase_ending(items, who - 2 - (items[who - 2].low == ","))
    first, last = rest
    comma = next((k for k in range(first, last - 1) if items[k].low == "," and is_finite(items[k + 1])), last)
    return (antecedent.first if antecedent else start), (first, comma)


def _breaks_off(item: Token) -> bool:
    """Whether a sentence cannot end with this word: It was, Hill said, “a mistake”."""
    return is_finite(item) or item.low in PREPOSITIONS or item.low in DETERMINERS or item.low in CONJUNCTIONS


def _goes_on(items: list[Token], start: int, end: int, after: int, body_end: int) -> tuple[int, int] | None:
    """What is said behind a cue that only interrupts it: “Even if it fails, Hill said, it has shown the way”."""
    if after >= body_end or items[after].low != "," or items[end - 1].low == QUOTED:
        return None
    first = after + 1
    if (
        first >= body_end
        or items[first].low in {"who", "which", "whose", "according"}
        or items[first].low == QUOTED
    ):
        return None
    if items[first].low.endswith("ing") and items[first].low in CUES:
        return None
    told_when = items[after - 1].low in PERIODS or items[after - 1].low in MONTHS_AND_DAYS
    if told_when and items[first].low == "and" and opens_main_clause(items, first + 1, body_end):
        return (
            None  # The mill was sold, Hill said last week, and a sale followed: the text's own words again.
        )
    is_cut = items[end - 1].low in {"and", "but"} or not is_whole(items, start, end)
    if (
        not is_cut
        and not _opens_infinitive(items, first, body_end)
        and items[first].low not in GOES_ON
        and items[first].low not in MODALS
        and items[first].low not in AUXILIARIES
    ):
        return None
    is_quoted = any(item.low == QUOTED for item in items[first : first + SHORTEST_CLAUSE])
    least = SHORTEST_CLAUSE - is_finite(items[first])
    return (first, body_end) if body_end - first >= least or is_quoted else None


def _opens_infinitive(items: list[Token], k: int, end: int) -> bool:
    """It would be wise, Hill said, | to wait; not: to applause."""
    return (
        k + 2 < end
        and items[k].low == "to"
        and items[k + 1].low not in DETERMINERS
        and not items[k + 1].is_capitalised
    )


def _said_before(items: list[Token], frame: Frame, left: Left, after: int, cue: Cue) -> bool:
    """Whether what is said stands before the source: ..., X said."""
    if Takes.POST not in cue.takes:
        return False
    before_cue = frame.source is not None and frame.source.first < frame.cue_first
    edge = frame.source.outer_first if frame.source is not None and before_cue else left.cue_first
    if (
        edge <= 0
        or items[edge - 1].low == ";"
        or (items[edge - 1].low not in MARKS and items[edge - 1].low != QUOTED)
    ):
        return False
    follows = items[after].low if after < len(items) else "."
    if items[edge - 1].low == QUOTED or (edge > 1 and items[edge - 2].low == QUOTED):
        return True
    if cue.form == "ing" or edge < SHORTEST_CLAUSE:
        return False
    if frame.source is not None and frame.source.first > frame.cue_first:
        return True
    if follows in ENDS:
        return True
    if (follows in MARKS or follows in PREPOSITIONS or follows in MONTHS_AND_DAYS or follows == QUOTED) and (
        cue.lemma not in WEAK_LEMMAS or cue.lemma in SPEAKING
    ):
        return True
    return is_whole(items, _start_of_said(items, frame), edge - 1)


def _start_of_said(items: list[Token], frame: Frame) -> int:
    """Where what is said before the cue begins: behind a conjunction at the unit's start."""
    first = 0
    while first < frame.cue_first and items[first].low in {"but", "and", "yet", "so", ","}:
        first += 1
    return first
