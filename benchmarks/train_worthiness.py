"""Train the check-worthiness weights: prints how well they do and writes the data file the package ships.

    python benchmarks/train_worthiness.py --train FILE [--write workbench/extraction/worthiness/weights.txt]

``FILE`` holds one sentence a line, ``{"id", "text", "label"}``: the ClaimBuster sentences (DOI
10.5281/zenodo.3609356) as published for CheckThat! 2024, task 1, English. The set is not part of this project.

A linear support vector machine with squared hinge loss, trained by dual coordinate descent (Hsieh and others, 2008)
over the rows in the order of the file. It needs the standard library alone and neither chance nor a logarithm of the
machine's own, so the same file gives the same bytes everywhere. How strongly it is held back is chosen by
cross-validation over blocks of debates; the newest debates are also held out once: what a shift in time costs.
"""

from __future__ import annotations

import argparse
import json
from math import sqrt
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from workbench.extraction import pipeline
from workbench.extraction.reading import read
from workbench.extraction.worthiness.features import lows_of, structure_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable

FEWEST = 3
"""Rows a word must stand in."""
FEWEST_BUILT = 20
"""Rows a structural feature must stand in."""
KEPT = 8_000
"""Word weights that are shipped."""
ROUNDS = 12
COSTS = (0.003, 0.006, 0.012)
FOLDS = 5
BLOCK = 1_000
"""Ids are numbered through the debates, so rows in one block of ids mostly share a debate."""
NEWEST = 29_000
SLOPES = (0.5, 0.75, 1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
FINEST = 1_000
"""Weights are written as whole numbers of this part."""


class Row(NamedTuple):
    """One sentence as the model sees it."""

    block: int
    worth: bool
    words: list[str]
    built: list[str]


class Model(NamedTuple):
    """Weights of words, to be divided by the root of a sentence's count of them, and of structure."""

    words: dict[str, float]
    built: dict[str, float]

    def margin(self, row: Row) -> float:
        """How far on the worthy side a row lies."""
        words = sum(self.words.get(word, 0.0) for word in row.words)
        return words / sqrt(max(1, len(row.words))) + sum(self.built.get(name, 0.0) for name in row.built)


def rows_of(path: Path) -> list[Row]:
    """The sentences of a training file, read as the product reads them."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        raw = json.loads(line)
        reading = read(raw["text"])
        if not reading.everywhere:
            continue
        sentence = max(reading.everywhere, key=lambda item: item.span.end - item.span.start)
        here = pipeline.figures_in(reading, sentence)
        lows = lows_of(sentence.tokens)
        built = structure_of(
            sentence.tokens,
            lows,
            sentence.names,
            figures=sum(not item.is_idle for item in here),
            dates=len(reading.dates_in(sentence.span)),
            is_rank=any(item.is_rank for item in here),
            instruments=len(reading.instruments_in(sentence.span)),
        )
        block = int(raw["id"].rpartition("-")[2])
        found.append(Row(block, bool(raw["label"]), sorted(words_of(lows)), sorted(built)))
    return found


def train(rows: list[Row], cost: float) -> Model:
    """Fit on all frequent features, keep the word weights that matter most, fit again on those."""
    words, built = counted(row.words for row in rows), counted(row.built for row in rows)
    rarity = {word: rarity_of(count, len(rows)) for word, count in words.items() if count >= FEWEST}
    kept = sorted(name for name, count in built.items() if count >= FEWEST_BUILT)
    first = fitted(rows, rarity, kept, cost)
    weighty = sorted(rarity, key=lambda word: (-abs(first.words[word]) * sqrt(sqrt(words[word])), word))
    return fitted(rows, {word: rarity[word] for word in sorted(weighty[:KEPT])}, kept, cost)


def counted(lists: Iterable[list[str]]) -> dict[str, int]:
    """In how many rows each feature stands."""
    counts: dict[str, int] = {}
    for names in lists:
        for name in names:
            counts[name] = counts.get(name, 0) + 1
    return dict(sorted(counts.items()))


def rarity_of(count: int, rows: int) -> float:
    """About 1 + ln(rows / count), by halving alone: libraries of logarithms differ in the last place."""
    halvings, share = 0, rows / count
    while share >= 2:
        share /= 2
        halvings += 1
    return 1 + 0.6931 * (halvings + share - 1)


def fitted(rows: list[Row], rarity: dict[str, float], built: list[str], cost: float) -> Model:
    """Dual coordinate descent on the squared hinge loss."""
    words = len(rarity)
    word_place = {word: number for number, word in enumerate(rarity)}
    built_place = {name: words + number for number, name in enumerate(built)}
    scale = [*rarity.values(), *(1.0 for _ in built)]
    samples = []
    for row in rows:
        root = sqrt(max(1, len(row.words)))
        here = [word_place[word] for word in row.words if word in rarity]
        values = [scale[number] / root for number in here]
        more = [built_place[name] for name in row.built if name in built_place]
        samples.append(([*here, *more], [*values, *(1.0 for _ in more)], 1.0 if row.worth else -1.0))
    weights = [0.0] * len(scale)
    slack = 1 / (2 * cost)
    squares = [sum(value * value for value in values) + slack for _, values, _ in samples]
    duals = [0.0] * len(samples)
    for _ in range(ROUNDS):
        for number, (places, values, side) in enumerate(samples):
            margin = 0.0
            for at, value in zip(places, values, strict=True):
                margin += weights[at] * value
            old = duals[number]
            new = max(0.0, old - (side * margin - 1 + slack * old) / squares[number])
            if new != old:
                duals[number] = new
                step = (new - old) * side
                for at, value in zip(places, values, strict=True):
                    weights[at] += step * value
    return Model(
        {word: weights[number] * rarity[word] for number, word in enumerate(rarity)},
        {name: weights[words + number] for number, name in enumerate(built)},
    )


def average_precision(pairs: list[tuple[float, bool]]) -> float:
    """Mean of the precision at every worthy sentence, best first."""
    hits = total = 0.0
    for rank, (_, worth) in enumerate(sorted(pairs, key=lambda pair: -pair[0]), 1):
        if worth:
            hits += 1
            total += hits / rank
    return total / hits if hits else 0.0


def held_out(rows: list[Row], cost: float) -> tuple[float, list[tuple[float, bool]]]:
    """Mean average precision over the folds, and every row's margin from a model that has not seen it."""
    pooled: list[tuple[float, bool]] = []
    total = 0.0
    for fold in range(FOLDS):
        model = train([row for row in rows if row.block // BLOCK % FOLDS != fold], cost)
        margins = [(model.margin(row), row.worth) for row in rows if row.block // BLOCK % FOLDS == fold]
        total += average_precision(margins)
        pooled += margins
    return total / FOLDS, pooled


def threshold(pairs: list[tuple[float, bool]]) -> float:
    """The margin that gives the best F1."""
    worthy = sum(worth for _, worth in pairs)
    hits, best, found = 0, 0.0, 0.0
    for rank, (margin, worth) in enumerate(sorted(pairs, key=lambda pair: -pair[0]), 1):
        hits += worth
        if (score := 2 * hits / (rank + worthy)) > best:
            best, found = score, margin
    return found


def slope(pairs: list[tuple[float, bool]], middle: float) -> float:
    """How steeply margins turn into scores, by the least squared error."""

    def error(steep: float) -> float:
        return sum((squashed(steep * (margin - middle)) - worth) ** 2 for margin, worth in pairs)

    return min(SLOPES, key=error)


def squashed(distance: float) -> float:
    """Between 0 and 1, one half at nought."""
    return (1 + distance / sqrt(1 + distance * distance)) / 2


HEAD = """\
# Weights of the check-worthiness model, written by benchmarks/train_worthiness.py: do not edit by hand.
# Trained on sentences of US presidential debates, 1960 to 2016: ClaimBuster (Arslan and others, 2020,
# DOI 10.5281/zenodo.3609356) as published for CheckThat! 2024, task 1. The data set is open access; its exact licence
# could not be confirmed. No sentence of it is in this file, only words and pairs of words with their weights.
# A line under [words] has a word, its weight, and the words after which it weighs otherwise with theirs.
"""


def written(model: Model, middle: float, steep: float, cost: float) -> str:
    """The data file's text."""
    whole = {word: round(weight * FINEST) for word, weight in model.words.items()}
    pairs: dict[str, list[str]] = {}
    for word, weight in sorted(whole.items()):
        first, _, second = word.partition(" ")
        if second and weight:
            pairs.setdefault(first, []).append(f"{second} {weight}")
    lines = [HEAD + f"# cost {cost}, one half at a margin of {middle:.3f}, slope {steep}", "[scale]"]
    lines += [f"middle {round(middle * FINEST)}", f"slope {round(steep * 100)}", "[structure]"]
    lines += [f"{name} {round(weight * FINEST)}" for name, weight in model.built.items()]
    lines.append("[words]")
    singles = {word for word, weight in whole.items() if " " not in word and weight}
    for word in sorted(singles | set(pairs)):
        lines.append(" ".join([word, str(whole.get(word, 0)), *pairs.get(word, [])]))
    return "\n".join(lines) + "\n"


def main() -> None:
    """Choose the cost, report, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--train", type=Path, required=True)
    parser.add_argument("--write", type=Path)
    parser.add_argument("--cost", type=float, action="append", help="try this cost instead of the usual ones")
    given = parser.parse_args()
    rows = rows_of(given.train)
    print(f"{len(rows)} sentences, {sum(row.worth for row in rows)} worth checking", flush=True)
    tried = {}
    for cost in given.cost or COSTS:
        tried[cost] = held_out(rows, cost)
        print(f"cost {cost}: average precision {tried[cost][0]:.4f} over {FOLDS} folds", flush=True)
    cost = max(tried, key=lambda cost: (tried[cost][0], -cost))
    older = train([row for row in rows if row.block < NEWEST], cost)
    newest = [(older.margin(row), row.worth) for row in rows if row.block >= NEWEST]
    print(f"newest {len(newest)} held out: average precision {average_precision(newest):.4f}", flush=True)
    middle = threshold(tried[cost][1])
    steep = slope(tried[cost][1], middle)
    text = written(train(rows, cost), middle, steep, cost)
    print(f"cost {cost}, one half at {middle:.3f}, slope {steep}; {len(text.encode())} bytes")
    if given.write:
        given.write.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
