"""A figure as comparison remembers it: what it counts, what befell the counted, the words around it."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from workbench.comparison.figures import FATES, is_measure, is_share
from workbench.comparison.passages import PAUSE
from workbench.comparison.texts import WORD, word_set
from workbench.comparison.units import is_money
from workbench.comparison.words import NEGATIONS, term, term_set
from workbench.domain.assertions import Comparator

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.comparison.passages import Word
    from workbench.domain.assertions import Assertion, Figure
    from workbench.domain.spans import Span

NEAR = 7
"""Words to either side of a figure that say what it is of."""
PASSING = word_set("between behind beside near another other further more extra additional every each")
"""Words in front of a number that is no total of what it counts."""
FARTHEST_PART = 24
"""Characters in front of a whole in which its part stands."""
WHOLE = re.compile(
    r"(?:[0-9]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)) (?:out )?of (?:\w{2,5} )?$"
)
DEAD = term_set("body life corpse")
"""Nouns by which the dead are counted."""
PAPERS = term_set("report complaint letter test study document request call application form")
"""What nothing befalls: 43 reports of injuries are not injured."""
LOSING = term_set("lose cost claim")
TAKING = word_set("take takes took taken")
"""Verbs in front of lives that end, the second ones without a term."""
DEEDS = word_set("rescue rescues evacuation vaccination vaccinations infection arrest detention")
"""Nouns with the stems of what befalls people: a rescue plan rescues none of those it counts."""
FOUND = term("found")
CLAUSE = re.compile(
    r"[;:!?](?=\s)|(?<=[a-z]{2})\.(?=\s)|, (?:so|but|while|whereas|although|though|because)\b"
)
"""Where a clause ends that says nothing of the figures of the next."""
SCALE = re.compile(r"(?:million|billion|trillion|\dm|\dbn)\b")
VOTED = re.compile(r"\bvot(?:e|es|ed|ing)\b[^.;:!?]*$")
VOTED_WITHIN = 60
BEHIND_TALLY = re.compile(r"\s?(?:to|-|–|against)\s?[0-9]")
BEFORE_TALLY = re.compile(r"(?:[0-9]|\bvotes)\s?(?:to|-|–|against)\s?$")
"""Around the two numbers of a vote."""
FOR_OR_AGAINST = re.compile(
    r"\s(?:(?:were|voted|members|councillors|deputies)\s){0,2}(?:in favou?r|for|against)\b"
)
IN_FAVOUR = re.compile(r"\bin favou?r\b[^.;!?]{1,40}\bagainst\b|\bfor\b[^.;!?]{1,20}\d against\b")
"""33 were in favour, 26 against."""
LENT_FROM = 120
"""Characters between two numbers of which one lends the other what is counted."""
DENIED_BOUND = re.compile(
    r"\b(?:no|not|nor|neither|never|none|without|cannot)\b(?! only)[^.;:!?,]{0,90}$", re.IGNORECASE
)
DENIED_WITHIN = 100
"""Characters in front of a bound within which it is denied: no missile with a range above 2,000 km."""
TURNED = {Comparator.OVER: Comparator.AT_MOST, Comparator.AT_LEAST: Comparator.UNDER}
TENTH = Decimal("0.1")
NOUN_REACH = 40
"""Characters behind a number in which what it counts is named."""
FATE_REACH = 8
LOST_REACH = 5
"""Words in front of lives among which they are lost: has cost some 4,000 lives."""
JOINING = frozenset({"and", "with", "plus", "alongside"})
LIST_REACH = 10
"""Words in front of a joining word in which the body it joins is named."""
BODIES = term_set("agency body operator ministry institute laboratory bank")


class FigureKey(NamedTuple):
    """A figure with what it counts or measures and the words around it."""

    value: str
    high: str | None
    unit: str | None
    comparator: str
    change: str | None
    span: Span
    noun: tuple[str, ...]
    """Of counts: the terms of what is counted, its head last."""
    near: tuple[str, ...]
    is_rank: bool
    fate: str
    """Of people counted: what befell them, so that the dead and the injured of one sentence are two counts."""
    beside: int
    """Bodies named one by one in front of the number: 1 in "the operator Brightquay and three contractors"."""
    is_passing: bool
    """Whether it is said in passing: "between two lorries" does not say how many there were."""
    is_whole: bool
    """Whether it is told as a whole that another number is a part of: the four in "two of the four"."""

    @property
    def trace(self) -> str:
        """What it is found by: its number with what befell the counted, or else with what is counted."""
        told = self.fate or (self.noun[-1] if self.noun else "")
        return f"#{self.value} {told}" if told else ""

    @property
    def is_sized(self) -> bool:
        """Whether it is a measure, a share or a sum of money, and no count."""
        return is_measure(self.unit) or is_share(self) or is_money(self.unit)

    @property
    def number(self) -> str:
        """Its value, of measures, shares and money with their unit: what an affair may have once."""
        return f"#{self.value} {self.unit}" if self.is_sized else f"#{self.value}"

    @property
    def kind(self) -> str:
        """What it is a number of: what befell the counted, a unit, the counted; empty where that is not told."""
        if self.fate or not self.is_sized:
            return self.fate or (self.noun[-1] if self.noun else "")
        return self.unit or ""


def figure_key(figure: Figure, reading: Assertion, words: Sequence[Word], text: str) -> FigureKey:
    """A figure of a reading with the words around it; told as a part of one, it is a percentage."""
    is_rank = reading.attribute == "rank" and figure == reading.figures[0]
    if figure.unit is None and SCALE.search(figure.span.of(text)):
        figure = replace(figure, unit=_lent_unit(figure, reading, text))
    if figure.unit is None and _is_tally(figure, text):
        figure = replace(figure, unit="votes")
    if _is_fraction(figure, text):
        figure = _as_percentage(figure)
    if figure.comparator in TURNED and DENIED_BOUND.search(
        text, max(0, figure.span.start - DENIED_WITHIN), figure.span.start
    ):
        figure = replace(figure, comparator=TURNED[figure.comparator])
    at = sum(word.start < figure.span.start for word in words)
    near = [
        word.term for word in _of_clause(words[max(0, at - NEAR) : at + NEAR + 3], figure, text) if word.term
    ]
    return FigureKey(
        figure.value,
        figure.high,
        figure.unit,
        str(figure.comparator),
        str(figure.change) if figure.change else None,
        figure.span,
        tuple(_noun(figure, words, at, text)),
        tuple(dict.fromkeys(near)),
        is_rank,
        _fate(figure, reading, words, at, text),
        _beside(words[:at]),
        at > 0 and words[at - 1].plain in PASSING,
        WHOLE.search(text, max(0, figure.span.start - FARTHEST_PART), figure.span.start) is not None,
    )


def _lent_unit(figure: Figure, reading: Assertion, text: str) -> str | None:
    """What millions are of that say it themselves no more: "3.7 billion crowns rather than 5.4 billion"."""
    units = {
        other.unit
        for other in reading.figures
        if other.unit
        and abs(other.span.start - figure.span.start) <= LENT_FROM
        and SCALE.search(other.span.of(text))
    }
    return units.pop() if len(units) == 1 else None


def _is_tally(figure: Figure, text: str) -> bool:
    """Whether a bare number is one side of a vote: voted 71 to 24."""
    start, end = figure.span
    before = text[max(0, start - VOTED_WITHIN) : start]
    if FOR_OR_AGAINST.match(text, end) and IN_FAVOUR.search(
        text, max(0, start - VOTED_WITHIN), end + VOTED_WITHIN
    ):
        return True
    return bool(VOTED.search(before) and (BEHIND_TALLY.match(text, end) or BEFORE_TALLY.search(before)))


def _of_clause(words: Sequence[Word], figure: Figure, text: str) -> Sequence[Word]:
    """The words between the stops around a figure, and the commas that other clauses begin with."""
    start, end = figure.span
    first = max((m.end() for m in CLAUSE.finditer(text, words[0].start, start)), default=0) if words else 0
    behind = CLAUSE.search(text, end, words[-1].start) if words and words[-1].start > end else None
    last = behind.start() if behind else len(text)
    return [word for word in words if first <= word.start < last]


def _is_fraction(figure: Figure, text: str) -> bool:
    """Whether a figure is told as a part of one: two thirds, seven in ten, 26 out of 61, but not 0.4."""
    is_part = figure.high is None and not is_measure(figure.unit) and not is_money(figure.unit)
    return is_part and 0 < Decimal(figure.value) < 1 and "." not in figure.span.of(text)


def _as_percentage(figure: Figure) -> Figure:
    """Two fifths as some 40 percent; a fraction is said roundly."""
    comparator = Comparator.ABOUT if figure.comparator == Comparator.EXACTLY else figure.comparator
    share = (100 * Decimal(figure.value)).quantize(TENTH).normalize()
    return replace(figure, value=f"{share:f}", unit="percent", comparator=comparator)


def _fate(figure: Figure, reading: Assertion, words: Sequence[Word], at: int, text: str) -> str:
    """The nearest term behind the number, or else before it, that says what befell the counted, short of another's."""
    starts = sorted(other.span.start for other in reading.figures if other.span != figure.span)
    following = next(
        (start for start in starts if start > figure.span.start), words[-1].start + 1 if words else 0
    )
    preceding = next((start for start in reversed(starts) if start < figure.span.start), -1)
    noun = term(figure.unit.split()[-1]) if figure.unit else ""
    if noun in DEAD:
        return term("dead")
    if noun in PAPERS:
        return ""
    for number, word in enumerate(words[at : at + FATE_REACH], at):
        if word.start >= following:
            break
        if word.term in DEAD or (
            word.plain == "lives" and _are_lost(words[max(0, number - LOST_REACH) : number])
        ):
            return term("dead")
        if word.term in FATES and word.plain not in DEEDS:
            return _one_or_other(words[number : number + 3])
        if word.term == FOUND and any(other.plain in NEGATIONS for other in words[number - 2 : number]):
            return term("missing")
    if at and words[at - 1].plain == "and":
        return ""  # eleven died and six recovered
    for word in reversed(words[max(0, at - FATE_REACH) : at]):
        if (
            word.start > preceding
            and word.term in FATES
            and word.plain not in DEEDS
            and not PAUSE.search(text, word.start, figure.span.start)
        ):
            return word.term
    return ""


def _are_lost(before: Sequence[Word]) -> bool:
    """Whether the lives behind these words are lost: "nine persons lost their lives", "has cost seven lives"."""
    return any(word.plain in TAKING or word.term in LOSING for word in before)


def _one_or_other(words: Sequence[Word]) -> str:
    """A fate, or two that are left open: "dead or missing" is neither."""
    first, *rest = words
    if len(rest) == 2 and rest[0].plain == "or" and rest[1].term in FATES:
        return " or ".join(sorted((first.term, rest[1].term)))
    return first.term


def _beside(before: Sequence[Word]) -> int:
    """How many bodies are named singly right in front of a number, joined to it by "and" or "with"."""
    if not before or before[-1].plain not in JOINING:
        return 0
    singly = 0
    for word in reversed(before[-LIST_REACH:-1]):
        if word.term in BODIES or word.is_name:
            singly = 1
            break
    return singly


def _counted(unit: str, figure: Figure, text: str) -> str:
    """What is counted; people of a country are people: 200,000 Norwegians."""
    behind = text[figure.span.end : figure.span.end + NOUN_REACH]
    return "people" if unit.endswith("ans") and unit.capitalize() in behind else unit


def _noun(figure: Figure, words: Sequence[Word], at: int, text: str) -> Iterator[str]:
    """What is counted, from the number to its head: "three private Karachi-based companies"."""
    if not figure.unit:
        return
    head = [term(match[0]) for match in WORD.finditer(_counted(figure.unit, figure, text))]
    following = []
    for word in words[at : at + 8]:
        if word.start < figure.span.end and not word.term:
            continue
        if word.term:
            following.append(word.term)
        if head and word.term == head[-1]:
            yield from following
            return
    yield from head
