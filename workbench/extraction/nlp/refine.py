"""What figures, events and statements are about, by the grammar of their sentences: an extra, never needed.

The rules of this package read words in their order; a parser knows what hangs on what. It is asked for subjects only.
Speakers are left to the rules, which are right more often on news; kinds, places and ids of assertions stay as they
are.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.domain.assertions import AssertionKind
from workbench.extraction.nlp.parses import Tree, load_parser

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.domain.assertions import Assertion
    from workbench.domain.spans import Span
    from workbench.extraction.nlp.parses import Parser

LONGEST = 1_000
"""Characters a sentence may have to be parsed; longer ones are lists, tables or lack full stops."""
SAID = frozenset({AssertionKind.QUOTATION, AssertionKind.REPORTED})
FIGURES = frozenset({AssertionKind.QUANTITY, AssertionKind.COUNT})


def refine(text: str, assertions: Sequence[Assertion], parser: Parser | None = None) -> list[Assertion]:
    """The assertions in their order, with subjects from the grammar of their sentences where it shows one.

    Args:
        text: the document's text as stored.
        assertions: what ``pipeline.extract`` found in it.
        parser: what gives the words of sentences; spaCy when None.

    Raises:
        ExtraMissing: no parser is given, and spaCy or a model of it is absent.
    """
    parse = parser or load_parser()
    places = sorted({item.sentence for item in assertions if _is_asked(item)})
    words = parse([place.of(text) for place in places])
    trees = {place: Tree(each, place.start) for place, each in zip(places, words, strict=True)}
    return [
        replace(item, subject=_subject(item, trees[item.sentence], text)) if _is_asked(item) else item
        for item in assertions
    ]


def _is_asked(assertion: Assertion) -> bool:
    """A statement whose subject the rules know keeps it: they found the statement by it."""
    if assertion.kind in SAID or (assertion.kind is AssertionKind.OTHER and assertion.subject):
        return False
    return assertion.sentence.end - assertion.sentence.start <= LONGEST


def _subject(assertion: Assertion, tree: Tree, text: str) -> str | None:
    """The subject of the nearest verb over the figure, or over the whole passage; else what the rules took."""
    place = assertion.value_span if assertion.kind in FIGURES else None
    start = tree.at(place or assertion.span)
    noun = tree.subject_over(start) if start is not None else None
    return _plain(tree.phrase(noun), text) if noun is not None else assertion.subject


def _plain(place: Span, text: str) -> str:
    return " ".join(place.of(text).split())
