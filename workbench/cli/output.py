"""What commands print: data on standard output, narration on standard error, all of it harmless to a terminal.

A listing is a table for people, with ``--json`` an array of objects (one a line), with ``--jsonl`` an object a line;
``show --json`` is one object. JSON is exact: what a terminal would obey stands in it as an escape.
"""

from __future__ import annotations

import json
import shutil
import sys
import textwrap
import unicodedata
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from workbench.domain.terminal import is_harmless, show

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from workbench.store.reader import Reader

T = TypeVar("T")
Record = dict[str, Any]
F = TypeVar("F", bound="Callable[..., Any]")

GAP = "  "
WIDEST = 100
"""Columns that running text is filled to, where the terminal has more."""


class Column(NamedTuple):
    """A column of a table; the last one is cut to what the terminal has left."""

    title: str
    to_the_right: bool = False


def listing_options(command: F) -> F:
    """Adds ``--json`` and ``--jsonl``; the command gets ``form``."""
    lines = click.option("--jsonl", "form", flag_value="jsonl", help="Print one JSON object a line.")
    array = click.option("--json", "form", flag_value="json", help="Print a JSON array of objects.")
    return array(lines(command))


def object_option(command: F) -> F:
    """Adds ``--json``; the command gets ``as_json``."""
    return click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")(command)


def say(text: str) -> None:
    """Narration, on standard error."""
    click.echo(show(text, keep_newlines=True), err=True)


def put(text: str = "") -> None:
    """A line of data for people, on standard output; may hold line ends."""
    click.echo(show(text, keep_newlines=True))


def put_object(value: Record) -> None:
    """One JSON object, indented."""
    click.echo(to_json(value, indent=2))


def put_listing(
    form: str | None,
    found: Iterable[T],
    as_object: Callable[[T], Record],
    columns: Sequence[Column],
    as_row: Callable[[T], Sequence[str]],
    *,
    none: str,
) -> None:
    """A listing in the form asked for; when it is empty, a table is only the sentence ``none`` as narration."""
    if form is not None:
        put_objects(form, map(as_object, found))
        return
    rows = [as_row(item) for item in found]
    if rows:
        put_table(columns, rows)
    else:
        say(none)


def put_objects(form: str, objects: Iterable[Record]) -> None:
    """Objects as a JSON array with one element a line, or as JSON lines, as they come."""
    if form == "jsonl":
        for item in objects:
            click.echo(to_json(item))
        return
    before = "[\n"
    for item in objects:
        click.echo(before + to_json(item), nl=False)
        before = ",\n"
    click.echo("[]" if before == "[\n" else "\n]")


def put_table(columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> None:
    """Aligned columns under their titles; a terminal gets no empty column, and as much of the last as fits."""
    cells = [[show(cell) for cell in row] for row in rows]
    if _is_terminal(sys.stdout):
        used_ones = [n for n in range(len(columns)) if any(row[n] for row in cells)]
        columns, cells = [columns[n] for n in used_ones], [[row[n] for n in used_ones] for row in cells]
    widths = [
        max([_cells_wide(column.title), *(_cells_wide(row[n]) for row in cells)])
        for n, column in enumerate(columns)
    ]
    room = shutil.get_terminal_size().columns if _is_terminal(sys.stdout) else None
    used = sum(widths[:-1]) + len(GAP) * (len(columns) - 1)
    click.echo(click.style(_line(columns, [c.title for c in columns], widths, used, room), bold=True))
    for row in cells:
        click.echo(_line(columns, row, widths, used, room))


def put_fields(fields: Iterable[tuple[str, str | None]]) -> None:
    """Names and values, a line each; what is absent is left out."""
    present = [(name, value) for name, value in fields if value]
    widest = max((len(name) for name, _ in present), default=0)
    for name, value in present:
        put(f"{name:<{widest}}{GAP}{show(value)}")


def put_heading(title: str) -> None:
    """A blank line and a title over what follows."""
    click.echo()
    click.echo(click.style(show(title), bold=True))


def filled(text: str, indent: str = "") -> str:
    """Running text broken into lines that fit; paragraphs stay."""
    width = min(shutil.get_terminal_size().columns, WIDEST)
    lines = show(text, keep_newlines=True).splitlines() or [""]
    return "\n".join(
        textwrap.fill(line, width, initial_indent=indent, subsequent_indent=indent, break_long_words=False)
        or indent
        for line in lines
    )


def to_json(value: Any, *, indent: int | None = None) -> str:
    """JSON that parses to exactly this value and holds no character that a terminal would obey."""
    speaks_unicode = (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "").startswith("utf")
    text = json.dumps(value, ensure_ascii=not speaks_unicode, indent=indent)
    if is_harmless(text):
        return text
    return "".join(c if c == "\n" or is_harmless(c) else json.dumps(c)[1:-1] for c in text)


def moment(milliseconds: int) -> str:
    """A time as JSON has it: ISO 8601 in UTC, to the millisecond, ending in ``Z``."""
    text = datetime.fromtimestamp(milliseconds / 1000, UTC).isoformat(timespec="milliseconds")
    return text.replace("+00:00", "Z")


def when(milliseconds: int) -> str:
    """A time as people read it, to the minute, in UTC."""
    return f"{datetime.fromtimestamp(milliseconds / 1000, UTC):%Y-%m-%d %H:%M} UTC"


def plural(number: int, one: str, many: str | None = None) -> str:
    """A count with its noun: ``1 claim``, ``2 claims``."""
    return f"{number} {one if number == 1 else many or one + 's'}"


class ShortIds:
    """Ids cut to what tells them apart in this workspace; each noun is asked about once."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._lengths: dict[str, int] = {}

    def __call__(self, noun: str, id_: str | None) -> str:
        """The short form of an id; empty for none."""
        if noun not in self._lengths:
            self._lengths[noun] = self._reader.short_length(noun)
        return (id_ or "")[: self._lengths[noun]]


def _line(
    columns: Sequence[Column], row: Sequence[str], widths: Sequence[int], used: int, room: int | None
) -> str:
    *fixed, last = row
    parts = [
        " " * (width - _cells_wide(cell)) + cell
        if column.to_the_right
        else cell + " " * (width - _cells_wide(cell))
        for column, cell, width in zip(columns, fixed, widths, strict=False)
    ]
    if columns[-1].to_the_right:
        last = " " * (widths[-1] - _cells_wide(last)) + last
    elif room is not None:
        last = _cut(last, max(room - used, 12))
    return GAP.join([*parts, last]).rstrip()


def _cells_wide(text: str) -> int:
    """How many terminal cells a text takes."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text
    )


def _cut(text: str, room: int) -> str:
    if _cells_wide(text) <= room:
        return text
    while text and _cells_wide(text) > room - 1:
        text = text[: min(len(text) - 1, room - 1)]
    return text.rstrip() + "…"


def _is_terminal(stream: Any) -> bool:
    return bool(stream is not None and hasattr(stream, "isatty") and stream.isatty())


def is_terminal(name: str) -> bool:
    """Whether ``stdin``, ``stdout`` or ``stderr`` is a terminal."""
    return _is_terminal(getattr(sys, name))
