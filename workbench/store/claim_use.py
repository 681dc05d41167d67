"""What rests on what: the claims on an assertion, and whether a person worked on a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from workbench.store import tables as t

if TYPE_CHECKING:
    from sqlalchemy import Connection


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
