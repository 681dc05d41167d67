"""What rests on what: the claims on an assertion, and whether a person worked on a claim."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from workbench.store import tables as t
from workbench.store.chunks import in_chunks
from workbench.store.claim_detail import stored_assertions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from workbench.domain.claims import StoredAssertion


@dataclass(frozen=True, slots=True)
class Standing:
    """What decides whether a claim can be worked on."""

    withdrawn: bool
    joined_into: str | None
    dismissed: str | None
    """The reason it was dismissed for."""


def standings(connection: Connection, claim_ids: Iterable[str]) -> dict[str, Standing]:
    """The standing of claims, by id; those that do not exist are left out."""
    claim = t.claim.c
    found: dict[str, Standing] = {}
    for chunk in in_chunks(claim_ids):
        rows = connection.execute(
            select(claim.id, claim.withdrawn, claim.joined_into, claim.dismissed).where(claim.id.in_(chunk))
        )
        found |= {row.id: Standing(bool(row.withdrawn), row.joined_into, row.dismissed) for row in rows}
    return found


def claims_on(connection: Connection, assertion_id: str) -> list[str]:
    """Ids of the claims that an assertion belongs to."""
    member = t.claim_member.c
    return list(
        connection.scalars(
            select(member.claim_id).where(member.assertion_id == assertion_id).order_by(member.claim_id)
        )
    )


def listed_claims_on(connection: Connection, assertion_ids: Iterable[str]) -> dict[str, str]:
    """For each assertion, the claim that gathers it and is listed, also through a join; the first when several do."""
    found: dict[str, str] = {}
    claim, member = t.claim.c, t.claim_member.c
    for chunk in in_chunks(assertion_ids):
        rows = connection.execute(
            select(member.assertion_id, member.claim_id)
            .where(member.assertion_id.in_(chunk))
            .order_by(member.assertion_id, member.claim_id)
        ).all()
        standing = {row.claim_id: row.claim_id for row in rows}
        above, seen = set(standing), set[str]()
        while above:
            seen |= above
            joined = connection.execute(
                select(claim.id, claim.joined_into).where(
                    claim.id.in_(sorted(above)), claim.joined_into.is_not(None)
                )
            )
            leads = {row.id: row.joined_into for row in joined}
            standing = {id_: leads.get(lead, lead) for id_, lead in standing.items()}
            above = set(leads.values()) - seen
        listed = set(
            connection.scalars(
                select(claim.id).where(claim.id.in_(set(standing.values())), claim.listed.is_(True))
            )
        )
        for row in rows:
            if standing[row.claim_id] in listed:
                found.setdefault(row.assertion_id, standing[row.claim_id])
    return found


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
