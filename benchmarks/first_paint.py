"""Time to the first frame with rows, beside a Textual program that shows one line.

    python benchmarks/first_paint.py [--rounds 7] [--claims 100000]

Both run in turn in a terminal of 120 by 40; the figures are from the start of the process to the first byte of the
marker on the screen. The workspace is the sample, or with --claims one that holds that many claims.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import pty
import select
import shutil
import signal
import sqlite3
import statistics
import struct
import sys
import tempfile
import termios
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HELLO = """
from textual.app import App
from textual.widgets import Static
class Hello(App):
    def compose(self):
        yield Static("READY-MARKER")
Hello().run()
"""


def first_paint_s(command: list[str], marker: bytes, folder: Path) -> float:
    """Seconds from the start of a program to the marker on its terminal."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"TERM": "xterm-256color", "XDG_STATE_HOME": str(folder / "state")}
    started = time.perf_counter()
    process, terminal = pty.fork()
    if process == 0:
        os.chdir(folder)
        os.execvpe(command[0], command, environment)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    try:
        seen = b""
        while marker not in seen:
            ready, _, _ = select.select([terminal], [], [], 20)
            if not ready:
                raise SystemExit(f"{command[-1]} never showed {marker!r}")
            seen += os.read(terminal, 65536)
        return time.perf_counter() - started
    finally:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        os.close(terminal)


def multiply(database: Path, wanted: int) -> None:
    """Repeat the sample's claims until the list holds so many."""
    with sqlite3.connect(database) as connection:
        columns = [
            row[1] for row in connection.execute("PRAGMA table_info(claim)") if row[1] not in {"n", "id"}
        ]
        names = ", ".join(columns)
        have = connection.execute("SELECT count(*) FROM claim").fetchone()[0]
        for copy in range(1, wanted // have + 1):
            connection.execute(
                f"INSERT INTO claim (id, {names}) SELECT id || '-{copy}', {names} FROM claim WHERE n <= {have}"
            )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--claims", type=int, default=0)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        shutil.copyfile(ROOT / "claims.db", folder / "claims.db")
        if asked.claims:
            multiply(folder / "claims.db", asked.claims)
        programs = {
            "one line of Textual": ([sys.executable, "-c", HELLO], b"READY-MARKER"),
            "workbench, first rows": (
                [sys.executable, "-m", "workbench", "--db", "claims.db"],
                b"Washington black",
            ),
        }
        times: dict[str, list[float]] = {name: [] for name in programs}
        for number in range(asked.rounds + 1):
            for name, (command, marker) in programs.items():
                took = first_paint_s(command, marker, folder)
                if number:
                    times[name].append(took)
    floor = statistics.median(times["one line of Textual"])
    for name, took in times.items():
        middle = statistics.median(took)
        print(
            f"{name:24} min {min(took) * 1000:5.0f} ms  median {middle * 1000:5.0f} ms  x {middle / floor:.2f}"
        )


if __name__ == "__main__":
    main()
