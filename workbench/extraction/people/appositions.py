"""What is said of something right beside its name: offices held, ownership, standing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.spans import Span
from workbench.extraction.people.names import POSTNOMINALS, without_titles
from workbench.extraction.people.roles import is_calling
from workbench.extraction.speech.cues import CUES
from workbench.extraction.statements.stated import Statement
from workbench.extraction.text.lexicon import DETERMINERS, FUNCTION_WORDS, PREPOSITIONS, SUPERLATIVES
from workbench.extraction.text.segments import is_verb
from workbench.extraction.text.words import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.extraction.people.names import Name
    from workbench.extraction.reading import Reading, Sentence
    from workbench.extraction.text.tokens import Token

LONGEST_OFFICE = 10
OWNED = frozenset(
    {"state-owned", "state-run", "government-owned", "privately-owned", "family-owned", "foreign-owned"}
)


RELATIONAL = word_set(
    """
    ally capital neighbour neighbor rival partner subsidiary owner maker member home unit arm branch division
    parent affiliate supplier producer importer exporter buyer operator developer manufacturer author
    successor predecessor adversary stronghold hometown birthplace headquarters seat port signatory client
    customer creditor lender employer contractor sponsor shareholder investor distributor hub gateway
    publisher insurer builder carrier airline province tributary
    """
)
"""What a thing is to another: a capital, a subsidiary, an ally."""
LONGEST_STANDING = 14
BEFORE_ANOTHER = frozenset({"of", "for", "at", "and", "or", "with", "in", "'s"})
"""Right before a name these make the office before them another's: the head of Acme."""
QUALIFIERS = word_set(
    "first former acting senior junior vice deputy national security state treasury foreign defence defense prime "
    "assistant principal chief general lady major minor"
)
RELATIVE = frozenset({"who", "which", "whose", "that", "but", "when", "while"})
ENDS = frozenset({",", ".", ";", ")", "—", "–"})


def appositions(reading: Reading) -> Iterator[Statement]:
    """What stands beside names outside quotations, an office once for each person."""
    seen: set[str] = set()
    for sentence in reading.sentences:
        for name in sentence.names:
            if reading.run_over(name.span):
                continue
            offices = list(_offices(sentence, name)) if name.type == "person" else []
            if not offices:
                yield from _standings(sentence, name)
            elif (key := _surname(sentence.tokens, name)) not in seen:
                seen.add(key)
                yield from offices
        yield from _owned(reading, sentence)


def _surname(tokens: Sequence[Token], name: Name) -> str:
    _, bare = without_titles(tokens[name.first : name.last])
    return bare[-1].low if bare else name.text


def _offices(sentence: Sentence, name: Name) -> Iterator[Statement]:
    """A person with the office held: the US adviser Ann Hill; Ann Hill, an adviser."""
    office = _office(sentence.tokens, name)
    if office:
        title, bare = without_titles(sentence.tokens[name.first : name.last])
        kept = bare if title else sentence.tokens[name.first : name.last]
        yield Statement(office, sentence, " ".join(token.text for token in kept), "office")


def _standings(sentence: Sentence, name: Name) -> Iterator[Statement]:
    """What a thing is to others, said between commas: its largest supplier, Acme; Bergen, the second port of Norway."""
    tokens, first, last = sentence.tokens, name.first, name.last
    comma = (
        last + 3
        if last + 3 < len(tokens) and tokens[last].text == "(" and tokens[last + 2].text == ")"
        else last
    )
    if comma + 1 < len(tokens) and tokens[comma].low == ",":
        end = _end_of_standing(tokens, comma + 1)
        if end:
            yield Statement(Span(tokens[first].start, tokens[end - 1].end), sentence, name.text, "standing")
    opens = first - 1 if first and tokens[first - 1].low == "the" else first
    if opens > 1 and tokens[opens - 1].low == "," and (last == len(tokens) or tokens[last].text in ENDS):
        start = _start_of_standing(tokens, opens - 1)
        if start is not None:
            yield Statement(Span(tokens[start].start, tokens[last - 1].end), sentence, name.text, "standing")


def _end_of_standing(tokens: Sequence[Token], start: int) -> int | None:
    """One past a noun phrase that ends at a mark and says what a thing is to others."""
    end = start
    while end < len(tokens) and end - start < LONGEST_STANDING and tokens[end].text not in ENDS:
        end += 1
    closed = end < len(tokens) and tokens[end].text in ENDS
    return end if closed and end > start + 1 and _is_standing(tokens[start:end]) else None


def _start_of_standing(tokens: Sequence[Token], end: int) -> int | None:
    """Where such a noun phrase begins that ends before ``end``."""
    for start in range(end - 1, max(-1, end - LONGEST_STANDING), -1):
        if tokens[start].text in ENDS or is_verb(tokens, start):
            return None
        if tokens[start].low in DETERMINERS and _is_standing(tokens[start:end]):
            return start
    return None


def _is_standing(words: Sequence[Token]) -> bool:
    """Whether a noun phrase without a verb has a relational noun, or a superlative, before any preposition."""
    possessive = any(word.low == "'s" for word in words[:4])
    if not (words[0].low in DETERMINERS or possessive) or any(is_verb(words, k) for k in range(len(words))):
        return False
    head = next((k for k, word in enumerate(words) if k and word.low in PREPOSITIONS), len(words))
    phrase = words[:head]
    return phrase[-1].low in RELATIONAL or any(
        word.low in SUPERLATIVES or word.low.split("-")[0] in SUPERLATIVES for word in phrase
    )


def _office(tokens: Sequence[Token], name: Name) -> Span | None:
    """The words that give a person an office: before the name, inside it, or behind it between commas."""
    first, last = name.first, name.last
    k = _start_of_office(tokens, first)
    if any(_is_office(word) for word in tokens[k:first]) and not (k and tokens[k - 1].low == "to"):
        opened = tokens[k].low in DETERMINERS or not k or not tokens[k - 1].is_word
        return Span(tokens[k].start, tokens[last - 1].end) if opened or _is_free(tokens[k - 1]) else None
    title, _ = without_titles(tokens[first:last])
    if len(title) > 1 and any(_is_office(word) for word in title):
        return name.span
    return _office_behind(tokens, first, last)


def _is_office(token: Token) -> bool:
    """A word that names an office alone: not the "national" of a national adviser, nor the rank of Maj. Hill."""
    return is_calling(token) and token.low not in QUALIFIERS and not token.text.endswith(".")


def _start_of_office(tokens: Sequence[Token], first: int) -> int:
    """Where the words of office before a name begin, what qualifies them included: the bank's country director."""
    if first and tokens[first - 1].low in BEFORE_ANOTHER:
        return first
    if any(token.low == "whose" for token in tokens[max(0, first - 4) : first]):
        return first  # whose head, Ann Hill: of what, the words do not tell
    k = start = first - 1 if first > 1 and tokens[first - 1].low == "," else first
    while k > 0 and start - k < LONGEST_OFFICE and _belongs_to_office(tokens[k - 1]):
        k -= 1
        if tokens[k].low in DETERMINERS:
            break
    while k < start and tokens[k].low in {"of", "for", "'s", "and", "in"}:
        k += 1
    while 0 < k < start and start - k < LONGEST_OFFICE and _qualifies(tokens, k):
        k -= 1
    return k


def _is_free(token: Token) -> bool:
    """Whether an office may begin behind this word: it is no noun that the office belongs to."""
    return token.low in FUNCTION_WORDS or token.low in CUES


def _office_behind(tokens: Sequence[Token], first: int, last: int) -> Span | None:
    """Ann Hill, 52, a director at the bank: up to the next mark or verb."""
    start = last + 1
    if last >= len(tokens) or tokens[last].low != ",":
        return None
    if start + 1 < len(tokens) and tokens[start + 1].low == "," and _is_aside(tokens[start]):
        start += 2
    end = start
    while end < len(tokens) and end - start < 2 * LONGEST_OFFICE and _may_describe(tokens, end):
        end += 1
    words = tokens[start:end]
    return Span(tokens[first].start, tokens[end - 1].end) if words and _describes(words) else None


def _is_aside(token: Token) -> bool:
    """An age or letters between a name and its office."""
    return token.text.isdecimal() or token.text in POSTNOMINALS


def _may_describe(tokens: Sequence[Token], k: int) -> bool:
    token = tokens[k]
    return (token.is_word or token.low == "'s") and token.low not in RELATIVE and not is_verb(tokens, k)


def _qualifies(tokens: Sequence[Token], k: int) -> bool:
    """Whether the word before ``tokens[k]`` qualifies the office that begins there."""
    before = tokens[k - 1]
    if tokens[k].low in DETERMINERS or is_verb(tokens, k - 1):
        return False
    if before.low in {"'s", "'"} or tokens[k].low == "'s" or before.low in DETERMINERS:
        return True
    if tokens[k].is_capitalised and not before.is_capitalised:
        return False
    return (
        before.is_word
        and before.low not in FUNCTION_WORDS
        and before.low not in CUES
        and not before.low.endswith(("ed", "ing", "ly"))
    )


def _belongs_to_office(token: Token) -> bool:
    if (
        is_calling(token)
        or token.low in DETERMINERS
        or token.low in {"of", "for", "'s", "former", "acting", "and", "in"}
    ):
        return True
    return token.is_word and token.is_capitalised and (token.low not in FUNCTION_WORDS or token.text == "US")


def _describes(words: Sequence[Token]) -> bool:
    """A director at the bank; not "a director of the bank said", not the next of a list."""
    if not (words[0].low in DETERMINERS or is_calling(words[0])):
        return False
    head = next((k for k, word in enumerate(words) if k and word.low in PREPOSITIONS), len(words))
    listed = any(
        word.low == "and" and words[k + 1 : k + 2] and words[k + 1].low in DETERMINERS
        for k, word in enumerate(words)
    )
    return _is_office(words[head - 1]) and not listed


def _owned(reading: Reading, sentence: Sentence) -> Iterator[Statement]:
    """A state-owned thing with its name."""
    for k, token in enumerate(sentence.tokens):
        if token.low not in OWNED:
            continue
        end = k + 1
        while (
            end < len(sentence.tokens)
            and end - k < 8
            and sentence.tokens[end].is_word
            and sentence.tokens[end].low not in FUNCTION_WORDS
            and not is_verb(sentence.tokens, end)
            and not (sentence.tokens[end - 1].is_capitalised and not sentence.tokens[end].is_capitalised)
        ):
            end += 1
        first = k - 2 if k > 1 and sentence.tokens[k - 1].low == "'s" else k
        if end > k + 1 and not reading.run_over(Span(token.start, token.end)):
            span = Span(sentence.tokens[first].start, sentence.tokens[end - 1].end)
            yield Statement(span, sentence, span.of(reading.text), "ownership")
