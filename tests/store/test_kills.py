"""The program is killed two hundred times while it stores: nothing half-written, no row without its file."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from desks import open_desk

from workbench.operations import references
from workbench.operations.audit import verify
from workbench.store.blobs import BlobFault

if TYPE_CHECKING:
    from pathlib import Path

KILLS, AT_ONCE = 200, 4

# One process forks a writer for each kill, so that Python starts once; it has no thread of its own.
KILLER = """
import os, random, signal, sys, time
from pathlib import Path
from desks import open_desk
from workbench.operations import capture
from workbench.store.writers import ForgetfulMemory

folder, kills, at_once, reference = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
chance = random.Random(7)

def store(number, ready):
    page = folder / f"page-{number}.txt"
    desk = open_desk(folder, f"Anna {number}", seed=number, memory=ForgetfulMemory())
    os.write(ready, b".")
    for turn in range(10_000):
        page.write_bytes(f"Words of {number} in turn {turn}. ".encode() * 2_000)
        capture.keep_file(desk.journal, desk.blobs, reference, page)

def begun(number):
    get, ready = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            store(number, ready)
        finally:
            os._exit(1)
    os.close(ready)
    assert os.read(get, 1) == b".", "the writer broke"
    os.close(get)
    return child

for first in range(0, kills, at_once):
    for child in [begun(first + n) for n in range(at_once)]:
        time.sleep(chance.uniform(0, 0.05))
        os.kill(child, signal.SIGKILL)
        _pid, status = os.waitpid(child, 0)
        assert os.WIFSIGNALED(status), "the writer ended by itself"
print("killed", kills)
"""


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is needed")
def test_two_hundred_kills_leave_no_half_object_and_no_row_without_its_file(tmp_path: Path) -> None:
    desk = open_desk(tmp_path)
    reference, _new = references.add_reference(desk.journal, title="The page")
    desk.close()
    path = os.pathsep.join(sys.path)
    ran = subprocess.run(
        [sys.executable, "-c", KILLER, str(tmp_path), str(KILLS), str(AT_ONCE), reference],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.stdout == f"killed {KILLS}\n", ran.stderr
    desk = open_desk(tmp_path, "Ben")
    named = desk.reader.kept_bytes()
    kept = set(desk.blobs.digests())
    assert len(named) > KILLS / 4, "the writers stored next to nothing, so the test shows nothing"
    assert set(named) <= kept
    found = desk.blobs.verify(expected=named)
    assert {finding.fault for finding in found} <= {BlobFault.UNFINISHED}
    assert len(kept) - len(named) < KILLS, "a kill leaves one file without a row at most"
    assert verify(desk.settings.database, desk.blobs, desk.reader).ok
    desk.close()
