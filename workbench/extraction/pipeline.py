"""From a text to its assertions: the grammars of this package in their order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workbench.domain.assertions import Assertion, AssertionKind, DateMention, Entity, Figure
from workbench.domain.spans import Span
from workbench.extraction.capitals import calmed, restored
from workbench.extraction.dates.dating import dates_of
from workbench.extraction.figures.ages import tells_age, with_ages
from workbench.extraction.figures.grammar import figures
from workbench.extraction.people.names import entities
from workbench.extraction.people.people import Registry, registry
from workbench.extraction.reading import Reading, read
from workbench.extraction.speech.attribution import Attributed, attribute
from workbench.extraction.statements.about import About
from workbench.extraction.statements.events import Event, events
from workbench.extraction.statements.other import statements
from workbench.extraction.text.clauses import clause_around
from workbench.extraction.text.layout import Role
from workbench.extraction.wording.document import Wordings
from workbench.extraction.worthiness.score import weigh

if TYPE_CHECKING:
    from workbench.extraction.dates.grammar import Found as Dated
    from workbench.extraction.figures.found import Found
    from workbench.extraction.people.names import Name
    from workbench.extraction.people.speakers import Speaker
    from workbench.extraction.reading import Sentence as ReadSentence
    from workbench.extraction.statements.stated import Statement

EXTRACTOR = "workbench-7"
"""Name and version of this extractor: assertions record what found them."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the prose with its check-worthiness in integer thousandths and the reasons for it."""

    span: Span
    text: str
    check_worthiness: int
    cues: tuple[str, ...] = ()


def extract(text: str, *, published: str | None = None) -> list[Assertion]:
    """Every assertion of a text, ordered by start, then kind.

    The result depends on the arguments alone.

    Args:
        text: the document's text as stored; offsets count its code points.
        published: ISO date, or partial date, that anchors relative dates ("on Tuesday").
    """
    calm = calmed(text)
    reading = read(calm, published)
    found = _Extraction(reading, registry(reading)).assertions()
    return found if calm is text else [restored(item, text) for item in found]


def sentences(text: str) -> list[Sentence]:
    """Every sentence in order, headings included, with its check-worthiness; furniture is worth nothing."""
    reading = read(calmed(text))
    found = []
    for sentence in reading.everywhere:
        if reading.paragraphs[sentence.paragraph].role is Role.FURNITURE:
            found.append(Sentence(sentence.span, sentence.span.of(text), 0))
            continue
        here = figures_in(reading, sentence)
        score, cues = weigh(
            sentence.tokens,
            sentence.names,
            figures=[item.figure for item in here if not item.is_idle],
            dates=len(reading.dates_in(sentence.span)),
            is_rank=any(item.is_rank for item in here),
            instruments=len(reading.instruments_in(sentence.span)),
            is_heading=reading.paragraphs[sentence.paragraph].role is Role.HEADING,
        )
        found.append(Sentence(sentence.span, sentence.span.of(text), score, cues))
    return found


def own_date(text: str, published: str | None = None) -> str | None:
    """The ISO date, or partial date, of a text: ``published``, or what its dateline gives where that says more."""
    from workbench.extraction.dates import grammar

    found = grammar.own_date(text, published)
    return found.iso if found else None


def date_mentions(text: str, *, published: str | None = None) -> list[DateMention]:
    """Every date expression that resolves to a value, in order, quotations and headings included."""
    from workbench.extraction.dates import grammar

    return [DateMention(date.span, date.value) for date in grammar.find(text, published)]


def figures_of(text: str) -> list[Figure]:
    """Every figure in order, quotations and headings included."""
    reading = read(calmed(text))
    return [item.figure for sentence in reading.everywhere for item in figures_in(reading, sentence)]


def figures_in(reading: Reading, sentence: ReadSentence) -> list[Found]:
    taken = reading.date_places_in(sentence.span)
    taken += reading.instruments_in(sentence.span)
    taken += [name.span for name in sentence.names if name.type == "system"]
    return with_ages(figures(sentence.tokens, taken, reading.text), sentence.tokens, sentence.names)


class _Extraction:
    """One run over one reading; every method turns the finds of one grammar into records."""

    def __init__(self, reading: Reading, known: Registry) -> None:
        self.reading, self.known = reading, known
        self.about = About(reading, known)
        self.wordings = Wordings(reading, known)
        self.figures = [
            [
                end
                for item in figures_in(reading, sentence)
                if not item.is_idle
                for end in item.ends or (item,)
            ]
            for sentence in reading.sentences
        ]

    def assertions(self) -> list[Assertion]:
        """All kinds, in order."""
        said = attribute(self.reading, self.known)
        reports: dict[int, list[Attributed]] = {}
        for item in said:
            if not item.is_quotation:
                reports.setdefault(item.unit, []).append(item)
        found = [self._attributed(item, reports.get(item.unit, [])) for item in said]
        found += self._figured()
        happened = events(self.reading)
        found += [self._event(event) for event in happened]
        covered = [assertion.span for assertion in found]
        spoken = [item.span for item in said]
        found += [self._statement(statement) for statement in statements(self.reading, covered, spoken)]
        unique = {(item.kind, item.span, item.value_span): item for item in reversed(found)}
        return sorted(
            unique.values(),
            key=lambda item: (item.span.start, item.kind.value, item.span.end, item.value_span or item.span),
        )

    def _attributed(self, said: Attributed, reports: list[Attributed]) -> Assertion:
        kind = AssertionKind.QUOTATION if said.is_quotation else AssertionKind.REPORTED
        return self._assertion(
            kind,
            said.span,
            tuple(said.parts),
            said.speaker,
            content=tuple(said.content),
            cue=" ".join(said.cue.of(self.reading.text).split()) if said.cue else None,
            cue_span=said.cue,
            cited_source=said.cited_source,
            subject=self.about.said(said.content[0]),
            wording=self.wordings.of_said(said, reports),
        )

    def _figured(self) -> list[Assertion]:
        """A quantity or count for every figure outside quotations that does not only point back."""
        found = []
        for sentence, here in zip(self.reading.sentences, self.figures, strict=True):
            outside = [item for item in here if not self.reading.run_over(item.figure.span)]
            for item in outside:
                if item.is_definite:
                    continue
                clause = clause_around(sentence, item.figure.span)
                others = tuple(
                    other.figure
                    for other in outside
                    if other is not item and clause.covers(other.figure.span)
                )
                found.append(self._figure(clause, item, others))
        return found

    def _figure(self, span: Span, item: Found, others: tuple[Figure, ...]) -> Assertion:
        kind = AssertionKind.QUANTITY if item.is_measure else AssertionKind.COUNT
        return self._assertion(
            kind,
            span,
            figures=(item.figure, *others),
            is_rank=item.is_rank,
            subject=self.about.figure(span, item),
            attribute=self._attribute(span, item),
            wording=self.wordings.of_figure(span, item.figure.span) if others else None,
        )

    def _attribute(self, span: Span, item: Found) -> str | None:
        if item.is_rank:
            return "rank"
        return "age" if tells_age(item, self.reading.sentence_at(span.start).tokens) else None

    def _event(self, event: Event) -> Assertion:
        subject, wording = self.about.event(event.span), self.wordings.of_event(event)
        return self._assertion(
            AssertionKind.EVENT, event.span, dated=event.dates, subject=subject, wording=wording
        )

    def _statement(self, statement: Statement) -> Assertion:
        if statement.attribute in {"office", "standing"} and statement.subject:
            wording = self.wordings.of_office(statement.span, statement.subject)
        elif statement.attribute == "ownership":
            wording = self.wordings.of_ownership(statement.span)
        else:
            wording = None
        subject = statement.subject or self.about.clause(statement.span)
        return self._assertion(
            AssertionKind.OTHER,
            statement.span,
            subject=subject,
            attribute=statement.attribute,
            wording=wording,
        )

    def _assertion(
        self,
        kind: AssertionKind,
        span: Span,
        parts: tuple[Span, ...] = (),
        speaker: Speaker | None = None,
        *,
        figures: tuple[Figure, ...] | None = None,
        dated: list[Dated] | None = None,
        is_rank: bool = False,
        wording: str | None = None,
        **own: Any,
    ) -> Assertion:
        """What all kinds share: place, speaker, figures, dates, names, score; ``own`` is what only this kind has."""
        reading = self.reading
        parts = parts or (span,)
        first, last = self.reading.sentences_over(span)
        sentence = Span(min(first.span.start, span.start), max(last.span.end, span.end))
        if dated is None:
            dated = dates_of(reading, figures[0].span if figures else span, sentence, kind)
        if figures is None:
            figures = tuple(
                item.figure
                for here in self.figures[first.number : last.number + 1]
                for item in here
                if any(part.covers(item.figure.span) for part in parts)
            )
        figure = figures[0] if figures else None
        names = reading.names_in(span)
        score, cues = weigh(
            reading.tokens_in(span),
            names,
            figures=figures,
            dates=len(dated),
            is_attributed=speaker is not None,
            is_rank=is_rank,
            instruments=len(reading.instruments_in(span)),
        )
        return Assertion(
            kind=kind,
            span=span,
            text=span.of(reading.text),
            parts=parts,
            sentence=sentence,
            speaker=speaker.name if speaker else None,
            speaker_span=speaker.span if speaker else None,
            role=speaker.role if speaker else None,
            organisation=speaker.organisation if speaker else None,
            value=figure.value if figure else None,
            high=figure.high if figure else None,
            unit=figure.unit if figure else None,
            comparator=figure.comparator if figure else None,
            change=figure.change if figure else None,
            value_span=figure.span if figure else None,
            figures=figures,
            date=dated[0].value if dated else None,
            date_anchor=dated[0].anchor if dated else None,
            dates=tuple(DateMention(date.span, date.value) for date in dated),
            entities=self._entities(span, names),
            check_worthiness=score,
            cues=cues,
            wording=self.wordings.of_passage(span) if wording is None else wording,
            **own,
        )

    def _entities(self, span: Span, names: list[Name]) -> tuple[Entity, ...]:
        """Instruments, and the names that are no part of one."""
        laws = self.reading.instruments_in(span)
        if not laws:
            return entities(names)
        others = [name for name in names if not any(law.overlap(name.span) for law in laws)]
        named = [Entity(" ".join(law.of(self.reading.text).split()), "instrument", law) for law in laws]
        return tuple(sorted((*entities(others), *named), key=lambda entity: entity.span))
