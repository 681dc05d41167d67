"""References: adding citable items and reviewers' notes, and correcting what is known of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbench.domain.identifiers import HoldsPassword, bare_doi, parse_address
from workbench.domain.policies import chosen, ensure_said
from workbench.domain.references import NoteMethod, ReferenceType, Reply, Standing
from workbench.domain.typed_dates import parse_typed_date
from workbench.errors import RuleViolation, UnknownId, UsageMistake
from workbench.store.reference_joins import kept_references, known_reference
from workbench.store.trail import new

if TYPE_CHECKING:
    from enum import StrEnum

    from workbench.domain.events import Event
    from workbench.store.journal import Journal

_DATES = ("issued", "noted_on", "reply_by")
_LISTS: dict[str, type[StrEnum]] = {
    "type": ReferenceType,
    "standing": Standing,
    "method": NoteMethod,
    "reply": Reply,
}
_OF_NOTES = frozenset({"method", "person", "noted_on", "reply", "reply_by"})
_CORRECTABLE = frozenset(
    {
        "type",
        "title",
        "url",
        "source",
        "author",
        "issued",
        "doi",
        "standing",
        "note",
        "method",
        "person",
        "noted_on",
        "reply",
        "reply_by",
    }
)


def add_reference(
    journal: Journal,
    *,
    url: str | None = None,
    title: str | None = None,
    type_: ReferenceType = ReferenceType.WEBPAGE,
    standing: Standing | None = None,
    source: str | None = None,
    author: str | None = None,
    issued: str | None = None,
    doi: str | None = None,
    csl: dict[str, Any] | None = None,
) -> tuple[str, bool]:
    """Add a citable item; an address or DOI that is known already, however spelt, gives the reference that has it.

    Without a title it bears that of its captured page, or else its address.

    Returns:
        The reference's id, and whether it is new.

    Raises:
        UsageMistake: the address or the DOI is none, or there is neither address, DOI nor title.
        BadDate: ``issued`` is no date.
    """
    address = web_address(url) if url else None
    doi = doi_form(doi) if doi else bare_doi(address)
    named = (title or "").strip() or None
    if not (named or address or doi):
        raise UsageMistake("A reference needs an address, a DOI or a title.")
    with journal.writing() as trail:
        known = known_reference(trail.connection, address, doi)
        if known is not None:
            return known, False
        id_ = trail.new_id()
        fields = new(
            f"reference/{id_}",
            type=str(type_),
            title=named,
            url=address,
            source=source,
            author=author,
            issued=parse_typed_date(issued) if issued else None,
            doi=doi,
            standing=str(standing) if standing else None,
            csl=csl or None,
        )
        trail.record("reference.added", [fields])
        return id_, True


def add_note(
    journal: Journal,
    *,
    method: NoteMethod,
    note: str,
    person: str | None = None,
    noted_on: str | None = None,
    title: str | None = None,
    source: str | None = None,
    standing: Standing | None = None,
    reply: Reply | None = None,
    reply_by: str | None = None,
) -> str:
    """Add a reviewer's note of a call, letter, meeting or book; returns the reference's id.

    Args:
        journal: who writes.
        method: how it was learnt.
        note: what was said or stands there.
        person: whom the reviewer spoke or wrote to.
        noted_on: when, as typed.
        title: a name for the note; made from method and person when not given.
        source: the publisher or the person's organisation.
        standing: primary or secondary.
        reply: what became of an enquiry: asked, answered, or no reply by the deadline.
        reply_by: the deadline given.
    """
    note = ensure_said("A note", note)
    called = title or f"{str(method).capitalize()}{f' with {person}' if person else ''}"
    type_ = ReferenceType.BOOK if method is NoteMethod.BOOK else ReferenceType.PERSONAL_COMMUNICATION
    with journal.writing() as trail:
        id_ = trail.new_id()
        fields = new(
            f"reference/{id_}",
            type=str(type_),
            title=called,
            note=note,
            method=str(method),
            person=person,
            noted_on=parse_typed_date(noted_on) if noted_on else None,
            source=source,
            standing=str(standing) if standing else None,
            reply=str(reply) if reply else None,
            reply_by=parse_typed_date(reply_by) if reply_by else None,
        )
        trail.record("reference.added", [fields])
        return id_


def correct_reference(journal: Journal, id_: str, **fields: Any) -> Event | None:
    """Set what is known of a reference, for instance that an enquiry was answered; ``None`` empties a field.

    Raises:
        UnknownId: there is no such reference.
        UsageMistake: a field cannot be set, or not to this.
        RuleViolation: it is no note, and only a note has a person, a method and a reply.
    """
    unknown = sorted(set(fields) - _CORRECTABLE)
    if unknown:
        raise UsageMistake(f"{', '.join(unknown)} cannot be set on a reference.")
    wanted: dict[str, Any] = {name: _as_stored(name, value) for name, value in fields.items()}
    with journal.writing() as trail:
        change = trail.change(f"reference/{id_}", **wanted)
        is_note = trail.value(f"reference/{id_}", "method") is not None
        if not is_note and not _OF_NOTES.isdisjoint(wanted):
            raise RuleViolation(
                "Only a note of a call, letter or meeting has a person, a method and a reply."
            )
        if is_note and "method" in wanted and wanted["method"] is None:
            raise RuleViolation("A note keeps its method: choose another, or add the item as a reference.")
        return trail.record("reference.corrected", [change])


def _as_stored(name: str, value: Any) -> str | None:
    said = "" if value is None else str(value).strip()
    if not said:
        if name in {"type", "title"}:
            raise UsageMistake(f"A reference needs a {name}.")
        return None
    if name in _LISTS:
        return chosen(name, _LISTS[name], said)
    if name in _DATES:
        return parse_typed_date(said)
    forms = {"url": web_address, "doi": doi_form}
    return forms[name](said) if name in forms else said


def web_address(given: str) -> str:
    """An address as it was typed, without blanks around it: what is fetched. What it is known by is ``address_key``.

    Raises:
        UsageMistake: it is no http or https address, or it holds a user name or password.
    """
    try:
        parse_address(given)
    except HoldsPassword:
        raise UsageMistake(
            "The address holds a user name or password, which the trail would keep: leave it out."
        ) from None
    except ValueError as error:
        raise UsageMistake(f"{given!r} is not a web address: {error}.") from None
    return given.strip()


def doi_form(given: str) -> str:
    """A DOI in its bare form, whatever way it was typed.

    Raises:
        UsageMistake: it is none.
    """
    doi = bare_doi(given)
    if doi is None:
        raise UsageMistake(
            f"{given!r} is not a DOI: it looks like 10.1000/182, or https://doi.org/10.1000/182."
        )
    return doi


def join_references(journal: Journal, keep: str, duplicate: str) -> Event | None:
    """Let one reference stand for another that is the same item: its captures and evidence are read through it.

    Raises:
        UnknownId: there is no such reference, or it was withdrawn.
        RuleViolation: they are one already, or the duplicate was joined into another.
    """
    with journal.writing() as trail:
        for id_ in (keep, duplicate):
            if not trail.knows("reference", id_) or trail.value(f"reference/{id_}", "withdrawn"):
                raise UnknownId("reference", id_)
        kept = kept_references(trail.connection, [keep, duplicate])
        if kept[keep] == kept[duplicate]:
            raise RuleViolation(f"References {keep} and {duplicate} are one already.")
        if kept[duplicate] != duplicate:
            raise RuleViolation(
                f"Reference {duplicate} was joined into {kept[duplicate]}: join that one, or undo that."
            )
        change = trail.change(f"reference/{duplicate}", joined_into=kept[keep])
        return trail.record("reference.joined", [change])
