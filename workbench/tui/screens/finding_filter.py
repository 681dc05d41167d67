"""Narrowing the list of findings."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Select

from workbench.domain.decisions import TYPE_ORDER, FindingFilter, FindingStatus
from workbench.domain.findings import FindingType
from workbench.tui import looks
from workbench.tui.screens.filter import select
from workbench.tui.screens.form import Form, field, plain, row

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget


class FindingFilterScreen(Form[FindingFilter]):
    """Dismissed with the filter."""

    hint = "ctrl+s show · ctrl+r everything · escape cancel"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+r", "everything", "Everything", id="filter.everything", tooltip="Take all filters off."
        ),
    ]

    def __init__(self, wanted: FindingFilter, documents: Sequence[tuple[str, str]]) -> None:
        """``documents`` are ids and titles."""
        super().__init__("Show only")
        self._wanted = wanted
        self._documents = documents

    def fields(self) -> Iterable[Widget]:
        """One choice a field; left open it does not restrict."""
        wanted = self._wanted
        kinds = [(plain(looks.FINDINGS[kind].label), str(kind)) for kind in TYPE_ORDER]
        statuses = [(plain(looks.FINDING_STATUSES[s].label), str(s)) for s in FindingStatus]
        yield row(
            field("Kind", select("kind", kinds, str(wanted.type) if wanted.type else None)),
            field("Status", select("status", statuses, str(wanted.status) if wanted.status else None)),
        )
        documents = [(plain(title), id_) for id_, title in self._documents]
        yield field("Document", select("document", documents, wanted.document_id))

    def answer(self) -> FindingFilter:
        """The filter chosen."""
        kind, status = self._value("kind"), self._value("status")
        return FindingFilter(
            FindingType(kind) if kind else None,
            FindingStatus(status) if status else None,
            self._value("document"),
            self._wanted.claim_id,
        )

    def _value(self, name: str) -> str | None:
        value = self.query_one(f"#{name}", Select).value
        return None if value is Select.NULL else str(value)

    def action_everything(self) -> None:
        """Take all filters off."""
        self.dismiss(FindingFilter())
