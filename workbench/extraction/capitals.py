"""Texts all in capitals, as telex and old wires have them: read as if names alone had been written with one.

The grammars tell a name by its capital. Where every letter is one, ``calmed`` gives a text of the same length with
small letters but for what opens a sentence and what stands where names stand: behind a title, beside a verb of saying,
before an apposition. Places found in it are places in the text itself.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.extraction.people.gazetteer import ADDRESS, COUNTRIES, DEMONYMS, METONYMS, OFFICES, RANKS
from workbench.extraction.speech.cues import CUES, SOURCE_NOUNS
from workbench.extraction.text.lexicon import DETERMINERS, FUNCTION_WORDS, MONTHS_AND_DAYS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.domain.assertions import Assertion

FEWEST = 20
"""Letters a text needs: a headline or an abbreviation alone is no text in capitals."""
SAMPLE, SHORT_SAMPLE = 4_000, 1_000
MOST_SMALL = 0.05
"""Share of small letters that still leaves a text in capitals: "McKAY", "iPHONE"."""
LONGEST_NAME = 3
PIECE = re.compile(r"(?:[^\W\d_]\.){2,6}|[^\W\d_]+(?:[’'‑-][^\W\d_]+)*|[.!?…]|\n[ \t]*\n|[^\w\s]")
ENDS = frozenset(".!?…:")
MARKS = frozenset("“”\"'‘’«»„()[]")
TITLES = RANKS | ADDRESS | OFFICES
KNOWN = FUNCTION_WORDS | frozenset(CUES) | TITLES | SOURCE_NOUNS
"""Words that are no part of a person's name."""
ALWAYS = (
    MONTHS_AND_DAYS | DEMONYMS | ADDRESS | {word for name in (*COUNTRIES, *METONYMS) for word in name.split()}
) - (FUNCTION_WORDS | {"us", "may", "march", "street", "house", "united", "states", "white", "hill"})


def calmed(text: str) -> str:
    """The text with small letters where it is all in capitals; else the very text."""
    if not _is_in_capitals(text[:SAMPLE]) or not _is_in_capitals(text):
        return text
    pieces = [match.span() for match in PIECE.finditer(text)]
    words = [text[start:end].lower() for start, end in pieces]
    names = _names(words)
    out: list[str] = []
    at, opens = 0, True
    for (start, end), word in zip(pieces, words, strict=True):
        out.append(text[at:start])
        whole = text[start:end]
        if "." in word[:-1]:
            out.append(whole)
        elif opens or word in ALWAYS or word in names:
            out.append(whole[0] + _small(whole[1:]))
        else:
            out.append(_small(whole))
        opens = word[0] in ENDS or word[0] == "\n" or (opens and word in MARKS)
        at = end
    return "".join([*out, text[at:]])


def _is_in_capitals(text: str) -> bool:
    if text.isupper():
        return len(text) >= FEWEST
    if sum(map(str.islower, text[:SHORT_SAMPLE])) > MOST_SMALL * len(text):
        return False
    big = sum(map(str.isupper, text))
    return big >= FEWEST and sum(map(str.islower, text)) <= MOST_SMALL * big


def _small(words: str) -> str:
    """Small letters, but for the few that would take more room."""
    small = words.lower()
    return (
        small if len(small) == len(words) else "".join(c.lower() if len(c.lower()) == 1 else c for c in words)
    )


def _names(words: Sequence[str]) -> frozenset[str]:
    """The words that stand somewhere as a person's name."""
    found: set[str] = set()
    for k, word in enumerate(words):
        if word in TITLES:
            found.update(_run(words, k + 1, 1))
        elif word in CUES:
            found.update(_unless_common(words, _run(words, k - 1, -1), k))
            if k and (words[k - 1] in MARKS or words[k - 1] == ","):
                found.update(_run(words, k + 1, 1))
        elif word == "," and k + 1 < len(words) and (words[k + 1] in DETERMINERS or words[k + 1] == "who"):
            run = _run(words, k - 1, -1)
            found.update(_unless_common(words, run, k) if len(run) > 1 else ())
    return frozenset(found)


def _run(words: Sequence[str], start: int, step: int) -> list[str]:
    """Up to three words in a row, forward or back, that no list knows as common."""
    run: list[str] = []
    while 0 <= start < len(words) and len(run) < LONGEST_NAME:
        if not words[start][0].isalpha() or words[start] in KNOWN:
            break
        run.append(words[start])
        start += step
    return run


def _unless_common(words: Sequence[str], run: list[str], end: int) -> list[str]:
    """The run before ``end``, unless an article makes it a thing or it is too long for a name."""
    first = end - len(run)
    before = words[first - 1] if first else ""
    if before in DETERMINERS or (before and before[0].isalpha() and before not in KNOWN):
        return []
    return run


def restored(assertion: Assertion, text: str) -> Assertion:
    """An assertion found in the calmed text, in the words of the text itself: in capitals."""

    def loud(words: str | None) -> str | None:
        return words.upper() if words else words

    return replace(
        assertion,
        text=assertion.span.of(text),
        speaker=loud(assertion.speaker),
        role=loud(assertion.role),
        organisation=loud(assertion.organisation),
        cue=loud(assertion.cue),
        cited_source=loud(assertion.cited_source),
        subject=loud(assertion.subject),
        entities=tuple(replace(entity, text=entity.span.of(text)) for entity in assertion.entities),
        wording=assertion.wording.upper(),
    )
