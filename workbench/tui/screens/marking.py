"""Marking a passage by hand that the program missed: document, words, kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Input, Select

from workbench.domain.assertions import AssertionKind
from workbench.domain.spans import Span, TextQuote, find_words
from workbench.errors import RuleViolation
from workbench.tui.screens.choose import ChooseScreen
from workbench.tui.screens.form import Form, field, row
from workbench.tui.widgets.text_view import TextView

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from workbench.tui.flow import DeskScreen


@dataclass(frozen=True, slots=True)
class Marked:
    """The passage, what it is, and the claim in better words if the reviewer has them."""

    span: Span
    kind: AssertionKind
    wording: str | None
    speaker: str | None


class MarkScreen(Form[Marked]):
    """Dismissed with the passage marked; existing passages are underlined."""

    hint = "ctrl+s mark · in the text: ↑↓ sentence ←→ words · escape cancel"
    is_tall = True

    def __init__(self, title: str, text: str, marks: list[Span]) -> None:
        super().__init__(f"Mark a passage in {title}")
        self._text = text
        self._marks = marks

    def fields(self) -> Iterable[Widget]:
        """Search, text, kind."""
        yield Input(placeholder="Words of the passage", id="words", compact=True)
        yield TextView(can_select=True)
        kinds = [(str(kind), str(kind)) for kind in AssertionKind]
        yield row(
            field(
                "Kind",
                Select(kinds, value=str(AssertionKind.OTHER), allow_blank=False, id="kind", compact=True),
            ),
            field("Speaker (optional)", Input(id="speaker", compact=True)),
        )
        yield field("The claim in self-contained words (optional)", Input(id="wording", compact=True))

    def on_mount(self) -> None:
        """Begin with the search."""
        self.call_after_refresh(self.query_one(TextView).show_text, self._text, marks=self._marks)
        self.query_one("#words", Input).focus()

    @on(Input.Changed, "#words")
    def search(self, event: Input.Changed) -> None:
        """Go to the words as they are typed."""
        found = self.query_one(TextView).search(event.value)
        self.refuse("" if found or not event.value.strip() else "These words are not in the text.")

    @on(Input.Submitted, "#words")
    def into_text(self) -> None:
        """On to the text, to choose exactly."""
        self.query_one(TextView).focus()

    def answer(self) -> Marked:
        """The passage chosen, or the one place that has the words typed."""
        span = self.query_one(TextView).selection
        if span is None:
            words = self.query_one("#words", Input).value
            if not words.strip():
                raise RuleViolation("Type words of the passage, or choose it in the text.")
            span = find_words(TextQuote(words.strip()), self._text)
        return Marked(
            span,
            AssertionKind(str(self.query_one("#kind", Select).value)),
            self.query_one("#wording", Input).value.strip() or None,
            self.query_one("#speaker", Input).value.strip() or None,
        )


async def mark_passage(screen: DeskScreen, document_id: str | None) -> str | None:
    """Ask for document and passage and open a claim for it; gives the claim's id."""
    from workbench.operations.assertions import add_assertion

    documents = [d for d in await screen.desk.ask(lambda reader: reader.documents()) if not d.withdrawn]
    if not documents:
        raise RuleViolation("There is no document yet: press i to add one.")
    if len(documents) > 1:
        here = sorted(documents, key=lambda d: d.id != document_id)
        chosen = await screen.app.push_screen_wait(
            ChooseScreen("A passage of which document?", [(d.id, d.title) for d in here])
        )
        if chosen is None:
            return None
    else:
        chosen = documents[0].id
    title = next(d.title for d in documents if d.id == chosen)
    text = await screen.desk.ask(lambda reader: screen.desk.document_text(reader, chosen))
    marks = await screen.desk.ask(lambda reader: [a.reading.span for a in reader.document_assertions(chosen)])
    marked = await screen.app.push_screen_wait(MarkScreen(title, text, marks))
    if marked is None:
        return None
    _, claim_id = await screen.desk.change(
        lambda workspace: add_assertion(
            workspace.journal,
            chosen,
            marked.span,
            marked.kind,
            wording=marked.wording,
            speaker=marked.speaker,
        )
    )
    screen.desk.claims_came()
    return claim_id
