"""The people of a document: who is called what, what they are, which pronoun goes with them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import TYPE_CHECKING

from workbench.extraction.people import roles
from workbench.extraction.people.gazetteer import DEMONYMS
from workbench.extraction.people.given_names import GIVEN, pronoun_of
from workbench.extraction.people.names import without_titles
from workbench.extraction.speech.cues import CUES
from workbench.extraction.text.verbs import is_finite
from workbench.extraction.text.words import word_set

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.extraction.people.names import Name
    from workbench.extraction.reading import Reading, Sentence
    from workbench.extraction.text.tokens import Token

MASCULINE = word_set(
    "mr mr. sir lord king prince pope father rev rev. chairman spokesman businessman congressman alderman councilman "
    "policeman fisherman salesman cameraman husband son brother uncle widower man boy"
)
FEMININE = word_set(
    "mrs mrs. ms ms. miss dame lady queen princess sister chairwoman spokeswoman businesswoman congresswoman "
    "alderwoman councilwoman policewoman mother wife daughter aunt widow woman girl"
)
PARTIES = word_set("democrat republican libertarian socialist tory unlike dear conservative independent")
PARTICLES = word_set("de du da di van von der den la le bin ter el")
MOST_NAMESAKES = 20
NO_NAME_ALONE = word_set("city street state county house park court")


@dataclass(slots=True)
class Person:
    """What the document says of one person. ``pronoun`` is he or she where the text or the name tells."""

    name: str
    role: str | None = None
    organisation: str | None = None
    pronoun: str | None = None


@dataclass(slots=True)
class Registry:
    """The people and short forms of a document, filled from its sentences."""

    people: dict[str, Person] = field(default_factory=dict)
    """Last name in lower case to the person first called so in full."""
    mentions: list[list[Person]] = field(default_factory=list)
    """The people named in each sentence, in order."""
    in_full: dict[str, Person] = field(default_factory=dict)
    """Whole name in lower case to its person: two of them may share a last name."""
    of_last_name: dict[str, list[Person]] = field(default_factory=dict)
    of_office: dict[str, list[Person]] = field(default_factory=dict)
    """The last word of a role to those who have it."""

    def named(self, words: Sequence[Token]) -> Person | None:
        """The person a mention names: by the whole name, else by the last with whatever stands before it."""
        title, bare = without_titles(words)
        if not bare or not bare[-1].is_capitalised:
            return None
        for first in range(len(bare) - 1):
            # The pupil | Ann Hill: what stands before the whole name is no part of it.
            whole = " ".join(token.low for token in bare[first:])
            if whole in self.in_full:
                return self.in_full[whole]
        person = self.people.get(bare[-1].low)
        if person is None or (len(bare) > 1 and bare[0].low in GIVEN and not _fits(bare, person)):
            return None
        return self._of_gender(person, _pronoun_in(title)) if title else person

    def _of_gender(self, person: Person, pronoun: str | None) -> Person:
        """Mrs Hill, where a Mr Hill was named first."""
        if pronoun is None or person.pronoun in {None, pronoun}:
            return person
        others = self.of_last_name.get(person.name.split()[-1].lower(), ())[:MOST_NAMESAKES]
        return next((other for other in others if other.pronoun == pronoun), person)


def _fits(bare: Sequence[Token], person: Person) -> bool:
    return bare[0].low in person.name.lower().split() or " " not in person.name


def registry(reading: Reading) -> Registry:
    """Learn from the whole document who is called what."""
    known = Registry()
    again = _last_names_alone(reading.sentences)
    for sentence, following in zip_longest(reading.sentences, reading.sentences[1:]):
        goes_on = following is not None and following.paragraph == sentence.paragraph
        pronoun = following.tokens[0].low if goes_on and following.tokens[0].low in {"he", "she"} else None
        for name in sentence.names:
            if name.type == "person" and not reading.instruments_in(name.span):
                _learn(known, sentence.tokens, name, again, pronoun if _acts(sentence.tokens, name) else None)
    for person in known.in_full.values():
        known.of_last_name.setdefault(person.name.split()[-1].lower(), []).append(person)
    for person in {id(each): each for each in (*known.people.values(), *known.in_full.values())}.values():
        if person.role:
            known.of_office.setdefault(roles.head_of(person.role)[-1], []).append(person)
    for sentence in reading.sentences:
        named = (
            known.named(sentence.tokens[name.first : name.last])
            for name in sentence.names
            if name.type in {"person", "other"}
        )
        known.mentions.append([person for person in named if person])
    return known


def _acts(tokens: Sequence[Token], name: Name) -> bool:
    """Whether a name opens its sentence as the subject of a verb: Ilsa Hartvig came on Monday."""
    return name.first == 0 and name.last < len(tokens) and is_finite(tokens[name.last])


def _last_names_alone(sentences: Sequence[Sentence]) -> Counter[str]:
    """How often each single capitalised word stands as a name right before or behind a verb of saying."""
    found: Counter[str] = Counter()
    for sentence in sentences:
        tokens = sentence.tokens
        for name in sentence.names:
            if name.last - name.first < 3 and _speaks(tokens, name):
                found[tokens[name.last - 1].low] += 1
    return found


def _speaks(tokens: Sequence[Token], name: Name) -> bool:
    """Whether a verb of saying stands beside the name."""
    after = CUES.get(tokens[name.last].low) if name.last < len(tokens) else None
    ahead = CUES.get(tokens[name.first - 1].low) if name.first else None
    return (after is not None and after.form in {"past", "s"}) or (
        ahead is not None and ahead.lemma in {"say", "add", "write"} and ahead.form == "past"
    )


def _learn(
    known: Registry, tokens: Sequence[Token], name: Name, again: Counter[str], told_on: str | None
) -> None:
    """Add what a name tells; ``told_on`` is the pronoun by which the next sentence goes on about its subject."""
    title, bare = without_titles(tokens[name.first : name.last])
    if len(bare) > 2 and _leads(bare[0], name) and bare[1].low in GIVEN:
        title, bare = [*title, bare[0]] if roles.is_calling(bare[0]) else title, bare[1:]
    key = bare[-1].low
    ahead = roles.before(tokens, name.first)
    found = roles.of_words(ahead + title)
    if found.role is None:
        found = roles.behind(tokens, name.last)
    pronoun = _pronoun_in([*ahead, *title]) or pronoun_of(bare[0].text) or _pronoun_behind(tokens, name.last)
    pronoun = pronoun or told_on
    if not (title or found.role or (told_on and len(bare) > 1) or _is_sure(tokens, name, bare, again)):
        return
    words = " ".join(token.text for token in bare)
    person = known.in_full.get(words.lower()) if len(bare) > 1 else known.people.get(key)
    if person is None and len(bare) > 1 and (namesake := known.people.get(key)):
        person = _the_same(namesake, words)
    if person is None:
        person = Person(words)
        known.people.setdefault(key, person)
    if len(bare) > 1:
        known.in_full.setdefault(words.lower(), person)
    if person.role is None:
        person.role, person.organisation = found
    person.pronoun = person.pronoun or pronoun


def _the_same(namesake: Person, words: str) -> Person | None:
    """Whom a whole name stands for where the last name alone is known: De Boer, Jan de Boer; None for a namesake."""
    *first, _ = namesake.name.lower().split()
    if not first or (first[0] in PARTICLES and words.lower().endswith(namesake.name.lower())):
        namesake.name = words
        return namesake
    is_last = words.lower().split()[0] in PARTICLES and namesake.name.lower().endswith(words.lower())
    return namesake if is_last else None


def _leads(word: Token, name: Name) -> bool:
    """Whether a word before a whole name is a party, a people or, where a sentence opens with it, a calling."""
    return word.low in PARTIES or word.low in DEMONYMS or (name.first == 0 and roles.is_calling(word))


def _is_sure(tokens: Sequence[Token], name: Name, bare: Sequence[Token], again: Counter[str]) -> bool:
    """Whether something beside its capitals tells that a name is a person's."""
    if len(bare) < 2 or bare[-1].low in NO_NAME_ALONE:
        return False
    if bare[0].low in GIVEN or again[bare[-1].low] or _speaks(tokens, name):
        return True
    follows = tokens[name.last].low if name.last < len(tokens) else ""
    beyond = tokens[name.last + 1].low if name.last + 1 < len(tokens) else ""
    if "who" in {follows, beyond}:
        return True
    return follows == "," and _is_age(tokens, name.last + 1)


def _is_age(tokens: Sequence[Token], k: int) -> bool:
    """Ann Hill, 52, ..."""
    return (
        k + 1 < len(tokens)
        and tokens[k].text.isdecimal()
        and len(tokens[k].text) == 2
        and tokens[k + 1].low in {",", "."}
    )


def pronoun_in(lows: Iterable[str]) -> str | None:
    """He or she, where a form of address or an office among the words tells."""
    words = set(lows)
    return "he" if words & MASCULINE else "she" if words & FEMININE else None


def _pronoun_in(words: Sequence[Token]) -> str | None:
    return pronoun_in(word.low for word in words)


def _pronoun_behind(tokens: Sequence[Token], last: int) -> str | None:
    """Rin Vale, a businesswoman; Rin Vale and her firm."""
    if last >= len(tokens) or tokens[last].low != ",":
        return None
    return _pronoun_in(tokens[last + 1 : last + 5])
