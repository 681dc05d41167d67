"""The words of a capture that bear on a claim, and how they bear on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.content import Content
from textual.widgets import Input, Label, Select

from workbench.domain.evidence import Stance
from workbench.domain.references import Standing
from workbench.domain.spans import TextQuote, find_words
from workbench.domain.terminal import show
from workbench.errors import RuleViolation
from workbench.tui.looks import QUIET
from workbench.tui.screens.form import Form, field, row
from workbench.tui.widgets.text_view import TextView

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from workbench.domain.references import Reference

STANCES = (
    ("+ supports the claim", Stance.SUPPORTS),
    ("− refutes the claim", Stance.REFUTES),
    ("· context only", Stance.CONTEXT),
)


STANDINGS = (("primary: the record itself", Standing.PRIMARY), ("secondary: tells of it", Standing.SECONDARY))


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What is attached."""

    stance: Stance
    words: str | None
    locator: str | None
    note: str | None
    standing: Standing | None = None
    """In this use; as the reference's own when not said."""


class ExcerptScreen(Form[Excerpt]):
    """Dismissed with stance and words; without words the whole reference is attached."""

    is_tall = True

    def __init__(self, wording: str, reference: Reference, text: str, capture: str) -> None:
        super().__init__("Evidence")
        self.hint = (
            "ctrl+s attach · in the text: ↑↓ sentence ←→ words · escape cancel"
            if text
            else "ctrl+s attach · tab next field · escape cancel"
        )
        self._wording = wording
        self._reference = reference
        self._text = text
        self._capture = capture

    def fields(self) -> Iterable[Widget]:
        """Claim and reference, stance, then the text with a line to search it."""
        yield Label(Content(show(self._wording)), markup=False)
        yield Label(
            Content.assemble(show(self._reference.citation), (f"  {show(self._capture)}", QUIET)),
            markup=False,
        )
        stances = [(label, str(stance)) for label, stance in STANCES]
        standings = [(label, str(standing)) for label, standing in STANDINGS]
        own = self._reference.standing or "not said"
        yield row(
            field("Stance", Select(stances, prompt="choose one", id="stance", compact=True)),
            field("Used as", Select(standings, prompt=str(own), id="standing", compact=True)),
            field("Page or time", Input(id="locator", compact=True)),
            field("Note (optional)", Input(id="note", compact=True)),
        )
        if self._text:
            yield field(
                "Words: paste or type them, or leave empty to attach it whole",
                Input(placeholder="Search the text …", id="words", compact=True),
            )
            yield TextView(can_select=True)

    def on_mount(self) -> None:
        """Begin with the stance."""
        if self._text:
            self.call_after_refresh(self.query_one(TextView).show_text, self._text)
        self.query_one("#stance", Select).focus()

    @on(Input.Changed, "#words")
    def search(self, event: Input.Changed) -> None:
        """Go to the words as they are typed or pasted."""
        view = self.query_one(TextView)
        found = view.search(event.value)
        if not event.value.strip():
            view.select(None)
        self.refuse("" if found or not event.value.strip() else "These words are not in this text.")

    @on(Input.Submitted, "#words")
    def into_text(self) -> None:
        """On to the text, to choose exactly."""
        self.query_one(TextView).focus()

    def answer(self) -> Excerpt:
        """A stance at least; words that stand in the text."""
        stance = self.query_one("#stance", Select).value
        if stance is Select.NULL:
            raise RuleViolation("Say how it bears on the claim: supports, refutes, or context.")
        return Excerpt(
            Stance(str(stance)),
            self._words(),
            self.query_one("#locator", Input).value.strip() or None,
            self.query_one("#note", Input).value.strip() or None,
            self._standing(),
        )

    def _standing(self) -> Standing | None:
        chosen = self.query_one("#standing", Select).value
        return None if chosen is Select.NULL else Standing(str(chosen))

    def _words(self) -> str | None:
        if not self._text:
            return None
        selection = self.query_one(TextView).selection
        typed = self.query_one("#words", Input).value.strip()
        if selection is not None:
            return selection.of(self._text)
        return find_words(TextQuote(typed), self._text).of(self._text) if typed else None
