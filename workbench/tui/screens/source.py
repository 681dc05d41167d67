"""What is known of a source: its kind, its country, and this reviewer's note on its credibility."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Input, Label, Select, TextArea

from workbench.domain.ids import reviewer_id
from workbench.domain.sources import SourceKind
from workbench.domain.terminal import show
from workbench.tui.looks import QUIET, counted
from workbench.tui.screens.form import Form, field, row

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from workbench.domain.sources import Source


@dataclass(frozen=True, slots=True)
class SourceDraft:
    """What the reviewer filled in; ``None`` takes back what was said."""

    kind: str | None
    country: str | None
    note: str | None


class SourceScreen(Form[SourceDraft]):
    """Dismissed with what is to be said of the source."""

    def __init__(self, name: str, source: Source | None, reviewer: str) -> None:
        super().__init__("Source")
        self._called = name
        self._source = source
        self._reviewer = reviewer_id(reviewer)

    def fields(self) -> Iterable[Widget]:
        """The name, what it is, and the note; what colleagues noted stands above."""
        source = self._source
        yield Label(self._heading(), classes="subject", markup=False)
        kinds = [(str(kind), str(kind)) for kind in SourceKind]
        chosen = str(source.kind) if source and source.kind else Select.NULL
        yield row(
            field("Kind", Select(kinds, prompt="not said", value=chosen, id="kind", compact=True)),
            field("Country", Input(source.country or "" if source else "", id="country", compact=True)),
        )
        for note in source.notes if source else ():
            if reviewer_id(note.reviewer) != self._reviewer:
                said = Content.assemble(show(note.text), (f"  {show(note.reviewer)}", QUIET))
                yield Label(said, markup=False)
        yield field("Your note on its credibility", TextArea(self._own_note(), id="note"))

    def on_mount(self) -> None:
        """Begin with the note."""
        self.query_one("#note", TextArea).focus()

    def answer(self) -> SourceDraft:
        """What is filled in; an empty field takes back what was said."""
        kind = self.query_one("#kind", Select).value
        return SourceDraft(
            None if kind is Select.NULL else str(kind),
            self.query_one("#country", Input).value.strip() or None,
            self.query_one("#note", TextArea).text.strip() or None,
        )

    def _heading(self) -> Content:
        source = self._source
        if source is None:
            return Content(show(self._called))
        named = f"{counted(source.references, 'reference')}, {counted(source.documents, 'document')}"
        also = f" · also {', '.join(map(show, source.aliases))}" if source.aliases else ""
        return Content.assemble(show(source.name), (f"  {named}{also}", QUIET))

    def _own_note(self) -> str:
        notes = self._source.notes if self._source else ()
        return next((note.text for note in notes if reviewer_id(note.reviewer) == self._reviewer), "")
