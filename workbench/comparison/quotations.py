"""Whether a text has the words that a quotation gives: verbatim, edited as convention allows, altered, cut, spliced."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from workbench.comparison.alignment import Alignment, Block, align, chained, weight
from workbench.comparison.texts import WORD, plain
from workbench.domain.checks import Difference, EditKind, Fidelity, QuoteCheck
from workbench.domain.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from workbench.comparison.texts import IndexedText

ELLIPSIS = re.compile(r"[\[(]\s?(?:…|\.\s?\.\s?\.(?:\s?\.)?)\s?[\])]|…|\.\s?\.\s?\.(?:\s?\.)?")
BRACKETS = re.compile(r"\[[^\[\]\n]{0,200}\]")
PATCHED = re.compile(
    r"(?<![^\W_])[^\W_]{0,30}\[[^\W_]{1,12}\](?:[^\W_]{1,30}(?:['’][^\W_]{1,9})?|['’][^\W_]{1,30})"
    r"|(?<![^\W_])[^\W_]{1,30}\[[^\W_]{1,12}\]"
)
TOKEN = re.compile("|".join(f"(?P<{name}>{pattern.pattern})" for name, pattern in [
    ("ellipsis", ELLIPSIS), ("patched", PATCHED), ("brackets", BRACKETS), ("word", WORD),
]))  # fmt: skip
BARE = str.maketrans("", "", "[]")
CLOSED = re.compile(r"[”\"»’]|''")
OPENED = re.compile(r"[“\"«„‘]|``")
DOUBLE_MARK = re.compile(r"[“”\"«»„]")
EDGE_MARKS = " \t\n\r,.;:!?…-–—\"'“”‘’«»„‚()"

STRAIGHT = str.maketrans("“”„‘’", '"""\'\'')

FARTHEST_OMISSION = 25
"""Words left out without a mark that still make one passage; more is a splice."""
FARTHEST_ELLIPSIS = 80
"""Words that an ellipsis may stand for."""
LARGEST_DROP = 2
"""Words left out that count as changed wording; more is an omission."""
LONGEST_REPLACED = 12
"""Words of the text that brackets may stand for."""
MOVED = 0.7
"""Share of looked-for words that must stand together in another place."""
MOST_POOR = 4
MOST_OCCURRENCES = 100
SHORTEST_ELSEWHERE = 4
"""Words that are looked for apart when they are not where the rest is."""


EDIT = ""
"""Stands among the words of a quotation for an editor's mark: it equals no word of any text."""


@dataclass(frozen=True, slots=True)
class _Quoted:
    """A quotation's words in order; an ellipsis or brackets between them is an ``EDIT`` with its kind."""

    text: str
    words: list[str]
    spans: list[Span]
    kinds: list[str | None]
    """Of each word: ellipsis or brackets for an edit, patched for "[t]he" and "threaten[ed]", else nothing."""

    def span(self, first: int, last: int) -> Span:
        """The place of words ``first`` up to ``last``; empty between words where there are none."""
        if first < last:
            return Span(self.spans[first].start, self.spans[last - 1].end)
        at = self.spans[first - 1].end if first else 0
        return Span(at, at)

    def own(self, first: int, last: int) -> list[int]:
        """Numbers of the words that are given as the speaker's."""
        return [number for number in range(first, last) if self.kinds[number] is None]


def check_quotation(quotation: str, text: IndexedText) -> QuoteCheck:
    """Compare a quotation, given without its outer marks, with the text that should have it."""
    if place := next(occurrences(quotation, text), None):
        return QuoteCheck(Fidelity.VERBATIM, (place,))
    quoted = _read(quotation)
    if not any(quoted.words):
        return QuoteCheck(Fidelity.NOT_FOUND)
    alignment = align(quoted.words, text)
    if alignment.matched < len(quoted.own(0, len(quoted.words))):
        alignment = _between_marks(quoted, text) or alignment
    alignment, elsewhere = _torn(quoted, alignment, text)
    if not _is_found(quoted, alignment, elsewhere, text):
        return QuoteCheck(Fidelity.NOT_FOUND)
    differences = [*_gaps(quoted, alignment, text), *(_moved(quoted, piece, text) for piece in elsewhere)]
    fidelity = _judge(difference.kind for difference in differences)
    places = sorted((piece.blocks[0].word, _place(piece, text)) for piece in [alignment, *elsewhere])
    return QuoteCheck(
        fidelity,
        tuple(_widened(place, differences, text) for _, place in places),
        tuple(sorted(differences, key=lambda item: (item.quoted, item.source))),
    )


def occurrences(quotation: str, text: IndexedText) -> Iterator[Span]:
    """Every place that has the quotation to the letter, as whole words; the first ones of very many."""
    place = text.text.find(quotation) if quotation.strip() else -1
    for _ in range(MOST_OCCURRENCES):
        if place < 0:
            return
        if _stands_alone(text.text, place, len(quotation)):
            yield Span(place, place + len(quotation))
        place = text.text.find(quotation, place + 1)


def _stands_alone(text: str, start: int, length: int) -> bool:
    """Whether a find does not begin or end inside a word."""
    before, behind = text[start - 1 : start], text[start + length : start + length + 1]
    first, last = text[start], text[start + length - 1]
    return not ((before.isalnum() and first.isalnum()) or (behind.isalnum() and last.isalnum()))


def _read(quotation: str) -> _Quoted:
    quoted = _Quoted(quotation, [], [], [])
    for match in TOKEN.finditer(quotation):
        kind = str(match.lastgroup)
        if kind == "brackets" and match[0].casefold() == "[sic]":
            continue
        quoted.words.append(EDIT if kind in {"ellipsis", "brackets"} else plain(match[0].translate(BARE)))
        quoted.spans.append(Span(*match.span()))
        quoted.kinds.append(None if kind == "word" else kind)
    return quoted


def _between_marks(quoted: _Quoted, text: IndexedText) -> Alignment | None:
    """The alignment of a quotation whose words all stand whole between an editor's marks."""
    runs: list[tuple[int, int]] = []
    gaps: list[int] = []
    start = 0
    for number, word in enumerate([*quoted.words, EDIT]):
        if word == EDIT:
            if start < number:
                runs.append((start, number))
            start = number + 1
    for (_, end), (begin, _) in pairwise(runs):
        gaps.append(FARTHEST_ELLIPSIS if "ellipsis" in quoted.kinds[end:begin] else LONGEST_REPLACED)
    if len(runs) < 2 or sum(end - begin for begin, end in runs) < SHORTEST_ELSEWHERE:
        return None
    found = chained(runs, gaps, quoted.words, text)
    return found if found.blocks else None


def _torn(quoted: _Quoted, alignment: Alignment, text: IndexedText) -> tuple[Alignment, list[Alignment]]:
    """The alignment, and apart from it those of words that stand together in another place."""
    elsewhere: list[Alignment] = []
    if alignment.longest < SHORTEST_ELSEWHERE:
        return alignment, elsewhere  # a longer run in another place would have been the better alignment
    for first, last in _poor_ranges(alignment, len(quoted.words)):
        if any(first < piece.blocks[-1].word_end and piece.blocks[0].word < last for piece in elsewhere):
            continue
        piece = align(quoted.words[first:last], text)
        if piece.longest >= SHORTEST_ELSEWHERE and piece.matched >= MOVED * (last - first):
            blocks = tuple(block._replace(word=block.word + first) for block in piece.blocks)
            elsewhere.append(Alignment(blocks))
            alignment = Alignment(
                tuple(block for block in alignment.blocks if not first <= block.word < last)
            )
    return alignment, elsewhere


def _poor_ranges(alignment: Alignment, count: int) -> list[tuple[int, int]]:
    """Ranges of a quotation's words of which less than half match where the rest does, the longest first."""
    ends = [0, *(block.word_end for block in alignment.blocks)]
    begins = [*(block.word for block in alignment.blocks), count]
    ranges = {
        *zip(ends, begins, strict=True),
        *((0, begin) for begin in begins),
        *((end, count) for end in ends),
    }
    poor = []
    for first, last in ranges:
        matched = sum(block.length for block in alignment.blocks if first <= block.word < last)
        if last - first >= SHORTEST_ELSEWHERE and 2 * matched < last - first:
            poor.append((first, last))
    return sorted(poor, key=lambda pair: (pair[0] - pair[1], pair))[:MOST_POOR]


def _is_found(quoted: _Quoted, alignment: Alignment, elsewhere: list[Alignment], text: IndexedText) -> bool:
    """Whether enough of the words agree, the rare ones counting more, to say that these are the words."""
    own = quoted.own(0, len(quoted.words))
    blocks = [block for piece in [alignment, *elsewhere] for block in piece.blocks]
    matched = {number for block in blocks for number in range(block.word, block.word_end)}.intersection(own)
    if len(own) <= SHORTEST_ELSEWHERE - 1:
        edits = len(quoted.words) - len(own)
        return 1 <= len(blocks) <= 1 + edits and len(matched) == len(own)
    heft = {number: weight(quoted.words[number], text) for number in own}
    share = sum(heft[number] for number in matched) / sum(heft.values())
    longest = max((block.length for block in blocks), default=0)
    return longest >= 2 and (share >= 0.5 or (len(matched) >= 0.6 * len(own) and longest >= 3))


def _gaps(quoted: _Quoted, alignment: Alignment, text: IndexedText) -> list[Difference]:
    """What lies between, before and behind the runs that agree, and how their own writing differs."""
    blocks = alignment.blocks
    found = [difference for block in blocks for difference in _writing(quoted, block, text)]
    for earlier, later in pairwise(blocks):
        found += _gap(quoted, (earlier.word_end, later.word), (earlier.place_end, later.place), text)
    head, tail = blocks[0], blocks[-1]
    if head.word:
        before = len(quoted.own(0, head.word))
        found += _gap(quoted, (0, head.word), (max(0, head.place - before), head.place), text)
    if behind := len(quoted.own(tail.word_end, len(quoted.words))):
        end = min(len(text.words), tail.place_end + behind)
        found += _gap(quoted, (tail.word_end, len(quoted.words)), (tail.place_end, end), text)
    return found


def _writing(quoted: _Quoted, block: Block, text: IndexedText) -> list[Difference]:
    """Case, punctuation and brackets inside a run of equal words, each where it is."""
    mine, theirs = quoted.span(block.word, block.word_end), text.span(block.place, block.place_end)
    if _blanks(mine.of(quoted.text)) == _blanks(theirs.of(text.text)):
        return []
    found = []
    for step in range(block.length):
        word, place = block.word + step, block.place + step
        here, there = quoted.spans[word], text.span(place, place + 1)
        written, original = _straight(here.of(quoted.text)), _straight(there.of(text.text))
        if written != original:
            is_case = written.casefold() == original.casefold()
            kind = EditKind.CASE if is_case else EditKind.MARKS
            found.append(Difference(EditKind.BRACKETS if quoted.kinds[word] else kind, here, there))
        if step + 1 < block.length:
            here = _solid(Span(here.end, quoted.spans[word + 1].start), quoted.text)
            there = _solid(Span(there.end, text.starts[place + 1]), text.text)
            written = here.of(quoted.text)
            if _blanks(written, "") != _blanks(there.of(text.text), ""):
                kind = EditKind.BRACKETS if written.startswith("[") else EditKind.MARKS
                found.append(Difference(kind, here, there))
    return found


def _solid(gap: Span, text: str) -> Span:
    """The marks between two words without the blanks about them; empty behind the first where there are none."""
    marks = gap.of(text)
    start = gap.start + len(marks) - len(marks.lstrip())
    return Span(start, start + len(marks.strip())) if marks.strip() else Span(gap.start, gap.start)


def _gap(
    quoted: _Quoted, words: tuple[int, int], places: tuple[int, int], text: IndexedText
) -> list[Difference]:
    """The difference between two runs; one of marks where only blanks and hyphens part the same letters."""
    here, there = quoted.span(*words), text.span(*places)
    own = quoted.own(*words)
    theirs = text.words[places[0] : places[1]]
    if not own and theirs and is_aside(places, text):
        return [Difference(EditKind.ASIDE, here, there)]
    if "".join(quoted.words[slice(*words)]) == "".join(theirs):
        kind = next((kind for kind in quoted.kinds[slice(*words)] if kind), "marks")
        return [Difference(EditKind("brackets" if kind == "patched" else kind), here, there)]
    if own:
        return [Difference(EditKind.CHANGED if theirs else EditKind.ADDED, here, there)]
    return [Difference(_kind_of_omission(len(theirs), quoted.kinds[slice(*words)]), here, there)]


def is_aside(places: tuple[int, int], text: IndexedText) -> bool:
    """Whether the text breaks off its own quotation there: “We left,” the captain said, “at noon.”"""
    first, last = places
    if not 0 < first < last < len(text.words) or last - first > FARTHEST_OMISSION:
        return False
    before = text.text[text.ends[first - 1] : text.starts[first]]
    behind = text.text[text.ends[last - 1] : text.starts[last]]
    between = text.text[text.starts[first] : text.ends[last - 1]]
    return bool(CLOSED.search(before) and OPENED.search(behind)) and not DOUBLE_MARK.search(between)


def _kind_of_omission(dropped: int, edits: Sequence[str | None]) -> EditKind:
    """What it is called that a quotation has nothing of its own where the text has words."""
    if "ellipsis" in edits:
        return EditKind.ELLIPSIS if dropped <= FARTHEST_ELLIPSIS else EditKind.MOVED
    if edits and dropped <= LONGEST_REPLACED:
        return EditKind.BRACKETS
    if dropped > FARTHEST_OMISSION:
        return EditKind.MOVED
    return EditKind.DROPPED if dropped <= LARGEST_DROP else EditKind.OMITTED


def _moved(quoted: _Quoted, piece: Alignment, text: IndexedText) -> Difference:
    head, tail = piece.blocks[0], piece.blocks[-1]
    return Difference(EditKind.MOVED, quoted.span(head.word, tail.word_end), _place(piece, text))


def _place(alignment: Alignment, text: IndexedText) -> Span:
    return text.span(alignment.blocks[0].place, alignment.blocks[-1].place_end)


def _widened(place: Span, differences: Sequence[Difference], text: IndexedText) -> Span:
    """A place with the few words at its ends that the quotation changed: they are part of what was said."""
    start, end = place
    for difference in differences:
        source = difference.source
        if difference.kind is not EditKind.CHANGED or len(source.of(text.text).split()) > LARGEST_DROP:
            continue
        if source.end <= start and not WORD.search(text.text, source.end, start):
            start = source.start
        elif source.start >= end and not WORD.search(text.text, end, source.start):
            end = source.end
    return Span(start, end)


JUDGED = {
    EditKind.MOVED: Fidelity.SPLICED,
    EditKind.CHANGED: Fidelity.ALTERED,
    EditKind.ADDED: Fidelity.ALTERED,
    EditKind.DROPPED: Fidelity.ALTERED,
    EditKind.OMITTED: Fidelity.OMITTED,
}
"""From the worst kind of difference to the judgement, worst first."""


def _judge(kinds: Iterable[EditKind]) -> Fidelity:
    present = set(kinds)
    worst = next((fidelity for kind, fidelity in JUDGED.items() if kind in present), None)
    return worst or (Fidelity.EDITED if present else Fidelity.VERBATIM)


def _blanks(words: str, edges: str = EDGE_MARKS) -> str:
    return " ".join(_straight(words).split()).strip(edges)


def _straight(words: str) -> str:
    """Words with typewriter's quotation marks: how a mark is drawn is no edit."""
    return words.translate(STRAIGHT)
