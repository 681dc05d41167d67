"""Reports byte for byte. After a wanted change, look at the difference and run with ``WORKBENCH_REWRITE_GOLDENS=1``."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from model_samples import awkward, empty, partial, rich

from workbench.reports.render import FORMATS, render

GOLDENS = Path(__file__).parent / "goldens"
REPORTS = {
    "internal": lambda: rich(internal=True),
    "partial": partial,
    "empty": empty,
    "awkward": awkward,
}


@pytest.mark.parametrize("format_name", FORMATS)
@pytest.mark.parametrize("name", REPORTS)
def test_a_report_is_the_same_to_the_byte(name: str, format_name: str) -> None:
    written = render(REPORTS[name](), format_name).encode()
    golden = GOLDENS / f"{name}{FORMATS[format_name].suffix}"
    if os.environ.get("WORKBENCH_REWRITE_GOLDENS") == "1":
        GOLDENS.mkdir(exist_ok=True)
        golden.write_bytes(written)
    assert written == golden.read_bytes(), f"{golden.name} differs"


@pytest.mark.parametrize("format_name", FORMATS)
def test_reports_are_utf_8_text_that_ends_in_one_newline(format_name: str) -> None:
    for make in REPORTS.values():
        written = render(make(), format_name)
        assert written.encode().decode() == written
        assert written.endswith("\n")
        assert not written.endswith("\n\n")
        assert "\r" not in written


def test_every_format_has_a_suffix_and_a_media_type() -> None:
    assert {name: (kind.suffix, kind.media_type.split(";")[0]) for name, kind in FORMATS.items()} == {
        "html": (".html", "text/html"),
        "markdown": (".md", "text/markdown"),
        "json": (".json", "application/json"),
    }
