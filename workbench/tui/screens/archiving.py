"""Web archives for one reference: looking for a copy, or asking for a new one and waiting for it."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

from textual import work
from textual.content import Content
from textual.widgets import ProgressBar, Static

from workbench.domain.archives import ArchiveState
from workbench.domain.terminal import show
from workbench.errors import WorkbenchError
from workbench.tui.screens.form import Form

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

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


class ArchiveScreen(Form["ArchivedCopy"]):
    """Dismissed with the copy when there is one; else it says why not and stays until it is closed."""

    hint = "escape leave (a request goes on at the archive)"

    def __init__(self, reference: Reference, action: str) -> None:
        super().__init__("Web archive")
        self._reference = reference
        self._action = action
        self._began = time.monotonic()
        self._is_over = False
        self._left = threading.Event()

    def fields(self) -> Iterable[Widget]:
        """The address, a bar that moves, and the seconds."""
        yield Static(Content(show(self._reference.url or "")), markup=False)
        yield ProgressBar(total=None, show_eta=False, show_percentage=False, id="bar")
        yield Static("", id="seconds", markup=False)

    def on_mount(self) -> None:
        """Begin at once."""
        self.set_interval(0.5, self._count)
        self.ask_archive()

    def on_unmount(self) -> None:
        """Nothing is waited for any longer."""
        self._left.set()

    def _count(self) -> None:
        if not self._is_over:
            self.query_one("#seconds", Static).update(f"{time.monotonic() - self._began:.0f} s")

    def answer(self) -> ArchivedCopy:
        """There is nothing to fill in."""
        raise WorkbenchError("Wait for the archive, or press escape.")

    @work(exclusive=True, group="archive", description="Asking a web archive")
    async def ask_archive(self) -> None:
        """Ask in a thread; what was submitted is recorded at once."""
        try:
            copy = await self.desk.change(self._ask)
        except WorkbenchError as error:
            self._end(str(error))
            return
        if copy is None:
            none = "No request is under way." if self._action == STATUS else "No archived copy was found."
            self._end(none)
        elif copy.is_archived:
            self.dismiss(copy)
        elif copy.state is ArchiveState.SUBMITTED:
            self._end("Submitted, which is not archived yet: ask later what became of it.")
        else:
            self._end(f"Not archived: {copy.reason}.")

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

    def _end(self, words: str) -> None:
        self._is_over = True
        self.query_one("#bar", ProgressBar).display = False
        self.query_one("#seconds", Static).update("")
        self.refuse(words)
