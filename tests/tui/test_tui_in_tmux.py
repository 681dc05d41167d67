"""The real program in a real terminal, reviewed by keys alone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from workbench.domain.claims import State
from workbench.domain.ratings import Rating
from workbench.workspace import open_workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.settings import Settings


class Terminal:
    """A tmux session with one program in it."""

    def __init__(self, tmux: str, socket: str, size: tuple[int, int]) -> None:
        self._tmux = [tmux, "-L", socket, "-f", "/dev/null"]
        self._size = size

    def _run(self, *arguments: str) -> str:
        return subprocess.run([*self._tmux, *arguments], capture_output=True, text=True, check=False).stdout

    def start(self, folder: Path, *command: str) -> None:
        """Start a program in a folder; the pane stays when it ends."""
        width, height = self._size
        self._run(
            "new-session",
            "-d",
            "-s",
            "s",
            "-x",
            str(width),
            "-y",
            str(height),
            "-c",
            str(folder),
            "sleep 600",
        )
        self._run("set", "-g", "remain-on-exit", "on")
        self._run("set", "-g", "set-clipboard", "on")
        self._run("respawn-pane", "-k", "-t", "s", "-c", str(folder), *command)

    def stop(self) -> None:
        """End it all."""
        self._run("kill-server")

    @property
    def screen(self) -> str:
        """What is on screen."""
        return self._run("capture-pane", "-p", "-t", "s")

    @property
    def clipboard(self) -> str:
        """What a program put there."""
        return self._run("show-buffer")

    def sees(self, *words: str, within_s: float = 30) -> None:
        """Wait until the screen says all of these."""
        deadline = time.monotonic() + within_s
        while time.monotonic() < deadline:
            screen = self.screen
            if all(word in screen for word in words):
                return
            time.sleep(0.05)
        pytest.fail(f"the screen does not say {[w for w in words if w not in self.screen]}:\n{self.screen}")

    def press(self, *keys: str, then: tuple[str, ...] = ()) -> None:
        """Press keys by their tmux names, then wait for words."""
        for key in keys:
            self._run("send-keys", "-t", "s", key)
            time.sleep(0.15)
        if then:
            self.sees(*then)

    def type(self, text: str, then: tuple[str, ...] = ()) -> None:
        """Type text letter by letter as a keyboard does."""
        self._run("send-keys", "-t", "s", "-l", text)
        time.sleep(0.2)
        if then:
            self.sees(*then)


@pytest.fixture
def terminal(tmux: str, request: pytest.FixtureRequest) -> Iterator[Terminal]:
    size = getattr(request, "param", (120, 40))
    found = Terminal(tmux, f"workbench-test-{os.getpid()}-{id(request)}", size)
    yield found
    found.stop()


def start(terminal: Terminal, settings: Settings, folder: Path) -> None:
    """The program on a workspace, as it is called."""
    program = (
        sys.executable,
        "-m",
        "workbench",
        "--db",
        str(settings.database),
        "--reviewer",
        settings.reviewer,
    )
    terminal.start(folder, *program)


@pytest.mark.parametrize("terminal", [(80, 24), (120, 40)], indirect=True)
def test_claims_are_reviewed_by_keys_alone(terminal: Terminal, settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "minutes.txt").write_text(
        "Minutes of the board\n\nThe channel is to be 14 metres deep. The sum voted was 38 million euros.\n"
    )
    start(terminal, settings, tmp_path)
    terminal.sees("9 left of 9", "the channel would be deepened", "v Verdict")

    terminal.press("j", "j", "a", then=("Attach a reference",))
    terminal.type("./minutes.txt", then=("New file  ./minutes.txt",))
    terminal.press("Enter", then=("Its address on the web",))
    terminal.press("C-s", then=("choose one", "The sum voted"))
    terminal.press("Enter", "Down", "Enter", "Tab", "Tab", "Tab", "Tab")
    terminal.type("sum voted")
    terminal.press("C-s", then=("Attached: supports.", "in review"))

    terminal.press("v", then=("Why (required)",))
    terminal.press("Down", "Tab")
    terminal.type("The minutes give the same sum.")
    terminal.press("C-s", then=("Recorded: true.", "✓ true", "8 left of 9"))

    terminal.press("j", "w", then=("In other words",))
    terminal.type("!", then=("bid for it!",))  # the field has the keys now
    terminal.press("F7")
    terminal.type("Three firms bid for the dredging")
    terminal.press("C-s", then=("Reworded.", "Three firms bid for the dredging"))

    terminal.press("j", "d", then=("Dismiss this claim",))
    terminal.press("1", then=("7 left of 9", "– dismissed"))
    terminal.press("u", then=("8 left of 9", "Undone: claim.dismissed"))

    terminal.press("/")
    terminal.type("oyster", then=("1 left of 1", "the mud has been dumped"))
    terminal.press("Escape", then=("8 left of 9",))

    terminal.press("r", then=("Export the report",))
    terminal.press("C-s", then=("The report is at",))
    terminal.press("q")

    workspace = open_workspace(settings)
    rows = workspace.reader.claim_page(workspace.reader.claim_order())
    assert (rows[2].state, rows[2].rating) == (State.CONCLUDED, Rating.TRUE)
    assert workspace.reader.claim(rows[2].id).evidence[0].excerpt == "The sum voted was 38 million euros."
    assert rows[3].wording == "Three firms bid for the dredging"
    assert rows[4].state is State.OPEN
    workspace.close()
    report = (tmp_path / "report.html").read_text()
    assert "The minutes give the same sum." in report
    verified = subprocess.run(
        [sys.executable, "-m", "workbench", "--db", str(settings.database), "audit", "verify", "--json"],
        capture_output=True,
        text=True,
        check=False,
    )
    found = json.loads(verified.stdout)
    assert (found[0] if isinstance(found, list) else found)["ok"] is True


def test_the_screen_is_seen_when_standard_error_goes_to_a_file(
    terminal: Terminal, settings: Settings, tmp_path: Path
) -> None:
    terminal.start(
        tmp_path, "sh", "-c", f"exec {sys.executable} -m workbench --db {settings.database} 2>narration"
    )
    terminal.sees("9 left of 9")
    assert not (tmp_path / "narration").read_text()


def test_a_hostile_quotation_does_not_reach_the_clipboard_and_a_copy_does(
    terminal: Terminal, settings: Settings, tmp_path: Path
) -> None:
    from workbench.operations.claims import reword

    workspace = open_workspace(settings)
    first = workspace.reader.claim_page(workspace.reader.claim_order(limit=1))[0]
    reword(workspace.journal, first.id, "x\x1b]52;c;SU5KRUNURUQ=\x1b\\y \x1b]2;INJECTED\x07")
    workspace.close()
    start(terminal, settings, tmp_path)
    terminal.sees("9 left of 9", "]52;c;SU5KRUNURUQ")
    assert "INJECTED" not in terminal.clipboard
    terminal.press("j", "y", then=("Sent the wording",))
    assert terminal.clipboard == '"We will not raise the fees,"'


def test_two_reviewers_at_one_file_see_each_others_work(
    terminal: Terminal, settings: Settings, tmp_path: Path
) -> None:
    from workbench.operations.claims import take
    from workbench.store.journal import acting_as

    start(terminal, settings, tmp_path)
    terminal.sees("9 left of 9")
    workspace = open_workspace(settings)
    first = workspace.reader.claim_page(workspace.reader.claim_order(limit=1))[0]
    take(acting_as(workspace.journal, "Ben Osei"), [first.id])
    workspace.close()
    terminal.sees("taken by Ben Osei", "◐ in review", within_s=10)
