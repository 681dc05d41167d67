"""CSL-JSON 1.0.2: which variables an item may have, what each may hold, and what a reference reads of them.

An item is kept as it was given. What it may not hold as a variable goes to ``custom``, where the standard puts such.

Reference:
    Citation Style Language, ``csl-data.json`` of schema version 1.0.2.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple, TypeAlias

from workbench.domain.identifiers import bare_doi

Item: TypeAlias = dict[str, Any]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TEXTS = _words(
    """
    citation-key language journalAbbreviation shortTitle abstract annote archive archive_collection archive_location
    archive-place authority call-number citation-label collection-title container-title container-title-short
    dimensions division DOI event event-title event-place genre ISBN ISSN jurisdiction keyword medium note
    original-publisher original-publisher-place original-title part-title PMCID PMID publisher publisher-place
    references reviewed-genre reviewed-title scale section source status title title-short URL version volume-title
    volume-title-short year-suffix
    """
)
NUMBERS = _words(
    """
    chapter-number citation-number collection-number edition first-reference-note-number issue locator number
    number-of-pages number-of-volumes page page-first part printing supplement volume
    """
)
NAMES = _words(
    """
    author chair collection-editor compiler composer container-author contributor curator director editor
    editorial-director executive-producer guest host interviewer illustrator narrator organizer original-author
    performer producer recipient reviewed-author script-writer series-creator translator
    """
)
DATES = frozenset({"accessed", "available-date", "event-date", "issued", "original-date", "submitted"})
NAME_TEXTS = frozenset({"family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal"})
NAME_MARKS = frozenset({"comma-suffix", "static-ordering", "parse-names"})
DATE_KEYS = frozenset({"date-parts", "season", "circa", "literal", "raw"})
TYPES = _words(
    """
    article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset
    document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation
    manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical
    personal_communication post post-weblog regulation report review review-book software song speech standard thesis
    treaty webpage
    """
)
NEAREST = {
    "article": "report",
    "article-magazine": "article-newspaper",
    "bill": "legislation",
    "chapter": "book",
    "classic": "book",
    "entry": "webpage",
    "entry-dictionary": "webpage",
    "entry-encyclopedia": "webpage",
    "legal_case": "document",
    "motion_picture": "broadcast",
    "paper-conference": "article-journal",
    "pamphlet": "report",
    "performance": "broadcast",
    "periodical": "article-journal",
    "post-weblog": "post",
    "review": "article-journal",
    "review-book": "article-journal",
    "song": "broadcast",
    "standard": "report",
    "thesis": "report",
}
"""The type of the workbench for a type of CSL that it does not offer; ``document`` for the rest."""

OTHER_TYPES = {
    "journal-article": "article-journal",
    "proceedings-article": "paper-conference",
    "book-chapter": "chapter",
    "book-section": "chapter",
    "monograph": "book",
    "edited-book": "book",
    "reference-book": "book",
    "posted-content": "article",
    "dissertation": "thesis",
    "report-component": "report",
}
"""Types that DOI registries write in items of CSL though CSL calls them otherwise."""

IN_CONTAINERS = frozenset({"webpage", "article-newspaper", "article-journal", "broadcast", "post"})
"""Types whose source CSL calls the container: the paper, journal, site or programme they stand in."""

LONGEST_TEXT = 100_000
_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_DIGITS = re.compile("[0-9]{1,9}")


class Plain(NamedTuple):
    """What a reference holds of an item, each as one text."""

    type: str
    title: str | None
    url: str | None
    source: str | None
    author: str | None
    issued: str | None
    doi: str | None


def plain(item: Item) -> Plain:
    """What a reference reads of a valid item."""
    type_ = nearest_type(item.get("type"))
    in_container, published = _text(item.get("container-title")), _text(item.get("publisher"))
    doi = _text(item.get("DOI"))
    return Plain(
        type=type_,
        title=_text(item.get("title")),
        url=_text(item.get("URL")),
        source=(in_container or published) if type_ in IN_CONTAINERS else (published or in_container),
        author="; ".join(filter(None, map(name_text, item.get("author") or ()))) or None,
        issued=iso_date(item.get("issued")),
        doi=bare_doi(doi) or doi,
    )


def nearest_type(type_: Any) -> str:
    """The workbench's type for a type of CSL."""
    if type_ in NEAREST:
        return NEAREST[type_]
    own = IN_CONTAINERS | {"report", "speech", "interview", "hearing", "legislation", "regulation", "treaty"}
    return type_ if type_ in own | {"dataset", "book", "personal_communication"} else "document"


def with_plain(item: Item, held: Plain) -> Item:
    """The item as the reference holds it now: a variable that says the same stays as it was given."""
    said, found = plain(item), dict(item)
    if held.type != said.type or "type" not in item:
        found["type"] = held.type
    for variable, now, was, value in (
        ("title", held.title, said.title, held.title),
        ("URL", held.url, said.url, held.url),
        ("author", held.author, said.author, names_of(held.author)),
        ("issued", held.issued, said.issued, date_object(held.issued)),
        ("DOI", held.doi, said.doi, held.doi),
    ):
        if now != was:
            _put(found, variable, value)
    if held.source != said.source:
        place = "container-title" if held.type in IN_CONTAINERS else "publisher"
        for variable in ("container-title", "publisher") if held.source is None else (place,):
            _put(found, variable, held.source)
    return found


def _put(item: Item, variable: str, value: Any) -> None:
    if value:
        item[variable] = value
    else:
        item.pop(variable, None)


def name_text(name: dict[str, Any]) -> str:
    """A name as it is read: given name, particles, family name, suffix; or the literal name."""
    if literal := _text(name.get("literal")):
        return literal
    parts = (
        name.get(part) for part in ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
    )
    return " ".join(text for part in parts if (text := _text(part)))


def names_of(text: str | None) -> list[dict[str, str]]:
    """Names as a person typed them, semicolons between them, each kept as it is."""
    return [{"literal": name} for part in (text or "").split(";") if (name := part.strip())]


def iso_date(date: Any) -> str | None:
    """The day, month or year an item's date begins with; ``None`` where it gives none in figures."""
    if not isinstance(date, dict):
        return None
    parts = date.get("date-parts")
    if not parts:
        raw = _text(date.get("raw"))
        return raw if raw and _ISO.fullmatch(raw) else None
    digits = [str(part) for part in parts[0] if _DIGITS.fullmatch(str(part))]
    if len(digits) != len(parts[0]) or not 1 <= len(digits) <= 3 or not 1 <= int(digits[0]) <= 9999:
        return None
    year, *rest = (int(part) for part in digits)
    if any(not 1 <= part <= most for part, most in zip(rest, (12, 31), strict=False)):
        return None
    return "-".join((f"{year:04}", *(f"{part:02}" for part in rest)))


def date_object(iso: str | None) -> dict[str, Any] | None:
    """An ISO 8601 date, maybe partial or an interval, as a date of CSL."""
    if not iso:
        return None
    ends = [found for end in iso.split("/") if (found := _ISO.fullmatch(end))]
    if not ends:
        return {"literal": iso}
    return {"date-parts": [[int(part) for part in found.groups() if part] for found in ends[:2]]}


def conformed(item: Item) -> Item:
    """The item with what is no variable of CSL, or holds what it may not, moved to ``custom``."""
    custom = item.get("custom")
    found: Item = {"custom": dict(custom)} if isinstance(custom, dict) else {}
    aside: Item = {}
    for variable, value in item.items():
        known = _known_parts(value) if variable in NAMES else value
        if fault_of(variable, known) is None:
            found.setdefault(variable, known)
        elif variable == "type" and isinstance(value, str) and value in OTHER_TYPES:
            found["type"] = OTHER_TYPES[value]
        else:
            aside[variable] = value
    found.setdefault("type", "document")
    return found | ({"custom": found.get("custom", {}) | aside} if aside else {})


def _known_parts(names: Any) -> Any:
    """Names without what CSL does not know of them, an identifier or an affiliation."""
    if not isinstance(names, list) or not all(isinstance(name, dict) for name in names):
        return names
    return [{part: said for part, said in name.items() if part in NAME_TEXTS | NAME_MARKS} for name in names]


def fault_of(variable: str, value: Any) -> str | None:
    """What is wrong with the value of a variable, for a sentence; ``None`` when nothing is."""
    if variable == "type":
        return None if isinstance(value, str) and value in TYPES else "is no type of CSL"
    if variable == "id" or variable in NUMBERS:
        return None if isinstance(value, str) or _is_number(value) else "is neither text nor a number"
    if variable in TEXTS:
        return None if isinstance(value, str) else "is no text"
    if variable in NAMES:
        return None if isinstance(value, list) and all(map(_is_name, value)) else "is no list of names"
    if variable in DATES:
        return None if _is_date(value) else "is no date of CSL"
    if variable == "categories":
        fits = isinstance(value, list) and all(isinstance(part, str) for part in value)
        return None if fits else "is no list of texts"
    if variable == "custom":
        return None if isinstance(value, dict) else "is no object"
    return "is no variable of CSL"


def is_known(variable: str) -> bool:
    """Whether CSL has a variable of this name."""
    return variable in TEXTS | NUMBERS | NAMES | DATES | {"type", "id", "categories", "custom"}


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _is_name(value: Any) -> bool:
    return isinstance(value, dict) and all(
        (key in NAME_TEXTS and isinstance(part, str))
        or (key in NAME_MARKS and isinstance(part, (str, int, float)))
        for key, part in value.items()
    )


def _is_date(value: Any) -> bool:
    if not isinstance(value, dict) or not value or not DATE_KEYS.issuperset(value):
        return False
    ends = value.get("date-parts", [[1]])
    return (
        isinstance(ends, list)
        and 1 <= len(ends) <= 2
        and all(isinstance(end, list) and 1 <= len(end) <= 3 for end in ends)
        and all(isinstance(part, str) or _is_number(part) for end in ends for part in end)
        and all(isinstance(value[key], str) for key in ("literal", "raw") if key in value)
        and all(isinstance(value[key], (str, int, float)) for key in ("season", "circa") if key in value)
    )


def _text(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
