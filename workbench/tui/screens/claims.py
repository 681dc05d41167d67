"""The claims to review: the list, what it is narrowed to, and the claim under the cursor beside it."""

from __future__ import annotations

from array import array
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.widgets import Input, Static

from workbench.domain.claims import ClaimCounts, ClaimFilter, ClaimSort
from workbench.domain.reading import FORMATS
from workbench.domain.terminal import show
from workbench.errors import UnknownId, WorkbenchError
from workbench.tui import looks
from workbench.tui.claim_view import read_claim_view
from workbench.tui.screens.claim_actions import ClaimActions
from workbench.tui.screens.claim_bulk import BulkActions
from workbench.tui.screens.claim_keys import REVIEW_KEYS
from workbench.tui.screens.claim_notice import CheckNotices
from workbench.tui.screens.queue_actions import QueueActions
from workbench.tui.widgets.claim_detail import ClaimDetail
from workbench.tui.widgets.claim_list import ClaimList
from workbench.tui.widgets.claim_row import heading
from workbench.tui.widgets.key_line import KeyLine
from workbench.tui.widgets.paged_list import PAGE_ROWS
from workbench.tui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from workbench.domain.claims import ClaimSummary
    from workbench.domain.workspaces import WorkspaceInfo
    from workbench.store.reader import Reader

DETAIL_DELAY_S = 0.05
"""The cursor rests this long before the claim under it is read."""
SAMPLE_BANNER = "Sample workspace: restore it with `python -m workbench.samples`"
READ_ONLY_BANNER = "Read-only: the database cannot be written, so nothing here changes it"
NO_CLAIMS = f"No claims yet.\nPress i to add documents, or a folder of them: {FORMATS}."
NONE_FOUND = "No claim fits.\nPress escape to see all claims again."
OPENING = "Opening the workspace …"


class ClaimsScreen(ClaimActions, CheckNotices, BulkActions, QueueActions):
    """The review queue."""

    AUTO_FOCUS = "#claims"
    LEGEND = ("Marks of open findings on a claim", looks.badge_legend)
    BINDINGS: ClassVar[list[BindingType]] = [
        *REVIEW_KEYS,
        Binding(
            "slash",
            "search",
            "Search",
            key_display="/",
            id="claims.search",
            tooltip="Search wordings, passages, speakers and titles as you type.",
        ),
        Binding(
            "f",
            "filter",
            "Filter",
            id="claims.filter",
            tooltip="Narrow the list by kind, state, speaker, document, reviewer or tag.",
        ),
        Binding(
            "n",
            "next_open",
            "Next open",
            id="claims.next",
            tooltip="To the next claim that still wants something.",
        ),
        Binding(
            "S",
            "sort",
            "Sort",
            show=False,
            id="claims.sort",
            tooltip="Document order, or the most check-worthy first.",
        ),
        Binding(
            "left_square_bracket,h",
            "section(-1)",
            "Section up",
            show=False,
            key_display="h",
            id="claims.section_up",
            tooltip="Scroll the detail to the section before.",
        ),
        Binding(
            "right_square_bracket,l",
            "section(1)",
            "Section down",
            show=False,
            key_display="l",
            id="claims.section_down",
            tooltip="Scroll the detail to the next section.",
        ),
        Binding(
            "z",
            "zoom",
            "Zoom",
            show=False,
            id="claims.zoom",
            tooltip="Give the whole width to the list or the detail, whichever has focus.",
        ),
        Binding(
            "Z",
            "density",
            "Row height",
            show=False,
            id="claims.density",
            tooltip="Rows of one line or of two.",
        ),
        Binding(
            "escape",
            "clear",
            "Clear",
            show=False,
            id="claims.clear",
            tooltip="Let go of the selection, then of search and filters.",
        ),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.wanted = ClaimFilter()
        self.sort = ClaimSort.DOCUMENT
        self._counts: ClaimCounts | None = None
        self._list_is_due = False
        self._goes_to_top = False
        self._goes_to: ClaimSummary | str | None = None
        self._also: list[str] = []
        self._detail_timer: Any = None

    def compose(self) -> ComposeResult:
        """Status, banner, search, list and detail, keys."""
        yield StatusLine(id="status")
        yield Static(id="banner", classes="banner", markup=False)
        yield Input(
            placeholder="Search claims …   enter: to the list · escape: clear", id="search", compact=True
        )
        with Container(id="panes"):
            with Container(classes="side-list"):
                yield Static(id="columns", markup=False)
                yield ClaimList(id="claims", empty=OPENING)
            yield ClaimDetail(id="detail").add_class("side-detail")
        yield KeyLine()

    @property
    def claims(self) -> ClaimList:
        """The list."""
        return self.query_one("#claims", ClaimList)

    @property
    def detail(self) -> ClaimDetail:
        """The claim beside it."""
        return self.query_one("#detail", ClaimDetail)

    def on_mount(self) -> None:
        """Show the rows read before; everything else follows once the workspace is open."""
        self.workbench.opened.subscribe(self, self._follow)
        self.workbench.changed.subscribe(self, self._follow)
        first = self.workbench.first
        if first is not None:
            self.query_one(StatusLine).title = first.title
            self._show_banner(SAMPLE_BANNER if first.is_sample else "")
            if not first.rows:
                self.claims.empty = NO_CLAIMS
            self.claims.show_order(array("q", [row.n for row in first.rows]), first.rows)
        elif self.workbench.is_absent:
            self.claims.empty = "There is no workspace here yet."

    def _follow(self, info: WorkspaceInfo) -> None:
        self.query_one(StatusLine).title = info.title
        self._show_banner(
            READ_ONLY_BANNER if self.desk.is_read_only else SAMPLE_BANNER if info.is_sample else ""
        )
        if self.claims.order:
            # What is in view first: ordering a long list anew takes longer than reading a page of it.
            self._read_page(self.claims.around(self.claims.cursor))
            self.follow_cursor()
        self.refresh_list()

    def _show_banner(self, words: str) -> None:
        banner = self.query_one("#banner", Static)
        banner.update(words)
        banner.set_class(bool(words), "-shown")

    # The list. One reader at a time goes on until the newest wish is served, so typing never waits for a query.

    def refresh_list(self, *, to_top: bool = False, to: ClaimSummary | str | None = None) -> None:
        """Read the list again; the cursor stays on its claim, or goes to another (by id when it is new)."""
        self._goes_to_top |= to_top
        self._goes_to = to or self._goes_to
        if not self._list_is_due:
            self._list_is_due = True
            self._read_list()

    @work(group="claims.list", exclusive=True, description="Reading the list of claims")
    async def _read_list(self) -> None:
        while self._list_is_due:
            self._list_is_due = False
            at = 0 if self._goes_to_top else self.claims.cursor
            keep = self._goes_to or self.claims.current
            try:
                order, rows, counts, target = await self.desk.ask(
                    partial(_list, self.wanted, self.sort, keep, at)
                )
                self._also = await self._other_spellings(self.wanted.text)
            except WorkbenchError as error:
                self.workbench.refuse(error)
                return
            self._show_list(order, rows, counts, target)

    async def _other_spellings(self, text: str | None) -> list[str]:
        """What a search finds besides the words typed."""
        return await self.desk.ask(lambda reader: reader.also_searched(text)) if text else []

    def _show_list(
        self, order: array[int], rows: list[ClaimSummary], counts: ClaimCounts, target: ClaimSummary | None
    ) -> None:
        claims = self.claims
        claims.empty = NO_CLAIMS if self.wanted == ClaimFilter() else NONE_FOUND
        keep = claims.current
        if self._goes_to is not None:
            self._goes_to, keep = None, target
        if self._goes_to_top:
            self._goes_to_top = False
            claims.cursor = 0
        claims.show_order(order, rows, keep=keep)
        self._read_badges(rows)
        self._counts = counts
        self._show_status()

    def _show_status(self) -> None:
        status = self.query_one(StatusLine)
        status.middle = self._narrowed_to()
        if self._counts is not None:
            said = f"{self._counts.left:,} left of {self._counts.total:,}"
            selected = len(self.claims.selected)
            status.right = f"{selected:,} selected · {said}" if selected else said

    def _narrowed_to(self) -> str:
        wanted = self.wanted
        parts = [
            f"/{wanted.text}" if wanted.text else None,
            f"also {', '.join(self._also)}" if self._also else None,
            str(wanted.state).replace("_", " ") if wanted.state else None,
            "unfinished" if wanted.unfinished else None,
            str(wanted.kind) if wanted.kind else None,
            wanted.speaker,
            wanted.entity,
            self._document_title(wanted.document_id),
            f"@{wanted.reviewer}" if wanted.reviewer else None,
            f"#{wanted.tag}" if wanted.tag else None,
            "most check-worthy first" if self.sort is ClaimSort.WORTHINESS else None,
        ]
        return " · ".join(show(part) for part in parts if part)

    def _document_title(self, document_id: str | None) -> str | None:
        if document_id is None:
            return None
        current = self.claims.current
        known = current.document_title if current and current.document_id == document_id else None
        return known or "one document"

    @on(ClaimList.PageWanted)
    def read_page(self, message: ClaimList.PageWanted) -> None:
        """Rows come into view that were not read yet."""
        self._read_page(message.numbers)

    @work(group="claims.pages", description="Reading rows")
    async def _read_page(self, numbers: list[int]) -> None:
        try:
            rows = await self.desk.ask(lambda reader: reader.claim_page(numbers))
        except WorkbenchError as error:
            self.workbench.refuse(error)
        else:
            self.claims.add_rows(rows)
            self._read_badges(rows)

    @work(group="claims.badges", description="Reading what is found of these claims")
    async def _read_badges(self, rows: list[ClaimSummary]) -> None:
        """The marks come after the rows: a list is there before it is known what was found of its claims."""
        ids = {row.id: row.n for row in rows}
        try:
            kinds = await self.desk.ask_findings(lambda reader: reader.open_finding_kinds(list(ids)))
        except WorkbenchError as error:
            self.workbench.refuse(error)
        else:
            self.claims.show_badges({n: looks.badge(kinds.get(id_, ())) for id_, n in ids.items()})

    # The detail follows the cursor once it rests.

    @on(ClaimList.Highlighted)
    def follow_cursor(self) -> None:
        """Read the claim under the cursor in a moment."""
        if self._detail_timer is not None:
            self._detail_timer.stop()
        self._detail_timer = self.set_timer(DETAIL_DELAY_S, self._read_detail)

    @work(group="claims.detail", exclusive=True, description="Reading a claim")
    async def _read_detail(self) -> None:
        current = self.claims.current
        if current is None:
            if not self.claims.order:
                self.detail.show_claim(None)
            return
        try:
            view = await self.desk.ask(lambda reader: read_claim_view(reader, self.desk, current.id))
        except UnknownId:
            self.refresh_list()
        except WorkbenchError as error:
            self.workbench.refuse(error)
        else:
            self.detail.show_claim(view)
            self.notice_check(view.claim)

    @on(ClaimList.SelectionChanged)
    def count_selection(self) -> None:
        """Say how many are selected."""
        self._show_status()

    @on(ClaimList.Chosen, "#claims")
    def open_chosen(self) -> None:
        """Read the passage in its document."""
        self.call_next(self.run_action, "open_document")

    def on_resize(self) -> None:
        """Name the columns where rows of one line have many."""
        self.call_after_refresh(self._show_columns)

    def _show_columns(self) -> None:
        claims = self.claims
        columns = self.query_one("#columns", Static)
        width = claims.size.width
        columns.set_class(claims.row_height == 1 and width >= 96, "-shown")
        columns.update(heading(width - 1))

    # Searching, sorting, narrowing.

    def action_search(self) -> None:
        """Show the search line."""
        search = self.query_one("#search", Input)
        search.add_class("-shown")
        search.focus()

    @on(Input.Changed, "#search")
    def search_as_typed(self, event: Input.Changed) -> None:
        """Narrow the list to what is typed; the letters show at once, the list follows."""
        self.wanted = replace(self.wanted, text=event.value if event.value.strip() else None)
        self.refresh_list(to_top=True)

    @on(Input.Submitted, "#search")
    def search_is_done(self) -> None:
        """Back to the list, narrowed."""
        self.claims.focus()
        if not self.query_one("#search", Input).value:
            self.query_one("#search", Input).remove_class("-shown")

    def action_clear(self) -> None:
        """Let go of the selection first; then of search and filters."""
        search = self.query_one("#search", Input)
        if self.claims.selected and not search.has_focus:
            self.claims.clear_selection()
            return
        search.value = ""
        search.remove_class("-shown")
        self.claims.focus()
        if self.wanted != ClaimFilter():
            self.wanted = ClaimFilter()
            self.refresh_list()

    def show_claim(self, claim_id: str) -> None:
        """Go to one claim among all."""
        self.query_one("#search", Input).value = ""
        self.wanted = ClaimFilter()
        self.refresh_list(to=claim_id)

    def show_document(self, document_id: str) -> None:
        """Narrow the list to one document."""
        self.wanted = ClaimFilter(document_id=document_id)
        self.refresh_list(to_top=True)

    def action_sort(self) -> None:
        """Change between document order and check-worthiness."""
        worth = self.sort is ClaimSort.DOCUMENT
        self.sort = ClaimSort.WORTHINESS if worth else ClaimSort.DOCUMENT
        self.say("The most check-worthy claims first." if worth else "Claims in document order.")
        self.refresh_list(to_top=True)

    def action_section(self, step: int) -> None:
        """Scroll the detail to another section."""
        self.detail.to_section(step)

    def action_zoom(self) -> None:
        """Give the whole room to what has focus, or share it again."""
        zoomed = self.has_class("-zoom-list") or self.has_class("-zoom-detail")
        self.remove_class("-zoom-list", "-zoom-detail")
        if not zoomed:
            self.add_class("-zoom-detail" if self.detail.has_focus else "-zoom-list")
        self.call_after_refresh(self._show_columns)

    def action_density(self) -> None:
        """Rows of one line, or of two where there is room."""
        self.claims.one_line_rows = not self.claims.one_line_rows
        self.claims.rows_changed()
        self._show_columns()


def _list(
    wanted: ClaimFilter, sort: ClaimSort, keep: ClaimSummary | str | None, at: int, reader: Reader
) -> tuple[array[int], list[ClaimSummary], ClaimCounts, ClaimSummary | None]:
    """The order of the claims wanted, the rows about the cursor, the counts, and the claim to stay on."""
    order = reader.claim_order(wanted, sort)
    if isinstance(keep, str):
        keep = reader.claim_row(keep)
    if keep is not None and keep.n in order:
        at = order.index(keep.n)
    start = max(0, min(at, len(order)) - PAGE_ROWS)
    top = [] if start < PAGE_ROWS else order[:PAGE_ROWS].tolist()
    rows = reader.claim_page([*top, *order[start : start + 2 * PAGE_ROWS].tolist()])
    return order, rows, reader.claim_counts(wanted), keep
