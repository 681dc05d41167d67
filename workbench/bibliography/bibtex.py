"""BibTeX, also as BibLaTeX has it: the library splits entries and names and decodes LaTeX; the meaning is ours.

What CSL has no variable for stays under ``bibtex`` in the item's ``custom`` and is written back from there.
"""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, Any

from workbench.bibliography.dates import from_parts, iso_text, written
from workbench.bibliography.tables import read_as, written_as
from workbench.domain.csl import TYPES, name_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bibtexparser.model import Entry, ParsingFailedBlock

    from workbench.domain.csl import Item

OWN = "bibtex"
_TYPES = """
    article-journal: article suppperiodical
    periodical: periodical
    book: book mvbook collection proceedings reference
    chapter: incollection inbook bookinbook
    entry: inreference
    paper-conference: inproceedings conference
    thesis: phdthesis mastersthesis thesis
    report: techreport report manual
    pamphlet: booklet
    webpage: online electronic www
    manuscript: unpublished
    dataset: dataset
    patent: patent
    software: software
    standard: standard
    legislation: legislation legal
    legal_case: jurisdiction
    personal_communication: letter
    motion_picture: movie video
    song: audio
"""
_WRITTEN = frozenset(
    {
        "article-journal",
        "book",
        "chapter",
        "paper-conference",
        "thesis",
        "report",
        "webpage",
        "manuscript",
        "dataset",
    }
)
"""Types with an entry type that most programs know; the others are ``misc`` with an ``entrysubtype``."""
_TEXTS = """
    title: title
    title-short: shorttitle
    container-title: journal journaltitle booktitle
    publisher: publisher institution school organization
    publisher-place: address location
    collection-title: series
    volume: volume
    issue: issue
    page: pages
    edition: edition
    chapter-number: chapter
    number-of-volumes: volumes
    number-of-pages: pagetotal
    event-title: eventtitle
    event-place: venue
    genre: type
    medium: howpublished
    version: version
    language: language langid
    ISBN: isbn
    ISSN: issn
    keyword: keywords
    abstract: abstract
    note: note
    annote: annotation
"""
TYPES_READ = read_as(_TYPES)
TYPES_WRITTEN = {type_: word for type_, word in written_as(_TYPES).items() if type_ in _WRITTEN} | {
    "article-newspaper": "article",
    "article-magazine": "article",
}
TEXTS = read_as(_TEXTS)
"""Variables by field; of several fields of one variable the first is written."""
EXACT = {"url": "URL", "doi": "DOI"}
NAMES = {"author": "author", "editor": "editor", "translator": "translator"}
DATES = frozenset({"year", "month", "day", "date", "urldate", "eventdate"})
LONGEST_LATEX = 20_000
"""Characters of a field with LaTeX in it: decoding takes some ten microseconds each."""
_MARKUP = re.compile(r"[\\{}$~]|--")
_KEY = re.compile(r"[^A-Za-z0-9:._+-]+")
_SPECIAL = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{letter: f"\\{letter}" for letter in "&%$#_"},
    }
)


def read(text: str) -> list[Item | str]:
    """The entries of a BibTeX file; a text is the reason why an entry could not be read.

    Raises:
        ValueError: there is no entry in it.
    """
    import bibtexparser
    from bibtexparser.middlewares import NormalizeFieldKeys
    from bibtexparser.model import Entry, ParsingFailedBlock

    # Its warnings repeat what the failed blocks tell, once each and without end.
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    library = bibtexparser.parse_string(text, append_middleware=[NormalizeFieldKeys()])
    found: list[Item | str] = []
    for block in library.blocks:
        if isinstance(block, ParsingFailedBlock):
            found.append(_failure(block))
        elif isinstance(block, Entry):
            found.append(_item(block))
    if not found:
        raise ValueError("there is no entry in it")
    return found


def _failure(block: ParsingFailedBlock) -> str:
    reasons = {
        "DuplicateBlockKeyBlock": "its key is used before",
        "DuplicateFieldKeyBlock": "it has a field twice",
    }
    reason = reasons.get(type(block).__name__, "it is not closed, or not written as BibTeX is")
    return f"{reason} (line {(block.start_line or 0) + 1})"


def _item(entry: Entry) -> Item | str:
    fields = {field.key.lower(): str(field.value) for field in entry.fields}
    try:
        return _read_entry(entry.key, entry.entry_type.lower(), fields)
    except (ValueError, RecursionError):
        return f"{entry.key[:60]}: its LaTeX cannot be read"


def _read_entry(key: str, kind: str, fields: dict[str, str]) -> Item:
    item: Item = {"id": key, "type": _type(kind, fields)}
    custom: dict[str, str] = {}
    for name, value in fields.items():
        if name in NAMES:
            item[NAMES[name]] = [person for person in _split_names(value) if person]
        elif name in EXACT:
            item[EXACT[name]] = value.strip()
        elif name in TEXTS:
            item.setdefault(TEXTS[name], _decoded(value))
        elif name == "subtitle":
            continue
        elif name == "number":
            is_issue = item["type"].startswith("article") or item["type"] == "periodical"
            item["issue" if is_issue and "issue" not in fields else "number"] = _decoded(value)
        elif name not in DATES and not (name == "entrysubtype" and item["type"].endswith(value)):
            custom[name] = _decoded(value)
    if "URL" not in item and str(item.get("medium", "")).startswith(("http://", "https://")):
        item["URL"] = item.pop("medium")
        item["type"] = _type(kind, fields | {"url": item["URL"]})
    if "subtitle" in fields:
        item["title"] = ": ".join(filter(None, (item.get("title"), _decoded(fields["subtitle"]))))
    issued = written(fields["date"]) if fields.get("date") else None
    issued = issued or from_parts(*(fields.get(name) for name in ("year", "month", "day")))
    for variable, date in (
        ("issued", issued),
        ("accessed", written(fields.get("urldate", ""))),
        ("event-date", written(fields.get("eventdate", ""))),
    ):
        if date:
            item[variable] = date
    return item | ({"custom": {OWN: custom}} if custom else {})


def _type(kind: str, fields: dict[str, str]) -> str:
    sub = fields.get("entrysubtype", "").strip()
    if sub in TYPES:
        return sub
    if kind == "article" and sub in {"newspaper", "magazine"}:
        return f"article-{sub}"
    return TYPES_READ.get(kind) or ("webpage" if fields.get("url") else "document")


def _split_names(value: str) -> Iterator[dict[str, str]]:
    from bibtexparser.middlewares import names

    for name in names.split_multiple_persons_names(" ".join(value.split())):
        bare = name.strip()
        if bare.startswith("{") and bare.endswith("}") and "}" not in bare[1:-1]:
            yield {"literal": _decoded(bare)}
            continue
        parts = names.parse_single_name_into_parts(bare, strict=False)
        said = {
            "given": " ".join(parts.first),
            "non-dropping-particle": " ".join(parts.von),
            "family": " ".join(parts.last),
            "suffix": " ".join(parts.jr),
        }
        kept = {part: _decoded(text) for part, text in said.items() if text}
        yield {"literal": kept["family"]} if set(kept) == {"family"} and " " in kept["family"] else kept


def _decoded(value: str) -> str:
    """A field without LaTeX; the library is asked only where there is any."""
    said = " ".join(value.split())
    if not _MARKUP.search(said):
        return said
    from bibtexparser.library import Library
    from bibtexparser.middlewares import LatexDecodingMiddleware
    from bibtexparser.model import Entry, Field

    if len(said) > LONGEST_LATEX:
        raise ValueError("too long")
    one = Library([Entry("misc", "k", [Field("f", said)])])
    blocks = LatexDecodingMiddleware().transform(one).entries
    if not blocks:
        raise ValueError("no LaTeX")
    return " ".join(str(blocks[0]["f"]).replace("\N{MODIFIER LETTER CIRCUMFLEX ACCENT}", "^").split())


def write(items: list[Item]) -> str:
    """Entries with fields in UTF-8, what BibTeX would read as markup escaped."""
    import bibtexparser
    from bibtexparser.library import Library
    from bibtexparser.middlewares.parsestack import default_unparse_stack
    from bibtexparser.model import Entry, Field

    taken: set[str] = set()
    entries = []
    for item in items:
        kind = TYPES_WRITTEN.get(str(item.get("type")), "misc")
        fields = [Field(name, value) for name, value in _fields(item, kind)]
        entries.append(Entry(kind, _key(str(item.get("id")), taken), fields))
    # These entries are nobody else's: without a word about it the library would copy them all first.
    steps = default_unparse_stack(allow_inplace_modification=True)
    return str(bibtexparser.write_string(Library(entries), unparse_stack=steps)).rstrip() + "\n"


def _key(id_: str, taken: set[str]) -> str:
    base = _KEY.sub("-", id_).strip("-") or "item"
    key, number = base, 1
    while key.lower() in taken:
        number += 1
        key = f"{base}-{number}"
    taken.add(key.lower())
    return key


def _fields(item: Item, kind: str) -> Iterator[tuple[str, str]]:
    for name, variable in NAMES.items():
        if people := [said for person in item.get(variable) or () if (said := _name(person))]:
            yield name, " and ".join(people)
    written_before: set[str] = set()
    for name, variable in TEXTS.items():
        value = item.get(variable)
        if variable in written_before or value in (None, "") or name == "issue":
            continue
        written_before.add(variable)
        own = {"publisher": {"techreport": "institution", "phdthesis": "school"}.get(kind, name)}
        own |= {"journal": name if kind == "article" else "booktitle"}
        yield own.get(name, name), f"{{{_escaped(value)}}}" if name == "title" else _escaped(value)
    for variable in ("issue", "number"):
        if item.get(variable) not in (None, ""):
            yield "number", _escaped(item[variable])
            break
    for name, variable in EXACT.items():
        if value := str(item.get(variable) or ""):
            yield name, value.replace("{", "%7B").replace("}", "%7D")
    yield from _dates(item)
    default = TYPES_READ.get(kind) or ("webpage" if item.get("URL") else "document")
    if item.get("type") != default:
        type_ = str(item.get("type"))
        yield "entrysubtype", type_.removeprefix("article-") if kind == "article" else type_
    ours = (item.get("custom") or {}).get(OWN)
    for name, value in (ours if isinstance(ours, dict) else {}).items():
        if _KEY.sub("", name) == name and isinstance(value, str):
            yield name, _escaped(value)


def _dates(item: Item) -> Iterator[tuple[str, str]]:
    for name, variable in (("date", "issued"), ("urldate", "accessed"), ("eventdate", "event-date")):
        if iso := iso_text(item.get(variable)):
            yield name, _escaped(iso)
            if name == "date" and iso[:4].isdigit():
                yield "year", iso[:4]


def _name(name: dict[str, Any]) -> str:
    family = " ".join(str(name[part]) for part in ("non-dropping-particle", "family") if name.get(part))
    if name.get("literal") or not family:
        said = _escaped(name_text(name))
        return f"{{{said}}}" if said else ""
    given = " ".join(str(name[part]) for part in ("given", "dropping-particle") if name.get(part))
    return ", ".join(_guarded(part) for part in (family, str(name.get("suffix") or ""), given) if part)


def _guarded(part: str) -> str:
    said = _escaped(part)
    return f"{{{said}}}" if re.search(r",|\band\b", said) else said


def _escaped(value: Any) -> str:
    return " ".join(str(value).split()).translate(_SPECIAL)
