"""The words of a passage as they are compared: terms and names, what is denied, what is only supposed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from workbench.comparison.agreement import is_name
from workbench.comparison.countries import country_of
from workbench.comparison.spellings import PERSON, spelling, without_title
from workbench.comparison.texts import WORD, plain, word_set
from workbench.comparison.words import EMPTY, LIGHT, NEGATIONS, NUMBER_WORD, term
from workbench.domain.assertions import AssertionKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.domain.assertions import Assertion, Entity
    from workbench.domain.spans import Span

REACH = 4
"""Words behind a negation that it turns."""
NOTHING = word_set("nothing none nobody no")
SURPASSING = word_set(
    "further farther longer larger bigger higher greater faster better worse older deeper smaller lower more less"
)
"""Behind "nothing": the best of its kind is meant and no act denied ("nothing they flew goes further")."""
AUXILIARY = word_set(
    "is are was were be been being has have had do does did will would can could may might to"
)
"""Words in front of a verb: what a negation turns is the word behind it and the verbs."""
CONDITIONS = frozenset({"if", "unless", "whether", "should"})
NAMED = frozenset({"person", "organisation", "place", "instrument", "system"})
PAUSE = re.compile(r"[.,;:!?]")
OF_TIME = re.compile(
    r"(?:[Ll]ast|[Nn]ext) (?:\w{5,9} )?(?:day|night|week|month|quarter|year|decade|century)s?\b"
)
"""Words that only date: in the last fiscal year."""
LARGE = re.compile(r"(?:[a-z]|[a-z][,;])\s([A-Z][\w’-]{1,40})")
"""A word written large behind another: no sentence begins with it."""


class Word(NamedTuple):
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


def is_name_in(entity: Entity, known: Known, text: str) -> bool:
    """Whether an entity is a name and not a word written large where a sentence begins."""
    if " " in entity.text or country_of(entity.text):
        return True
    word = plain(entity.text)
    if word in known.common or word in EMPTY or NUMBER_WORD.fullmatch(word):
        return False
    before = text[max(0, entity.span.start - 3) : entity.span.start].rstrip(" ,;")
    is_within = before[-1:].islower()
    return is_within or entity.type != "other" or entity.text in known.large or not entity.text.istitle()


def words_of(reading: Assertion, entities: Sequence[Entity], known: Known, text: str) -> list[Word]:
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
            words.append(Word(match.start(), key, word, is_name(key), " ".join(name.split())))
        elif match.start() < named_up_to or any(span.start <= match.start() < span.end for span in dated):
            continue
        elif is_frame or _tells_nothing(word) or OF_TIME.match(text, match.start()):
            words.append(Word(match.start(), "", word))
        else:
            words.append(Word(match.start(), term(word), word, match[0][0].isupper()))
    return words


def _tells_nothing(word: str) -> bool:
    return word in EMPTY or word in LIGHT or len(word) < 2 or NUMBER_WORD.fullmatch(word) is not None


def _stands_in(start: int, span: Span | None) -> bool:
    return span is not None and span.start <= start < span.end


def _name_terms(text: str, kind: str) -> Iterator[str]:
    """The term of a name: of a person the last name, of a country the country also where its adjective stands."""
    if country := country_of(text):
        yield f"@country:{country.key}"
    elif (named := spelling(text, kind)) is not None:
        yield "@" + (named.key.split()[-1] if kind == PERSON else named.key)


NOT_BEFORE = re.compile(r"(?:no|none|nothing)\b[^.;:!?,]{2,60}? (?:before|until) ", re.IGNORECASE)
"""What is denied up to a time alone."""
ALL_BUT = re.compile(
    r"(?:nothing|nobody|no one|none|no \w{2,20}) (?:that|which|who|whom) (?:\w{2,20} ){0,3}?"
    r"(?:not\b|cannot\b|\w{2,8}n[’']t\b)",
    re.IGNORECASE,
)
"""Two negations of which the one takes back the other."""


def negated(words: Sequence[Word], text: str) -> Iterator[str]:
    """The terms that stand behind a negation, up to the next pause."""
    for number, word in enumerate(words):
        if word.plain not in NEGATIONS:
            continue
        following = words[number + 1].plain if number + 1 < len(words) else ""
        needs_to = word.plain in {"yet", "fail", "failed", "fails"}
        if following == "have" and number and words[number - 1].plain == "would":
            continue  # "I would not have signed it": nobody says what was
        if (needs_to and following != "to") or (word.plain == "not" and following == "only"):
            continue
        if NOT_BEFORE.match(text, word.start):
            continue  # "no pattern before May": only from then on
        if ALL_BUT.match(text, word.start):
            return  # "nothing that was not on sale": only what was
        if word.plain in NOTHING and any(
            other.plain in SURPASSING for other in words[number + 2 : number + 2 + 2 * REACH]
        ):
            continue
        if word.plain in NOTHING and word.plain != "no":
            yield from (other.term for other in words[max(0, number - 2) : number] if other.term)
        has_object = word.plain == "without" and following.endswith("ing")  # without reaching a decision
        left, last, before = REACH, word.start, word.plain
        for other in words[number + 1 :]:
            if left == 0 or PAUSE.search(text, last, other.start):
                break
            is_near = left == REACH or has_object or before in AUXILIARY
            if other.term and (is_near or other.plain.endswith(("ed", "en"))):
                yield other.term
            left -= bool(other.term)
            last, before = other.start, other.plain


def supposed(words: Sequence[Word], text: str) -> Iterator[str]:
    """The terms of conditions, up to the next comma or pause."""
    last: int | None = None
    for word in words:
        if last is not None and re.search(r"[.;:!?,]", text[last : word.start]):
            last = None
        if word.plain in CONDITIONS or last is not None:
            last = word.start
            if word.term:
                yield word.term
