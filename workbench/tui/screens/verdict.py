"""The form of a verdict: rating, reasons, how sure, and which evidence was weighed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.content import Content
from textual.widgets import Label, OptionList, Select, SelectionList, TextArea
from textual.widgets.option_list import Option
from textual.widgets.selection_list import Selection

from workbench.domain.policies import ensure_rateable, ensure_said
from workbench.domain.ratings import STANDARD, Confidence, Rating
from workbench.domain.terminal import show
from workbench.errors import RuleViolation
from workbench.tui import looks
from workbench.tui.looks import QUIET
from workbench.tui.screens.form import Form, field, plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from workbench.domain.claims import Claim
    from workbench.domain.evidence import Evidence
    from workbench.domain.sourcing import Sourcing

CITATION_CHARACTERS = 90
WIDE_FROM = 104
"""Columns from which every rating has room for its definition beside it."""


@dataclass(frozen=True, slots=True)
class VerdictDraft:
    """What the reviewer filled in."""

    rating: Rating
    rationale: str
    confidence: Confidence | None
    weighed: tuple[str, ...]


class VerdictScreen(Form[VerdictDraft]):
    """Dismissed with the draft; a rating that the evidence does not allow is refused here already."""

    def __init__(
        self, claim: Claim, draft: VerdictDraft | None = None, sourcing: Sourcing | None = None
    ) -> None:
        super().__init__("Verdict")
        self._claim = claim
        self._sourcing = sourcing
        self._draft = draft
        self._standing = [piece for piece in claim.evidence if not piece.withdrawn]

    def fields(self) -> Iterable[Widget]:
        """The claim, then what is to be said of it."""
        draft = self._draft
        yield Label(plain(self._claim.wording), classes="subject", markup=False)
        wide = self.app.size.width >= WIDE_FROM
        ratings = [Option(_rating(rating, defined=wide)) for rating in Rating]
        yield OptionList(*ratings, id="rating", markup=False)
        if not wide:
            yield Label(" ", id="meaning", markup=False)
        yield field("Why (required)", TextArea(draft.rationale if draft else "", id="rationale"))
        if self._standing:
            yield Label("Evidence weighed: space ticks", markup=False)
            if self._sourcing is not None:
                yield Label(_sourcing_line(self._sourcing), id="sourcing", markup=False)
            weighed = set(draft.weighed) if draft else {piece.id for piece in self._standing}
            yield SelectionList(
                *[Selection(_piece(piece), piece.id, piece.id in weighed) for piece in self._standing],
                id="weighed",
            )
        else:
            yield Label(
                "No evidence is attached: only unproven can be said without. Press a in the list first.",
                markup=False,
            )
        chosen = draft.confidence if draft and draft.confidence else Select.NULL
        options = [(f"{level} confidence", level) for level in Confidence]
        yield Select(options, prompt="Confidence (optional)", value=chosen, id="confidence", compact=True)

    def on_mount(self) -> None:
        """Begin with the rating; none is proposed, so that a hasty key records nothing."""
        ratings = self.query_one("#rating", OptionList)
        ratings.highlighted = None if self._draft is None else list(Rating).index(self._draft.rating)
        ratings.focus()

    @on(OptionList.OptionHighlighted, "#rating")
    def tell_meaning(self, event: OptionList.OptionHighlighted) -> None:
        """What the rating under the cursor means, where there is no room beside each."""
        if event.option_list.highlighted is not None:
            for label in self.query("#meaning").results(Label):
                label.update(STANDARD.definitions[list(Rating)[event.option_index]])

    def answer(self) -> VerdictDraft:
        """The draft, when the rules allow it."""
        highlighted = self.query_one("#rating", OptionList).highlighted
        if highlighted is None:
            raise RuleViolation("Choose a rating with the arrow keys.")
        rating = list(Rating)[highlighted]
        rationale = ensure_said("A verdict's rationale", self.query_one("#rationale", TextArea).text)
        weighed = tuple(self.query_one("#weighed", SelectionList).selected) if self._standing else ()
        bearing = any(piece.bears_on_a_rating for piece in self._standing if piece.id in weighed)
        ensure_rateable(self._claim.id, rating, has_bearing_evidence=bearing)
        confidence = self.query_one("#confidence", Select).value
        return VerdictDraft(
            rating, rationale, None if confidence is Select.NULL else Confidence(str(confidence)), weighed
        )


def _rating(rating: Rating, *, defined: bool) -> Content:
    look = looks.RATINGS[rating]
    meaning = STANDARD.definitions[rating] if defined else ""
    return Content.assemble((f"{look.label:<16}", looks.TONES[look.tone]), (meaning, QUIET))


def _sourcing_line(sourcing: Sourcing) -> Content:
    """How it is sourced, and what is missing; advice, for the rationale to answer."""
    if sourcing.advice:
        return Content.styled(sourcing.advice, "$text-warning")
    return Content.styled(f"Sourcing: {sourcing.summary}.", QUIET)


def _piece(piece: Evidence) -> Content:
    look = looks.STANCES[piece.stance]
    citation = show(piece.reference.citation)[:CITATION_CHARACTERS]
    return Content.assemble((f"{look.label}  ", looks.TONES[look.tone]), citation)
