"""The list of claims: which, in what order, how many, and one page of rows."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, literal_column, or_, select, text, tuple_

from workbench.domain.assertions import AssertionKind
from workbench.domain.claims import OPEN_STATES, ClaimCounts, ClaimFilter, ClaimSort, ClaimSummary, State
from workbench.domain.names import spelling_key
from workbench.domain.ratings import Rating
from workbench.store import tables as t
from workbench.store.entity_list import entity_named, mentions, searched_spellings
from workbench.store.search import match_expression

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection, Engine

ORDER_CHUNK = 20_000
"""Rows one read takes, so that no read holds the file for long."""


def conditions(connection: Connection, wanted: ClaimFilter) -> list[ColumnElement[bool]]:
    """What a filter asks of the claim table; names are looked up under all their spellings."""
    claim = t.claim.c
    found: list[ColumnElement[bool]] = [claim.listed.is_(True)]
    if wanted.state is not None:
        found.append(claim.state == wanted.state)
    if wanted.unfinished:
        found.append(claim.state.in_(OPEN_STATES))
    if wanted.kind is not None:
        found.append(claim.kind == wanted.kind)
    if wanted.speaker is not None:
        found.append(claim.speaker.in_(_spoken_as(connection, wanted.speaker)))
    if wanted.entity is not None:
        named = entity_named(connection, wanted.entity)
        found.append(mentions(named.spellings if named else [wanted.entity]))
    if wanted.document_id is not None:
        found.append(_stands_in(wanted.document_id))
    if wanted.reviewer is not None:
        found.append(_concerns(wanted.reviewer))
    if wanted.tag is not None:
        tagged = and_(t.claim_tag.c.claim_id == claim.id, t.claim_tag.c.tag == wanted.tag)
        found.append(exists().where(tagged))
    words = None
    if wanted.text:
        words = match_expression(wanted.text, searched_spellings(connection, wanted.text))
    if words is not None:
        matches = text("SELECT rowid FROM claim_text WHERE claim_text MATCH :words").bindparams(words=words)
        found.append(claim.n.in_(matches.columns(literal_column("rowid"))))
    return found


def _spoken_as(connection: Connection, speaker: str) -> list[str]:
    """The speakers that are this one under another spelling, and the one named."""
    named = entity_named(connection, speaker)
    if named is None:
        return [speaker]
    keys = {spelling_key(spelling) for spelling in named.spellings}
    known = distinct_values(connection, "speaker")
    return [speaker, *(other for other in known if spelling_key(other) in keys)]


def _stands_in(document_id: str) -> ColumnElement[bool]:
    """Whether a passage of the claim, or of a claim it absorbed, stands in a document."""
    member, assertion, claim = t.claim_member.c, t.assertion.c, t.claim.c
    standing = (
        select(member.claim_id.label("id"))
        .join(t.assertion, assertion.id == member.assertion_id)
        .where(assertion.document_id == document_id)
        .cte("standing", recursive=True)
    )
    absorbing = select(claim.joined_into).where(claim.id == standing.c.id, claim.joined_into.is_not(None))
    return t.claim.c.id.in_(select(standing.union(absorbing).c.id))


def _concerns(reviewer: str) -> ColumnElement[bool]:
    judged = and_(
        t.verdict.c.claim_id == t.claim.c.id,
        t.verdict.c.created_by == reviewer,
        t.verdict.c.withdrawn.is_not(True),
    )
    return or_(t.claim.c.assignee == reviewer, t.claim.c.taken_by == reviewer, exists().where(judged))


def claim_order(engine: Engine, wanted: ClaimFilter, sort: ClaimSort, limit: int | None = None) -> array[int]:
    """The row numbers of all claims a filter lets through, in order; only the first ``limit`` when given."""
    claim, document = t.claim.c, t.document.c
    if sort is ClaimSort.WORTHINESS:
        keys: tuple[ColumnElement[Any], ...] = (-claim.check_worthiness, claim.n)
        query = select(*keys).select_from(t.claim)
    else:
        keys = (func.coalesce(document.n, 2**62), func.coalesce(claim.position, 0), claim.n)
        query = select(*keys).select_from(t.claim.outerjoin(t.document, document.id == claim.document_id))
    with engine.begin() as connection:
        query = query.where(*conditions(connection, wanted)).order_by(*keys)
    return _by_keyset(engine, query, keys, limit)


def _by_keyset(
    engine: Engine, query: Select[Any], keys: tuple[ColumnElement[Any], ...], limit: int | None
) -> array[int]:
    order = array("q")
    last: tuple[Any, ...] | None = None
    while limit is None or len(order) < limit:
        size = ORDER_CHUNK if limit is None else min(ORDER_CHUNK, limit - len(order))
        page = query if last is None else query.where(tuple_(*keys) > tuple_(*last))
        with engine.begin() as connection:
            rows = connection.execute(page.limit(size)).all()
        order.extend(row[-1] for row in rows)
        if len(rows) < size:
            break
        last = tuple(rows[-1])
    return order


def claim_page(engine: Engine, numbers: Sequence[int]) -> list[ClaimSummary]:
    """The rows with these numbers, in this order; numbers that are gone are left out."""
    claim = t.claim.c
    who = func.coalesce(claim.taken_by, claim.assignee, _last_judge())
    name = select(t.reviewer.c.name).where(t.reviewer.c.id == who).scalar_subquery()
    query = (
        select(t.claim, t.document.c.title, func.coalesce(name, who).label("reviewer"))
        .select_from(t.claim.outerjoin(t.document, t.document.c.id == claim.document_id))
        .where(claim.n.in_(list(numbers)))
    )
    with engine.begin() as connection:
        rows = {row.n: row for row in connection.execute(query)}
    return [_summary(rows[n]) for n in numbers if n in rows]


def row_number(connection: Connection, claim_id: str) -> int | None:
    """The local number of a claim's row."""
    number: int | None = connection.scalar(select(t.claim.c.n).where(t.claim.c.id == claim_id))
    return number


def _last_judge() -> Any:
    return (
        select(t.verdict.c.created_by)
        .where(t.verdict.c.claim_id == t.claim.c.id, t.verdict.c.withdrawn.is_not(True))
        .order_by(t.verdict.c.created_lam.desc(), t.verdict.c.first_event.desc())
        .limit(1)
        .correlate(t.claim)  # said aloud: the name's subquery stands between this one and the claim
        .scalar_subquery()
    )


def _summary(row: Any) -> ClaimSummary:
    return ClaimSummary(
        n=row.n,
        id=row.id,
        wording=row.wording or "",
        kind=AssertionKind(row.kind) if row.kind else None,
        speaker=row.speaker,
        document_id=row.document_id,
        document_title=row.title,
        state=State(row.state),
        rating=Rating(row.rating) if row.rating else None,
        reviewer=row.reviewer,
        check_worthiness=row.check_worthiness or 0,
        version=row.version,
    )


def claim_counts(connection: Connection, wanted: ClaimFilter) -> ClaimCounts:
    """How many claims a filter lets through, by state and rating."""
    rows = connection.execute(
        select(t.claim.c.state, t.claim.c.rating, func.count())
        .where(*conditions(connection, wanted))
        .group_by(t.claim.c.state, t.claim.c.rating)
    ).all()
    by_state: dict[State, int] = {}
    by_rating: dict[Rating, int] = {}
    for state, rating, number in rows:
        by_state[State(state)] = by_state.get(State(state), 0) + number
        if rating:
            by_rating[Rating(rating)] = by_rating.get(Rating(rating), 0) + number
    return ClaimCounts(sum(by_state.values()), by_state, by_rating)


def distinct_values(connection: Connection, column: str) -> list[str]:
    """The values of ``speaker`` or ``tag`` among listed claims, in alphabetical order."""
    if column == "tag":
        found: Iterable[str] = connection.scalars(
            select(t.claim_tag.c.tag)
            .join(t.claim, t.claim.c.id == t.claim_tag.c.claim_id)
            .where(t.claim.c.listed.is_(True))
            .distinct()
        )
    else:
        found = connection.scalars(
            select(t.claim.c[column])
            .where(t.claim.c.listed.is_(True), t.claim.c[column].is_not(None))
            .distinct()
        )
    return sorted(found, key=str.casefold)
