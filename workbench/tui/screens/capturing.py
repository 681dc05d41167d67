"""Fetching a page: seconds count up while it comes, and what came of it is said."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from textual import work
from textual.content import Content
from textual.widgets import ProgressBar, Static

from workbench.domain.terminal import show
from workbench.errors import WorkbenchError
from workbench.tui.screens.form import Form

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from workbench.domain.references import Reference
    from workbench.domain.snapshots import Snapshot
    from workbench.workspace import Workspace


class FetchScreen(Form["Snapshot"]):
    """Dismissed with the snapshot when the page came; else it says why not and stays until it is closed."""

    hint = "escape close"

    def __init__(self, reference: Reference) -> None:
        super().__init__("Fetching")
        self._reference = reference
        self._began = time.monotonic()
        self._is_over = False

    def fields(self) -> Iterable[Widget]:
        """The address, a bar that moves, and the seconds."""
        yield Static(Content(show(self._reference.url or "")), markup=False)
        yield ProgressBar(total=None, show_eta=False, show_percentage=False, id="bar")
        yield Static("", id="seconds", markup=False)

    def on_mount(self) -> None:
        """Begin at once."""
        self.set_interval(0.5, self._count)
        self.fetch_page()

    def _count(self) -> None:
        if not self._is_over:
            self.query_one("#seconds", Static).update(f"{time.monotonic() - self._began:.0f} s")

    def answer(self) -> Snapshot:
        """There is nothing to fill in."""
        raise WorkbenchError("Wait for the page, or press escape.")

    @work(exclusive=True, group="capture", description="Fetching a page")
    async def fetch_page(self) -> None:
        """Fetch in a thread; a page that does not come is a finding and is recorded as well."""
        try:
            snapshot = await self.desk.change(self._fetch)
        except WorkbenchError as error:
            self._end(str(error))
            return
        if snapshot.is_saved:
            self.dismiss(snapshot)
        else:
            self._end(
                f"Nothing could be saved: {snapshot.reason}. This was recorded; a copy you saved can be added by file."
            )

    def _fetch(self, workspace: Workspace) -> Snapshot:
        from workbench.operations.capture import fetch

        return fetch(
            workspace.journal, workspace.blobs, workspace.web(), workspace.reader, self._reference.id
        )

    def _end(self, words: str) -> None:
        self._is_over = True
        self.query_one("#bar", ProgressBar).display = False
        self.query_one("#seconds", Static).update("")
        self.refuse(words)
