"""Choosing a reference by typing, or adding one: a web page, a file, a note."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, Label, OptionList, Select, TextArea
from textual.widgets.option_list import Option

from workbench.domain.policies import ensure_said
from workbench.domain.references import NoteMethod, ReferenceType, Reply, Standing, is_address
from workbench.domain.terminal import show
from workbench.domain.typed_dates import parse_typed_date
from workbench.errors import RuleViolation
from workbench.tui.looks import QUIET
from workbench.tui.paths import PathSuggester
from workbench.tui.screens.form import Form, field, row

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget

    from workbench.domain.references import Reference

MATCHES_SHOWN = 100
WEB, FILE, NOTE = "web", "file", "note"


@dataclass(frozen=True, slots=True)
class Picked:
    """A known reference by its id, or the kind of a new one with what was typed for it."""

    reference_id: str | None = None
    new: str | None = None
    typed: str = ""


class PickReference(Form[Picked]):
    """Dismissed with a known reference, or with the wish for a new one."""

    hint = "↑↓ choose · enter take · escape cancel"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "highlight(1)", "Down", show=False, priority=True),
        Binding("up", "highlight(-1)", "Up", show=False, priority=True),
    ]

    def __init__(self, wording: str, references: Sequence[Reference]) -> None:
        super().__init__("Attach a reference")
        self._wording = wording
        self._references = [r for r in references if not (r.withdrawn or r.joined_into)]
        self._words = {reference.id: _words(reference) for reference in self._references}
        self._picks: list[Picked] = []

    def fields(self) -> Iterable[Widget]:
        """A line to type on; below it what fits."""
        yield Label(Content(show(self._wording)), classes="subject", markup=False)
        yield Input(
            placeholder="Type to find a known one, or an https:// address, or a file's path",
            id="typed",
            compact=True,
        )
        yield OptionList(id="matches", markup=False)

    def on_mount(self) -> None:
        """Everything known, newest first."""
        self._offer("")
        self.query_one("#typed", Input).focus()

    @on(Input.Changed, "#typed")
    def narrow(self, event: Input.Changed) -> None:
        """Offer what fits the letters typed."""
        self._offer(event.value.strip())

    def _offer(self, typed: str) -> None:
        new = [
            (
                Picked(new=WEB, typed=typed if is_address(typed) else ""),
                "New web page",
                typed if is_address(typed) else "an address to fetch",
            ),
            (
                Picked(new=FILE, typed=typed if _is_path(typed) else ""),
                "New file",
                typed if _is_path(typed) else "a document on this machine",
            ),
            (Picked(new=NOTE, typed=""), "New note", "a call, letter, meeting or book"),
        ]
        if _is_path(typed):
            new[0], new[1] = new[1], new[0]
        words = typed.casefold().split()
        known = [
            (Picked(reference_id=r.id), r.title, " · ".join(p for p in (r.source, r.issued, r.url) if p))
            for r in reversed(self._references)
            if all(word in self._words[r.id] for word in words)
        ][:MATCHES_SHOWN]
        offered = [*new, *known] if is_address(typed) or _is_path(typed) else [*known, *new]
        self._picks = [pick for pick, _, _ in offered]
        matches = self.query_one("#matches", OptionList)
        matches.clear_options()
        matches.add_options(
            Option(
                Content.assemble(
                    ("+ " if pick.new else "  ", "$text-accent"), show(title), (f"  {show(more)}", QUIET)
                )
            )
            for pick, title, more in offered
        )
        matches.highlighted = 0

    def action_highlight(self, step: int) -> None:
        """Move in the list while typing."""
        matches = self.query_one("#matches", OptionList)
        if self._picks:
            matches.highlighted = ((matches.highlighted or 0) + step) % len(self._picks)

    @on(Input.Submitted, "#typed")
    def take(self) -> None:
        """Enter takes what is highlighted."""
        self.action_save()

    @on(OptionList.OptionSelected, "#matches")
    def take_selected(self, event: OptionList.OptionSelected) -> None:
        """So does the mouse."""
        self.dismiss(self._picks[event.option_index])

    def answer(self) -> Picked:
        """What is highlighted."""
        return self._picks[self.query_one("#matches", OptionList).highlighted or 0]


def _is_path(typed: str) -> bool:
    """Whether a file is meant: by how it begins, or because a file of this name is there."""
    if not typed or is_address(typed):
        return False
    if typed.startswith(("/", "~", "./", "../")):
        return True
    try:
        return Path(typed).is_file()
    except (OSError, ValueError):  # too long for a name, or a NUL in it
        return False


def _words(reference: Reference) -> str:
    """What a reference can be found by."""
    known = (reference.author, reference.person, reference.title, reference.source, reference.issued)
    return " ".join(filter(None, (*known, reference.url, reference.doi))).casefold()


@dataclass(frozen=True, slots=True)
class NewItem:
    """A web page or file to cite."""

    url: str | None
    path: Path | None
    title: str | None
    type_: ReferenceType
    standing: Standing | None
    source: str | None
    author: str | None
    issued: str | None


class NewItemScreen(Form[NewItem]):
    """Dismissed with what is to be cited; the same form serves an address and a file."""

    def __init__(self, kind: str, typed: str = "") -> None:
        super().__init__("New web page" if kind == WEB else "New file")
        self._kind = kind
        self._typed = typed

    def fields(self) -> Iterable[Widget]:
        """Where it is, then what it is."""
        if self._kind == WEB:
            yield field("Address", Input(self._typed, placeholder="https://", id="url", compact=True))
            hint = "A copy you saved instead of fetching, for a page behind a paywall (optional)"
            yield field(hint, Input(id="path", suggester=PathSuggester(), compact=True))
        else:
            yield field("File", Input(self._typed, id="path", suggester=PathSuggester(), compact=True))
            yield field(
                "Its address on the web (optional)", Input(placeholder="https://", id="url", compact=True)
            )
        yield field("Title", Input(placeholder="as one would cite it", id="title", compact=True))
        default = ReferenceType.WEBPAGE if self._kind == WEB else ReferenceType.DOCUMENT
        types = [(str(t).replace("-", " ").replace("_", " "), str(t)) for t in ReferenceType]
        standings = [("primary: the record itself", "primary"), ("secondary: tells of it", "secondary")]
        yield row(
            field("Type", Select(types, value=str(default), allow_blank=False, id="type", compact=True)),
            field("Standing", Select(standings, prompt="not said", id="standing", compact=True)),
        )
        yield row(
            field("Publisher", Input(id="source", compact=True)),
            field("Author", Input(id="author", compact=True)),
            field("Date", Input(placeholder="2024-12-19", id="issued", compact=True)),
        )

    def on_input_submitted(self) -> None:
        """Enter saves as well."""
        self.action_save()

    def answer(self) -> NewItem:
        """An address or a file at least."""
        url, path = self._text("url"), self._text("path")
        if self._kind == WEB and not url:
            raise RuleViolation("Type the address of the page.")
        if self._kind == FILE and not path:
            raise RuleViolation("Type the path of the file.")
        file = Path(path).expanduser() if path else None
        if file is not None and not file.is_file():
            raise RuleViolation(f"There is no file at {path}.")
        issued = self._text("issued")
        standing = self.query_one("#standing", Select).value
        return NewItem(
            url=url,
            path=file,
            title=self._text("title") or (file.name if file and not url else None),
            type_=ReferenceType(str(self.query_one("#type", Select).value)),
            standing=None if standing is Select.NULL else Standing(str(standing)),
            source=self._text("source"),
            author=self._text("author"),
            issued=parse_typed_date(issued) if issued else None,
        )

    def _text(self, name: str) -> str | None:
        return self.query_one(f"#{name}", Input).value.strip() or None


@dataclass(frozen=True, slots=True)
class NewNote:
    """A reviewer's note of what is not on paper or on the web."""

    method: NoteMethod
    note: str
    person: str | None
    noted_on: str | None
    reply: Reply | None
    reply_by: str | None


class NewNoteScreen(Form[NewNote]):
    """Dismissed with the note."""

    def __init__(self) -> None:
        super().__init__("New note")

    def fields(self) -> Iterable[Widget]:
        """How, whom, when; what was said; what became of the enquiry."""
        methods = [(str(method), str(method)) for method in NoteMethod]
        replies = [(str(reply), str(reply)) for reply in Reply]
        yield row(
            field("How", Select(methods, value="call", allow_blank=False, id="method", compact=True)),
            field("Person or book", Input(id="person", compact=True)),
            field("Date", Input(placeholder="2024-12-19", id="noted_on", compact=True)),
        )
        yield field("What was said, or stands there", TextArea(id="note"))
        yield row(
            field("Enquiry", Select(replies, prompt="not an enquiry", id="reply", compact=True)),
            field("Reply wanted by", Input(placeholder="2024-12-24", id="reply_by", compact=True)),
        )

    def answer(self) -> NewNote:
        """The note, which may not be empty; dates that are dates."""
        reply = self.query_one("#reply", Select).value
        noted_on, reply_by = (self.query_one(f"#{n}", Input).value.strip() for n in ("noted_on", "reply_by"))
        return NewNote(
            NoteMethod(str(self.query_one("#method", Select).value)),
            ensure_said("A note", self.query_one("#note", TextArea).text),
            self.query_one("#person", Input).value.strip() or None,
            parse_typed_date(noted_on) if noted_on else None,
            None if reply is Select.NULL else Reply(str(reply)),
            parse_typed_date(reply_by) if reply_by else None,
        )
