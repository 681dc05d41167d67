"""One line of a check as content: the outcome, the aligned words, and the passage of the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from workbench.domain.checks import FigureCheck, QuotationCheck
from workbench.domain.side_by_side import LEGEND, Tone, marked, whose_words
from workbench.domain.terminal import show
from workbench.tui import looks
from workbench.tui.looks import QUIET
from workbench.tui.widgets.claim_sections import HIGHLIGHT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.domain.checks import Checked, PartCheck
    from workbench.tui.check_view import CheckRow

NOTICE_CHARACTERS = 32
TITLE = "bold $text-primary"
STYLES = {
    Tone.SAME: "$foreground",
    Tone.LEGAL: QUIET,
    Tone.SOURCE: "bold $text-error on $error-muted",
    Tone.QUOTED: "bold $text-success on $success-muted",
}

Parts = list["str | Content | tuple[str, str]"]


def check_detail(row: CheckRow) -> Content:
    """All that one line has to say."""
    look = looks.CHECKS[row.checked.outcome]
    parts: Parts = [(look.label, f"bold {looks.TONES[look.tone]}")]
    item = row.checked.item
    parts += _quotation(item) if isinstance(item, QuotationCheck) else _figure(item)
    if row.words:
        parts += [
            ("\n\nIn the source\n", TITLE),
            (show(row.before, keep_newlines=True).lstrip(), "$foreground 80%"),
            (show(row.words, keep_newlines=True), HIGHLIGHT),
            (show(row.after, keep_newlines=True).rstrip(), "$foreground 80%"),
        ]
    source = row.checked.source
    parts += [
        ("\n\nSource\n", TITLE),
        show(source.reference.citation),
        (f"\ncaptured {looks.moment(source.snapshot.taken_at)}", QUIET),
        (
            f" · {looks.counted(len(source.evidence), 'piece')} of evidence here"
            if source.evidence
            else " · not attached yet: a attaches it",
            QUIET,
        ),
    ]
    if row.checked.excerpt:
        start, end = row.checked.excerpt
        parts.append((f" · characters {start:,} to {end:,}", QUIET))
    if isinstance(item, QuotationCheck) and any(s.kind for part in item.parts for s in part.stretches):
        parts += ["\n\n", (LEGEND, QUIET)]
    return Content.assemble(*parts)


def _quotation(item: QuotationCheck) -> Parts:
    whose = whose_words(item)
    parts: Parts = [(f"  {show(whose)}", QUIET)] if whose else []
    parts.append(("\n\nQuotation beside its source\n", TITLE))
    for number, part in enumerate(item.parts):
        parts += ["\n"] if number else []
        parts += _aligned(part)
    for remark in item.remarks:
        parts += ["\n", (f"! {show(remark)}", "$text-warning")]
    return parts


def _aligned(part: PartCheck) -> Parts:
    if not part.stretches:
        return [f"“{show(part.text)}”", (" is not there", QUIET)]
    words: Parts = ["“"]
    words += [(show(text), STYLES[tone]) for stretch in part.stretches for text, tone in marked(stretch)]
    return [*words, "”"]


def _figure(item: FigureCheck) -> Parts:
    parts: Parts = [(f"\n\nThe claim’s {item.kind}\n", TITLE), show(item.words)]
    parts += [(f"\n\nThe source’s {item.kind}\n", TITLE), show(item.found)] if item.found else []
    return [*parts, "\n", (show(item.explanation), QUIET)]


def check_notice(found: Sequence[Checked]) -> Content:
    """One line for each thing a check found, in few words."""
    parts: Parts = []
    for line in found:
        look = looks.CHECKS[line.outcome]
        item = line.item
        said = item.text if isinstance(item, QuotationCheck) else item.words
        said = said if len(said) <= NOTICE_CHARACTERS else f"{said[:NOTICE_CHARACTERS].rstrip()}…"
        parts += ["\n"] if parts else []
        parts += [(look.label, looks.TONES[look.tone]), f"  “{show(said)}”", ("  C shows it", QUIET)]
    return Content.assemble(*parts)
