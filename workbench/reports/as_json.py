"""A report as JSON, for programs.

An object with ``schema`` (``workbench/verification-report``) and ``version`` (an integer; it rises when a
field changes its meaning or goes, not when one is added), ``counts``, and the fields of ``ReportModel`` under
their own names, keys sorted. Times are ISO 8601 in UTC ending in ``Z``; what is absent is null.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING

from workbench.reports.foreign import HIDDEN
from workbench.reports.words import in_utc

if TYPE_CHECKING:
    import re

    from workbench.reports.model import ReportModel

SCHEMA = "workbench/verification-report"
VERSION = 1


def to_json(model: ReportModel) -> str:
    """The report as one JSON object, indented by two spaces."""
    content = asdict(model) | {
        "schema": SCHEMA,
        "version": VERSION,
        "counts": {
            "documents": len(model.documents),
            "assertions": model.totals.assertions,
            "claims": model.claim_count,
            "claims_by_state": model.claims_by_state,
            "claims_by_rating": model.claims_by_rating,
            "references": model.totals.references,
            "snapshots": model.totals.snapshots,
            "evidence": model.evidence_count,
            "not_checked": len(model.open_claims),
        },
    }
    del content["totals"]
    text = json.dumps(content, default=_moment, sort_keys=True, ensure_ascii=False, indent=2)
    # Whoever prints the file in a terminal or opens it in an editor must not be misled by what it quotes.
    return HIDDEN.sub(_escaped, text) + "\n"


def _moment(value: object) -> str:
    if not isinstance(value, datetime):
        raise TypeError(f"{type(value).__name__} has no place in a report")
    return in_utc(value).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _escaped(found: re.Match[str]) -> str:
    return json.dumps(found.group())[1:-1]
