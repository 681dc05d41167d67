"""Who a mention stands for: names, roles, organisations, pronouns, seats of government."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from workbench.domain.spans import Span
from workbench.extraction.cues import DOCUMENT_NOUNS, PEOPLE_NOUNS
from workbench.extraction.gazetteer import ADDRESS, METONYMS, RANKS
from workbench.extraction.lexicon import DETERMINERS, FUNCTION_WORDS, PERSON_PRONOUNS, POSSESSIVES
from workbench.extraction.names import without_titles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.extraction.names import Name
    from workbench.extraction.reading import Reading, Unit
    from workbench.extraction.sources import Source
    from workbench.extraction.tokens import Token

ROLE_WORDS = RANKS | PEOPLE_NOUNS
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


@dataclass(slots=True)
class Person:
    """What the document says of one person."""

    name: str
    role: str | None = None
    organisation: str | None = None


@dataclass(slots=True)
class Registry:
    """The people and short forms of a document, filled from its sentences."""

    people: dict[str, Person] = field(default_factory=dict)
    """Last name in lower case to the person first called so in full."""
    mentions: list[list[Person]] = field(default_factory=list)
    """The people named in each sentence, in order."""


def registry(reading: Reading) -> Registry:
    """Learn from the whole document who is called what."""
    known = Registry()
    for sentence in reading.sentences:
        for name in sentence.names:
            if name.type == "person":
                _learn(known, sentence.tokens, name)
    for sentence in reading.sentences:
        here = []
        for name in sentence.names:
            _, bare = without_titles(sentence.tokens[name.first : name.last])
            if bare and (person := known.people.get(bare[-1].low)) and name.type in {"person", "other"}:
                here.append(person)
        known.mentions.append(here)
    return known


def _learn(known: Registry, tokens: Sequence[Token], name: Name) -> None:
    title, bare = without_titles(tokens[name.first : name.last])
    words = [token.text for token in bare]
    key = bare[-1].low
    before = _role_words_before(tokens, name.first)
    role, organisation = _role(before + title)
    if role is None:
        role, organisation = _role_behind(tokens, name.last)
    person = known.people.get(key)
    if person is None:
        if len(words) > 1 or title or before:
            known.people[key] = Person(" ".join(words), role, organisation)
        return
    if len(words) > 1 and " " not in person.name:
        person.name = " ".join(words)
    person.role, person.organisation = person.role or role, person.organisation or organisation


def _role_words_before(tokens: Sequence[Token], first: int) -> list[Token]:
    """The words of office right before a name: Pentagon’s spokesperson | Pat Reed."""
    k = first
    if (
        k > 1
        and tokens[k - 1].low == ","
        and any(token.low in ROLE_WORDS for token in tokens[max(0, k - 3) : k - 1])
    ):
        k -= 1
        start = k
        while (
            k > 0
            and start - k < 12
            and (tokens[k - 1].is_word or tokens[k - 1].low == "'s")
            and tokens[k - 1].low not in {"to", "by", "that", "said"}
        ):
            k -= 1
            if tokens[k].low in DETERMINERS:
                break
        return list(tokens[k:start])
    while k > 0 and first - k < 8:
        low = tokens[k - 1].low
        if not (
            low in ROLE_WORDS
            or low == "'s"
            or low in {"former", "acting", "for", "of"}
            or (k < first and tokens[k - 1].is_capitalised)
        ):
            break
        k -= 1
    words = list(tokens[k:first])
    while words and words[0].low in {"of", "for", "'s"}:
        words = words[1:]
    return words if any(word.low in ROLE_WORDS for word in words) else []


def _role(words: Sequence[Token]) -> tuple[str | None, str | None]:
    """Role and organisation out of "Pentagon ’s spokesperson Major General"."""
    lows = [word.low for word in words]
    words = [word for word, low in zip(words, lows, strict=True) if low not in ADDRESS]
    if not any(word.low in ROLE_WORDS for word in words):
        return None, None
    owner = next((k for k, word in enumerate(words) if word.low == "'s"), None)
    if owner is not None:
        organisation = " ".join(word.text for word in words[:owner] if word.low not in DETERMINERS)
        return " ".join(word.text for word in words[owner + 1 :]) or None, organisation or None
    while words and words[0].low in DETERMINERS:
        words = words[1:]
    return " ".join(word.text for word in words) or None, None


def _role_behind(tokens: Sequence[Token], last: int) -> tuple[str | None, str | None]:
    """Ann Hill, a former adviser at the White House, said."""
    if last + 1 >= len(tokens) or tokens[last].low != ",":
        return None, None
    first = last + 1
    if tokens[first].low not in DETERMINERS and tokens[first].low not in ROLE_WORDS:
        return None, None
    end = first
    while end < len(tokens) and end - first < 16 and (tokens[end].is_word or tokens[end].low == "'s"):
        if tokens[end].low in {"said", "says", "told", "who", "which", "and", "was", "is", "has", "had"}:
            break
        end += 1
    words = list(tokens[first:end])
    if not any(word.low in ROLE_WORDS for word in words):
        return None, None
    while words and words[0].low in DETERMINERS - POSSESSIVES:
        words = words[1:]
    link = next(
        (k for k, word in enumerate(words) if word.low in {"at", "of", "for", "with", "from"} and k), None
    )
    organisation = None
    if link is not None:
        named = [word for word in words[link + 1 :] if word.low not in DETERMINERS]
        if named and named[0].is_capitalised:
            organisation = " ".join(word.text for word in named)
    return " ".join(word.text for word in words).replace(" ’s", "’s").replace(" 's", "'s"), organisation


def resolve(source: Source, unit: Unit, reading: Reading, known: Registry, last: Speaker | None) -> Speaker:
    """Whom a source stands for; ``last`` is the speaker before."""
    speaker = _resolved(source, unit, reading, known, last)
    if source.mention is None:
        return speaker
    who = unit.items[source.mention]
    return replace(speaker, span=Span(who.start, who.end))


def _resolved(source: Source, unit: Unit, reading: Reading, known: Registry, last: Speaker | None) -> Speaker:
    items = unit.items
    words = items[source.first : source.last]
    span = Span(words[0].start, words[-1].end)
    if len(words) == 1 and words[0].low in PERSON_PRONOUNS | {"his", "her"}:
        return _person_before(span, reading, known, last)
    if len(words) == 1 and words[0].low in {"it", "they", "we", "i", "she"}:
        if last and words[0].low in {"it", "they"} and not last.is_person:
            return Speaker(last.name, span, last.role, last.organisation)
        return Speaker(words[0].text, span)
    whole = Span(items[source.outer_first].start, items[source.outer_last - 1].end)
    person = _person_in(whole, source, unit, reading, known)
    if person:
        return Speaker(person.name, span, person.role, person.organisation, is_person=True)
    if holder := _holder(words, known):
        return Speaker(holder.name, span, holder.role, holder.organisation, is_person=True)
    return _body(words, span, reading, last)


def _holder(words: Sequence[Token], known: Registry) -> Person | None:
    """The one person of the document who holds the office that "the mayor" names."""
    office = [word.low for word in words[1:]]
    if words[0].low != "the" or not office or len(office) > 2 or office[-1] not in RANKS:
        return None
    holders = {
        person.name: person
        for person in known.people.values()
        if person.role and office == person.role.lower().split()[-len(office) :]
    }
    return next(iter(holders.values())) if len(holders) == 1 else None


def _person_in(whole: Span, source: Source, unit: Unit, reading: Reading, known: Registry) -> Person | None:
    """The person named in the source: the last in the phrase itself, else in its apposition."""
    items = unit.items
    inside = Span(items[source.first].start, items[source.last - 1].end)
    tail = items[source.last - 1]
    if tail.low in known.people and tail.is_capitalised:
        return known.people[tail.low]
    head = next(
        (
            item
            for item in items[source.first : source.last]
            if item.low in known.people and item.is_capitalised
        ),
        None,
    )
    if head is not None and not any(item.low == "'s" for item in items[source.first : source.last]):
        people_after = items[items.index(head) + 1 : source.last]
        if not any(item.low in PEOPLE_NOUNS for item in people_after):
            return known.people[head.low]
    if whole == inside:
        return None
    names = [
        name for name in reading.names_in(whole) if name.type == "person" and not inside.covers(name.span)
    ]
    described = any(item.low in ROLE_WORDS for item in items[source.first : source.last])
    return known.people.get(names[0].text.split()[-1].lower()) if names and described else None


def _person_before(span: Span, reading: Reading, known: Registry, last: Speaker | None) -> Speaker:
    """He, she: the speaker before if a person and near, else the first person of the sentences before."""
    here = reading.sentence_at(span.start).number
    word = span.of(reading.text)
    if last and last.is_person and here - reading.sentence_at(last.span.start).number <= FARTHEST_BACK:
        between = range(reading.sentence_at(last.span.start).number + 1, here)
        if not any(known.mentions[k] for k in between) or _is_near(reading, last, here):
            return Speaker(last.name, span, last.role, last.organisation, is_person=True)
    for back in range(here, max(-1, here - FARTHEST_BACK - 1), -1):
        people = known.mentions[back]
        if people and (back < here or _named_before(reading, back, span.start)):
            return Speaker(people[0].name, span, people[0].role, people[0].organisation, is_person=True)
    if last and last.is_person:
        return Speaker(last.name, span, last.role, last.organisation, is_person=True)
    return Speaker(word, span, is_person=True)


def _is_near(reading: Reading, last: Speaker, here: int) -> bool:
    return here - reading.sentence_at(last.span.start).number <= 1


def _named_before(reading: Reading, number: int, place: int) -> bool:
    names = [name for name in reading.sentences[number].names if name.type == "person"]
    return bool(names) and names[0].span.end <= place


def _body(words: Sequence[Token], span: Span, reading: Reading, last: Speaker | None) -> Speaker:
    """An organisation, a seat of government, a document, people without a name."""
    kept = list(words)
    while len(kept) > 1 and kept[0].low in DETERMINERS - POSSESSIVES:
        kept = kept[1:]
    cited = None
    capitals = [word for word in kept if word.is_capitalised and word.low not in FUNCTION_WORDS - {"us"}]
    if len(kept) > 1 and kept[-1].low in DOCUMENT_NOUNS and capitals:
        cited = span.of(reading.text)
        kept = kept[:-1]
        while len(kept) > 1 and not kept[-1].is_word:
            kept = kept[:-1]
    elif kept[0].low in POSSESSIVES and last:
        return Speaker(
            last.name,
            span,
            last.role,
            last.organisation,
            is_person=last.is_person,
            cited_source=span.of(reading.text),
        )
    name = Span(kept[0].start, kept[-1].end).of(reading.text)
    name = " ".join(name.split())
    organisation = METONYMS.get(name.lower())
    role = None
    for link in ("for", "of", "at"):
        at = next((k for k, word in enumerate(kept) if word.low == link), None)
        if organisation is None and at and kept[at - 1].low in ROLE_WORDS and at + 1 < len(kept):
            organisation = " ".join(word.text for word in kept[at + 1 :] if word.low not in DETERMINERS)
            role = " ".join(word.text for word in kept[:at])
    owner = next((k for k, word in enumerate(kept) if word.low == "'s"), None)
    if organisation is None and owner and kept[-1].low in ROLE_WORDS:
        organisation = " ".join(word.text for word in kept[:owner])
        role = " ".join(word.text for word in kept[owner + 1 :])
    return Speaker(name, span, role, organisation, cited_source=cited)
