"""Reading a workspace: every question the front ends ask, each answered in one short transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.claims import ClaimFilter, ClaimSort
from workbench.domain.decisions import FindingFilter
from workbench.domain.names import is_told_by_case, spelling_key
from workbench.errors import UnknownId
from workbench.store import (
    archived,
    claim_detail,
    claim_list,
    claim_use,
    entity_list,
    fetch_queue,
    finding_cache,
    finding_list,
    history,
    library,
    rechecks,
    reference_joins,
    resolve,
    source_list,
    voices,
)

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence

    from sqlalchemy import Engine

    from workbench.domain.archives import ArchivedCopy
    from workbench.domain.claims import Claim, ClaimCounts, ClaimSummary, StoredAssertion
    from workbench.domain.decisions import FindingCounts, FindingDetail, FindingSummary
    from workbench.domain.documents import Document
    from workbench.domain.events import Event
    from workbench.domain.fetch_queue import QueuedFetch
    from workbench.domain.findings import FindingType
    from workbench.domain.names import NamedEntity
    from workbench.domain.rechecks import Recheck
    from workbench.domain.references import Reference
    from workbench.domain.snapshots import Snapshot, SnapshotOrigin
    from workbench.domain.sources import Sources
    from workbench.domain.workspaces import WorkspaceInfo
    from workbench.store.reference_joins import KnownItems

ALL = ClaimFilter()
ALL_FINDINGS = FindingFilter()


class Reader:
    """Frozen records out of one workspace; safe to use from several threads."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def workspace(self) -> WorkspaceInfo:
        """The workspace's settings and what it holds."""
        with self.engine.begin() as connection:
            return library.workspace_info(connection)

    def resolve(self, noun: str, given: str) -> str:
        """The whole id a prefix stands for; nouns are those of ``resolve.NOUNS``."""
        with self.engine.begin() as connection:
            return resolve.resolve(connection, noun, given)

    def short_length(self, noun: str) -> int:
        """How many characters of an id tell all ids of a noun apart."""
        with self.engine.begin() as connection:
            return resolve.short_length(connection, noun)

    def claim_order(
        self, wanted: ClaimFilter = ALL, sort: ClaimSort = ClaimSort.DOCUMENT, limit: int | None = None
    ) -> array[int]:
        """Row numbers of the claims a filter lets through, in order."""
        return claim_list.claim_order(self.engine, wanted, sort, limit)

    def claim_page(self, numbers: Sequence[int]) -> list[ClaimSummary]:
        """The rows with these numbers, in this order."""
        return claim_list.claim_page(self.engine, numbers)

    def claim_row(self, claim_id: str) -> ClaimSummary | None:
        """A claim as a list has it; ``None`` when there is none."""
        with self.engine.begin() as connection:
            number = claim_list.row_number(connection, claim_id)
        return None if number is None else next(iter(self.claim_page([number])), None)

    def claim_counts(self, wanted: ClaimFilter = ALL) -> ClaimCounts:
        """How many claims a filter lets through, by state and rating."""
        with self.engine.begin() as connection:
            return claim_list.claim_counts(connection, wanted)

    def claim(self, claim_id: str) -> Claim:
        """One claim with all that hangs on it; raises UnknownId."""
        with self.engine.begin() as connection:
            return claim_detail.claim_detail(connection, claim_id)

    def claim_history(self, claim_id: str) -> list[Event]:
        """The events that touch a claim and what hangs on it, oldest first."""
        with self.engine.begin() as connection:
            return history.events(connection, claim_id=claim_id)

    def events(self, newest: int | None = None) -> list[Event]:
        """The trail, oldest first; only the newest so many when given."""
        with self.engine.begin() as connection:
            return history.events(connection, newest=newest)

    def reviewer_names(self) -> dict[str, str]:
        """The display name of each reviewer id."""
        with self.engine.begin() as connection:
            return claim_detail.reviewer_names(connection)

    def speakers(self) -> list[str]:
        """The speakers of listed claims, in alphabetical order."""
        with self.engine.begin() as connection:
            return claim_list.distinct_values(connection, "speaker")

    def tags(self) -> list[str]:
        """The tags in use, in alphabetical order."""
        with self.engine.begin() as connection:
            return claim_list.distinct_values(connection, "tag")

    def documents(self) -> list[Document]:
        """All documents in the order they were added, withdrawn ones too."""
        with self.engine.begin() as connection:
            return library.documents(connection)

    def voices(self) -> list[list[str]]:
        """Groups of documents that are copies of one text; documents that stand alone are left out."""
        with self.engine.begin() as connection:
            return voices.voices(connection)

    def document_titles(self) -> dict[str, str]:
        """The title of each document by its id."""
        with self.engine.begin() as connection:
            return library.document_titles(connection)

    def document(self, document_id: str) -> Document:
        """One document; raises UnknownId."""
        with self.engine.begin() as connection:
            found = library.documents(connection, document_id)
        if not found:
            raise UnknownId("document", document_id)
        return found[0]

    def document_text(self, document_id: str) -> str:
        """A document's stored text; raises UnknownId."""
        with self.engine.begin() as connection:
            return library.document_text(connection, document_id)

    def document_assertions(self, document_id: str) -> list[StoredAssertion]:
        """The assertions of a document by place, rejected ones too."""
        with self.engine.begin() as connection:
            return library.document_assertions(connection, document_id)

    def assertion(self, assertion_id: str) -> StoredAssertion:
        """One assertion; raises UnknownId."""
        with self.engine.begin() as connection:
            found = claim_detail.stored_assertions(connection, [assertion_id])
        if not found:
            raise UnknownId("assertion", assertion_id)
        return found[0]

    def claims_on(self, assertion_id: str) -> list[str]:
        """Ids of the claims that an assertion belongs to."""
        with self.engine.begin() as connection:
            return claim_use.claims_on(connection, assertion_id)

    def references(self) -> list[Reference]:
        """All references in the order they were added, withdrawn ones too."""
        with self.engine.begin() as connection:
            return library.references(connection)

    def known_items(self) -> KnownItems:
        """The addresses, DOIs and ids that references are known by."""
        with self.engine.begin() as connection:
            return reference_joins.known_items(connection)

    def reference(self, reference_id: str) -> Reference:
        """One reference; raises UnknownId."""
        with self.engine.begin() as connection:
            found = library.references(connection, reference_id)
        if not found:
            raise UnknownId("reference", reference_id)
        return found[0]

    def sources(self) -> Sources:
        """Who publishes: every source named, by name, with what reviewers said of it."""
        with self.engine.begin() as connection:
            return source_list.all_sources(connection, claim_detail.reviewer_names(connection))

    def snapshots(self, reference_id: str) -> list[Snapshot]:
        """The captures of a reference, newest first, failed ones too."""
        with self.engine.begin() as connection:
            return library.snapshots(connection, reference_id)

    def known_references(self, items: Sequence[tuple[str | None, str | None]]) -> list[str | None]:
        """For each address and DOI the reference that has one of them, if there is any."""
        with self.engine.begin() as connection:
            return [reference_joins.known_reference(connection, url, doi) for url, doi in items]

    def archived_copies(self, references: Sequence[str]) -> dict[str, list[ArchivedCopy]]:
        """What web archives hold, or were asked to hold, of each of these references that has any."""
        with self.engine.begin() as connection:
            names = claim_detail.reviewer_names(connection)
            return archived.archived_copies(connection, references, names)

    def newest_captures(self, references: Sequence[str]) -> dict[str, Snapshot]:
        """The newest saved capture of each reference that has one."""
        with self.engine.begin() as connection:
            return library.newest_captures(connection, references)

    def snapshot_text(self, snapshot_id: str) -> str:
        """The readable text of a snapshot; empty when it has none."""
        with self.engine.begin() as connection:
            return library.snapshot_text(connection, snapshot_id)

    def snapshot_origin(self, snapshot_id: str) -> SnapshotOrigin:
        """How a snapshot was got, in full; raises UnknownId."""
        with self.engine.begin() as connection:
            return rechecks.snapshot_origin(connection, snapshot_id)

    def waiting_fetches(self) -> list[QueuedFetch]:
        """The references waiting to be fetched, in the order they were asked for."""
        with self.engine.begin() as connection:
            return fetch_queue.waiting(connection)

    def settled_fetches(self, newest: int) -> list[QueuedFetch]:
        """The newest so many fetches that were done or cancelled, newest first."""
        with self.engine.begin() as connection:
            return fetch_queue.settled(connection, newest)

    def fetch(self, fetch_id: str) -> QueuedFetch:
        """One fetch of the queue; raises UnknownId."""
        with self.engine.begin() as connection:
            return fetch_queue.fetch(connection, fetch_id)

    def captured_references(self) -> set[str]:
        """Ids of the references that have a saved capture."""
        with self.engine.begin() as connection:
            return rechecks.captured(connection)

    def rechecks(self, reference_id: str) -> list[Recheck]:
        """The checks of a reference, newest first."""
        with self.engine.begin() as connection:
            return rechecks.rechecks(connection, reference_id)

    def kept_bytes(self) -> dict[str, str]:
        """Every digest of bytes the workspace names, with what it belongs to."""
        with self.engine.begin() as connection:
            return library.kept_bytes(connection)

    def finding_order(self, wanted: FindingFilter = ALL_FINDINGS, limit: int | None = None) -> array[int]:
        """Row numbers of the findings a filter lets through, by kind and place."""
        return finding_list.finding_order(self.engine, wanted, limit)

    def finding_page(self, numbers: Sequence[int]) -> list[FindingSummary]:
        """The findings with these numbers, in this order."""
        with self.engine.begin() as connection:
            return finding_list.finding_page(connection, numbers)

    def finding_number(self, finding_id: str) -> int | None:
        """The row number of a finding; ``None`` when there is none."""
        with self.engine.begin() as connection:
            return finding_list.row_number(connection, finding_id)

    def finding_counts(self, wanted: FindingFilter = ALL_FINDINGS) -> FindingCounts:
        """How many findings a filter lets through, by kind and by what was decided."""
        with self.engine.begin() as connection:
            return finding_list.finding_counts(connection, wanted)

    def finding(self, finding_id: str) -> FindingDetail:
        """One finding with its passages; raises UnknownId."""
        with self.engine.begin() as connection:
            return finding_list.finding_detail(connection, finding_id)

    def findings(self, numbers: Sequence[int]) -> list[FindingDetail]:
        """The findings with these numbers, with their passages."""
        with self.engine.begin() as connection:
            return finding_list.finding_details(connection, numbers)

    def open_finding_kinds(self, claim_ids: Sequence[str]) -> dict[str, frozenset[FindingType]]:
        """For each claim that has open findings, their kinds."""
        with self.engine.begin() as connection:
            return finding_list.open_kinds(connection, claim_ids)

    def findings_due(self) -> dict[str, int]:
        """The documents that changed since they were last compared, with the event that did it."""
        with self.engine.begin() as connection:
            return finding_cache.due_documents(connection)

    def entities(self, *, counted: bool = False) -> list[NamedEntity]:
        """Names with several spellings; with how many claims they stand in when ``counted``."""
        with self.engine.begin() as connection:
            return entity_list.entities(connection, counted=counted)

    def entity(self, given: str) -> NamedEntity:
        """A name, by itself or by one of its spellings; raises UnknownId."""
        with self.engine.begin() as connection:
            found = entity_list.entity_named(connection, given)
        if found is None:
            raise UnknownId("entity", given)
        return found

    def also_searched(self, typed: str) -> list[str]:
        """The other spellings that a search for these words finds as well."""
        with self.engine.begin() as connection:
            found = entity_list.searched_spellings(connection, typed)
        return [
            text
            for key, spelt in found.items()
            for text in spelt
            if spelling_key(text) != key and not is_told_by_case(text)
        ]
