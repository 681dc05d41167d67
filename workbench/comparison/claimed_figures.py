"""The figures and dates of a claim looked for in a text: found, near, contradicted, absent.

A year or a small number stands in any text by chance. It counts as found only beside the same counted noun, or in a
sentence that shares telling words with the claim; a figure contradicts only where the sentence is about the same thing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from workbench.comparison import days
from workbench.comparison.amounts import are_alike, is_count, is_telling, noun, relate
from workbench.comparison.texts import WORD
from workbench.comparison.words import terms
from workbench.domain.assertions import Figure
from workbench.domain.checks import FigureCheck, FigureOutcome

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.comparison.surroundings import Shared, Surroundings
    from workbench.domain.assertions import DateMention
    from workbench.domain.spans import Span

SAME_THING = 0.4
"""Share of a claim's telling words that a sentence needs to contradict one of its figures."""
FEWEST_SHARED = 2
"""Telling words for the same."""
LONGEST_EXCERPT = 600


class ClaimedFigure(NamedTuple):
    """A figure or date as a claim has it."""

    said: Figure | DateMention
    words: str
    """As written."""


@dataclass(frozen=True, slots=True)
class FiguredText:
    """A text with everything that figures are compared by."""

    text: str
    figures: Sequence[Figure]
    dates: Sequence[DateMention]
    surroundings: Surroundings


class _Candidate(NamedTuple):
    shared: Shared
    span: Span
    words: str


def check_figures(
    claimed: Sequence[ClaimedFigure], wording: str, source: FiguredText
) -> tuple[FigureCheck, ...]:
    """Every figure and date of a claim against a text.

    Args:
        claimed: the figures and dates.
        wording: the claim, whose other words say what they are figures of.
        source: the text.
    """
    about = wording
    for item in sorted(claimed, key=lambda item: -len(item.words)):
        about = about.replace(item.words, " ")
    topic = sorted(set(terms(about)))
    figures = [item.said for item in claimed if isinstance(item.said, Figure)]
    dates = [item.said.date for item in claimed if not isinstance(item.said, Figure)]
    return tuple(
        _figure(item.said, item.words, topic, [f for f in figures if f is not item.said], source)
        if isinstance(item.said, Figure)
        else _date(item.said, item.words, topic, len(dates), source)
        for item in claimed
    )


def _figure(
    figure: Figure, words: str, topic: Sequence[str], others: Sequence[Figure], source: FiguredText
) -> FigureCheck:
    found: dict[str, list[tuple[_Candidate, str]]] = {"same": [], "near": [], "other": []}
    for there in source.figures:
        written = there.span.of(source.text)
        number = source.surroundings.number_of(there.span.start)
        is_bare = _counts_without_noun(figure, there, number, source)
        if not is_bare and not are_alike(figure, there, words, written):
            continue
        relation = relate(figure, there, " ".join(written.split()))
        if relation is None:
            continue
        shared = source.surroundings.shared(topic, number)
        candidate = _Candidate(shared, there.span, written)
        if relation.kind == "other":
            unsure = is_bare or figure.unit is None
            if unsure or not _is_same_thing(shared) or _is_of(others, there, written):
                continue
        elif not _is_meant(figure, shared):
            continue
        found[relation.kind].append((candidate, relation.words))
    return _told("figure", words, found, source)


def _counts_without_noun(figure: Figure, there: Figure, number: int, source: FiguredText) -> bool:
    """Whether a bare number stands in a sentence that has the counted noun elsewhere: entities designated: four."""
    wanted = noun(figure.unit)
    if there.unit is not None or not wanted or not is_count(figure):
        return False
    sentence = source.surroundings.sentences[number].of(source.text)
    return any(noun(word) == wanted for word in WORD.findall(sentence))


def _is_meant(figure: Figure, shared: Shared) -> bool:
    """Whether an equal figure stands there for more than chance."""
    if is_count(figure):
        return shared.telling >= FEWEST_SHARED if figure.unit is None else True
    return is_telling(figure) or shared.telling > 0


def _is_same_thing(shared: Shared) -> bool:
    return shared.telling >= FEWEST_SHARED and shared.share >= SAME_THING


def _is_of(others: Sequence[Figure], there: Figure, written: str) -> bool:
    """Whether a source's figure is the one that another of the claim's figures means."""
    for other in others:
        if are_alike(other, there, written, written):
            relation = relate(other, there, written)
            if relation is not None and relation.kind != "other":
                return True
    return False


def _date(
    mention: DateMention, words: str, topic: Sequence[str], count: int, source: FiguredText
) -> FigureCheck:
    found: dict[str, list[tuple[_Candidate, str]]] = {"same": [], "near": [], "other": []}
    mine = days.period(mention.date)
    if mine is None:
        return FigureCheck(
            "date", words, FigureOutcome.ABSENT, explanation=f"No text can be asked for {mention.date}."
        )
    sentences = source.surroundings
    numbers = [sentences.number_of(there.span.start) for there in source.dates]
    for there, number in zip(source.dates, numbers, strict=True):
        theirs = days.period(there.date)
        if theirs is None:
            continue
        written = " ".join(there.span.of(source.text).split())
        shared = sentences.shared(topic, number)
        candidate = _Candidate(shared, there.span, written)
        if there.date == mention.date:
            if mine.precision == 3 or shared.telling:
                found["same"].append((candidate, _same_day(words, written, there.date)))
        elif days.covers(theirs, mine) or days.covers(mine, theirs) or days.overlap(mine, theirs):
            if shared.telling:
                found["near"].append((candidate, _near_day(mine, theirs, written)))
        elif (
            _is_same_thing(shared)
            and count == 1
            and mine.precision == theirs.precision
            and numbers.count(number) == 1
        ):
            found["other"].append((candidate, f"The source says {_dated(written, there.date)}."))
    return _told("date", words, found, source)


def _same_day(words: str, written: str, iso: str) -> str:
    if written.casefold() == words.casefold():
        return "The source has the same date."
    return f"The source says {_dated(written, iso)}."


def _near_day(mine: days.Period, theirs: days.Period, written: str) -> str:
    if days.covers(theirs, mine):
        return f"The source is less precise: “{written}”."
    if days.covers(mine, theirs):
        return f"The source is more precise: “{written}”."
    return f"The periods overlap: the source says “{written}”."


def _dated(written: str, iso: str) -> str:
    """A date as written, with the day it means where the words alone do not say it."""
    meant = days.said(iso)
    return f"“{written}”" if iso[:4] in written else f"“{written}”, which is {meant} there"


OUTCOMES = {
    "same": FigureOutcome.FOUND,
    "near": FigureOutcome.NEAR,
    "other": FigureOutcome.CONTRADICTED,
}
NONE = {
    "figure": "No figure of this measure or noun stands there for it.",
    "date": "Neither this date nor another one stands there for it.",
}


def _told(
    kind: str, words: str, found: dict[str, list[tuple[_Candidate, str]]], source: FiguredText
) -> FigureCheck:
    """The best of what was found: the same, else what is near, else another value of the same thing."""
    for relation, outcome in OUTCOMES.items():
        if found[relation]:
            best, explanation = max(
                found[relation],
                key=lambda pair: (pair[0].shared.share, -pair[0].span.start),
            )
            passage = _passage(best.span, source)
            return FigureCheck(
                kind,
                words,
                outcome,
                best.span,
                " ".join(best.words.split()),
                passage,
                passage.of(source.text),
                explanation,
            )
    return FigureCheck(kind, words, FigureOutcome.ABSENT, explanation=NONE[kind])


def _passage(span: Span, source: FiguredText) -> Span:
    """The sentence a figure stands in; of an endless one the words about it."""
    sentences = source.surroundings
    if not sentences.sentences:
        return span
    sentence = sentences.sentences[sentences.number_of(span.start)]
    if not sentence.covers(span) or sentence.end - sentence.start > LONGEST_EXCERPT:
        return span
    return sentence


def claimed_figures(
    text: str, figures: Sequence[Figure], dates: Sequence[DateMention]
) -> Iterator[ClaimedFigure]:
    """The figures and dates of a text with their words, in the order of the text, each value once."""
    seen: set[object] = set()
    everything: list[Figure | DateMention] = [*figures, *dates]
    for said in sorted(everything, key=lambda item: item.span):
        key = (said.value, said.high, said.unit, said.comparator) if isinstance(said, Figure) else said.date
        if key not in seen:
            seen.add(key)
            yield ClaimedFigure(said, " ".join(said.span.of(text).split()))
