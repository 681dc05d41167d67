"""The terminal UI: opens the workspace behind the first frame, and goes from screen to screen."""

from __future__ import annotations

import sys
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from textual import work
from textual.app import App, ScreenStackError, SystemCommand
from textual.binding import Binding, BindingType
from textual.signal import Signal

from workbench.domain.fetch_queue import FetchState
from workbench.domain.terminal import show
from workbench.errors import ExitCode, WorkbenchError, WorkspaceAbsent
from workbench.store.first_page import read_first_page
from workbench.tui import themes
from workbench.tui.commands import ActionCommands
from workbench.tui.desk import Desk
from workbench.tui.fetching import Fetching
from workbench.tui.messages import FetchingEnded, FetchStep, Waiting
from workbench.tui.pictures import self_contained
from workbench.tui.safety import ControlFilter
from workbench.tui.screens.claims import ClaimsScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from textual.filter import LineFilter
    from textual.screen import Screen
    from textual.timer import Timer

    from workbench.domain.fetch_queue import QueuedFetch
    from workbench.domain.workspaces import WorkspaceInfo
    from workbench.settings import Settings
    from workbench.store.first_page import FirstPage
    from workbench.store.pulse import Pulse

PULSE_S = 0.5
COMPARE_AFTER_S = 1.5
"""What is written in between is compared together."""


def run(settings: Settings) -> int:
    """Open the terminal UI on a workspace and stay until the reviewer leaves; returns the exit code.

    Raises:
        NotAWorkspace, NewerWorkspace: the file cannot be worked on; nothing was drawn.
    """
    try:
        first, absent = read_first_page(settings.database), False
    except WorkspaceAbsent:
        first, absent = None, True
    _draw_where_it_is_seen()
    app = WorkbenchApp(settings, first=first, absent=absent)
    app.run()
    return app.return_value if app.return_value is not None else (app.return_code or ExitCode.DONE)


def _draw_where_it_is_seen() -> None:
    """Textual draws on standard error: where that is a file (``workbench 2>log``), the screen is standard output."""
    if sys.__stderr__ is None or not sys.__stderr__.isatty():
        vars(sys)["__stderr__"] = sys.__stdout__  # no plain assignment: to type checkers it is final


def _documents() -> Screen[Any]:
    from workbench.tui.screens.documents import DocumentsScreen

    return DocumentsScreen()


def _references() -> Screen[Any]:
    from workbench.tui.screens.references import ReferencesScreen

    return ReferencesScreen()


def _findings() -> Screen[Any]:
    from workbench.tui.screens.findings import FindingsScreen

    return FindingsScreen()


class WorkbenchApp(App[int]):
    """Navigation, errors, and the news that something was written."""

    TITLE = "Workbench"
    CSS_PATH = "workbench.tcss"
    COMMANDS = App.COMMANDS | {ActionCommands}
    DEFAULT_MODE = "claims"
    MODES: ClassVar[dict[str, str | Callable[[], Screen[Any]]]] = {
        "claims": ClaimsScreen,
        "documents": _documents,
        "references": _references,
        "findings": _findings,
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "switch_mode('claims')", "Claims", id="go.claims", tooltip="The claims to review."),
        Binding(
            "2", "switch_mode('documents')", "Documents", id="go.documents", tooltip="The texts under check."
        ),
        Binding(
            "3",
            "switch_mode('references')",
            "References",
            id="go.references",
            tooltip="What is cited, with its captures.",
        ),
        Binding(
            "4",
            "switch_mode('findings')",
            "Findings",
            id="go.findings",
            tooltip="What the articles agree and disagree on.",
        ),
        Binding(
            "ctrl+t",
            "toggle_light",
            "Light or dark",
            show=False,
            id="app.theme",
            tooltip="Change between day and night.",
        ),
        Binding(
            "question_mark",
            "keys",
            "Keys",
            key_display="?",
            id="app.help",
            tooltip="Every key of this screen.",
        ),
        Binding("q", "quit", "Quit", id="app.quit", tooltip="Leave the workbench."),
    ]

    def __init__(self, settings: Settings, *, first: FirstPage | None = None, absent: bool = False) -> None:
        super().__init__()
        self.first = first
        """What the first frame shows; ``None`` when it could not be read."""
        self.is_absent = absent
        self.info: WorkspaceInfo | None = None
        self.desk = Desk(settings, on_wait=self._tell, on_change=self.announce_change)
        self.opened: Signal[WorkspaceInfo] = Signal(self, "workspace opened")
        self.changed: Signal[WorkspaceInfo] = Signal(self, "workspace changed")
        self.fetched: Signal[None] = Signal(self, "a fetch began or ended")
        self.fetching = Fetching(on_step=self._tell_step, on_end=self._tell_end)
        self._net = ControlFilter()
        self._pulse: Pulse | None = None
        self._comparing_timer: Timer | None = None
        self.register_theme(themes.NIGHT)
        self.register_theme(themes.DAY)
        self.set_reactive(
            App.theme, themes.NIGHT.name
        )  # before anything is drawn: nothing has to be drawn anew

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:  # noqa: ARG002 - Textual's
        """Of Textual's own commands those that no key of ours has."""
        yield SystemCommand("Theme", "Choose another theme", self.action_change_theme)
        yield SystemCommand("Screenshot", "Save a picture of this screen (SVG)", self._save_picture)

    def _save_picture(self) -> None:
        self.set_timer(0.1, self.deliver_screenshot)  # once the palette is gone

    def export_screenshot(self, *, title: str | None = None, simplify: bool = False) -> str:
        """A picture of the screen as SVG that needs nothing from the network."""
        return self_contained(super().export_screenshot(title=title, simplify=simplify))

    def get_line_filters(self) -> Sequence[LineFilter]:
        """The net is always the last."""
        return [*super().get_line_filters(), self._net]

    def clear_selection(self) -> None:
        """Let go of selected text, if there is a screen to have any."""
        # A mode's first screen sets up its inputs before it is on the stack, and each asks for this.
        with suppress(ScreenStackError):
            super().clear_selection()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The one variable of ours, for themes that do not set it."""
        return {"quiet": themes.QUIET_BY_NIGHT if self.current_theme.dark else themes.QUIET_BY_DAY}

    def on_mount(self) -> None:
        """Open the workspace once the first frame is drawn."""
        self.call_after_refresh(self.begin)

    def begin(self) -> None:
        """What comes after the first frame: open the workspace, or ask whether to create it."""
        if self.is_absent:
            self.create_workspace()
        else:
            self.open_workspace()

    @work(group="workspace", description="Opening the workspace")
    async def open_workspace(self) -> None:
        """Open the database in a thread and tell the screens."""
        from workbench.store.pulse import Pulse

        try:
            workspace = await self.desk.open()
            self.info = await self.desk.ask(lambda reader: reader.workspace())
        except WorkbenchError as error:
            self._leave(error)
            return
        for warning in workspace.warnings:
            self.notify(show(warning), severity="warning", markup=False, timeout=10)
        self._pulse = Pulse(workspace.settings.database)
        self.set_interval(PULSE_S, self._feel_pulse)
        self.opened.publish(self.info)
        self.compare_soon()

    @work(group="workspace", description="Creating the workspace")
    async def create_workspace(self) -> None:
        """Ask whether to create the database; then offer to add documents."""
        from workbench.tui.screens.create import CreateScreen

        wanted = await self.push_screen_wait(CreateScreen(self.desk.settings.database))
        if wanted is None:
            self.exit(int(ExitCode.UNAVAILABLE), return_code=int(ExitCode.UNAVAILABLE))
            return
        try:
            await self.desk.create(*wanted)
        except WorkbenchError as error:
            self._leave(error)
            return
        self.is_absent = False
        self.opened.subscribe(self.screen, self._offer_documents)
        self.open_workspace()

    def _leave(self, error: WorkbenchError) -> None:
        """There is nothing to work on: say why once the screen is given back."""
        self.exit(int(error.exit_code), return_code=int(error.exit_code), message=show(str(error)))

    def _offer_documents(self, _info: WorkspaceInfo) -> None:
        self.call_after_refresh(partial(self.run_action, "ingest", self.screen))

    def _feel_pulse(self) -> None:
        if self._pulse is not None and self._pulse.has_changed():
            self._read_news()

    def announce_change(self) -> None:
        """Something was written here: do not wait for the pulse."""
        if self._pulse is not None:
            self._pulse.has_changed()
        self._read_news()

    @work(group="news", exclusive=True, description="Reading what changed")
    async def _read_news(self) -> None:
        try:
            self.info = await self.desk.ask(lambda reader: reader.workspace())
        except WorkbenchError as error:
            self.refuse(error)
            return
        self.changed.publish(self.info)
        self.compare_soon()

    def compare_soon(self) -> None:
        """Find what changed documents agree and disagree on, once nothing more was written for a moment."""
        if self._comparing_timer is not None:
            self._comparing_timer.stop()
        self._comparing_timer = self.set_timer(COMPARE_AFTER_S, self._compare_if_small)

    @work(group="comparing", exclusive=True, description="Comparing the documents")
    async def _compare_if_small(self) -> None:
        try:
            if await self.desk.is_behind():
                await self.desk.compare(if_small=True)
        except WorkbenchError as error:
            self.refuse(error)

    def refuse(self, error: WorkbenchError) -> None:
        """Show a refusal in its own words."""
        self.notify(show(str(error)), severity="error", markup=False, timeout=10)

    def _tell(self, words: str) -> None:
        self.post_message(Waiting(words))

    def on_waiting(self, message: Waiting) -> None:
        """A write waits for its turn."""
        self.notify(message.words, severity="warning", markup=False, timeout=4)

    def begin_fetching(self) -> None:
        """Fetch what waits in the queue, in a thread that outlives every screen."""
        if self.fetching.is_to_begin():
            self._fetch_queued()

    @work(group="fetching", thread=True, description="Fetching what is queued")
    def _fetch_queued(self) -> None:
        if self.desk.workspace is not None:
            self.fetching.work(self.desk.workspace)

    def _tell_step(self, fetch: QueuedFetch) -> None:
        self.post_message(FetchStep(fetch))

    def _tell_end(self, words: str, is_refusal: bool) -> None:  # noqa: FBT001 - of Fetching
        self.post_message(FetchingEnded(words, is_refusal))

    def on_fetch_step(self, message: FetchStep) -> None:
        """A fetch began or was settled."""
        self.fetched.publish(None)
        if message.fetch.state is not FetchState.RUNNING:
            self.announce_change()

    def on_fetching_ended(self, message: FetchingEnded) -> None:
        """The queue is worked through."""
        severity: Literal["error", "information"] = "error" if message.is_refusal else "information"
        self.notify(show(message.words), severity=severity, markup=False)
        self.fetched.publish(None)

    def action_toggle_light(self) -> None:
        """Change between the day and the night theme."""
        self.theme = themes.DAY.name if self.current_theme.dark else themes.NIGHT.name

    def action_keys(self) -> None:
        """Show every key of this screen."""
        from workbench.tui.screens.keys import KeysScreen

        self.push_screen(KeysScreen(self.screen))

    async def action_quit(self) -> None:
        """Leave."""
        self.exit(int(ExitCode.DONE))

    def on_unmount(self) -> None:
        """Let go of the database."""
        self.fetching.stop()
        if self._pulse is not None:
            self._pulse.close()
        self.desk.close()
