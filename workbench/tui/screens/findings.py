"""What the articles, set against each other, agree and disagree on: the list by kind, two passages side by side."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on, work
from textual.containers import Container

from workbench.domain.decisions import (
    FINDING_DISMISS_REASONS,
    FindingCounts,
    FindingFilter,
    FindingStatus,
    FindingSummary,
)
from workbench.domain.findings import FindingType
from workbench.domain.terminal import show
from workbench.errors import RuleViolation, UnknownId, WorkbenchError
from workbench.tui import looks
from workbench.tui.finding_view import read_finding_view
from workbench.tui.flow import DeskScreen, flow
from workbench.tui.screens.finding_keys import FINDING_KEYS
from workbench.tui.widgets.finding_detail import FindingSides
from workbench.tui.widgets.finding_list import FindingList
from workbench.tui.widgets.key_line import KeyLine
from workbench.tui.widgets.paged_list import PAGE_ROWS
from workbench.tui.widgets.status_line import StatusLine
from workbench.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from array import array

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from workbench.domain.decisions import FindingDetail
    from workbench.domain.workspaces import WorkspaceInfo
    from workbench.store.reader import Reader

DETAIL_DELAY_S = 0.05
"""The cursor rests this long before the finding under it is read."""
NO_FINDINGS = "Nothing was found between the documents.\nIt takes two that say something about the same."
NONE_FIT = "No finding fits.\nPress escape to see all findings again."
COMPARING = "Setting the documents against each other …"


class FindingsScreen(DeskScreen):
    """Findings to judge: accept, dismiss, join; from each the way to its claims and back."""

    AUTO_FOCUS = "#findings"
    LEGEND = ("What the marks mean", looks.finding_legend)
    BINDINGS: ClassVar[list[BindingType]] = FINDING_KEYS

    def __init__(self) -> None:
        super().__init__()
        self.wanted = FindingFilter()
        self.narrowed_to = ""
        """What the list is narrowed to, in words."""
        self._goes_to: str | None = None
        self._list_is_due = False
        self._detail_timer: Any = None

    def compose(self) -> ComposeResult:
        """Status, list, passages, keys."""
        yield StatusLine()
        with Container(id="judging"):
            yield FindingList(id="findings", empty=COMPARING)
            yield FindingSides(id="sides")
        yield KeyLine()

    @property
    def findings(self) -> FindingList:
        """The list."""
        return self.query_one("#findings", FindingList)

    def on_mount(self) -> None:
        """Compare what changed, and read the findings, now and after every change."""
        self.workbench.opened.subscribe(self, self._follow)
        self.workbench.changed.subscribe(self, self._follow)
        self.query_one(StatusLine).title = "Findings"
        self.refresh_list()
        self.compare()

    def _follow(self, _info: WorkspaceInfo) -> None:
        self.refresh_list()
        if self.is_current:
            self.compare()

    def on_screen_resume(self) -> None:
        """What changed while another screen was shown is compared now."""
        self.compare()

    @work(group="comparing", exclusive=True, description="Comparing the documents")
    async def compare(self) -> None:
        """Set the documents against each other where something changed."""
        status = self.query_one(StatusLine)
        try:
            if not await self.desk.is_behind():
                return
            status.middle = COMPARING
            await self.desk.compare()
        except WorkbenchError as error:
            self.workbench.refuse(error)
        self.refresh_list()

    # The list. One reader at a time goes on until the newest wish is served.

    def refresh_list(self, *, to: str | None = None) -> None:
        """Read the list again; the cursor stays on its finding, or goes to the one with this id."""
        self._goes_to = to or self._goes_to
        if not self._list_is_due:
            self._list_is_due = True
            self._read_list()

    @work(group="findings.list", exclusive=True, description="Reading the findings")
    async def _read_list(self) -> None:
        while self._list_is_due:
            self._list_is_due = False
            wish, current = self._goes_to, self.findings.current
            keep = wish or (current.id if current else None)
            try:
                order, rows, counts, titles, at = await self.desk.ask_findings(
                    partial(_list, self.wanted, keep, self.findings.cursor)
                )
                behind = await self.desk.is_behind()
            except WorkbenchError as error:
                self.workbench.refuse(error)
                return
            if wish is None and self.findings.current is not None:
                at = self.findings.current.n  # the cursor may have gone on while the list was read
            if self._goes_to == wish:
                self._goes_to = None
            self.findings.empty = (
                NONE_FIT if self.wanted != FindingFilter() else COMPARING if behind else NO_FINDINGS
            )
            self.findings.show_order(order, counts, rows, titles, keep=at)
            self._show_status(counts)

    def _show_status(self, counts: FindingCounts) -> None:
        status = self.query_one(StatusLine)
        status.middle = self.narrowed_to
        left = counts.of(status=FindingStatus.OPEN)
        status.right = f"{left:,} open of {counts.total:,}"

    @on(FindingList.PageWanted)
    def read_page(self, message: FindingList.PageWanted) -> None:
        """Rows come into view that were not read yet."""
        self._read_page(message.numbers)

    @work(group="findings.pages", description="Reading rows")
    async def _read_page(self, numbers: list[int]) -> None:
        try:
            self.findings.add_rows(await self.desk.ask_findings(lambda reader: reader.finding_page(numbers)))
        except WorkbenchError as error:
            self.workbench.refuse(error)

    # The passages follow the cursor once it rests.

    @on(VirtualList.Highlighted)
    def follow_cursor(self) -> None:
        """Read the finding under the cursor in a moment."""
        if self._detail_timer is not None:
            self._detail_timer.stop()
        self._detail_timer = self.set_timer(DETAIL_DELAY_S, self._read_detail)

    @work(group="findings.detail", exclusive=True, description="Reading a finding")
    async def _read_detail(self) -> None:
        current, sides = self.findings.current, self.query_one(FindingSides)
        if current is None:
            if not self.findings.order:
                await sides.show_finding(None)
            return
        try:
            view = await self.desk.ask_findings(
                lambda reader: read_finding_view(reader, self.desk, current.id)
            )
        except UnknownId:
            self.refresh_list()
        except WorkbenchError as error:
            self.workbench.refuse(error)
        else:
            await sides.show_finding(view)

    def action_scroll(self, step: int) -> None:
        """Scroll the passages."""
        sides = self.query_one(FindingSides)
        sides.scroll_relative(y=step * max(1, sides.size.height - 2), animate=False)

    @on(VirtualList.Chosen)
    def open_chosen(self) -> None:
        """Enter goes to the claims."""
        self.call_next(self.run_action, "claims")

    # Judging.

    def _current(self) -> FindingSummary:
        current = self.findings.current
        if current is None:
            raise RuleViolation("There is no finding under the cursor.")
        return current

    async def _detail(self) -> FindingDetail:
        id_ = self._current().id
        return await self.desk.ask_findings(lambda reader: reader.finding(id_))

    @flow
    async def action_accept(self) -> None:
        """Say that it is so."""
        await self._accept(self._current())

    @flow
    async def action_join(self) -> None:
        """Join the claims of a finding that says they are the same."""
        current = self._current()
        if current.type is not FindingType.SAME:
            raise RuleViolation("Only claims found to be the same are joined: a accepts this finding.")
        await self._accept(current)

    async def _accept(self, current: FindingSummary) -> None:
        from workbench.operations.findings import accept

        self.ensure_writable()
        event = await self.desk.change(lambda workspace: accept(workspace.journal, [current.id]))
        if event is None or event.body is None:
            self.say("It was accepted already.")
            return
        joined = sum(change.entity_type == "claim" for change in event.body.changes)
        said = f"Accepted; joined {looks.counted(joined, 'claim')} into one." if joined else "Accepted."
        self.say(f"{said} u takes it back.")
        await self._go_on(current)

    @flow
    async def action_dismiss(self) -> None:
        """Say that it is not so, or does not matter, and why."""
        from workbench.operations.findings import dismiss
        from workbench.tui.screens.choose import ChooseScreen

        self.ensure_writable()
        current = self._current()
        reason = await self.app.push_screen_wait(
            ChooseScreen(
                f"Dismiss this {looks.FINDINGS[current.type].word}",
                [(r, r) for r in FINDING_DISMISS_REASONS],
                own_words="Another reason",
                subject=current.explanation,
            )
        )
        if reason is None:
            return
        await self.desk.change(lambda workspace: dismiss(workspace.journal, [current.id], reason))
        self.say(f"Dismissed: {show(reason)}.")
        await self._go_on(current)

    @flow
    async def action_reopen(self) -> None:
        """Take back what was decided."""
        from workbench.operations.findings import reopen

        self.ensure_writable()
        current = self._current()
        await self.desk.change(lambda workspace: reopen(workspace.journal, [current.id]))
        self.say(
            "Open again." + (" Claims stay joined: undo takes a join back." if _is_join(current) else "")
        )

    @flow
    async def action_undo(self) -> None:
        """Take back this reviewer's newest action."""
        from workbench.tui.undoing import take_back

        await take_back(self)

    # Going about.

    async def _go_on(self, judged: FindingSummary) -> None:
        """To the next finding that is open, if there is one below."""
        number = await self._next_open(judged.n)
        if number is not None and self.findings.current is not None and self.findings.current.n == judged.n:
            self.findings.to(number)

    async def _next_open(self, after: int) -> int | None:
        """The next open finding in the list, from the top again after the last."""
        wanted = FindingFilter(
            self.wanted.type, FindingStatus.OPEN, self.wanted.document_id, self.wanted.claim_id
        )
        left = set(await self.desk.ask_findings(lambda reader: reader.finding_order(wanted)))
        order = [number for number in self.findings.order if number > 0]
        start = order.index(after) + 1 if after in order else 0
        return next((n for n in [*order[start:], *order[:start]] if n in left and n != after), None)

    @flow
    async def action_next_open(self) -> None:
        """To the next finding nobody has judged."""
        current = self.findings.current
        number = await self._next_open(current.n if current else 0)
        if number is None or not self.findings.to(number):
            self.say("Nothing else is left to judge here.")

    @flow
    async def action_claims(self) -> None:
        """Go to one of its claims."""
        from workbench.tui.screens.choose import ChooseScreen
        from workbench.tui.screens.claims import ClaimsScreen

        detail = await self._detail()
        wordings = {p.claim_id: p.wording for p in detail.passages if p.claim_id is not None}
        if not wordings:
            raise RuleViolation("No claim of this finding is listed.")
        chosen: str | None = next(iter(wordings))
        if len(wordings) > 1:
            chosen = await self.app.push_screen_wait(ChooseScreen("Go to which claim?", [*wordings.items()]))
        if chosen is None:
            return
        await self.app.switch_mode("claims")
        screen = self.app.screen
        if isinstance(screen, ClaimsScreen):
            screen.show_claim(chosen)

    @flow
    async def action_read(self) -> None:
        """Read a passage in its document."""
        from workbench.tui.screens.choose import ChooseScreen
        from workbench.tui.screens.reading import open_passage

        passages = {(p.assertion.document_id, p.span): p for p in (await self._detail()).passages}
        members = {str(number): p for number, p in enumerate(passages.values())}
        if not members:
            return
        chosen: str | None = next(iter(members))
        if len(members) > 1:
            options = [(n, f"{p.assertion.document_title}  ·  {p.words}") for n, p in members.items()]
            chosen = await self.app.push_screen_wait(ChooseScreen("Read which passage?", options))
        if chosen is not None:
            await open_passage(self, members[chosen].assertion, members[chosen].span)

    @flow
    async def action_filter(self) -> None:
        """Narrow the list."""
        from workbench.tui.screens.finding_filter import FindingFilterScreen

        titles = await self.desk.ask(
            lambda reader: [(d.id, d.title) for d in reader.documents() if not d.withdrawn]
        )
        wanted = await self.app.push_screen_wait(FindingFilterScreen(self.wanted, titles))
        if wanted is not None:
            self._narrow(wanted, dict(titles))

    def _narrow(self, wanted: FindingFilter, titles: dict[str, str]) -> None:
        self.wanted = wanted
        parts = [
            looks.FINDINGS[wanted.type].word if wanted.type else None,
            str(wanted.status) if wanted.status else None,
            titles.get(wanted.document_id, "one document") if wanted.document_id else None,
            "of one claim" if wanted.claim_id else None,
        ]
        self.narrowed_to = " · ".join(show(part) for part in parts if part)
        self.refresh_list()

    def show_claim(self, claim_id: str) -> None:
        """Narrow the list to the findings of one claim."""
        self._narrow(FindingFilter(claim_id=claim_id), {})

    def show_finding(self, finding_id: str) -> None:
        """Go to one finding among all."""
        self._narrow(FindingFilter(), {})
        self.refresh_list(to=finding_id)

    def action_clear(self) -> None:
        """Let go of the filters."""
        if self.wanted != FindingFilter():
            self._narrow(FindingFilter(), {})

    @flow
    async def action_report(self) -> None:
        """Export the report."""
        from workbench.tui.screens.exporting import export_report

        said = await export_report(self)
        if said is not None:
            self.say(said)


def _is_join(finding: FindingSummary) -> bool:
    return finding.type is FindingType.SAME and finding.status is FindingStatus.ACCEPTED


def _list(
    wanted: FindingFilter, keep: str | None, cursor: int, reader: Reader
) -> tuple[array[int], list[FindingSummary], FindingCounts, dict[str, str], int | None]:
    """The order of the findings wanted, rows about the cursor, counts, titles, and the finding to stay on."""
    order = reader.finding_order(wanted)
    number = reader.finding_number(keep) if keep else None
    known = number is not None and number in order
    place = order.index(number) if known and number is not None else min(cursor, max(0, len(order) - 1))
    start = max(0, place - PAGE_ROWS)
    rows = reader.finding_page(order[start : start + 2 * PAGE_ROWS])
    return order, rows, reader.finding_counts(wanted), reader.document_titles(), number
