"""Looking again at addresses that were captured: what is there now, and whether the words that count still are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.clients.many import Ask, Asking
from workbench.clients.politeness import Pauses
from workbench.clients.robots import Robots
from workbench.comparison.changes import Paragraph, changes, near
from workbench.domain.fetching import Fetched, Validators
from workbench.domain.rechecks import CheckOutcome, Judged, judged
from workbench.domain.snapshots import CaptureMethod
from workbench.errors import NothingToCompare
from workbench.operations.capture import address_of, snapshot_changes, taken
from workbench.operations.source_states import after_capture, after_loss, holds, place_of
from workbench.store.library import snapshot_text
from workbench.store.rechecks import rechecks, resting_on
from workbench.store.trail import new

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from workbench.clients.web import WebClient
    from workbench.domain.events import Change
    from workbench.domain.fetching import RecheckOutcome
    from workbench.domain.rechecks import Recheck
    from workbench.domain.references import Reference
    from workbench.domain.snapshots import SnapshotOrigin
    from workbench.operations.capture import Taken
    from workbench.store.blobs import Blobs
    from workbench.store.journal import Journal
    from workbench.store.reader import Reader
    from workbench.store.rechecks import Resting
    from workbench.store.trail import Trail

SAME_TEXT = "its bytes are others, its text is the same"


@dataclass(frozen=True, slots=True)
class ExcerptChange:
    """A piece of evidence whose surroundings read otherwise now."""

    evidence_id: str
    claim_id: str
    excerpt: str
    is_there: bool
    """Whether its words still stand in the page."""
    around: tuple[Paragraph, ...]
    """What changed where it stood; empty when it cannot be placed."""


@dataclass(frozen=True, slots=True)
class Checked:
    """One check with what it means for the evidence."""

    reference: Reference
    recheck: Recheck
    seen_at: int
    """When it was last captured before, milliseconds since 1970."""
    excerpts: tuple[ExcerptChange, ...] = ()
    lost: tuple[str, ...] = ()
    """Ids of the evidence whose words are not there now, or whose page is gone."""

    @property
    def is_finding(self) -> bool:
        """Whether someone should look at it."""
        return self.recheck.is_finding or bool(self.lost)


@dataclass(frozen=True, slots=True)
class _Compared:
    """A page that came beside the one that is known."""

    captured: Taken | None
    """What may be kept of it as a new snapshot."""
    text: str
    is_same: bool
    is_another_page: bool = False
    """Whether it is not what a reviewer saved by hand, which says nothing about that."""


def checkable(reader: Reader, found: Iterable[Reference]) -> list[str]:
    """Ids of the references that have an address and a saved capture of it."""
    captured = reader.captured_references()
    return [one.id for one in found if one.url is not None and not one.withdrawn and one.id in captured]


class Checker:
    """Checks references against their newest captures, several hosts at a time."""

    def __init__(
        self,
        journal: Journal,
        blobs: Blobs,
        reader: Reader,
        web: WebClient,
        *,
        pauses: Pauses | None = None,
    ) -> None:
        self._journal, self._blobs, self._reader, self._web = journal, blobs, reader, web
        self._pauses = pauses or Pauses()
        self._robots = Robots(web)
        self._known: dict[str, SnapshotOrigin] = {}

    def check(
        self, reference_ids: Iterable[str], on_begin: Callable[[str, int], None] = lambda _url, _tries: None
    ) -> Iterator[Checked]:
        """Check references; each check is recorded as an event before it is given.

        When there are several their sites' robots.txt is obeyed; one page that a person asks about is looked at as a
        person would.

        Raises:
            UnknownId: there is no such reference.
            NothingToCompare: one has no saved capture.
            RuleViolation: one has no address.
        """
        wanted = {id_: address_of(self._reader, id_) for id_ in dict.fromkeys(reference_ids)}
        self._known = {id_: self._newest(id_) for id_ in wanted}
        ask_first = len(wanted) > 1
        asking = Asking(
            self._robots_first if ask_first else self._ask,
            self._pauses,
            on_begin=lambda ask, tries: on_begin(ask.url, tries),
        )
        waiting = [Ask(id_, url) for id_, url in wanted.items()]

        def more() -> list[Ask[str]]:
            found = list(waiting)
            waiting.clear()
            return found

        for ask, answer in asking.answers(more):
            yield self._record(ask.key, answer)

    def _newest(self, reference_id: str) -> SnapshotOrigin:
        """What a check compares with: the newest page this program fetched, else one that a reviewer saved."""
        saved = [one for one in self._reader.snapshots(reference_id) if one.is_saved]
        if not saved:
            raise NothingToCompare(reference_id, "saved capture to compare with")
        fetched = next((one for one in saved if one.method is CaptureMethod.FETCHED), saved[0])
        return self._reader.snapshot_origin(fetched.id)

    def _ask(self, ask: Ask[str]) -> RecheckOutcome:
        return self._web.fetch_if_changed(ask.url, _validators(self._known[ask.key]))

    def _robots_first(self, ask: Ask[str]) -> RecheckOutcome:
        refusal = self._robots.refusal(ask.url)
        if refusal is not None:
            return refusal
        pause_s = self._robots.pause_s(ask.url)
        if pause_s is not None:
            self._pauses.slow_down(ask.url, pause_s)
        return self._ask(ask)

    def _record(self, reference_id: str, answer: RecheckOutcome) -> Checked:
        known = self._known[reference_id]
        came = self._compared(reference_id, answer)
        with self._journal.writing() as trail:
            found = judged(
                answer,
                seen_url=known.snapshot.final_url or known.snapshot.url or answer.url,
                earlier=rechecks(trail.connection, reference_id),
                now_ms=self._journal.clock(),
                is_same=came.is_same,
            )
            if came.is_another_page and found.outcome is CheckOutcome.CHANGED:
                found = Judged(CheckOutcome.BLOCKED, "what comes is not the page that was saved by hand")
            snapshot_id, effects = self._effects(trail, reference_id, came.captured, found.outcome)
            id_ = trail.new_id()
            check = new(
                f"recheck/{id_}",
                reference_id=reference_id,
                outcome=str(found.outcome),
                reason=found.reason or (SAME_TEXT if came.is_same and snapshot_id else None),
                status=getattr(answer, "status", None),
                final_url=answer.final_url,
                compared_id=known.snapshot.id,
                snapshot_id=snapshot_id,
                days_absent=found.days_absent or None,
            )
            trail.record("reference.checked", [check, *effects])
            recheck = next(one for one in rechecks(trail.connection, reference_id) if one.id == id_)
            resting = resting_on(trail.connection, reference_id)
        is_told = came.captured is not None and not came.is_same
        return Checked(
            reference=self._reader.reference(reference_id),
            recheck=recheck,
            seen_at=known.snapshot.taken_at,
            excerpts=tuple(self._excerpt_changes(resting, came.text)) if is_told else (),
            lost=tuple(piece.id for piece in resting if piece.source_state is not None),
        )

    def _compared(self, reference_id: str, answer: RecheckOutcome) -> _Compared:
        """What came beside what is known; its bytes are stored, nothing is recorded yet."""
        known = self._known[reference_id].snapshot
        text = self._reader.snapshot_text(known.id)
        if not isinstance(answer, Fetched):
            return _Compared(None, text, is_same=True)
        captured = taken(self._journal, self._blobs, answer)
        came = captured.text or ""
        if captured.fields["bytes_digest"] == known.bytes_digest or came == text:
            return _Compared(captured, came, is_same=True)
        if known.method is CaptureMethod.FETCHED:
            return _Compared(captured, came, is_same=False)
        # Without the reviewer's login another page may come, so only the words that count are compared.
        with self._journal.engine.begin() as connection:
            resting = resting_on(connection, reference_id)
        has_words = all(holds(came, piece.excerpt) for piece in resting if piece.excerpt)
        return _Compared(None, came, is_same=has_words, is_another_page=not has_words)

    def _excerpt_changes(self, resting: Iterable[Resting], text: str) -> Iterator[ExcerptChange]:
        for piece in resting:
            if piece.excerpt is not None and piece.snapshot_id is not None:
                taken_from = self._reader.snapshot_text(piece.snapshot_id)
                yield _excerpt_change(piece.id, piece.claim_id, piece.excerpt, taken_from, text)

    def _effects(
        self, trail: Trail, reference_id: str, captured: Taken | None, outcome: CheckOutcome
    ) -> tuple[str | None, list[Change]]:
        """The new snapshot where other bytes came, and what became of the evidence."""
        if outcome is CheckOutcome.GONE:
            return None, after_loss(trail, reference_id)
        known = self._known[reference_id].snapshot
        if captured is not None and captured.fields["bytes_digest"] != known.bytes_digest:
            return snapshot_changes(trail, reference_id, captured)
        if outcome in {CheckOutcome.SAME, CheckOutcome.MOVED}:
            return None, after_capture(
                trail, reference_id, snapshot_text(trail.connection, known.id), known.method
            )
        return None, []


def _validators(known: SnapshotOrigin) -> Validators | None:
    snapshot = known.snapshot
    if snapshot.method is not CaptureMethod.FETCHED or snapshot.final_url is None:
        return None
    etag, modified = known.header("etag"), known.header("last-modified")
    return Validators(snapshot.final_url, etag, modified) if etag or modified else None


def _excerpt_change(
    evidence_id: str, claim_id: str, excerpt: str, taken_from: str, text: str
) -> ExcerptChange:
    place = place_of(taken_from, excerpt)
    around = near(changes(taken_from, text), place) if place is not None else []
    edited = tuple(one for one in around if not one.is_kept)
    return ExcerptChange(evidence_id, claim_id, excerpt, holds(text, excerpt), edited)
