"""Exporting the report: which format, where to, how much."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Checkbox, Input, Select

from workbench.domain.claims import State
from workbench.domain.terminal import show
from workbench.errors import RuleViolation
from workbench.tui.screens.form import Form, field, row

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from workbench.tui.flow import DeskScreen

FORMATS = {"html": "report.html", "markdown": "report.md", "json": "report.json"}
"""Formats with the file name proposed."""


@dataclass(frozen=True, slots=True)
class ExportWish:
    """What to write, and where."""

    format_name: str
    path: Path
    title: str | None
    states: tuple[State, ...]
    internal: bool


class ExportScreen(Form[ExportWish]):
    """Dismissed with what to write."""

    hint = "ctrl+s export · tab next field · escape cancel"

    def __init__(self) -> None:
        super().__init__("Export the report")

    def fields(self) -> Iterable[Widget]:
        """Format, file, title, states, and whether it is for the desk only."""
        formats = [(name, name) for name in FORMATS]
        states = [(str(state).replace("_", " "), str(state)) for state in State]
        yield field("File", Input(FORMATS["html"], id="path", compact=True))
        yield row(
            field("Format", Select(formats, value="html", allow_blank=False, id="format", compact=True)),
            field("Claims", Select(states, prompt="in every state", id="state", compact=True)),
        )
        yield field("Title", Input(placeholder="the workspace's own", id="title", compact=True))
        yield Checkbox("For the desk only: with comments and history", id="internal")

    @on(Select.Changed, "#format")
    def propose_name(self, event: Select.Changed) -> None:
        """The file name follows the format until the reviewer gives another."""
        path = self.query_one("#path", Input)
        if path.value in FORMATS.values():
            path.value = FORMATS[str(event.value)]

    def on_input_submitted(self) -> None:
        """Enter exports."""
        self.action_save()

    def answer(self) -> ExportWish:
        """What to write; a folder that is not there is made."""
        typed = self.query_one("#path", Input).value.strip()
        if not typed:
            raise RuleViolation("Name the file to write.")
        path = Path(typed).expanduser()
        if path.is_dir():
            raise RuleViolation(f"{typed} is a folder: name a file in it.")
        state = self.query_one("#state", Select).value
        return ExportWish(
            str(self.query_one("#format", Select).value),
            path,
            self.query_one("#title", Input).value.strip() or None,
            () if state is Select.NULL else (State(str(state)),),
            self.query_one("#internal", Checkbox).value,
        )


async def export_report(screen: DeskScreen) -> str | None:
    """Ask what to write, write it, and tell where it is; nothing is said when the reviewer cancels."""
    from workbench.operations.export import export
    from workbench.operations.whole_file import write_whole

    wish = await screen.app.push_screen_wait(ExportScreen())
    if wish is None:
        return None
    screen.say("Writing the report …")
    report = await screen.desk.ask(
        lambda reader: export(
            reader, wish.format_name, title=wish.title, states=wish.states, internal=wish.internal
        )
    )
    await screen.desk.ask(lambda _reader: write_whole(wish.path, report))
    return f"The report is at {show(str(wish.path.resolve()))} ({len(report.encode()) / 1000:,.0f} kB)."
