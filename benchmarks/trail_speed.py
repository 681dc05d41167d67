"""How fast the trail is, beside the floor of plain sqlite3 in the same run.

    python benchmarks/trail_speed.py [--documents 200] [--claims 100000]

Prints durable events a second through the journal and through bare sqlite3 with the same chaining, verified events a
second beside bare hashing, documents a second, and what the list costs at size. One process, one disk: run it on the
disk that matters.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import secrets
import sqlite3
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench import settings, workspace
from workbench.domain.assertions import Assertion, AssertionKind
from workbench.domain.canonical import canonical_json
from workbench.domain.claims import ClaimFilter, ClaimSort
from workbench.domain.events import body_digest, event_id, one_per_entity
from workbench.domain.ids import document_id
from workbench.domain.spans import Span
from workbench.operations import claims, undo, workspaces
from workbench.operations.ingest import open_for
from workbench.store.trail import new
from workbench.store.verify import verify
from workbench.store.writers import ForgetfulMemory

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.workspace import Workspace

SENTENCE = "The minister said that the mill by the river would close within {n} days. "


def timed(act: Callable[[], Any]) -> float:
    """Seconds that an act takes."""
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


def say(what: str, value: str, floor: str = "") -> None:
    print(f"{what:46s} {value:>22s}   {floor}", flush=True)


def open_new(folder: Path) -> Workspace:
    chosen = settings.load(database=str(folder / "claims.db"), reviewer="Bench")
    return workspace.create(chosen, memory=ForgetfulMemory())


def add_synthetic(desk: Workspace, number: int, passages: int) -> list[str]:
    """A document with so many passages, as ingest records it, without reading or extraction; ids of its claims."""
    text = f"Document {number}. " + "".join(SENTENCE.format(n=n) for n in range(passages))
    document = document_id(text)
    places, at = [], text.index("The minister")
    while len(places) < passages:
        end = text.index(". ", at) + 1
        places.append(Span(at, end))
        at = end + 1
    readings = [
        Assertion(
            AssertionKind.REPORTED,
            place,
            place.of(text),
            (place,),
            place,
            speaker="the minister",
            check_worthiness=at,
        )
        for at, place in enumerate(places)
    ]
    opened = one_per_entity(change for reading in readings for change in open_for(document, reading))
    with desk.journal.writing() as trail:
        created = new(
            f"document/{document}",
            title=f"Document {number}",
            text_digest=trail.keep_text(text),
            characters=len(text),
            media_type="text/plain",
            reader="text/1",
            extractor="bench",
        )
        trail.record("document.ingested", [created, *opened])
    return [change.entity_id for change in opened if change.entity_type == "claim"]


def bare_events(path: Path, number: int) -> float:
    """Seconds for so many chained durable events in plain sqlite3: the floor."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript(
        "PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=FULL;"
        "CREATE TABLE event (n INTEGER PRIMARY KEY, id TEXT UNIQUE, header TEXT, body TEXT);"
        "CREATE TABLE claim (id INTEGER PRIMARY KEY, wording TEXT); INSERT INTO claim VALUES (1, '')"
    )
    prev = ""
    started = time.perf_counter()
    for seq in range(1, number + 1):
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("SELECT wording FROM claim WHERE id = 1").fetchone()
        body = canonical_json({"op": "claim.reworded", "new": f"words {seq}", "salt": secrets.token_hex(16)})
        header = canonical_json({"seq": seq, "prev": prev, "body": body_digest(body)})
        prev = event_id(header)
        connection.execute("INSERT INTO event (id, header, body) VALUES (?, ?, ?)", (prev, header, body))
        connection.execute("UPDATE claim SET wording = ? WHERE id = 1", (f"words {seq}",))
        connection.execute("COMMIT")
    taken = time.perf_counter() - started
    connection.close()
    return taken


def bare_hashing(path: Path) -> float:
    """Seconds to read, parse and hash every event of a trail, and nothing more: the floor of a check."""
    connection = sqlite3.connect(path)
    started = time.perf_counter()
    query = "SELECT header, event_body.body FROM event JOIN event_body ON digest = event.body"
    for header, body in connection.execute(query):
        json.loads(header), json.loads(body)
        hashlib.sha256(header.encode()).digest(), hashlib.sha256(body.encode()).digest()
    taken = time.perf_counter() - started
    connection.close()
    return taken


def journal_speed(folder: Path, number: int = 300) -> None:
    desk = open_new(folder / "journal")
    claim = add_synthetic(desk, 0, 1)[0]
    taken = timed(lambda: [claims.reword(desk.journal, claim, f"words {n}") for n in range(number)])
    floor = bare_events(folder / "bare.db", number)
    say(
        "durable events a second",
        f"{number / taken:,.0f}",
        f"floor {number / floor:,.0f}, {taken / floor:.1f} x",
    )


def bulk_speed(folder: Path) -> None:
    desk = open_new(folder / "bulk")
    opened: list[str] = []
    say(
        "one document of 300 passages",
        f"{timed(lambda: opened.extend(add_synthetic(desk, 1, 300))) * 1e3:,.0f} ms",
    )
    say("tagging 300 claims", f"{timed(lambda: claims.tag(desk.journal, opened, add=['x'])) * 1e3:,.0f} ms")
    say("dismissing 300 claims", f"{timed(lambda: claims.dismiss(desk.journal, opened, 'no')) * 1e3:,.0f} ms")
    say("undoing that", f"{timed(lambda: undo.undo(desk.journal)) * 1e3:,.0f} ms")
    ingested = desk.reader.events()[3].id
    say("undoing the document", f"{timed(lambda: undo.undo(desk.journal, ingested)) * 1e3:,.0f} ms")


def many_documents(folder: Path, number: int) -> None:
    desk = open_new(folder / "many")
    taken = timed(lambda: [add_synthetic(desk, n, 30) for n in range(number)])
    say(f"documents of 30 passages a second ({number})", f"{number / taken:,.1f}")
    checked = timed(lambda: verify(desk.settings.database))
    floor = bare_hashing(desk.settings.database)
    events = desk.reader.workspace().events
    say(
        "verified events a second",
        f"{events / checked:,.0f}",
        f"floor {events / floor:,.0f}, {checked / floor:.1f} x",
    )
    say("rebuilding the tables", f"{timed(desk.journal.rebuild):,.2f} s")


def list_speed(folder: Path, number: int) -> None:
    desk = open_new(folder / "list")
    per_document = 1000
    for n in range(number // per_document):
        add_synthetic(desk, n, per_document)
    order = desk.reader.claim_order()
    for sort in ClaimSort:
        taken = timed(lambda s=sort: desk.reader.claim_order(sort=s))  # type: ignore[misc]
        say(f"order of {len(order):,} claims by {sort}", f"{taken * 1e3:,.0f} ms")
    searched = ClaimFilter(text="minister clos")
    say("order of all, searched", f"{timed(lambda: desk.reader.claim_order(searched)) * 1e3:,.0f} ms")
    middle = order[len(order) // 2 :][:64]
    desk.reader.claim_page(middle)
    say(
        "a page of 64",
        f"{min(timed(lambda: desk.reader.claim_page(middle)) for _ in range(20)) * 1e3:,.1f} ms",
    )
    say("counts", f"{timed(desk.reader.claim_counts) * 1e3:,.0f} ms")
    say("shortest ids", f"{timed(lambda: desk.reader.short_length('claim')) * 1e3:,.0f} ms")
    reviews = timed(lambda: workspaces.set_workspace(desk.journal, required_reviews=2))
    say("changing how many reviews conclude", f"{reviews:,.1f} s")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--claims", type=int, default=100_000)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="workbench-bench-") as made:
        folder = Path(made)
        os.environ["XDG_STATE_HOME"] = str(folder / "state")
        journal_speed(folder)
        bulk_speed(folder)
        many_documents(folder, chosen.documents)
        list_speed(folder, chosen.claims)


if __name__ == "__main__":
    main()
