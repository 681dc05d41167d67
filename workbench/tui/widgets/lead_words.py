"""A service and what it found, as the look-up screen shows them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from textual.content import Content

from workbench.domain.terminal import show
from workbench.tui.looks import QUIET, counted, moment
from workbench.tui.widgets.virtual_list import fit

if TYPE_CHECKING:
    from workbench.domain.leads import Lead
    from workbench.domain.services import Access
    from workbench.operations.lookups import Found
    from workbench.tui.widgets.claim_row import Piece

Part = str | Content | tuple[str, str]
RIGHT = 14


class Asking(StrEnum):
    """How far a service is with its answer."""

    IDLE = "idle"
    ASKING = "asking"
    FOUND = "found"
    FAILED = "failed"


@dataclass(slots=True)
class AskedService:
    """One service on the screen: whether it is chosen, what it is to be asked, and what came."""

    access: Access
    status: str
    query: str
    chosen: bool
    state: Asking = Asking.IDLE
    found: Found | None = None
    trouble: str = ""
    known: tuple[str | None, ...] = ()
    """For each hit the reference of this workspace that has its address or DOI."""

    @property
    def name(self) -> str:
        """The service's name."""
        return self.access.service.name


@dataclass(frozen=True, slots=True)
class LookupRow:
    """A line of the list: a service, or one of its hits."""

    id: str
    asked: AskedService
    lead: Lead | None = None
    reference: str | None = None
    """The reference of this workspace that has the hit's address or DOI."""


def lookup_row(row: LookupRow, line: int, width: int) -> list[Piece]:
    """Line 0 or 1 of a row in so many cells."""
    return _lead_row(row.lead, line, width) if row.lead else _service_row(row.asked, line, width)


def _service_row(asked: AskedService, line: int, width: int) -> list[Piece]:
    room = width - RIGHT - 1
    if line == 0:
        said, tone = {
            Asking.IDLE: (asked.status if asked.status in {"on", "when named"} else "not ready", "quiet"),
            Asking.ASKING: ("asking …", "busy"),
            Asking.FOUND: (counted(len(asked.found.leads), "hit") if asked.found else "", "good"),
            Asking.FAILED: ("! no answer", "warn"),
        }[asked.state]
        mark = "✓ " if asked.chosen else "○ "
        title = fit(f"{mark}{asked.access.service.title}", room)
        return [(title, "strong"), (" ", "plain"), (fit(said, RIGHT), tone)]
    if asked.trouble:
        return [(fit(show(asked.trouble), width), "warn")]
    return [(fit(f"  {show(asked.query) or 'nothing to ask for: e writes a query'}", width), "quiet")]


def _lead_row(lead: Lead, line: int, width: int) -> list[Piece]:
    if line == 0:
        return [(fit(f"    {show(lead.title)}", width), "plain")]
    rating = dict(lead.facts).get("rating") or dict(lead.facts).get("score")
    about = " · ".join(show(part) for part in (rating, lead.source, lead.issued) if part)
    right = 22 if lead.standing_words and not lead.is_source else 10 if lead.standing_words else 0
    tone = "busy" if lead.standing_words == "primary" else "warn" if not lead.is_source else "quiet"
    return [(fit(f"    {about}", width - right), "quiet"), (fit(lead.standing_words, right), tone)]


def service_detail(asked: AskedService, config_file: str) -> Content:
    """What a service is for, what it will be sent, and what is owed to it."""
    about = asked.access.service
    parts: list[Part] = [(about.title, "bold"), f"\n\nFinds {about.purpose}."]
    if not about.is_source:
        parts.append(("\nWhat it finds is a lead, not a source.", "$text-warning"))
    parts += [("\n\nWill be sent, when you press enter", "bold $text-primary")]
    parts += [
        f"\n{show(asked.query) or 'nothing yet: e writes a query'}",
        (f"\nto {show(asked.access.url)}", QUIET),
    ]
    if asked.trouble:
        parts += [("\n\nNo answer", "bold $text-warning"), f"\n{show(asked.trouble)}"]
    if asked.found is not None:
        kept = f"kept from {moment(asked.found.asked_at)}: nothing was sent (F asks again)"
        since = kept if asked.found.is_kept else f"asked {moment(asked.found.asked_at)}"
        parts += [
            ("\n\nAnswer", "bold $text-primary"),
            f"\n{counted(len(asked.found.leads), 'hit')}, {since}",
        ]
    ready = asked.status in {"on", "when named"}
    rows = [
        ("status", asked.status, "" if ready else "$text-warning"),
        ("terms", about.terms, ""),
        ("credit", about.credit, ""),
        ("key from", "" if ready else about.key_from, ""),
        ("settings", config_file, ""),
    ]
    parts.append("\n")
    for name, value, tone in rows:
        if value:
            parts += [(f"\n{name:<10}", QUIET), (show(value), tone) if tone else show(value)]
    return Content.assemble(*parts)


def lead_detail(lead: Lead, asked: AskedService, reference: str | None) -> Content:
    """All that is known of a hit."""
    parts: list[Part] = [(show(lead.title), "bold")]
    if lead.standing_words:
        tone = "$text-accent" if lead.is_source else "$text-warning"
        parts.append((f"\n{lead.standing_words}{' source' if lead.is_source else ''}", tone))
    parts.append("\n")
    rows = [
        ("publisher", lead.source),
        ("author", lead.author),
        ("date", lead.issued),
        ("address", lead.url),
        ("doi", lead.doi),
        ("known as", f"reference {reference}" if reference else None),
    ]
    for name, value in rows:
        if value:
            parts += [(f"\n{name:<10}", QUIET), show(value)]
    if lead.excerpt:
        parts += [("\n\nExcerpt", "bold $text-primary"), f"\n{show(lead.excerpt)}"]
    if lead.facts:
        parts.append(("\n\nKnown of it", "bold $text-primary"))
    for name, value in lead.facts:
        parts += [(f"\n{name:<17} ", QUIET), show(value)]
    if asked.found is not None:
        parts.append((f"\n\n{show(asked.found.credit)}, for: {show(asked.found.query)}", QUIET))
    return Content.assemble(*parts)


def lead_text(lead: Lead) -> str:
    """All that is known of a hit as plain text, to be read in a screen of its own."""
    about = [lead.standing_words, lead.source, lead.author, lead.issued, lead.url, lead.doi]
    facts = [f"{name}: {value}" for name, value in lead.facts]
    paragraphs = [lead.title, "\n".join(part for part in about if part), lead.excerpt or "", "\n".join(facts)]
    return "\n\n".join(part for part in paragraphs if part)
