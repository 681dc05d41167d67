"""What changed between two texts of a page: paragraph by paragraph, and word by word within them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.domain.spans import Span

MOST_PARAGRAPHS = 4_000
"""Paragraphs of the part that differs up to which they are matched one by one; of more only the whole is shown."""
MOST_WORDS = 1_500
"""Words of a changed passage up to which they are matched one by one."""
ALIKE = 0.5
"""Share of equal words from which two paragraphs are taken for one that was edited."""

_PIECES = re.compile(r"\d+(?:[.,:]\d+)*|\w+|\s+|[^\w\s]")


class Edit(StrEnum):
    """What happened to a run of words or a paragraph."""

    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Run:
    """Words that were kept, added or removed."""

    edit: Edit
    words: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of either text, or of both where it was kept or edited."""

    runs: tuple[Run, ...]
    old: tuple[int, int] | None
    """Where it stands in the older text."""
    new: tuple[int, int] | None

    @property
    def is_kept(self) -> bool:
        """Whether it is the same in both texts."""
        return all(run.edit is Edit.KEPT for run in self.runs)


def changes(old: str, new: str) -> list[Paragraph]:
    """Both texts as one list of paragraphs, in order, each kept, edited, added or removed."""
    before, after = _paragraphs(old), _paragraphs(new)
    found: list[Paragraph] = []
    for tag, i, j, k, m in _matched([old[s:e] for s, e in before], [new[s:e] for s, e in after]):
        if tag == "equal":
            found += [
                Paragraph((Run(Edit.KEPT, old[slice(*a)]),), a, b)
                for a, b in zip(before[i:j], after[k:m], strict=True)
            ]
        else:
            found += _edited(old, new, before[i:j], after[k:m])
    return found


def near(found: Sequence[Paragraph], place: Span, *, around: int = 1) -> list[Paragraph]:
    """The paragraphs at a place of the older text, with so many changed neighbours on either side."""
    at = [
        number
        for number, one in enumerate(found)
        if one.old is not None and one.old[0] < place.end and place.start < one.old[1]
    ]
    if not at:
        return []
    wanted = range(max(0, at[0] - around), min(len(found), at[-1] + around + 1))
    return [found[number] for number in wanted if number in at or not found[number].is_kept]


def _paragraphs(text: str) -> list[tuple[int, int]]:
    """Where the lines with anything on them stand; texts of pages have a paragraph on each."""
    found, place = [], 0
    for line in text.splitlines(keepends=True):
        if bare := line.strip():
            start = place + line.index(bare)
            found.append((start, start + len(bare)))
        place += len(line)
    return found


def _matched(before: list[str], after: list[str]) -> Iterator[tuple[str, int, int, int, int]]:
    """Runs of equal and of different paragraphs; what both have at both ends is not looked at twice."""
    head = _shared(before, after)
    tail = _shared(before[head:][::-1], after[head:][::-1])
    if head:
        yield "equal", 0, head, 0, head
    last, end = len(before) - tail, len(after) - tail
    if last - head + end - head > MOST_PARAGRAPHS:
        yield "replace", head, last, head, end
    else:
        matcher = SequenceMatcher(None, before[head:last], after[head:end], autojunk=False)
        for tag, i, j, k, m in matcher.get_opcodes():
            yield tag, head + i, head + j, head + k, head + m
    if tail:
        yield "equal", last, len(before), end, len(after)


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


def _edited(
    old: str, new: str, before: list[tuple[int, int]], after: list[tuple[int, int]]
) -> list[Paragraph]:
    """Paragraphs that do not agree: each pair in order that is alike as an edit, the rest removed and added."""
    found: list[Paragraph] = []
    waiting = list(after)
    for place in before:
        partner = next((n for n, other in enumerate(waiting[:3]) if _alike(old, new, place, other)), None)
        if partner is None:
            found.append(Paragraph((Run(Edit.REMOVED, old[slice(*place)]),), place, None))
            continue
        found += [Paragraph((Run(Edit.ADDED, new[slice(*b)]),), None, b) for b in waiting[:partner]]
        other = waiting[partner]
        found.append(Paragraph(tuple(_runs(old[slice(*place)], new[slice(*other)])), place, other))
        del waiting[: partner + 1]
    return found + [Paragraph((Run(Edit.ADDED, new[slice(*b)]),), None, b) for b in waiting]


def _alike(old: str, new: str, a: tuple[int, int], b: tuple[int, int]) -> bool:
    one, other = old[slice(*a)].split()[:MOST_WORDS], new[slice(*b)].split()[:MOST_WORDS]
    return SequenceMatcher(None, one, other, autojunk=False).quick_ratio() >= ALIKE


def _runs(old: str, new: str) -> Iterator[Run]:
    one, other = _PIECES.findall(old), _PIECES.findall(new)
    if len(one) + len(other) > 2 * MOST_WORDS:
        yield Run(Edit.REMOVED, old)
        yield Run(Edit.ADDED, new)
        return
    for tag, i, j, k, m in SequenceMatcher(str.isspace, one, other, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Run(Edit.KEPT, "".join(one[i:j]))
            continue
        if j > i:
            yield Run(Edit.REMOVED, "".join(one[i:j]))
        if m > k:
            yield Run(Edit.ADDED, "".join(other[k:m]))
