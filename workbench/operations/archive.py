"""Archived copies of references: looking for them, asking for new ones, and recording what came of it.

The exchange with an archive is over before anything is written. What an archive calls its job is recorded as soon as it
is known, so that closing the program loses nothing: a later run asks what became of it.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from workbench.clients.addresses import standing
from workbench.clients.wayback import Done, Failed, Pending, Reuse, Submitted
from workbench.domain.archives import INTERNET_ARCHIVE, ArchivedCopy, ArchiveState, Capture
from workbench.domain.queries import whole_date
from workbench.domain.services import WAYBACK
from workbench.errors import RuleViolation
from workbench.store.trail import new

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.clients.wayback import Wayback
    from workbench.domain.references import Reference
    from workbench.operations.services import Services
    from workbench.store.journal import Journal
    from workbench.store.reader import Reader

FIRST_WAIT_S = 5.0
LONGEST_WAIT_S = 60.0
SLACK_S = 60
"""A capture older than the request by more than this was there before: clocks differ a little."""

_PRIVATE_NAMES = (
    ".local",
    ".localhost",
    ".internal",
    ".intranet",
    ".lan",
    ".corp",
    ".home.arpa",
    ".test",
    ".onion",
)
PASSES = "this passes: try again later"


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a job is waited for, and how."""

    total_s: float
    """Over all; 0 asks once."""
    rest: Callable[[float], object] = time.sleep
    """Waits so many seconds; true when the waiting is to end at once."""
    first_s: float = FIRST_WAIT_S


def find(
    journal: Journal,
    reader: Reader,
    services: Services,
    reference_id: str,
    near: datetime,
    archive: str = "wayback",
) -> ArchivedCopy | None:
    """Look for the copy of a reference's address nearest to a moment, and record it; ``None`` when there is none.

    Args:
        journal: who writes.
        reader: what is known.
        services: how archives are reached.
        reference_id: the reference.
        near: an aware time.
        archive: ``wayback``, or the address of a TimeGate of any archive that speaks Memento.

    Raises:
        RuleViolation: it has no address, or a private one.
        ServiceTrouble, AddressRefused, UsageMistake: the archive gives no answer to work with.
    """
    reference = _with_address(reader, reference_id)
    client = services.wayback() if archive in {"wayback", WAYBACK} else services.memento(archive)
    capture = client.find(reference.url or "", near)
    if capture is None:
        return None
    known = _copies(reader, reference_id)
    same = next((copy for copy in known if copy.url == capture.url and copy.is_archived), None)
    return same or record_copy(journal, reader, reference_id, "archive.found", ArchiveState.FOUND, capture)


def save(
    journal: Journal, reader: Reader, services: Services, reference_id: str, patience: Patience
) -> ArchivedCopy:
    """Ask the Internet Archive to capture a reference's address, and wait a while for what comes of it.

    A request that is under way already is not made twice: what became of it is asked. What is returned is still
    ``submitted`` when the archive has not said within the time given.

    Raises:
        RuleViolation: it has no address, or a private one.
        KeyMissing: the archive's keys are not configured.
        ServiceTrouble, AddressRefused: the archive did not take the request; nothing is recorded then.
    """
    reference = _with_address(reader, reference_id)
    client = services.wayback(saving=True)
    under_way = _under_way(reader, reference_id)
    if under_way is not None:
        return _follow(journal, reader, client, reference, under_way, patience)
    answer = client.save(reference.url or "")
    match answer:
        case Submitted(job, words):
            copy = record_copy(
                journal,
                reader,
                reference_id,
                "archive.submitted",
                ArchiveState.SUBMITTED,
                None,
                job=job,
                reason=words or None,
            )
            return _follow(journal, reader, client, reference, copy, patience)
        case Reuse(words):
            capture = client.find(reference.url or "", datetime.now(UTC))
            return _settle_reuse(journal, reader, reference_id, None, capture, words)
        case Failed():
            return record_copy(
                journal,
                reader,
                reference_id,
                "archive.settled",
                ArchiveState.FAILED,
                None,
                reason=_why(answer),
            )


def status(
    journal: Journal, reader: Reader, services: Services, reference_id: str, patience: Patience
) -> ArchivedCopy | None:
    """Ask what became of a request to save that is under way; ``None`` when none is."""
    reference = _with_address(reader, reference_id)
    under_way = _under_way(reader, reference_id)
    if under_way is None:
        return None
    return _follow(journal, reader, services.wayback(saving=True), reference, under_way, patience)


def moment_near(day: str | None) -> datetime:
    """Noon of a day, maybe known by its month or year only; without one, now."""
    if not day:
        return datetime.now(UTC)
    return datetime.fromisoformat(f"{whole_date(day)}T12:00:00+00:00")


def _follow(
    journal: Journal,
    reader: Reader,
    client: Wayback,
    reference: Reference,
    copy: ArchivedCopy,
    patience: Patience,
) -> ArchivedCopy:
    """Ask for the job with growing pauses until it is settled or patience ends, and record what it is."""
    began, wait_s = time.monotonic(), patience.first_s
    while isinstance(answer := client.status(copy.job or ""), Pending):
        left = patience.total_s - (time.monotonic() - began)
        if left <= 0 or patience.rest(min(wait_s, left)):
            return copy
        wait_s = min(2 * wait_s, LONGEST_WAIT_S)
    match answer:
        case Done(capture):
            submitted_at = datetime.fromtimestamp(copy.recorded_at / 1000, UTC)
            age_s = (submitted_at - datetime.fromisoformat(capture.captured_at)).total_seconds()
            is_older = age_s > SLACK_S
            state = ArchiveState.REUSED if is_older else ArchiveState.SAVED
            reason = "the archive gave a capture it had made before" if is_older else None
            return record_copy(
                journal, reader, reference.id, "archive.settled", state, capture, of=copy, reason=reason
            )
        case Reuse(words):
            existing = client.find(reference.url or "", datetime.now(UTC))
            return _settle_reuse(journal, reader, reference.id, copy, existing, words)
        case Failed():
            return record_copy(
                journal,
                reader,
                reference.id,
                "archive.settled",
                ArchiveState.FAILED,
                None,
                of=copy,
                reason=_why(answer),
            )


def _settle_reuse(
    journal: Journal,
    reader: Reader,
    reference_id: str,
    of: ArchivedCopy | None,
    capture: Capture | None,
    words: str,
) -> ArchivedCopy:
    """Record the existing capture that the archive wants used; a failure when it cannot be found."""
    state = ArchiveState.REUSED if capture else ArchiveState.FAILED
    said = words.rstrip(".")
    reason = said if capture else f"{said}; that capture is not listed yet, {PASSES}"
    return record_copy(journal, reader, reference_id, "archive.settled", state, capture, of=of, reason=reason)


def _why(failure: Failed) -> str:
    words = f"{failure.words.rstrip('.')} ({failure.status_ext})" if failure.words else failure.status_ext
    return f"{words}; {PASSES if failure.passes else 'asking again will not help'}"


def record_copy(
    journal: Journal,
    reader: Reader,
    reference_id: str,
    op: str,
    state: ArchiveState,
    capture: Capture | None,
    *,
    of: ArchivedCopy | None = None,
    job: str | None = None,
    reason: str | None = None,
) -> ArchivedCopy:
    """Record a new archived copy, or what became of one that was submitted, as one event.

    Args:
        journal: who writes.
        reader: to read it back.
        reference_id: the reference.
        op: ``archive.found``, ``archive.submitted`` or ``archive.settled``.
        state: how far it is.
        capture: the copy, where there is one.
        of: the copy that was submitted; once settled it stays as it is.
        job: what the archive calls the request.
        reason: what is to be known of it.
    """
    fields: dict[str, Any] = {
        "state": str(state),
        "url": capture.url if capture else None,
        "captured_at": capture.captured_at if capture else None,
        "reason": reason,
    }
    with journal.writing() as trail:
        if of is not None:
            id_ = of.id
            # Another run may have settled the same job meanwhile: the first answer stays.
            if trail.value(f"archived/{id_}", "state") == ArchiveState.SUBMITTED:
                trail.record(op, [trail.change(f"archived/{id_}", **fields)])
        else:
            id_ = trail.new_id()
            archive = capture.archive if capture else INTERNET_ARCHIVE
            made = new(f"archived/{id_}", reference_id=reference_id, archive=archive, job=job, **fields)
            trail.record(op, [made])
    return next(copy for copy in _copies(reader, reference_id) if copy.id == id_)


def _with_address(reader: Reader, reference_id: str) -> Reference:
    """The reference, when its address may be told to an archive.

    Raises:
        RuleViolation: it has none, or one of a private network, which nobody outside is to learn.
    """
    reference = reader.reference(reference_id)
    if reference.url is None:
        raise RuleViolation(f"Reference {reference_id} has no address that an archive could hold.")
    captures = reader.snapshots(reference_id)
    if is_private(reference.url) or any(capture.private_host for capture in captures):
        raise RuleViolation(
            f"{reference.url} is an address of a private network: no archive can hold it, and none is told of it."
        )
    return reference


def is_private(url: str) -> bool:
    """Whether an address is one of a private network, as far as its name tells."""
    host = (urlsplit(url).hostname or "").rstrip(".")
    try:
        ip_address(host)
    except ValueError:
        return "." not in host or host.endswith(_PRIVATE_NAMES)
    return standing(host) is not None


def _copies(reader: Reader, reference_id: str) -> list[ArchivedCopy]:
    return reader.archived_copies([reference_id]).get(reference_id, [])


def _under_way(reader: Reader, reference_id: str) -> ArchivedCopy | None:
    copies = reversed(_copies(reader, reference_id))
    return next((copy for copy in copies if copy.state is ArchiveState.SUBMITTED and copy.job), None)
