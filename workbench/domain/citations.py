"""How an item is cited: one built-in style, the same words for the same item everywhere.

The style: who, title, what kind of thing, where it stands, when. Up to three people are named; of four or more the
first, and "et al.". Works that stand alone (books, reports, laws, data sets) are named plainly, all others in quotation
marks. What is not known is left out.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from workbench.domain.csl import IN_CONTAINERS, date_object, iso_date, name_text, nearest_type
from workbench.domain.identifiers import bare_doi
from workbench.domain.written_dates import day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbench.domain.csl import Item

NAMED = 3
"""People named before the first stands for all with "et al."."""
SHORT_TITLE = 60
_STANDALONE = frozenset({"book", "report", "dataset", "legislation", "regulation", "treaty"})
_KINDS = {"speech": "speech", "interview": "interview", "hearing": "hearing", "dataset": "data set"}
_OWN_WORDS = ("vol. ", "no. ", "pp. ", "p. ", "section ", "version ", "about ", *_KINDS.values())
_BLANKS = re.compile(r"\s+")
_ENDS = (".", "?", "!", "…", ".”", "?”", "!”", "…”")


class Style(StrEnum):
    """How much of an item a citation says."""

    FULL = "full"
    SHORT = "short"


class Archived(NamedTuple):
    """A copy of the item in a web archive."""

    url: str
    archive: str | None = None
    on: str | None = None
    """ISO 8601."""


class Citation(NamedTuple):
    """A citation in its parts, so that a report can make links of its addresses."""

    words: str
    """Who, what, where, when; a sentence, or empty."""
    links: tuple[str, ...]
    """The DOI as an address, then the address."""
    accessed: str | None = None
    """When it was retrieved: ISO 8601."""
    archived: Archived | None = None

    @property
    def after(self) -> str:
        """What is said after the addresses: when it was retrieved and where a copy is, but for the copy's address."""
        parts = [f"Accessed {day(self.accessed)}"] if self.accessed else []
        if self.archived:
            who = f" by {self.archived.archive}" if self.archived.archive else ""
            when = f" on {day(self.archived.on)}" if self.archived.on else ""
            parts.append(f"{'archived' if parts else 'Archived'}{who}{when}")
        return ", ".join(parts)

    @property
    def line(self) -> str:
        """All of it in one line; addresses stand free, so that no full stop gets into them."""
        end = self.after + (":" if self.archived else "." if self.after else "")
        return " ".join(
            filter(None, (self.words, *self.links, end, self.archived.url if self.archived else ""))
        )


def cite(item: Item, *, accessed: str | None = None, archived: Archived | None = None) -> Citation:
    """A CSL item as a citation; ``accessed`` and ``archived`` count where the item does not say them itself."""
    doi = bare_doi(_text(item, "DOI")) or _text(item, "DOI")
    url = _text(item, "URL")
    links = [f"https://doi.org/{doi}"] if doi else []
    if url and not (doi and bare_doi(url) == doi):
        links.append(url)
    copy = _text(item, "archive_location")
    if archived is None and copy and copy.lower().startswith(("http://", "https://")):
        archived = Archived(copy, _text(item, "archive"), iso_date(item.get("available-date")))
    return Citation(
        words=_words(item),
        links=tuple(links),
        accessed=iso_date(item.get("accessed")) or accessed,
        archived=archived,
    )


def cite_shortly(item: Item) -> str:
    """An item in a few words: ``Finer and Ruiz 2024, “Title”``."""
    names = [_text(name, "family") or name_text(name) for name in _creators(item)]
    year = (iso_date(item.get("issued")) or "")[:4]
    who = " ".join(filter(None, (_people(names) or _text(item, "container-title", "publisher"), year)))
    title = _text(item, "title-short", "shortTitle", "title") or ""
    if len(title) > SHORT_TITLE:
        title = title[: SHORT_TITLE - 1].rstrip() + "…"
    return ", ".join(filter(None, (who, _title(item, title)))) or (_text(item, "URL", "DOI") or "")


def date_words(date: Any) -> str:
    """A date of CSL as people write it; an interval with its two ends."""
    if not isinstance(date, dict):
        return ""
    if literal := _text(date, "literal"):
        return literal
    ends = [day(iso) for part in date.get("date-parts") or () if (iso := iso_date({"date-parts": [part]}))]
    about = "about " if date.get("circa") else ""
    said = about + " to ".join(dict.fromkeys(ends)) if ends else _text(date, "raw") or ""
    return day(said)


def interval_words(iso: str | None) -> str:
    """An ISO 8601 date or interval as people write it."""
    return date_words(date_object(iso))


def _words(item: Item) -> str:
    names = [" ".join(name_text(name).split()) for name in _creators(item)]
    who = _people(names)
    if who and not item.get("author"):
        who += " (ed.)" if len(names) == 1 else " (eds.)"
    title = _title(item, _text(item, "title") or "")
    head = title if who and who in title else ", ".join(filter(None, (who, title)))
    tail = ", ".join(filter(None, _details(item)))
    tail = tail[:1].upper() + tail[1:] if tail.startswith(_OWN_WORDS) else tail
    return " ".join(_sentence(part) for part in (head, tail) if part)


def _creators(item: Item) -> list[dict[str, Any]]:
    names: list[dict[str, Any]] = item.get("author") or item.get("editor") or []
    return [name for name in names if name_text(name)]


def _people(names: list[str]) -> str:
    if len(names) > NAMED:
        return f"{names[0]} et al."
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def _title(item: Item, title: str) -> str:
    """The title, in quotation marks unless the work stands alone; one in the item's own URL is left out."""
    if not title or title == _text(item, "URL"):
        return ""
    if item.get("type") in _STANDALONE:
        return title
    bare = title[:-1] if re.search(r"[^.]\.\Z", title) else title
    return f"“{bare.replace('“', '‘').replace('”', '’')}”"


def _details(item: Item) -> Iterator[str]:
    """What kind of thing it is, where it stands, and when."""
    type_ = str(item.get("type"))
    yield _text(item, "genre") or _KINDS.get(type_, "")
    number = _text(item, "number")
    yield (f"no. {number}" if number and number.isalnum() else number) or ""
    edition = _text(item, "edition")
    yield (_ordinal(edition) + " ed." if edition and edition.isdigit() else edition) or ""
    version = _text(item, "version")
    yield f"version {version}" if version else ""
    yield " ".join(_once([_text(item, "event-title", "event"), _text(item, "event-place")], ", "))
    container, publisher = _text(item, "container-title"), _text(item, "publisher", "authority")
    yield container or ""
    yield from _place_in(item)
    if nearest_type(type_) not in IN_CONTAINERS or not container:
        yield ", ".join(filter(None, (publisher, _text(item, "publisher-place"))))
    yield date_words(item.get("issued")) or date_words(item.get("event-date"))


def _once(parts: Iterable[str | None], between: str) -> list[str]:
    said = between.join(filter(None, parts))
    return [said] if said else []


def _place_in(item: Item) -> Iterator[str]:
    volume, issue, page = (_text(item, name) for name in ("volume", "issue", "page"))
    yield f"vol. {volume}" if volume else ""
    yield f"no. {issue}" if issue else ""
    several = page and re.search("[-–,]", page)
    yield f"{'pp.' if several else 'p.'} {page.replace('--', '–')}" if page else ""
    section = _text(item, "section")
    yield f"section {section}" if section else ""


def _ordinal(number: str) -> str:
    last = "" if number[-2:] in {"11", "12", "13"} else number[-1]
    return number + {"1": "st", "2": "nd", "3": "rd"}.get(last, "th")


def _sentence(text: str) -> str:
    return text if text.endswith(_ENDS) else f"{text}."


def _text(item: dict[str, Any], *variables: str) -> str | None:
    """The first of these variables that says something, its blanks made one."""
    for variable in variables:
        value = item.get(variable)
        if isinstance(value, (str, int, float)) and (said := _BLANKS.sub(" ", str(value)).strip()):
            return said
    return None
