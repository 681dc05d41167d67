"""What files state about themselves, made one form: one-line names, ISO dates, web addresses."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import urlsplit

_LONGEST_NAME = 500
_ISO_START = re.compile(r"(\d{4})(?:[-/.](\d{2})(?:[-/.](\d{2}))?)?(?![\d/.-])")


def one_line(value: str | None) -> str | None:
    """A stated name with its blanks made single; ``None`` when nothing is left."""
    return " ".join((value or "")[: 4 * _LONGEST_NAME].split())[:_LONGEST_NAME].rstrip() or None


def iso_date(value: str | None) -> str | None:
    """The calendar date of a stated date or time, as partial as it is stated.

    Year-first forms and RFC 5322 dates are read; ``03/04/2024`` could be two days and is not.
    """
    value = (value or "").strip()[:100]
    if found := _ISO_START.match(value):
        year, month, day = found.groups()
        try:
            date(int(year), int(month or 1), int(day or 1))
        except ValueError:
            return None
        return "-".join(part for part in (year, month, day) if part)
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(value).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def web_address(value: str | None) -> str | None:
    """An absolute http or https address; ``None`` for anything else."""
    value = (value or "").strip()
    try:
        parts = urlsplit(value)
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not parts.hostname or len(value) > 2000:
        return None
    return None if any(c.isspace() for c in value) else value
