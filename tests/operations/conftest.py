"""A desk with a document, for every test of an operation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from desks import add_text, open_desk

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.workspace import Workspace


@pytest.fixture
def desk(tmp_path: Path) -> Workspace:
    """Anna's desk."""
    return open_desk(tmp_path)


@pytest.fixture
def ben(desk: Workspace) -> Workspace:
    """Ben's desk on the same workspace."""
    return open_desk(desk.settings.database.parent, "Ben")


@pytest.fixture
def document(desk: Workspace) -> str:
    """The mill."""
    return add_text(desk)
