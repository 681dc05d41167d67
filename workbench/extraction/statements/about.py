"""The subjects of a document's assertions, as text: pronouns resolved where that is certain, otherwise left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.extraction.people.antecedents import Antecedents
from workbench.extraction.statements import measured, subjects
from workbench.extraction.statements.shared_subjects import STANDING_FOR, lacks_subject, place, stood_for
from workbench.extraction.text.lexicon import DETERMINERS, PERSON_PRONOUNS, PREPOSITIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.domain.spans import Span
    from workbench.extraction.figures.found import Found
    from workbench.extraction.people.people import Registry
    from workbench.extraction.reading import Reading, Sentence
    from workbench.extraction.statements.subjects import Phrase
    from workbench.extraction.text.tokens import Token


FARTHEST_COMMA = 5
"""Tokens from a name to the comma that closes its apposition."""


class About:
    """Answers for one document."""

    def __init__(self, reading: Reading, known: Registry) -> None:
        self._reading, self._antecedents = reading, Antecedents(reading, known)

    def clause(self, span: Span) -> str | None:
        """The subject of a passage's verb, or the first name in it."""
        sentence = self._reading.sentence_at(span.start)
        return self._said(sentence, subjects.of_clause(sentence.tokens, *place(sentence.tokens, span)), span)

    def said(self, span: Span) -> str | None:
        """The subject of what someone says."""
        sentence = self._reading.sentence_at(span.start)
        phrase = subjects.of_clause(sentence.tokens, *place(sentence.tokens, span))
        return self._said(sentence, phrase, span) if phrase else None

    def figure(self, span: Span, found: Found) -> str | None:
        """What a figure in a passage is about, or the first name in the passage."""
        sentence = self._reading.sentence_at(span.start)
        clause = place(sentence.tokens, span)
        phrase = measured.of_figure(
            sentence.tokens,
            clause,
            found.first,
            found.last,
            is_rank=found.is_rank,
            is_measure=found.is_measure,
        )
        if phrase and (name := _named_before(sentence, min(phrase.first, found.first))):
            return name
        return self._said(sentence, phrase, span)

    def event(self, span: Span) -> str | None:
        """Who acted, or the first name in the passage."""
        sentence = self._reading.sentence_at(span.start)
        first, last = place(sentence.tokens, span)
        if lacks_subject(sentence.tokens, first, last):
            # "Who resigned" has its subject before it, "and resigned" that of the whole sentence.
            whole = (
                None
                if sentence.tokens[first - 1].low in STANDING_FOR
                else subjects.of_clause(sentence.tokens, 0, last)
            )
            return self._said(sentence, stood_for(sentence, first) or whole, span)
        phrase = subjects.of_event(sentence.tokens, first, last, sentence.names)
        return self._said(sentence, phrase, span)

    def _said(self, sentence: Sentence, phrase: Phrase | None, span: Span) -> str | None:
        """The phrase as text, a pronoun as its person; without a phrase the first name in the passage."""
        if phrase is None:
            return self._name(span)
        if phrase.last == phrase.first + 1 and sentence.tokens[phrase.first].low in PERSON_PRONOUNS:
            person = self._antecedents.person(sentence, sentence.tokens[phrase.first])
            return person.name if person else None
        return _named_behind(sentence, phrase) or subjects.words(sentence.tokens, phrase)

    def _name(self, span: Span) -> str | None:
        names = self._reading.names_in(span)
        return names[0].text if names else None


def _named_behind(sentence: Sentence, phrase: Phrase) -> str | None:
    """The name between commas behind a description: his closest rival, | Ann Hill |, came second."""
    tokens = sentence.tokens
    if phrase.last + 1 >= len(tokens) or tokens[phrase.last].low != ",":
        return None
    for name in sentence.names:
        starts = name.first - (tokens[name.first - 1].low == "the") == phrase.last + 1
        if starts and _closes(tokens, name.last):
            return name.text
    return None


def _named_before(sentence: Sentence, first: int) -> str | None:
    """The person behind whose name and a comma a description begins: Ann Hill, a | 42-year-old driver."""
    tokens, comma = sentence.tokens, first - 1
    while comma > 0 and tokens[comma].low in DETERMINERS:
        comma -= 1
    if comma < 1 or tokens[comma].low != "," or comma + 1 == first:
        return None
    return next((name.text for name in sentence.names if name.last == comma and name.type == "person"), None)


def _closes(tokens: Sequence[Token], last: int) -> bool:
    """Whether a comma ends what a name opens, with at most a place behind it: the Hulk in Oslo,"""
    near = range(last, min(len(tokens), last + FARTHEST_COMMA))
    comma = next((k for k in near if tokens[k].low == ","), None)
    return comma is not None and (comma == last or tokens[last].low in PREPOSITIONS)
