"""Quoted runs that are nobody's words: titles of works and shows, words on a headline, quoted single words as names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.extraction.people.gazetteer import ORGANISATION_WORDS
from workbench.extraction.text.lexicon import CONJUNCTIONS, DETERMINERS, PREPOSITIONS
from workbench.extraction.text.words import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.extraction.text.tokens import Token

WORKS = word_set(
    """
    book novel novella memoir autobiography biography film movie documentary show program programme series
    sitcom drama comedy thriller musical opera play ballet song single album track anthem ballad hymn hit tune
    record recording essay poem painting sculpture mural exhibition exhibit column podcast blog episode segment
    broadcast game videogame magazine newspaper website book's bestseller best-seller trilogy sequel prequel
    remake soundtrack mixtape lyric lyrics manual pamphlet treatise textbook cookbook chapter titled entitled
    forum special telecast newscast docuseries miniseries screenplay script
    """
)
"""Nouns a title stands beside: the film “...”, the “...” show."""
BROADCASTERS = word_set(
    "abc nbc cbs cnn msnbc bbc itv pbs npr hbo c-span fox netflix hulu amazon showtime cnbc espn"
)
SMALL = DETERMINERS | PREPOSITIONS | CONJUNCTIONS | word_set("is it be vs v n' no not n de la le el & –")
OF_WORKS = word_set(
    "radio tv television cable talk game reality news comedy hit web documentary video late-night"
)
BEFORE_TITLE = word_set(
    "on in from during watching watched host hosts hosted co-host anchor star stars starred"
)
LONGEST_TITLE = 12
"""Words."""


def is_title(items: Sequence[Token], at: int, words: Sequence[str]) -> bool:
    """Whether the run at item ``at``, with these words, is the title of a work or a show."""
    if not _has_title_case(words):
        return False
    before = at - 1
    if before > 0 and items[before].low == ",":
        before -= 1
    if _names_work(items, before) or _names_work(items, at + 1) or _is_work_behind(items, at + 1):
        return True
    several = sum(word[0].isupper() for word in words) > 1
    low = items[before].low if before >= 0 else ""
    if low in {"'s", "’", "'"}:
        return several or (before > 0 and _is_publisher(items, before - 1))
    return several and _is_shown_on(items, before)


def _names_work(items: Sequence[Token], k: int) -> bool:
    return 0 <= k < len(items) and (items[k].low in WORKS or items[k].low in BROADCASTERS)


def _is_work_behind(items: Sequence[Token], k: int) -> bool:
    """The “Harbour Tonight” radio programme."""
    return k + 1 < len(items) and items[k].low in OF_WORKS and items[k + 1].low in WORKS


def _is_shown_on(items: Sequence[Token], k: int) -> bool:
    """On, in, during, over a determiner and a year: in its 1994 “Pact with the Voters”."""
    while k > 0 and (items[k].low in DETERMINERS or items[k].text.isdecimal()):
        k -= 1
    return k >= 0 and items[k].low in BEFORE_TITLE


def _is_publisher(items: Sequence[Token], k: int) -> bool:
    return items[k].low in BROADCASTERS or items[k].low in ORGANISATION_WORDS


def _has_title_case(words: Sequence[str]) -> bool:
    """Every word but the small ones begins with a capital, and none ends a sentence."""
    if not 0 < len(words) <= LONGEST_TITLE or any(word[-1] in ".!" for word in words[:-1] if len(word) > 3):
        return False
    bare = [word.strip("“”\"'‘’.,;:()[]") for word in words]
    named = [word for word in bare if word and word.lower() not in SMALL]
    return (
        bool(named)
        and bool(bare[0])
        and not bare[0][0].islower()
        and all(not word[0].islower() for word in named)
    )
