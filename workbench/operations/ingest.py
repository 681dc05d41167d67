"""Taking documents in: bytes to text, text to assertions, and one claim for each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Any
from urllib.parse import urldefrag, urlsplit

from workbench.domain.claims import assertion_id, ingested_claim_id
from workbench.domain.documents import appearance_id
from workbench.domain.events import Change, one_per_entity
from workbench.domain.fetching import Fetched
from workbench.domain.findings import ComparedAssertion, ComparedDocument
from workbench.domain.identifiers import address_key
from workbench.domain.ids import document_id
from workbench.domain.policies import ensure_said
from workbench.domain.typed_dates import parse_typed_date
from workbench.errors import NotFetched, RuleViolation, UnknownId
from workbench.readers.read import read_bytes, read_file
from workbench.store.compared import Drawn, keep_keys
from workbench.store.library import appearances_of, withdrawn_with
from workbench.store.projection import member_field
from workbench.store.records import assertion_fields
from workbench.store.trail import new

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from workbench.clients.web import WebClient
    from workbench.domain.assertions import Assertion
    from workbench.domain.documents import Appearance
    from workbench.domain.events import Event
    from workbench.domain.reading import ReadText
    from workbench.store.blobs import Blobs
    from workbench.store.journal import Journal
    from workbench.store.trail import Trail

SUFFIXES = (
    ".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf", ".docx", ".epub", ".eml",
)  # fmt: skip
"""What a walk through a folder takes up; a file named by itself is read whatever its name."""
TITLE_CHARACTERS = 120
LEAST_OF_TITLE = 21
"""Characters of a title that a page's path repeats before it is cut."""


@dataclass(frozen=True, slots=True)
class Stated:
    """What the person says of a document; it goes before what the file says of itself."""

    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Ingested:
    """What came of adding one text."""

    document_id: str
    title: str
    is_new: bool
    appearance_added: bool
    assertions: int
    claims: int
    notes: tuple[str, ...]


def files_in(paths: Iterable[Path]) -> Iterator[Path]:
    """The files that these paths stand for: a folder is walked in the order of its names, hidden ones left out."""
    for path in paths:
        if path.is_dir():
            yield from (
                found
                for found in sorted(path.rglob("*"))
                if found.is_file()
                and found.suffix.lower() in SUFFIXES
                and not any(part.startswith(".") for part in found.relative_to(path).parts)
            )
        else:
            yield path


def add_file(
    journal: Journal, blobs: Blobs, path: Path, stated: Stated | None = None, *, supersedes: str | None = None
) -> Ingested:
    """Add the document in a file. Errors are those of ``read_file`` and ``add_document``."""
    data, read = read_file(path)
    return add_document(journal, blobs, data, read, name=path.name, stated=stated, supersedes=supersedes)


def add_bytes(
    journal: Journal,
    blobs: Blobs,
    data: bytes,
    *,
    name: str,
    stated: Stated | None = None,
    supersedes: str | None = None,
) -> Ingested:
    """Add the document in some bytes, for instance of standard input; ``name`` stands for a file name."""
    return add_document(
        journal, blobs, data, read_bytes(data, name=name), name=name, stated=stated, supersedes=supersedes
    )


def add_page(
    journal: Journal,
    blobs: Blobs,
    web: WebClient,
    url: str,
    stated: Stated | None = None,
    *,
    supersedes: str | None = None,
) -> Ingested:
    """Fetch a page and add it as a document.

    Its appearance is at the address that the page states itself, or else where it came from.

    Raises:
        NotFetched: the page did not come, or the address may not be asked. Other errors are those of ``read_bytes``
            and ``add_document``.
    """
    outcome = web.fetch(url)
    if not isinstance(outcome, Fetched):
        raise NotFetched(url, outcome.reason)
    read = read_bytes(outcome.body, name=outcome.final_url, media_type=outcome.media_type_claimed)
    said = stated or Stated()
    return add_document(
        journal,
        blobs,
        outcome.body,
        read,
        name=outcome.final_url,
        stated=replace(said, url=said.url or _stated_address(read, outcome)),
        supersedes=supersedes,
        source=outcome,
    )


def _stated_address(read: ReadText, came: Fetched) -> str:
    """The page's own address where it is of the same site: another site's could be anyone's word."""
    stated, came_from = urlsplit(read.url or ""), urlsplit(came.final_url)
    is_its_own = stated.hostname == came_from.hostname and "@" not in stated.netloc
    stated_own = address_key(read.url) if is_its_own else None
    return stated_own or address_key(came.final_url) or came.final_url


def add_document(
    journal: Journal,
    blobs: Blobs,
    data: bytes,
    read: ReadText,
    *,
    name: str,
    stated: Stated | None = None,
    supersedes: str | None = None,
    source: Fetched | None = None,
) -> Ingested:
    """Store a text with its bytes, find its assertions and open a claim for each, as one event.

    A text that is known already is not added again; another publisher, address, date or author adds an appearance.
    ``source`` says where the bytes were fetched from, if they were.

    Raises:
        BadDate: the publication date stated is none.
        UnknownId: there is no document to supersede.
        RuleViolation: the same text was withdrawn on purpose, or it would supersede itself.
    """
    from workbench.extraction.pipeline import EXTRACTOR, extract, own_date

    said = _said(stated or Stated(), read)
    id_ = document_id(read.text)
    found = extract(read.text, published=said.published)
    drawn = drawn_from(id_, read.text, found, own_date(read.text, said.published))
    digest = blobs.put(data)
    with journal.writing() as trail:
        if supersedes is not None and not trail.knows("document", supersedes):
            raise UnknownId("document", supersedes)
        if trail.knows("document", id_):
            return _add_again(trail, id_, said, stated or Stated(), read, supersedes)
        title = said.title or _title_from(read.text, name)
        document = new(
            f"document/{id_}",
            title=title,
            text_digest=trail.keep_text(read.text),
            bytes_digest=digest,
            characters=len(read.text),
            media_type=read.media_type,
            encoding=read.encoding,
            reader=read.reader,
            extractor=EXTRACTOR,
            fetched_from=urldefrag(source.final_url).url if source else None,
            private_host=urlsplit(source.final_url).netloc if source and source.private else None,
            supersedes=supersedes,
        )
        opened = one_per_entity(change for reading in found for change in open_for(id_, reading))
        trail.record("document.ingested", [document, *_appearance(trail, id_, said), *opened])
        keep_keys(trail.connection, *drawn)
        return Ingested(id_, title, True, bool(_any(said)), *_counted(opened), read.notes)


def drawn_from(
    document: str, text: str, found: Iterable[Assertion], published: str | None
) -> tuple[dict[str, Drawn], str]:
    """What comparison remembers of a document, by its id, and the version of it."""
    from workbench.comparison.added import postings_of
    from workbench.comparison.keys import VERSION, keys_of

    readings = {assertion_id(document, r.kind, r.parts, r.value_span): r for r in found}
    by_place = sorted(readings.items(), key=lambda item: (item[1].span.start, item[0]))
    compared = [ComparedAssertion(id_, reading) for id_, reading in by_place]
    keys = keys_of(ComparedDocument(document, text, compared, published))
    return {document: Drawn(keys.to_bytes(), postings_of(keys))}, str(VERSION)


def _counted(changes: Iterable[Change]) -> tuple[int, int]:
    """How many assertions and how many claims come with an event."""
    types = [change.entity_type for change in changes]
    return types.count("assertion"), types.count("claim")


def open_for(document: str, reading: Assertion) -> list[Change]:
    """The creation of an assertion and of the claim that ingest opens for it."""
    id_ = assertion_id(document, reading.kind, reading.parts, reading.value_span)
    claim = ingested_claim_id(id_)
    fields: dict[str, tuple[None, object]] = {
        "wording": (None, reading.wording or reading.text),
        member_field("members", id_): (None, True),
    }
    return [
        new(f"assertion/{id_}", document_id=document, **assertion_fields(reading)),
        Change(f"claim/{claim}", fields),
    ]


def withdraw_document(journal: Journal, document: str, reason: str) -> Event | None:
    """Take a wrong or embargoed document out of the work; its text and trail stay.

    Raises:
        UnknownId: there is no such document.
        RuleViolation: no reason is given.
    """
    reason = ensure_said("The reason for a withdrawal", reason)
    with journal.writing() as trail:
        change = trail.change(f"document/{document}", withdrawn=True, withdrawn_reason=reason)
        return trail.record("document.withdrawn", [change], reason=reason)


def _said(stated: Stated, read: ReadText) -> Stated:
    """What is stated, filled up with what the file says of itself."""
    published = parse_typed_date(stated.published) if stated.published else read.published
    return Stated(
        title=stated.title or read.title,
        author=stated.author or read.author,
        publisher=stated.publisher or read.publisher,
        published=published,
        url=stated.url or read.url,
    )


def _any(said: Stated) -> bool:
    return bool(said.author or said.publisher or said.published or said.url)


def _title_from(text: str, name: str) -> str:
    """The first line when it is short enough for a title, else the file's name."""
    lines = islice((line.strip() for line in text.splitlines() if line.strip()), 2)
    first, *second = [line.lstrip("# ") for line in lines] or [""]
    if second and _is_cut_from(first, second[0]):
        first = second[0]
    if first and len(first) <= TITLE_CHARACTERS:
        return first
    return name.encode(errors="replace").decode()  # a file's name may hold bytes that are no text


def _is_cut_from(path: str, title: str) -> bool:
    """Whether a line is a page's path through its site, which ends in the title under it, cut: NewsPortsMills clo..."""
    cut, opening = path.rstrip(".… "), title[:LEAST_OF_TITLE]
    at = cut.rfind(opening)
    return cut != path and len(opening) == LEAST_OF_TITLE and at >= 0 and title.startswith(cut[at:])


def _appearance(trail: Trail, document: str, said: Stated) -> list[Change]:
    if not _any(said):
        return []
    id_ = appearance_id(document, said.publisher, said.url, said.published, said.author)
    if trail.knows("appearance", id_):
        return [trail.change(f"appearance/{id_}", withdrawn=None)]
    if any(_says_no_more(said, known) for known in appearances_of(trail.connection, document)):
        return []
    return [
        new(
            f"appearance/{id_}",
            document_id=document,
            publisher=said.publisher,
            url=said.url,
            published=said.published,
            author=said.author,
        )
    ]


def _says_no_more(said: Stated, known: Appearance) -> bool:
    """Whether an appearance already holds all that is said now."""
    pairs = (
        (said.author, known.author),
        (said.publisher, known.publisher),
        (said.published, known.published),
        (said.url, known.url),
    )
    return all(new_value in {None, old_value} for new_value, old_value in pairs)


def _add_again(
    trail: Trail, id_: str, said: Stated, stated: Stated, read: ReadText, supersedes: str | None
) -> Ingested:
    """The same text once more: what is said anew of it, its return when adding it was undone, or nothing."""
    entity = f"document/{id_}"
    withdrawn = trail.value(entity, "withdrawn")
    if withdrawn and trail.value(entity, "withdrawn_reason"):
        raise RuleViolation(
            f"This text was withdrawn as document {id_} ({trail.value(entity, 'withdrawn_reason')}): "
            "undo that event before adding it again."
        )
    title: str = stated.title or trail.value(entity, "title")
    facts: dict[str, Any] = {"title": title, "withdrawn": None}
    if supersedes is not None:
        _ensure_older(trail, supersedes, id_)
        facts["supersedes"] = supersedes
    changes = [trail.change(entity, **facts), *_appearance(trail, id_, said)]
    if withdrawn:
        changes += trail.changes(withdrawn_with(trail.connection, id_), withdrawn=None)
    event = trail.record("document.ingested" if withdrawn else "document.appeared", changes)
    recorded = event.body.changes if event and event.body else ()
    added = any(change.entity_type == "appearance" for change in recorded)
    return Ingested(id_, title, bool(withdrawn), added, *_counted(recorded), read.notes)


def _ensure_older(trail: Trail, older: str, newer: str) -> None:
    """Refuse an edition that would come before itself."""
    before: str | None = older
    while before is not None:
        if before == newer:
            raise RuleViolation(
                f"Document {older} comes after {newer} already: it cannot be superseded by it."
            )
        before = trail.value(f"document/{before}", "supersedes")
