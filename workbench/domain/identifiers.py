"""Addresses and DOIs in one form, so that one item is known by all its spellings.

What people give is kept as it was given; the forms here are what it is compared by. They are derived, never guessed:
no other scheme, no ``www``, no mobile or AMP host is taken for the same page.
"""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from typing import NamedTuple
from urllib.parse import SplitResult, unquote, urlsplit, urlunsplit

TRACKING_PREFIXES = ("utm_",)
TRACKING = frozenset(
    {
        *("fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "twclid", "ttclid"),
        *("li_fat_id", "igshid", "igsh", "epik", "srsltid", "mc_cid", "mc_eid", "mkt_tok", "s_kwcid"),
        *("_hsenc", "_hsmi", "_ga", "_gl", "vero_id", "vero_conv", "oly_anon_id", "oly_enc_id", "ref_src"),
    }
)
"""Parameters that say how a reader came to a page, never which page it is; compared in lower case."""

_PORTS = {"http": 80, "https": 443}
_DOI_HOSTS = frozenset({"doi.org", "dx.doi.org", "www.doi.org"})
_DOI_LABEL = re.compile(r"(?:info:doi/|urn:doi:|doi\s*:)\s*", re.IGNORECASE)
_DOI_ADDRESS = re.compile(r"(?:https?://)?(?:dx\.|www\.)?doi\.org/", re.IGNORECASE)
_DOI = re.compile(r"10\.[0-9]{2,9}(?:\.[0-9]{1,9})*/[!-~\u00a1-\U0010ffff]+")
_DOI_BEGIN = re.compile(r"10\.[0-9.]{2,30}%2f", re.IGNORECASE)
_CLOSING = {")": "(", "]": "[", "}": "{", ">": "<"}
_LOOSE_END = ".,;:'\"’”»"
_ESCAPE = re.compile("%([0-9A-Fa-f]{2})")
_UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_AS_THEY_STAND = frozenset("!$&'()*+,;=:@/?-._~%") | {chr(byte) for byte in _UNRESERVED}
_DOTS = str.maketrans({"\u3002": ".", "\uff0e": ".", "\uff61": "."})
_LOWER = {ord(letter): letter.lower() for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}


class Address(NamedTuple):
    """A web address in its parts; the host in lower case as ASCII."""

    scheme: str
    host: str
    port: int | None
    split: SplitResult


class HoldsPassword(ValueError):
    """An address with a user name or password in it; who tells of it must not repeat it."""

    def __init__(self) -> None:
        super().__init__("it holds a user name or password, which the trail would keep: leave it out")


def parse_address(given: str) -> Address:
    """The parts of a web address.

    Raises:
        HoldsPassword: it holds a user name or password.
        ValueError: it is no http or https address.
    """
    text = given.strip()
    if "@" in re.split(r"[/?#]", text.partition("://")[2], maxsplit=1)[0]:
        raise HoldsPassword
    parts = urlsplit(text)
    scheme, host, port = parts.scheme.lower(), parts.hostname, parts.port
    if scheme not in _PORTS or not host:
        raise ValueError("it must begin with http:// or https://")
    return Address(scheme, _ascii_host(host), None if port in {None, _PORTS[scheme]} else port, parts)


def address_key(given: str | None) -> str | None:
    """What an address is compared by; ``None`` for what is none.

    Scheme and host in lower case, the host in ASCII without a dot at its end; no default port; percent-encoding in one
    form; no ``.`` and ``..`` segments; no tracking parameters; no fragment, unless it names the page itself (``#!/a``,
    ``#/a``: a page put together in the browser). An address of doi.org is that of its DOI.
    """
    if not given:
        return None
    try:
        address = parse_address(given)
    except ValueError:
        return None
    if address.host in _DOI_HOSTS and (doi := bare_doi(given)):
        return f"https://doi.org/{doi}"
    host = f"[{address.host}]" if ":" in address.host else address.host
    place = host if address.port is None else f"{host}:{address.port}"
    path = _without_dots(_one_encoding(address.split.path)) or "/"
    kept = [part for part in address.split.query.split("&") if part and not _is_tracking(part)]
    query = "&".join(map(_one_encoding, kept))
    fragment = address.split.fragment
    page = _one_encoding(fragment.partition(":~:")[0]) if fragment.startswith(("!", "/")) else ""
    return urlunsplit((address.scheme, place, path, query, page))


def host_of(given: str | None) -> str | None:
    """The host of an address, in lower case, without ``www.``; ``None`` for what is none."""
    try:
        return parse_address(given or "").host.removeprefix("www.")
    except ValueError:
        return None


def bare_doi(given: str | None) -> str | None:
    """A DOI in its bare form, letters A to Z in lower case, out of any usual spelling; ``None`` for what is none.

    Takes ``doi:10.…``, ``https://doi.org/10.…``, ``dx.doi.org/10.…``, percent-encoded, with the punctuation of the
    sentence it stood in.

    Reference:
        DOI Handbook, 2.4 (case) and 3.8 (presentation); ISO 26324.
    """
    text = (given or "").strip().lstrip("<(\"'“‘")
    text = text[labelled.end() :] if (labelled := _DOI_LABEL.match(text)) else text
    if found := _DOI_ADDRESS.match(text):
        text = unquote(re.split("[?#]", text[found.end() :], maxsplit=1)[0])
    elif _DOI_BEGIN.match(text):
        text = unquote(text)
    text = _without_loose_end(text).translate(_LOWER)
    return text if _DOI.fullmatch(text) else None


def _without_loose_end(text: str) -> str:
    """The text without punctuation of a sentence at its end, and without brackets opened before it."""
    end = len(text)
    balance = {closing: text.count(opening) - text.count(closing) for closing, opening in _CLOSING.items()}
    while end and (text[end - 1] in _LOOSE_END or balance.get(text[end - 1], 0) < 0):
        if text[end - 1] in balance:
            balance[text[end - 1]] += 1
        end -= 1
    return text[:end]


def _ascii_host(host: str) -> str:
    """A host as the name system has it; IDNA 2008 without its table of refusals, so that every host has a form."""
    plain = unicodedata.normalize("NFKC", host.translate(_DOTS).lower()).translate(_DOTS).rstrip(".")
    if not plain:
        raise ValueError("it names no host")
    if ":" in plain:
        return str(ipaddress.ip_address(plain.partition("%")[0]))
    labels = (
        label if label.isascii() else f"xn--{label.encode('punycode').decode()}" for label in plain.split(".")
    )
    return ".".join(labels)


def _is_tracking(parameter: str) -> bool:
    name = unquote(parameter.partition("=")[0]).lower()
    return name in TRACKING or name.startswith(TRACKING_PREFIXES)


def _one_encoding(text: str) -> str:
    """Percent-encoding in upper case, and only where it is needed."""

    def decoded(found: re.Match[str]) -> str:
        byte = int(found[1], 16)
        return chr(byte) if byte in _UNRESERVED else f"%{byte:02X}"

    encoded = "".join(
        letter
        if letter in _AS_THEY_STAND
        else "".join(f"%{byte:02X}" for byte in letter.encode("utf-8", "replace"))
        for letter in text
    )
    return _ESCAPE.sub(decoded, encoded)


def _without_dots(path: str) -> str:
    """A path without ``.`` and ``..`` (RFC 3986, 5.2.4)."""
    if "." not in path:
        return path
    kept: list[str] = []
    segments = path.split("/")
    for segment in segments:
        if segment == "..":
            if len(kept) > 1:
                kept.pop()
        elif segment != ".":
            kept.append(segment)
    if segments[-1] in {".", ".."}:
        kept.append("")
    return "/".join(kept) if len(kept) > 1 else "/"
