"""Reports that name nobody who says it: Parliament was told that; it emerged that; the mill, it was claimed, closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.extraction.speech.cues import CUES, Cue, Takes
from workbench.extraction.speech.frames import Frame
from workbench.extraction.speech.phrases import Source
from workbench.extraction.speech.said import find_said
from workbench.extraction.speech.sources import source_before
from workbench.extraction.speech.verb_groups import left_of
from workbench.extraction.text.lexicon import BE, PRONOUNS
from workbench.extraction.text.words import word_set

if TYPE_CHECKING:
    from workbench.extraction.reading import Unit
    from workbench.extraction.speech.verb_groups import Left
    from workbench.extraction.text.tokens import Token

TOLD = frozenset({"tell", "inform", "warn", "assure", "notify", "advise"})
REPORTED = word_set("report allege claim announce say reveal disclose confirm understand")
EMERGED = word_set("emerged emerges transpired transpires")
"""Words at which such a report may be found beside the verbs that report."""
FARTHEST_BE = 4
TAKES = Takes.THAT | Takes.CLAUSE | Takes.POST


def unnamed(unit: Unit, i: int) -> Frame | None:
    """A frame whose source is who was told, or the "it" that stands for what is said."""
    items = unit.items
    low, cue = items[i].low, CUES.get(items[i].low)
    if low not in EMERGED and (cue is None or cue.form != "past" or not _may_be_passive(items, i, cue.lemma)):
        return None
    left = left_of(items, i)
    if left.is_modal or left.is_negated or left.subject_end < 0 or items[left.cue_first].low == "be":
        return None  # "let it be said": nobody has said it yet
    lemma = cue.lemma if cue else low
    if left.is_passive and lemma in TOLD:
        source = _told(items, left, i)
    elif items[left.subject_end].low == "it" and (low in EMERGED or (left.is_passive and lemma in REPORTED)):
        source = Source(left.subject_end, left.subject_end + 1, left.subject_end, left.subject_end + 1)
    else:
        return None
    if source is None:
        return None
    frame = Frame(source, left.cue_first, i + 1, i, [], TAKES, lemma, is_unnamed=True)
    said = Cue(lemma, "past", TAKES if lemma in TOLD else Takes.THAT | Takes.POST)
    return frame if find_said(unit, frame, i + 1, left, said, inverted=False, is_fixed=True) else None


def _may_be_passive(items: list[Token], i: int, lemma: str) -> bool:
    near = items[max(0, i - FARTHEST_BE) : i]
    return (lemma in TOLD or lemma in REPORTED) and any(item.low in BE for item in near)


def _told(items: list[Token], left: Left, i: int) -> Source | None:
    """Who was told, in public and not one of the text's own: no pronoun."""
    follows = items[i + 1].low if i + 1 < len(items) else "."
    if follows in {"by", "to", "of", "about", "off"}:
        return None
    source = source_before(items, left.subject_end)
    return None if source is None or items[source.first].low in PRONOUNS else source
