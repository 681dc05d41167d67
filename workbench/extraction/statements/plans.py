"""Which dated clauses tell of what is set to come: a plan, a term, a deadline; not what somebody foretells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.extraction.statements.happenings import behind_helpers, main_verb
from workbench.extraction.text.lexicon import BE
from workbench.extraction.text.verbs import is_past
from workbench.extraction.text.words import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.extraction.text.tokens import Token

AHEAD = word_set(
    "planned expected due scheduled slated hoped intended set projected forecast supposed bound poised"
)
"""What is only to come."""
FIXED = word_set("due scheduled slated planned")
"""Those that open a clause of their own: the report, due in May."""
TERMS = word_set(
    """
    runs run lasts last continues continue expires expire ends end starts start begins begin opens open closes close
    takes take comes come enters enter falls fall applies apply meets meet votes vote goes go remains remain
    """
)
"""Verbs of the present that tell of a day set: the lease runs until 2030."""
CONDITIONS = frozenset({"if", "unless"})
SUPPOSING = word_set("whether would could might may should perhaps probably likely hopefully")
"""Words of what may be and what is hoped for."""
TRENDS = word_set(
    "be become remain reach rise fall grow shrink increase decrease drop need see lose face double halve exceed have"
)
"""Verbs behind "will" that foretell."""


def is_planned(words: Sequence[Token], date: str, own_date: str) -> bool:
    """Whether a clause tells of what was set to come when the text was written.

    Args:
        words: the clause.
        date: its first date.
        own_date: the text's own date, empty where none is known.
    """
    if any(word.low in SUPPOSING and not word.is_capitalised for word in words):
        return False
    if _is_foreseen(words):
        return True
    if own_date and not lies_ahead(date, own_date):
        return False
    main = main_verb(words)
    if main is None:
        return words[0].low in FIXED
    verb, following = words[main].low, [word.low for word in words[main + 1 : main + 3]]
    if verb in {"is", "are"}:
        return following[:1] == ["to"]
    if verb in {"has", "have"}:
        return following[:1] == ["until"]
    if verb in {"will", "must"}:
        is_set = verb == "must" or len(date) > len("2030")
        is_done = following[:1] == ["be"] and len(following) > 1 and is_past(words[main + 2])
        return is_set and (is_done or not TRENDS.intersection(following[:1]))
    return bool(own_date) and verb in TERMS


def depends(words: Sequence[Token]) -> bool:
    """Whether a sentence sets a condition anywhere: if the town pays, the mill will open in May."""
    return any(word.low in CONDITIONS for word in words)


def lies_ahead(date: str, own_date: str) -> bool:
    """Whether a date, partial or an interval, ends after another."""
    last = date.rpartition("/")[2].replace("..", "") or date.partition("/")[0]
    return last[: len(own_date)] > own_date[: len(last)]


def _is_foreseen(words: Sequence[Token]) -> bool:
    """Whether the verb itself says that it is ahead: is planned, has been set."""
    main = main_verb(words)
    if main is None:
        return False
    verb = behind_helpers(words, main)
    is_now = words[main].low in {"is", "are", "has", "have", "will"}
    return is_now and words[verb].low in AHEAD and any(word.low in BE for word in words[main:verb])
