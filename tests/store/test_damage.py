"""Bits flip, pages are lost: what changes anything is noticed, and the checker itself never falls over."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
from desks import add_claims, add_source, add_text, look, open_desk, support

from workbench.domain.ratings import Rating
from workbench.errors import WorkspaceUnavailable
from workbench.operations import claims, verdicts
from workbench.store import tables as t
from workbench.store.entities import PROJECTED
from workbench.store.verify import verify

if TYPE_CHECKING:
    from pathlib import Path

PAGE = 4096
TRUTH = [table.name for table in (*PROJECTED, t.event, t.event_body, t.blob_text)]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    desk = open_desk(tmp_path_factory.mktemp("sound"))
    opened = add_claims(desk, add_text(desk), 8)
    source = add_source(desk)
    for claim in opened:
        support(desk, claim, source)
        verdicts.record(desk.journal, claim, Rating.TRUE, "So the deed says. " * 20)
        claims.comment(desk.journal, claim, "A remark of some length. " * 20)
    return desk.settings.database.read_bytes()


def rows(path: Path) -> Any:
    """All that counts in a file, or what reading it raised."""
    try:
        with closing(sqlite3.connect(path)) as connection:
            return [connection.execute(f"SELECT * FROM {name} ORDER BY 1").fetchall() for name in TRUTH]
    except (sqlite3.Error, UnicodeDecodeError) as error:
        return type(error)


def one_bit(data: bytearray, chance: random.Random) -> None:
    data[chance.randrange(100, len(data))] ^= 1 << chance.randrange(8)


def a_sector_of_rubbish(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(1, len(data) // 512) * 512
    data[at : at + 512] = chance.randbytes(512)


def a_zeroed_page(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(1, len(data) // PAGE) * PAGE
    data[at : at + PAGE] = bytes(PAGE)


def two_pages_swapped(data: bytearray, chance: random.Random) -> None:
    one, other = (PAGE * n for n in chance.sample(range(1, len(data) // PAGE), 2))
    data[one : one + PAGE], data[other : other + PAGE] = data[other : other + PAGE], data[one : one + PAGE]


def a_lost_tail(data: bytearray, chance: random.Random) -> None:
    del data[-PAGE * chance.randrange(1, 10) :]


@pytest.mark.parametrize(
    ("damage", "trials"),
    [
        (one_bit, 25),
        (a_sector_of_rubbish, 30),
        (a_zeroed_page, 10),
        (two_pages_swapped, 10),
        (a_lost_tail, 4),
    ],
)
def test_damage_that_changes_anything_is_found(
    tmp_path: Path, sound: bytes, damage: Any, trials: int
) -> None:
    path = tmp_path / "claims.db"
    path.write_bytes(sound)
    want = rows(path)
    chance = random.Random(f"{damage.__name__}")
    harmful = 0
    for _ in range(trials):
        data = bytearray(sound)
        damage(data, chance)
        path.write_bytes(data)
        found = verify(path)
        if rows(path) != want:
            harmful += 1
            assert not found.ok
            assert found.findings
    assert harmful


def test_reading_a_damaged_file_is_refused_in_words(tmp_path: Path, sound: bytes) -> None:
    desk = open_desk(tmp_path)
    claim = add_claims(desk, add_text(desk), 1)[0]
    data = bytearray(desk.settings.database.read_bytes())
    for page in range(1, len(data) // PAGE):
        data[page * PAGE : page * PAGE + 200] = b"\xff" * 200
    desk.settings.database.write_bytes(data)
    for read in (
        desk.reader.workspace,
        desk.reader.claim_order,
        desk.reader.events,
        lambda: look(desk, claim),
    ):
        with pytest.raises(WorkspaceUnavailable, match="damaged"):
            read()
    with pytest.raises(WorkspaceUnavailable, match="damaged"):
        claims.take(desk.journal, [claim])
