"""Dossiers on invented affairs, with the relations a reader marked in them before the program saw them.

A file holds the articles (``=== name date``, then the text; ``-`` where the text alone says when) and behind
``=== relations`` one relation a line: ``type | article: passage | article: passage ...``. Of words that come several
times, ``article#2`` means the second place; a line's end within a passage is written ``\\n``. A question mark behind
the type marks a relation that readers may argue about: finding it is right, missing it is no fault. Passages of
``same`` and ``consistent_total`` form groups. All of it is invented, also what real bodies are made to say and do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.comparison.dossiers import document
from workbench.comparison.compare import compare

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.domain.findings import ComparedDocument, Finding, FindingType

FOLDER = Path(__file__).parent / "marked"
AFFAIRS = Path(__file__).parent / "affairs"
"""Affairs of five articles, every relation marked that a careful reader sees: likelihoods are learnt on them."""
KEPT = ("insurer", "maternity", "missiles", "spyring")
"""Affairs among them that nothing was learnt on and no rule was made for: what the program finds at first sight."""
READ = ("harbour", "hospital", "landslide")
"""Dossiers whose misses were looked at while the rules were made."""
COUNTED = ("recount", "fisheries")
"""Dossiers that were only counted."""
SPELT = ("canal", "observatory", "vaccine")
"""Dossiers in which only spellings are marked."""
TOTALLED = ("archive",)
"""Dossiers in which only totals are marked."""
TYPES = ("same", "quotation_variant", "conflict", "consistent_total", "spelling_variant")
CLOSED = frozenset({"same", "consistent_total"})


class Passage(NamedTuple):
    """A marked place: the article and its span."""

    document: str
    start: int
    end: int

    def overlaps(self, other: Passage) -> bool:
        """Whether both share more than half of the shorter one."""
        shared = min(self.end, other.end) - max(self.start, other.start)
        return self.document == other.document and shared > 0.5 * min(
            self.end - self.start, other.end - other.start
        )


Pair = frozenset[Passage]


@dataclass(frozen=True)
class Dossier:
    """Articles of one affair with their marked relations."""

    documents: list[ComparedDocument]
    relations: list[tuple[str, bool, tuple[Passage, ...]]]
    """Type, whether it is beyond argument, passages."""

    def accepted(self, kind: str) -> set[Pair]:
        """The pairs that are right when they are found, those behind chains of one claim or one total too."""
        found = {pair for kind_, _, some in self.relations if kind_ == kind for pair in _pairs(some)}
        return _closed(found) if kind in CLOSED else found


class Score(NamedTuple):
    """Pairs marked and found, pairs found and right; a sum of dossiers adds up."""

    found: int
    marked: int
    right: int
    given: int

    @property
    def recall(self) -> float:
        """Share of the marked pairs that were found."""
        return self.found / self.marked if self.marked else 1.0

    @property
    def precision(self) -> float:
        """Share of the given pairs that are right."""
        return self.right / self.given if self.given else 1.0


def read(name: str, folder: Path = FOLDER) -> Dossier:
    """One dossier, its articles extracted."""
    parts = re.split(r"^=== (.+)\n", (folder / f"{name}.txt").read_text(encoding="utf-8"), flags=re.MULTILINE)
    texts: dict[str, tuple[str, str | None]] = {}
    marked = ""
    for head, body in zip(parts[1::2], parts[2::2], strict=True):
        if head == "relations":
            marked = body
        else:
            article, date = head.split()
            texts[article] = (body.strip("\n"), None if date == "-" else date)
    relations = []
    for line in marked.strip().splitlines():
        kind, *places = [piece.strip() for piece in line.split(" | ")]
        relations.append(
            (kind.rstrip("?"), not kind.endswith("?"), tuple(_passage(p, texts) for p in places))
        )
    return Dossier([document(article, text, date) for article, (text, date) in texts.items()], relations)


def _passage(place: str, texts: dict[str, tuple[str, str | None]]) -> Passage:
    where, _, words = place.partition(": ")
    article, _, number = where.partition("#")
    text, words = texts[article][0], words.replace("\\n", "\n")
    starts = [match.start() for match in re.finditer(re.escape(words), text)]
    if not number and len(starts) != 1:
        raise ValueError(f"{len(starts)} times in {article}: {words}")
    start = starts[int(number or 1) - 1]
    return Passage(article, start, start + len(words))


def score(dossier: Dossier, findings: Iterable[Finding]) -> dict[str, Score]:
    """Each type's score: recall over pairs beyond argument, precision over every pair given."""
    places = {
        compared.id: Passage(each.id, *compared.reading.span)
        for each in dossier.documents
        for compared in each.assertions
    }
    given = [
        (
            finding.type,
            [Passage(*place) for place in finding.places] or [places[a] for a in finding.assertions],
        )
        for finding in findings
    ]
    return {kind: _score(kind, dossier, given) for kind in TYPES}


def _score(kind: str, dossier: Dossier, given: list[tuple[FindingType, list[Passage]]]) -> Score:
    want = {
        pair for kind_, sure, some in dossier.relations if kind_ == kind and sure for pair in _pairs(some)
    }
    accept = dossier.accepted(kind)
    marked = {passage for pair in accept for passage in pair}
    got = [pair for type_, passages in given if type_ == kind for pair in combinations(passages, 2)]
    matched: set[Pair] = set()
    right = 0
    for one, other in got:
        hits = {
            pair
            for x in marked
            if x.overlaps(one)
            for y in marked
            if y != x and y.overlaps(other) and (pair := frozenset({x, y})) in accept
        }
        right += bool(hits)
        matched |= hits
    if kind in CLOSED:
        matched = _closed(matched)
    return Score(len(want & matched), len(want), right, len(got))


def _pairs(passages: Iterable[Passage]) -> set[Pair]:
    return {frozenset(pair) for pair in combinations(passages, 2) if pair[0] != pair[1]}


def _closed(pairs: set[Pair]) -> set[Pair]:
    groups: list[set[Passage]] = []
    for pair in pairs:
        joined = set(pair).union(*(group for group in groups if group & pair))
        groups = [group for group in groups if not group & pair] + [joined]
    return {frozenset(pair) for group in groups for pair in combinations(group, 2)}


def scores(names: Iterable[str], folder: Path = FOLDER) -> dict[str, Score]:
    """The scores of several dossiers together."""
    total = dict.fromkeys(TYPES, Score(0, 0, 0, 0))
    for name in names:
        dossier = read(name, folder)
        for kind, one in score(dossier, compare(dossier.documents)).items():
            total[kind] = Score(*(a + b for a, b in zip(total[kind], one, strict=True)))
    return total
