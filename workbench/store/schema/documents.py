"""Documents, where they appeared, and the assertions found in them."""

from __future__ import annotations

from sqlalchemy import Boolean, CheckConstraint, Column, Integer, String, Table, Text

from workbench.store.schema.columns import Canonical, metadata, refers_to, register

document = Table(
    "document",
    metadata,
    *register(),
    Column("title", Text),
    Column("text_digest", String(64), refers_to("blob_text.digest")),
    Column("bytes_digest", String(64)),
    Column("characters", Integer),
    Column("media_type", Text),
    Column("encoding", Text),
    Column("reader", Text),
    Column("extractor", Text),
    Column("fetched_from", Text),
    Column("private_host", Text),
    Column("supersedes", Text, refers_to("document.id")),
    Column("withdrawn", Boolean(create_constraint=False)),
    Column("withdrawn_reason", Text),
)

appearance = Table(
    "appearance",
    metadata,
    *register(),
    Column("document_id", Text, refers_to("document.id"), index=True),
    Column("publisher", Text),
    Column("url", Text),
    Column("published", Text),
    Column("author", Text),
    Column("withdrawn", Boolean(create_constraint=False)),
)

assertion = Table(
    "assertion",
    metadata,
    *register(),
    Column("document_id", Text, refers_to("document.id"), index=True),
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
    Column("assertion_id", Text, refers_to("assertion.id"), primary_key=True),
    Column("field", Text, primary_key=True),
    Column("value", Canonical),
)
"""What the program had read, for each field that a person set."""
