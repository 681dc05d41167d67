"""The Internet Archive: finding archived copies of a page, and asking for a new one.

Availability answers quickly and not always rightly (it may know nothing of an address with its scheme, and says
"nothing" where there is something); the CDX index is asked when it finds nothing. Saving is a job: a page that was
submitted is not archived until the job says so.

Reference: Wayback Availability JSON API; Wayback CDX Server API; Save Page Now 2.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from workbench.clients.plain import plain, web_address
from workbench.domain.archives import INTERNET_ARCHIVE, Capture, iso_moment

if TYPE_CHECKING:
    from workbench.clients.service import ServiceClient

_STAMP = "%Y%m%d%H%M%S"
_HEADER = ["urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length"]

PASSING = frozenset(
    {
        "bad-gateway",
        "bandwidth-limit-exceeded",
        "browsing-timeout",
        "cannot-fetch",
        "capture-location-error",
        "celery",
        "gateway-timeout",
        "internal-server-error",
        "invalid-server-response",
        "job-failed",
        "no-browsers-available",
        "protocol-error",
        "proxy-error",
        "read-timeout",
        "service-unavailable",
        "soft-time-limit-exceeded",
        "too-many-requests",
        "user-session-limit",
    }
)
"""Failures of a capture that pass: asking again later may work. Others, such as ``blocked-url``, stay."""
DAILY_LIMIT = "too-many-daily-captures"
"""The page was captured so often today that the archive wants one of those captures used."""


@dataclass(frozen=True, slots=True)
class Submitted:
    """The archive took the request; ask what became of the job."""

    job: str
    words: str = ""
    """What it said beside; it may announce that an existing capture is used."""


@dataclass(frozen=True, slots=True)
class Pending:
    """The job is not done."""

    job: str


@dataclass(frozen=True, slots=True)
class Done:
    """The job gave a capture, which may be older than the request."""

    capture: Capture


@dataclass(frozen=True, slots=True)
class Reuse:
    """No new capture is made: the archive wants an existing one used."""

    words: str


@dataclass(frozen=True, slots=True)
class Failed:
    """The archive could not capture the page."""

    status_ext: str
    words: str
    passes: bool
    """Whether asking again later may work."""


class Wayback:
    """Asks the Internet Archive under one reviewer's settings."""

    def __init__(self, web: ServiceClient, availability: ServiceClient) -> None:
        """Take the client of the archive itself, with keys where pages are to be saved, and the one of availability."""
        self._web = web
        self._availability = availability

    def find(self, url: str, near: datetime) -> Capture | None:
        """The capture of a page nearest to a moment, as far as the archive knows any."""
        return self.closest(url, near) or self.listed(url, near)

    def closest(self, url: str, near: datetime) -> Capture | None:
        """What availability knows; asked once more without the scheme when it knows nothing."""
        stamp = near.astimezone(UTC).strftime(_STAMP)
        bare = url.partition("://")[2] or url
        for asked in (url, bare):
            found = self._available(asked, stamp)
            if found is not None:
                return found
        return None

    def _available(self, url: str, stamp: str) -> Capture | None:
        reply = self._availability.get("/wayback/available", {"url": url, "timestamp": stamp})
        match reply:
            case {"archived_snapshots": {"closest": {"available": False}}}:
                return None
            case {"archived_snapshots": {"closest": {"status": str(status)}}} if status[:1] in {
                "3",
                "4",
                "5",
            }:
                return None  # a redirect or an error page was captured; the index knows the page itself
            case {"archived_snapshots": {"closest": {"timestamp": str(at), "url": found}}}:
                address = web_address(found)
                if address is None:
                    raise self._availability.unexpected("the closest capture has no address")
                return Capture(INTERNET_ARCHIVE, _secure(address), self._moment(at))
            case {"archived_snapshots": dict(none)} if not none:
                return None
            case _:
                raise self._availability.unexpected("it says neither what is archived nor that nothing is")

    def listed(self, url: str, near: datetime) -> Capture | None:
        """The nearest good capture in the index: the last before the moment or the first after it."""
        stamp = near.astimezone(UTC).strftime(_STAMP)
        found = [
            *self.captures(url, limit=-1, until=stamp),
            *self.captures(url, limit=1, since=stamp),
        ]
        return min(found, key=lambda c: abs(_time_of(c.captured_at) - near.astimezone(UTC)), default=None)

    def captures(
        self, url: str, *, limit: int = 50, since: str | None = None, until: str | None = None
    ) -> list[Capture]:
        """Captures with status 200, oldest first; a negative limit gives the last ones."""
        wanted: dict[str, str | int] = {
            "url": url,
            "output": "json",
            "limit": limit,
            "filter": "statuscode:200",
        }
        wanted |= {"from": since} if since else {}
        wanted |= {"to": until} if until else {}
        answer = self._web.ask("GET", "/cdx/search/cdx", parameters=wanted)
        if not answer.body.strip():
            return []  # nothing found is an empty body, or an empty list
        match self._web.parsed(answer):
            case []:
                return []
            case [list(header), *rows] if header == _HEADER:
                return [self._row(row) for row in rows]
            case _:
                raise self._web.unexpected("the index gives no table of captures")

    def _row(self, row: Any) -> Capture:
        match row:
            case [str(), str(stamp), str(original), str(), str(), str(), *_] if web_address(original):
                moment = self._moment(stamp)
                return Capture(INTERNET_ARCHIVE, self._address(stamp, original), moment)
            case _:
                raise self._web.unexpected("a row of the index is not understood")

    def save(self, url: str) -> Submitted | Reuse | Failed:
        """Ask for a new capture.

        Raises:
            RequestRefused: the keys are not accepted.
            RateLimited: too many captures a minute.
        """
        form = {"url": url, "skip_first_archive": "1"}
        answer = self._web.ask("POST", "/save", form=form)
        match self._web.parsed(answer):
            case {"job_id": str(job)} as reply if _is_job(job):
                return Submitted(job, _said(reply))
            case {"status": "error"} as reply:
                return self._failure(reply)
            case {"message": str(words)} if words.startswith("The same snapshot"):
                return Reuse(plain(words, 300))
            case _:
                raise self._web.unexpected("it names no job for the capture")

    def status(self, job: str) -> Pending | Done | Reuse | Failed:
        """What became of a request to save."""
        if not _is_job(job):
            raise self._web.unexpected("the job has no name that could be asked for")
        answer = self._web.ask("GET", f"/save/status/{job}", accepted=[404])
        if answer.status == 404:
            return Failed("unknown-job", "the archive no longer knows of this request", passes=True)
        match self._web.parsed(answer):
            case {"status": "pending"}:
                return Pending(job)
            case {"status": "success", "timestamp": str(stamp), "original_url": str(url)} if web_address(url):
                return Done(Capture(INTERNET_ARCHIVE, self._address(stamp, url), self._moment(stamp)))
            case {"status": "error"} as reply:
                return self._failure(reply)
            case _:
                raise self._web.unexpected("the job is neither pending, done nor failed")

    def _failure(self, reply: dict[str, Any]) -> Reuse | Failed:
        code = reply.get("status_ext")
        kind = plain(code, 80).removeprefix("error:") if isinstance(code, str) else ""
        words = self._web.hidden(_said(reply))
        if kind == DAILY_LIMIT:
            return Reuse(words or "the page was captured often enough today")
        return Failed(kind or "unknown", words, kind in PASSING)

    def _address(self, stamp: str, original: str) -> str:
        return f"{self._web.url}/web/{stamp}/{original}"

    def _moment(self, stamp: str) -> str:
        if len(stamp) != 14 or not (stamp.isascii() and stamp.isdigit()):
            raise self._web.unexpected("a capture has no time of 14 digits")
        try:
            return iso_moment(datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC))
        except ValueError:
            raise self._web.unexpected("a capture has no possible time") from None


def _secure(url: str) -> str:
    """The archive's addresses come with http and are served with https."""
    rest = url.removeprefix("http://web.archive.org/")
    return url if rest == url else f"https://web.archive.org/{rest}"


def _said(reply: dict[str, Any]) -> str:
    words = reply.get("message")
    return plain(words, 300) if isinstance(words, str) else ""


def _is_job(job: str) -> bool:
    return 0 < len(job) <= 100 and job.isascii() and all(c.isalnum() or c in "-_" for c in job)


def _time_of(moment: str) -> datetime:
    return datetime.fromisoformat(moment)
