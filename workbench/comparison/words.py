"""Words as comparison weighs them: stems, and one stem for the words that news uses for one thing."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from threading import Lock
from typing import TYPE_CHECKING

from workbench.comparison.texts import WORD, plain, word_set
from workbench.comparison.vocabulary import CONCEPTS, IRREGULAR, OPPOSITES

if TYPE_CHECKING:
    from collections.abc import Callable

EMPTY = word_set("""
    a an the this that these those such same own and or but nor so yet if then than as at by for from in into of off
    on onto out over per since through till to toward towards under until up upon via with within about above across
    after against along among amid around before behind below beneath beside besides between beyond despite down
    during except inside near outside regarding without is are was were be been being am has have had having do does
    did doing will would shall should can could may might must ought need i me my we us our ours you your he him his
    she her hers it its they them their theirs who whom whose which what when where why how there here also just
    only even still already again very too more most much many few less least some any all both each every either
    neither other others another one ones not no never none nothing nobody said say says saying told tell tells
    according added adding while whilst whereas because though although however therefore thus hence indeed moreover
    furthermore meanwhile otherwise instead itself himself herself themselves former formerly rather quite really
    due reportedly apparently mr mrs ms dr
    """)
"""Words that tell nothing of what a sentence is about."""
LIGHT = word_set("""
    take takes took taken taking place make makes made making get gets got give gives gave given go goes went gone come
    comes came
    """)
"""Verbs that tell nothing without what follows them; articles are compared without."""
NEGATIONS = word_set("""
    not no never none neither nor without cannot can't won't don't doesn't didn't isn't aren't wasn't weren't hasn't
    haven't hadn't wouldn't couldn't shouldn't yet denied denies deny denying fail failed fails lack lacks lacked nobody
    nothing unable
    """)
"""Words that turn what follows them into its opposite; "yet" only before "to"."""
NUMBER_WORD = re.compile(
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w{3,7}teen|hundred|thousand|million|billion"
    r"|trillion|dozen|first|second|third|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w{1,9})?|\d[\d.,'’]{0,20}\w{0,3})"
)


@lru_cache(maxsize=1)
def _stemmer() -> Callable[[str], str]:
    """The stemmer behind a lock: it works in one buffer of its own, and the screens ask from several threads."""
    import snowballstemmer

    stem_word: Callable[[str], str] = snowballstemmer.stemmer("english").stemWord
    working = Lock()

    def stem(word: str) -> str:
        with working:
            return stem_word(word)

    return stem


@lru_cache(maxsize=1)
def _irregular() -> dict[str, str]:
    """From an irregular form to its verb or noun."""
    lines = IRREGULAR.replace("\n", "|").split("|")
    return {form: words[0] for line in lines if (words := line.split()) for form in words[1:]}


@lru_cache(maxsize=1)
def _concepts() -> dict[str, str]:
    """From a stem to the stem that stands for its line."""
    concepts: dict[str, str] = {}
    stem = _stemmer()
    for line in CONCEPTS.split("\n"):
        words = line.split()
        for word in words:
            concepts.setdefault(stem(word), concepts.get(stem(words[0]), stem(words[0])))
    return concepts


@cache
def opposites() -> dict[str, frozenset[str]]:
    """From a term to the terms that rule it out."""
    found: dict[str, set[str]] = {}
    for line in OPPOSITES.split("\n"):
        if pair := [term(word) for word in line.split()]:
            found.setdefault(pair[0], set()).add(pair[1])
            found.setdefault(pair[1], set()).add(pair[0])
    return {word: frozenset(others) for word, others in found.items()}


@lru_cache(maxsize=200_000)
def term(word: str) -> str:
    """What a word is weighed as: its stem, or that of the first word news uses for the same."""
    bare = plain(word).removesuffix("'s").removesuffix("s'")
    stem = _stemmer()(_irregular().get(bare, bare))
    return _concepts().get(stem, stem)


def term_set(text: str) -> frozenset[str]:
    """The terms of a table of words written as text."""
    return frozenset(term(word) for word in text.split())


def terms(text: str) -> list[str]:
    """The terms of a text in order, without words that tell nothing and without numbers."""
    return [
        term(word)
        for match in WORD.finditer(text)
        if (word := plain(match[0])) not in EMPTY and len(word) > 1 and not NUMBER_WORD.fullmatch(word)
    ]
