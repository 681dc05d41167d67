"""The outside services as a reviewer may ask them: under their configuration, contact and private hosts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from workbench.domain.services import SERVICES, WAYBACK, Access, Configuration
from workbench.errors import ContactMissing, KeyMissing, ServiceOff, UsageMistake

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from workbench.clients.memento import Memento
    from workbench.clients.service import Bounds, ServiceClient
    from workbench.clients.wayback import Wayback
    from workbench.domain.leads import Lead


class Finder(Protocol):
    """What every look-up can do."""

    def find(self, query: str, limit: int) -> list[Lead]:
        """Hits for a query, the best first."""


@dataclass(frozen=True, slots=True)
class Services:
    """Makes clients of outside services; nothing is asked before a client is used."""

    configuration: Configuration
    config_file: Path
    """Named where something is missing in it."""
    cache: Path
    """Folder in which results of look-ups are kept for a while."""
    contact: str | None = None
    allow_private: tuple[str, ...] = ()
    bounds: Bounds | None = field(default=None, repr=False)

    def access(self, name: str) -> Access:
        """How a service is reached.

        Raises:
            UsageMistake: there is no such service.
            ServiceOff: it is turned off.
            KeyMissing, ContactMissing: it needs what is not configured.
        """
        if name not in SERVICES:
            raise UsageMistake(f"There is no service {name!r}: there are {', '.join(SERVICES)}.")
        access = self.configuration.access[name]
        service = access.service
        if access.is_on is False:
            raise ServiceOff(service.title, name, self.config_file)
        if access.missing and service.is_lookup:
            raise self._key_missing(access)
        if service.wants_contact and not self.contact:
            raise ContactMissing(service.title)
        return access

    def _key_missing(self, access: Access) -> KeyMissing:
        service = access.service
        return KeyMissing(service.title, service.name, access.missing, self.config_file, service.key_from)

    def finder(self, name: str) -> Finder:
        """The client of a look-up; raises as ``access`` does."""
        access = self.access(name)
        key = access.keys.get("key", "")
        match name:
            case "factcheck":
                from workbench.clients.lookups.factcheck_tools import FactCheckTools

                return FactCheckTools(self._client(access, {"X-Goog-Api-Key": key} if key else {}))
            case "wikipedia":
                from workbench.clients.lookups.wikipedia import Wikipedia

                return Wikipedia(self._client(access))
            case "wikidata":
                from workbench.clients.lookups.wikidata import Wikidata

                return Wikidata(self._client(access))
            case "federal-register":
                from workbench.clients.lookups.federal_register import FederalRegister

                return FederalRegister(self._client(access))
            case "crossref":
                from workbench.clients.lookups.crossref import Crossref

                return Crossref(self._client(access), mailto(self.contact))
            case "opensanctions":
                from workbench.clients.lookups.opensanctions import QUOTA_ADVICE, OpenSanctions

                headers = {"Authorization": f"ApiKey {key}"} if key else {}
                return OpenSanctions(self._client(access, headers, QUOTA_ADVICE))
            case _:
                raise UsageMistake(f"{SERVICES[name].title} is no look-up.")

    def wayback(self, *, saving: bool = False) -> Wayback:
        """The client of the Internet Archive.

        Raises:
            ServiceOff: it is turned off.
            KeyMissing: pages are to be saved, and its keys are not configured.
        """
        from workbench.clients.wayback import Wayback

        access = self.access(WAYBACK)
        if saving and access.missing:
            raise self._key_missing(access)
        keys = tuple(access.keys.get(name, "") for name in access.service.keys)
        headers = {"Authorization": f"LOW {':'.join(keys)}"} if saving else {}
        # With the archive at another address availability is asked there too.
        is_moved = access.url != access.service.url
        asked = access.lookup_url or (access.url if is_moved else "https://archive.org")
        return Wayback(self._client(access, headers), self._client(access, url=asked))

    def memento(self, timegate: str) -> Memento:
        """The client of any archive that answers with Memento headers."""
        from workbench.clients.memento import Memento

        return Memento(timegate, allow_private=self.allow_private, contact=self.contact, bounds=self.bounds)

    def _client(
        self,
        access: Access,
        headers: dict[str, str] | None = None,
        limited_advice: str = "",
        *,
        url: str = "",
    ) -> ServiceClient:
        from workbench.clients.service import ServiceClient

        return ServiceClient(
            url or access.url,
            allow_private=self.allow_private,
            contact=self.contact,
            pause_s=access.pause_s,
            headers=headers,
            secrets=tuple(access.keys.values()),
            bounds=self.bounds,
            limited_advice=limited_advice,
        )


def mailto(contact: str | None) -> str | None:
    """The contact when it is an e-mail address."""
    said = (contact or "").removeprefix("mailto:").strip()
    return said if "@" in said and "/" not in said and not any(c.isspace() for c in said) else None


def statuses(services: Services) -> list[tuple[Access, str]]:
    """Every service with a word on how it stands: on, asked only when named, off, or what is missing."""
    return [(access, _status(services, access)) for access in services.configuration.access.values()]


def _status(services: Services, access: Access) -> str:
    service = access.service
    if access.is_on is False:
        return "off"
    wants = [f"{name} in [{service.name}]" for name in access.missing]
    if service.wants_contact and not services.contact:
        wants.append("a contact")
    if wants:
        missing = f"needs {' and '.join(wants)}"
        return missing if service.is_lookup else f"can find; to save it {missing}"
    return "on" if access.is_on else "when named" if service.is_lookup else "ready"


def chosen_lookups(services: Services, named: Collection[str]) -> tuple[str, ...]:
    """The look-ups to ask: those named, or else those that are on.

    Raises:
        UsageMistake: none is named and none is on.
    """
    if named:
        return tuple(dict.fromkeys(named))
    on = services.configuration.lookups_on
    if not on:
        raise UsageMistake(
            "No look-up is on, so nothing was sent: name one with --with (`workbench service list` has them), or put "
            f"`on = true` under its section in {services.config_file}."
        )
    return on
