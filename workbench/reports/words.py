"""How a report puts small things: labels, counts, dates, figures, who and how."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from workbench.domain.written_dates import MONTHS, day

if TYPE_CHECKING:
    from workbench.reports.parts import (
        Enquiry,
        FigureReading,
        Passage,
        ReportArchived,
        ReportClaim,
        ReportSnapshot,
    )

STATE_LABELS = {
    "concluded": "Concluded",
    "disputed": "Disputed",
    "stale": "To be confirmed",
    "needs_second": "Needs a second review",
    "in_review": "In review",
    "open": "Not checked",
    "dismissed": "Dismissed",
}

STATE_MEANINGS = {
    "concluded": "As many reviewers as this workspace asks for came to the same rating.",
    "disputed": "Reviewers’ current ratings differ.",
    "stale": "The wording, the passages or the evidence changed after a verdict, which has to be confirmed.",
    "needs_second": "A verdict is there; another reviewer’s is still needed.",
    "in_review": "Someone has taken it up or attached evidence; there is no verdict yet.",
    "open": "The program noted it as checkable; nobody has checked it. That says nothing about its truth.",
    "dismissed": "A reviewer set it aside, with a reason.",
}

PROBLEM_LABELS = {
    "unreachable": "Could not be reached",
    "refused": "Refused",
    "asked": "Asked, no answer yet",
    "no reply": "No reply",
}

_COMPARATORS = {">": "more than", "<": "less than", ">=": "at least", "<=": "at most", "~": "about"}
_IRREGULAR = {"foot": "feet", "person": "people", "child": "children", "man": "men", "woman": "women"}
_NO_PLURAL = {"percent", "people", "children", "men", "women", "feet", "aircraft", "staff", "personnel"}
_NUMBER = re.compile(r"(-?)([0-9]+)(\.[0-9]+)?")


def counted(number: int, noun: str, plural: str = "") -> str:
    """``1 claim``, ``2,750 claims``."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def listed(parts: list[str], conjunction: str = "and") -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    return f" {conjunction} ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part)


def sentence_case(text: str) -> str:
    """The text with its first letter raised."""
    return text[:1].upper() + text[1:]


def in_utc(at: datetime) -> datetime:
    """The moment in UTC.

    Raises:
        ValueError: it has no time zone, so that it would depend on where the report is made.
    """
    if at.tzinfo is None:
        raise ValueError(f"a report needs to know the time zone of {at}")
    return at.astimezone(UTC)


def moment(at: datetime) -> str:
    """``19 December 2024, 14:05 UTC``."""
    at = in_utc(at)
    return f"{at.day} {MONTHS[at.month - 1]} {at.year}, {at:%H:%M} UTC"


def score(thousandths: int) -> str:
    """A check-worthiness from 0 to 1, with two decimals."""
    return f"{thousandths / 1000:.2f}"


def number_words(value: str) -> str:
    """A decimal string with its thousands set apart; anything else as it stands."""
    found = _NUMBER.fullmatch(value)
    return f"{found[1]}{int(found[2]):,}{found[3] or ''}" if found and len(value) < 1000 else value


def figure_words(figure: FigureReading) -> str:
    """How the program read a figure: ``more than 5,000 kilometers``, ``up 3 meters``."""
    value = number_words(figure.value)
    if figure.high:
        value = f"{value} to {number_words(figure.high)}"
    comparator, unit = _COMPARATORS.get(figure.comparator), unit_words(figure.unit, figure.value)
    return " ".join(part for part in (figure.change, comparator, value, unit) if part)


def unit_words(unit: str | None, value: str) -> str:
    """A unit or counted noun as it stands after its number: in the plural where that is a plain matter."""
    name = (unit or "").replace("_", " ")
    if value == "1" or name in _NO_PLURAL or " per " in name or not re.fullmatch(r"[a-z ]*[a-rt-z]", name):
        return name
    if name.endswith(("ch", "sh", "x")):
        return f"{name}es"
    if name.endswith("y") and name[-2:-1] not in "aeiou":
        return f"{name[:-1]}ies"
    return _IRREGULAR.get(name, f"{name}s")


def speaker_words(passage: Passage) -> str:
    """Who says it, with role and organisation."""
    return ", ".join(part for part in (passage.speaker, passage.role, passage.organisation) if part)


def standing_words(claim: ReportClaim) -> str:
    """What a reader is told first of a claim: its rating once concluded, otherwise its state."""
    return sentence_case(claim.rating) if claim.rating else STATE_LABELS[claim.state]


def capture_words(snapshot: ReportSnapshot) -> str:
    """How, by whom and when a reference was captured: ``Fetched by A. Lind on 6 March 2025, 14:05 UTC``."""
    how = {"file": "Taken from a file", "saved page": "Taken from a page saved by hand"}.get(
        snapshot.method, "Fetched"
    )
    if snapshot.outcome != "saved":
        how = "Tried, without success,"
    who = f" by {snapshot.reviewer}" if snapshot.reviewer else ""
    return f"{how}{who} on {moment(snapshot.at)}"


def enquiry_words(enquiry: Enquiry) -> str:
    """What kind of note it is: ``Call with P. Adeyemi on 18 December 2024: no reply by 20 December 2024``."""
    how = {"book": "Book", "other": "Note"}.get(enquiry.method, sentence_case(enquiry.method))
    link = {"letter": " to ", "e-mail": " to ", "book": " by "}.get(enquiry.method, " with ")
    who = f"{link}{enquiry.person}" if enquiry.person else ""
    on = f" on {day(enquiry.on)}" if enquiry.on else ""
    by = f" by {day(enquiry.reply_by)}" if enquiry.reply_by and enquiry.reply != "answered" else ""
    outcome = {
        "asked": f": asked, reply awaited{by}",
        "no reply": f": no reply{by}",
        "answered": ": answered",
    }
    return how + who + on + outcome.get(enquiry.reply or "", "")


def tone(rating: str) -> str:
    """The colour class of a rating; a rating of another scale gets the neutral one."""
    known = {"true", "mostly true", "mixed", "misleading", "mostly false", "false", "unproven"}
    return rating.replace(" ", "-") if rating in known else "rated"


def cited(citation: str, url: str | None) -> str:
    """A citation without the address at its end, which is shown as a link of its own."""
    if url and citation.endswith(url) and len(citation) > len(url):
        return citation[: -len(url)].rstrip(" .,") + "."
    return citation


def archived_words(copy: ReportArchived) -> str:
    """What follows the address of an archived copy: the day it was captured, and the archive."""
    return (f", {copy.day}" if copy.day else "") + f" ({copy.archive})"
