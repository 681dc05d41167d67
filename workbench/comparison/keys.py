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
from workbench.comparison.countries import country_of
from workbench.comparison.figures import FATES
from workbench.comparison.independence import sketch
from workbench.comparison.spellings import PERSON, spelling, without_title
from workbench.comparison.texts import WORD, plain, word_set
from workbench.comparison.words import EMPTY, LIGHT, NEGATIONS, NUMBER_WORD, term, term_set
from workbench.domain.assertions import AssertionKind
from workbench.domain.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.domain.assertions import Assertion, Entity, Figure
    from workbench.domain.findings import ComparedDocument

VERSION = 9
"""Raised when keys change their meaning: cached keys of another version are made anew."""
NEAR = 7
"""Words to either side of a figure that say what it is of."""
REACH = 4
"""Words behind a negation that it turns."""
AUXILIARY = word_set(
    "is are was were be been being has have had do does did will would can could may might to"
)
"""Words in front of a verb: what a negation turns is the word behind it and the verbs."""
CONDITIONS = frozenset({"if", "unless", "whether", "should"})
OFTEN_SAID = term_set("the a of for spokesman former new")
RUN_WORDS = 3
"""Words of a run by which quotations find each other."""
MOST_TERMS = 60
MOST_RUNS = 120
NAMED = frozenset({"person", "organisation", "place", "instrument", "system"})
PASSING = word_set("between behind beside near another other further more extra additional every each")
"""Words in front of a number that is no total of what it counts."""
DEAD = term_set("body life corpse")
"""Nouns by which the dead are counted."""
FOUND = term("found")
LONGEST_FRACTION = 6
"""Decimals that anybody writes."""
FATE_REACH = 6
JOINING = frozenset({"and", "with", "plus", "alongside"})
LIST_REACH = 10
"""Words in front of a joining word in which the body it joins is named."""
BODIES = term_set("agency body operator ministry institute laboratory bank")
UNMARKED = re.compile(
    r"(?<=[a-z,’] )[A-Z][a-z]{2,15}(?: [A-Z][a-z]{2,15}){1,2}\b"
    r"|\b[A-Z][a-z]{2,15} (?:&|and) [A-Z][a-z]{2,15}\b"
    r"|\b(?:[A-Z]\.){3,7}"
    r"|\b(?:Regs?|Art|Sec|Res|Dir|Reg|No)\.? [0-9][0-9/.-]{1,11}[0-9]\b"
)
"""Names that extraction marks none of: two or three words written large, laws abbreviated."""
LARGE = re.compile(r"(?:[a-z]|[a-z][,;])\s([A-Z][\w’-]{1,40})")
"""A word written large behind another: no sentence begins with it."""
PARTITIVE = re.compile(
    r"\b[Oo]f (?:whom|which|these|those|them|this (?:sum|amount|total|number|money)|that (?:sum|amount|total|number)"
    r"|(?:the |all |its |their |some )?(?:[0-9]|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b"
    r"|eleven\b|twelve\b|\w{3,5}ty\b|\w{3,5}teen\b))"
)
PAUSE = re.compile(r"[.,;:!?]")


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
    fate: str
    """Of people counted: what befell them, so that the dead and the injured of one sentence are two counts."""
    beside: int
    """Bodies named one by one in front of the number: 1 in "the operator Brightquay and three contractors"."""
    is_passing: bool
    """Whether it is said in passing: "between two lorries" does not say how many there were."""


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
    speaker: tuple[str, ...]
    """Keys of who speaks: the person or body, and the state it speaks for."""
    said: tuple[Span, ...]
    """Of quotations and reports: the places of what is said."""
    runs: tuple[int, ...]
    mentions: tuple[tuple[str, str], ...]
    """Names as written in the passage, with their type."""
    voice: tuple[str, str] | None
    """The speaker as written, where the name stands outside the passage."""
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
        speaker=_interned(plainly.speaker),
        said=tuple(Span(*place) for place in plainly.said),
        runs=tuple(plainly.runs),
        mentions=tuple(_named(text, kind) for text, kind in plainly.mentions),
        voice=_named(*plainly.voice) if plainly.voice else None,
        role=(plainly.role[0], plainly.role[1]) if plainly.role else None,
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
        tuple(
            _assertion_keys(compared.id, compared.reading, document.text, persons, known)
            for compared in document.assertions
        ),
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
        words = speaker.split()
        is_name = 2 <= len(words) <= 3 and all(word[0].isupper() and word.isalpha() for word in words)
        if compared.reading.role is not None or (is_name and types.get(words[-1]) != "organisation"):
            persons.add(speaker)
    return persons


class _Word(NamedTuple):
    start: int
    term: str
    """Empty where the word tells nothing."""
    plain: str
    is_name: bool = False
    """Whether it begins the name of a body, or is written large."""
    name: str = ""

    @property
    def shown(self) -> str:
        """The word, or the name, as a reader knows it."""
        return self.name or self.plain


def _assertion_keys(
    assertion_id: str, reading: Assertion, text: str, persons: set[str], known: Known
) -> AssertionKeys:
    inside = [
        entity for entity in reading.entities if any(part.covers(entity.span) for part in reading.parts)
    ]
    names = [entity for entity in inside if _is_name(entity, known, text)]
    words = _words(reading, names, known, text)
    shown: dict[str, str] = {}
    for word in words:
        if word.term:
            shown.setdefault(word.term, word.shown)
    terms = tuple(shown)[:MOST_TERMS]
    said = _said(reading)
    runs = tuple(dict.fromkeys(_runs(text, said)))[:MOST_RUNS]
    spoken = " ".join(word.plain for word in words)
    mentions = list(_mentions(reading, names, text, persons))
    mentions += [(name, "organisation") for name in known.expanded if name in reading.text]
    return AssertionKeys(
        assertion_id,
        str(reading.kind),
        reading.span,
        reading.sentence,
        crc32(spoken.encode("utf-8", "surrogatepass")),
        len(words),
        terms,
        tuple(shown.values())[:MOST_TERMS],
        tuple(dict.fromkeys(_negated(words, text))),
        PARTITIVE.search(reading.text) is not None,
        tuple(dict.fromkeys(_supposed(words, text))),
        tuple(
            _figure_key(figure, reading, words, text) for figure in reading.figures if not _is_ratio(figure)
        ),
        tuple(dict.fromkeys([mention.date for mention in reading.dates] or filter(None, [reading.date]))),
        tuple(dict.fromkeys(_speaker(reading, persons))),
        said,
        runs,
        tuple(dict.fromkeys(mentions)),
        _voice(reading, text, persons),
        _role(reading, text),
    )


class Known(NamedTuple):
    """The words of a text that are no names, and those that are."""

    common: set[str]
    """Written small somewhere."""
    large: set[str]
    """Written large within a sentence somewhere."""
    expanded: list[str]
    """Names that an acronym is given for, however many words and commas they have."""
    offices: dict[str, set[str]]
    """From a person's last name to the terms of their office: who they are, not what is said of them."""


def _is_name(entity: Entity, known: Known, text: str) -> bool:
    """Whether an entity is a name and not a word written large where a sentence begins."""
    if " " in entity.text or country_of(entity.text):
        return True
    word = plain(entity.text)
    if word in known.common or word in EMPTY or NUMBER_WORD.fullmatch(word):
        return False
    before = text[max(0, entity.span.start - 3) : entity.span.start].rstrip(" ,;")
    is_within = before[-1:].islower()
    return is_within or entity.type != "other" or entity.text in known.large or not entity.text.istitle()


def _offices(document: ComparedDocument) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for compared in document.assertions:
        if (role := _role(compared.reading, document.text)) is not None:
            terms = {term(match[0]) for match in WORD.finditer(role[1])}
            found.setdefault(role[0].split()[-1], set()).update(terms)
    return found


def _words(reading: Assertion, entities: Sequence[Entity], known: Known, text: str) -> list[_Word]:
    """The words of an assertion with their terms; of a name, the first word has its key and the others nothing.

    Dates are compared as dates: their words are left out. Of a report, the words that name its speaker and
    their office tell nothing of what is said.
    """
    said = reading.content if reading.kind == AssertionKind.REPORTED else ()
    office = {term(match[0]) for match in WORD.finditer(reading.role or "")}
    names: dict[int, tuple[int, str, str]] = {}
    for entity in entities if reading.attribute != "office" else ():
        if entity.type == PERSON:
            office |= known.offices.get(plain(entity.text.split()[-1]), set())
    for entity in entities:
        if entity.type in NAMED or " " not in entity.text or country_of(entity.text):
            name = without_title(entity.text) if entity.type == PERSON else entity.text
            for key in _name_terms(name, entity.type):
                names[entity.span.end - len(name)] = (entity.span.end, key, name)
    dated = [mention.span for mention in reading.dates]
    words = []
    named_up_to = -1
    runs = reading.parts if reading.kind == AssertionKind.QUOTATION else (reading.span,)
    for match in (match for run in runs for match in WORD.finditer(text, run.start, run.end)):
        word = plain(match[0])
        is_said = any(span.start <= match.start() < span.end for span in said)
        is_frame = term(word) in office or (
            bool(said) and not is_said and _stands_in(match.start(), reading.speaker_span)
        )
        if match.start() in names:
            named_up_to, key, name = names[match.start()]
            is_body = not key.startswith(("@country:", "@of:"))
            words.append(_Word(match.start(), key, word, is_body, " ".join(name.split())))
        elif match.start() < named_up_to or any(span.start <= match.start() < span.end for span in dated):
            continue
        elif is_frame or word in EMPTY or word in LIGHT or len(word) < 2 or NUMBER_WORD.fullmatch(word):
            words.append(_Word(match.start(), "", word))
        else:
            words.append(_Word(match.start(), term(word), word, match[0][0].isupper()))
    return words


def _stands_in(start: int, span: Span | None) -> bool:
    return span is not None and span.start <= start < span.end


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
        needs_to = word.plain in {"yet", "fail", "failed", "fails"}
        if (needs_to and following != "to") or (word.plain == "not" and following == "only"):
            continue
        left, last, before = REACH, word.start, word.plain
        for other in words[number + 1 :]:
            if left == 0 or PAUSE.search(text, last, other.start):
                break
            if other.term and (left == REACH or before in AUXILIARY or other.plain.endswith(("ed", "en"))):
                yield other.term
            left -= bool(other.term)
            last, before = other.start, other.plain


def _supposed(words: Sequence[_Word], text: str) -> Iterator[str]:
    """The terms of conditions, up to the next comma or pause."""
    last: int | None = None
    for word in words:
        if last is not None and re.search(r"[.;:!?,]", text[last : word.start]):
            last = None
        if word.plain in CONDITIONS or last is not None:
            last = word.start
            if word.term:
                yield word.term


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


def _voice(reading: Assertion, text: str, persons: set[str]) -> tuple[str, str] | None:
    """The mention that attributes these words, where it is a name outside of them."""
    place = reading.speaker_span
    if reading.speaker is None or place is None or any(part.covers(place) for part in reading.parts):
        return None
    words = place.of(text)
    if not words.removeprefix("the ")[:1].isupper() or plain(words) in EMPTY:
        return None
    return words, PERSON if reading.speaker in persons else "organisation"


def _mentions(
    reading: Assertion, names: Sequence[Entity], text: str, persons: set[str]
) -> Iterator[tuple[str, str]]:
    place = reading.speaker_span
    if reading.speaker and place is not None and any(part.covers(place) for part in reading.parts):
        words = place.of(text)
        if words.removeprefix("the ")[:1].isupper() and plain(words) not in EMPTY:
            yield words, PERSON if reading.speaker in persons else "organisation"
    for entity in names:
        yield entity.text, entity.type
    for match in UNMARKED.finditer(reading.text):
        span = Span(reading.span.start + match.start(), reading.span.start + match.end())
        if not any(
            span.overlap(entity.span) for entity in names if entity.type in NAMED or " " in entity.text
        ):
            yield match[0], "instrument" if match[0][-1].isdigit() else "other"


def _speaker(reading: Assertion, persons: set[str]) -> Iterator[str]:
    """Keys of who speaks: the name, the office where one is given, the state; "officials" are nobody."""
    if reading.speaker is None:
        return
    office = reading.role or (None if any(map(str.isupper, reading.speaker)) else reading.speaker)
    described = sorted({term(match[0]) for match in WORD.finditer(office or "")} - OFTEN_SAID)
    if len(described) >= 2:
        yield f"office:{' '.join(described)}"
    if office == reading.speaker:
        return
    named = spelling(reading.speaker, PERSON if reading.speaker in persons else "organisation")
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


def _is_ratio(figure: Figure) -> bool:
    """Whether a count was reckoned from two ("26 out of 61 schools") and is none of things."""
    return len(figure.value.partition(".")[2]) > LONGEST_FRACTION


def _figure_key(figure: Figure, reading: Assertion, words: Sequence[_Word], text: str) -> FigureKey:
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
        _fate(figure, reading, words, at, text),
        _beside(words[:at]),
        at > 0 and words[at - 1].plain in PASSING,
    )


def _fate(figure: Figure, reading: Assertion, words: Sequence[_Word], at: int, text: str) -> str:
    """The nearest term behind the number, or else before it, that says what befell the counted, short of another's."""
    starts = sorted(other.span.start for other in reading.figures if other.span != figure.span)
    following = next(
        (start for start in starts if start > figure.span.start), words[-1].start + 1 if words else 0
    )
    preceding = next((start for start in reversed(starts) if start < figure.span.start), -1)
    noun = term(figure.unit.split()[-1]) if figure.unit else ""
    if noun in DEAD:
        return term("dead")
    for number, word in enumerate(words[at : at + FATE_REACH], at):
        if word.start >= following:
            break
        if word.term in DEAD:
            return term("dead")
        if word.term in FATES:
            return _one_or_other(words[number : number + 3])
        if word.term == FOUND and any(other.plain in NEGATIONS for other in words[number - 2 : number]):
            return term("missing")
    for word in reversed(words[max(0, at - FATE_REACH) : at]):
        if (
            word.start > preceding
            and word.term in FATES
            and not PAUSE.search(text, word.start, figure.span.start)
        ):
            return word.term
    return ""


def _one_or_other(words: Sequence[_Word]) -> str:
    """A fate, or two that are left open: "dead or missing" is neither."""
    first, *rest = words
    if len(rest) == 2 and rest[0].plain == "or" and rest[1].term in FATES:
        return " or ".join(sorted((first.term, rest[1].term)))
    return first.term


def _beside(before: Sequence[_Word]) -> int:
    """How many bodies are named singly right in front of a number, joined to it by "and" or "with"."""
    if not before or before[-1].plain not in JOINING:
        return 0
    singly = 0
    for word in reversed(before[-LIST_REACH:-1]):
        if word.term in BODIES or word.is_name:
            singly = 1
            break
    return singly


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
