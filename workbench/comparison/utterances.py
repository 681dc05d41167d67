"""A claim's quotation against a text: every quoted run, how the runs stand to each other, and whose words they are."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from workbench.comparison.quotations import (
    FARTHEST_ELLIPSIS,
    FARTHEST_OMISSION,
    LARGEST_DROP,
    check_quotation,
    is_aside,
    occurrences,
)
from workbench.comparison.remarks import remarks
from workbench.comparison.speakers import same_speaker
from workbench.comparison.stretches import stretches
from workbench.domain.checks import Attribution, Fidelity, PartCheck, QuotationCheck

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workbench.comparison.texts import IndexedText
    from workbench.comparison.voices import Voices
    from workbench.domain.checks import ClaimedQuotation, QuoteCheck, Speaker
    from workbench.domain.spans import Span

FROM_BEST = (
    Fidelity.VERBATIM,
    Fidelity.EDITED,
    Fidelity.OMITTED,
    Fidelity.ALTERED,
    Fidelity.SPLICED,
    Fidelity.NOT_FOUND,
)
SHORTEST_TELLING = 3
"""Words of a quoted run that are hardly in two mouths by chance."""


class _Said(NamedTuple):
    attribution: Attribution
    by: str | None


def check_utterance(
    claimed: ClaimedQuotation,
    text: IndexedText,
    voices: Callable[[], Voices],
    author: Speaker | None = None,
) -> QuotationCheck:
    """Compare a quotation of one run or several with a text, words and speaker.

    Args:
        claimed: the quotation and whom the claim gives it to.
        text: what should have the words.
        voices: who says what in the text; asked only when words were found.
        author: whose text it is where that is a person: what stands outside quotation marks is theirs.
    """
    checks = [_best(part, claimed.speaker, text, voices, author) for part in claimed.parts]
    parts = tuple(
        PartCheck(
            part,
            check.fidelity,
            check.places,
            stretches(part, check, text.text) if check.fidelity is not Fidelity.NOT_FOUND else (),
            said.attribution,
            said.by,
        )
        for part, (check, said) in zip(claimed.parts, checks, strict=True)
    )
    joints, notes = _joints(parts, text)
    said = _whose(parts)
    told = [
        remark
        for part, (check, _) in zip(claimed.parts, checks, strict=True)
        for remark in remarks(part, check, text.text)
    ]
    return QuotationCheck(
        claimed.assertion_id,
        claimed.speaker.name if claimed.speaker else None,
        parts,
        max([part.fidelity for part in parts] + joints, key=FROM_BEST.index, default=Fidelity.NOT_FOUND),
        said.attribution,
        said.by,
        tuple(dict.fromkeys([*told, *notes])),
    )


def _best(
    part: str,
    speaker: Speaker | None,
    text: IndexedText,
    voices: Callable[[], Voices],
    author: Speaker | None,
) -> tuple[QuoteCheck, _Said]:
    """How the words stand in the text; of several places that have them to the letter, one in the right mouth."""
    check = check_quotation(part, text)
    if check.fidelity is Fidelity.NOT_FOUND:
        return check, _Said(Attribution.UNKNOWN, None)
    said = _said(check.places, speaker, voices(), author)
    if check.fidelity is Fidelity.VERBATIM and said.attribution is not Attribution.SAME:
        is_short = len(part.split()) < SHORTEST_TELLING
        order = [Attribution.SAME, Attribution.UNKNOWN, Attribution.OTHER, Attribution.NARRATION]
        if is_short:
            order[2:] = [Attribution.NARRATION, Attribution.OTHER]
        for place in occurrences(part, text):
            there = _said((place,), speaker, voices(), author)
            if order.index(there.attribution) < order.index(said.attribution):
                check, said = replace(check, places=(place,)), there
    return check, said


def _said(places: Sequence[Span], speaker: Speaker | None, voices: Voices, author: Speaker | None) -> _Said:
    """Whose words the longest of the places holds."""
    place = max(places, key=lambda place: place.end - place.start)
    voice = voices.over(place)
    if voice is None or not voice.is_quoted:
        if author is not None and speaker is not None and same_speaker(speaker, author):
            return _Said(Attribution.SAME, author.name)
        return _Said(Attribution.NARRATION, voice.speaker.name if voice and voice.speaker else None)
    if voice.speaker is None:
        return _Said(Attribution.UNKNOWN, None)
    same = None if speaker is None else same_speaker(speaker, voice.speaker)
    attribution = {True: Attribution.SAME, False: Attribution.OTHER, None: Attribution.UNKNOWN}[same]
    return _Said(attribution, voice.speaker.name)


def _whose(parts: Sequence[PartCheck]) -> _Said:
    """Of the parts that were found, whose the whole is: someone else's where a part of some length is."""
    found = [part for part in parts if part.fidelity is not Fidelity.NOT_FOUND]
    if not found:
        return _Said(Attribution.UNKNOWN, None)
    telling = [part for part in found if len(part.text.split()) >= SHORTEST_TELLING] or found
    for wanted in (Attribution.OTHER, Attribution.SAME, Attribution.UNKNOWN, Attribution.NARRATION):
        for part in telling:
            if part.attribution is wanted:
                return _Said(wanted, part.said_by)
    raise AssertionError("every part has an attribution")


def _joints(parts: Sequence[PartCheck], text: IndexedText) -> tuple[list[Fidelity], list[str]]:
    """What lies between the parts in the text, as far as it bears on the whole."""
    judged: list[Fidelity] = []
    notes: list[str] = []
    missing = sum(part.fidelity is Fidelity.NOT_FOUND for part in parts)
    if 0 < missing < len(parts):
        notes.append(
            f"{missing} of the {len(parts)} parts {'is' if missing == 1 else 'are'} not in this source."
        )
    found = [part for part in parts if part.places]
    for one, other in pairwise(found):
        end, start = one.places[-1].end, other.places[0].start
        if start < end:
            if other.places[-1].end <= one.places[0].start:
                judged.append(Fidelity.SPLICED)
                notes.append("The parts stand in the other order in the source.")
            continue
        first, last = bisect_left(text.starts, end), bisect_left(text.starts, start)
        between = last - first
        if not between or is_aside((first, last), text):
            continue
        if not _goes_on(other.text):
            if between > FARTHEST_ELLIPSIS:
                notes.append(f"In the source {between:,} words stand between the parts.")
            continue
        if between > FARTHEST_OMISSION:
            judged.append(Fidelity.SPLICED)
        else:
            judged.append(Fidelity.ALTERED if between <= LARGEST_DROP else Fidelity.OMITTED)
        words = " ".join(text.span(first, last).of(text.text).split())
        shown = words if len(words) <= 120 else f"{words[:60]} … {words[-50:]}"
        notes.append(f"Between the parts the source also has: “{shown}”.")
    return judged, notes


def _goes_on(part: str) -> bool:
    """Whether a part continues the sentence of the one before it, with no ellipsis to say that words are left out."""
    return part[:1].islower()
