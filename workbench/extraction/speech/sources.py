"""Who speaks: the noun phrase before or behind a reporting verb."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.extraction.people.gazetteer import RANKS
from workbench.extraction.people.roles import is_calling
from workbench.extraction.speech.cues import BODY_NOUNS, CUES, DOCUMENT_NOUNS, PEOPLE_NOUNS, SOURCE_NOUNS
from workbench.extraction.text.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    FUNCTION_WORDS,
    MONTHS_AND_DAYS,
    PREPOSITIONS,
    PRONOUNS,
)
from workbench.extraction.text.tokens import QUOTED
from workbench.extraction.text.verbs import is_finite, is_past, looks_past
from workbench.extraction.text.words import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.extraction.text.tokens import Token

LONGEST_SOURCE = 16
LONGEST_SUBJECT = 20
LONGEST_ASIDE = 30
LONGEST_RELATIVE = 16
OPENS_REFUSAL = frozenset({"not", "to", "that"})
"""What stands behind the verb in: who asked not to be named; who refused to be named."""
STOPS = frozenset({",", ";", ":", "(", ")", "—", "–", "--", "-", ".", "?", "!", "…", "...", QUOTED})
ENDS_RELATIVE = STOPS | CONJUNCTIONS - {"and", "or", "as"}
LINKS = frozenset({"of", "for", "at", "from", "in", "with", "on"})
BEFORE_NAMES = word_set("former acting late then embattled fellow veteran longtime")
NOUN_ENDINGS = ("ist", "er", "or", "ian", "man", "woman", "ant")
PLURAL_CALLINGS = ("ists", "ers", "ors", "ians", "ist", "ants")
COUNTING = frozenset({"one", "two", "three", "four", "five", "several", "many", "some", "other"})
SHARES = frozenset({"percent", "majority", "cent", "thirds"})
"""Parts of those asked that answer as one: 63 percent said."""
NAMELESS = FUNCTION_WORDS | MONTHS_AND_DAYS
LIVING_NOUNS = SOURCE_NOUNS - DOCUMENT_NOUNS
BRIEFED = frozenset({"close", "familiar", "briefed", "privy"})
"""What a nameless source is: close to the talks."""
TOGETHER = frozenset({"both", "all", "neither"})
"""Words that stand for the people named just before."""
BEFORE_CLAUSE = STOPS | {"and", "but", "that"}
NOBODY = frozenset({"nobody", "none", "nothing"})
ENDS_PHRASE = FUNCTION_WORDS - DETERMINERS - {"us"}
OPENS_TAIL = PREPOSITIONS | {"and", "or"}
OPENS_ASIDE = (
    DETERMINERS
    | PREPOSITIONS
    | frozenset({"who", "which", "whose", "while", "when", "speaking", "himself", "herself"})
)


class Source(NamedTuple):
    """Items ``first:last`` name the source; ``outer`` reaches over its apposition too."""

    first: int
    last: int
    outer_first: int
    outer_last: int
    mention: int | None = None
    """The "who" that stands for the source beside its verb."""


def is_name(token: Token) -> bool:
    """Whether a capital marks a name rather than a small word, a month or a day."""
    return token.is_capitalised and (token.low not in NAMELESS or token.text == "US")


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
    if who < 1 or k - who < 2:
        return None
    verb = who + 1
    while verb < k and (items[verb].low in AUXILIARIES or items[verb].low in ADVERBS):
        verb += 1
    # Who said she left: the clause behind that verb has a subject of its own.
    if verb == k or (items[verb].low in CUES and items[verb + 1].low not in OPENS_REFUSAL):
        return None
    found = phrase_ending(items, who - 1)
    if found is not None and found.first and items[found.first - 1].low in PREPOSITIONS:
        found = at_clause_start(items, found.first - 1)
    return found and found._replace(outer_last=k + 1)


def _whole_subject(items: Sequence[Token], k: int) -> Source | None:
    """All words from the clause's start to item ``k`` where they are one phrase: Experts on trade and war | said."""
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
                return (_whole_of(items, found) or _outermost(items, found))._replace(outer_last=k)
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


def phrase_ending(items: Sequence[Token], k: int) -> Source | None:
    """The noun phrase whose last item is ``k``."""
    if k > 1 and items[k].low in {"whom", "them", "us"} and items[k - 1].low == "of":
        return Source(k - 2, k + 1, k - 2, k + 1)
    if (
        k < 0
        or not (items[k].is_word or items[k].low == "'s")
        or (items[k].low in FUNCTION_WORDS and items[k].low not in {"us", "others", "some", "many"})
    ):
        return None
    if items[k].low in MONTHS_AND_DAYS:
        return None
    j = k
    while j > 0 and k - j < LONGEST_SOURCE:
        taken = _takes_in(items, j)
        if taken == 0:
            break
        j -= taken
        if items[j].low in DETERMINERS and not (
            j > 1 and items[j - 1].low in LINKS and _can_head(items, j - 2)
        ):
            break
    while j < k and (items[j].low in LINKS or items[j].low == "'s"):
        j += 1
    return Source(j, k + 1, j, k + 1)


def _can_head(items: Sequence[Token], j: int) -> bool:
    low = items[j].low
    return (
        low in SOURCE_NOUNS
        or low in RANKS
        or is_calling(items[j])
        or (items[j].is_capitalised and low not in FUNCTION_WORDS)
    )


def _takes_in(items: Sequence[Token], j: int) -> int:
    """How many items before ``j`` belong to the phrase: 0, 1 or 2."""
    before, here = items[j - 1], items[j]
    low = before.low
    if low == "'s" and j > 1:
        return 2 if items[j - 2].is_word else 0
    if low in {"’", "'"} and j > 1 and items[j - 2].low.endswith("s"):
        return 2
    if low == "&" and j > 1 and items[j - 2].is_capitalised and here.is_capitalised:
        return 2
    if low in STOPS or low in MONTHS_AND_DAYS or not (before.is_word or before.text[0].isdigit()):
        return 0
    if low in COUNTING:
        return 1
    if low in DETERMINERS:
        return 1 if low not in {"that", "this"} or not here.is_capitalised else 0
    if low in LINKS and j > 1:
        return 2 if _can_head(items, j - 2) and j - 2 >= 0 else 0
    if low == "and" and j > 1 and items[j - 2].is_capitalised and here.is_capitalised:
        boundary = j - 2 == 0 or items[j - 3].low in STOPS
        return 2 if boundary else 0
    if low in FUNCTION_WORDS and not (low == "us" and before.text == "US") and low not in BEFORE_NAMES:
        return 0
    if before.is_capitalised:
        return 1
    if here.is_capitalised:
        one = singular(low)
        known = low in PEOPLE_NOUNS or one in BODY_NOUNS or low in RANKS or low in BEFORE_NAMES
        return int(known or (one.endswith(NOUN_ENDINGS) and len(one) > 4) or low.endswith("-based"))
    return int(
        not low.endswith(("ing", "ed"))
        or j - 2 < 0
        or items[j - 2].low in DETERMINERS
        or items[j - 2].low == "'s"
        or "-" in low
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
    return found if follows.low in PREPOSITIONS or follows.low.endswith("ing") or is_past(follows) else None


def _past_retired(items: Sequence[Token], k: int) -> int | None:
    """One past the bracket in "Captain (ret.) Ann Hill"."""
    if items[k - 1].low not in RANKS or k + 1 >= len(items) or not items[k + 1].low.startswith("ret"):
        return None
    close = next((j for j in range(k + 2, min(len(items), k + 4)) if items[j].low == ")"), None)
    return close + 1 if close and close + 1 < len(items) and items[close + 1].is_capitalised else None


def source_after(items: Sequence[Token], i: int) -> Source | None:
    """The source that begins at item ``i``: said Ann Hill, a former adviser."""
    if i >= len(items) or not (items[i].is_word or items[i].text[0].isdigit()):
        return None
    if items[i].low in PRONOUNS:
        return Source(i, i + 1, i, i + 1)
    last = i
    while last < len(items) and last - i < LONGEST_SOURCE:
        past = _one_past(items, i, last)
        if past == last:
            break
        last = past
    while last > i and (
        items[last - 1].low in LINKS or items[last - 1].low in DETERMINERS or items[last - 1].low == "and"
    ):
        last -= 1
    return Source(i, last, i, last) if last > i else None


def _one_past(items: Sequence[Token], i: int, at: int) -> int:
    """One past the item ``at`` where it goes on with the phrase begun at ``i``; ``at`` itself where it does not."""
    item, low = items[at], items[at].low
    if low in {"'s", "’", "'"} and at > i:
        return at + 1
    if low == "(" and at > i:
        return _past_retired(items, at) or at
    if low == "&" and at > i and at + 1 < len(items) and items[at + 1].is_capitalised:
        return at + 1
    if not (item.is_word or item.text[0].isdigit()) or low in MONTHS_AND_DAYS:
        return at
    if low in LINKS or low == "and":
        return at + _links(items, i, at)
    if low in ENDS_PHRASE or (low in {"that", "this"} and at > i):
        return at
    if low.endswith("ed") and at > i + 1 and not item.is_capitalised and "-" not in low:
        return at
    behind_name = at > i and items[at - 1].is_capitalised and not item.is_capitalised
    return at if behind_name and low not in SOURCE_NOUNS else at + 1


def _links(items: Sequence[Token], i: int, at: int) -> bool:
    """Whether "of", "for", "and" ties more words to the phrase."""
    if at == i or at + 1 >= len(items) or not _can_head(items, at - 1) or items[at + 1].low.endswith("ing"):
        return False
    return items[at].low not in {"in", "on"} or items[at - 1].low in PEOPLE_NOUNS


def singular(low: str) -> str:
    """A plural noun without its ending: agencies, watches, boards."""
    if low.endswith("ies"):
        return f"{low[:-3]}y"
    if low.endswith(("ches", "shes", "sses", "xes")):
        return low[:-2]
    return low.removesuffix("s")


def is_plausible(items: Sequence[Token], source: Source, *, weak: bool) -> bool:
    """Whether the phrase can speak: a name, a pronoun, a person, a body or a document."""
    words = items[source.first : source.last]
    lows = [word.low for word in words]
    if lows[0] in NOBODY:
        return False
    if len(words) == 1 and lows[0] in TOGETHER:
        return not weak
    if len(words) == 1 and lows[0] in PRONOUNS:
        # What "I" says is the author's own voice, no report.
        return lows[0] not in {"you", "i"} and not (weak and lows[0] in {"it", "you"})
    if (lows[-1] in {"whom", "them", "us"} and len(words) > 1) or lows[0] == "those":
        return True
    # What somebody has shows something as a thing does: "Oslo's move underlines" reports nothing.
    owned = max((k + 1 for k, low in enumerate(lows) if low == "'s"), default=0) if weak else 0
    if any(is_name(word) for word in words[max(owned, len(words) > 1) :]):
        return True
    if len(words) == 1 and words[0].is_capitalised and lows[0] not in FUNCTION_WORDS:
        # "Estimates suggest": the capital of a plural that opens the sentence makes no name.
        return not (weak and source.first == 0 and lows[0].endswith("s") and lows[0] not in SOURCE_NOUNS)
    if not weak and (lows[-1] in SHARES or (len(lows[-1]) > 6 and lows[-1].endswith(PLURAL_CALLINGS))):
        return True
    heads = LIVING_NOUNS if weak else SOURCE_NOUNS
    return any(low in heads or singular(low) in heads for low in lows[owned:]) or (
        words[0].is_capitalised and words[0].text.isupper() and len(words) > 0
    )
