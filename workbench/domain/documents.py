"""Documents under check and where they appeared."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.domain.ids import tagged_id


@dataclass(frozen=True, slots=True)
class Appearance:
    """Where and when a document was published; dates are ISO 8601 and may be partial."""

    id: str
    document_id: str
    publisher: str | None
    url: str | None
    published: str | None
    author: str | None


@dataclass(frozen=True, slots=True)
class Document:
    """A text under check. Its text never changes; a newer edition is a new document that supersedes it."""

    id: str
    title: str
    text_digest: str
    bytes_digest: str
    characters: int
    media_type: str
    encoding: str | None
    reader: str
    extractor: str
    supersedes: str | None
    superseded_by: str | None
    withdrawn: bool
    withdrawn_reason: str | None
    appearances: tuple[Appearance, ...]
    assertions: int
    """How many assertions stand in it, rejected ones left out."""
    claims_open: int
    claims: int
    added_by: str
    added_at: int
    """Milliseconds since 1970."""
    fetched_from: str | None = None
    """The address its bytes came from, when this program fetched them."""
    private_host: str | None = None
    """The host of a private network that was let through for it with ``--allow-private``."""
    copies: tuple[str, ...] = ()
    """Ids of the other documents that are copies or near-copies of this text: one voice with it."""

    @property
    def author(self) -> str | None:
        """The first author stated by an appearance."""
        return next((a.author for a in self.appearances if a.author), None)

    @property
    def publisher(self) -> str | None:
        """The first publisher stated by an appearance."""
        return next((a.publisher for a in self.appearances if a.publisher), None)

    @property
    def published(self) -> str | None:
        """The earliest publication date stated."""
        return min((a.published for a in self.appearances if a.published), default=None)

    @property
    def url(self) -> str | None:
        """The first address stated by an appearance."""
        return next((a.url for a in self.appearances if a.url), None)


def appearance_id(
    document_id: str, publisher: str | None, url: str | None, published: str | None, author: str | None
) -> str:
    """The id of an appearance; the same statement of one has the same id everywhere."""
    return tagged_id("appearance", document_id, publisher, url, published, author)
