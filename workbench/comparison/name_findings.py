"""Names that texts spell in several ways, as findings: each spelling where it first stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.comparison.countries import country_of
from workbench.comparison.spellings import MINISTRY, as_acronym
from workbench.domain.findings import Difference, Finding, FindingType, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbench.comparison.corpus import Corpus
    from workbench.comparison.keys import AssertionKeys, DocumentKeys
    from workbench.comparison.mentions import Mention
    from workbench.comparison.spellings import Spelling

CONFIDENCE = 900
MOST_SPELLINGS = 8
"""Spellings of one name that are shown; with more it is the gathering that is odd."""


def spelling_variants(corpus: Corpus) -> Iterator[Finding]:
    """A finding for every name in several spellings; capital letters alone make no other spelling."""
    for group in corpus.names.groups():
        shown = _of_one_affair(_shown(group, corpus), corpus)
        placed = sorted((corpus.spellings[one], one.text) for one in shown)
        texts, places, assertions = [], [], []
        for place, text in placed[:MOST_SPELLINGS]:
            document = corpus.documents[place.document]
            mention = document.names[place.name]
            if (assertion := _nearest(document, mention)) is not None:
                texts.append(text)
                places.append(Place(document.id, *mention.sentence))
                assertions.append(assertion.id)
        if len(texts) > 1:
            yield Finding(
                FindingType.SPELLING_VARIANT,
                tuple(assertions),
                f"One name in {len(texts)} spellings: {', '.join(f'“{text}”' for text in texts)}.",
                tuple(Difference("spelling", texts[0], text) for text in texts[1:]),
                CONFIDENCE,
                tuple(places),
            )


def _shown(group: Iterable[Spelling], corpus: Corpus) -> list[Spelling]:
    """Of spellings that readers take for one, the one that stands first."""
    first: dict[str, Spelling] = {}
    for one in sorted(group, key=corpus.spellings.__getitem__):
        first.setdefault(seen_as(one.text), one)
    return [one for text, one in first.items() if _without_country(text) not in first]


def _without_country(text: str) -> str:
    """A name without the country in front; nothing where none stands there."""
    words = text.split()
    lengths = [
        n for n in (1, 2) if country_of(" ".join(words[:n])) or country_of(" ".join(words[:n]).upper())
    ]
    return " ".join(words[max(lengths) :]) if lengths else ""


def _of_one_affair(group: list[Spelling], corpus: Corpus) -> list[Spelling]:
    """Of ministries that no text gives to a country, those of texts with more in common: every country has some."""
    if not all(one.key.startswith(MINISTRY) and not one.owner for one in group):
        return group
    first = corpus.spellings[group[0]].document
    return [
        one
        for one in group
        if (at := corpus.spellings[one].document) == first or corpus.affairs.are_one(first, at)
    ]


def seen_as(text: str) -> str:
    """What spellings share that readers take for one: all but case, the form of an apostrophe, a plural's s."""
    if as_acronym(text) and text[-1] == "s":
        text = text[:-1]
    return text.casefold().replace("’", "'")


def _nearest(document: DocumentKeys, mention: Mention) -> AssertionKeys | None:
    """The assertion that has a name: else one of its sentence, else the one that stands nearest."""

    def distance(keys: AssertionKeys) -> tuple[bool, bool, int, int]:
        start, end = keys.span
        has = start <= mention.start and mention.end <= end
        away = max(start - mention.end, mention.start - end, 0)
        return not has, keys.sentence.overlap(mention.sentence) == 0, away, start

    return min(document.assertions, key=distance, default=None)
