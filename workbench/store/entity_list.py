"""Names with their spellings, and what filters and searches ask of them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    String,
    bindparam,
    func,
    literal_column,
    or_,
    select,
    text,
)

from workbench.domain.names import NamedEntity, is_acronym, spelling_key
from workbench.store import tables as t
from workbench.store.chunks import in_chunks
from workbench.store.search import any_of, keys_in, names_in

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from sqlalchemy import Connection

_MATCHING = "SELECT rowid FROM claim_text WHERE claim_text MATCH :words"
_AS_WRITTEN = (
    " AND (instr(coalesce(wording, ''), :written) OR instr(coalesce(passage, ''), :written)"
    " OR instr(coalesce(speaker, ''), :written))"
)


def entities(connection: Connection, *, counted: bool = False) -> list[NamedEntity]:
    """Every name that has several spellings, or that a reviewer gave, in alphabetical order."""
    groups: defaultdict[str, list[Any]] = defaultdict(list)
    for row in connection.execute(select(t.entity_spelling).order_by(t.entity_spelling.c.text)):
        groups[row.entity].append(row)
    found = [
        NamedEntity(
            rows[0].name,
            tuple(row.text for row in rows),
            _claims(connection, [row.text for row in rows]) if counted else 0,
        )
        for rows in groups.values()
    ]
    return sorted(found, key=lambda entity: (entity.name.casefold(), entity.spellings))


def _claims(connection: Connection, spellings: Collection[str]) -> int:
    """In how many listed claims one of these spellings stands."""
    query = select(func.count()).where(t.claim.c.listed.is_(True), mentions(spellings))
    return connection.scalar(query) or 0


def entity_named(connection: Connection, given: str) -> NamedEntity | None:
    """The name that was meant, by itself or by one of its spellings."""
    key = spelling_key(given)
    cached = t.entity_spelling.c
    leader = connection.scalar(select(cached.entity).where(cached.key == key))
    if leader is None:
        rows = connection.execute(select(cached.entity, cached.name).distinct())
        leader = next((row.entity for row in rows if spelling_key(row.name) == key), None)
    if leader is None:
        return None
    query = select(cached.name, cached.text).where(cached.entity == leader).order_by(cached.text)
    held = connection.execute(query).all()
    return NamedEntity(held[0].name, tuple(row.text for row in held))


def spellings_by_key(connection: Connection, keys: Iterable[str]) -> dict[str, list[str]]:
    """For each of these keys that is a spelling of a name, all its spellings."""
    cached = t.entity_spelling.c
    other = t.entity_spelling.alias()
    found: defaultdict[str, list[str]] = defaultdict(list)
    for chunk in in_chunks(sorted(keys)):
        rows = connection.execute(
            select(cached.key, other.c.text)
            .join(other, other.c.entity == cached.entity)
            .where(cached.key.in_(chunk))
            .order_by(cached.key, other.c.text)
        )
        for row in rows:
            found[row.key].append(row.text)
    return dict(found)


def searched_spellings(connection: Connection, typed: str) -> dict[str, list[str]]:
    """For each name in what was typed, all its spellings."""
    known = spellings_by_key(connection, keys_in(typed))
    return {key: known[key] for key in names_in(typed, known)}


def _bound(name: str, value: str) -> BindParameter[str]:
    """A parameter of a query that may stand beside another of its name."""
    return bindparam(name, value, String, unique=True)


def mentions(spellings: Collection[str]) -> ColumnElement[bool]:
    """Whether one of these spellings stands in a claim; acronyms only as they are written."""
    acronyms = [spelling for spelling in spellings if is_acronym(spelling)]
    plain = [spelling for spelling in spellings if spelling not in acronyms]
    queries = [text(_MATCHING).bindparams(_bound("words", any_of(plain)))] if plain else []
    queries += [
        text(_MATCHING + _AS_WRITTEN).bindparams(
            _bound("words", any_of([acronym])), _bound("written", acronym)
        )
        for acronym in acronyms
    ]
    return or_(*(t.claim.c.n.in_(query.columns(literal_column("rowid"))) for query in queries))
