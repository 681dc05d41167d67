"""What a reviewer does with one claim: judge it, reword it, bring evidence, correct how it was read."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from workbench.domain.terminal import show
from workbench.errors import RuleViolation, StaleEdit
from workbench.tui.flow import flow
from workbench.tui.screens.claim_desk import ClaimDesk

if TYPE_CHECKING:
    from workbench.domain.claims import Claim, StoredAssertion
    from workbench.domain.events import Event
    from workbench.domain.sourcing import Sourcing
    from workbench.store.reader import Reader
    from workbench.tui.screens.verdict import VerdictDraft
    from workbench.workspace import Workspace


class ClaimActions(ClaimDesk):
    """Each action asks what it must, records one event and says what was done."""

    @flow
    async def action_verdict(self) -> None:
        """Conclude the claim; when someone reworded it meanwhile, show both wordings and let the reviewer decide."""
        from workbench.tui.screens.stale import JUDGE_NEW, StaleScreen
        from workbench.tui.screens.verdict import VerdictScreen

        self.ensure_writable()
        claim, draft = await self._claim(), None
        while True:
            sourced = await self.desk.ask(partial(_sourcing, claim))
            draft = await self.app.push_screen_wait(VerdictScreen(claim, draft, sourced))
            if draft is None:
                return
            try:
                await self.desk.change(partial(_record, claim, draft))
            except StaleEdit as error:
                choice = await self.app.push_screen_wait(StaleScreen(error, None, JUDGE_NEW))
                if choice != "again":
                    return
                claim = await self._claim_again(claim)
            else:
                self.say(f"Recorded: {draft.rating}.")
                return

    @flow
    async def action_reword(self) -> None:
        """Put the claim in other words; when someone else did meanwhile, show all three and let the reviewer decide."""
        from workbench.tui.screens.reword import RewordScreen
        from workbench.tui.screens.stale import REWORD, StaleScreen

        self.ensure_writable()
        claim = await self._claim()
        shown, mine, ask = claim.wording, claim.wording, True
        while True:
            typed = await self.app.push_screen_wait(RewordScreen(shown, mine)) if ask else mine
            if typed is None or typed == shown:
                return
            old, mine = shown, typed
            try:
                await self.desk.change(partial(_reword, claim.id, mine, old))
            except StaleEdit as error:
                choice = await self.app.push_screen_wait(StaleScreen(error, mine, REWORD))
                if choice in {None, "theirs"}:
                    return
                shown, ask = str(error.stored), choice == "again"
            else:
                self.say(
                    "Reworded. Verdicts on the old wording are stale now." if claim.verdicts else "Reworded."
                )
                return

    @flow
    async def action_comment(self) -> None:
        """Write a remark."""
        from workbench.operations.claims import comment
        from workbench.tui.screens.text import TextScreen

        self.ensure_writable()
        current = self._current()
        text = await self.app.push_screen_wait(
            TextScreen("Comment", current.wording, placeholder="Your remark …")
        )
        if text is None:
            return
        await self.desk.change(lambda workspace: comment(workspace.journal, current.id, text))
        self.say("Comment written.")

    @flow
    async def action_split(self) -> None:
        """Open a new claim with some of this one's passages."""
        from workbench.operations.claims import split
        from workbench.tui.screens.split import SplitScreen

        self.ensure_writable()
        claim = await self._claim()
        wish = await self.app.push_screen_wait(SplitScreen(claim))
        if wish is None:
            return
        opened = await self.desk.change(
            lambda workspace: split(
                workspace.journal, claim.id, wish.assertions, wish.wording, copy_evidence=wish.copy_evidence
            )
        )
        self.refresh_list(to=opened)
        self.say("Split: this is the new claim.")

    @flow
    async def action_attach(self) -> None:
        """Attach a reference: choose or add it, capture it, take the words from it."""
        from workbench.tui.screens.attaching import attach_reference

        self.ensure_writable()
        said = await attach_reference(self, await self._claim())
        if said is not None:
            self.say(said)

    def action_check(self) -> None:
        """Hold the claim's words against its sources, on a screen of their own."""
        from workbench.tui.screens.checking import CheckScreen

        current = self.claims.current
        if current is not None:
            self.app.push_screen(CheckScreen(current.id))

    def action_look_up(self) -> None:
        """Ask outside services what may bear on the claim, on a screen of their own."""
        from workbench.tui.screens.looking_up import LookupScreen

        current = self.claims.current
        if current is not None:
            self.app.push_screen(LookupScreen(current.id))

    @flow
    async def action_withdraw(self) -> None:
        """Take back a piece of evidence, or this reviewer's own verdict."""
        from workbench.tui.screens.withdrawing import withdraw_from_claim

        self.ensure_writable()
        said = await withdraw_from_claim(self, await self._claim(), self._my_name())
        if said is not None:
            self.say(said)

    # The program's reading.

    async def _member(self, claim: Claim, question: str) -> StoredAssertion | None:
        """The claim's passage, or the one the reviewer chooses of several."""
        from workbench.tui.screens.choose import ChooseScreen

        if not claim.members:
            raise RuleViolation("No passage is marked for this claim.")
        if len(claim.members) == 1:
            return claim.members[0]
        options = [(m.id, f"{m.reading.text}  ·  {m.document_title}") for m in claim.members]
        chosen = await self.app.push_screen_wait(ChooseScreen(question, options))
        return next((m for m in claim.members if m.id == chosen), None)

    @flow
    async def action_correct(self) -> None:
        """Correct how a passage was read."""
        from workbench.tui.screens.correcting import correct_reading

        self.ensure_writable()
        member = await self._member(await self._claim(), "Which passage's reading?")
        if member is not None and await correct_reading(self, member):
            self.say("Corrected. The program's reading stays visible beside it.")

    @flow
    async def action_reject(self) -> None:
        """Say that a passage was misread altogether."""
        from workbench.operations.assertions import reject_assertion
        from workbench.tui.screens.choose import ChooseScreen

        self.ensure_writable()
        member = await self._member(await self._claim(), "Reject which reading?")
        if member is None:
            return
        reasons = (
            "not what it says",
            "part of a menu or footer",
            "a heading, not a statement",
            "wrong passage",
        )
        reason = await self.app.push_screen_wait(
            ChooseScreen("Reject this reading", [(r, r) for r in reasons], own_words="Another reason")
        )
        if reason is None:
            return
        await self.desk.change(lambda workspace: reject_assertion(workspace.journal, member.id, reason))
        self.say(f"Rejected the reading: {show(reason)}.")

    @flow
    async def action_mark(self) -> None:
        """Mark a passage by hand."""
        from workbench.tui.screens.marking import mark_passage

        self.ensure_writable()
        current = self.claims.current
        opened = await mark_passage(self, current.document_id if current else None)
        if opened is not None:
            self.refresh_list(to=opened)
            self.say("Marked: this is the claim for it.")


def _sourcing(claim: Claim, reader: Reader) -> Sourcing | None:
    from workbench.operations.sourcing import sourcing

    return sourcing(reader, claim) if claim.evidence else None


def _record(claim: Claim, draft: VerdictDraft, workspace: Workspace) -> str:
    from workbench.operations.verdicts import record

    return record(
        workspace.journal,
        claim.id,
        draft.rating,
        draft.rationale,
        confidence=draft.confidence,
        weighed=draft.weighed,
        shown=claim.wording,
    )


def _reword(claim_id: str, wording: str, shown: str, workspace: Workspace) -> Event | None:
    from workbench.operations.claims import reword

    return reword(workspace.journal, claim_id, wording, shown=shown)
