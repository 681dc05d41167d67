"""Look-ups: asking outside services what may bear on a claim, and attaching what they propose."""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workbench.domain.leads import LEAD_NOT_SOURCE, Lead, lead_of, plain_lead
from workbench.domain.queries import parse_query
from workbench.domain.services import SERVICES
from workbench.errors import RuleViolation, UsageMistake

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.domain.evidence import Stance
    from workbench.domain.ids import Clock
    from workbench.operations.services import Services
    from workbench.store.journal import Journal

KEPT_FOR_MS = 7 * 24 * 3600 * 1000
"""How long results answer the same query again."""
MOST_HITS = 50
_LARGEST_KEPT = 5_000_000


@dataclass(frozen=True, slots=True)
class Found:
    """What one service answered to one query."""

    service: str
    query: str
    leads: tuple[Lead, ...]
    asked_at: int
    """When the service was asked: milliseconds since 1970."""
    is_kept: bool = False
    """Whether this was kept from an earlier time, and nothing was sent now."""

    @property
    def credit(self) -> str:
        """To whom the results are owed."""
        return SERVICES[self.service].credit


def look_up(
    services: Services, name: str, query: str, *, now: Clock, limit: int = 10, fresh: bool = False
) -> Found:
    """Ask one service, or take what it answered to the same query within a week.

    Args:
        services: how services are reached.
        name: which one.
        query: as shown to the reviewer.
        now: the clock.
        limit: at most so many hits.
        fresh: ask in any case.

    Raises:
        UsageMistake: there is nothing to ask for, or the service is not configured so that it can be asked.
        ServiceTrouble, AddressRefused: no answer to work with.
    """
    query = " ".join(query.split())
    if not parse_query(query).words:
        title = SERVICES[name].title if name in SERVICES else name
        raise UsageMistake(f"There is nothing to ask {title} for: write a query.")
    finder = services.finder(name)
    limit = max(1, min(limit, MOST_HITS))
    url = services.configuration.access[name].url
    place = _place(services.cache, name, url, query, limit)
    kept = None if fresh else _kept(place, name, query)
    if kept is not None and 0 <= now() - kept.asked_at < KEPT_FOR_MS:
        return kept
    found = Found(name, query, tuple(finder.find(query, limit)), now())
    _keep(place, found)
    return found


def _place(folder: Path, *parts: object) -> Path:
    said = json.dumps([Lead.VERSION, *parts], ensure_ascii=True)
    return folder / "lookups" / f"{hashlib.sha256(said.encode()).hexdigest()[:32]}.json"


def _kept(place: Path, name: str, query: str) -> Found | None:
    """What was kept; whatever cannot be read whole counts as nothing kept."""
    try:
        if place.stat().st_size > _LARGEST_KEPT:
            return None
        value: Any = json.loads(place.read_text(encoding="utf-8"))
        return Found(
            name, query, tuple(lead_of(lead) for lead in value["leads"]), int(value["asked_at"]), True
        )
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None


def _keep(place: Path, found: Found) -> None:
    """Keep results for this user alone; a disk that does not take them is no reason to fail."""
    value = {"asked_at": found.asked_at, "leads": [plain_lead(lead) for lead in found.leads]}
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        aside = place.with_suffix(f".{secrets.token_hex(4)}")
        handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(value, file)
        aside.replace(place)


def add_lead(journal: Journal, found: Found, lead: Lead) -> tuple[str, bool]:
    """Add what was found as a reference, with all that is known of it and where it was found.

    Returns:
        The reference's id, and whether it is new.

    Raises:
        RuleViolation: it has neither address nor DOI.
    """
    from workbench.operations.references import add_reference

    if lead.url is None and lead.doi is None:
        raise RuleViolation("This hit has no address that could be cited: add a reference by hand.")
    # CSL keeps what it has no variable for in "custom".
    custom: dict[str, Any] = {
        "found_with": SERVICES[lead.service].title,
        "found_by_query": found.query,
        "credit": found.credit,
    }
    custom |= {name.replace(" ", "_"): value for name, value in lead.facts}
    if not lead.is_source:
        custom["use"] = LEAD_NOT_SOURCE
    return add_reference(
        journal,
        url=lead.url,
        title=lead.title,
        type_=lead.type,
        standing=lead.standing,
        source=lead.source,
        author=lead.author,
        issued=lead.issued,
        doi=lead.doi,
        csl={"custom": custom},
    )


def ensure_attachable(lead: Lead, stance: Stance) -> None:
    """Refuse to lay a hit against a claim as what it is not.

    Raises:
        RuleViolation: a lead that is no source is to support or refute.
    """
    if not lead.is_source and str(stance) != "context":
        raise RuleViolation(
            f"{SERVICES[lead.service].title} is {LEAD_NOT_SOURCE}: follow it to what it cites and attach that, or "
            "attach it as context."
        )


def attach_lead(journal: Journal, lead: Lead, reference_id: str, claim_id: str, stance: Stance) -> str:
    """Lay the reference that was made of a hit whole against a claim, on its newest capture; the evidence's id.

    Raises:
        RuleViolation: a lead that is no source is to support or refute.
    """
    from workbench.operations.evidence import attach

    ensure_attachable(lead, stance)
    said = "" if lead.is_source else f": {LEAD_NOT_SOURCE}"
    note = f"Found with {SERVICES[lead.service].title}{said}."
    return attach(journal, claim_id, reference_id, stance, note=note)
