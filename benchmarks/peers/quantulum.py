"""quantulum3 without its classifier: quantities, spans with units, numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from answering import serve

if TYPE_CHECKING:
    from collections.abc import Callable

Row = dict[str, Any]


def load() -> Callable[[str], list[Any]]:
    """Its parser with the classifier off; a text on which it raises has no quantities."""
    from quantulum3 import classifier, parser

    classifier.USE_CLF = False

    def parse(text: str) -> list[Any]:
        try:
            return list(parser.parse(text))
        except Exception:  # noqa: BLE001 - whatever it stumbles over, it found nothing
            return []

    return parse


def quantities() -> Callable[[Row], Row]:
    """Values with the names of their units."""
    parse = load()

    def answer(row: Row) -> Row:
        found = [{"value": each.value, "unit": _unit(each)} for each in parse(row["text"])]
        return {"id": row["id"], "quantities": found}

    return answer


def units() -> Callable[[Row], Row]:
    """Places of quantities that have a unit."""
    parse = load()

    def answer(row: Row) -> Row:
        found = [
            {"start": each.span[0], "end": each.span[1], "value": each.value, "unit": _unit(each)}
            for each in parse(row["text"])
            if _unit(each)
        ]
        return {"id": row["id"], "spans": found}

    return answer


def numbers() -> Callable[[Row], Row]:
    """The first value in each place given."""
    parse = load()

    def answer(row: Row) -> Row:
        found = [parse(row["text"][span["start"] : span["end"]]) for span in row["spans"]]
        return {"id": row["id"], "values": [each[0].value if each else None for each in found]}

    return answer


def _unit(quantity: Any) -> str:
    name = str(quantity.unit.name)
    return "" if name == "dimensionless" else name


MAKERS = {"quantities": quantities, "units": units, "numbers": numbers}

if __name__ == "__main__":
    serve(lambda name: MAKERS[name]() if name in MAKERS else None)
