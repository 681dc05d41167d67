"""Adding documents: paths and addresses typed, a bar while they are read, and what came of each."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from textual import work
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, Label, ProgressBar, Static

from workbench.domain.reading import FORMATS
from workbench.domain.terminal import show
from workbench.errors import RuleViolation, WorkbenchError
from workbench.tui.looks import TONES, counted
from workbench.tui.paths import PathSuggester, typed_sources
from workbench.tui.screens.form import Form, field, row

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from textual.widget import Widget

    from workbench.operations.ingest import Ingested, Stated
    from workbench.workspace import Workspace

STATED = ("title", "author", "publisher", "published", "url")


class IngestScreen(Form[bool]):
    """Dismissed with whether any document came in; stays open to show what was refused."""

    hint = "ctrl+s add · → complete the path · escape close"

    def __init__(self) -> None:
        super().__init__("Add documents")
        self._added = False
        self._is_adding = False

    def fields(self) -> Iterable[Widget]:
        """Where they are, what is known of them."""
        yield field(
            f"Files, folders or https:// addresses ({FORMATS}); several with blanks between",
            Input(placeholder="~/articles/brief.txt", id="paths", suggester=PathSuggester(), compact=True),
        )
        yield Label(
            "What you know of it goes before what the file says of itself (all optional)", markup=False
        )
        yield row(
            field("Published", Input(placeholder="2024-12-19", id="published", compact=True)),
            field("Publisher", Input(id="publisher", compact=True)),
            field("Author", Input(id="author", compact=True)),
        )
        yield row(
            field("Title (of one file)", Input(id="title", compact=True)),
            field("Address (of one file)", Input(placeholder="https://", id="url", compact=True)),
        )
        bar = ProgressBar(show_eta=False, id="bar")
        bar.display = False
        yield bar
        yield VerticalScroll(Static(id="log", markup=False), classes="log", can_focus=False)

    def on_input_submitted(self) -> None:
        """Enter adds as well."""
        self.action_save()

    def action_save(self) -> None:
        """Begin, unless it has begun."""
        if not self._is_adding:
            self.add_documents()

    def action_cancel(self) -> None:
        """Close; what was added stays."""
        self.dismiss(self._added)

    @work(exclusive=True, group="ingest", description="Adding documents")
    async def add_documents(self) -> None:
        """Add one file after the other; a bad one is reported and the rest go on."""
        from workbench.clients.politeness import Pauses
        from workbench.operations.ingest import files_in

        self._is_adding = True
        try:
            self.refuse("")
            addresses, paths = typed_sources(self.query_one("#paths", Input).value)
            files: list[Path | str] = [*addresses, *files_in(paths)]
            stated = self._stated(len(files))
            bar = self.query_one("#bar", ProgressBar)
            bar.update(total=len(files), progress=0)
            bar.display = True
            failed = 0
            pauses = Pauses()
            for source in files:
                try:
                    if isinstance(source, str):
                        await asyncio.sleep(pauses.ready_in(source))
                        pauses.begin(source)
                        pauses.end(source)
                    added = await self.desk.change(partial(_add, source, stated))
                except WorkbenchError as error:
                    failed += 1
                    self._note_down("✗", str(error), "bad")
                else:
                    self._added = True
                    self._note_down("✓", _said(added), "good")
                bar.advance(1)
            self._note_down(
                "·",
                f"{counted(len(files) - failed, 'document')} taken, {failed} refused. Escape closes.",
                "quiet",
            )
        except WorkbenchError as error:
            self.refuse(str(error))
        finally:
            self._is_adding = False

    def _stated(self, files: int) -> Stated:
        from workbench.operations.ingest import Stated

        if files == 0:
            raise RuleViolation(f"There is no file there that can be read: {FORMATS}.")
        said = {name: self.query_one(f"#{name}", Input).value.strip() or None for name in STATED}
        if files > 1 and (said["title"] or said["url"]):
            raise RuleViolation(
                f"A title or an address is of one file, and there are {files}: leave them empty."
            )
        return Stated(**said)

    def _note_down(self, mark: str, words: str, tone: str) -> None:
        log = self.query_one("#log", Static)
        line = Content.assemble((f"{mark} ", TONES[tone]), show(words))
        before = log.content if isinstance(log.content, Content) else Content("")
        log.update(Content("\n").join([before, line]) if before.plain else line)
        log.scroll_visible(animate=False)
        self.query_one(".log", VerticalScroll).scroll_end(animate=False)


def _add(source: Path | str, stated: Stated, workspace: Workspace) -> Ingested:
    """Add the document in a file or at an address; to be run in a thread."""
    from workbench.operations.ingest import add_file, add_page

    if isinstance(source, str):
        return add_page(workspace.journal, workspace.blobs, workspace.web(), source, stated)
    return add_file(workspace.journal, workspace.blobs, source, stated)


def _said(added: Ingested) -> str:
    if added.is_new:
        came = counted(added.claims, "claim")
    elif added.appearance_added:
        came = "known already; another appearance was added"
    else:
        came = "known already; nothing new"
    notes = f" ({' '.join(added.notes)})" if added.notes else ""
    return f"{added.title}: {came}{notes}"
