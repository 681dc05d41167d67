"""Web archives for one reference: looking for a copy, or asking for a new one and waiting for it."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from textual import work

from workbench.domain.archives import ArchiveState
from workbench.errors import WorkbenchError
from workbench.tui.screens.waiting import WaitingForm

if TYPE_CHECKING:
    from workbench.domain.archives import ArchivedCopy
    from workbench.domain.references import Reference
    from workbench.workspace import Workspace

FIND, SAVE, STATUS = "find", "save", "status"
CHOICES = (
    (FIND, "Find a copy at the Internet Archive, near the reference's date"),
    (SAVE, "Ask the Internet Archive to save the page now (needs keys)"),
    (STATUS, "Ask what became of an earlier request to save"),
)
WAIT_S = 300.0
"""A request to save is waited for so long; leaving ends the waiting, not the request."""


class ArchiveScreen(WaitingForm["ArchivedCopy"]):
    """Dismissed with the copy when there is one; else it says why not and stays until it is closed."""

    hint = "escape leave (a request goes on at the archive)"

    def __init__(self, reference: Reference, action: str) -> None:
        super().__init__("Web archive", reference.url or "", "the archive")
        self._reference = reference
        self._action = action
        self._left = threading.Event()

    def on_unmount(self) -> None:
        """Nothing is waited for any longer."""
        self._left.set()

    def begin(self) -> None:
        """Ask at once."""
        self.ask_archive()

    @work(exclusive=True, group="archive", description="Asking a web archive")
    async def ask_archive(self) -> None:
        """Ask in a thread; what was submitted is recorded at once."""
        try:
            copy = await self.desk.change(self._ask)
        except WorkbenchError as error:
            self.end(str(error))
            return
        if copy is None:
            none = "No request is under way." if self._action == STATUS else "No archived copy was found."
            self.end(none)
        elif copy.is_archived:
            self.dismiss(copy)
        elif copy.state is ArchiveState.SUBMITTED:
            self.end("Submitted, which is not archived yet: ask later what became of it.")
        else:
            self.end(f"Not archived: {copy.reason}.")

    def _ask(self, workspace: Workspace) -> ArchivedCopy | None:
        from workbench.operations import archive

        journal, reader, services = workspace.journal, workspace.reader, workspace.services()
        patience = archive.Patience(WAIT_S, self._left.wait)
        match self._action:
            case "save":
                return archive.save(journal, reader, services, self._reference.id, patience)
            case "status":
                return archive.status(journal, reader, services, self._reference.id, patience)
            case _:
                near = archive.moment_near(self._reference.issued)
                return archive.find(journal, reader, services, self._reference.id, near)
