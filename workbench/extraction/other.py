"""Checkable statements that are no quotation, report, figure or event: offices held, ownership, legal basis, facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.domain.spans import Span
from workbench.extraction.cues import CUES
from workbench.extraction.gazetteer import OFFICES
from workbench.extraction.lexicon import (
    AUXILIARIES,
    DETERMINERS,
    FUNCTION_WORDS,
    HEDGED_OPENINGS,
    OPINION,
    PREDICTION,
    RHETORIC,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.extraction.names import Name
    from workbench.extraction.reading import Reading, Sentence
    from workbench.extraction.tokens import Token

LONGEST_OFFICE = 10
SHORTEST = 5
"""Words of the shortest sentence that can stand as a claim."""
OWNED = frozenset(
    {"state-owned", "state-run", "government-owned", "privately-owned", "family-owned", "foreign-owned"}
)


class Statement(NamedTuple):
    """A checkable passage; ``attribute`` says what it states of its subject, where that is known."""

    span: Span
    sentence: Sentence
    subject: str | None
    attribute: str | None


def statements(reading: Reading, covered: Sequence[Span]) -> list[Statement]:
    """Checkable passages in prose not covered by other assertions."""
    found: list[Statement] = []
    seen_offices: set[str] = set()
    spans = sorted(covered)
    at = 0
    for sentence in reading.sentences:
        while at < len(spans) and spans[at].end <= sentence.span.start:
            at += 1
        here = []
        for span in spans[at:]:
            if span.start >= sentence.span.end:
                break
            if span.overlap(sentence.span):
                here.append(span)
        found += _offices(reading, sentence, seen_offices)
        found += _owned(reading, sentence)
        if _is_stated(reading, sentence, here):
            found.append(
                Statement(sentence.span, sentence, _subject(sentence), _attribute(reading, sentence))
            )
    return found


def _offices(reading: Reading, sentence: Sentence, seen: set[str]) -> list[Statement]:
    """A person with the office held, once a person: the US adviser Ann Hill; Ann Hill, an adviser."""
    found = []
    for name in sentence.names:
        if name.type != "person" or name.text in seen or reading.run_over(name.span):
            continue
        office = _office(sentence.tokens, name)
        if office:
            seen.add(name.text)
            found.append(Statement(office, sentence, name.text, "office"))
    return found


def _office(tokens: Sequence[Token], name: Name) -> Span | None:
    """The words that give a person an office: before the name, inside it, or behind it between commas."""
    first, last = name.first, name.last
    k = start = first - 1 if first > 1 and tokens[first - 1].low == "," else first
    while k > 0 and start - k < LONGEST_OFFICE and _belongs_to_office(tokens[k - 1]):
        k -= 1
        if tokens[k].low in DETERMINERS:
            break
    while k < start and tokens[k].low in {"of", "for", "'s"}:
        k += 1
    # "the bank's country director": what qualifies an office is part of it.
    while 0 < k < start and start - k < LONGEST_OFFICE and _qualifies(tokens, k):
        k -= 1
    if any(word.low in OFFICES for word in tokens[k:start]):
        if (
            k
            and tokens[k - 1].is_word
            and tokens[k - 1].low not in FUNCTION_WORDS
            and tokens[k].low not in DETERMINERS
        ):
            return None
        return Span(tokens[k].start, tokens[last - 1].end)
    inside = [token.low in OFFICES for token in tokens[first:last]]
    if sum(inside) > 1 and not inside[-1]:
        return name.span
    end = last + 1
    while (
        end < len(tokens)
        and end - last < 2 * LONGEST_OFFICE
        and (tokens[end].is_word or tokens[end].low == "'s")
    ):
        end += 1
    behind = tokens[last + 1 : end]
    if last + 1 < len(tokens) and tokens[last].low == "," and behind and _describes(behind):
        return Span(tokens[first].start, tokens[end - 1].end)
    return None


def _qualifies(tokens: Sequence[Token], k: int) -> bool:
    """Whether the word before ``tokens[k]`` qualifies the office that begins there."""
    before = tokens[k - 1]
    if tokens[k].low in DETERMINERS:
        return False
    if before.low == "'s" or tokens[k].low == "'s" or before.low in DETERMINERS:
        return True
    return (
        before.is_word
        and before.low not in FUNCTION_WORDS
        and before.low not in CUES
        and not before.low.endswith(("ed", "ing", "ly"))
    )


def _belongs_to_office(token: Token) -> bool:
    if (
        token.low in OFFICES
        or token.low in {"of", "for", "'s", "former", "acting", "and"}
        or token.low in DETERMINERS
    ):
        return True
    return token.is_word and token.is_capitalised and (token.low not in FUNCTION_WORDS or token.text == "US")


def _describes(words: Sequence[Token]) -> bool:
    """A director at the bank; not "a director of the bank said"."""
    opens = words[0].low in DETERMINERS or words[0].low in OFFICES
    return (
        opens
        and any(word.low in OFFICES for word in words)
        and not any(word.low in AUXILIARIES or word.low in CUES for word in words)
    )


def _owned(reading: Reading, sentence: Sentence) -> list[Statement]:
    """A state-owned thing with its name."""
    found = []
    for k, token in enumerate(sentence.tokens):
        if token.low not in OWNED:
            continue
        end = k + 1
        while (
            end < len(sentence.tokens)
            and end - k < 8
            and sentence.tokens[end].is_word
            and sentence.tokens[end].low not in FUNCTION_WORDS
        ):
            end += 1
        first = k - 2 if k > 1 and sentence.tokens[k - 1].low == "'s" else k
        if end > k + 1 and not reading.run_over(Span(token.start, token.end)):
            span = Span(sentence.tokens[first].start, sentence.tokens[end - 1].end)
            found.append(Statement(span, sentence, span.of(reading.text), "ownership"))
    return found


def _is_stated(reading: Reading, sentence: Sentence, covered: Sequence[Span]) -> bool:
    """Whether the whole sentence states something that can be checked and nothing else covers it."""
    length = sentence.span.end - sentence.span.start
    if sum(span.overlap(sentence.span) for span in covered) > 0.4 * length:
        return False
    if reading.run_over(sentence.span):
        return False
    tokens = sentence.tokens
    words = [token for token in tokens if token.is_word]
    if len(words) < SHORTEST or tokens[-1].text == "?":
        return False
    lows = {token.low for token in tokens}
    opening = sentence.span.of(reading.text)[:24].lower()
    if opening.startswith(HEDGED_OPENINGS) or lows & RHETORIC:
        return False
    if lows & PREDICTION and not reading.instruments_in(sentence.span):
        return _denies_ability(tokens)
    if len(lows & OPINION) > (1 if len(words) > 30 else 0):
        return False
    named = any(name.type != "other" or " " in name.text for name in sentence.names)
    return named and _has_verb(tokens)


def _denies_ability(tokens: Sequence[Token]) -> bool:
    """No weapon can reach: "can" after "no" states a fact, not a hope."""
    lows = [token.low for token in tokens]
    return "no" in lows and "can" in lows[lows.index("no") :] and not set(lows) & (PREDICTION - {"can"})


def _has_verb(tokens: Sequence[Token]) -> bool:
    return any(
        token.low in AUXILIARIES
        or (token.low.endswith(("ed", "es", "s")) and token.text[0].islower() and k > 0)
        for k, token in enumerate(tokens)
    )


def _subject(sentence: Sentence) -> str | None:
    return sentence.names[0].text if sentence.names else None


def _attribute(reading: Reading, sentence: Sentence) -> str | None:
    if reading.instruments_in(sentence.span):
        return "legal basis"
    lows = {token.low for token in sentence.tokens}
    return "membership" if {"member", "of"} <= lows or {"members", "of"} <= lows else None
