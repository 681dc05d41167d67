"""How well and how fast extraction does, beside plain regular expressions and other people's libraries, in one table.

    python benchmarks/extraction.py --tuning DIR [--examples DIR --seeds DIR] [--peer-python PATH]

``--tuning`` holds public corpora with their scorers in ``score/``; ``--examples`` holds articles marked by hand
(``gold/*.jsonl``) with ``score_assertions.py`` and needs ``--seeds``, the folder of their texts. None of them is part
of this project; the marked articles of the tests are, and are scored with them. ``--peer-python`` is the Python of an
environment with spaCy, a small English model, textacy and quantulum3; what ``extract --nlp`` changes is measured there.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from answering import HERE, Answers, ask
from extraction_sets import SETS, Figure, counted, read_off, rows_of, said_by, subjects_right

if TYPE_CHECKING:
    from collections.abc import Iterator

    from answering import Row
    from extraction_sets import Set

OWN_MARKED = HERE.parent / "tests" / "extraction" / "marked"
ROUNDS = 3
"""Times the product and the floor answer; the best counts. A peer answers once."""


LONG = 10_000_000
SENTENCE = (
    "The minister said that “three firms” paid $5 million in May 2001, and Ann Hill left the town on Monday. "
)


class Line(NamedTuple):
    """One line of the table."""

    set: str
    figure: str
    floor: str = ""
    peer: str = ""
    product: str = ""
    bar: str = ""


MARKED = tuple(
    Figure(kind, rf"^{kind} [^\n]*F1 ([\d.]+)", bar, percent=False)
    for kind, bar in (
        ("quotation", 0.95),
        ("reported", 0.85),
        ("quantity", 0.95),
        ("count", 0.95),
        ("event", 0.85),
    )
) + tuple(
    Figure(f"{field} right on found", rf"^{field} +right [^\n]*= ([\d.]+)", bar, percent=False)
    for field, bar in (("speaker", 0.95), ("value", 0.95), ("unit", None), ("date", None))
)


class Bench:
    """What was asked for, and how to answer it."""

    def __init__(self, given: argparse.Namespace) -> None:
        self.given = given
        self.lines: list[Line] = []

    def put(self, line: Line) -> None:
        self.lines.append(line)

    def details(self, title: str, said: str) -> None:
        """The scorer's own words, where asked for."""
        if self.given.details:
            print(f"--- {title}\n{said}", flush=True)


def score(given: Set, folder: Path, answers: Answers | str) -> str:
    """What the set's scorer says of answers; nothing when there are none."""
    if isinstance(answers, str):
        return ""
    gold = folder / given.file
    if given.scorer is None:
        return counted(rows_of(gold), answers.rows)
    return said_by(folder / "score" / given.scorer, given.arguments, gold, answers.rows)


def measure(bench: Bench, each: Set) -> None:
    """One corpus: floor, peer, product."""
    given = bench.given
    rows = rows_of(given.tuning / each.file)
    product = ask(sys.executable, "product.py", each.name, rows, ROUNDS)
    if isinstance(product, str):
        raise SystemExit(f"the product does not answer for {each.name}: {product}")
    floor = ask(sys.executable, "floor.py", each.name, rows, ROUNDS)
    peer: Answers | str = "no peer"
    if each.peer and given.peer_python:
        peer = ask(given.peer_python, each.peer, each.name, rows)
        if isinstance(peer, str):
            print(f"{each.name}: the peer is skipped: {peer}", file=sys.stderr)
    said = [score(each, given.tuning, answers) for answers in (floor, peer, product)]
    bench.details(f"{each.file} {each.scorer or ''}", said[-1])
    for number, figure in enumerate(each.figures):
        values = [shown(read_off(words, figure), figure) for words in said]
        bench.put(Line("" if number else each.title, figure.name, *values, shown(figure.bar, figure)))
    if each.name in {"quantities", "sentences", "worthiness"}:
        texts = len(rows) if each.name != "sentences" else sum(len(row["sentences"]) for row in rows)
        speeds = [rate(texts, answers) for answers in (floor, peer, product)]
        bench.put(Line("", "sentences a second", *speeds, "3,000" if each.name == "quantities" else ""))


def rate(number: float, answers: Answers | str, digits: int = 0) -> str:
    """So many a second."""
    return "" if isinstance(answers, str) else f"{number / answers.cost.work_s:,.{digits}f}"


def shown(value: float | None, figure: Figure) -> str:
    """A figure with the digits that mean something; nothing for 0, which is what one who gives no values has."""
    if not value:
        return ""
    return f"{value:.1f}" if figure.percent else f"{value:.3f}"


def measure_marked(bench: Bench, title: str, gold: Path, texts: Path) -> None:
    """Articles marked by hand; there is nobody to compare with but people."""
    names = sorted(path.stem for path in gold.glob("[0-9]*.jsonl"))
    articles = [path for path in sorted(texts.glob("*.txt")) if path.name.startswith(tuple(names))]
    rows = [{"id": path.name, "text": path.read_text(encoding="utf-8")} for path in articles]
    answers = ask(sys.executable, "product.py", "everything", rows)
    if isinstance(answers, str):
        raise SystemExit(answers)
    found = found_in(answers)
    said = said_by(bench.given.examples / "score_assertions.py", (), gold, found, *names)
    bench.details(title, said)
    for number, figure in enumerate(MARKED):
        name = figure.name if "right" in figure.name else f"{figure.name}, F1"
        value = shown(read_off(said, figure), figure)
        bench.put(
            Line(
                "" if number else f"{title} ({len(rows)})", name, product=value, bar=shown(figure.bar, figure)
            )
        )
    marks = [row for name in names for row in rows_of(gold / f"{name}.jsonl")]
    measure_subjects(bench, marks, rows, found)


def measure_subjects(bench: Bench, marks: list[Row], rows: list[Row], found: list[Row]) -> None:
    """What figures, events and statements are about, by the rules and with a parser."""
    bench.put(Line("", "subject shares a word", product=f"{subjects_right(marks, found):.3f}"))
    if not bench.given.peer_python:
        return
    refined = ask(bench.given.peer_python, "product.py", "everything+nlp", rows)
    if not isinstance(refined, str):
        right = subjects_right(marks, found_in(refined))
        bench.put(Line("", "subject shares a word, --nlp", product=f"{right:.3f}"))


def found_in(answers: Answers) -> list[Row]:
    """The assertions of all articles."""
    return [row for answer in answers.rows for row in answer["rows"]]


def measure_growth(bench: Bench) -> None:
    """10 MB in one paragraph beside a quarter of it."""
    texts = [(SENTENCE * (LONG // len(SENTENCE) + 1))[:length] for length in (LONG // 4, LONG)]
    quarter, whole = (
        ask(sys.executable, "product.py", "count", [{"id": "long", "text": text}]) for text in texts
    )
    if isinstance(quarter, str) or isinstance(whole, str):
        raise SystemExit(f"{quarter} {whole}")
    bench.put(Line("10 MB in one paragraph", "kchar/s", product=rate(LONG / 1e3, whole)))
    times = whole.cost.work_s / quarter.cost.work_s
    bench.put(Line("", "times as long as a quarter of it", product=f"{times:.2f}", bar="4"))
    bench.put(Line("", "peak memory, MB", product=f"{whole.cost.memory_mb:,.0f}"))


def measure_costs(bench: Bench, title: str, rows: list[Row]) -> None:
    """The whole pipeline on one core: speed, start, memory; the floor and the peer only find quotations."""
    product = ask(sys.executable, "product.py", "everything", rows, 5)
    floor = ask(sys.executable, "floor.py", "everything", rows, 5)
    peer: Answers | str = "no peer"
    if bench.given.peer_python:
        peer = ask(bench.given.peer_python, "peers/spacy_pipeline.py", "everything", rows)
    characters = sum(len(row["text"]) for row in rows)
    everyone = (floor, peer, product)
    bench.put(Line(title, "kchar/s", *(rate(characters / 1e3, each) for each in everyone), "300"))
    starts = ["" if isinstance(each, str) else f"{each.cost.start_s:.2f}" for each in everyone]
    bench.put(Line("", "start: import and first use, s", *starts, "0.25"))
    memory = ["" if isinstance(each, str) else f"{each.cost.memory_mb:.0f}" for each in everyone]
    bench.put(Line("", "peak memory, MB", *memory, "60"))


def whole_texts(given: argparse.Namespace) -> Iterator[tuple[str, list[Row]]]:
    """The folders of whole articles there are, their texts alone."""
    if given.tuning:
        rows = rows_of(given.tuning / "attributions_news.jsonl")
        yield "news", [{"id": row["id"], "text": row["text"]} for row in rows]
    if given.seeds:
        texts = sorted(given.seeds.glob("*.txt"))
        yield "articles", [{"id": path.name, "text": path.read_text(encoding="utf-8")} for path in texts]


def table(lines: list[Line]) -> str:
    """The lines as a Markdown table that reads well in a terminal too."""
    heads = Line("set", "figure", "floor", "peer", "product", "bar")
    widths = [max(len(line[k]) for line in [heads, *lines]) for k in range(len(heads))]

    def row(cells: tuple[str, ...]) -> str:
        return (
            "| "
            + " | ".join(
                cell.ljust(width) if k < 2 else cell.rjust(width)
                for k, (cell, width) in enumerate(zip(cells, widths, strict=True))
            )
            + " |"
        )

    rule = (
        "| "
        + " | ".join("-" * width if k < 2 else "-" * (width - 1) + ":" for k, width in enumerate(widths))
        + " |"
    )
    return "\n".join([row(heads), rule, *(row(line) for line in lines)])


def main() -> None:
    """Measure what the arguments name and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in ("--examples", "--tuning", "--seeds", "--peer-python"):
        parser.add_argument(name, type=Path)
    parser.add_argument(
        "--only", help="only sets whose name, file or scorer contains this; or marked, speed, growth"
    )
    parser.add_argument(
        "--details", action="store_true", help="print what the scorers say of the product too"
    )
    bench = Bench(parser.parse_args())
    given = bench.given
    for each in SETS if given.tuning else ():
        if not given.only or given.only in f"{each.name} {each.file} {each.scorer}":
            measure(bench, each)
    if given.examples and given.seeds and (not given.only or given.only == "marked"):
        measure_marked(bench, "marked articles", given.examples / "gold", given.seeds)
        if OWN_MARKED.is_dir():
            measure_marked(bench, "our own marked articles", OWN_MARKED, OWN_MARKED)
    if not given.only or given.only == "speed":
        for title, rows in whole_texts(given):
            measure_costs(bench, f"whole pipeline, one core: {title}", rows)
    if given.only == "growth":
        measure_growth(bench)
    print(table(bench.lines))


if __name__ == "__main__":
    main()
