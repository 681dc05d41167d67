"""The full-text index of listed claims: wording, passages, speaker and document, also of what a claim absorbed."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import column, delete, insert, select, table

from workbench.store import tables as t
from workbench.store.chunks import in_chunks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection

claim_text = table(
    "claim_text",
    *(column(name) for name in ("rowid", "wording", "passage", "speaker", "document")),
)
MOST_CHARACTERS = 50_000_000
"""What is kept in memory of the documents' texts at a time."""


class Texts:
    """Stored texts, each read once as long as memory allows."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._kept: dict[str, str] = {}
        self._characters = 0

    def of(self, digest: str) -> str:
        """The text under a digest; empty when there is none."""
        if digest not in self._kept:
            found = (
                self._connection.scalar(select(t.blob_text.c.text).where(t.blob_text.c.digest == digest))
                or ""
            )
            if self._characters + len(found) > MOST_CHARACTERS:
                self._kept.clear()
                self._characters = 0
            self._kept[digest] = found
            self._characters += len(found)
        return self._kept[digest]


def index_claims(connection: Connection, groups: Mapping[str, Sequence[str]], texts: Texts) -> None:
    """Put the words of claims into the index, or take them out when they are not listed.

    Args:
        connection: where to write.
        groups: for each claim, itself and the claims it absorbed.
        texts: the documents' texts.
    """
    rows = connection.execute(
        select(
            t.claim.c.n,
            t.claim.c.id,
            t.claim.c.listed,
            t.claim.c.wording,
            t.claim.c.speaker,
            t.document.c.title,
        )
        .select_from(t.claim.outerjoin(t.document, t.document.c.id == t.claim.c.document_id))
        .where(t.claim.c.id.in_(groups))
        .order_by(t.claim.c.n)
    ).all()
    if not rows:
        return
    connection.execute(delete(claim_text).where(claim_text.c.rowid.in_([row.n for row in rows])))
    listed = {row.id: groups[row.id] for row in rows if row.listed}
    passages = _passages(connection, listed, texts)
    wordings = _absorbed_wordings(connection, listed)
    entries: list[dict[str, Any]] = [
        {
            "rowid": row.n,
            "wording": "\n".join([row.wording or "", *wordings[row.id]]),
            "passage": "\n".join(passages[row.id]),
            "speaker": row.speaker,
            "document": row.title,
        }
        for row in rows
        if row.listed
    ]
    if entries:
        connection.execute(insert(claim_text), entries)


def _passages(
    connection: Connection, groups: Mapping[str, Sequence[str]], texts: Texts
) -> dict[str, list[str]]:
    claims_of = _holders(groups)
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for chunk in in_chunks(sorted(claims_of)):
        rows = connection.execute(
            select(
                t.claim_member.c.claim_id,
                t.assertion.c.id,
                t.assertion.c.start,
                t.assertion.c.end,
                t.document.c.text_digest,
            )
            .join(t.assertion, t.assertion.c.id == t.claim_member.c.assertion_id)
            .join(t.document, t.document.c.id == t.assertion.c.document_id)
            .where(t.claim_member.c.claim_id.in_(chunk))
            .order_by(t.document.c.id, t.assertion.c.start, t.assertion.c.id)
        )
        for row in rows:
            for claim in claims_of[row.claim_id]:
                found[claim][row.id] = texts.of(row.text_digest)[row.start : row.end]
    return defaultdict(list, {claim: list(passages.values()) for claim, passages in found.items()})


def _absorbed_wordings(connection: Connection, groups: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    claims_of = _holders({claim: group[1:] for claim, group in groups.items() if len(group) > 1})
    found: dict[str, list[str]] = defaultdict(list)
    for chunk in in_chunks(sorted(claims_of)):
        rows = connection.execute(select(t.claim.c.id, t.claim.c.wording).where(t.claim.c.id.in_(chunk)))
        for row in rows:
            for claim in claims_of[row.id]:
                found[claim].append(row.wording or "")
    return found


def _holders(groups: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """For each claim of some groups, whose groups it is in."""
    found: dict[str, list[str]] = defaultdict(list)
    for claim, group in groups.items():
        for member in group:
            found[member].append(claim)
    return found
