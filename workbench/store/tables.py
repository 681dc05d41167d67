"""The tables: the trail, the texts, and the projection that the trail can rebuild.

A projected table belongs to one type of entity (see ``entities``). Its columns after ``REGISTER`` are set by event
fields of the same name; a claim's derived ones are computed by ``derive``, keys (``url_key``) from one field. Sets and
maps of an entity lie in child tables with one row per member. ``n`` is local: the list and full-text search use it,
replay does not compare it.
"""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)
from sqlalchemy.types import TypeDecorator

from workbench.domain.canonical import canonical_json

PROJECTION_VERSION = 6
"""Raised whenever the same trail would give other tables; the projection is then rebuilt by replay."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Canonical(TypeDecorator[Any]):
    """A list or object, stored as its canonical JSON text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Any) -> str | None:  # noqa: ARG002
        """The text that is stored."""
        return None if value is None else canonical_json(value)

    def process_result_value(self, value: Any, dialect: Any) -> Any:  # noqa: ARG002
        """The value that was stored."""
        return None if value is None else json.loads(value)


event = Table(
    "event",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("id", String(64), nullable=False),
    Column("v", Integer, nullable=False),
    Column("writer", Text, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("lam", Integer, nullable=False),
    Column("ts", Integer, nullable=False),
    Column("body", String(64), nullable=False),
    Column("header", Text, nullable=False),
    Index("ix_event_id", "id", unique=True),
    Index("ix_event_writer_seq", "writer", "seq"),
    Index("ix_event_lam_id", "lam", "id"),
    Index("ix_event_body", "body"),
    Index("ix_event_v", "v"),
)
"""The headers of the trail; the columns repeat what ``header`` says, for look-ups."""

event_body = Table(
    "event_body",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("op", Text, nullable=False),
    Column("reviewer", Text, nullable=False),
    Column("body", Text, nullable=False),
    Index("ix_event_body_op", "op"),
    Index("ix_event_body_reviewer", "reviewer"),
)

blob_text = Table(
    "blob_text",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("text", Text, nullable=False),
)
"""Texts of documents and snapshots under the SHA-256 of their UTF-8 bytes."""

# Caches: written with the projection, never compared by replay, rebuilt at will.
meta = Table("meta", metadata, Column("key", Text, primary_key=True), Column("value", Text, nullable=False))
head = Table("head", metadata, Column("event", String(64), primary_key=True))
event_touch = Table(
    "event_touch",
    metadata,
    Column("entity", Text, primary_key=True),
    Column("event_n", Integer, primary_key=True),
)

REGISTER = ("n", "id", "version", "first_event", "last_event", "created_by", "created_at", "created_lam")
"""Columns every projected table begins with; the projection fills them from the event."""


def _register() -> list[Column[Any]]:
    return [
        Column("n", Integer, primary_key=True),
        Column("id", Text, nullable=False, unique=True),
        Column("version", Integer, nullable=False),
        Column("first_event", String(64), nullable=False),
        Column("last_event", String(64), nullable=False),
        Column("created_by", Text, nullable=False),
        Column("created_at", Integer, nullable=False),
        Column("created_lam", Integer, nullable=False),
    ]


def _to(target: str) -> ForeignKey:
    return ForeignKey(target, ondelete="RESTRICT", deferrable=True, initially="DEFERRED")


workspace = Table(
    "workspace",
    metadata,
    *_register(),
    Column("title", Text),
    Column("required_reviews", Integer),
    Column("scale", Text),
    Column("is_sample", Boolean(create_constraint=False)),
    Column("contact", Text),
    Column("sourcing", Text),
    CheckConstraint("required_reviews IN (1, 2)", name="reviews"),
)

reviewer = Table("reviewer", metadata, *_register(), Column("name", Text))

writer = Table(
    "writer",
    metadata,
    *_register(),
    Column("reviewer", Text),
    Column("device", Text),
    Column("key", Text),
)

document = Table(
    "document",
    metadata,
    *_register(),
    Column("title", Text),
    Column("text_digest", String(64), _to("blob_text.digest")),
    Column("bytes_digest", String(64)),
    Column("characters", Integer),
    Column("media_type", Text),
    Column("encoding", Text),
    Column("reader", Text),
    Column("extractor", Text),
    Column("fetched_from", Text),
    Column("private_host", Text),
    Column("supersedes", Text, _to("document.id")),
    Column("withdrawn", Boolean(create_constraint=False)),
    Column("withdrawn_reason", Text),
)

appearance = Table(
    "appearance",
    metadata,
    *_register(),
    Column("document_id", Text, _to("document.id"), index=True),
    Column("publisher", Text),
    Column("url", Text),
    Column("published", Text),
    Column("author", Text),
    Column("withdrawn", Boolean(create_constraint=False)),
)

assertion = Table(
    "assertion",
    metadata,
    *_register(),
    Column("document_id", Text, _to("document.id"), index=True),
    Column("kind", Text),
    Column("start", Integer),
    Column("end", Integer),
    Column("parts", Canonical),
    Column("content", Canonical),
    Column("sentence", Canonical),
    Column("speaker", Text),
    Column("speaker_span", Canonical),
    Column("role", Text),
    Column("organisation", Text),
    Column("cue", Text),
    Column("cue_span", Canonical),
    Column("cited_source", Text),
    Column("subject", Text),
    Column("attribute", Text),
    Column("value", Text),
    Column("high", Text),
    Column("unit", Text),
    Column("comparator", Text),
    Column("change", Text),
    Column("value_span", Canonical),
    Column("figures", Canonical),
    Column("date", Text),
    Column("date_anchor", Text),
    Column("dates", Canonical),
    Column("entities", Canonical),
    Column("check_worthiness", Integer),
    Column("cues", Canonical),
    Column("by_person", Boolean(create_constraint=False)),
    Column("rejected", Boolean(create_constraint=False)),
    Column("rejected_reason", Text),
    Column("retired", Boolean(create_constraint=False)),
    Column("withdrawn", Boolean(create_constraint=False)),
    CheckConstraint('0 <= start AND start < "end"', name="span"),
)

assertion_reading = Table(
    "assertion_reading",
    metadata,
    Column("assertion_id", Text, _to("assertion.id"), primary_key=True),
    Column("field", Text, primary_key=True),
    Column("value", Canonical),
)
"""What the program had read, for each field that a person set."""

claim = Table(
    "claim",
    metadata,
    *_register(),
    Column("wording", Text),
    Column("state", Text),
    Column("rating", Text),
    Column("taken_by", Text),
    Column("assignee", Text),
    Column("dismissed", Text),
    Column("joined_into", Text, _to("claim.id"), index=True),
    Column("split_from", Text, _to("claim.id"), index=True),
    Column("withdrawn", Boolean(create_constraint=False)),
    Column("kind", Text),
    Column("speaker", Text),
    Column("document_id", Text),
    Column("position", Integer),
    Column("check_worthiness", Integer),
    Column("listed", Boolean(create_constraint=False)),
    Index("ix_claim_document", "document_id", "position"),
    Index("ix_claim_worthiness", "check_worthiness"),
    Index("ix_claim_state", "state"),
)

claim_member = Table(
    "claim_member",
    metadata,
    Column("claim_id", Text, _to("claim.id"), primary_key=True),
    Column("assertion_id", Text, _to("assertion.id"), primary_key=True, index=True),
)

claim_tag = Table(
    "claim_tag",
    metadata,
    Column("claim_id", Text, _to("claim.id"), primary_key=True),
    Column("tag", Text, primary_key=True, index=True),
)

comment = Table(
    "comment",
    metadata,
    *_register(),
    Column("claim_id", Text, _to("claim.id"), index=True),
    Column("text", Text),
    Column("withdrawn", Boolean(create_constraint=False)),
)

reference = Table(
    "reference",
    metadata,
    *_register(),
    Column("type", Text),
    Column("title", Text),
    Column("url", Text, index=True),
    Column("source", Text),
    Column("author", Text),
    Column("issued", Text),
    Column("doi", Text),
    Column("standing", Text),
    Column("csl", Canonical),
    Column("note", Text),
    Column("method", Text),
    Column("person", Text),
    Column("noted_on", Text),
    Column("reply", Text),
    Column("reply_by", Text),
    Column("joined_into", Text, _to("reference.id"), index=True),
    Column("withdrawn", Boolean(create_constraint=False)),
    Column("url_key", Text, index=True),
    Column("doi_key", Text, index=True),
)

source = Table(
    "source",
    metadata,
    *_register(),
    Column("name", Text),
    Column("kind", Text),
    Column("country", Text),
    Column("joined_into", Text, _to("source.id"), index=True),
)
"""Who publishes. References and appearances name a source by its name alone; its id follows from the name."""

source_note = Table(
    "source_note",
    metadata,
    Column("source_id", Text, _to("source.id"), primary_key=True),
    Column("reviewer", Text, primary_key=True),
    Column("note", Text),
)
"""How credible a source is, in the words of each reviewer who said so."""

snapshot = Table(
    "snapshot",
    metadata,
    *_register(),
    Column("reference_id", Text, _to("reference.id"), index=True),
    Column("outcome", Text),
    Column("method", Text),
    Column("reason", Text),
    Column("url", Text),
    Column("final_url", Text),
    Column("chain", Canonical),
    Column("status", Integer),
    Column("headers", Canonical),
    Column("address", Text),
    Column("private_host", Text),
    Column("media_type", Text),
    Column("media_type_claimed", Text),
    Column("title", Text),
    Column("bytes_digest", String(64)),
    Column("size_bytes", Integer),
    Column("text_digest", String(64), _to("blob_text.digest")),
    Column("reader", Text),
    Column("pages", Canonical),
    Column("retry_at", Integer),
    Column("withdrawn", Boolean(create_constraint=False)),
)

fetch = Table(
    "fetch",
    metadata,
    *_register(),
    Column("reference_id", Text, _to("reference.id"), index=True),
    Column("snapshot_id", Text, _to("snapshot.id")),
    Column("withdrawn", Boolean(create_constraint=False)),
)
"""References waiting to be fetched: one is settled by the snapshot it gave, cancelled when withdrawn."""

recheck = Table(
    "recheck",
    metadata,
    *_register(),
    Column("reference_id", Text, _to("reference.id"), index=True),
    Column("outcome", Text),
    Column("reason", Text),
    Column("status", Integer),
    Column("final_url", Text),
    Column("compared_id", Text, _to("snapshot.id")),
    Column("snapshot_id", Text, _to("snapshot.id")),
    Column("days_absent", Integer),
    Column("withdrawn", Boolean(create_constraint=False)),
)
"""Looks at an address after its capture, and what they found."""
archived = Table(
    "archived",
    metadata,
    *_register(),
    Column("reference_id", Text, _to("reference.id"), index=True),
    Column("archive", Text),
    Column("state", Text),
    Column("url", Text),
    Column("captured_at", Text),
    Column("job", Text),
    Column("reason", Text),
    Column("withdrawn", Boolean(create_constraint=False)),
)
"""Copies of references in web archives, and requests for them."""

evidence = Table(
    "evidence",
    metadata,
    *_register(),
    Column("claim_id", Text, _to("claim.id"), index=True),
    Column("reference_id", Text, _to("reference.id"), index=True),
    Column("snapshot_id", Text, _to("snapshot.id")),
    Column("stance", Text),
    Column("standing", Text),
    Column("excerpt", Text),
    Column("excerpt_start", Integer),
    Column("excerpt_end", Integer),
    Column("locator", Text),
    Column("note", Text),
    Column("copied_from", Text),
    Column("source_state", Text),
    Column("withdrawn", Boolean(create_constraint=False)),
    CheckConstraint(
        "excerpt_start IS NULL OR (0 <= excerpt_start AND excerpt_start < excerpt_end)", name="span"
    ),
)

verdict = Table(
    "verdict",
    metadata,
    *_register(),
    Column("claim_id", Text, _to("claim.id"), index=True),
    Column("rating", Text),
    Column("scale", Text),
    Column("rationale", Text),
    Column("confidence", Text),
    Column("claim_version", Integer),
    Column("wording", Text),
    Column("withdrawn", Boolean(create_constraint=False)),
)

verdict_member = Table(
    "verdict_member",
    metadata,
    Column("verdict_id", Text, _to("verdict.id"), primary_key=True),
    Column("assertion_id", Text, _to("assertion.id"), primary_key=True),
)

verdict_evidence = Table(
    "verdict_evidence",
    metadata,
    Column("verdict_id", Text, _to("verdict.id"), primary_key=True),
    Column("evidence_id", Text, _to("evidence.id"), primary_key=True),
)

decision = Table(
    "decision",
    metadata,
    *_register(),
    Column("type", Text),
    Column("assertions", Canonical),
    Column("status", Text),
    Column("reason", Text),
    Column("explanation", Text),
    Column("differences", Canonical),
    Column("confidence", Integer),
    Column("withdrawn", Boolean(create_constraint=False)),
)
"""What a reviewer made of a finding, and the finding as it was shown: it is kept when it is no longer computed."""

spelling = Table(
    "spelling",
    metadata,
    *_register(),
    Column("text", Text),
    Column("joined_to", Text),
    Column("apart", Boolean(create_constraint=False)),
    Column("name", Text),
    Column("withdrawn", Boolean(create_constraint=False)),
)
"""What a reviewer set of a spelling: which other it belongs with, that no finding places it, what all are called."""

verdict_source = Table(
    "verdict_source",
    metadata,
    Column("verdict_id", Text, _to("verdict.id"), primary_key=True),
    Column("evidence_id", Text, _to("evidence.id"), primary_key=True),
    Column("state", Text),
)
"""What had become of the source of a piece of evidence when a verdict weighed it, where it was not as captured."""

undone = Table("undone", metadata, *_register(), Column("undone", Boolean(create_constraint=False)))
"""Events that were undone: entity ``event/<id>``."""

# Caches of the comparison: what the program noticed, and what it has to look at again.

finding = Table(
    "finding",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("type", Text, nullable=False),
    Column("rank", Integer, nullable=False),
    Column("place", Integer, nullable=False),
    Column("status", Text, nullable=False),
    Column("explanation", Text, nullable=False),
    Column("differences", Canonical, nullable=False),
    Column("confidence", Integer, nullable=False),
    Column("computed", Boolean(create_constraint=False), nullable=False),
    Index("ix_finding_order", "rank", "place", "n"),
    Index("ix_finding_type_status", "type", "status"),
)
"""Every finding that is computed or decided; ``rank`` and ``place`` are the order of the list."""

finding_member = Table(
    "finding_member",
    metadata,
    Column("finding_id", Text, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("assertion_id", Text, nullable=False, index=True),
    Column("document_id", Text, nullable=False, index=True),
)

finding_due = Table(
    "finding_due",
    metadata,
    Column("document_id", Text, primary_key=True),
    Column("event_n", Integer, nullable=False),
)
"""Documents to be compared anew, with the last event that touched them or their readings."""

document_key = Table(
    "document_key",
    metadata,
    Column("document_id", Text, primary_key=True),
    Column("version", Text, nullable=False),
    Column("drawn", LargeBinary, nullable=False),
)
"""What comparison draws from a document once; ``version`` is empty when the document or its readings changed since."""

document_term = Table(
    "document_term",
    metadata,
    Column("term", Text, primary_key=True),
    Column("document_n", Integer, primary_key=True),
    sqlite_with_rowid=False,
)
"""Which documents have which term, so that a new one is set only against those that share telling ones."""

entity_spelling = Table(
    "entity_spelling",
    metadata,
    Column("key", Text, primary_key=True),
    Column("text", Text, nullable=False),
    Column("entity", Text, nullable=False, index=True),
    Column("name", Text, nullable=False),
)
"""Which spellings of names belong together: ``entity`` is the key of one of them, the same for all."""

CACHES = (finding, finding_member, finding_due, document_key, document_term, entity_spelling)
"""Tables of the comparison's cache; a rebuild empties them, and they fill again when findings are computed."""
