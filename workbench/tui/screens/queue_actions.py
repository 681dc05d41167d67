"""What is not about one claim: undo, report, documents, and finding the way in the list."""

from __future__ import annotations

from dataclasses import replace

from workbench.tui.flow import flow
from workbench.tui.screens.claim_desk import ClaimDesk


class QueueActions(ClaimDesk):
    """The work as a whole, and the way through it."""

    @flow
    async def action_undo(self) -> None:
        """Take back this reviewer's newest action, and say how to do it again."""
        from workbench.tui.undoing import take_back

        await take_back(self)

    @flow
    async def action_report(self) -> None:
        """Export the report."""
        from workbench.tui.screens.exporting import export_report

        said = await export_report(self)
        if said is not None:
            self.say(said)

    @flow
    async def action_ingest(self) -> None:
        """Add documents."""
        from workbench.tui.screens.ingest import IngestScreen

        self.ensure_writable()
        if await self.app.push_screen_wait(IngestScreen()):
            self.desk.claims_came()
            self.refresh_list()

    @flow
    async def action_filter(self) -> None:
        """Narrow the list."""
        from workbench.tui.screens.filter import FilterScreen, read_choices

        choices = await self.desk.ask(read_choices)
        wanted = await self.app.push_screen_wait(FilterScreen(self.wanted, choices))
        if wanted is not None:
            self.wanted = wanted
            self.refresh_list(to_top=True)

    @flow
    async def action_next_open(self) -> None:
        """To the next claim that still wants something, from the top again after the last."""
        claims = self.claims
        wanted = replace(self.wanted, unfinished=True)
        left = set(await self.desk.ask(lambda reader: reader.claim_order(wanted, self.sort)))
        count = len(claims.order)
        for step in range(1, count + 1):
            index = (claims.cursor + step) % count
            if claims.order[index] in left:
                claims.cursor = index
                return
        self.say("Nothing is left to review here.")

    @flow
    async def action_open_document(self) -> None:
        """Read the passage in its document."""
        from workbench.tui.screens.reading import open_passage

        claim = await self._claim()
        if claim.members:
            await open_passage(self, claim.members[0])

    @flow
    async def action_findings(self) -> None:
        """Go to what was found of this claim."""
        from workbench.tui.screens.findings import FindingsScreen

        claim = self._current()
        await self.app.switch_mode("findings")
        screen = self.app.screen
        if isinstance(screen, FindingsScreen):
            screen.show_claim(claim.id)

    def action_copy_wording(self) -> None:
        """Copy the wording."""
        current = self.claims.current
        if current is not None:
            self.app.copy_to_clipboard(current.wording)
            self.say("Sent the wording to the terminal's clipboard.")

    def action_copy_id(self) -> None:
        """Copy the id."""
        current = self.claims.current
        if current is not None:
            self.app.copy_to_clipboard(current.id)
            self.say(f"Sent {current.id} to the terminal's clipboard.")
