"""Which documents are copies of one text: one voice, however many outlets print it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import select

from workbench.domain.decisions import FindingStatus
from workbench.domain.findings import FindingType
from workbench.store import tables as t

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection


def voices(connection: Connection) -> list[list[str]]:
    """Groups of documents that are copies of one text, unless a reviewer said they are not; in the order of documents.

    Withdrawn documents are left out, and documents that stand alone.
    """
    pairs: defaultdict[str, list[str]] = defaultdict(list)
    rows = connection.execute(
        select(t.finding_member.c.finding_id, t.finding_member.c.document_id)
        .join(t.finding, t.finding.c.id == t.finding_member.c.finding_id)
        .join(t.document, t.document.c.id == t.finding_member.c.document_id)
        .where(
            t.finding.c.type == FindingType.NEAR_COPY,
            t.finding.c.status != FindingStatus.DISMISSED,
            t.document.c.withdrawn.is_not(True),
        )
        .order_by(t.document.c.n)
    )
    order: dict[str, None] = {}
    for row in rows:
        pairs[row.finding_id].append(row.document_id)
        order.setdefault(row.document_id)
    leader = {document: document for document in order}

    def lead(document: str) -> str:
        while leader[document] != document:
            leader[document] = document = leader[leader[document]]
        return document

    for members in pairs.values():
        for other in members[1:]:
            leader[lead(other)] = lead(members[0])
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for document in order:
        groups[lead(document)].append(document)
    return [group for group in groups.values() if len(group) > 1]


def independent(connection: Connection, documents: Iterable[str]) -> int:
    """How many of some documents are independent: copies of one text count once."""
    apart = set(documents)
    if len(apart) < 2:
        return len(apart)
    shared = [apart.intersection(group) for group in voices(connection)]
    return len(apart) - sum(len(group) - 1 for group in shared if group)
