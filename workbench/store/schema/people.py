"""The workspace, those who review in it, and the devices they write from."""

from __future__ import annotations

from sqlalchemy import Boolean, CheckConstraint, Column, Integer, Table, Text

from workbench.store.schema.columns import metadata, register

workspace = Table(
    "workspace",
    metadata,
    *register(),
    Column("title", Text),
    Column("required_reviews", Integer),
    Column("scale", Text),
    Column("is_sample", Boolean(create_constraint=False)),
    Column("contact", Text),
    Column("sourcing", Text),
    CheckConstraint("required_reviews IN (1, 2)", name="reviews"),
)

reviewer = Table("reviewer", metadata, *register(), Column("name", Text))

writer = Table(
    "writer",
    metadata,
    *register(),
    Column("reviewer", Text),
    Column("device", Text),
    Column("key", Text),
)

undone = Table("undone", metadata, *register(), Column("undone", Boolean(create_constraint=False)))
"""Events that were undone: entity ``event/<id>``."""
