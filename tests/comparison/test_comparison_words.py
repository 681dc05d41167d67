"""Terms are the same whoever asks, and from however many threads."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from workbench.comparison.words import term

ENDINGS = ("ing", "ation", "ational", "edly", "fulness", "ies", "ousli", "ement", "izer", "s")


def test_terms_asked_from_several_threads_are_those_asked_from_one() -> None:
    words = [
        f"{stem}{ending}" for stem in ("harbour", "negoti", "sanct", "missil", "dredg") for ending in ENDINGS
    ]
    words = [f"{start}{word}" for start in "bcdfghklmnprstvw" for word in words]
    alone = [term(word) for word in words]
    term.cache_clear()
    with ThreadPoolExecutor(8) as pool:
        for _ in range(8):
            together = list(pool.map(term, words, chunksize=1))
            assert together == alone
            term.cache_clear()
