"""Sources as records: every name that references and appearances give, with what was said of it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from workbench.domain.sources import CredibilityNote, Source, SourceKind, Sources, folded_name, source_id
from workbench.store import tables as t

if TYPE_CHECKING:
    from sqlalchemy import Connection


def all_sources(connection: Connection, reviewers: dict[str, str]) -> Sources:
    """Every source by name; one joined into another is among that one's aliases."""
    described = {row.id: row for row in connection.execute(select(t.source))}
    spellings: dict[str, dict[str, int]] = defaultdict(dict)
    references, documents = _named_in_references(connection), _named_in_documents(connection)
    for counts in (references, documents):
        for name, number in counts.items():
            of_name = spellings[source_id(name)]
            of_name[name] = of_name.get(name, 0) + number
    for id_, entry in described.items():
        if entry.kind or entry.country or entry.joined_into or id_ in spellings:
            spellings[id_].setdefault(entry.name, 0)
    notes = _notes(connection, reviewers)
    into = {id_: entry.joined_into for id_, entry in described.items()}
    groups: dict[str, list[str]] = defaultdict(list)
    for id_ in sorted({*spellings, *notes, *filter(None, into.values())}):
        groups[_kept(id_, into)].append(id_)
    found = []
    for id_, members in groups.items():
        row = described.get(id_)
        own = row.name if row else _most_used(spellings[id_])
        names = sorted({name for member in members for name in spellings[member]} | {own})
        other = {folded_name(name): name for name in names if folded_name(name) != folded_name(own)}
        found.append(
            Source(
                id=id_,
                name=own,
                kind=SourceKind(row.kind) if row and row.kind else None,
                country=row.country if row else None,
                notes=tuple(notes.get(id_, ())),
                aliases=tuple(sorted(other.values())),
                references=sum(references.get(name, 0) for name in names),
                documents=sum(documents.get(name, 0) for name in names),
            )
        )
    return Sources(sorted(found, key=lambda source: (folded_name(source.name), source.id)))


def kept_source(connection: Connection, id_: str) -> str:
    """The source that stands for this one: itself, or what it was joined into, directly or through others."""
    into = {
        row.id: row.joined_into for row in connection.execute(select(t.source.c.id, t.source.c.joined_into))
    }
    return _kept(id_, into)


def _most_used(spellings: dict[str, int]) -> str:
    return max(spellings, key=lambda name: (spellings[name], name))


def _kept(id_: str, into: dict[str, str | None]) -> str:
    seen = {id_}
    while (further := into.get(id_)) is not None and further not in seen:
        seen.add(further)
        id_ = further
    return id_


def _named_in_references(connection: Connection) -> dict[str, int]:
    column = t.reference.c.source
    query = select(column, func.count()).where(
        column.is_not(None), t.reference.c.withdrawn.is_not(True), t.reference.c.joined_into.is_(None)
    )
    return {row[0]: row[1] for row in connection.execute(query.group_by(column))}


def _named_in_documents(connection: Connection) -> dict[str, int]:
    column = t.appearance.c.publisher
    query = (
        select(column, func.count(t.appearance.c.document_id.distinct()))
        .join(t.document, t.document.c.id == t.appearance.c.document_id)
        .where(
            column.is_not(None), t.appearance.c.withdrawn.is_not(True), t.document.c.withdrawn.is_not(True)
        )
    )
    return {row[0]: row[1] for row in connection.execute(query.group_by(column))}


def _notes(connection: Connection, reviewers: dict[str, str]) -> dict[str, list[CredibilityNote]]:
    rows = connection.execute(
        select(t.source_note).order_by(t.source_note.c.source_id, t.source_note.c.reviewer)
    )
    found: dict[str, list[CredibilityNote]] = defaultdict(list)
    for row in rows:
        found[row.source_id].append(CredibilityNote(reviewers.get(row.reviewer, row.reviewer), row.note))
    return found
