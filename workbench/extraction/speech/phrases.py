"""Noun phrases that can name a source: where one ends or begins, and whether it can speak."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.extraction.people.fields import adds_field
from workbench.extraction.people.gazetteer import RANKS
from workbench.extraction.people.roles import is_calling
from workbench.extraction.speech.cues import BODY_NOUNS, DOCUMENT_NOUNS, PEOPLE_NOUNS, SOURCE_NOUNS
from workbench.extraction.text.lexicon import (
    DETERMINERS,
    FUNCTION_WORDS,
    MONTHS_AND_DAYS,
    PRONOUNS,
)
from workbench.extraction.text.tokens import QUOTED
from workbench.extraction.text.words import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.extraction.text.tokens import Token

LONGEST_SOURCE = 16
STOPS = frozenset({",", ";", ":", "(", ")", "—", "–", "--", "-", ".", "?", "!", "…", "...", QUOTED})
LINKS = frozenset({"of", "for", "at", "from", "in", "with", "on"})
BEFORE_NAMES = word_set("former acting late then embattled fellow veteran longtime")
NOUN_ENDINGS = ("ist", "er", "or", "ian", "man", "woman", "ant")
PLURAL_CALLINGS = ("ists", "ers", "ors", "ians", "ist", "ants")
COUNTING = frozenset({"one", "two", "three", "four", "five", "several", "many", "some", "other"})
SHARES = frozenset({"percent", "majority", "cent", "thirds"})
"""Parts of those asked that answer as one: 63 percent said."""
GIVEN_MONTHS = frozenset({"jan", "april", "june", "august"})
"""Months that people are called by."""
NAMELESS = FUNCTION_WORDS | MONTHS_AND_DAYS
LIVING_NOUNS = SOURCE_NOUNS - DOCUMENT_NOUNS
TOGETHER = frozenset({"both", "all", "neither"})
"""Words that stand for the people named just before."""
BEFORE_GROUPS = frozenset({"that", "but", "while", "both"})
GROUPS = frozenset(word for word in PEOPLE_NOUNS if word.endswith("s")) | word_set(
    "police people parliament ministers mps peers councillors parents carers nurses unions campaigners firefighters "
    "paramedics organisers passengers customers patients neighbours neighbors veterans scientists economists"
)
NOBODY = frozenset({"nobody", "none", "nothing"})
ENDS_PHRASE = FUNCTION_WORDS - DETERMINERS - {"us"}


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
        or singular(low) in DOCUMENT_NOUNS
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
    if adds_field(items, j - 1):
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
        # The Ministry of Trade and | Industry: both hang on one head.
        hangs = j > 3 and items[j - 3].low in {"of", "for"} and _can_head(items, j - 4)
        return 2 if boundary or hangs else 0
    if low == "and" and _are_people(items, j):
        return 2
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


def _are_people(items: Sequence[Token], j: int) -> bool:
    """Whether "and" before item ``j`` joins two groups that a clause opens with: Police and | prosecutors said."""
    first = j - 2
    if first < 0 or not (
        first == 0 or items[first - 1].low in STOPS or items[first - 1].low in BEFORE_GROUPS
    ):
        return False
    return all(k < len(items) and _heads(items[k].low, GROUPS) for k in (first, j))


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


def _is_given_name(items: Sequence[Token], at: int) -> bool:
    """Whether the name of a month stands before a surname: said Jan Mlinar."""
    following = items[at + 1] if at + 1 < len(items) else None
    return items[at].low in GIVEN_MONTHS and following is not None and following.is_capitalised


def _one_past(items: Sequence[Token], i: int, at: int) -> int:
    """One past the item ``at`` where it goes on with the phrase begun at ``i``; ``at`` itself where it does not."""
    item, low = items[at], items[at].low
    if low in {"'s", "’", "'"} and at > i:
        return at + 1
    if low == "(" and at > i:
        return _past_retired(items, at) or at
    if at > i and (
        adds_field(items, at) or (low == "&" and at + 1 < len(items) and items[at + 1].is_capitalised)
    ):
        return at + 1
    if not (item.is_word or item.text[0].isdigit()) or (
        low in MONTHS_AND_DAYS and not (at == i and _is_given_name(items, at))
    ):
        return at
    if low in LINKS or low == "and":
        return at + _links(items, i, at)
    if low in ENDS_PHRASE or (low in {"that", "this", "seen"} and at > i):
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


def _heads(low: str, heads: frozenset[str]) -> bool:
    """Whether a noun is one of these, in the plural or joined to another word: secretary-general, vice-president."""
    if low in heads or singular(low) in heads:
        return True
    first, dash, last = low.partition("-")
    return bool(dash) and (first in heads or (last in heads and last != "general"))


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
    return any(_heads(low, heads) for low in lows[owned:]) or (
        words[0].is_capitalised and words[0].text.isupper() and len(words) > 0
    )
