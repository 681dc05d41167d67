"""Undated clauses that still tell of one thing done: the doer known, the verb one of acts that happen once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.spans import Span
from workbench.extraction.figures.numerals import CARDINALS
from workbench.extraction.speech.cues import CUES
from workbench.extraction.speech.phrases import phrase_ending
from workbench.extraction.speech.verb_groups import left_of
from workbench.extraction.statements.happenings import PUBLIC_ACTS, behind_helpers, is_saying, main_verb
from workbench.extraction.text.lexicon import (
    BE,
    DETERMINERS,
    EVENT_VERBS,
    FUNCTION_WORDS,
    NEGATIONS,
    PREDICTION,
    PREPOSITIONS,
)
from workbench.extraction.text.verbs import IRREGULAR_PARTICIPLES, is_past
from workbench.extraction.text.words import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.extraction.text.tokens import Token

INTRANSITIVE = word_set(
    """
    died resigned collapsed exploded crashed erupted sank fled withdrew quit broke drowned surrendered
    """
)
STATES = word_set(
    """
    was were had did became seemed appeared remained stayed believed thought knew wanted needed hoped felt
    considered regarded seen understood owed owned belonged contained consisted included involved meant
    represented reflected depended resembled lacked deserved mattered cost liked loved hated feared expected
    intended planned sought aimed wished used stood lay lived worked tended relied
    """
)
"""Past forms of being, having and thinking: they make no event by themselves."""
KNOWN = word_set("he she they it the its his her their who which both all")
"""Words that open a subject the text has told of."""
BEFORE_SUBJECT = DETERMINERS | frozenset({"nearly", "almost", "about", "over", "only", "some"})
NEAR = 8
"""Words behind an act within which a name says what it was done to."""


def act(words: Sequence[Token]) -> Span | None:
    """The clause of a past act done by something named, or done in the passive where anything is named."""
    for i in range(1, len(words) - 1):
        word = words[i]
        if (
            word.low not in EVENT_VERBS
            or word.is_capitalised
            or (word.low in CUES and word.low not in PUBLIC_ACTS)
        ):
            continue
        first = _subject(words, i)
        if first is not None:
            return _around(words, first, i)
    return None


def _subject(words: Sequence[Token], i: int) -> int | None:
    """Where the subject of an act begins; nothing where the act is not sure."""
    left = left_of(words, i)
    if (
        left.is_modal
        or left.is_negated
        or words[i - 1].low in DETERMINERS
        or words[i - 1].low in PREPOSITIONS
        or words[i - 1].low == "'s"
    ):
        return None
    subject = phrase_ending(words, left.subject_end)
    if subject is None or (subject.first and words[subject.first - 1].low in PREPOSITIONS):
        return None
    if words[i].low == "left" and words[i - 1].low in {"is", "are"}:
        return None  # "are left to wait" tells of a state
    helped = {word.low for word in words[left.cue_first : i]}
    doer_named = any(is_name(word) for word in words[subject.first : subject.last])
    done_to_named = any(is_name(word) for word in words[i + 1 : i + 1 + NEAR])
    if helped & (BE - {"been"}) and not helped & {"has", "have"}:
        sure = (doer_named or done_to_named) and words[left.subject_end].low not in {"which", "that"}
    else:
        sure = not helped and doer_named and done_to_named and _takes(words, i)
    return subject.first if sure else None


def _takes(words: Sequence[Token], i: int) -> bool:
    """Whether a verb needs no object, or has one behind it."""
    following = words[i + 1]
    return (
        words[i].low in INTRANSITIVE
        or following.low in DETERMINERS
        or following.is_capitalised
        or (following.is_word and following.low not in FUNCTION_WORDS)
    )


def _around(words: Sequence[Token], first: int, verb: int) -> Span:
    while first and words[first - 1].low in BEFORE_SUBJECT:
        first -= 1  # nearly a | third of them
    end = verb + 1
    while end < len(words) and words[end].low not in {";", "—", ":", ","}:
        end += 1
    while end > verb + 1 and words[end - 1].low in {".", "!"}:
        end -= 1
    return Span(words[first].start, words[end - 1].end)


def tells(words: Sequence[Token], *, is_dated: bool = False) -> bool:
    """Whether a clause tells of any act of a known subject: looser than ``act``, for clauses beside dated ones.

    ``is_dated`` says that it has a date of its own: then "nine envoys" will do for a subject.
    """
    if any(
        (word.low in PREDICTION or word.low in NEGATIONS or word.low in {"i", "we", "you"}) for word in words
    ):
        return False
    main = main_verb(words)
    if not main or not (_is_known(words[:main]) or (is_dated and words[0].low in CARDINALS)):
        return False
    verb = behind_helpers(words, main)
    if {word.low for word in words[main:verb]} & {"is", "are", "has", "have", "do", "does"}:
        return False
    done = is_past(words[verb]) or words[verb].low in IRREGULAR_PARTICIPLES
    return done and words[verb].low not in STATES and not is_saying(words, verb)


def _is_known(subject: Sequence[Token]) -> bool:
    """Whether a subject is a name, a pronoun, a number of things, or something told of: the ferry, its owner."""
    opener = subject[0]
    return opener.low in KNOWN or opener.text[0].isdigit() or any(is_name(word) for word in subject)


def is_name(token: Token) -> bool:
    """Whether a capital marks a name rather than a small word."""
    return token.is_capitalised and (token.low not in FUNCTION_WORDS or token.low == "us")
