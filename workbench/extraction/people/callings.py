"""Whom "the minister" and "the ministry" mean: who was called so before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.extraction.people import roles
from workbench.extraction.people.nameless import holds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.domain.spans import Span
    from workbench.extraction.people.people import Person, Registry
    from workbench.extraction.reading import Reading
    from workbench.extraction.text.tokens import Token

LONGEST_OFFICE = 3
MOST_NAMES = 60
MOST_HOLDERS = 20
"""Bounds for a sentence and a document that hardly end."""
FARTHEST = 12
"""Sentences back in which "the ministry", or one of several ministers, was named."""
ALSO_CALLED = {"judge": frozenset({"justice", "magistrate"})}


def holder(words: Sequence[Token], number: int, known: Registry) -> Person | None:
    """The person who holds the office that "the mayor" names: the one of the document, else the last one named.

    ``number`` is that of the sentence it stands in.
    """
    office = [word.low for word in words[1:]]
    is_office = words[0].low == "the" and 0 < len(office) <= LONGEST_OFFICE
    if not is_office or not roles.is_calling(words[-1]):
        return None
    holders = {person.name: person for person in _called(office, known)}
    if len(holders) <= 1:
        return next(iter(holders.values()), None)
    for before in range(number - 1, max(-1, number - 1 - FARTHEST), -1):
        named = {p.name: p for p in known.mentions[before][:MOST_NAMES] if p.name in holders}
        if named:
            return next(iter(named.values())) if len(named) == 1 else None
    return None


def _called(office: list[str], known: Registry) -> Iterator[Person]:
    for person in known.of_office.get(office[-1], ())[:MOST_HOLDERS]:
        if person.role and holds(roles.head_of(person.role), office):
            yield person
    if len(office) == 1:
        for other in ALSO_CALLED.get(office[0], ()):
            yield from known.of_office.get(other, ())[:MOST_HOLDERS]


def body_called(word: str, span: Span, reading: Reading) -> str | None:
    """The organisation that "the ministry" means: the last one named so before."""
    here = reading.sentence_at(span.start).number
    for sentence in reversed(reading.sentences[max(0, here - FARTHEST) : here + 1]):
        for name in reversed(sentence.names[-MOST_NAMES:]):
            is_called = word in name.text.lower().split() and name.last - name.first > 1
            if is_called and name.span.end <= span.start:
                return name.text
    return None
