"""Sources given beside a quotation: in brackets behind it, as a signature, as a document before it, as on a stage."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.domain.spans import Span
from workbench.extraction.people.speakers import Speaker
from workbench.extraction.speech.cues import DOCUMENT_NOUNS
from workbench.extraction.text.lexicon import DETERMINERS, FUNCTION_WORDS, POSSESSIVES

if TYPE_CHECKING:
    from workbench.extraction.people.people import Registry
    from workbench.extraction.reading import Reading, Unit
    from workbench.extraction.speech.quotations import Run

BRACKETED = re.compile(r"[.,;…]?\s{0,3}\(([^()\n]{3,80})\)")
SIGNATURE = re.compile(r"[.,;…]?\s{0,3}[—–―-]{1,2}\s{0,3}([A-Z][^\n“”\"]{2,60})\s*")
STAGE_NAME = re.compile(r"\s?([A-Z][\w.’'-]{1,24}(?:\s[A-Z][\w.’'-]{0,24}){0,3})\s?:\s+(?=\S)")
DATE_ALONE = re.compile(
    r"\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}|\d{1,2} [A-Z][a-z]{2,8}\.?,? \d{4}|[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}"
)
DATE_BEHIND = re.compile(r",? (?:\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}|\d{1,2} [A-Z][a-z]{2,8}\.?,? \d{4})$")
INITIALS = re.compile(r"^[A-Z]{2,6} ")
OUTLET = re.compile(r"(?:[A-Z][\w.’'&-]{0,30}[ ,]{1,2}){1,6}")
LONGEST_SOURCE = 80
LETTERS = re.compile(r"[^\W\d_]{3}")
OCCASIONS = DOCUMENT_NOUNS | {"interview", "briefing", "address"}


def cited_behind(run: Run, text: str) -> str | None:
    """The source in brackets behind a quotation, unless it is only a date."""
    inside = _in_brackets(run, text)
    return inside if inside and LETTERS.search(inside) and inside[0].isupper() else None


def cited_at_end(unit: Unit, text: str) -> str | None:
    """The dated source in brackets that ends a sentence: ..., Hill said (Harbour Post, 4/9/24)."""
    items = unit.items
    last = len(items) - 1
    while last > 0 and items[last].low in {".", "!", "?", ";"}:
        last -= 1
    if items[last].low != ")":
        return None
    opening = text.rfind("(", max(items[0].start, items[last].start - LONGEST_SOURCE), items[last].start)
    inside = text[opening + 1 : items[last].start].strip() if opening >= 0 else ""
    is_dated = inside[:1].isupper() and DATE_BEHIND.search(inside) and not DATE_ALONE.fullmatch(inside)
    return inside if is_dated else None


def date_behind(run: Run, text: str) -> str | None:
    """The date in brackets behind a quotation, alone or behind an outlet's initials: (4/9/24), (FT 4/9/24)."""
    inside = INITIALS.sub("", _in_brackets(run, text) or "")
    return inside if DATE_ALONE.fullmatch(inside) else None


def without_date(cited: str) -> str:
    """A source without the date behind it: Daily Post | 4/9/24."""
    return DATE_BEHIND.sub("", cited) or cited


def _in_brackets(run: Run, text: str) -> str | None:
    match = BRACKETED.match(text, run.span.end)
    return match[1].strip() if match else None


def signature_behind(run: Run, unit: Unit, reading: Reading) -> tuple[Span, Span] | None:
    """The name that signs a quotation at the end of its paragraph, and the dash: “Words.” — Ann Hill."""
    match = SIGNATURE.match(reading.text, run.span.end)
    if not match or match.end() < reading.paragraphs[unit.paragraph].span.end:
        return None
    name = match[1].rstrip(" .")
    start = match.start(1)
    dash = next(k for k in range(run.span.end, start) if reading.text[k] in "—–―-")
    return Span(start, start + len(name)), Span(dash, dash + 1)


def stage_name(run: Run, reading: Reading, known: Registry) -> tuple[Speaker, int] | None:
    """The name that opens a run as in a transcript, and where the words begin: “HILL: We stay.”"""
    match = STAGE_NAME.match(reading.text, *run.inner)
    if not match:
        return None
    person = known.people.get(match[1].split()[-1].lower())
    if person is None and not match[1].isupper():
        return None
    name = person.name if person else match[1].title()
    role, organisation = (person.role, person.organisation) if person else (None, None)
    return Speaker(name, Span(*match.span(1)), role, organisation, is_person=True), match.end()


def is_in_source(place: Span, text: str) -> bool:
    """Whether a date stands in brackets behind the name of an outlet: it says when that wrote, and dates no event."""
    opening = text.rfind("(", max(0, place.start - LONGEST_SOURCE), place.start)
    if opening < 0 or not text.startswith(")", place.end):
        return False
    return OUTLET.fullmatch(text, opening + 1, place.start) is not None


def cited_before(unit: Unit, text: str) -> str | None:
    """In its statement, ...: the document named at the head of the unit."""
    items = unit.items
    if items[0].low not in {"in", "on"} or len(items) < 4:
        return None
    for k in range(1, min(8, len(items) - 1)):
        low = items[k].low
        if low in OCCASIONS and items[k + 1].low in {",", "on", "to", "from"}:
            first = 1 + (items[1].low in DETERMINERS and items[1].low not in POSSESSIVES and k > 2)
            return Span(items[first].start, items[k].end).of(text)
        if low == "," or (low in FUNCTION_WORDS and low not in DETERMINERS and low not in {"of", "to"}):
            return None
    return None
