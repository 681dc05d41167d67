"""References: citable items of a source, in CSL-JSON terms, and reviewers' notes of what is not on paper."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from workbench.domain.citations import cite, cite_shortly
from workbench.domain.csl import Plain, conformed, with_plain

if TYPE_CHECKING:
    from workbench.domain.citations import Archived, Citation
    from workbench.domain.csl import Item

EXTRAS = "workbench"
"""Under this name our own extras of an item stand in its ``custom``."""


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
    """The item in CSL-JSON as it was given, where it was; the fields above count where they differ."""
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
    joined_into: str | None = None
    """The reference that took this one's place, a duplicate; what hangs on this one is read through it."""

    @property
    def is_note(self) -> bool:
        """Whether it is a reviewer's note rather than something that can be captured."""
        return self.method is not None

    @property
    def citation(self) -> str:
        """One line that names the item: author, title, source, date, DOI, address, archived copy."""
        return self.cited().line

    def cited(self, accessed: str | None = None, archived: Archived | None = None) -> Citation:
        """The item as it is cited; ``accessed`` is the day it was retrieved."""
        return cite(self.csl_item(), accessed=accessed, archived=archived)

    @property
    def short_citation(self) -> str:
        """The item in a few words."""
        return cite_shortly(self.csl_item())

    def csl_item(self) -> Item:
        """The item as valid CSL-JSON 1.0.2: what was given, and over it what the reference holds now."""
        held = Plain(
            type=str(self.type),
            title=self.title if self.is_titled else None,
            url=self.url,
            source=self.source,
            author=self.author or self.person,
            issued=self.issued or self.noted_on,
            doi=self.doi,
        )
        item = with_plain({"id": self.id, **conformed(self.csl)}, held)
        return with_standing(item, self.standing)

    @property
    def is_titled(self) -> bool:
        """Whether it bears a title of its own or that of its page, not its address for want of one."""
        return self.title not in {self.url, f"doi:{self.doi}"}


def with_standing(item: Item, standing: str | None) -> Item:
    """The item with its standing among our own extras, ``custom.workbench``, as it was if that says the same."""
    custom = item.get("custom") or {}
    ours = custom.get(EXTRAS)
    said = ours if isinstance(ours, dict) else {}
    if said.get("standing") == (str(standing) if standing else None):
        return item
    ours = {name: value for name, value in said.items() if name != "standing"}
    ours |= {"standing": str(standing)} if standing else {}
    custom = {name: value for name, value in custom.items() if name != EXTRAS} | (
        {EXTRAS: ours} if ours else {}
    )
    rest = {name: value for name, value in item.items() if name != "custom"}
    return rest | ({"custom": custom} if custom else {})


def standing_in(item: Item) -> Standing | None:
    """The standing an item has among our own extras."""
    ours = (item.get("custom") or {}).get(EXTRAS)
    said = ours.get("standing") if isinstance(ours, dict) else None
    return Standing(said) if said in set(Standing) else None
