"""Whatever was done to the file by other hands, the check names it."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
from desks import add_claims, add_copy, add_source, add_text, open_desk, support
from noticed import found, notice, passages

from workbench.domain.canonical import canonical_json
from workbench.domain.events import Change, body_digest, event_id
from workbench.domain.findings import FindingType
from workbench.domain.ratings import Rating
from workbench.domain.verification import Fault
from workbench.errors import DamagedWorkspace
from workbench.operations import (
    assertions,
    audit,
    claims,
    entities,
    queue,
    references,
    source_notes,
    verdicts,
)
from workbench.operations.findings import accept as judge
from workbench.operations.source_states import after_loss
from workbench.store.entities import PROJECTED
from workbench.store.trail import new
from workbench.store.triggers import TRIGGERS
from workbench.store.verify import verify

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from workbench.workspace import Workspace


@pytest.fixture
def desk(tmp_path: Path) -> Workspace:
    """A workspace with a row in every table."""
    desk = open_desk(tmp_path)
    document = add_text(desk, publisher="Mill News")
    first, second, third = add_claims(desk, document, 3)
    claims.take(desk.journal, [first, second])
    claims.tag(desk.journal, [first], add=["roof"])
    claims.comment(desk.journal, first, "Look at the deed.")
    read = next(a.id for a in desk.reader.document_assertions(document))
    assertions.correct_assertion(desk.journal, read, speaker="the miller")
    with desk.journal.writing() as trail:  # a reading of the program, as if it had found the passage
        trail.record(
            "assertion.corrected", [Change(f"assertion/{read}", {"reading.speaker": (None, ["the cat"])})]
        )
    source = add_source(desk)
    support(desk, first, source)
    page, _new = references.add_reference(desk.journal, url="https://mill.example/")
    queue.enqueue(desk.journal, [page])
    with desk.journal.writing() as trail:  # a check, as if there had been a network
        check = new("recheck/checked", reference_id=source, outcome="gone", reason="it is not there")
        trail.record("reference.checked", [check, *after_loss(trail, source)])
    add_copy(desk, source)
    verdicts.record(desk.journal, first, Rating.TRUE, "The deed says so.")
    claims.join(desk.journal, [third], second)
    judge(desk.journal, notice(desk, found(FindingType.CONFLICT, *passages(desk, [first, second]))))
    entities.join(desk.journal, "The Mill", "Mill House")
    source_notes.describe_source(desk.journal, "Mill News", kind="outlet", note="Prints corrections.")
    claims.reword(desk.journal, second, "The wheel was green")
    return desk


def tamper(desk: Workspace, *statements: str, parameters: tuple[Any, ...] = ()) -> None:
    """Edit the file as someone with the sqlite3 shell would, guards dropped and put back."""
    with closing(sqlite3.connect(desk.settings.database, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        for name in TRIGGERS:
            connection.execute(f"DROP TRIGGER IF EXISTS {name}")
        for statement in statements:
            connection.execute(statement, parameters)
        for sql in TRIGGERS.values():
            connection.execute(sql)


def findings(desk: Workspace) -> list[Fault]:
    found = verify(desk.settings.database)
    assert found.ok == (not found.findings)
    return list(found.findings)


def event_of(desk: Workspace, op: str) -> str:
    return next(event.id for event in desk.reader.events() if event.body and event.body.op == op)


def test_an_untouched_workspace_is_in_order(desk: Workspace) -> None:
    found = verify(desk.settings.database)
    assert found.ok
    assert found.first_bad is None
    assert found.events == desk.reader.workspace().events
    assert found.heads == desk.reader.workspace().heads


EDITABLE = [table for table in PROJECTED if table.name != "undone"]


@pytest.mark.parametrize("table", EDITABLE, ids=lambda table: table.name)
def test_a_row_edited_removed_or_added_in_any_table_is_named(desk: Workspace, table: Any) -> None:
    name = table.name
    with closing(sqlite3.connect(desk.settings.database)) as connection:
        connection.row_factory = sqlite3.Row
        row = connection.execute(f"SELECT rowid AS place, * FROM {name}").fetchone()
    assert row is not None, f"the fixture has no {name}"
    text = [c.name for c in table.c if str(c.type) in {"TEXT", "VARCHAR(64)"} and row[c.name] is not None][-1]
    place = f"{name}/{row['id']}" if "id" in row.keys() else name  # noqa: SIM118 - a row is no mapping
    tamper(desk, f'UPDATE {name} SET "{text}" = "{text}" || \'x\' WHERE rowid = {row["place"]}')
    assert any(f.place.startswith(place) and f.kind.startswith("row") for f in findings(desk))
    tamper(desk, f"DELETE FROM {name} WHERE rowid = {row['place']}")
    assert any(f.place.startswith(place) and f.kind == "row missing" for f in findings(desk))


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE claim SET state = 'concluded', rating = 'false' WHERE taken_by IS NULL", "state is"),
        ("UPDATE verdict SET rating = 'false'", "rating is 'false'; the trail says 'true'"),
        ("UPDATE claim SET version = version + 1 WHERE wording LIKE 'The wheel%'", "version is"),
        ("UPDATE evidence SET withdrawn = 0", "withdrawn is 0; the trail says None"),
        ("UPDATE claim SET listed = 'yes' WHERE listed", "listed is 'yes'; the trail says 1"),
        ("UPDATE assertion SET parts = replace(parts, ',', ', ')", "parts is"),
        ("UPDATE claim SET wording = CAST(wording AS BLOB)", "wording is b'"),
    ],
)
def test_the_finding_says_what_the_row_says_and_what_the_trail_says(
    desk: Workspace, statement: str, said: str
) -> None:
    tamper(desk, statement)
    assert any(said in f.explanation for f in findings(desk) if f.kind == "row altered")


def test_a_row_that_no_event_made_is_named(desk: Workspace) -> None:
    tamper(
        desk,
        "INSERT INTO comment SELECT 99, 'forged', version, first_event, last_event, created_by, created_at, "
        "created_lam, claim_id, 'I agree', withdrawn FROM comment",
    )
    assert Fault("row added", "comment/forged", "no event made this row") in findings(desk)


def test_an_edited_body_is_named(desk: Workspace) -> None:
    event = event_of(desk, "claim.reworded")
    tamper(desk, "UPDATE event_body SET body = replace(body, 'green', 'white') WHERE op = 'claim.reworded'")
    found = verify(desk.settings.database)
    assert found.first_bad == event
    assert any(f.place == f"event/{event}" and "does not hash" in f.explanation for f in found.findings)


def rehash(desk: Workspace, op: str, edit: Callable[[dict[str, Any]], None]) -> str:
    """Forge an event: its body changed, and digest, header and id made to fit; its new id."""
    with closing(sqlite3.connect(desk.settings.database)) as connection:
        id_, header, digest, body = connection.execute(
            "SELECT id, header, event.body, event_body.body FROM event JOIN event_body ON digest = event.body "
            "WHERE op = ?",
            (op,),
        ).fetchone()
    said = json.loads(body)
    edit(said)
    forged = canonical_json(said)
    placed = canonical_json({**json.loads(header), "body": body_digest(forged)})
    tamper(
        desk,
        f"UPDATE event_body SET digest = '{body_digest(forged)}', body = ? WHERE digest = '{digest}'",
        parameters=(forged,),
    )
    tamper(
        desk,
        f"UPDATE event SET id = '{event_id(placed)}', body = '{body_digest(forged)}', header = ? WHERE id = '{id_}'",
        parameters=(placed,),
    )
    return event_id(placed)


def test_an_event_forged_with_its_own_hashes_breaks_what_follows_it(desk: Workspace) -> None:
    old = event_of(desk, "claim.joined")
    forged = rehash(desk, "claim.joined", lambda body: body.update(reviewer="ben"))
    found = verify(desk.settings.database)
    assert any(f.kind == "event missing" and f.place == f"event/{old}" for f in found.findings)
    assert found.first_bad in {event_of(desk, "claim.reworded"), forged}


def test_the_newest_event_forged_with_its_own_hashes_differs_from_the_head_and_the_tables(
    desk: Workspace,
) -> None:
    def edit(body: dict[str, Any]) -> None:
        body["changes"][0]["fields"]["wording"][1] = "The wheel was white"

    forged = rehash(desk, "claim.reworded", edit)
    kinds = {f.kind for f in findings(desk)}
    assert {"heads wrong", "row altered"} <= kinds
    assert any(f.place == f"event/{forged}" for f in findings(desk))


@pytest.mark.parametrize(
    "edit",
    [
        lambda body: body["changes"][0]["fields"].update(state=[None, "concluded"]),
        lambda body: body["changes"][0]["fields"].update(nothing=[None, 1]),
        lambda body: body["changes"][0]["fields"].update({"nothing.x": [None, 1]}),
        lambda body: body["changes"][0].update(entity="spell/x"),
        lambda body: body["changes"][0].update(entity="claim"),
        lambda body: body["changes"][0].update(fields=[]),
        lambda body: body["changes"][0]["fields"].update(wording=[None]),
        lambda body: body.update(changes=None),
        lambda body: body.update(op=7),
        lambda body: body.pop("salt"),
        lambda body: body["changes"][0]["fields"].update(wording=["a", {"b": 1}]),
        lambda body: body["changes"][0]["fields"].update(joined_into=[None, 2**53 - 1]),
    ],
)
def test_a_forged_event_that_makes_no_sense_is_named_and_stops_nothing(
    desk: Workspace, edit: Callable[[dict[str, Any]], None]
) -> None:
    forged = rehash(desk, "claim.reworded", edit)
    assert any(f.place == f"event/{forged}" for f in findings(desk))


@pytest.mark.parametrize("column", ["writer", "seq", "lam", "ts", "v"])
def test_an_edited_column_of_a_header_is_named(desk: Workspace, column: str) -> None:
    event = event_of(desk, "claim.tagged")
    tamper(desk, f"UPDATE event SET {column} = 7 WHERE id = '{event}'")
    assert any(f.place == f"event/{event}" for f in findings(desk))


@pytest.mark.parametrize("header", ["{}", "[]", "nonsense", "", "[" * 100_000, '{"a":NaN}', b"\xff"])
def test_a_header_that_is_none_is_named(desk: Workspace, header: str | bytes) -> None:
    event = event_of(desk, "claim.tagged")
    tamper(desk, f"UPDATE event SET header = ? WHERE id = '{event}'", parameters=(header,))
    found = verify(desk.settings.database)
    assert found.first_bad == event
    with pytest.raises(DamagedWorkspace, match="audit verify"):
        desk.reader.events()


def test_an_event_removed_from_the_middle_is_named(desk: Workspace) -> None:
    event = event_of(desk, "claim.tagged")
    tamper(desk, f"DELETE FROM event WHERE id = '{event}'")
    found = verify(desk.settings.database)
    assert any(f.kind == "event missing" and f.place == f"event/{event}" for f in found.findings)
    assert any(f.kind == "sequence broken" for f in found.findings)
    assert found.first_bad == event_of(desk, "claim.commented")
    assert any(f.place.startswith("claim_tag/") for f in found.findings)


def test_the_last_event_removed_is_named(desk: Workspace) -> None:
    event = event_of(desk, "claim.reworded")
    tamper(desk, f"DELETE FROM event WHERE id = '{event}'")
    found = findings(desk)
    assert any(f.kind == "heads wrong" and f.place == f"event/{event}" for f in found)
    assert any(f.kind == "event missing" and f.place.startswith("body/") for f in found)


def test_a_removed_body_is_named(desk: Workspace) -> None:
    event = event_of(desk, "claim.tagged")
    tamper(desk, "DELETE FROM event_body WHERE op = 'claim.tagged'")
    assert any(f.kind == "event body missing" and f.place == f"event/{event}" for f in findings(desk))


def test_two_events_that_changed_places_are_named(desk: Workspace) -> None:
    one, other = event_of(desk, "claim.tagged"), event_of(desk, "claim.commented")
    tamper(
        desk,
        "UPDATE event SET lam = lam + 1000 WHERE id = '" + one + "'",
        "UPDATE event SET id = 'between' WHERE id = '" + one + "'",
        f"UPDATE event SET id = '{one}' WHERE id = '{other}'",
        f"UPDATE event SET id = '{other}' WHERE id = 'between'",
    )
    places = {f.place for f in findings(desk)}
    assert {f"event/{one}", f"event/{other}"} <= places


def test_a_duplicated_event_is_named(desk: Workspace) -> None:
    event = event_of(desk, "claim.tagged")
    tamper(
        desk,
        "DROP INDEX ix_event_id",
        "INSERT INTO event SELECT 999, id, v, writer, seq, lam, ts, body, header FROM event "
        f"WHERE id = '{event}'",
    )
    assert any(f.place == f"event/{event}" and f.kind == "sequence broken" for f in findings(desk))


def test_an_event_appended_without_its_place_is_named(desk: Workspace) -> None:
    said = canonical_json({"op": "claim.taken", "reviewer": "eve", "reason": "", "changes": [], "salt": ""})
    header = {
        "v": 1,
        "writer": "eve",
        "seq": 1,
        "prev": "",
        "parents": [],
        "lam": 1,
        "ts": 0,
        "body": body_digest(said),
    }
    placed = canonical_json(header)
    tamper(
        desk,
        f"INSERT INTO event_body VALUES ('{body_digest(said)}', 'claim.taken', 'eve', ?)",
        parameters=(said,),
    )
    tamper(
        desk,
        "INSERT INTO event (id, v, writer, seq, lam, ts, body, header) VALUES "
        f"('{event_id(placed)}', 1, 'eve', 1, 1, 0, '{body_digest(said)}', ?)",
        parameters=(placed,),
    )
    found = findings(desk)
    assert any(f.place == f"event/{event_id(placed)}" and f.kind == "order broken" for f in found)


@pytest.mark.parametrize("name", sorted(TRIGGERS))
def test_a_dropped_guard_is_named_and_one_that_was_weakened(desk: Workspace, name: str) -> None:
    with closing(sqlite3.connect(desk.settings.database)) as connection:
        connection.execute(f"DROP TRIGGER {name}")
        connection.commit()
        assert [f.place for f in findings(desk)] == [name]
        connection.execute(f"CREATE TRIGGER {name} BEFORE UPDATE ON event BEGIN SELECT 1; END")
        connection.commit()
    assert [f.place for f in findings(desk)] == [name]


def test_a_trigger_of_someone_else_is_named(desk: Workspace) -> None:
    tamper(
        desk,
        "CREATE TRIGGER helpful AFTER INSERT ON verdict BEGIN UPDATE verdict SET rating = 'true'; END",
    )
    assert [(f.kind, f.place) for f in findings(desk)] == [("trigger unknown", "helpful")]


def test_an_edited_or_removed_text_is_named(desk: Workspace) -> None:
    tamper(desk, "UPDATE blob_text SET text = replace(text, 'green', 'white')")
    assert {f.kind for f in findings(desk)} == {"text altered"}
    tamper(desk, "DELETE FROM blob_text")
    assert {f.kind for f in findings(desk)} == {"text missing"}


def test_a_table_that_was_dropped_is_named_and_the_trail_is_still_checked(desk: Workspace) -> None:
    event = event_of(desk, "claim.tagged")
    tamper(desk, "DROP TABLE comment", f"UPDATE event SET ts = 0 WHERE id = '{event}'")
    found = verify(desk.settings.database)
    assert found.first_bad == event
    assert any("comment" in f.explanation for f in found.findings)


def test_many_findings_are_counted_and_not_all_listed(desk: Workspace) -> None:
    with closing(sqlite3.connect(desk.settings.database)) as connection:
        connection.executemany(
            "INSERT INTO event_body VALUES (?, 'claim.taken', 'eve', '{}')", [(str(n),) for n in range(500)]
        )
        connection.commit()
    found = verify(desk.settings.database)
    assert (len(found.findings), found.more) == (200, 300)
    assert not found.ok


def test_stored_files_are_checked_with_the_workspace(desk: Workspace) -> None:
    def check(*, snapshots: bool = True) -> list[tuple[str, str]]:
        found = audit.verify(desk.settings.database, desk.blobs, desk.reader, snapshots=snapshots)
        assert found.ok == (not found.findings)
        return [(f.kind, f.place) for f in found.findings]

    assert check() == []
    digest = min(desk.reader.kept_bytes())
    path = desk.blobs.path(digest)
    data = path.read_bytes()
    path.chmod(0o644)
    path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    assert check() == [("file altered", f"bytes/{digest}")]
    assert check(snapshots=False) == []
    path.unlink()
    assert check() == check(snapshots=False) == [("file missing", f"bytes/{digest}")]


def test_a_digest_that_was_made_a_path_is_named_and_not_followed(desk: Workspace) -> None:
    tamper(desk, "UPDATE document SET bytes_digest = '../../etc/passwd'")
    found = audit.verify(desk.settings.database, desk.blobs, desk.reader)
    assert ("file missing", "bytes/../../etc/passwd") in [(f.kind, f.place) for f in found.findings]


def test_the_check_changes_nothing_and_leaves_nothing_behind(desk: Workspace) -> None:
    before = {path: path.read_bytes() for path in desk.settings.database.parent.rglob("*") if path.is_file()}
    verify(desk.settings.database)
    assert before == {
        path: path.read_bytes() for path in desk.settings.database.parent.rglob("*") if path.is_file()
    }
