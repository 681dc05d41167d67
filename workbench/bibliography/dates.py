"""Dates of reference lists as dates of CSL, and back."""

from __future__ import annotations

import re
from typing import Any

from workbench.domain.csl import date_object, iso_date

_PARTS = re.compile(r"([0-9]{4})(?:[-/]([0-9]{1,2}))?(?:[-/]([0-9]{1,2}))?[/ ]*")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def written(text: str) -> dict[str, Any] | None:
    """A date as lists write it (``2024-12-19``, ``2024/12/19/``, ``2024-01/2024-03``); words stay words."""
    said = text.strip().strip("/")
    if not said:
        return None
    if "-" in said and said.count("/") == 1:
        interval = date_object(said)
        return interval if interval and len(interval.get("date-parts", ())) == 2 else {"literal": said}
    found = _PARTS.fullmatch(said)
    if not found:
        return {"literal": said}
    date = {"date-parts": [[int(part) for part in found.groups() if part]]}
    return date if iso_date(date) else {"literal": said}


def from_parts(year: str | None, month: str | None, day: str | None) -> dict[str, Any] | None:
    """A date given as year, month (a number or an English word) and day."""
    if not year or not year.strip().isdigit():
        return written(year or "")
    parts = [int(year)]
    name = (month or "").strip().lower()
    number = int(name) if name.isdigit() else _MONTHS.index(name[:3]) + 1 if name[:3] in _MONTHS else 0
    if 1 <= number <= 12:
        parts.append(number)
        if day and day.strip().isdigit() and 1 <= int(day) <= 31:
            parts.append(int(day))
    return {"date-parts": [parts]}


def iso_text(date: Any) -> str:
    """A date of CSL as ISO 8601, an interval with a slash; its words where it has no figures."""
    if not isinstance(date, dict):
        return ""
    ends = [iso for end in date.get("date-parts") or () if (iso := iso_date({"date-parts": [end]}))]
    return "/".join(ends) or str(date.get("literal") or date.get("raw") or "")
