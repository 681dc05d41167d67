"""A finding below the list: what was noticed, what differs, and the passages beside each other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from workbench.domain.decisions import FindingStatus
from workbench.domain.terminal import show
from workbench.tui import looks
from workbench.tui.looks import QUIET

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from workbench.domain.findings import Difference
    from workbench.tui.finding_view import FindingView, Side

DIFFERS = "bold underline $text-warning"
"""Underlined as well: what differs is seen without colour too."""
AROUND = "$foreground 70%"
LEGAL = frozenset({"marks", "brackets", "ellipsis", "case"})
"""Kinds of difference that convention allows in a quotation."""
LONGEST_SHOWN = 90
"""Characters of a side of a difference; a longer one is the passage itself, which stands below."""
_BLANK_LINES = re.compile(r"\n[ \n]*\n")

Parts = list["str | Content | tuple[str, str]"]


class FindingSides(VerticalScroll, can_focus=True):
    """Shows one finding; its passages stand side by side where there is room, else under each other."""

    def compose(self) -> ComposeResult:
        """A header, and room for the passages."""
        yield Static(id="finding-header", markup=False)
        yield Container(id="finding-sides")

    async def show_finding(self, view: FindingView | None) -> None:
        """Show a finding from its top."""
        self.query_one("#finding-header", Static).update(Content("") if view is None else header(view))
        room = self.query_one("#finding-sides", Container)
        sides = [] if view is None else [side_content(side) for side in view.sides]
        shown = list(room.query(Static))
        for widget, content in zip(shown, sides, strict=False):
            widget.update(content)
        for widget in shown[len(sides) :]:
            await widget.remove()
        if len(sides) > len(shown):
            await room.mount(
                *(Static(content, classes="side", markup=False) for content in sides[len(shown) :])
            )
        self.scroll_home(animate=False)


def header(view: FindingView) -> Content:
    """What was noticed, what was decided of it, and the differences in words."""
    summary = view.finding.summary
    look, status = looks.FINDINGS[summary.type], looks.FINDING_STATUSES[summary.status]
    parts: Parts = [
        (look.label, f"bold {looks.TONES[look.tone]}"),
        (f"  {status.label}", looks.TONES[status.tone]),
    ]
    if summary.status is not FindingStatus.OPEN and summary.decided_at is not None:
        parts.append((f" by {show(summary.reviewer or '')}, {looks.moment(summary.decided_at)}", QUIET))
    if summary.reason:
        parts.append((f": {show(summary.reason)}", QUIET))
    if not summary.is_computed:
        parts.append(("  no longer noticed", "$text-warning"))
    parts.append((f"  {summary.id[:8]} · sure {summary.confidence / 1000:.2f}", QUIET))
    parts += ["\n", show(summary.explanation)]
    for difference in summary.differences:
        if max(len(difference.a), len(difference.b)) <= LONGEST_SHOWN:
            parts += ["\n", *_difference(difference)]
    hidden = len(view.finding.shown) - len(view.sides)
    if hidden > 0:
        parts.append((f"\n… and {looks.counted(hidden, 'more passage')}", QUIET))
    return Content.assemble(*parts)


def _difference(difference: Difference) -> Parts:
    legal = difference.kind in LEGAL
    kind = show(difference.kind)
    words = f"{kind}, as convention allows" if legal else kind
    tone = QUIET if legal else "$foreground"
    return [
        (f"{words}: ", QUIET),
        (f"“{show(difference.a)}”" if difference.a else "nothing", tone),
        (" → ", QUIET),
        (f"“{show(difference.b)}”" if difference.b else "nothing", tone),
    ]


def side_content(side: Side) -> Content:
    """One passage under the title of its document, what differs underlined; then the claim it belongs to."""
    assertion = side.passage.assertion
    is_asserted = side.passage.is_asserted
    who = assertion.reading.speaker
    parts: Parts = [(show(assertion.document_title), f"italic {QUIET}")]
    if who and is_asserted:
        parts.append((f" · {show(who)}", QUIET))
    if assertion.reading.date and is_asserted:
        parts.append((f" · {show(assertion.reading.date)}", QUIET))
    parts += ["\n", (_flat(side.before).lstrip(), AROUND)]
    parts += [
        (show(run, keep_newlines=True), DIFFERS if is_marked else "bold") for run, is_marked in side.runs
    ]
    parts.append((_flat(side.after).rstrip(), AROUND))
    if side.passage.claim_id is not None and side.passage.wording != assertion.reading.text:
        parts += [
            ("\nclaim: " if is_asserted else "\nclaim near it: ", QUIET),
            (show(side.passage.wording), QUIET),
        ]
    return Content.assemble(*parts)


def _flat(text: str) -> str:
    return _BLANK_LINES.sub("\n", show(text, keep_newlines=True))
