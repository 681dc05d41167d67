"""References: citable items of a source, in CSL-JSON terms, and reviewers' notes of what is not on paper."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class ReferenceType(StrEnum):
    """The CSL 1.0.2 item types the workbench offers."""

    WEBPAGE = "webpage"
    ARTICLE_NEWSPAPER = "article-newspaper"
    ARTICLE_JOURNAL = "article-journal"
    REPORT = "report"
    SPEECH = "speech"
    INTERVIEW = "interview"
    HEARING = "hearing"
    LEGISLATION = "legislation"
    REGULATION = "regulation"
    TREATY = "treaty"
    DATASET = "dataset"
    BOOK = "book"
    BROADCAST = "broadcast"
    POST = "post"
    DOCUMENT = "document"
    PERSONAL_COMMUNICATION = "personal_communication"


IN_CONTAINERS = frozenset(
    {
        ReferenceType.WEBPAGE,
        ReferenceType.ARTICLE_NEWSPAPER,
        ReferenceType.ARTICLE_JOURNAL,
        ReferenceType.BROADCAST,
        ReferenceType.POST,
    }
)
"""Types whose source CSL calls the container: the paper, journal, site or programme they stand in."""


class Standing(StrEnum):
    """Whether the reference is the record itself or tells of it."""

    PRIMARY = "primary"
    SECONDARY = "secondary"


class NoteMethod(StrEnum):
    """How a reviewer learned what a note holds."""

    CALL = "call"
    LETTER = "letter"
    EMAIL = "e-mail"
    MEETING = "meeting"
    BOOK = "book"
    OTHER = "other"


class Reply(StrEnum):
    """What became of an enquiry."""

    ASKED = "asked"
    ANSWERED = "answered"
    NO_REPLY = "no reply"


def is_address(given: str) -> bool:
    """Whether a web address is meant, and no file."""
    return given.lower().startswith(("http://", "https://"))


@dataclass(frozen=True, slots=True)
class Reference:
    """A citable item. Dates are ISO 8601 and may be partial (``2024-12``)."""

    id: str
    type: ReferenceType
    title: str
    url: str | None = None
    source: str | None = None
    """Who publishes it."""
    author: str | None = None
    issued: str | None = None
    doi: str | None = None
    standing: Standing | None = None
    csl: dict[str, Any] = field(default_factory=dict)
    """Further CSL-JSON variables as given."""
    note: str | None = None
    """A reviewer's note of a call, letter, meeting or book: what was said or stands there."""
    method: NoteMethod | None = None
    person: str | None = None
    noted_on: str | None = None
    reply: Reply | None = None
    reply_by: str | None = None
    """The deadline given."""
    withdrawn: bool = False
    reviewer: str = ""
    added_at: int = 0

    @property
    def is_note(self) -> bool:
        """Whether it is a reviewer's note rather than something that can be captured."""
        return self.method is not None

    @property
    def citation(self) -> str:
        """One line that names the item: author, title, source, date, address."""
        head = ", ".join(part for part in (self.author or self.person, f"“{self.title}”") if part)
        tail = ", ".join(part for part in (self.source, self.issued or self.noted_on) if part)
        return ". ".join(
            part for part in (head, tail, self.url or (f"doi:{self.doi}" if self.doi else None)) if part
        )

    def csl_item(self) -> dict[str, Any]:
        """The item as CSL-JSON 1.0.2."""
        item: dict[str, Any] = {**self.csl, "id": self.id, "type": str(self.type), "title": self.title}
        if self.author:
            item["author"] = [{"literal": self.author}]
        if self.source:
            item["container-title" if self.type in IN_CONTAINERS else "publisher"] = self.source
        if self.issued or self.noted_on:
            item["issued"] = csl_date(self.issued or self.noted_on or "")
        if self.url:
            item["URL"] = self.url
        if self.doi:
            item["DOI"] = self.doi
        return item


def csl_date(iso: str) -> dict[str, Any]:
    """An ISO 8601 date, maybe partial, as a CSL-JSON date object."""
    return {"date-parts": [[int(part) for part in iso.split("-")]]}
