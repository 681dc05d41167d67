"""Whatever reviewers do, the trail alone makes the same tables again."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path
from typing import Any

from desks import open_desk
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from programs import Program, Step

from workbench.domain.claims import ClaimFilter
from workbench.store.entities import PROJECTED
from workbench.store.replay import projected_rows
from workbench.store.verify import verify

NUMBERS = st.integers(0, 999)
STEPS = st.lists(st.tuples(st.integers(0, 99), NUMBERS, NUMBERS, NUMBERS), min_size=5, max_size=20)


def tables_of(desk: Any) -> dict[str, list[Any]]:
    with desk.reader.engine.begin() as connection:
        found = {table.name: list(projected_rows(connection, table)) for table in PROJECTED}
        query = "SELECT id, claim_text.* FROM claim_text JOIN claim ON claim.n = claim_text.rowid ORDER BY id"
        found["claim_text"] = [tuple(row) for row in connection.exec_driver_sql(query)]
        return found


def run_program(folder: Path, steps: list[Step]) -> tuple[Any, Program]:
    desks = [open_desk(folder, "Anna"), open_desk(folder, "Ben")]
    program = Program(desks)
    program.run(steps)
    return desks[0], program


@settings(
    max_examples=10,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(STEPS)
def test_after_any_work_replay_gives_the_stored_tables_and_rebuilding_changes_nothing(
    steps: list[Step],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk, _program = run_program(Path(folder), steps)
        found = verify(desk.settings.database)
        assert found.ok, found.findings
        before = tables_of(desk)
        desk.journal.rebuild()
        assert tables_of(desk) == before
        assert verify(desk.settings.database).heads == found.heads


def test_a_long_history_uses_every_action_and_is_replayed(tmp_path: Path) -> None:
    desks = [open_desk(tmp_path, "Anna"), open_desk(tmp_path, "Ben")]
    desk, program, chance = desks[0], Program(desks), random.Random(2024)
    actions = {name for name in dir(Program) if name.startswith("do_")}
    for _ in range(4):
        steps = [(n, *(chance.randrange(999) for _ in range(3))) for n in list(range(len(actions))) * 5]
        chance.shuffle(steps)
        program.run(steps)
        if actions <= set(program.done):
            break
    assert actions <= set(program.done)
    assert verify(desk.settings.database).ok
    listed = desk.reader.claim_page(desk.reader.claim_order())
    assert len(listed) == desk.reader.claim_counts(ClaimFilter()).total
