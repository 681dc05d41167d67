"""Fetching pages that people name: the one door to the open web.

Any address a person or a page gives may be hostile. So the scheme, the port and every IP address are checked
at each step, sizes and time are bounded, and what happened is a value that can be recorded.
"""

from __future__ import annotations

import threading
import time
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import httpcore
import httpx

from workbench.clients.addresses import parse_allowances, standing
from workbench.clients.failures import is_untrusted, phrase, why
from workbench.clients.http import guarded_client
from workbench.clients.network import GuardedNetwork, time_left
from workbench.clients.politeness import retry_after
from workbench.clients.resolving import system_addresses
from workbench.clients.targets import checked_target, host_and_port
from workbench.clients.unpacking import BrokenAnswerError, CutShortError, OversizeError, read_body
from workbench.domain.fetching import Fetched, FetchOutcome, Hop, NotModified, Refused, Unreachable
from workbench.domain.media_types import sniffed_media_type
from workbench.errors import AddressRefused

if TYPE_CHECKING:
    import ssl
    from collections.abc import Collection, Iterator

    from workbench.clients.resolving import Resolver
    from workbench.domain.fetching import RecheckOutcome, Validators

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_NOT_MODIFIED = 304
TRANSIENT = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Answers after which another try may help."""
_BUSY = frozenset({429, 503})
"""Answers with which a server may say when to come back."""
_MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of one fetch is put up with. Headers are bounded too, at some 100 kB, by httpcore."""

    seconds: float = 30.0
    """For everything together: names, connections, redirects and the body."""
    redirects: int = 5
    wire_bytes: int = 20 * _MIB
    """As sent, packed."""
    body_bytes: int = 50 * _MIB
    """As unpacked."""


def fetch(
    url: str,
    *,
    allow_private: Collection[str] = (),
    contact: str | None = None,
    limits: Limits | None = None,
) -> FetchOutcome:
    """Get one page; see ``WebClient``, which is cheaper for several."""
    return WebClient(allow_private=allow_private, contact=contact, limits=limits).fetch(url)


class WebClient:
    """Fetches pages under fixed settings; one may be shared by threads."""

    def __init__(
        self,
        *,
        allow_private: Collection[str] = (),
        contact: str | None = None,
        limits: Limits | None = None,
        resolve: Resolver = system_addresses,
        sockets: httpcore.NetworkBackend | None = None,
        ssl_context: ssl.SSLContext | None = None,
    ) -> None:
        """Settle what may be fetched, and as whom.

        Args:
            allow_private: ``HOST`` or ``HOST:PORT`` of private networks that may be fetched from. Exactly
                that host may have a private address; ports other than 80, 443, 8080 and 8443 must be named.
            contact: an address or URL for the User-Agent.
            limits: how much is put up with.
            resolve: asks for a name's addresses.
            sockets: opens the connections to checked addresses.
            ssl_context: whom to trust; the certificates of certifi by default.

        Raises:
            BadHost: an ``allow_private`` is no host.
        """
        self._allowed = parse_allowances(allow_private)
        self._contact = contact
        self._limits = limits or Limits()
        self._resolve = resolve
        self._big = threading.Lock()
        self._sockets = sockets or httpcore.SyncBackend()
        self._ssl_context = ssl_context or httpx.create_ssl_context(trust_env=False)

    def fetch(self, url: str) -> FetchOutcome:
        """Get a page; whatever goes wrong on the way is the outcome, not an error."""
        outcome = self.fetch_if_changed(url, None)
        assert not isinstance(outcome, NotModified)  # noqa: S101 - nothing was sent that could be answered so
        return outcome

    def fetch_if_changed(self, url: str, known: Validators | None) -> RecheckOutcome:
        """Get a page unless the server says that it is still the one these validators came with."""
        deadline = time.monotonic() + self._limits.seconds
        network = GuardedNetwork(
            self._allowed, deadline=deadline, resolve=self._resolve, sockets=self._sockets
        )
        with guarded_client(network, ssl_context=self._ssl_context, contact=self._contact) as client:
            return self._follow(url, client, network, known)

    def _follow(
        self, url: str, client: httpx.Client, network: GuardedNetwork, known: Validators | None
    ) -> RecheckOutcome:
        """Ask, and go where redirects lead, until there is an outcome."""
        began = time.monotonic()
        chain: tuple[Hop, ...] = ()
        here = url.strip()
        try:
            while True:
                target = checked_target(here, self._allowed)
                conditions = _conditions(known, here)
                with client.stream("GET", target, headers=conditions) as response:
                    address = network.connected[host_and_port(target)]
                    status = response.status_code
                    if status in _REDIRECTS:
                        chain = (*chain, Hop(here, status, address))
                        here = self._next(response, len(chain))
                        continue
                    if status == _NOT_MODIFIED and conditions:
                        return NotModified(url, here, chain)
                    if not response.is_success:
                        asked = retry_after(response.headers.get("retry-after")) if status in _BUSY else None
                        reason = f"the server answered {phrase(status)}"
                        return Unreachable(url, here, chain, reason, status, asked, status in TRANSIENT)
                    body = self._body(response, network)
                return Fetched(
                    url=url,
                    final_url=here,
                    chain=chain,
                    status=status,
                    headers=tuple(response.headers.multi_items()),
                    body=body,
                    media_type_claimed=response.headers.get("content-type"),
                    media_type_sniffed=sniffed_media_type(body),
                    address=address,
                    private=standing(address) is not None,
                    elapsed_ms=round((time.monotonic() - began) * 1000),
                )
        except AddressRefused as refusal:
            return Refused(url, here, chain, refusal.reason)
        except OversizeError as refusal:
            return Refused(url, here, chain, str(refusal))
        except BrokenAnswerError as failure:
            is_cut = isinstance(failure, CutShortError)
            return Unreachable(url, here, chain, str(failure), may_pass=is_cut)
        except httpx.TransportError as failure:
            reason = why(failure, self._limits.seconds)
            return Unreachable(url, here, chain, reason, may_pass=not is_untrusted(failure))

    def _next(self, response: httpx.Response, redirects: int) -> str:
        """Where a redirect leads."""
        if redirects > self._limits.redirects:
            raise BrokenAnswerError(f"it redirects more than {self._limits.redirects} times")
        if response.next_request is None:
            raise BrokenAnswerError("it redirects without saying where to")
        return str(response.next_request.url)

    def _body(self, response: httpx.Response, network: GuardedNetwork) -> bytes:
        announced = response.headers.get("content-length", "")
        if announced.isdigit() and int(announced[:20]) > self._limits.wire_bytes:
            raise OversizeError(f"it is bigger than {self._limits.wire_bytes // _MIB} MiB")
        try:
            with ExitStack() as big:
                return read_body(
                    response.iter_raw(),
                    encoding=response.headers.get("content-encoding", ""),
                    most_wire_bytes=self._limits.wire_bytes,
                    most_bytes=self._limits.body_bytes,
                    on_big=lambda: big.enter_context(self._only_big(network)),
                )
        except (httpx.RemoteProtocolError, httpx.ReadError) as error:
            raise CutShortError from error

    @contextmanager
    def _only_big(self, network: GuardedNetwork) -> Iterator[None]:
        """The turn to unpack a big body: threads take it one after the other, so that bombs do not add up."""
        if not self._big.acquire(timeout=time_left(network.deadline)):
            raise httpx.ReadTimeout("the time for the whole exchange is over")
        try:
            yield
        finally:
            self._big.release()


def _conditions(known: Validators | None, here: str) -> dict[str, str]:
    """The headers that ask for a page only if it is another now; a server's own words must be headers again."""
    if known is None or known.url != here:
        return {}
    given = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    return {name: value for name, value in given.items() if value and value.isascii() and value.isprintable()}
