"""How many characters a second the whole extraction reads, beside sentence splitting alone.

    python benchmarks/extraction_speed.py FILE... [--repeat N]

Start-up (imports and the splitter's model) is timed apart from reading.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path


def main() -> None:
    """Time the files named."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--repeat", type=int, default=5, help="times over all files; the best counts")
    given = parser.parse_args()
    texts = [path.read_text(encoding="utf-8") for path in given.files]

    began = time.perf_counter()
    from workbench.extraction import pipeline

    imported = time.perf_counter()
    pipeline.extract("One sentence.")
    ready = time.perf_counter()
    print(f"import {1e3 * (imported - began):.0f} ms, first use {1e3 * (ready - imported):.0f} ms")

    import nupunkt

    characters = sum(map(len, texts))
    whole = floor = float("inf")
    count = 0
    for _ in range(given.repeat):
        began = time.perf_counter()
        count = sum(len(pipeline.extract(text)) for text in texts)
        middle = time.perf_counter()
        for text in texts:
            nupunkt.sent_spans(text)
        whole, floor = min(whole, middle - began), min(floor, time.perf_counter() - middle)
    print(f"{len(texts)} texts, {characters} characters, {count} assertions")
    print(
        f"extraction {characters / whole / 1e3:.0f} kchar/s; "
        f"sentence splitting alone {characters / floor / 1e3:.0f} kchar/s; ratio {whole / floor:.1f}"
    )


if __name__ == "__main__":
    main()
