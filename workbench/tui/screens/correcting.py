"""Correcting how a passage was read; what the program had read stays beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.widgets import Input, Label, Select, TextArea

from workbench.domain.assertions import AssertionKind, Comparator
from workbench.domain.spans import TextQuote, find_words
from workbench.domain.typed_dates import parse_typed_date
from workbench.errors import RuleViolation, StaleEdit
from workbench.tui.screens.form import Form, field, row
from workbench.tui.screens.stale import REWORD, StaleScreen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from workbench.domain.claims import StoredAssertion
    from workbench.tui.flow import DeskScreen

TYPED = ("speaker", "role", "organisation", "cited_source", "subject", "value", "high", "unit", "date")
COMPARATORS = {
    Comparator.EXACTLY: "exactly",
    Comparator.OVER: "over",
    Comparator.UNDER: "under",
    Comparator.AT_LEAST: "at least",
    Comparator.AT_MOST: "at most",
    Comparator.ABOUT: "about",
}


class CorrectScreen(Form[dict[str, Any]]):
    """Dismissed with the fields that were changed."""

    def __init__(self, member: StoredAssertion, text: str) -> None:
        super().__init__("Edit the reading")
        self._member = member
        self._text = text

    def fields(self) -> Iterable[Widget]:
        """The words of the passage, then how they are read."""
        read = self._member.reading
        yield Label("Words of the passage, exactly as they stand in the document", markup=False)
        yield TextArea(read.text, id="words")
        kinds = [(str(kind), str(kind)) for kind in AssertionKind]
        yield row(
            field("Kind", Select(kinds, value=str(read.kind), allow_blank=False, id="kind", compact=True)),
            self._line("date", "Date"),
        )
        yield row(self._line("speaker", "Speaker"), self._line("role", "Role"))
        yield row(self._line("organisation", "Organisation"), self._line("cited_source", "Cites"))
        comparators = [(word, str(sign)) for sign, word in COMPARATORS.items()]
        sign = str(read.comparator) if read.comparator else Select.NULL
        yield row(
            field("Bound", Select(comparators, value=sign, prompt="none", id="comparator", compact=True)),
            self._line("value", "Figure"),
            self._line("high", "Up to"),
            self._line("unit", "Unit"),
        )
        yield self._line("subject", "About")

    def _line(self, name: str, title: str) -> Widget:
        return field(title, Input(getattr(self._member.reading, name) or "", id=name, compact=True))

    def answer(self) -> dict[str, Any]:
        """What differs from the reading shown."""
        read = self._member.reading
        wanted: dict[str, Any] = {
            name: self.query_one(f"#{name}", Input).value.strip() or None for name in TYPED
        }
        if wanted["date"] and wanted["date"] != read.date and "/" not in wanted["date"]:
            wanted["date"] = parse_typed_date(wanted["date"])
        wanted["kind"] = str(self.query_one("#kind", Select).value)
        comparator = self.query_one("#comparator", Select).value
        wanted["comparator"] = None if comparator is Select.NULL else str(comparator)
        changed = {name: value for name, value in wanted.items() if value != _text_of(getattr(read, name))}
        words = self.query_one("#words", TextArea).text.strip()
        if words != read.text:
            span = find_words(TextQuote(words), self._text)
            changed |= {"start": span.start, "end": span.end}
        if not changed:
            raise RuleViolation("Nothing was changed: correct a field, or press escape.")
        return changed


def _text_of(value: object) -> str | None:
    return None if value is None else str(value)


def _shown(member: StoredAssertion, fields: dict[str, Any]) -> dict[str, Any]:
    read = member.reading
    places = {"start": read.span.start, "end": read.span.end}
    return {name: places[name] if name in places else _text_of(getattr(read, name)) for name in fields}


async def correct_reading(screen: DeskScreen, member: StoredAssertion) -> bool:
    """Ask for corrections and record them; tells whether anything was recorded.

    When another reviewer set one of the fields meanwhile, both values are shown and the reviewer decides.
    """
    from workbench.operations.assertions import correct_assertion

    text = await screen.desk.ask(lambda reader: screen.desk.document_text(reader, member.document_id))
    wanted = await screen.app.push_screen_wait(CorrectScreen(member, text))
    shown = _shown(member, wanted or {})
    while wanted:
        fields, seen = dict(wanted), dict(shown)
        try:
            await screen.desk.change(
                lambda workspace: correct_assertion(workspace.journal, member.id, shown=seen, **fields)  # noqa: B023
            )
        except StaleEdit as error:
            mine = wanted.get(error.field)
            choice = await screen.app.push_screen_wait(StaleScreen(error, str(mine), REWORD[:2]))
            if choice is None:
                return False
            if choice == "theirs":
                del wanted[error.field]
            shown[error.field] = error.stored
        else:
            return True
    return False
