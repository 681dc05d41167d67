"""One claim beside the list: passage, reading, evidence, verdicts, comments and history."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from workbench.tui.widgets import claim_sections as sections
from workbench.tui.widgets.check_words import check_notice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from workbench.domain.checks import Checked
    from workbench.tui.claim_view import ClaimView

TITLES = {
    "passage": "Passage",
    "findings": "Findings",
    "evidence": "Evidence",
    "verdicts": "Verdicts",
    "comments": "Comments",
    "reading": "Reading",
    "history": "History",
}


class ClaimDetail(VerticalScroll, can_focus=True):
    """Shows one claim; sections that have nothing to say are left out."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "scroll_down", "Scroll down", show=False, id="detail.down"),
        Binding("k", "scroll_up", "Scroll up", show=False, id="detail.up"),
        Binding("g", "scroll_home", "To the top", show=False, id="detail.top"),
        Binding("G", "scroll_end", "To the end", show=False, id="detail.end"),
        Binding("enter", "screen.findings", "Its findings", show=False, id="detail.findings"),
    ]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self.view: ClaimView | None = None

    def compose(self) -> ComposeResult:
        """The header; the sections come with the first claim, after the first frame."""
        yield Static(id="detail-header", markup=False)
        yield Static(id="detail-check", markup=False)

    def _add_sections(self) -> None:
        """A heading and a body for each section."""
        sections: list[Static] = []
        for name, title in TITLES.items():
            sections.append(Static(title, id=f"{name}-title", classes="section-title", markup=False))
            sections.append(Static(id=f"{name}-body", classes="section-body", markup=False))
        self.mount(*sections)

    def show_claim(self, view: ClaimView | None) -> None:
        """Show a claim; another one from its top, the same one where it was scrolled to."""
        same = view is not None and self.view is not None and view.claim.id == self.view.claim.id
        self.view = view
        if not same:
            self.query_one("#detail-check", Static).display = False
        if not self.query(".section-title"):
            self._add_sections()
        if view is None:
            self.query_one("#detail-header", Static).update(Content(""))
            for name in TITLES:
                self._fill(name, 0, Content(""))
            return
        self.query_one("#detail-header", Static).update(sections.header(view))
        claim = view.claim
        self._fill("passage", 1, sections.passage(view), counted=False)
        self._fill("findings", len(view.findings), sections.findings(view))
        self._fill("evidence", len(claim.evidence), sections.evidence(view))
        self._fill("verdicts", len(claim.verdicts), sections.verdicts(view))
        self._fill("comments", len(claim.comments), sections.comments(view))
        self._fill("reading", len(view.passages), sections.reading(view), counted=False)
        self._fill("history", len(view.history), sections.history(view))
        if not same:
            self.scroll_home(animate=False)

    def show_check(self, claim_id: str, found: Sequence[Checked]) -> None:
        """Say what the check of this claim's words found, if it is still the claim shown."""
        if self.view is not None and self.view.claim.id == claim_id:
            line = self.query_one("#detail-check", Static)
            line.display = bool(found)
            line.update(check_notice(found))

    def _fill(self, name: str, number: int, content: Content, *, counted: bool = True) -> None:
        title, body = self.query_one(f"#{name}-title", Static), self.query_one(f"#{name}-body", Static)
        title.display = body.display = number > 0
        if number:
            title.update(Content(f"{TITLES[name]}  {number}" if counted else TITLES[name]))
            body.update(content)

    def to_section(self, step: int) -> None:
        """Scroll to the next section, or the one before."""
        tops = [w.virtual_region.y for w in self.query(".section-title") if w.display]
        here = self.scroll_offset.y
        if step > 0:
            target = next((top for top in tops if top > here), self.max_scroll_y)
        else:
            target = next((top for top in reversed(tops) if top < here), 0)
        self.scroll_to(y=target, animate=False)
