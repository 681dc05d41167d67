"""A claim against its sources: what became of its quotations, figures and dates, and where they stand there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from workbench.domain.checks import FigureCheck, QuotationCheck
from workbench.domain.evidence import Stance
from workbench.domain.terminal import show
from workbench.errors import RuleViolation, WorkbenchError
from workbench.tui import looks
from workbench.tui.check_view import read_check_view
from workbench.tui.flow import DeskScreen, flow
from workbench.tui.looks import counted, moment
from workbench.tui.widgets.check_words import check_detail
from workbench.tui.widgets.key_line import KeyLine
from workbench.tui.widgets.record_list import RecordList
from workbench.tui.widgets.status_line import StatusLine
from workbench.tui.widgets.virtual_list import VirtualList, fit

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from workbench.domain.references import Reference
    from workbench.domain.snapshots import Snapshot
    from workbench.domain.workspaces import WorkspaceInfo
    from workbench.store.reader import Reader
    from workbench.tui.check_view import CheckRow
    from workbench.tui.widgets.claim_row import Piece

CHECKING = "Reading the sources …"
NOTHING = "Nothing to check: no quotation, figure or date.\nPress o to ask another reference."
NO_SOURCE = "No evidence of this claim has readable text.\nPress o to hold it against a reference."
OUTCOME_WIDTH = 15
EVIDENCE = "evidence"


class CheckScreen(DeskScreen):
    """The lines of a check beside one of them; escape goes back to the claim."""

    AUTO_FOCUS = "#checks"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "a",
            "attach_found",
            "Attach",
            id="check.attach",
            tooltip="Attach what was found as evidence, at its exact place.",
        ),
        Binding("p", "source", "Source", id="check.source", tooltip="Read the passage in its source."),
        Binding(
            "o",
            "other",
            "Other source",
            id="check.other",
            tooltip="Hold the claim against another reference, attached or not.",
        ),
        Binding("escape", "back", "Back", id="check.back", tooltip="Back to the claims."),
    ]

    def __init__(self, claim_id: str) -> None:
        super().__init__()
        self._claim_id = claim_id
        self._reference: Reference | None = None

    def compose(self) -> ComposeResult:
        """Status, lines and the one under the cursor, keys."""
        yield StatusLine()
        with Container(id="panes"):
            with Container(classes="side-list"):
                yield RecordList(_row, id="checks", empty=CHECKING)
            with VerticalScroll(classes="side-detail"):
                yield Static(id="check", markup=False)
        yield KeyLine()

    @property
    def checks(self) -> RecordList[CheckRow]:
        """The list of lines."""
        return self.query_one("#checks", RecordList)

    def on_mount(self) -> None:
        """Check now, and again after every change."""
        self.workbench.changed.subscribe(self, self._follow)
        self.query_one(StatusLine).title = "Check"
        self.check_claim()

    def _follow(self, _info: WorkspaceInfo) -> None:
        self.check_claim()

    @work(group="check", exclusive=True, description="Checking the claim's words")
    async def check_claim(self) -> None:
        """Hold the claim against its sources, in a thread."""
        try:
            view = await self.desk.ask(partial(read_check_view, self.desk, self._claim_id, self._reference))
        except WorkbenchError as error:
            self.workbench.refuse(error)
            if self._reference is None:
                self.checks.empty = NO_SOURCE
                self.checks.rows_changed()
            self._reference = None
            return
        self.checks.empty = NOTHING if view.sources else NO_SOURCE
        self.checks.show_records(view.rows)
        status = self.query_one(StatusLine)
        status.title = view.wording
        status.middle = f"against {self._reference.title}" if self._reference else ""
        sources = counted(view.sources, "source")
        status.right = f"{sources} · {counted(view.findings, 'finding')}" if view.rows else sources

    @on(VirtualList.Highlighted)
    def show_line(self) -> None:
        """Show the line under the cursor."""
        current = self.checks.current
        detail = self.query_one("#check", Static)
        detail.update(check_detail(current) if current else Content(""))
        self.query_one(".side-detail", VerticalScroll).scroll_home(animate=False)

    @on(VirtualList.Chosen)
    def read_chosen(self) -> None:
        """Enter reads the passage in its source."""
        self.call_next(self.run_action, "source")

    def _current(self) -> CheckRow:
        current = self.checks.current
        if current is None:
            raise RuleViolation("There is no line under the cursor.")
        return current

    @flow
    async def action_attach_found(self) -> None:
        """Attach the words found, at their place; only the stance is asked."""
        from workbench.operations.evidence import attach
        from workbench.tui.screens.choose import ChooseScreen

        self.ensure_writable()
        row = self._current()
        span, source = row.checked.excerpt, row.checked.source
        if span is None:
            raise RuleViolation("This source has nothing of it, so there is nothing to attach.")
        options = [(str(stance), look.label) for stance, look in looks.STANCES.items()]
        chosen = await self.app.push_screen_wait(
            ChooseScreen("How does it bear on the claim?", options, subject=f"“{row.words}”")
        )
        if chosen is None:
            return
        await self.desk.change(
            lambda workspace: attach(
                workspace.journal,
                self._claim_id,
                source.reference.id,
                Stance(chosen),
                span=span,
                snapshot_id=source.snapshot.id,
            )
        )
        self._reference = None
        self.say(f"Attached: {chosen}.")

    @flow
    async def action_source(self) -> None:
        """Read the source, at the words where it has them."""
        from workbench.tui.screens.reading import ReadingScreen

        row = self._current()
        source = row.checked.source
        text = await self.desk.ask(lambda reader: reader.snapshot_text(source.snapshot.id))
        note = f"captured {moment(source.snapshot.taken_at)}"
        await self.app.push_screen_wait(
            ReadingScreen(source.reference.title, text, note=note, passage=row.checked.excerpt)
        )

    @flow
    async def action_other(self) -> None:
        """Choose what the claim is held against."""
        from workbench.tui.screens.choose import ChooseScreen

        references = await self.desk.ask(_readable)
        options = [(EVIDENCE, "All evidence of this claim"), *((r.id, r.citation) for r in references)]
        chosen = await self.app.push_screen_wait(ChooseScreen("Hold the claim against", options))
        if chosen is not None:
            self._reference = next((r for r in references if r.id == chosen), None)
            self.check_claim()

    def action_back(self) -> None:
        """Back to the claims."""
        self.dismiss(None)


def _readable(reader: Reader) -> list[Reference]:
    """References that have a capture with readable text."""
    return [
        reference
        for reference in reader.references()
        if not reference.withdrawn and any(capture.text_digest for capture in reader.snapshots(reference.id))
    ]


def _row(row: CheckRow, line: int, width: int) -> list[Piece]:
    item, source = row.checked.item, row.checked.source
    look = looks.CHECKS[row.checked.outcome]
    if line == 0:
        room = width - OUTCOME_WIDTH - 1
        return [
            (fit(look.label, OUTCOME_WIDTH), look.tone),
            (" ", "plain"),
            (fit(show(_said(item)), room), "plain"),
        ]
    held = "" if source.evidence else " · not attached"
    return [
        (
            fit(f"{' ' * (OUTCOME_WIDTH + 1)}{show(_title(source.reference, source.snapshot))}{held}", width),
            "quiet",
        )
    ]


def _said(item: QuotationCheck | FigureCheck) -> str:
    return f"“{item.text}”" if isinstance(item, QuotationCheck) else f"{item.kind} {item.words}"


def _title(reference: Reference, snapshot: Snapshot) -> str:
    return reference.title or snapshot.url or reference.id
