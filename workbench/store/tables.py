"""The tables: the trail, the texts, and the projection that the trail can rebuild.

A projected table belongs to one type of entity (see ``entities``). Its columns after ``REGISTER`` are set by event
fields of the same name; a claim's derived ones are computed by ``derive``, keys (``url_key``) from one field. Sets and
maps of an entity lie in child tables with one row per member. ``n`` is local: the list and full-text search use it,
replay does not compare it.
"""

from __future__ import annotations

from workbench.store.schema.claims import (
    claim,
    claim_member,
    claim_tag,
    comment,
    evidence,
    verdict,
    verdict_evidence,
    verdict_member,
    verdict_source,
)
from workbench.store.schema.columns import REGISTER, Canonical, metadata
from workbench.store.schema.documents import appearance, assertion, assertion_reading, document
from workbench.store.schema.findings import (
    CACHES,
    decision,
    document_key,
    document_term,
    entity_spelling,
    finding,
    finding_due,
    finding_member,
    spelling,
)
from workbench.store.schema.people import reviewer, undone, workspace, writer
from workbench.store.schema.references import (
    archived,
    fetch,
    recheck,
    reference,
    snapshot,
    source,
    source_note,
)
from workbench.store.schema.trail import blob_text, event, event_body, event_touch, head, meta

PROJECTION_VERSION = 7
"""Raised whenever the same trail would give other tables; the projection is then rebuilt by replay."""

__all__ = (
    "CACHES",
    "PROJECTION_VERSION",
    "REGISTER",
    "Canonical",
    "appearance",
    "archived",
    "assertion",
    "assertion_reading",
    "blob_text",
    "claim",
    "claim_member",
    "claim_tag",
    "comment",
    "decision",
    "document",
    "document_key",
    "document_term",
    "entity_spelling",
    "event",
    "event_body",
    "event_touch",
    "evidence",
    "fetch",
    "finding",
    "finding_due",
    "finding_member",
    "head",
    "meta",
    "metadata",
    "recheck",
    "reference",
    "reviewer",
    "snapshot",
    "source",
    "source_note",
    "spelling",
    "undone",
    "verdict",
    "verdict_evidence",
    "verdict_member",
    "verdict_source",
    "workspace",
    "writer",
)
