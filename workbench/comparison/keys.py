"""What comparison remembers of a document: of each assertion its terms, names, figures, dates, speaker, quoted runs.

Keys are made once, when a document is read, and serve every later comparison; texts are opened only for the few pairs
that need their words.
"""

from __future__ import annotations

import json
import re
from sys import intern
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

from workbench.comparison.acronyms import acronyms
from workbench.comparison.clocks import clocks_in
from workbench.comparison.countries import country_of
from workbench.comparison.figure_keys import FigureKey, figure_key
from workbench.comparison.independence import sketch
from workbench.comparison.mentions import Mention, mentions_in
from workbench.comparison.name_words import BODIES
from workbench.comparison.passages import LARGE, NAMED, Known, is_name_in, negated, supposed, words_of
from workbench.comparison.spellings import PARTICLES, PERSON, spelling, without_title
from workbench.comparison.texts import WORD, plain, word_set
from workbench.comparison.words import EMPTY, term, term_set
from workbench.domain.assertions import AssertionKind, Comparator
from workbench.domain.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from workbench.domain.assertions import Assertion
    from workbench.domain.findings import ComparedAssertion, ComparedDocument

VERSION = 26
"""Raised when keys change their meaning: cached keys of another version are made anew."""
NAME_WORD = re.compile(r"[A-ZÀ-ÖØ-Þ][^\W\d_]{0,30}(?:[-’'][^\W\d_]{1,30}){0,2}")
OPENS_ROLE = word_set("its his her their our my the a an one another")
"""In front of a description of a speaker."""
OFTEN_SAID = term_set("the a of for spokesman former new")
SINGLE = term_set("president premier chancellor king queen pope emperor")
"""Offices of which a state has one: their holder is meant by them alone."""
RUN_WORDS = 3
"""Words of a run by which quotations find each other."""
MOST_TERMS = 60
MOST_RUNS = 120
ONCE_AGED = re.compile(r"(?:\bage of|\bage|\bturn\w{1,3}) $")
"""In front of an age that somebody had once or will have."""
AGED_WHEN = re.compile(r"(?:[\s-]years?)?(?:[\s-]old)? (?:when|at the time)\b")
PARTITIVE = re.compile(
    r"(?<!front )\b[Oo]f (?:whom|which|these|those|them"
    r"|this (?:sum|amount|total|number|money)|that (?:sum|amount|total|number)"
    r"|(?:the |all |its |their |some )?(?:[0-9](?![0-9]{3}\b)|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b"
    r"|nine\b|ten\b|eleven\b|twelve\b|\w{3,5}ty\b|\w{3,5}teen\b))"
)


class AssertionKeys(NamedTuple):
    """What is compared of one assertion."""

    id: str
    kind: str
    span: Span
    sentence: Span
    digest: int
    """Of the words alone: equal for equal wordings."""
    words: int
    terms: tuple[str, ...]
    """In order, each once; names as ``@key``."""
    shown: tuple[str, ...]
    """Each of them as the passage writes it, for explanations."""
    negated: tuple[str, ...]
    is_partitive: bool
    """Whether it tells of a part of something: "of the 60 pumps", "of this amount", "of whom"."""
    supposed: tuple[str, ...]
    """What stands in a condition: nobody says that it is so."""
    figures: tuple[FigureKey, ...]
    dates: tuple[str, ...]
    clocks: tuple[str, ...]
    """Times of day, on a dial of twelve hours."""
    speaker: tuple[str, ...]
    """Keys of who speaks: the person or body, and the state it speaks for."""
    said: tuple[Span, ...]
    """Of quotations and reports: the places of what is said."""
    runs: tuple[int, ...]
    voice: tuple[str, str] | None
    """The speaker as written, where the name stands outside the passage."""
    role: tuple[str, str] | None
    """A person's key and the office the passage gives them, as written."""
    aged: tuple[str, int] | None
    """A person's key and the years the passage gives them now."""
    worded: int
    """Of the words of its claim's wording, where a reviewer set that; else 0."""


class DocumentKeys(NamedTuple):
    """What is compared of one document."""

    id: str
    published: str | None
    assertions: tuple[AssertionKeys, ...]
    names: tuple[Mention, ...]
    """Every name of the text, each spelling where it first stands."""
    acronyms: tuple[tuple[str, str], ...]
    sketch: tuple[int, ...]

    def to_bytes(self) -> bytes:
        """Compact JSON."""
        return json.dumps([VERSION, *self], separators=(",", ":"), ensure_ascii=False).encode(
            "utf-8", "surrogatepass"
        )

    @staticmethod
    def from_bytes(stored: bytes) -> DocumentKeys | None:
        """The keys again, or nothing where another version wrote them."""
        version, *fields = json.loads(stored.decode("utf-8", "surrogatepass"))
        return _revived(*fields) if version == VERSION else None


def _revived(
    document: str,
    published: str | None,
    assertions: list[Any],
    names: list[Any],
    pairs: list[Any],
    sketched: list[int],
) -> DocumentKeys:
    return DocumentKeys(
        document,
        published,
        tuple(_revived_assertion(fields) for fields in assertions),
        tuple(Mention(*_named(text, kind), start, Span(*place)) for text, kind, start, place in names),
        tuple((long, short) for long, short in pairs),
        tuple(sketched),
    )


def _revived_assertion(fields: list[Any]) -> AssertionKeys:
    plainly = AssertionKeys(*fields)
    return plainly._replace(
        span=Span(*plainly.span),
        sentence=Span(*plainly.sentence),
        terms=_interned(plainly.terms),
        shown=_interned(plainly.shown),
        negated=_interned(plainly.negated),
        supposed=_interned(plainly.supposed),
        figures=tuple(
            FigureKey(*figure)._replace(
                span=Span(*figure[5]), noun=_interned(figure[6]), near=_interned(figure[7])
            )
            for figure in plainly.figures
        ),
        dates=tuple(plainly.dates),
        clocks=tuple(plainly.clocks),
        speaker=_interned(plainly.speaker),
        said=tuple(Span(*place) for place in plainly.said),
        runs=tuple(plainly.runs),
        voice=_named(*plainly.voice) if plainly.voice else None,
        role=(plainly.role[0], plainly.role[1]) if plainly.role else None,
        aged=(plainly.aged[0], plainly.aged[1]) if plainly.aged else None,
    )


def _interned(words: Sequence[str]) -> tuple[str, ...]:
    """Words of which each is in memory once: most assertions of an archive use the same few thousand."""
    return tuple(map(intern, words))


def _named(text: str, kind: str) -> tuple[str, str]:
    return intern(text), intern(kind)


def keys_of(document: ComparedDocument) -> DocumentKeys:
    """What is to be remembered of a document; linear in its text."""
    persons = _persons(document)
    given = acronyms(document.text)
    common = {match[0] for match in WORD.finditer(document.text) if match[0].islower()}
    large = {match[1] for match in LARGE.finditer(document.text)}
    known = Known(common, large, [long for long, _ in given], _offices(document))
    return DocumentKeys(
        document.id,
        document.published,
        tuple(_assertion_keys(compared, document.text, persons, known) for compared in document.assertions),
        tuple(_names(document, persons, known)),
        tuple(given),
        tuple(sorted(sketch(document.text))),
    )


def _persons(document: ComparedDocument) -> set[str]:
    """Who is a person among the speakers: said to be one, given an office, or by two or three words of no body."""
    types = {
        entity.text: entity.type for compared in document.assertions for entity in compared.reading.entities
    }
    persons = {text for text, kind in types.items() if kind == PERSON}
    for compared in document.assertions:
        speaker = compared.reading.speaker
        if speaker is None or types.get(speaker) in {"organisation", "place", "instrument"}:
            continue
        words = [word for word in without_title(speaker).split() if word.casefold() not in PARTICLES]
        is_name = 2 <= len(words) <= 3 and all(NAME_WORD.fullmatch(word) for word in words)
        is_name = is_name and plain(words[-1]) not in BODIES
        if compared.reading.role is not None or (is_name and types.get(words[-1]) != "organisation"):
            persons.add(speaker)
    return persons


def _assertion_keys(compared: ComparedAssertion, text: str, persons: set[str], known: Known) -> AssertionKeys:
    reading = compared.reading
    inside = [
        entity for entity in reading.entities if any(part.covers(entity.span) for part in reading.parts)
    ]
    names = [entity for entity in inside if is_name_in(entity, known, text)]
    words = words_of(reading, names, known, text)
    shown: dict[str, str] = {}
    for word in words:
        if word.term:
            shown.setdefault(word.term, word.shown)
    terms = tuple(shown)[:MOST_TERMS]
    said = _said(reading)
    runs = tuple(dict.fromkeys(_runs(text, said)))[:MOST_RUNS]
    return AssertionKeys(
        compared.id,
        str(reading.kind),
        reading.span,
        reading.sentence,
        _hashed(word.plain for word in words),
        len(words),
        terms,
        tuple(shown.values())[:MOST_TERMS],
        tuple(dict.fromkeys(negated(words, text))),
        PARTITIVE.search(reading.text) is not None,
        tuple(dict.fromkeys(supposed(words, text))),
        tuple(figure_key(figure, reading, words, text) for figure in reading.figures),
        tuple(dict.fromkeys([mention.date for mention in reading.dates] or filter(None, [reading.date]))),
        tuple(dict.fromkeys(clocks_in(text, *reading.span))),
        tuple(dict.fromkeys(_speaker(reading, persons))),
        said,
        runs,
        _voice(reading, text, persons),
        _role(reading, text),
        _aged(reading, text),
        _hashed(plain(match[0]) for match in WORD.finditer(compared.wording)) if compared.wording else 0,
    )


def _offices(document: ComparedDocument) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for compared in document.assertions:
        if (role := _role(compared.reading, document.text)) is not None:
            terms = {term(match[0]) for match in WORD.finditer(role[1])}
            found.setdefault(role[0].split()[-1], set()).update(terms)
    return found


def _said(reading: Assertion) -> tuple[Span, ...]:
    if reading.kind == AssertionKind.QUOTATION:
        return reading.parts
    if reading.kind == AssertionKind.REPORTED:
        return reading.content or (reading.span,)
    return ()


def _runs(text: str, places: Sequence[Span]) -> Iterator[int]:
    words = [plain(match[0]) for start, end in places for match in WORD.finditer(text, start, end)]
    for run in zip(*(words[start:] for start in range(RUN_WORDS)), strict=False):
        if any(word not in EMPTY for word in run):
            yield _hashed(run)


def _hashed(words: Iterable[str]) -> int:
    return crc32(" ".join(words).encode("utf-8", "surrogatepass"))


def _voice(reading: Assertion, text: str, persons: set[str]) -> tuple[str, str] | None:
    """The mention that attributes these words, where it is a name outside of them."""
    place = reading.speaker_span
    if reading.speaker is None or place is None or any(part.covers(place) for part in reading.parts):
        return None
    words = place.of(text)
    if not words.removeprefix("the ")[:1].isupper() or plain(words) in EMPTY:
        return None
    return words, PERSON if reading.speaker in persons else "organisation"


def _names(document: ComparedDocument, persons: set[str], known: Known) -> list[Mention]:
    """The names of the whole text; of what sort they are, its assertions know of some."""
    entities = [entity for compared in document.assertions for entity in compared.reading.entities]
    types = {entity.text: entity.type for entity in entities if entity.type in NAMED}
    types |= dict.fromkeys(persons, PERSON)
    return mentions_in(document.text, types, known.common, known.expanded)


def _speaker(reading: Assertion, persons: set[str]) -> Iterator[str]:
    """Keys of who speaks: the name, the office where one is given, the state; "officials" are nobody."""
    given = (reading.speaker or "").split()
    if reading.speaker is None or not given:
        return
    # "Its spokeswoman" names nobody.
    capital = any(map(str.isupper, "".join(given[given[0].casefold() in OPENS_ROLE :])))
    is_name = capital and term(reading.speaker) not in SINGLE
    office = reading.role or (None if is_name else reading.speaker)
    described = sorted({term(match[0]) for match in WORD.finditer(office or "")} - OFTEN_SAID)
    if len(described) >= 2 or (described and SINGLE.issuperset(described)):
        yield f"office:{' '.join(described)}"
    if office == reading.speaker or not is_name:
        return
    is_person = reading.speaker in persons or given[0].casefold() in PARTICLES
    named = spelling(reading.speaker, PERSON if is_person else "organisation")
    if named is not None:
        yield named.key.split()[-1] if named.kind == PERSON else named.key
        if named.owner:
            yield f"state:{named.owner}"
    for words in (reading.speaker, (reading.organisation or "").removeprefix("Government of ")):
        if country := country_of(words):
            yield f"state:{country.key}"


def _role(reading: Assertion, text: str) -> tuple[str, str] | None:
    """The person and the office of a passage that gives somebody one."""
    if reading.attribute == "office" and reading.subject:
        rest = reading.text.replace(reading.subject, " ").strip(" ,")
        named = spelling(without_title(reading.subject), PERSON)
        return (named.key, " ".join(rest.split())) if named and rest else None
    if reading.role and reading.speaker and reading.role in reading.sentence.of(text):
        named = spelling(reading.speaker, PERSON)
        return (named.key, reading.role) if named else None
    return None


def _aged(reading: Assertion, text: str) -> tuple[str, int] | None:
    """The person whose age a passage gives, as of now: not "at the age of 44", "was 44 when"."""
    if reading.attribute != "age" or reading.subject is None or not reading.figures:
        return None
    figure = reading.figures[0]
    start, end = figure.span
    if ONCE_AGED.search(text, max(0, start - len("the age of ")), start) or AGED_WHEN.match(text, end):
        return None
    named = spelling(without_title(reading.subject), PERSON)
    is_whole = figure.value.isdigit() and figure.high is None and figure.comparator == Comparator.EXACTLY
    return (named.key, int(figure.value)) if named and is_whole else None
