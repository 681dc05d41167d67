"""How long comparison takes as documents grow in number, and how well it finds what was marked.

    python benchmarks/comparison.py [--most 10000] [--quality]

Documents are made (``made_affairs.py``), 25 assertions each; their keys are there, as they are in a workspace that kept
them at ingest. Seconds are those of one core. All pairs are scored with rapidfuzz beside it on the sizes where that
ends. ``--quality`` counts findings on the marked dossiers of the tests instead.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections import Counter
from pathlib import Path

from made_affairs import made_documents

from workbench.comparison.added import MemoryPostings, compare_added
from workbench.comparison.compare import compare_keys

SIZES = (100, 300, 1_000, 3_000, 10_000)
MOST_ALL_PAIRS = 300
ALIKE = 70


def all_pairs(count: int) -> tuple[float, int]:
    """Seconds that scoring every pair of assertions takes, and how many are alike."""
    from rapidfuzz import fuzz, process

    documents, load = made_documents(count)
    texts = [text for keys in documents for text in load(keys.id).text.splitlines()]
    started = time.process_time()
    found = sum(
        1
        for at, text in enumerate(texts)
        for _ in process.extract_iter(text, texts[at + 1 :], scorer=fuzz.token_set_ratio, score_cutoff=ALIKE)
    )
    return time.process_time() - started, found


def growth(most: int) -> None:
    """Print a line for every size."""
    print(
        f"{'documents':>9} {'assertions':>10} {'seconds':>8} {'µs each':>8} {'all pairs':>10} {'MB':>6}  findings"
    )
    documents, load = made_documents(0)
    for size in (size for size in SIZES if size <= most):
        documents, load = made_documents(size)
        assertions = sum(len(keys.assertions) for keys in documents)
        started = time.process_time()
        found = compare_keys(documents, load)
        took = time.process_time() - started
        pairs = f"{all_pairs(size)[0]:.1f}" if size <= MOST_ALL_PAIRS else "-"
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        kinds = ", ".join(f"{kind} {count}" for kind, count in sorted(Counter(f.type for f in found).items()))
        print(
            f"{size:>9} {assertions:>10} {took:>8.2f} {took / assertions * 1e6:>8.0f} {pairs:>10} {memory:>6}  {kinds}"
        )
    by_id = {keys.id: keys for keys in documents}
    *known, new = documents
    started = time.process_time()
    postings = MemoryPostings(known)
    print(f"postings of {len(known)} documents kept in {time.process_time() - started:.2f} s")
    started = time.process_time()
    found = compare_added(new, postings, lambda ids: [by_id[id_] for id_ in ids], load)
    print(
        f"one new document against {len(known)}: {time.process_time() - started:.3f} s, {len(found)} findings"
    )


def quality() -> None:
    """Print recall and precision on the marked dossiers."""
    sys.path.insert(0, str(Path(__file__).parents[1]))  # the dossiers are the tests' own
    from tests.comparison.marked_dossiers import (
        AFFAIRS,
        COUNTED,
        FOLDER,
        KEPT,
        READ,
        SPELT,
        TOTALLED,
        TYPES,
        scores,
    )

    spelt = ("spelling_variant",)
    for title, names, kinds, folder in (
        ("read while the rules were made", READ, TYPES, FOLDER),
        ("only counted", COUNTED, TYPES, FOLDER),
        ("read while the rules were made", SPELT, spelt, FOLDER),
        ("read while the rules were made", TOTALLED, ("consistent_total",), FOLDER),
        ("never read nor learnt on", KEPT, TYPES, AFFAIRS),
    ):
        print(title, ", ".join(names))
        found = scores(names, folder)
        for kind, score in ((kind, found[kind]) for kind in kinds):
            print(
                f"  {kind:18} recall {score.recall:.2f} ({score.found}/{score.marked})"
                f"  precision {score.precision:.2f} ({score.right}/{score.given})"
            )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--most", type=int, default=SIZES[-1])
    parser.add_argument("--quality", action="store_true")
    asked = parser.parse_args()
    quality() if asked.quality else growth(asked.most)
