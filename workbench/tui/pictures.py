"""Pictures of the screen that open no connection when they are looked at."""

from __future__ import annotations

import re

_REMOTE_FONT = re.compile(r"@font-face \{[^}]*\}\s*")
_RUNNING_ID = re.compile(r"terminal-\d+")
FONTS = "DejaVu Sans Mono, Menlo, Consolas"


def self_contained(svg: str) -> str:
    """Textual's picture with fonts of the machine it is shown on, and the same ids whenever it is made."""
    without = _REMOTE_FONT.sub("", svg).replace("Fira Code", FONTS)
    return _RUNNING_ID.sub("workbench", without)
