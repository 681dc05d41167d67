"""What comparison remembers of a document: of each assertion its terms, names, figures, dates, speaker, quoted runs.

Keys are made once, when a document is read, and serve every later comparison; texts are opened only for the few pairs
that need their words.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

from workbench.comparison.acronyms import acronyms
from workbench.comparison.countries import country_of
from workbench.comparison.independence import sketch
from workbench.comparison.spellings import PERSON, spelling, without_title
from workbench.comparison.texts import WORD, plain
from workbench.comparison.words import EMPTY, NEGATIONS, NUMBER_WORD, term
from workbench.domain.assertions import AssertionKind
from workbench.domain.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.domain.assertions import Assertion, Figure
    from workbench.domain.findings import ComparedDocument

VERSION = 1
"""Raised when keys change their meaning: cached keys of another version are made anew."""
NEAR = 7
"""Words to either side of a figure that say what it is of."""
REACH = 4
"""Words behind a negation that it turns."""
RUN_WORDS = 3
"""Words of a run by which quotations find each other."""
MOST_TERMS = 60
MOST_RUNS = 120
NAMED = frozenset({"person", "organisation", "place", "instrument", "system"})
PAUSE = re.compile(r"[.;:!?]|,\s(?:but|and|while|although)\b")


class FigureKey(NamedTuple):
    """A figure with what it counts or measures and the words around it."""

    value: str
    high: str | None
    unit: str | None
    comparator: str
    change: str | None
    span: Span
    noun: tuple[str, ...]
    """Of counts: the terms of what is counted, its head last."""
    near: tuple[str, ...]
    is_rank: bool


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
    negated: tuple[str, ...]
    persons: tuple[str, ...]
    others: tuple[str, ...]
    """Keys of the places, bodies and things named."""
    figures: tuple[FigureKey, ...]
    dates: tuple[str, ...]
    speaker: tuple[str, ...]
    """Keys of who speaks: the person or body, and the state it speaks for."""
    said: tuple[Span, ...]
    """Of quotations and reports: the places of what is said."""
    runs: tuple[int, ...]
    mentions: tuple[tuple[str, str], ...]
    """Names as written, with their type."""
    role: tuple[str, str] | None
    """A person's key and the office the passage gives them, as written."""


class DocumentKeys(NamedTuple):
    """What is compared of one document."""

    id: str
    published: str | None
    assertions: tuple[AssertionKeys, ...]
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
    document: str, published: str | None, assertions: list[Any], pairs: list[Any], sketched: list[int]
) -> DocumentKeys:
    return DocumentKeys(
        document,
        published,
        tuple(_revived_assertion(fields) for fields in assertions),
        tuple((long, short) for long, short in pairs),
        tuple(sketched),
    )


def _revived_assertion(fields: list[Any]) -> AssertionKeys:
    plainly = AssertionKeys(*fields)
    return plainly._replace(
        span=Span(*plainly.span),
        sentence=Span(*plainly.sentence),
        terms=tuple(plainly.terms),
        negated=tuple(plainly.negated),
        persons=tuple(plainly.persons),
        others=tuple(plainly.others),
        figures=tuple(
            FigureKey(value, high, unit, comparator, change, Span(*span), tuple(noun), tuple(near), rank)
            for value, high, unit, comparator, change, span, noun, near, rank in plainly.figures
        ),
        dates=tuple(plainly.dates),
        speaker=tuple(plainly.speaker),
        said=tuple(Span(*place) for place in plainly.said),
        runs=tuple(plainly.runs),
        mentions=tuple((text, kind) for text, kind in plainly.mentions),
        role=(plainly.role[0], plainly.role[1]) if plainly.role else None,
    )


def keys_of(document: ComparedDocument) -> DocumentKeys:
    """What is to be remembered of a document; linear in its text."""
    persons = {
        entity.text
        for assertion in document.assertions
        for entity in assertion.reading.entities
        if entity.type == PERSON
    }
    return DocumentKeys(
        document.id,
        document.published,
        tuple(
            _assertion_keys(compared.id, compared.reading, document.text, persons)
            for compared in document.assertions
        ),
        tuple(acronyms(document.text)),
        tuple(sorted(sketch(document.text))),
    )


class _Word(NamedTuple):
    start: int
    term: str
    """Empty where the word tells nothing."""
    plain: str


def _assertion_keys(name: str, reading: Assertion, text: str, persons: set[str]) -> AssertionKeys:
    words = _words(reading, text)
    terms = tuple(dict.fromkeys(word.term for word in words if word.term))[:MOST_TERMS]
    said = _said(reading)
    runs = tuple(dict.fromkeys(_runs(text, said)))[:MOST_RUNS]
    spoken = " ".join(plain(match[0]) for match in WORD.finditer(reading.text))
    mentions = list(_mentions(reading, text, persons))
    keyed = [key for mention in mentions if (key := spelling(*mention))]
    return AssertionKeys(
        name,
        str(reading.kind),
        reading.span,
        reading.sentence,
        crc32(spoken.encode("utf-8", "surrogatepass")),
        len(words),
        terms,
        tuple(dict.fromkeys(_negated(words, text))),
        tuple(dict.fromkeys(key.key for key in keyed if key.kind == PERSON)),
        tuple(dict.fromkeys(key.key for key in keyed if key.kind != PERSON)),
        tuple(_figure_key(figure, reading, words) for figure in reading.figures),
        tuple(dict.fromkeys([mention.date for mention in reading.dates] or filter(None, [reading.date]))),
        tuple(dict.fromkeys(_speaker(reading, persons))),
        said,
        runs,
        tuple(dict.fromkeys(mentions)),
        _role(reading, text),
    )


def _words(reading: Assertion, text: str) -> list[_Word]:
    """The words of an assertion with their terms; of a name, the first word has its key and the others nothing."""
    names: dict[int, tuple[int, str]] = {}
    for entity in reading.entities:
        if entity.type in NAMED or country_of(entity.text):
            for key in _name_terms(entity.text, entity.type):
                names[entity.span.start] = (entity.span.end, key)
    words = []
    named_up_to = -1
    for match in WORD.finditer(text, reading.span.start, reading.span.end):
        word = plain(match[0])
        if match.start() in names:
            named_up_to, key = names[match.start()]
            words.append(_Word(match.start(), key, word))
        elif match.start() < named_up_to:
            continue
        elif word in EMPTY or len(word) < 2 or NUMBER_WORD.fullmatch(word):
            words.append(_Word(match.start(), "", word))
        else:
            words.append(_Word(match.start(), term(word), word))
    return words


def _name_terms(text: str, kind: str) -> Iterator[str]:
    """The term of a name: of a person the last name, of a country the country also where its adjective stands."""
    if country := country_of(text):
        yield f"@country:{country.key}"
    elif (named := spelling(text, kind)) is not None:
        yield "@" + (named.key.split()[-1] if kind == PERSON else named.key)


def _negated(words: Sequence[_Word], text: str) -> Iterator[str]:
    """The terms that stand behind a negation, up to the next pause."""
    for number, word in enumerate(words):
        if word.plain not in NEGATIONS:
            continue
        following = words[number + 1].plain if number + 1 < len(words) else ""
        if (word.plain == "yet" and following != "to") or (word.plain == "not" and following == "only"):
            continue
        left, last = REACH, word.start
        for other in words[number + 1 :]:
            if left == 0 or PAUSE.search(text, last, other.start):
                break
            last = other.start
            if other.term:
                left -= 1
                yield other.term


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
            yield crc32(" ".join(run).encode("utf-8", "surrogatepass"))


def _mentions(reading: Assertion, text: str, persons: set[str]) -> Iterator[tuple[str, str]]:
    if reading.speaker and reading.speaker_span:
        words = reading.speaker_span.of(text)
        if words[:1].isupper() or words.startswith("the "):
            is_person = reading.role is not None or reading.speaker in persons
            yield words, PERSON if is_person else "organisation"
    for entity in reading.entities:
        yield entity.text, entity.type


def _speaker(reading: Assertion, persons: set[str]) -> Iterator[str]:
    if reading.speaker is None:
        return
    is_person = reading.role is not None or reading.speaker in persons
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


def _figure_key(figure: Figure, reading: Assertion, words: Sequence[_Word]) -> FigureKey:
    at = sum(word.start < figure.span.start for word in words)
    near = [word.term for word in words[max(0, at - NEAR) : at + NEAR + 3] if word.term]
    return FigureKey(
        figure.value,
        figure.high,
        figure.unit,
        str(figure.comparator),
        str(figure.change) if figure.change else None,
        figure.span,
        tuple(_noun(figure, words, at)),
        tuple(dict.fromkeys(near)),
        reading.attribute == "rank" and figure == reading.figures[0],
    )


def _noun(figure: Figure, words: Sequence[_Word], at: int) -> Iterator[str]:
    """What is counted, from the number to its head: "three private Karachi-based companies"."""
    if not figure.unit:
        return
    head = [term(match[0]) for match in WORD.finditer(figure.unit)]
    following = []
    for word in words[at : at + 8]:
        if word.start < figure.span.end and not word.term:
            continue
        if word.term:
            following.append(word.term)
        if head and word.term == head[-1]:
            yield from following
            return
    yield from head
