"""What is said: the words behind or before a reporting verb that it gives as someone's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.extraction.borders import (
    ENDS,
    FARTHEST_VERB,
    MARKS,
    end_of_body,
    end_of_clause,
    end_of_object,
    is_whole,
)
from workbench.extraction.cues import BEARS_OUT, CUES, DOCUMENT_NOUNS, WEAK_LEMMAS, Cue, Takes
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
from workbench.extraction.sources import PERIODS, past_parenthesis, singular
from workbench.extraction.tokens import QUOTED
from workbench.extraction.verbs import is_finite, is_past

if TYPE_CHECKING:
    from workbench.extraction.reading import Unit
    from workbench.extraction.sources import Left, Source
    from workbench.extraction.tokens import Token


FARTHEST_THAT = 16
FARTHEST_LABEL = 26
FARTHEST_AS = 14
FARTHEST_HEARER = 12
SHORTEST_CLAUSE = 3
CLAUSE_SUBJECTS = frozenset({"he", "she", "they", "it", "we", "i", "there"})
OPEN_QUESTIONS = frozenset({"how", "why", "whether", "what", "who", "whose"})
"""Words that open a clause of what is said or asked."""
CLOSED_QUESTIONS = frozenset({"if", "when", "where", "which"})
"""Those that open a clause of time or condition behind most verbs."""
ASKING = frozenset({"ask", "know", "learn", "decide", "determine", "reveal", "disclose", "explain"})
BY_AS_ALONE = frozenset({"see", "view", "regard", "cast", "paint", "frame"})
"""Verbs that give a name to something only together with "as"."""
SPEAKING = frozenset({"report", "state", "claim", "note"})
OPENS_CLAUSE = frozenset(
    {"if", "unless", "once", "although", "though", "while", "that", "which", "what", "who"}
)
"""Conjunctions that may open what is said without "that"."""
GOES_ON = frozenset(
    {"that", "because", "since", "until", "unless", "if", "for", "and", "or", "even", "not", "with"}
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
    is_nested: bool = False
    """Part of what another source says, and no report of its own: Hill said she believed that."""
    is_open: bool = False
    """The unit ends with a colon or the like: what is said stands in the next paragraph."""


def find_said(
    unit: Unit, frame: Frame, after: int, left: Left, cue: Cue, *, inverted: bool, is_fixed: bool
) -> bool:
    """Find what is said, behind or before the cue; whether there is anything."""
    items = unit.items
    end = end_of_body(items)
    behind = _behind(items, frame, after, end, cue)
    if behind is None:
        return False
    if behind[0] < behind[1]:
        frame.content.append(behind)
    if is_as(items, frame) and Takes.POST in cue.takes:
        frame.content = _around_as(items, frame, after, end)
        return bool(frame.content)
    before = _before(items, frame, left, after, cue, inverted=inverted)
    if before is not None and _stands_before(items, before, frame, inverted=inverted):
        _put_before(items, frame, before, after, end)
    if not frame.content and items[-1].low in {":", ";", ","} and after >= len(items) - 8:
        frame.is_open = True
    if is_fixed and not frame.content:
        return False
    return bool(frame.content) or frame.is_open


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
    return (start, end) if end > start else None


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
        frame.content = [*frame.content, rest] if first_is_hers else [rest]


def _breaks_off(item: Token) -> bool:
    """Whether a sentence cannot end with this word: It was, Hill said, “a mistake”."""
    return is_finite(item) or item.low in PREPOSITIONS | DETERMINERS | CONJUNCTIONS


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
    is_cut = items[end - 1].low in {"and", "but"} or not is_whole(items, start, end)
    if not is_cut and items[first].low not in GOES_ON and items[first].low not in MODALS | AUXILIARIES:
        return None
    is_quoted = any(item.low == QUOTED for item in items[first : first + SHORTEST_CLAUSE])
    return (first, body_end) if body_end - first >= SHORTEST_CLAUSE or is_quoted else None


def _behind(items: list[Token], frame: Frame, after: int, end: int, cue: Cue) -> tuple[int, int] | None:
    """The range of what is said behind the cue; an empty range where nothing is; None where this is no report."""
    empty = (after, after)
    if after >= end:
        return empty
    j = after
    if Takes.HEARER in cue.takes:
        j = _past_hearer(items, j, end)
    low = items[j].low if j < end else "."
    if low == "that" and Takes.THAT in cue.takes and not (j > after and _is_relative_that(items, j, end)):
        return _that_clause(items, frame, j, end)
    if low == "," and (over := past_parenthesis(items, j)) > j:
        return _behind(items, frame, over, end, cue)
    if low == QUOTED or (low in MARKS and j + 1 < end and items[j + 1].low == QUOTED):
        return _quoted(items, frame, j, end)
    if low == ":":
        return (j + 1, end)
    if low in MARKS | ENDS:
        return empty
    if Takes.LABEL in cue.takes:
        label = _label(items, j, end, cue)
        if label[0] < label[1] or Takes.OBJECT not in cue.takes:
            return label
    if Takes.TO in cue.takes and low == "to":
        return (j, end_of_clause(items, j, end, frame.cue_first))
    if Takes.THAT in cue.takes and _opens_question(items, j, end, frame, cue):
        return (j, end_of_clause(items, j, end, frame.cue_first))
    if (far := _farther(items, j, end, cue)) is not None:
        frame.is_direct = items[far].low == QUOTED
        frame.cue_last = far if frame.is_direct else frame.cue_last
        return (far, end if frame.is_direct else end_of_clause(items, far, end, frame.cue_first))
    return _bare(items, frame, j, end, cue)


def _is_relative_that(items: list[Token], j: int, end: int) -> bool:
    """After the meeting that was held in May: not what was told."""
    return j + 1 < end and items[j + 1].low in AUXILIARIES


def _that_clause(items: list[Token], frame: Frame, j: int, end: int) -> tuple[int, int]:
    """That-clause at item ``j``; "said that was late" has "that" for its subject."""
    if j + 1 < end and items[j + 1].low in AUXILIARIES:
        return (j, end_of_clause(items, j, end, frame.cue_first))
    frame.cue_last = j + 1
    first = j + 1 + (j + 1 < end and items[j + 1].low in MARKS)
    return (first, end_of_clause(items, first, end, frame.cue_first))


def _quoted(items: list[Token], frame: Frame, j: int, end: int) -> tuple[int, int]:
    """A quoted run right behind the cue; behind a mark nothing but quoted runs is said."""
    frame.is_direct = True
    if items[j].low == QUOTED:
        goes_on = j + 2 < end and items[j + 1].low in {"and", "but"} and is_past(items[j + 2])
        return (j, j + 1 if goes_on else end)
    last = j + 1
    for k in range(j + 2, min(end, j + 2 + FARTHEST_LABEL)):
        if items[k].low == QUOTED:
            last = k
    return (j + 1, last + 1) if end - last < FARTHEST_LABEL else (j + 1, end)


def _opens_question(items: list[Token], j: int, end: int, frame: Frame, cue: Cue) -> bool:
    """Whether a clause of a question begins: asked whether, explained how, did not say when."""
    low = items[j].low
    if low not in OPEN_QUESTIONS and not (
        low in CLOSED_QUESTIONS and (cue.lemma in ASKING or (frame.is_negated and cue.lemma == "say"))
    ):
        return False
    return end - j >= SHORTEST_CLAUSE and frame.source is not None


def _label(items: list[Token], j: int, end: int, cue: Cue) -> tuple[int, int]:
    """Something with the name or quality given to it: called it “a shame”, described the law as harmless."""
    for k in range(j, min(end, j + FARTHEST_LABEL)):
        if items[k].low == QUOTED and cue.lemma not in BY_AS_ALONE:
            return (j, end_of_object(items, k, end))
        if items[k].low == "as" and k - j < FARTHEST_AS and k + 1 < end:
            return (j, end_of_object(items, k, end))
        if items[k].low in MARKS | ENDS or is_finite(items[k]):
            break
    if cue.lemma == "call" and _names_twice(items, j, end):
        return (j, end_of_object(items, j, end))
    return (j, j)


def _names_twice(items: list[Token], j: int, end: int) -> bool:
    """Called the vote a mistake: a second noun phrase follows the first."""
    if items[j].low in PREPOSITIONS | {"a", "an", "out"}:
        return False
    for k in range(j + 1, min(end, j + 10)):
        if items[k].low in {"a", "an"}:
            return items[k - 1].low not in PREPOSITIONS and not is_finite(items[k - 1])
        if items[k].low in MARKS | CONJUNCTIONS - {"and"} or items[k].low == "to":
            return False
    return False


def _bare(items: list[Token], frame: Frame, j: int, end: int, cue: Cue) -> tuple[int, int] | None:
    """A clause without that, or an object."""
    while j < end and (
        items[j].low in MONTHS_AND_DAYS
        or (items[j].low == "on" and j + 1 < end and items[j + 1].low in MONTHS_AND_DAYS)
        or (items[j].low in PERIODS and items[j - 1].low in MONTHS_AND_DAYS)
    ):
        j += 1
    told = Takes.HEARER in cue.takes and Takes.THAT in cue.takes and j > frame.cue_last
    if (told or _may_take_clause(items, frame, cue)) and _begins_clause(items, j, end):
        return (j, end_of_clause(items, j, end, frame.cue_first))
    if (gap := _relative_gap(items, frame, j, end, cue)) is not None:
        return gap
    low = items[j].low if j < end else "."
    if (
        not (Takes.OBJECT in cue.takes or _is_evidence(items, frame, cue))
        or j >= end
        or low in PREPOSITIONS - {"for", "of", "against", "about"}
        or low in CONJUNCTIONS - {"that", "what", "how", "why", "whether"}
    ):
        return (j, j)
    stop = end_of_object(items, j, end)
    return (j, stop) if stop - j >= SHORTEST_CLAUSE - 1 else (j, j)


def _is_evidence(items: list[Token], frame: Frame, cue: Cue) -> bool:
    """Whether a document bears something out: the letters show a shortfall."""
    source = frame.source
    return (
        cue.lemma in BEARS_OUT
        and source is not None
        and any(
            w.low in DOCUMENT_NOUNS or singular(w.low) in DOCUMENT_NOUNS
            for w in items[source.first : source.last]
        )
    )


def _relative_gap(items: list[Token], frame: Frame, j: int, end: int, cue: Cue) -> tuple[int, int] | None:
    """What the senators said | was a mistake: the subject of what is said stands before the source."""
    source = frame.source
    if (
        Takes.CLAUSE not in cue.takes
        or source is None
        or source.outer_first == 0
        or end - j < SHORTEST_CLAUSE
    ):
        return None
    if not is_finite(items[j]) or items[source.outer_first - 1].low not in {"what", "which", "that", "who"}:
        return None
    frame.content.append((source.outer_first - 1, source.outer_first))
    return (j, end_of_clause(items, j, end, frame.cue_first))


def _may_take_clause(items: list[Token], frame: Frame, cue: Cue) -> bool:
    """Whether a clause without that may follow: behind verbs that are often nouns only with a named source."""
    if Takes.CLAUSE not in cue.takes:
        return False
    return cue.lemma not in WEAK_LEMMAS or (cue.form in {"s", "past"} and _is_named(items, frame))


def _is_named(items: list[Token], frame: Frame) -> bool:
    return frame.source is not None and any(
        word.is_capitalised or word.low in PRONOUNS for word in items[frame.source.first : frame.source.last]
    )


def _past_hearer(items: list[Token], j: int, end: int) -> int:
    """One past the person told: told reporters in Ohio on Tuesday that."""
    start = j
    while j < end and j - start < FARTHEST_HEARER:
        low = items[j].low
        if low in {"that", ":", QUOTED} or (low == "," and j + 1 < end and items[j + 1].low == QUOTED):
            return j
        if low == "to" and j > start and _opens_infinitive(items, j, end):
            return j
        if low in CLAUSE_SUBJECTS and j > start and items[j - 1].low not in PREPOSITIONS:
            return j
        if low in MARKS | ENDS or (low in MODALS and not items[j].is_capitalised):
            break
        j += 1
    # Told voters she would: the clause begins at the next pronoun or determiner behind the hearer.
    for k in range(start + 1, min(end, start + 6)):
        if items[k].low in PRONOUNS or (items[k].low in DETERMINERS and items[k - 1].low not in PREPOSITIONS):
            return k
    return start


def _opens_infinitive(items: list[Token], j: int, end: int) -> bool:
    if j + 1 >= end or items[j + 1].is_capitalised or not items[j + 1].is_word:
        return False
    return items[j + 1].low not in DETERMINERS | PREPOSITIONS | PRONOUNS


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
            if k + 1 < end and items[k + 1].low in AUXILIARIES:
                continue
            return k + 1
        if low == QUOTED and (items[k - 1].low in MARKS or items[j].low in PREPOSITIONS):
            return k
        if (
            low in ENDS
            or (low in MODALS and not items[k].is_capitalised)
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
    if first in {"about", "over", "between", "under"} and items[j + 1].text[0].isdigit():
        first = "some"
    if first in PREPOSITIONS | AUXILIARIES or first in CONJUNCTIONS - OPENS_CLAUSE or first == "to":
        return False
    if any(is_finite(item) or item.low in NEGATIONS for item in items[j + 1 : min(end, j + 30)]):
        return True
    if any(item.low == QUOTED for item in items[j + 1 : min(end, j + FARTHEST_VERB)]):
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
    if cue.form == "ing" or edge < SHORTEST_CLAUSE:
        return False
    if frame.source is not None and frame.source.first > frame.cue_first:
        return True
    if follows in ENDS:
        return True
    if (
        follows in MARKS | PREPOSITIONS | MONTHS_AND_DAYS | {QUOTED}
        and cue.lemma not in WEAK_LEMMAS - SPEAKING
    ):
        return True
    return is_whole(items, _start_of_said(items, frame), edge - 1)


def _start_of_said(items: list[Token], frame: Frame) -> int:
    """Where what is said before the cue begins: behind a conjunction at the unit's start."""
    first = 0
    while first < frame.cue_first and items[first].low in {"but", "and", "yet", "so", ","}:
        first += 1
    return first
