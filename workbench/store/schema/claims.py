"""Claims, and what reviewers made of them: comments, evidence, verdicts."""

from __future__ import annotations

from sqlalchemy import Boolean, CheckConstraint, Column, Index, Integer, Table, Text

from workbench.store.schema.columns import metadata, refers_to, register

claim = Table(
    "claim",
    metadata,
    *register(),
    Column("wording", Text),
    Column("state", Text),
    Column("rating", Text),
    Column("taken_by", Text),
    Column("assignee", Text),
    Column("dismissed", Text),
    Column("joined_into", Text, refers_to("claim.id"), index=True),
    Column("split_from", Text, refers_to("claim.id"), index=True),
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
    Column("claim_id", Text, refers_to("claim.id"), primary_key=True),
    Column("assertion_id", Text, refers_to("assertion.id"), primary_key=True, index=True),
)

claim_tag = Table(
    "claim_tag",
    metadata,
    Column("claim_id", Text, refers_to("claim.id"), primary_key=True),
    Column("tag", Text, primary_key=True, index=True),
)

comment = Table(
    "comment",
    metadata,
    *register(),
    Column("claim_id", Text, refers_to("claim.id"), index=True),
    Column("text", Text),
    Column("withdrawn", Boolean(create_constraint=False)),
)

evidence = Table(
    "evidence",
    metadata,
    *register(),
    Column("claim_id", Text, refers_to("claim.id"), index=True),
    Column("reference_id", Text, refers_to("reference.id"), index=True),
    Column("snapshot_id", Text, refers_to("snapshot.id")),
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
    *register(),
    Column("claim_id", Text, refers_to("claim.id"), index=True),
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
    Column("verdict_id", Text, refers_to("verdict.id"), primary_key=True),
    Column("assertion_id", Text, refers_to("assertion.id"), primary_key=True),
)

verdict_evidence = Table(
    "verdict_evidence",
    metadata,
    Column("verdict_id", Text, refers_to("verdict.id"), primary_key=True),
    Column("evidence_id", Text, refers_to("evidence.id"), primary_key=True),
)

verdict_source = Table(
    "verdict_source",
    metadata,
    Column("verdict_id", Text, refers_to("verdict.id"), primary_key=True),
    Column("evidence_id", Text, refers_to("evidence.id"), primary_key=True),
    Column("state", Text),
)
"""What had become of the source of a piece of evidence when a verdict weighed it, where it was not as captured."""
