"""The HTTP client of all requests, over a guarded network."""

from __future__ import annotations

from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import TYPE_CHECKING

import httpcore
import httpx

from workbench import __version__

if TYPE_CHECKING:
    import ssl
    from collections.abc import Iterator

    from workbench.clients.network import GuardedNetwork

_WAIT_S = 30.0
_NETWORK_ERRORS = (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError)


class GuardedTransport(httpx.BaseTransport):
    """httpx over httpcore's own connection pool, with a guarded network under it."""

    def __init__(self, network: GuardedNetwork, ssl_context: ssl.SSLContext) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=ssl_context, network_backend=network, max_connections=2, retries=0
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request; network failures are httpx's, refusals ``AddressRefused``."""
        url = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        try:
            response = self._pool.handle_request(
                httpcore.Request(
                    request.method,
                    url,
                    headers=request.headers.raw,
                    content=request.stream,
                    extensions=request.extensions,
                )
            )
        except _NETWORK_ERRORS as error:
            raise _as_httpx(error) from error
        return httpx.Response(
            response.status,
            headers=response.headers,
            stream=_Body(response),
            extensions=response.extensions,
        )

    def close(self) -> None:
        self._pool.close()


class _Body(httpx.SyncByteStream):
    """The body of an answer as it arrives."""

    def __init__(self, response: httpcore.Response) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        try:
            yield from self._response.iter_stream()
        except _NETWORK_ERRORS as error:
            raise _as_httpx(error) from error

    def close(self) -> None:
        self._response.close()


def _as_httpx(error: Exception) -> httpx.TransportError:
    """The same failure in httpx's words; both libraries name their classes alike."""
    for kind in type(error).__mro__:
        same = getattr(httpx, kind.__name__, None)
        if isinstance(same, type) and issubclass(same, httpx.TransportError):
            return same(str(error))
    return httpx.TransportError(str(error))


def guarded_client(
    network: GuardedNetwork, *, ssl_context: ssl.SSLContext, contact: str | None
) -> httpx.Client:
    """A client that follows no redirect by itself, keeps no cookie, and reads no proxy from the environment.

    It asks for gzip and deflate only, which ``unpacking`` can bound; a small chunk of the newer encodings can
    become gigabytes in one step.
    """
    return httpx.Client(
        transport=GuardedTransport(network, ssl_context),
        trust_env=False,
        follow_redirects=False,
        timeout=_WAIT_S,
        cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
        headers={
            "User-Agent": user_agent(contact),
            "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.8",
            "Accept-Encoding": "gzip, deflate",
        },
    )


def user_agent(contact: str | None) -> str:
    """Who asks, honestly, and how the newsroom can be reached."""
    plain = "".join(c for c in contact or "" if c.isascii() and c.isprintable() and c not in "()").strip()
    return f"workbench/{__version__} (+{plain})" if plain else f"workbench/{__version__}"
