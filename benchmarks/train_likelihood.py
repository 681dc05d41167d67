"""Grow the trees that say how likely two passages are one claim, one utterance, a conflict or a total.

    python benchmarks/train_likelihood.py [--check] [--write workbench/comparison/likelihood/trees.json]

It reads the affairs under ``tests/comparison/affairs``: five invented articles each, every relation marked. Each pair
of passages that the program would look at is a row, its features those of ``workbench.comparison.likelihood``, its
labels the marked relations. ``--check`` leaves out a quarter of the affairs at a time, grows the trees on the others,
and counts what the whole program finds on those left out. Affairs that are ``KEPT`` are never trained on. Needs
scikit-learn (``pip install scikit-learn``); the program itself does not.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

sys.path.insert(0, str(Path(__file__).parents[1]))  # the affairs are the tests' own

from tests.comparison.marked_dossiers import (
    AFFAIRS,
    COUNTED,
    KEPT,
    READ,
    Dossier,
    Passage,
    Score,
    read,
    score,
)
from workbench.comparison.compare import compare, ruled
from workbench.comparison.corpus import Corpus
from workbench.comparison.keys import keys_of
from workbench.comparison.likelihood import judged
from workbench.comparison.likelihood.features import Features
from workbench.comparison.likelihood.trees import FIRST, Forest, Node
from workbench.comparison.pairs import pairs
from workbench.domain.findings import FindingType

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.comparison.pairs import Pair

KINDS = (
    FindingType.SAME,
    FindingType.QUOTATION_VARIANT,
    FindingType.CONFLICT,
    FindingType.CONSISTENT_TOTAL,
)
QUARTERS = 4
TREES = 80
DEPTH = 3
BELIEVED, HOPELESS = 0.3, 0.01
"""How likely it is that anybody wants to know it, and the share of that which the first trees may give up."""
DIGITS = 4
"""Decimals of what is shipped."""
TWO_TEXTS = ((0, 1), (2, 3), (0, 4))
"""Articles of an affair that are also taken by themselves: people compare two as well as five."""


class Rows(NamedTuple):
    """Features of an affair's pairs, and for each kind whether they are marked so."""

    features: np.ndarray
    labels: np.ndarray


def rows_of(dossier: Dossier) -> Rows:
    """The rows of one affair: all its articles, and some of them two by two."""
    some = [_rows(dossier, dossier.documents)]
    some += [_rows(dossier, [dossier.documents[at] for at in two]) for two in TWO_TEXTS]
    return Rows(np.vstack([one.features for one in some]), np.vstack([one.labels for one in some]))


def _rows(dossier: Dossier, documents: Sequence[Any]) -> Rows:
    known = {document.id: document for document in documents}
    corpus = Corpus([keys_of(document) for document in documents])
    features = Features(corpus, known.__getitem__)
    marked = _marked(dossier)
    x, y = [], []
    for pair, kinds in _looked_at(corpus, known.__getitem__):
        one, other = (Passage(corpus.documents[i.document].id, *i.keys.span) for i in (pair.a, pair.b))
        x.append(features.of(pair, features.matched(pair), kinds))
        y.append([_is_marked(one, other, marked[kind]) for kind in KINDS])
    return Rows(np.array(x, dtype=np.float64), np.array(y, dtype=bool))


def _looked_at(corpus: Corpus, load: Any) -> Iterator[tuple[Pair, set[FindingType]]]:
    for pair in pairs(corpus):
        found = ruled(pair, corpus, load)
        if found or judged.may_be_likely(pair):
            yield pair, {one.type for one in found}


Marks = dict[tuple[str, str], list[tuple[Passage, Passage]]]


def _marked(dossier: Dossier) -> dict[FindingType, Marks]:
    """For each kind the marked pairs, by the two documents they stand in; chains of one claim are closed."""
    found: dict[FindingType, Marks] = {}
    for kind in KINDS:
        by: Marks = defaultdict(list)
        for a, b in dossier.accepted(kind):
            by[a.document, b.document].append((a, b))
            by[b.document, a.document].append((b, a))
        found[kind] = by
    return found


def _is_marked(one: Passage, other: Passage, marks: Marks) -> bool:
    some = marks.get((one.document, other.document), ())
    return any(a.overlaps(one) and b.overlaps(other) for a, b in some)


def grown(rows: Sequence[Rows]) -> dict[FindingType, Forest]:
    """The trees of every kind from the rows of some affairs."""
    features = np.vstack([one.features for one in rows])
    labels = np.vstack([one.labels for one in rows])
    return {kind: _forest(features, labels[:, at]) for at, kind in enumerate(KINDS)}


def _forest(features: np.ndarray, labels: np.ndarray) -> Forest:
    model = HistGradientBoostingClassifier(
        max_iter=TREES, learning_rate=0.1, max_depth=DEPTH, min_samples_leaf=30, l2_regularization=5.0,
        early_stopping=False, random_state=0,
    ).fit(features, labels)  # fmt: skip
    # Nothing public gives the nodes.
    trees = tuple(_node(stage[0].nodes) for stage in model._predictors)  # noqa: SLF001
    prior = round(float(model._baseline_prediction.ravel()[0]), DIGITS)  # noqa: SLF001
    return Forest(prior, trees[:FIRST], trees[FIRST:], _hopeless(model, features))


def _hopeless(model: HistGradientBoostingClassifier, features: np.ndarray) -> float:
    """The least that the first trees add up to for any row that all trees believe."""
    stages = model.staged_decision_function(features)
    first = next(odds for number, odds in enumerate(stages, 1) if number == FIRST)
    believed = model.predict_proba(features)[:, 1] >= BELIEVED
    return round(float(np.quantile(first[believed], HOPELESS)), DIGITS)


def _node(nodes: np.ndarray, at: int = 0) -> Node:
    node = nodes[at]
    if node["is_leaf"]:
        return round(float(node["value"]), DIGITS)
    below, above = _node(nodes, int(node["left"])), _node(nodes, int(node["right"]))
    return int(node["feature_idx"]), round(float(node["num_threshold"]), DIGITS), below, above


def check(dossiers: Sequence[Dossier], rows: Sequence[Rows]) -> None:
    """Print what the program finds on each quarter of the affairs with trees grown on the others."""
    found: dict[str, list[Score]] = defaultdict(list)
    for first in range(QUARTERS):
        left_out = range(first, len(dossiers), QUARTERS)
        forests = grown([rows[at] for at in range(len(rows)) if at not in left_out])
        judged.forest = forests.__getitem__  # the program's own way, other trees
        for at in left_out:
            for kind, one in score(dossiers[at], compare(dossiers[at].documents)).items():
                found[kind].append(one)
    show(found)


def show(found: dict[str, list[Score]]) -> None:
    """Print pooled recall and precision of every kind."""
    for kind, some in found.items():
        total = Score(*map(sum, zip(*some, strict=True)))
        print(
            f"  {kind:18} recall {total.recall:.3f} ({total.found}/{total.marked})"
            f"  precision {total.precision:.3f} ({total.right}/{total.given})",
            flush=True,
        )


def write(forests: dict[FindingType, Forest], path: Path) -> None:
    """Write the trees as the package ships them, one tree a line."""
    parts = []
    for kind, forest in forests.items():
        trees = ",\n".join(
            json.dumps(tree, separators=(",", ":")) for tree in (*forest.first, *forest.others)
        )
        head = f'"prior":{forest.prior},"hopeless":{forest.hopeless}'
        parts.append(f'"{kind}":{{{head},"trees":[\n{trees}\n]}}')
    path.write_text("{" + ",\n".join(parts) + "}\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--write", type=Path)
    asked = parser.parse_args()
    dossiers = [read(path.stem, AFFAIRS) for path in sorted(AFFAIRS.glob("*.txt")) if path.stem not in KEPT]
    rows = [rows_of(dossier) for dossier in dossiers]
    print(f"{len(dossiers)} affairs, {sum(len(one.labels) for one in rows)} pairs of passages", flush=True)
    if asked.check:
        check(dossiers, rows)
    if asked.write:
        shorter = [_rows(dossier, dossier.documents) for dossier in map(read, (*READ, *COUNTED))]
        write(grown([*rows, *shorter]), asked.write)


if __name__ == "__main__":
    main()
