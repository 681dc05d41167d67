"""The reviewer's configuration file: which outside services are asked, where they are, and with which keys.

Keys stay in this file and in memory: they are in no workspace, no event, no error and no log.
"""

from __future__ import annotations

import os
import re
import stat
import tomllib
from typing import TYPE_CHECKING, Any

from workbench.domain.services import SERVICES, WAYBACK, Access, Configuration, Service, nothing_configured
from workbench.errors import BadConfiguration

if TYPE_CHECKING:
    from pathlib import Path

MOST_BYTES = 100_000
LONGEST_PAUSE_S = 600
_AT_LINE = re.compile(r"^(.*) \(at line (\d+), column \d+\)$")


def read_configuration(path: Path) -> Configuration:
    """What the file says; all defaults when there is none.

    Raises:
        BadConfiguration: it cannot be read, is no TOML, says what is not known, or lets others read its keys.
    """
    text = _text(path)
    if text is None:
        return nothing_configured()
    try:
        said = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _AT_LINE.match(str(error))
        reason, line = (found[1], int(found[2])) if found else (str(error), None)
        raise BadConfiguration(path, f"it is no TOML: {reason[:1].lower()}{reason[1:]}", line) from None
    except (RecursionError, ValueError) as error:
        raise BadConfiguration(path, f"it is no TOML: {type(error).__name__}") from None
    reader = _Reader(path, text)
    configuration = reader.configuration(said)
    if any(access.keys for access in configuration.access.values()):
        _ensure_private(path)
    return configuration


def _text(path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise BadConfiguration(path, f"it cannot be read ({error.strerror or error})") from None
    if len(data) > MOST_BYTES:
        raise BadConfiguration(path, f"it is bigger than {MOST_BYTES // 1000} kB")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BadConfiguration(path, "it is not UTF-8 text", line) from None


def _ensure_private(path: Path) -> None:
    """Where the system knows such rights, nobody else may read a file with keys."""
    if os.name == "posix" and stat.S_IMODE(path.stat().st_mode) & (stat.S_IRWXG | stat.S_IRWXO):
        raise BadConfiguration(path, f"it holds keys and others can read it; run `chmod 600 {path}`")


def _why_not(service: Service, name: str, value: Any) -> str | None:
    """Why a service cannot be configured like this; ``None`` when it can."""
    words = [*service.keys, "url", *(["lookup_url"] if service.name == WAYBACK else [])]
    match name, value:
        case "on", bool():
            return None
        case "on", _:
            return "on is to be true or false"
        case "pause_s", int() | float() if not isinstance(value, bool) and 0 <= value <= LONGEST_PAUSE_S:
            return None
        case "pause_s", _:
            return f"pause_s is to be seconds, 0 to {LONGEST_PAUSE_S}"
        case _ if name not in words:
            return (
                f"{name!r} is not known in [{service.name}]; there are {', '.join(['on', *words, 'pause_s'])}"
            )
        case _, str():
            if name.endswith("url") and not value.startswith(("http://", "https://")):
                return f"{name} is to begin with http:// or https://"
            is_plain = value.isascii() and value.isprintable()
            return None if is_plain else f"{name} holds characters that cannot be in it"
        case _:
            return f"{name} is to be text in quotation marks"


class _Reader:
    """Reads the parsed file section by section, and knows on which line a thing stands."""

    def __init__(self, path: Path, text: str) -> None:
        self._path = path
        self._text = text

    def configuration(self, said: dict[str, Any]) -> Configuration:
        # TOML reads [archive.org] as a table in a table.
        if isinstance(archive := said.get("archive"), dict) and set(archive) == {"org"}:
            said = {**{k: v for k, v in said.items() if k != "archive"}, WAYBACK: archive["org"]}
        contact = said.pop("contact", None)
        if contact is not None and not isinstance(contact, str):
            raise self._bad("contact is to be text in quotation marks", "", "contact")
        for name, section in said.items():
            if name not in SERVICES:
                known = ", ".join(f"[{n}]" for n in SERVICES)
                raise self._bad(f"{name!r} is not known here; there are contact and {known}", name, name)
            if not isinstance(section, dict):
                raise self._bad(f"{name} is to be a section: [{name}]", "", name)
        access = {name: self._access(service, said.get(name, {})) for name, service in SERVICES.items()}
        return Configuration(access, contact.strip() or None if contact else None)

    def _access(self, service: Service, section: dict[str, Any]) -> Access:
        for name, value in section.items():
            if reason := _why_not(service, name, value):
                raise self._bad(reason, service.name, name)
        return Access(
            service,
            section.get("url", service.url).rstrip("/"),
            section.get("on"),
            {name: section[name].strip() for name in service.keys if section.get(name, "").strip()},
            float(section.get("pause_s", service.pause_s)),
            section["lookup_url"].rstrip("/") if "lookup_url" in section else None,
        )

    def _bad(self, reason: str, section: str, name: str) -> BadConfiguration:
        return BadConfiguration(self._path, reason, self._line_of(section, name))

    def _line_of(self, section: str, name: str) -> int | None:
        """The line on which a key stands in its section, or the section itself begins."""
        here, begins = "", None
        for number, line in enumerate(self._text.splitlines(), 1):
            said = line.strip()
            if said.startswith("["):
                here = _bare(said[1:].partition("]")[0])
                begins = number if here == section else begins
            elif here == section and "=" in said and _bare(said.partition("=")[0]) == name:
                return number
        return begins


def _bare(name: str) -> str:
    """A name of TOML without quotation marks and blanks."""
    return name.strip().replace('"', "").replace("'", "")
