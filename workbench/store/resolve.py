"""What people type for an id: the shortest prefix that is unique, as with git."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from workbench.errors import AmbiguousPrefix, UnknownId
from workbench.store import tables as t

if TYPE_CHECKING:
    from sqlalchemy import Connection

NOUNS = {
    "document": t.document,
    "assertion": t.assertion,
    "claim": t.claim,
    "comment": t.comment,
    "reference": t.reference,
    "snapshot": t.snapshot,
    "fetch": t.fetch,
    "evidence": t.evidence,
    "verdict": t.verdict,
    "finding": t.finding,
    "event": t.event,
}


def resolve(connection: Connection, noun: str, given: str) -> str:
    """The whole id that a prefix stands for.

    Raises:
        UnknownId: nothing begins like this.
        AmbiguousPrefix: more than one does.
    """
    prefix = given.strip().lower()
    column = NOUNS[noun].c.id
    upper = prefix[:-1] + chr(ord(prefix[-1]) + 1) if prefix else ""
    if not prefix.isascii() or not prefix.isalnum():
        raise UnknownId(noun, given)
    found = connection.scalars(
        select(column).where(column >= prefix, column < upper).order_by(column).limit(6)
    ).all()
    match found:
        case []:
            raise UnknownId(noun, given)
        case [only]:
            return str(only)
        case _ if prefix in found:
            return prefix
        case several:
            raise AmbiguousPrefix(noun, given, several)


def short_length(connection: Connection, noun: str, least: int = 6) -> int:
    """How many characters of an id tell all ids of a noun apart; at least six."""
    column = NOUNS[noun].c.id
    previous, needed = "", least
    for current in connection.scalars(select(column).order_by(column)):
        while needed < len(current) and previous[:needed] == current[:needed]:
            needed += 1
        previous = current
    return needed
