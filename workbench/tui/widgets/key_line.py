"""The line at the bottom: the keys that matter here, as many as the width has room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

from workbench.tui.looks import QUIET

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import Binding

LAST = ("help", "quit")


class KeyLine(Widget):
    """Reads the bindings of its screen; those with ``show`` appear in the order they are declared."""

    def compose(self) -> ComposeResult:
        """Nothing lies inside."""
        return iter(())

    def on_mount(self) -> None:
        """Follow the bindings, which depend on what has focus."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _screen: self.refresh())

    def render(self) -> Content:
        """Keys and what they do; help and quit always at the end, the other screens all or none."""
        shown = [a.binding for a in self.screen.active_bindings.values() if a.binding.show and a.enabled]
        by_action: dict[str, Binding] = {}
        for binding in shown:
            by_action.setdefault(binding.action, binding)
        ends = [b for b in by_action.values() if (b.id or "").rpartition(".")[2] in LAST]
        room = self.size.width - sum(self._width(b) for b in ends)
        kept: list[Binding] = []
        for binding in by_action.values():
            if binding not in ends:
                room -= self._width(binding)
                if room < 0:
                    kept = [b for b in kept if not _leads_elsewhere(b)]
                    break
                kept.append(binding)
        parts: list[tuple[str, str]] = []
        for binding in kept + ends:
            parts += [
                (f" {self._key(binding)} ", "bold $text-accent"),
                (f"{binding.description} ", QUIET),
            ]
        return Content.assemble(*parts)

    def _key(self, binding: Binding) -> str:
        return self.app.get_key_display(binding)

    def _width(self, binding: Binding) -> int:
        return len(self._key(binding)) + len(binding.description) + 3


def _leads_elsewhere(binding: Binding) -> bool:
    return (binding.id or "").startswith("go.")
