"""Running the program as a person or a script does: arguments and standard input in; two streams and a code out."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from workbench.__main__ import main

if TYPE_CHECKING:
    from collections.abc import Iterator

REPOSITORY = Path(__file__).resolve().parents[2]

BRIEF = """Sanctions over a missile

HARBOUR CITY: The government sanctioned four entities on 18 December 2024. "This is an emerging threat," said Jon Finer,
a deputy adviser.

The missile has a range of 2,750 kilometers. The ministry said on Thursday that the move was biased.
"""


@dataclass(frozen=True)
class Ran:
    """What a run of the program gave."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def jsonl(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def id(self) -> str:
        """What a command that creates something prints."""
        assert self.code == 0, self.err
        return self.out.strip()


@dataclass(frozen=True)
class Program:
    """The program in a folder of its own, with ``claims.db`` as its workspace and Ana as its reviewer."""

    folder: Path

    def __call__(self, *arguments: object, stdin: bytes = b"") -> Ran:
        """Run it in this process."""
        with CliRunner().isolation(input=stdin) as (out, err, _mixed):
            code = main([str(a) for a in arguments])
            sys.stdout.flush()
            sys.stderr.flush()
            return Ran(code, out.getvalue().decode(), err.getvalue().decode())

    def outside(self, *arguments: object, **how: Any) -> subprocess.CompletedProcess[bytes]:
        """Run it as a process of its own."""
        command = [sys.executable, "-m", "workbench", *map(str, arguments)]
        how = {"capture_output": True, "stdin": subprocess.DEVNULL, "timeout": 60, **how}
        return subprocess.run(command, cwd=self.folder, env=self.environment(), check=False, **how)

    def started(self, *arguments: object, **how: Any) -> subprocess.Popen[bytes]:
        """Start it as a process of its own that Ctrl-C ends, also where the tests run in the background."""
        command = [sys.executable, "-m", "workbench", *map(str, arguments)]
        pipe = subprocess.PIPE
        how = {"stdin": subprocess.DEVNULL, "stdout": pipe, "stderr": pipe, "env": self.environment(), **how}
        ignored = signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            return subprocess.Popen(command, cwd=self.folder, **how)
        finally:
            signal.signal(signal.SIGINT, ignored)

    def environment(self) -> dict[str, str]:
        """The environment of a process of its own."""
        return {**os.environ, "PYTHONPATH": str(REPOSITORY)}

    def file(self, name: str, content: str | bytes) -> Path:
        """A new file in the folder."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def claim(self, kind: str = "quantity") -> str:
        """The id of the first claim of a kind."""
        return str(self("claim", "list", "--kind", kind, "--json").json[0]["id"])


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    """The program where there is no workspace yet."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WORKBENCH_DB", str(tmp_path / "claims.db"))
    monkeypatch.setenv("WORKBENCH_REVIEWER", "Ana")
    return Program(tmp_path)


@pytest.fixture
def desk(program: Program) -> Program:
    """The program on a workspace with one document."""
    program.file("brief.txt", BRIEF)
    assert program("document", "add", "brief.txt", "--published", "2024-12-19").code == 0
    return program


@pytest.fixture
def sourced(desk: Program) -> tuple[Program, str, str]:
    """The program, a claim about a range, and the id of evidence that supports it."""
    desk.file("sheet.txt", "Fact sheet. The missile flies 2,750 kilometers at most.")
    reference = desk("reference", "add", "sheet.txt", "--standing", "primary").id
    claim = desk.claim()
    excerpt = "2,750 kilometers at most"
    return (
        desk,
        claim,
        desk("evidence", "attach", claim, reference, "--stance", "supports", "--excerpt", excerpt).id,
    )


class _Page(BaseHTTPRequestHandler):
    """One page, and nothing else."""

    def do_GET(self) -> None:
        body = b"<html><body><p>The office gives a range of 2,750 kilometres for it.</p></body></html>"
        self.send_response(200 if self.path == "/page" else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_about: object) -> None:
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    """The address of a web server on this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Page) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
