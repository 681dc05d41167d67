"""The records a report is made of, from a document down to a piece of evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.reports.checks import ReportFigureCheck, ReportQuoteCheck

STANCES = ("supports", "refutes", "context")
"""The order in which evidence is set out."""


@dataclass(frozen=True, slots=True)
class Appearance:
    """Where and when a document was published."""

    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    author: str | None = None


@dataclass(frozen=True, slots=True)
class ReportDocument:
    """A text under check."""

    id: str
    title: str
    text_sha256: str
    """Digest of the stored text, 64 hexadecimal digits."""
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    appearances: tuple[Appearance, ...] = ()
    """Every appearance, the first one included."""
    supersedes: str | None = None
    """Id of the older edition."""
    withdrawn: str | None = None
    """Why it was withdrawn; ``None`` while it stands."""

    def __post_init__(self) -> None:
        ordered = sorted(
            self.appearances,
            key=lambda a: (a.published or "9999", a.publisher or "", a.url or "", a.author or ""),
        )
        object.__setattr__(self, "appearances", tuple(ordered))


@dataclass(frozen=True, slots=True)
class FigureReading:
    """A figure as written and as read."""

    words: str
    value: str
    """Decimal string."""
    high: str | None = None
    unit: str | None = None
    comparator: str = "="
    """One of ``= > < >= <= ~``."""
    change: str | None = None
    """``up``, ``down`` or ``None``."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What a reviewer corrected in the program's reading of a passage."""

    what: str
    """The thing read: ``speaker``, ``kind``, ``date``."""
    program: str
    """The program's reading; empty where it found none."""
    corrected: str
    reviewer: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """An assertion in its sentence: ``before + words + after`` is what the document says there."""

    id: str
    """The assertion's id."""
    document_id: str
    document_title: str
    words: str
    start: int
    """Where the words stand: code points from the start of the stored text."""
    end: int
    before: str = ""
    after: str = ""
    kind: str = "other"
    speaker: str | None = None
    role: str | None = None
    organisation: str | None = None
    cited_source: str | None = None
    figures: tuple[FigureReading, ...] = ()
    date: str | None = None
    corrections: tuple[Correction, ...] = ()
    rejected: str | None = None
    """Why a reviewer rejected the reading; ``None`` while it stands."""


@dataclass(frozen=True, slots=True)
class ReportVerdict:
    """One reviewer's dated conclusion."""

    id: str
    reviewer: str
    rating: str
    rationale: str
    at: datetime
    standing: str = "current"
    """``current``, ``superseded`` or ``withdrawn``."""
    confidence: str | None = None
    stale: str | None = None
    """Why a current verdict has to be confirmed; ``None`` while it holds."""


@dataclass(frozen=True, slots=True)
class ReportSnapshot:
    """One capture of a reference."""

    id: str
    at: datetime
    method: str = "fetched"
    """``fetched``, ``file`` or ``saved page``."""
    outcome: str = "saved"
    """``saved``, ``unreachable`` or ``refused``."""
    reason: str | None = None
    """Why nothing could be saved."""
    sha256: str | None = None
    """Digest of the bytes kept, 64 hexadecimal digits."""
    url: str | None = None
    """Where redirects ended, when that is another address than the reference's."""
    reviewer: str = ""
    """Who captured it."""


@dataclass(frozen=True, slots=True)
class ReportArchived:
    """The copy of a reference that a web archive holds."""

    url: str
    archive: str
    """The archive's name."""
    captured_at: str | None = None
    """When the archive captured it, ISO 8601 in UTC."""
    day: str | None = None
    """That day in words: ``19 December 2024``."""


@dataclass(frozen=True, slots=True)
class Enquiry:
    """A reviewer's note of asking someone, or of reading what is not on line."""

    method: str
    """``call``, ``letter``, ``e-mail``, ``meeting``, ``book``, ``other``."""
    person: str | None = None
    on: str | None = None
    reply: str | None = None
    """``asked``, ``answered`` or ``no reply``."""
    reply_by: str | None = None
    """The deadline given."""
    text: str | None = None
    """What was said or stands there."""


@dataclass(frozen=True, slots=True)
class ReportEvidence:
    """A passage, a whole reference or a reviewer's note on a claim."""

    id: str
    stance: str
    """``supports``, ``refutes`` or ``context``."""
    citation: str
    reference_id: str = ""
    url: str | None = None
    standing: str | None = None
    """``primary``, ``secondary`` or not said, of this use."""
    excerpt: str | None = None
    start: int | None = None
    """Where the excerpt stands in the snapshot's readable text, in code points."""
    end: int | None = None
    locator: str | None = None
    note: str | None = None
    snapshot: ReportSnapshot | None = None
    archived: ReportArchived | None = None
    """Where a web archive holds the reference."""
    source_since: str | None = None
    """What became of its source after the capture, as a clause; ``None`` while the words stand there."""
    enquiry: Enquiry | None = None
    reviewer: str = ""
    """Who attached it."""
    withdrawn: str | None = None
    """Why it was withdrawn; ``None`` while it stands."""


@dataclass(frozen=True, slots=True)
class SourceNote:
    """What a reviewer noted of a source's credibility."""

    text: str
    reviewer: str


@dataclass(frozen=True, slots=True)
class CitedReference:
    """An entry of the bibliography: a reference that evidence of this report comes from."""

    id: str
    words: str
    """The citation without its addresses."""
    links: tuple[str, ...] = ()
    """Its DOI as an address, and its address."""
    retrieved: str | None = None
    """The day it was last captured from the web: ISO 8601."""
    sha256: str | None = None
    """Digest of the bytes of its newest capture."""
    archived: ReportArchived | None = None
    source: str | None = None
    """Who publishes it, with what kind of source that is."""
    notes: tuple[SourceNote, ...] = ()
    """On the source's credibility."""
    number: int = 0
    """Its place in the bibliography, by which evidence cites it; the report counts."""


@dataclass(frozen=True, slots=True)
class Comment:
    """What a reviewer wrote to colleagues; internal."""

    author: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One event of the trail that touched a claim; internal."""

    at: datetime
    reviewer: str
    op: str
    """``verdict.recorded``."""
    summary: str = ""
    event: str = ""
    """Id of the event, whole or its first digits."""


@dataclass(frozen=True, slots=True)
class ReportClaim:
    """A claim that somebody worked on, with all that was found."""

    id: str
    wording: str
    state: str
    kind: str = "other"
    rating: str | None = None
    """The common rating once concluded."""
    check_worthiness: int = 0
    """Integer thousandths, 0 to 1000."""
    assignee: str | None = None
    tags: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()
    said_in: str | None = None
    """How many documents make it and how many voices those are, where some are copies: ``3 documents, one voice``."""
    verdicts: tuple[ReportVerdict, ...] = ()
    evidence: tuple[ReportEvidence, ...] = ()
    sourcing: str | None = None
    """How many primary references and independent voices there are, in words; ``None`` without evidence."""
    sourcing_shortfall: str | None = None
    """What is missing under the workspace's rule; ``None`` when nothing is."""
    quote_checks: tuple[ReportQuoteCheck, ...] = ()
    """What each source has of each quotation, in the order of the evidence as it was attached."""
    figure_checks: tuple[ReportFigureCheck, ...] = ()
    """What each source has of each figure and date, likewise."""
    comments: tuple[Comment, ...] = ()
    history: tuple[HistoryEntry, ...] = ()
    """In the order of the trail."""

    def __post_init__(self) -> None:
        def order(stance: str) -> int:
            return STANCES.index(stance) if stance in STANCES else len(STANCES)

        ordered: dict[str, list[Any]] = {
            "tags": sorted(self.tags),
            "verdicts": sorted(self.verdicts, key=lambda v: (v.standing != "current", v.at, v.id)),
            "evidence": sorted(
                self.evidence,
                key=lambda e: (e.withdrawn is not None, order(e.stance), e.citation, e.start or 0, e.id),
            ),
            "comments": sorted(self.comments, key=lambda c: (c.at, c.author, c.text)),
        }
        for name, items in ordered.items():
            object.__setattr__(self, name, tuple(items))

    @property
    def has_edits(self) -> bool:
        """Whether any quotation differs from its source."""
        return any(check.is_edited for check in self.quote_checks)

    @property
    def home(self) -> str | None:
        """The document it is set out under: that of its first passage."""
        return self.passages[0].document_id if self.passages else None

    @property
    def current_verdicts(self) -> tuple[ReportVerdict, ...]:
        """The verdicts that stand, stale ones included."""
        return tuple(verdict for verdict in self.verdicts if verdict.standing == "current")


@dataclass(frozen=True, slots=True)
class OpenClaim:
    """A claim nobody has worked on."""

    id: str
    wording: str
    document_id: str | None = None
    document_title: str = ""
    kind: str = "other"
    check_worthiness: int = 0
    """Integer thousandths, 0 to 1000."""


@dataclass(frozen=True, slots=True)
class DismissedClaim:
    """A claim a reviewer set aside, with the reason."""

    id: str
    wording: str
    reason: str
    document_id: str | None = None
    document_title: str = ""
    reviewer: str = ""


@dataclass(frozen=True, slots=True)
class LooseEnd:
    """A reference that could not be reached, or an enquiry without a reply."""

    id: str
    """The reference's id."""
    problem: str
    """``unreachable``, ``refused``, ``asked`` or ``no reply``."""
    citation: str
    url: str | None = None
    detail: str = ""
    """Why, by when, and the like."""
    at: datetime | None = None
    claim_ids: tuple[str, ...] = ()
    """The claims it was meant for."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "claim_ids", tuple(sorted(self.claim_ids)))


@dataclass(frozen=True, slots=True)
class RatingMeaning:
    """A rating and what it means on its scale."""

    rating: str
    definition: str


@dataclass(frozen=True, slots=True)
class Trail:
    """Where the trail stood when the report was made."""

    events: int
    heads: tuple[str, ...]
    """Digest of every head, 64 hexadecimal digits; one unless copies were merged just now."""
    as_of: datetime
    """Time of the last event."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "heads", tuple(sorted(self.heads)))
