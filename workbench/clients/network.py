"""The network as requests see it: no socket is opened to an address that was not checked first.

The check sits where the socket is opened, so redirects, rebinding names and odd spellings of an address all
meet it. TLS, SNI and the Host header keep the name; only the socket goes to the address.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import httpcore

from workbench.clients.addresses import Allowance, standing
from workbench.errors import AddressRefused

if TYPE_CHECKING:
    import ssl
    from collections.abc import Iterable

    from workbench.clients.resolving import Resolver

_CONNECT_TIMEOUT_S = 10.0


class GuardedNetwork(httpcore.NetworkBackend):
    """Opens sockets for one exchange: to checked addresses only, and none of them longer than the deadline.

    A name is resolved once for each connection, and refused when any of its addresses is refused: a server
    could otherwise offer one public address and be reached at another.
    """

    def __init__(
        self,
        allowed: Iterable[Allowance],
        *,
        deadline: float,
        resolve: Resolver,
        sockets: httpcore.NetworkBackend,
    ) -> None:
        self._allowed = tuple(allowed)
        self.deadline = deadline
        """On ``time.monotonic()``, of the whole exchange."""
        self._resolve = resolve
        self._sockets = sockets
        self.connected: dict[tuple[str, int], str] = {}
        """The address last connected to, for each host and port."""

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Resolve, check every address, and connect to the first that answers.

        Raises:
            AddressRefused: the host has an address that may not be connected to.
            httpcore.ConnectError, httpcore.ConnectTimeout: it has none, or none answers.
        """
        addresses = self._checked_addresses(host, port)
        failure: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in addresses:
            patience = min(timeout or _CONNECT_TIMEOUT_S, time_left(self.deadline))
            try:
                stream = self._sockets.connect_tcp(address, port, patience, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                self.connected[host, port] = address
                return _TimedStream(stream, self.deadline)
        raise failure

    def _checked_addresses(self, host: str, port: int) -> list[str]:
        try:
            addresses = self._resolve(host, port, self.deadline)
        except TimeoutError as error:
            raise httpcore.ConnectTimeout(str(error)) from error
        except OSError as error:
            raise httpcore.ConnectError(f"the name {host} is not known") from error
        is_allowed = any(one.covers(host, port) for one in self._allowed)
        for address in addresses:
            found = standing(address)
            if found and not (is_allowed and found.is_local):
                named = address if address == host else f"{host} is {address}, which"
                hint = f"; only --allow-private {host} lets it through" if found.is_local else ""
                raise AddressRefused(host, f"{named} is no public address ({found.kind}){hint}")
        return addresses


class _TimedStream(httpcore.NetworkStream):
    """A connection on which no single wait goes beyond the deadline of the whole exchange."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, time_left(self._deadline, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, time_left(self._deadline, timeout))

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname, time_left(self._deadline, timeout))
        return _TimedStream(secured, self._deadline)

    def close(self) -> None:
        self._stream.close()

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def time_left(deadline: float, at_most: float | None = None) -> float:
    """Seconds until a ``time.monotonic()`` deadline.

    Raises:
        httpcore.ReadTimeout: it has passed.
    """
    left = deadline - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout("the time for the whole exchange is over")
    return left if at_most is None else min(left, at_most)
