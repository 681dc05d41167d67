"""Looks at an address after its capture: what was found there, and what becomes of the evidence taken from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from workbench.domain.fetching import Fetched, NotModified, Refused, Unreachable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.domain.fetching import RecheckOutcome

DAYS_UNTIL_GONE = 3
"""On so many different days a page must have been absent before it is called gone."""

_ABSENT = frozenset({404, 410})
_SHUT = frozenset({401, 402, 403, 407, 429, 451})


class CheckOutcome(StrEnum):
    """What an address gives now, against what was captured of it."""

    SAME = "same"
    CHANGED = "changed"
    MOVED = "moved"
    """It leads to another address than it did."""
    GONE = "gone"
    """The server said on three different days that there is no such page."""
    BLOCKED = "blocked"
    """The server, its robots.txt or the workbench's own rules do not let it be asked."""
    UNREACHABLE = "unreachable"


class SourceState(StrEnum):
    """What became of the source of a piece of evidence; nothing is said while its words stand there."""

    EXCERPT_MISSING = "excerpt missing"
    """The newest capture does not hold the excerpt; the capture it was taken from still does."""
    PAGE_GONE = "page gone"


SOURCE_SAYS = {
    SourceState.EXCERPT_MISSING: "the newest capture does not hold these words; the one they were taken from does",
    SourceState.PAGE_GONE: "the page is gone; the capture stays",
}
"""What became of a source, beside the piece of evidence."""

WHY_STALE = {
    SourceState.EXCERPT_MISSING: "an excerpt it weighed is not in the newest capture of its source",
    SourceState.PAGE_GONE: "a page it weighed is gone",
}


@dataclass(frozen=True, slots=True)
class Recheck:
    """One look at an address."""

    id: str
    reference_id: str
    outcome: CheckOutcome
    reason: str | None
    """More about it, as a clause for a sentence."""
    status: int | None
    final_url: str | None
    compared_id: str | None
    """The snapshot it was compared with."""
    snapshot_id: str | None
    """The new snapshot, when other bytes came."""
    days_absent: int
    """On how many different days in a row, this one counted, the server said there is no such page."""
    reviewer: str
    checked_at: int
    """Milliseconds since 1970."""

    @property
    def is_finding(self) -> bool:
        """Whether someone should look at it."""
        return self.outcome is not CheckOutcome.SAME


@dataclass(frozen=True, slots=True)
class Judged:
    """What an answer amounts to, before texts are compared."""

    outcome: CheckOutcome
    reason: str | None
    days_absent: int = 0


def judged(
    answer: RecheckOutcome, *, seen_url: str, earlier: Sequence[Recheck], now_ms: int, is_same: bool
) -> Judged:
    """What an answer amounts to.

    Args:
        answer: what came.
        seen_url: where the captured page came from.
        earlier: the checks before, newest first.
        now_ms: the time, milliseconds since 1970.
        is_same: whether the page that came reads as the captured one did.
    """
    match answer:
        case NotModified():
            return Judged(CheckOutcome.SAME, None)
        case Fetched():
            if _is_elsewhere(seen_url, answer.final_url):
                also = "" if is_same else ", and its text is another"
                return Judged(CheckOutcome.MOVED, f"it leads to {answer.final_url} now{also}")
            return Judged(CheckOutcome.SAME if is_same else CheckOutcome.CHANGED, None)
        case Refused():
            return Judged(CheckOutcome.BLOCKED, answer.reason)
        case Unreachable(status=status) if status in _ABSENT:
            days = _days_absent(earlier, now_ms)
            if days >= DAYS_UNTIL_GONE:
                return Judged(CheckOutcome.GONE, f"{answer.reason}, on {days} different days", days)
            counted = f"{answer.reason} (absent on {days} day{'s' if days > 1 else ''} so far)"
            return Judged(CheckOutcome.UNREACHABLE, counted, days)
        case Unreachable(status=status) if status in _SHUT:
            return Judged(CheckOutcome.BLOCKED, answer.reason)
        case Unreachable():
            return Judged(CheckOutcome.UNREACHABLE, answer.reason)


def _is_elsewhere(before: str, now: str) -> bool:
    """Whether the address is another; a step from http to https is none."""
    return _bare(before) != _bare(now)


def _bare(url: str) -> str:
    return url.partition("#")[0].removeprefix("http://").removeprefix("https://").removesuffix("/")


def _days_absent(earlier: Sequence[Recheck], now_ms: int) -> int:
    """Different days, today counted, since the page was last there; failures of the network in between do not count."""
    days = {_day(now_ms)}
    for check in earlier:
        if check.days_absent:
            days.add(_day(check.checked_at))
        elif check.outcome in {CheckOutcome.SAME, CheckOutcome.CHANGED, CheckOutcome.MOVED}:
            break
    return len(days)


def _day(milliseconds: int) -> str:
    return datetime.fromtimestamp(milliseconds / 1000, UTC).date().isoformat()
