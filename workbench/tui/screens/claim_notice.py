"""A line beside the claim under the cursor when its sources do not bear out its words."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from textual import work

from workbench.errors import WorkbenchError
from workbench.tui.check_view import check_notice
from workbench.tui.screens.claim_desk import ClaimDesk

if TYPE_CHECKING:
    from workbench.domain.claims import Claim

NOTICE_DELAY_S = 0.3
"""The cursor rests this long on a claim before its sources are read."""


class CheckNotices(ClaimDesk):
    """Works in a thread, for claims with evidence alone; the same claim is checked once while nothing of it changes."""

    @work(group="claims.check", exclusive=True, description="Checking a claim's words")
    async def notice_check(self, claim: Claim) -> None:
        """Show what the check of a claim's evidence found, if it found anything."""
        if not any(p.snapshot and p.snapshot.text_digest and not p.withdrawn for p in claim.evidence):
            return
        await asyncio.sleep(NOTICE_DELAY_S)
        try:
            found = await self.desk.ask(partial(check_notice, self.desk, claim))
        except WorkbenchError as error:
            self.workbench.refuse(error)
            return
        self.detail.show_check(claim.id, found)
