"""Who speaks: the noun phrase before a reporting verb, over what stands between the two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.extraction.people.gazetteer import RANKS
from workbench.extraction.people.roles import is_calling
from workbench.extraction.speech.cues import CUES, PEOPLE_NOUNS
from workbench.extraction.speech.phrases import (
    LINKS,
    STOPS,
    TOGETHER,
    Source,
    is_name,
    is_plausible,
    phrase_ending,
    source_after,
)
from workbench.extraction.text.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    MONTHS_AND_DAYS,
    PREPOSITIONS,
    PRONOUNS,
)
from workbench.extraction.text.tokens import QUOTED
from workbench.extraction.text.verbs import IRREGULAR_PARTICIPLES, is_finite, is_past, looks_past

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.extraction.text.tokens import Token

LONGEST_SUBJECT = 20
LONGEST_ASIDE = 30
LONGEST_RELATIVE = 16
OPENS_REFUSAL = frozenset({"not", "to", "that"})
"""What stands behind the verb in: who asked not to be named; who refused to be named."""
ENDS_RELATIVE = STOPS | CONJUNCTIONS - {"and", "or", "as"}
BRIEFED = frozenset({"close", "familiar", "briefed", "privy"})
"""What a nameless source is: close to the talks."""
BEFORE_CLAUSE = STOPS | {"and", "but", "that"}
OPENS_TAIL = PREPOSITIONS | {"and", "or"}
OPENS_ASIDE = (
    DETERMINERS
    | PREPOSITIONS
    | frozenset({"who", "which", "whose", "while", "when", "speaking", "himself", "herself"})
)


def source_before(items: Sequence[Token], k: int) -> Source | None:
    """The source whose last item is ``k``, looking through asides between commas, dashes and brackets."""
    if k < 0:
        return None
    low = items[k].low
    if low in PRONOUNS or (low in TOGETHER and (k == 0 or items[k - 1].low in BEFORE_CLAUSE)):
        return Source(k, k + 1, k, k + 1)
    if low in {"who", "which"}:
        j = k - 1 - (k > 0 and items[k - 1].low == ",")
        found = phrase_ending(items, j)
        return found and found._replace(outer_last=found.last, mention=k)
    if low in {",", "—", "–", "--"}:
        return _before_aside(items, k)
    if low == ")":
        j = k - 1
        while j > 0 and items[j].low != "(" and k - j < LONGEST_ASIDE:
            j -= 1
        found = phrase_ending(items, j - 1) if items[j].low == "(" else None
        return found and found._replace(outer_last=k + 1)
    if relative := _before_relative(items, k):
        return relative
    found = phrase_ending(items, k)
    wide = _whole_subject(items, k)
    hangs = found is not None and found.first > 0 and items[found.first - 1].low in OPENS_TAIL
    if wide and (found is None or (hangs and not is_plausible(items, found, weak=True))):
        return wide
    return _subject_of_clause(items, found) if found else None


def _before_relative(items: Sequence[Token], k: int) -> Source | None:
    """The phrase before a relative clause that ends at item ``k``: A man who asked not to be named | said."""
    who = k
    while who >= 0 and items[who].low not in ENDS_RELATIVE:
        if k - who >= LONGEST_RELATIVE:
            return None
        who -= 1
    if who < 0 or items[who].low != "who":
        return None
    if who < 1 or k == who:
        return None
    if k - who == 1:  # those who died | said
        found = phrase_ending(items, who - 1) if is_past(items[k]) and items[k].low not in CUES else None
        return _over_preposition(items, found, k)
    verb = who + 1
    while verb < k and (items[verb].low in AUXILIARIES or items[verb].low in ADVERBS):
        verb += 1
    # Who said she left: the clause behind that verb has a subject of its own.
    if verb == k or (items[verb].low in CUES and items[verb + 1].low not in OPENS_REFUSAL):
        return None
    return _over_preposition(items, phrase_ending(items, who - 1), k)


def _over_preposition(items: Sequence[Token], found: Source | None, k: int) -> Source | None:
    """The phrase before a relative clause, or the one that it hangs on: families of | patients who died."""
    if found is not None and found.first and items[found.first - 1].low in PREPOSITIONS:
        found = at_clause_start(items, found.first - 1)
    return found and found._replace(outer_last=k + 1)


def _whole_subject(items: Sequence[Token], k: int) -> Source | None:
    """All words from the clause's start to item ``k`` where they are one phrase: Experts on trade and war | said."""
    if items[k].low in {"and", "or"}:
        return None  # He stood before the board and | said: the verb has its subject elsewhere.
    j = k
    while (
        j >= 0
        and items[j].low not in STOPS
        and (items[j].low not in CONJUNCTIONS or items[j].low in {"and", "or"})
    ):
        if k - j >= LONGEST_SUBJECT or (is_finite(items[j]) and not _is_reduced(items, j, k)):
            return None
        j -= 1
    first = j + 1
    while first < k and items[first].low in {"and", "or"}:
        first += 1
    if (
        first >= k
        or items[first].low in PREPOSITIONS
        or items[first].low in ADVERBS
        or items[first].low in MONTHS_AND_DAYS
        or items[first].low.endswith("ing")
    ):
        return None
    return Source(first, k + 1, first, k + 1)


def _is_reduced(items: Sequence[Token], j: int, k: int) -> bool:
    """Whether a past form only describes the noun before it: a report | released last year."""
    return (
        looks_past(items[j])
        and j < k
        and (items[j + 1].low in PREPOSITIONS or items[j + 1].low in {"last", "this"})
    )


def _before_aside(items: Sequence[Token], k: int) -> Source | None:
    """NP, a role at a place, said: the phrase before the aside that closes with item ``k``."""
    p, mark = k - 1, items[k].low
    while p > 0 and k - p < LONGEST_ASIDE:
        if items[p].low == QUOTED:
            return None
        if (
            items[p].low == mark
            and k - p > 1
            and (mark != "," or _is_aside(items[p + 1 : k]) or _is_role(items, p - 1))
        ):
            last = p - 1
            while last > 0 and items[last].low in AUXILIARIES:
                last -= 1
            if items[last].low == ")":
                last = next((j - 1 for j in range(last, max(0, last - 8), -1) if items[j].low == "("), last)
            found = phrase_ending(items, last)
            # Acme, which sits in Durham, Ohio, said: what hangs on a preposition is no subject.
            if found and not (
                found.first
                and items[found.first - 1].low in PREPOSITIONS
                and items[found.first - 1].low not in CONJUNCTIONS
            ):
                named = _whole_of(items, found) or _office_of_list(items, found) or _outermost(items, found)
                return named._replace(outer_last=k)
            if found and (whole := at_clause_start(items, found.first - 1)):
                return whole._replace(last=found.last, outer_last=k)
        p -= 1
    return None


def _whole_of(items: Sequence[Token], found: Source) -> Source | None:
    """Those of whom an aside names one: critics, among them | Ann Hill, who left, say."""
    k = found.first - 1
    if k > 1 and items[k].low == "them" and items[k - 1].low == "among":
        k -= 1
    elif k < 1 or items[k].low not in {"including", "notably"}:
        return None
    return phrase_ending(items, k - 2) if k > 1 and items[k - 1].low == "," else None


def _office_of_list(items: Sequence[Token], found: Source) -> Source | None:
    """An office over several things: the Minister of Ports, | Roads and Rivers, Ann Hill, said."""
    if found.first < 2 or items[found.first - 1].low != "," or not items[found.first].is_capitalised:
        return None
    office = phrase_ending(items, found.first - 2)
    if office is None or not any(item.low in {"of", "for"} for item in items[office.first : office.last]):
        return None
    heads = any(is_calling(item) for item in items[office.first : office.last])
    return office._replace(last=found.last) if heads else None


def _outermost(items: Sequence[Token], found: Source) -> Source:
    """The name before a phrase that only describes it: Ann Hill, | the inspector, a former diver, said."""
    if found.first < 2 or items[found.first - 1].low != "," or items[found.first].low not in DETERMINERS:
        return found
    named = phrase_ending(items, found.first - 2)
    return named if named is not None and is_name(items[named.last - 1]) and named.first <= 1 else found


def _is_role(items: Sequence[Token], k: int) -> bool:
    """Whether item ``k`` is a calling in small letters that a name behind it fills: the second officer, Ann Hill."""
    return k >= 0 and (items[k].low in PEOPLE_NOUNS or items[k].low in RANKS) and not items[k].is_capitalised


def _is_aside(inner: Sequence[Token]) -> bool:
    """Whether words between commas describe what stands before them: a role, an age, a party, a clause."""
    opener = inner[0]
    if opener.low in OPENS_ASIDE or opener.low in RANKS or not opener.is_capitalised:
        return True
    if "-" in opener.text or len(inner) <= 2 or inner[1].low == "of":
        return True
    return any(
        word.low == "'s" or (word.is_word and not word.is_capitalised and word.low not in LINKS)
        for word in inner
    )


def _subject_of_clause(items: Sequence[Token], found: Source) -> Source:
    """Where the phrase is only the object of a subordinate ("X, while defending it, said"), the phrase before that."""
    first = found.first
    if first > 2 and items[first - 1].low == "as" and items[first - 2].low == "such":
        of_these = phrase_ending(items, first - 3)
        return of_these._replace(last=found.last, outer_last=found.outer_last) if of_these else found
    if (
        first == 0
        or items[first - 1].low in STOPS
        or items[first - 1].low in CONJUNCTIONS
        or not items[first - 1].is_word
    ):
        return found
    p = first - 1
    while p > 0 and first - p < 8 and items[p].low not in STOPS:
        if items[p].low in {"while", "when", "after", "before", "by", "in"} and items[p + 1].low.endswith(
            "ing"
        ):
            outer = phrase_ending(items, p - 1 - (items[p - 1].low == ","))
            return outer._replace(outer_last=found.last) if outer else found
        p -= 1
    whole = at_clause_start(items, first - 1) if items[first - 1].low in PREPOSITIONS else None
    if whole and items[whole.last - 1].low in BRIEFED:
        return whole._replace(last=found.last, outer_last=found.outer_last)
    return whole or found


def at_clause_start(items: Sequence[Token], k: int) -> Source | None:
    """The subject that more words of its own part from its verb: Experts asked by the | paper said.

    Item ``k`` is one of those words.
    """
    start = k
    while (
        start > 0
        and k - start < LONGEST_ASIDE
        and items[start - 1].low not in STOPS
        and items[start - 1].low not in CONJUNCTIONS
    ):
        start -= 1
        if is_finite(items[start]) and not looks_past(items[start]):
            return None
    if not (
        items[start].is_capitalised or items[start].low in DETERMINERS or items[start].low in PEOPLE_NOUNS
    ):
        return None
    found = source_after(items, start)
    if (
        found is None
        or found.last > k
        or items[start].low in PREPOSITIONS
        or not is_plausible(items, found, weak=False)
    ):
        return None
    follows = items[found.last]
    describes = (
        follows.low in PREPOSITIONS
        or follows.low.endswith("ing")
        or is_past(follows)
        or follows.low in IRREGULAR_PARTICIPLES
    )
    return found if describes else None
