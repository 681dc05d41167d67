"""Markdown in which no foreign word can become markup."""

from __future__ import annotations

import re
import unicodedata

from workbench.reports.foreign import reads_right_to_left, safe_address, visible

# All that starts a construct inside a line, in CommonMark and its usual extensions (tables, footnotes, strike
# out, mathematics, attributes, mentions, bare addresses). A backslash before ASCII punctuation never shows.
_INLINE = re.compile(
    r"[\\`*_\[\]<>#|~&$^{}@]|!(?=\[)|(?<=[a-z]):(?=//|[a-z0-9])|(?<=www)\.", re.IGNORECASE | re.ASCII
)
_LINE_START = re.compile(r"(?=[-+:=])|[0-9]{1,12}(?=[.)])", re.ASCII)


def plain(text: str) -> str:
    """The text on one line, every character meaning itself; right-to-left text is isolated."""
    line = _line(_flat(text).strip())
    return f"\u2068{line}\u2069" if reads_right_to_left(line) else line


def paragraphs(text: str) -> list[str]:
    """The lines of a text as paragraphs, each as ``plain`` gives it."""
    return [plain(line) for line in text.split("\n") if line.strip()]


def bold(text: str) -> str:
    """The text as ``plain`` gives it, in bold; punctuation or a space has to stand around it."""
    line = plain(text)
    return f"**{line}**" if line else ""


def strong(words: str, before: str = "", after: str = "") -> str:
    """A line with some of its words in bold: ``before **words** after``.

    A thin space keeps the asterisks apart from a letter where CommonMark would not take them for emphasis.
    """
    left, core, right = _flat(before), _flat(words), _flat(after)
    middle = core.strip()
    if not middle:
        return plain(before + words + after)
    start = core.index(middle)
    left, right = (left + core[:start]).lstrip(" "), (core[start + len(middle) :] + right).rstrip(" ")
    opening = "\u2009" if _ends_in_a_word(left[-1:]) and not _ends_in_a_word(middle[0]) else ""
    closing = "\u2009" if _ends_in_a_word(right[:1]) and not _ends_in_a_word(middle[-1]) else ""
    return f"{_line(left)}{opening}**{_escape(middle)}**{closing}{_escape(right)}"


def code(text: str) -> str:
    """A code span around one line of text, fenced wider than any run of backticks in it."""
    line = _flat(text).strip(" ")
    if not line:
        return ""
    longest = max((len(run) for run in re.findall("`+", line)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if "`" in (line[0], line[-1]) else ""
    return f"{fence}{pad}{line}{pad}{fence}"


def link(url: str) -> str:
    """The address as a link to itself, or as plain words when it is not one a report links to."""
    address = safe_address(url)
    return f"<{address}>" if address else plain(url)


def quoted(lines: list[str], indent: str = "") -> str:
    """Paragraphs as a block quotation."""
    return f"\n{indent}>\n".join(f"{indent}> {line}" for line in lines)


def _flat(text: str) -> str:
    return re.sub(r"[ \t\n]+", " ", visible(text))


def _escape(text: str) -> str:
    return _INLINE.sub(r"\\\g<0>", text)


def _line(text: str) -> str:
    """Escaped text that stands at the start of a line: no list, rule or underline begins there."""
    line = _escape(text)
    start = _LINE_START.match(line)
    return f"{start.group()}\\{line[start.end() :]}" if start else line


def _ends_in_a_word(letter: str) -> bool:
    return bool(letter) and not letter.isspace() and unicodedata.category(letter)[0] not in "PS"
