"""The keys of judging findings, in the order the line at the bottom shows them."""

from __future__ import annotations

from textual.binding import Binding, BindingType

FINDING_KEYS: list[BindingType] = [
    Binding("a", "accept", "Accept", id="findings.accept", tooltip="It is so; claims that are the same are joined."),
    Binding("d", "dismiss", "Dismiss", id="findings.dismiss", tooltip="It is not so, or does not matter: say why."),
    Binding("m", "join", "Join", id="findings.join", tooltip="Join the claims found to be the same into one."),
    Binding("n", "next_open", "Next open", id="findings.next", tooltip="To the next finding nobody has judged."),
    Binding("c", "claims", "Its claims", id="findings.claims", tooltip="Go to one of its claims; 4 leads back here."),
    Binding("f", "filter", "Filter", id="findings.filter", tooltip="Narrow the list by kind, status or document."),
    Binding("p", "read", "Read", show=False, id="findings.read", tooltip="Read a passage in its document."),
    Binding("o", "reopen", "Reopen", show=False, id="findings.reopen", tooltip="Take back what was decided."),
    Binding(
        "u", "undo", "Undo", show=False, id="findings.undo",
        tooltip="Take back your newest action; once more does it again.",
    ),
    Binding(
        "h,left_square_bracket", "scroll(-1)", "Scroll up", show=False, key_display="h",
        id="findings.scroll_up", tooltip="Scroll the passages up.",
    ),
    Binding(
        "l,right_square_bracket", "scroll(1)", "Scroll down", show=False, key_display="l",
        id="findings.scroll_down", tooltip="Scroll the passages down.",
    ),
    Binding(
        "r", "report", "Report", show=False, id="findings.report", tooltip="Export the verification report."
    ),
    Binding("escape", "clear", "Clear", show=False, id="findings.clear", tooltip="Let go of the filters."),
]  # fmt: skip
