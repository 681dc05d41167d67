"""Looking again at addresses that were captured: what is there now, and whether the words that count still are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.clients.many import Ask, Asking
from workbench.clients.politeness import Pauses
from workbench.clients.robots import Robots
from workbench.comparison.changes import Paragraph, changes, near
from workbench.domain.fetching import Fetched, Validators
from workbench.domain.rechecks import CheckOutcome, judged
from workbench.domain.snapshots import CaptureMethod
from workbench.errors import NothingToCompare
from workbench.operations.capture import address_of, snapshot_changes, taken
from workbench.operations.sources import after_capture, after_loss, holds, place_of
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
    from workbench.store.trail import Trail


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


def checkable(reader: Reader, found: Iterable[Reference]) -> list[str]:
    """Ids of the references that have an address and a saved capture of it."""
    return [
        one.id
        for one in found
        if one.url is not None
        and not one.withdrawn
        and any(snapshot.is_saved for snapshot in reader.snapshots(one.id))
    ]


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
        saved = next((one for one in self._reader.snapshots(reference_id) if one.is_saved), None)
        if saved is None:
            raise NothingToCompare(reference_id, "saved capture to compare with")
        return self._reader.snapshot_origin(saved.id)

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
        captured = taken(self._journal, self._blobs, answer) if isinstance(answer, Fetched) else None
        digest = captured.fields["bytes_digest"] if captured else None
        old_text = self._reader.snapshot_text(known.snapshot.id)
        new_text = (captured.text or "") if captured else old_text
        is_same = captured is None or digest == known.snapshot.bytes_digest or old_text == new_text
        with self._journal.writing() as trail:
            found = judged(
                answer,
                seen_url=known.snapshot.final_url or known.snapshot.url or answer.url,
                earlier=rechecks(trail.connection, reference_id),
                now_ms=self._journal.clock(),
                is_same=is_same,
            )
            snapshot_id, effects = self._effects(trail, reference_id, captured, found.outcome)
            reason = found.reason
            if captured and is_same and found.outcome is CheckOutcome.SAME and snapshot_id is not None:
                reason = "its bytes are others, its text is the same"
            id_ = trail.new_id()
            check = new(
                f"recheck/{id_}",
                reference_id=reference_id,
                outcome=str(found.outcome),
                reason=reason,
                status=getattr(answer, "status", None),
                final_url=answer.final_url,
                compared_id=known.snapshot.id,
                snapshot_id=snapshot_id,
                days_absent=found.days_absent or None,
            )
            trail.record("reference.checked", [check, *effects])
            recheck = next(one for one in rechecks(trail.connection, reference_id) if one.id == id_)
            resting = resting_on(trail.connection, reference_id)
            texts = {
                piece.id: snapshot_text(trail.connection, piece.snapshot_id)
                for piece in resting
                if piece.snapshot_id is not None
            }
        return Checked(
            reference=self._reader.reference(reference_id),
            recheck=recheck,
            seen_at=known.snapshot.taken_at,
            excerpts=()
            if is_same
            else tuple(
                _excerpt_change(piece.id, piece.claim_id, piece.excerpt, texts.get(piece.id, ""), new_text)
                for piece in resting
                if piece.excerpt is not None
            ),
            lost=tuple(piece.id for piece in resting if piece.source_state is not None),
        )

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
            return None, after_capture(trail, reference_id, snapshot_text(trail.connection, known.id))
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
