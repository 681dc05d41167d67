"""The sample: the committed workspace is what its script builds, and its claims stand as they should."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from workbench.domain.spans import TextQuote, anchor
from workbench.errors import RuleViolation
from workbench.operations.audit import verify
from workbench.samples.build import HOME, build
from workbench.settings import Settings
from workbench.store.blobs import Blobs
from workbench.workspace import Workspace, create, open_workspace

ROOT = Path(__file__).resolve().parents[2]

EXPECTED = {
    "four": ("concluded", "true"),
    "range-km": ("concluded", "true"),
    "range-miles": ("concluded", "true"),
    "order": ("concluded", "false"),
    "day": ("concluded", "mostly true"),
    "previous": ("concluded", "false"),
    "agni": ("concluded", "true"),
    "round": ("concluded", "unproven"),
    "firms": ("disputed", None),
    "hit": ("needs_second", None),
    "unfortunate": ("stale", None),
    "answers": ("dismissed", None),
    "ryder": ("in_review", None),
    "bought": ("in_review", None),
    "reach": ("open", None),
}
"""State and rating of the claim on each passage that ``reviews.json`` names by a key."""


def tables_of(database: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every table's rows, full-text internals left out."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        names = [
            row[0]
            for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
            if not row[0].startswith(("claim_text", "sqlite_"))
        ]
        return {name: sorted(connection.execute(f"SELECT * FROM {name}"), key=repr) for name in names}


def opened(database: Path) -> Workspace:
    return open_workspace(
        Settings(database, database.parent / "references", "Tester", "test"), read_only=True
    )


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("sample"))


def test_rebuilding_the_sample_gives_the_committed_workspace(rebuilt: Path) -> None:
    assert tables_of(rebuilt) == tables_of(ROOT / "claims.db")
    stored = {p.relative_to(ROOT / "references") for p in (ROOT / "references").rglob("*") if p.is_file()}
    made = {
        p.relative_to(rebuilt.parent / "references")
        for p in (rebuilt.parent / "references").rglob("*")
        if p.is_file()
    }
    assert stored == made


def test_the_committed_sample_verifies() -> None:
    workspace = opened(ROOT / "claims.db")
    try:
        found = verify(ROOT / "claims.db", Blobs(ROOT / "references"), workspace.reader)
    finally:
        workspace.close()
    assert found.ok, found.findings
    assert workspace.settings.database.exists()


def test_every_claim_of_the_script_stands_as_the_reviewers_left_it(rebuilt: Path) -> None:
    script = json.loads((HOME / "reviews.json").read_text(encoding="utf-8"))
    titles = {document["key"]: document["title"] for document in script["documents"]}
    workspace = opened(rebuilt)
    try:
        reader = workspace.reader
        claims = [reader.claim(row.id) for row in reader.claim_page(reader.claim_order())]
        texts = {document.id: reader.document_text(document.id) for document in reader.documents()}
    finally:
        workspace.close()
    for said in script["claims"]:
        found = {
            (str(claim.state), str(claim.rating) if claim.rating else None)
            for claim in claims
            for member in claim.members
            if titles[said["document"]] in {None, member.document_title}
            and said["passage"] in texts[member.document_id]
            and member.reading.span.overlap(anchor(TextQuote(said["passage"]), texts[member.document_id]))
        }
        assert EXPECTED[said["key"]] in found, (said["key"], found)


def test_the_sample_is_never_built_over_another_workspace(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "claims.db", tmp_path / "references", "Anna", "test")
    create(settings, title="Our own work").close()
    before = (tmp_path / "claims.db").read_bytes()
    with pytest.raises(RuleViolation, match="not the sample"):
        build(tmp_path)
    assert (tmp_path / "claims.db").read_bytes() == before


def test_the_restoring_command_puts_a_changed_sample_back(tmp_path: Path, rebuilt: Path) -> None:
    shutil.copyfile(rebuilt, tmp_path / "claims.db")
    with closing(sqlite3.connect(tmp_path / "claims.db", isolation_level=None)) as connection:
        connection.execute("UPDATE claim SET wording = 'changed'")
    done = subprocess.run(
        [sys.executable, "-m", "workbench.samples", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert tables_of(tmp_path / "claims.db") == tables_of(rebuilt)


def test_the_briefs_quote_no_more_than_a_few_words() -> None:
    script = json.loads((HOME / "reviews.json").read_text(encoding="utf-8"))
    for document in script["documents"]:
        if document["file"].endswith(".html"):
            continue
        text = (HOME / document["file"]).read_text(encoding="utf-8").replace("”", '"').replace("“", '"')
        if document["file"].endswith(".md"):
            text = text.split("---", 2)[2]
        for quoted in text.split('"')[1::2]:
            assert len(quoted.split()) <= 8, quoted
