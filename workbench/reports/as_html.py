"""A report as one HTML file that needs no script and no network.

The file forbids itself everything but its own style (``Content-Security-Policy``), so even a mistake in
escaping could not run or load anything. Every expression of the templates passes ``_shown``: there is no way
to print a string unescaped or with a hidden character in it.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from typing import TYPE_CHECKING

from workbench.domain.written_dates import day
from workbench.reports import across, checks, sentences, words
from workbench.reports.foreign import hidden_runs, safe_address, visible
from workbench.reports.questions import open_questions

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

    from workbench.reports.model import ReportModel

RUNNING_HEAD_CHARACTERS = 70


def to_html(model: ReportModel) -> str:
    """The report as an HTML document, ``\\n`` line ends."""
    from markupsafe import Markup

    parts = sentences.shares(model)
    style = _style(model.title, [share.claims for share in parts])
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    page = _environment().get_template("report.html.j2")
    return page.render(
        report=model,
        parts=parts,
        questions=open_questions(model),
        chapter=across,
        style=Markup(style),  # noqa: S704 - our own rules; the title in them is escaped letter by letter
        style_digest=digest,
    )


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("workbench.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals |= {"checks": checks, "day": day, "sentences": sentences, "words": words}
    environment.filters |= {
        "foreign": _foreign,
        "anchor": _anchor,
        "address": safe_address,
        "visible": visible,
    }
    return environment


def _shown(value: object) -> Markup:
    """What an expression prints: escaped, hidden characters as marks that are harmless in attributes too."""
    from markupsafe import Markup, escape

    match value:
        case Markup():
            return value
        case int():
            return Markup(f"{value:,}")  # noqa: S704 - digits and commas
        case str():
            return Markup("").join(
                Markup("<i>{}</i>").format(run) if is_mark else escape(run)
                for run, is_mark in hidden_runs(value)
            )
        case _:
            raise TypeError(f"a report cannot print {value!r}")


def _foreign(text: str) -> Markup:
    """Text from outside, isolated so that its direction cannot reorder what stands around it."""
    from markupsafe import Markup

    return Markup("<bdi>{}</bdi>").format(_shown(text))


def _anchor(identifier: str) -> str:
    """An id as part of a fragment: letters, digits and hyphens stay, anything else becomes its code point."""
    return re.sub(r"[^A-Za-z0-9-]", lambda found: f"_{ord(found.group()):x}_", identifier)


def _style(title: str, counts: list[int]) -> str:
    """The style sheet with the widths of the bar and the running head of the printed page."""
    from importlib.resources import files

    sheet = files("workbench.reports").joinpath("templates", "report.css").read_text(encoding="utf-8")
    widths = "".join(f".bar .part-{place}{{flex-grow:{count}}}\n" for place, count in enumerate(counts, 1))
    head = title if len(title) <= RUNNING_HEAD_CHARACTERS else title[: RUNNING_HEAD_CHARACTERS - 1] + "…"
    shown = "".join(run for run, _ in hidden_runs(" ".join(head.split())))
    escaped = "".join(
        letter if letter.isascii() and letter.isalnum() else f"\\{ord(letter):06x}" for letter in shown
    )
    running_head = f'@page{{@top-left{{content:"{escaped}"}}}}\n@page:first{{@top-left{{content:none}}}}\n'
    return f"\n{sheet}{widths}{running_head}"
