"""Any web archive that speaks Memento: which copy of a page it has nearest to a moment.

Reference: RFC 7089, HTTP Framework for Time-Based Access to Resource States; RFC 8288, Web Linking.
"""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import format_datetime
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin, urlsplit

from workbench.clients.plain import web_address
from workbench.clients.service import ServiceClient
from workbench.domain.archives import Capture, memento_moment
from workbench.errors import UsageMistake

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from workbench.clients.service import Answer, Bounds

_LONGEST_LINKS = 20_000


class Link(NamedTuple):
    """One target of a ``Link`` header with its relations and when it was captured."""

    url: str
    relations: frozenset[str]
    moment: str | None = None


class Memento:
    """Asks a TimeGate: the address that leads to the copy of a page nearest to a moment."""

    def __init__(
        self,
        timegate: str,
        *,
        allow_private: Collection[str] = (),
        contact: str | None = None,
        bounds: Bounds | None = None,
    ) -> None:
        """Take the TimeGate's address, to which the page's is appended, or which holds ``{url}`` for it.

        Raises:
            UsageMistake: it is no http or https address.
        """
        if web_address(timegate) is None:
            raise UsageMistake(
                f"{timegate!r} is no address of a TimeGate: it must begin with http:// or https://."
            )
        self._timegate = timegate if "{url}" in timegate else f"{timegate.rstrip('/')}/{{url}}"
        place = urlsplit(timegate)
        base = f"{place.scheme}://{place.netloc}"
        self._client = ServiceClient(base, allow_private=allow_private, contact=contact, bounds=bounds)
        self._base = base
        self.archive = place.hostname or place.netloc
        """The archive's name: its host."""

    def find(self, url: str, near: datetime) -> Capture | None:
        """The copy nearest to a moment; ``None`` when the archive has none.

        Raises:
            UnexpectedReply: what answers is no archive that speaks Memento.
        """
        path = self._timegate.replace("{url}", url).removeprefix(self._base)
        wanted = {"Accept-Datetime": format_datetime(near.astimezone(UTC), usegmt=True), "Accept": "*/*"}
        answer = self._client.ask("GET", path, headers=wanted, accepted=[404], anywhere=True)
        capture = capture_of(answer, self.archive)
        if capture is None and answer.status != 404:
            raise self._client.unexpected("it names no time of capture (no Memento-Datetime header)")
        return capture


def capture_of(answer: Answer, archive: str) -> Capture | None:
    """The copy that an answer is or names, by its headers; ``None`` when it is none."""
    moment = memento_moment(answer.headers.get("memento-datetime"))
    if moment is None or answer.status >= 300:
        return None
    # A TimeGate may send the copy itself and name its address beside.
    named = answer.headers.get("content-location")
    url = web_address(urljoin(answer.url, named)) if named else None
    if url is None:
        own = [
            link.url
            for link in links(answer.headers.get("link", ""))
            if "memento" in link.relations and memento_moment(link.moment) == moment
        ]
        url = web_address(urljoin(answer.url, own[0])) if own else None
    host = urlsplit(answer.url).hostname or archive
    return Capture(host, url or answer.url, moment)


def links(header: str) -> Iterator[Link]:
    """The targets of a ``Link`` header, read by hand: commas stand in addresses and dates too."""
    rest = header[:_LONGEST_LINKS]
    while True:
        _, begun, rest = rest.partition("<")
        url, ended, rest = rest.partition(">")
        if not begun or not ended:
            return
        parameters, rest = _parameters(rest)
        yield Link(
            url.strip(), frozenset(parameters.get("rel", "").lower().split()), parameters.get("datetime")
        )


def _parameters(text: str) -> tuple[dict[str, str], str]:
    """The parameters up to the comma that ends a link, and what stands behind that."""
    found: dict[str, str] = {}
    name, value, is_quoted, in_value = "", "", False, False
    for place, c in enumerate(text):
        if is_quoted:
            is_quoted, value = (False, value) if c == '"' else (True, value + c)
        elif c == '"' and in_value:
            is_quoted = True
        elif c in ";,":
            found.setdefault(name.strip().lower(), value.strip())
            name, value, in_value = "", "", False
            if c == ",":
                return found, text[place + 1 :]
        elif c == "=" and not in_value:
            in_value = True
        elif in_value:
            value += c
        else:
            name += c
    found.setdefault(name.strip().lower(), value.strip())
    return found, ""
