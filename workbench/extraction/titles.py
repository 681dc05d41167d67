"""Quoted runs that are nobody's words: titles of works and shows, words on a headline, quoted single words as names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.extraction.gazetteer import ORGANISATION_WORDS
from workbench.extraction.lexicon import CONJUNCTIONS, DETERMINERS, PREPOSITIONS
from workbench.extraction.words import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.extraction.tokens import Token

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
BEFORE_TITLE = word_set(
    "on in of from during watching watched host hosts hosted co-host anchor star stars starred"
)
LONGEST_TITLE = 12
"""Words."""


def is_title(items: Sequence[Token], at: int, words: Sequence[str]) -> bool:
    """Whether the run at item ``at``, with these words, is the title of a work or a show."""
    if not _has_title_case(words):
        return False
    before = items[at - 1].low if at else ""
    after = items[at + 1].low if at + 1 < len(items) else ""
    if before == "," and at > 1:
        before = items[at - 2].low
    if before in WORKS or after in WORKS or before in BROADCASTERS:
        return True
    several = sum(word[0].isupper() for word in words) > 1
    if before in {"'s", "’", "'"}:
        return several or (at > 1 and _is_publisher(items, at - 2))
    return several and before in BEFORE_TITLE


def _is_publisher(items: Sequence[Token], k: int) -> bool:
    return items[k].low in BROADCASTERS or items[k].low in ORGANISATION_WORDS


def _has_title_case(words: Sequence[str]) -> bool:
    """Every word but the small ones begins with a capital, and none ends a sentence."""
    bare = [word.strip("“”\"'‘’.,;:()[]") for word in words]
    if not 0 < len(words) <= LONGEST_TITLE or any(word[-1] in ".!" for word in words[:-1] if len(word) > 3):
        return False
    named = [word for word in bare if word and word.lower() not in SMALL]
    return (
        bool(named)
        and bool(bare[0])
        and not bare[0][0].islower()
        and all(not word[0].islower() for word in named)
    )


def is_nickname(before: str, words: Sequence[str], after: str) -> bool:
    """Ann “Nan” Hill: one or two capitalised words in marks inside a name."""
    return (
        0 < len(words) <= 2
        and all(word[0].isupper() for word in words)
        and words[-1][-1] not in ".,;:!?"
        and before[:1].isupper()
        and after[:1].isupper()
    )
