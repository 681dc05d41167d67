"""Whose words a place of a text is: quoted runs and reports with their speakers, and the turns of a transcript."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING

from workbench.domain.checks import Speaker, Voice
from workbench.domain.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

TURN = re.compile(
    r"^[ \t]{0,8}((?:(?:[A-Z][a-z]{1,11}\.|[A-Z][\w’'.-]{0,24}|of|the|de|van|von|bin|al)[ \t]){0,6}"
    r"[A-Z][\w’'.-]{0,24}|Q|A)(?:[ \t]?\([^()\n]{1,60}\))?:(?=\s)",
    re.MULTILINE,
)
"""A name and a colon at the head of a line, as transcripts have them."""
FEWEST_TURNS = 3
ASKING = frozenset(
    {"q", "question", "questions", "reporter", "moderator", "a", "answer", "operator", "audience"}
)
"""Labels that name nobody."""
MOST_COVERED = 0.5
"""Share of a place that a voice covers where the place is its words."""


class Voices:
    """The voices of a text, asked by place."""

    def __init__(self, voices: Iterable[Voice]) -> None:
        self._voices = sorted(voices, key=lambda voice: voice.span)
        self._starts = [voice.span.start for voice in self._voices]
        self._longest = max((v.span.end - v.span.start for v in self._voices), default=0)

    def over(self, place: Span) -> Voice | None:
        """The voice whose words stand there: quoted before reported, then the one that covers least else.

        Words that the text breaks off to name the speaker are one voice, though their runs are two.
        """
        last = bisect_right(self._starts, place.end)
        first = bisect_right(self._starts, place.start - self._longest - 1)
        over = [voice for voice in self._voices[first:last] if voice.span.overlap(place)]
        covered: Counter[tuple[bool, Speaker | None]] = Counter()
        for voice in over:
            covered[voice.is_quoted, voice.speaker] += voice.span.overlap(place)
        wanted = MOST_COVERED * (place.end - place.start)
        telling = [voice for voice in over if covered[voice.is_quoted, voice.speaker] >= wanted]
        return min(telling, key=lambda v: (not v.is_quoted, v.span.end - v.span.start), default=None)


def turns(text: str) -> list[Voice]:
    """Every turn of a transcript with its speaker; none where the text is no transcript.

    A text is one when lines begin with a name and a colon at least three times and one name comes back, or all are
    in capitals.
    """
    found = list(TURN.finditer(text))
    labels = Counter(_label(match[1]) for match in found)
    is_transcript = len(found) >= FEWEST_TURNS and (
        max(labels.values()) > 1 or all(match[1].isupper() for match in found)
    )
    if not is_transcript:
        return []
    whole = _whole_names(match[1] for match in found)
    ends = [match.start() for match in found[1:]] + [len(text)]
    return [
        Voice(Span(match.end(), end), whole[_label(match[1])]) for match, end in zip(found, ends, strict=True)
    ]


def _label(name: str) -> str:
    return " ".join(name.casefold().split())


def _whole_names(names: Iterable[str]) -> dict[str, Speaker | None]:
    """The speaker behind each label; nobody behind "Q" and "MODERATOR"."""
    found: dict[str, Speaker | None] = {}
    for name in names:
        written = " ".join(name.split())
        shown = written.title() if written.isupper() else written
        found[_label(name)] = None if _label(name) in ASKING else Speaker(shown)
    return found
