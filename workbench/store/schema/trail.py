"""The trail itself, the texts it names, and what is remembered of both for look-ups."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, String, Table, Text

from workbench.store.schema.columns import metadata

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
