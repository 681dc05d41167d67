"""Which texts are copies or near-copies of one another: one voice, however many outlets print it.

A text is sketched as the hashes of half of its runs of five words, the same half for every text, so that what two
sketches share estimates what the texts share.

Reference:
    A. Broder, "On the resemblance and containment of documents", 1997 (shingles, containment, "modulo" sketches).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, TypeAlias
from zlib import crc32

from workbench.comparison.texts import WORD, plain

if TYPE_CHECKING:
    from collections.abc import Mapping

SHINGLE_WORDS = 5
KEPT = 2
"""One shingle in so many is kept."""
COPIED = 0.5
"""Share of the shorter text's shingles that makes it a near-copy; a long quotation in both stays far below."""
LEAST_SHARED = 12
"""Shingles two texts must share: some thirty words in a row."""
MOST_HOLDERS = 12
"""Texts remembered per shingle: what more of them share is boilerplate or already linked through these."""

Sketch: TypeAlias = frozenset[int]


def sketch(text: str) -> Sketch:
    """The kept hashes of a text's shingles; empty for a text of fewer words than one shingle."""
    words = [plain(match[0]) for match in WORD.finditer(text)]
    runs = zip(*(words[start:] for start in range(SHINGLE_WORDS)), strict=False)
    hashes = (crc32(" ".join(run).encode("utf-8", "surrogatepass")) for run in runs)
    return frozenset(value for value in hashes if value % KEPT == 0)


def containment(one: Sketch, other: Sketch) -> float:
    """What share of the shorter text stands in the longer one, 0 to 1."""
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter else 0.0


def near_copies(sketches: Mapping[str, Sketch]) -> list[list[str]]:
    """Groups of texts of which each is a near-copy of another in the group; single texts are left out.

    Time grows with the number of shingles: a text is compared only with those that share many of them.

    Returns:
        Groups in the order of the mapping, each in that order too.
    """
    leader = {name: name for name in sketches}

    def lead(name: str) -> str:
        while leader[name] != name:
            leader[name] = name = leader[leader[name]]
        return name

    holders: defaultdict[int, list[str]] = defaultdict(list)
    order = {name: number for number, name in enumerate(sketches)}
    for name, own in sketches.items():
        shared = Counter(holder for value in own for holder in holders[value])
        for holder, count in shared.items():
            if count >= LEAST_SHARED and containment(own, sketches[holder]) >= COPIED:
                first, second = sorted((lead(holder), lead(name)), key=order.__getitem__)
                leader[second] = first
        for value in own:
            if len(holders[value]) < MOST_HOLDERS:
                holders[value].append(name)
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for name in sketches:
        groups[lead(name)].append(name)
    return [group for group in groups.values() if len(group) > 1]
