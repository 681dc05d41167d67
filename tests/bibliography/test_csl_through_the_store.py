"""What came in as CSL-JSON goes out of the database as it came."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from csl_items import ITEMS
from desks import open_desk
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench.domain.reference_lists import ListFormat
from workbench.operations.audit import verify
from workbench.operations.bibliography import Fate, export_references, import_references, read_list

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.workspace import Workspace


@pytest.fixture
def desk(tmp_path: Path) -> Workspace:
    return open_desk(tmp_path)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ITEMS, min_size=1, max_size=6))
def test_items_come_out_of_the_store_as_they_went_in(desk: Workspace, items: list[dict[str, Any]]) -> None:
    for place, item in enumerate(items):  # the same item again would be known, and keep its first words
        item.update(id=f"{desk.reader.workspace().references}-{place}", title=f"Title {place}")
        item.pop("URL", None)
        item.pop("DOI", None)
    entries = read_list(json.dumps(items).encode(), ListFormat.CSL_JSON, "a.json")
    taken = import_references(desk.journal, entries)
    assert {row.fate for row in taken} == {Fate.NEW}
    ids = [row.reference_id for row in taken if row.reference_id]
    assert json.loads(export_references(desk.reader, ListFormat.CSL_JSON, ids)) == items


def test_the_trail_of_an_import_replays(desk: Workspace) -> None:
    item = {
        "id": 1,
        "type": "book",
        "title": "Mills",
        "URL": "https://mill.example/?utm_source=a",
        "DOI": "10.1000/A",
    }
    import_references(desk.journal, read_list(json.dumps(item).encode(), ListFormat.CSL_JSON, "a.json"))
    assert verify(desk.settings.database, desk.blobs, desk.reader).ok
