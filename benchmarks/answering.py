"""How the benchmark asks: whoever answers is a script that reads rows of a set and prints its own, in any Python.

A script calls ``serve`` with a function that gives the answer for a set; what it cost comes as the last line of the
standard error stream. ``ask`` runs such a script and gives back rows and costs.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

Row = dict[str, Any]
Answer = "Callable[[Row], Row]"
HERE = Path(__file__).parent
UNHEARD_OF = 3
"""Exit code of a script that lacks what it measures, or has no answer for a set."""


class Cost(NamedTuple):
    """What answering took, in CPU time: other programs on the machine are not in it."""

    start_s: float
    """Imports and the first answer; the start of Python itself is not in it."""
    work_s: float
    """All rows once, at the best of the rounds."""
    memory_mb: float


class Answers(NamedTuple):
    """The rows a script gave, and their cost."""

    rows: list[Row]
    cost: Cost


def serve(answers_for: Callable[[str], Callable[[Row], Row] | None]) -> None:
    """Answer for the set named on the command line: ``SET ROUNDS < rows > rows``.

    Args:
        answers_for: what answers a set's rows, imports and all, or None; ImportError when a library is absent.
    """
    name, rounds = sys.argv[1], int(sys.argv[2])
    rows = [json.loads(line) for line in sys.stdin]
    began = time.process_time()
    try:
        answer = answers_for(name)
    except ImportError as missing:
        print(missing, file=sys.stderr)
        sys.exit(UNHEARD_OF)
    if answer is None:
        print(f"no answer for {name}", file=sys.stderr)
        sys.exit(UNHEARD_OF)
    answer({"id": "first", "text": "Ann Hill said that 5 of 7 ferries sailed.", "spans": []})
    start_s, work_s, found = time.process_time() - began, float("inf"), []
    for _ in range(rounds):
        began = time.process_time()
        found = [answer(row) for row in rows]
        work_s = min(work_s, time.process_time() - began)
    memory_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in found)
    print(json.dumps([start_s, work_s, memory_mb]), file=sys.stderr)


def ask(python: Path | str, script: str, name: str, rows: list[Row], rounds: int = 1) -> Answers | str:
    """What a script answers for the rows of a set, or the word why it cannot."""
    unmarked = "".join(json.dumps(asked(row), ensure_ascii=False) + "\n" for row in rows)
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(HERE), str(HERE.parent)]),
        "PYTHONIOENCODING": "utf-8",
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [str(python), str(HERE / script), name, str(rounds)]
    done = subprocess.run(
        command, input=unmarked, capture_output=True, encoding="utf-8", env=environment, check=False
    )
    said = done.stderr.strip().splitlines()
    if done.returncode:
        return said[-1] if said else f"exit {done.returncode}"
    return Answers([json.loads(line) for line in done.stdout.splitlines()], Cost(*json.loads(said[-1])))


def asked(row: Row) -> Row:
    """A row without its marks: nobody sees the solution. Numbers are given as places to read."""
    shown = {key: row[key] for key in ("id", "text", "date", "reference") if row.get(key) is not None}
    if "spans" in row:
        shown["spans"] = [{"start": span["start"], "end": span["end"]} for span in row["spans"]]
    return shown
