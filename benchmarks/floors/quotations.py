"""Quotations: pair the marks of each paragraph, take the nearest "X said"."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

SAID = (
    r"(?:said|says|say|told|tells|added|adds|wrote|writes|asked|asks|explained|argued|argues|noted|notes|warned|claimed|claims|"
    r"stated|states|insisted|replied|continued|concluded|declared|announced|suggested|tweeted|called|acknowledged|admitted|recalled)"
)
NAME = r"(?:[A-Z][\w.’'-]*(?: (?:of|de|van|al-)? ?[A-Z][\w.’'-]*){0,4})"
WHO = rf"(?:{NAME}|[Hh]e|[Ss]he|[Tt]hey|[Tt]he [a-z]+(?: [a-z]+)?|[Aa]n? [a-z]+(?: [a-z]+)?)"
RUN = re.compile(r"“[^“”\n]{1,3000}”?|\"[^\"\n]{1,3000}\"?|''(?:(?!'')[^\n]){1,3000}(?:'')?")
AFTER = re.compile(
    rf"[^“”\"\n]{{0,30}}?\b(?:(?P<who>{WHO})(?:,[^,\n]{{0,80}},)? (?P<cue>{SAID})\b|(?P<cue2>{SAID}) (?P<who2>{WHO}))"
)
BEFORE = re.compile(rf"(?P<who>{WHO})(?:,[^,\n]{{0,80}},)? (?P<cue>{SAID})\b[^“”\"\n.]{{0,60}}$")
NEAR = 200
SHORT = 5
"""Words under which a run without a stop and without a speaker is taken for a title or scare quotes."""
STOPS = (",", ".", "?", "!")


class Quoted(NamedTuple):
    """A quoted run and, where found, who said it and the word that says so."""

    start: int
    end: int
    speaker: tuple[int, int] | None = None
    cue: tuple[int, int] | None = None


def find(text: str) -> list[Quoted]:
    """Every run between marks, short uncued ones dropped."""
    found: list[Quoted] = []
    for run in RUN.finditer(text):
        attributed = _attributed(text, run.start(), run.end())
        is_short = len(run[0].split()) < SHORT and not run[0].rstrip('”"').endswith(STOPS)
        if attributed.speaker is None and is_short:
            continue
        if attributed.speaker is None and found:
            attributed = attributed._replace(speaker=found[-1].speaker)
        found.append(attributed)
    return found


def _attributed(text: str, start: int, end: int) -> Quoted:
    line = text.rfind("\n", 0, start) + 1
    match = AFTER.match(text, end, end + NEAR)
    if match:
        who, cue = ("who", "cue") if match["who"] else ("who2", "cue2")
        return Quoted(start, end, match.span(who), match.span(cue))
    before = text[max(line, start - NEAR) : start]
    match = BEFORE.search(before)
    if match is None:
        return Quoted(start, end)
    shift = start - len(before)
    speaker, cue_at = match.span("who"), match.span("cue")
    return Quoted(
        start,
        end,
        (speaker[0] + shift, speaker[1] + shift),
        (cue_at[0] + shift, cue_at[1] + shift),
    )


def answer(row: dict[str, Any]) -> dict[str, Any]:
    """A row of the quotations set."""
    quotes = []
    for found in find(row["text"]):
        quote: dict[str, Any] = {"start": found.start, "end": found.end}
        if found.speaker:
            quote |= {"speaker_start": found.speaker[0], "speaker_end": found.speaker[1]}
        if found.cue:
            quote |= {"cue_start": found.cue[0], "cue_end": found.cue[1]}
        quotes.append(quote)
    return {"id": row["id"], "quotes": quotes}
