"""Many addresses, politely: several hosts at a time, pauses for each, and another try where it may help."""

from __future__ import annotations

import queue
import random
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from workbench.domain.fetching import Unreachable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from workbench.clients.politeness import Pauses
    from workbench.domain.fetching import RecheckOutcome

K = TypeVar("K")

AT_ONCE = 4
"""Requests under way at a time, over all hosts."""
MOST_TRIES = 3
FIRST_WAIT_S = 2.0
"""Before the second try; four times as long before the third; each more or less by half."""
LONGEST_WAIT_S = 120.0
"""A host that wants to be left alone for longer is not waited for."""
_LOOK_S, _LEAST_LOOK_S = 0.25, 0.01


@dataclass(frozen=True, slots=True)
class Ask(Generic[K]):
    """One address to ask, for something of the caller's."""

    key: K
    url: str


@dataclass(slots=True)
class _Item(Generic[K]):
    ask: Ask[K]
    tries: int = 0
    not_before: float = 0.0


class Asking(Generic[K]):
    """Asks addresses in threads and gives each answer to the one thread that iterates.

    What was not answered when the iteration is left, or ``stop`` is called, counts as not asked; so does what belongs
    to a host that wants to be left alone for long.
    """

    def __init__(
        self,
        fetch: Callable[[Ask[K]], RecheckOutcome],
        pauses: Pauses,
        *,
        at_once: int = AT_ONCE,
        on_begin: Callable[[Ask[K], int], None] = lambda _ask, _tries: None,
    ) -> None:
        """``on_begin`` is told of every try, the first being 1, in the iterating thread."""
        self._fetch = fetch
        self._pauses = pauses
        self._at_once = at_once
        self._on_begin = on_begin
        self._stopped = threading.Event()
        self._woken = threading.Event()
        self._answers: queue.SimpleQueue[tuple[_Item[K], RecheckOutcome | BaseException]] = (
            queue.SimpleQueue()
        )

    def stop(self) -> None:
        """Begin nothing more, and end the iteration without waiting for what is under way."""
        self._stopped.set()

    def wake(self) -> None:
        """There may be more to ask."""
        self._woken.set()

    def answers(self, more: Callable[[], Iterable[Ask[K]]]) -> Iterator[tuple[Ask[K], RecheckOutcome]]:
        """Every address with what came of it, as answers come.

        ``more`` gives what is to be asked besides; it is called at the beginning, after ``wake``, and at the end.
        """
        waiting = [_Item(ask) for ask in more()]
        running = 0
        while not self._stopped.is_set():
            if self._woken.is_set() or not (waiting or running):
                self._woken.clear()
                waiting += [_Item(ask) for ask in more()]
                if not (waiting or running):
                    return
            running += self._begin_ready(waiting, self._at_once - running)
            is_full = running >= self._at_once
            soonest = _LOOK_S if is_full else min(map(self._ready_in, waiting), default=_LOOK_S)
            try:
                item, answer = self._answers.get(timeout=min(max(soonest, _LEAST_LOOK_S), _LOOK_S))
            except queue.Empty:
                continue
            running -= 1
            if isinstance(answer, BaseException):
                raise answer
            self._pauses.end(item.ask.url, [hop.url for hop in answer.chain] + [answer.final_url])
            if self._is_worth_another_try(item, answer):
                waiting.insert(0, item)
            else:
                yield item.ask, answer

    def _begin_ready(self, waiting: list[_Item[K]], room: int) -> int:
        begun = 0
        for item in list(waiting):
            if begun >= room:
                break
            ready_in = self._ready_in(item)
            if ready_in <= 0:
                waiting.remove(item)
                self._begin(item)
                begun += 1
            elif LONGEST_WAIT_S < ready_in < float("inf"):
                waiting.remove(item)
        return begun

    def _ready_in(self, item: _Item[K]) -> float:
        return max(self._pauses.ready_in(item.ask.url), item.not_before - time.monotonic())

    def _begin(self, item: _Item[K]) -> None:
        item.tries += 1
        self._pauses.begin(item.ask.url)
        self._on_begin(item.ask, item.tries)
        threading.Thread(target=self._ask, args=[item], name="workbench-fetch", daemon=True).start()

    def _ask(self, item: _Item[K]) -> None:
        try:
            self._answers.put((item, self._fetch(item.ask)))
        except BaseException as error:  # noqa: BLE001 - raised where the answers are read
            self._answers.put((item, error))

    def _is_worth_another_try(self, item: _Item[K], answer: RecheckOutcome) -> bool:
        if not isinstance(answer, Unreachable):
            return False
        if answer.retry_after_s is not None:
            self._pauses.hold(item.ask.url, answer.retry_after_s)
            if answer.retry_after_s > LONGEST_WAIT_S:
                return False
        if item.tries >= MOST_TRIES or not answer.may_pass:
            return False
        wait = FIRST_WAIT_S * 4 ** (item.tries - 1)
        item.not_before = time.monotonic() + wait * random.uniform(0.5, 1.5)  # noqa: S311 - jitter
        return True
