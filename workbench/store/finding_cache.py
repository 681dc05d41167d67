"""Writing the cache of findings: what was computed, what was decided of it, and what is due to be compared anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, delete, insert, or_, select, update
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from workbench.domain.decisions import TYPE_ORDER, FindingStatus, finding_id, spellings
from workbench.domain.findings import FindingType, Place
from workbench.domain.names import spelling_key
from workbench.store import tables as t
from workbench.store.chunks import in_chunks
from workbench.store.spellings import regroup, spellings_in

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from sqlalchemy import Connection, Row

    from workbench.domain.events import Change
    from workbench.domain.findings import Difference, Finding

ENGINE = "comparison_version"
"""The key in ``meta`` of the comparison that the cache was computed by."""
OUTDATED = ""
"""The version of what was drawn from a document before it changed."""
BESIDE = 2**32
"""Characters set aside for each document in the order of findings."""

COMPUTED_COLUMNS = (
    "type", "rank", "place", "status", "explanation", "differences", "confidence", "computed",
)  # fmt: skip
"""What computing a finding sets."""

Members = list[tuple[str, str, Place | None]]
"""The assertions of a finding with their documents, and with the places that are shown for them, in order."""


def plain_differences(differences: Iterable[Difference]) -> list[dict[str, str]]:
    """Differences in the terms of JSON."""
    return [{"kind": d.kind, "a": d.a, "b": d.b} for d in differences]


def note_due(connection: Connection, changes: Sequence[Change], event_n: int) -> None:
    """Note the documents whose text, date, readings or wordings an event touches; forget what was drawn from them."""
    due: set[str] = set()
    reworded: set[str] = set()
    unknown: dict[str, set[str]] = {"assertion": set(), "appearance": set()}
    for change in changes:
        if change.entity_type == "document":
            due.add(change.entity_id)
        elif change.entity_type in unknown:
            named = change.fields.get("document_id", (None, None))[1]
            if named is None:
                unknown[change.entity_type].add(change.entity_id)
            else:
                due.add(named)
        elif change.entity_type == "claim" and change.fields.get("wording", (None, None))[0] is not None:
            reworded.add(change.entity_id)
    for chunk in in_chunks(sorted(reworded)):
        member = t.claim_member.join(t.assertion, t.assertion.c.id == t.claim_member.c.assertion_id)
        holding = select(t.assertion.c.document_id).select_from(member)
        due.update(connection.scalars(holding.where(t.claim_member.c.claim_id.in_(chunk))))
    for entity_type, table in (("assertion", t.assertion), ("appearance", t.appearance)):
        for chunk in in_chunks(sorted(unknown[entity_type])):
            due.update(connection.scalars(select(table.c.document_id).where(table.c.id.in_(chunk))))
    if due:
        noted = sqlite_insert(t.finding_due)
        connection.execute(
            noted.on_conflict_do_update(
                index_elements=["document_id"], set_={"event_n": noted.excluded.event_n}
            ),
            [{"document_id": document, "event_n": event_n} for document in sorted(due)],
        )
    for chunk in in_chunks(sorted(due)):
        outdated = update(t.document_key).where(t.document_key.c.document_id.in_(chunk))
        connection.execute(outdated.values(version=OUTDATED))


def note_decisions(connection: Connection, decisions: Collection[str]) -> None:
    """Give findings the status that was decided; keep those that are no longer computed while one stands."""
    rows = connection.execute(select(t.decision).where(t.decision.c.id.in_(sorted(decisions)))).all()
    for row in rows:
        status = status_of(row)
        known = connection.execute(select(t.finding.c.computed).where(t.finding.c.id == row.id)).first()
        if known is None:
            if status is not FindingStatus.OPEN:
                _keep_decided(connection, row, status)
        elif status is FindingStatus.OPEN and not known.computed:
            _drop(connection, [row.id])
        else:
            connection.execute(update(t.finding).where(t.finding.c.id == row.id).values(status=status))


def status_of(row: Row[Any]) -> FindingStatus:
    """What a row of decisions says now."""
    return FindingStatus.OPEN if row.withdrawn else FindingStatus(row.status)


def _keep_decided(connection: Connection, row: Row[Any], status: FindingStatus) -> None:
    homes = _homes(connection, row.assertions)
    members: Members = [(a, homes[a][0], None) for a in row.assertions if a in homes]
    connection.execute(
        insert(t.finding),
        [
            {
                "id": row.id,
                "type": row.type,
                "rank": TYPE_ORDER.index(FindingType(row.type)),
                "place": homes[members[0][0]][1] if members else 0,
                "status": status,
                "explanation": row.explanation or "",
                "differences": row.differences or [],
                "confidence": row.confidence or 0,
                "computed": False,
            }
        ],
    )
    _put_members(connection, {row.id: members})


def due_documents(connection: Connection) -> dict[str, int]:
    """The documents to be compared anew, with the event that made each so."""
    rows = connection.execute(select(t.finding_due).order_by(t.finding_due.c.document_id))
    return {row.document_id: row.event_n for row in rows}


def computed_by(connection: Connection) -> str | None:
    """The version of the comparison that the cache holds; ``None`` when nothing was computed yet."""
    found: str | None = connection.scalar(select(t.meta.c.value).where(t.meta.c.key == ENGINE))
    return found


def store_findings(
    connection: Connection,
    computed: Iterable[Finding],
    *,
    version: str,
    seen: Mapping[str, int],
    about: Collection[str] | None = None,
) -> None:
    """Put computed findings in the place of those computed before; what was decided stays.

    Args:
        connection: where to write.
        computed: the findings.
        version: of the comparison.
        seen: the documents that were due when their texts were read, as ``due_documents`` gave them.
        about: the documents whose findings these are; all documents when ``None``.
    """
    wanted = {finding_id(finding): finding for finding in computed}
    gone = _computed_before(connection, about) - set(wanted)
    if about is not None:
        gone |= _outgrown(connection, wanted) - set(wanted)
    decided = _decided(connection, gone)
    _drop(connection, sorted(gone - decided))
    for chunk in in_chunks(sorted(decided)):
        connection.execute(update(t.finding).where(t.finding.c.id.in_(chunk)).values(computed=False))
    for chunk in in_chunks(wanted):
        _put(connection, {id_: wanted[id_] for id_ in chunk})
    for chunk in in_chunks(seen):
        connection.execute(
            delete(t.finding_due).where(
                or_(
                    *(
                        (t.finding_due.c.document_id == document)
                        & (t.finding_due.c.event_n == seen[document])
                        for document in chunk
                    )
                )
            )
        )
    noted = sqlite_insert(t.meta).values(key=ENGINE, value=version)
    connection.execute(noted.on_conflict_do_update(index_elements=["key"], set_={"value": version}))
    regroup(connection)


def _computed_before(connection: Connection, about: Collection[str] | None) -> set[str]:
    query = select(t.finding.c.id).where(t.finding.c.computed.is_(True))
    if about is None:
        return set(connection.scalars(query))
    found: set[str] = set()
    for chunk in in_chunks(sorted(about)):
        member = select(t.finding_member.c.finding_id).where(t.finding_member.c.document_id.in_(chunk))
        found.update(connection.scalars(query.where(t.finding.c.id.in_(member))))
    return found


def _outgrown(connection: Connection, wanted: Mapping[str, Finding]) -> set[str]:
    """Computed findings of some assertions that new ones of the same kind are about together with others.

    What is spelled in further ways has outgrown a finding of its spellings, wherever they stand.
    """
    found: set[str] = set()
    for finding in wanted.values():
        member = t.finding_member.c
        rows = connection.execute(
            select(t.finding.c.id, member.assertion_id, t.finding.c.differences)
            .join(t.finding_member, member.finding_id == t.finding.c.id)
            .where(
                t.finding.c.type == finding.type,
                t.finding.c.computed.is_(True),
                t.finding.c.id.in_(
                    select(member.finding_id).where(member.assertion_id.in_(finding.assertions))
                ),
            )
        )
        about: dict[str, set[str]] = {}
        is_name = finding.type is FindingType.SPELLING_VARIANT
        whole = set(map(spelling_key, spellings(finding.differences))) if is_name else set(finding.assertions)
        for row in rows:
            told = map(spelling_key, spellings_in(row.differences)) if is_name else [row.assertion_id]
            about.setdefault(row.id, set()).update(told)
        found |= {id_ for id_, part in about.items() if part < whole}
    return found


def _decided(connection: Connection, findings: Iterable[str]) -> set[str]:
    """Those of some findings that a reviewer accepted or dismissed."""
    found: set[str] = set()
    for chunk in in_chunks(sorted(findings)):
        query = select(t.finding.c.id).where(
            t.finding.c.id.in_(chunk), t.finding.c.status != FindingStatus.OPEN
        )
        found.update(connection.scalars(query))
    return found


def _drop(connection: Connection, findings: list[str]) -> None:
    for chunk in in_chunks(findings):
        connection.execute(delete(t.finding).where(t.finding.c.id.in_(chunk)))
        connection.execute(delete(t.finding_member).where(t.finding_member.c.finding_id.in_(chunk)))


def _put(connection: Connection, findings: Mapping[str, Finding]) -> None:
    """Insert findings, or bring those that are there up to date; a local number once given stays."""
    homes = _homes(connection, {a for finding in findings.values() for a in finding.assertions})
    there = set(connection.scalars(select(t.finding.c.id).where(t.finding.c.id.in_(findings))))
    decided = {
        row.id: status_of(row)
        for row in connection.execute(select(t.decision).where(t.decision.c.id.in_(findings)))
    }
    rows: list[dict[str, Any]] = [
        {
            "id": id_,
            "type": finding.type,
            "rank": TYPE_ORDER.index(finding.type),
            "place": homes[finding.assertions[0]][1],
            "status": decided.get(id_, FindingStatus.OPEN),
            "explanation": finding.explanation,
            "differences": plain_differences(finding.differences),
            "confidence": finding.confidence,
            "computed": True,
        }
        for id_, finding in findings.items()
        if all(a in homes for a in finding.assertions)
    ]
    fresh = [row for row in rows if row["id"] not in there]
    known = [{**row, "_id": row["id"]} for row in rows if row["id"] in there]
    if fresh:
        connection.execute(insert(t.finding), fresh)
    if known:
        columns: dict[str, Any] = {name: bindparam(name) for name in COMPUTED_COLUMNS}
        connection.execute(update(t.finding).where(t.finding.c.id == bindparam("_id")).values(columns), known)
    _put_members(
        connection,
        {row["id"]: _placed(findings[row["id"]], homes) for row in rows},
    )


def _placed(finding: Finding, homes: Mapping[str, tuple[str, int]]) -> Members:
    places: tuple[Place | None, ...] = finding.places or (None,) * len(finding.assertions)
    return [
        (assertion, homes[assertion][0], place)
        for assertion, place in zip(finding.assertions, places, strict=True)
    ]


def _put_members(connection: Connection, members: Mapping[str, Members]) -> None:
    for chunk in in_chunks(members):
        connection.execute(delete(t.finding_member).where(t.finding_member.c.finding_id.in_(chunk)))
    rows = [
        {
            "finding_id": id_,
            "position": position,
            "assertion_id": assertion,
            "document_id": document,
            "start": place.start if place else None,
            "end": place.end if place else None,
        }
        for id_, passages in members.items()
        for position, (assertion, document, place) in enumerate(passages)
    ]
    if rows:
        connection.execute(insert(t.finding_member), rows)


def _homes(connection: Connection, assertions: Iterable[str]) -> dict[str, tuple[str, int]]:
    """For each assertion, its document and where it stands in the order of all documents."""
    found: dict[str, tuple[str, int]] = {}
    for chunk in in_chunks(sorted(set(assertions))):
        rows = connection.execute(
            select(t.assertion.c.id, t.assertion.c.document_id, t.assertion.c.start, t.document.c.n)
            .join(t.document, t.document.c.id == t.assertion.c.document_id)
            .where(t.assertion.c.id.in_(chunk))
        )
        found.update({row.id: (row.document_id, row.n * BESIDE + row.start) for row in rows})
    return found
