"""What all tables are made of: names of constraints, values as canonical JSON, the columns of every entity."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Text
from sqlalchemy.types import TypeDecorator

from workbench.domain.canonical import canonical_json

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


REGISTER = ("n", "id", "version", "first_event", "last_event", "created_by", "created_at", "created_lam")
"""Columns every projected table begins with; the projection fills them from the event."""


def register() -> list[Column[Any]]:
    """The columns of ``REGISTER``, new for each table."""
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


def refers_to(target: str) -> ForeignKey:
    """A foreign key that is checked when the transaction ends, so that the order of writing is free."""
    return ForeignKey(target, ondelete="RESTRICT", deferrable=True, initially="DEFERRED")
