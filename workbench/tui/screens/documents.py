"""The documents under check, with how much of each is left."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from workbench.domain.reading import FORMATS
from workbench.domain.terminal import show
from workbench.errors import RuleViolation, WorkbenchError
from workbench.tui import looks
from workbench.tui.flow import DeskScreen, flow
from workbench.tui.looks import QUIET, counted
from workbench.tui.widgets.key_line import KeyLine
from workbench.tui.widgets.record_list import RecordList
from workbench.tui.widgets.status_line import StatusLine
from workbench.tui.widgets.virtual_list import VirtualList, fit

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from workbench.domain.documents import Document
    from workbench.domain.workspaces import WorkspaceInfo
    from workbench.tui.widgets.claim_row import Piece

EMPTY = f"No documents yet.\nPress i to add files, or a folder of them: {FORMATS}."


class DocumentsScreen(DeskScreen):
    """The list of documents beside what is known of one."""

    AUTO_FOCUS = "#documents"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("i", "ingest", "Add documents", id="documents.ingest", tooltip="Add documents to check."),
        Binding(
            "p", "read", "Read", id="documents.read", tooltip="Read the document, with its passages marked."
        ),
        Binding(
            "c", "claims", "Its claims", id="documents.claims", tooltip="Show only this document's claims."
        ),
        Binding(
            "W",
            "withdraw",
            "Withdraw",
            id="documents.withdraw",
            tooltip="Take a wrong or embargoed document out of the work.",
        ),
        Binding(
            "r",
            "report",
            "Report",
            show=False,
            id="documents.report",
            tooltip="Export the verification report.",
        ),
    ]

    def compose(self) -> ComposeResult:
        """Status, list and detail, keys."""
        yield StatusLine()
        with Container(id="panes"):
            with Container(classes="side-list"):
                yield RecordList(_row, id="documents", empty=EMPTY)
            with VerticalScroll(classes="side-detail"):
                yield Static(id="document", markup=False)
        yield KeyLine()

    @property
    def documents(self) -> RecordList[Document]:
        """The list."""
        return self.query_one("#documents", RecordList)

    def on_mount(self) -> None:
        """Read the documents, now and after every change."""
        self.workbench.opened.subscribe(self, self._follow)
        self.workbench.changed.subscribe(self, self._follow)
        self.read_documents()

    def _follow(self, _info: WorkspaceInfo) -> None:
        self.read_documents()

    @work(group="documents", exclusive=True, description="Reading the documents")
    async def read_documents(self) -> None:
        """Read the list of documents."""
        try:
            documents = await self.desk.ask(lambda reader: reader.documents())
        except WorkbenchError as error:
            self.workbench.refuse(error)
            return
        self.documents.show_records(documents)
        status = self.query_one(StatusLine)
        status.title = "Documents"
        left = sum(document.claims_open for document in documents if not document.withdrawn)
        status.right = f"{counted(len(documents), 'document')} · {counted(left, 'claim')} left"

    @on(VirtualList.Highlighted)
    def show_document(self) -> None:
        """Show what is known of the document under the cursor."""
        current = self.documents.current
        titles = {document.id: document.title for document in self.documents.records}
        self.query_one("#document", Static).update(_detail(current, titles) if current else Content(""))

    @on(VirtualList.Chosen)
    def read_chosen(self) -> None:
        """Enter reads the document."""
        self.call_next(self.run_action, "read")

    def _current(self) -> Document:
        current = self.documents.current
        if current is None:
            raise RuleViolation("There is no document under the cursor.")
        return current

    @flow
    async def action_ingest(self) -> None:
        """Add documents."""
        from workbench.tui.screens.ingest import IngestScreen

        self.ensure_writable()
        if await self.app.push_screen_wait(IngestScreen()):
            self.desk.claims_came()

    @flow
    async def action_read(self) -> None:
        """Read the document, with its passages underlined."""
        from workbench.tui.screens.reading import ReadingScreen

        document = self._current()
        text = await self.desk.ask(lambda reader: self.desk.document_text(reader, document.id))
        marks = await self.desk.ask(
            lambda reader: [a.reading.span for a in reader.document_assertions(document.id) if not a.rejected]
        )
        note = f"{counted(len(marks), 'passage')} marked"
        await self.app.push_screen_wait(ReadingScreen(document.title, text, note=note, marks=marks))

    @flow
    async def action_claims(self) -> None:
        """Go to the claims of this document."""
        from workbench.tui.screens.claims import ClaimsScreen

        document = self._current()
        await self.app.switch_mode("claims")
        screen = self.app.screen
        if isinstance(screen, ClaimsScreen):
            screen.show_document(document.id)

    @flow
    async def action_withdraw(self) -> None:
        """Withdraw the document for a reason."""
        from workbench.operations.ingest import withdraw_document
        from workbench.tui.screens.line import LineScreen

        self.ensure_writable()
        document = self._current()
        if document.withdrawn:
            raise RuleViolation("This document was withdrawn already.")
        reason = await self.app.push_screen_wait(
            LineScreen(
                f"Withdraw {document.title}", hint="Why? Its claims leave the list; text and trail stay."
            )
        )
        if reason is None:
            return
        await self.desk.change(lambda workspace: withdraw_document(workspace.journal, document.id, reason))
        self.say("Withdrawn. Undo (u among the claims) takes it back.")

    @flow
    async def action_report(self) -> None:
        """Export the report."""
        from workbench.tui.screens.exporting import export_report

        said = await export_report(self)
        if said is not None:
            self.say(said)


def _row(document: Document, line: int, width: int) -> list[Piece]:
    right = 16
    room = width - right - 1
    if line == 0:
        left = (
            f"{document.claims_open:,} left"
            if document.claims_open
            else "● done"
            if document.claims
            else "no claims"
        )
        tone = (
            "quiet"
            if document.withdrawn
            else "good"
            if document.claims and not document.claims_open
            else "plain"
        )
        word = "– withdrawn" if document.withdrawn else left
        return [
            (fit(show(document.title), room), "quiet" if document.withdrawn else "plain"),
            (" ", "plain"),
            (fit(word, right), tone),
        ]
    origin = " · ".join(
        show(part) for part in (document.publisher, document.published, document.author) if part
    )
    if document.copies:
        voice = f"‖ one voice with {counted(len(document.copies), 'other document')}"
        origin = f"{voice} · {origin}" if origin else voice
    return [
        (fit(origin or "nothing is known of its publication", room), "quiet"),
        (" ", "plain"),
        (fit(counted(document.claims, "claim"), right), "quiet"),
    ]


def _detail(document: Document, titles: dict[str, str]) -> Content:
    rows = [
        ("claims", f"{document.claims_open:,} left of {document.claims:,}"),
        ("passages", f"{document.assertions:,}"),
        ("length", f"{document.characters:,} characters"),
        ("read as", " · ".join(p for p in (document.media_type, document.encoding, document.reader) if p)),
        ("extractor", document.extractor),
        ("bytes", f"sha256 {document.bytes_digest}"),
        ("added", f"{show(document.added_by)}, {looks.moment(document.added_at)}"),
        ("id", document.id),
    ]
    parts: list[str | Content | tuple[str, str]] = [(show(document.title), "bold")]
    if document.withdrawn:
        parts.append(
            (f"\nwithdrawn: {show(document.withdrawn_reason or 'its addition was undone')}", "$text-error")
        )
    for appearance in document.appearances:
        said = " · ".join(
            show(p)
            for p in (appearance.publisher, appearance.published, appearance.author, appearance.url)
            if p
        )
        parts.append((f"\n{said}", QUIET))
    parts.append("\n")
    for name, value in rows:
        parts += [(f"\n{name:<10}", QUIET), show(str(value))]
    if document.supersedes:
        parts += [("\nreplaces  ", QUIET), document.supersedes]
    if document.superseded_by:
        parts += [("\nreplaced by ", "$text-warning"), document.superseded_by]
    for copy in document.copies:
        parts += [("\none voice with ", "$text-warning"), show(titles.get(copy, copy))]
    return Content.assemble(*parts)
