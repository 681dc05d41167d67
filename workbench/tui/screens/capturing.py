"""Fetching a page: seconds count up while it comes, and what came of it is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work

from workbench.errors import WorkbenchError
from workbench.tui.screens.waiting import WaitingForm

if TYPE_CHECKING:
    from workbench.domain.references import Reference
    from workbench.domain.snapshots import Snapshot
    from workbench.workspace import Workspace


class FetchScreen(WaitingForm["Snapshot"]):
    """Dismissed with the snapshot when the page came; else it says why not and stays until it is closed."""

    hint = "escape close"

    def __init__(self, reference: Reference) -> None:
        super().__init__("Fetching", reference.url or "", "the page")
        self._reference = reference

    def begin(self) -> None:
        """Fetch at once."""
        self.fetch_page()

    @work(exclusive=True, group="capture", description="Fetching a page")
    async def fetch_page(self) -> None:
        """Fetch in a thread; a page that does not come is a finding and is recorded as well."""
        try:
            snapshot = await self.desk.change(self._fetch)
        except WorkbenchError as error:
            self.end(str(error))
            return
        if snapshot.is_saved:
            self.dismiss(snapshot)
        else:
            self.end(
                f"Nothing could be saved: {snapshot.reason}. This was recorded; a copy you saved can be added by file."
            )

    def _fetch(self, workspace: Workspace) -> Snapshot:
        from workbench.operations.capture import fetch

        return fetch(
            workspace.journal, workspace.blobs, workspace.web(), workspace.reader, self._reference.id
        )
