"""The JSON objects of a check: a claim against its sources, a quotation against a text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbench.domain.checks import FigureCheck, QuotationCheck

if TYPE_CHECKING:
    from workbench.domain.checks import Checked, ClaimCheck, PartCheck

Record = dict[str, Any]


def claim_check_object(check: ClaimCheck) -> Record:
    """A claim with what each of its sources says of it; ``findings`` are numbers of lines."""
    lines = check.lines
    return {
        "claim": check.claim_id,
        "wording": check.wording,
        "sources": [
            {
                "reference": source.reference.id,
                "citation": source.reference.citation,
                "snapshot": source.snapshot.id,
                "evidence": list(source.evidence),
                "quotations": [
                    _quotation_line(line) for line in lines if line.source is source and _is_quotation(line)
                ],
                "figures": [
                    _figure_line(line) for line in lines if line.source is source and not _is_quotation(line)
                ],
            }
            for source in check.sources
        ],
        "findings": [line.number for line in check.findings],
    }


def _is_quotation(line: Checked) -> bool:
    return isinstance(line.item, QuotationCheck)


def _quotation_line(line: Checked) -> Record:
    assert isinstance(line.item, QuotationCheck)  # noqa: S101 - told apart above
    return {"number": line.number, "assertion": line.item.assertion_id, **quotation_object(line.item)}


def quotation_object(item: QuotationCheck) -> Record:
    """A quotation against a text: the outcome, whose words they are there, and every part with its aligned words."""
    place = item.place
    return {
        "text": item.text,
        "speaker": item.speaker,
        "outcome": item.outcome,
        "fidelity": str(item.fidelity),
        "attribution": str(item.attribution),
        "said_by": item.said_by,
        "remarks": list(item.remarks),
        "start": place.start if place else None,
        "end": place.end if place else None,
        "parts": [_part(part) for part in item.parts],
    }


def _part(part: PartCheck) -> Record:
    return {
        "text": part.text,
        "fidelity": str(part.fidelity),
        "attribution": str(part.attribution),
        "said_by": part.said_by,
        "places": [list(place) for place in part.places],
        "diff": [
            {"kind": str(s.kind) if s.kind else None, "quoted": s.quoted, "source": s.source}
            for s in part.stretches
        ],
    }


def _figure_line(line: Checked) -> Record:
    item = line.item
    assert isinstance(item, FigureCheck)  # noqa: S101 - told apart above
    return {
        "number": line.number,
        "kind": item.kind,
        "words": item.words,
        "outcome": str(item.outcome),
        "found": item.found,
        "start": item.place.start if item.place else None,
        "end": item.place.end if item.place else None,
        "excerpt": item.excerpt,
        "explanation": item.explanation,
    }
