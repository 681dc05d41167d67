"""Who a mention stands for: names, roles, organisations, pronouns, seats of government."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.domain.spans import Span
from workbench.extraction.people import roles
from workbench.extraction.people.callings import body_called, holder
from workbench.extraction.people.gazetteer import METONYMS, ORGANISATION_WORDS
from workbench.extraction.people.given_names import GIVEN, pronoun_of
from workbench.extraction.people.nameless import (
    OUTLETS,
    is_described,
    is_someone,
    joined,
    names_body,
    office_of,
)
from workbench.extraction.people.people import Person, pronoun_in
from workbench.extraction.people.several import several, speaks_for
from workbench.extraction.speech.cues import BODY_NOUNS, DOCUMENT_NOUNS
from workbench.extraction.speech.phrases import TOGETHER, is_plausible, singular, source_after
from workbench.extraction.text.lexicon import DETERMINERS, FUNCTION_WORDS, POSSESSIVES, PREPOSITIONS, PRONOUNS
from workbench.extraction.text.verbs import is_finite
from workbench.extraction.text.words import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.extraction.people.names import Name
    from workbench.extraction.people.people import Registry
    from workbench.extraction.reading import Reading, Sentence, Unit
    from workbench.extraction.speech.phrases import Source
    from workbench.extraction.text.tokens import Token

PRONOUN_OF = {"he": "he", "his": "he", "him": "he", "she": "she", "her": "she"}
MADE_BY = word_set(
    "compiled published released issued conducted commissioned produced prepared collected gathered written signed "
    "kept provided tracked tallied"
)
MAY_BE_BODIES = word_set(
    "owner rival parent partner competitor investor backer sponsor organiser organizer lender buyer bidder employer "
    "shareholder customer client founder seller charterer neighbour neighbor member"
)
"""Callings that firms have as well as people: its owner, Acme Shipping."""
MOST_NAMES = 60
"""Bounds for a sentence and a document that hardly end."""
UNKNOWN = PRONOUNS | {"his", "her", "him", "them", "who", "which"}
LONGEST_CALLING = 5
WRITERS = frozenset({"our", "my", "your"})
PAIR = 2
FARTHEST_UNSURE = 2
FARTHEST_BACK = 4
"""Sentences a pronoun reaches back for its person."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Someone who states something; ``span`` is the mention at hand, ``name`` whom it stands for."""

    name: str
    span: Span
    role: str | None = None
    organisation: str | None = None
    is_person: bool = False
    cited_source: str | None = None
    is_nameless: bool = False
    """One person whom the text only describes: a resident."""
    is_several: bool = False
    """Two or more people, by name: "it" is none of them."""

    @property
    def is_unknown(self) -> bool:
        """Whether the name is a pronoun whose person or body was not found."""
        return self.name.lower() in UNKNOWN


def resolve(
    source: Source,
    unit: Unit,
    reading: Reading,
    known: Registry,
    last: Speaker | None,
    body: Speaker | None = None,
) -> Speaker:
    """Whom a source stands for; ``last`` is the speaker before, ``body`` the last that was no person."""
    speaker = _Resolver(unit, reading, known, last, body).speaker(source)
    if source.mention is None:
        return speaker
    who = unit.items[source.mention]
    return replace(speaker, span=Span(who.start, who.end))


class _Resolver:
    """Finds whom the sources of one unit stand for."""

    def __init__(
        self, unit: Unit, reading: Reading, known: Registry, last: Speaker | None, body: Speaker | None
    ) -> None:
        self.items, self.reading, self.known = unit.items, reading, known
        self.last, self.body = last, body

    def speaker(self, source: Source) -> Speaker:
        """The speaker a source names."""
        words = self.items[source.first : source.last]
        span = Span(words[0].start, words[-1].end)
        if len(words) == 1 and words[0].low in PRONOUN_OF:
            return self._person_before(span, PRONOUN_OF[words[0].low])
        if len(words) == 1 and words[0].low in TOGETHER:
            return self._together(span, words[0])
        if len(words) == 1 and words[0].low in PRONOUNS:
            return self._other_pronoun(span, words[0])
        if names := several(self.items, source, self.known, self._person_in):
            return Speaker(names, span, is_several=True)
        if person := self._person_in(source):
            return _as_speaker(person, span)
        if held := holder(words, self.reading.sentence_at(span.start).number, self.known):
            return _as_speaker(held, span)
        if author := (
            self._author(source, span) or self._keeper(words, span) or self._body_in_apposition(source, span)
        ):
            return author
        return self._body(words, span)

    def _person_in(self, source: Source) -> Person | None:
        """The person named in the source: in the phrase itself, else right behind its comma."""
        inside = self.items[source.first : source.last]
        is_for = speaks_for(inside, self.known)
        if not is_for and (person := self.known.named(inside)):
            return person
        for k, item in enumerate(inside[:-1]):
            if (
                not is_for
                and inside[k + 1].low in PREPOSITIONS
                and item.is_capitalised
                and item.low in self.known.people
            ):
                return self.known.named(inside[: k + 1])
        name = self._apposed(source, inside)
        if name is None or not (name.type == "person" or _is_given(name, inside)):
            return None
        sentence = self.reading.sentence_at(name.span.start)
        known = self.known.named(sentence.tokens[name.first : name.last])
        return known or Person(name.text, *roles.of_words(inside))

    def _apposed(self, source: Source, inside: Sequence[Token]) -> Name | None:
        """The name behind a description: the former adviser, Ann Hill; its owner, Acme Shipping."""
        if source.last >= len(self.items) or self.items[source.last].low != ",":
            return None
        if (
            inside[-1].is_capitalised
            and inside[-1].low != "one"
            and not roles.is_calling(inside[-1])
            and not is_described(inside)
        ):
            return None
        last = min(source.outer_last, len(self.items))
        first = source.last + 1
        while first < last and not self.items[first].is_capitalised and roles.is_calling(self.items[first]):
            first += 1  # The report's author, economist | Ann Hill
        first = _past_calling(self.items, first, last)
        begin, end = self.items[first - 1].end, self.items[last - 1].end
        names = self.reading.names_in(Span(begin, end)) if begin < end else []
        return names[0] if names and not self.reading.text[begin : names[0].span.start].strip() else None

    def _body_in_apposition(self, source: Source, span: Span) -> Speaker | None:
        inside = self.items[source.first : source.last]
        name = self._apposed(source, inside)
        if (
            name is None
            or not (inside[0].low in DETERMINERS or any(word.low == "'s" for word in inside))
            or self.items[source.outer_last - 1].end != name.span.end
        ):
            return None
        role, organisation = roles.of_words(inside)
        calling = inside[-1].low
        is_body = calling in MAY_BE_BODIES or calling in BODY_NOUNS
        is_person = name.type == "person" or (roles.is_calling(inside[-1]) and not is_body)
        return Speaker(name.text, span, role or joined(inside[1:]), organisation, is_person=is_person)

    def _author(self, source: Source, span: Span) -> Speaker | None:
        """Figures compiled by the Harbour Network, a report by it: the body that made them speaks through them."""
        at = source.last - (self.items[source.last - 1].low in MADE_BY)
        by = at + 1 if at < len(self.items) and self.items[at].low in MADE_BY else at
        is_made = by > at or self.items[at - 1].low in DOCUMENT_NOUNS
        if by >= len(self.items) or self.items[by].low != "by" or not is_made:
            return None
        made = source_after(self.items, by + 1)
        if made is None or not is_plausible(self.items, made, weak=False):
            return None
        last = next((k for k in range(made.first, made.last) if is_finite(self.items[k])), made.last)
        words = self.items[made.first : last]
        if not words:
            return None
        speaker = self._body(words, Span(words[0].start, words[-1].end))
        return replace(
            speaker,
            span=Span(span.start, speaker.span.end),
            cited_source=joined(self.items[source.first : at]),
        )

    def _keeper(self, words: Sequence[Token], span: Span) -> Speaker | None:
        """The records of the Harbour Centre: the body that keeps them speaks through them."""
        link = next((k for k, word in enumerate(words) if word.low in {"of", "from"} and k), None)
        if link is None or link + 1 >= len(words) or not words[-1].is_capitalised:
            return None
        if words[link - 1].low not in DOCUMENT_NOUNS and singular(words[link - 1].low) not in DOCUMENT_NOUNS:
            return None
        body = self._body(words[link + 1 :], span)
        return replace(body, cited_source=span.of(self.reading.text))

    def _other_pronoun(self, span: Span, word: Token) -> Speaker:
        """It, they: the body that spoke before, else one named before it in its sentence."""
        if word.low in {"it", "they"}:
            here = self.reading.sentence_at(span.start)
            if word.low == "it" and (subject := self._subject_of(here, span)):
                return subject
            body = None if self.body and self.body.is_several and word.low == "it" else self.body
            if body and here.number - self.reading.sentence_at(body.span.start).number <= FARTHEST_BACK:
                return replace(body, span=span, cited_source=None)
            for name in here.names[:MOST_NAMES] if word.low == "it" else ():
                if name.type == "organisation" and name.span.end <= span.start:
                    return Speaker(name.text, span)
        return Speaker(word.text, span)

    def _subject_of(self, sentence: Sentence, span: Span) -> Speaker | None:
        """The body that opens the sentence "it" stands in: Norway, for its part, has tried, but | it views ..."""
        name = sentence.names[0] if sentence.names else None
        if name is None or name.span.end > span.start or name.type not in {"organisation", "place"}:
            return None
        opens = name.first == 0 or (name.first == 1 and sentence.tokens[0].low == "the")
        behind = sentence.tokens[name.last] if name.last < len(sentence.tokens) else None
        if not opens or behind is None or not (behind.low == "," or is_finite(behind)):
            return None
        return Speaker(name.text, span, None, METONYMS.get(name.text.lower()))

    def _together(self, span: Span, word: Token) -> Speaker:
        """Both, all: the people named in the sentence before, where they are as many."""
        before = self.reading.sentence_at(span.start).number - 1
        people = (
            {person.name: person for person in self.known.mentions[before][:MOST_NAMES]}
            if before >= 0
            else {}
        )
        if len(people) < PAIR or (len(people) > PAIR and word.low != "all"):
            return Speaker(word.text, span)
        *first, last = people
        return Speaker(f"{', '.join(first)} and {last}", span, is_several=True)

    def _person_before(self, span: Span, pronoun: str) -> Speaker:
        """He, she: the speaker before if a person and near, else the first person of the sentences before."""
        here = self.reading.sentence_at(span.start).number
        last = self.last if self.last and self._may_be(self.last, pronoun) else None
        if last and here - self.reading.sentence_at(last.span.start).number <= FARTHEST_BACK:
            spoke = self.reading.sentence_at(last.span.start).number
            between = [person for k in range(spoke + 1, here) for person in self._agreeing(k, pronoun)]
            if not between or here - spoke <= 1:
                return self._again(last, span)
        for back in range(here, max(-1, here - FARTHEST_BACK - 1), -1):
            people = (
                self._before(back, span.start, pronoun) if back == here else self._agreeing(back, pronoun)
            )
            if people:
                return _as_speaker(people[0], span)
        if last:
            return self._again(last, span)
        return Speaker(self._unsure_before(here, pronoun) or span.of(self.reading.text), span, is_person=True)

    def _again(self, last: Speaker, span: Span) -> Speaker:
        """The speaker before, in another mention."""
        return replace(last, span=span, cited_source=None)

    def _unsure_before(self, here: int, pronoun: str) -> str | None:
        """The nearest capitals that look like a person's name, where nobody else can be meant."""
        for back in range(here - 1, max(-1, here - 1 - FARTHEST_UNSURE), -1):
            for name in self.reading.sentences[back].names[:MOST_NAMES]:
                if name.type == "person" and pronoun_of(name.text.split()[0]) in {None, pronoun}:
                    return name.text
        return None

    def _may_be(self, speaker: Speaker, pronoun: str) -> bool:
        low = speaker.name.lower()
        person = self.known.in_full.get(low) or self.known.people.get(low)
        known = person.pronoun if person else pronoun_in(low.split())
        return (speaker.is_person or speaker.is_nameless) and known in {None, pronoun}

    def _agreeing(self, number: int, pronoun: str) -> list[Person]:
        """The people named in a sentence who may be "he" or "she"."""
        near = self.known.mentions[number][:MOST_NAMES]
        return [person for person in near if person.pronoun in {None, pronoun}]

    def _before(self, number: int, place: int, pronoun: str) -> list[Person]:
        """Those of them who are named before a place."""
        sentence = self.reading.sentences[number]
        named = (
            self.known.named(sentence.tokens[name.first : name.last])
            for name in sentence.names[:MOST_NAMES]
            if name.span.end <= place and name.type in {"person", "other"}
        )
        return [person for person in named if person and person.pronoun in {None, pronoun}]

    def _body(self, words: Sequence[Token], span: Span) -> Speaker:
        """An organisation, a seat of government, a document, people without a name."""
        owner = self._owner(words[0].low) if len(words) > 1 else None
        if owner:
            return self._possessed(words, span, owner)
        kept = list(words)
        while len(kept) > 1 and kept[0].low in DETERMINERS:
            kept = kept[1:]
        if [word.low for word in kept[-3:]] == ["at", "the", "time"]:
            kept = kept[:-3] or kept
        cited = None
        capitals = [
            word
            for word in kept
            if word.is_capitalised and (word.low not in FUNCTION_WORDS or word.low == "us")
        ]
        if len(kept) > 1 and kept[-1].low in DOCUMENT_NOUNS and capitals and not names_body(kept):
            cited = span.of(self.reading.text)
            kept = kept[:-1]
            while len(kept) > 1 and not kept[-1].is_word:
                kept = kept[:-1]
        name = " ".join(Span(kept[0].start, kept[-1].end).of(self.reading.text).split())
        if len(kept) == 1 and kept[0].low in ORGANISATION_WORDS:
            name = body_called(kept[0].low, span, self.reading) or name
        role, organisation = office_of(kept)
        if cited is None and kept[-1].is_capitalised and OUTLETS.intersection(word.low for word in kept):
            cited = name
        someone = cited is None and is_someone(kept)
        place = METONYMS.get(name.lower())
        return Speaker(name, span, role, place or organisation, is_nameless=someone, cited_source=cited)

    def _owner(self, possessive: str) -> Speaker | None:
        """Whose "his", "their", "its" is: the speaker before, of "its" a body; "our" is the writer's."""
        if possessive not in POSSESSIVES or possessive in WRITERS:
            return None
        if possessive != "its":
            return self.last or (self.body if possessive == "their" else None)
        is_one = self.last and not (self.last.is_person or self.last.is_nameless or self.last.is_several)
        return self.last if is_one else self.body

    def _possessed(self, words: Sequence[Token], span: Span, last: Speaker) -> Speaker:
        """Her statement is hers; her campaign is a body of its own."""
        own = span.of(self.reading.text)
        if words[-1].low in DOCUMENT_NOUNS:
            return Speaker(
                last.name, span, last.role, last.organisation, is_person=last.is_person, cited_source=own
            )
        role = roles.of_words(words[1:])
        return Speaker(f"{last.name}’s {joined(words[1:])}", span, role.role, role.organisation)


def _past_calling(items: Sequence[Token], first: int, last: int) -> int:
    """One past the calling that stands before a name with words of its own: the retired judge | Maria Hill."""
    for k in range(first, min(last, first + LONGEST_CALLING)):
        if items[k].is_capitalised:
            return k if k > first and roles.is_calling(items[k - 1]) else first
        if not items[k].is_word or items[k].low in PREPOSITIONS:
            return first
    return first


def _as_speaker(person: Person, span: Span) -> Speaker:
    return Speaker(person.name, span, person.role, person.organisation, is_person=True)


def _is_given(name: Name, inside: Sequence[Token]) -> bool:
    """Whether a first name alone says who is meant: the mayor's wife, Ann."""
    return name.text.lower() in GIVEN and roles.is_calling(inside[-1])
