"""What a reviewer does with claims: each action asks what it must, records one event and says what was done."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from workbench.domain.claims import DISMISS_REASONS, ClaimFilter, State
from workbench.domain.terminal import show
from workbench.errors import RuleViolation, StaleEdit
from workbench.tui.flow import DeskScreen, flow
from workbench.tui.looks import counted

if TYPE_CHECKING:
    from workbench.domain.claims import Claim, ClaimSort, ClaimSummary, StoredAssertion
    from workbench.domain.events import Event
    from workbench.tui.screens.verdict import VerdictDraft
    from workbench.tui.widgets.claim_detail import ClaimDetail
    from workbench.tui.widgets.claim_list import ClaimList
    from workbench.workspace import Workspace

ID_CHUNK = 500


class ClaimActions(DeskScreen):
    """The keys of review; what is selected is acted on as one event, else the claim under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "v",
            "verdict",
            "Verdict",
            id="review.verdict",
            tooltip="Conclude this claim: rating, reasons, evidence weighed.",
        ),
        Binding(
            "a",
            "attach",
            "Attach",
            id="review.attach",
            tooltip="Attach a reference as evidence: a known one, an address, a file or a note.",
        ),
        Binding("t", "take", "Take", id="review.take", tooltip="Take the claims, or release those you hold."),
        Binding("w", "reword", "Reword", id="review.reword", tooltip="Put the claim in other words."),
        Binding("d", "dismiss", "Dismiss", id="review.dismiss", tooltip="Put the claims aside for a reason."),
        Binding("c", "comment", "Comment", id="review.comment", tooltip="Write a remark on this claim."),
        Binding(
            "m,J",
            "join",
            "Join",
            show=False,
            id="review.join",
            tooltip="Join the selected claims into one of them.",
        ),
        Binding(
            "s",
            "split",
            "Split",
            show=False,
            id="review.split",
            tooltip="Open a new claim with some of this one's passages.",
        ),
        Binding(
            "o", "reopen", "Reopen", show=False, id="review.reopen", tooltip="Take dismissed claims up again."
        ),
        Binding(
            "e",
            "correct",
            "Edit reading",
            show=False,
            id="review.correct",
            tooltip="Correct kind, speaker, figures, date or words of the passage.",
        ),
        Binding(
            "x",
            "reject",
            "Reject reading",
            show=False,
            id="review.reject",
            tooltip="Say that the program misread this passage.",
        ),
        Binding(
            "X",
            "withdraw",
            "Withdraw",
            show=False,
            id="review.withdraw",
            tooltip="Take back a piece of evidence or your verdict.",
        ),
        Binding(
            "plus",
            "mark",
            "Mark passage",
            show=False,
            key_display="+",
            id="review.mark",
            tooltip="Mark a passage that the program missed.",
        ),
        Binding(
            "number_sign",
            "tag",
            "Tag",
            show=False,
            key_display="#",
            id="review.tag",
            tooltip="Add tags, or take them off.",
        ),
        Binding(
            "at",
            "assign",
            "Assign",
            show=False,
            key_display="@",
            id="review.assign",
            tooltip="Say who is to review the claims.",
        ),
        Binding(
            "u",
            "undo",
            "Undo",
            show=False,
            id="review.undo",
            tooltip="Take back your newest action; once more does it again.",
        ),
        Binding(
            "r", "report", "Report", show=False, id="review.report", tooltip="Export the verification report."
        ),
        Binding(
            "i", "ingest", "Add documents", show=False, id="review.ingest", tooltip="Add documents to check."
        ),
        Binding(
            "y",
            "copy_wording",
            "Copy wording",
            show=False,
            id="review.copy",
            tooltip="Copy the claim's wording to the clipboard.",
        ),
        Binding(
            "Y",
            "copy_id",
            "Copy id",
            show=False,
            id="review.copy_id",
            tooltip="Copy the claim's id to the clipboard.",
        ),
        Binding(
            "p",
            "open_document",
            "Document",
            show=False,
            id="review.document",
            tooltip="Read the passage in its document.",
        ),
    ]

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

    # What is acted on.

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

    # Alone or many at once.

    @flow
    async def action_take(self) -> None:
        """Take claims; when all are this reviewer's already, release them."""
        from workbench.operations import claims as operations

        self.ensure_writable()
        chosen = await self._chosen()
        ids = [claim.id for claim in chosen]
        mine = await self.desk.ask(
            lambda reader: all(reader.claim(i).taken_by == self._my_name() for i in ids[:ID_CHUNK])
        )
        act = operations.release if mine else operations.take
        await self.desk.change(lambda workspace: act(workspace.journal, ids))
        self._done(
            f"Released {counted(len(ids), 'claim')}." if mine else f"Took {counted(len(ids), 'claim')}."
        )

    def _my_name(self) -> str:
        workspace = self.desk.workspace
        name = workspace.journal.reviewer_name if workspace else self.desk.settings.reviewer
        return " ".join(name.split())

    @flow
    async def action_dismiss(self) -> None:
        """Put claims aside for one of the usual reasons, or another."""
        from workbench.operations.claims import dismiss
        from workbench.tui.screens.choose import ChooseScreen

        self.ensure_writable()
        chosen = await self._chosen()
        reason = await self.app.push_screen_wait(
            ChooseScreen(
                _about("Dismiss", chosen), [(r, r) for r in DISMISS_REASONS], own_words="Another reason"
            )
        )
        if reason is None:
            return
        await self.desk.change(lambda workspace: dismiss(workspace.journal, [c.id for c in chosen], reason))
        self._done(f"Dismissed {counted(len(chosen), 'claim')}: {show(reason)}.")

    @flow
    async def action_reopen(self) -> None:
        """Take dismissed claims up again."""
        from workbench.operations.claims import reopen

        self.ensure_writable()
        chosen = await self._chosen()
        shut = [claim for claim in chosen if claim.state is State.DISMISSED]
        if not shut:
            raise RuleViolation("Only dismissed claims can be reopened: undo takes a join back.")
        await self.desk.change(lambda workspace: reopen(workspace.journal, [c.id for c in shut]))
        self._done(f"Reopened {counted(len(shut), 'claim')}.")

    @flow
    async def action_tag(self) -> None:
        """Add tags and take others off; several are set apart by commas, a minus takes one off."""
        from workbench.operations.claims import tag
        from workbench.tui.screens.line import LineScreen

        self.ensure_writable()
        chosen = await self._chosen()
        known = await self.desk.ask(lambda reader: reader.tags())
        typed = await self.app.push_screen_wait(
            LineScreen(
                _about("Tag", chosen),
                hint="Several with commas; -name takes one off." + _known("In use", known),
                suggestions=known,
            )
        )
        if typed is None:
            return
        names = [name.strip().lstrip("#") for name in typed.split(",") if name.strip()]
        off = [name[1:].strip().lstrip("#") for name in names if name.startswith("-")]
        on = [name for name in names if not name.startswith("-")]
        await self.desk.change(
            lambda workspace: tag(workspace.journal, [c.id for c in chosen], add=on, remove=off)
        )
        self._done(f"Tagged {counted(len(chosen), 'claim')}: {show(', '.join(names))}.")

    @flow
    async def action_assign(self) -> None:
        """Say who is to review claims; nobody takes the assignment back."""
        from workbench.operations.claims import assign
        from workbench.tui.screens.line import LineScreen

        self.ensure_writable()
        chosen = await self._chosen()
        names = await self.desk.ask(lambda reader: sorted(reader.reviewer_names().values(), key=str.casefold))
        typed = await self.app.push_screen_wait(
            LineScreen(
                _about("Assign", chosen),
                hint="A reviewer's name; leave it empty to take the assignment back."
                + _known("Known", names),
                suggestions=names,
                may_be_empty=True,
            )
        )
        if typed is None:
            return
        await self.desk.change(
            lambda workspace: assign(workspace.journal, [c.id for c in chosen], typed or None)
        )
        to = f"to {show(typed)}" if typed else "to nobody"
        self._done(f"Assigned {counted(len(chosen), 'claim')} {to}.")

    @flow
    async def action_join(self) -> None:
        """Join the selected claims into one of them."""
        from workbench.operations.claims import join
        from workbench.tui.screens.choose import ChooseScreen

        self.ensure_writable()
        chosen = await self._chosen()
        if len(chosen) < 2:
            raise RuleViolation(
                "Select at least two claims to join: space selects, shift with the arrows selects a range."
            )
        into = await self.app.push_screen_wait(
            ChooseScreen(
                f"Join {len(chosen)} claims: which one stays?",
                [(claim.id, claim.wording) for claim in chosen],
            )
        )
        if into is None:
            return
        await self.desk.change(lambda workspace: join(workspace.journal, [c.id for c in chosen], into))
        self.refresh_list(to=next(claim for claim in chosen if claim.id == into))
        self._done(f"Joined {counted(len(chosen) - 1, 'claim')} into one. Undo takes it back.")

    # One claim.

    @flow
    async def action_verdict(self) -> None:
        """Conclude the claim; when someone reworded it meanwhile, show both wordings and let the reviewer decide."""
        from workbench.tui.screens.stale import JUDGE_NEW, StaleScreen
        from workbench.tui.screens.verdict import VerdictScreen

        self.ensure_writable()
        claim, draft = await self._claim(), None
        while True:
            draft = await self.app.push_screen_wait(VerdictScreen(claim, draft))
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

    # The workspace.

    @flow
    async def action_undo(self) -> None:
        """Take back this reviewer's newest action, and say how to do it again."""
        from workbench.operations.audit import summary
        from workbench.operations.undo import undo

        self.ensure_writable()
        undone = await self.desk.change(lambda workspace: undo(workspace.journal))
        op = undone.of.body.op if undone.of.body else "an event"
        if undone.was_redo:
            self.say("Done again. Press u to take it back.")
        else:
            self.say(f"Undone: {op}, {show(summary(undone.of))}. Press u once more to do it again.")

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

    # Finding the way.

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


def _about(verb: str, chosen: list[ClaimSummary]) -> str:
    return f"{verb} {counted(len(chosen), 'claim')}" if len(chosen) > 1 else f"{verb} this claim"


def _known(word: str, names: list[str]) -> str:
    return f" {word}: {', '.join(names[:8])}." if names else ""
