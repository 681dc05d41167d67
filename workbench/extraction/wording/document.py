"""The wordings of a document's assertions: what can be said in full is, and what is not certain stays as it stands."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from workbench.domain.spans import Span
from workbench.extraction.people.antecedents import Antecedents
from workbench.extraction.statements.shared_subjects import (
    end_of_own,
    lacks_subject,
    names_only,
    place,
    stood_for,
)
from workbench.extraction.text.lexicon import PERSON_PRONOUNS
from workbench.extraction.text.segments import is_verb
from workbench.extraction.text.tokens import START
from workbench.extraction.wording import asides
from workbench.extraction.wording import passages as wording
from workbench.extraction.wording.passages import Edit
from workbench.extraction.wording.told_dates import told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.extraction.people.people import Registry
    from workbench.extraction.reading import Reading, Sentence
    from workbench.extraction.speech.attribution import Attributed
    from workbench.extraction.statements.events import Event
    from workbench.extraction.statements.subjects import Phrase
    from workbench.extraction.text.tokens import Token

LISTS = frozenset({",", "and", "or", "then"})
POSSESSIVES = frozenset({"his", "her"})
UNKNOWN_YEAR = "9999"
"""Of a document that does not say when it was written: every year it tells of may be past."""
LONGEST_SENTENCE = 120
"""Tokens of the longest sentence that may stand for a passage of it."""
NEAR = 14
"""Tokens from its start in which a passage may have its first pronoun."""


class Wordings:
    """Answers for one document."""

    def __init__(self, reading: Reading, known: Registry) -> None:
        self._reading, self._antecedents = reading, Antecedents(reading, known)
        anchors = (date.anchor for date in reading.dates if date.anchor and date.anchor[:4].isdecimal())
        self._own_year = max(anchors, default=UNKNOWN_YEAR)[:4]

    def of_said(self, said: Attributed, reports: Sequence[Attributed]) -> str:
        """Of a quotation or a report; a quoted phrase says little alone and is worded as the report that holds it.

        ``reports`` are those of the same unit of the text: the only ones that can hold it.
        """
        text = self._reading.text
        report = (
            said if not said.is_quotation else next((item for item in reports if _holds(item, said)), None)
        )
        is_phrase = said.is_quotation and wording.is_phrase(said, text)
        if said.is_quotation and not (is_phrase and (report or wording.is_passive(said, text))):
            return wording.of_quotation(said, text)
        report = report or said
        if report.speaker is None:
            return self.of_passage(report.span)
        if wording.is_passive(report, text):
            return self.of_passage(self._reading.sentence_at(report.span.start).span)
        if wording.is_inserted(report, text):
            return self.of_passage(self._reading.sentence_at(report.span.start).span)
        return wording.of_report(report, text, self._dates(report.span))

    def of_passage(self, span: Span) -> str:
        """Of a passage in the text's own voice."""
        edits = sorted([*self._dates(span), *self._pronouns(span)], key=lambda edit: edit.span)
        return wording.of_passage(span, self._reading.text, edits)

    def of_figure(self, span: Span, figure: Span) -> str:
        """Of a figure in a passage: the main clause with what holds the figure, other insertions left out."""
        sentence = self._reading.sentence_at(span.start)
        tokens = sentence.tokens
        first, last = place(tokens, span)
        if last - first > LONGEST_SENTENCE or not self._reading.is_unquoted(span):
            return self.of_passage(span)
        parts = asides.parts(tokens, first, last)
        if len(parts) == 1 or not any(is_verb(tokens, k) for k in range(first, parts[0].last)):
            return self.of_passage(span)
        own = Span(span.start, tokens[parts[0].last - 1].end)
        kept = [
            Span(tokens[part.first].start, tokens[part.last - 1].end)
            for part in parts[1:]
            if part.is_kept or tokens[part.first].start <= figure.start < tokens[part.last - 1].end
        ]
        said = [self._with_edits(piece) for piece in (own, *kept)]
        return wording.of_pieces(said)

    def _with_edits(self, span: Span) -> str:
        edits = sorted([*self._dates(span), *self._pronouns(span)], key=lambda edit: edit.span)
        return wording.edited(span, self._reading.text, edits)

    def of_event(self, event: Event) -> str:
        """Of what happened; words without a subject or a verb are said with it, or as their whole sentence."""
        sentence, span = event.sentence, event.span
        tokens = sentence.tokens
        first, last = place(tokens, span)
        if (first == 0 and last >= len(tokens) - 1) or len(tokens) > LONGEST_SENTENCE:
            return self.of_passage(span)
        if self._goes_on_dated(tokens, last):
            return self.of_passage(sentence.span)
        end = end_of_own(tokens, first, last)
        own = Span(span.start, tokens[end - 1].end) if end < last else span
        if self._goes_on_quoted(tokens, last) or any(date.span.start > own.end for date in event.dates):
            return self.of_passage(sentence.span)
        if lacks_subject(tokens, first, last):
            subject = stood_for(sentence, first)
            return self._with_subject(own, sentence, subject) if subject else self.of_passage(sentence.span)
        if event.is_named or names_only(tokens[first:last]):
            return wording.of_happening(own, self._reading.text, self._dates(own))
        has_verb = any(is_verb(tokens, k) for k in range(first, last))
        return self.of_passage(own if has_verb else sentence.span)

    def _goes_on_dated(self, tokens: Sequence[Token], last: int) -> bool:
        """Whether another date is listed right behind: three rounds came in May | , June and July."""
        if last >= len(tokens) or tokens[last].low not in LISTS:
            return False
        near = Span(tokens[last].start, tokens[min(last + 2, len(tokens) - 1)].end)
        return bool(self._reading.dates_in(near))

    def _goes_on_quoted(self, tokens: Sequence[Token], last: int) -> bool:
        return last < len(tokens) and self._reading.run_over(_place(tokens[last])) is not None

    def _with_subject(self, span: Span, sentence: Sentence, subject: Phrase) -> str:
        tokens, text = sentence.tokens, self._reading.text
        said = Span(tokens[subject.first].start, tokens[subject.last - 1].end).of(text)
        return wording.of_passage(span, text, self._dates(span), subject=said)

    def of_office(self, span: Span, name: str) -> str:
        """Of somebody or something with the office held, or with what it is to others."""
        is_past = self._tells_of_past_years(self._reading.sentence_at(span.start))
        return wording.of_office(span, self._reading.text, name, self._pronouns(span), is_past=is_past)

    def _tells_of_past_years(self, sentence: Sentence) -> bool:
        """Whether every date of a sentence lies in a year before the document's: its minister may be none today."""
        dates = [
            date for date in self._reading.dates_in(sentence.span) if not self._reading.run_over(date.span)
        ]
        if any(date.anchor and date.anchor[:4].isdecimal() for date in dates):
            return False  # "last May" is told from the document's day
        return max((date.value[:4] for date in dates), default=UNKNOWN_YEAR) < self._own_year

    def of_ownership(self, span: Span) -> str:
        """Of a thing with who owns it."""
        return wording.of_ownership(span, self._reading.text, self._pronouns(span))

    def _dates(self, span: Span) -> list[Edit]:
        found = []
        dates = self._reading.dates_in(span)
        values = [date.value for date in dates]
        for date in dates:
            words = told(date, self._reading.text)
            # "A decade later, in 2008": the day is said already.
            if words and values.count(date.value) == 1 and not self._reading.run_over(date.span):
                found.append(Edit(date.span, words))
        return found

    def _pronouns(self, span: Span) -> list[Edit]:
        """The first pronoun of a passage and a possessive at its very head, where it is certain who is meant."""
        sentence = self._reading.sentence_at(span.start)
        first = bisect_left(sentence.tokens, span.start, key=START)
        words = [token for token in sentence.tokens[first : first + NEAR + 1] if token.start < span.end]
        for k, token in enumerate(words[:NEAR]):
            is_head = k == 0 or (k == 1 and words[0].low in {"and", "but", "yet"})
            is_owner = token.low in POSSESSIVES and is_head and k + 1 < len(words) and words[k + 1].is_word
            if token.low in PERSON_PRONOUNS or is_owner:
                return self._person(sentence, words, k, is_owner=is_owner)
            if token.low == "it" and is_head:
                body = self._antecedents.body(sentence, words[k:])
                return [Edit(_place(token), body)] if body else []
        return []

    def _person(self, sentence: Sentence, words: Sequence[Token], k: int, *, is_owner: bool) -> list[Edit]:
        if self._reading.run_over(_place(words[k])):
            return []
        person = self._antecedents.person(sentence, words[k])
        if person is None or any(word.text == person.name.split()[-1] for word in words[:k]):
            return []
        name = person.name
        return [Edit(_place(words[k]), f"{name}{'’' if name.endswith('s') else '’s'}" if is_owner else name)]


def _place(token: Token) -> Span:
    return Span(token.start, token.end)


def _holds(report: Attributed, quotation: Attributed) -> bool:
    return any(part.covers(quotation.span) for part in report.content)
