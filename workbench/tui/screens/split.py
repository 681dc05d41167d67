"""A new claim out of some of another's passages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Checkbox, Label, SelectionList, TextArea
from textual.widgets.selection_list import Selection

from workbench.domain.policies import ensure_said
from workbench.domain.terminal import show
from workbench.errors import RuleViolation
from workbench.tui.looks import QUIET
from workbench.tui.screens.form import Form, field, plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from workbench.domain.claims import Claim, StoredAssertion

PASSAGE_CHARACTERS = 160


@dataclass(frozen=True, slots=True)
class SplitWish:
    """What is to be split off."""

    assertions: tuple[str, ...]
    wording: str
    copy_evidence: bool


class SplitScreen(Form[SplitWish]):
    """Dismissed with what is to be split off."""

    def __init__(self, claim: Claim) -> None:
        super().__init__("Split")
        self._claim = claim

    def fields(self) -> Iterable[Widget]:
        """Which passages, in which words, with or without the evidence."""
        claim = self._claim
        yield Label(plain(claim.wording), classes="subject", markup=False)
        yield Label("Passages of the new claim: space ticks", markup=False)
        only = len(claim.members) == 1
        yield SelectionList(*[Selection(_passage(m), m.id, only) for m in claim.members], id="passages")
        yield field("The new claim's wording", TextArea(claim.wording if only else "", id="wording"))
        if claim.evidence:
            yield Checkbox("Copy the evidence to the new claim", id="copy")

    def answer(self) -> SplitWish:
        """At least one passage, and a wording."""
        chosen = tuple(self.query_one("#passages", SelectionList).selected)
        if not chosen:
            raise RuleViolation("Tick at least one passage for the new claim.")
        wording = ensure_said(
            "A claim's wording", " ".join(self.query_one("#wording", TextArea).text.split())
        )
        return SplitWish(
            chosen, wording, bool(self._claim.evidence) and self.query_one("#copy", Checkbox).value
        )


def _passage(member: StoredAssertion) -> Content:
    words = show(member.reading.text)[:PASSAGE_CHARACTERS]
    return Content.assemble(words, (f"  {show(member.document_title)}", QUIET))
