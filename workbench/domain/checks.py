"""What a source says of a claim's words: its quotations word for word and in whose mouth, its figures and dates."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from workbench.domain.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.domain.references import Reference
    from workbench.domain.snapshots import Snapshot


class Fidelity(StrEnum):
    """How quoted words stand to those of a text."""

    VERBATIM = "verbatim"
    EDITED = "edited"
    """The same words, but for edits that convention allows: ellipsis, brackets, case, punctuation, marks."""
    ALTERED = "altered"
    """The words were changed in place."""
    OMITTED = "omitted"
    """Words were left out with no ellipsis."""
    SPLICED = "spliced"
    """Words from two places, or out of order, given as one utterance."""
    NOT_FOUND = "not found"

    @property
    def is_faithful(self) -> bool:
        """Whether the words are those of the text, but for legal edits."""
        return self in {Fidelity.VERBATIM, Fidelity.EDITED}


class EditKind(StrEnum):
    """What was done at one place of a quotation: legal edits, then those that are not."""

    CASE = "case"
    MARKS = "marks"
    ELLIPSIS = "ellipsis"
    BRACKETS = "brackets"
    ASIDE = "aside"
    """The text breaks off the quoted words to say who speaks; the quotation leaves that out."""
    CHANGED = "changed"
    ADDED = "added"
    DROPPED = "dropped"
    """A word or two left out."""
    OMITTED = "omitted"
    """More words left out."""
    MOVED = "moved"
    """Words that stand in another place, or words in between that no omission explains."""

    @property
    def is_legal(self) -> bool:
        """Whether convention allows it."""
        return self in LEGAL


LEGAL = frozenset({EditKind.CASE, EditKind.MARKS, EditKind.ELLIPSIS, EditKind.BRACKETS, EditKind.ASIDE})


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where quotation and text part."""

    kind: EditKind
    quoted: Span
    """In the quotation; empty where it has nothing there."""
    source: Span
    """In the text; empty where it has nothing there."""


@dataclass(frozen=True, slots=True)
class QuoteCheck:
    """What a text says of a quotation. Spans count code points, ``places`` in the text, in the quotation's order."""

    fidelity: Fidelity
    places: tuple[Span, ...] = ()
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """Part of an aligned comparison: what the quotation has and what the text has there; ``kind`` none where equal."""

    kind: EditKind | None
    quoted: str
    source: str


class Speaker(NamedTuple):
    """Someone as a text names them."""

    name: str
    role: str | None = None
    organisation: str | None = None


class Voice(NamedTuple):
    """Words of a text given as someone's: quoted, spoken under a name in a transcript, or reported."""

    span: Span
    speaker: Speaker | None
    is_quoted: bool = True
    """Whether the words are given as spoken, not as a report of them."""


class ClaimedQuotation(NamedTuple):
    """A quotation as a claim has it."""

    parts: tuple[str, ...]
    """The quoted runs in order, without their outer marks."""
    speaker: Speaker | None = None
    assertion_id: str | None = None


class Attribution(StrEnum):
    """Whose words the source says they are, beside whom the claim gives them to."""

    SAME = "same speaker"
    OTHER = "another speaker"
    NARRATION = "outside quotation marks"
    """The text's own words, or its report of what someone said."""
    UNKNOWN = "speaker unknown"
    """Given as somebody's, but who that is cannot be compared."""


MISATTRIBUTED = "said by someone else"
"""The outcome that stands above the words' own: the source gives them to another speaker."""


@dataclass(frozen=True, slots=True)
class PartCheck:
    """One quoted run against a source."""

    text: str
    """Without its outer marks."""
    fidelity: Fidelity
    places: tuple[Span, ...] = ()
    stretches: tuple[Stretch, ...] = ()
    attribution: Attribution = Attribution.UNKNOWN
    said_by: str | None = None
    """Whom the source gives the words to."""


@dataclass(frozen=True, slots=True)
class QuotationCheck:
    """A quotation of a claim against a source: every part, then the whole."""

    assertion_id: str | None
    speaker: str | None
    """Whom the claim gives it to."""
    parts: tuple[PartCheck, ...]
    fidelity: Fidelity
    attribution: Attribution
    said_by: str | None = None
    remarks: tuple[str, ...] = ()
    """Sentences on what an edit did to the sense, and on how the parts stand to each other."""

    @property
    def text(self) -> str:
        """The quoted runs in order."""
        return " / ".join(part.text for part in self.parts)

    @property
    def outcome(self) -> str:
        """The finding in a word: a fidelity, or ``said by someone else``."""
        is_other = self.attribution is Attribution.OTHER and self.fidelity is not Fidelity.NOT_FOUND
        return MISATTRIBUTED if is_other else str(self.fidelity)

    @property
    def is_borne_out(self) -> bool:
        """Whether the source has the words, but for legal edits, and in no other mouth."""
        return self.fidelity.is_faithful and self.attribution is not Attribution.OTHER

    @property
    def place(self) -> Span | None:
        """Where the words stand in the source: from the first to the last when they are near, else the first part."""
        places = [place for part in self.parts for place in part.places]
        if not places:
            return None
        whole = Span(min(place.start for place in places), max(place.end for place in places))
        longest = 4 * sum(len(part.text) for part in self.parts) + LOOSE_CHARACTERS
        return whole if whole.end - whole.start <= longest else places[0]


LOOSE_CHARACTERS = 200
"""Beyond four times its own length, what an excerpt of a quotation may hold between the quotation's parts."""


class FigureOutcome(StrEnum):
    """What a source says of a figure or date."""

    FOUND = "found"
    NEAR = "near"
    """Not the same, and no contradiction: within rounding, a small difference, a range, a bound or a precision."""
    CONTRADICTED = "contradicted"
    """Of the same thing the source has another value."""
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class FigureCheck:
    """A figure or date of a claim against a source."""

    kind: str
    """``figure`` or ``date``."""
    words: str
    """As the claim has it."""
    outcome: FigureOutcome
    place: Span | None = None
    """Of the source's own figure."""
    found: str | None = None
    """The source's figure as written."""
    passage: Span | None = None
    """The sentence it stands in."""
    excerpt: str | None = None
    """That sentence."""
    explanation: str = ""
    """One sentence on how the two figures compare."""


@dataclass(frozen=True, slots=True)
class SourceCheck:
    """Everything of a claim that can be checked against one snapshot."""

    reference: Reference
    snapshot: Snapshot
    evidence: tuple[str, ...]
    """Ids of the claim's evidence on this snapshot; none where it is only considered."""
    quotations: tuple[QuotationCheck, ...] = ()
    figures: tuple[FigureCheck, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """One line of a claim's check, numbered from 1 through all of its sources."""

    number: int
    source: SourceCheck
    item: QuotationCheck | FigureCheck

    @property
    def excerpt(self) -> Span | None:
        """What would be attached as evidence: the words quoted, or the sentence of the figure."""
        return self.item.place if isinstance(self.item, QuotationCheck) else self.item.passage

    @property
    def outcome(self) -> str:
        """The finding in a word."""
        return str(self.item.outcome)


@dataclass(frozen=True, slots=True)
class ClaimCheck:
    """A claim against its sources."""

    claim_id: str
    wording: str
    sources: tuple[SourceCheck, ...]

    @property
    def lines(self) -> tuple[Checked, ...]:
        """Every quotation and figure against every source, numbered."""
        lines: list[Checked] = []
        for source in self.sources:
            items: tuple[QuotationCheck | FigureCheck, ...] = (*source.quotations, *source.figures)
            lines += [Checked(place, source, item) for place, item in enumerate(items, len(lines) + 1)]
        return tuple(lines)

    @property
    def findings(self) -> tuple[Checked, ...]:
        """What a reviewer should look at: quotations that no source bears out, and contradicted figures."""
        return tuple(self._findings())

    def _findings(self) -> Iterator[Checked]:
        borne_out = {
            (item.assertion_id, item.text)
            for source in self.sources
            for item in source.quotations
            if item.is_borne_out
        }
        for line in self.lines:
            if isinstance(line.item, QuotationCheck):
                if (line.item.assertion_id, line.item.text) not in borne_out:
                    yield line
            elif line.item.outcome is FigureOutcome.CONTRADICTED:
                yield line
