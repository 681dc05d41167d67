"""Fetching behind the screens: one thread works through the queue while the reviewer goes on."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from workbench.domain.fetch_queue import FetchState
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.domain.fetch_queue import QueuedFetch
    from workbench.operations.queue import Progress, Runner
    from workbench.workspace import Workspace


class Fetching:
    """The queue's runner of this program, if one is at work, and what it is at."""

    def __init__(
        self, *, on_step: Callable[[QueuedFetch], None], on_end: Callable[[str, bool], None]
    ) -> None:
        """``on_step`` and ``on_end`` (with a sentence, and whether it is a refusal) are called in the thread."""
        self.running: dict[str, QueuedFetch] = {}
        """What is under way, by the fetch's id."""
        self._on_step, self._on_end = on_step, on_end
        self._lock = threading.Lock()
        self._runner: Runner | None = None
        self._is_wanted = False
        self._is_alive = False

    def is_to_begin(self) -> bool:
        """Something was queued: whether a thread has to be begun for it; one that is at work is told."""
        with self._lock:
            self._is_wanted = True
            if self._is_alive:
                if self._runner is not None:
                    self._runner.look_again()
                return False
            self._is_alive = True
            return True

    def work(self, workspace: Workspace) -> None:
        """Fetch until nothing waits any more; to be run in a thread."""
        from workbench.operations.queue import Runner, counts

        done: list[QueuedFetch] = []
        try:
            while self._goes_on():
                self._runner = Runner(
                    workspace.journal, workspace.blobs, workspace.reader, workspace.web().fetch
                )
                done += self._runner.run(on_step=self._step)
        except WorkbenchError as error:
            with self._lock:
                self._is_alive = False
            self._on_end(str(error), True)
        else:
            said = ", ".join(f"{number} {state}" for state, number in counts(done).items())
            self._on_end(f"Fetched: {said}." if said else "Nothing could be fetched now.", False)
        finally:
            self.running.clear()

    def stop(self) -> None:
        """End soon; what is not recorded stays queued."""
        with self._lock:
            self._is_wanted = False
            if self._runner is not None:
                self._runner.stop()

    def _goes_on(self) -> bool:
        with self._lock:
            self._is_alive, self._is_wanted = self._is_wanted, False
            return self._is_alive

    def _step(self, step: Progress) -> None:
        if step.fetch.state is FetchState.RUNNING:
            self.running[step.fetch.id] = step.fetch
        else:
            self.running.pop(step.fetch.id, None)
        self._on_step(step.fetch)
