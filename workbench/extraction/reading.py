"""A document as the grammars read it: paragraphs, sentences, tokens, quoted runs, names, dates."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.domain.spans import Span
from workbench.extraction.dates import grammar as dates
from workbench.extraction.laws import instruments
from workbench.extraction.people import names
from workbench.extraction.speech import quotations
from workbench.extraction.speech.beside import is_tag
from workbench.extraction.speech.cited import is_in_source
from workbench.extraction.text import layout, sentences, tokens
from workbench.extraction.text.layout import Role
from workbench.extraction.text.segments import segments
from workbench.extraction.text.tokens import END, QUOTED, START, Token

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.extraction.dates.grammar import Found
    from workbench.extraction.people.names import Name
    from workbench.extraction.speech.quotations import Run
    from workbench.extraction.text.segments import Segment

MOST_SENTENCES = 200
LONGEST_UNIT = 4_000
"""Bounds for endless quotations: sentences that one unit holds, and its characters where not all of them are quoted."""
DATED_PARAGRAPHS = 12
"""Paragraphs at the top among which a dateline may stand."""


@dataclass(slots=True)
class Sentence:
    """One sentence of the prose with its tokens and names; ``number`` counts through the document."""

    span: Span
    tokens: list[Token]
    names: list[Name]
    paragraph: int
    number: int
    _segments: list[Segment] | None = None

    @property
    def segments(self) -> list[Segment]:
        """What can be judged apart, found when first asked for."""
        if self._segments is None:
            self._segments = segments(self.tokens)
        return self._segments


@dataclass(slots=True)
class Unit:
    """Sentences that quotation marks hold together, with each quoted run folded into one item."""

    span: Span
    items: list[Token]
    quoted: dict[int, int]
    """Index of an item to the number of the run it stands for."""
    sentences: list[Sentence]
    paragraph: int


@dataclass(slots=True)
class Reading:
    """Everything the grammars share about one text."""

    text: str
    paragraphs: list[layout.Paragraph]
    sentences: list[Sentence]
    """Those of the prose: what assertions are found in."""
    everywhere: list[Sentence]
    """All of them, headings and furniture too."""
    runs: list[Run]
    units: list[Unit]
    dates: list[Found]
    date_places: list[Span]
    """Where date expressions stand, those without a value too."""
    instruments: list[Span]
    own_date: str = ""
    """The day, month or year in which the text came out, in ISO form; empty where it is not known."""
    _starts: list[int] = field(default_factory=list)
    """Where the sentences begin, and the quoted runs, and the dates."""
    _opens: list[int] = field(default_factory=list)
    _dated: list[int] = field(default_factory=list)

    def sentence_at(self, place: int) -> Sentence:
        """The sentence that holds a place, or the last one that begins before it."""
        at = bisect_right(self._starts, place) - 1
        return self.sentences[max(0, at)]

    def sentences_over(self, span: Span) -> tuple[Sentence, Sentence]:
        """The sentences that hold the first and the last character of a span."""
        first = self.sentence_at(span.start)
        if span.end <= first.span.end:
            return first, first
        return first, self.sentence_at(span.end - 1)

    def run_over(self, span: Span) -> Run | None:
        """The quoted run that covers a span, if one does."""
        at = bisect_right(self._opens, span.start) - 1
        return self.runs[at] if at >= 0 and self.runs[at].span.covers(span) else None

    def is_quoted(self, place: int) -> bool:
        """Whether a character stands in a quoted run."""
        at = bisect_right(self._opens, place) - 1
        return at >= 0 and place < self.runs[at].span.end

    def is_unquoted(self, span: Span) -> bool:
        """Whether no quoted run touches a span."""
        at = bisect_right(self._opens, span.start) - 1
        near = self.runs[max(0, at) : at + 2]
        return not any(run.span.start < span.end and run.span.end > span.start for run in near)

    def tokens_in(self, span: Span) -> list[Token]:
        """The tokens that lie in a span of the prose."""
        found: list[Token] = []
        for sentence in self._over(span):
            if span.covers(sentence.span):
                found += sentence.tokens
                continue
            first = bisect_left(sentence.tokens, span.start, key=START)
            last = bisect_right(sentence.tokens, span.end, first, key=END)
            found += sentence.tokens[first:last]
        return found

    def dates_in(self, span: Span) -> list[Found]:
        """The dates that lie in a span."""
        found: list[Found] = []
        at = bisect_left(self._dated, span.start)
        while at < len(self.dates) and self.dates[at].span.start < span.end:
            if self.dates[at].span.end <= span.end:
                found.append(self.dates[at])
            at += 1
        return found

    def names_in(self, span: Span) -> list[Name]:
        """The names that lie in a span of the prose."""
        first, last = span
        return [
            name
            for sentence in self._over(span)
            for name in sentence.names
            if first <= name.span.start and name.span.end <= last
        ]

    def _over(self, span: Span) -> Sequence[Sentence]:
        """The sentences that a span touches, and the one before it where it lies between two."""
        first = max(0, bisect_right(self._starts, span.start) - 1)
        return self.sentences[first : bisect_left(self._starts, span.end, first)]

    def instruments_in(self, span: Span) -> list[Span]:
        """The legal instruments named in a span."""
        return _inside(self.instruments, span)

    def date_places_in(self, span: Span) -> list[Span]:
        """Where date expressions stand in a span."""
        return _inside(self.date_places, span)


def _inside(places: Sequence[Span], span: Span) -> list[Span]:
    found: list[Span] = []
    if not places:
        return found
    at = bisect_right(places, (span.start, -1))
    while at < len(places) and places[at].start < span.end:
        if places[at].end <= span.end:
            found.append(places[at])
        at += 1
    return found


def _is_inside(span: Span, places: Sequence[Span]) -> bool:
    """Whether one of the places, which are in order, covers a span: the year of "the Roads Act 1998" dates nothing."""
    at = bisect_right(places, (span.start, span.end)) - 1
    return any(place.covers(span) for place in places[max(0, at) : at + 2])


def read(text: str, published: str | None = None) -> Reading:
    """Read a text once for all grammars."""
    page = layout.paragraphs(text)
    runs = quotations.runs(text, [span for span, role in page if role is Role.PROSE])
    found: list[Sentence] = []
    everywhere: list[Sentence] = []
    units: list[Unit] = []
    next_run = 0
    for number, (span, role) in enumerate(page):
        if role is not Role.PROSE:
            everywhere += _sentences(text, span, number, (), 0)
            continue
        first_run = next_run
        while next_run < len(runs) and runs[next_run].span.start < span.end:
            next_run += 1
        here = _sentences(text, span, number, runs[first_run:next_run], len(found))
        found += here
        everywhere += here
        units += _units(here, runs, first_run, next_run)
    _forget_openers(everywhere)
    own_date = dates.own_date(text, published)
    resolved, places = dates.scan(text, own_date)
    laws = instruments.find(text)
    heads = [span.start for span, _ in page[:DATED_PARAGRAPHS]]
    dated = [
        date
        for date in dates.joined(resolved, text)
        if not _is_inside(date.span, laws) and not is_in_source(date.span, text)
    ]
    dated = dates.without_datelines(dated, text, heads)
    return Reading(
        text=text,
        paragraphs=page,
        sentences=found,
        everywhere=everywhere,
        runs=runs,
        units=units,
        dates=dated,
        date_places=places,
        instruments=laws,
        own_date=own_date.iso if own_date else "",
        _starts=[sentence.span.start for sentence in found],
        _opens=[run.span.start for run in runs],
        _dated=[date.span.start for date in dated],
    )


def _forget_openers(everywhere: Sequence[Sentence]) -> None:
    """Drop single words that only open sentences from the names: those the document writes small elsewhere."""
    inside = {token.text for sentence in everywhere for token in sentence.tokens[1:]}
    for sentence in everywhere:
        first = sentence.names[0] if sentence.names else None
        if first is None or first.first or first.last > 1 or first.type != "other":
            continue
        opener = sentence.tokens[0]
        if opener.low in inside and opener.text not in inside:
            del sentence.names[0]


def _sentences(text: str, paragraph: Span, number: int, runs: Sequence[Run], count: int) -> list[Sentence]:
    mark = layout.LIST_MARK.match(text, paragraph.start, paragraph.end)
    body = Span(mark.end(), paragraph.end) if mark else paragraph
    found: list[Sentence] = []
    for span in _repaired(sentences.split(text, body), text, runs):
        words = tokens.tokens_of(text, span.start, span.end)
        found.append(Sentence(span, words, names.names_in(words, text), number, count + len(found)))
    return found


def _repaired(spans: list[Span], text: str, runs: Sequence[Run]) -> list[Span]:
    """Sentences without cuts just before a closing mark: the mark belongs to the sentence it ends."""
    repaired: list[Span] = []
    for span in spans:
        if repaired and len(span.of(text).strip("”\"’' .,")) == 0:
            repaired[-1] = Span(repaired[-1].start, span.end)
            continue
        start = span.start
        if repaired and text[start] in '”"' and any(run.span.end == start + 1 for run in runs):
            repaired[-1] = Span(repaired[-1].start, start + 1)
            start += 1
            while start < span.end and text[start].isspace():
                start += 1
        if start < span.end:
            repaired.append(span if start == span.start else Span(start, span.end))
    return repaired


def _units(found: Sequence[Sentence], runs: Sequence[Run], first: int, last: int) -> list[Unit]:
    """Group sentences so that no quoted run crosses a border; "A!" X said. joins what the splitter cut."""
    groups: list[list[Sentence]] = []
    at = first
    for sentence in found:
        while at < last and runs[at].span.end <= sentence.span.start:
            at += 1
        inside = at < last and runs[at].span.start < sentence.span.start
        short = groups and sentence.span.end - groups[-1][0].span.start <= LONGEST_UNIT
        folded = (
            inside and groups and runs[at].span.end >= sentence.span.end and len(groups[-1]) < MOST_SENTENCES
        )
        if groups and (short or folded) and (inside or _trails(groups[-1][-1], sentence)):
            groups[-1].append(sentence)
        else:
            groups.append([sentence])
    return [_unit(group, runs, first, last) for group in groups]


def _trails(before: Sentence, after: Sentence) -> bool:
    """Whether a sentence only names the speaker of the quotation before it: “Never!” | he said."""
    if before.tokens[-1].text not in "”\"’'" or len(before.tokens) < 2:
        return False
    last = before.tokens[-2].text
    if last == ".":
        return is_tag(after.tokens, bare=True)
    return last == "," or (last in {"!", "?", "…", "...", "—"} and is_tag(after.tokens))


def _unit(group: list[Sentence], runs: Sequence[Run], first: int, last: int) -> Unit:
    span = Span(group[0].span.start, group[-1].span.end)
    items: list[Token] = []
    quoted: dict[int, int] = {}
    at = bisect_right(runs, span.start - 1, first, last, key=lambda run: run.span.start)
    # A run that began in a unit already full belongs there: its words here are no words of the text's own.
    behind = runs[at - 1].span.end if at > first else span.start
    if behind <= span.start and (at == last or runs[at].span.start >= span.end):
        items = [token for sentence in group for token in sentence.tokens]
        return Unit(span, items, quoted, group, group[0].paragraph)
    for sentence in group:
        for token in sentence.tokens:
            if token.start < behind:
                continue
            while at < last and runs[at].span.end <= token.start:
                at += 1
            if at < last and runs[at].span.start <= token.start:
                if not runs[at].is_nickname and not (items and quoted.get(len(items) - 1) == at):
                    quoted[len(items)] = at
                    items.append(Token(QUOTED, QUOTED, runs[at].span.start, runs[at].span.end))
                continue
            items.append(token)
    return Unit(span, items, quoted, group, group[0].paragraph)
