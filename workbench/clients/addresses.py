"""Which IP addresses and ports a request may go to.

Python's ``is_global`` is no such check: it calls multicast, NAT64 and 6to4 addresses public on some versions
and not on others. The list here is our own and the same everywhere.

Definition: IANA IPv4 and IPv6 Special-Purpose Address Registries, IANA IPv6 Global Unicast allocations.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import TYPE_CHECKING, NamedTuple

from workbench.errors import BadHost

if TYPE_CHECKING:
    from collections.abc import Collection

PORTS = frozenset({80, 443, 8080, 8443})
"""Ports that web servers listen on; others need ``--allow-private HOST:PORT``."""


class Block(NamedTuple):
    """A range that is no plain public unicast."""

    network: IPv4Network | IPv6Network
    kind: str
    is_local: bool
    """Whether a network of the reviewer's own may use it, so that ``--allow-private`` lets it through."""


def _block(network: str, kind: str, *, local: bool = False) -> Block:
    return Block(IPv6Network(network) if ":" in network else IPv4Network(network), kind, local)


_BLOCKS: tuple[Block, ...] = (
    _block("0.0.0.0/8", "unspecified"),
    _block("10.0.0.0/8", "private", local=True),
    _block("100.64.0.0/10", "carrier-grade NAT", local=True),
    _block("127.0.0.0/8", "loopback", local=True),
    _block("169.254.0.0/16", "link-local", local=True),
    _block("172.16.0.0/12", "private", local=True),
    _block("192.0.0.0/24", "protocol"),
    _block("192.0.2.0/24", "documentation"),
    _block("192.31.196.0/24", "AS112"),
    _block("192.52.193.0/24", "multicast relay"),
    _block("192.88.99.0/24", "6to4 relay"),
    _block("192.168.0.0/16", "private", local=True),
    _block("192.175.48.0/24", "AS112"),
    _block("198.18.0.0/15", "benchmarking", local=True),
    _block("198.51.100.0/24", "documentation"),
    _block("203.0.113.0/24", "documentation"),
    _block("224.0.0.0/4", "multicast"),
    _block("240.0.0.0/4", "reserved"),
    _block("::/128", "unspecified"),
    _block("::1/128", "loopback", local=True),
    _block("::/96", "IPv4-compatible"),
    _block("::ffff:0:0/96", "IPv4-mapped"),
    _block("::ffff:0:0:0/96", "IPv4-translated"),
    _block("64:ff9b::/96", "NAT64"),
    _block("64:ff9b:1::/48", "NAT64"),
    _block("100::/64", "discard-only"),
    _block("2001::/23", "protocol or tunnel"),
    _block("2001:db8::/32", "documentation"),
    _block("2002::/16", "6to4"),
    _block("2620:4f:8000::/48", "AS112"),
    _block("3ffe::/16", "returned"),
    _block("3fff::/20", "documentation"),
    _block("fc00::/7", "unique local", local=True),
    _block("fe80::/10", "link-local", local=True),
    _block("fec0::/10", "site-local", local=True),
    _block("ff00::/8", "multicast"),
)

_GLOBAL_UNICAST_V6 = IPv6Network("2000::/3")


class Standing(NamedTuple):
    """What an address is, when it is no plain public one."""

    kind: str
    is_local: bool


def standing(address: str) -> Standing | None:
    """Why an address is no plain public unicast one; ``None`` when it is.

    Args:
        address: an IPv4 or IPv6 address as the resolver gives it; a zone (``%eth0``) makes it link-local.
    """
    if "%" in address:
        return Standing("link-local", is_local=True)
    ip: IPv4Address | IPv6Address = ip_address(address)
    for block in _BLOCKS:
        if ip.version == block.network.version and ip in block.network:
            return Standing(block.kind, block.is_local)
    if ip.version == 6 and ip not in _GLOBAL_UNICAST_V6:
        return Standing("unallocated", is_local=False)
    return None


class Allowance(NamedTuple):
    """One ``--allow-private HOST[:PORT]``: this host may be in a private network."""

    host: str
    port: int | None = None
    """The only port meant; without it, the ports of web servers."""

    def covers(self, host: str, port: int) -> bool:
        """Whether a request to exactly this host and port is meant."""
        return comparable(host) == self.host and (port == self.port if self.port else port in PORTS)


def parse_allowances(given: Collection[str]) -> tuple[Allowance, ...]:
    """Read the values of ``--allow-private``.

    Raises:
        BadHost: one is no ``HOST`` or ``HOST:PORT``; an IPv6 address with a port needs brackets.
    """
    return tuple(_allowance(one) for one in given)


def comparable(host: str) -> str:
    """A host name in the form that names are compared in: lower case, no root dot, IPv6 written one way."""
    host = host.strip().lower().removeprefix("[").removesuffix("]").removesuffix(".")
    try:
        return str(ip_address(host))
    except ValueError:
        return host


def _allowance(given: str) -> Allowance:
    text = given.strip()
    host, colon, port = text.rpartition(":")
    if not colon or text.endswith("]") or (text.count(":") > 1 and not text.startswith("[")):
        host, port = text, ""
    name = comparable(host)
    if not name or any(c in "/@?#\\" or c.isspace() for c in name):
        raise BadHost(given)
    if not colon or host == text:
        return Allowance(name)
    if not (port.isascii() and port.isdigit() and 0 < int(port[:6]) < 65536):
        raise BadHost(given)
    return Allowance(name, int(port))
