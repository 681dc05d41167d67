"""One utterance in two passages: quoted with other words, in part, reported indirectly, or given to somebody else.

Which of two quotations is true nobody knows here, so the shorter is looked for in the longer and the words that part
them are named from the earlier passage's side.
"""

from __future__ import annotations

from functools import partial
from textwrap import shorten
from typing import TYPE_CHECKING

from workbench.comparison.agreement import dates_apart
from workbench.comparison.figures import Standing, stand, written
from workbench.comparison.judging import Judgement
from workbench.comparison.keys import RUN_WORDS
from workbench.comparison.quotations import check_quotation
from workbench.comparison.texts import WORD, IndexedText
from workbench.comparison.words import EMPTY
from workbench.domain.assertions import AssertionKind
from workbench.domain.checks import Fidelity
from workbench.domain.findings import Difference, FindingType

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.comparison.corpus import Corpus, Item
    from workbench.comparison.pairs import Pair
    from workbench.domain.checks import QuoteCheck
    from workbench.domain.findings import ComparedDocument

LEAST_WORDS = 4
"""Words of a quotation that can be told from another by its words; fewer are anybody's."""
LEAST_TOLD = 2
"""Words among them that tell something."""
LONG_RUN = 6
"""Words in a row that make one utterance of two, whoever is said to have spoken."""
REPORTED = 0.45
"""Share of what the shorter passage tells that an indirect report of a quotation shares with it."""
REPORTED_AT_LENGTH = 0.4
"""The same where as many words as ``AT_LENGTH`` agree."""
AT_LENGTH = 6
"""Words, names aside, that a report and a quotation seldom share by chance."""
REPORTED_BY_RUN = 0.2
"""The same where three words in a row agree too."""
REPORTED_OF_ONE = 0.15
"""The same where one person is named as the speaker of both."""
UNSIGNED = 0.7
"""The same where nobody is named as the speaker of one of them."""
WHOLE = 0.9
"""The same where hardly a word of the shorter one is missing in the longer, and they stand in two texts."""
MARKS = " \t\n“”\"'‘’«»„,"
LEGAL = frozenset({"case", "marks", "ellipsis", "brackets"})
LONGEST_SHOWN = 120
REWORDED = 0.4
"""Likeness of two quotations of one named speaker that are one utterance in other words."""
OF_ONE_OFFICE = 0.5
"""Share of both, where only one state or office speaks in them."""
RARE = 3.2
"""What a word tells that few passages have."""
MANY_RARE, FEW_RARE = 3, 2
"""Such words that a report and a quotation share of one utterance; two quotations that say hardly anything else."""
NEARLY = 0.75
"""Share of both, whoever is said to have spoken."""
LONGEST_OPENING = 48
"""Characters of a quotation by which a finding is known in a list."""


def may_be_variants(pair: Pair, corpus: Corpus) -> bool:
    """Whether two assertions may be one utterance, asked before their words are read."""
    kinds = {pair.a.keys.kind, pair.b.keys.kind}
    if AssertionKind.QUOTATION not in kinds or not kinds <= {AssertionKind.QUOTATION, AssertionKind.REPORTED}:
        return False
    told = min(len(pair.a.keys.terms), len(pair.b.keys.terms))
    if told < LEAST_TOLD and not (told and pair.a.speaker & pair.b.speaker):
        return False
    runs = len(set(pair.a.keys.runs) & set(pair.b.keys.runs))
    if _are_of_rare_words(pair, corpus):
        return True
    if not one_speaker(pair):
        return runs >= LONG_RUN - RUN_WORDS + 1 or _are_nearly_alike(pair)
    if not (pair.a.speaker and pair.b.speaker):
        is_whole = (
            pair.cover >= WHOLE and len(pair.shared) >= LEAST_TOLD and pair.a.document != pair.b.document
        )
        return is_whole or runs >= LONG_RUN - RUN_WORDS + 1 or (runs >= 2 and pair.cover >= UNSIGNED)
    is_told_twice = pair.a.document != pair.b.document and _is_of_one_name(pair)
    if is_told_twice and pair.cover >= REPORTED_OF_ONE and corpus.has_rare_word(pair.shared):
        return True
    by_run = REPORTED_OF_ONE if _is_of_one_name(pair) else REPORTED_BY_RUN
    at_length = sum(not term.startswith("@") for term in pair.shared) >= AT_LENGTH
    return (runs >= 1 and pair.cover >= by_run) or pair.cover >= (
        REPORTED_AT_LENGTH if at_length else REPORTED
    )


def _are_nearly_alike(pair: Pair) -> bool:
    """Whether two quotations share nearly every word that tells something."""
    are_quoted = pair.a.keys.kind == pair.b.keys.kind == AssertionKind.QUOTATION
    return are_quoted and pair.dice >= NEARLY and len(pair.shared) >= LEAST_WORDS


def _are_of_rare_words(pair: Pair, corpus: Corpus) -> bool:
    """Whether two texts share so many words that few passages have, and hardly another, that they are one utterance."""
    if pair.a.document == pair.b.document:
        return False
    rare = sum(corpus.rarity[term] >= RARE for term in pair.shared if term[0] != "@")
    are_quoted = pair.a.keys.kind == pair.b.keys.kind == AssertionKind.QUOTATION
    return (rare >= MANY_RARE and pair.cover >= UNSIGNED) or (
        are_quoted and rare >= FEW_RARE and pair.cover >= WHOLE and pair.dice >= OF_ONE_OFFICE
    )


def _is_of_one_name(pair: Pair) -> bool:
    """Whether both give their words to one named speaker, not only to one state or office."""
    return any(":" not in key for key in pair.a.speaker & pair.b.speaker)


def one_speaker(pair: Pair) -> bool:
    """Whether both passages give their words to one person or body, or one of them to nobody."""
    a, b = pair.a.speaker, pair.b.speaker
    return not a or not b or bool(a & b)


def judge_variant(pair: Pair, corpus: Corpus, load: Callable[[Item], ComparedDocument]) -> Judgement | None:
    """The judgement that both are one utterance in two forms, or nothing; equal words of one speaker are none."""
    if not may_be_variants(pair, corpus):
        return None
    return _forms(pair, load, is_sure=_are_of_rare_words(pair, corpus), is_believed=False)


def believed_variant(pair: Pair, load: Callable[[Item], ComparedDocument]) -> Judgement | None:
    """How two quotations or reports differ that are believed to be one utterance; nothing where they do not."""
    are_reports = pair.a.keys.kind == pair.b.keys.kind == AssertionKind.REPORTED
    is_nothing = not (pair.a.keys.said and pair.b.keys.said) or pair.a.keys.digest == pair.b.keys.digest
    if is_nothing or (are_reports and not one_speaker(pair)):
        return None
    return _forms(pair, load, is_sure=True, is_believed=True)


def _forms(
    pair: Pair, load: Callable[[Item], ComparedDocument], *, is_sure: bool, is_believed: bool
) -> Judgement | None:
    a, b = said(pair.a, load(pair.a)), said(pair.b, load(pair.b))
    differences: list[Difference] = []
    if not one_speaker(pair):
        differences.append(Difference("speaker", _speaker(pair.a), _speaker(pair.b)))
    if pair.a.keys.digest == pair.b.keys.digest and dates_apart(pair):
        differences.append(Difference("date", pair.a.keys.dates[0], pair.b.keys.dates[0]))
    if pair.a.keys.kind == pair.b.keys.kind == AssertionKind.QUOTATION:
        return _two_quotations(pair, a, b, differences, is_sure=is_sure, is_believed=is_believed)
    return _indirect(pair, a, b, differences, is_sure=is_sure)


def _two_quotations(
    pair: Pair, a: str, b: str, differences: list[Difference], *, is_sure: bool, is_believed: bool
) -> Judgement | None:
    is_swapped = len(a) > len(b)
    short, long = (b, a) if is_swapped else (a, b)
    named = bool(pair.a.speaker & pair.b.speaker)
    if not _is_enough(short, named=named):
        return _in_other_words(pair, a, b, differences, is_believed=False) if is_sure else None
    check = check_quotation(short, IndexedText(long))
    if check.fidelity is Fidelity.NOT_FOUND or not check.places:
        return _in_other_words(pair, a, b, differences, is_believed=is_believed)
    found = _differences(check, short, long, is_swapped=is_swapped)
    changed = [difference for difference in found if difference.kind not in LEGAL]
    in_part = _is_part(short, long, check)
    if in_part:
        differences = [*differences, Difference("part", _cut(a), _cut(b))]
    if not changed and not in_part and not differences:
        return None
    score = 0.95 if one_speaker(pair) else 0.8
    return Judgement(
        FindingType.QUOTATION_VARIANT,
        pair.a,
        pair.b,
        score - 0.02 * len(changed),
        partial(
            _explain_quotations,
            pair,
            changed,
            part=short if in_part else "",
            kinds={d.kind for d in differences},
        ),
        (*differences, *found),
        "utterance",
    )


def _in_other_words(
    pair: Pair, a: str, b: str, differences: list[Difference], *, is_believed: bool
) -> Judgement | None:
    """Two quotations of one named speaker that say the same in other words, as translations do."""
    is_of_one = _is_of_one_name(pair) or (
        bool(pair.a.speaker & pair.b.speaker) and pair.dice >= OF_ONE_OFFICE
    )
    is_alike = is_believed or _are_nearly_alike(pair) or (pair.cover >= WHOLE and pair.dice >= OF_ONE_OFFICE)
    if not is_alike and (not is_of_one or pair.likeness < REWORDED or len(pair.shared) < LEAST_TOLD):
        return None
    whose = "speaker" if pair.a.speaker & pair.b.speaker else "utterance"
    return Judgement(
        FindingType.QUOTATION_VARIANT,
        pair.a,
        pair.b,
        min(0.8, 0.4 + pair.cover / 2),
        partial("Both quote one {}, in other words: {}. Compare their sense.".format, whose, _opening(a)),
        (*differences, Difference("reworded", _cut(a), _cut(b))),
        "utterance",
    )


def _indirect(
    pair: Pair, a: str, b: str, differences: list[Difference], *, is_sure: bool
) -> Judgement | None:
    quoted, report = (a, b) if pair.a.keys.kind == AssertionKind.QUOTATION else (b, a)
    if not _is_enough(quoted) or not (one_speaker(pair) or is_sure):
        return None
    if quoted in report:
        return None
    changed = _changed_figures(pair)
    return Judgement(
        FindingType.QUOTATION_VARIANT,
        pair.a,
        pair.b,
        min(0.9, 0.5 + pair.cover / 2),
        partial(_explain_indirect, quoted, changed),
        (*differences, *changed, Difference("indirect", _cut(a), _cut(b))),
        "utterance",
    )


def _changed_figures(pair: Pair) -> tuple[Difference, ...]:
    """Figures of one measure that a report gives otherwise than the quotation."""
    return tuple(
        Difference("changed", written(mine), written(theirs))
        for mine in pair.a.figures
        for theirs in pair.b.figures
        if stand(mine, theirs) is Standing.APART
    )


def _explain_indirect(quoted: str, changed: tuple[Difference, ...]) -> str:
    if not changed:
        return f"Quoted in one passage, reported in the other: {_opening(quoted)}. Compare their sense."
    a, b = changed[0].a, changed[0].b
    return f"One passage reports what the other quotes with another figure: {a} stands against {b}."


def _is_enough(words: str, *, named: bool = False) -> bool:
    """Whether words can be told from others; fewer are enough where both are given to one named speaker."""
    found = [match[0].casefold() for match in WORD.finditer(words)]
    fewer = int(named)
    return (
        len(found) >= LEAST_WORDS - fewer and sum(word not in EMPTY for word in found) >= LEAST_TOLD - fewer
    )


def said(item: Item, document: ComparedDocument) -> str:
    """What a quotation or report gives as said: its parts without their marks."""
    return " ".join(place.of(document.text).strip(MARKS) for place in item.keys.said)


def _is_part(short: str, long: str, check: QuoteCheck) -> bool:
    """Whether the longer passage goes on by more than a few words of its own."""
    covered = sum(place.end - place.start for place in check.places)
    return len(long) - covered > max(25, len(short) // 8)


def _differences(check: QuoteCheck, short: str, long: str, *, is_swapped: bool) -> list[Difference]:
    found = []
    for difference in check.differences:
        quoted, source = difference.quoted.of(short), difference.source.of(long)
        kind = str(difference.kind)
        if is_swapped:
            found.append(Difference(kind, _cut(source), _cut(quoted)))
        else:
            kind = {"dropped": "added", "omitted": "added", "added": "dropped"}.get(kind, kind)
            found.append(Difference(kind, _cut(quoted), _cut(source)))
    return found


def _explain_quotations(pair: Pair, changed: list[Difference], *, part: str, kinds: set[str]) -> str:
    parts = []
    if "speaker" in kinds:
        parts.append(f"the same words are given to {_speaker(pair.a)} and to {_speaker(pair.b)}")
    if "date" in kinds:
        parts.append(f"they are dated {pair.a.keys.dates[0]} and {pair.b.keys.dates[0]}")
    if changed:
        first = changed[0]
        parts.append(
            f"“{first.a}” stands against “{first.b}”"
            if first.a and first.b
            else f"“{first.a or first.b}” stands in one only"
        )
    if part and not changed:
        parts.append(f"one gives a part of what the other quotes, {_opening(part)}")
    return f"One utterance in two forms: {'; '.join(parts)}."


def _speaker(item: Item) -> str:
    if item.keys.voice:
        return item.keys.voice[0]
    return next((key for key in item.keys.speaker if ":" not in key), "nobody").title()


def _opening(words: str) -> str:
    """The first words of a quotation in its marks."""
    return f"“{shorten(words, LONGEST_OPENING, placeholder=' …').replace(', …', ' …')}”"


def _cut(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= LONGEST_SHOWN else words[: LONGEST_SHOWN - 1].rstrip() + "…"
