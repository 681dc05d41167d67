"""What the tests share: the marked articles, a browser, a terminal; each skips with its reason when absent."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"
"""Articles and marked assertions beside the checkout; they are not part of the project."""

REQUIRE_ALL = os.environ.get("WORKBENCH_REQUIRE_ALL") == "1"


def lacking(what: str) -> None:
    """Skip, or fail where everything must be there."""
    if REQUIRE_ALL:
        pytest.fail(f"{what} is required here (WORKBENCH_REQUIRE_ALL=1)")
    pytest.skip(f"{what} is not on this machine")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the articles and the marked assertions."""
    if not (SHARED / "seeds").is_dir():
        lacking("the shared folder of articles")
    return SHARED


@pytest.fixture(scope="session")
def seeds(shared: Path) -> list[Path]:
    """The five articles, in order."""
    return sorted((shared / "seeds").glob("*.txt"))


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of a Chromium that can render a page."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        lacking("Chromium")
    return str(found)


@pytest.fixture(scope="session")
def tmux() -> str:
    """Path of tmux."""
    found = shutil.which("tmux")
    if found is None:
        lacking("tmux")
    return str(found)


@pytest.fixture(autouse=True)
def _own_state_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the user's own state, settings or workspace."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_STATE_HOME", str(home / "state"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "cache"))
    for name in ("WORKBENCH_DB", "WORKBENCH_REVIEWER", "WORKBENCH_REFERENCES", "WORKBENCH_CONFIG"):
        monkeypatch.delenv(name, raising=False)
