"""Findings: what reviewers decided, and the cache of what the program noticed."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, Integer, LargeBinary, Table, Text

from workbench.store.schema.columns import Canonical, metadata, register

decision = Table(
    "decision",
    metadata,
    *register(),
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
    *register(),
    Column("text", Text),
    Column("joined_to", Text),
    Column("apart", Boolean(create_constraint=False)),
    Column("name", Text),
    Column("withdrawn", Boolean(create_constraint=False)),
)
"""What a reviewer set of a spelling: which other it belongs with, that no finding places it, what all are called."""

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
    Column("start", Integer),
    Column("end", Integer),
)
"""The passages of findings; ``start`` and ``end`` where a sentence is shown and not the assertion."""

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
