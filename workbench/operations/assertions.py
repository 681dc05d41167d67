"""Correcting what the program read: passages added by hand, readings corrected or rejected."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from workbench.domain.assertions import Assertion, AssertionKind, Comparator
from workbench.domain.claims import assertion_id
from workbench.domain.events import Change
from workbench.domain.policies import chosen, ensure_said
from workbench.domain.spans import Span, TextQuote, find_words
from workbench.errors import RuleViolation, UnknownId, UsageMistake
from workbench.store.claim_detail import claim_detail, stored_assertions
from workbench.store.claim_use import claims_on, is_touched
from workbench.store.library import document_text
from workbench.store.projection import member_field
from workbench.store.records import assertion_fields
from workbench.store.trail import new

if TYPE_CHECKING:
    from workbench.domain.claims import StoredAssertion
    from workbench.domain.events import Event
    from workbench.store.journal import Journal
    from workbench.store.trail import Trail

CORRECTABLE = (
    "kind",
    "start",
    "end",
    "speaker",
    "role",
    "organisation",
    "cited_source",
    "subject",
    "value",
    "high",
    "unit",
    "comparator",
    "date",
)
"""Fields of a reading that a reviewer may set."""

REJECTED = "misread by the program"
MARKED_BY_HAND = 500
"""The check-worthiness of a passage that a person marked, in thousandths: they thought it worth it."""


def add_assertion(
    journal: Journal,
    document: str,
    words: str | Span,
    kind: AssertionKind,
    *,
    wording: str | None = None,
    **fields: Any,
) -> tuple[str, str]:
    """Mark a passage by hand that the program missed, and open a claim for it.

    Args:
        journal: who writes.
        document: the document's id.
        words: the passage's exact words, which must occur once, or its span.
        kind: what it is.
        wording: the claim in self-contained words; the passage itself when not given.
        fields: speaker, role, organisation, cited_source, subject, value, high, unit, comparator or date.

    Returns:
        The ids of the assertion and of the claim.

    Raises:
        QuoteNotFound, AmbiguousQuote: the words do not pick one place.
        RuleViolation: the passage is marked so already, or the document was withdrawn.
        UsageMistake: a field cannot be set, or not to this.
    """
    reading = _checked(fields)
    with journal.writing() as trail:
        text = document_text(trail.connection, document)
        if trail.value(f"document/{document}", "withdrawn"):
            raise RuleViolation(f"Document {document} was withdrawn: nothing in it is checked.")
        span = words if isinstance(words, Span) else find_words(TextQuote(words), text)
        if not 0 <= span.start < span.end <= len(text):
            raise UsageMistake(
                f"The document has {len(text)} characters: there is no passage at {tuple(span)}."
            )
        passage = Assertion(
            kind=AssertionKind(kind),
            span=span,
            text=span.of(text),
            parts=(span,),
            sentence=span,
            check_worthiness=MARKED_BY_HAND,
        )
        id_ = assertion_id(document, kind, passage.parts, None)
        claim = trail.new_id()
        members = {member_field("members", id_): (None, True)}
        trail.record(
            "assertion.added",
            [
                _marked(trail, id_, document, assertion_fields(passage) | reading),
                Change(f"claim/{claim}", {"wording": (None, (wording or passage.text).strip()), **members}),
            ],
        )
        return id_, claim


def _marked(trail: Trail, id_: str, document: str, reading: dict[str, Any]) -> Change:
    """The creation of a passage marked by hand, or its return when marking it was undone."""
    entity = f"assertion/{id_}"
    fields = {"document_id": document, "by_person": True, **reading}
    if not trail.knows("assertion", id_):
        return new(entity, **fields)
    if not trail.value(entity, "withdrawn"):
        raise RuleViolation(f"This passage is marked as {reading['kind']} already: assertion {id_}.")
    return trail.change(entity, withdrawn=None, **fields)


def correct_assertion(
    journal: Journal, id_: str, *, shown: dict[str, Any] | None = None, **fields: Any
) -> Event | None:
    """Set fields of a reading; what the program had read stays beside them.

    Args:
        journal: who writes.
        id_: the assertion.
        shown: what the reviewer saw in some of these fields; refused with ``StaleEdit`` when they hold another now.
        fields: any of ``CORRECTABLE``; ``None`` empties a field.

    Raises:
        UsageMistake: a field cannot be set, or not to this.
    """
    fields = _checked(fields)
    with journal.writing() as trail:
        stored = _stored(trail, id_)
        entity = f"assertion/{id_}"
        if "start" in fields or "end" in fields:
            fields |= _moved(trail, stored, fields)
        change = trail.change(entity, shown=shown, **fields)
        if not stored.by_person:
            kept = {
                member_field("reading", name): (None, [old])
                for name, (old, _new) in change.fields.items()
                if name not in stored.corrected
            }
            change = Change(entity, {**change.fields, **kept})
        return trail.record("assertion.corrected", [change])


def reject_assertion(journal: Journal, id_: str, reason: str) -> Event | None:
    """Say that a reading is wrong altogether; a claim that rests on it alone and was not worked on is dismissed."""
    reason = ensure_said("The reason for a rejection", reason)
    with journal.writing() as trail:
        _stored(trail, id_)
        changes = [trail.change(f"assertion/{id_}", rejected=True, rejected_reason=reason)]
        for claim_id in claims_on(trail.connection, id_):
            claim = claim_detail(trail.connection, claim_id)
            alone = all(member.rejected or member.id == id_ for member in claim.members)
            if alone and claim.dismissed is None and not is_touched(trail.connection, claim_id):
                changes.append(trail.change(f"claim/{claim_id}", dismissed=REJECTED))
        return trail.record("assertion.rejected", changes, reason=reason)


def _stored(trail: Trail, id_: str) -> StoredAssertion:
    found = stored_assertions(trail.connection, [id_])
    if not found:
        raise UnknownId("assertion", id_)
    return found[0]


def _moved(trail: Trail, stored: StoredAssertion, fields: dict[str, Any]) -> dict[str, Any]:
    """The fields that go with another span: of the parts, those of the program no longer hold."""
    length = len(document_text(trail.connection, stored.document_id))
    start, end = fields.get("start", stored.reading.span.start), fields.get("end", stored.reading.span.end)
    if not 0 <= start < end <= length:
        raise UsageMistake(
            f"The document has {length} characters: there is no passage from {start} to {end}."
        )
    return {"start": start, "end": end, "parts": [[start, end]]}


def _checked(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields a reviewer sets, as they are stored; blank text empties a field.

    Raises:
        UsageMistake: a field cannot be set, or not to this.
    """
    unknown = sorted(set(fields) - set(CORRECTABLE))
    if unknown:
        raise UsageMistake(f"{', '.join(unknown)} cannot be set: choose from {', '.join(CORRECTABLE)}.")
    checked = {
        name: value.strip() or None if isinstance(value, str) else value for name, value in fields.items()
    }
    if "kind" in checked:
        checked["kind"] = chosen("kind", AssertionKind, checked["kind"])
    if checked.get("comparator") is not None:
        checked["comparator"] = chosen("comparator", Comparator, checked["comparator"])
    for name in ("value", "high"):
        if checked.get(name) is not None:
            checked[name] = _decimal(name, checked[name])
    for name in ("start", "end"):
        if name in checked and (not isinstance(checked[name], int) or isinstance(checked[name], bool)):
            raise UsageMistake(f"{name} is a number of characters, not {checked[name]!r}.")
    return checked


def _decimal(name: str, value: Any) -> str:
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        raise UsageMistake(f"{name} is a plain number like 2750 or 0.5, not {value!r}.")
    return str(value)
