"""Speakers and subjects corrected by the grammar of their sentences: an extra, never needed.

The rules of this package read words in their order; a parser knows what hangs on what. It is asked for two things only:
the subject of the verb that gives words to someone, where the rules took a name that stands nearer, and what a figure,
event or statement is about. Kinds, places and ids of assertions stay as they are.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.domain.assertions import AssertionKind
from workbench.extraction.parses import Tree, load_parser

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.domain.assertions import Assertion
    from workbench.domain.spans import Span
    from workbench.extraction.parses import Parser

LONGEST = 1_000
"""Characters a sentence may have to be parsed; longer ones are lists, tables or lack full stops."""
SAID = frozenset({AssertionKind.QUOTATION, AssertionKind.REPORTED})
COMPLEMENTS = frozenset(
    {"dobj", "obj", "iobj", "dative", "ccomp", "xcomp", "pobj", "prep", "advcl", "npadvmod", "tmod"}
)


def refine(text: str, assertions: Sequence[Assertion], parser: Parser | None = None) -> list[Assertion]:
    """The assertions in their order, with speakers and subjects corrected where their sentences show them.

    Args:
        text: the document's text as stored.
        assertions: what ``pipeline.extract`` found in it.
        parser: what gives the words of sentences; spaCy when None.

    Raises:
        ExtraMissing: no parser is given, and spaCy or a model of it is absent.
    """
    parse = parser or load_parser()
    places = sorted({item.sentence for item in assertions if _length(item.sentence) <= LONGEST})
    words = parse([place.of(text) for place in places])
    trees = {place: Tree(each, place.start) for place, each in zip(places, words, strict=True)}
    return [
        _refined(item, trees[item.sentence], text) if item.sentence in trees else item for item in assertions
    ]


def _length(span: Span) -> int:
    return span.end - span.start


def _refined(assertion: Assertion, tree: Tree, text: str) -> Assertion:
    if assertion.kind in SAID:
        return _with_speaker(assertion, tree, text)
    return _with_subject(assertion, tree, text)


def _with_speaker(assertion: Assertion, tree: Tree, text: str) -> Assertion:
    """The subject of the cue for a speaker that only stands inside that subject, or behind the cue as its object."""
    verb = tree.at(assertion.cue_span) if assertion.cue_span else None
    subject = tree.subject(verb) if verb is not None else None
    if verb is None or subject is None or not tree.is_noun(subject):
        return assertion
    place = tree.phrase(subject, besides=assertion.speaker_span)
    if any(part.covers(place) for part in assertion.content):
        return assertion
    if assertion.speaker_span and not _is_mistaken(assertion.speaker_span, tree, verb, subject):
        return assertion
    name = " ".join(place.of(text).split())
    wording = assertion.wording
    if assertion.speaker and not assertion.role:
        wording = wording.replace(assertion.speaker, name, 1)
    return replace(assertion, speaker=name, speaker_span=place, role=None, organisation=None, wording=wording)


def _is_mistaken(mention: Span, tree: Tree, verb: int, subject: int) -> bool:
    if mention.overlap(tree.span(subject, subject)):
        return False
    head = tree.at(mention)
    if head is None:
        return False
    way = list(tree.above(head))
    if subject in way:
        return "pobj" in {tree.words[number].relation for number in way[: way.index(subject)]}
    below = [number for number in way if tree.words[number].head == verb]
    return bool(below) and tree.words[below[0]].relation in COMPLEMENTS


def _with_subject(assertion: Assertion, tree: Tree, text: str) -> Assertion:
    """The subject of the nearest verb over the figure, or over the whole passage.

    A statement whose subject the rules know keeps it: they found the statement by it.
    """
    if assertion.kind is AssertionKind.OTHER and assertion.subject:
        return assertion
    place = assertion.value_span if assertion.kind in {AssertionKind.QUANTITY, AssertionKind.COUNT} else None
    start = tree.at(place or assertion.span)
    if start is None:
        return assertion
    for number in tree.above(start):
        subject = tree.subject(number)
        if subject is None:
            continue
        if tree.words[subject].part == "PRON" and tree.words[number].relation == "relcl":
            subject = tree.words[number].head
        if not tree.is_noun(subject):
            return assertion
        return replace(assertion, subject=" ".join(tree.phrase(subject).of(text).split()))
    return assertion
