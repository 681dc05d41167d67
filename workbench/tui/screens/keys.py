"""Every key of a screen with what it does."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from workbench.tui.looks import QUIET

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.screen import Screen

GROUPS = {
    "review": "Review",
    "claims": "The list of claims",
    "documents": "Documents",
    "references": "References",
    "queue": "The fetch queue",
    "check": "The check",
    "findings": "Findings",
    "text": "The text",
    "list": "Moving in a list",
    "detail": "The claim beside the list",
    "go": "Screens",
    "app": "Everywhere",
}


class KeysScreen(ModalScreen[None]):
    """Reads the bindings of the screen it was opened on, so it cannot tell of keys that are not there."""

    CSS_PATH = "form.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark", "dismiss", "Close", id="keys.close", tooltip="Back to the screen."),
    ]

    def __init__(self, screen: Screen[Any]) -> None:
        super().__init__()
        self._lines = [*_lines(screen), *_legend(screen)]

    def compose(self) -> ComposeResult:
        """One group after the other."""
        with VerticalScroll(classes="form -wide") as form:
            form.border_title = "Keys"
            form.border_subtitle = "ctrl+p finds every action by its name · escape close"
            yield Static(Content("\n").join(self._lines), markup=False)


def _lines(screen: Screen[Any]) -> list[Content]:
    order = list(GROUPS)
    keys: dict[tuple[str, str], tuple[Binding, list[str]]] = {}
    for active in screen.active_bindings.values():
        binding = active.binding
        group = (binding.id or "").partition(".")[0]
        if group not in GROUPS:
            continue
        shown = keys.setdefault((group, binding.action), (binding, []))[1]
        shown.append(screen.app.get_key_display(binding))
    lines: list[Content] = []
    by_group = sorted(keys.items(), key=lambda item: order.index(item[0][0]))
    for group, members in groupby(by_group, key=lambda item: item[0][0]):
        lines += (
            [Content(""), Content.styled(GROUPS[group], "bold $text-primary")]
            if lines
            else [Content.styled(GROUPS[group], "bold $text-primary")]
        )
        for _, (binding, names) in members:
            lines.append(
                Content.assemble(
                    (f"{' '.join(dict.fromkeys(names)):<12} ", "bold $text-accent"),
                    f"{binding.description:<16} ",
                    (binding.tooltip, QUIET),
                )
            )
    return lines


def _legend(screen: Screen[Any]) -> list[Content]:
    """What the marks on a screen mean, where it says so: ``LEGEND`` holds a title and what gives the marks."""
    title, marks = getattr(screen, "LEGEND", ("", list))
    meanings: list[tuple[str, str]] = marks()
    if not meanings:
        return []
    lines = [Content.assemble((f"{mark:<12} ", "bold $text-accent"), meaning) for mark, meaning in meanings]
    return [Content(""), Content.styled(title, "bold $text-primary"), *lines]
