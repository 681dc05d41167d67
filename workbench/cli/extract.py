"""``workbench extract``: assertions of files, without a workspace."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from workbench.cli.commands import WithExamples
from workbench.cli.output import Column, put_objects, put_table, say
from workbench.cli.words import TEXT, stdin_bytes
from workbench.errors import ExitCode, InputRefused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.domain.reading import ReadText

STDIN = "-"
Record = dict[str, Any]
RowsOf = Callable[[str, str, str | None], Iterator[Record]]


@click.command(
    "extract",
    cls=WithExamples,
    epilog="""
    workbench extract article.txt
    workbench extract articles/*.txt --published 2024-12-19 --jsonl
    workbench extract article.txt --figures --json
    """,
)
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option(
    "--published",
    type=TEXT,
    metavar="DATE",
    help="When the texts were published: relative dates start from it.",
)
@click.option("--jsonl", "form", flag_value="jsonl", help="Print one JSON object a line.")
@click.option("--json", "form", flag_value="json", help="Print a JSON array of objects.")
@click.option(
    "--sentences", "what", flag_value="sentences", help="Every sentence with its check-worthiness instead."
)
@click.option("--dates", "what", flag_value="dates", help="Every date expression instead.")
@click.option("--figures", "what", flag_value="figures", help="Every figure instead.")
@click.option("--nlp", is_flag=True, help="Find subjects with spaCy, where it is installed.")
def extract(
    files: tuple[str, ...], published: str | None, form: str | None, what: str | None, nlp: bool
) -> ExitCode:
    """Find what can be checked in files, or in standard input with -. Touches no workspace.

    A file that cannot be read is reported and the rest go on; the exit code is 1 then.
    """
    from workbench.domain.typed_dates import parse_typed_date

    anchor = parse_typed_date(published) if published else None
    if nlp and what:
        raise click.UsageError(f"--nlp finds the subjects of assertions, not of --{what}.")
    failed: list[str] = []
    rows = _rows(files, anchor, _refined() if nlp else ROWS[what or "assertions"], failed)
    if form is not None:
        put_objects(form, rows)
    else:
        _put_table(list(rows), what)
    return ExitCode.PARTIAL if failed else ExitCode.DONE


def _rows(
    files: Sequence[str],
    anchor: str | None,
    rows_of: RowsOf,
    failed: list[str],
) -> Iterator[Record]:
    """The rows of every file that can be read, file by file; the others are reported and noted in ``failed``."""
    for file in files:
        try:
            read = read_text(file)
        except InputRefused as error:
            say(str(error))
            failed.append(file)
            continue
        for note in read.notes:
            say(f"{file}: {note}")
        yield from rows_of(read.text, file, anchor or read.published)


def read_text(file: str) -> ReadText:
    """The text of a file, or of standard input for ``-``; raises InputRefused."""
    from workbench.readers.read import read_bytes, read_file

    if file == STDIN:
        return read_bytes(stdin_bytes(), name="standard input")
    return read_file(Path(file))[1]


def _assertions(text: str, file: str, published: str | None) -> Iterator[Record]:
    from workbench.extraction.pipeline import extract as extracted
    from workbench.extraction.rows import assertion_row

    return (assertion_row(found, file) for found in extracted(text, published=published))


def _refined() -> RowsOf:
    """Assertions with subjects from a parser, which is loaded here: before any file is read."""
    from workbench.extraction.nlp.parses import load_parser
    from workbench.extraction.nlp.refine import refine
    from workbench.extraction.pipeline import extract as extracted
    from workbench.extraction.rows import assertion_row

    parser = load_parser()

    def rows(text: str, file: str, published: str | None) -> Iterator[Record]:
        found = refine(text, extracted(text, published=published), parser)
        return (assertion_row(each, file) for each in found)

    return rows


def _sentences(text: str, file: str, _published: str | None) -> Iterator[Record]:
    from workbench.extraction.pipeline import sentences
    from workbench.extraction.rows import sentence_row

    return (sentence_row(found, file) for found in sentences(text))


def _dates(text: str, file: str, published: str | None) -> Iterator[Record]:
    from workbench.extraction.pipeline import date_mentions
    from workbench.extraction.rows import date_row

    return (date_row(found, file, text) for found in date_mentions(text, published=published))


def _figures(text: str, file: str, _published: str | None) -> Iterator[Record]:
    from workbench.extraction.pipeline import figures_of
    from workbench.extraction.rows import figure_row

    return (figure_row(found, file, text) for found in figures_of(text))


ROWS = {"assertions": _assertions, "sentences": _sentences, "dates": _dates, "figures": _figures}

COLUMNS = {
    "assertions": ("kind", "speaker", "value", "unit", "date"),
    "sentences": ("check_worthiness",),
    "dates": ("date",),
    "figures": ("comparator", "value", "high", "unit", "change"),
}
"""What a table for people shows of a row, between its place and its words."""


def _put_table(rows: list[Record], what: str | None) -> None:
    if not rows:
        say("Nothing was found.")
        return
    names = COLUMNS[what or "assertions"]
    titles = [Column(name.replace("_", "-").upper()) for name in ("document", "place", *names, "words")]
    put_table(
        titles,
        [
            [
                row["document"],
                f"{row['start']}-{row['end']}",
                *("" if row[name] is None else str(row[name]) for name in names),
                row["text"],
            ]
            for row in rows
        ],
    )
