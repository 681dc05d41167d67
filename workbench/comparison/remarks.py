"""What edits of a quotation did to its sense, in words: negations, conditions and reservations lost or gained."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.comparison.texts import WORD, plain
from workbench.domain.checks import EditKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.domain.checks import Difference, QuoteCheck

NEGATIONS = frozenset(
    """
    not no never none nothing nobody nowhere neither nor without cannot hardly scarcely
    """.split()  # noqa: SIM905  # a table reads better than quotation marks
)
CONDITIONS = frozenset("if unless provided providing until except only".split())  # noqa: SIM905
RESERVATIONS = frozenset(
    """
    may might could perhaps possibly probably likely allegedly reportedly apparently seemingly maybe supposedly
    """.split()  # noqa: SIM905
)
FARTHEST_NEGATION = 6
"""Words an ellipsis may stand for and still be remarked on for a negation among them: more were another clause."""
LONGEST_CONDITION = 8
"""Words of a dropped condition that are repeated."""
COUNTED = {EditKind.CHANGED, EditKind.ADDED, EditKind.DROPPED, EditKind.OMITTED}


def remarks(quotation: str, check: QuoteCheck, text: str) -> tuple[str, ...]:
    """Sentences on what the edits did to the sense, in the order of the quotation; mostly none."""
    return tuple(dict.fromkeys(_remarks(quotation, check, text)))


def _remarks(quotation: str, check: QuoteCheck, text: str) -> Iterator[str]:
    for difference in check.differences:
        mine = [plain(word) for word in WORD.findall(difference.quoted.of(quotation))]
        theirs = [plain(word) for word in WORD.findall(difference.source.of(text))]
        if difference.kind in COUNTED:
            yield from _lost_or_gained(mine, theirs)
        elif difference.kind in {EditKind.ELLIPSIS, EditKind.BRACKETS}:
            yield from _hidden(difference, mine, theirs)


def _lost_or_gained(mine: list[str], theirs: list[str]) -> Iterator[str]:
    lost, gained = _more_negations(theirs, mine), _more_negations(mine, theirs)
    if lost and not gained:
        yield f"A negation is dropped: the source says “{lost[0]}”."
    elif gained and not lost:
        yield f"A negation is added: the source has no “{gained[0]}”."
    for place, word in enumerate(theirs):
        if word in CONDITIONS and word not in mine:
            yield f"A condition is dropped: “{_clause(theirs[place:])}”."
            break
    reservations = [word for word in theirs if word in RESERVATIONS]
    if reservations and not any(word in RESERVATIONS for word in mine):
        yield f"A reservation is dropped: the source says “{reservations[0]}”."
    added = [word for word in mine if word in RESERVATIONS]
    if added and not reservations:
        yield f"A reservation is added: the source has no “{added[0]}”."


def _hidden(difference: Difference, mine: list[str], theirs: list[str]) -> Iterator[str]:
    """What a legal edit takes away: allowed by convention, and yet it may turn the sense."""
    what = "ellipsis" if difference.kind is EditKind.ELLIPSIS else "bracket"
    lost = _more_negations(theirs, mine)
    if lost and len(theirs) <= FARTHEST_NEGATION:
        yield f"The {what} takes away a negation: the source says “{lost[0]}”."
    if theirs and theirs[0] in CONDITIONS and theirs[0] not in mine:
        yield f"The {what} takes away a condition: “{_clause(theirs)}”."


def is_negation(word: str) -> bool:
    """Whether a plain word denies: not, never, won't."""
    return word in NEGATIONS or word.endswith("n't")


def _more_negations(words: list[str], others: list[str]) -> list[str]:
    """The negations of one side, where the other has fewer."""
    here = [word for word in words if is_negation(word)]
    return here if len(here) > sum(map(is_negation, others)) else []


def _clause(words: list[str]) -> str:
    shown = words[:LONGEST_CONDITION]
    return " ".join(shown) + (" …" if len(words) > len(shown) else "")
