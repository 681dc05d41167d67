"""What stands before a verb: its auxiliaries, adverbs and times, and where its subject ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.extraction.text.lexicon import (
    ADVERBS,
    AUXILIARIES,
    BE,
    HAVE,
    MODALS,
    MONTHS_AND_DAYS,
    NEGATIONS,
    POSSESSIVES,
)
from workbench.extraction.text.words import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.extraction.text.tokens import Token

BEFORE_INFINITIVE = word_set(
    """
    continue continues continued begin begins began begun start starts started appear appears appeared seem
    seems seemed try tries tried seek seeks sought proceed proceeds proceeded used happened tend tends tended
    came have has had been is are was were expected set due scheduled likely forced compelled obliged quick keen
    careful eager prepared ready rushed hastened yet
    """
)
"""Words that an infinitive follows without a change of who speaks."""
BEFORE_ING = word_set(
    """
    began begins begun keep keeps kept start starts started continued continues stopped avoided heard seen
    caught filmed recorded
    """
)
FLOATING = word_set("both all each himself herself itself themselves myself ourselves")
BEFORE_SUBJECT = frozenset({"and", "but", "that"})
"""Words behind which "both" is the subject itself."""
PARENTHESES = frozenset({
    "however", "though", "meanwhile", "too", "also", "in turn", "for example", "for instance", "in fact", "of course",
    "in particular", "then", "therefore", "nevertheless", "nonetheless", "instead", "moreover", "in addition",
})  # fmt: skip
TIMES = word_set("yesterday today tonight tomorrow earlier recently then now separately")
PERIODS = word_set(
    "week month year night morning afternoon evening spring summer autumn fall winter weekend day time"
)
BEFORE_PERIOD = frozenset({"last", "this", "next", "that"})
DAYS_TOLD = frozenset({"yesterday", "today", "tonight", "tomorrow"})
FARTHEST_TIME = 6
LONGEST_OUTLET = 9


class Left(NamedTuple):
    """What stands before a verb: where its subject ends and what its auxiliaries say."""

    subject_end: int
    cue_first: int
    is_modal: bool
    is_passive: bool
    is_negated: bool
    has_auxiliary: bool
    """An auxiliary or a verb that leads up to it makes an -ing form finite."""


def left_of(items: Sequence[Token], i: int) -> Left:
    """Walk back from the verb over adverbs, auxiliaries, times and verbs that lead up to it ("went on to say")."""
    k, own = i - 1, True
    modal = passive = negated = finite = False
    while k >= 0:
        low = items[k].low
        led = _leads_up(items, k, i)
        if led is not None:
            negated = negated or items[k - 1].low == "yet"
            k, own, finite = led, False, True
            continue
        if low in MODALS or low == "to":
            modal = True
        elif low in AUXILIARIES:
            passive = passive or (own and low in BE)
            finite = True
        elif low in NEGATIONS:
            negated = True
        elif low == "since" and k and items[k - 1].low in HAVE:
            pass  # has since said
        elif low == "," and (parenthesis := _before_parenthesis(items, k)) < k:
            k = parenthesis
            continue
        elif not (
            low in ADVERBS
            or (low in FLOATING and k and items[k - 1].is_word and items[k - 1].low not in BEFORE_SUBJECT)
            or (low.endswith("ly") and len(low) > 4 and not items[k].is_capitalised)
        ):
            before = _before_time(items, k, i)
            if before == k:
                break
            k = before
            continue
        k -= 1
    return Left(k, k + 1, modal, passive, negated, finite)


def _leads_up(items: Sequence[Token], k: int, i: int) -> int | None:
    """Where to go on left of a verb that only leads up to the reporting one: continued to, went on to, began."""
    low, before = items[k].low, items[k - 1].low if k else ""
    if k == i - 1 and items[i].low.endswith("ing"):
        if low in BEFORE_ING:
            return k - 1
        if low == "as" and (quoted := _quoted_before(items, k)) is not None:
            return quoted - 1
    if low != "to":
        return None
    if before == "on" and k > 1 and items[k - 2].low in {"went", "goes", "gone", "going"}:
        return k - 3
    return k - 2 if before in BEFORE_INFINITIVE else None


def _quoted_before(items: Sequence[Token], k: int) -> int | None:
    """The "quoted" of "was quoted as", "was quoted by the paper as", "was cited in the Times as"."""
    for n in range(k - 1, max(0, k - LONGEST_OUTLET), -1):
        if items[n].low in {"quoted", "cited"}:
            return n if n == k - 1 or items[n + 1].low in {"by", "in", "on", "earlier"} else None
        if not (items[n].is_word or items[n].low in {"'s", "&"}):
            return None
    return None


def _before_parenthesis(items: Sequence[Token], k: int) -> int:
    """The item before ", however," or ", for example,"; ``k`` itself where no such thing ends there."""
    for length in (1, 2):
        first = k - length
        if (
            first > 0
            and items[first - 1].low == ","
            and " ".join(i.low for i in items[first:k]) in PARENTHESES
        ):
            return first - 2
    return k


def past_parenthesis(items: Sequence[Token], k: int) -> int:
    """One past ", however," that begins with the comma at item ``k``; ``k`` itself where no such thing begins there."""
    for length in (1, 2):
        last = k + 1 + length
        if (
            last < len(items)
            and items[last].low == ","
            and " ".join(i.low for i in items[k + 1 : last]) in PARENTHESES
        ):
            return last + 1
    return k


def past_time(items: Sequence[Token], k: int, end: int) -> int:
    """One past the days and times that begin at item ``k``: last month, on Tuesday night, in May 2021, yesterday."""
    while k < end:
        low = items[k].low
        length = 1 + (low in BEFORE_PERIOD or low == "on")
        last = items[min(k + length, end) - 1].low
        is_day = last in MONTHS_AND_DAYS or (length > 1 and low != "on" and last in PERIODS)
        is_part = low in PERIODS and items[k - 1].low in MONTHS_AND_DAYS
        if not (is_day or is_part or low in DAYS_TOLD):
            break
        k += length if is_day else 1
    return k


def _before_time(items: Sequence[Token], k: int, i: int) -> int:
    """The item before a day or time that stands between subject and verb; ``k`` itself where none does."""
    low = items[k].low
    if k == 0 or i - k > FARTHEST_TIME:
        return k
    if low in TIMES:
        return k - 1
    if low == "part" and k > 2 and items[k - 2].low == "for" and items[k - 1].low in POSSESSIVES:
        return k - 3  # Norway for its part | maintains
    if low in PERIODS and items[k - 1].low in {"last", "this", "that", "next"}:
        return k - 2
    if len(low) == 4 and low.isdigit() and items[k - 1].low in {"in", "since", "by"}:
        return k - 2
    if low in MONTHS_AND_DAYS and items[k].is_capitalised and items[k - 1].low != ",":
        return k - 2 if items[k - 1].low in {"on", "in", "last", "this"} else k - 1
    return k
