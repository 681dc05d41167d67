"""One door for writing: an event and its rows are stored together or not at all."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
from desks import add_claims, add_text, look, open_desk

from workbench.domain.events import body_digest, event_id
from workbench.errors import (
    NewerWorkspace,
    OlderTables,
    RuleViolation,
    StaleEdit,
    UnknownId,
    UnstorableText,
    UsageMistake,
)
from workbench.operations import claims
from workbench.store.trail import new
from workbench.store.triggers import TRIGGERS
from workbench.store.verify import verify
from workbench.workspace import open_workspace

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.workspace import Workspace


@pytest.fixture
def desk(tmp_path: Path) -> Workspace:
    return open_desk(tmp_path)


@pytest.fixture
def claim(desk: Workspace) -> str:
    return add_claims(desk, add_text(desk), 1)[0]


def contents(desk: Workspace) -> list[Any]:
    with closing(sqlite3.connect(desk.settings.database)) as connection:
        return list(connection.iterdump())


def ops(desk: Workspace) -> list[str]:
    return [event.body.op for event in desk.reader.events() if event.body]


def test_a_new_workspace_begins_with_its_creation_its_writer_and_its_reviewer(desk: Workspace) -> None:
    created, writer, reviewer = desk.reader.events()
    assert ops(desk) == ["workspace.created", "writer.enrolled", "reviewer.enrolled"]
    assert created.header.parents == ()
    assert created.header.prev == ""
    assert writer.body is not None
    assert writer.body.changes[0].fields == {
        "reviewer": (None, "anna"),
        "device": (None, "desk"),
        "key": (None, None),
    }
    assert reviewer.body is not None
    assert reviewer.body.changes[0].fields == {"name": (None, "Anna")}


def test_every_event_follows_the_one_before_in_count_link_and_clock(desk: Workspace, claim: str) -> None:
    claims.take(desk.journal, [claim])
    other = open_desk(desk.settings.database.parent, "Ben")
    claims.comment(other.journal, claim, "Seen.")
    claims.comment(desk.journal, claim, "So have I.")
    before = None
    last: dict[str, tuple[int, str]] = {}
    for number, event in enumerate(desk.reader.events(), 1):
        header = event.header
        assert header.lam == number
        assert header.parents == ((before,) if before else ())
        count, previous = last.get(header.writer, (0, ""))
        assert (header.seq, header.prev) == (count + 1, previous)
        before, last[header.writer] = event.id, (header.seq, event.id)
    assert len(last) == 2
    assert desk.reader.workspace().heads == (before,)


def test_what_is_stored_is_what_was_hashed(desk: Workspace, claim: str) -> None:
    claims.reword(desk.journal, claim, "Ünïcode 🌾 \u202e and \x1b are kept as they are")
    with closing(sqlite3.connect(desk.settings.database)) as connection:
        rows = connection.execute(
            "SELECT event.id, header, event.body, event_body.body FROM event JOIN event_body ON digest = event.body"
        ).fetchall()
    assert rows
    for id_, header, digest, body in rows:
        assert event_id(header) == id_
        assert body_digest(body) == digest == json.loads(header)["body"]
        assert set(json.loads(header)) == {"v", "writer", "seq", "prev", "parents", "lam", "ts", "body"}
        assert set(json.loads(body)) == {"op", "reviewer", "reason", "changes", "salt"}
    assert look(desk, claim).wording == "Ünïcode 🌾 \u202e and \x1b are kept as they are"


def test_nothing_recorded_leaves_the_file_as_it_was(desk: Workspace, claim: str) -> None:
    claims.take(desk.journal, [claim])
    before = contents(desk)
    assert claims.take(desk.journal, [claim]) is None
    stranger = open_desk(desk.settings.database.parent, "Ben")
    with stranger.journal.writing() as trail:
        assert trail.knows("claim", claim)
    assert contents(desk) == before


def test_what_raises_halfway_leaves_neither_event_nor_row(desk: Workspace, claim: str) -> None:
    before = contents(desk)

    def half_done() -> None:
        with desk.journal.writing() as trail:
            trail.record("claim.taken", [trail.change(f"claim/{claim}", taken_by="anna")])
            trail.keep_text("words nobody will see")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half_done()
    assert contents(desk) == before
    claims.take(desk.journal, [claim])
    assert look(desk, claim).taken_by == "Anna"


def test_a_row_that_the_tables_refuse_takes_its_event_with_it(desk: Workspace) -> None:
    before = contents(desk)
    with pytest.raises(RuleViolation, match="not in the workspace"), desk.journal.writing() as trail:
        trail.record("claim.commented", [new("comment/x", claim_id="there is no such claim", text="?")])
    assert contents(desk) == before
    with pytest.raises(RuleViolation, match="ck_evidence_span"), desk.journal.writing() as trail:
        trail.record("evidence.attached", [new("evidence/x", excerpt_start=3, excerpt_end=1)])
    assert contents(desk) == before


def test_several_events_of_one_transaction_are_chained(desk: Workspace, claim: str) -> None:
    with desk.journal.writing() as trail:
        trail.record("claim.taken", [trail.change(f"claim/{claim}", taken_by="anna")])
        trail.record("claim.dismissed", [trail.change(f"claim/{claim}", dismissed="duplicate")])
    assert ops(desk)[-2:] == ["claim.taken", "claim.dismissed"]
    assert verify(desk.settings.database).ok


def test_an_old_value_that_is_not_the_stored_one_is_refused_with_both(desk: Workspace, claim: str) -> None:
    shown = look(desk, claim).wording
    claims.reword(desk.journal, claim, "Ben was here first")
    with pytest.raises(StaleEdit) as caught:
        claims.reword(desk.journal, claim, "Mine", shown=shown)
    assert (caught.value.expected, caught.value.stored) == (shown, "Ben was here first")
    assert shown in str(caught.value)
    assert "Ben was here first" in str(caught.value)
    assert look(desk, claim).wording == "Ben was here first"


def test_a_change_of_what_was_never_created_is_refused(desk: Workspace) -> None:
    with pytest.raises(UnknownId, match="no claim 'aaaa'"), desk.journal.writing() as trail:
        trail.change("claim/aaaa", wording="?")


def test_an_entity_named_twice_in_one_event_changes_once(desk: Workspace, claim: str) -> None:
    with desk.journal.writing() as trail:
        change = trail.change(f"claim/{claim}", taken_by="anna")
        also = trail.change(f"claim/{claim}", assignee="ben")
        event = trail.record("claim.taken", [change, also])
    assert event is not None
    assert event.body is not None
    assert len(event.body.changes) == 1
    assert look(desk, claim).version == 2


@pytest.mark.parametrize("hostile", ["a\x00b", "a\ud800b"])
def test_text_that_cannot_be_stored_is_refused_in_words(desk: Workspace, claim: str, hostile: str) -> None:
    before = contents(desk)
    for attempt in (
        lambda: claims.reword(desk.journal, claim, hostile),
        lambda: claims.comment(desk.journal, claim, hostile),
        lambda: claims.tag(desk.journal, [claim], add=[hostile]),
        lambda: claims.assign(desk.journal, [claim], hostile),
        lambda: claims.dismiss(desk.journal, [claim], hostile),
        lambda: claims.take(open_desk(desk.settings.database.parent, hostile).journal, [claim]),
    ):
        with pytest.raises(UnstorableText, match="cannot be stored"):
            attempt()
    assert contents(desk) == before


def test_every_change_names_its_reviewer(desk: Workspace, claim: str) -> None:
    nobody = open_desk(desk.settings.database.parent, "Anna")
    nobody.journal.reviewer = ""
    with pytest.raises(UsageMistake, match="--reviewer"):
        claims.take(nobody.journal, [claim])


def insert_event(database: Path, *, op: str = "claim.taken", v: int = 1) -> None:
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("INSERT INTO event_body VALUES ('d', ?, 'r', '{}')", (op,))
        connection.execute(
            "INSERT INTO event (id, v, writer, seq, lam, ts, body, header) VALUES ('z', ?, 'w', 1, 99, 0, 'd', '{}')",
            (v,),
        )
        connection.commit()


@pytest.mark.parametrize(("op", "v"), [("claim.sung", 1), ("claim.taken", 2)])
def test_what_a_newer_program_wrote_is_read_and_not_written_to(
    desk: Workspace, claim: str, op: str, v: int
) -> None:
    insert_event(desk.settings.database, op=op, v=v)
    with pytest.raises(NewerWorkspace, match=r"claim\.sung|version 2"):
        claims.take(desk.journal, [claim])
    with pytest.raises(NewerWorkspace):
        desk.journal.rebuild()
    assert look(desk, claim).wording


def test_tables_of_a_newer_projection_are_read_and_not_written_to(desk: Workspace, claim: str) -> None:
    with closing(sqlite3.connect(desk.settings.database)) as connection:
        connection.execute("UPDATE meta SET value = '99' WHERE key = 'projection_version'")
        connection.commit()
    again = open_desk(desk.settings.database.parent)
    with pytest.raises(NewerWorkspace, match="tables of version 99"):
        claims.take(again.journal, [claim])
    assert look(again, claim).wording


def test_tables_of_an_older_projection_are_made_anew_when_opened(desk: Workspace, claim: str) -> None:
    with closing(sqlite3.connect(desk.settings.database)) as connection:
        connection.execute("UPDATE meta SET value = '0' WHERE key = 'projection_version'")
        connection.execute("UPDATE claim SET wording = 'as an older program had it'")
        connection.execute("ALTER TABLE snapshot DROP COLUMN pages")
        connection.commit()
    for refused in (
        lambda: verify(desk.settings.database),
        lambda: open_workspace(desk.settings, read_only=True),
    ):
        with pytest.raises(OlderTables, match="open it once"):
            refused()
    again = open_desk(desk.settings.database.parent)
    assert look(again, claim).wording == "The mill stood by the river"
    assert verify(desk.settings.database).ok


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE event SET ts = 0 WHERE n = 2",
        "DELETE FROM event WHERE n = 2",
        "INSERT OR REPLACE INTO event SELECT * FROM event WHERE n = 2",
        "REPLACE INTO event SELECT 99, id, v, writer, seq, lam, ts, body, header FROM event WHERE n = 2",
        "INSERT OR IGNORE INTO event SELECT * FROM event WHERE n = 2",
        "UPDATE OR REPLACE event SET n = 1 WHERE n = 2",
    ],
)
def test_headers_are_never_changed_even_by_bare_sqlite(desk: Workspace, statement: str) -> None:
    before = contents(desk)
    with closing(sqlite3.connect(desk.settings.database)) as connection:
        with pytest.raises(sqlite3.IntegrityError, match="events are never"):
            connection.execute(statement)
        connection.rollback()
    assert contents(desk) == before
    assert set(TRIGGERS) == {"event_is_never_changed", "event_is_never_deleted", "event_is_never_replaced"}


def test_versions_count_what_changed_the_claim_itself(desk: Workspace, claim: str) -> None:
    assert look(desk, claim).version == 1
    claims.comment(desk.journal, claim, "Hm.")
    assert look(desk, claim).version == 1
    claims.reword(desk.journal, claim, "It stood by the river")
    claims.tag(desk.journal, [claim], add=["mill"])
    assert look(desk, claim).version == 3
