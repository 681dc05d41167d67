"""Queries for look-ups: built from a claim for each service, typed or corrected by a person, and read apart again.

A query is one line of words, so that it can be shown and edited before anything is sent. It may hold ``since:DATE`` and
``until:DATE``, which services that know dates of publication keep to; names for OpenSanctions are parted by semicolons.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from workbench.domain.identifiers import bare_doi

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from workbench.domain.assertions import Entity
    from workbench.domain.claims import Claim

LONGEST_QUERY = 600
PUBLISHED_AROUND = timedelta(days=14)
"""A notice may be dated so long before what is said of it."""
_LIMIT = re.compile(r"(?:^|\s)(since|until):(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?=\s|$)", re.ASCII)
_DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>]+", re.ASCII)
_WORD = re.compile(r"[^\W_]+(?:[-'’.,][^\W_]+)*")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z", re.ASCII)


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_QUIET = _set(
    """
    a about above according added adding after again against all almost alone already also although always am among an
    and announced another any are around as asked at away be became because been before began being below between both
    but by called came can cannot claimed claims come could day days described despite did do does done down due during
    each earlier early either else ever every few for former found from gave get give given go going gone got had has
    have having he held her here him his how however i if in including into is it its itself just last late later least
    less like made maintained make makes making many may me meanwhile might month months more most much must my near
    never new next no nor not noted now of off often on once one only or other our out over own part per put rather
    recent recently reported same saw say saying says second see seen several shall she should since so some speaking
    still such taken than that the their them then there these they third this those though through thus time times to
    today told too took toward towards two under until up upon us use used using very via warned was we week weeks well
    went were what when where whether which while who whom whose why will with within without would year years yesterday
    yet you your called said
    """
)
_MONTHS = _set("january february march april may june july august september october november december")
MOST_SCREENED = 5
"""Names put into one query for OpenSanctions, where every name counts against a quota."""
_PEOPLE_AND_BODIES = ("person", "organisation")
_RANK = {"person": 0, "organisation": 0, "instrument": 1, "system": 1, "other": 2, "place": 3}


class Query(NamedTuple):
    """A typed query in parts."""

    words: str
    since: str | None = None
    until: str | None = None


def parse_query(typed: str) -> Query:
    """The words of a query without ``since:DATE`` and ``until:DATE``, and those dates."""
    typed = typed[: 2 * LONGEST_QUERY]
    limits = dict(_LIMIT.findall(typed))
    words = " ".join(_LIMIT.sub(" ", typed).split())[:LONGEST_QUERY]
    return Query(words, limits.get("since"), limits.get("until"))


def doi_in(text: str) -> str | None:
    """The first DOI in a text, in its bare form."""
    found = _DOI.search(text)
    return bare_doi(found[0]) if found else None


def whole_date(partial: str, *, at_end: bool = False) -> str:
    """A partial ISO date as a day: its first, or with ``at_end`` its last."""
    if len(partial) == 4:
        return f"{partial}-12-31" if at_end else f"{partial}-01-01"
    if len(partial) == 7:
        last = monthrange(max(1, int(partial[:4])), min(12, max(1, int(partial[5:]))))[1]
        return f"{partial}-{last:02}" if at_end else f"{partial}-01"
    return partial


def query_for(service: str, claim: Claim) -> str:
    """A query that asks a service for what may bear on the claim.

    It is made of the speaker, the named entities, the subject and figures as written, and dates where the service can
    use them; of the wording's own words where the program read none of these. Empty when nothing is left to ask for.
    """
    names = _Names.of(claim)
    match service:
        case "wikidata":
            return (names.most_telling(1) or [""])[0]
        case "opensanctions":
            return "; ".join(names.to_screen[:MOST_SCREENED])
        case "federal-register":
            told = (names.bodies_and_laws or names.most_telling(2))[:2]
            words = _words(claim, names, 0 if names.bodies_and_laws else 2 if told else 4)
            return " ".join([*map(_quoted, told), *words, *_since(claim)])
        case "crossref":
            words = [*names.most_telling(2), *_words(claim, names, 6)]
            return doi_in(claim.wording) or " ".join(words)
        case "wikipedia":
            told = [_quoted(name) for name in names.most_telling(2)]
            return " ".join([*told, *_words(claim, names, 2 if told else 4, figures_first=False)])
        case _:
            return " ".join([*names.most_telling(3), *_words(claim, names, 6)])


class _Names:
    """What a claim names, the speaker first; a name within a longer one is left out."""

    def __init__(self, found: Iterable[tuple[str, str]], speakers: Collection[str]) -> None:
        self._speakers = speakers
        by_name: dict[str, str] = {}
        for name, kind in found:
            clean = _bare(" ".join(name.replace('"', " ").split()))
            if clean and clean[0].isupper() and by_name.get(clean, "other") == "other":
                by_name[clean] = kind
        self._kinds = {
            name: kind
            for name, kind in by_name.items()
            if not any(
                name != other and f" {name} " in f" {other} ".replace("'s ", " ").replace("’s ", " ")
                for other in by_name
            )
        }

    @classmethod
    def of(cls, claim: Claim) -> _Names:
        """The names in the passages of a claim that its wording holds; all of them where it holds none."""
        found: list[tuple[str, str]] = []
        for member in claim.members:
            reading = member.reading
            found += [(e.text, e.type) for e in reading.entities]
            for name, kind in ((reading.speaker, "person"), (reading.organisation, "organisation")):
                if name:
                    found.insert(0, (name, _known_kind(name, reading.entities, kind)))
        worded = [(name, kind) for name, kind in found if name in claim.wording]
        speakers = {m.reading.speaker for m in claim.members if m.reading.speaker}
        return cls(worded or found, speakers)

    def of_types(self, *kinds: str) -> list[str]:
        """The names of these types."""
        return [name for name, kind in self._kinds.items() if kind in kinds]

    @property
    def bodies_and_laws(self) -> list[str]:
        """Laws first, which pick out most, then organisations."""
        return self.of_types("instrument") + self.of_types("organisation")

    @property
    def to_screen(self) -> list[str]:
        """People and bodies the claim is about; who says it only where there is nobody else."""
        found = self.of_types(*_PEOPLE_AND_BODIES)
        return [name for name in found if name not in self._speakers] or found

    def most_telling(self, number: int) -> list[str]:
        """People and bodies before things, things before places."""
        return sorted(self._kinds, key=lambda name: _RANK.get(self._kinds[name], 2))[:number]

    @property
    def words(self) -> set[str]:
        """Every word of every name, in lower case."""
        return {_bare(word).casefold() for name in self._kinds for word in _WORD.findall(name)}


def _known_kind(name: str, entities: Iterable[Entity], otherwise: str) -> str:
    for entity in entities:
        if entity.type != "other" and entity.text in name:
            return entity.type
    return otherwise


def _words(claim: Claim, names: _Names, number: int, *, figures_first: bool = True) -> list[str]:
    """Words of the wording that tell most, in its order.

    Figures and the subject come first, then other words, then years; days and months are left out, for texts write
    dates in many ways.
    """
    roles = " ".join(m.reading.role or "" for m in claim.members)
    figures = {w.casefold() for w in _figure_words(claim)}
    quiet = (_QUIET | _MONTHS) - figures
    known = quiet | names.words | {w.casefold() for w in _WORD.findall(roles)}
    telling = [w for w in map(_bare, _WORD.findall(claim.wording)) if w.casefold() not in known]
    telling = [w for w in dict.fromkeys(telling) if w.casefold() in figures or not _is_day(w)]
    subject = {w.casefold() for m in claim.members for w in _WORD.findall(m.reading.subject or "")}

    def rank(word: str) -> int:
        folded = word.casefold()
        if folded in figures:
            return 0 if figures_first else 3
        return 1 if folded in subject else 4 if _is_number(word) else 2

    chosen = sorted(telling, key=rank)[:number]
    return [word for word in telling if word in chosen]


def _figure_words(claim: Claim) -> list[str]:
    """Figures as they are written in the passages."""
    found = []
    for member in claim.members:
        reading = member.reading
        for figure in reading.figures:
            start = figure.span.start - reading.span.start
            if start >= 0:
                found += _WORD.findall(reading.text[start : figure.span.end - reading.span.start])
    return found


def _is_number(word: str) -> bool:
    return word.isascii() and word.isdigit()


def _is_day(word: str) -> bool:
    return _is_number(word) and len(word) < 3


def _since(claim: Claim) -> list[str]:
    """From when on a record of what the claim tells can have come out, where it tells a day or a month."""
    days = [m.reading.date for m in claim.members if m.reading.date and _DAY.match(m.reading.date)]
    if days:
        try:
            return [f"since:{date.fromisoformat(min(days)) - PUBLISHED_AROUND}"]
        except (ValueError, OverflowError):
            return []
    months = [m.reading.date for m in claim.members if m.reading.date and len(m.reading.date) == 7]
    return [f"since:{min(months)}"] if months else []


def _bare(word: str) -> str:
    """The word without the mark of a possessor."""
    return word.removesuffix("'s").removesuffix("’s")


def _quoted(name: str) -> str:
    return f'"{name}"' if " " in name else name
