"""What rests on what: the claims on an assertion, and whether a person worked on a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from workbench.store import tables as t
from workbench.store.claim_detail import stored_assertions

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from workbench.domain.claims import StoredAssertion


def claims_on(connection: Connection, assertion_id: str) -> list[str]:
    """Ids of the claims that an assertion belongs to."""
    member = t.claim_member.c
    return list(
        connection.scalars(
            select(member.claim_id).where(member.assertion_id == assertion_id).order_by(member.claim_id)
        )
    )


def is_touched(connection: Connection, claim_id: str) -> bool:
    """Whether a person did anything with a claim since it was opened."""
    row = connection.execute(
        select(t.claim.c.version, t.claim.c.split_from).where(t.claim.c.id == claim_id)
    ).one()
    if row.version > 1 or row.split_from is not None:
        return True
    return any(
        connection.scalar(select(table.c.n).where(table.c.claim_id == claim_id).limit(1)) is not None
        for table in (t.evidence, t.verdict, t.comment)
    )


def program_assertions(connection: Connection, document_id: str) -> dict[str, StoredAssertion]:
    """The assertions of a document that the program read, by id; retired ones too."""
    ids = connection.scalars(
        select(t.assertion.c.id).where(
            t.assertion.c.document_id == document_id,
            t.assertion.c.by_person.is_not(True),
            t.assertion.c.withdrawn.is_not(True),
        )
    ).all()
    return {stored.id: stored for stored in stored_assertions(connection, ids)}
