"""What a reviewer does with one claim or many: every action is one event however many are selected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.claims import DISMISS_REASONS, State
from workbench.domain.terminal import show
from workbench.errors import RuleViolation
from workbench.tui.flow import flow
from workbench.tui.looks import counted
from workbench.tui.screens.claim_desk import ID_CHUNK, ClaimDesk

if TYPE_CHECKING:
    from workbench.domain.claims import ClaimSummary


class BulkActions(ClaimDesk):
    """Take, dismiss, reopen, tag, assign, join."""

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


def _about(verb: str, chosen: list[ClaimSummary]) -> str:
    return f"{verb} {counted(len(chosen), 'claim')}" if len(chosen) > 1 else f"{verb} this claim"


def _known(word: str, names: list[str]) -> str:
    return f" {word}: {', '.join(names[:8])}." if names else ""
