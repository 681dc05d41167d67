"""Rows are on screen before SQLAlchemy is imported."""

from __future__ import annotations

import json
import os
import pty
import select
import subprocess
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.settings import Settings

# The program as it is, but that it stops where it would go on to open the workspace: what was drawn by then is the
# first frame, and what was imported by then is what the first frame needed.
STOPPED = """
import json, sys, time
from pathlib import Path
from workbench.settings import Settings
from workbench.tui import app
def begin(self):
    heavy = ("sqlalchemy", "httpx", "click", "jinja2", "trafilatura", "nupunkt", "dateutil")
    Path({told!r}).write_text(json.dumps([name for name in heavy if name in sys.modules]))
    time.sleep(60)
app.WorkbenchApp.begin = begin
app.run(Settings(Path({database!r}), Path({references!r}), "Ana Ruiz", "test"))
"""


def test_the_first_frame_holds_rows_and_nothing_heavy_was_imported(
    settings: Settings, tmp_path: Path
) -> None:
    told = tmp_path / "told.json"
    program = STOPPED.format(
        told=str(told), database=str(settings.database), references=str(settings.references)
    )
    terminal, side = pty.openpty()
    child = subprocess.Popen(
        [sys.executable, "-c", program],
        stdin=side,
        stdout=side,
        stderr=side,
        env={**os.environ, "TERM": "xterm-256color", "COLUMNS": "120", "LINES": "40"},
    )
    os.close(side)
    drawn = b""
    try:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            ready, _, _ = select.select([terminal], [], [], 0.2)
            if ready:
                try:
                    drawn += os.read(terminal, 1 << 16)
                except OSError:  # the program ended
                    break
            elif told.exists():
                break
    finally:
        child.kill()
        child.wait()
        os.close(terminal)
    text = drawn.decode(errors="replace")
    assert "Harbour and schools" in text
    assert "Three firms have bid for it" in text
    assert "○ open" in text
    assert json.loads(told.read_text()) == []
