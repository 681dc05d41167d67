"""The outside services the workbench can ask: what each is for, what it wants, and what is owed to it."""

from __future__ import annotations

from dataclasses import dataclass, field

WAYBACK = "archive.org"


@dataclass(frozen=True, slots=True)
class Service:
    """One outside service, as a person decides about it."""

    name: str
    """What it is called on the command line and in the configuration file."""
    title: str
    purpose: str
    terms: str
    """What its operator asks of those who use it."""
    credit: str
    """What is said wherever something found there is shown."""
    url: str
    """Where it is, unless configured otherwise."""
    keys: tuple[str, ...] = ()
    """What must be configured before it answers."""
    key_from: str = ""
    """Where a key is to be had."""
    pause_s: float = 1.0
    """At least so long between two requests."""
    is_lookup: bool = True
    """Whether it proposes references for claims."""
    is_source: bool = True
    """Whether what it finds can be cited; else a hit is a lead to a source only."""
    wants_contact: bool = False
    """Whether it asks every program to say how its user can be reached."""


SERVICES: dict[str, Service] = {
    service.name: service
    for service in (
        Service(
            "factcheck",
            "Google Fact Check Tools",
            "published fact-checks of the same or a similar claim",
            "needs a Google API key; its quota is that of the key",
            "Found with the Google Fact Check Tools API",
            "https://factchecktools.googleapis.com",
            keys=("key",),
            key_from="the credentials page of a Google Cloud project in which the Fact Check Tools API is enabled",
        ),
        Service(
            "wikipedia",
            "Wikipedia",
            "articles to find sources through",
            "no key; a contact in every request, one request at a time; text under CC BY-SA 4.0",
            "Found with Wikipedia (text under CC BY-SA 4.0)",
            "https://en.wikipedia.org",
            is_source=False,
            wants_contact=True,
        ),
        Service(
            "wikidata",
            "Wikidata",
            "who or what a name stands for, with identifiers to look further with",
            "no key; a contact in every request, one request at a time; data under CC0",
            "Found with Wikidata (data under CC0)",
            "https://www.wikidata.org",
            is_source=False,
            wants_contact=True,
        ),
        Service(
            "federal-register",
            "Federal Register",
            "rules, notices and orders of the United States government: the record itself",
            "no key; polite use; not the official legal edition, which is the printed or PDF one",
            "Found with the Federal Register API (federalregister.gov)",
            "https://www.federalregister.gov",
        ),
        Service(
            "crossref",
            "Crossref",
            "scholarly papers, books and reports, by DOI or by words",
            "no key; asks for an e-mail address as contact; metadata may be used freely",
            "Found with the Crossref REST API",
            "https://api.crossref.org",
        ),
        Service(
            "opensanctions",
            "OpenSanctions",
            "people, companies and ships on sanctions lists and other lists of interest",
            "the hosted service needs a key with a monthly quota that counts every name; a yente of your own "
            "(url = ...) needs none; data under CC BY-NC 4.0, business use by licence",
            "Found with OpenSanctions (opensanctions.org, CC BY-NC 4.0)",
            "https://api.opensanctions.org",
            keys=("key",),
            key_from="https://www.opensanctions.org/api/",
        ),
        Service(
            WAYBACK,
            "Internet Archive",
            "archived copies of web pages: finding them, and asking for a new one",
            "finding needs no key; saving needs the keys of an account; few captures a minute",
            "Archived by the Internet Archive (web.archive.org)",
            "https://web.archive.org",
            keys=("access", "secret"),
            key_from="https://archive.org/account/s3.php",
            pause_s=5.0,
            is_lookup=False,
        ),
    )
}
"""By name, in the order they are shown."""

LOOKUPS = tuple(name for name, service in SERVICES.items() if service.is_lookup)
"""Names of the services that propose references for a claim."""


@dataclass(frozen=True, slots=True)
class Access:
    """How one service is reached under a reviewer's configuration."""

    service: Service
    url: str
    is_on: bool | None = None
    """Used without being named; ``False`` is never used, ``None`` only when it is named."""
    keys: dict[str, str] = field(default_factory=dict, repr=False)
    """What identifies the reviewer; never written, shown or put into an error."""
    pause_s: float = 1.0
    lookup_url: str | None = None
    """Of the Internet Archive: where availability is asked, when it is another place."""

    @property
    def missing(self) -> tuple[str, ...]:
        """Which keys it wants and has not; a service at another address than its own may do without."""
        is_own = self.url != self.service.url and self.service.is_lookup
        return () if is_own else tuple(name for name in self.service.keys if not self.keys.get(name))


@dataclass(frozen=True, slots=True)
class Configuration:
    """What a reviewer's configuration file says, with defaults for all it does not."""

    access: dict[str, Access]
    contact: str | None = None
    """An address or URL for the User-Agent, where the workspace has none."""

    @property
    def lookups_on(self) -> tuple[str, ...]:
        """The look-ups that are used without being named."""
        return tuple(name for name in LOOKUPS if self.access[name].is_on)


def nothing_configured() -> Configuration:
    """Every service at its own address, none of them on."""
    return Configuration({s.name: Access(s, s.url, pause_s=s.pause_s) for s in SERVICES.values()})
