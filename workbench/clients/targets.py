"""What a request may be addressed to, before any name is looked up."""

from __future__ import annotations

import re
from ipaddress import IPv6Address
from typing import TYPE_CHECKING

import httpx

from workbench.clients.addresses import PORTS
from workbench.errors import AddressRefused

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.clients.addresses import Allowance

_DEFAULT_PORTS = {"http": 80, "https": 443}
_LONGEST_URL = 8_000
_NAME = re.compile(r"[A-Za-z0-9._-]+")


def checked_target(url: str, allowed: Iterable[Allowance]) -> httpx.URL:
    """The URL, parsed, when its scheme, host and port may be requested.

    Raises:
        AddressRefused: it is no http or https address, carries a password, or names a port that is neither
            a web server's nor allowed.
    """
    target = _parsed(url)
    if target.scheme not in _DEFAULT_PORTS:
        raise AddressRefused(url, "only http and https addresses are fetched")
    if target.userinfo:
        raise AddressRefused(url, "it carries a user name or password")
    if not target.raw_host:
        raise AddressRefused(url, "it names no host")
    host, port = host_and_port(target)
    if not _is_host(host):
        raise AddressRefused(url, "it names no valid host")
    if port not in PORTS and not any(one.port == port and one.covers(host, port) for one in allowed):
        hint = f"only --allow-private {host}:{port} lets it through"
        raise AddressRefused(url, f"port {port} is no web server's; {hint}")
    return target


def host_and_port(target: httpx.URL) -> tuple[str, int]:
    """Where the connection goes: the host in ASCII without brackets, and the port even when it is implied."""
    port = target.port if target.port is not None else _DEFAULT_PORTS[target.scheme]
    return target.raw_host.decode("ascii"), port


def _is_host(host: str) -> bool:
    """Whether it is written as a name or a number is; httpx escapes what cannot be in a host instead of refusing."""
    if ":" not in host:
        return bool(_NAME.fullmatch(host))
    try:
        return IPv6Address(host).scope_id is None
    except ValueError:
        return False


def _parsed(url: str) -> httpx.URL:
    if len(url) > _LONGEST_URL:
        raise AddressRefused(url[:100] + "...", f"it is longer than {_LONGEST_URL} characters")
    # Browsers read a backslash as a slash and other programs do not: two hosts in one address.
    if "\\" in url:
        raise AddressRefused(url, "it holds a backslash")
    try:
        return httpx.URL(url)
    except (httpx.InvalidURL, ValueError) as error:
        raise AddressRefused(url, "it is no valid address") from error
