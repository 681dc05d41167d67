"""Checking a claim's words against its sources: quotations word for word and by speaker, figures and dates by value.

Everything is worked out anew from texts that never change, so nothing is recorded; what a front end shows again it
may keep. Attaching what was found is evidence like any other (``evidence.attach`` with the span).
"""

from __future__ import annotations

import re
from collections import OrderedDict
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING

from workbench.comparison.claimed_figures import ClaimedFigure, FiguredText, check_figures, claimed_figures
from workbench.comparison.surroundings import Surroundings
from workbench.comparison.texts import IndexedText
from workbench.comparison.utterances import check_utterance
from workbench.comparison.voices import Voices, turns
from workbench.domain.assertions import AssertionKind, DateMention
from workbench.domain.checks import ClaimCheck, ClaimedQuotation, SourceCheck, Speaker, Voice
from workbench.domain.claims import State
from workbench.domain.references import ReferenceType
from workbench.errors import RuleViolation, UnknownId
from workbench.store.chunks import in_chunks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.domain.checks import QuotationCheck
    from workbench.domain.claims import Claim
    from workbench.domain.references import Reference
    from workbench.domain.snapshots import Snapshot
    from workbench.extraction.reading import Reading
    from workbench.store.reader import Reader

CHARACTERS_KEPT = 1_000_000
"""Of sources whose reading is kept at hand: claims rest on the same few."""
OUTER_MARKS = "“”„‟\"«»‘’'` \t\n\r"
QUOTED = re.compile(r"[“\"]([^“”\"\s][^“”\"]{2,600})[”\"]")
"""Words in marks of a claim's wording."""
OWN_WORDS = frozenset(
    {ReferenceType.SPEECH, ReferenceType.INTERVIEW, ReferenceType.HEARING, ReferenceType.POST}
)
"""Types of reference whose author speaks in it, in quotation marks or out of them."""


class SourceText:
    """A text as claims are checked against it; each part of its reading is made when first asked for."""

    def __init__(self, text: str, published: str | None = None) -> None:
        self.text = text
        self._published = published

    @cached_property
    def indexed(self) -> IndexedText:
        """Its words with their places."""
        return IndexedText(self.text)

    @cached_property
    def _reading(self) -> Reading:
        from workbench.extraction.capitals import calmed
        from workbench.extraction.reading import read

        return read(calmed(self.text), self._published)

    @cached_property
    def voices(self) -> Voices:
        """Who says what in it."""
        from workbench.extraction.people.people import registry
        from workbench.extraction.speech.attribution import attribute

        spoken = turns(self.text)
        for said in attribute(self._reading, registry(self._reading)):
            who = said.speaker
            speaker = None
            if who is not None and not who.is_unknown:
                speaker = Speaker(who.name, who.role, who.organisation)
            spoken += [Voice(place, speaker, is_quoted=said.is_quotation) for place in said.content]
        return Voices(spoken)

    @cached_property
    def figured(self) -> FiguredText:
        """Its figures and dates in their sentences."""
        from workbench.extraction.pipeline import date_mentions, figures_in

        reading = self._reading
        return FiguredText(
            self.text,
            [item.figure for sentence in reading.everywhere for item in figures_in(reading, sentence)],
            date_mentions(self.text, published=self._published),
            Surroundings(self.text, [sentence.span for sentence in reading.everywhere]),
        )


class Checker:
    """Checks claims of one workspace; keeps the texts it read last. Safe to use from several threads."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._lock = Lock()
        self._characters = 0
        self._texts: OrderedDict[tuple[str, str | None], SourceText] = OrderedDict()

    def check(
        self, claim: Claim, *, reference_id: str | None = None, snapshot_id: str | None = None
    ) -> ClaimCheck:
        """A claim against all its evidence, or against the one reference or snapshot given.

        Raises:
            UnknownId: there is no such reference, or the reference has no such snapshot.
            RuleViolation: what was given has no readable text.
        """
        quotations = quotations_of(claim)
        figures = figures_in(claim)
        sources = (
            self._given(reference_id, snapshot_id)
            if reference_id or snapshot_id
            else [(piece.reference, piece.snapshot) for piece in claim.evidence if not piece.withdrawn]
        )
        checked = {
            snapshot.id: self._against(claim, reference, snapshot, quotations, figures)
            for reference, snapshot in sources
            if snapshot is not None and snapshot.text_digest
        }
        return ClaimCheck(claim.id, claim.wording, tuple(checked.values()))

    def _given(
        self, reference_id: str | None, snapshot_id: str | None
    ) -> list[tuple[Reference, Snapshot | None]]:
        references = [self._reader.reference(reference_id)] if reference_id else self._reader.references()
        for reference in references:
            for snapshot in self._reader.snapshots(reference.id):
                if snapshot_id == snapshot.id or (snapshot_id is None and snapshot.text_digest):
                    if not snapshot.text_digest:
                        raise RuleViolation(f"Snapshot {snapshot.id} has no readable text to check against.")
                    return [(reference, snapshot)]
        if snapshot_id:
            raise UnknownId("snapshot" + (" of this reference" if reference_id else ""), snapshot_id)
        raise RuleViolation(f"Reference {reference_id} has no snapshot with readable text: fetch it first.")

    def _against(
        self,
        claim: Claim,
        reference: Reference,
        snapshot: Snapshot,
        quotations: Sequence[ClaimedQuotation],
        figures: Sequence[ClaimedFigure],
    ) -> SourceCheck:
        text = self.text_of(reference, snapshot)
        author = Speaker(reference.author) if reference.author and reference.type in OWN_WORDS else None
        return SourceCheck(
            reference,
            snapshot,
            tuple(
                piece.id
                for piece in claim.evidence
                if piece.snapshot and piece.snapshot.id == snapshot.id and not piece.withdrawn
            ),
            tuple(check_utterance(said, text.indexed, lambda: text.voices, author) for said in quotations),
            check_figures(figures, claim.wording, text.figured) if figures else (),
        )

    def text_of(self, reference: Reference, snapshot: Snapshot) -> SourceText:
        """The readable text of a snapshot, kept for the next claim."""
        key = snapshot.text_digest or snapshot.id, reference.issued
        with self._lock:
            found = self._texts.get(key)
            if found is None:
                found = self._texts[key] = SourceText(
                    self._reader.snapshot_text(snapshot.id), reference.issued
                )
                self._characters += len(found.text)
                while self._characters > CHARACTERS_KEPT and len(self._texts) > 1:
                    self._characters -= len(self._texts.popitem(last=False)[1].text)
            self._texts.move_to_end(key)
        return found


def claims_with_evidence(reader: Reader) -> Iterator[Claim]:
    """Every claim under review that rests on something, in the order of the list."""
    for numbers in in_chunks(reader.claim_order()):
        for row in reader.claim_page(numbers):
            if row.state not in {State.OPEN, State.DISMISSED}:
                claim = reader.claim(row.id)
                if any(not piece.withdrawn for piece in claim.evidence):
                    yield claim


def check_words(
    quotation: str, speaker: str | None, text: str, published: str | None = None
) -> QuotationCheck:
    """A quotation against a text, without a workspace."""
    source = SourceText(text, published)
    said = ClaimedQuotation((quotation.strip(OUTER_MARKS),), Speaker(speaker) if speaker else None)
    return check_utterance(said, source.indexed, lambda: source.voices)


def quotations_of(claim: Claim) -> list[ClaimedQuotation]:
    """The claim's quoted passages, in the words of their documents; with none, what its wording has in marks."""
    found = list(_quoted_passages(claim))
    if not any(member.reading.kind is AssertionKind.QUOTATION for member in claim.members):
        speaker = next(
            (m.reading.speaker for m in claim.members if m.reading.speaker and not m.rejected), None
        )
        said = Speaker(speaker) if speaker else None
        found = [ClaimedQuotation((match[1],), said) for match in QUOTED.finditer(claim.wording)]
    return found


def _quoted_passages(claim: Claim) -> Iterator[ClaimedQuotation]:
    for member in claim.members:
        reading = member.reading
        if reading.kind is not AssertionKind.QUOTATION or member.rejected:
            continue
        at = reading.span.start
        runs = (reading.text[max(0, part.start - at) : max(0, part.end - at)] for part in reading.parts)
        parts = tuple(part for run in runs if (part := run.strip(OUTER_MARKS)))
        if parts:
            named = reading.speaker
            speaker = Speaker(named, reading.role, reading.organisation) if named else None
            yield ClaimedQuotation(parts, speaker, member.id)


def figures_in(claim: Claim) -> list[ClaimedFigure]:
    """The figures and dates of the wording, and the days its passages mean by words like "on Wednesday"."""
    from workbench.extraction.pipeline import date_mentions, figures_of

    wording = claim.wording
    found = list(claimed_figures(wording, figures_of(wording), date_mentions(wording)))
    known = {item.said.date for item in found if isinstance(item.said, DateMention)}
    for member in claim.members:
        for mention in () if member.rejected else member.reading.dates:
            if member.reading.span.covers(mention.span) and mention.date not in known:
                known.add(mention.date)
                at = member.reading.span.start
                words = member.reading.text[mention.span.start - at : mention.span.end - at]
                found.append(ClaimedFigure(mention, " ".join(words.split())))
    return found
