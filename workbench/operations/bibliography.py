"""Taking lists of references in and giving them out: CSL-JSON, BibTeX, RIS."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from workbench.bibliography.formats import read_items, write_items
from workbench.domain.archives import best_copy
from workbench.domain.citations import Archived
from workbench.domain.csl import conformed, date_object, plain
from workbench.domain.identifiers import address_key, bare_doi
from workbench.domain.reference_lists import ListFormat, format_of
from workbench.domain.references import standing_in
from workbench.errors import UsageMistake
from workbench.store.reference_joins import known_items
from workbench.store.trail import new

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from workbench.bibliography.formats import Entry
    from workbench.domain.archives import ArchivedCopy
    from workbench.domain.citations import Citation
    from workbench.domain.csl import Item
    from workbench.domain.events import Change
    from workbench.domain.references import Reference
    from workbench.domain.snapshots import Snapshot
    from workbench.store.journal import Journal
    from workbench.store.reader import Reader
    from workbench.store.reference_joins import KnownItems


class Fate(StrEnum):
    """What became of an entry."""

    NEW = "new"
    KNOWN = "known"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Imported:
    """One entry of a list, and what became of it."""

    file: str
    place: str
    """``item 3 (falk2024)``."""
    fate: Fate
    reference_id: str | None = None
    """The new reference, or the known one."""
    title: str | None = None
    reason: str = ""
    """Why it was refused."""


def chosen_format(name: str, given: ListFormat | None) -> ListFormat:
    """The format to read or write a file in: the one given, or the one its name ends on.

    Raises:
        UsageMistake: neither says.
    """
    found = given or format_of(name)
    if found is None:
        raise UsageMistake(
            f"{name} does not say its format: name it with --format {' or '.join(ListFormat)}."
        )
    return found


def read_list(data: bytes, format_: ListFormat, name: str) -> list[tuple[str, Entry]]:
    """The entries of a list, each with the name of its file; see ``read_items`` for what is refused."""
    return [(name, entry) for entry in read_items(data, format_, name)]


def import_references(journal: Journal, entries: Sequence[tuple[str, Entry]]) -> list[Imported]:
    """Add what is new of these entries, all as one event; what is known stays as it is.

    An entry is known when its DOI or its address, in whatever spelling, is that of a reference, or of an entry before.
    """
    if not any(entry.item for _file, entry in entries):
        return [_refused(file, entry) for file, entry in entries]
    with journal.writing() as trail:
        known = known_items(trail.connection)
        found, added = _sorted_out(entries, known, trail.new_id)
        trail.record(
            "reference.imported", [_addition(id_, item, known.item_ids) for id_, item in added.items()]
        )
    return found


def preview_import(reader: Reader, entries: Sequence[tuple[str, Entry]]) -> list[Imported]:
    """What an import of these entries would do, without doing it; what is new has no id yet."""
    found, _added = _sorted_out(entries, reader.known_items(), lambda: "")
    return found


def _sorted_out(
    entries: Sequence[tuple[str, Entry]], known: KnownItems, new_id: Callable[[], str]
) -> tuple[list[Imported], dict[str, Item]]:
    """What becomes of each entry, and the items to add by their new ids."""
    keys = dict(known.keys)
    found: list[Imported] = []
    added: dict[str, Item] = {}
    for file, entry in entries:
        if entry.item is None:
            found.append(_refused(file, entry))
            continue
        said = plain(conformed(entry.item))
        own = [key for key in (address_key(said.url), said.doi or bare_doi(said.url)) if key]
        holder = next((keys[key] for key in own if key in keys), None)
        if holder is not None:
            found.append(Imported(file, entry.place, Fate.KNOWN, holder or None, said.title))
            continue
        id_ = new_id()
        added[id_] = entry.item
        keys |= dict.fromkeys(own, id_)
        found.append(Imported(file, entry.place, Fate.NEW, id_ or None, said.title))
    return found, added


def _refused(file: str, entry: Entry) -> Imported:
    return Imported(file, entry.place, Fate.REFUSED, reason=entry.reason)


def _addition(id_: str, item: Item, item_ids: set[str]) -> Change:
    """The creation of a reference; an id that another item bears already is not taken over."""
    given = str(item.get("id", ""))
    csl = (
        item
        if given and given not in item_ids
        else {name: value for name, value in item.items() if name != "id"}
    )
    item_ids.add(given)
    item = conformed(item)
    said = plain(item)
    standing = standing_in(item)
    return new(
        f"reference/{id_}",
        type=said.type,
        title=said.title,
        url=said.url,
        source=said.source,
        author=said.author,
        issued=said.issued,
        doi=said.doi or bare_doi(said.url),
        standing=str(standing) if standing else None,
        csl=csl,
    )


def export_references(reader: Reader, format_: ListFormat, ids: Collection[str] = ()) -> str:
    """References as a list in a format: these, or all that stand; with the day each was last captured
    and its copy in a web archive.

    Notes of calls and letters are left out of a whole list: they are the desk's own. Name them to give them out.
    """
    chosen = _named(reader, ids) if ids else _standing(reader.references())
    wanted = [reference.id for reference in chosen]
    captures, archived = reader.newest_captures(wanted), reader.archived_copies(wanted)
    return write_items(
        [_item(r, captures.get(r.id), best_copy(archived.get(r.id, []))) for r in chosen], format_
    )


def _named(reader: Reader, ids: Collection[str]) -> list[Reference]:
    known = {reference.id: reference for reference in reader.references()}
    return [known.get(id_) or reader.reference(id_) for id_ in dict.fromkeys(ids)]


def _standing(references: Iterable[Reference]) -> list[Reference]:
    return [r for r in references if not (r.withdrawn or r.joined_into or r.is_note)]


def _item(reference: Reference, capture: Snapshot | None, copy: ArchivedCopy | None) -> Item:
    item = reference.csl_item()
    if (accessed := retrieved_on(reference, capture)) and "accessed" not in item:
        item["accessed"] = date_object(accessed)
    if copy is not None and "archive_location" not in item:
        item |= copy.csl()
    return item


def citation(reader: Reader, reference: Reference) -> Citation:
    """A reference as it is cited, with the day it was last captured and the copy in a web archive."""
    capture = reader.newest_captures([reference.id]).get(reference.id)
    copy = best_copy(reader.archived_copies([reference.id]).get(reference.id, []))
    return reference.cited(retrieved_on(reference, capture), _archived(copy))


def _archived(copy: ArchivedCopy | None) -> Archived | None:
    """A copy as a citation has it."""
    if copy is None or copy.url is None:
        return None
    return Archived(copy.url, copy.archive, copy.captured_at[:10] if copy.captured_at else None)


def retrieved_on(reference: Reference, capture: Snapshot | None) -> str | None:
    """The day, in UTC, on which a reference was captured from its address; ``None`` where there is none."""
    if capture is None or reference.url is None:
        return None
    return f"{datetime.fromtimestamp(capture.taken_at / 1000, UTC):%Y-%m-%d}"
