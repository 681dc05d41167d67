"""The two themes the workbench brings: ink on paper, and the same by night. Any of Textual's own does as well."""

from __future__ import annotations

from textual.theme import Theme

QUIET_BY_NIGHT = "#8b939e"
QUIET_BY_DAY = "#6a6e75"
"""What stands back: still readable on the background, and for themes that do not name it."""

NIGHT = Theme(
    name="workbench-night",
    primary="#7aa2d6",
    secondary="#9bb0c9",
    accent="#d0a869",
    warning="#d9a441",
    error="#e07a72",
    success="#84b883",
    foreground="#d7dbe0",
    background="#14171c",
    surface="#1b1f26",
    panel="#20252d",
    dark=True,
    variables={"quiet": QUIET_BY_NIGHT},
)

DAY = Theme(
    name="workbench-day",
    primary="#2b5f9e",
    secondary="#5a7394",
    accent="#8a5a13",
    warning="#9a6700",
    error="#b3362c",
    success="#2f7a3b",
    foreground="#22262b",
    background="#fbfaf7",
    surface="#f3f1ec",
    panel="#e9e6df",
    dark=False,
    variables={"quiet": QUIET_BY_DAY},
)
