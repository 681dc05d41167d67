"""The shape of the program: imports follow the arrows, modules stand alone, starting is cheap."""

from __future__ import annotations

import os
import pkgutil
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import workbench

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = Path(workbench.__file__).parent
MODULES = sorted(module.name for module in pkgutil.walk_packages([str(PACKAGE)], "workbench."))

ALONE = """
import os, sys, traceback
import sqlalchemy, textual.app, textual.widgets, httpx, jinja2, click, lxml.html, nupunkt, trafilatura
failed = []
for name in sys.argv[1:]:
    child = os.fork()
    if child == 0:
        try:
            __import__(name)
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    if os.waitpid(child, 0)[1]:
        failed.append(name)
print(*failed)
"""
"""Imports each module in a process that has imported no other of ours; other people's are loaded once, for speed."""


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments], capture_output=True, text=True, cwd=ROOT, check=False, timeout=110
    )


def test_the_import_contracts_hold() -> None:
    program = shutil.which(
        "lint-imports", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    )
    assert program is not None, "import-linter is not installed: pip install -e .[dev]"
    done = subprocess.run([program, "--no-cache"], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stdout
    assert "0 broken" in done.stdout


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_every_module_can_be_imported_first() -> None:
    names = [name for name in MODULES if not name.endswith("__main__")]
    assert len(names) > 60
    done = run("-c", ALONE, *names)
    assert done.stdout.split() == [], done.stderr[-2000:]


def loaded(code: str) -> set[str]:
    """The top names of all modules that some code loads."""
    done = run("-X", "importtime", "-c", code)
    lines = [
        line.rpartition("|")[2].strip()
        for line in done.stderr.splitlines()
        if line.startswith("import time:")
    ]
    assert "workbench" in {name.partition(".")[0] for name in lines}, done.stderr
    return {name.partition(".")[0] for name in lines}


HEAVY = {
    "textual",
    "rich",
    "sqlalchemy",
    "httpx",
    "jinja2",
    "trafilatura",
    "lxml",
    "nupunkt",
    "charset_normalizer",
}


@pytest.mark.parametrize("arguments", [["--help"], ["claim", "--help"], ["no such command"]])
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    assert not HEAVY & loaded(f"from workbench.__main__ import main; main({arguments!r})")


def test_opening_the_first_page_needs_sqlite_alone() -> None:
    assert not HEAVY & loaded("import workbench.store.first_page, workbench.workspace, workbench.settings")


def test_packages_hold_nothing_but_modules() -> None:
    for path in PACKAGE.rglob("__init__.py"):
        if path.parent != PACKAGE:
            assert path.read_text(encoding="utf-8") == "", path
