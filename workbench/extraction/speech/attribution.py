"""Quotations and reported speech with their speakers, over the whole document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from workbench.domain.spans import Span
from workbench.extraction.people.speakers import FARTHEST_BACK, Speaker, resolve
from workbench.extraction.speech import beside
from workbench.extraction.speech.behind import OWNING_UP
from workbench.extraction.speech.cited import (
    cited_at_end,
    cited_before,
    cited_behind,
    date_behind,
    signature_behind,
    stage_name,
    without_date,
)
from workbench.extraction.speech.cues import DOCUMENT_NOUNS, Takes
from workbench.extraction.speech.owners import (
    is_alone,
    is_announced,
    is_joined,
    owner_of,
    quoted_in,
    stand_around,
)
from workbench.extraction.speech.phrases import is_plausible, singular
from workbench.extraction.speech.reports import frames

if TYPE_CHECKING:
    from workbench.extraction.people.people import Registry
    from workbench.extraction.reading import Reading, Unit
    from workbench.extraction.speech.frames import Frame
    from workbench.extraction.speech.owners import Owner, Quoted
    from workbench.extraction.speech.phrases import Source
    from workbench.extraction.speech.quotations import Run
    from workbench.extraction.text.tokens import Token

SHORTEST_UNCUED = 6
"""Words a quoted run needs to count as a quotation where no cue stands beside it."""
OF_PERSON = frozenset({"he", "she", "his", "her"})
"""Words that open a sentence which goes on about the person of the one before."""
SHORTEST_REPORT = 2
MOST_BEFORE_NOUN = 3
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


class _Pending(NamedTuple):
    """Someone announced at the end of a paragraph whose words follow in the next."""

    speaker: Speaker
    cue: Span


class _Walk:
    """Goes through the units in order and remembers who spoke last."""

    def __init__(self, reading: Reading, known: Registry) -> None:
        self.reading, self.known = reading, known
        self.found: list[Attributed] = []
        self.speaker: Speaker | None = None
        self.body: Speaker | None = None
        self.spoke_in = -10
        self.quotation: Attributed | None = None
        self.pending: _Pending | None = None
        self.subject: tuple[Speaker, int] | None = None
        self.acting: tuple[Speaker, int] | None = None
        """The body or people that the unit before is about, which "it" and "they" stand for if nobody spoke."""
        self.number = 0

    def over(self, number: int, unit: Unit) -> None:
        """Read one unit."""
        self.number = number
        if not unit.items:
            return
        pending, self.pending = self.pending, None
        resolved: list[tuple[Frame, Speaker]] = []
        for frame in frames(unit):
            if frame.is_unnamed:
                self._report(number, unit, frame, None)
                continue
            speaker = self._speaker_of(frame, number, unit)
            if speaker is not None:
                resolved.append((frame, speaker))
                self._heard(speaker, number)
        used = self._quotations(number, unit, resolved, pending)
        for frame, speaker in resolved:
            self._report(number, unit, frame, speaker)
            if frame.is_open and number + 1 < len(self.reading.units):
                self.pending = _Pending(speaker, _place(unit, frame.cue_first, frame.cue_last))
        if not used and not resolved and len(unit.items) > 3:
            self.quotation = None
            self._remember_subject(number, unit)

    def _resolved(self, source: Source, unit: Unit) -> Speaker:
        return resolve(source, unit, self.reading, self.known, self._person(), self._body())

    def _person(self) -> Speaker | None:
        """Whom "he" stands for first: who spoke last, unless someone without a name acts in the unit before."""
        if self.subject is None or self.subject[1] != self.number - 1 or not self.subject[0].is_nameless:
            return self.speaker
        return self.subject[0]

    def _body(self) -> Speaker | None:
        """Whom "it" stands for: the body that spoke, where none did lately the one that acts in the unit before."""
        if self.acting is None or self.acting[1] != self.number - 1:
            return self.body
        spoke = self.reading.sentence_at(self.body.span.start).number if self.body else -FARTHEST_BACK
        acted = self.reading.sentence_at(self.acting[0].span.start).number
        return self.body if self.body and acted - spoke < FARTHEST_BACK else self.acting[0]

    def _heard(self, speaker: Speaker, number: int) -> None:
        """Remember who spoke, a body apart from a person: both "he" and "it" may come next."""
        self.speaker, self.spoke_in = speaker, number
        if not (speaker.is_person or speaker.is_nameless or speaker.is_unknown or _is_document(speaker)):
            self.body = speaker

    def _remember_subject(self, number: int, unit: Unit) -> None:
        """Whoever acts in a sentence without a report may speak in the next: Ann Hill left. “Never again.”"""
        source = beside.subject(unit.items)
        speaker = self._resolved(source, unit) if source else None
        if source is None or speaker is None or speaker.is_unknown:
            return
        if speaker.is_nameless and self.known.mentions[self.reading.sentence_at(unit.items[0].start).number]:
            return  # "The aide is Ann Hill": who is named is who is meant
        if speaker.is_person or speaker.is_nameless:
            self.subject = speaker, number
        elif is_plausible(unit.items, source, weak=False):
            self.acting = speaker, number

    def _speaker_of(self, frame: Frame, number: int, unit: Unit) -> Speaker | None:
        if frame.source is not None:
            return self._resolved(frame.source, unit)
        return self.speaker if self.speaker and number - self.spoke_in <= 2 else None

    def _quotations(
        self,
        number: int,
        unit: Unit,
        resolved: list[tuple[Frame, Speaker]],
        pending: _Pending | None,
    ) -> bool:
        """Attribute the quoted runs of the unit; whether one of them is somebody's."""
        before, last = len(self.found), None
        for quoted in quoted_in(unit, self.reading):
            if not self._on_stage(quoted, number, unit):
                owner = self._owner(quoted, number, unit, resolved, pending, last)
                last = (quoted, owner) if owner else last
        extended = self.quotation is not None and self.quotation.unit == number
        return len(self.found) > before or extended

    def _owner(
        self,
        quoted: Quoted,
        number: int,
        unit: Unit,
        resolved: list[tuple[Frame, Speaker]],
        pending: _Pending | None,
        last: tuple[Quoted, Owner] | None,
    ) -> Owner | None:
        """Attribute one run; the owner in its unit, if it has one there."""
        owner = owner_of(quoted, unit, [frame for frame, _ in resolved])
        if owner is None and not self._without_owner(quoted, number, unit, pending):
            joined = last is not None and is_joined(last[0], quoted, unit.items)
            owner = last[1] if last and joined else stand_around(quoted, unit)
            if owner is None:
                self._by_last_speaker(quoted, number, unit)
        if owner is None:
            return None
        if last and self.quotation and _breaks(last, quoted, owner):
            self._extend(quoted.run, number)
            return owner
        speaker = next((spoken for frame, spoken in resolved if frame is owner.frame), None)
        if owner.tag is not None:
            speaker = self._resolved(owner.tag.source, unit)
            self._heard(speaker, number)
        if speaker:
            self._quote(quoted.run, number, unit, speaker, _cue_of(owner, unit), complete=owner.is_direct)
        return owner

    def _on_stage(self, quoted: Quoted, number: int, unit: Unit) -> bool:
        """Attribute a run that names its speaker itself, as transcripts do; whether it does."""
        if (staged := stage_name(quoted.run, self.reading, self.known)) is None:
            return False
        self._heard(staged[0], number)
        self._quote(quoted.run, number, unit, staged[0], None, complete=True)
        if self.quotation:
            self.quotation.content = [Span(staged[1], quoted.run.inner.end)]
        return True

    def _without_owner(self, quoted: Quoted, number: int, unit: Unit, pending: _Pending | None) -> bool:
        """Attribute a run that no frame and no tag of its unit owns; whether that went."""
        run, words = quoted.run, len(quoted.words)
        follows = self.quotation is not None and number - self.quotation.unit <= 1
        alone = not run.is_stray and is_alone(unit.items, quoted.item)
        if signed := signature_behind(run, unit, self.reading):
            name = Speaker(signed[0].of(self.reading.text), signed[0], is_person=True)
            self._quote(run, number, unit, name, signed[1], complete=True)
        elif pending and quoted.item == 0:
            self._quote(run, number, unit, pending.speaker, pending.cue, complete=True)
        elif run.continues and self.quotation:
            self._extend(run, number)
        elif alone and follows and self.quotation and self.quotation.is_complete:
            if self.reading.units[self.quotation.unit].paragraph == unit.paragraph:
                self._extend(run, number)
            elif self.quotation.speaker:
                self._quote(run, number, unit, self.quotation.speaker, self.quotation.cue, complete=True)
        elif (alone or is_announced(quoted, unit.items)) and (subject := self._subject_before(number, unit)):
            self._quote(run, number, unit, subject, None, complete=True)
        elif alone and words >= SHORTEST_UNCUED and self.speaker and number - self.spoke_in <= 2:
            self._quote(run, number, unit, self.speaker, None, complete=True)
        elif words >= SHORTEST_UNCUED and (cited := cited_behind(run, self.reading.text)):
            self._quote(run, number, unit, Speaker(without_date(cited), run.span), None, complete=True)
        else:
            return False
        return True

    def _subject_before(self, number: int, unit: Unit) -> Speaker | None:
        """The person who acts in the sentence before, in the same paragraph, or in the one before "his firm"."""
        if self.subject is None:
            return None
        who, at = self.subject
        goes_on = at == number - 2 and self.reading.units[number - 1].items[0].low in OF_PERSON
        if not (at == number - 1 or goes_on):
            return None
        return who if self.reading.units[at].paragraph == unit.paragraph else None

    def _by_last_speaker(self, quoted: Quoted, number: int, unit: Unit) -> None:
        if len(quoted.words) > SHORTEST_UNCUED and self.speaker and number - self.spoke_in <= 1:
            self._quote(quoted.run, number, unit, self.speaker, None, complete=False)

    def _quote(
        self, run: Run, number: int, unit: Unit, speaker: Speaker, cue: Span | None, *, complete: bool
    ) -> None:
        text = self.reading.text
        said_in = speaker.cited_source
        if said_in and (date := date_behind(run, text)):
            said_in = f"{said_in} {date}"
        self.quotation = Attributed(
            is_quotation=True,
            span=run.span,
            parts=[run.span],
            content=[run.inner],
            speaker=speaker,
            cue=cue,
            cited_source=cited_behind(run, text)
            or said_in
            or cited_before(unit, text)
            or cited_at_end(unit, text),
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
        quotation.cited_source = quotation.cited_source or cited_behind(run, self.reading.text)

    def _report(self, number: int, unit: Unit, frame: Frame, speaker: Speaker | None) -> None:
        if frame.is_nested or (
            frame.is_negated and Takes.OBJECT not in frame.takes and not frame.is_question
        ):
            return
        if speaker and speaker.is_unknown and frame.source and _is_asked(unit.items, frame.source):
            return
        words = sum([_words(unit, first, last) for first, last in frame.content])
        quoted = any(first <= k < last for k in unit.quoted for first, last in frame.content)
        least = SHORTEST_REPORT_BESIDE_QUOTATION if quoted and frame.is_direct else SHORTEST_REPORT - quoted
        if frame.lemma in OWNING_UP:
            least = 1
        if words < least:
            return
        places = [_place(unit, first, last) for first, last in frame.content]
        cue = _place(unit, frame.cue_first, frame.cue_last)
        ends = [*places, cue]
        if frame.source is not None and _belongs(frame):
            ends.append(_place(unit, frame.source.outer_first, frame.source.outer_last))
        span = Span(min(place.start for place in ends), max(place.end for place in ends))
        text = self.reading.text
        cited = (speaker and speaker.cited_source) or cited_before(unit, text) or cited_at_end(unit, text)
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


def _is_document(speaker: Speaker) -> bool:
    """Whether what shows or says something is a picture or a paper: it has no engineers of its own."""
    words = speaker.name.split()
    return any(word.islower() and singular(word) in DOCUMENT_NOUNS for word in words[:MOST_BEFORE_NOUN])


def _is_asked(items: list[Token], source: Source) -> bool:
    """Whether "what" stands before a source: what they believe is a part of what somebody else says."""
    return source.outer_first > 0 and items[source.outer_first - 1].low == "what"


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
    heads = [item.text[0] for item in unit.items[first:last]]
    return sum([head.isalpha() or head.isdigit() for head in heads])


def _cue_of(owner: Owner, unit: Unit) -> Span | None:
    cue = owner.frame or owner.tag
    return _place(unit, cue.cue_first, cue.cue_last) if cue else None


def _breaks(last: tuple[Quoted, Owner], quoted: Quoted, owner: Owner) -> bool:
    """“A,” X said, “B”: whether the cue stands between two parts of one utterance."""
    before, owned = last
    cue, earlier = owner.frame or owner.tag, owned.frame or owned.tag
    if cue is None or earlier is None or not owner.is_direct:
        return False
    # A frame and a tag may name the same cue: they share its items.
    same = cue.cue_first < earlier.cue_last and earlier.cue_first < cue.cue_last
    return same and before.item < cue.cue_first <= quoted.item
