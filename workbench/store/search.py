"""What a person types into the search line, as an FTS5 expression that cannot fail."""

from __future__ import annotations


def match_expression(typed: str) -> str | None:
    """All words must occur; the last one may be the beginning of a word. ``None`` when nothing is typed.

    Every word goes in double quotes, so that no character of it is read as FTS5 syntax.
    """
    clean = typed.replace("\x00", " ").encode("utf-8", "ignore").decode()
    words = [word for word in clean.split() if any(c.isalnum() for c in word)]
    if not words:
        return None
    quoted = ['"' + word.replace('"', '""') + '"' for word in words]
    return " ".join(quoted) + ("*" if not typed[-1:].isspace() else "")
