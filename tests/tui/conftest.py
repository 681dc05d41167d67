"""The workspace that most of these tests look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tui_workspaces import harbour_workspace

from workbench.workspace import open_workspace

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.settings import Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """The harbour workspace: two articles, nine claims."""
    return harbour_workspace(tmp_path)


@pytest.fixture
def claim_ids(settings: Settings) -> list[str]:
    """Ids of the claims in document order."""
    workspace = open_workspace(settings)
    try:
        return [row.id for row in workspace.reader.claim_page(workspace.reader.claim_order())]
    finally:
        workspace.close()
