"""Narrowing the list of claims."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Select

from workbench.domain.assertions import AssertionKind
from workbench.domain.claims import ClaimFilter, State
from workbench.tui import looks
from workbench.tui.screens.form import Form, field, plain, row

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.content import Content
    from textual.widget import Widget

    from workbench.store.reader import Reader

UNFINISHED = "unfinished"


@dataclass(frozen=True, slots=True)
class Choices:
    """What there is to choose from in this workspace."""

    speakers: Sequence[str]
    documents: Sequence[tuple[str, str]]
    """Ids and titles."""
    reviewers: Sequence[tuple[str, str]]
    """Ids and names."""
    tags: Sequence[str]
    entities: Sequence[str]
    """Names with several spellings."""


def read_choices(reader: Reader) -> Choices:
    """Read what there is to choose from."""
    return Choices(
        speakers=reader.speakers(),
        documents=[(d.id, d.title) for d in reader.documents() if not d.withdrawn],
        reviewers=sorted(reader.reviewer_names().items(), key=lambda pair: pair[1].casefold()),
        tags=reader.tags(),
        entities=[entity.name for entity in reader.entities()],
    )


class FilterScreen(Form[ClaimFilter]):
    """Dismissed with the filter; the search text is kept as it is."""

    hint = "ctrl+s show · ctrl+r everything · escape cancel"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+r", "everything", "Everything", id="filter.everything", tooltip="Take all filters off."
        ),
    ]

    def __init__(self, wanted: ClaimFilter, choices: Choices) -> None:
        super().__init__("Show only")
        self._wanted = wanted
        self._choices = choices

    def fields(self) -> Iterable[Widget]:
        """One choice a field; left open it does not restrict."""
        wanted, choices = self._wanted, self._choices
        states = [(plain("unfinished"), UNFINISHED), *((plain(looks.STATES[s].label), str(s)) for s in State)]
        state = UNFINISHED if wanted.unfinished else str(wanted.state) if wanted.state else None
        kinds = [(plain(str(kind)), str(kind)) for kind in AssertionKind]
        yield row(
            field("State", select("state", states, state)),
            field("Kind", select("kind", kinds, str(wanted.kind) if wanted.kind else None)),
        )
        yield row(
            field("Speaker", select("speaker", [(plain(s), s) for s in choices.speakers], wanted.speaker)),
            field(
                "Name, in any spelling",
                select("entity", [(plain(name), name) for name in choices.entities], wanted.entity),
            ),
        )
        documents = [(plain(title), id_) for id_, title in choices.documents]
        yield field("Document", select("document", documents, wanted.document_id))
        reviewers = [(plain(name), id_) for id_, name in choices.reviewers]
        yield row(
            field("Reviewer", select("reviewer", reviewers, wanted.reviewer)),
            field("Tag", select("tag", [(plain(tag), tag) for tag in choices.tags], wanted.tag)),
        )

    def answer(self) -> ClaimFilter:
        """The filter chosen."""
        state, kind = self._value("state"), self._value("kind")
        return ClaimFilter(
            state=State(state) if state and state != UNFINISHED else None,
            unfinished=state == UNFINISHED,
            kind=AssertionKind(kind) if kind else None,
            speaker=self._value("speaker"),
            entity=self._value("entity"),
            document_id=self._value("document"),
            reviewer=self._value("reviewer"),
            tag=self._value("tag"),
            text=self._wanted.text,
        )

    def _value(self, name: str) -> str | None:
        value = self.query_one(f"#{name}", Select).value
        return None if value is Select.NULL else str(value)

    def action_everything(self) -> None:
        """Take all filters off."""
        self.dismiss(ClaimFilter(text=self._wanted.text))


def select(name: str, options: Sequence[tuple[Content, str]], value: str | None) -> Select[Any]:
    """A choice that may be left open, which restricts nothing."""
    known = value if any(value == choice for _, choice in options) else Select.NULL
    return Select(options, prompt="any", value=known, id=name, compact=True)
