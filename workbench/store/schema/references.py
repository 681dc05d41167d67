"""References and their sources, with what was captured, looked at again and archived."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Integer, String, Table, Text

from workbench.store.schema.columns import Canonical, metadata, refers_to, register

reference = Table(
    "reference",
    metadata,
    *register(),
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
    Column("joined_into", Text, refers_to("reference.id"), index=True),
    Column("withdrawn", Boolean(create_constraint=False)),
    Column("url_key", Text, index=True),
    Column("doi_key", Text, index=True),
)

source = Table(
    "source",
    metadata,
    *register(),
    Column("name", Text),
    Column("kind", Text),
    Column("country", Text),
    Column("joined_into", Text, refers_to("source.id"), index=True),
)
"""Who publishes. References and appearances name a source by its name alone; its id follows from the name."""

source_note = Table(
    "source_note",
    metadata,
    Column("source_id", Text, refers_to("source.id"), primary_key=True),
    Column("reviewer", Text, primary_key=True),
    Column("note", Text),
)
"""How credible a source is, in the words of each reviewer who said so."""

snapshot = Table(
    "snapshot",
    metadata,
    *register(),
    Column("reference_id", Text, refers_to("reference.id"), index=True),
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
    Column("text_digest", String(64), refers_to("blob_text.digest")),
    Column("reader", Text),
    Column("pages", Canonical),
    Column("retry_at", Integer),
    Column("withdrawn", Boolean(create_constraint=False)),
)

fetch = Table(
    "fetch",
    metadata,
    *register(),
    Column("reference_id", Text, refers_to("reference.id"), index=True),
    Column("snapshot_id", Text, refers_to("snapshot.id")),
    Column("withdrawn", Boolean(create_constraint=False)),
)
"""References waiting to be fetched: one is settled by the snapshot it gave, cancelled when withdrawn."""

recheck = Table(
    "recheck",
    metadata,
    *register(),
    Column("reference_id", Text, refers_to("reference.id"), index=True),
    Column("outcome", Text),
    Column("reason", Text),
    Column("status", Integer),
    Column("final_url", Text),
    Column("compared_id", Text, refers_to("snapshot.id")),
    Column("snapshot_id", Text, refers_to("snapshot.id")),
    Column("days_absent", Integer),
    Column("withdrawn", Boolean(create_constraint=False)),
)
"""Looks at an address after its capture, and what they found."""

archived = Table(
    "archived",
    metadata,
    *register(),
    Column("reference_id", Text, refers_to("reference.id"), index=True),
    Column("archive", Text),
    Column("state", Text),
    Column("url", Text),
    Column("captured_at", Text),
    Column("job", Text),
    Column("reason", Text),
    Column("withdrawn", Boolean(create_constraint=False)),
)
"""Copies of references in web archives, and requests for them."""
