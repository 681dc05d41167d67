"""The fetch queue: references are queued as one event, and fetched politely by whichever process works through it.

What waits lies in the workspace. A fetch is settled by the ``reference.captured`` event that records what came of
it, so nothing is lost or done twice when the program is closed, or killed, in between.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from workbench.clients.many import Ask, Asking
from workbench.clients.politeness import Pauses
from workbench.domain.fetch_queue import FetchState, QueuedFetch
from workbench.domain.fetching import NotModified
from workbench.errors import QueueBusy, RuleViolation, UnknownId
from workbench.operations.capture import record
from workbench.store.fetch_queue import held_until, waiting_for
from workbench.store.library import references
from workbench.store.queue import sole
from workbench.store.trail import new

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from workbench.domain.fetching import RecheckOutcome
    from workbench.domain.references import Reference
    from workbench.store.blobs import Blobs
    from workbench.store.journal import Journal
    from workbench.store.reader import Reader


def enqueue(journal: Journal, reference_ids: Iterable[str]) -> list[str]:
    """Queue references to be fetched, as one event; returns their fetches' ids, also those that waited already.

    Raises:
        UnknownId: there is no such reference.
        RuleViolation: one has no address.
    """
    wanted = list(dict.fromkeys(reference_ids))
    with journal.writing() as trail:
        for id_ in wanted:
            found = references(trail.connection, id_)
            if not found or found[0].withdrawn:
                raise UnknownId("reference", id_)
            if found[0].url is None:
                raise RuleViolation(f"Reference {id_} has no address to fetch: leave it out.")
        ids = waiting_for(trail.connection, wanted)
        fresh = {id_: trail.new_id() for id_ in wanted if id_ not in ids}
        trail.record(
            "fetch.queued", [new(f"fetch/{fetch}", reference_id=id_) for id_, fetch in fresh.items()]
        )
        return [ids.get(id_) or fresh[id_] for id_ in wanted]


def cancel(journal: Journal, fetch_ids: Iterable[str]) -> int:
    """Take fetches out of the queue that still wait; returns how many.

    Raises:
        UnknownId: there is no such fetch.
    """
    with journal.writing() as trail:
        held = trail.values({f"fetch/{id_}": ("snapshot_id", "withdrawn") for id_ in fetch_ids})
        waiting = [e for e, fields in held.items() if not fields["snapshot_id"] and not fields["withdrawn"]]
        trail.record("fetch.cancelled", trail.changes(waiting, withdrawn=True))
        return len(waiting)


def fetchable(found: Iterable[Reference]) -> list[str]:
    """Ids of those references that have an address and were not withdrawn."""
    return [one.id for one in found if one.url is not None and not one.withdrawn]


def missing(reader: Reader) -> list[str]:
    """Ids of the references that have an address but no saved capture."""
    captured = reader.captured_references()
    return [id_ for id_ in fetchable(reader.references()) if id_ not in captured]


@dataclass(frozen=True, slots=True)
class Progress:
    """One fetch that begins, for the first time or again, or is settled."""

    fetch: QueuedFetch
    tries: int = 0


class Runner:
    """Works through the queue in this process; one process does so at a time."""

    def __init__(
        self,
        journal: Journal,
        blobs: Blobs,
        reader: Reader,
        fetch: Callable[[str], RecheckOutcome],
        *,
        pauses: Pauses | None = None,
    ) -> None:
        """``fetch`` gives what comes of one address, in any thread."""
        self._journal, self._blobs, self._reader = journal, blobs, reader
        self._pauses = pauses or Pauses()
        self._waiting: dict[str, QueuedFetch] = {}
        self._only: Collection[str] | None = None
        self._on_step: Callable[[Progress], None] = lambda _step: None
        self._asking = Asking(lambda ask: fetch(ask.url), self._pauses, on_begin=self._began)

    def stop(self) -> None:
        """End soon; what was not recorded stays queued."""
        self._asking.stop()

    def look_again(self) -> None:
        """Something was queued."""
        self._asking.wake()

    def run(
        self,
        only: Collection[str] | None = None,
        on_step: Callable[[Progress], None] = lambda _step: None,
    ) -> list[QueuedFetch]:
        """Fetch what waits, or only these fetches, until nothing is left that can be asked for; gives what was settled.

        ``on_step`` is called in this thread. A fetch whose host wants to be left alone for long stays queued.

        Raises:
            QueueBusy: another process works through the queue.
        """
        done: list[QueuedFetch] = []
        self._only, self._on_step = only, on_step
        with sole(self._journal.path, "fetching") as is_sole:
            if not is_sole:
                raise QueueBusy
            self._keep_promises()
            for ask, outcome in self._asking.answers(self._more):
                assert not isinstance(outcome, NotModified)  # noqa: S101 - nothing conditional was asked
                record(self._journal, self._blobs, self._waiting[ask.key].reference_id, outcome)
                done.append(self._reader.fetch(ask.key))
                on_step(Progress(done[-1]))
        return done

    def _more(self) -> list[Ask[str]]:
        """What waits now and was not asked in this run."""
        found = [
            one
            for one in self._reader.waiting_fetches()
            if one.id not in self._waiting and (self._only is None or one.id in self._only)
        ]
        self._waiting |= {one.id: one for one in found}
        return [Ask(one.id, one.url) for one in found]

    def _began(self, ask: Ask[str], tries: int) -> None:
        self._on_step(Progress(replace(self._waiting[ask.key], state=FetchState.RUNNING), tries))

    def _keep_promises(self) -> None:
        """Leave hosts alone that asked for it in an earlier run."""
        now = self._journal.clock()
        with self._journal.engine.begin() as connection:
            held = held_until(connection, now)
        for url, until in held.items():
            self._pauses.hold(url, (until - now) / 1000)


def counts(fetches: Iterable[QueuedFetch]) -> dict[FetchState, int]:
    """How many fetches are in each state, in the order of the states; those without any are left out."""
    found: dict[Any, int] = {}
    for one in fetches:
        found[one.state] = found.get(one.state, 0) + 1
    return {state: found[state] for state in FetchState if state in found}
