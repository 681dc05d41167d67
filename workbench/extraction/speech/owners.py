"""Whose words a quoted run gives: the reporting frames and the tags of its unit, the nearest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.extraction.speech import beside
from workbench.extraction.speech.titles import is_title
from workbench.extraction.statements.doers import ENDS
from workbench.extraction.text.lexicon import FUNCTION_WORDS, MODALS
from workbench.extraction.text.tokens import QUOTED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.extraction.reading import Reading, Unit
    from workbench.extraction.speech.beside import Tag
    from workbench.extraction.speech.frames import Frame
    from workbench.extraction.speech.quotations import Run
    from workbench.extraction.text.tokens import Token

FARTHEST_BEHIND_CUE = 12
"""Items between a cue and a run that its report does not cover."""
LONGEST_ALONE = 60
"""Items of a unit that may still be nothing but a run with its marks."""
LONGEST_BARE_TAG = 12
LONGEST_MODIFIER = 2
SHORTEST_IN_MINOR_MARKS = 6
"""Words in single marks of a text that quotes in double ones."""
GOES_ON = frozenset(",!?—–-…")
"""A run that ends with one of these in its marks waits for its tag."""
OF_HEARERS = frozenset({"learn", "know", "hear", "discover", "realise", "realize"})
"""Verbs of those who are told something: inside what somebody says, that somebody speaks."""
JOINS = frozenset(
    {"and", "or", "but", ",", "a", "an", "the", "to", "of", "as", "for", "his", "her", "its", "their"}
)


class Owner(NamedTuple):
    """What attributes a run: a frame of its unit or a tag beside it. ``is_direct``: a whole utterance."""

    frame: Frame | None
    tag: Tag | None
    is_direct: bool


class Quoted(NamedTuple):
    """A quoted run as an item of its unit."""

    item: int
    run: Run
    words: list[str]


def quoted_in(unit: Unit, reading: Reading) -> list[Quoted]:
    """The quoted runs of a unit that may be somebody's words."""
    found = [
        Quoted(item, run, run.inner.of(reading.text).split())
        for item, number in sorted(unit.quoted.items())
        for run in [reading.runs[number]]
    ]
    return [quoted for quoted in found if not _is_nobodys(quoted, unit.items)]


def _is_nobodys(quoted: Quoted, items: Sequence[Token]) -> bool:
    """A title, a headline's words in single marks, (applause)."""
    if quoted.run.is_minor and len(quoted.words) < SHORTEST_IN_MINOR_MARKS:
        return True
    return is_title(items, quoted.item, quoted.words) or _is_stage_direction(quoted)


def _is_stage_direction(quoted: Quoted) -> bool:
    """(Applause.)"""
    return quoted.words[0][0] in "([" and quoted.words[-1][-1] in ")]"


def owner_of(quoted: Quoted, unit: Unit, frames: Sequence[Frame]) -> Owner | None:
    """The frame or tag of the unit that a quoted run belongs to, if one does."""
    items, item = unit.items, quoted.item
    covering = [frame for frame in frames if any(a <= item < b for a, b in frame.content)]
    covering = [frame for frame in covering if frame.lemma not in OF_HEARERS] or covering
    direct = [f for f in covering if f.is_direct and any(item in {a, b - 1} for a, b in f.content)]
    waits = _waits_for_tag(quoted, items)
    tag = beside.behind(items, item) if waits else None
    if tag and _opens_clause(items, item):
        return Owner(None, tag, is_direct=True)
    if direct:
        return Owner(direct[0], None, is_direct=True)
    if tag and (tag.end >= len(items) or items[tag.end].low in ENDS):
        return Owner(None, tag, is_direct=True)
    tag = beside.before(items, item, is_sentence=_is_sentence(quoted))
    if tag and not (covering and _is_to_come(items, tag)):
        return Owner(None, tag, is_direct=True)
    if covering:
        return Owner(covering[0], None, is_direct=covering[0].is_direct)
    before = [frame for frame in frames if frame.verb < item and _reaches(items, frame.verb, item)]
    return Owner(before[-1], None, is_direct=before[-1].is_direct) if before else None


def _is_to_come(items: Sequence[Token], tag: Tag) -> bool:
    """Whether the words of a tag are yet to be said: Ann Hill promised that Norway would answer “...”."""
    return tag.cue_first > 0 and items[tag.cue_first - 1].low in MODALS


def stand_around(quoted: Quoted, unit: Unit) -> Owner | None:
    """The tag of a run that stands in words which judge, liken or ask for something."""
    if _only_modifies(quoted, unit.items):
        return None
    tag = beside.around(unit.items, quoted.item)
    return Owner(None, tag, is_direct=False) if tag else None


def _only_modifies(quoted: Quoted, items: Sequence[Token]) -> bool:
    """Whether a word or two in marks stand before their noun: a “green” plan. They quote nobody."""
    if len(quoted.words) > LONGEST_MODIFIER or quoted.item + 1 >= len(items):
        return False
    follows = items[quoted.item + 1]
    return (
        quoted.words[-1][-1].isalnum()
        and follows.is_word
        and not follows.is_capitalised
        and follows.low not in FUNCTION_WORDS
    )


def is_joined(before: Quoted, after: Quoted, items: Sequence[Token]) -> bool:
    """Whether "and" or a comma joins a run to the one before it: “one” and the “other”."""
    between = items[before.item + 1 : after.item]
    return 0 < len(between) <= 4 and all(item.low in JOINS for item in between)


def _waits_for_tag(quoted: Quoted, items: Sequence[Token]) -> bool:
    """Whether the run ends with a mark that its tag follows."""
    follows = items[quoted.item + 1].low if quoted.item + 1 < len(items) else "."
    last = quoted.words[-1].rstrip("’'”\"")[-1:]
    if last in GOES_ON or follows in {",", "—", "–", "--", "as"}:
        return True
    return last == "." and beside.is_tag(items[quoted.item + 1 : quoted.item + LONGEST_BARE_TAG], bare=True)


def _opens_clause(items: Sequence[Token], item: int) -> bool:
    return item == 0 or (
        items[item - 1].low in ENDS
        or items[item - 1].low in {QUOTED, ":", "and", "but", ",", "“", '"', "(", "—", "–"}
    )


def _is_sentence(quoted: Quoted) -> bool:
    """Whether the run begins like a sentence of its own."""
    first = quoted.words[0].lstrip("[(…. “‘'\"")
    return bool(first) and (first[0].isupper() or first[0].isdigit())


def _reaches(items: Sequence[Token], verb: int, item: int) -> bool:
    """Whether only a short way without a new sentence lies between a cue and a run."""
    return item - verb <= FARTHEST_BEHIND_CUE and not any(
        token.low in {".", "!", "?"} for token in items[verb + 1 : item]
    )


def is_announced(quoted: Quoted, items: Sequence[Token]) -> bool:
    """Whether a whole sentence in marks stands behind a colon and nothing follows it."""
    is_last = all(not token.is_word for token in items[quoted.item + 1 :])
    return quoted.item > 0 and items[quoted.item - 1].low == ":" and is_last and _is_sentence(quoted)


def is_alone(items: Sequence[Token], item: int) -> bool:
    """Whether the run is all the unit says, apart from marks and a source in brackets."""
    if len(items) > LONGEST_ALONE:
        return False
    depth = 0
    for k, token in enumerate(items):
        depth += (token.low == "(") - (token.low == ")")
        if k != item and not depth and token.is_word:
            return False
    return True
