"""What screens work through: questions and changes run in threads, and only their answers come back."""

from __future__ import annotations

import asyncio
import os
from collections import OrderedDict
from contextlib import ExitStack
from typing import TYPE_CHECKING, TypeVar, cast

from textual.worker import NoActiveWorker, get_current_worker

from workbench.errors import ReadOnlyWorkspace, WorkbenchError

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from workbench.operations.checking import Checker
    from workbench.settings import Settings
    from workbench.store.reader import Reader
    from workbench.workspace import Workspace

T = TypeVar("T")

TEXTS_KEPT = 8


class Desk:
    """One workspace as the screens see it, from before it is open until it is closed."""

    def __init__(
        self, settings: Settings, *, on_wait: Callable[[str], None], on_change: Callable[[], None]
    ) -> None:
        self.settings = settings
        self.workspace: Workspace | None = None
        self.busy: set[str] = set()
        """Names of the dialogues under way: none is begun twice."""
        self._on_wait = on_wait
        self._on_change = on_change
        self._ready = asyncio.Event()
        self._failure: WorkbenchError | None = None
        self._texts: OrderedDict[str, str] = OrderedDict()
        self._id_length: int | None = None
        self._checker: Checker | None = None
        self._worked_out: dict[Hashable, tuple[object, object]] = {}
        self._compared: Reader | None = None
        """A copy with findings of today, where the workspace cannot keep them."""
        self._kept = ExitStack()

    @property
    def is_read_only(self) -> bool:
        """Whether the workspace is open and refuses every write."""
        return self.workspace is not None and self.workspace.read_only

    async def open(self) -> Workspace:
        """Open the workspace in a thread; one that cannot be written is opened for reading."""
        try:
            self.workspace = await asyncio.to_thread(self._open)
        except WorkbenchError as error:
            self._failure = error
            raise
        finally:
            self._ready.set()
        return self.workspace

    def _open(self) -> Workspace:
        from workbench.workspace import open_workspace

        if not os.access(self.settings.database, os.W_OK) or not os.access(
            self.settings.database.parent, os.W_OK
        ):
            return open_workspace(self.settings, read_only=True, on_wait=self._on_wait)
        try:
            return open_workspace(self.settings, on_wait=self._on_wait)
        except ReadOnlyWorkspace:
            return open_workspace(self.settings, read_only=True, on_wait=self._on_wait)

    async def create(self, title: str, required_reviews: int) -> None:
        """Create the workspace's database."""
        from workbench.workspace import create

        made = await asyncio.to_thread(create, self.settings, title=title, required_reviews=required_reviews)
        made.close()

    async def ask(self, question: Callable[[Reader], T]) -> T:
        """The answer to a question to the reader."""
        workspace = await self._opened()

        def answer() -> T:
            with workspace.journal.translating_errors():
                return question(workspace.reader)

        found = await asyncio.to_thread(answer)
        _ensure_still_asked()
        return found

    async def change(self, act: Callable[[Workspace], T]) -> T:
        """What came of a change; the screens are told when it is made."""
        workspace = await self._opened()
        if workspace.read_only:
            raise ReadOnlyWorkspace(workspace.settings.database, "it was opened for reading only")
        try:
            done = await asyncio.to_thread(act, workspace)
        finally:
            self._on_change()
        _ensure_still_asked()
        return done

    async def _opened(self) -> Workspace:
        await self._ready.wait()
        if self.workspace is None:
            raise self._failure or WorkbenchError("The workspace could not be opened.")
        return self.workspace

    async def is_behind(self) -> bool:
        """Whether documents or readings changed since findings were computed."""
        workspace = await self._opened()
        from workbench.operations.comparing import is_behind

        if self._compared is not None:
            return False
        return await asyncio.to_thread(is_behind, workspace.journal)

    async def compare(self, *, if_small: bool = False) -> None:
        """Compute the findings anew where something changed; where nothing can be kept, in a copy, when asked for."""
        workspace = await self._opened()
        from workbench.operations import comparing

        if workspace.read_only:
            if if_small:
                return
            kept = self._kept
            self._compared = await asyncio.to_thread(
                lambda: kept.enter_context(comparing.up_to_date(workspace.journal))
            )
            return
        act = comparing.bring_up_to_date_if_small if if_small else comparing.bring_up_to_date
        if await asyncio.to_thread(act, workspace.journal):
            self._on_change()

    async def ask_findings(self, question: Callable[[Reader], T]) -> T:
        """The answer to a question about findings, from where they are of today."""
        compared = self._compared
        return await self.ask(question if compared is None else lambda _reader: question(compared))

    def document_text(self, reader: Reader, document_id: str) -> str:
        """A document's text, kept for the next time; texts never change. For use in questions."""
        text = self._texts.get(document_id)
        if text is None:
            text = reader.document_text(document_id)
            self._texts[document_id] = text
            while len(self._texts) > TEXTS_KEPT:
                self._texts.popitem(last=False)
        return text

    def once(self, name: Hashable, key: object, work_out: Callable[[], T]) -> T:
        """What was worked out for the same key before, else worked out now; of a name the last key alone is kept."""
        found = self._worked_out.get(name)
        if found is None or found[0] != key:
            found = self._worked_out[name] = (key, work_out())
        return cast("T", found[1])

    def checker(self, reader: Reader) -> Checker:
        """What checks claims against their sources; it keeps the texts it read. For use in questions."""
        from workbench.operations.checking import Checker

        if self._checker is None:
            self._checker = Checker(reader)
        return self._checker

    def short_id(self, reader: Reader, claim_id: str) -> str:
        """As much of a claim's id as tells all apart, looked up again after documents came in."""
        if self._id_length is None:
            self._id_length = reader.short_length("claim")
        return claim_id[: self._id_length]

    def claims_came(self) -> None:
        """More claims are in the workspace: ids may have to be shown longer."""
        self._id_length = None

    def close(self) -> None:
        """Let go of the database."""
        self._kept.close()
        if self.workspace is not None:
            self.workspace.close()


def _ensure_still_asked() -> None:
    """End a worker whose screen is being left: the parts that its answer was for are gone before the worker is.

    Raises:
        CancelledError: as when the screen itself ends its workers.
    """
    try:
        asker = get_current_worker().node
    except NoActiveWorker:
        return
    if not (asker.is_running and asker.display):  # what is being removed counts as not displayed
        raise asyncio.CancelledError
