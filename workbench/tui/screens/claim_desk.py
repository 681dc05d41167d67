"""What every action on claims stands on: the list, the claims chosen in it, and the way back to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import RuleViolation
from workbench.tui.flow import DeskScreen

if TYPE_CHECKING:
    from workbench.domain.claims import Claim, ClaimFilter, ClaimSort, ClaimSummary
    from workbench.tui.widgets.claim_detail import ClaimDetail
    from workbench.tui.widgets.claim_list import ClaimList

ID_CHUNK = 500


class ClaimDesk(DeskScreen):
    """A screen with a list of claims; what is selected is acted on, else the claim under the cursor."""

    wanted: ClaimFilter
    sort: ClaimSort

    @property
    def claims(self) -> ClaimList:
        """The list of claims."""
        raise NotImplementedError

    @property
    def detail(self) -> ClaimDetail:
        """The claim beside the list."""
        raise NotImplementedError

    def refresh_list(self, *, to_top: bool = False, to: ClaimSummary | str | None = None) -> None:
        """Read the list again, and go to a claim."""
        raise NotImplementedError

    def _current(self) -> ClaimSummary:
        current = self.claims.current
        if current is None:
            raise RuleViolation("There is no claim under the cursor.")
        return current

    async def _claim(self) -> Claim:
        id_ = self._current().id
        return await self.desk.ask(lambda reader: reader.claim(id_))

    async def _claim_again(self, claim: Claim) -> Claim:
        return await self.desk.ask(lambda reader: reader.claim(claim.id))

    async def _chosen(self) -> list[ClaimSummary]:
        """The selected claims in the order of the list, else the one under the cursor."""
        claims = self.claims
        if not claims.selected:
            return [self._current()]
        numbers = [n for n in claims.order if n in claims.selected]
        chunks = [numbers[i : i + ID_CHUNK] for i in range(0, len(numbers), ID_CHUNK)]
        return await self.desk.ask(
            lambda reader: [row for chunk in chunks for row in reader.claim_page(chunk)]
        )

    def _done(self, words: str) -> None:
        self.claims.clear_selection()
        self.say(words)

    def _my_name(self) -> str:
        workspace = self.desk.workspace
        name = workspace.journal.reviewer_name if workspace else self.desk.settings.reviewer
        return " ".join(name.split())
