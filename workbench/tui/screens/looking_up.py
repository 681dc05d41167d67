"""Look-ups for one claim: which services, what each is asked, what they answer, and a hit attached with one key."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from workbench.domain.evidence import Stance
from workbench.errors import RuleViolation, WorkbenchError
from workbench.tui.aside import aside
from workbench.tui.flow import DeskScreen, flow
from workbench.tui.looks import STANCES, counted
from workbench.tui.widgets.key_line import KeyLine
from workbench.tui.widgets.lead_words import (
    AskedService,
    Asking,
    LookupRow,
    lead_detail,
    lead_text,
    lookup_row,
    service_detail,
)
from workbench.tui.widgets.record_list import RecordList
from workbench.tui.widgets.status_line import StatusLine
from workbench.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult

    from workbench.domain.claims import Claim
    from workbench.domain.leads import Lead
    from workbench.operations.lookups import Found
    from workbench.operations.services import Services
    from workbench.store.reader import Reader
    from workbench.workspace import Workspace


class LookupScreen(DeskScreen):
    """Services with their hits beside one of them; nothing is sent before enter is pressed; escape goes back."""

    AUTO_FOCUS = "#lookups"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "choose", "Choose", id="lookup.choose", tooltip="Ask this service too, or not."),
        Binding("e", "edit", "Edit query", id="lookup.edit", tooltip="Write what this service is asked."),
        Binding(
            "s", "send", "Ask the chosen", id="lookup.send", tooltip="Send each chosen service its query."
        ),
        Binding("a", "attach", "Attach", id="lookup.attach", tooltip="Attach this hit to the claim."),
        Binding("o", "open", "All of it", id="lookup.open", tooltip="Read all that is known of this hit."),
        Binding(
            "F",
            "ask_again",
            "Ask again",
            show=False,
            id="lookup.again",
            tooltip="Ask this service anew, although its answer of this week was kept.",
        ),
        Binding(
            "escape", "back", "Back", id="lookup.back", tooltip="Back to the claims; asking goes on alone."
        ),
    ]

    def __init__(self, claim_id: str) -> None:
        super().__init__()
        self._claim_id = claim_id
        self._asked: dict[str, AskedService] = {}
        self._services: Services | None = None

    def compose(self) -> ComposeResult:
        """Status, the query, list and detail, keys."""
        yield StatusLine()
        yield Input(
            placeholder="What to ask   enter: ask · escape: back to the list", id="query", compact=True
        )
        with Container(id="panes"):
            with Container(classes="side-list"):
                yield RecordList(lookup_row, id="lookups", empty="Reading the claim …")
            with VerticalScroll(classes="side-detail"):
                yield Static(id="lead", markup=False)
        yield KeyLine()

    @property
    def lookups(self) -> RecordList[LookupRow]:
        """The list."""
        return self.query_one("#lookups", RecordList)

    def on_mount(self) -> None:
        """Make the queries of the claim."""
        self.query_one(StatusLine).title = "Look up"
        self.read_claim()

    @work(group="lookup.claim", exclusive=True, description="Reading the claim")
    async def read_claim(self) -> None:
        """Read the claim and how the services stand."""
        try:
            claim, services, services_asked = await self.desk.ask(self._read)
        except WorkbenchError as error:
            self.lookups.empty = "The look-ups cannot be used."
            self.lookups.rows_changed()
            self.workbench.refuse(error)
            return
        self._services, self._asked = services, services_asked
        self.query_one(StatusLine).title = claim.wording
        self._show()

    def _read(self, reader: Reader) -> tuple[Claim, Services, dict[str, AskedService]]:
        from workbench.domain.queries import query_for
        from workbench.operations.services import statuses

        workspace = self.desk.workspace
        assert workspace is not None  # noqa: S101 - a reader was handed in, so it is open
        claim, services = reader.claim(self._claim_id), workspace.services()
        services_asked = {
            access.service.name: AskedService(
                access, status, query_for(access.service.name, claim), chosen=bool(access.is_on)
            )
            for access, status in statuses(services)
            if access.service.is_lookup
        }
        return claim, services, services_asked

    def _show(self) -> None:
        """Services and hits as they are now; the cursor stays where it is."""
        self.lookups.show_records(list(self._rows()))
        hits = sum(len(asked.found.leads) for asked in self._asked.values() if asked.found)
        asking = sum(asked.state is Asking.ASKING for asked in self._asked.values())
        said = (
            f"{counted(hits, 'hit')}"
            if any(asked.found for asked in self._asked.values())
            else "nothing sent yet"
        )
        self.query_one(StatusLine).right = f"asking {asking} · {said}" if asking else said

    def _rows(self) -> Iterator[LookupRow]:
        for asked in self._asked.values():
            yield LookupRow(asked.name, asked)
            leads = asked.found.leads if asked.found else ()
            for n, (lead, known) in enumerate(zip(leads, asked.known, strict=True)):
                yield LookupRow(f"{asked.name}/{n}", asked, lead, known)

    @on(VirtualList.Highlighted)
    def show_detail(self) -> None:
        """Show the service or hit under the cursor."""
        row = self.lookups.current
        detail = self.query_one("#lead", Static)
        if row is None:
            detail.update(Content(""))
            return
        config = str(self._services.config_file) if self._services else ""
        detail.update(
            lead_detail(row.lead, row.asked, row.reference) if row.lead else service_detail(row.asked, config)
        )
        self.query_one(".side-detail", VerticalScroll).scroll_home(animate=False)
        self.query_one(StatusLine).middle = f"asking {row.asked.access.service.title} for"
        query = self.query_one("#query", Input)
        if not query.has_focus:
            query.value = row.asked.query

    @on(VirtualList.Chosen)
    def enter(self) -> None:
        """Enter asks the service under the cursor, or shows all of a hit."""
        row = self.lookups.current
        self.call_next(self.run_action, "open" if row is not None and row.lead else "ask_one")

    def _current(self) -> LookupRow:
        row = self.lookups.current
        if row is None:
            raise RuleViolation("There is nothing under the cursor.")
        return row

    def _lead(self) -> tuple[Found, Lead]:
        row = self._current()
        if row.lead is None or row.asked.found is None:
            raise RuleViolation("Move to a hit first: enter asks a service for some.")
        return row.asked.found, row.lead

    def action_choose(self) -> None:
        """Choose a service for asking several at once, or not."""
        row = self.lookups.current
        if row is not None:
            row.asked.chosen = not row.asked.chosen
            self._show()

    def action_edit(self) -> None:
        """Go to the line with the query."""
        if self.lookups.current is not None:
            self.query_one("#query", Input).focus()

    @on(Input.Changed, "#query")
    def keep_query(self, event: Input.Changed) -> None:
        """What is typed is what this service will be asked."""
        row = self.lookups.current
        if row is not None and event.input.has_focus and row.asked.query != event.value:
            row.asked.query = event.value
            self._show()

    @on(Input.Submitted, "#query")
    def ask_typed(self) -> None:
        """Enter in the line asks."""
        self.lookups.focus()
        self.action_ask_one()

    def action_ask_one(self) -> None:
        """Ask the service under the cursor."""
        row = self.lookups.current
        if row is not None:
            row.asked.chosen = True
            self._ask(row.asked)

    def action_ask_again(self) -> None:
        """Ask it although its answer was kept."""
        row = self.lookups.current
        if row is not None:
            self._ask(row.asked, fresh=True)

    def action_send(self) -> None:
        """Ask every chosen service."""
        chosen = [asked for asked in self._asked.values() if asked.chosen]
        if not chosen:
            self.say("Choose services with space first; nothing was sent.")
        for asked in chosen:
            self._ask(asked)

    def _ask(self, asked: AskedService, *, fresh: bool = False) -> None:
        if asked.state is not Asking.ASKING and self._services is not None:
            asked.state, asked.trouble = Asking.ASKING, ""
            self._show()
            self.wait_for_answer(self._services, asked, fresh)

    @work(group="lookup.asking", description="Asking a service")
    async def wait_for_answer(self, services: Services, asked: AskedService, fresh: bool) -> None:  # noqa: FBT001
        """Ask in a thread that nothing waits for; what goes wrong stands in the service's row, and others go on."""
        from workbench.operations.lookups import look_up
        from workbench.workspace import now_ms

        try:
            found = await aside(partial(look_up, services, asked.name, asked.query, now=now_ms, fresh=fresh))
            await self._take(asked, found)
            asked.state = Asking.FOUND
        except WorkbenchError as error:
            asked.state, asked.trouble = Asking.FAILED, str(error)
        self._show()

    async def _take(self, asked: AskedService, found: Found) -> None:
        """Keep an answer with what of it is known here already."""
        places = [(lead.url, lead.doi) for lead in found.leads]
        known = await self.desk.ask(lambda reader: reader.known_references(places))
        asked.found, asked.known = found, tuple(known)

    @flow
    async def action_open(self) -> None:
        """Read all of a hit."""
        from workbench.tui.screens.reading import ReadingScreen

        found, lead = self._lead()
        await self.app.push_screen_wait(ReadingScreen(lead.title, lead_text(lead), note=found.credit))

    @flow
    async def action_attach(self) -> None:
        """Attach a hit: only the stance is asked; its page is fetched, so that a rating can rest on it."""
        self.ensure_writable()
        found, lead = self._lead()
        stance = await self._stance(lead)
        if stance is None:
            return
        from workbench.operations.lookups import add_lead, attach_lead

        reference_id, _is_new = await self.desk.change(
            lambda workspace: add_lead(workspace.journal, found, lead)
        )
        is_kept = await self._fetch(reference_id) if lead.is_source else False

        def attach(workspace: Workspace) -> str:
            return attach_lead(workspace.journal, lead, reference_id, self._claim_id, stance)

        await self.desk.change(attach)
        await self._take(self._asked[found.service], found)
        self._show()
        said = "" if is_kept else " Without a capture only unproven can be rated on it."
        if not lead.is_source:
            said = f" It is {lead.standing_words}: look for what it cites."
        self.say(f"Attached: {stance}.{said}")

    async def _stance(self, lead: Lead) -> Stance | None:
        from workbench.tui.screens.choose import ChooseScreen

        if lead.is_source:
            options = [(str(stance), STANCES[stance].label) for stance in Stance]
            heading = "How does it bear on the claim?"
        else:
            options = [(str(Stance.CONTEXT), f"{STANCES[Stance.CONTEXT].label}, as {lead.standing_words}")]
            heading = "It can be attached as context only"
        chosen = await self.app.push_screen_wait(ChooseScreen(heading, options, subject=lead.title))
        return Stance(chosen) if chosen else None

    async def _fetch(self, reference_id: str) -> bool:
        """Capture the page unless it is captured already; whether there is a capture now."""
        from workbench.tui.screens.capturing import FetchScreen

        captures = await self.desk.ask(lambda reader: reader.snapshots(reference_id))
        reference = await self.desk.ask(lambda reader: reader.reference(reference_id))
        if any(capture.is_saved for capture in captures):
            return True
        return (
            reference.url is not None and await self.app.push_screen_wait(FetchScreen(reference)) is not None
        )

    def action_back(self) -> None:
        """From the query to the list, from the list to the claims."""
        if self.query_one("#query", Input).has_focus:
            self.lookups.focus()
        else:
            self.dismiss(None)
