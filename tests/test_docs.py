"""What the documentation promises is there, and what is there is documented."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def help_of(*command: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "workbench", *command, "--help"], capture_output=True, text=True, check=True
    )
    return done.stdout


def commands_in(help_text: str) -> list[str]:
    _before, found, after = help_text.partition("Commands:\n")
    return re.findall(r"^  ([a-z]+) ", after.split("\n\n")[0], re.MULTILINE) if found else []


def test_every_command_is_in_the_readme() -> None:
    missing = []
    for noun in commands_in(help_of()):
        verbs = commands_in(help_of(noun))
        named = [f"{noun} {verb}" for verb in verbs] or [noun]
        missing += [name for name in named if not re.search(rf"`{name}[` ]", README)]
    assert missing == []


def test_the_picture_and_every_linked_file_are_there() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert target.startswith("http") or (ROOT / target).is_file(), target


def test_the_documents_name_no_path_of_a_machine() -> None:
    for name in ("README.md", "ARCHITECTURE.md", "CHANGELOG.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert not re.search(r"(?<![\w.])/(?:home|root|work|Users)/", text), name


def test_the_rooms_of_the_architecture_page_are_the_packages_there_are() -> None:
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    packages = {path.parent.name for path in (ROOT / "workbench").glob("*/__init__.py")}
    assert all(f"`{package}/`" in page for package in packages), packages


def test_every_key_of_the_claims_screen_is_in_the_readme() -> None:
    from workbench.tui.app import WorkbenchApp
    from workbench.tui.screens.claims import ClaimsScreen

    spelt = {"plus": "+", "number_sign": "#", "at": "@", "slash": "/", "question_mark": "?"}
    keys = README.partition("\n## Keys\n")[2].partition("\n## ")[0]
    missing = []
    for binding in [*WorkbenchApp.BINDINGS, *ClaimsScreen.BINDINGS]:
        names = [spelt.get(name, name) for name in getattr(binding, "key", str(binding)).split(",")]
        if not any(f"`{name}`" in keys for name in names):
            missing.append(names)
    assert missing == []
