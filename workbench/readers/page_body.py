"""All text a reader of a page would see, for pages in which no main text can be told apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SKIPPED = frozenset(
    {
        "aside",
        "button",
        "footer",
        "form",
        "head",
        "iframe",
        "nav",
        "noscript",
        "object",
        "script",
        "select",
        "style",
    }
    | {"svg", "template"}
)
"""What is not text, and what stands around a text on most pages."""

_INLINE = frozenset(
    {
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
    }
    | {
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
    }
    | {"tt", "u", "var", "wbr"}
)
"""Elements that do not end a paragraph."""


def body_text(root: HtmlElement) -> str:
    """The page's text, a paragraph for each block, without scripts, menus, footers and forms."""
    from lxml import etree

    blocks: list[list[str]] = [[]]
    skipped: HtmlElement | None = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if element.tag not in _INLINE:
            blocks.append([])
        if event == "start":
            if skipped is None and element.tag in _SKIPPED:
                skipped = element
            shown = element.text
        else:
            if skipped is element:
                skipped = None
            shown = element.tail
        if skipped is None and shown:
            blocks[-1].append(shown)
    return "\n\n".join(text for block in blocks if (text := " ".join("".join(block).split())))
