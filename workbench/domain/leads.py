"""What look-ups propose: items that may bear on a claim, with what is known of them and to whom it is owed."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import Any, ClassVar

from workbench.domain.references import ReferenceType, Standing

LEAD_NOT_SOURCE = "a lead, not a source"


@dataclass(frozen=True, slots=True)
class Lead:
    """One hit of a look-up. Dates are ISO 8601 and may be partial; all words are plain text."""

    VERSION: ClassVar[int] = 1
    """Raised when the fields change, so that older stored ones are not read."""

    service: str
    """Name of the service that found it."""
    title: str
    url: str | None = None
    source: str | None = None
    """Who publishes it."""
    author: str | None = None
    issued: str | None = None
    doi: str | None = None
    excerpt: str | None = None
    type: ReferenceType = ReferenceType.WEBPAGE
    standing: Standing | None = None
    """Primary where it is the record itself."""
    is_source: bool = True
    """Whether it can be cited; else it only leads to what can."""
    facts: tuple[tuple[str, str], ...] = ()
    """What else is known: the rating of a fact-check, the score of a match; names and values, in order."""

    @property
    def standing_words(self) -> str:
        """What kind of source it is, in a word or a few; empty when that is for the reviewer to say."""
        return str(self.standing or "") if self.is_source else LEAD_NOT_SOURCE


def plain_lead(lead: Lead) -> dict[str, Any]:
    """A lead in the terms of JSON."""
    value = asdict(lead)
    return value | {
        "type": str(lead.type),
        "standing": str(lead.standing) if lead.standing else None,
        "facts": [list(fact) for fact in lead.facts],
    }


def lead_of(value: dict[str, Any]) -> Lead:
    """The lead that ``plain_lead`` made this of.

    Raises:
        ValueError, TypeError, KeyError: it did not make it.
    """
    known = {field.name for field in fields(Lead)}
    if set(value) != known or not isinstance(value["title"], str):
        raise ValueError("no lead")
    standing = value["standing"]
    return Lead(
        **value
        | {
            "type": ReferenceType(value["type"]),
            "standing": Standing(standing) if standing else None,
            "facts": tuple((str(name), str(said)) for name, said in value["facts"]),
        }
    )
