"""The fetch queue: what waits, what is under way, and what came of the newest."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Container

from workbench.domain.fetch_queue import WAITING, FetchState
from workbench.domain.terminal import show
from workbench.errors import RuleViolation, WorkbenchError
from workbench.tui import looks
from workbench.tui.flow import DeskScreen, flow
from workbench.tui.looks import Look, counted
from workbench.tui.widgets.key_line import KeyLine
from workbench.tui.widgets.record_list import RecordList
from workbench.tui.widgets.status_line import StatusLine
from workbench.tui.widgets.virtual_list import fit

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from workbench.domain.fetch_queue import QueuedFetch
    from workbench.domain.workspaces import WorkspaceInfo
    from workbench.store.reader import Reader
    from workbench.tui.widgets.claim_row import Piece

SETTLED_SHOWN = 200
EMPTY = "Nothing waits and nothing was fetched yet.\nPress m to queue every reference without a capture."
LOOKS = {
    FetchState.QUEUED: Look("○", "queued", "plain"),
    FetchState.RUNNING: Look("◐", "running", "busy"),
    FetchState.SAVED: Look("✓", "saved", "good"),
    FetchState.REUSED: Look("=", "reused", "good"),
    FetchState.FAILED: Look("!", "failed", "warn"),
    FetchState.CANCELLED: Look("–", "cancelled", "quiet"),
}
RIGHT = 12


class QueueScreen(DeskScreen):
    """The queue as one list; fetching goes on when it is left."""

    AUTO_FOCUS = "#queue"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "run", "Fetch", id="queue.run", tooltip="Fetch what waits; you can go on meanwhile."),
        Binding(
            "m",
            "missing",
            "Queue missing",
            id="queue.missing",
            tooltip="Queue every reference without a capture.",
        ),
        Binding("x", "cancel", "Cancel", id="queue.cancel", tooltip="Take this one out of the queue."),
        Binding("X", "cancel_all", "Cancel all", id="queue.cancel_all", tooltip="Take all out that wait."),
        Binding("escape", "back", "Back", id="queue.back", tooltip="Back to the references."),
    ]

    def compose(self) -> ComposeResult:
        """Status, list, keys."""
        yield StatusLine()
        with Container(id="panes"), Container(classes="side-list -alone"):
            yield RecordList(_row, id="queue", empty=EMPTY)
        yield KeyLine()

    @property
    def queue(self) -> RecordList[QueuedFetch]:
        """The list."""
        return self.query_one("#queue", RecordList)

    def on_mount(self) -> None:
        """Read the queue, now and whenever something happens in it."""
        self.workbench.changed.subscribe(self, self._follow)
        self.workbench.fetched.subscribe(self, self._follow)
        self.read_queue()

    def _follow(self, _news: WorkspaceInfo | None) -> None:
        self.read_queue()

    @work(group="queue", exclusive=True, description="Reading the queue")
    async def read_queue(self) -> None:
        """Read the queue."""
        try:
            found = await self.desk.ask(self._read)
        except WorkbenchError as error:
            self.workbench.refuse(error)
            return
        self.queue.show_records(found)
        status = self.query_one(StatusLine)
        status.title = "Fetch queue"
        running = sum(one.state is FetchState.RUNNING for one in found)
        status.middle = f"{running} running" if running else ""
        status.right = f"{sum(one.state in WAITING for one in found)} left"

    def _read(self, reader: Reader) -> list[QueuedFetch]:
        running = set(self.workbench.fetching.running)
        waiting = [
            replace(one, state=FetchState.RUNNING) if one.id in running else one
            for one in reader.waiting_fetches()
        ]
        waiting.sort(key=lambda one: one.state is not FetchState.RUNNING)
        return [*waiting, *reader.settled_fetches(SETTLED_SHOWN)]

    @flow
    async def action_run(self) -> None:
        """Fetch what waits."""
        self.ensure_writable()
        if not await self.desk.ask(lambda reader: reader.waiting_fetches()):
            raise RuleViolation("Nothing waits to be fetched.")
        self.workbench.begin_fetching()

    @flow
    async def action_missing(self) -> None:
        """Queue what has no capture yet, and fetch."""
        from workbench.operations.queue import enqueue, missing

        self.ensure_writable()
        wanted = await self.desk.ask(missing)
        if not wanted:
            raise RuleViolation("Every reference that has an address has a capture.")
        await self.desk.change(lambda workspace: enqueue(workspace.journal, wanted))
        self.say(f"{counted(len(wanted), 'reference')} queued.")
        self.workbench.begin_fetching()

    @flow
    async def action_cancel(self) -> None:
        """Take the one under the cursor out of the queue."""
        current = self.queue.current
        if current is None or current.state not in WAITING:
            raise RuleViolation("Only what waits can be cancelled.")
        await self._cancel([current.id])

    @flow
    async def action_cancel_all(self) -> None:
        """Take all that waits out of the queue."""
        waiting = [one.id for one in self.queue.records if one.state in WAITING]
        if not waiting:
            raise RuleViolation("Nothing waits.")
        await self._cancel(waiting)

    async def _cancel(self, ids: list[str]) -> None:
        from workbench.operations.queue import cancel

        self.ensure_writable()
        number = await self.desk.change(lambda workspace: cancel(workspace.journal, ids))
        self.say(f"{number} cancelled. Undo (u among the claims) takes it back.")

    def action_back(self) -> None:
        """Back; fetching goes on."""
        self.dismiss(None)


def _row(one: QueuedFetch, line: int, width: int) -> list[Piece]:
    look = LOOKS[one.state]
    room = width - RIGHT - 1
    if line == 0:
        tone = "quiet" if one.state is FetchState.CANCELLED else "plain"
        return [(fit(show(one.title), room), tone), (" ", "plain"), (fit(look.label, RIGHT), look.tone)]
    at = looks.moment(one.settled_at or one.queued_at)
    about = show(one.reason or one.url)
    size = f"{one.size_bytes / 1000:,.1f} kB" if one.size_bytes is not None else ""
    return [(fit(f"{at}  {about}", room), "quiet"), (" ", "plain"), (fit(size, RIGHT), "quiet")]
