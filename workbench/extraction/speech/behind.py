"""What is said behind a cue: a that-clause, a clause without that, a question, an infinitive, an object."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.extraction.speech.borders import (
    ENDS,
    FARTHEST_VERB,
    MARKS,
    end_of_clause,
    end_of_object,
)
from workbench.extraction.speech.cues import BEARS_OUT, CUES, DOCUMENT_NOUNS, WEAK_LEMMAS, Cue, Takes
from workbench.extraction.speech.labels import FARTHEST_LABEL, label
from workbench.extraction.speech.phrases import singular
from workbench.extraction.speech.verb_groups import PERIODS, past_parenthesis, past_time
from workbench.extraction.text.lexicon import (
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
from workbench.extraction.text.tokens import QUOTED
from workbench.extraction.text.verbs import is_finite, is_past

if TYPE_CHECKING:
    from workbench.extraction.speech.cues import Cue
    from workbench.extraction.speech.frames import Frame
    from workbench.extraction.text.tokens import Token

SHORTEST_CLAUSE = 3
FARTHEST_THAT = 16
OPEN_QUESTIONS = frozenset({"how", "why", "whether", "what", "who", "whose"})
"""Words that open a clause of what is said or asked."""
OWNING_UP = frozenset({"deny", "admit", "allege", "dispute"})
"""Verbs whose object may be one word: denied wrongdoing."""
CLOSED_QUESTIONS = frozenset({"if", "when", "where", "which"})
"""Those that open a clause of time or condition behind most verbs."""
ASKING = frozenset({"ask", "know", "learn", "decide", "determine", "reveal", "disclose", "explain"})
OPENS_CLAUSE = frozenset(
    {"if", "unless", "once", "although", "though", "while", "that", "which", "what", "who"}
)
"""Conjunctions that may open what is said without "that"."""
OCCASIONS = DOCUMENT_NOUNS | {"interview", "briefing", "address", "conference", "hearing", "call"}
FARTHEST_HEARER = 12
LONGEST_SUBJECT = 30
CLAUSE_SUBJECTS = frozenset({"he", "she", "they", "it", "we", "i", "there"})


def behind(items: list[Token], frame: Frame, after: int, end: int, cue: Cue) -> tuple[int, int] | None:
    """The range of what is said behind the cue; an empty range where nothing is; None where this is no report."""
    empty = (after, after)
    if after >= end:
        return empty
    j = after
    if Takes.HEARER in cue.takes:
        j = _past_hearer(items, j, end)
    low = items[j].low if j < end else "."
    if low == "that" and Takes.THAT in cue.takes and not (j > after and _is_relative_that(items, j, end)):
        return empty if _points_at_time(items, j, end) else _that_clause(items, frame, j, end)
    if low == "," and (over := max(past_parenthesis(items, j), _past_aside(items, j, end))) > j:
        return behind(items, frame, over, end, cue)
    if low == QUOTED or (low in MARKS and j + 1 < end and items[j + 1].low == QUOTED):
        return _quoted(items, frame, j, end)
    if low == ":":
        return (j + 1, end)
    if low in MARKS or low in ENDS:
        return empty
    if Takes.LABEL in cue.takes:
        named = label(items, j, end, cue)
        if named[0] < named[1]:
            _add_relative(items, frame, named[0])
        if named[0] < named[1] or Takes.OBJECT not in cue.takes:
            return named
    if Takes.TO in cue.takes and low == "to":
        return (j, end_of_clause(items, j, end, frame.cue_first))
    if Takes.THAT in cue.takes and _opens_question(items, j, end, frame, cue):
        frame.is_question = True
        return (j, end_of_clause(items, j, end, frame.cue_first))
    if (far := _farther(items, j, end, cue)) is not None:
        frame.is_direct = items[far].low == QUOTED
        frame.cue_last = far if frame.is_direct else frame.cue_last
        return (far, end if frame.is_direct else end_of_clause(items, far, end, frame.cue_first))
    return _bare(items, frame, j, end, cue)


def _past_aside(items: list[Token], comma: int, end: int) -> int:
    """The "that" behind words between commas: warned, in a letter to the board, that; ``comma`` where none is."""
    for k in range(comma + 2, min(end - 1, comma + FARTHEST_HEARER)):
        if items[k].low == ",":
            return k + 1 if items[k + 1].low == "that" else comma
        if items[k].low == QUOTED or items[k].low in ENDS:
            break
    return comma


def _is_relative_that(items: list[Token], j: int, end: int) -> bool:
    """After the meeting that was held in May: not what was told."""
    return j + 1 < end and items[j + 1].low in AUXILIARIES


def _add_relative(items: list[Token], frame: Frame, j: int) -> None:
    """Which engineers described as sound: what is described stands before the source."""
    first = frame.source.outer_first if frame.source is not None else 0
    if items[j].low == "as" and first > 0 and items[first - 1].low in {"which", "that", "what"}:
        frame.content.append((first - 1, first))


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


def _bare(items: list[Token], frame: Frame, j: int, end: int, cue: Cue) -> tuple[int, int] | None:
    """A clause without that, or an object."""
    j = past_time(items, j, end)
    if j < end and items[j].low == "that" and Takes.THAT in cue.takes:
        return _that_clause(items, frame, j, end)
    if j < end and items[j].low in MARKS:
        return (j, j)
    told = Takes.HEARER in cue.takes and Takes.THAT in cue.takes and j > frame.cue_last
    if (told or _may_take_clause(items, frame, cue)) and _begins_clause(items, j, end):
        frame.cue_last = j if told else frame.cue_last
        return (j, end_of_clause(items, j, end, frame.cue_first))
    if (gap := _relative_gap(items, frame, j, end, cue)) is not None:
        return gap
    low = items[j].low if j < end else "."
    if (
        not (Takes.OBJECT in cue.takes or _is_evidence(items, frame, cue))
        or j >= end
        or low in PREPOSITIONS
        or (low in CONJUNCTIONS and low not in {"that", "what", "how", "why", "whether"})
    ):
        return (j, j)
    stop = end_of_object(items, j, end)
    least = 1 if cue.lemma in OWNING_UP else SHORTEST_CLAUSE - 1
    return (j, stop) if stop - j >= least else (j, j)


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
            if k + 1 < end and (items[k + 1].low in AUXILIARIES or _points_at_time(items, k, end)):
                continue
            return k + 1 if k + 1 < end else None
        if low == QUOTED and (items[k - 1].low in MARKS or items[j].low in PREPOSITIONS):
            return k
        if low == "," and k + 1 < end and items[k + 1].low in {"a", "an", "the"}:
            return None  # "with a fund, a body that": what is said does not begin in an apposition
        if low in OCCASIONS and Takes.CLAUSE in cue.takes and _begins_clause_of_pronoun(items, k + 1, end):
            return k + 1
        if (
            low in ENDS
            or (low in MODALS and not items[k].is_capitalised)
            or (low in CUES and k > j and CUES[low].form == "past" and items[k - 1].low not in DETERMINERS)
            or (low in CUES and items[k - 1].low == "," and CUES[low].form == "ing")
        ):
            return None  # said in Oslo, adding that: what is added is another report
    return None


def _begins_clause_of_pronoun(items: list[Token], k: int, end: int) -> bool:
    """Whether what is said begins behind where it was said: said in a statement | it was sorry."""
    return k + 1 < end and items[k].low in CLAUSE_SUBJECTS and is_finite(items[k + 1])


def _points_at_time(items: list[Token], that: int, end: int) -> bool:
    """Six tests that year, and one more: no clause, but a time."""
    if that + 1 >= end or items[that + 1].low not in PERIODS:
        return False
    return that + 2 >= end or items[that + 2].low in MARKS or items[that + 2].low in PREPOSITIONS


def _begins_clause(items: list[Token], j: int, end: int) -> bool:
    if end - j > 1 and items[j].is_word and items[j].low not in PREPOSITIONS and items[j + 1].low == QUOTED:
        return True
    if end - j < SHORTEST_CLAUSE:
        return False
    first = items[j].low
    if first in {"about", "over", "between", "under"} and items[j + 1].text[0].isdigit():
        first = "some"
    if (
        first in PREPOSITIONS
        or first in AUXILIARIES
        or (first in CONJUNCTIONS and first not in OPENS_CLAUSE)
        or first == "to"
    ):
        return False
    for k in range(j + 1, min(end, j + LONGEST_SUBJECT)):
        item = items[k]
        if item.low == "but" and k + 1 < end and is_past(items[k + 1]):
            break  # Confirmed the fault but declined to comment: an object, then a second verb.
        if is_finite(item) or item.low in NEGATIONS:
            return True
    if any(item.low == QUOTED for item in items[j + 1 : min(end, j + FARTHEST_VERB)]):
        return True
    return first in PRONOUNS or (items[j].is_capitalised and end - j > 4)


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
        if low in MARKS or low in ENDS or (low in MODALS and not items[j].is_capitalised):
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
    return (
        items[j + 1].low not in DETERMINERS
        and items[j + 1].low not in PREPOSITIONS
        and items[j + 1].low not in PRONOUNS
    )
