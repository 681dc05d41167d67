"""A page's elements, as every reader of HTML gets them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement


def page_tree(page: str) -> HtmlElement | None:
    """The elements of a page without comments; ``None`` when there is not one.

    Raises:
        MemoryError: the parser was out of memory, which lxml calls a syntax error.
    """
    from lxml import etree, html

    # A page is parsed as text, so a declaration of another encoding in it must not be obeyed again.
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        return html.document_fromstring(page.encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        if any(entry.type_name == "ERR_NO_MEMORY" for entry in parser.error_log):
            raise MemoryError from None
        return None
