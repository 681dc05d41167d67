"""A check as people read it: quotation and source word by word, figures in a table.

Where words part is marked by signs, so that it shows without colour too: ``[-of the source-]``, ``{+of the
quotation+}``, and ``⟨source → quotation⟩`` for what convention allows.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import click

from workbench.cli.output import WIDEST, Column, filled, put, put_table
from workbench.domain.checks import Attribution, EditKind, Fidelity, FigureCheck, QuotationCheck
from workbench.domain.terminal import show

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from workbench.cli.output import ShortIds
    from workbench.domain.checks import ClaimCheck, PartCheck, Stretch

LEGEND = "[-only in the source-]  {+only in the quotation+}  ⟨legal edit: source → quotation⟩"
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
    mark, colour = MARKS[item.is_borne_out]
    click.echo(f"{label}{click.style(f'{mark} {item.outcome}', fg=colour, bold=True)}{show(_whose(item))}")
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


def _whose(item: QuotationCheck) -> str:
    if item.fidelity is Fidelity.NOT_FOUND:
        return ""
    by = item.said_by or ""
    match item.attribution:
        case Attribution.SAME:
            return f"  said by {by} there too"
        case Attribution.OTHER:
            return f"  the claim gives it to {item.speaker}, the source to {by}; the words: {item.fidelity}"
        case Attribution.NARRATION:
            return "  outside quotation marks" + (f", in a report of what {by} said" if by else "")
        case _:
            return f"  said by {by} there" if by else "  who says it is not clear there"


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
        for text, style in marked(stretch):
            words = show(text).split(" ")
            for place, word in enumerate(words):
                yield word + (" " if place + 1 < len(words) else ""), style
    yield "”", {}


def marked(stretch: Stretch) -> Iterator[Styled]:
    """A stretch with the signs that tell what it is."""
    if stretch.kind is None:
        yield stretch.quoted, {}
    elif stretch.kind.is_legal:
        yield f"⟨{legal_words(stretch)}⟩", {"dim": True}
    else:
        place = " elsewhere" if stretch.kind is EditKind.MOVED and stretch.quoted else ""
        if place:
            yield f"{{+{stretch.quoted}: it stands{place}+}}", {"fg": "red"}
            return
        if stretch.source:
            yield f"[-{stretch.source}-]", {"fg": "red"}
        if stretch.quoted:
            yield f"{{+{stretch.quoted}+}}", {"fg": "green"}


def legal_words(stretch: Stretch) -> str:
    """A legal edit in few words: what the source has, and what the quotation makes of it."""
    if not stretch.quoted.strip():
        return f"{stretch.source} → "
    return f"{stretch.source} → {stretch.quoted}" if stretch.source else f" → {stretch.quoted}"
