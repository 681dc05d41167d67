"""A check as people read it: quotation and source word by word, figures in a table."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import click

from workbench.cli.output import WIDEST, Column, filled, put, put_table
from workbench.domain.checks import Fidelity, FigureCheck, QuotationCheck
from workbench.domain.side_by_side import Tone, marked, whose_words
from workbench.domain.terminal import show

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from workbench.cli.output import ShortIds
    from workbench.domain.checks import ClaimCheck, PartCheck, Stretch

STYLES: dict[Tone, dict[str, object]] = {
    Tone.SAME: {},
    Tone.LEGAL: {"dim": True},
    Tone.SOURCE: {"fg": "red"},
    Tone.QUOTED: {"fg": "green"},
}
MARKS = {True: ("✓", "green"), False: ("✗", "red")}
INDENT = "    "

Styled = tuple[str, dict[str, object]]


def put_claim_check(check: ClaimCheck, short: ShortIds) -> None:
    """Print a claim's check source by source, each line with the number ``--attach`` takes."""
    put(filled(check.wording))
    lines = check.lines
    for source in check.sources:
        of_source = [line for line in lines if line.source is source]
        put()
        reference, snapshot = short("reference", source.reference.id), short("snapshot", source.snapshot.id)
        held = "" if source.evidence else ", not attached"
        put(filled(f"{source.reference.citation}  [reference {reference}, snapshot {snapshot}{held}]"))
        for line in of_source:
            if isinstance(line.item, QuotationCheck):
                put_quotation(line.item, f"{line.number}  ")
        figures = [line for line in of_source if isinstance(line.item, FigureCheck)]
        if figures:
            _put_figures([(str(line.number), line.item) for line in figures])  # type: ignore[misc]
        if not of_source:
            put(f"{INDENT}Nothing of this claim can be held against it: no quotation, figure or date.")


def put_quotation(item: QuotationCheck, label: str = "") -> None:
    """Print one quotation: the outcome, the words laid side by side, what an edit did to the sense."""
    is_there = item.fidelity is not Fidelity.NOT_FOUND
    mark, colour = MARKS[item.is_borne_out] if is_there else ("?", "yellow")
    whose = whose_words(item)
    said = f"  {show(whose)}" if whose else ""
    click.echo(f"{label}{click.style(f'{mark} {item.outcome}', fg=colour, bold=True)}{said}")
    for part in item.parts:
        if part.fidelity is Fidelity.NOT_FOUND:
            put(filled(f"“{part.text}” is not there.", INDENT))
        else:
            for row in _rows(part, len(INDENT)):
                click.echo(INDENT + row)
    for remark in item.remarks:
        put(filled(f"! {remark}", INDENT))
    if item.place:
        put(f"{INDENT}characters {item.place.start} to {item.place.end}")


def _put_figures(rows: Sequence[tuple[str, FigureCheck]]) -> None:
    columns = [Column(title) for title in ("", "FIGURE", "OUTCOME", "SOURCE", "EXPLANATION")]
    cells = [
        [number, item.words, str(item.outcome), item.found or "", item.explanation] for number, item in rows
    ]
    put_table(columns, cells)


def _rows(part: PartCheck, indent: int) -> Iterator[str]:
    """The aligned words, broken into lines between words."""
    room = min(shutil.get_terminal_size().columns, WIDEST) - indent
    line, width = "", 0
    for text, style in _words(part.stretches):
        if width and width + len(text.rstrip()) > room:
            yield line.rstrip()
            line, width = "", 0
        if not width:
            text = text.lstrip()
        line += click.style(text, **style) if style else text  # type: ignore[arg-type]
        width += len(text)
    if width:
        yield line.rstrip()


def _words(stretches: Iterable[Stretch]) -> Iterator[Styled]:
    yield "“", {}
    for stretch in stretches:
        for text, tone in marked(stretch):
            style = STYLES[tone]
            words = show(text).split(" ")
            for place, word in enumerate(words):
                yield word + (" " if place + 1 < len(words) else ""), style
    yield "”", {}
