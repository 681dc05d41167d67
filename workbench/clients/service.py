"""Asking an outside service: one guarded exchange at a time, in JSON or by headers, with typed refusals.

It stands on the same network guard and the same bounds as fetching pages: every address is checked, the whole exchange
has a deadline, and an answer is refused when it is bigger than a service has any reason to send. Redirects are
followed within the same host only, so that a key never goes elsewhere.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import httpcore
import httpx

from workbench.clients.addresses import parse_allowances
from workbench.clients.failures import phrase, why
from workbench.clients.http import guarded_client, user_agent
from workbench.clients.network import GuardedNetwork
from workbench.clients.pace import pace_of
from workbench.clients.plain import plain
from workbench.clients.politeness import retry_after
from workbench.clients.replies import error_words, parse_json
from workbench.clients.resolving import system_addresses
from workbench.clients.targets import checked_target
from workbench.clients.unpacking import BrokenAnswerError, OversizeError, read_body
from workbench.errors import (
    AddressRefused,
    RateLimited,
    RequestRefused,
    ServiceUnreachable,
    UnexpectedReply,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_MIB = 1 << 20
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_ADVICE = {401: "check its key in the configuration file", 403: "check its key and what that may be used for"}


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much of one exchange with a service is put up with."""

    seconds: float = 20.0
    """For the exchange: name, connection, redirects and body; not for polite waiting before it."""
    wire_bytes: int = 2 * _MIB
    body_bytes: int = 4 * _MIB
    redirects: int = 3
    patience_s: float = 5.0
    """The longest ``Retry-After`` that is waited for; a longer one is told to the reviewer."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a service sent: status, headers and the whole body."""

    url: str
    status: int
    headers: httpx.Headers
    body: bytes


class ServiceClient:
    """Exchanges with one service under fixed settings; may be shared by threads."""

    def __init__(
        self,
        url: str,
        *,
        allow_private: Collection[str] = (),
        contact: str | None = None,
        pause_s: float = 1.0,
        headers: Mapping[str, str] | None = None,
        secrets: Collection[str] = (),
        bounds: Bounds | None = None,
        limited_advice: str = "",
    ) -> None:
        """Settle whom is asked, and as whom.

        Args:
            url: where the service is, without a slash at the end.
            allow_private: ``HOST`` or ``HOST:PORT`` of private networks that may be asked.
            contact: an address or URL for the User-Agent.
            pause_s: at least so long between two requests to this host.
            headers: sent with every request, for instance a key.
            secrets: words that no error may repeat.
            bounds: how much is put up with.
            limited_advice: what to do when the service wants fewer requests, where waiting does not help; it is then
                not asked again.
        """
        self.url = url
        self.host = urlsplit(url).netloc
        self._allowed = parse_allowances(allow_private)
        self._contact = contact
        self._pause_s = pause_s
        self._headers = dict(headers or {})
        self._secrets = tuple(word for word in secrets if word)
        self._bounds = bounds or Bounds()
        self._limited_advice = limited_advice
        self._pace = pace_of(self.host)

    def get(self, path: str, parameters: Any = None) -> Any:
        """The parsed JSON that a GET gives; see ``parsed`` for what is refused."""
        return self.parsed(self.ask("GET", path, parameters=parameters))

    def post_json(self, path: str, value: Any, parameters: Any = None) -> Any:
        """The parsed JSON that a POST of JSON gives."""
        return self.parsed(self.ask("POST", path, parameters=parameters, as_json=value))

    def ask(
        self,
        method: str,
        path: str,
        *,
        parameters: Any = None,
        as_json: Any = None,
        form: Mapping[str, str] | None = None,
        accepted: Collection[int] = (),
        headers: Mapping[str, str] | None = None,
        anywhere: bool = False,
    ) -> Answer:
        """One exchange; asked once more when the service says to wait for a moment.

        Args:
            method: of HTTP.
            path: after the service's address, beginning with a slash.
            parameters: of the query.
            as_json: a body, as JSON.
            form: a body, as a form.
            accepted: statuses that are answers although they are errors of HTTP.
            headers: of this request alone.
            anywhere: follow redirects to other hosts too, and leave the body of the last answer unread; for services
                that point at pages elsewhere, and never with a key.

        Raises:
            AddressRefused: the guard does not let the request out.
            ServiceUnreachable: no whole answer came, or the service failed.
            RequestRefused: it refuses the request or the key.
            RateLimited: it wants fewer requests, and no short waiting helps.
            UnexpectedReply: the answer is too big, packed oddly, or leads elsewhere.
        """
        with self._pace as pace:
            for attempt in (1, 2):
                pace.rest(self._pause_s)
                answer = self._exchange(
                    method,
                    path,
                    anywhere,
                    params=parameters,
                    json=as_json,
                    data=form,
                    headers={**self._headers, **(headers or {})},
                )
                if answer.status < 300 or answer.status in accepted:
                    return answer
                wait_s = retry_after(answer.headers.get("retry-after"))
                goes_on = attempt == 1 and not self._limited_advice and answer.status in {429, 503}
                if not goes_on or wait_s is None or wait_s > self._bounds.patience_s:
                    break
                time.sleep(wait_s)
        raise self._refusal(answer, wait_s)

    def _exchange(self, method: str, path: str, anywhere: bool, **request: Any) -> Answer:  # noqa: FBT001
        deadline = time.monotonic() + self._bounds.seconds
        network = GuardedNetwork(
            self._allowed, deadline=deadline, resolve=system_addresses, sockets=httpcore.SyncBackend()
        )
        is_secure = anywhere or self.url.startswith("https:")
        trust = httpx.create_ssl_context(trust_env=False) if is_secure else _no_trust()
        with guarded_client(network, ssl_context=trust, contact=None) as client:
            client.headers["User-Agent"] = f"{user_agent(self._contact)} httpx/{httpx.__version__}"
            client.headers["Accept"] = "application/json"
            try:
                asked = client.build_request(method, self.url + path, **request)
                return self._follow(client, asked, anywhere)
            except OversizeError as refusal:
                raise UnexpectedReply(self.host, str(refusal)) from None
            except BrokenAnswerError as failure:
                raise ServiceUnreachable(self.host, str(failure)) from None
            except httpx.TransportError as failure:
                raise ServiceUnreachable(self.host, why(failure, self._bounds.seconds)) from None
            except httpx.InvalidURL as error:
                raise AddressRefused(self.url, "it is no valid address") from error

    def _follow(self, client: httpx.Client, asked: httpx.Request, anywhere: bool) -> Answer:  # noqa: FBT001
        """Send, and go where redirects lead, as far as they may."""
        for _ in range(self._bounds.redirects + 1):
            self._ensure_allowed(asked.url)
            response = client.send(asked, stream=True)
            try:
                if response.status_code not in _REDIRECTS:
                    body = b"" if anywhere and response.is_success else self._body(response)
                    return Answer(str(asked.url), response.status_code, response.headers, body)
                following = response.next_request
            finally:
                response.close()
            if following is None:
                raise BrokenAnswerError("it redirects without saying where to")
            if not (anywhere or self._may_follow(asked, following)):
                raise UnexpectedReply(
                    self.host, f"it leads to another place, {plain(following.url.host, 80)}"
                )
            asked = following
        raise ServiceUnreachable(self.host, f"it redirects more than {self._bounds.redirects} times")

    def _ensure_allowed(self, url: httpx.URL) -> None:
        """The guard's check of an address; a refusal names the place, not all that would be asked there."""
        try:
            checked_target(str(url), self._allowed)
        except AddressRefused as refusal:
            raise AddressRefused(
                f"{url.scheme}://{url.netloc.decode('ascii', 'replace')}", refusal.reason
            ) from None

    def _may_follow(self, asked: httpx.Request, following: httpx.Request) -> bool:
        is_safer = (asked.url.scheme, following.url.scheme) == ("http", "https")
        same = asked.url.scheme == following.url.scheme and asked.url.port == following.url.port
        return (
            asked.url.host == following.url.host and (same or is_safer) and asked.method == following.method
        )

    def _body(self, response: httpx.Response) -> bytes:
        announced = response.headers.get("content-length", "")
        if announced.isdigit() and int(announced[:20]) > self._bounds.wire_bytes:
            raise OversizeError(f"it is bigger than {self._bounds.wire_bytes // _MIB} MiB")
        try:
            return read_body(
                response.iter_raw(),
                encoding=response.headers.get("content-encoding", ""),
                most_wire_bytes=self._bounds.wire_bytes,
                most_bytes=self._bounds.body_bytes,
            )
        except (httpx.RemoteProtocolError, httpx.ReadError) as error:
            raise BrokenAnswerError("the answer was cut short") from error

    def _refusal(self, answer: Answer, wait_s: float | None) -> Exception:
        if answer.status == 429:
            return RateLimited(self.host, wait_s, self._limited_advice)
        said = self.hidden(error_words(answer.body))
        if answer.status >= 500:
            more = f", it says: {said}" if said else ""
            return ServiceUnreachable(self.host, f"the server answered {phrase(answer.status)}{more}")
        return RequestRefused(self.host, answer.status, said, _ADVICE.get(answer.status, ""))

    def hidden(self, words: str) -> str:
        """The words without any secret that the service repeats."""
        for secret in self._secrets:
            words = words.replace(secret, "...")
        return words

    def parsed(self, answer: Answer) -> Any:
        """The JSON of an answer.

        Raises:
            UnexpectedReply: it is none, or deeper or odder than a service has reason to send.
        """
        return parse_json(answer.body, self.host)

    def unexpected(self, what: str) -> UnexpectedReply:
        """The error for an answer of another shape than is documented."""
        return UnexpectedReply(self.host, what)


def _no_trust() -> Any:
    """For plain http no certificates need be read, which takes some 20 ms; nobody is trusted."""
    import ssl

    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
