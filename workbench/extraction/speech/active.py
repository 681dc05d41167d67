"""Reporting verbs in the active voice: whose the words are, before the verb, behind it, or shared with another verb."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.extraction.speech.borders import ENDS, MARKS
from workbench.extraction.speech.cues import (
    BEARS_OUT,
    CONVICTIONS,
    DOCUMENT_NOUNS,
    EVIDENCE_LEMMAS,
    HEARING_BODIES,
    PEOPLE_NOUNS,
    WEAK_LEMMAS,
    Cue,
    Takes,
)
from workbench.extraction.speech.frames import Frame
from workbench.extraction.speech.phrases import (
    NOBODY,
    Source,
    is_name,
    is_plausible,
    phrase_ending,
    singular,
    source_after,
)
from workbench.extraction.speech.said import find_said
from workbench.extraction.speech.sources import source_before
from workbench.extraction.speech.turned import NOUNS, passive
from workbench.extraction.speech.verb_groups import Left, left_of
from workbench.extraction.speech.voices import NEVER_BEHIND
from workbench.extraction.text.lexicon import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    HAVE,
    MODALS,
    MONTHS_AND_DAYS,
    PREPOSITIONS,
    PRONOUNS,
)
from workbench.extraction.text.tokens import QUOTED
from workbench.extraction.text.verbs import is_finite, is_past
from workbench.extraction.text.words import word_set

if TYPE_CHECKING:
    from workbench.extraction.reading import Unit
    from workbench.extraction.text.tokens import Token

FARTHEST_SUBJECT = 40
TOLD_LATER = frozenset({"say", "tell", "write", "recall", "explain", "remember", "add"})
PRIVATE = frozenset(
    {"think", "believe", "feel", "hope", "fear", "expect", "guess", "know", "assume", "suspect"}
)
"""What "we" do without reporting anybody."""
DOCUMENTS = DOCUMENT_NOUNS | {"comment", "remark"}
BEHIND_BE = frozenset({"ing", "adjective"})
"""Forms that are finite only behind an auxiliary."""
CONDITIONS = frozenset({"if", "unless", "whether", "whenever"})
BEHIND_SOURCE = (
    ENDS | MARKS | PREPOSITIONS | MONTHS_AND_DAYS | {QUOTED, "who", "as", "(", "when", "while", "after"}
)
"""What may follow the source of “...,” said Hill."""
BEFORE_SUBJECT = frozenset({"but", "and", "that", "while", "whereas", "though", "although"})
JOINS = frozenset({"and", "but", ",", "while", "before", QUOTED, "then", *("—", "–", "--", "―")})
SPOKE = word_set(
    "began begins opened opens started starts ended ends closed closes finished finishes concluded concludes responded "
    "responds replied replies answered answers reacted reacts"
)
"""What one does by saying something: opened by saying that."""


def active(
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
    if (
        (left.is_modal and not _would_say(items, left, cue))
        or _is_participle(items, last, left, cue)
        or (left.is_passive and cue.form not in BEHIND_BE)
        or is_noun(items, first, cue)
        or _stays_nameless(items, last)
        or _does_else(items, last, cue)
    ):
        return None
    inverted = _inverted(items, left, last, cue)
    source = inverted or _before(items, left, cue)
    if source is not None and not _may_report(items, source, left, last, cue):
        return None
    if source is None:
        shared = _shared(items, left, cue, earlier)
        if shared is None:
            return None
        source = shared.source
    frame = Frame(
        source, left.cue_first, last, last - 1, [], cue.takes, cue.lemma, is_negated=left.is_negated
    )
    if inverted and inverted.last > last - 1:
        frame.verb = inverted.last - 1
    after = inverted.outer_last if inverted else last
    is_said = find_said(unit, frame, after, left, cue, inverted=bool(inverted), is_fixed=is_fixed)
    return frame if is_said else None


def _would_say(items: list[Token], left: Left, cue: Cue) -> bool:
    """Whether words right in front of the source are what somebody "would say that night": they were said then."""
    if cue.lemma not in TOLD_LATER or items[left.cue_first].low != "would" or left.is_negated:
        return False
    source = source_before(items, left.subject_end)
    return source is not None and source.outer_first > 0 and items[source.outer_first - 1].low == QUOTED


def _stays_nameless(items: list[Token], last: int) -> bool:
    """Whether the verb only says that its subject gave no name: asked not to be named, declined to be identified."""
    lows = [item.low for item in items[last : last + 4] if item.low != "not"]
    return lows[:2] == ["to", "be"] and lows[2:3] != [] and lows[2] in {"named", "identified", "quoted"}


def _does_else(items: list[Token], last: int, cue: Cue) -> bool:
    """Whether the verb and what follows are another act: wrote off a loan, said yes to it."""
    following = [item.low for item in items[last : last + 2]]
    if cue.lemma == "write":
        return following[:1] != [] and following[0] in {"off", "down"}
    return cue.lemma == "say" and following in (["yes", "to"], ["no", "to"])


def _is_participle(items: list[Token], last: int, left: Left, cue: Cue) -> bool:
    """Whether the verb only describes the noun before it: the figures | announced by the firm."""
    if cue.form != "past" or left.has_auxiliary or last + 1 >= len(items) or items[last].low != "by":
        return False
    return items[last + 1].low in DETERMINERS or items[last + 1].is_capitalised


def _before(items: list[Token], left: Left, cue: Cue) -> Source | None:
    """The source before the verb."""
    if cue.form in BEHIND_BE and not left.has_auxiliary:
        return None
    return source_before(items, left.subject_end)


def _may_report(items: list[Token], source: Source, left: Left, last: int, cue: Cue) -> bool:
    """Whether this source can report with this verb, and not only on a condition."""
    if left.subject_end >= 0 and items[left.subject_end].low == "who":
        return True
    if items[source.first].low == "we" and cue.lemma in PRIVATE:
        return False
    if cue.lemma == "hear":
        return any(item.low in HEARING_BODIES for item in items[source.first : source.last])
    weak = cue.lemma in EVIDENCE_LEMMAS
    is_that = last >= len(items) or items[last].low in ENDS or items[last].low == "that"
    weak = weak and not (cue.lemma in BEARS_OUT and _is_document(items, source))
    if not is_plausible(items, source, weak=weak and not is_that) and not (
        not weak and (is_that or _only_speaks(cue)) and _stands_alone(items, source)
    ):
        return False
    if (
        source.first == left.subject_end
        and items[source.first].low == "it"
        and (weak or cue.lemma in CONVICTIONS)
    ):
        return False
    return not (source.outer_first and items[source.outer_first - 1].low in CONDITIONS)


def _only_speaks(cue: Cue) -> bool:
    """Whether the verb does nothing but report, so that whatever stands before it is a source."""
    return bool(cue.takes & (Takes.CLAUSE | Takes.HEARER)) and cue.lemma not in WEAK_LEMMAS


def _stands_alone(items: list[Token], source: Source) -> bool:
    """Whether a phrase without a known noun is a whole subject: the proponents | said."""
    if (
        items[source.first].low in PRONOUNS
        or items[source.first].low in NOBODY
        or not items[source.last - 1].is_word
    ):
        return False
    before = items[source.first - 1]
    return source.first == 0 or not before.is_word or before.low in BEFORE_SUBJECT


def is_noun(items: list[Token], i: int, cue: Cue) -> bool:
    """Whether "claims", "reports", "call" stands as a noun or a bare infinitive."""
    if cue.lemma == "think" and i + 1 < len(items) and items[i + 1].low.startswith("tank"):
        return True
    if i == 0:
        return cue.form != "ing"
    before = items[i - 1]
    if before.low == "to":
        return False
    if cue.lemma == "say" and cue.form == "base":
        return not before.is_word or (
            before.low in DETERMINERS and before.low not in {"this", "these", "those"}
        )
    if (
        before.low in DETERMINERS and before.low not in {"that", "this", "these", "those"}
    ) or before.low == "'s":
        return True
    if before.low in PREPOSITIONS and cue.form in {"base", "s", "past"}:
        return not (before.low == "since" and i > 1 and items[i - 2].low in HAVE)  # has since said
    if before.low.endswith("ing") and cue.form in {"base", "s"} and not before.is_capitalised:
        return True
    if cue.form == "base" and before.is_word and _is_plural(items, i):
        return False
    return cue.form == "base" and before.is_word and not (
        before.low in PRONOUNS or before.low.endswith("s") or before.low in PEOPLE_NOUNS or before.low in ADVERBS
        or before.low in {"do", "did", "who", "people", "police"}
    )  # fmt: skip


def _is_plural(items: list[Token], i: int) -> bool:
    """Whether the phrase before the verb has a plural head: Economists at the bank | reckon."""
    phrase = source_before(items, left_of(items, i).subject_end)
    if phrase is None:
        return False
    head = (
        next((k for k in range(phrase.first, phrase.last) if items[k].low in PREPOSITIONS), phrase.last) - 1
    )
    if head < phrase.first:
        return False
    if phrase.first and items[phrase.first - 1].low in PREPOSITIONS:
        return True  # The phrase hangs on a head before it.
    while head > phrase.first and is_past(items[head]):
        head -= 1  # Figures | released on Monday
    return items[head].low.endswith("s") or items[head].low in {
        "people",
        "police",
        "men",
        "women",
        "data",
        "media",
    }


def _inverted(items: list[Token], left: Left, after: int, cue: Cue) -> Source | None:
    """“...,” said Hill: the source behind the verb."""
    k = left.subject_end
    if Takes.POST not in cue.takes or cue.form not in {"past", "s"} or cue.lemma in NEVER_BEHIND:
        return None
    if (
        k < 0
        or (items[k].low not in MARKS and items[k].low != QUOTED)
        or (after < len(items) and items[after].low == "that")
    ):
        return None
    found = source_after(items, after)
    if found is None or not is_plausible(items, found, weak=True):
        return None
    quoted = items[k].low == QUOTED or (k > 0 and items[k - 1].low == QUOTED)
    if not quoted and (named := source_before(items, k)) and is_plausible(items, named, weak=True):
        return None
    follows = items[found.last].low if found.last < len(items) else "."
    return found if follows in BEHIND_SOURCE and (follows != QUOTED or quoted) else None


class Shared(NamedTuple):
    """A source that another verb has already; nothing in it where that stands in an earlier sentence."""

    source: Source | None


def _shared(items: list[Token], left: Left, cue: Cue, earlier: list[Frame]) -> Shared | None:
    """Whose verb this is where it has no subject of its own: X commented and said that; ..., adding that."""
    k = left.subject_end
    if k < 0 or (k == 0 and items[0].low in {"after", "by", "in", "while", "before", "without"}):
        return Shared(_subject_behind(items, left.cue_first)) if cue.form == "ing" else None
    if cue.form == "ing" and (document := phrase_ending(items, k)) and _is_document(items, document):
        if any(item.low in {"from", "by"} for item in items[document.first : document.last]):
            return Shared(document)
        subject = _main_subject(items, k)
        return Shared(subject) if subject else None
    if cue.form == "ing" and (phrase := _behind_with(items, k)):
        return Shared(phrase)
    is_way = items[k].low == "by" and items[k - 1].low in SPOKE
    if not is_way and items[k].low not in (JOINS if cue.form == "ing" else {"and", "but", "then"}):
        return None
    if earlier:
        said_a_clause = (
            bool(earlier[-1].takes & Takes.CLAUSE) and earlier[-1].verb < k and items[k].low != "but"
        )
        return (
            None
            if said_a_clause and not cue.takes & ~(Takes.TO | Takes.HEARER)
            else Shared(earlier[-1].source)
        )
    if items[k].low == QUOTED:
        return Shared(None)
    subject = _main_subject(items, k, is_sure=_only_speaks(cue))
    return Shared(subject) if subject else None


def _behind_with(items: list[Token], k: int) -> Source | None:
    """The subject of words with -ing behind "with": with neighbours | saying the wall was unsafe."""
    phrase = phrase_ending(items, k)
    if phrase is None or not phrase.first or items[phrase.first - 1].low != "with":
        return None
    return phrase if is_plausible(items, phrase, weak=True) else None


def _subject_behind(items: list[Token], i: int) -> Source | None:
    """The subject of the sentence that words with -ing open: Saying it was late, Hill left."""
    comma = next((k for k in range(i, min(len(items), i + FARTHEST_SUBJECT)) if items[k].low == ","), None)
    found = source_after(items, comma + 1) if comma is not None else None
    return found if found is not None and is_plausible(items, found, weak=False) else None


def _is_document(items: list[Token], phrase: Source) -> bool:
    lows = [item.low for item in items[phrase.first : phrase.last]]
    return any(low in DOCUMENTS or singular(low) in DOCUMENTS for low in lows)


def _main_subject(items: list[Token], k: int, *, is_sure: bool = False) -> Source | None:
    """The first plausible subject of the unit before ``k``: a name or pronoun right before a verb.

    ``is_sure``: what the subject does later is to speak, so that whatever opens the sentence may be one.
    """
    for j in range(1, min(k, FARTHEST_SUBJECT)):
        if (
            items[j].low in AUXILIARIES
            or items[j].low in ADVERBS
            or items[j].low in MODALS
            or (is_finite(items[j]) if is_sure else is_past(items[j]))
            or (is_sure and _acts_now(items, j))
        ):
            found = source_before(items, left_of(items, j).subject_end)
            if found and (
                is_plausible(items, found, weak=False)
                or (is_sure and found.outer_first < 2 and _stands_alone(items, found))
            ):
                return found
    return None


def _acts_now(items: list[Token], j: int) -> bool:
    """Whether a word in -s right behind a name or a pronoun is its verb: Hill | walks to the window."""
    item, before = items[j], items[j - 1]
    if item.is_capitalised or not item.low.endswith("s") or j + 1 == len(items):
        return False
    is_subject = is_name(before) or before.low in {"he", "she", "who"}
    return is_subject and (items[j + 1].low in PREPOSITIONS or items[j + 1].low in DETERMINERS)
