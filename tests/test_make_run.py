"""``make run`` without a terminal: a summary, a report in ``build/``, and nothing else changed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
GIT = ("git", "-c", "user.name=Tester", "-c", "user.email=tester@example.org", "-c", "commit.gpgsign=false")


def run(*command: str, cwd: Path, stdin: int = subprocess.DEVNULL) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=cwd, stdin=stdin, capture_output=True, text=True, check=False, timeout=100
    )


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A repository with the files of this one as they stand now, and this environment in place of a new one."""
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("this is no git checkout")
    listed = run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", cwd=ROOT).stdout
    folder = tmp_path / "checkout"
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    run("git", "init", "-q", cwd=folder)
    run(*GIT, "add", "-A", cwd=folder)
    committed = run(*GIT, "commit", "-q", "-m", "as it stands", cwd=folder)
    assert committed.returncode == 0, committed.stderr
    environment = folder / ".venv"
    environment.mkdir()
    (environment / "bin").symlink_to(Path(sys.executable).parent)
    (environment / "ready").touch()
    later = time.time() + 60
    os.utime(environment / "ready", (later, later))
    return folder


def test_without_a_terminal_it_prints_a_summary_writes_the_report_and_changes_nothing(checkout: Path) -> None:
    done = run("make", "run", cwd=checkout)
    assert done.returncode == 0, done.stderr
    assert "Sample: the December 2024 sanctions" in done.stdout
    assert "concluded" in done.stdout
    report = (checkout / "build" / "report.html").read_text(encoding="utf-8")
    assert "Sample: the December 2024 sanctions" in report
    assert run("git", "status", "--porcelain", cwd=checkout).stdout == ""
