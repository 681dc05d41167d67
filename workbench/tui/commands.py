"""The palette: every action that has a key here can be found by its name."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.command import DiscoveryHit, Hit, Provider

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.binding import ActiveBinding
    from textual.command import Hits


class ActionCommands(Provider):
    """The bindings of the screen below the palette, as commands."""

    async def discover(self) -> Hits:
        """Every action but moving about, before anything is typed."""
        for name, help_text, active in self._actions():
            if not (active.binding.id or "").startswith("list."):
                yield DiscoveryHit(name, partial(self._run, active), help=help_text)

    async def search(self, query: str) -> Hits:
        """The actions whose name or explanation the typed letters fit."""
        matcher = self.matcher(query)
        for name, help_text, active in self._actions():
            score = max(matcher.match(name), matcher.match(help_text) * 0.6)
            if score > 0:
                yield Hit(score, matcher.highlight(name), partial(self._run, active), help=help_text)

    def _actions(self) -> Iterator[tuple[str, str, ActiveBinding]]:
        seen: set[str] = set()
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if binding.id is None or binding.action in seen or not active.enabled:
                continue
            seen.add(binding.action)
            key = self.app.get_key_display(binding)
            yield f"{binding.description} ({key})", binding.tooltip, active

    async def _run(self, active: ActiveBinding) -> None:
        await self.app.run_action(active.binding.action, default_namespace=active.node)
