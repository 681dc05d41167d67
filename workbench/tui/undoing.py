"""Taking back one's newest action, on whichever screen it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.terminal import show

if TYPE_CHECKING:
    from workbench.tui.flow import DeskScreen


async def take_back(screen: DeskScreen) -> None:
    """Take back this reviewer's newest action, and say how to do it again."""
    from workbench.operations.audit import summary
    from workbench.operations.undo import undo

    screen.ensure_writable()
    undone = await screen.desk.change(lambda workspace: undo(workspace.journal))
    op = undone.of.body.op if undone.of.body else "an event"
    if undone.was_redo:
        screen.say("Done again. Press u to take it back.")
    else:
        screen.say(f"Undone: {op}, {show(summary(undone.of))}. Press u once more to do it again.")
