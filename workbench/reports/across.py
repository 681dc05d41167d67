"""What articles set against each other agree and disagree on: the records of that chapter and their order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from workbench.domain.decisions import TYPE_ORDER, TYPE_WORDS, UNMARKED, FindingStatus
from workbench.domain.findings import FindingType
from workbench.domain.marking import marked_runs
from workbench.reports.words import counted

if TYPE_CHECKING:
    from workbench.domain.marking import Run

INTRODUCTION = (
    "The program set the articles against each other. What a reviewer accepted comes first; what nobody has judged "
    "yet is the program’s reading and marked so."
)
NOT_JUDGED = "not yet judged"
LEGAL = frozenset({"marks", "brackets", "ellipsis", "case"})
"""Kinds of difference that convention allows in a quotation."""
LONGEST_SHOWN = 90
"""Characters of a side of a difference that are written out; a longer one is the passage itself."""
NOTES = {
    FindingType.CONFLICT: "Passages that cannot both be right.",
    FindingType.QUOTATION_VARIANT: "One utterance, quoted in more than one way. What differs is underlined.",
    FindingType.SAME: "Passages that state the same fact.",
    FindingType.CONSISTENT_TOTAL: "Figures that look different and agree.",
}


@dataclass(frozen=True, slots=True)
class ReportDifference:
    """One point in which two passages part or agree."""

    kind: str
    a: str
    b: str


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """A passage of a finding in its sentence: ``before + words + after`` is what the document says there."""

    document_id: str
    document_title: str
    words: str
    before: str = ""
    after: str = ""
    speaker: str | None = None
    claim_id: str | None = None


@dataclass(frozen=True, slots=True)
class ReportFinding:
    """Something found between passages, with what was decided of it."""

    id: str
    type: str
    status: str
    explanation: str
    confidence: int
    """Integer thousandths."""
    passages: tuple[FoundPassage, ...]
    differences: tuple[ReportDifference, ...] = ()
    reason: str | None = None
    """Why it was dismissed."""
    reviewer: str | None = None
    """Who decided."""

    @property
    def is_open(self) -> bool:
        """Whether nobody has judged it."""
        return self.status == FindingStatus.OPEN

    @property
    def standing(self) -> str:
        """What was decided, in words."""
        who = f" by {self.reviewer}" if self.reviewer else ""
        return NOT_JUDGED if self.is_open else f"{self.status}{who}"

    def runs(self, number: int) -> list[Run]:
        """The words of a passage, those that differ marked."""
        telling = (d for d in self.differences if d.kind not in UNMARKED)
        words = [d.a if number == 0 else d.b for d in telling]
        return marked_runs(self.passages[number].words, words)


def side_words(words: str) -> str:
    """One side of a difference, as much of it as tells it."""
    if not words:
        return "nothing"
    return f"“{words if len(words) <= LONGEST_SHOWN else words[: LONGEST_SHOWN - 1] + '…'}”"


@dataclass(frozen=True, slots=True)
class ReportName:
    """A name under all the spellings the articles use."""

    name: str
    spellings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportVoice:
    """Documents that are copies of one text."""

    documents: tuple[str, ...]
    """Ids."""
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Across:
    """The chapter, whole."""

    findings: tuple[ReportFinding, ...] = ()
    names: tuple[ReportName, ...] = ()
    voices: tuple[ReportVoice, ...] = ()
    left_out: int = 0
    """Open findings beyond those a report shows, the least sure ones."""
    behind: int = 0
    """Documents that changed since findings were computed."""

    def __post_init__(self) -> None:
        statuses, types = [str(status) for status in _STATUS_ORDER], [str(kind) for kind in TYPE_ORDER]
        ordered = sorted(
            self.findings,
            key=lambda f: (types.index(f.type), statuses.index(f.status), -f.confidence, f.explanation, f.id),
        )
        object.__setattr__(self, "findings", tuple(ordered))
        object.__setattr__(
            self, "names", tuple(sorted(self.names, key=lambda n: (n.name.casefold(), n.name)))
        )
        object.__setattr__(self, "voices", tuple(sorted(self.voices, key=lambda v: (v.titles, v.documents))))

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.findings or self.names or self.voices or self.behind)

    @property
    def groups(self) -> list[Group]:
        """The findings by kind; spellings and copies are told as names and voices."""
        found = []
        for kind, note in NOTES.items():
            members = [finding for finding in self.findings if finding.type == kind]
            if members:
                title = TYPE_WORDS[kind][1]
                found.append(Group(title[:1].upper() + title[1:], note, members))
        return found

    @property
    def behind_said(self) -> str:
        """What a reader has to know when documents were not compared; empty when all were."""
        if not self.behind:
            return ""
        verb = "has" if self.behind == 1 else "have"
        return f"{counted(self.behind, 'document')} {verb} not been compared since added or changed."

    def without_dismissed(self) -> Across:
        """The chapter as readers outside the newsroom see it."""
        kept = tuple(f for f in self.findings if f.status != FindingStatus.DISMISSED)
        return Across(kept, self.names, self.voices, self.left_out, self.behind)


_STATUS_ORDER = (FindingStatus.ACCEPTED, FindingStatus.OPEN, FindingStatus.DISMISSED)


class Group(NamedTuple):
    """The findings of one kind under their title."""

    title: str
    note: str
    findings: list[ReportFinding]


NOTHING_FOUND = Across()
