"""The formats a report can be written in, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.reports.as_html import to_html
from workbench.reports.as_json import to_json
from workbench.reports.as_markdown import to_markdown

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.reports.model import ReportModel


class Format(NamedTuple):
    """How a report is written down."""

    suffix: str
    media_type: str
    renderer: Callable[[ReportModel], str]


FORMATS: dict[str, Format] = {
    "html": Format(".html", "text/html; charset=utf-8", to_html),
    "markdown": Format(".md", "text/markdown; charset=utf-8", to_markdown),
    "json": Format(".json", "application/json", to_json),
}


def render(model: ReportModel, format_name: str) -> str:
    """The report as text, to be written in UTF-8 with ``\\n`` line ends; the same model gives the same bytes.

    Comments and history are in it only when the model is internal.

    Raises:
        KeyError: ``format_name`` is not in ``FORMATS``.
    """
    return FORMATS[format_name].renderer(model.for_readers())
