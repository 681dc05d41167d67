"""Quotations and reported speech with their speakers, over the whole document."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.domain.spans import Span
from workbench.extraction.cues import DOCUMENT_NOUNS, Takes
from workbench.extraction.lexicon import DETERMINERS, FUNCTION_WORDS
from workbench.extraction.speakers import Speaker, resolve
from workbench.extraction.speech import frames
from workbench.extraction.tokens import QUOTED

if TYPE_CHECKING:
    from workbench.extraction.quotations import Run
    from workbench.extraction.reading import Reading, Unit
    from workbench.extraction.said import Frame
    from workbench.extraction.speakers import Registry

CITED_BEHIND = re.compile(r"[.,;…]?\s{0,3}\(([^()\n]{3,80})\)")
SIGNED_BEHIND = re.compile(r"\s{0,3}[—–―-]{1,2}\s{0,3}([A-Z][^\n“”\".]{2,60})\.?\s*")
LETTERS = re.compile(r"[^\W\d_]{3}")
SHORTEST_UNCUED = 6
"""Words a quoted run needs to count as a quotation where no cue stands beside it."""
SHORTEST_REPORT = 2
FARTHEST_SHARED = 12
"""Words between a source and a second verb it shares, where the report still includes the source."""
SHORTEST_REPORT_BESIDE_QUOTATION = 4


@dataclass(slots=True)
class Attributed:
    """Words given as someone's: quoted runs, or a report with its source and cue."""

    is_quotation: bool
    span: Span
    parts: list[Span]
    content: list[Span]
    speaker: Speaker | None
    cue: Span | None
    cited_source: str | None
    unit: int
    is_complete: bool = False
    """A quotation that stands for a whole utterance and may go on in the next sentence."""


class _Walk:
    """Goes through the units in order and remembers who spoke last."""

    def __init__(self, reading: Reading, known: Registry) -> None:
        self.reading, self.known = reading, known
        self.found: list[Attributed] = []
        self.speaker: Speaker | None = None
        self.spoke_in = -10
        self.quotation: Attributed | None = None
        self.open: tuple[Speaker, Span, int, str | None] | None = None

    def over(self, number: int, unit: Unit) -> None:
        """Read one unit."""
        if not unit.items:
            return
        pending, self.open = self.open, None
        here = frames(unit)
        resolved: list[tuple[Frame, Speaker]] = []
        for frame in here:
            speaker = self._speaker_of(frame, number, unit)
            if speaker is not None:
                resolved.append((frame, speaker))
                self.speaker, self.spoke_in = speaker, number
        used = self._quotations(number, unit, resolved, pending)
        for frame, speaker in resolved:
            self._report(number, unit, frame, speaker)
            if frame.is_open and number + 1 < len(self.reading.units):
                cue = _place(unit, frame.cue_first, frame.cue_last)
                self.open = (speaker, cue, unit.paragraph, speaker.cited_source)
        if not used and not resolved and len(unit.items) > 3:
            self.quotation = None

    def _speaker_of(self, frame: Frame, number: int, unit: Unit) -> Speaker | None:
        if frame.source is not None:
            return resolve(frame.source, unit, self.reading, self.known, self.speaker)
        return self.speaker if self.speaker and number - self.spoke_in <= 2 else None

    def _quotations(
        self,
        number: int,
        unit: Unit,
        resolved: list[tuple[Frame, Speaker]],
        pending: tuple[Speaker, Span, int, str | None] | None,
    ) -> bool:
        """Attribute the quoted runs of the unit; whether there was one."""
        last_frame: Frame | None = None
        last_item = -1
        for item, run_number in sorted(unit.quoted.items()):
            run = self.reading.runs[run_number]
            match = _frame_for(item, unit, resolved)
            if match is not None:
                frame, speaker = match
                beside = (
                    frame is last_frame
                    and frame.is_direct
                    and last_item < frame.cue_first <= item
                    and self.quotation
                )
                if beside and self.quotation:
                    self._extend(run, number)
                else:
                    cue = _place(unit, frame.cue_first, frame.cue_last)
                    self._quote(run, number, unit, speaker, cue, complete=frame.is_direct)
                last_frame, last_item = frame, item
                continue
            self._without_frame(run, item, number, unit, pending)
        return bool(unit.quoted)

    def _without_frame(
        self,
        run: Run,
        item: int,
        number: int,
        unit: Unit,
        pending: tuple[Speaker, Span, int, str | None] | None,
    ) -> None:
        words = len(run.inner.of(self.reading.text).split())
        follows = self.quotation is not None and number - self.quotation.unit <= 1
        alone = _is_alone(unit, item)
        if signed := self._signed_behind(run, unit):
            self._quote(run, number, unit, signed, None, complete=True)
        elif pending and item == 0:
            self._quote(run, number, unit, pending[0], pending[1], complete=True, cited=pending[3])
        elif run.continues and self.quotation:
            self._extend(run, number)
        elif alone and follows and self.quotation and self.quotation.is_complete:
            if self.reading.units[self.quotation.unit].paragraph == unit.paragraph:
                self._extend(run, number)
            elif self.quotation.speaker:
                self._quote(run, number, unit, self.quotation.speaker, self.quotation.cue, complete=True)
        elif alone and words >= SHORTEST_UNCUED and self.speaker and number - self.spoke_in <= 2:
            self._quote(run, number, unit, self.speaker, None, complete=True)
        elif words >= SHORTEST_UNCUED and (cited := self._cited_behind(run)):
            self._quote(run, number, unit, Speaker(cited, run.span), None, complete=True)
        elif words > SHORTEST_UNCUED and self.speaker and number - self.spoke_in <= 1:
            self._quote(run, number, unit, self.speaker, None, complete=False)

    def _quote(
        self,
        run: Run,
        number: int,
        unit: Unit,
        speaker: Speaker,
        cue: Span | None,
        *,
        complete: bool,
        cited: str | None = None,
    ) -> None:
        cited = (
            self._cited_behind(run) or cited or speaker.cited_source or _cited_before(unit, self.reading.text)
        )
        self.quotation = Attributed(
            is_quotation=True,
            span=run.span,
            parts=[run.span],
            content=[run.inner],
            speaker=speaker,
            cue=cue,
            cited_source=cited,
            unit=number,
            is_complete=complete,
        )
        self.found.append(self.quotation)

    def _extend(self, run: Run, number: int) -> None:
        quotation = self.quotation
        if quotation is None:
            return
        quotation.parts.append(run.span)
        quotation.content.append(run.inner)
        quotation.span = Span(quotation.span.start, run.span.end)
        quotation.unit = number
        quotation.cited_source = quotation.cited_source or self._cited_behind(run)

    def _cited_behind(self, run: Run) -> str | None:
        """The source in brackets behind a quotation, unless it is only a date."""
        match = CITED_BEHIND.match(self.reading.text, run.span.end)
        return match[1].strip() if match and LETTERS.search(match[1]) and match[1][0].isupper() else None

    def _signed_behind(self, run: Run, unit: Unit) -> Speaker | None:
        """“Words.” — Name: the name behind a dash signs the quotation before it."""
        match = SIGNED_BEHIND.match(self.reading.text, run.span.end)
        if not match or match.end() < self.reading.paragraphs[unit.paragraph].span.end:
            return None
        span = Span(*match.span(1))
        return Speaker(span.of(self.reading.text).strip(), span, is_person=True)

    def _report(self, number: int, unit: Unit, frame: Frame, speaker: Speaker) -> None:
        if frame.is_negated and Takes.OBJECT not in frame.takes:
            return
        words = sum(_words(unit, first, last) for first, last in frame.content)
        quoted = any(unit.items[k].low == QUOTED for first, last in frame.content for k in range(first, last))
        least = SHORTEST_REPORT_BESIDE_QUOTATION if quoted and frame.is_direct else SHORTEST_REPORT
        if words < least:
            return
        places = [_place(unit, first, last) for first, last in frame.content]
        cue = _place(unit, frame.cue_first, frame.cue_last)
        ends = [*places, cue]
        if frame.source is not None and _belongs(frame):
            ends.append(_place(unit, frame.source.outer_first, frame.source.outer_last))
        span = Span(min(place.start for place in ends), max(place.end for place in ends))
        cited = speaker.cited_source or _cited_before(unit, self.reading.text)
        self.found.append(
            Attributed(
                is_quotation=False,
                span=span,
                parts=[span],
                content=places,
                speaker=speaker,
                cue=cue,
                cited_source=cited,
                unit=number,
            )
        )


def _belongs(frame: Frame) -> bool:
    """Whether the source stands next to its cue rather than being shared from an earlier verb."""
    source = frame.source
    return source is not None and (
        source.first > frame.cue_first or frame.cue_first - source.outer_last <= FARTHEST_SHARED
    )


def attribute(reading: Reading, known: Registry) -> list[Attributed]:
    """Every quotation and report of the document, in order."""
    walk = _Walk(reading, known)
    for number, unit in enumerate(reading.units):
        walk.over(number, unit)
    return sorted(walk.found, key=lambda found: (found.span, not found.is_quotation))


def _place(unit: Unit, first: int, last: int) -> Span:
    last = max(last, first + 1)
    return Span(unit.items[first].start, unit.items[min(last, len(unit.items)) - 1].end)


def _words(unit: Unit, first: int, last: int) -> int:
    return sum(item.is_word for item in unit.items[first:last])


def _frame_for(item: int, unit: Unit, resolved: list[tuple[Frame, Speaker]]) -> tuple[Frame, Speaker] | None:
    """The frame a quoted run belongs to: the one right beside it, else the innermost that covers it."""
    covering = [
        (frame, speaker)
        for frame, speaker in resolved
        if any(first <= item < last for first, last in frame.content)
    ]
    for frame, speaker in covering:
        if frame.is_direct and any(item in {first, last - 1} for first, last in frame.content):
            return frame, speaker
    if covering:
        return covering[-1]
    before = [pair for pair in resolved if pair[0].verb < item and _reaches(unit, pair[0].verb, item)]
    return before[-1] if before else None


def _reaches(unit: Unit, verb: int, item: int) -> bool:
    """Whether only a short way without a new sentence lies between a cue and a run."""
    return item - verb <= 12 and not any(
        token.low in {".", "!", "?"} for token in unit.items[verb + 1 : item]
    )


def _is_alone(unit: Unit, item: int) -> bool:
    """Whether the run is all the unit says, apart from marks and a source in brackets."""
    depth = words = 0
    for k, token in enumerate(unit.items):
        depth += (token.low == "(") - (token.low == ")")
        words += k != item and not depth and token.is_word
    return words == 0


def _cited_before(unit: Unit, text: str) -> str | None:
    """In its statement, ...: the document named at the head of the unit."""
    items = unit.items
    if items[0].low not in {"in", "on"} or len(items) < 4:
        return None
    for k in range(1, min(8, len(items) - 1)):
        low = items[k].low
        if (low in DOCUMENT_NOUNS or low in {"interview", "briefing", "address"}) and items[k + 1].low in {
            ",",
            "on",
            "to",
            "from",
        }:
            first = 1 + (items[1].low in DETERMINERS - {"its", "his", "her", "their"} and k > 2)
            return Span(items[first].start, items[k].end).of(text)
        if low == "," or (low in FUNCTION_WORDS - DETERMINERS and low not in {"of", "to"}):
            return None
    return None
