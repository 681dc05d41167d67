"""Things that happened: dated or datable clauses outside quotations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from workbench.domain.spans import Span
from workbench.extraction.cues import CUES
from workbench.extraction.lexicon import (
    AUXILIARIES,
    BE,
    DETERMINERS,
    EVENT_NOUNS,
    EVENT_VERBS,
    FUNCTION_WORDS,
    PREDICTION,
    PREPOSITIONS,
    PRONOUNS,
    TEMPORAL,
)
from workbench.extraction.sources import left_of, phrase_ending
from workbench.extraction.words import word_set

if TYPE_CHECKING:
    from workbench.extraction.dates import Found
    from workbench.extraction.reading import Reading, Sentence
    from workbench.extraction.tokens import Token

ERA = re.compile(
    r"\b(?:[Dd]uring|[Uu]nder|[Ii]n|[Ii]nto|[Ss]ince)\s(?:the\s|his\s|her\s|its\s|their\s)?(?:[\w’'.-]{1,20}\s){0,3}?[A-Z][\w’'.-]{1,20}\s"
    r"(?:tenure|presidency|term|administration|era|regime|reign|premiership|War|Revolution)\b"
)
INTRANSITIVE = word_set(
    """
    died resigned collapsed exploded crashed erupted sank fled withdrew quit broke drowned surrendered
    """
)
IRREGULAR_PAST = word_set(
    """
    was were had did made took gave went came became began held won lost left sent met led fought fell rose
    broke chose drew drove grew knew saw wrote built bought brought sold told thought struck shot spoke
    spent stood ran cut put set hit said sank sought shook swore threw wore
    """
)
FARTHEST_NOUN = 9


class Event(NamedTuple):
    """A passage in which something happens, with the dates it gives."""

    span: Span
    sentence: Sentence
    dates: list[Found]


def events(reading: Reading) -> list[Event]:
    """One event a sentence at most, with all its dates."""
    return [event for sentence in reading.sentences if (event := _event(reading, sentence)) is not None]


def _event(reading: Reading, sentence: Sentence) -> Event | None:
    tokens = [token for token in sentence.tokens if not _is_quoted(reading, token)]
    if len(tokens) < 4 or tokens[-1].text == "?":
        return None
    dates = [date for date in reading.dates_in(sentence.span) if _dates_an_event(reading, date)]
    if dates and _has_past(tokens):
        return Event(sentence.span, sentence, dates)
    if (
        dates
        and any(token.low in EVENT_NOUNS for token in tokens)
        and not any(t.low in PREDICTION for t in tokens)
    ):
        return Event(sentence.span, sentence, dates)
    if _is_prediction(tokens):
        return None
    era = ERA.search(reading.text, *sentence.span)
    if era and _has_plain_past(tokens) and not _is_quoted_place(reading, era.start()):
        return Event(sentence.span, sentence, [])
    place = _nominal(tokens) or _clause(tokens)
    return Event(place, sentence, []) if place else None


def _is_quoted(reading: Reading, token: Token) -> bool:
    return _is_quoted_place(reading, token.start)


def _is_quoted_place(reading: Reading, place: int) -> bool:
    return bool(reading.runs) and reading.run_over(Span(place, place + 1)) is not None


def _dates_an_event(reading: Reading, date: Found) -> bool:
    """Not inside a quotation, and not the date of a source in brackets."""
    if _is_quoted_place(reading, date.span.start):
        return False
    text = reading.text
    opening = text.rfind("(", max(0, date.span.start - 40), date.span.start)
    if opening < 0 or text.find(")", opening, date.span.start) >= 0:
        return True
    before = text[max(0, opening - 3) : opening].rstrip()
    return not before.endswith(("”", '"', "’", ",", ".", "…"))


def _has_past(tokens: list[Token]) -> bool:
    return any(
        token.low in IRREGULAR_PAST or token.low in EVENT_VERBS or (token.low in {"has", "have"})
        or (token.low.endswith("ed") and token.text[0].islower() and len(token.low) > 4)
        for token in tokens
    )  # fmt: skip


def _has_plain_past(tokens: list[Token]) -> bool:
    """Past without doubt: an irregular form, an act, or "has been"; not an adjective in -ed."""
    return any(
        token.low in IRREGULAR_PAST
        or (token.low in EVENT_VERBS and not token.is_capitalised)
        or token.low in {"has", "have"}
        for token in tokens
    )


def _is_prediction(tokens: list[Token]) -> bool:
    return any(
        token.low in PREDICTION or token.low in {"if", "imagine", "anticipate"} for token in tokens[:-1]
    ) and not any(token.low in {"was", "were", "had"} for token in tokens)


def _nominal(tokens: list[Token]) -> Span | None:
    """After the closure of the old harbour: a time word, a noun of happening, a name."""
    for i, token in enumerate(tokens):
        if token.low not in TEMPORAL or (i and tokens[i - 1].low in {"it", "and", "ever"}):
            continue
        named = False
        for k in range(i + 1, min(len(tokens), i + 1 + FARTHEST_NOUN)):
            low = tokens[k].low
            if low in {",", ";", ".", "—", "("} or low in AUXILIARIES or low in PRONOUNS or low in PREDICTION:
                break
            named = named or (tokens[k].is_capitalised and low not in FUNCTION_WORDS - {"us"})
            if low in EVENT_NOUNS:
                end = _end_of_phrase(tokens, k)
                named = named or any(t.is_capitalised for t in tokens[k:end])
                if named and end > k + 1:
                    return Span(tokens[i + 1].start, tokens[end - 1].end)
                break
    return None


def _end_of_phrase(tokens: list[Token], k: int) -> int:
    """One past the prepositional phrases behind a noun."""
    end = k + 1
    while end < len(tokens) and end - k < 24:
        low = tokens[end].low
        if (
            low in {",", ";", ".", "—", "–", "!", "?", ":"}
            or low in AUXILIARIES
            or low in PREDICTION
            or low in {"that", "which", "who"}
        ):
            break
        end += 1
    return end


def _clause(tokens: list[Token]) -> Span | None:
    """A named actor and an act in the past tense, or an act in the passive voice upon something named."""
    for i, token in enumerate(tokens):
        if i == 0 or token.low not in EVENT_VERBS or token.is_capitalised or token.low in CUES:
            continue
        left = left_of(tokens, i)
        if left.is_modal or left.is_negated or tokens[i - 1].low in DETERMINERS | {"'s"}:
            continue
        auxiliaries = {t.low for t in tokens[left.cue_first : i]}
        following = tokens[i + 1] if i + 1 < len(tokens) else None
        subject = phrase_ending(tokens, left.subject_end)
        if subject is None or following is None:
            continue
        named = any(
            t.is_capitalised and t.low not in FUNCTION_WORDS - {"us"}
            for t in tokens[subject.first : subject.last]
        )
        if subject.first and tokens[subject.first - 1].low in PREPOSITIONS:
            continue
        if auxiliaries & (BE - {"been"}) and not auxiliaries & {"has", "have"}:
            acted = _names_follow(tokens, i)
            if (named or acted) and tokens[left.subject_end].low not in {"which", "that"}:
                return _around(tokens, subject.first, i)
        elif not auxiliaries and named and (
            token.low in INTRANSITIVE or following.low in DETERMINERS or following.is_capitalised
            or (following.is_word and following.low not in FUNCTION_WORDS)
        ) and _names_follow(tokens, i):  # fmt: skip
            return _around(tokens, subject.first, i)
    return None


def _names_follow(tokens: list[Token], i: int) -> bool:
    return any(t.is_capitalised and t.low not in FUNCTION_WORDS - {"us"} for t in tokens[i + 1 : i + 9])


def _around(tokens: list[Token], first: int, verb: int) -> Span:
    end = verb + 1
    while end < len(tokens) and tokens[end].low not in {";", "—", ":", ","}:
        end += 1
    while end > verb + 1 and tokens[end - 1].low in {".", "!"}:
        end -= 1
    return Span(tokens[first].start, tokens[end - 1].end)
