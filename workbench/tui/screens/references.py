"""The references: what is cited, with every capture of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from workbench.errors import RuleViolation, WorkbenchError
from workbench.tui import looks
from workbench.tui.flow import DeskScreen, flow
from workbench.tui.looks import counted
from workbench.tui.screens.rechecking import check_all, check_lines, check_said
from workbench.tui.screens.reference_forms import FILE, NOTE, WEB
from workbench.tui.widgets.archive_lines import archived_lines
from workbench.tui.widgets.key_line import KeyLine
from workbench.tui.widgets.reference_lines import reference_detail, reference_row
from workbench.tui.widgets.selectable_list import SelectableList
from workbench.tui.widgets.status_line import StatusLine
from workbench.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from workbench.domain.references import Reference
    from workbench.domain.snapshots import Snapshot
    from workbench.domain.workspaces import WorkspaceInfo
    from workbench.store.reader import Reader

EMPTY = "No references yet.\nPress a to add a web page, a file or a note; or attach one to a claim there."
KINDS = (
    (WEB, "a web page to fetch"),
    (FILE, "a file on this machine"),
    (NOTE, "a note of a call, letter, meeting or book"),
)


class ReferencesScreen(DeskScreen):
    """The list of references beside the captures of one."""

    AUTO_FOCUS = "#references"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", "Add", id="references.add", tooltip="Add a web page, a file or a note."),
        Binding(
            "F",
            "fetch",
            "Fetch",
            id="references.fetch",
            tooltip="Fetch the page once more, or all selected ones while you go on.",
        ),
        Binding(
            "R",
            "recheck",
            "Check",
            id="references.recheck",
            tooltip="Look whether the page and its excerpts are still as captured.",
        ),
        Binding(
            "D", "difference", "Changes", id="references.difference", tooltip="What changed between captures."
        ),
        Binding("Q", "queue", "Queue", id="references.queue", tooltip="What waits to be fetched."),
        Binding(
            "A",
            "archive",
            "Archive",
            id="references.archive",
            tooltip="Find a copy in a web archive, or have one made.",
        ),
        Binding(
            "s",
            "source",
            "Source",
            id="references.source",
            tooltip="Say what kind of source publishes it, and how credible it is.",
        ),
        Binding("p", "read", "Read", id="references.read", tooltip="Read the newest capture, or the note."),
        Binding(
            "y",
            "copy",
            "Copy",
            show=False,
            id="references.copy",
            tooltip="Copy the citation to the clipboard.",
        ),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._captures: list[Snapshot] = []
        self._checking = 0
        self._waiting = 0

    def compose(self) -> ComposeResult:
        """Status, list and detail, keys."""
        yield StatusLine()
        with Container(id="panes"):
            with Container(classes="side-list"):
                yield SelectableList(reference_row, id="references", empty=EMPTY)
            with VerticalScroll(classes="side-detail"):
                yield Static(id="reference", markup=False)
        yield KeyLine()

    @property
    def references(self) -> SelectableList[Reference]:
        """The list."""
        return self.query_one("#references", SelectableList)

    def on_mount(self) -> None:
        """Read the references, now and after every change."""
        self.workbench.opened.subscribe(self, self._follow)
        self.workbench.changed.subscribe(self, self._follow)
        self.workbench.fetched.subscribe(self, self._follow_fetching)
        self.read_references()

    def _follow(self, _info: WorkspaceInfo) -> None:
        self.read_references()

    def _follow_fetching(self, _none: None) -> None:
        self._show_status()

    @work(group="references", exclusive=True, description="Reading the references")
    async def read_references(self) -> None:
        """Read the list of references."""
        try:
            references, waiting = await self.desk.ask(
                lambda reader: (reader.references(), reader.waiting_fetches())
            )
        except WorkbenchError as error:
            self.workbench.refuse(error)
            return
        self._waiting = len(waiting)
        self.references.show_records(references)
        self._show_status()

    def _show_status(self) -> None:
        status = self.query_one(StatusLine)
        said = [counted(len(self.references.records), "reference")]
        if self.references.selected_count:
            said.insert(0, f"{self.references.selected_count} selected")
        status.title, status.right = "References", " · ".join(said)
        running = len(self.workbench.fetching.running)
        under_way = [f"checking {counted(self._checking, 'page')} …"] if self._checking else []
        under_way += [f"{running} fetching"] if running else []
        under_way += [f"{self._waiting - running} queued"] if self._waiting > running else []
        status.middle = " · ".join(under_way)

    @on(VirtualList.Highlighted)
    def follow_cursor(self) -> None:
        """Show the reference under the cursor."""
        self._show_status()
        self.read_captures()

    @work(group="captures", exclusive=True, description="Reading captures")
    async def read_captures(self) -> None:
        """Read the captures of the reference under the cursor."""
        current = self.references.current
        detail = self.query_one("#reference", Static)
        if current is None:
            detail.update(Content(""))
            return
        try:
            self._captures, checks, archived, cited, source = await self.desk.ask(
                lambda reader: (
                    reader.snapshots(current.id),
                    reader.rechecks(current.id),
                    reader.archived_copies([current.id]).get(current.id, []),
                    _citation(reader, current),
                    reader.sources().of(current.source),
                )
            )
        except WorkbenchError as error:
            self.workbench.refuse(error)
            return
        about = reference_detail(current, self._captures, cited, source)
        detail.update(Content.assemble(about, *check_lines(checks), *archived_lines(archived)))

    @on(VirtualList.Chosen)
    def read_chosen(self) -> None:
        """Enter reads the newest capture."""
        self.call_next(self.run_action, "read")

    def _current(self) -> Reference:
        current = self.references.current
        if current is None:
            raise RuleViolation("There is no reference under the cursor.")
        return current

    @flow
    async def action_add(self) -> None:
        """Add a reference, and fetch it if it is a page."""
        from workbench.tui.screens.attaching import add_new
        from workbench.tui.screens.choose import ChooseScreen

        self.ensure_writable()
        kind = await self.app.push_screen_wait(ChooseScreen("Add a reference", KINDS))
        if kind is None:
            return
        added = await add_new(self, kind)
        if added is None:
            return
        reference = await self.desk.ask(lambda reader: reader.reference(added))
        captures = await self.desk.ask(lambda reader: reader.snapshots(added))
        if reference.url and not captures:
            await self._fetch(reference)
        self.say("Reference added.")

    @flow
    async def action_fetch(self) -> None:
        """Fetch the page once more; several selected ones are queued and fetched behind the screens."""
        from workbench.operations.queue import enqueue, fetchable

        self.ensure_writable()
        if self.references.selected_count > 1:
            wanted = fetchable(self.references.chosen)
            if not wanted:
                raise RuleViolation("None of these has an address to fetch.")
            await self.desk.change(lambda workspace: enqueue(workspace.journal, wanted))
            self.references.action_clear()
            self.workbench.begin_fetching()
            return
        reference = self._current()
        if reference.url is None:
            raise RuleViolation("This reference has no address to fetch.")
        await self._fetch(reference)

    async def _fetch(self, reference: Reference) -> None:
        from workbench.tui.screens.capturing import FetchScreen

        snapshot = await self.app.push_screen_wait(FetchScreen(reference))
        if snapshot is not None:
            self.say(f"Saved {(snapshot.size_bytes or 0) / 1000:,.0f} kB.")

    @flow
    async def action_recheck(self) -> None:
        """Look again at the page under the cursor, or at all selected ones, while the reviewer goes on."""
        from workbench.operations.recheck import checkable

        self.ensure_writable()
        chosen = self.references.chosen
        wanted = await self.desk.ask(lambda reader: checkable(reader, chosen))
        if not wanted:
            raise RuleViolation("There is no capture of an address to compare with: fetch it first.")
        self.references.action_clear()
        self.check_references(wanted)

    @work(group="checks", description="Checking references")
    async def check_references(self, wanted: list[str]) -> None:
        """Check references in a thread and say what was found."""
        self._checking += len(wanted)
        self._show_status()
        try:
            found = await self.desk.change(lambda workspace: check_all(workspace, wanted))
        except WorkbenchError as error:
            self.workbench.refuse(error)
        else:
            words, is_finding = check_said(found)
            severity: Literal["warning", "information"] = "warning" if is_finding else "information"
            self.app.notify(words, severity=severity, markup=False)
        finally:
            self._checking -= len(wanted)
            self._show_status()

    @flow
    async def action_difference(self) -> None:
        """What changed between captures."""
        from workbench.tui.screens.difference import DifferenceScreen

        reference = self._current()
        captures = await self.desk.ask(lambda reader: reader.snapshots(reference.id))
        readable = [capture for capture in captures if capture.has_text]
        if len(readable) < 2:
            raise RuleViolation("There are no two captures with readable text to compare.")
        await self.app.push_screen_wait(DifferenceScreen(reference, readable))

    @flow
    async def action_queue(self) -> None:
        """What waits to be fetched."""
        from workbench.tui.screens.fetch_queue import QueueScreen

        await self.app.push_screen_wait(QueueScreen())

    @flow
    async def action_archive(self) -> None:
        """Find a copy in a web archive, or have one made."""
        from workbench.tui.screens.archiving import CHOICES, ArchiveScreen
        from workbench.tui.screens.choose import ChooseScreen

        self.ensure_writable()
        reference = self._current()
        if reference.url is None:
            raise RuleViolation("This reference has no address that an archive could hold.")
        action = await self.app.push_screen_wait(ChooseScreen("Web archive", CHOICES, subject=reference.url))
        if action is None:
            return
        copy = await self.app.push_screen_wait(ArchiveScreen(reference, action))
        if copy is not None:
            when = f", captured {copy.captured_at[:10]}" if copy.captured_at else ""
            self.say(f"Archived copy {copy.state}{when}.")

    @flow
    async def action_source(self) -> None:
        """Say what is known of who publishes the reference."""
        from workbench.operations.source_notes import describe_source
        from workbench.tui.screens.source import SourceScreen

        self.ensure_writable()
        reference = self._current()
        name = reference.source
        if name is None:
            raise RuleViolation(
                "No source is named on this reference: `workbench reference correct --source`."
            )
        source = await self.desk.ask(lambda reader: reader.sources().of(name))
        said = await self.app.push_screen_wait(SourceScreen(name, source, self.desk.settings.reviewer))
        if said is None:
            return
        event = await self.desk.change(
            lambda workspace: describe_source(
                workspace.journal, name, kind=said.kind, country=said.country, note=said.note
            )
        )
        self.say("Noted." if event else "Nothing to change.")

    @flow
    async def action_read(self) -> None:
        """Read the note, or the newest capture that has text."""
        from workbench.tui.screens.reading import ReadingScreen

        reference = self._current()
        if reference.is_note:
            await self.app.push_screen_wait(
                ReadingScreen(reference.title, reference.note or "", note="a note")
            )
            return
        captures = await self.desk.ask(lambda reader: reader.snapshots(reference.id))
        readable = next((capture for capture in captures if capture.text_digest), None)
        if readable is None:
            raise RuleViolation("No capture of this reference has readable text.")
        text = await self.desk.ask(lambda reader: reader.snapshot_text(readable.id))
        note = f"captured {looks.moment(readable.taken_at)}"
        await self.app.push_screen_wait(ReadingScreen(reference.title, text, note=note))

    @flow
    async def action_copy(self) -> None:
        """Copy the citation."""
        reference = self._current()
        cited = await self.desk.ask(lambda reader: _citation(reader, reference))
        self.app.copy_to_clipboard(cited)
        self.say("Sent the citation to the terminal's clipboard.")


def _citation(reader: Reader, reference: Reference) -> str:
    from workbench.operations.bibliography import citation

    return citation(reader, reference).line
