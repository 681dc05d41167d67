"""Names in a sentence: people, organisations, places, systems, and what a document calls each of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from workbench.domain.assertions import Entity
from workbench.domain.spans import Span
from workbench.extraction.figures.currencies import CODES as CURRENCY_CODES
from workbench.extraction.figures.numerals import CARDINALS
from workbench.extraction.people.fields import adds_field, past_field
from workbench.extraction.people.gazetteer import (
    ADDRESS,
    COUNTRIES,
    DEMONYMS,
    METONYMS,
    ORGANISATION_WORDS,
    PLACE_OPENERS,
    PLACE_WORDS,
    RANKS,
)
from workbench.extraction.people.given_names import GIVEN
from workbench.extraction.text.lexicon import FUNCTION_WORDS, MONTHS_AND_DAYS
from workbench.extraction.text.tokens import LOW, Token
from workbench.extraction.text.words import Remembered, word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

LINKS = frozenset(
    {
        "of",
        "and",
        "for",
        "the",
        "&",
        "de",
        "du",
        "la",
        "le",
        "bin",
        "al",
        "van",
        "von",
        "der",
        "on",
        "ul",
        "ur",
    }
)
BEFORE_MONTH = word_set(
    "in on since by until till last this next from to of early late mid during after before every"
)
LONGEST_NAME, PAIR = 12, 2
CLOSES_NICKNAME = {"“": "”", '"': '"', "‘": "’", "'": "'"}
ENDS_JOINT_NAME = word_set(
    "agreement agency commission committee department ministry council initiative road trade administration "
    "technologies islands"
)
"""Words that close a name with "and" inside it: Basic Exchange and Cooperation Agreement."""
HEADS_NAME = word_set("strait gulf bay republic state states university bank act treaty head house war")
POSTNOMINALS = word_set("QC KC SC MP MEP MSP MLA CBE OBE MBE PhD MD Esq FRS JP TD MNA MNAs")
"""Letters behind a person's name."""
ROMAN_OR_MODEL = re.compile(r"(?:[A-Z][\w]*[-‐‑])?(?:[IVX]{1,5}|\d{1,4}[A-Z]{0,2})")
SYSTEM = re.compile(r"[A-Z][A-Za-z]{0,15}[-‐‑](?:\d{1,4}[A-Z]{0,3}|[IVX]{1,4})")
SENTENCE_OPENERS = FUNCTION_WORDS | word_set(
    """
    historically ironically recently moreover furthermore additionally ultimately overall meanwhile
    consequently hence similarly likewise indeed finally instead unfortunately however candidly according
    nobody everybody somebody everyone someone anyone nothing something everything none contrary similar gross built
    born
    such despite both one two three many several other others last next earlier later today yesterday people
    officials critics experts analysts under post do does did let imagine yes no why how what whether
    throughout perhaps maybe given while together separately elsewhere
    """
)

# A run of capitalised words that ends or begins like this is no person.
NO_PERSON = (
    ORGANISATION_WORDS
    | RANKS
    | PLACE_WORDS
    | COUNTRIES
    | word_set(
        """
        war initiative agreement program programme group treaty order era states amendment act convention
        crisis revolution project plan deal accord summit strategy policy theory prize award cup game games
        day week month year street electric motors mills dynamics south north east west central new old
        great supreme national international united republicans democrats economic foreign defense defence
        nuclear global world senate state department house
        """
    )
)


class Name(NamedTuple):
    """A run of capitalised words ``tokens[first:last]`` taken as one name."""

    first: int
    last: int
    text: str
    type: str
    span: Span


def names_in(tokens: Sequence[Token], text: str) -> list[Name]:
    """The names among the tokens of one sentence, in order."""
    found: list[Name] = []
    past = 0
    for i in [k for k, token in enumerate(tokens) if token.text[0].isupper()]:
        if i < past or _only_opens(tokens, i):
            continue
        last = _end_of_name(tokens, i)
        first = i
        while first < last and tokens[first].low in MONTHS_AND_DAYS and not _is_given(tokens, first, last):
            first += 1
        while last > first and (tokens[last - 1].low in LINKS or tokens[last - 1].low in MONTHS_AND_DAYS):
            last -= 1
        if first < last and not (
            last == first + 1 and tokens[first].low in FUNCTION_WORDS and tokens[first].low != "us"
        ):
            span = Span(tokens[first].start, tokens[last - 1].end)
            words = " ".join(span.of(text).split())
            kind = TYPE_OF[" ".join([token.text for token in tokens[first:last]])]
            found.append(Name(first, last, words, kind, span))
        past = last
    return found


def _is_given(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the name of a month is somebody's: Jan Novak, August Reed."""
    if tokens[first].low not in GIVEN or last - first < PAIR:
        return False
    return not first or not (tokens[first - 1].low in BEFORE_MONTH or tokens[first - 1].text[0].isdigit())


def _only_opens(tokens: Sequence[Token], i: int) -> bool:
    """Whether the capital is there because a sentence begins, not because it is a name."""
    low = tokens[i].low
    if low in MONTHS_AND_DAYS and not (i + 1 < len(tokens) and tokens[i + 1].text[0].isupper()):
        return True
    if tokens[i].text == "I":
        return True
    if i and tokens[i - 1].text not in "“\"‘'.;:—–-…(":
        return low in FUNCTION_WORDS and low != "us"
    if low == "us":
        return tokens[i].text != "US"
    if low in SENTENCE_OPENERS or low.split("-")[0] in CARDINALS:
        return True
    follows = i + 1 < len(tokens) and tokens[i + 1].text[0].isupper()
    return not follows and low.endswith(("ly", "ing")) and low not in COUNTRIES


def _end_of_name(tokens: Sequence[Token], i: int) -> int:
    """One past the last token of the name that begins at ``i``."""
    last = i + 1
    while last < len(tokens) and last - i < LONGEST_NAME:
        token = tokens[last]
        if token.text[0].isupper() and (token.low not in FUNCTION_WORDS or token.low == "us"):
            last += 1
        elif (
            token.text.isdecimal()
            and len(token.text) <= 4
            and tokens[last - 1].text not in CURRENCY_CODES
            and tokens[last - 1].text.isupper()
            and len(tokens[last - 1].text) < 4
        ):
            last += 1  # S 400, a model number
        elif _opens_nickname(tokens, last):
            last += 4
        elif token.low == "," and adds_field(tokens, last):
            last += 2
        elif token.low in LINKS and last + 1 < len(tokens) and _link_holds(tokens, last):
            last += 1 if tokens[last + 1].text[0].isupper() else 2
        else:
            break
    return last


def _opens_nickname(tokens: Sequence[Token], i: int) -> bool:
    """Ann “Nan” Hill, Ann (Nan) Hill: the name goes on behind what friends say."""
    if i + 3 >= len(tokens) or tokens[i].text not in CLOSES_NICKNAME:
        return False
    inside, close, after = tokens[i + 1 : i + 4]
    named = inside.is_capitalised and after.is_capitalised and after.low not in FUNCTION_WORDS
    return named and close.text in CLOSES_NICKNAME[tokens[i].text]


def _link_holds(tokens: Sequence[Token], i: int) -> bool:
    """Whether "of", "and", "for" inside capitalised words belongs to the name."""
    word, following = tokens[i].low, tokens[i + 1]
    if word in {"of", "for"} and following.low == "the" and i + 2 < len(tokens):
        return tokens[i + 2].text[0].isupper() and _heads_name(tokens, i)
    if not following.text[0].isupper():
        return False
    if word in {"of", "for", "on"}:
        return _heads_name(tokens, i)
    if word in {"and", "&"}:
        # "Basic Exchange and Cooperation Agreement" is one name, "Pakistan and India" are two.
        return (
            word == "&"
            or adds_field(tokens, i)
            or (
                tokens[i - 1].low not in COUNTRIES
                and following.low not in COUNTRIES
                and (following.low not in METONYMS)
                and i + 2 < len(tokens)
                and tokens[i + 2].low in ENDS_JOINT_NAME
            )
        )
    return word not in {"the", "on"}


def _heads_name(tokens: Sequence[Token], i: int) -> bool:
    head = tokens[i - 1].low
    return head in ORGANISATION_WORDS or head in RANKS or head in HEADS_NAME


def _type_of(name: str) -> str:
    return type_of([Token(word, LOW[word], 0, len(word)) for word in name.split(" ")])


TYPE_OF = Remembered(_type_of)


def type_of(tokens: Sequence[Token]) -> str:
    """person, organisation, place, system or other, from the words themselves."""
    tokens = _without_nickname(tokens)
    words = [token.low for token in tokens]
    whole = " ".join(words)
    if whole in COUNTRIES or whole in METONYMS or words[-1] in PLACE_WORDS:
        return "place"
    if _is_system(tokens):
        return "system"
    if len(tokens) > 1 and words[0] in PLACE_OPENERS:
        return "place"
    title, bare = without_titles(tokens)
    if len(bare) + len(title) < len(tokens):
        return type_of(tokens[: len(title) + len(bare)])
    if not bare[0].is_capitalised:
        return "other" if title else "organisation"  # The Minister of Health: nobody is named
    if title and len(bare) <= 3 and not NO_PERSON.intersection(token.low for token in bare):
        return "person"
    if ORGANISATION_WORDS.intersection(words):
        return "organisation"
    if len(words) == 1:
        return "organisation" if _is_acronym(tokens[0]) else "other"
    return "person" if _looks_like_person(tokens, words) else "other"


def _is_system(tokens: Sequence[Token]) -> bool:
    """S-400, Shaheen III, Falcon 9."""
    if any(not token.text.isalpha() and SYSTEM.fullmatch(token.text) for token in tokens):
        return True
    return (
        len(tokens) > 1 and ROMAN_OR_MODEL.fullmatch(tokens[-1].text) is not None and tokens[-1].text != "I"
    )


def _is_acronym(token: Token) -> bool:
    return 2 <= len(token.text) <= 6 and token.text.isupper() and token.low not in DEMONYMS


def _looks_like_person(tokens: Sequence[Token], words: Sequence[str]) -> bool:
    """Two to four capitalised words, none of which is known to name something else."""
    shape = 2 <= len(words) <= 4 and all(
        token.text[0].isalpha() and not (token.text.isupper() and len(token.text) > 2) for token in tokens
    )
    if {"of", "and"}.intersection(words) or words[-1] in RANKS:
        return False
    if words[0] in GIVEN:
        return shape and not PLACE_WORDS.intersection(words)
    return (
        shape and words[0] not in DEMONYMS and words[0] not in COUNTRIES and not NO_PERSON.intersection(words)
    )


def _without_nickname(tokens: Sequence[Token]) -> Sequence[Token]:
    for k in range(1, len(tokens) - 3):
        if tokens[k].text in CLOSES_NICKNAME and tokens[k + 2].text in CLOSES_NICKNAME[tokens[k].text]:
            return [*tokens[:k], *tokens[k + 3 :]]
    return tokens


def without_titles(tokens: Sequence[Token]) -> tuple[list[Token], list[Token]]:
    """The tokens of a mention split in title and bare name: "US Deputy Advisor | Ann Hill", "Mr. | Obama"."""
    if len(tokens) == 1:
        return [], list(tokens)
    tokens = _without_nickname(tokens)
    cut, end, k = 0, len(tokens), 0
    while end > 1 and tokens[end - 1].text in POSTNOMINALS:
        end -= 1
    while k < end - 1:
        if (past := past_field(tokens, k)) > k:
            # The Minister for Roads | Ann Hill, but the Ministry of Foreign Affairs: no title without an office.
            cut = past if cut == k and past < end else cut
            k = past
            continue
        k += 1
        if tokens[k - 1].low in RANKS or tokens[k - 1].low in ADDRESS:
            cut = k
    return list(tokens[:cut]), list(tokens[cut:end])


def entities(names: Sequence[Name]) -> tuple[Entity, ...]:
    """Names as the assertion record keeps them."""
    return tuple(Entity(name.text, name.type, name.span) for name in names)
