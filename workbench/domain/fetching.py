"""What came of fetching an address, as values: a dead link or a refusal is a finding, and is recorded."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hop:
    """One redirect on the way: an address that sent the request on."""

    url: str
    status: int
    address: str
    """The IP address that answered."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """The server gave the page, and it came whole."""

    url: str
    """As it was asked for."""
    final_url: str
    """Where the page came from in the end."""
    chain: tuple[Hop, ...]
    """The redirects before it, in order."""
    status: int
    headers: tuple[tuple[str, str], ...]
    """As received, in order, names in lower case."""
    body: bytes
    """After transfer and content decoding."""
    media_type_claimed: str | None
    """The ``Content-Type`` as received, with its parameters."""
    media_type_sniffed: str
    """What the bytes show themselves to be."""
    address: str
    """The IP address that answered."""
    private: bool
    """Whether that address is none of the public internet, let through by the reviewer."""
    elapsed_ms: int

    @property
    def is_downgraded(self) -> bool:
        """Whether a request that began on https ended on http, where anyone between can change the page."""
        urls = [*(hop.url for hop in self.chain), self.final_url]
        return urls[0].startswith("https:") and urls[-1].startswith("http:")


@dataclass(frozen=True, slots=True)
class Unreachable:
    """Nothing usable came: no such name, no connection or valid certificate, no whole answer, an error page."""

    url: str
    final_url: str
    """The address that failed, after redirects."""
    chain: tuple[Hop, ...]
    reason: str
    """A clause for a sentence: ``the server answered 404 Not Found``."""
    status: int | None = None
    """The HTTP status, when there was an answer."""
    retry_after_s: float | None = None
    """In how many seconds the server asks to come back, when it says so."""
    may_pass: bool = False
    """Whether the network or the server failed in passing, so that another try may help."""


@dataclass(frozen=True, slots=True)
class NotModified:
    """The server says that the page is still what it was when the validators were taken."""

    url: str
    final_url: str
    chain: tuple[Hop, ...]
    status: int = 304


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave with a page to ask later whether it is still the same."""

    url: str
    """The address that gave them; they are sent to no other."""
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """The workbench itself did not go there, or did not take what came."""

    url: str
    final_url: str
    """The address that was refused, after redirects."""
    chain: tuple[Hop, ...]
    reason: str
    """A clause for a sentence: ``127.0.0.1 is a loopback address``."""


FetchOutcome = Fetched | Unreachable | Refused
"""What comes of asking for a page."""

RecheckOutcome = FetchOutcome | NotModified
"""What comes of asking for a page with validators."""
