"""What an assertion is about: the subject of its verb, who acted in an event."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from workbench.extraction.statements.judged import DISJUNCTS
from workbench.extraction.text.lexicon import (
    ADVERBS,
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    EVENT_NOUNS,
    FUNCTION_WORDS,
    MONTHS_AND_DAYS,
    PREPOSITIONS,
    PRONOUNS,
)
from workbench.extraction.text.segments import DASHES, is_verb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.extraction.people.names import Name
    from workbench.extraction.text.tokens import Token

SPANS = frozenset(
    {"week", "month", "year", "night", "summer", "winter", "spring", "autumn", "fall", "weekend"}
)
MOST_LEADS, FARTHEST_LEAD = 3, 24
OPENING = frozenset({"and", "but", "yet", "so", "that", ",", "("})
FARTHEST_DATELINE = 12
NEAR_BE = 4
"""Words in which "was" stands before its participle."""
LONGEST = 12
"""Words of the longest subject: what goes on is a clause, not a name for a thing."""
MARKS = DASHES | {",", ";", ":", "(", ")", ".", "-"}
QUOTES = frozenset({"“", "”", '"', "‘", "’", "'"})
MARKED = frozenset({"“", "”", '"'})
NO_END = (
    PREPOSITIONS | CONJUNCTIONS | ADVERBS | frozenset({"yesterday", "today", "tonight", "longer", "earlier"})
)
"""Words that end no name of a thing."""
RELATIVE = frozenset({"which", "that", "who", "whose", "where", "when"})


class Phrase(NamedTuple):
    """The tokens ``first:last`` of a sentence."""

    first: int
    last: int


def words(tokens: Sequence[Token], phrase: Phrase | None) -> str | None:
    """The phrase as text, without the article it opens with; nothing for a pronoun."""
    if phrase is None:
        return None
    first, last = phrase
    last = _before_time(tokens, first, last)
    while first < last - 1 and tokens[first].low in {"today", "now", "yesterday"}:
        first += 1
    while first < last - 1 and (tokens[first].low in {"the", "a", "an"} or tokens[first].text in QUOTES):
        first += 1
    while first < last and (tokens[last - 1].low in NO_END or tokens[last - 1].text in QUOTES):
        last -= 1
    if first >= last or (last == first + 1 and tokens[first].text[0].isdigit()):
        return None  # "341 were passengers"
    if last == first + 1 and (tokens[first].low in PRONOUNS or tokens[first].low in DETERMINERS):
        return None
    said = tokens[first].text
    for before, token in pairwise(tokens[first:last]):
        if token.text not in MARKED:
            said += (
                token.text if token.start == before.end and before.text not in MARKED else f" {token.text}"
            )
    return said


def _before_time(tokens: Sequence[Token], first: int, last: int) -> int:
    """Where a phrase ends before the day behind it: a jury | on Friday; the council | last night."""
    end = last
    if (
        end - first > 2
        and tokens[end - 2].low == "in"
        and len(tokens[end - 1].text) == 4
        and tokens[end - 1].text.isdecimal()
    ):
        return end - 2
    if end - first > 1 and tokens[end - 1].low in MONTHS_AND_DAYS and tokens[end - 1].text != "May":
        end -= 1
    elif end - first > 2 and tokens[end - 1].low in SPANS and tokens[end - 2].low in {"last", "this", "next"}:
        end -= 2
    elif end - first > 1 and tokens[end - 1].low in {"yesterday", "today"}:
        end -= 1
    if end < last and end - first > 1 and tokens[end - 1].low in {"on", "in"}:
        end -= 1
    return end


def of_clause(tokens: Sequence[Token], first: int, last: int) -> Phrase | None:
    """The noun phrase before the first finite verb of ``tokens[first:last]``, what only leads to it left out."""
    if first >= last:
        return None
    start = _after_lead(tokens, first, last)
    verb = next((k for k in range(start + 1, last) if is_verb(tokens, k)), None)
    if verb is None:
        return None
    end = verb
    for k in range(start, verb):
        if k > start and (
            tokens[k].low in MARKS or tokens[k].low in RELATIVE or _opens_participle(tokens, k)
        ):
            end = k
            break
    while end > start + 1 and (tokens[end - 1].low in ADVERBS or tokens[end - 1].low.endswith("ly")):
        end -= 1
    if (
        end <= start
        or end - start > LONGEST
        or tokens[start].low == "there"
        or (tokens[start].low in PREPOSITIONS and tokens[start + 1].low not in {"least", "most"})
    ):
        return None
    return Phrase(start, end)


def _after_lead(tokens: Sequence[Token], first: int, last: int) -> int:
    """Where the main clause begins: behind a conjunction, and behind "In May," or "Some days later,"."""
    start = _after_dateline(tokens, first, last)
    while start < last - 1 and (tokens[start].low in OPENING or tokens[start].text in QUOTES):
        start += 1
    for _ in range(MOST_LEADS):
        comma = _end_of_lead(tokens, start, last)
        if comma is None:
            break
        start = comma + 1
    if tokens[start].low in {"last", "next", "this"} and start + 2 < last and tokens[start + 1].low in SPANS:
        return start + 2 + (tokens[start + 2].low == ",")
    if tokens[start].low in PREPOSITIONS:
        # "In May Norway sold": a short phrase without its comma.
        return next((k for k in range(start + 2, min(last, start + 10)) if _begins_anew(tokens, k)), start)
    return start


def _after_dateline(tokens: Sequence[Token], first: int, last: int) -> int:
    """Where the words begin behind OSLO, Norway — or the start itself."""
    if len(tokens[first].text) < 3 or not tokens[first].text.isupper():
        return first
    near = range(first + 1, min(last - 1, first + FARTHEST_DATELINE))
    dash = next((k for k in near if (tokens[k].text in DASHES or tokens[k].text in {"-", ":"})), None)
    return first if dash is None else dash + 1


def _begins_anew(tokens: Sequence[Token], k: int) -> bool:
    """Whether another noun phrase begins behind a short opening phrase: In May | Norway; Under the Act | a firm."""
    before = tokens[k - 1]
    if before.low in PREPOSITIONS or before.low in DETERMINERS or before.low in CONJUNCTIONS:
        return False
    if before.text.isdecimal() and len(before.text) == 4:
        # Since 2022 | at least eleven cables have been cut.
        return tokens[k].low not in MARKS and (tokens[k].low not in PREPOSITIONS or tokens[k].low == "at")
    if tokens[k].low in DETERMINERS or tokens[k].low in PRONOUNS:
        return True
    if tokens[k].low in MONTHS_AND_DAYS:
        return False
    return tokens[k].is_capitalised and (not before.is_capitalised or before.low in MONTHS_AND_DAYS)


def _end_of_lead(tokens: Sequence[Token], start: int, last: int) -> int | None:
    """The comma behind what only leads to the main clause, if something does."""
    low = tokens[start].low
    leads = (
        low in PREPOSITIONS
        or low in CONJUNCTIONS
        or low in ADVERBS
        or low in DISJUNCTS
        or low.endswith(("ly", "ing", "ed"))
    )
    leads = leads and not (start + 1 < last and tokens[start + 1].low in {"least", "most"})
    for k in range(start, min(last - 1, start + FARTHEST_LEAD)):
        if tokens[k].low == ",":
            timed = tokens[k - 1].low in {"later", "earlier", "ago", "afterwards", "before", "on", "now"}
            behind = tokens[k + 1]
            if (_may_open(behind) and (leads or timed)) or (timed and behind.low in PREPOSITIONS):
                return k
    return None


def _may_open(token: Token) -> bool:
    """Whether a word can begin a subject: not "known as", not "which"."""
    low = token.low
    if token.is_capitalised or low in DETERMINERS or low in PRONOUNS or low in {"only", "nearly", "almost"}:
        return True
    if token.text[0].isdigit():
        return True
    return token.is_word and low not in FUNCTION_WORDS and not low.endswith(("ed", "ing", "ly", "wn"))


def _opens_participle(tokens: Sequence[Token], k: int) -> bool:
    """The sanctions imposed on, a firm selling: what follows the noun is no part of its name."""
    low = tokens[k].low
    return (
        low.endswith(("ed", "ing"))
        and not tokens[k].is_capitalised
        and k + 1 < len(tokens)
        and tokens[k + 1].low in PREPOSITIONS
        and tokens[k - 1].low not in DETERMINERS
        and tokens[k - 1].low not in PREPOSITIONS
    )


def of_event(tokens: Sequence[Token], first: int, last: int, names: Sequence[Name]) -> Phrase | None:
    """Who acted: the agent behind "by", else the subject of the verb, else whose noun of happening it is."""
    last = next((k for k in range(first + 1, last) if tokens[k].low == "according"), last)
    agent = next(
        (name for name in names if first < name.first < last and _is_agent(tokens, name.first, name.last)),
        None,
    )
    if agent:
        return Phrase(agent.first, agent.last)
    owner = next((name for name in names if first <= name.first < last and _owns_event(tokens, name)), None)
    subject = of_clause(tokens, first, last)
    return subject or (Phrase(owner.first, owner.last) if owner else None)


def _is_agent(tokens: Sequence[Token], k: int, last: int) -> bool:
    """Whether a name stands behind "by" or "by the" with a participle or a happening before it."""
    by = k - 1 if tokens[k - 1].low == "by" else k - 2
    if by < 1 or tokens[by].low != "by" or (by == k - 2 and tokens[k - 1].low not in DETERMINERS):
        return False
    before = tokens[by - 1]
    if before.low not in EVENT_NOUNS and not _is_passive_verb(tokens, by - 1):
        return False
    if last < len(tokens) and tokens[last].is_word and tokens[last].low not in FUNCTION_WORDS:
        return False
    return before.low.endswith(("ed", "en")) or before.low in EVENT_NOUNS


def _is_passive_verb(tokens: Sequence[Token], k: int) -> bool:
    """Whether a participle is the verb of the clause or nothing is: was attacked by; not "letters obtained by"."""
    if any(token.low in BE for token in tokens[max(0, k - NEAR_BE) : k]):
        return True
    return not any(is_verb(tokens, i) for i in range(max(0, k - LONGEST), k))


def _owns_event(tokens: Sequence[Token], name: Name) -> bool:
    """Norway’s withdrawal, the withdrawal of Norway, the Norwegian withdrawal."""
    near = [token.low for token in tokens[max(0, name.first - 3) : name.first]]
    behind = [token.low for token in tokens[name.last : name.last + 4]]
    of_it = "of" in near and any(low in EVENT_NOUNS for low in near)
    return of_it or any(low in EVENT_NOUNS for low in behind)
