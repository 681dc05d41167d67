"""Sources: who publishes. References and appearances name them; what is known of one is kept under its name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from workbench.domain.ids import reviewer_id, tagged_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class SourceKind(StrEnum):
    """What kind of source it is."""

    OUTLET = "outlet"
    NEWS_AGENCY = "news agency"
    GOVERNMENT = "government"
    COURT = "court"
    ORGANISATION = "organisation"
    COMPANY = "company"
    JOURNAL = "journal"
    PERSON = "person"
    OTHER = "other"


def folded_name(name: str) -> str:
    """A source's name as it is compared: case folded, blanks collapsed."""
    return reviewer_id(name)


def source_id(name: str) -> str:
    """The id of the source of this name."""
    return tagged_id("source", folded_name(name))


@dataclass(frozen=True, slots=True)
class CredibilityNote:
    """How credible a source is, in one reviewer's words."""

    reviewer: str
    """Display name."""
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """A source with what reviewers said of it and how often it is named."""

    id: str
    name: str
    kind: SourceKind | None = None
    country: str | None = None
    notes: tuple[CredibilityNote, ...] = ()
    """One a reviewer, in the order of their names."""
    aliases: tuple[str, ...] = ()
    """Other names that were joined into this one."""
    references: int = 0
    documents: int = 0

    @property
    def about(self) -> str:
        """Kind and country, as far as they were said."""
        return ", ".join(part for part in (self.kind and str(self.kind), self.country) if part)

    @property
    def credibility(self) -> str:
        """What reviewers noted, each with their name; empty when nobody did."""
        return " · ".join(f"{note.text} ({note.reviewer})" for note in self.notes)

    @property
    def is_described(self) -> bool:
        """Whether anything is known of it but its name."""
        return bool(self.notes or self.kind or self.country)


class Sources:
    """The sources of a workspace, found by any of their names."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self._sources = list(sources)
        self._by_name = {
            folded_name(name): source for source in self._sources for name in (source.name, *source.aliases)
        }

    def __iter__(self) -> Iterator[Source]:
        return iter(self._sources)

    def __len__(self) -> int:
        return len(self._sources)

    def of(self, name: str | None) -> Source | None:
        """The source that a name stands for."""
        return self._by_name.get(folded_name(name)) if name else None
