"""Taking back a piece of evidence, or one's own verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import RuleViolation
from workbench.tui.looks import RATINGS, STANCES
from workbench.tui.screens.choose import ChooseScreen
from workbench.tui.screens.line import LineScreen

if TYPE_CHECKING:
    from workbench.domain.claims import Claim
    from workbench.tui.flow import DeskScreen


async def withdraw_from_claim(screen: DeskScreen, claim: Claim, reviewer: str) -> str | None:
    """Ask what and why, and take it back; says what was done, or nothing."""
    from workbench.operations import evidence, verdicts

    pieces = {
        p.id: f"{STANCES[p.stance].label}  {p.reference.citation}" for p in claim.evidence if not p.withdrawn
    }
    mine = {
        v.id: f"verdict {RATINGS[v.rating].label}  {v.rationale}"
        for v in claim.current_verdicts
        if v.reviewer == reviewer
    }
    if not pieces and not mine:
        raise RuleViolation("This claim has no evidence, and no verdict of yours, to take back.")
    chosen = await screen.app.push_screen_wait(
        ChooseScreen("Take back what?", [*pieces.items(), *mine.items()])
    )
    if chosen is None:
        return None
    reason = await screen.app.push_screen_wait(
        LineScreen("Why?", hint="The reason is kept in the trail.", may_be_empty=chosen in pieces)
    )
    if reason is None:
        return None
    if chosen in pieces:
        await screen.desk.change(lambda workspace: evidence.withdraw(workspace.journal, chosen, reason))
        return "Evidence taken off. Verdicts that weighed it are stale now."
    await screen.desk.change(lambda workspace: verdicts.withdraw(workspace.journal, chosen, reason))
    return "Verdict taken back. The one before it counts again, if there was one."
