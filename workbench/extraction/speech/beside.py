"""Who voices a quoted run, by the words beside it: “...,” the sign reads; As Hill put it, “...”; a colon."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.extraction.speech.phrases import Source, source_after
from workbench.extraction.speech.voices import NEVER_BEHIND, NOUNISH, aloud, stand, voice
from workbench.extraction.statements.doers import ENDS, doer, is_passive
from workbench.extraction.text.lexicon import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    FUNCTION_WORDS,
    MODALS,
    MONTHS_AND_DAYS,
    PREPOSITIONS,
    PRONOUNS,
)
from workbench.extraction.text.tokens import QUOTED
from workbench.extraction.text.verbs import is_finite, is_past

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workbench.extraction.text.tokens import Token

LONGEST_TAG = 44
LONGEST_NAME = 16
LONGEST_LEAD = 30
LONGEST_REACH = 26
ADDRESSING = frozenset({"told", "tells", "asked", "asks"})
AFTER_TAG = (
    PREPOSITIONS | ENDS | {",", ";", ":", "(", "—", "–", "--", "when", "while", "as", "“", '"', "``", "''"}
)
DASHES = frozenset({"—", "–", "--", "-"})
BEFORE_VERB = PRONOUNS | MODALS | ADVERBS | {"to", "who", "which", "and", "people", "police"}
HELPERS = AUXILIARIES | MODALS | ADVERBS
OPENS_PHRASE = DETERMINERS | {
    "one",
    "two",
    "three",
    "several",
    "many",
    "some",
    "others",
    "most",
    "both",
    "us",
}


class Tag(NamedTuple):
    """The source of a quoted run and the items ``cue_first:cue_last`` that voice it."""

    source: Source
    cue_first: int
    cue_last: int

    @property
    def end(self) -> int:
        """One past the whole tag."""
        return max(self.cue_last, self.source.outer_last)


def behind(items: Sequence[Token], at: int) -> Tag | None:
    """The tag behind the run at item ``at``: “...,” said Ann Hill; “...,” the banner read."""
    first = at + 1
    while (
        first < len(items)
        and first - at < 3
        and (items[first].low in DASHES or items[first].low in {",", "as"})
    ):
        first += 1
    if first >= len(items):
        return None
    return _inverted(items, first) or _straight(items, first)


def is_tag(items: Sequence[Token], *, bare: bool = False) -> bool:
    """Whether a sentence only names who voiced the quotation before it: “Never!” | Ann Hill said on Monday.

    ``bare``: with nothing behind the verb, as where careless marks give “Never.” | Ann Hill said.
    """
    tag = (_inverted(items, 0) or _straight(items, 0)) if items else None
    if tag is None:
        return False
    end = max(tag.cue_last, tag.source.last)
    if bare:
        return end < len(items) and items[end].low in ENDS
    if end >= len(items) or items[end].low in ENDS:
        return True
    follows = items[end]
    return (
        items[tag.cue_last - 1].low in ADDRESSING
        or follows.low in AFTER_TAG
        or follows.low in MONTHS_AND_DAYS
        or _helps(follows)
        or follows.low.endswith("ing")
    )


def _inverted(items: Sequence[Token], verb: int) -> Tag | None:
    """Verb first: said Ann Hill."""
    voiced = voice(items[verb])
    if voiced is None or voiced[1] not in {"past", "s"} or voiced[0] in NEVER_BEHIND:
        return None
    source = source_after(items, verb + 1)
    if (
        source is None
        or items[source.first].low in {"it", "they"}
        or (items[source.first].low in MONTHS_AND_DAYS and source.last - source.first == 1)
    ):
        return None
    return Tag(source._replace(outer_last=_past_aside(items, source.last)), verb, verb + 1)


def _past_aside(items: Sequence[Token], last: int) -> int:
    """One past the description behind a name: , the deputy mayor,"""
    if last >= len(items) or items[last].low not in {",", "("}:
        return last
    for k in range(last + 1, min(len(items), last + LONGEST_LEAD)):
        if items[k].low in ENDS or items[k].low in {QUOTED, ":", ";"}:
            return k
        if items[k].low in {",", ")"} and k > last + 1:
            return k
    return last


def _straight(items: Sequence[Token], first: int) -> Tag | None:
    """Subject first: she said; a nurse at the clinic, Ann Hill, told the paper."""
    opener = items[first]
    if opener.low in PRONOUNS or opener.low == "who":
        verb = _verb_at(items, first + 1)
        return Tag(Source(first, first + 1, first, first + 1), first + 1, verb + 1) if verb else None
    if not (opener.is_word or opener.text[0].isdigit()) or (
        opener.low in FUNCTION_WORDS and opener.low not in OPENS_PHRASE and not opener.is_capitalised
    ):
        return None
    verb = _tag_verb(items, first)
    if verb is None:
        return None
    last = _end_of_phrase(items, first, verb)
    if last - first > LONGEST_NAME:
        return None
    cue_first = verb
    while cue_first > last and _helps(items[cue_first - 1]):
        cue_first -= 1
    return Tag(Source(first, last, first, max(last, cue_first)), cue_first, verb + 1)


def _verb_at(items: Sequence[Token], k: int) -> int | None:
    """The verb behind a pronoun, over its helpers: any past form voices there."""
    start = k
    while k < len(items) and k - start < 4 and _helps(items[k]):
        k += 1
    if k >= len(items) or is_passive(items, k) or _says_more(items, k):
        return None
    return k if voice(items[k]) or (is_past(items[k]) and k == start) else None


def _tag_verb(items: Sequence[Token], first: int) -> int | None:
    """The verb of a tag whose subject begins at ``first``: in its first stretch, or opening one behind an aside."""
    found = None
    for number, (begin, end) in enumerate(_stretches(items, first)):
        if number == 0:
            voicing = [k for k in range(begin + 1, end) if _voices_here(items, k)]
            relative = any(items[k].low in {"who", "which"} for k in range(begin, end))
            found = voicing[-1 if relative else 0] if voicing else None
        else:
            while begin < end and _helps(items[begin]):
                begin += 1
            found = begin if begin < end and _voices_here(items, begin) else None
        if found is not None:
            return found
    return None


def _stretches(items: Sequence[Token], first: int) -> list[tuple[int, int]]:
    """The words behind a run up to the end of its clause, cut at commas, dashes and brackets."""
    found: list[tuple[int, int]] = []
    begin = k = first
    end = min(len(items), first + LONGEST_TAG)
    while k < end and items[k].low not in ENDS and items[k].low not in {QUOTED, ";", ":"}:
        if items[k].low in {",", "(", ")"} or items[k].low in DASHES:
            found.append((begin, k))
            begin = k + 1
        k += 1
    return [stretch for stretch in [*found, (begin, k)] if stretch[0] < stretch[1]]


def _voices_here(items: Sequence[Token], k: int) -> bool:
    voiced = voice(items[k])
    if voiced is None or voiced[1] == "ing" or items[k].is_capitalised:
        return False
    before = items[k - 1]
    if (
        before.low in DETERMINERS
        or before.low in PREPOSITIONS
        or before.low == "'s"
        or is_passive(items, k)
        or _says_more(items, k)
    ):
        return False
    return voiced[1] != "base" or before.low in MODALS or before.low.endswith("s")


def _says_more(items: Sequence[Token], verb: int) -> bool:
    """Whether a clause of its own follows the verb: it then voices that, not the run."""
    return verb + 1 < len(items) and items[verb + 1].low == "that"


def _helps(token: Token) -> bool:
    """An auxiliary, a modal or an adverb beside a verb."""
    low = token.low
    return low in HELPERS or (low.endswith("ly") and len(low) > 4 and not token.is_capitalised)


def _end_of_phrase(items: Sequence[Token], first: int, verb: int) -> int:
    """Where the naming phrase ends: before its aside, its relative clause, or the verb's helpers."""
    for k in range(first + 1, verb):
        low = items[k].low
        if low in {",", "(", "who", "which"} or low in DASHES:
            return k
    last = verb
    while last > first + 1 and _helps(items[last - 1]):
        last -= 1
    return last


def before(items: Sequence[Token], at: int, *, is_sentence: bool) -> Tag | None:
    """The tag before the run at item ``at``: X wrote, “...”; as X put it, “...”; a message: “...”.

    ``is_sentence`` tells that the run begins with a capital: only then does a comma or a colon introduce it.
    """
    edge = at - 1
    if edge < 0:
        return None
    if items[edge].low == ":" or (items[edge].low == "," and is_sentence):
        verb = _nearest(items, edge, aloud)
        if verb is None and items[edge].low == ":" and is_sentence:
            verb = _first_verb(items, edge)
    elif edge and items[edge - 1].low in DETERMINERS:
        return None  # of the decree “...”: a noun
    elif voice(items[edge]) or (is_past(items[edge]) and is_sentence):
        verb = edge
    else:
        return None
    if verb is None:
        return None
    source = (_agent(items, verb, edge) if items[edge].low == ":" else None) or doer(items, verb, voices=True)
    return Tag(source, verb, verb + 1) if source else None


def _agent(items: Sequence[Token], verb: int, edge: int) -> Source | None:
    """The name behind "by" in a passive that a colon ends: the case was put by | Ann Hill:"""
    for k in range(verb + 1, edge - 1):
        if items[k].low == "by" and items[k + 1].is_capitalised:
            is_done = any(is_past(items[j]) and is_passive(items, j) for j in range(verb, k))
            return source_after(items, k + 1) if is_done else None
    return None


def _first_verb(items: Sequence[Token], edge: int) -> int | None:
    """The verb of the clause that a colon ends, whatever it is: Ann Hill has a message:"""
    start = edge
    while (
        start > 0
        and edge - start < LONGEST_LEAD
        and items[start - 1].low not in ENDS
        and items[start - 1].low not in {QUOTED, ";"}
    ):
        start -= 1
    return _main_verb(items, start + 1, edge)


def _main_verb(items: Sequence[Token], k: int, end: int) -> int | None:
    """The first finite verb that stands in no clause behind "who" or "which": Ann Hill, who left, | stormed."""
    while k < end:
        if items[k].low in {"who", "which", "whose"} and items[k - 1].low == ",":
            k = next((at for at in range(k + 1, end) if items[at].low == ","), k) + 1
        elif is_finite(items[k]):
            return k
        else:
            k += 1
    return None


def subject(items: Sequence[Token]) -> Source | None:
    """The subject of a unit's first sentence."""
    verb = _main_verb(items, 1, min(len(items), LONGEST_LEAD))
    return doer(items, verb) if verb is not None else None


def around(items: Sequence[Token], at: int) -> Tag | None:
    """Who takes a stand in words that stand in marks: X likened it to a “...”; X views her as “...”."""
    verb = _nearest(items, at, stand)
    if verb is None:
        return None
    source = doer(items, verb)
    return Tag(source, verb, verb + 1) if source else None


def _nearest(items: Sequence[Token], at: int, kind: Callable[[Token], tuple[str, str] | None]) -> int | None:
    """The nearest verb of a kind before item ``at`` in its sentence."""
    for k in range(at - 1, max(-1, at - 1 - LONGEST_REACH), -1):
        if items[k].low in ENDS or items[k].low == ";":
            return None
        if (found := kind(items[k])) and not _is_noun_here(items, k, *found) and not is_passive(items, k):
            return k
    return None


def _is_noun_here(items: Sequence[Token], k: int, lemma: str, form: str) -> bool:
    """Whether a word that could be a verb is a noun: "the attack", "his claims", "an order"."""
    if k == 0:
        return form != "ing"
    before = items[k - 1]
    if items[k].is_capitalised or before.low in DETERMINERS or before.low == "'s":
        return True
    if form == "past":
        return before.low in PREPOSITIONS
    if form == "ing":
        return False
    follows = items[k + 1].low if k + 1 < len(items) else "."
    if lemma in NOUNISH and not (before.is_capitalised or before.low in BEFORE_VERB):
        return True
    if (
        before.low in PRONOUNS
        or before.low in MODALS
        or before.low in ADVERBS
        or before.low in {"to", "who", "which"}
    ):
        return before.low in PREPOSITIONS and before.low != "to"
    if form == "s":
        return (
            before.low in PREPOSITIONS or before.low in {"and", "or"} or follows in {"of", "to", "for", "in"}
        )
    joint = before.is_capitalised and k > 1 and items[k - 2].low == "and"
    return not (before.low.endswith("s") or joint)
