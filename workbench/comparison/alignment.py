"""Where the words of a quotation stand in a text, also when some of them were changed, dropped or moved.

Places are proposed by the quotation's rarest words and compared word by word only there, so that the cost follows the
quotation and not the text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from difflib import SequenceMatcher
from heapq import nlargest
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.comparison.texts import IndexedText

MOST_SEEDS = 8
"""Words of a quotation that propose places, the rarest first."""
MOST_PLACES = 200
"""Occurrences of a word up to which it proposes places where a rarer one does too."""
MOST_WINDOWS = 5
SLACK = 40
"""Words around a proposed place that are compared too: a dropped clause moves the rest that far."""
LONGEST_GAP = 80
"""Words of the text between two matches of one alignment."""
NEAREST_END = 12
"""Words that may be left out before a quotation's last word, or behind its first, for it to be that word."""
RARE = 3
"""Occurrences up to which one word alone is worth a match far from the others."""


class Block(NamedTuple):
    """A run of equal words: where it begins in the text and in the quotation, and how many they are."""

    place: int
    word: int
    length: int

    @property
    def place_end(self) -> int:
        """One past the last word in the text."""
        return self.place + self.length

    @property
    def word_end(self) -> int:
        """One past the last word in the quotation."""
        return self.word + self.length


class Alignment(NamedTuple):
    """Runs of equal words in the same order in both texts."""

    blocks: tuple[Block, ...]

    @property
    def matched(self) -> int:
        """How many words agree."""
        return sum(block.length for block in self.blocks)

    @property
    def longest(self) -> int:
        """Words of the longest run."""
        return max((block.length for block in self.blocks), default=0)


NOWHERE = Alignment(())


def align(words: Sequence[str], text: IndexedText) -> Alignment:
    """The best alignment of the words with a part of the text; empty where they share no run worth the name."""
    if not words:
        return NOWHERE
    best, best_score = NOWHERE, 0.0
    matcher = SequenceMatcher(None, (), words, autojunk=False)
    met: set[Block] = set()
    pairs = list(pairwise(words))
    for first, last in _windows(words, text):
        if (
            2 * best.matched > len(words)
            and first <= best.blocks[0].place < best.blocks[-1].place_end <= last
        ):
            continue  # the same passage, seen through the next window
        window = text.words[first:last]
        if _most(words, pairs, window) <= best_score:
            continue
        matcher.set_seq1(window)
        for core in _cores(matcher, first):
            if core in met:
                continue  # part of an alignment that was weighed
            alignment = _around(core, words, text)
            met.update(alignment.blocks)
            score = sum(_score_of(block.length, words) for block in alignment.blocks)
            if score > best_score:
                best, best_score = alignment, score
            if best.matched == len(words):
                return best
    return best


def _most(words: Sequence[str], pairs: Sequence[tuple[str, str]], window: Sequence[str]) -> float:
    """What no alignment in a window can be worth more than: its words and pairs of words in as few runs as can be."""
    there, pairs_there = set(window), set(pairwise(window))
    matched = sum(word in there for word in words)
    longest = min(matched, 1 + sum(pair in pairs_there for pair in pairs))
    return matched + (longest**2 + matched - longest) / len(words)


def _score_of(length: int, words: Sequence[str]) -> float:
    """What a run of so many equal words is worth: more than its parts."""
    return length + length**2 / len(words)


def _cores(matcher: SequenceMatcher[str], first: int) -> Iterator[Block]:
    """The longest run of a window, then the longest of the words before it and behind it."""
    core = matcher.find_longest_match()
    if not core.size:
        return
    yield Block(first + core.a, core.b, core.size)
    for low, high in ((0, core.b), (core.b + core.size, None)):
        side = matcher.find_longest_match(blo=low, bhi=high)
        if side.size > 1:
            yield Block(first + side.a, side.b, side.size)


def _around(core: Block, words: Sequence[str], text: IndexedText) -> Alignment:
    """The longest run with its neighbours: on either side, of equally long runs the nearest."""
    kept = [core]
    after = words[core.word_end :]
    behind = text.words[core.place_end : core.place_end + len(after) + SLACK]
    for a, b, length in _runs(behind, after):
        block = Block(core.place_end + a, core.word_end + b, length)
        if _is_near(kept[-1], block, text, outer=block, is_last=block.word_end == len(words)):
            kept.append(block)
    before = words[: core.word][::-1]
    ahead = text.words[max(0, core.place - len(before) - SLACK) : core.place][::-1]
    for a, b, length in _runs(ahead, before):
        block = Block(core.place - a - length, core.word - b - length, length)
        if _is_near(block, kept[0], text, outer=block, is_last=not block.word):
            kept.insert(0, block)
    return Alignment(tuple(kept))


def _runs(places: Sequence[str], words: Sequence[str]) -> list[tuple[int, int, int]]:
    """Runs of equal words in the same order, the longest first chosen."""
    if not words or not places:
        return []
    found = SequenceMatcher(None, places, words, autojunk=False).get_matching_blocks()
    return [(block.a, block.b, block.size) for block in found if block.size]


def chained(
    runs: Sequence[tuple[int, int]], gaps: Sequence[int], words: Sequence[str], text: IndexedText
) -> Alignment:
    """The alignment in which every run of words stands whole and behind the one before it; empty where there is none.

    Args:
        runs: where each run begins and ends among the words.
        gaps: how many words of the text may stand before each run but the first.
        words: the words.
        text: what should have them. Words so common that ``align`` looks elsewhere are found here too.
    """
    first, *others = ([*_whole(words[begin:end], text)] for begin, end in runs)
    for start in first:
        places = [start]
        for (begin, end), gap, found in zip(runs, gaps, others, strict=False):
            behind = places[-1] + end - begin
            number = bisect_left(found, behind)
            if number == len(found) or found[number] > behind + gap:
                break
            places.append(found[number])
        else:
            blocks = zip(places, runs, strict=True)
            return Alignment(tuple(Block(place, begin, end - begin) for place, (begin, end) in blocks))
    return NOWHERE


def _whole(run: Sequence[str], text: IndexedText) -> Iterator[int]:
    """Every place of the text that has a run of words whole, ascending."""
    count, offset = min((len(text.places.get(word, ())), number) for number, word in enumerate(run))
    for place in text.places[run[offset]] if count else ():
        start = place - offset
        if start >= 0 and text.words[start : start + len(run)] == run:
            yield start


def weight(word: str, text: IndexedText) -> float:
    """How much a match of this word tells: the rarer in the text, the more."""
    return log(2 + len(text.words)) - log(1 + len(text.places.get(word, ())))


def _windows(words: Sequence[str], text: IndexedText) -> list[tuple[int, int]]:
    """Ranges of the text where rare words of the quotation stand together, the most promising first."""
    width = max(8, len(words))
    votes: defaultdict[int, float] = defaultdict(float)
    seeds = sorted(
        (len(places), number) for number, word in enumerate(words) if (places := text.places.get(word))
    )
    for rank, (count, number) in enumerate(seeds[:MOST_SEEDS]):
        if rank > 1 and count > MOST_PLACES:
            break
        told = 1 / (1 + log(count))
        for bucket in {(place - number) // width for place in text.places[words[number]]}:
            votes[bucket] += told
            votes[bucket + 1] += told / 2
    ranked = [-bucket for _, bucket in nlargest(MOST_WINDOWS, ((told, -b) for b, told in votes.items()))]
    return [
        (max(0, (bucket - 1) * width - SLACK), (bucket + 1) * width + len(words) + SLACK) for bucket in ranked
    ]


def _is_near(earlier: Block, later: Block, text: IndexedText, *, outer: Block, is_last: bool) -> bool:
    """Whether the outer block, the quotation's first or last words perhaps, is of one passage with its neighbour."""
    skipped = later.place - earlier.place_end
    unmatched = later.word - earlier.word_end
    if skipped <= unmatched + 2 * outer.length:
        return True
    if skipped > LONGEST_GAP:
        return False
    if is_last and not unmatched and skipped <= NEAREST_END:
        return True
    told = len(text.places[text.words[outer.place]]) <= RARE
    return outer.length >= 3 or (outer.length == 2 and skipped <= SLACK) or (told and skipped <= SLACK)
