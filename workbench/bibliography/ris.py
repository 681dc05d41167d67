"""RIS, as libraries and databases give it: the library reads the tags; the meaning is ours.

What CSL has no variable for stays under ``ris`` in the item's ``custom``, by its tag.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from workbench.bibliography.dates import iso_text, written
from workbench.bibliography.tables import read_as, written_as
from workbench.domain.csl import name_text

if TYPE_CHECKING:
    from workbench.domain.csl import Item

OWN = "ris"
_TYPES = """
    article-newspaper: NEWS
    article-magazine: MGZN
    article-journal: JOUR EJOUR ABST INPR
    periodical: JFULL SER
    book: BOOK EBOOK EDBOOK
    chapter: CHAP ECHAP
    classic: CLSWK
    report: RPRT GOVDOC
    standard: STAND
    pamphlet: PAMP
    thesis: THES
    webpage: ELEC
    post-weblog: BLOG
    post: ICOMM
    personal_communication: PCOMM
    paper-conference: CPAPER CONF
    speech: SLIDE
    hearing: HEAR
    dataset: DATA DBASE AGGR
    software: COMP
    patent: PAT
    legislation: STAT
    bill: BILL
    regulation: LEGAL
    legal_case: CASE
    map: MAP
    broadcast: VIDEO
    motion_picture: MPCT ADVS
    song: SOUND
    musical_score: MUSIC
    entry-dictionary: DICT
    entry-encyclopedia: ENCYC
    manuscript: MANSCPT UNPB
    figure: FIGURE CHART
    graphic: ART
"""
_TEXTS = """
    title: TI T1 CT
    title-short: ST
    container-title: T2 JO JF BT
    container-title-short: J2 JA
    collection-title: T3
    publisher: PB
    publisher-place: CY PP
    DOI: DO
    volume: VL
    issue: IS
    edition: ET
    section: SE
    number-of-volumes: NV
    genre: M3
    language: LA
    call-number: CN
    abstract: AB N2
    note: N1
    source: DB
"""
TYPES_READ, TYPES_WRITTEN = read_as(_TYPES), written_as(_TYPES) | {"treaty": "STAT"}
TEXTS = read_as(_TEXTS)
"""Variables by tag; of several tags of one variable the first is written."""
NAMES = {"AU": "author", "A1": "author", "A2": "editor", "ED": "editor", "A4": "translator"}
DATES = {"DA": "issued", "PY": "issued", "Y1": "issued", "Y2": "accessed"}
_BEGIN = re.compile(r"^TY {1,2}- ", re.MULTILINE)
_PAGES = re.compile(r"([^-–,]{1,20})[-–]([^-–,]{1,20})")
_BOOKS = frozenset({"BOOK", "CHAP", "ECHAP", "EBOOK", "EDBOOK", "RPRT", "THES"})


def read(text: str) -> list[Item | str]:
    """The references of a RIS file; a text is the reason why one could not be read.

    Raises:
        ValueError: there is no reference in it.
    """
    import rispy

    begun = len(_BEGIN.findall(text))
    if not begun:
        raise ValueError("there is no reference in it: each begins with TY")
    found: list[Item | str] = [_item(entry) for entry in rispy.loads(text, delimiter_tags_mapping={})]
    missing = begun - len(found)
    return found + ["it has no end, which is ER"] * missing


def _item(entry: dict[str, Any]) -> Item:
    import rispy

    tags = {name: tag for tag, name in rispy.TAG_KEY_MAPPING.items()}
    said: dict[str, list[str]] = {}
    for name, value in entry.items():
        if name == "unknown_tag":
            said |= {tag: list(values) for tag, values in value.items()}
        else:
            said[tags[name]] = [str(part) for part in value] if isinstance(value, list) else [str(value)]
    item: Item = {"id": said.pop("ID", [""])[0]} if said.get("ID") else {}
    kind = said.pop("TY", [""])[0].strip().upper()
    item["type"] = TYPES_READ.get(kind, "document")
    custom: dict[str, str] = {} if kind in TYPES_READ or kind == "GEN" else {"TY": kind}
    for tag, values in said.items():
        whole = "; ".join(part.strip() for part in values if part.strip())
        if not whole:
            continue
        if tag in NAMES:
            item.setdefault(NAMES[tag], []).extend(_name(value) for value in values if value.strip())
        elif tag in DATES:
            date = written(whole)
            if DATES[tag] not in item or tag == "DA":
                item[DATES[tag]] = date
        elif tag == "UR":
            item["URL"] = values[0].strip()
        elif tag == "KW":
            item["keyword"] = ", ".join(part.strip() for part in values)
        elif tag == "SN":
            item["ISBN" if kind in _BOOKS else "ISSN"] = whole
        elif tag in TEXTS and TEXTS[tag] not in item:
            item[TEXTS[tag]] = whole
        elif tag not in {"SP", "EP", "ER"}:
            custom[tag] = whole
    pages = "-".join(said[tag][0].strip() for tag in ("SP", "EP") if said.get(tag) and said[tag][0].strip())
    if pages:
        item["page"] = pages
    return item | ({"custom": {OWN: custom}} if custom else {})


def _name(text: str) -> dict[str, str]:
    """``Falk, Ines, Jr.``; a name without a comma is that of a body, or of a person nobody has taken apart."""
    parts = [part.strip() for part in text.split(",")]
    if len(parts) < 2 or not parts[0]:
        return {"literal": text.strip().strip(",").strip()}
    keys = ("family", "given", "suffix")
    return {key: part for key, part in zip(keys, parts, strict=False) if part}


def write(items: list[Item]) -> str:
    """References with their tags, a blank line between them."""
    import rispy

    names = rispy.TAG_KEY_MAPPING
    entries = []
    for item in items:
        entry: dict[str, Any] = {}
        for tag, value in _tags(item):
            if tag not in names:
                entry.setdefault("unknown_tag", {}).setdefault(tag, []).append(value)
            elif tag in rispy.LIST_TYPE_TAGS:
                entry.setdefault(names[tag], []).append(value)
            else:
                entry.setdefault(names[tag], value)
        entries.append(entry)
    written_out = rispy.dumps(entries, implementation=_writer(), delimiter_tags_mapping={})
    return str(written_out).rstrip("\n") + "\n"


def _writer() -> Any:
    from rispy.writer import RisWriter

    class Plain(RisWriter):  # type: ignore[misc]  # the library has no types
        """Without a number over each reference."""

        def set_header(self, count: int) -> str:  # noqa: ARG002
            return ""

    return Plain


def _tags(item: Item) -> list[tuple[str, str]]:
    kind = TYPES_WRITTEN.get(str(item.get("type")), "GEN")
    ours = (item.get("custom") or {}).get(OWN)
    custom = (
        {tag: text for tag, text in ours.items() if isinstance(text, str)} if isinstance(ours, dict) else {}
    )
    found = [("TY", custom.pop("TY", kind))] + ([("ID", str(item["id"]))] if "id" in item else [])
    seen: set[str] = set()
    for tag, variable in (NAMES | TEXTS).items():
        if variable in seen or not item.get(variable):
            continue
        seen.add(variable)
        people = item[variable] if variable in NAMES.values() else None
        values = [_name_line(name) for name in people] if people else [_line(item[variable])]
        found += [(tag, value) for value in values if value]
    issued = iso_text(item.get("issued"))
    if issued:
        found += [("PY", issued[:4]), ("DA", issued if "/" in issued else issued.replace("-", "/"))]
    if accessed := iso_text(item.get("accessed")):
        found.append(("Y2", accessed.replace("-", "/")))
    found += [("KW", word.strip()) for word in str(item.get("keyword") or "").split(",") if word.strip()]
    found += [("SN", str(item[name])) for name in ("ISBN", "ISSN") if item.get(name)][:1]
    pages = _line(item.get("page"))
    if pages:
        several = _PAGES.fullmatch(pages)
        found += [("SP", several[1]), ("EP", several[2])] if several else [("SP", pages)]
    if item.get("URL"):
        found.append(("UR", _line(item["URL"])))
    return found + [(tag, _line(text)) for tag, text in custom.items() if re.fullmatch("[A-Z][A-Z0-9]", tag)]


def _name_line(name: dict[str, Any]) -> str:
    family = " ".join(str(name[part]) for part in ("non-dropping-particle", "family") if name.get(part))
    if name.get("literal") or not family:
        return _line(name_text(name))
    given = " ".join(str(name[part]) for part in ("given", "dropping-particle") if name.get(part))
    return _line(", ".join(part for part in (family, given, str(name.get("suffix") or "")) if part))


def _line(value: Any) -> str:
    return " ".join(str(value if value is not None else "").split())
