"""How a quotation beside its source is written, the same wherever it is shown.

Where words part is marked by signs, so that it shows without colour too: ``[-of the source-]``, ``{+of the
quotation+}``, and ``⟨source → quotation⟩`` for what convention allows.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from workbench.domain.checks import Attribution, EditKind, Fidelity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.domain.checks import QuotationCheck, Stretch

LEGEND = "[-only in the source-]  {+only in the quotation+}  ⟨legal edit: source → quotation⟩"


class Tone(StrEnum):
    """What a piece of the aligned words is."""

    SAME = "same"
    LEGAL = "legal"
    SOURCE = "source"
    """Only the source has it."""
    QUOTED = "quoted"
    """Only the quotation has it, at this place."""


SIGNS = {
    Tone.SAME: ("", ""),
    Tone.LEGAL: ("⟨", "⟩"),
    Tone.SOURCE: ("[-", "-]"),
    Tone.QUOTED: ("{+", "+}"),
}
"""What stands around words of each tone."""


def marked(stretch: Stretch) -> Iterator[tuple[str, Tone]]:
    """A stretch with the signs that tell what it is."""
    for words, tone in pieces(stretch):
        before, after = SIGNS[tone]
        yield f"{before}{words}{after}", tone


def pieces(stretch: Stretch) -> Iterator[tuple[str, Tone]]:
    """A stretch as words, each with what it is."""
    if stretch.kind is None:
        yield stretch.quoted, Tone.SAME
    elif stretch.kind.is_legal:
        yield edit_words(stretch), Tone.LEGAL
    elif stretch.kind is EditKind.MOVED and stretch.quoted:
        yield stretch.quoted, Tone.QUOTED
        yield "from another place", Tone.LEGAL
    else:
        if stretch.source:
            yield stretch.source, Tone.SOURCE
        if stretch.quoted:
            yield stretch.quoted, Tone.QUOTED


def edit_words(stretch: Stretch) -> str:
    """A legal edit in few words: what the source has, and what the quotation makes of it."""
    quoted = stretch.quoted.strip()
    if not stretch.source:
        return f"added {quoted}"
    return f"{stretch.source} → {quoted}" if quoted else f"without {stretch.source}"


def whose_words(item: QuotationCheck) -> str:
    """Whose words they are in the source, beside whose the claim says they are; empty where they are not there."""
    if item.fidelity is Fidelity.NOT_FOUND:
        return ""
    by = item.said_by
    match item.attribution:
        case Attribution.SAME:
            return f"said by {by} there too"
        case Attribution.OTHER:
            return f"the claim gives it to {item.speaker}, the source to {by}; the words: {item.fidelity}"
        case Attribution.NARRATION:
            return "outside quotation marks" + (f", in a report of what {by} said" if by else "")
        case _:
            return f"said by {by} there" if by else "who says it is not clear there"
