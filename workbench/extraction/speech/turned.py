"""Reports that do not begin with their source: "was described by X as ...", "X's claim that ..."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.extraction.speech.borders import ENDS, end_of_body, end_of_object
from workbench.extraction.speech.cues import EVIDENCE_LEMMAS, WEAK_LEMMAS, Cue, Takes
from workbench.extraction.speech.frames import Frame
from workbench.extraction.speech.phrases import Source, is_plausible, phrase_ending, source_after
from workbench.extraction.speech.sources import source_before
from workbench.extraction.speech.verb_groups import left_of
from workbench.extraction.text.lexicon import AUXILIARIES, BE, HAVE, POSSESSIVES
from workbench.extraction.text.tokens import QUOTED
from workbench.extraction.text.words import word_set

if TYPE_CHECKING:
    from workbench.extraction.reading import Unit
    from workbench.extraction.speech.verb_groups import Left
    from workbench.extraction.text.tokens import Token

NOUNS = word_set(
    """
    claim claims argument assertion assertions allegation allegations suggestion insistence contention warning
    warnings belief view accusation accusations admission announcement prediction complaint complaints
    conclusion denial acknowledgment acknowledgement statement comment remark assurance assurances fear fears
    finding findings concern concerns worry worries estimate hint message answer response reply point excuse
    opinion explanation admission testimony confession disclosure revelation observation hope hopes
    """
)
"""Nouns that a that-clause fills with what somebody says."""
NOUNS_OF_INTENT = word_set(
    "promise promises pledge pledges vow threat threats refusal offer call calls demand demands"
)
"""Nouns that an infinitive or a that-clause fills."""
VERDICTS = word_set(
    """
    rejected denied disputed dismissed contradicted challenged false wrong untrue unfounded baseless backed
    supported refuted debunked misleading incorrect confirmed upheld inaccurate
    """
)
MOST_ADJECTIVES = 2


def passive(unit: Unit, last: int, left: Left, cue: Cue) -> Frame | None:
    """A frame around "was rejected by X", "was described by X as ..."; ``last`` is one past the verb."""
    items = unit.items
    if not left.is_passive or cue.form != "past" or last >= len(items) or items[last].low != "by":
        return None
    source = source_after(items, last + 1)
    if source is None or not is_plausible(items, source, weak=False):
        return None
    frame = Frame(source, left.cue_first, last + 1, last - 1, [], cue.takes, cue.lemma)
    end = end_of_body(items)
    follows = items[source.last].low if source.last < end else ""
    subject = phrase_ending(items, left.subject_end) or source_before(items, left.subject_end)
    if (Takes.LABEL in cue.takes and follows == "as") or (Takes.THAT in cue.takes and follows == "that"):
        first = source.last + 1
        stop = next((k for k in range(first + 1, end) if items[k].low in {",", ";"}), end)
        frame.is_direct = first < end and items[first].low == QUOTED
        if first < stop and subject is not None and Takes.HEARER not in cue.takes:
            frame.content.append((subject.first, subject.last))
        frame.content.append((first, stop))
    elif (
        subject is not None
        and Takes.OBJECT in cue.takes
        and cue.lemma not in WEAK_LEMMAS
        and cue.lemma not in EVIDENCE_LEMMAS
    ):
        frame.content.append((subject.first, subject.last))
        if follows in {"of", "for"}:
            frame.content.append((source.last, end_of_object(items, source.last, end)))
    return frame if frame.content and all(start < stop for start, stop in frame.content) else None


def nominal(unit: Unit, i: int) -> Frame | None:
    """A frame around "X's claim that ...", "her promise to ...", "the claim of X that ...", "X's view is that ..."."""
    items = unit.items
    found = _owned(items, i) or _owed(items, i) or _held(items, i)
    if found is None:
        return None
    source, k = found
    follows = items[k].low if k < len(items) else ""
    if not (follows == "that" or (follows == "to" and items[i].low in NOUNS_OF_INTENT)):
        return None
    if items[source.first].low not in POSSESSIVES and not is_plausible(items, source, weak=False):
        return None
    first = k + (follows == "that")
    end = _verdict(items, first, end_of_body(items))
    takes = Takes.THAT if follows == "that" else Takes.TO
    cue_last = first if source.first < i else i + 1
    frame = Frame(source, i, cue_last, max(i, source.last - 1), [(first, end)], takes, items[i].low)
    return frame if end - first > 1 else None


def _owned(items: list[Token], i: int) -> tuple[Source, int] | None:
    """The source before the noun, and where its clause begins: X's claim | that; X's argument is | that."""
    k = i - 1
    while k > 0 and i - 1 - k < MOST_ADJECTIVES and items[k].is_word and items[k].low not in POSSESSIVES:
        k -= 1
    begins = i + 1
    while (
        begins < len(items)
        and begins - i <= MOST_ADJECTIVES
        and (items[begins].low in BE or items[begins].low in HAVE)
    ):
        begins += 1
    if k >= 0 and items[k].low in POSSESSIVES:
        return Source(k, k + 1, k, k + 1), begins
    if k > 0 and items[k].low in {"'s", "’", "'"} and (source := phrase_ending(items, k - 1)):
        return source, begins
    return None


def _owed(items: list[Token], i: int) -> tuple[Source, int] | None:
    """The source behind the noun, and where its clause begins: an allegation by X | that."""
    if i + 2 >= len(items) or items[i + 1].low not in {"of", "by", "from"}:
        return None
    source = source_after(items, i + 2)
    return (source, source.last) if source else None


def _held(items: list[Token], i: int) -> tuple[Source, int] | None:
    """The source of "was of the opinion | that"."""
    if i < 4 or items[i - 1].low != "the" or items[i - 2].low != "of" or items[i - 3].low not in BE:
        return None
    source = source_before(items, left_of(items, i - 2).subject_end)
    return (source, i + 1) if source else None


def _verdict(items: list[Token], first: int, end: int) -> int:
    """Where the clause ends because the sentence goes on to judge the claim: "... was rejected by"."""
    for k in range(first + 2, end - 1):
        if items[k].low in ENDS:
            return k
        if items[k].low in AUXILIARIES and any(item.low in VERDICTS for item in items[k + 1 : k + 3]):
            return k
    return end
